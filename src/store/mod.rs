//! The library: every feed that is followed and every story that came, in one SQLite file.
//!
//! Blocking. It asks neither the clock nor the network: times and feeds are given to it. Of its
//! tables, `articles` and `bodies` hold what was received and change only when the feed sends an
//! edited story; `statuses` holds what lists and a person's marks need, narrow and well indexed.
//!
//! ```text
//! feeds ─┬─ articles ─┬─ bodies            text and HTML as received
//!        │            ├─ statuses          read, starred, hidden, the keys of lists
//!        │            ├─ article_tags      tags
//!        │            ├─ facts             found by the caller
//!        │            └─ search            full text, folded
//!        ├─ counts                         kept by triggers
//!        └─ fetches                        history
//! undo                                     what a person changed, for 30 days
//! ```

mod articles;
mod bodies;
mod check;
mod counts;
mod deleted;
mod digest;
mod error;
mod facts;
mod feed_settings;
mod feeds;
mod fetches;
mod files;
mod filter;
mod folders;
mod id_set;
mod identifiers;
mod identity;
mod indexing;
mod library;
mod link_key;
mod lists;
mod lock;
mod marks;
mod members;
mod migrate;
mod moves;
mod mute;
mod narrow;
mod natural;
mod newsboat;
mod opened;
mod packing;
mod reading_list;
mod ready;
mod recover;
mod repacking;
mod retention;
mod save;
mod saved_searches;
mod search_index;
mod sessions;
mod size;
mod snippet;
mod stories;
mod subscribe;
mod tags;
mod undo;
mod unsubscribe;

pub use crate::news::library::{
    ArticleId, Counts, FeedFault, FeedId, FeedRow, FeedSetting, FeedSettings, Field, FolderId,
    FolderRow, Headline, Login, Moment, Order, Query, SavedSearch, SavedSearchId, Scope, State,
    TagId, View, without_login,
};
pub use bodies::StoredArticle;
pub use check::Damage;
pub use error::StoreError;
pub use facts::StoredFacts;
pub use fetches::{Fetch, FetchOutcome, FetchRow, FetchState, Validators};
pub use library::{Found, Library};
pub use link_key::link_key;
pub use lock::RefreshLock;
pub use newsboat::{CachedFeed, CachedItem, NewsboatCache};
pub use reading_list::Imported;
pub use ready::{KnownEntries, Prepared, prepare};
pub use recover::{Recovered, recover};
pub use retention::{Purge, Retention};
pub use save::{Arrival, Reception, Saved};
pub use search_index::INDEX_VERSION;
pub use sessions::Session;
pub use size::Size;
pub use snippet::Snippet;
pub use subscribe::{NewFeed, Returned};
pub use undo::{Change, UNDO_DAYS, Undone};
