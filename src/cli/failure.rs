//! Why a command ended early, and the sentence that says so in the language of the interface.

use crate::app::{what_troubles, what_was_wrong, why_not_fetched, why_not_opened};
use crate::config::SampleError;
use crate::feeds::starters;
use crate::locale::{Language, fill};
use crate::news::{FeedProblem, FetchError, OpenError};
use crate::store::{StoreError, without_login};
use crate::work::{RunError, trouble_of};
use std::io;

/// Why a command ended early.
#[derive(Debug)]
pub(super) enum Failure {
    /// One thing could not be opened.
    Open { name: String, reason: OpenError },
    /// What it printed could not be written.
    Output(io::Error),
    /// Standard input could not be read.
    Input(io::Error),
    /// The reader could not run.
    Reader(RunError),
    /// The library could not be read or changed.
    Store(StoreError),
    /// A process without a home, and without a word about the library.
    NoPlace,
    /// The sample of the settings was not written.
    Sample(SampleError),
    /// The library follows nothing: there is nothing to change.
    Empty,
    /// Another process fetches the feeds of this library.
    Refreshing,
    /// No feed has this name.
    NoFeed(String),
    /// So many feeds have this name.
    ManyFeeds(String, usize),
    /// What was read for the setting of this name is not taken.
    NotTaken(&'static str),
    /// The file of the library, of which nothing can be saved.
    NothingRead(String),
    /// No article has this number.
    NoArticle(i64),
    /// A file that is no reading list.
    NoFeeds(String),
    /// No pack of feeds in this language.
    NoStarter(String),
    /// It was already said what failed.
    Told,
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<RunError> for Failure {
    fn from(error: RunError) -> Self {
        Self::Reader(error)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<SampleError> for Failure {
    fn from(error: SampleError) -> Self {
        Self::Sample(error)
    }
}

impl Failure {
    /// What is said of it.
    pub(super) fn sentence(&self, language: Language) -> String {
        let words = language.cli_words();
        match self {
            Self::Open { name, reason } => fill("{}: {}", &[name, &not_opened(reason, language)]),
            Self::Output(cause) => fill(words.output_failed, &[&cause.to_string()]),
            Self::Input(cause) => fill(words.input_failed, &[&cause.to_string()]),
            Self::Reader(error) => not_run(error, language),
            Self::Store(error) => in_trouble(error, language),
            Self::NoPlace => language.library_words().library_no_place.to_owned(),
            Self::Sample(error) => no_sample(error, language),
            Self::Empty => words.empty_library.to_owned(),
            Self::Refreshing => language.library_words().library_refreshing.to_owned(),
            Self::NoFeed(name) => fill(words.no_feed, &[&without_password(name)]),
            Self::ManyFeeds(name, count) => {
                fill(words.many_feeds, &[&without_password(name), &language.number(count)])
            }
            Self::NotTaken(setting) => fill(words.not_taken, &[setting]),
            Self::NothingRead(file) => fill(words.nothing_read, &[file]),
            Self::NoArticle(number) => fill(words.no_article, &[&number.to_string()]),
            Self::NoFeeds(name) => fill(words.no_feeds_in, &[name]),
            Self::NoStarter(wanted) => fill(words.no_starter, &[wanted, &starters::languages()]),
            Self::Told => String::new(),
        }
    }
}

/// What was typed for a feed, without the login of an address: what is printed ends in logs.
fn without_password(typed: &str) -> String {
    if let (address, Some(_)) = without_login(typed) {
        return address;
    }
    // An address may be typed without its scheme. Names of the fediverse have no password.
    const SCHEME: &str = "https://";
    match without_login(&format!("{SCHEME}{typed}")) {
        (address, Some(login)) if !login.password.is_empty() => {
            address.trim_start_matches(SCHEME).to_owned()
        }
        _ => typed.to_owned(),
    }
}

fn not_run(error: &RunError, language: Language) -> String {
    let words = language.words();
    match error {
        RunError::NoTerminal => words.no_terminal.to_owned(),
        RunError::NoKeyboard => words.no_keyboard.to_owned(),
        RunError::Terminal(cause) => fill(words.terminal_failed, &[&cause.to_string()]),
    }
}

fn no_sample(error: &SampleError, language: Language) -> String {
    let words = language.cli_words();
    match error {
        SampleError::IsThere(file) => fill(words.sample_is_there, &[file]),
        SampleError::NoPlace => words.no_settings_place.to_owned(),
        SampleError::Unwritable(file, cause) => {
            fill(words.sample_unwritable, &[file, &cause.to_string()])
        }
    }
}

// The English sentences of the errors themselves tell more than those of the interface.

fn in_trouble(error: &StoreError, language: Language) -> String {
    if language == Language::English {
        return error.to_string();
    }
    what_troubles(&trouble_of(error), language)
}

/// Why something could not be opened.
pub(super) fn not_opened(reason: &OpenError, language: Language) -> String {
    if language == Language::English {
        return reason.to_string();
    }
    why_not_opened(reason, language)
}

/// Why nothing came from an address.
pub(super) fn not_fetched(reason: &FetchError, language: Language) -> String {
    if language == Language::English {
        return reason.to_string();
    }
    why_not_fetched(reason, language)
}

/// What was wrong with something that was read all the same.
pub(super) fn faulty(problem: &FeedProblem, language: Language) -> String {
    if language == Language::English {
        return problem.to_string();
    }
    what_was_wrong(problem, language)
}
