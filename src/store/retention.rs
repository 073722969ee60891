//! How long articles are kept.

use super::undo::{self, Change, UNDO_DAYS};
use super::{ArticleId, FeedId, Library, StoreError, deleted, id_set, migrate, stories};
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension, Transaction};
use std::collections::HashSet;

/// What is kept. An article that the feed still sends is always kept, and one with a tag. What is
/// deleted does not come back when the feed sends it again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Retention {
    /// Days after it came or was read, whichever was later; for ever where there is none.
    pub keep_days: Option<u32>,
    /// Articles of each feed, the newest; all where there is none. What came or was read a
    /// day ago or less is kept besides, as a mark may be taken back.
    pub keep_count: Option<u32>,
    /// Whether unread articles go too.
    pub also_unread: bool,
    /// Whether starred articles go too.
    pub also_starred: bool,
}

/// A feed with what it says about keeping, and how it stands.
#[derive(Debug)]
struct Kept {
    feed: FeedId,
    removed_at: Option<i64>,
    keep_days: Option<u32>,
    keep_count: Option<u32>,
    latest: HashSet<ArticleId>,
}

/// Articles that are deleted in one transaction.
const AT_A_TIME: usize = 40;

/// A purge on its way.
#[derive(Debug)]
pub struct Purge {
    retention: Retention,
    at: Timestamp,
    undoable_since: Timestamp,
    /// Those that were not looked at.
    feeds: Vec<Kept>,
    /// Articles of the feed that was looked at last, and whether it is followed.
    going: Vec<ArticleId>,
    is_followed: bool,
    gone: usize,
}

impl Purge {
    /// How many articles went so far.
    #[must_use]
    pub fn gone(&self) -> usize {
        self.gone
    }
}

impl Library {
    /// Sets what is kept of one feed; what is none there is as for all feeds. Can be taken back.
    ///
    /// # Errors
    /// When the feed is not there, or the library cannot be written.
    pub fn set_retention(
        &mut self,
        feed: FeedId,
        keep_days: Option<u32>,
        keep_count: Option<u32>,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let before = self.retention_of(feed)?;
        if before == (keep_days, keep_count) {
            return Ok(());
        }
        self.change(|transaction| {
            write(transaction, feed, (keep_days, keep_count))?;
            undo::record(transaction, at, &Change::FeedKept { feed, before }, &[])
        })
    }

    /// What is kept of one feed, in days and in articles; none where it is as for all feeds.
    ///
    /// # Errors
    /// When the feed is not there, or the library cannot be read.
    pub fn retention_of(&self, feed: FeedId) -> Result<(Option<u32>, Option<u32>), StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT keep_days, keep_count FROM feeds WHERE id = ?1")?;
        let found = statement.query_row([feed], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        found.ok_or(StoreError::Missing("feed"))
    }

    /// Deletes what is too old or too much, feeds that were left a month ago, and changes that
    /// cannot be taken back any more. How many articles went.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn purge(&mut self, retention: &Retention, at: Timestamp) -> Result<usize, StoreError> {
        let mut purge = self.begin_purge(retention, at)?;
        while self.purge_some(&mut purge)? {}
        Ok(purge.gone)
    }

    /// Begins what [`purge`](Self::purge) does, to be gone on with by
    /// [`purge_some`](Self::purge_some). It may be dropped at any time. Copies of the library in
    /// older formats go too, as long after they were made as anything can be undone.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn begin_purge(
        &mut self,
        retention: &Retention,
        at: Timestamp,
    ) -> Result<Purge, StoreError> {
        let undoable_since = before(at, UNDO_DAYS);
        let feeds = self.change(|transaction| {
            undo::forget(transaction, undoable_since)?;
            deleted::forget(transaction, before(at, deleted::DAYS).as_second())?;
            kept(transaction)
        })?;
        migrate::delete_older_backups(self.path(), undoable_since);
        let (going, is_followed) = (Vec::new(), true);
        Ok(Purge { retention: *retention, at, undoable_since, feeds, going, is_followed, gone: 0 })
    }

    /// Deletes a few articles, in some milliseconds, so that it can be done between two requests
    /// of a person. Whether there is more to do.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn purge_some(&mut self, purge: &mut Purge) -> Result<bool, StoreError> {
        if !purge.going.is_empty() {
            let rest = purge.going.len().saturating_sub(AT_A_TIME);
            let ids = purge.going.split_off(rest);
            let at = purge.is_followed.then_some(purge.at);
            purge.gone += self.change(|transaction| delete(transaction, &ids, at))?;
            return Ok(true);
        }
        let Some(feed) = purge.feeds.pop() else { return Ok(false) };
        let is_left = feed.removed_at.is_some_and(|left| left < purge.undoable_since.as_second());
        self.change(|transaction| {
            purge.is_followed = !is_left;
            purge.going = too_much(transaction, &feed, &purge.retention, is_left, purge.at)?;
            if !is_left {
                return Ok(());
            }
            if purge.going.is_empty() {
                transaction.execute(
                    "DELETE FROM feeds WHERE id = ?1
                     AND NOT EXISTS (SELECT 1 FROM articles WHERE feed_id = ?1)",
                    [feed.feed],
                )?;
            } else {
                // Once more when its articles are gone.
                purge.feeds.push(feed);
            }
            Ok(())
        })?;
        Ok(true)
    }
}

/// Writes for how many days, and how many articles of a feed are kept.
pub(super) fn write(
    connection: &Connection,
    feed: FeedId,
    (keep_days, keep_count): (Option<u32>, Option<u32>),
) -> Result<(), StoreError> {
    connection.execute(
        "UPDATE feeds SET keep_days = ?2, keep_count = ?3 WHERE id = ?1",
        (feed, keep_days, keep_count),
    )?;
    Ok(())
}

fn before(at: Timestamp, days: i64) -> Timestamp {
    at.saturating_sub(SignedDuration::from_hours(days.saturating_mul(24))).unwrap_or(Timestamp::MIN)
}

fn kept(transaction: &Transaction<'_>) -> Result<Vec<Kept>, StoreError> {
    let mut statement = transaction
        .prepare("SELECT id, removed_at, keep_days, keep_count, latest_articles FROM feeds")?;
    let rows = statement.query_map((), |row| {
        let latest: Option<Vec<u8>> = row.get(4)?;
        Ok(Kept {
            feed: row.get(0)?,
            removed_at: row.get(1)?,
            keep_days: row.get(2)?,
            keep_count: row.get(3)?,
            latest: id_set::unpack(&latest.unwrap_or_default()).into_iter().collect(),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The articles of a feed that go.
fn too_much(
    transaction: &Transaction<'_>,
    kept: &Kept,
    retention: &Retention,
    is_left: bool,
    at: Timestamp,
) -> Result<Vec<ArticleId>, StoreError> {
    let keep_days = kept.keep_days.or(retention.keep_days);
    let keep_count = kept.keep_count.or(retention.keep_count);
    if !is_left && keep_days.is_none() && keep_count.is_none() {
        return Ok(Vec::new());
    }
    let oldest = keep_days.map(|days| before(at, i64::from(days)).as_second());
    let yesterday = before(at, 1).as_second();
    let mut statement = transaction.prepare_cached(
        "SELECT id, max(received_at, coalesce(read_at, 0)), is_read, is_starred,
           EXISTS (SELECT 1 FROM article_tags t WHERE t.article_id = id)
         FROM articles JOIN statuses s ON s.article_id = id WHERE articles.feed_id = ?1
         ORDER BY sort_at DESC, id DESC",
    )?;
    let mut rows = statement.query([kept.feed])?;
    let mut gone = Vec::new();
    let mut place = 0;
    while let Some(row) = rows.next()? {
        let (id, touched_at): (ArticleId, i64) = (row.get(0)?, row.get(1)?);
        let (is_read, is_starred, is_tagged): (bool, bool, bool) =
            (row.get(2)?, row.get(3)?, row.get(4)?);
        place += 1;
        let is_old = oldest.is_some_and(|oldest| touched_at < oldest)
            || keep_count.is_some_and(|count| place > count && touched_at < yesterday);
        let may_go = (!is_starred || retention.also_starred && !is_left)
            && !is_tagged
            && (is_left
                || is_old && (is_read || retention.also_unread) && !kept.latest.contains(&id));
        if may_go {
            gone.push(id);
        }
    }
    Ok(gone)
}

/// Deletes articles; what a feed that is followed sends again is known by the time. Another feed may
/// have the same story: it shows it from now on.
fn delete(
    transaction: &Transaction<'_>,
    ids: &[ArticleId],
    at: Option<Timestamp>,
) -> Result<usize, StoreError> {
    let mut touched = HashSet::new();
    for id in ids {
        touched.extend(match at {
            Some(at) => deleted::delete(transaction, *id, at.as_second())?,
            None => transaction
                .prepare_cached("DELETE FROM articles WHERE id = ?1 RETURNING story_id")?
                .query_row([id], |row| row.get::<_, Option<i64>>(0))?,
        });
    }
    for story in touched {
        stories::settle(transaction, story)?;
    }
    Ok(ids.len())
}
