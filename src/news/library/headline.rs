//! An article of the library as a list shows it: everything but its text.

use super::{ArticleId, FeedId};
use crate::text::Direction;
use jiff::{Timestamp, Zoned};

/// An article as a list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Headline {
    /// Its number.
    pub id: ArticleId,
    /// The feed that it came with.
    pub feed: FeedId,
    /// The identifier that the feed gives it.
    pub guid: String,
    /// Its title.
    pub title: String,
    /// The direction of its title.
    pub direction: Direction,
    /// Where it lives on the web.
    pub link: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published, in the offset it was given in.
    pub published: Option<Zoned>,
    /// What it is sorted by: when it was published, or received if that is not given or has
    /// not come yet. It stays when a feed dates it anew.
    pub sort_at: Timestamp,
    /// The primary subtag of its language.
    pub language: Option<String>,
    /// Words of title and text.
    pub word_count: usize,
    /// Whether it was read.
    pub is_read: bool,
    /// Whether it has a star.
    pub is_starred: bool,
    /// When an edited text came last.
    pub changed_at: Option<Timestamp>,
    /// Its own tags, sorted.
    pub tags: Vec<String>,
}
