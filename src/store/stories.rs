//! One story in several feeds: where link and text agree, it is shown once and read once.

use super::articles::timestamp;
use super::identity::Signs;
use super::{ArticleId, Counts, FeedId, StoreError, marks};
use rusqlite::{Connection, OptionalExtension, Transaction};
use std::collections::{HashMap, HashSet};

/// Articles that are looked up one by one.
const FEW: usize = 200;

/// Joins a new article with the same story of other feeds. What was read there is read here.
pub(super) fn join(
    transaction: &Transaction<'_>,
    feed_id: FeedId,
    id: ArticleId,
    signs: &Signs,
) -> Result<(), StoreError> {
    let Some(link_key) = &signs.link_key else { return Ok(()) };
    let found: Option<(ArticleId, Option<i64>, Option<i64>)> = transaction
        .prepare_cached(
            "SELECT a.id, a.story_id, iif(s.is_read, s.read_at, NULL)
             FROM articles a JOIN statuses s ON s.article_id = a.id
             WHERE a.text_digest = ?1 AND a.link_key = ?2 AND a.feed_id <> ?3
             ORDER BY a.id LIMIT 1",
        )?
        .query_row((signs.text_digest, link_key, feed_id), |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    let Some((other, story, read_at)) = found else { return Ok(()) };
    let story = story.unwrap_or(other.0);
    transaction
        .prepare_cached("UPDATE articles SET story_id = ?1 WHERE id IN (?2, ?3)")?
        .execute((story, other, id))?;
    if let Some(read_at) = read_at {
        marks::set_read(transaction, &[id], true, timestamp(read_at))?;
    }
    settle(transaction, story)
}

/// The first article of a feed that is followed stands for the story, the others are hidden.
pub(super) fn settle(connection: &Connection, story: i64) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "UPDATE statuses SET is_duplicate = (article_id <> (
               SELECT a.id FROM articles a JOIN feeds f ON f.id = a.feed_id
               WHERE a.story_id = ?1 ORDER BY f.removed_at IS NOT NULL, a.id LIMIT 1))
             WHERE article_id IN (SELECT id FROM articles WHERE story_id = ?1)",
        )?
        .execute([story])?;
    Ok(())
}

/// The same of all stories.
pub(super) fn settle_all(connection: &Connection) -> Result<(), StoreError> {
    let mut stories =
        connection.prepare("SELECT DISTINCT story_id FROM articles WHERE story_id IS NOT NULL")?;
    let stories = stories.query_map((), |row| row.get(0))?;
    for story in stories.collect::<Result<Vec<i64>, _>>()? {
        settle(connection, story)?;
    }
    Ok(())
}

/// The stories that a feed has in common with others.
pub(super) fn of_feed(connection: &Connection, feed_id: FeedId) -> Result<Vec<i64>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT story_id FROM articles WHERE story_id IS NOT NULL AND feed_id = ?1",
    )?;
    let stories = statement.query_map([feed_id], |row| row.get(0))?;
    Ok(stories.collect::<Result<_, _>>()?)
}

/// These articles, and those of other feeds that are the same stories.
pub(super) fn with_others(
    connection: &Connection,
    ids: &[ArticleId],
) -> Result<Vec<ArticleId>, StoreError> {
    let mut all = ids.to_vec();
    if ids.len() <= FEW {
        let mut others = connection.prepare_cached(
            "SELECT o.id FROM articles a JOIN articles o ON o.story_id = a.story_id
             WHERE a.id = ?1 AND a.story_id IS NOT NULL AND o.id <> ?1",
        )?;
        for id in ids {
            for other in others.query_map([id], |row| row.get(0))? {
                all.push(other?);
            }
        }
    } else {
        let among: HashSet<ArticleId> = ids.iter().copied().collect();
        for (_, members) in shared(connection)? {
            if members.iter().any(|member| among.contains(member)) {
                all.extend(members);
            }
        }
    }
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

/// How many stories these articles are.
pub(super) fn count(connection: &Connection, ids: &[ArticleId]) -> Result<usize, StoreError> {
    if ids.len() <= FEW {
        let mut statement = connection.prepare_cached(
            "SELECT count(DISTINCT coalesce(story_id, id)) FROM articles
             WHERE id IN (SELECT value FROM rarray(?1))",
        )?;
        return Ok(statement.query_row([marks::array(ids)], |row| row.get(0))?);
    }
    let among: HashSet<ArticleId> = ids.iter().copied().collect();
    let copies = shared(connection)?.into_values().map(|members| {
        members.iter().filter(|member| among.contains(member)).count().saturating_sub(1)
    });
    Ok(ids.len() - copies.sum::<usize>())
}

/// All stories that several feeds have, with their articles.
fn shared(connection: &Connection) -> Result<HashMap<i64, Vec<ArticleId>>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT story_id, id FROM articles INDEXED BY articles_by_story WHERE story_id IS NOT NULL",
    )?;
    let mut stories: HashMap<i64, Vec<ArticleId>> = HashMap::new();
    let mut rows = statement.query(())?;
    while let Some(row) = rows.next()? {
        stories.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(stories)
}

/// The stories that feeds gave and that another feed's article stands for. They belong to the lists
/// of these feeds' folders and tags too.
#[derive(Debug)]
pub(super) struct Elsewhere(Vec<Copy>);

#[derive(Debug)]
struct Copy {
    /// The feed that gave it too.
    feed: FeedId,
    /// What stands for it, and its feed.
    shown: ArticleId,
    shown_feed: FeedId,
    is_read: bool,
    is_starred: bool,
}

/// Articles that stand for stories of feeds; a list of these goes between the parts. Few stories are
/// shared: the joins are crossed so that SQLite begins with these, and not with all articles.
pub(super) const STANDING_FOR: [&str; 2] = [
    "SELECT o.id FROM articles a INDEXED BY articles_by_story
     CROSS JOIN statuses d ON d.article_id = a.id
     CROSS JOIN articles o ON o.story_id = a.story_id
     WHERE a.story_id IS NOT NULL AND d.is_duplicate = 1 AND d.is_present = 1 AND a.feed_id IN (",
    ")",
];

impl Elsewhere {
    pub(super) fn read(connection: &Connection) -> Result<Self, StoreError> {
        let mut statement = connection.prepare_cached(
            "SELECT a.feed_id, s.article_id, s.feed_id, s.is_read, s.is_starred
             FROM articles a INDEXED BY articles_by_story
             CROSS JOIN statuses d ON d.article_id = a.id
             CROSS JOIN articles o ON o.story_id = a.story_id
             CROSS JOIN statuses s ON s.article_id = o.id
             WHERE a.story_id IS NOT NULL AND d.is_duplicate = 1 AND d.is_present = 1
               AND s.is_shown = 1",
        )?;
        let copies = statement.query_map((), |row| {
            Ok(Copy {
                feed: row.get(0)?,
                shown: row.get(1)?,
                shown_feed: row.get(2)?,
                is_read: row.get(3)?,
                is_starred: row.get(4)?,
            })
        })?;
        Ok(Self(copies.collect::<Result<_, _>>()?))
    }

    /// How many of them these feeds gave, and none of them stands for, but those that are counted
    /// already.
    pub(super) fn counts(&self, feeds: &[FeedId], known: &HashSet<ArticleId>) -> Counts {
        let feeds: HashSet<FeedId> = feeds.iter().copied().collect();
        let mut seen = HashSet::new();
        let mut counts = Counts::default();
        for copy in &self.0 {
            let is_one = feeds.contains(&copy.feed)
                && !feeds.contains(&copy.shown_feed)
                && !known.contains(&copy.shown);
            if is_one && seen.insert(copy.shown) {
                counts.total += 1;
                counts.unread += usize::from(!copy.is_read);
                counts.starred += usize::from(copy.is_starred);
            }
        }
        counts
    }
}
