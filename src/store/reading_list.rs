//! Reading lists in and out.

use super::subscribe::{self, Subscribed};
use super::{FeedId, FolderId, FolderRow, Library, NewFeed, StoreError, folders, tags};
use crate::news::{Folder, ReadingList, Subscription};
use jiff::Timestamp;
use rusqlite::Transaction;

/// What became of a reading list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Feeds that are followed from now on.
    pub new: Vec<FeedId>,
    /// Feeds that were followed already; they stay where they are.
    pub known: usize,
    /// Folders that were made.
    pub folders: usize,
}

impl Library {
    /// Follows every feed of a reading list, in its folders: all of them or none.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn import(&mut self, list: &ReadingList, at: Timestamp) -> Result<Imported, StoreError> {
        self.change(|transaction| {
            let (mut subscribed, mut known) = (Subscribed::default(), 0);
            import_folder(
                transaction,
                &list.root,
                FolderId::ROOT,
                at,
                &mut subscribed,
                &mut known,
            )?;
            let (new, folders) = (subscribed.feeds.clone(), subscribed.folders.len());
            subscribed.record(transaction, at)?;
            Ok(Imported { new, known, folders })
        })
    }

    /// Every feed that is followed, in its folder.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn reading_list(&self) -> Result<ReadingList, StoreError> {
        let folders = self.folders()?;
        let mut feeds: Vec<(FolderId, Subscription)> = Vec::new();
        for feed in self.feeds()? {
            let title = feed.name.or(feed.title);
            let subscription = Subscription {
                address: feed.address,
                title,
                site: feed.site,
                tags: feed.tags,
                attributes: feed.attributes,
            };
            feeds.push((feed.folder, subscription));
        }
        let mut root = Folder::default();
        fill(&mut root, FolderId::ROOT, &folders, &feeds);
        Ok(ReadingList { root, ..ReadingList::default() })
    }
}

fn import_folder(
    transaction: &Transaction<'_>,
    folder: &Folder,
    id: FolderId,
    at: Timestamp,
    subscribed: &mut Subscribed,
    known: &mut usize,
) -> Result<(), StoreError> {
    // A feed that stands twice lies in the folder, and not beside it.
    for inner in &folder.folders {
        let inner_id = if is_wanted(transaction, inner)? {
            let (made, is_new) = folders::insert(transaction, &inner.name, id, &inner.attributes)?;
            subscribed.folders.extend(is_new.then_some(made));
            made
        } else {
            id
        };
        import_folder(transaction, inner, inner_id, at, subscribed, known)?;
    }
    for subscription in &folder.subscriptions {
        // What a list calls a feed is what its reader saw: it stays, whatever the feed says.
        let feed = NewFeed {
            address: subscription.address.clone(),
            name: subscription.title.clone(),
            title: None,
            site: subscription.site.clone(),
            tags: subscription.tags.clone(),
            attributes: subscription.attributes.clone(),
        };
        let (followed, is_new) = subscribe::follow(transaction, &feed, id, at, subscribed)?;
        if !is_new && subscribed.feeds.contains(&followed) {
            // It stands twice in the list.
            for tag in &feed.tags {
                tags::tag_feed(transaction, followed, tag)?;
            }
        } else {
            *known += usize::from(!is_new);
        }
    }
    Ok(())
}

/// Whether a folder of a list is to be made: some feed in it is new, or the list has it empty. The
/// feeds that are followed already stay where the person put them, and would leave it empty.
fn is_wanted(transaction: &Transaction<'_>, folder: &Folder) -> Result<bool, StoreError> {
    let mut is_wanted = folder.subscriptions.is_empty() && folder.folders.is_empty();
    for feed in &folder.subscriptions {
        is_wanted = is_wanted || !subscribe::is_followed(transaction, &feed.address)?;
    }
    for inner in &folder.folders {
        is_wanted = is_wanted || self::is_wanted(transaction, inner)?;
    }
    Ok(is_wanted)
}

/// Folders cannot lie in themselves, so this ends.
fn fill(
    folder: &mut Folder,
    id: FolderId,
    folders: &[FolderRow],
    feeds: &[(FolderId, Subscription)],
) {
    let own = feeds.iter().filter(|(place, _)| *place == id);
    folder.subscriptions = own.map(|(_, feed)| feed.clone()).collect();
    for row in folders.iter().filter(|row| row.parent == id) {
        let mut inner = Folder {
            name: row.name.clone(),
            attributes: row.attributes.clone(),
            ..Folder::default()
        };
        fill(&mut inner, row.id, folders, feeds);
        folder.folders.push(inner);
    }
}
