//! What a person changed, written with the change itself, and the way back.

use super::id_set;
use super::{ArticleId, FeedId, FolderId, Library, SavedSearchId, StoreError, TagId};
use super::{
    Returned, feed_settings, feeds, folders, marks, mute, retention, saved_searches, subscribe,
    tags, unsubscribe,
};
use crate::news::library::FeedSettings;
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How long a change can be taken back.
pub const UNDO_DAYS: i64 = 30;

/// A change by a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields say what they are: of what, before, after")]
pub enum Change {
    /// Articles were marked read or unread.
    Read { is_read: bool },
    /// Articles got a star, or lost it.
    Starred { is_starred: bool },
    /// Articles got a tag, or lost it.
    Tagged { tag: TagId, name: String, is_added: bool },
    /// A feed got a tag, or lost it.
    FeedTagged { feed: FeedId, tag: TagId, name: String, is_added: bool },
    /// Feeds were subscribed to: folders were made for them, and some had been left before.
    Subscribed {
        feeds: Vec<FeedId>,
        #[serde(default)]
        folders: Vec<FolderId>,
        #[serde(default)]
        returned: Vec<Returned>,
    },
    /// A feed was left.
    Unsubscribed { feed: FeedId },
    /// A feed got another name.
    FeedRenamed { feed: FeedId, before: Option<String>, after: Option<String> },
    /// A feed came into another folder; some were made for it.
    FeedMoved {
        feed: FeedId,
        before: FolderId,
        after: FolderId,
        #[serde(default)]
        folders: Vec<FolderId>,
    },
    /// What is set for a feed alone was changed.
    FeedSet { feed: FeedId, before: Box<FeedSettings> },
    /// How long its articles are kept was changed: for days, and how many.
    FeedKept { feed: FeedId, before: (Option<u32>, Option<u32>) },
    /// A folder was made.
    FolderAdded { folder: FolderId, name: String },
    /// A folder got another name.
    FolderRenamed { folder: FolderId, before: String, after: String },
    /// A folder came into another one, maybe with a number behind its name; some were made for it.
    FolderMoved {
        folder: FolderId,
        before: (String, FolderId),
        after: (String, FolderId),
        #[serde(default)]
        folders: Vec<FolderId>,
    },
    /// A folder was deleted; what was in it lies in its parent now.
    FolderDeleted {
        folder: FolderId,
        name: String,
        parent: FolderId,
        attributes: String,
        feeds: Vec<FeedId>,
        folders: Vec<(FolderId, String)>,
    },
    /// Several of these at once, of the same articles: taken back together.
    Together { changes: Vec<Change> },
    /// A search was saved, or a mute rule made.
    SearchSaved { search: SavedSearchId, name: String, is_mute: bool },
    /// A saved search or a mute rule got another name.
    SearchRenamed { search: SavedSearchId, before: String, after: String },
    /// A saved search or a mute rule was deleted.
    SearchDeleted { search: SavedSearchId, name: String, query: String, is_mute: bool },
}

/// A change that was taken back, with what a screen that shows it has to ask for again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// What it was.
    pub change: Change,
    /// The articles that are again as they were.
    pub articles: Vec<ArticleId>,
    /// The feeds whose own row, or whose articles as a whole, are again as they were.
    pub feeds: Vec<FeedId>,
}

impl Change {
    pub(super) fn feeds(&self) -> Vec<FeedId> {
        match self {
            Self::Subscribed { feeds, .. } | Self::FolderDeleted { feeds, .. } => feeds.clone(),
            Self::FeedTagged { feed, .. }
            | Self::Unsubscribed { feed }
            | Self::FeedRenamed { feed, .. }
            | Self::FeedMoved { feed, .. }
            | Self::FeedSet { feed, .. }
            | Self::FeedKept { feed, .. } => vec![*feed],
            Self::Together { changes } => {
                let feeds: BTreeSet<FeedId> = changes.iter().flat_map(Self::feeds).collect();
                feeds.into_iter().collect()
            }
            Self::Read { .. }
            | Self::Starred { .. }
            | Self::Tagged { .. }
            | Self::FolderAdded { .. }
            | Self::FolderRenamed { .. }
            | Self::FolderMoved { .. }
            | Self::SearchSaved { .. }
            | Self::SearchRenamed { .. }
            | Self::SearchDeleted { .. } => Vec::new(),
        }
    }
}

impl Library {
    /// The change that [`undo`](Self::undo) takes back, if there is one.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn last_change(&self, at: Timestamp) -> Result<Option<Change>, StoreError> {
        Ok(last(&self.connection, at)?.map(|last| last.change))
    }

    /// Takes the last change back that was not taken back yet, whichever process made it. What
    /// it was, and what it was about; none when there is nothing to take back.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn undo(&mut self, at: Timestamp) -> Result<Option<Undone>, StoreError> {
        self.change(|transaction| {
            let Some(Last { id, change, articles }) = last(transaction, at)? else {
                return Ok(None);
            };
            take_back(transaction, &change, &articles, at)?;
            mute::apply_after(transaction, &change, &articles, at)?;
            transaction
                .execute("UPDATE undo SET undone_at = ?2 WHERE id = ?1", (id, at.as_second()))?;
            Ok(Some(Undone { feeds: change.feeds(), change, articles }))
        })
    }
}

/// A change as it was written down.
struct Last {
    id: i64,
    change: Change,
    articles: Vec<ArticleId>,
}

/// The last change that was not taken back yet.
fn last(connection: &Connection, at: Timestamp) -> Result<Option<Last>, StoreError> {
    let since = at.saturating_sub(SignedDuration::from_hours(UNDO_DAYS * 24));
    let since = since.unwrap_or(Timestamp::MIN).as_second();
    let found: Option<(i64, String, Vec<u8>)> = connection
        .query_row(
            "SELECT id, change, articles FROM undo
             WHERE undone_at IS NULL AND at >= ?1 ORDER BY id DESC LIMIT 1",
            [since],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .optional()?;
    let Some((id, json, packed)) = found else { return Ok(None) };
    let change = serde_json::from_str(&json)
        .map_err(|error| StoreError::Damaged(format!("an undo record: {error}")))?;
    Ok(Some(Last { id, change, articles: id_set::unpack(&packed) }))
}

/// Writes a change down, and lets mute rules heed it. To be called in the transaction that makes it.
pub(super) fn record(
    transaction: &Transaction<'_>,
    at: Timestamp,
    change: &Change,
    ids: &[ArticleId],
) -> Result<(), StoreError> {
    let json = serde_json::to_string(change)
        .map_err(|error| StoreError::Damaged(format!("an undo record: {error}")))?;
    transaction
        .prepare_cached("INSERT INTO undo (at, change, articles) VALUES (?1, ?2, ?3)")?
        .execute((at.as_second(), json, id_set::pack(ids)))?;
    mute::apply_after(transaction, change, ids, at)
}

/// Writes changes of the same articles down that a person made in one step.
pub(super) fn record_together(
    transaction: &Transaction<'_>,
    at: Timestamp,
    mut changes: Vec<Change>,
    ids: &[ArticleId],
) -> Result<(), StoreError> {
    match changes.len() {
        0 => Ok(()),
        1 => record(transaction, at, &changes.remove(0), ids),
        _ => record(transaction, at, &Change::Together { changes }, ids),
    }
}

/// Forgets what is too old to be taken back.
pub(super) fn forget(transaction: &Transaction<'_>, before: Timestamp) -> Result<(), StoreError> {
    transaction.execute("DELETE FROM undo WHERE at < ?1", [before.as_second()])?;
    Ok(())
}

fn take_back(
    transaction: &Transaction<'_>,
    change: &Change,
    ids: &[ArticleId],
    at: Timestamp,
) -> Result<(), StoreError> {
    match change {
        Change::Read { is_read } => marks::set_read(transaction, ids, !is_read, at).map(|_| ()),
        Change::Starred { is_starred } => {
            marks::set_starred(transaction, ids, !is_starred, at).map(|_| ())
        }
        Change::Tagged { tag, is_added, .. } => {
            tags::set(transaction, ids, *tag, !is_added).map(|_| ())
        }
        Change::FeedTagged { feed, tag, is_added, .. } => {
            tags::set_on_feed(transaction, *feed, *tag, !is_added).map(|_| ())
        }
        Change::Subscribed { feeds, folders, returned } => {
            subscribe::take_back(transaction, feeds, folders, returned, at)
        }
        Change::Unsubscribed { feed } => unsubscribe::bring_back(transaction, *feed),
        Change::FeedRenamed { feed, before, .. } => {
            feeds::set_name(transaction, *feed, before.as_deref())
        }
        Change::FeedMoved { feed, before, folders, .. } => {
            feeds::set_folder(transaction, *feed, *before)?;
            folders::remove_made(transaction, folders)
        }
        Change::FeedSet { feed, before } => feed_settings::write(transaction, *feed, before),
        Change::FeedKept { feed, before } => retention::write(transaction, *feed, *before),
        Change::FolderAdded { folder, .. } => folders::remove(transaction, *folder),
        Change::FolderRenamed { folder, before, .. } => {
            folders::rename(transaction, *folder, before)
        }
        Change::FolderMoved { folder, before: (name, parent), folders, .. } => {
            folders::put(transaction, *folder, name, *parent)?;
            folders::remove_made(transaction, folders)
        }
        Change::FolderDeleted { folder, name, parent, attributes, feeds, folders } => {
            folders::insert_again(transaction, *folder, name, *parent, attributes)?;
            for feed in feeds {
                feeds::set_folder(transaction, *feed, *folder)?;
            }
            for (inner, name) in folders {
                folders::put(transaction, *inner, name, *folder)?;
            }
            Ok(())
        }
        Change::Together { changes } => {
            changes.iter().rev().try_for_each(|change| take_back(transaction, change, ids, at))
        }
        Change::SearchSaved { search, .. } => saved_searches::remove(transaction, *search),
        Change::SearchRenamed { search, before, .. } => {
            saved_searches::set_name(transaction, *search, before)
        }
        Change::SearchDeleted { search, name, query, is_mute } => {
            saved_searches::insert_again(transaction, *search, name, query, *is_mute)
        }
    }
}
