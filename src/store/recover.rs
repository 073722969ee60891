//! A library whose file is damaged: what can be read of it goes into a new one.

use super::migrate::{self, MIGRATIONS};
use super::{Library, StoreError, bodies};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, Transaction, params_from_iter};
use std::path::{Path, PathBuf};

/// The tables, those first that others point to. Counts and the index follow from them.
const TABLES: [&str; 12] = [
    "folders",
    "feeds",
    "tags",
    "feed_tags",
    "articles",
    "bodies",
    "statuses",
    "article_tags",
    "facts",
    "fetches",
    "undo",
    "saved_searches",
];

/// What was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovered {
    /// Articles in the new file.
    pub articles: usize,
    /// Whether all rows of all tables could be read.
    pub is_whole: bool,
    /// A copy of the file as it was.
    pub damaged: PathBuf,
}

/// Copies the damaged file to one whose name ends in `label`, and puts a new library of what can
/// be read of it in its place. Nobody may have it open.
///
/// # Errors
/// When the file cannot be copied, or the new one cannot be written; then it lies as it was.
pub fn recover(path: &Path, label: &str) -> Result<Recovered, StoreError> {
    let damaged = beside(path, &format!(".damaged-{label}"));
    for ending in ["", "-wal"] {
        let (from, to) = (beside(path, ending), beside(&damaged, ending));
        match std::fs::copy(&from, &to) {
            Ok(_) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !ending.is_empty() => {}
            Err(error) => return Err(StoreError::file(from)(error)),
        }
    }
    let new = beside(path, ".recovering");
    let _ = std::fs::remove_file(&new);
    let (articles, is_whole) = copy(path, &new)?;
    // What waits to be written into the old file does not belong to the new one.
    for ending in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(beside(path, ending));
    }
    std::fs::rename(&new, path).map_err(StoreError::file(path))?;
    Ok(Recovered { articles, is_whole, damaged })
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn copy(damaged: &Path, new: &Path) -> Result<(usize, bool), StoreError> {
    let old = Connection::open_with_flags(damaged, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // Row for row of the same format; what is newer is made of what was saved.
    let version = migrate::version(&old).unwrap_or(0);
    let mut library = Library::open_of_version(new, version)?;
    library.connection.pragma_update(None, "foreign_keys", false)?;
    let is_whole = library.change(|transaction| {
        let mut is_whole = true;
        for table in TABLES {
            is_whole &= copy_table(&old, transaction, table)?;
        }
        migrate::take_steps(transaction, MIGRATIONS)?;
        for article in bodies::damaged(transaction)? {
            is_whole = false;
            bodies::mend(transaction, article)?;
        }
        complete(transaction)?;
        Ok(is_whole)
    })?;
    library.index_again()?;
    library.connection.pragma_update(None, "foreign_keys", true)?;
    let articles =
        library.connection.query_row("SELECT count(*) FROM articles", (), |row| row.get(0))?;
    // All in the one file, which is about to be renamed.
    library.connection.pragma_update(None, "journal_mode", "DELETE")?;
    library.connection.close().map_err(|(_, error)| StoreError::from(error))?;
    Ok((articles, is_whole))
}

/// From the start as far as it goes, then from the end. Whether that was all.
fn copy_table(old: &Connection, new: &Transaction<'_>, table: &str) -> Result<bool, StoreError> {
    let mut columns = new.prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))?;
    let columns: Vec<String> =
        columns.query_map((), |row| row.get(0))?.collect::<Result<_, _>>()?;
    let marks = vec!["?"; columns.len()].join(",");
    let columns = columns.join(",");
    let mut insert =
        new.prepare(&format!("INSERT OR REPLACE INTO {table} ({columns}) VALUES ({marks})"))?;
    for order in ["", " ORDER BY rowid DESC"] {
        let Ok(mut select) = old.prepare(&format!("SELECT {columns} FROM {table}{order}")) else {
            continue;
        };
        let count = select.column_count();
        let Ok(mut rows) = select.query(()) else { continue };
        loop {
            match rows.next() {
                Ok(Some(row)) => {
                    let values: Result<Vec<Value>, _> =
                        (0..count).map(|column| row.get(column)).collect();
                    // What is no value of its column any more is lost.
                    if let Ok(values) = values {
                        let _ = insert.execute(params_from_iter(values));
                    }
                }
                Ok(None) if order.is_empty() => return Ok(true),
                Ok(None) | Err(_) => break,
            }
        }
    }
    Ok(false)
}

/// Rows that lost the other half of theirs.
fn complete(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    transaction.execute_batch(
        "UPDATE folders SET parent_id = 0
           WHERE parent_id IS NOT NULL AND parent_id NOT IN (SELECT id FROM folders);
         UPDATE feeds SET folder_id = 0 WHERE folder_id NOT IN (SELECT id FROM folders);
         INSERT INTO feeds (id, address, address_key, added_at)
           SELECT DISTINCT feed_id, 'lost:' || feed_id, 'lost:' || feed_id, 0 FROM articles
           WHERE feed_id NOT IN (SELECT id FROM feeds);
         INSERT INTO statuses (article_id, feed_id, sort_at, word_count, language)
           SELECT id, feed_id, min(coalesce(published_at, received_at), received_at), 0, language
           FROM articles WHERE id NOT IN (SELECT article_id FROM statuses);
         DELETE FROM statuses WHERE article_id NOT IN (SELECT id FROM articles);
         DELETE FROM bodies WHERE article_id NOT IN (SELECT id FROM articles);
         DELETE FROM facts WHERE article_id NOT IN (SELECT id FROM articles);
         DELETE FROM fetches WHERE feed_id NOT IN (SELECT id FROM feeds);
         DELETE FROM article_tags WHERE article_id NOT IN (SELECT id FROM articles)
           OR tag_id NOT IN (SELECT id FROM tags);
         DELETE FROM feed_tags WHERE feed_id NOT IN (SELECT id FROM feeds)
           OR tag_id NOT IN (SELECT id FROM tags);",
    )?;
    bodies::complete(transaction)
}
