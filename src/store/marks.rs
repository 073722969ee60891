//! What a person marks on articles: read, starred; one, several, or a whole list.

use super::undo::{self, Change};
use super::{ArticleId, Library, StoreError, View, stories};
use jiff::{Timestamp, Zoned};
use rusqlite::Connection;

impl Library {
    /// Marks articles read or unread, with the same stories of other feeds. How many were not
    /// so before.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn mark_read(
        &mut self,
        ids: &[ArticleId],
        is_read: bool,
        at: Timestamp,
    ) -> Result<usize, StoreError> {
        self.change(|transaction| {
            let all = stories::with_others(transaction, ids)?;
            let changed = set_read(transaction, &all, is_read, at)?;
            if !changed.is_empty() {
                undo::record(transaction, at, &Change::Read { is_read }, &changed)?;
            }
            Ok(changed.len())
        })
    }

    /// Gives articles a star, or takes it. How many did not have it so.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn mark_starred(
        &mut self,
        ids: &[ArticleId],
        is_starred: bool,
        at: Timestamp,
    ) -> Result<usize, StoreError> {
        self.change(|transaction| {
            let changed = set_starred(transaction, ids, is_starred, at)?;
            if !changed.is_empty() {
                undo::record(transaction, at, &Change::Starred { is_starred }, &changed)?;
            }
            Ok(changed.len())
        })
    }

    /// Marks a whole list read: a feed, a folder, what a search finds. How many were unread.
    ///
    /// A list that is on the screen is marked by its own numbers with
    /// [`mark_read`](Self::mark_read), whole, above or below a place: what came after it was
    /// shown stays unread.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn mark_all_read(&mut self, view: &View, now: &Zoned) -> Result<usize, StoreError> {
        let ids = self.list(view, now)?;
        self.mark_read(&ids, true, now.timestamp())
    }
}

/// The articles that were not so before.
pub(super) fn set_read(
    connection: &Connection,
    ids: &[ArticleId],
    is_read: bool,
    at: Timestamp,
) -> Result<Vec<ArticleId>, StoreError> {
    let sql = "UPDATE statuses SET is_read = ?2, read_at = ?3
               WHERE article_id = ?1 AND is_read <> ?2";
    set(connection, ids, is_read, at, sql)
}

/// The articles that were not so before.
pub(super) fn set_starred(
    connection: &Connection,
    ids: &[ArticleId],
    is_starred: bool,
    at: Timestamp,
) -> Result<Vec<ArticleId>, StoreError> {
    let sql = "UPDATE statuses SET is_starred = ?2, starred_at = ?3
               WHERE article_id = ?1 AND is_starred <> ?2";
    set(connection, ids, is_starred, at, sql)
}

fn set(
    connection: &Connection,
    ids: &[ArticleId],
    is_set: bool,
    at: Timestamp,
    sql: &str,
) -> Result<Vec<ArticleId>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let at = is_set.then(|| at.as_second());
    let mut changed = Vec::new();
    for id in ids {
        if statement.execute((id, is_set, at))? > 0 {
            changed.push(*id);
        }
    }
    Ok(changed)
}
