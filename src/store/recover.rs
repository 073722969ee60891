//! A library whose file is damaged: what can be read of it goes into a new one, and that into its
//! place.

use super::files::{Files, Held, beside};
use super::library::open_unchanging;
use super::link_key::{address_key, address_of_key};
use super::lock::ReaderLock;
use super::migrate::{self, MIGRATIONS};
use super::salvage::copy_table;
use super::{FeedId, Library, StoreError, bodies, check, first_page};
use rusqlite::{Connection, OpenFlags, Transaction};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The tables, those first that others point to. Counts and the index follow from them.
pub(super) const TABLES: [&str; 12] = [
    "folders",
    "feeds",
    "tags",
    "feed_tags",
    "articles",
    TEXTS,
    "statuses",
    "article_tags",
    "facts",
    "fetches",
    "undo",
    "saved_searches",
];

/// The table that takes longest.
const TEXTS: &str = "bodies";

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

/// Copies the damaged file to one whose name ends in `label`, and writes a new library of what can
/// be read of it in its place. How many texts were saved so far is `told` as it goes. The full-text
/// index is not made yet. Not for a process that has the library open itself.
///
/// # Errors
/// When nothing in the file can be read ([`StoreError::Damaged`]), it is something else
/// ([`StoreError::NotALibrary`]), somebody has it open ([`StoreError::InUse`]), it cannot be copied,
/// or the new one cannot be written; then it lies as it was. Who is stopped while it is written goes
/// on by doing this again.
pub fn recover(
    path: &Path,
    label: &str,
    told: &mut dyn FnMut(usize),
) -> Result<Recovered, StoreError> {
    // The place of a link is no place for the file that it leads to.
    let path = &fs::canonicalize(path).map_err(StoreError::file(path))?;
    // A reader whose connection has met the damage does not hold the file any more.
    if ReaderLock::is_held(path) {
        return Err(StoreError::InUse);
    }
    let mut library = Held::of(path)?;
    let damaged = library.copied(unused(beside(path, &format!(".damaged-{label}"))))?;
    let ready = beside(path, ".recovered");
    let was_stopped = ready.exists() && library.is_being_replaced()?;
    let source = if was_stopped {
        Source { connection: open_unchanging(&ready)?, _copy: None }
    } else {
        Source::of(&damaged, path, beside(path, ".mending"))?
    };
    let new = Files::at(beside(path, ".recovering"));
    let (articles, is_whole) = copy(&source.connection, new.path(), told)?;
    drop(source);
    fs::rename(new.keep(), &ready).map_err(StoreError::file(&ready))?;
    // From here on it is the only whole one.
    let damaged = damaged.keep();
    library.replace(&ready)?;
    let _ = fs::remove_file(&ready);
    Ok(Recovered { articles, is_whole, damaged })
}

/// The first of the names `path`, `path-2`, `path-3` … that no file has.
fn unused(path: PathBuf) -> PathBuf {
    let mut numbered = (2..).map(|number| beside(&path, &format!("-{number}")));
    let is_free = |path: &PathBuf| !path.exists();
    if is_free(&path) { path } else { numbered.find(is_free).unwrap_or(path) }
}

/// Where rows are read: the kept copy, or one of it that SQLite may write into.
struct Source {
    connection: Connection,
    _copy: Option<Files>,
}

impl Source {
    fn of(damaged: &Files, path: &Path, spare: PathBuf) -> Result<Self, StoreError> {
        if !damaged.has_wal() {
            let connection = open_unchanging(damaged.path())?;
            if first_page::is_sound(&connection) {
                return Ok(Self { connection, _copy: None });
            }
        }
        let copy = damaged.copied(spare)?;
        let look = OpenFlags::SQLITE_OPEN_READ_ONLY;
        if !Connection::open_with_flags(copy.path(), look).is_ok_and(|it| first_page::is_sound(&it))
        {
            first_page::mend(copy.path(), path)?;
        }
        let change = OpenFlags::SQLITE_OPEN_READ_WRITE;
        let connection = Connection::open_with_flags(copy.path(), change)?;
        Ok(Self { connection, _copy: Some(copy) })
    }
}

fn copy(
    old: &Connection,
    new: &Path,
    told: &mut dyn FnMut(usize),
) -> Result<(usize, bool), StoreError> {
    // Else nothing is read of a file whose end is missing.
    let _ = old.pragma_update(None, "writable_schema", true);
    // Row for row of the same format; what is newer is made of what was saved.
    let version = migrate::version(old).unwrap_or(0);
    let mut library = Library::open_of_version(new, version)?;
    library.connection.pragma_update(None, "foreign_keys", false)?;
    let is_whole = library.change(|transaction| {
        let mut is_whole = true;
        for table in TABLES {
            let mut silent = |_| {};
            let told = if table == TEXTS { &mut *told } else { &mut silent };
            is_whole &= copy_table(old, transaction, table, told)?;
        }
        migrate::take_steps(transaction, MIGRATIONS)?;
        for article in bodies::damaged(transaction)? {
            is_whole = false;
            bodies::mend(transaction, article)?;
        }
        complete(transaction, &addresses(old))?;
        check::count_again(transaction)?;
        Ok(is_whole)
    })?;
    library.index_again()?;
    library.connection.pragma_update(None, "foreign_keys", true)?;
    let count = "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM feeds)";
    let (articles, feeds): (usize, usize) =
        library.connection.query_row(count, (), |row| Ok((row.get(0)?, row.get(1)?)))?;
    if !is_whole && articles == 0 && feeds == 0 {
        return Err(StoreError::Damaged("nothing in it can be read".to_owned()));
    }
    // All in the one file, which is about to be copied.
    library.connection.pragma_update(None, "journal_mode", "DELETE")?;
    library.connection.close().map_err(|(_, error)| StoreError::from(error))?;
    Ok((articles, is_whole))
}

/// The addresses of feeds, as far as their index can be read: it lies in other pages than they do.
fn addresses(old: &Connection) -> BTreeMap<FeedId, String> {
    let mut addresses = BTreeMap::new();
    for order in ["ASC", "DESC"] {
        // Else SQLite may take the table.
        let keys = format!(
            "SELECT id, address_key FROM feeds INDEXED BY sqlite_autoindex_feeds_1
             WHERE address_key > '' ORDER BY address_key {order}"
        );
        let Ok(mut select) = old.prepare(&keys) else { break };
        let Ok(found) = select.query_map((), |row| Ok((row.get(0)?, row.get(1)?))) else { break };
        let readable = found.map_while(Result::ok);
        addresses.extend(readable.map(|(id, key): (FeedId, String)| (id, address_of_key(&key))));
    }
    addresses
}

/// Makes anew what rows lost with the other half of theirs.
fn complete(
    transaction: &Transaction<'_>,
    addresses: &BTreeMap<FeedId, String>,
) -> Result<(), StoreError> {
    let mut insert = transaction.prepare(
        "INSERT OR IGNORE INTO feeds (id, address, address_key, added_at) VALUES (?1, ?2, ?3, 0)",
    )?;
    for (id, address) in addresses {
        insert.execute((id, address, address_key(address)))?;
    }
    transaction.execute_batch(
        "UPDATE folders SET parent_id = 0
           WHERE parent_id IS NOT NULL AND parent_id NOT IN (SELECT id FROM folders);
         UPDATE feeds SET folder_id = 0 WHERE folder_id NOT IN (SELECT id FROM folders);
         INSERT INTO feeds (id, address, address_key, added_at, stopped_at)
           SELECT DISTINCT feed_id, 'lost:' || feed_id, 'lost:' || feed_id, 0, 0 FROM articles
           WHERE feed_id NOT IN (SELECT id FROM feeds);
         INSERT OR IGNORE INTO counts (feed_id) SELECT id FROM feeds;
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
