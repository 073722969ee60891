//! The words of the library: sources, marks, feeds, searching.

use super::Plural;

/// What the reader says of the library. `{}` stands for a value, see `fill`.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
#[allow(missing_docs, reason = "each field is named after the English it holds")]
pub struct LibraryWords {
    // What the sources are called.
    pub unread: &'static str,
    pub today: &'static str,
    pub starred: &'static str,
    pub all_articles: &'static str,

    // Marks.
    pub megabytes: &'static str,
    pub changed: &'static str,
    pub starred_one: &'static str,
    pub unstarred_one: &'static str,
    pub mark_which: &'static str,
    pub mark_list: Plural,
    pub mark_above: &'static str,
    pub mark_below: &'static str,
    pub mark_feed: &'static str,

    // What was taken back.
    pub undone_read: Plural,
    pub undone_starred: Plural,
    pub undone_tagged: Plural,
    pub undone_subscribed: Plural,
    pub undone_unsubscribed: &'static str,

    // The order of lists.
    pub order_which: &'static str,
    pub order_newest: &'static str,
    pub order_oldest: &'static str,
    pub order_feed: &'static str,
    pub order_shortest: &'static str,
    pub order_longest: &'static str,

    // Feeds.
    pub feed_rename: &'static str,
    pub feed_move: &'static str,
    pub feed_tag: &'static str,
    pub feed_full_text: &'static str,
    pub feed_as_sent: &'static str,
    pub feed_mark: &'static str,
    pub feed_leave: &'static str,
    pub no_feed_here: &'static str,
    pub left_feed: &'static str,
    pub folder_remove: &'static str,
    pub removed: &'static str,
    pub search_delete: &'static str,
    pub hidden: Plural,

    // Questions.
    pub ask_search: &'static str,
    pub ask_tags: &'static str,
    pub ask_name: &'static str,
    pub ask_new_name: &'static str,
    pub ask_folder: &'static str,
    pub ask_search_name: &'static str,
    pub saved: &'static str,
    pub muted: &'static str,
    pub search_what: &'static str,
    pub search_mute: &'static str,
    pub search_list: &'static str,
    pub not_a_number: &'static str,
    pub ask_keep: &'static str,
    pub feed_keep: &'static str,
    pub shared: &'static str,
    pub found: Plural,
    pub unsearched: Plural,
    pub nothing_found: &'static str,
    pub nothing_here: &'static str,
    pub nothing_followed: &'static str,
    pub no_article_here: &'static str,
    /// Said where there is nothing to go back to.
    pub keys_quit: &'static str,
    pub not_in_library: &'static str,
    pub no_search_to_save: &'static str,

    // Why the library could not do something.
    pub library_busy: &'static str,
    pub library_damaged: &'static str,
    pub library_in_use: &'static str,
    pub not_a_library: &'static str,
    pub library_full: &'static str,
    pub library_read_only: &'static str,
    pub library_newer: &'static str,
    pub library_gone: &'static str,
    pub library_no_place: &'static str,
    pub library_other: &'static str,

    // Asking for feeds.
    pub nothing_to_refresh: &'static str,
    pub nothing_due: &'static str,
    pub no_refresh: &'static str,
    pub brought: Plural,
    pub refresh_stopped: &'static str,
    pub feeds_failed: Plural,
    pub progress: &'static str,
    pub feed_stopped: &'static str,
    pub failed_times: Plural,
    pub no_page: &'static str,
    pub fetching_page: &'static str,
    pub as_sent_here: &'static str,
    pub whole_text_here: &'static str,

    // Following feeds.
    pub no_library_here: &'static str,
    pub address_forms: &'static str,
    pub type_address: &'static str,
    pub begin_with: &'static str,
    pub looking: &'static str,
    pub articles: Plural,
    pub found_here: &'static str,
    pub followed: Plural,
    pub followed_already: &'static str,
    pub login_taken: &'static str,
    pub ask_address: &'static str,
    pub library_refreshing: &'static str,
    pub upgrading: &'static str,
    pub feed_interval: &'static str,
    pub feed_login: &'static str,
    pub feed_user_agent: &'static str,
    pub feed_proxy: &'static str,
    pub feed_headers: &'static str,
    pub feed_lead_private: &'static str,
    pub feed_stay_public: &'static str,
    pub ask_interval: &'static str,
    pub ask_user: &'static str,
    pub ask_password: &'static str,
    pub ask_user_agent: &'static str,
    pub ask_proxy: &'static str,
    pub ask_headers: &'static str,
    pub bad_interval: &'static str,
    pub bad_user_agent: &'static str,
    pub bad_login: &'static str,
    pub bad_proxy: &'static str,
    pub bad_headers: &'static str,
    pub bad_folder_name: &'static str,
    pub folder_in_itself: &'static str,
    pub story_gone: &'static str,
    /// Of a feed that could not be had.
    pub asked_later: &'static str,
    /// In a search: how a date is written, in two ways.
    pub date_forms: &'static str,
}
