//! Why something could not be opened, in the words of the interface.

use super::fetch_failures::why_not_fetched;
use crate::locale::{Language, fill};
use crate::news::{LARGEST_TEXT_BYTES, OpenError};

/// One sentence: what is wrong and what to do.
#[must_use]
pub fn why_not_opened(reason: &OpenError, language: Language) -> String {
    let words = language.words();
    let sentence = match reason {
        OpenError::Missing => words.open_missing,
        OpenError::Forbidden => words.open_forbidden,
        OpenError::Empty => words.open_empty,
        OpenError::NotText(_) => words.open_not_text,
        OpenError::ReadingList => words.open_reading_list,
        OpenError::NoTexts(_) => words.open_no_texts,
        OpenError::TooManyTexts(limit) => {
            return fill(words.open_too_many, &[&language.number(limit)]);
        }
        OpenError::TooLarge(_) => {
            return fill(words.open_too_large, &[&language.number(LARGEST_TEXT_BYTES / 1_000_000)]);
        }
        OpenError::IsDirectory => words.open_is_directory,
        OpenError::Fetch(error) => return why_not_fetched(error, language),
        OpenError::NotAFile => words.open_not_a_file,
        OpenError::InputIsTerminal => words.open_input_is_terminal,
        OpenError::InputTwice => words.open_input_twice,
        OpenError::Unreadable(cause) => return fill(words.open_unreadable, &[cause]),
    };
    sentence.to_string()
}
