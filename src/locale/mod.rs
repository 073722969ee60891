//! The interface in words, by language: sentences, plural forms, dates.

mod arabic;
mod arabic_doctor;
mod arabic_fetch;
mod arabic_library;
mod arabic_pipe;
mod arabic_select;
mod arabic_settings;
mod doctor_words;
mod english;
mod english_doctor;
mod english_fetch;
mod english_library;
mod english_pipe;
mod english_select;
mod english_settings;
mod fetch_words;
mod fill;
mod library_words;
mod pipe_words;
mod plural;
mod select_words;
mod settings_words;
mod time;
mod words;

pub use doctor_words::DoctorWords;
pub use fetch_words::FetchWords;
pub use fill::fill;
pub use library_words::LibraryWords;
pub use pipe_words::{PipeWords, TourWords};
pub use plural::{Plural, PluralCategory, plural_category};
pub use select_words::SelectWords;
pub use settings_words::SettingsWords;
pub use time::{ago, civil_date, long_date};
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
}

impl Language {
    /// Every language of the interface.
    pub const ALL: [Language; 2] = [Language::Arabic, Language::English];

    /// The BCP 47 primary language subtag.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Language::Arabic => "ar",
            Language::English => "en",
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
        Language::ALL.into_iter().find(|language| language.code() == primary)
    }

    /// The direction of an interface in this language.
    #[must_use]
    pub fn direction(self) -> Direction {
        match self {
            Language::Arabic => Direction::Rtl,
            Language::English => Direction::Ltr,
        }
    }

    /// The words of `khabar doctor`.
    #[must_use]
    pub fn doctor_words(self) -> &'static DoctorWords {
        match self {
            Language::Arabic => &arabic_doctor::WORDS,
            Language::English => &english_doctor::WORDS,
        }
    }

    /// The words of the library.
    #[must_use]
    pub fn library_words(self) -> &'static LibraryWords {
        match self {
            Language::Arabic => &arabic_library::WORDS,
            Language::English => &english_library::WORDS,
        }
    }

    /// The words of the interface.
    #[must_use]
    pub fn words(self) -> &'static Words {
        match self {
            Language::Arabic => &arabic::WORDS,
            Language::English => &english::WORDS,
        }
    }
}
