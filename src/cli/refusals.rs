//! Why the reader or the doctor did not begin, in the language of the interface. The other
//! commands speak English, as what they print is for pipes and scripts too.

use super::Failure;
use super::output;
use crate::app::{what_troubles, why_not_opened};
use crate::config::OutputMode;
use crate::locale::{Language, fill};
use crate::work::{RunError, trouble_of};

/// The sentence of a failure.
fn sentence(failure: &Failure, language: Language) -> String {
    let words = language.words();
    match failure {
        // The English sentences of these errors themselves tell more.
        Failure::Open { .. } | Failure::Store(_) if language == Language::English => {
            failure.to_string()
        }
        Failure::Open { name, reason } => {
            fill("{}: {}", &[name, &why_not_opened(reason, language)])
        }
        Failure::Reader(RunError::NoTerminal) => words.no_terminal.to_owned(),
        Failure::Reader(RunError::NoKeyboard) => words.no_keyboard.to_owned(),
        Failure::Reader(RunError::Terminal(cause)) => {
            fill(words.terminal_failed, &[&cause.to_string()])
        }
        Failure::Store(error) => what_troubles(&trouble_of(error), language),
        Failure::NoPlace => language.library_words().library_no_place.to_owned(),
        Failure::Output(_)
        | Failure::Empty
        | Failure::Refreshing
        | Failure::NoFeed(_)
        | Failure::InUse(_)
        | Failure::NoArticle(_)
        | Failure::NoFeeds(_)
        | Failure::ManyFeeds(..)
        | Failure::NotTaken(..)
        | Failure::Input(_)
        | Failure::Sample(_)
        | Failure::NoStarter { .. }
        | Failure::Told => failure.to_string(),
    }
}

/// Says it on standard error: laid out on a terminal, else as it is.
pub(super) fn say(failure: &Failure, language: Language, mode: Option<OutputMode>) {
    let line = format!("khabar: {}", sentence(failure, language));
    output::complain(&line, language.direction(), mode);
}
