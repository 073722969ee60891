//! What is followed, as lists show it: feeds, their folders, saved searches, and how many articles
//! each has.

use super::{FeedId, FeedSettings, FolderId, SavedSearchId};
use crate::news::FetchError;
use crate::text::fold;
use jiff::Timestamp;

/// Of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All articles.
    pub total: usize,
    /// Those that were not read.
    pub unread: usize,
    /// Those with a star.
    pub starred: usize,
}

/// A feed that is followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedRow {
    /// Its number.
    pub id: FeedId,
    /// Where it is fetched from.
    pub address: String,
    /// What the person calls it.
    pub name: Option<String>,
    /// What it calls itself.
    pub title: Option<String>,
    /// The site that it belongs to.
    pub site: Option<String>,
    /// The language that it declares.
    pub language: Option<String>,
    /// The folder that it lies in.
    pub folder: FolderId,
    /// Its tags, sorted.
    pub tags: Vec<String>,
    /// What a reading list said of it besides.
    pub attributes: Vec<(String, String)>,
    /// When an answer of any kind came last.
    pub fetched_at: Option<Timestamp>,
    /// When it is due again.
    pub next_at: Option<Timestamp>,
    /// How many times it could not be had, in a row.
    pub failures: u32,
    /// Its articles.
    pub counts: Counts,
    /// How many days its articles are kept, where that is set for it alone.
    pub keep_days: Option<u32>,
    /// What else is set for it alone.
    pub settings: FeedSettings,
}

impl FeedRow {
    /// What it is called: by the person, else by itself, else its address.
    #[must_use]
    pub fn shown_name(&self) -> &str {
        self.name.as_deref().or(self.title.as_deref()).unwrap_or(&self.address)
    }

    /// The same for a list of names, in which all addresses would begin alike.
    #[must_use]
    pub fn short_name(&self) -> &str {
        let name = self.shown_name();
        if self.is_nameless() {
            name.split_once("://").map_or(name, |(_, rest)| rest)
        } else {
            name
        }
    }

    /// Whether neither the person nor the feed itself has named it.
    #[must_use]
    pub fn is_nameless(&self) -> bool {
        self.name.is_none() && self.title.is_none()
    }
}

/// The longest that articles can be kept: a hundred years, which is all of them.
pub const MOST_KEEP_DAYS: u32 = 36_500;

/// What is typed for all of them.
const ALL: &str = "all";

/// The days that articles of a feed are to be kept, as they are typed, in digits of any script; or
/// `all`, whatever holds for other feeds.
#[must_use]
pub fn keep_days(typed: &str) -> Option<u32> {
    if typed.trim() == ALL {
        return Some(MOST_KEEP_DAYS);
    }
    let days = fold(typed).text().trim().parse().ok();
    days.filter(|days| (1..=MOST_KEEP_DAYS).contains(days))
}

/// Days as they are typed.
#[must_use]
pub fn typed_days(days: u32) -> String {
    if days == MOST_KEEP_DAYS { ALL.to_owned() } else { days.to_string() }
}

/// A folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderRow {
    /// Its number.
    pub id: FolderId,
    /// The folder that it lies in.
    pub parent: FolderId,
    /// Its name.
    pub name: String,
    /// What a reading list said of it besides.
    pub attributes: Vec<(String, String)>,
    /// How much is in it and the folders in it, each story once.
    pub counts: Counts,
}

/// The names of the folders on the way to this one, and its own; none for the root.
///
/// ```
/// use khabar::news::library::{Counts, FolderId, FolderRow, way_to};
/// let folder = |id, parent, name: &str| {
///     let (id, parent, name) = (FolderId(id), FolderId(parent), name.to_owned());
///     FolderRow { id, parent, name, attributes: Vec::new(), counts: Counts::default() }
/// };
/// let folders = [folder(1, 0, "News"), folder(2, 1, "Egypt")];
/// assert_eq!(way_to(FolderId(2), &folders), ["News", "Egypt"]);
/// ```
#[must_use]
pub fn way_to(folder: FolderId, folders: &[FolderRow]) -> Vec<&str> {
    let mut way = Vec::new();
    let mut inner = folder;
    while let Some(row) = folders.iter().find(|row| row.id == inner) {
        way.push(row.name.as_str());
        inner = row.parent;
    }
    way.reverse();
    way
}

/// A search with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSearch {
    /// Its number.
    pub id: SavedSearchId,
    /// Its name.
    pub name: String,
    /// What was typed.
    pub query: String,
    /// Whether what it finds is hidden instead of listed.
    pub is_mute: bool,
}

/// A feed that could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedFault {
    /// The feed.
    pub feed: FeedId,
    /// When it was tried last.
    pub at: Timestamp,
    /// Why.
    pub error: FetchError,
    /// How many times in a row.
    pub failures: u32,
    /// Whether it is not asked again by itself.
    pub is_stopped: bool,
}
