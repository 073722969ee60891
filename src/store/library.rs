//! Opening the library: the file, its settings, and one transaction for each change.

use super::StoreError;
use super::files::{beside, make_file};
use super::lists::LastFound;
use super::migrate::{self, MIGRATIONS};
use super::recover::MAGIC;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, MAIN_DB, OpenFlags, Transaction, TransactionBehavior};
use std::cell::RefCell;
use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a writer waits for another process.
const PATIENCE: Duration = Duration::from_secs(5);

/// Memory for pages of the file. Windows of lists need far less; with half a megabyte the first search
/// for a frequent word takes a fifth longer.
const CACHE_KIB: i64 = 768;

/// The same while a feed is saved in parts: what one of them changes has room in it.
const WRITING_CACHE_KIB: i64 = 16 * 1024;

/// The same while the whole file is read, each page once.
const READING_CACHE_KIB: i64 = 256;

/// Pages that may wait to be written into the file itself (64 MB). A first fetch is faster where it
/// need not wait for that; [`Library::checkpoint`] does it in the background.
const LONGEST_WAL_PAGES: u32 = 16_384;

/// What the file of waiting pages is cut to, once they were written.
const KEPT_WAL_BYTES: u32 = 4 * 1024 * 1024;

/// Free pages are given back a few at a time, when [`Library::vacuum_step`] asks for it.
const INCREMENTAL: i64 = 2;

/// Statements that stay prepared.
const STATEMENTS: usize = 96;

/// An open library. Several processes may have the same one open.
#[derive(Debug)]
pub struct Library {
    pub(super) connection: Connection,
    path: PathBuf,
    pub(super) last_found: RefCell<Option<Box<LastFound>>>,
}

/// What lies where a library is looked for.
#[derive(Debug)]
pub enum Found {
    /// No file, or an empty one.
    Nothing,
    /// A library of an older format: [`Library::open`] brings it up to date, which takes seconds
    /// where it is large.
    Older,
    /// A library.
    Library(Library),
}

impl Library {
    fn over(connection: Connection, path: &Path) -> Self {
        Self { connection, path: path.to_owned(), last_found: RefCell::new(None) }
    }

    /// Opens the library of this file, with its folders made anew where they are missing.
    ///
    /// An older format is brought up to date, after a copy of the file was laid beside it.
    ///
    /// # Errors
    /// When the file is something else, of a newer format, damaged, or cannot be written.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let mut connection = connect(path)?;
        migrate::bring_up_to_date(&mut connection, path, MIGRATIONS)?;
        Ok(Self::over(connection, path))
    }

    /// Makes a library of an older format, to be brought up to date by whoever fills it; of ours,
    /// where there is no such format.
    pub(super) fn open_of_version(path: &Path, version: i64) -> Result<Self, StoreError> {
        let mut connection = connect(path)?;
        let steps = usize::try_from(version).ok().filter(|steps| *steps > 0);
        let migrations = steps.and_then(|steps| MIGRATIONS.get(..steps)).unwrap_or(MIGRATIONS);
        migrate::bring_up_to_date(&mut connection, path, migrations)?;
        Ok(Self::over(connection, path))
    }

    /// Opens the library if it is there already and of our format, which takes no time; what else
    /// there may be.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_current(path: &Path) -> Result<Found, StoreError> {
        if !is_there(path)? {
            return Ok(Found::Nothing);
        }
        let connection = connect(path)?;
        if migrate::is_up_to_date(&connection, MIGRATIONS)? {
            Ok(Found::Library(Self::over(connection, path)))
        } else {
            Ok(Found::Older)
        }
    }

    /// Opens the library if it is there already.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_existing(path: &Path) -> Result<Option<Self>, StoreError> {
        if is_there(path)? { Self::open(path).map(Some) } else { Ok(None) }
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A number that is another one when another connection has changed the library.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn version_of_others(&self) -> Result<i64, StoreError> {
        Ok(self.connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// Writes what waits into the file itself, and to the disk, while others read and write. To be
    /// called from the background after much was saved, and when there is nothing else to do:
    /// until then a loss of power may take the last changes.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn checkpoint(&self) -> Result<(), StoreError> {
        self.connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", (), |_| Ok(()))?;
        Ok(())
    }

    /// Makes room for what a large change changes, or gives it back.
    pub(super) fn set_writing_much(&self, is_writing: bool) -> Result<(), StoreError> {
        self.set_cache(if is_writing { WRITING_CACHE_KIB } else { CACHE_KIB })
    }

    /// Gives away the memory for pages that are asked for again, or takes it back.
    pub(super) fn set_reading_once(&self, is_reading: bool) -> Result<(), StoreError> {
        self.set_cache(if is_reading { READING_CACHE_KIB } else { CACHE_KIB })
    }

    fn set_cache(&self, kib: i64) -> Result<(), StoreError> {
        Ok(self.connection.pragma_update(None, "cache_size", -kib)?)
    }

    /// Everything that `step` changes is there afterwards, or nothing of it.
    pub(super) fn change<T>(
        &mut self,
        step: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        // A transaction that begins as a reader and then writes may fail at once: it would have
        // to wait for another writer whose changes it cannot see.
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let value = step(&transaction)?;
        transaction.commit()?;
        Ok(value)
    }
}

/// Opens the file, whichever of our formats it has.
fn connect(path: &Path) -> Result<Connection, StoreError> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(StoreError::file(folder))?;
    }
    // A name that SQLite takes for something else than a file has no special sense here.
    let path = &std::path::absolute(path).map_err(StoreError::file(path))?;
    is_there(path)?;
    refuse_other_files(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    if may_only_be_looked_at(&connection, path) {
        connection = open_unchanging(path)?;
    }
    migrate::refuse_others(&connection, path, MIGRATIONS)?;
    settle(&connection)?;
    Ok(connection)
}

/// Whether nothing may be written, not even the files that SQLite lays beside a library to read it,
/// and nobody else has laid them there: then it changes under nobody's hands.
fn may_only_be_looked_at(connection: &Connection, path: &Path) -> bool {
    let first = connection.query_row("SELECT count(*) FROM sqlite_schema", (), |_| Ok(()));
    let error = first.map_err(StoreError::from).err();
    matches!(error, Some(StoreError::ReadOnly)) && !beside(path, "-wal").exists()
}

/// Opens a file that nobody changes: nothing is laid beside it.
pub(super) fn open_unchanging(path: &Path) -> Result<Connection, StoreError> {
    let name = path.to_string_lossy();
    let name = name.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Ok(Connection::open_with_flags(format!("file:{name}?immutable=1"), flags)?)
}

/// Whether there is a file with something in it.
fn is_there(path: &Path) -> Result<bool, StoreError> {
    match fs::metadata(path) {
        Ok(file) if !file.is_file() && !file.is_dir() => {
            Err(StoreError::NotALibrary(path.to_owned()))
        }
        Ok(file) => Ok(file.len() > 0),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(false)
        }
        Err(error) => Err(StoreError::file(path)(error)),
    }
}

/// Settings that belong to the connection, and those that a new file keeps.
fn settle(connection: &Connection) -> Result<(), StoreError> {
    if !connection.is_readonly(MAIN_DB)? {
        settle_file(connection)?;
    }
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    // Else statements are planned anew for other values, which takes longer than they do.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    rusqlite::vtab::array::load_module(connection)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(())
}

/// How the file is written.
fn settle_file(connection: &Connection) -> Result<(), StoreError> {
    // Only before the first table is made; afterwards too it would wait for other writers.
    let auto_vacuum: i64 = connection.pragma_query_value(None, "auto_vacuum", |row| row.get(0))?;
    if auto_vacuum != INCREMENTAL {
        connection.pragma_update(None, "auto_vacuum", INCREMENTAL)?;
    }
    let mut mode = String::new();
    // Two processes that make a new library at once: the second is told so without waiting.
    for _ in 0..50 {
        match connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0)) {
            Ok(found) => {
                mode = found;
                break;
            }
            Err(error) => match StoreError::from(error) {
                StoreError::Busy => std::thread::sleep(Duration::from_millis(20)),
                other => return Err(other),
            },
        }
    }
    if mode.is_empty() {
        return Err(StoreError::Busy);
    }
    // A crash of the machine may take the last changes, never the order of them.
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "wal_autocheckpoint", LONGEST_WAL_PAGES)?;
    connection.pragma_update(None, "journal_size_limit", KEPT_WAL_BYTES)?;
    Ok(())
}

/// SQLite would take an empty file for a new database, and complains late about others.
fn refuse_other_files(path: &Path) -> Result<(), StoreError> {
    let mut file = match fs::File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return make_file(path),
        Err(error) => return Err(StoreError::file(path)(error)),
    };
    let mut start = Vec::new();
    let read = file.by_ref().take(MAGIC.len() as u64).read_to_end(&mut start);
    read.map_err(StoreError::file(path))?;
    if start.is_empty() || start == MAGIC {
        Ok(())
    } else {
        Err(StoreError::NotALibrary(path.to_owned()))
    }
}
