//! Adapts the finished screen to the terminal: whole cells are moved or recoloured, just before
//! the screen is compared with what is shown.
//!
//! What the view draws is the order of display, in joined letters, one cluster a cell. Most
//! terminals show that as it is; here is what the others need.

mod alternate;
mod bidi;
mod inverse;
mod kitty;
mod logical;
mod marks;
mod sequences;
mod undo;

use crate::config::OutputMode;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

pub(super) use alternate::Rgb;

/// How the screen is said to this terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Emission {
    /// The way.
    pub mode: OutputMode,
    /// Whether tmux lies between, and passes on what is wrapped for it.
    pub is_passed_by_tmux: bool,
    /// Whether GNU screen lies between, which passes on strings that are wrapped for it.
    pub is_in_screen: bool,
    /// Whether colours of 24 bits get lost on the way: tmux without the feature RGB.
    pub is_palette_only: bool,
    /// Whether box drawing is left-to-right letters to the terminal.
    pub are_borders_letters: bool,
    /// Whether the terminal leaves brackets in what it turns as they are.
    pub is_without_mirrors: bool,
    /// Whether the terminal was found in explicit mode, and is to be left so.
    pub was_explicit: bool,
    /// What looks most like the terminal's own foreground, where that must be named.
    pub ink: Rgb,
}

impl Default for Emission {
    fn default() -> Self {
        Self {
            mode: OutputMode::Explicit,
            is_passed_by_tmux: false,
            is_in_screen: false,
            is_palette_only: false,
            are_borders_letters: false,
            is_without_mirrors: false,
            was_explicit: false,
            // Of middle brightness: readable on black and on white.
            ink: (118, 118, 118),
        }
    }
}

impl Emission {
    /// Makes the screen such that this terminal shows what was meant.
    pub(super) fn adapt(&self, screen: &mut Buffer) {
        match self.mode {
            OutputMode::Plain | OutputMode::Explicit | OutputMode::Konsole | OutputMode::Mlterm => {
            }
            OutputMode::Kitty => kitty::turn_words(screen),
            OutputMode::KittyFallback => kitty::turn_letters(screen),
            OutputMode::Alternate => alternate::alternate(screen, self.ink, self.is_palette_only),
            OutputMode::Marks => marks::mark(screen),
            OutputMode::Inverse => inverse::invert(screen, self),
            OutputMode::Logical => {
                inverse::invert(screen, self);
                logical::unjoin(screen);
            }
        }
    }
}

impl Emission {
    /// Makes one row of a drawn screen such, in the frame that is sent.
    pub(super) fn adapt_row(&self, drawn: &Buffer, row: u16, frame: &mut Buffer) {
        let area = Rect { y: row, height: 1, ..drawn.area }.intersection(drawn.area);
        let mut alone = Buffer::empty(area);
        for position in area.positions() {
            if let (Some(cell), Some(drawn)) = (alone.cell_mut(position), drawn.cell(position)) {
                *cell = drawn.clone();
            }
        }
        self.adapt(&mut alone);
        for position in area.positions() {
            if let (Some(cell), Some(adapted)) = (frame.cell_mut(position), alone.cell(position)) {
                *cell = adapted.clone();
            }
        }
    }
}

/// Makes a drawn screen such as it is sent in this way, to a terminal of which nothing more is
/// known: for measuring what that costs, and what it changes.
pub fn adapt(screen: &mut Buffer, mode: OutputMode) {
    Emission { mode, ..Emission::default() }.adapt(screen);
}

/// The blocks of Hebrew, Arabic and the scripts around them, with their presentation forms.
fn is_of_rtl_block(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
}

/// Whether the first letter of a cell is of these blocks, without decoding it.
fn is_rtl(cell: &Cell) -> bool {
    match cell.symbol().as_bytes() {
        [0xd6, second, ..] => *second >= 0x90,
        [0xd7..=0xdf, ..] | [0xe0, 0xa0..=0xa3, ..] => true,
        [0xef, 0xac, third, ..] => *third >= 0x9d,
        [0xef, 0xb9, third, ..] => *third >= 0xb0,
        [0xef, 0xbb, third, ..] => *third <= 0xbe,
        [0xef, 0xad..=0xb7 | 0xba, ..] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_segmentation::UnicodeSegmentation;

    /// A screen of one row, a cluster a cell.
    pub(super) fn buffer(row: &str) -> Buffer {
        let clusters: Vec<_> = row.graphemes(true).collect();
        let width = u16::try_from(clusters.len()).unwrap();
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
        for (cell, cluster) in buffer.content.iter_mut().zip(clusters) {
            *cell = Cell::EMPTY;
            cell.set_symbol(cluster);
        }
        buffer
    }

    /// The symbols of a screen, one after the other.
    pub(super) fn shown(buffer: &Buffer) -> String {
        buffer.content.iter().map(Cell::symbol).collect()
    }

    #[test]
    fn the_bytes_of_a_letter_tell_its_block() {
        for letter in '\0'..='\u{1ffff}' {
            let mut cell = Cell::EMPTY;
            cell.set_char(letter);
            assert_eq!(is_rtl(&cell), is_of_rtl_block(letter), "{letter:?}");
        }
    }

    #[test]
    fn cells_stay_as_they_are_where_the_terminal_leaves_them() {
        let drawn = buffer("(1) ﺮﺒﺧ");
        for mode in
            [OutputMode::Plain, OutputMode::Explicit, OutputMode::Konsole, OutputMode::Mlterm]
        {
            let mut adapted = drawn.clone();
            Emission { mode, ..Emission::default() }.adapt(&mut adapted);
            assert_eq!(adapted, drawn, "{mode:?}");
        }
    }
}
