//! What the library and those who show it speak in: numbers, headlines, what is followed, and which
//! articles a list has. Values only; `store` keeps them.

mod feed_setting;
mod feed_settings;
mod followed;
mod headline;
mod identifiers;
mod login;
mod query;
mod sources;
mod tags;
mod taken_back;
mod trouble;
mod view;

pub use feed_setting::{FeedSetting, without_secret};
pub use feed_settings::FeedSettings;
pub use followed::{
    Counts, FeedFault, FeedRow, FolderRow, MOST_KEEP_DAYS, SavedSearch, keep_days, typed_days,
    way_to,
};
pub use headline::Headline;
pub use identifiers::{ArticleId, FeedId, FolderId, SavedSearchId, TagId};
pub use login::{Login, without_login};
pub use query::{Field, Moment, Query, State};
pub use sources::Sources;
pub use tags::{changed_tags, tags_in};
pub use taken_back::TakenBack;
pub use trouble::LibraryTrouble;
pub use view::{Order, Scope, View};
