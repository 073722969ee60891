//! What a person marks on articles: read, starred; one, several, or a whole list.

use super::undo::{self, Change};
use super::{ArticleId, FeedId, Library, StoreError, View, stories};
use jiff::{Timestamp, Zoned};
use rusqlite::Connection;
use rusqlite::types::Value;
use rusqlite::vtab::array::Array;
use std::collections::HashMap;
use std::rc::Rc;

impl Library {
    /// Marks articles read or unread, with the same stories of other feeds. How many stories were
    /// not so before.
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
            stories::count(transaction, &changed)
        })
    }

    /// How many stories these articles are: one in several feeds counts once, as it is shown once.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn count_stories(&self, ids: &[ArticleId]) -> Result<usize, StoreError> {
        stories::count(&self.connection, ids)
    }

    /// How many of these articles lists show: not those that another feed's article stands for, nor
    /// those that are hidden.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn count_new_stories(&self, ids: &[ArticleId]) -> Result<usize, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT count(*) FROM statuses
             WHERE article_id IN (SELECT value FROM rarray(?1)) AND is_shown = 1",
        )?;
        Ok(statement.query_row([array(ids)], |row| row.get(0))?)
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

/// The articles that were not so before. Everything that marks articles read comes here: it is
/// counted here, as a trigger for each of 100,000 articles would take most of the time.
pub(super) fn set_read(
    connection: &Connection,
    ids: &[ArticleId],
    is_read: bool,
    at: Timestamp,
) -> Result<Vec<ArticleId>, StoreError> {
    let mut changed = Vec::new();
    // Those that are present, and those that are shown.
    let mut by_feed: HashMap<FeedId, (i64, i64)> = HashMap::new();
    let mut statement = connection.prepare_cached(
        "UPDATE statuses SET is_read = ?2, read_at = ?3
         WHERE article_id IN (SELECT value FROM rarray(?1)) AND is_read <> ?2
         RETURNING article_id, feed_id, is_present, is_shown",
    )?;
    let at = is_read.then(|| at.as_second());
    let mut rows = statement.query((array(ids), is_read, at))?;
    while let Some(row) = rows.next()? {
        changed.push(row.get(0)?);
        let counts = by_feed.entry(row.get(1)?).or_default();
        counts.0 += row.get::<_, i64>(2)?;
        counts.1 += row.get::<_, i64>(3)?;
    }
    let sign = if is_read { -1 } else { 1 };
    let mut count = connection.prepare_cached(
        "UPDATE counts SET unread = unread + ?2, shown_unread = shown_unread + ?3
         WHERE feed_id = ?1",
    )?;
    for (feed, (present, shown)) in by_feed {
        count.execute((feed, sign * present, sign * shown))?;
    }
    Ok(changed)
}

/// As a table of one column.
pub(super) fn array(ids: &[ArticleId]) -> Array {
    Rc::new(ids.iter().map(|id| Value::Integer(id.0)).collect())
}

/// The articles that were not so before.
pub(super) fn set_starred(
    connection: &Connection,
    ids: &[ArticleId],
    is_starred: bool,
    at: Timestamp,
) -> Result<Vec<ArticleId>, StoreError> {
    let mut statement = connection.prepare_cached(
        "UPDATE statuses SET is_starred = ?2, starred_at = ?3
         WHERE article_id = ?1 AND is_starred <> ?2",
    )?;
    let at = is_starred.then(|| at.as_second());
    let mut changed = Vec::new();
    for id in ids {
        if statement.execute((id, is_starred, at))? > 0 {
            changed.push(*id);
        }
    }
    Ok(changed)
}
