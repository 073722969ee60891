//! Following a feed: a new one, or one that was left and comes back with its articles.

use super::link_key::address_key;
use super::undo::{self, Change};
use super::{FeedId, FolderId, Library, StoreError, TagId};
use super::{feed_settings, feeds, folders, tags, unsubscribe};
use crate::news::library::{FeedSettings, without_login};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction};
use serde::{Deserialize, Serialize};

/// A feed to follow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewFeed {
    /// Its address.
    pub address: String,
    /// What the person calls it.
    pub name: Option<String>,
    /// What it calls itself, where that is known already.
    pub title: Option<String>,
    /// The site that it belongs to.
    pub site: Option<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// What a reading list says of it besides.
    pub attributes: Vec<(String, String)>,
}

/// A feed that was left and is followed again, with what that changed of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    feed: FeedId,
    /// As it was called before.
    name: Option<String>,
    /// Where it lay before.
    folder: FolderId,
    /// Tags that it did not have before.
    tags: Vec<TagId>,
    /// What was set for it, where a new login changed that.
    settings: Option<Box<FeedSettings>>,
}

/// What became of a feed to follow.
pub(super) enum Followed {
    /// It is followed already.
    Before(FeedId),
    /// It was never followed, or too long ago.
    New(FeedId),
    /// It was left, and is followed again.
    Again(Returned),
}

/// What is followed from now on, for the record of the change.
#[derive(Default)]
pub(super) struct Subscribed {
    pub feeds: Vec<FeedId>,
    /// Those that were made for them.
    pub folders: Vec<FolderId>,
    pub returned: Vec<Returned>,
}

impl Library {
    /// Follows a feed; one that was left comes back with its articles. Whether it is followed
    /// only now.
    ///
    /// # Errors
    /// When the folder is not there, or the library cannot be written.
    pub fn subscribe(
        &mut self,
        feed: &NewFeed,
        folder: FolderId,
        at: Timestamp,
    ) -> Result<(FeedId, bool), StoreError> {
        self.change(|transaction| {
            let mut subscribed = Subscribed::default();
            let (id, is_new) = follow(transaction, feed, folder, at, &mut subscribed)?;
            subscribed.record(transaction, at)?;
            Ok((id, is_new))
        })
    }

    /// The same in the folder of a path such as `outer/inner`, which is made where it is missing:
    /// all of it is one change. For a feed that is followed already none is.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn subscribe_in(
        &mut self,
        feed: &NewFeed,
        path: &str,
        at: Timestamp,
    ) -> Result<(FeedId, bool), StoreError> {
        self.change(|transaction| {
            let (folder, made) = folders::at_path(transaction, path)?;
            let mut subscribed = Subscribed { folders: made, ..Subscribed::default() };
            let (id, is_new) = follow(transaction, feed, folder, at, &mut subscribed)?;
            if !is_new {
                folders::remove_made(transaction, &std::mem::take(&mut subscribed.folders))?;
            }
            subscribed.record(transaction, at)?;
            Ok((id, is_new))
        })
    }
}

impl Subscribed {
    /// Writes down what is to be taken back, where there is anything.
    pub(super) fn record(
        self,
        transaction: &Transaction<'_>,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let Self { feeds, folders, returned } = self;
        if feeds.is_empty() && folders.is_empty() {
            return Ok(());
        }
        undo::record(transaction, at, &Change::Subscribed { feeds, folders, returned }, &[])
    }
}

/// Follows a feed and notes that. Whether it is followed only now.
pub(super) fn follow(
    transaction: &Transaction<'_>,
    feed: &NewFeed,
    folder: FolderId,
    at: Timestamp,
    subscribed: &mut Subscribed,
) -> Result<(FeedId, bool), StoreError> {
    let id = match insert(transaction, feed, folder, at)? {
        Followed::Before(id) => return Ok((id, false)),
        Followed::New(id) => id,
        Followed::Again(returned) => {
            let id = returned.feed;
            subscribed.returned.push(returned);
            id
        }
    };
    subscribed.feeds.push(id);
    Ok((id, true))
}

/// Writes a feed, or brings back one that was left.
fn insert(
    transaction: &Transaction<'_>,
    feed: &NewFeed,
    folder: FolderId,
    at: Timestamp,
) -> Result<Followed, StoreError> {
    folders::require(transaction, folder)?;
    let name = feed.name.as_deref().map(tags::cleaned).filter(|name| !name.is_empty());
    let feed = &NewFeed { name, ..feed.clone() };
    let (address, login) = without_login(&feed.address);
    let key = address_key(&address);
    let known: Option<(FeedId, bool)> = transaction
        .prepare_cached("SELECT id, removed_at IS NULL FROM feeds WHERE address_key = ?1")?
        .query_row([&key], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (id, mut returned) = match known {
        Some((id, true)) => return Ok(Followed::Before(id)),
        Some((id, false)) => (id, Some(bring_back(transaction, id, feed, folder)?)),
        None => (insert_new(transaction, feed, &address, &key, folder, at)?, None),
    };
    if let Some(login) = login {
        let before = feed_settings::set_login(transaction, id, login)?;
        if let Some(returned) = &mut returned {
            returned.settings = Some(Box::new(before));
        }
    }
    for tag in &feed.tags {
        let added = tags::tag_feed(transaction, id, tag)?;
        if let Some(returned) = &mut returned {
            returned.tags.extend(added);
        }
    }
    Ok(returned.map_or(Followed::New(id), Followed::Again))
}

/// Whether the feed of this address is followed.
pub(super) fn is_followed(
    transaction: &Transaction<'_>,
    address: &str,
) -> Result<bool, StoreError> {
    let key = address_key(&without_login(address).0);
    let sql = "SELECT EXISTS (SELECT 1 FROM feeds WHERE address_key = ?1 AND removed_at IS NULL)";
    Ok(transaction.prepare_cached(sql)?.query_row([&key], |row| row.get(0))?)
}

fn insert_new(
    transaction: &Transaction<'_>,
    feed: &NewFeed,
    address: &str,
    key: &str,
    folder: FolderId,
    at: Timestamp,
) -> Result<FeedId, StoreError> {
    let attributes = serde_json::to_string(&feed.attributes).unwrap_or_else(|_| "[]".to_owned());
    transaction
        .prepare_cached(
            "INSERT INTO feeds
               (address, address_key, name, title, site, folder_id, added_at, attributes)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(rusqlite::params![
            address,
            key,
            feed.name,
            feed.title,
            feed.site,
            folder,
            at.as_second(),
            attributes,
        ])?;
    Ok(FeedId(transaction.last_insert_rowid()))
}

/// Brings back a feed that was left, as somebody wants it now. It is asked for anew: its server
/// would say that nothing changed, and what was deleted meanwhile would not come again.
fn bring_back(
    transaction: &Transaction<'_>,
    id: FeedId,
    feed: &NewFeed,
    folder: FolderId,
) -> Result<Returned, StoreError> {
    let (name, before) =
        transaction.query_row("SELECT name, folder_id FROM feeds WHERE id = ?1", [id], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    unsubscribe::bring_back(transaction, id)?;
    feeds::set_folder(transaction, id, folder)?;
    if feed.name.is_some() {
        feeds::set_name(transaction, id, feed.name.as_deref())?;
    }
    transaction.execute(
        "UPDATE feeds SET etag = NULL, last_modified = NULL, body_digest = NULL, next_at = NULL,
           failures = 0, stopped_at = NULL
         WHERE id = ?1",
        [id],
    )?;
    Ok(Returned { feed: id, name, folder: before, tags: Vec::new(), settings: None })
}

/// Leaves what was followed, with what was changed for it as it was before.
pub(super) fn take_back(
    transaction: &Transaction<'_>,
    feeds: &[FeedId],
    folders: &[FolderId],
    returned: &[Returned],
    at: Timestamp,
) -> Result<(), StoreError> {
    for feed in feeds {
        unsubscribe::leave(transaction, *feed, at)?;
    }
    for Returned { feed, name, folder, tags, settings } in returned {
        feeds::set_name(transaction, *feed, name.as_deref())?;
        feeds::set_folder(transaction, *feed, *folder)?;
        for tag in tags {
            tags::set_on_feed(transaction, *feed, *tag, false)?;
        }
        if let Some(settings) = settings {
            feed_settings::write(transaction, *feed, settings)?;
        }
    }
    folders::remove_made(transaction, folders)
}
