//! The interface in words, by language: sentences, plural forms, dates.

mod arabic;
mod arabic_cli;
mod arabic_commands;
mod arabic_doctor;
mod arabic_fetch;
mod arabic_help;
mod arabic_library;
mod arabic_links;
mod arabic_pipe;
mod arabic_select;
mod arabic_settings;
mod calendar;
mod calendar_words;
mod cli_words;
mod command_words;
#[cfg(test)]
mod completeness;
mod doctor_words;
mod english;
mod english_cli;
mod english_commands;
mod english_doctor;
mod english_fetch;
mod english_library;
mod english_links;
mod english_pipe;
mod english_select;
mod english_settings;
mod fetch_words;
mod fill;
mod hebrew;
mod hebrew_cli;
mod hebrew_commands;
mod hebrew_doctor;
mod hebrew_fetch;
mod hebrew_help;
mod hebrew_library;
mod hebrew_links;
mod hebrew_pipe;
mod hebrew_select;
mod hebrew_settings;
mod help_sentences;
mod hijri_table;
mod joining;
mod library_words;
mod linear_words;
mod link_words;
mod numerals;
mod persian;
mod persian_cli;
mod persian_commands;
mod persian_doctor;
mod persian_fetch;
mod persian_help;
mod persian_library;
mod persian_links;
mod persian_pipe;
mod persian_select;
mod persian_settings;
mod pipe_words;
mod plural;
mod select_words;
mod settings_words;
mod time;
mod urdu;
mod urdu_cli;
mod urdu_commands;
mod urdu_doctor;
mod urdu_fetch;
mod urdu_help;
mod urdu_library;
mod urdu_links;
mod urdu_pipe;
mod urdu_select;
mod urdu_settings;
mod words;

pub use calendar::{Calendar, OtherDay};
pub use calendar_words::CalendarWords;
pub use cli_words::CliWords;
pub use command_words::CommandWords;
pub use doctor_words::DoctorWords;
pub use fetch_words::FetchWords;
pub use fill::fill;
pub use help_sentences::HelpTable;
pub use library_words::LibraryWords;
pub use linear_words::LinearWords;
pub use link_words::LinkWords;
pub use pipe_words::{PipeWords, TourWords};
pub use plural::{Plural, PluralCategory, plural_category};
pub use select_words::SelectWords;
pub use settings_words::SettingsWords;
pub use time::{ago, civil_date, date_beside, long_date};
pub use words::Words;

use crate::text::Direction;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Arabic.
    Arabic,
    /// English, also where no other is known.
    #[default]
    English,
    /// Hebrew.
    Hebrew,
    /// Persian.
    Persian,
    /// Urdu.
    Urdu,
}

impl Language {
    /// Every language of the interface.
    pub const ALL: [Language; 5] =
        [Language::Arabic, Language::English, Language::Persian, Language::Hebrew, Language::Urdu];

    /// The BCP 47 primary language subtag.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Language::Arabic => "ar",
            Language::English => "en",
            Language::Hebrew => "he",
            Language::Persian => "fa",
            Language::Urdu => "ur",
        }
    }

    /// Its own name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Language::Arabic => "العربية",
            Language::English => "English",
            Language::Hebrew => "עברית",
            Language::Persian => "فارسی",
            Language::Urdu => "اردو",
        }
    }

    /// The language of a BCP 47 tag or a POSIX locale name (`ar_EG.UTF-8`), if khabar speaks it.
    ///
    /// ```
    /// use khabar::locale::Language;
    /// assert_eq!(Language::from_tag("ar_EG.UTF-8"), Some(Language::Arabic));
    /// assert_eq!(Language::from_tag("tlh"), None);
    /// ```
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Language> {
        let primary = tag.split(['_', '-', '.', '@']).next().unwrap_or("").to_ascii_lowercase();
        // The tag of Hebrew before 1989 lives on in some locales.
        let primary = if primary == "iw" { "he" } else { &primary };
        Language::ALL.into_iter().find(|language| language.code() == primary)
    }

    /// The direction of an interface in this language.
    #[must_use]
    pub fn direction(self) -> Direction {
        match self {
            Language::Arabic | Language::Hebrew | Language::Persian | Language::Urdu => {
                Direction::Rtl
            }
            Language::English => Direction::Ltr,
        }
    }

    /// The words of the commands beside the reader.
    #[must_use]
    pub fn cli_words(self) -> &'static CliWords {
        match self {
            Language::Arabic => &arabic_cli::WORDS,
            Language::English => &english_cli::WORDS,
            Language::Hebrew => &hebrew_cli::WORDS,
            Language::Persian => &persian_cli::WORDS,
            Language::Urdu => &urdu_cli::WORDS,
        }
    }

    /// The words of `khabar doctor`.
    #[must_use]
    pub fn doctor_words(self) -> &'static DoctorWords {
        match self {
            Language::Arabic => &arabic_doctor::WORDS,
            Language::English => &english_doctor::WORDS,
            Language::Hebrew => &hebrew_doctor::WORDS,
            Language::Persian => &persian_doctor::WORDS,
            Language::Urdu => &urdu_doctor::WORDS,
        }
    }

    /// The words of the library.
    #[must_use]
    pub fn library_words(self) -> &'static LibraryWords {
        match self {
            Language::Arabic => &arabic_library::WORDS,
            Language::English => &english_library::WORDS,
            Language::Hebrew => &hebrew_library::WORDS,
            Language::Persian => &persian_library::WORDS,
            Language::Urdu => &urdu_library::WORDS,
        }
    }

    /// The words of the interface.
    #[must_use]
    pub fn words(self) -> &'static Words {
        match self {
            Language::Arabic => &arabic::WORDS,
            Language::English => &english::WORDS,
            Language::Hebrew => &hebrew::WORDS,
            Language::Persian => &persian::WORDS,
            Language::Urdu => &urdu::WORDS,
        }
    }
}
