//! Numbers of rows that cannot be taken for one another.

use serde::{Deserialize, Serialize};

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(pub i64);
    )*};
}

identifiers! {
    /// A feed that is or was followed.
    FeedId
    /// A story as one feed gave it.
    ArticleId
    /// A folder of feeds.
    FolderId
    /// A tag of feeds and articles.
    TagId
    /// A saved search or a mute rule.
    SavedSearchId
}

impl FolderId {
    /// The folder that all others are in; it has no name.
    pub const ROOT: Self = Self(0);
}
