//! Mute rules: what they find is in no list. Kept with the articles, so that lists cost no more.

use super::articles::timestamp;
use super::filter::Filter;
use super::undo::Change;
use super::{ArticleId, FeedId, Query, StoreError};
use super::{indexing, saved_searches};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use rusqlite::types::Value;
use rusqlite::{Transaction, params_from_iter};

/// Looks whether rules hide these articles.
pub(super) fn apply_to(
    transaction: &Transaction<'_>,
    ids: &[ArticleId],
    at: Timestamp,
) -> Result<(), StoreError> {
    let range = ids.iter().min().zip(ids.iter().max());
    let Some((first, last)) = range else { return Ok(()) };
    if !has_rule(transaction, |_| true)? {
        return Ok(());
    }
    let numbers: Vec<String> = ids.iter().map(|id| id.0.to_string()).collect();
    let among = format!("article_id IN ({})", numbers.join(","));
    apply(transaction, &among, Some((first.0, last.0)), at)
}

/// Looks whether rules hide an article by what its text is about: that is found after it came.
pub(super) fn apply_to_facts(
    transaction: &Transaction<'_>,
    id: ArticleId,
) -> Result<(), StoreError> {
    if has_rule(transaction, Query::needs_facts)? {
        // The days of a rule are those of the article's coming.
        let came: i64 = transaction.query_row(
            "SELECT received_at FROM articles WHERE id = ?1",
            [id],
            |row| row.get(0),
        )?;
        apply_to(transaction, &[id], timestamp(came))?;
    }
    Ok(())
}

/// Looks again at the articles of which rules may say something else after a change by a person.
pub(super) fn apply_after(
    transaction: &Transaction<'_>,
    change: &Change,
    ids: &[ArticleId],
    at: Timestamp,
) -> Result<(), StoreError> {
    let heeds_order = || has_rule(transaction, Query::needs_order);
    match change {
        Change::Tagged { .. } => {
            if heeds_order()? {
                apply_to(transaction, ids, at)
            } else {
                Ok(())
            }
        }
        Change::FeedTagged { .. }
        | Change::FeedRenamed { .. }
        | Change::FeedMoved { .. }
        | Change::Subscribed { .. } => apply_to_feeds(transaction, &change.feeds(), at),
        // Other folders may lie in it, and feeds in these: all articles are looked at.
        Change::FolderAdded { .. }
        | Change::FolderRenamed { .. }
        | Change::FolderMoved { .. }
        | Change::FolderDeleted { .. } => apply_to_all_if(transaction, heeds_order()?, at),
        Change::SearchSaved { is_mute, .. } | Change::SearchDeleted { is_mute, .. } => {
            apply_to_all_if(transaction, *is_mute, at)
        }
        Change::Together { changes } => {
            changes.iter().try_for_each(|change| apply_after(transaction, change, ids, at))
        }
        Change::Read { .. }
        | Change::Starred { .. }
        | Change::Unsubscribed { .. }
        | Change::FeedSet { .. }
        | Change::FeedKept { .. }
        | Change::SearchRenamed { .. } => Ok(()),
    }
}

/// Looks whether rules hide any article.
pub(super) fn apply_to_all(transaction: &Transaction<'_>, at: Timestamp) -> Result<(), StoreError> {
    apply_to_all_if(transaction, has_rule(transaction, |_| true)?, at)
}

fn apply_to_all_if(
    transaction: &Transaction<'_>,
    is_concerned: bool,
    at: Timestamp,
) -> Result<(), StoreError> {
    if is_concerned { apply(transaction, "1", None, at) } else { Ok(()) }
}

/// Looks again at the articles of feeds that are called otherwise, or lie elsewhere.
pub(super) fn apply_to_feeds(
    transaction: &Transaction<'_>,
    feeds: &[FeedId],
    at: Timestamp,
) -> Result<(), StoreError> {
    if !has_rule(transaction, Query::needs_order)? {
        return Ok(());
    }
    let numbers: Vec<String> = feeds.iter().map(|feed| feed.0.to_string()).collect();
    let among =
        format!("article_id IN (SELECT id FROM articles WHERE feed_id IN ({}))", numbers.join(","));
    apply(transaction, &among, None, at)
}

/// Whether a mute rule is such a query.
fn has_rule(
    transaction: &Transaction<'_>,
    is_such: impl Fn(&Query) -> bool,
) -> Result<bool, StoreError> {
    let rules = saved_searches::all(transaction)?;
    Ok(rules.iter().any(|rule| rule.is_mute && is_such(&Query::read(&rule.query))))
}

fn apply(
    transaction: &Transaction<'_>,
    among: &str,
    range: Option<(i64, i64)>,
    at: Timestamp,
) -> Result<(), StoreError> {
    let rules = saved_searches::all(transaction)?;
    // What a day is does not depend on where the reader is, in a rule that stays.
    let now: Zoned = at.to_zoned(TimeZone::UTC);
    let mut conditions = Vec::new();
    let mut values: Vec<Value> = Vec::new();
    for rule in rules.iter().filter(|rule| rule.is_mute) {
        let query = Query::read(&rule.query);
        // A rule without a word would hide everything.
        if query.is_everything() {
            continue;
        }
        let (condition, of_rule) = Filter::of_query(transaction, &query, &now, range)?;
        conditions.push(format!("({condition})"));
        values.extend(of_rule);
    }
    let is_muted = if conditions.is_empty() { "0".to_owned() } else { conditions.join(" OR ") };
    // The rules ask the index.
    indexing::finish(transaction)?;
    // Rows that are right already are not written again.
    let sql = format!(
        "UPDATE statuses AS s SET is_muted = found.is_muted FROM (
           SELECT article_id AS id, ({is_muted}) AS is_muted FROM statuses s WHERE {among}) AS found
         WHERE s.article_id = found.id AND s.is_muted <> found.is_muted"
    );
    transaction.execute(&sql, params_from_iter(values))?;
    Ok(())
}
