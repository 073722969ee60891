//! For terminals that also join letters, in fonts without presentation forms: the rows of
//! [`inverse`](super::inverse), in plain letters.

use ratatui::buffer::{Buffer, Cell};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization as _;

/// The first block of presentation forms of Arabic; the second begins at U+FE70.
const FIRST_FORM: char = '\u{fb50}';

/// What each of them is the form of, where that is a single letter.
static LETTERS: LazyLock<Vec<Option<char>>> = LazyLock::new(|| {
    let letter = |form: char| {
        let mut letters = std::iter::once(form).nfkc();
        letters.next().filter(|letter| *letter != ' ' && letters.next().is_none())
    };
    (FIRST_FORM..='\u{fefc}').map(|form| letter(form).filter(|_| is_form(form))).collect()
});

/// Puts plain letters in the place of presentation forms, word by word. A word with a lam-alef
/// stays as it is: that is one cell, and two plain letters are two; its neighbours would no
/// longer join to it.
pub(super) fn unjoin(buffer: &mut Buffer) {
    let width = usize::from(buffer.area.width).max(1);
    for row in buffer.content.chunks_mut(width) {
        for word in row.split_mut(|cell| !first(cell).is_some_and(is_form)) {
            if !word.iter().any(is_lam_alef) {
                word.iter_mut().for_each(set_plain);
            }
        }
    }
}

/// By its first byte, which all forms share.
fn first(cell: &Cell) -> Option<char> {
    let symbol = cell.symbol();
    if symbol.as_bytes().first() == Some(&0xef) { symbol.chars().next() } else { None }
}

/// Whether it is a presentation form of Arabic letters.
fn is_form(letter: char) -> bool {
    matches!(letter, FIRST_FORM..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

fn is_lam_alef(cell: &Cell) -> bool {
    matches!(first(cell), Some('\u{fef5}'..='\u{fefc}'))
}

/// Puts its letter in the place of a form, with the marks that it has.
fn set_plain(cell: &mut Cell) {
    let index = first(cell).and_then(|form| u32::from(form).checked_sub(u32::from(FIRST_FORM)));
    let letter = index.and_then(|index| *LETTERS.get(usize::try_from(index).ok()?)?);
    let Some(letter) = letter else { return };
    let mut marks = cell.symbol().chars();
    marks.next();
    match marks.as_str() {
        "" => cell.set_char(letter),
        marks => cell.set_symbol(&format!("{letter}{marks}")),
    };
}

#[cfg(test)]
mod tests {
    use super::super::tests::{buffer, shown};
    use super::*;

    #[test]
    fn words_are_in_plain_letters_but_for_those_with_lam_alef() {
        let mut row = buffer("ﺧﺒ\u{64e}ﺮ ﺳﻼﻡ ۂ 12");
        unjoin(&mut row);
        assert_eq!(shown(&row), "خب\u{64e}ر ﺳﻼﻡ ۂ 12");
    }
}
