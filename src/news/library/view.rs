//! Which articles a list shows, and in which order.

use super::{FeedId, FolderId, Query, TagId};
use jiff::Timestamp;

/// A list of articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Out of which articles.
    pub scope: Scope,
    /// Only those that it finds.
    pub query: Query,
    /// In which order.
    pub order: Order,
}

/// The articles that a list is made of. A story that came with several feeds is in each of
/// their lists, and once in all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Every article.
    All,
    /// Those that were not read.
    Unread,
    /// Those with a star.
    Starred,
    /// Those since a time: the start of today.
    Since(Timestamp),
    /// Of a feed.
    Feed(FeedId),
    /// Of a folder and the folders in it.
    Folder(FolderId),
    /// With a tag, or of a feed with it.
    Tag(TagId),
}

/// The order of a list. Where it says the same of two articles, the newer one comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The newest first.
    #[default]
    Newest,
    /// The oldest first.
    Oldest,
    /// By the name of the feed.
    Feed,
    /// The shortest first.
    Shortest,
    /// The longest first.
    Longest,
}

impl View {
    /// All of these articles, the newest first.
    #[must_use]
    pub fn of(scope: Scope) -> Self {
        Self { scope, query: Query::EVERYTHING, order: Order::Newest }
    }

    /// Those of these articles that a query finds.
    #[must_use]
    pub fn found(scope: Scope, query: Query) -> Self {
        Self { scope, query, order: Order::Newest }
    }
}
