//! What was deleted because it was old, by its signs: it does not come back as new when the feed
//! sends it again.

use super::digest::Digest;
use super::identity::Signs;
use super::{ArticleId, FeedId, StoreError};
use rusqlite::{Connection, OptionalExtension, Transaction};

/// As long as a feed may leave a story out and send it again.
pub(super) const DAYS: i64 = 400;

/// Deletes an article, and notes it. The story that it was of with others.
pub(super) fn delete(
    transaction: &Transaction<'_>,
    id: ArticleId,
    at: i64,
) -> Result<Option<i64>, StoreError> {
    let found = transaction
        .prepare_cached(
            "DELETE FROM articles WHERE id = ?1
             RETURNING story_id, feed_id, guid, link_key, published_at, text_digest",
        )?
        .query_row([id], |row| {
            let signs = Signs {
                guid: row.get(2)?,
                link_key: row.get(3)?,
                title: String::new(),
                published_at: row.get(4)?,
                text_digest: row.get(5)?,
                updated_at: None,
            };
            Ok((row.get(0)?, row.get(1)?, signs))
        })
        .optional()?;
    let Some((story, feed, signs)) = found else { return Ok(None) };
    let feed: FeedId = feed;
    for number in numbers(&signs) {
        transaction
            .prepare_cached(
                "INSERT OR REPLACE INTO deleted (feed_id, sign, at) VALUES (?1, ?2, ?3)",
            )?
            .execute((feed, number, at))?;
    }
    Ok(story)
}

/// Whether an entry is an article that was deleted. That it was sent again is noted.
pub(super) fn has(
    connection: &Connection,
    feed: FeedId,
    signs: &Signs,
    at: i64,
) -> Result<bool, StoreError> {
    let mut seen = connection
        .prepare_cached("UPDATE deleted SET at = max(at, ?3) WHERE feed_id = ?1 AND sign = ?2")?;
    for number in numbers(signs) {
        if seen.execute((feed, number, at))? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Forgets what was not sent since then.
pub(super) fn forget(connection: &Connection, before: i64) -> Result<(), StoreError> {
    connection.execute("DELETE FROM deleted WHERE at < ?1", [before])?;
    Ok(())
}

/// The same text at the same place is the same article; so is another text with the same
/// identifier, place and date. Without a date it may be the next of a series.
fn numbers(signs: &Signs) -> impl Iterator<Item = i64> {
    let place = signs.link_key.as_deref().unwrap_or(&signs.guid);
    let text = Digest::new().with("text").with(place).with(&signs.text_digest.to_string());
    let entry = signs.published_at.map(|date| {
        Digest::new().with("entry").with(&signs.guid).with(place).with(&date.to_string())
    });
    [Some(text), entry].into_iter().flatten().map(Digest::number)
}
