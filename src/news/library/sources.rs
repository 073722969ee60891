//! Everything that has a list of its own: feeds, folders, tags, saved searches.

use super::{Counts, FeedFault, FeedRow, FolderId, FolderRow, SavedSearch, SavedSearchId, TagId};
use std::collections::HashMap;

/// What the library follows, with how much is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// All articles.
    pub all: Counts,
    /// Those of today that were not read.
    pub unread_today: usize,
    /// The feeds that are followed.
    pub feeds: Vec<FeedRow>,
    /// The folders that they lie in, without the root.
    pub folders: Vec<FolderRow>,
    /// Tags, with the number of articles.
    pub tags: Vec<(TagId, String, usize)>,
    /// Those of the feeds that could not be had when they were last asked for.
    pub faults: Vec<FeedFault>,
    /// How large the file is.
    pub bytes: u64,
    /// Saved searches and mute rules.
    pub searches: Vec<SavedSearch>,
    /// How many unread articles searches find, as they were counted last.
    pub unread_found: HashMap<SavedSearchId, usize>,
}

impl Sources {
    /// A saved search, or a rule that hides what it finds.
    #[must_use]
    pub fn search(&self, id: SavedSearchId) -> Option<&SavedSearch> {
        self.searches.iter().find(|search| search.id == id)
    }

    /// Whether a feed lies in a folder, or in one within it.
    #[must_use]
    pub fn has_feed_in(&self, folder: FolderId) -> bool {
        let inner = self.folders.iter().filter(|row| row.parent == folder);
        self.feeds.iter().any(|feed| feed.folder == folder)
            || inner.into_iter().any(|row| self.has_feed_in(row.id))
    }

    /// Whether it is a rule that hides what it finds.
    #[must_use]
    pub fn is_rule(&self, id: SavedSearchId) -> bool {
        self.search(id).is_some_and(|search| search.is_mute)
    }
}
