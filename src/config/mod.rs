//! Settings of the reader.

mod output_mode;
mod typography;

pub use output_mode::OutputMode;
pub use typography::{LineSpacing, Paragraphs, Typography};

use crate::locale::Language;
use crate::text::Direction;

/// What the person has chosen, with defaults for the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The language of the interface.
    pub language: Language,
    /// Whether colours are used (`NO_COLOR` turns them off).
    pub color: bool,
    /// Whether facts are coloured by kind in the text.
    pub tints: bool,
    /// How articles are set in type.
    pub typography: Typography,
    /// How the screen is said to the terminal; none: as the terminal needs it.
    pub output_mode: Option<OutputMode>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::English,
            color: true,
            tints: true,
            typography: Typography::default(),
            output_mode: None,
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
