//! For terminals that apply UAX #9 to each whole row and cannot be told not to: rows such that
//! what they make of them is the row that was drawn.
//!
//! A row is a left-to-right paragraph to them. A blank can be sent as one that counts as a
//! left-to-right letter: before the first right-to-left letter, for terminals that go by the
//! first strong character of a row; beside a border, so that a change in one pane moves nothing
//! in another; and where a stretch cannot come out as a whole, because a number stands right of
//! its letters.

use super::Emission;
use super::bidi::{COVERED, is_turned};
use super::undo::Row;
use ratatui::buffer::{Buffer, Cell};

/// Stands for a border where that is a left-to-right letter; never sent.
const SOME_LETTER: char = 'l';

/// Rearranges each row that has right-to-left letters. Konsole and mlterm take box drawing for
/// left-to-right letters, so that panes are stretches of their own.
pub(super) fn invert(buffer: &mut Buffer, emission: &Emission) {
    let width = usize::from(buffer.area.width).max(1);
    let letter = |cell: &Cell| match cell.symbol().chars().next().unwrap_or(COVERED) {
        '\u{2500}'..='\u{257f}' if emission.are_borders_letters => SOME_LETTER,
        letter => letter,
    };
    let mut undone = Row::of_terminal(emission.is_without_mirrors);
    for row in buffer.content.chunks_mut(width) {
        if row.iter().any(is_turned) {
            undone.undo(row.iter().map(letter));
            undone.turn(row);
            for (at, letter) in undone.replaced() {
                if let Some(cell) = row.get_mut(at) {
                    replace_first(cell, letter);
                }
            }
        }
    }
}

fn replace_first(cell: &mut Cell, letter: char) {
    let mut symbol = String::from(letter);
    symbol.extend(cell.symbol().chars().skip(1));
    cell.set_symbol(&symbol);
}

#[cfg(test)]
mod tests {
    use super::super::tests::{buffer, shown};
    use super::*;

    /// What is sent, the blanks that count as letters shown as `_`.
    fn sent(row: &str) -> String {
        let mut buffer = buffer(row);
        invert(&mut buffer, &Emission::default());
        shown(&buffer).replace('\u{2800}', "_")
    }

    #[test]
    fn right_to_left_stretches_are_reversed_and_mirrored() {
        assert_eq!(sent("abc ﺮﺒﺧ (ﻡﻮﻳ) abc"), "abc ﻳﻮﻡ) ﺧﺒﺮ) abc");
        assert_eq!(sent("a »ﺮﺒﺧ« ﻡﻮﻳ b"), "a »ﻳﻮﻡ »ﺧﺒﺮ b");
        assert_eq!(sent("news 12 (3%)"), "news 12 (3%)");
    }

    #[test]
    fn a_terminal_that_mirrors_nothing_gets_brackets_as_they_are_to_be_seen() {
        let mut row = buffer("a ﺮﺒﺧ (ﻡﻮﻳ) «ﺮﺒﺧ» b");
        invert(&mut row, &Emission { is_without_mirrors: true, ..Emission::default() });
        assert_eq!(shown(&row), "a ﺧﺒﺮ« )ﻳﻮﻡ( ﺧﺒﺮ» b");
    }

    #[test]
    fn numbers_keep_their_order_inside() {
        assert_eq!(sent("a ﺮﺒﺧ 3.5 ﻡﻮﻳ"), "a ﻳﻮﻡ 3.5 ﺧﺒﺮ");
        assert_eq!(sent("a ﺮﺒﺧ ١٢,٣ ﻡﻮﻳ"), "a ﻳﻮﻡ ١٢,٣ ﺧﺒﺮ");
        assert_eq!(sent("a 19-ﺪﻴﻓﻮﻛ ﻡﻮﻳ"), "a 19-ﻳﻮﻡ ﻛﻮﻓﻴﺪ");
        assert_eq!(sent("a בא -3+2% דג"), "a גד 3+2%- אב");
    }

    #[test]
    fn a_row_that_would_begin_right_to_left_begins_with_a_letter_like_blank() {
        assert_eq!(sent(" ● ﺮﺒﺧ"), "_● ﺧﺒﺮ");
        assert_eq!(sent("ﺮﺒﺧ"), "ﺧﺒﺮ", "no blank, no help");
    }

    #[test]
    fn a_number_right_of_letters_is_parted_from_them() {
        assert_eq!(sent("a ﺮﺒﺧ 12 abc"), "a ﺧﺒﺮ_12 abc");
        assert_eq!(sent("a ﺮﺒﺧ ﻡﻮﻳ 12"), "a ﻳﻮﻡ ﺧﺒﺮ_12");
    }

    #[test]
    fn panes_are_parted_beside_their_borders() {
        assert_eq!(sent("│ ﺮﺒﺧ 12 │ ﻡﻮﻳ │"), "│_ﺧﺒﺮ_12_│ ﻳﻮﻡ │");
        let mut row = buffer("│ ﺮﺒﺧ │ ﻡﻮﻳ │");
        invert(&mut row, &Emission { are_borders_letters: true, ..Emission::default() });
        assert_eq!(shown(&row), "│ ﺧﺒﺮ │ ﻳﻮﻡ │", "its borders part them");
    }

    #[test]
    fn colours_and_marks_go_with_their_letters_and_wide_letters_stay_whole() {
        use ratatui::style::Color;
        let mut row = buffer("a ﺮ\u{64e}😀_ﺧ");
        row.content[4] = Cell::new("");
        row.content[5].fg = Color::Red;
        invert(&mut row, &Emission::default());
        assert_eq!(shown(&row), "a ﺧ😀ﺮ\u{64e}");
        assert_eq!(row.content[2].fg, Color::Red);
        assert_eq!(row.content[4].symbol(), "");
    }
}
