//! Settings of the reader.

mod disk;
mod fetch_settings;
mod key_problem;
mod key_settings;
mod keys;
mod library_settings;
mod output_mode;
mod posix_locale;
mod problem;
mod table;
mod typography;

pub use disk::{Config, Places, load, places};
pub use fetch_settings::{FetchSettings, read_fetch};
pub use key_problem::KeyProblem;
pub use key_settings::{KeyRow, KeySettings, MacroRow, read_keys};
pub use keys::read;
pub use library_settings::{LibrarySettings, read_library};
pub use output_mode::{OutputMode, Way};
pub use problem::{Problem, ProblemKind};
pub use typography::{LineSpacing, Paragraphs, Typography};

use crate::locale::{Calendar, Language};
use crate::text::{Direction, Marks};

/// What the person has chosen, with defaults for the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The language of the interface.
    pub language: Language,
    /// The calendar whose dates stand beside the Gregorian ones.
    pub calendar: Calendar,
    /// Whether colours are used (`NO_COLOR` turns them off).
    pub color: bool,
    /// Whether the reader asks for feeds by itself when their time has come.
    pub refresh_itself: bool,
    /// Whether facts are coloured by kind in the text.
    pub tints: bool,
    /// How articles are set in type.
    pub typography: Typography,
    /// How the screen is said to the terminal; none: as the terminal needs it.
    pub output_mode: Option<OutputMode>,
    /// Which vowel marks are shown at first; none: those that the terminal draws right.
    pub marks: Option<Marks>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::English,
            calendar: Calendar::Gregorian,
            color: true,
            refresh_itself: true,
            tints: true,
            typography: Typography::default(),
            output_mode: None,
            marks: None,
        }
    }
}

impl Settings {
    /// The direction of the interface.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.language.direction()
    }
}
