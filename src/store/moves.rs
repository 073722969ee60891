//! Feeds that move: a permanent redirect counts when it was the same one several times.

use super::link_key::{address_key, is_same_place};
use super::{FeedId, StoreError, feed_settings, mute};
use jiff::Timestamp;
use rusqlite::Transaction;

/// After so many requests in a row that were led to the same place, the subscription is
/// rewritten: a server that is misconfigured for an hour, or a hotel's login page, moves nothing.
const CONFIRMED_AFTER: u32 = 3;

/// Notes where the server says that the feed is from now on; nowhere else for none.
pub(super) fn note(
    transaction: &Transaction<'_>,
    feed: FeedId,
    target: Option<&str>,
    at: Timestamp,
) -> Result<(), StoreError> {
    let Some(target) = target else {
        transaction
            .prepare_cached(
                "UPDATE feeds SET moved_to = NULL, moved_times = 0
                 WHERE id = ?1 AND moved_to IS NOT NULL",
            )?
            .execute([feed])?;
        return Ok(());
    };
    let times: u32 = transaction
        .prepare_cached(
            "UPDATE feeds SET moved_times = iif(moved_to IS ?2, moved_times + 1, 1), moved_to = ?2
             WHERE id = ?1 RETURNING moved_times",
        )?
        .query_row((feed, target), |row| row.get(0))?;
    if times >= CONFIRMED_AFTER { rewrite(transaction, feed, target, at) } else { Ok(()) }
}

/// Gives the feed its new address, unless another one has it already.
fn rewrite(
    transaction: &Transaction<'_>,
    feed: FeedId,
    target: &str,
    at: Timestamp,
) -> Result<(), StoreError> {
    let key = address_key(target);
    let is_taken: bool = transaction.query_row(
        "SELECT EXISTS (SELECT 1 FROM feeds WHERE address_key = ?1 AND id <> ?2)",
        (&key, feed),
        |row| row.get(0),
    )?;
    if is_taken {
        return Ok(());
    }
    let before: String =
        transaction
            .query_row("SELECT address FROM feeds WHERE id = ?1", [feed], |row| row.get(0))?;
    // A login is for the server that it was given for.
    if !is_same_place(&before, target) {
        feed_settings::forget_login(transaction, feed)?;
    }
    transaction.execute(
        "UPDATE feeds SET address = ?2, address_key = ?3, moved_to = NULL, moved_times = 0
         WHERE id = ?1",
        (feed, target, key),
    )?;
    mute::apply_to_feeds(transaction, &[feed], at)
}
