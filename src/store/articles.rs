//! The table of articles: what is known of each story, and how an edit replaces it.

use super::identity::{Known, Signs};
use super::ready::ReadyText;
use super::{ArticleId, FeedId, Headline, Library, StoreError, bodies, digest, facts, indexing};
use crate::news::Entry;
use crate::text::{Direction, fold};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, Zoned};
use rusqlite::{Connection, OptionalExtension, Transaction};

/// Articles with one link or one text that are looked at, the latest first.
const MOST_CANDIDATES: i64 = 50;

/// The digest of a text that was lost.
pub(super) const LOST: i64 = 0;

/// Tags of a row are parted by it; no tag holds it.
const TAG_END: char = '\u{1f}';

/// What is written of an entry beside its text.
pub(super) struct Story<'a> {
    pub entry: &'a Entry,
    pub signs: &'a Signs,
    pub raw_digest: i64,
    pub at: i64,
}

impl Library {
    /// The rows of these articles, in this order; those that are gone are left out.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn headlines(&self, ids: &[ArticleId]) -> Result<Vec<Headline>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT a.id, a.feed_id, a.guid, a.title, a.is_rtl, a.link, a.author, a.published_at,
               a.published_offset, s.sort_at, a.language, s.word_count, s.is_read, s.is_starred,
               a.changed_at,
               (SELECT group_concat(name, char(31)) FROM (
                  SELECT name FROM article_tags JOIN tags ON id = tag_id
                  WHERE article_id = a.id ORDER BY name))
             FROM articles a JOIN statuses s ON s.article_id = a.id WHERE a.id = ?1",
        )?;
        let mut rows = Vec::with_capacity(ids.len());
        for id in ids {
            rows.extend(statement.query_row([id], row).optional()?);
        }
        Ok(rows)
    }

    /// The latest article of a feed with this identifier.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn article_of_guid(
        &self,
        feed: FeedId,
        guid: &str,
    ) -> Result<Option<ArticleId>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id FROM articles WHERE feed_id = ?1 AND guid = ?2 ORDER BY id DESC LIMIT 1",
        )?;
        Ok(statement.query_row((feed, guid), |row| row.get(0)).optional()?)
    }
}

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Headline> {
    let tags: Option<String> = row.get(15)?;
    Ok(Headline {
        id: row.get(0)?,
        feed: row.get(1)?,
        guid: row.get(2)?,
        title: row.get(3)?,
        direction: if row.get(4)? { Direction::Rtl } else { Direction::Ltr },
        link: row.get(5)?,
        author: row.get(6)?,
        published: zoned(row.get(7)?, row.get(8)?),
        sort_at: timestamp(row.get(9)?),
        language: row.get(10)?,
        word_count: row.get(11)?,
        is_read: row.get(12)?,
        is_starred: row.get(13)?,
        changed_at: row.get::<_, Option<i64>>(14)?.map(timestamp),
        tags: tags.map_or_else(Vec::new, |tags| tags.split(TAG_END).map(str::to_owned).collect()),
    })
}

/// A time as it was written; far beyond all calendars it is the end of them.
pub(super) fn timestamp(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).unwrap_or(Timestamp::MAX)
}

fn zoned(seconds: Option<i64>, offset: Option<i32>) -> Option<Zoned> {
    let offset = Offset::from_seconds(offset.unwrap_or(0)).unwrap_or(Offset::UTC);
    Some(timestamp(seconds?).to_zoned(TimeZone::fixed(offset)))
}

/// Whether the feed has no article yet.
pub(super) fn are_none(connection: &Connection, feed_id: FeedId) -> Result<bool, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT NOT EXISTS (SELECT 1 FROM articles WHERE feed_id = ?1)")?;
    Ok(statement.query_row([feed_id], |row| row.get(0))?)
}

/// The article of this identifier, when all that was received of it is as it was.
pub(super) fn unchanged(
    connection: &Connection,
    feed_id: FeedId,
    guid: &str,
    raw_digest: i64,
) -> Result<Option<Known>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT id, guid, link_key, title, text_digest, published_at FROM articles
         WHERE feed_id = ?1 AND guid = ?2 AND raw_digest = ?3 LIMIT 1",
    )?;
    Ok(statement.query_row((feed_id, guid, raw_digest), known).optional()?)
}

/// The articles of the feed that share an identifier, a link or a text with an entry.
pub(super) fn candidates(
    connection: &Connection,
    feed_id: FeedId,
    signs: &Signs,
) -> Result<Vec<Known>, StoreError> {
    let columns = "SELECT id, guid, link_key, title, text_digest, published_at FROM articles";
    let mut found: Vec<Known> = Vec::new();
    let mut look = |sql: &str, value: &dyn rusqlite::ToSql| -> Result<(), StoreError> {
        let sql = format!("{columns} WHERE {sql} AND feed_id = ?2 ORDER BY id DESC LIMIT ?3");
        let mut statement = connection.prepare_cached(&sql)?;
        let rows =
            statement.query_map(rusqlite::params![value, feed_id, MOST_CANDIDATES], known)?;
        for row in rows {
            let row = row?;
            if found.iter().all(|other| other.id != row.id) {
                found.push(row);
            }
        }
        Ok(())
    };
    look("guid = ?1", &signs.guid)?;
    if let Some(link_key) = &signs.link_key {
        look("link_key = ?1", link_key)?;
    }
    look("text_digest = ?1", &signs.text_digest)?;
    Ok(found)
}

fn known(row: &rusqlite::Row<'_>) -> rusqlite::Result<Known> {
    let title: String = row.get(3)?;
    let signs = Signs {
        guid: row.get(1)?,
        link_key: row.get(2)?,
        title: fold(&title).text().to_owned(),
        text_digest: row.get(4)?,
        published_at: row.get(5)?,
        updated_at: None,
    };
    Ok(Known { id: row.get(0)?, signs })
}

/// A story that was not there.
pub(super) fn insert(
    transaction: &Transaction<'_>,
    feed_id: FeedId,
    story: &Story<'_>,
    text: &ReadyText,
) -> Result<ArticleId, StoreError> {
    let published = story.entry.published.as_ref();
    transaction
        .prepare_cached(
            "INSERT INTO articles (feed_id, guid, link, link_key, title, author, published_at,
               published_offset, updated_at, received_at, language, is_rtl, raw_digest, text_digest)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )?
        .execute(rusqlite::params![
            feed_id,
            story.entry.id,
            story.entry.link,
            story.signs.link_key,
            text.title,
            text.byline,
            story.signs.published_at,
            published.map(|date| date.offset().seconds()),
            story.signs.updated_at,
            story.at,
            text.language,
            text.is_rtl,
            story.raw_digest,
            story.signs.text_digest,
        ])?;
    let id = ArticleId(transaction.last_insert_rowid());
    // A date that has not come yet would stay above all news.
    let sort_at = story.signs.published_at.map_or(story.at, |date| date.min(story.at));
    transaction
        .prepare_cached(
            "INSERT INTO statuses (article_id, feed_id, sort_at, word_count, language)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((id, feed_id, sort_at, text.word_count, &text.language))?;
    bodies::write(transaction, id, story.entry, text)?;
    indexing::put_off(transaction, id)?;
    Ok(id)
}

/// Whether an article has more than a title.
pub(super) fn has_body(connection: &Connection, id: ArticleId) -> Result<bool, StoreError> {
    let (title, words): (String, usize) = connection
        .prepare_cached(
            "SELECT title, word_count FROM articles JOIN statuses ON article_id = id WHERE id = ?1",
        )?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(words > digest::of_text(&title).1)
}

/// The story as it was sent now. Whether what is read became another text: a feed that turns
/// back to the text before changes nothing new.
pub(super) fn replace(
    transaction: &Transaction<'_>,
    id: ArticleId,
    story: &Story<'_>,
    text: &ReadyText,
) -> Result<bool, StoreError> {
    let (digest, older): (i64, Option<i64>) = transaction
        .prepare_cached("SELECT text_digest, older_digest FROM articles WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let is_other_text = digest != story.signs.text_digest;
    // A text that was lost comes back.
    let is_edit = is_other_text && digest != LOST && older != Some(story.signs.text_digest);
    transaction
        .prepare_cached(
            "UPDATE articles SET guid = ?2, link = ?3, link_key = ?4, title = ?5, author = ?6,
               updated_at = coalesce(?7, updated_at), language = ?8, is_rtl = ?9, raw_digest = ?10,
               text_digest = ?11, older_digest = iif(?12, text_digest, older_digest),
               changed_at = iif(?13, ?14, changed_at)
             WHERE id = ?1",
        )?
        .execute(rusqlite::params![
            id,
            story.entry.id,
            story.entry.link,
            story.signs.link_key,
            text.title,
            text.byline,
            story.signs.updated_at,
            text.language,
            text.is_rtl,
            story.raw_digest,
            story.signs.text_digest,
            is_other_text,
            is_edit,
            story.at,
        ])?;
    transaction
        .prepare_cached("UPDATE statuses SET word_count = ?2, language = ?3 WHERE article_id = ?1")?
        .execute((id, text.word_count, &text.language))?;
    bodies::write(transaction, id, story.entry, text)?;
    if is_other_text {
        facts::forget(transaction, id)?;
        indexing::put_off(transaction, id)?;
    }
    Ok(is_edit)
}
