//! Tags: words that a person puts on articles and feeds.

use super::stories::Elsewhere;
use super::undo::{self, Change};
use super::{ArticleId, FeedId, Library, StoreError, TagId};
use crate::text::fold;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction};
use std::collections::HashSet;

/// What is longer is no name: a reading list may have megabytes there.
const LONGEST_NAME_CHARS: usize = 500;

/// A name in one line: a pasted end of a line would break lists, and a control sequence a terminal.
pub(super) fn cleaned(name: &str) -> String {
    let words = name.split(|c: char| c.is_whitespace() || c.is_control());
    let name = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    name.chars().take(LONGEST_NAME_CHARS).collect()
}

impl Library {
    /// Every tag that is on something, by name, with the number of articles in its list: those that
    /// have it, and those of feeds that have it.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn tags(&self) -> Result<Vec<(TagId, String, usize)>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, name,
               (SELECT count(*) FROM article_tags a JOIN statuses s USING (article_id)
                WHERE a.tag_id = t.id AND s.is_shown = 1
                  AND s.feed_id NOT IN (SELECT feed_id FROM feed_tags WHERE tag_id = t.id))
               + (SELECT coalesce(sum(shown_total), 0) FROM counts
                  WHERE feed_id IN (SELECT feed_id FROM feed_tags WHERE tag_id = t.id)) AS count
             FROM tags t WHERE count > 0 OR id IN
               (SELECT tag_id FROM feed_tags JOIN feeds f ON f.id = feed_id
                WHERE f.removed_at IS NULL)",
        )?;
        let rows = statement.query_map((), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let mut tags: Vec<(TagId, String, usize)> = rows.collect::<Result<_, _>>()?;
        let mut elsewhere = None;
        for (tag, _, count) in &mut tags {
            let feeds = feeds_with(&self.connection, &[*tag])?;
            if feeds.is_empty() {
                continue;
            }
            let elsewhere = match &elsewhere {
                Some(read) => read,
                None => elsewhere.insert(Elsewhere::read(&self.connection)?),
            };
            *count += elsewhere.counts(&feeds, &tagged(&self.connection, *tag)?).total;
        }
        tags.sort_by_cached_key(|(id, name, _)| (fold(name).text().to_owned(), *id));
        Ok(tags)
    }

    /// Puts a tag on articles, or takes it off. How many of them did not have it so.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn tag(
        &mut self,
        ids: &[ArticleId],
        name: &str,
        is_added: bool,
        at: Timestamp,
    ) -> Result<usize, StoreError> {
        let name = cleaned(name);
        if name.is_empty() {
            return Ok(0);
        }
        self.change(|transaction| {
            let tag = insert(transaction, &name)?;
            let changed = set(transaction, ids, tag, is_added)?;
            if !changed.is_empty() {
                let change = Change::Tagged { tag, name, is_added };
                undo::record(transaction, at, &change, &changed)?;
            }
            Ok(changed.len())
        })
    }

    /// Puts tags on an article, and takes others off: one change, that is taken back as one.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn retag(
        &mut self,
        article: ArticleId,
        added: &[String],
        removed: &[String],
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.change(|transaction| {
            let mut changes = Vec::new();
            for (name, is_added) in names(added, removed) {
                let tag = insert(transaction, &name)?;
                if !set(transaction, &[article], tag, is_added)?.is_empty() {
                    changes.push(Change::Tagged { tag, name, is_added });
                }
            }
            undo::record_together(transaction, at, changes, &[article])
        })
    }

    /// Puts tags on a feed, and takes others off: one change, that is taken back as one. A feed
    /// that is not there gets none.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn retag_feed(
        &mut self,
        feed: FeedId,
        added: &[String],
        removed: &[String],
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.change(|transaction| {
            let mut changes = Vec::new();
            for (name, is_added) in names(added, removed) {
                let tag = insert(transaction, &name)?;
                if set_on_feed(transaction, feed, tag, is_added)? {
                    changes.push(Change::FeedTagged { feed, tag, name, is_added });
                }
            }
            undo::record_together(transaction, at, changes, &[])
        })
    }
}

/// Names of tags, those that are added first, each with whether it is.
fn names(added: &[String], removed: &[String]) -> impl Iterator<Item = (String, bool)> {
    let added = added.iter().map(|name| (cleaned(name), true));
    let removed = removed.iter().map(|name| (cleaned(name), false));
    added.chain(removed).filter(|(name, _)| !name.is_empty())
}

fn insert(transaction: &Transaction<'_>, name: &str) -> Result<TagId, StoreError> {
    let known = transaction
        .prepare_cached("SELECT id FROM tags WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?;
    if let Some(known) = known {
        return Ok(known);
    }
    transaction.execute("INSERT INTO tags (name) VALUES (?1)", [name])?;
    Ok(TagId(transaction.last_insert_rowid()))
}

/// Articles that have a tag themselves.
fn tagged(connection: &Connection, tag: TagId) -> Result<HashSet<ArticleId>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT article_id FROM article_tags WHERE tag_id = ?1")?;
    let tagged = statement.query_map([tag], |row| row.get(0))?;
    Ok(tagged.collect::<Result<_, _>>()?)
}

/// The articles that did not have the tag so.
pub(super) fn set(
    connection: &Connection,
    ids: &[ArticleId],
    tag: TagId,
    is_added: bool,
) -> Result<Vec<ArticleId>, StoreError> {
    let mut statement = connection.prepare_cached(if is_added {
        "INSERT OR IGNORE INTO article_tags (tag_id, article_id)
         SELECT ?1, id FROM articles WHERE id = ?2"
    } else {
        "DELETE FROM article_tags WHERE tag_id = ?1 AND article_id = ?2"
    })?;
    let mut changed = Vec::new();
    for id in ids {
        if statement.execute((tag, id))? > 0 {
            changed.push(*id);
        }
    }
    Ok(changed)
}

pub(super) fn set_on_feed(
    connection: &Connection,
    feed: FeedId,
    tag: TagId,
    is_added: bool,
) -> Result<bool, StoreError> {
    let changed = connection.execute(
        if is_added {
            "INSERT OR IGNORE INTO feed_tags (feed_id, tag_id)
             SELECT id, ?2 FROM feeds WHERE id = ?1"
        } else {
            "DELETE FROM feed_tags WHERE feed_id = ?1 AND tag_id = ?2"
        },
        (feed, tag),
    )?;
    Ok(changed > 0)
}

/// As a reading list has it. The tag, if the feed did not have it.
pub(super) fn tag_feed(
    transaction: &Transaction<'_>,
    feed: FeedId,
    name: &str,
) -> Result<Option<TagId>, StoreError> {
    let name = cleaned(name);
    if name.is_empty() {
        return Ok(None);
    }
    let tag = insert(transaction, &name)?;
    Ok(set_on_feed(transaction, feed, tag, true)?.then_some(tag))
}

/// The tags of this name, in search form.
pub(super) fn named(connection: &Connection, name: &str) -> Result<Vec<TagId>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT id, name FROM tags")?;
    let rows = statement.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?;
    let all: Vec<(TagId, String)> = rows.collect::<Result<_, _>>()?;
    Ok(all
        .into_iter()
        .filter(|(_, called)| fold(called).text() == name)
        .map(|(id, _)| id)
        .collect())
}

/// The feeds that have one of these tags.
pub(super) fn feeds_with(
    connection: &Connection,
    tags: &[TagId],
) -> Result<Vec<FeedId>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT feed_id FROM feed_tags WHERE tag_id = ?1")?;
    let mut feeds = Vec::new();
    for tag in tags {
        for feed in statement.query_map([tag], |row| row.get(0))? {
            feeds.push(feed?);
        }
    }
    Ok(feeds)
}
