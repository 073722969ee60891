//! What is wrong with a file of ours, with its line, as one sentence.

use super::key_problem::KeyProblem;
use crate::locale::{Language, fill};

/// Something in a file that cannot be used; the default holds in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, counted from 1; none: the file as a whole.
    pub line: Option<usize>,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// The ways in which a line can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// It is not TOML; the reason, in English.
    Syntax(String),
    /// There is no such setting. Holds its name.
    UnknownKey(String),
    /// A setting does not take this value. Holds the name of the setting, and what it takes.
    BadValue(&'static str, String),
    /// The file could not be read; the cause, as the system says it.
    Unreadable(String),
    /// A key cannot be given so.
    Key(KeyProblem),
}

impl Problem {
    /// What is wrong and what to do, after the name of the file.
    #[must_use]
    pub fn sentence(&self, file: &str, language: Language) -> String {
        let words = language.doctor_words();
        let sentence = match &self.kind {
            ProblemKind::Syntax(reason) => fill(words.problem_syntax, &[reason]),
            ProblemKind::UnknownKey(name) => fill(words.problem_unknown_key, &[name]),
            ProblemKind::BadValue(name, takes) => fill(words.problem_bad_value, &[name, takes]),
            ProblemKind::Unreadable(cause) => fill(words.problem_unreadable, &[cause]),
            ProblemKind::Key(problem) => problem.sentence(&language.words().commands),
        };
        let place = match self.line {
            Some(line) => fill(words.problem_line, &[file, &language.number(line)]),
            None => fill(words.problem_file, &[file]),
        };
        format!("{place} {sentence}")
    }
}

/// The line in which a byte of a text lies.
#[must_use]
pub fn line_of(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|&byte| byte == b'\n').count()
}
