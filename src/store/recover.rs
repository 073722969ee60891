//! A library whose file is damaged: what can be read of it goes into a new one.

use super::files::{Files, beside};
use super::first_page::Mended;
use super::migrate::{self, MIGRATIONS};
use super::{Library, StoreError, bodies};
use rusqlite::types::Value;
use rusqlite::{
    Connection, OpenFlags, OptionalExtension, Statement, Transaction, params_from_iter,
};
use std::path::{Path, PathBuf};

/// The tables, those first that others point to. Counts and the index follow from them.
const TABLES: [&str; 12] = [
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

/// Copies the damaged file to one whose name ends in `label`, and puts a new library of what can
/// be read of it in its place. Nobody may have it open. How many texts were saved so far is
/// `told` as it goes. The full-text index is not made yet.
///
/// # Errors
/// When nothing in the file can be read ([`StoreError::Damaged`]), it is something else
/// ([`StoreError::NotALibrary`]), it cannot be copied, or the new one cannot be written; then it
/// lies as it was.
pub fn recover(
    path: &Path,
    label: &str,
    told: &mut dyn FnMut(usize),
) -> Result<Recovered, StoreError> {
    // The place of a link is no place for the file that it leads to.
    let path = &std::fs::canonicalize(path).map_err(StoreError::file(path))?;
    let damaged = Files::copied(path, beside(path, &format!(".damaged-{label}")))?;
    let mended = Mended::of(path, beside(path, ".mending"))?;
    let source = mended.as_ref().map_or(path.as_path(), Mended::path);
    let new = Files::at(beside(path, ".recovering"));
    let (articles, is_whole) = copy(source, new.path(), told)?;
    new.put_in_place_of(path)?;
    Ok(Recovered { articles, is_whole, damaged: damaged.keep() })
}

fn copy(
    damaged: &Path,
    new: &Path,
    told: &mut dyn FnMut(usize),
) -> Result<(usize, bool), StoreError> {
    let old = Connection::open_with_flags(damaged, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // Else nothing is read of a file whose end is missing.
    let _ = old.pragma_update(None, "writable_schema", true);
    // Row for row of the same format; what is newer is made of what was saved.
    let version = migrate::version(&old).unwrap_or(0);
    let mut library = Library::open_of_version(new, version)?;
    library.connection.pragma_update(None, "foreign_keys", false)?;
    let is_whole = library.change(|transaction| {
        let mut is_whole = true;
        for table in TABLES {
            let mut silent = |_| {};
            let told = if table == TEXTS { &mut *told } else { &mut silent };
            is_whole &= copy_table(&old, transaction, table, told)?;
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
    let count = "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM feeds)";
    let (articles, feeds): (usize, usize) =
        library.connection.query_row(count, (), |row| Ok((row.get(0)?, row.get(1)?)))?;
    if !is_whole && articles == 0 && feeds == 0 {
        return Err(StoreError::Damaged("nothing in it can be read".to_owned()));
    }
    // All in the one file, which is about to be renamed.
    library.connection.pragma_update(None, "journal_mode", "DELETE")?;
    library.connection.close().map_err(|(_, error)| StoreError::from(error))?;
    Ok((articles, is_whole))
}

/// All rows of a table that can be read. Whether that was all.
fn copy_table(
    old: &Connection,
    new: &Transaction<'_>,
    table: &str,
    told: &mut dyn FnMut(usize),
) -> Result<bool, StoreError> {
    let mut columns = new.prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))?;
    let columns: Vec<String> =
        columns.query_map((), |row| row.get(0))?.collect::<Result<_, _>>()?;
    let marks = vec!["?"; columns.len()].join(",");
    let columns = columns.join(",");
    let insert =
        new.prepare(&format!("INSERT OR REPLACE INTO {table} ({columns}) VALUES ({marks})"))?;
    let has_numbers = new.prepare(&format!("SELECT rowid FROM {table}")).is_ok();
    let mut copying = Copying { old, insert, table, saved: 0, told };
    if has_numbers {
        return Ok(copying.around_damage(&columns));
    }
    let rows = format!("SELECT 0, {columns} FROM {table}");
    let is_whole = copying.stretch(&rows, None).1;
    if !is_whole {
        copying.stretch(&format!("{rows} ORDER BY 2 DESC, 3 DESC"), None);
    }
    Ok(is_whole)
}

/// A table on its way into the new file.
struct Copying<'a> {
    old: &'a Connection,
    insert: Statement<'a>,
    table: &'a str,
    saved: usize,
    told: &'a mut dyn FnMut(usize),
}

impl Copying<'_> {
    /// Copies the rows before, between and behind pages that cannot be read. Whether there were
    /// none of these.
    fn around_damage(&mut self, columns: &str) -> bool {
        let rows = format!(
            "SELECT rowid, {columns} FROM {} WHERE rowid > ?1 AND rowid <= ?2 ORDER BY rowid",
            self.table
        );
        let backwards = format!("{rows} DESC");
        let (mut from, mut is_whole) = (-1, true);
        loop {
            let (last, is_at_end) = self.stretch(&rows, Some((from, i64::MAX)));
            if is_at_end {
                return is_whole;
            }
            is_whole = false;
            let before = last.unwrap_or(from);
            let Some(behind) = self.readable_behind(before) else {
                self.stretch(&backwards, Some((before, i64::MAX)));
                return false;
            };
            self.stretch(&backwards, Some((before, behind)));
            from = behind;
        }
    }

    /// A number behind this one from which on rows can be read again; none where there is no such
    /// row.
    fn readable_behind(&self, before: i64) -> Option<i64> {
        let next =
            format!("SELECT rowid FROM {} WHERE rowid > ?1 ORDER BY rowid LIMIT 1", self.table);
        let mut steps = (0..63).map(|power| before.checked_add(1 << power));
        while let Some(Some(behind)) = steps.next() {
            match self.old.query_row(&next, [behind], |row| row.get::<_, i64>(0)).optional() {
                Ok(Some(_)) => return Some(behind),
                Ok(None) => return None,
                Err(_) => {}
            }
        }
        None
    }

    /// Copies what a statement gives, up to its end or to what cannot be read: the number of the
    /// last row, and whether that was the end.
    fn stretch(&mut self, rows: &str, between: Option<(i64, i64)>) -> (Option<i64>, bool) {
        let mut last = None;
        let Ok(mut select) = self.old.prepare(rows) else { return (last, false) };
        let count = select.column_count();
        let found = match between {
            Some(between) => select.query(between),
            None => select.query(()),
        };
        let Ok(mut rows) = found else { return (last, false) };
        loop {
            match rows.next() {
                Ok(None) => return (last, true),
                Err(_) => return (last, false),
                Ok(Some(row)) => {
                    last = row.get(0).ok();
                    let values: Result<Vec<Value>, _> =
                        (1..count).map(|column| row.get(column)).collect();
                    // What is no value of its column any more is lost.
                    if let Ok(values) = values {
                        self.saved += self.insert.execute(params_from_iter(values)).unwrap_or(0);
                        (self.told)(self.saved);
                    }
                }
            }
        }
    }
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
