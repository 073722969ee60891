//! What is wrong with the keys of the settings, as sentences.

use crate::locale::{CommandWords, fill};

/// The ways in which a line of keys can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyProblem {
    /// There is no command of this name.
    NoCommand(String),
    /// This names no key.
    BadKey(String),
    /// The value of this name is neither a key nor a list of them.
    NotKeys(String),
    /// The value of this key is no list of commands.
    NotCommands(String),
    /// A key that the file has given away before. Holds the key, and what has it.
    UsedTwice(String, String),
    /// Keys that begin like others, one of which could never be reached. Holds the longer ones,
    /// the shorter ones, and what has these.
    Hidden(String, String, String),
    /// A key for a command line that cannot be run. Holds both.
    BadLine(String, String),
}

impl KeyProblem {
    pub(super) fn sentence(&self, words: &CommandWords) -> String {
        match self {
            KeyProblem::NoCommand(name) => fill(words.problem_no_command, &[name]),
            KeyProblem::BadKey(key) => fill(words.problem_bad_key, &[key]),
            KeyProblem::NotKeys(name) => fill(words.problem_not_keys, &[name]),
            KeyProblem::NotCommands(key) => fill(words.problem_not_commands, &[key]),
            KeyProblem::UsedTwice(key, name) => fill(words.problem_used_twice, &[key, name]),
            KeyProblem::Hidden(longer, shorter, name) => {
                fill(words.problem_hidden, &[longer, shorter, name])
            }
            KeyProblem::BadLine(key, line) => fill(words.problem_bad_line, &[key, line]),
        }
    }
}
