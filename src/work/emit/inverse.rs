//! For terminals that apply UAX #9 to each whole row and cannot be told not to: rows such that
//! what they make of them is the row that was drawn.
//!
//! A row is a left-to-right paragraph to them: what stands between two left-to-right letters
//! does not depend on what is outside (but for brackets), so such stretches are undone one by
//! one. A blank can be sent as one that counts as a left-to-right letter: before the first
//! right-to-left letter, for terminals that go by the first strong character of a row; beside a
//! border, so that a change in one pane moves nothing in another; and where a stretch cannot come
//! out as a whole, because a number stands right of its letters.

use super::bidi::{Class, class, mirrored, shown_by_uax9, turns};
use ratatui::buffer::{Buffer, Cell};

/// The braille pattern without dots: a blank that is a left-to-right letter (UAX #9, class L).
const LTR_BLANK: char = '\u{2800}';

/// Stands for a border where that is a left-to-right letter; never sent.
const SOME_LETTER: char = 'l';

/// A letter as it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sent {
    letter: char,
    /// Which of the drawn letters it is.
    from: usize,
}

/// Rearranges each row that has right-to-left letters. `are_borders_letters`: Konsole and mlterm
/// take box drawing for left-to-right letters, so that panes are stretches of their own.
pub(super) fn invert(buffer: &mut Buffer, are_borders_letters: bool) {
    let width = usize::from(buffer.area.width).max(1);
    for row in buffer.content.chunks_mut(width) {
        if row.iter().any(|cell| cell.symbol().starts_with(turns)) {
            invert_row(row, are_borders_letters);
        }
    }
}

fn invert_row(row: &mut [Cell], are_borders_letters: bool) {
    // The cells that a wide letter covers are empty, and go with it.
    let is_start = |&(at, cell): &(usize, &Cell)| at == 0 || !cell.symbol().is_empty();
    let letter = |cell: &Cell| match cell.symbol().chars().next().unwrap_or(' ') {
        border if are_borders_letters && is_border(border) => SOME_LETTER,
        letter => letter,
    };
    let units = row.iter().enumerate().filter(is_start).map(|(at, cell)| (at, letter(cell)));
    let (starts, drawn): (Vec<usize>, Vec<char>) = units.unzip();
    let mut cells = Vec::with_capacity(row.len());
    for Sent { letter, from } in undo(&drawn) {
        let (Some(&start), end) = (starts.get(from), starts.get(from + 1)) else { continue };
        let end = end.copied().unwrap_or(row.len());
        let first = cells.len();
        cells.extend(row.get_mut(start..end).unwrap_or_default().iter_mut().map(std::mem::take));
        if drawn.get(from) != Some(&letter)
            && let Some(cell) = cells.get_mut(first)
        {
            replace_first(cell, letter);
        }
    }
    // Each letter was taken once: these are as many.
    for (cell, sent) in row.iter_mut().zip(cells) {
        *cell = sent;
    }
}

fn replace_first(cell: &mut Cell, letter: char) {
    let mut symbol = String::from(letter);
    symbol.extend(cell.symbol().chars().skip(1));
    cell.set_symbol(&symbol);
}

/// What is to be sent for a row of letters in the order of display.
fn undo(drawn: &[char]) -> Vec<Sent> {
    let mut blanks = drawn.to_vec();
    part(&mut blanks);
    let sent = undo_stretches(&mut blanks);
    if is_shown(&sent, &blanks) {
        return sent;
    }
    // A pair of brackets around more than one stretch: each word for itself.
    for letter in blanks.iter_mut().filter(|letter| **letter == ' ') {
        *letter = LTR_BLANK;
    }
    undo_stretches(&mut blanks)
}

/// Whether a row comes out. Its stretches do, each between left-to-right letters; only brackets
/// could pair beyond them.
fn is_shown(sent: &[Sent], drawn: &[char]) -> bool {
    let mut stretches = sent.split(|sent| class(sent.letter) == Class::LeftToRight);
    stretches.all(are_brackets_paired) || shown_by_uax9(letters(sent)) == drawn
}

/// Whether no bracket of these is without another.
fn are_brackets_paired(sent: &[Sent]) -> bool {
    let mut open = Vec::new();
    letters(sent).filter(|&letter| is_bracket(letter)).all(|bracket| {
        let is_closing = open.last() == Some(&mirrored(bracket));
        if is_closing {
            open.pop();
        } else {
            open.push(bracket);
        }
        is_closing || matches!(bracket, '(' | '[' | '{')
    }) && open.is_empty()
}

fn letters(sent: &[Sent]) -> impl Iterator<Item = char> {
    sent.iter().map(|sent| sent.letter)
}

/// Brackets of other scripts are beyond Latin and Arabic; signs such as ≤ do no harm.
fn is_bracket(letter: char) -> bool {
    match letter {
        '(' | ')' | '[' | ']' | '{' | '}' => true,
        '\0'..'\u{f00}' | '\u{2500}'..'\u{2600}' => false,
        _ => mirrored(letter) != letter,
    }
}

/// Makes a blank left-to-right before the first right-to-left letter, if nothing left-to-right
/// is there already, and one beside a border between two such letters.
fn part(letters: &mut [char]) {
    let mut blank = None;
    let mut is_needed = true;
    for at in 0..letters.len() {
        let Some(&letter) = letters.get(at) else { break };
        let is_beside_border = |beside: Option<usize>| {
            beside.and_then(|beside| letters.get(beside)).is_some_and(|&letter| is_border(letter))
        };
        let is_useful =
            is_needed || is_beside_border(at.checked_sub(1)) || is_beside_border(Some(at + 1));
        if letter == ' ' && is_useful && blank.is_none() {
            blank = Some(at);
        } else if turns(letter) {
            if let Some(blank) = blank.take().and_then(|at| letters.get_mut(at)) {
                *blank = LTR_BLANK;
            }
            is_needed = false;
        } else if class(letter) == Class::LeftToRight {
            (blank, is_needed) = (None, false);
        }
    }
}

/// Box drawing.
fn is_border(letter: char) -> bool {
    matches!(letter, '\u{2500}'..='\u{257f}')
}

fn undo_stretches(drawn: &mut [char]) -> Vec<Sent> {
    let mut sent = Vec::with_capacity(drawn.len());
    let mut start = 0;
    while start < drawn.len() {
        let rest = drawn.get(start..).unwrap_or_default();
        let len = rest.iter().position(|&c| class(c) == Class::LeftToRight).unwrap_or(rest.len());
        undo_stretch(drawn, start..start + len, &mut sent);
        if let Some(&letter) = drawn.get(start + len) {
            sent.push(Sent { letter, from: start + len });
        }
        start += len + 1;
    }
    sent
}

/// Undoes a stretch between left-to-right letters: as a whole if that comes out, or else the
/// longest beginning of it that does, up to a blank, which becomes a left-to-right letter.
fn undo_stretch(drawn: &mut [char], stretch: std::ops::Range<usize>, sent: &mut Vec<Sent>) {
    let mut start = stretch.start;
    while start < stretch.end {
        let blanks = (start..stretch.end).rev().filter(|&at| drawn.get(at) == Some(&' '));
        let mut ends = std::iter::once(stretch.end).chain(blanks);
        let mut shortest = stretch.end;
        let found = ends.find_map(|end| {
            shortest = end;
            let part = drawn.get(start..end).unwrap_or_default();
            let turned = turned(part, start);
            is_stretch_shown(&turned, part).then_some((end, turned))
        });
        // A word that cannot come out: its letters at least are in order.
        let (end, turned) = found.unwrap_or_else(|| {
            (shortest, turned(drawn.get(start..shortest).unwrap_or_default(), start))
        });
        sent.extend(turned);
        if end < stretch.end
            && let Some(blank) = drawn.get_mut(end)
        {
            *blank = LTR_BLANK;
            sent.push(Sent { letter: LTR_BLANK, from: end });
        }
        start = end + 1;
    }
}

/// Whether a stretch comes out between left-to-right letters. Of Arabic letters and one kind of
/// digits, without brackets, only European digits right of all letters cannot: they would be
/// drawn to their left.
fn is_stretch_shown(sent: &[Sent], drawn: &[char]) -> bool {
    let Some(last) = drawn.iter().rposition(|&letter| turns(letter)) else { return true };
    let has = |wanted| drawn.iter().any(|&letter| class(letter) == wanted);
    let is_mixed = has(Class::European) && (has(Class::ArabicNumber) || has(Class::RightToLeft));
    if is_mixed || drawn.iter().any(|&letter| is_bracket(letter)) {
        return is_stretch_verified(sent, drawn);
    }
    !drawn.iter().skip(last).any(|&letter| class(letter) == Class::European)
}

/// The same, by doing as the terminal does.
fn is_stretch_verified(sent: &[Sent], drawn: &[char]) -> bool {
    let between = std::iter::once(LTR_BLANK).chain(letters(sent)).chain([LTR_BLANK]);
    let shown = shown_by_uax9(between);
    shown.get(1..shown.len().saturating_sub(1)) == Some(drawn)
}

/// A stretch with its right-to-left part, from the first to the last such letter, reversed and
/// mirrored, numbers in it apart.
fn turned(stretch: &[char], offset: usize) -> Vec<Sent> {
    let as_drawn = |at: usize| stretch.get(at).map(|&letter| Sent { letter, from: offset + at });
    let first = stretch.iter().position(|&letter| turns(letter)).unwrap_or(stretch.len());
    let end = stretch.iter().rposition(|&letter| turns(letter)).map_or(first, |last| last + 1);
    let mut sent: Vec<Sent> = (0..first).filter_map(as_drawn).collect();
    let mut at = end;
    while at > first {
        let number = number_len(stretch.get(first..at).unwrap_or_default(), after(stretch, at));
        if number > 0 {
            sent.extend((at - number..at).filter_map(as_drawn));
        } else {
            sent.extend(
                as_drawn(at - 1)
                    .map(|Sent { letter, from }| Sent { letter: mirrored(letter), from }),
            );
        }
        at -= number.max(1);
    }
    sent.extend((end..stretch.len()).filter_map(as_drawn));
    sent
}

/// The strong character that rules W2 to W7 look back to, which is right of a number.
fn after(stretch: &[char], at: usize) -> Class {
    let rest = stretch.get(at..).unwrap_or_default().iter().map(|&letter| class(letter));
    let mut strong = rest.filter(|class| matches!(class, Class::RightToLeft | Class::Arabic));
    strong.next().unwrap_or(Class::LeftToRight)
}

/// How many letters at the end are one number, by the rules W2, W4 and W5.
fn number_len(letters: &[char], strong: Class) -> usize {
    let kind = |back: usize| {
        let letter = letters.len().checked_sub(back + 1).and_then(|at| letters.get(at));
        letter.map_or(Class::LeftToRight, |&letter| match class(letter) {
            Class::European if strong == Class::Arabic => Class::ArabicNumber,
            class => class,
        })
    };
    let is_terminator = |back: usize| kind(back) == Class::Terminator;
    let mut len = 0;
    // Terminators beside European digits belong to them, on both sides.
    let leading = (0..letters.len()).take_while(|&back| is_terminator(back)).count();
    if leading > 0 {
        if kind(leading) != Class::European {
            return 0;
        }
        len = leading;
    }
    loop {
        match (kind(len), kind(len + 1)) {
            (Class::European | Class::ArabicNumber, _) => len += 1,
            (Class::Common, next) if len > 0 && next == kind(len - 1) && is_number(next) => {
                len += 1
            }
            (Class::Separator, Class::European) if len > 0 && kind(len - 1) == Class::European => {
                len += 1;
            }
            (Class::Terminator, _)
                if len > 0 && matches!(kind(len - 1), Class::European | Class::Terminator) =>
            {
                len += 1;
            }
            _ => return len,
        }
    }
}

fn is_number(class: Class) -> bool {
    matches!(class, Class::European | Class::ArabicNumber)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{buffer, shown};
    use super::*;
    use proptest::prelude::*;

    /// What is sent, the blanks that count as letters shown as `_`.
    fn sent(row: &str) -> String {
        let mut buffer = buffer(row);
        invert(&mut buffer, false);
        shown(&buffer).replace(LTR_BLANK, "_")
    }

    /// What a terminal shows of what is sent.
    fn seen(row: &str) -> String {
        let drawn: Vec<char> = row.chars().collect();
        let shown = shown_by_uax9(letters(&undo(&drawn)));
        shown.into_iter().map(|letter| if letter == LTR_BLANK { ' ' } else { letter }).collect()
    }

    #[test]
    fn right_to_left_stretches_are_reversed_and_mirrored() {
        assert_eq!(sent("abc ﺮﺒﺧ (ﻡﻮﻳ) abc"), "abc ﻳﻮﻡ) ﺧﺒﺮ) abc");
        assert_eq!(sent("a »ﺮﺒﺧ« ﻡﻮﻳ b"), "a »ﻳﻮﻡ »ﺧﺒﺮ b");
        assert_eq!(sent("news 12 (3%)"), "news 12 (3%)");
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
        invert(&mut row, true);
        assert_eq!(shown(&row), "│ ﺧﺒﺮ │ ﻳﻮﻡ │", "its borders part them");
    }

    #[test]
    fn colours_and_marks_go_with_their_letters_and_wide_letters_stay_whole() {
        use ratatui::style::Color;
        let mut row = buffer("a ﺮ\u{64e}😀_ﺧ");
        row.content[4] = Cell::new("");
        row.content[5].fg = Color::Red;
        invert(&mut row, false);
        assert_eq!(shown(&row), "a ﺧ😀ﺮ\u{64e}");
        assert_eq!(row.content[2].fg, Color::Red);
        assert_eq!(row.content[4].symbol(), "");
    }

    fn word() -> impl Strategy<Value = String> {
        prop_oneof![
            4 => "[ﺮﺒﺧﻡﻮﻳ]{1,5}[،.:]?",
            1 => "[(«]?[ﺮﺒﺧאב]{1,4}[)»]?",
            1 => "[a-c]{1,4}[.,]?",
            1 => "[0-9]{1,3}([.,/][0-9]{1,2})?[%]?",
            1 => "[٠-٩]{1,3}",
            1 => "[│●…─]",
            1 => "\\([a-c]{1,3}\\)",
        ]
    }

    proptest! {
        #[test]
        fn what_is_sent_is_shown_as_it_was_drawn(words in prop::collection::vec(word(), 1..14)) {
            let row = format!(" {}", words.join(" "));
            prop_assert_eq!(seen(&row), row);
        }

        #[test]
        fn a_stretch_that_is_taken_to_come_out_does(row in "[ ﺮﺒאב12٣%.,:+-]{0,14}") {
            let drawn: Vec<char> = row.chars().collect();
            let sent = turned(&drawn, 0);
            if is_stretch_shown(&sent, &drawn) {
                prop_assert!(is_stretch_verified(&sent, &drawn), "{:?}", row);
            }
        }

        #[test]
        fn no_letter_is_lost_or_leaves_its_word(row in "[ a│ﺮﺒא1٣()%.+-]{0,30}") {
            let seen = seen(&row);
            let sorted = |word: &str| {
                let mut letters: Vec<char> =
                    word.chars().map(|letter| letter.min(mirrored(letter))).collect();
                letters.sort_unstable();
                letters
            };
            let words = |row: &str| row.split(' ').map(sorted).collect::<Vec<_>>();
            prop_assert_eq!(words(&seen), words(&row), "{:?} for {:?}", seen, row);
        }
    }
}
