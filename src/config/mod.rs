//! Settings of the reader.

use crate::locale::Language;
use crate::text::{Direction, Marks};

/// What the person has chosen, with defaults for the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The language of the interface.
    pub language: Language,
    /// Whether colours are used (`NO_COLOR` turns them off).
    pub color: bool,
    /// The widest line of body text, in cells.
    pub measure_cells: u16,
    /// Whether vowel marks are shown.
    pub marks: Marks,
}

impl Default for Settings {
    fn default() -> Self {
        Self { language: Language::English, color: true, measure_cells: 72, marks: Marks::Shown }
    }
}

impl Settings {
    /// The direction of the interface.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.language.direction()
    }
}
