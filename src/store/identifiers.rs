//! Numbers of rows that cannot be taken for one another.

use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                self.0.to_sql()
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                i64::column_result(value).map(Self)
            }
        }
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
