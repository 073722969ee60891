//! The number of a link, carried by the cells that show it until they are written: a terminal is
//! told where a cell leads (OSC 8) with the cell itself.
//!
//! It travels as the colour of the underline, which nothing here draws, because cells are moved
//! and recoloured on their way, and their looks go with them.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Style};

/// A look that says that a cell is part of the mark of this number.
pub(super) fn numbered(number: usize) -> Style {
    match u32::try_from(number).map(u32::to_be_bytes) {
        Ok([0, red, green, blue]) => Style::new().underline_color(Color::Rgb(red, green, blue)),
        // The page has more links than anybody counts: those cells are plain.
        Ok(_) | Err(_) => Style::new(),
    }
}

/// The number that a cell carries.
#[must_use]
pub fn link_number(cell: &Cell) -> Option<usize> {
    match cell.underline_color {
        Color::Rgb(red, green, blue) => {
            usize::try_from(u32::from_be_bytes([0, red, green, blue])).ok()
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_comes_back_and_a_plain_cell_has_none() {
        let mut cell = Cell::new("a");
        assert_eq!(link_number(&cell), None);
        for number in [0, 1, 255, 70_000, 0xff_ffff] {
            cell.set_style(numbered(number));
            assert_eq!(link_number(&cell), Some(number));
        }
        cell.reset();
        cell.set_style(numbered(0x100_0000));
        assert_eq!(link_number(&cell), None);
    }
}
