//! For terminals that also join letters, in fonts without presentation forms: the rows of
//! [`inverse`](super::inverse), in plain letters.

use ratatui::buffer::{Buffer, Cell};
use unicode_normalization::UnicodeNormalization as _;

/// Puts plain letters in the place of presentation forms, word by word. A word with a lam-alef
/// stays as it is: that is one cell, and two plain letters are two; its neighbours would no
/// longer join to it.
pub(super) fn unjoin(buffer: &mut Buffer) {
    let width = usize::from(buffer.area.width).max(1);
    for row in buffer.content.chunks_mut(width) {
        for word in row.chunk_by_mut(|left, right| is_form(left) && is_form(right)) {
            if !word.iter().any(is_lam_alef) {
                for cell in word {
                    if let Some(symbol) = plain(cell) {
                        cell.set_symbol(&symbol);
                    }
                }
            }
        }
    }
}

/// Whether it is a presentation form of Arabic letters.
fn is_form(cell: &Cell) -> bool {
    cell.symbol().starts_with(|c| matches!(c, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'))
}

fn is_lam_alef(cell: &Cell) -> bool {
    cell.symbol().starts_with(|c| matches!(c, '\u{fef5}'..='\u{fefc}'))
}

/// A form as its letter, with the marks that it has; none when it is not a single letter.
fn plain(cell: &Cell) -> Option<String> {
    let mut letters = cell.symbol().chars();
    let form = letters.next().filter(|_| is_form(cell))?;
    let mut plain = std::iter::once(form).nfkc();
    let letter = plain.next().filter(|letter| *letter != ' ')?;
    plain.next().is_none().then(|| std::iter::once(letter).chain(letters).collect())
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
