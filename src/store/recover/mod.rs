//! A library whose file is damaged: what can be read of it goes into a new one, and that into its
//! place.

mod first_page;
mod leaves;
mod page;
mod salvage;

use super::articles::timestamp;
use super::files::{Files, Held, beside};
use super::library::open_unchanging;
use super::link_key::{address_key, address_of_key};
use super::lock::ReaderLock;
use super::migrate::{self, MIGRATIONS};
use super::{Library, StoreError, bodies, check, id_set, mute, stories};
pub(super) use first_page::MAGIC;
use first_page::Start;
use leaves::Roots;
use rusqlite::types::FromSql;
use rusqlite::{Connection, OpenFlags, Transaction};
use salvage::copy_table;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The tables, those first that others point to. Counts and the index follow from them.
pub(super) const TABLES: [&str; 13] = [
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
    "deleted",
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
        Source::at(&ready)?
    } else {
        Source::of(&damaged, path, beside(path, ".mending"))?
    };
    let new = Files::at(beside(path, ".recovering"));
    let (articles, is_whole) = copy(&source, path, new.path(), told)?;
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

/// Where rows are read.
struct Source {
    /// Over the kept copy, or one of it that SQLite may write into; over nothing where SQLite finds
    /// nothing in it.
    connection: Connection,
    path: PathBuf,
    /// The version of its format; 0 where it is not known.
    version: i64,
    is_ours: bool,
    _copy: Option<Files>,
}

impl Source {
    /// A file that is written no more.
    fn at(path: &Path) -> Result<Self, StoreError> {
        let connection = open_unchanging(path)?;
        let version = migrate::version(&connection).unwrap_or(0);
        Ok(Self { connection, path: path.to_owned(), version, is_ours: true, _copy: None })
    }

    fn of(damaged: &Files, library: &Path, spare: PathBuf) -> Result<Self, StoreError> {
        if !damaged.has_wal() {
            let source = Self::at(damaged.path())?;
            if first_page::is_sound(&source.connection) {
                return Ok(source);
            }
        }
        let copy = damaged.copied(spare)?;
        let look = OpenFlags::SQLITE_OPEN_READ_ONLY;
        let is_sound = Connection::open_with_flags(copy.path(), look)
            .is_ok_and(|connection| first_page::is_sound(&connection));
        let start = if is_sound { Start::Tables } else { first_page::mend(copy.path(), library)? };
        let connection = if start == Start::Nothing {
            Connection::open_in_memory()?
        } else {
            Connection::open_with_flags(copy.path(), OpenFlags::SQLITE_OPEN_READ_WRITE)?
        };
        // What waits comes into the pages, which are looked at one by one too.
        let _ = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |_| Ok(()));
        let known = if let Start::Header(version) = start { version } else { 0 };
        let version = migrate::version(&connection).ok().filter(|version| *version > 0);
        Ok(Self {
            connection,
            path: copy.path().to_owned(),
            version: version.unwrap_or(known),
            is_ours: start != Start::Nothing,
            _copy: Some(copy),
        })
    }

    /// What begins where: as the file says, else as in any library of this format, as all are made
    /// by the same steps.
    fn roots(&self, new: &Transaction<'_>) -> Result<Roots, StoreError> {
        match roots(&self.connection) {
            Ok(told) if !told.is_empty() => Ok(told),
            Ok(_) | Err(_) => roots(new),
        }
    }
}

fn roots(connection: &Connection) -> Result<Roots, StoreError> {
    let mut statement = connection.prepare(
        "SELECT rootpage, name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0",
    )?;
    let roots = statement.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(roots.collect::<Result<_, _>>()?)
}

fn copy(
    source: &Source,
    library: &Path,
    new: &Path,
    told: &mut dyn FnMut(usize),
) -> Result<(usize, bool), StoreError> {
    let old = &source.connection;
    // Else nothing is read of a file whose end is missing.
    let _ = old.pragma_update(None, "writable_schema", true);
    // Row for row of the same format; what is newer is made of what was saved.
    let mut made = Library::open_of_version(new, source.version)?;
    made.connection.pragma_update(None, "foreign_keys", false)?;
    let (is_whole, unmarked) = made.change(|transaction| {
        let mut is_whole = copy_tables(source, transaction, told)?;
        migrate::take_steps(transaction, MIGRATIONS)?;
        for article in bodies::damaged(transaction)? {
            is_whole = false;
            bodies::mend(transaction, article)?;
        }
        keep_numbers(old, transaction)?;
        let unmarked = complete(transaction, &Indexed::read(old))?;
        check::count_again(transaction)?;
        Ok((is_whole, unmarked))
    })?;
    made.index_again()?;
    if unmarked > 0 {
        made.change(hide_again)?;
    }
    made.connection.pragma_update(None, "foreign_keys", true)?;
    let count = "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM feeds)";
    let (articles, feeds): (usize, usize) =
        made.connection.query_row(count, (), |row| Ok((row.get(0)?, row.get(1)?)))?;
    if !is_whole && articles == 0 && feeds == 0 {
        return Err(if source.is_ours {
            StoreError::Damaged("nothing in it can be read".to_owned())
        } else {
            StoreError::NotALibrary(library.to_owned())
        });
    }
    // All in the one file, which is about to be copied.
    made.connection.pragma_update(None, "journal_mode", "DELETE")?;
    made.connection.close().map_err(|(_, error)| StoreError::from(error))?;
    Ok((articles, is_whole))
}

/// Copies the rows of all tables, by way of their trees, and of those that are not whole, page by
/// page. Whether all trees were whole.
fn copy_tables(
    source: &Source,
    new: &Transaction<'_>,
    told: &mut dyn FnMut(usize),
) -> Result<bool, StoreError> {
    let (mut hurt, mut texts) = (Vec::new(), 0);
    for table in TABLES {
        let mut count = |saved| {
            if table == TEXTS {
                texts = saved;
                told(saved);
            }
        };
        if !copy_table(&source.connection, new, table, &mut count)? {
            hurt.push(table);
        }
    }
    if hurt.is_empty() {
        return Ok(true);
    }
    let mut count = |table: &str| {
        if table == TEXTS {
            texts += 1;
            told(texts);
        }
    };
    leaves::gather(&source.path, &source.roots(new)?, new, &hurt, &mut count)?;
    Ok(false)
}

/// What an index has of a table, as far as it can be read: it lies in other pages than the rows.
/// `select` gives numbers and names in the order of `names`.
fn of_index<T: FromSql>(old: &Connection, select: &str, names: &str) -> BTreeMap<i64, T> {
    let mut found = BTreeMap::new();
    for order in ["ASC", "DESC"] {
        let sql = format!("{select} ORDER BY {names} {order}");
        let Ok(mut select) = old.prepare(&sql) else { break };
        let Ok(rows) = select.query_map((), |row| Ok((row.get(0)?, row.get(1)?))) else { break };
        found.extend(rows.map_while(Result::ok));
    }
    found
}

/// What indexes know of rows that are lost.
struct Indexed {
    addresses: BTreeMap<i64, String>,
    tags: BTreeMap<i64, String>,
    folders: BTreeMap<i64, String>,
}

impl Indexed {
    // SQLite takes the table unless the index is named.
    fn read(old: &Connection) -> Self {
        let keys = "SELECT id, address_key FROM feeds INDEXED BY sqlite_autoindex_feeds_1
             WHERE address_key > ''";
        let tags = "SELECT id, name FROM tags INDEXED BY sqlite_autoindex_tags_1 WHERE name > ''";
        let folders = "SELECT id, parent_id || '/' || name FROM folders INDEXED BY folders_by_name
             WHERE parent_id >= 0";
        Self {
            addresses: of_index(old, keys, "address_key"),
            tags: of_index(old, tags, "name"),
            folders: of_index(old, folders, "parent_id"),
        }
    }

    /// Writes what is missing. Of addresses the index has no scheme: it is that of the articles.
    fn complete(&self, transaction: &Transaction<'_>) -> Result<(), StoreError> {
        let mut insert = transaction.prepare(
            "INSERT OR IGNORE INTO feeds (id, address, address_key, added_at)
             VALUES (?1, iif(
               EXISTS (SELECT 1 FROM articles WHERE feed_id = ?1 AND link LIKE 'http://%')
               AND NOT EXISTS
                 (SELECT 1 FROM articles WHERE feed_id = ?1 AND link LIKE 'https://%'),
               ?4, ?2), ?3, 0)",
        )?;
        for (id, key) in &self.addresses {
            let address = address_of_key(key);
            let in_the_open = address.replacen("https://", "http://", 1);
            insert.execute((id, &address, address_key(&address), in_the_open))?;
        }
        let mut insert =
            transaction.prepare("INSERT OR IGNORE INTO tags (id, name) VALUES (?1, ?2)")?;
        for tag in &self.tags {
            insert.execute(tag)?;
        }
        let mut insert = transaction
            .prepare("INSERT OR IGNORE INTO folders (id, parent_id, name) VALUES (?1, ?2, ?3)")?;
        for (id, place) in &self.folders {
            if let Some((parent, name)) = place.split_once('/') {
                insert.execute((id, parent.parse().unwrap_or(0_i64), name))?;
            }
        }
        Ok(())
    }
}

/// Numbers of articles are never given twice: changes that can be taken back name them.
fn keep_numbers(old: &Connection, transaction: &Transaction<'_>) -> Result<(), StoreError> {
    let known = "SELECT seq FROM sqlite_sequence WHERE name = 'articles'";
    let mut last: i64 = old.query_row(known, (), |row| row.get(0)).unwrap_or(0);
    for table in ["bodies", "statuses", "facts"] {
        let most = format!("SELECT coalesce(max(article_id), 0) FROM {table}");
        last = last.max(transaction.query_row(&most, (), |row| row.get(0))?);
    }
    let mut sets = transaction.prepare("SELECT articles FROM undo")?;
    let mut rows = sets.query(())?;
    while let Some(row) = rows.next()? {
        let set: Vec<u8> = row.get(0)?;
        last = last.max(id_set::unpack(&set).iter().map(|id| id.0).max().unwrap_or(0));
    }
    let known = "INSERT INTO sqlite_sequence (name, seq) SELECT 'articles', 0
         WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'articles')";
    transaction.execute(known, ())?;
    let raise = "UPDATE sqlite_sequence SET seq = max(seq, ?1) WHERE name = 'articles'";
    transaction.execute(raise, [last])?;
    Ok(())
}

/// Looks what rules hide, which asks the index.
fn hide_again(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    let last = "SELECT coalesce(max(received_at), 0) FROM articles";
    let last: i64 = transaction.query_row(last, (), |row| row.get(0))?;
    // A rule of days holds as when something came last.
    mute::apply_to_all(transaction, timestamp(last))
}

/// Makes anew what rows lost with the other half of theirs. How many articles lost their marks.
fn complete(transaction: &Transaction<'_>, indexed: &Indexed) -> Result<usize, StoreError> {
    indexed.complete(transaction)?;
    let lost = "SELECT count(*) FROM articles WHERE id NOT IN (SELECT article_id FROM statuses)";
    let lost: usize = transaction.query_row(lost, (), |row| row.get(0))?;
    transaction.execute_batch(
        "UPDATE folders SET parent_id = 0
           WHERE parent_id IS NOT NULL AND parent_id NOT IN (SELECT id FROM folders);
         UPDATE feeds SET folder_id = 0 WHERE folder_id NOT IN (SELECT id FROM folders);
         INSERT INTO feeds (id, address, address_key, added_at, stopped_at)
           SELECT DISTINCT feed_id, 'lost:' || feed_id, 'lost:' || feed_id, 0, 0 FROM articles
           WHERE feed_id NOT IN (SELECT id FROM feeds);
         INSERT OR IGNORE INTO counts (feed_id) SELECT id FROM feeds;
         INSERT INTO statuses (article_id, feed_id, sort_at, word_count, language, is_orphan)
           SELECT a.id, feed_id, min(coalesce(published_at, received_at), received_at), 0,
             a.language, f.removed_at IS NOT NULL
           FROM articles a JOIN feeds f ON f.id = a.feed_id
           WHERE a.id NOT IN (SELECT article_id FROM statuses);
         DELETE FROM statuses WHERE article_id NOT IN (SELECT id FROM articles);
         DELETE FROM bodies WHERE article_id NOT IN (SELECT id FROM articles);
         DELETE FROM facts WHERE article_id NOT IN (SELECT id FROM articles);
         DELETE FROM fetches WHERE feed_id NOT IN (SELECT id FROM feeds);
         DELETE FROM deleted WHERE feed_id NOT IN (SELECT id FROM feeds);
         DELETE FROM article_tags WHERE article_id NOT IN (SELECT id FROM articles)
           OR tag_id NOT IN (SELECT id FROM tags);
         DELETE FROM feed_tags WHERE feed_id NOT IN (SELECT id FROM feeds)
           OR tag_id NOT IN (SELECT id FROM tags);",
    )?;
    bodies::complete(transaction)?;
    if lost > 0 {
        stories::settle_all(transaction)?;
    }
    Ok(lost)
}
