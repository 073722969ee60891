//! The words of the commands beside the reader: what they did, and why they ended early.

use super::Plural;

/// What the headless commands say. `{}` stands for a value, see `fill`.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
#[allow(missing_docs, reason = "each field is named after the English it holds")]
pub struct CliWords {
    // Why a command ended early.
    pub output_failed: &'static str,
    pub input_failed: &'static str,
    pub empty_library: &'static str,
    pub no_feed: &'static str,
    /// With the name, then how many feeds have it.
    pub many_feeds: &'static str,
    pub not_taken: &'static str,
    pub no_article: &'static str,
    pub no_feeds_in: &'static str,
    /// With the language asked for, then those that there are.
    pub no_starter: &'static str,
    pub no_settings_place: &'static str,
    pub sample_is_there: &'static str,
    pub sample_unwritable: &'static str,

    // Feeds and articles that are printed.
    pub feed_without_title: &'static str,
    pub no_entries: &'static str,
    pub what_is_wrong: &'static str,
    pub no_such_articles: &'static str,

    // What was changed in the library.
    pub marked_read: Plural,
    pub marked_unread: Plural,
    pub given_star: Plural,
    pub star_taken: Plural,
    pub tagged: Plural,
    pub untagged: Plural,

    // Reading lists.
    pub feeds_added: Plural,
    pub in_new_folders: Plural,
    pub known_before: Plural,
    pub taken_over: Plural,
    pub left_out: Plural,
    /// With the file, twice.
    pub newsboat_cache: &'static str,
    pub note_too_many: &'static str,
    pub note_query: &'static str,
    pub note_program: &'static str,
    pub note_no_address: &'static str,

    // Looking a library over.
    pub library_sound: &'static str,
    pub library_mended: &'static str,
    pub looking_over: &'static str,
    pub library_saved: Plural,
    pub all_was_read: &'static str,
    pub some_was_unreadable: &'static str,
    pub old_file: &'static str,

    // Fetching.
    pub offline: &'static str,
    pub nothing_due: &'static str,
    pub from_feeds: Plural,
    pub changed: Plural,
    pub could_not_be_had: Plural,
    pub fetching: &'static str,
    pub texts_read: Plural,

    // Settings.
    pub sample_written: &'static str,
    pub nothing_wrong: &'static str,
    pub file_not_there: &'static str,

    // Headings of help, and what stands behind an argument.
    pub help_usage: &'static str,
    pub help_arguments: &'static str,
    pub help_options: &'static str,
    pub help_commands: &'static str,
    pub help_examples: &'static str,
    pub help_default: &'static str,
    pub help_one_of: &'static str,
    /// Nothing in a damaged file can be saved.
    pub nothing_read: &'static str,
    /// Of a list: an address that is none of the web, and how many there are.
    pub note_scheme: &'static str,
    pub not_followed: Plural,
}
