//! Leaving a feed: its starred articles stay, the others are hidden until nobody wants them back.

use super::undo::{self, Change};
use super::{FeedId, Library, StoreError, stories};
use jiff::Timestamp;
use rusqlite::Transaction;

impl Library {
    /// Leaves a feed.
    ///
    /// # Errors
    /// When it is not followed, or the library cannot be written.
    pub fn unsubscribe(&mut self, feed: FeedId, at: Timestamp) -> Result<(), StoreError> {
        self.change(|transaction| {
            let is_followed: bool = transaction.query_row(
                "SELECT EXISTS (SELECT 1 FROM feeds WHERE id = ?1 AND removed_at IS NULL)",
                [feed],
                |row| row.get(0),
            )?;
            if !is_followed {
                return Err(StoreError::Missing("feed"));
            }
            leave(transaction, feed, at)?;
            undo::record(transaction, at, &Change::Unsubscribed { feed }, &[])
        })
    }
}

pub(super) fn leave(
    transaction: &Transaction<'_>,
    feed: FeedId,
    at: Timestamp,
) -> Result<(), StoreError> {
    set_removed(transaction, feed, Some(at))
}

pub(super) fn bring_back(transaction: &Transaction<'_>, feed: FeedId) -> Result<(), StoreError> {
    set_removed(transaction, feed, None)
}

/// Another feed may have to show the stories that this one stood for, or no longer has to.
fn set_removed(
    transaction: &Transaction<'_>,
    feed: FeedId,
    at: Option<Timestamp>,
) -> Result<(), StoreError> {
    transaction.execute(
        "UPDATE feeds SET removed_at = ?2 WHERE id = ?1",
        (feed, at.map(Timestamp::as_second)),
    )?;
    transaction.execute(
        "UPDATE statuses SET is_orphan = ?2 WHERE article_id IN
           (SELECT id FROM articles WHERE feed_id = ?1)",
        (feed, at.is_some()),
    )?;
    for story in stories::of_feed(transaction, feed)? {
        stories::settle(transaction, story)?;
    }
    Ok(())
}
