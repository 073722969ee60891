//! What selecting and copying text calls for in words.

/// The words for selecting text and copying it.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
#[allow(missing_docs, reason = "each motion is named after what it does")]
pub struct SelectWords {
    /// The heading of the help for it.
    pub title: &'static str,
    /// Said while a caret only moves.
    pub start: &'static str,
    /// Said while text is selected.
    pub extend: &'static str,
    /// Where a command of the settings has it.
    pub copied_by: &'static str,
    /// With the command.
    pub command_failed: &'static str,

    /// The command that begins it.
    pub cmd_select: &'static str,
    /// The command that copies all.
    pub cmd_copy_article: &'static str,
    /// A short word for it.
    pub hint_select: &'static str,
    /// Short words for what is selected at once.
    pub hint_sentence: &'static str,
    pub hint_paragraph: &'static str,

    // One sentence for each motion.
    pub motion_anchor: &'static str,
    pub motion_copy: &'static str,
    pub motion_copy_with_source: &'static str,
    pub motion_leave: &'static str,
    pub motion_left: &'static str,
    pub motion_right: &'static str,
    pub motion_down: &'static str,
    pub motion_up: &'static str,
    pub motion_word_left: &'static str,
    pub motion_word_right: &'static str,
    pub motion_next_word: &'static str,
    pub motion_previous_word: &'static str,
    pub motion_next_sentence: &'static str,
    pub motion_previous_sentence: &'static str,
    pub motion_next_paragraph: &'static str,
    pub motion_previous_paragraph: &'static str,
    pub motion_line_start: &'static str,
    pub motion_line_end: &'static str,
    pub motion_page_down: &'static str,
    pub motion_page_up: &'static str,
    pub motion_top: &'static str,
    pub motion_bottom: &'static str,
    pub motion_take_word: &'static str,
    pub motion_take_sentence: &'static str,
    pub motion_take_paragraph: &'static str,
    pub motion_other_end: &'static str,
}
