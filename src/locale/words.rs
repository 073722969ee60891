//! One field for each sentence of the interface: a language that lacks one does not compile.

use super::Plural;

/// All that the interface says. `{}` stands for a value, see `fill`.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is named after the English it holds")]
pub struct Words {
    // Panes and their titles.
    pub headlines: &'static str,
    pub article: &'static str,
    pub key_facts: &'static str,
    pub help: &'static str,
    pub help_everywhere: &'static str,
    pub messages: &'static str,
    pub unread: Plural,
    pub minutes_to_read: Plural,

    // Groups of facts.
    pub people: &'static str,
    pub organizations: &'static str,
    pub places: &'static str,
    pub times: &'static str,
    pub figures: &'static str,
    pub said: &'static str,
    pub events: &'static str,
    pub things: &'static str,
    pub key_sentences: &'static str,
    pub finding_facts: &'static str,
    pub no_facts: &'static str,
    pub facts_failed: &'static str,
    pub unknown_speaker: &'static str,

    // Time.
    pub just_now: &'static str,
    pub minutes_ago: Plural,
    pub hours_ago: Plural,
    pub days_ago: Plural,
    pub months: [&'static str; 12],

    // Search.
    pub search_prompt: &'static str,
    pub no_match: &'static str,
    pub match_of: &'static str,
    pub from_the_top: &'static str,
    pub from_the_bottom: &'static str,

    // What happened.
    pub no_unread_left: &'static str,
    pub nothing_to_undo: &'static str,
    pub undone: &'static str,
    pub marked_read: Plural,
    pub marked_one_read: &'static str,
    pub marked_one_unread: &'static str,
    pub all_read_already: &'static str,
    pub marks_shown: &'static str,
    pub marks_hidden: &'static str,
    pub mention_of: &'static str,
    pub no_mentions: &'static str,
    pub not_opened: Plural,
    pub nothing_failed: &'static str,
    pub empty_body: &'static str,

    // Why something could not be opened.
    pub open_missing: &'static str,
    pub open_forbidden: &'static str,
    pub open_empty: &'static str,
    pub open_not_text: &'static str,
    pub open_no_texts: &'static str,
    pub open_too_many: &'static str,
    pub open_too_large: &'static str,
    pub open_is_directory: &'static str,
    pub open_not_a_file: &'static str,
    pub open_input_is_terminal: &'static str,
    pub open_input_twice: &'static str,
    pub open_unreadable: &'static str,

    // Short words for the hints of the status line.
    pub hint_move: &'static str,
    pub hint_scroll: &'static str,
    pub hint_open: &'static str,
    pub hint_back: &'static str,
    pub hint_pane: &'static str,
    pub hint_search: &'static str,
    pub hint_next_match: &'static str,
    pub hint_next_unread: &'static str,
    pub hint_mention: &'static str,
    pub hint_show_mention: &'static str,
    pub hint_page: &'static str,
    pub hint_help: &'static str,
    pub hint_quit: &'static str,
    pub hint_close: &'static str,
    pub hint_accept: &'static str,
    pub hint_cancel: &'static str,

    // One sentence for each command.
    pub cmd_down: &'static str,
    pub cmd_up: &'static str,
    pub cmd_page_down: &'static str,
    pub cmd_page_up: &'static str,
    pub cmd_top: &'static str,
    pub cmd_bottom: &'static str,
    pub cmd_read_on: &'static str,
    pub cmd_open: &'static str,
    pub cmd_back: &'static str,
    pub cmd_pane_left: &'static str,
    pub cmd_pane_right: &'static str,
    pub cmd_pane_next: &'static str,
    pub cmd_pane_previous: &'static str,
    pub cmd_zoom: &'static str,
    pub cmd_search: &'static str,
    pub cmd_next: &'static str,
    pub cmd_previous: &'static str,
    pub cmd_next_mention: &'static str,
    pub cmd_previous_mention: &'static str,
    pub cmd_toggle_read: &'static str,
    pub cmd_mark_all_read: &'static str,
    pub cmd_undo: &'static str,
    pub cmd_marks: &'static str,
    pub cmd_messages: &'static str,
    pub cmd_redraw: &'static str,
    pub cmd_help: &'static str,
    pub cmd_quit: &'static str,
}
