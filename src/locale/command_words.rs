//! What keys, the palette and the log of messages call for in words.

/// The words for giving commands.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
#[allow(missing_docs, reason = "each field is named after the English it holds")]
pub struct CommandWords {
    pub cmd_palette: &'static str,
    /// A short word for it.
    pub hint_palette: &'static str,
    /// Of the key that completes what is typed.
    pub hint_complete: &'static str,
    /// The title of the palette.
    pub palette: &'static str,
    pub no_such_command: &'static str,
    pub no_such_list: &'static str,
    /// Above what may follow the first key of a sequence.
    pub keys_that_follow: &'static str,
    pub no_such_keys: &'static str,
    pub macros: &'static str,
    /// Said while a line of help is looked for.
    pub ask_help: &'static str,
    pub help_found_nothing: &'static str,

    // What may stand behind a command.
    pub takes_words: &'static str,
    pub takes_tags: &'static str,
    pub takes_address: &'static str,
    pub takes_name: &'static str,

    // What is wrong with the keys of the settings.
    pub problem_no_command: &'static str,
    pub problem_bad_key: &'static str,
    pub problem_not_keys: &'static str,
    pub problem_not_commands: &'static str,
    /// Holds the key, and what has it already.
    pub problem_used_twice: &'static str,
    /// Holds the longer keys, the shorter ones, and what has these.
    pub problem_hidden: &'static str,
    /// Holds the key and the command line.
    pub problem_bad_line: &'static str,

    pub cmd_pane_larger: &'static str,
    pub cmd_pane_smaller: &'static str,
    /// Nothing can be made larger there.
    pub one_pane: &'static str,
}
