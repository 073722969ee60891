//! For terminals that draw each stretch of one colour as a text of its own, and reorder that:
//! qterminal, and xterm.js where it draws with HTML elements.
//!
//! With the foreground a shade (1/255) apart from cell to cell, each stretch is one cell. The
//! shade goes by the column, so that a cell that did not change is not sent again.

use super::is_rtl;
use ratatui::buffer::Buffer;
use ratatui::style::Color;

/// Red, green, blue.
pub(in crate::work) type Rgb = (u8, u8, u8);

/// Sets the shades of each row that has right-to-left letters; `ink` is what stands for the
/// foreground that the terminal has by itself, everywhere, so that all text looks alike.
/// With `is_palette_only` the shades are those of the palette, of which some are near.
pub(super) fn alternate(buffer: &mut Buffer, ink: Rgb, is_palette_only: bool) {
    let width = usize::from(buffer.area.width).max(1);
    // Neighbours mostly have one colour, and the palette is long to search.
    let mut known: Option<(Rgb, (u8, u8))> = None;
    for row in buffer.content.chunks_mut(width) {
        let is_rtl_row = row.iter().any(is_rtl);
        for (column, cell) in row.iter_mut().enumerate() {
            let color = rgb(cell.fg, ink);
            // A wide letter and the cell that it covers keep one colour: the parity of the
            // covered one is never seen.
            let is_odd = is_rtl_row && column % 2 == 1;
            if let Some(color) = color {
                cell.fg = if is_palette_only {
                    let found = known.filter(|(of, _)| *of == color);
                    let (_, (near, next)) =
                        *known.insert(found.unwrap_or_else(|| (color, in_palette(color))));
                    Color::Indexed(if is_odd { next } else { near })
                } else {
                    let (red, green, blue) = if is_odd { shade(color) } else { color };
                    Color::Rgb(red, green, blue)
                };
            }
        }
    }
}

/// The least change that is one: in blue, of which the eye sees least.
fn shade((red, green, blue): Rgb) -> Rgb {
    (red, green, if blue == u8::MAX { blue - 1 } else { blue + 1 })
}

/// The two colours of the palette that are nearest: some greys of its cube and of its ramp are
/// 2 or 3 of 255 apart; of the colours that khabar uses, the next is 40 apart.
fn in_palette((red, green, blue): Rgb) -> (u8, u8) {
    let distance = |index: &u8| {
        let apart = |one: u8, other: u8| u32::from(one.abs_diff(other)).pow(2);
        rgb(Color::Indexed(*index), (0, 0, 0)).map_or(u32::MAX, |(r, g, b)| {
            // The eye sees least of blue.
            4 * (apart(red, r) + apart(green, g)) + apart(blue, b)
        })
    };
    let near = (16..=255).min_by_key(distance).unwrap_or(16);
    let other = rgb(Color::Indexed(near), (0, 0, 0));
    let is_other = |index: &u8| rgb(Color::Indexed(*index), (0, 0, 0)) != other;
    (near, (16..=255).filter(is_other).min_by_key(distance).unwrap_or(17))
}

/// What a colour is in red, green and blue, as far as that is the same in every terminal: the
/// first sixteen colours are what the person made them.
fn rgb(color: Color, ink: Rgb) -> Option<Rgb> {
    match color {
        Color::Reset => Some(ink),
        Color::Rgb(red, green, blue) => Some((red, green, blue)),
        Color::Indexed(index @ 16..=231) => {
            let step = |value: u8| if value == 0 { 0 } else { 55 + 40 * value };
            let index = index - 16;
            Some((step(index / 36), step(index / 6 % 6), step(index % 6)))
        }
        Color::Indexed(index @ 232..) => {
            let grey = 8 + 10 * (index - 232);
            Some((grey, grey, grey))
        }
        Color::Indexed(_)
        | Color::Black
        | Color::Red
        | Color::Green
        | Color::Yellow
        | Color::Blue
        | Color::Magenta
        | Color::Cyan
        | Color::Gray
        | Color::DarkGray
        | Color::LightRed
        | Color::LightGreen
        | Color::LightYellow
        | Color::LightBlue
        | Color::LightMagenta
        | Color::LightCyan
        | Color::White => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{buffer, shown};
    use super::*;

    const INK: Rgb = (10, 20, 255);

    #[test]
    fn neighbours_differ_by_one_and_symbols_stay() {
        let mut buffer = buffer("ﺮﺒﺧ (1)");
        alternate(&mut buffer, INK, false);
        assert_eq!(shown(&buffer), "ﺮﺒﺧ (1)");
        for pair in buffer.content.windows(2) {
            assert_ne!(pair[0].fg, pair[1].fg);
        }
        assert_eq!(buffer.content[0].fg, Color::Rgb(10, 20, 255));
        assert_eq!(buffer.content[1].fg, Color::Rgb(10, 20, 254));
    }

    #[test]
    fn rows_without_such_letters_get_the_same_ink_without_shades() {
        let mut buffer = buffer("news");
        alternate(&mut buffer, INK, false);
        assert!(buffer.content.iter().all(|cell| cell.fg == Color::Rgb(10, 20, 255)));
    }

    #[test]
    fn where_colours_are_few_neighbours_are_near_in_the_palette() {
        let mut row = buffer("ﺮﺒ");
        alternate(&mut row, (208, 208, 208), true);
        assert_eq!(row.content[0].fg, Color::Indexed(252));
        assert_ne!(row.content[1].fg, row.content[0].fg);
        assert_eq!(in_palette((0, 135, 135)), (30, 29));
        assert_eq!(in_palette((215, 215, 215)), (188, 253));
    }

    #[test]
    fn colours_of_the_table_keep_their_look() {
        assert_eq!(rgb(Color::Indexed(30), INK), Some((0, 135, 135)));
        assert_eq!(rgb(Color::Indexed(16), INK), Some((0, 0, 0)));
        assert_eq!(rgb(Color::Indexed(231), INK), Some((255, 255, 255)));
        assert_eq!(rgb(Color::Indexed(243), INK), Some((118, 118, 118)));
        assert_eq!(rgb(Color::Indexed(3), INK), None);
    }
}
