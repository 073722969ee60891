//! For kitty, which hands each run of cells with one font to HarfBuzz: when the first letter
//! of a run is right-to-left, the run is drawn reversed, with its brackets mirrored.
//!
//! So such runs are sent reversed and mirrored, and kitty turns them back. Measured with 0.26:
//! blanks and box drawing (which kitty draws itself) end a run, colours do not. What it turns
//! are the glyphs alone: colours and lines stay on their cells, and so they do here.

use super::bidi::mirrored;
use super::{is_of_rtl_block, is_rtl};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Modifier;

/// Turns each run of blank-free cells: kitty's font has Arabic letters, and all are drawn in it.
pub(super) fn turn_words(buffer: &mut Buffer) {
    turn_runs(buffer, |cell| is_rtl(cell) || !is_drawn_by_kitty(cell));
}

/// Turns the right-to-left letters alone: they come from another font than what is around them.
pub(super) fn turn_letters(buffer: &mut Buffer) {
    turn_runs(buffer, is_rtl);
}

/// Looks for the runs around right-to-left letters; the others are none that kitty turns.
fn turn_runs(buffer: &mut Buffer, is_in_run: impl Fn(&Cell) -> bool) {
    let width = usize::from(buffer.area.width).max(1);
    for row in buffer.content.chunks_mut(width) {
        let mut done = 0;
        while let Some(found) = position(row, done, is_rtl) {
            let font = row.get(found).map(font);
            let ends = |cell: &Cell| !is_in_run(cell) || Some(self::font(cell)) != font;
            let before = row.get(done..found).unwrap_or_default();
            let start = before.iter().rposition(ends).map_or(done, |at| done + at + 1);
            let mut end = position(row, found, ends).unwrap_or(row.len());
            if row.get(end).is_some_and(|cell| cell.symbol().is_empty()) {
                // Wide letters are of a font of their own.
                end -= 1;
            }
            turn(row.get_mut(start..end).unwrap_or_default());
            done = end.max(found + 1);
        }
    }
}

/// Where the first such cell is, from this one on.
fn position(row: &[Cell], from: usize, is_such: impl FnMut(&Cell) -> bool) -> Option<usize> {
    row.get(from..)?.iter().position(is_such).map(|at| from + at)
}

/// Bold and italic are fonts of their own.
fn font(cell: &Cell) -> Modifier {
    cell.modifier & (Modifier::BOLD | Modifier::ITALIC)
}

/// Reverses a run, when kitty will reverse what it is sent then: it goes by the first letter
/// that it gets. Where Latin stands right of Arabic, neither order comes out right: the Latin is
/// made a run of its own, by being bold or no longer so, which is all that parts runs unseen.
fn turn(run: &mut [Cell]) {
    let has_letter = |cell: &Cell| first_char(cell).is_some_and(has_script);
    let is_first_rtl = run.iter().find(|cell| has_letter(cell)).is_some_and(is_rtl);
    let is_last_rtl = run.iter().rfind(|cell| has_letter(cell)).is_some_and(is_rtl);
    if is_last_rtl {
        reverse(run);
    } else if is_first_rtl {
        let arabic = run.iter().rposition(|cell| has_letter(cell) && is_rtl(cell));
        let latin = arabic.map_or(0, |at| at + 1);
        let signs = run.iter().skip(latin).take_while(|cell| !has_letter(cell)).count();
        let (left, right) = run.split_at_mut((latin + signs).min(run.len()));
        reverse(left);
        for cell in right {
            cell.modifier.toggle(Modifier::BOLD);
        }
    }
}

/// The glyphs alone: colours stay where they are seen.
fn reverse(run: &mut [Cell]) {
    let (left, right) = run.split_at_mut(run.len() / 2);
    for (one, other) in left.iter_mut().zip(right.iter_mut().rev()) {
        std::mem::swap(one, other);
        std::mem::swap(&mut one.fg, &mut other.fg);
        std::mem::swap(&mut one.bg, &mut other.bg);
        std::mem::swap(&mut one.underline_color, &mut other.underline_color);
        std::mem::swap(&mut one.modifier, &mut other.modifier);
    }
    for cell in run.iter_mut().filter(|cell| !is_rtl(cell)) {
        if let Some(letter) = first_char(cell)
            && mirrored(letter) != letter
        {
            cell.set_char(mirrored(letter));
        }
    }
}

fn first_char(cell: &Cell) -> Option<char> {
    cell.symbol().chars().next()
}

/// Whether HarfBuzz goes by this character: it has a script of its own (UAX #24). In the Arabic
/// block also digits and signs have one, but not the common comma, semicolon, question mark and
/// tatweel.
fn has_script(c: char) -> bool {
    let is_common = matches!(
        c,
        '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{640}' | '\u{6dd}' | '\u{fd3e}' | '\u{fd3f}'
    );
    (is_of_rtl_block(c) && !is_common) || c.is_alphabetic() && c != '\u{640}'
}

/// Blanks, box drawing, blocks and braille. Where a wide letter covers a cell, nothing else is.
fn is_drawn_by_kitty(cell: &Cell) -> bool {
    first_char(cell).is_none_or(|c| {
        c.is_whitespace() || matches!(c, '\u{2500}'..='\u{259f}' | '\u{2800}'..='\u{28ff}')
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{buffer, shown};
    use super::*;
    use ratatui::style::Color;

    fn words(row: &str) -> String {
        let mut buffer = buffer(row);
        turn_words(&mut buffer);
        shown(&buffer)
    }

    fn letters(row: &str) -> String {
        let mut buffer = buffer(row);
        turn_letters(&mut buffer);
        shown(&buffer)
    }

    #[test]
    fn words_are_reversed_each_in_its_place() {
        assert_eq!(words("ﻡﻮﻴﻟﺍ ﺮﺒﺧ"), "ﺍﻟﻴﻮﻡ ﺧﺒﺮ");
        assert_eq!(words("│ﺮﺒﺧ│"), "│ﺧﺒﺮ│", "borders end a word");
        assert_eq!(words("םולש"), "שלום", "Hebrew too");
    }

    #[test]
    fn signs_beside_letters_turn_with_them_and_are_mirrored() {
        assert_eq!(words(".(ﺮﺒﺧ)"), "(ﺧﺒﺮ).");
        assert_eq!(words("»ﺮﺒﺧ«"), "»ﺧﺒﺮ«");
        assert_eq!(words("19-ﺪﻴﻓﻮﻛ"), "ﻛﻮﻓﻴﺪ-91");
    }

    #[test]
    fn text_that_kitty_leaves_alone_is_left_alone() {
        for row in ["(news) 3.5%", "2026 (18)", "،", "日本", ""] {
            assert_eq!(words(row), row);
            assert_eq!(letters(row), row);
        }
        // The first letter that kitty gets decides.
        assert_eq!(words("abcﺮﺒﺧ"), "ﺧﺒﺮcba");
    }

    #[test]
    fn latin_right_of_arabic_is_parted_from_it_by_being_bold() {
        let mut row = buffer("(ﺮﺒﺧ-abc)");
        turn_words(&mut row);
        assert_eq!(shown(&row), "-ﺧﺒﺮ)abc)");
        let bold = |cell: &Cell| cell.modifier.contains(Modifier::BOLD);
        assert_eq!(row.content.iter().position(bold), Some(5));
        assert!(row.content.iter().skip(5).all(bold));
        assert_eq!(words("ﺧabcﺮxyz"), "ﺮcbaﺧxyz");
    }

    #[test]
    fn arabic_digits_are_of_arabic_script_and_turn() {
        assert_eq!(words("(٣٥)"), "(٥٣)");
        assert_eq!(words("٪۱۲"), "۲۱٪");
        assert_eq!(letters("(٣٥)"), "(٥٣)");
        assert_eq!(words("12،"), "12،", "the comma has no script");
    }

    #[test]
    fn letters_of_another_font_turn_alone() {
        assert_eq!(letters(".(ﺮﺒﺧ)"), ".(ﺧﺒﺮ)");
        assert_eq!(letters("19-ﺪﻴﻓﻮﻛ"), "19-ﻛﻮﻓﻴﺪ");
        assert_eq!(letters("،ﺮﺒﺧ"), "ﺧﺒﺮ،", "the Arabic comma is of their font");
    }

    #[test]
    fn colours_stay_where_they_are_seen_and_bold_is_a_run_of_its_own() {
        let mut buffer = buffer("ﺮﺒﺧﻝ");
        buffer.content[0].fg = Color::Red;
        buffer.content[3].modifier = Modifier::BOLD;
        turn_words(&mut buffer);
        assert_eq!(shown(&buffer), "ﺧﺒﺮﻝ");
        let reds: Vec<_> = buffer.content.iter().map(|cell| cell.fg == Color::Red).collect();
        assert_eq!(reds, [true, false, false, false]);
    }

    #[test]
    fn marks_stay_with_their_letters() {
        assert_eq!(words("ﺮ\u{64e}ﺧ"), "ﺧﺮ\u{64e}");
    }

    #[test]
    fn wide_letters_are_left_where_they_are() {
        let mut buffer = buffer("ﺮﺒ日_ﺧﻝ");
        buffer.content[3] = Cell::new("");
        turn_words(&mut buffer);
        assert_eq!(shown(&buffer), "ﺒﺮ日ﻝﺧ");
    }
}
