//! How articles are set in type: the person's choices, each with the one that its key gives next.

use crate::text::{Align, Digits, Marks};

/// Narrower lines hold few words, and much of a justified one would be holes.
pub(super) const NARROWEST_CELLS: u16 = 24;
/// Wider lines are hard to come back from.
pub(super) const WIDEST_CELLS: u16 = 200;
/// By how much one key press changes the measure.
const STEP_CELLS: u16 = 4;

/// How articles are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typography {
    /// Where lines stand.
    pub align: Align,
    /// Whether vowel marks are shown.
    pub marks: Marks,
    /// With which digits numbers are shown.
    pub digits: Digits,
    /// How far lines stand from each other.
    pub spacing: LineSpacing,
    /// How paragraphs are told apart.
    pub paragraphs: Paragraphs,
    /// The widest line of body text, in cells.
    pub measure_cells: u16,
}

impl Default for Typography {
    fn default() -> Self {
        Self {
            align: Align::Start,
            marks: Marks::Shown,
            digits: Digits::AsWritten,
            spacing: LineSpacing::Single,
            paragraphs: Paragraphs::Parted,
            measure_cells: 72,
        }
    }
}

/// How far lines stand from each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LineSpacing {
    /// Row below row.
    #[default]
    Single,
    /// With a blank row between: for texts with many marks, and for learners.
    Double,
}

/// How paragraphs are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Paragraphs {
    /// A blank row stands between them.
    #[default]
    Parted,
    /// The first line of each is set in, as in books and newspapers.
    Indented,
}

impl LineSpacing {
    /// Rows from one line to the next.
    #[must_use]
    pub fn rows(self) -> usize {
        match self {
            Self::Single => 1,
            Self::Double => 2,
        }
    }
}

impl Typography {
    /// Start, justified, centred, end.
    #[must_use]
    pub fn next_align(self) -> Align {
        match self.align {
            Align::Start => Align::Justify,
            Align::Justify => Align::Center,
            Align::Center => Align::End,
            Align::End | Align::Left | Align::Right => Align::Start,
        }
    }

    /// All marks, the essential ones, none.
    #[must_use]
    pub fn next_marks(self) -> Marks {
        match self.marks {
            Marks::Shown => Marks::Essential,
            Marks::Essential => Marks::Hidden,
            Marks::Hidden => Marks::Shown,
        }
    }

    /// As written, Arabic-Indic, extended, European.
    #[must_use]
    pub fn next_digits(self) -> Digits {
        match self.digits {
            Digits::AsWritten => Digits::ArabicIndic,
            Digits::ArabicIndic => Digits::Extended,
            Digits::Extended => Digits::European,
            Digits::European => Digits::AsWritten,
        }
    }

    /// The other spacing.
    #[must_use]
    pub fn next_spacing(self) -> LineSpacing {
        match self.spacing {
            LineSpacing::Single => LineSpacing::Double,
            LineSpacing::Double => LineSpacing::Single,
        }
    }

    /// The other way to tell paragraphs apart.
    #[must_use]
    pub fn next_paragraphs(self) -> Paragraphs {
        match self.paragraphs {
            Paragraphs::Parted => Paragraphs::Indented,
            Paragraphs::Indented => Paragraphs::Parted,
        }
    }

    /// A narrower measure, counted from the `shown` one: where a pane is narrower than the
    /// measure, one key press is seen.
    #[must_use]
    pub fn narrower(self, shown: u16) -> u16 {
        self.measure_cells.min(shown.saturating_sub(STEP_CELLS).max(NARROWEST_CELLS))
    }

    /// A wider measure.
    #[must_use]
    pub fn wider(self) -> u16 {
        self.measure_cells.saturating_add(STEP_CELLS).min(WIDEST_CELLS)
    }
}
