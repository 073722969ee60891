//! For terminals that apply UAX #9 to each whole row and keep a mark in a cell with its letter:
//! VTE behind a tmux or a screen, which swallow explicit mode, and xterm.js.
//!
//! With a left-to-right mark after each right-to-left letter, each letter is a run of its own,
//! and all that stands between two of them lies between left-to-right characters.

use super::bidi::is_turned;
use ratatui::buffer::Buffer;

const LEFT_TO_RIGHT_MARK: char = '\u{200e}';

/// Sets the marks of each row. The cell before the first such letter gets one too, so that a
/// terminal which goes by the first strong character takes the row for left-to-right.
pub(super) fn mark(buffer: &mut Buffer) {
    let width = usize::from(buffer.area.width).max(1);
    let mut marked = String::new();
    for row in buffer.content.chunks_mut(width) {
        let Some(first) = row.iter().position(is_turned) else { continue };
        for (column, cell) in row.iter_mut().enumerate() {
            let is_before_first = column + 1 == first && !cell.symbol().is_empty();
            if is_before_first || is_turned(cell) {
                marked.clear();
                marked.push_str(cell.symbol());
                marked.push(LEFT_TO_RIGHT_MARK);
                cell.set_symbol(&marked);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bidi::class;
    use super::super::tests::{buffer, shown};
    use super::*;
    use unicode_bidi::{Level, ParagraphBidiInfo};

    fn marked(row: &str) -> String {
        let mut buffer = buffer(row);
        mark(&mut buffer);
        shown(&buffer)
    }

    #[test]
    fn each_letter_and_the_cell_before_the_first_get_a_mark() {
        assert_eq!(marked(" ﺮﺧ 1"), " \u{200e}ﺮ\u{200e}ﺧ\u{200e} 1");
        assert_eq!(marked("ש١"), "ש\u{200e}١\u{200e}");
        assert_eq!(marked("news (3%) │"), "news (3%) │");
    }

    #[test]
    fn nothing_is_reordered_then() {
        for row in ["│ (ﻡﻼﺳ) ﺮﺒﺧ 12 abc │ ٣٥٪ ﻡﻮﻴﻟﺍ (3.5%)", "םולש-1,2+ﺧ», «ב"]
        {
            let marked = marked(row);
            for base in [Some(Level::ltr()), None] {
                // A row that begins with such a letter is safe where rows are left-to-right.
                if base.is_none() && row.starts_with(|letter| class(letter).turns()) {
                    continue;
                }
                let info = ParagraphBidiInfo::new(&marked, base);
                let line = info.reorder_line(0..marked.len()).replace(LEFT_TO_RIGHT_MARK, "");
                assert_eq!(line, row);
            }
        }
    }

    #[test]
    fn a_mark_takes_no_column() {
        let mut one = buffer("ﺮﺧ");
        mark(&mut one);
        let other = Buffer::empty(one.area);
        assert_eq!(other.diff(&one).len(), 2);
    }
}
