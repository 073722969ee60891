//! The table of feeds: what is followed, where it lies, what the feed says of itself.

use super::link_key::address_key;
use super::undo::{self, Change};
use super::{ArticleId, Counts, FeedId, FeedRow, FolderId, Library, StoreError};
use super::{folders, id_set, mute, natural, tags};
use crate::news::Feed;
use crate::text::fold;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction};

const COLUMNS: &str = "f.id, f.address, f.name, f.title, f.site, f.language, f.folder_id,
    f.attributes, f.fetched_at, f.next_at, f.failures, c.total, c.unread, c.starred,
    (SELECT group_concat(name, char(31)) FROM (SELECT t.name AS name FROM feed_tags
       JOIN tags t ON t.id = tag_id WHERE feed_id = f.id ORDER BY t.name)),
    f.keep_days, f.settings
  FROM feeds f JOIN counts c ON c.feed_id = f.id";

impl Library {
    /// Every feed that is followed, by folder and name.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn feeds(&self) -> Result<Vec<FeedRow>, StoreError> {
        let sql = format!("SELECT {COLUMNS} WHERE f.removed_at IS NULL");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut feeds: Vec<FeedRow> = statement.query_map((), row)?.collect::<Result<_, _>>()?;
        feeds.sort_by_cached_key(|feed| (feed.folder, natural::sort_key(feed.shown_name())));
        Ok(feeds)
    }

    /// A feed, also one that is not followed any more and still has articles.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn feed(&self, id: FeedId) -> Result<Option<FeedRow>, StoreError> {
        let sql = format!("SELECT {COLUMNS} WHERE f.id = ?1");
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_row([id], row).optional()?)
    }

    /// The feed of this address, if it is followed; `http` and `https` are the same.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn feed_at(&self, address: &str) -> Result<Option<FeedId>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id FROM feeds WHERE address_key = ?1 AND removed_at IS NULL")?;
        Ok(statement.query_row([address_key(address)], |row| row.get(0)).optional()?)
    }

    /// Calls a feed by another name; by that of its own for none.
    ///
    /// # Errors
    /// When the feed is not there, or the library cannot be written.
    pub fn rename_feed(
        &mut self,
        feed: FeedId,
        name: Option<&str>,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.change(|transaction| {
            let before: Option<String> = one(transaction, feed, "name")?;
            let after = name.map(tags::cleaned).filter(|name| !name.is_empty());
            if before != after {
                set_name(transaction, feed, after.as_deref())?;
                undo::record(transaction, at, &Change::FeedRenamed { feed, before, after }, &[])?;
            }
            Ok(())
        })
    }

    /// Puts a feed into another folder.
    ///
    /// # Errors
    /// When the feed or the folder is not there, or the library cannot be written.
    pub fn move_feed(
        &mut self,
        feed: FeedId,
        folder: FolderId,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.change(|transaction| {
            folders::require(transaction, folder)?;
            move_to(transaction, feed, folder, Vec::new(), at)
        })
    }

    /// The same for the folder of a path such as `outer/inner`, which is made where it is missing:
    /// all of it is one change.
    ///
    /// # Errors
    /// When the feed is not there, or the library cannot be written.
    pub fn move_feed_into(
        &mut self,
        feed: FeedId,
        path: &str,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.change(|transaction| {
            let (folder, made) = folders::at_path(transaction, path)?;
            move_to(transaction, feed, folder, made, at)
        })
    }
}

/// Puts a feed into a folder, for which others were made, and writes that down.
fn move_to(
    transaction: &Transaction<'_>,
    feed: FeedId,
    after: FolderId,
    folders: Vec<FolderId>,
    at: Timestamp,
) -> Result<(), StoreError> {
    let before: FolderId = one(transaction, feed, "folder_id")?;
    if before == after {
        return Ok(());
    }
    set_folder(transaction, feed, after)?;
    undo::record(transaction, at, &Change::FeedMoved { feed, before, after, folders }, &[])
}

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<FeedRow> {
    let time = |column: usize| -> rusqlite::Result<Option<Timestamp>> {
        Ok(row.get::<_, Option<i64>>(column)?.map(super::articles::timestamp))
    };
    let tags: Option<String> = row.get(14)?;
    let attributes: String = row.get(7)?;
    let settings: String = row.get(16)?;
    Ok(FeedRow {
        id: row.get(0)?,
        address: row.get(1)?,
        name: row.get(2)?,
        title: row.get(3)?,
        site: row.get(4)?,
        language: row.get(5)?,
        folder: row.get(6)?,
        attributes: serde_json::from_str(&attributes).unwrap_or_default(),
        fetched_at: time(8)?,
        next_at: time(9)?,
        failures: row.get(10)?,
        counts: Counts { total: row.get(11)?, unread: row.get(12)?, starred: row.get(13)? },
        keep_days: row.get(15)?,
        settings: serde_json::from_str(&settings).unwrap_or_default(),
        tags: tags.map_or_else(Vec::new, |tags| tags.split('\u{1f}').map(str::to_owned).collect()),
    })
}

/// Takes over what a received feed says of itself.
pub(super) fn describe(
    transaction: &Transaction<'_>,
    id: FeedId,
    feed: &Feed,
    at: Timestamp,
) -> Result<(), StoreError> {
    let known: Option<Option<String>> = transaction
        .prepare_cached("SELECT title FROM feeds WHERE id = ?1 AND removed_at IS NULL")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    let title = known.ok_or(StoreError::Missing("feed"))?;
    transaction
        .prepare_cached(
            "UPDATE feeds SET title = coalesce(?2, title), site = coalesce(?3, site),
               description = coalesce(?4, description), language = coalesce(?5, language)
             WHERE id = ?1",
        )?
        .execute((id, &feed.title, &feed.link, &feed.description, &feed.language))?;
    if feed.title.is_some() && feed.title != title {
        mute::apply_to_feeds(transaction, &[id], at)?;
    }
    Ok(())
}

/// Which articles the feed still sent, when it was received last.
pub(super) fn latest(connection: &Connection, id: FeedId) -> Result<Vec<ArticleId>, StoreError> {
    let packed: Option<Vec<u8>> = connection
        .prepare_cached("SELECT latest_articles FROM feeds WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?;
    Ok(id_set::unpack(&packed.unwrap_or_default()))
}

/// Remembers which articles the feed still sends.
pub(super) fn set_latest(
    transaction: &Transaction<'_>,
    id: FeedId,
    packed: &[u8],
) -> Result<(), StoreError> {
    transaction
        .prepare_cached("UPDATE feeds SET latest_articles = ?2 WHERE id = ?1")?
        .execute((id, packed))?;
    Ok(())
}

pub(super) fn set_name(
    connection: &Connection,
    id: FeedId,
    name: Option<&str>,
) -> Result<(), StoreError> {
    connection.execute("UPDATE feeds SET name = ?2 WHERE id = ?1", (id, name))?;
    Ok(())
}

pub(super) fn set_folder(
    connection: &Connection,
    id: FeedId,
    folder: FolderId,
) -> Result<(), StoreError> {
    connection.execute("UPDATE feeds SET folder_id = ?2 WHERE id = ?1", (id, folder))?;
    Ok(())
}

/// A column of a feed that is followed.
fn one<T: rusqlite::types::FromSql>(
    connection: &Connection,
    id: FeedId,
    column: &str,
) -> Result<T, StoreError> {
    let sql = format!("SELECT {column} FROM feeds WHERE id = ?1 AND removed_at IS NULL");
    let found = connection.query_row(&sql, [id], |row| row.get(0)).optional()?;
    found.ok_or(StoreError::Missing("feed"))
}

/// The feeds whose name or address holds this, in search form.
pub(super) fn named(connection: &Connection, name: &str) -> Result<Vec<FeedId>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT id, name, title, address FROM feeds")?;
    let mut rows = statement.query(())?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let called: [Option<String>; 3] = [row.get(1)?, row.get(2)?, row.get(3)?];
        if called.iter().flatten().any(|called| fold(called).text().contains(name)) {
            found.push(row.get(0)?);
        }
    }
    Ok(found)
}

/// All feeds in the order of their names.
pub(super) fn by_name(connection: &Connection) -> Result<Vec<FeedId>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT id, coalesce(name, title, address) FROM feeds")?;
    let rows = statement.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut feeds: Vec<(FeedId, String)> = rows.collect::<Result<_, _>>()?;
    feeds.sort_by_cached_key(|(id, name)| (fold(name).text().to_owned(), *id));
    Ok(feeds.into_iter().map(|(id, _)| id).collect())
}
