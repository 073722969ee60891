//! The format of the file by versions, and the way from an older one to ours.

use super::files::{beside, make_file};
use super::{StoreError, repacking};
use jiff::Timestamp;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use rustix::process::test_kill_process;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The steps; the first makes version 1 of an empty file. Never changed once released.
pub(super) const MIGRATIONS: &[Step] = &[
    Step::Sql(include_str!("schema/1.sql")),
    Step::Sql(include_str!("schema/2.sql")),
    Step::Sql(include_str!("schema/3.sql")),
    Step::Sql(include_str!("schema/4.sql")),
    Step::Code(repacking::pack_bodies),
    Step::Sql(include_str!("schema/6.sql")),
    Step::Sql(include_str!("schema/7.sql")),
    Step::Sql(include_str!("schema/8.sql")),
];

/// From one version to the next.
#[derive(Clone, Copy)]
pub(super) enum Step {
    Sql(&'static str),
    /// What SQL alone cannot do.
    Code(fn(&Transaction<'_>) -> Result<(), StoreError>),
}

/// In the name of a copy that is being made, before the number of its process.
const UNFINISHED: &str = "unfinished-";

/// The end of the name of a file that SQLite lays beside a copy while it is made.
const JOURNAL: &str = "-journal";

/// "khbr": which program a SQLite file belongs to.
pub(super) const APPLICATION_ID: i64 = 0x6B68_6272;

/// Before anything is written: whose file is it, and of which version?
pub(super) fn refuse_others(
    connection: &Connection,
    path: &Path,
    migrations: &[Step],
) -> Result<(), StoreError> {
    let found = version(connection)?;
    if found > latest(migrations) && application(connection)? == APPLICATION_ID {
        return Err(StoreError::Newer { found, known: latest(migrations) });
    }
    let is_empty: bool =
        connection.query_row("SELECT count(*) = 0 FROM sqlite_schema", (), |row| row.get(0))?;
    if (!is_empty || found > 0) && application(connection)? != APPLICATION_ID {
        return Err(StoreError::NotALibrary(path.to_owned()));
    }
    Ok(())
}

/// Whether there is no step to take.
pub(super) fn is_up_to_date(
    connection: &Connection,
    migrations: &[Step],
) -> Result<bool, StoreError> {
    Ok(version(connection)? == latest(migrations))
}

/// Takes every step that is missing, in one transaction. Before, the file is copied.
pub(super) fn bring_up_to_date(
    connection: &mut Connection,
    path: &Path,
    migrations: &[Step],
) -> Result<(), StoreError> {
    let found = version(connection)?;
    if found == latest(migrations) {
        return Ok(());
    }
    if found > 0 {
        back_up(connection, &backup_path(path, found))?;
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    take_steps(&transaction, migrations)?;
    let broken: i64 =
        transaction
            .query_row("SELECT count(*) FROM pragma_foreign_key_check", (), |row| row.get(0))?;
    if broken > 0 {
        return Err(StoreError::Damaged(format!("{broken} rows point to nothing")));
    }
    Ok(transaction.commit()?)
}

/// Takes the steps that are missing now: another process may have been faster.
pub(super) fn take_steps(
    transaction: &Transaction<'_>,
    migrations: &[Step],
) -> Result<(), StoreError> {
    let found = version(transaction)?;
    for step in migrations.iter().skip(usize::try_from(found).unwrap_or(0)) {
        match step {
            Step::Sql(sql) => transaction.execute_batch(sql)?,
            Step::Code(code) => code(transaction)?,
        }
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", latest(migrations))?;
    Ok(())
}

/// A copy under a passing name first: what has the right name is whole.
fn back_up(connection: &Connection, backup: &Path) -> Result<(), StoreError> {
    remove_unfinished(backup);
    let extension = format!("{UNFINISHED}{}", std::process::id());
    let unfinished = backup.with_extension(&extension);
    let _ = fs::remove_file(&unfinished);
    make_file(&unfinished)?;
    if let Err(error) = connection.execute("VACUUM INTO ?1", [unfinished.to_string_lossy()]) {
        // On a full disk nothing else could be written while it lies there.
        for ending in ["", JOURNAL] {
            let _ = fs::remove_file(unfinished.with_extension(extension.clone() + ending));
        }
        return Err(error.into());
    }
    let copied = fs::File::open(&unfinished).and_then(|file| file.sync_all());
    copied.map_err(StoreError::file(&unfinished))?;
    fs::rename(&unfinished, backup).map_err(StoreError::file(backup))
}

/// Copies of processes that were ended in the middle take as much room as the library.
fn remove_unfinished(backup: &Path) {
    let (Some(folder), Some(stem)) = (backup.parent(), backup.file_stem()) else { return };
    let start = format!("{}.{UNFINISHED}", stem.to_string_lossy());
    for file in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        let pid = name.strip_prefix(&start).map(|pid| pid.trim_end_matches(JOURNAL));
        let pid = pid.and_then(|pid| pid.parse::<i32>().ok());
        let pid = pid.and_then(rustix::process::Pid::from_raw);
        if pid.is_some_and(|pid| test_kill_process(pid) == Err(rustix::io::Errno::SRCH)) {
            let _ = fs::remove_file(file.path());
        }
    }
}

/// Deletes the copies in older formats that were made before this moment: a library that was used
/// since is worth more than they are, and each takes as much room as it.
pub(super) fn delete_older_backups(path: &Path, before: Timestamp) {
    let made = |backup: &Path| fs::metadata(backup)?.modified();
    for version in 1..latest(MIGRATIONS) {
        let backup = backup_path(path, version);
        if made(&backup).is_ok_and(|made| made < SystemTime::from(before)) {
            // It takes room, and does no harm.
            let _ = fs::remove_file(&backup);
        }
    }
}

/// `library.sqlite3.v3.backup`, beside the library.
fn backup_path(path: &Path, version: i64) -> PathBuf {
    beside(path, &format!(".v{version}.backup"))
}

fn latest(migrations: &[Step]) -> i64 {
    i64::try_from(migrations.len()).unwrap_or(i64::MAX)
}

pub(super) fn version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

pub(super) fn application(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "application_id", |row| row.get(0))?)
}

/// Names and definitions of all tables but SQLite's own.
pub(super) fn tables(connection: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
         ORDER BY name",
    )?;
    let tables = statement.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(tables.collect::<Result<_, _>>()?)
}

/// The version that has just these tables, as told by them alone: the first, where steps changed
/// none. `None` where it is no library.
pub(super) fn version_of_tables(connection: &Connection) -> Result<Option<i64>, StoreError> {
    let found = tables(connection)?;
    let mut made = Connection::open_in_memory()?;
    let transaction = made.transaction()?;
    for steps in 1..=MIGRATIONS.len() {
        take_steps(&transaction, MIGRATIONS.get(..steps).unwrap_or(MIGRATIONS))?;
        if tables(&transaction)? == found {
            return Ok(i64::try_from(steps).ok());
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file in a folder of its own.
    fn place(test: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("khabar-{test}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        folder.join("library.sqlite3")
    }

    fn names(connection: &Connection) -> Vec<String> {
        let mut statement =
            connection.prepare("SELECT name FROM folders ORDER BY id").expect("sql");
        let names = statement.query_map((), |row| row.get(0)).expect("read");
        names.collect::<Result<_, _>>().expect("read")
    }

    const FIRST: &str = "CREATE TABLE folders (id INTEGER PRIMARY KEY, name TEXT)";

    #[test]
    fn an_older_file_is_copied_and_brought_up_to_date() {
        let path = place("migrate");
        let mut connection = Connection::open(&path).expect("a database");
        bring_up_to_date(&mut connection, &path, &[Step::Sql(FIRST)]).expect("made");
        connection.execute("INSERT INTO folders (name) VALUES ('أخبار')", ()).expect("written");
        let steps = [Step::Sql(FIRST), Step::Sql("INSERT INTO folders (name) VALUES ('new')")];
        bring_up_to_date(&mut connection, &path, &steps).expect("brought up to date");
        bring_up_to_date(&mut connection, &path, &steps).expect("once only");
        assert_eq!(names(&connection), ["أخبار", "new"]);
        assert_eq!(version(&connection).expect("read"), 2);
        let backup =
            Connection::open(path.with_file_name("library.sqlite3.v1.backup")).expect("a copy");
        assert_eq!(
            (names(&backup), version(&backup).expect("read")),
            (vec!["أخبار".to_owned()], 1)
        );
        assert_eq!(application(&backup).expect("read"), APPLICATION_ID);
        assert!(matches!(
            refuse_others(&connection, &path, &[Step::Sql(FIRST)]),
            Err(StoreError::Newer { found: 2, known: 1 })
        ));
        drop(backup);
        fs::remove_dir_all(path.parent().expect("a folder")).expect("removed");
    }

    #[test]
    fn a_step_that_fails_leaves_the_file_as_it_was() {
        let path = place("migrate-fails");
        let mut connection = Connection::open(&path).expect("a database");
        bring_up_to_date(&mut connection, &path, &[Step::Sql(FIRST)]).expect("made");
        let half = "INSERT INTO folders (name) VALUES ('half'); INSERT INTO nothing VALUES (1)";
        let steps = [Step::Sql(FIRST), Step::Sql(half)];
        assert!(bring_up_to_date(&mut connection, &path, &steps).is_err());
        assert_eq!((names(&connection).len(), version(&connection).expect("read")), (0, 1));
        bring_up_to_date(&mut connection, &path, &[Step::Sql(FIRST)]).expect("still good");
        fs::remove_dir_all(path.parent().expect("a folder")).expect("removed");
    }
}
