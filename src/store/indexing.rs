//! When articles come into the full-text index: after they were saved, many in one transaction,
//! and at the latest before somebody wants all that a search finds.
//!
//! Indexing takes ten times as long as saving, and a first fetch of many feeds must not wait for
//! it. Which articles it is due for is written with them, so that a process that ends in between
//! leaves nothing out.

use super::search_index;
use super::{ArticleId, Library, StoreError};
use rusqlite::{Connection, MAIN_DB, OptionalExtension, Transaction, TransactionBehavior};

/// Articles of one transaction, when a search waits for all.
const AT_A_TIME: usize = 500;

impl Library {
    /// Brings at most so many articles into the full-text index, unless the library may only be
    /// read. Whether there are more.
    ///
    /// For a background thread: 20 take about ten milliseconds.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn index_some(&self, most: usize) -> Result<bool, StoreError> {
        if !is_due(&self.connection)? || self.connection.is_readonly(MAIN_DB)? {
            return Ok(false);
        }
        // The connection is not borrowed for writing, so that searches can do this too. No
        // transaction is open: those of ours end where they begin.
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
        let count = index_first(&transaction, most)?;
        transaction.commit()?;
        Ok(count == most)
    }

    /// Makes the index anew for at most so many articles of which it has an older form, the newest
    /// first. Whether there are more. Searches find them by the older form meanwhile.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn renew_index(&self, most: usize) -> Result<bool, StoreError> {
        let below = "SELECT below FROM reindexing";
        if self.connection.query_row(below, (), |_| Ok(())).optional()?.is_none() {
            return Ok(false);
        }
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
        // Another process may do this too.
        let below: Option<i64> = transaction.query_row(below, (), |row| row.get(0)).optional()?;
        let Some(below) = below else { return Ok(false) };
        let ids: Vec<ArticleId> = transaction
            .prepare_cached("SELECT id FROM articles WHERE id < ?1 ORDER BY id DESC LIMIT ?2")?
            .query_map((below, most), |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for id in &ids {
            search_index::index(&transaction, *id)?;
        }
        match ids.last() {
            Some(last) => transaction.execute("UPDATE reindexing SET below = ?1", [last])?,
            None => transaction.execute("DELETE FROM reindexing", ())?,
        };
        transaction.commit()?;
        Ok(!ids.is_empty())
    }

    /// How many articles are not in the full-text index yet.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn unindexed(&self) -> Result<usize, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT count(*) FROM unindexed")?;
        Ok(statement.query_row((), |row| row.get(0))?)
    }

    /// Brings all articles into the full-text index that are not in it.
    pub(super) fn finish_index(&self) -> Result<(), StoreError> {
        while self.index_some(AT_A_TIME)? {}
        Ok(())
    }

    /// Empties the index: it is made anew as after a first fetch, in the background or by the next
    /// search.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn index_again(&mut self) -> Result<(), StoreError> {
        self.change(|transaction| {
            transaction.execute("INSERT INTO search (search) VALUES ('delete-all')", ())?;
            transaction.execute("INSERT OR IGNORE INTO unindexed SELECT id FROM articles", ())?;
            transaction.execute("DELETE FROM reindexing", ())?;
            Ok(())
        })
    }

    /// Joins parts of the index that many small changes left; a little work at a time. Whether
    /// there may be more to do.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn tidy_index(&mut self) -> Result<bool, StoreError> {
        let before = self.connection.total_changes();
        self.connection.execute("INSERT INTO search (search, rank) VALUES ('merge', 64)", ())?;
        // As SQLite documents it: fewer than two changes say that nothing was left to do.
        Ok(self.connection.total_changes() - before >= 2)
    }
}

/// Whether some article is not in the index as it is now.
fn is_due(connection: &Connection) -> Result<bool, StoreError> {
    let mut statement = connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM unindexed)")?;
    Ok(statement.query_row((), |row| row.get(0))?)
}

/// Brings all articles into the index, within a change that asks it.
pub(super) fn finish(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    while is_due(transaction)? {
        index_first(transaction, AT_A_TIME)?;
    }
    Ok(())
}

/// Brings the first of them into the index. How many they were.
fn index_first(transaction: &Transaction<'_>, most: usize) -> Result<usize, StoreError> {
    let mut statement = transaction
        .prepare_cached("SELECT article_id FROM unindexed ORDER BY article_id LIMIT ?1")?;
    let found = statement.query_map([most], |row| row.get(0))?;
    let ids: Vec<ArticleId> = found.collect::<Result<_, _>>()?;
    for id in &ids {
        transaction.prepare_cached("DELETE FROM unindexed WHERE article_id = ?1")?.execute([id])?;
        search_index::index(transaction, *id)?;
    }
    Ok(ids.len())
}

/// Writes down that an article is not in the index as it is now.
pub(super) fn put_off(transaction: &Transaction<'_>, id: ArticleId) -> Result<(), StoreError> {
    transaction
        .prepare_cached("INSERT OR IGNORE INTO unindexed (article_id) VALUES (?1)")?
        .execute([id])?;
    Ok(())
}
