//! Which parts of a row are to be turned, so that a terminal which applies UAX #9 to the whole
//! row turns them back.
//!
//! What stands between two left-to-right letters does not depend on what is outside (but for
//! brackets), so such stretches are undone one by one.

use super::bidi::{COVERED, Class, Classes, class, mirrored, shown_by_uax9};
use std::ops::Range;

/// The braille pattern without dots: a blank that is a left-to-right letter (UAX #9, class L).
const LTR_BLANK: char = '\u{2800}';

/// What does not simply turn: numbers, and wide letters.
const KEPT: Classes = Class::European.alone().and(Class::ArabicNumber).and(Class::Covered);

/// Beside these it is hard to foresee where European digits come to stand.
const MIXING: Classes = Class::ArabicNumber.alone().and(Class::RightToLeft);

/// A letter of the row as it is drawn.
#[derive(Clone, Copy, Debug)]
struct Letter {
    letter: char,
    class: Class,
}

impl From<char> for Letter {
    fn from(letter: char) -> Self {
        Self { letter, class: class(letter) }
    }
}

/// A row, and what is to be done to it. Kept from row to row for its memory.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// Whether the terminal leaves brackets in what it turns as they are.
    is_without_mirrors: bool,
    /// As drawn, but for blanks that became left-to-right letters.
    letters: Vec<Letter>,
    /// What is reversed and mirrored.
    turns: Vec<Range<usize>>,
    /// What is reversed once more after that: numbers, and wide letters.
    kept: Vec<Range<usize>>,
}

impl Row {
    pub(super) fn of_terminal(is_without_mirrors: bool) -> Self {
        Self { is_without_mirrors, ..Self::default() }
    }

    /// Finds out what is to be done to these letters, which stand in the order of display.
    pub(super) fn undo(&mut self, drawn: impl Iterator<Item = char>) {
        self.letters.clear();
        self.letters.extend(drawn.map(Letter::from));
        self.part();
        self.undo_stretches();
        if self.letters.iter().any(|letter| letter.class == Class::Bracket) && !self.is_shown() {
            // A pair of brackets around more than one stretch: each word for itself.
            for at in 0..self.letters.len() {
                if self.is_blank(at) {
                    self.set_ltr_blank(at);
                }
            }
            self.undo_stretches();
        }
    }

    /// Reverses what is to be reversed.
    pub(super) fn turn<T>(&self, row: &mut [T]) {
        for range in self.turns.iter().chain(&self.kept) {
            row.get_mut(range.clone()).unwrap_or_default().reverse();
        }
    }

    /// Where another letter is to be sent than the one that is drawn there after [`Self::turn`].
    pub(super) fn replaced(&self) -> impl Iterator<Item = (usize, char)> {
        let blanks = self.letters.iter().enumerate();
        let blanks = blanks.filter(|(_, letter)| letter.letter == LTR_BLANK);
        let mirrored = self.turns.iter().flat_map(|turn| {
            let letters = self.letters.get(turn.clone()).unwrap_or_default().iter().rev();
            letters.zip(turn.clone()).filter_map(|(Letter { letter, class }, at)| {
                let may_have_mirror =
                    !self.is_without_mirrors && matches!(class, Class::Neutral | Class::Bracket);
                let mirrored = if may_have_mirror { mirrored(*letter) } else { *letter };
                (mirrored != *letter).then_some((at, mirrored))
            })
        });
        blanks.map(|(at, letter)| (at, letter.letter)).chain(mirrored)
    }

    /// What is sent for a part of the row.
    fn sent(&self, part: Range<usize>) -> Vec<char> {
        let mut sent: Vec<char> = self.letters.iter().map(|letter| letter.letter).collect();
        self.turn(&mut sent);
        for (at, letter) in self.replaced() {
            if let Some(sent) = sent.get_mut(at) {
                *sent = letter;
            }
        }
        sent.get(part).unwrap_or_default().to_vec()
    }

    fn is_blank(&self, at: usize) -> bool {
        self.letters.get(at).is_some_and(|letter| letter.letter == ' ')
    }

    fn set_ltr_blank(&mut self, at: usize) {
        if let Some(letter) = self.letters.get_mut(at) {
            *letter = Letter { letter: LTR_BLANK, class: Class::LeftToRight };
        }
    }

    /// Makes a blank left-to-right before the first right-to-left letter, if nothing
    /// left-to-right is there already, and one beside a border between two such letters.
    fn part(&mut self) {
        let is_border = |at: Option<usize>, row: &Self| {
            let letter = at.and_then(|at| row.letters.get(at));
            letter.is_some_and(|letter| matches!(letter.letter, '\u{2500}'..='\u{257f}'))
        };
        let mut blank = None;
        let mut is_needed = true;
        for at in 0..self.letters.len() {
            let Some(&Letter { letter, class }) = self.letters.get(at) else { break };
            if class.turns() {
                if let Some(blank) = blank.take() {
                    self.set_ltr_blank(blank);
                }
                is_needed = false;
            } else if class == Class::LeftToRight {
                (blank, is_needed) = (None, false);
            } else if letter == ' ' && blank.is_none() {
                let is_useful = is_needed
                    || is_border(at.checked_sub(1), self)
                    || is_border(Some(at + 1), self);
                blank = is_useful.then_some(at);
            }
        }
    }

    fn undo_stretches(&mut self) {
        self.turns.clear();
        self.kept.clear();
        let mut start = 0;
        while start < self.letters.len() {
            let rest = self.letters.get(start..).unwrap_or_default();
            let is_end = |letter: &Letter| letter.class == Class::LeftToRight;
            let end = start + rest.iter().position(is_end).unwrap_or(rest.len());
            self.undo_stretch(start..end);
            start = end + 1;
        }
    }

    /// Undoes a stretch between left-to-right letters: as a whole if that comes out, or else the
    /// longest beginning of it that does, up to a blank, which becomes a left-to-right letter.
    fn undo_stretch(&mut self, stretch: Range<usize>) {
        let mut start = stretch.start;
        while start < stretch.end {
            let mut end = stretch.end;
            while !self.undo_part(start..end) {
                match (start..end).rev().find(|&at| self.is_blank(at)) {
                    Some(blank) => end = blank,
                    // A word that cannot come out: its letters at least are in order.
                    None => break,
                }
                self.forget(start);
            }
            if end < stretch.end {
                self.set_ltr_blank(end);
            }
            start = end + 1;
        }
    }

    /// Takes back what was to be done from here on.
    fn forget(&mut self, start: usize) {
        self.turns.retain(|turn| turn.start < start);
        self.kept.retain(|kept| kept.start < start);
    }

    /// Undoes a part of a stretch: turns it from its first to its last right-to-left letter,
    /// numbers in it apart. Gives whether it comes out between left-to-right letters. Where
    /// there is one kind of digits and no bracket outside of what is turned, only European
    /// digits right of it cannot: they would be drawn to its left.
    fn undo_part(&mut self, part: Range<usize>) -> bool {
        let letters = self.letters.get(part.clone()).unwrap_or_default();
        let mut turn = None;
        let (mut before, mut inside, mut after) = <(Classes, Classes, Classes)>::default();
        for (at, Letter { class, .. }) in (part.start..).zip(letters) {
            if class.turns() {
                let start = turn.map_or(at, |turn: Range<usize>| turn.start);
                turn = Some(start..at + 1);
                if start == at {
                    before = after;
                } else {
                    inside = inside.with(after);
                }
                inside = inside.and(*class);
                after = Classes::default();
            } else {
                after = after.and(*class);
            }
        }
        let Some(turn) = turn else { return true };
        if inside.have_any(KEPT) {
            self.keep(turn.clone());
        }
        self.turns.push(turn);
        let outside = before.with(after);
        let all = outside.with(inside);
        let european = Class::European.alone();
        let is_mixed = all.have_any(european) && inside.have_any(MIXING);
        if is_mixed || outside.have_any(Class::Bracket.alone()) {
            self.is_part_shown(part)
        } else {
            !after.have_any(european)
        }
    }

    /// Whether it does, by doing as the terminal does.
    fn is_part_shown(&self, part: Range<usize>) -> bool {
        let sent = [vec![LTR_BLANK], self.sent(part.clone()), vec![LTR_BLANK]].concat();
        let shown = shown_by_uax9(uncovered(sent), self.is_without_mirrors);
        let drawn = self.letters.get(part).unwrap_or_default();
        let drawn = uncovered(drawn.iter().map(|letter| letter.letter));
        shown
            .get(1..shown.len().saturating_sub(1))
            .is_some_and(|shown| drawn.eq(shown.iter().copied()))
    }

    /// Whether the row comes out. Its stretches do, each between left-to-right letters; only
    /// brackets could pair beyond them.
    fn is_shown(&self) -> bool {
        let sent = self.sent(0..self.letters.len());
        let mut stretches = sent.split(|&letter| class(letter) == Class::LeftToRight);
        stretches.all(are_brackets_paired) || {
            let drawn = uncovered(self.letters.iter().map(|letter| letter.letter));
            drawn.eq(shown_by_uax9(uncovered(sent), self.is_without_mirrors))
        }
    }

    /// Finds what stays in its order within what is turned: numbers, and wide letters.
    fn keep(&mut self, turn: Range<usize>) {
        let letters = self.letters.get(turn.clone()).unwrap_or_default();
        let mut at = letters.len();
        while at > 0 {
            let (left, right) = letters.split_at_checked(at).unwrap_or_default();
            let len = match left.last() {
                Some(Letter { letter: COVERED, .. }) => 2,
                _ => number_len(left, strong(right)),
            };
            if len > 1 {
                // Where it stands when all is reversed.
                let start = turn.start + letters.len() - at;
                self.kept.push(start..(start + len).min(turn.end));
            }
            at = at.saturating_sub(len.max(1));
        }
    }
}

/// Without what stands for nothing of its own.
fn uncovered(letters: impl IntoIterator<Item = char>) -> impl Iterator<Item = char> {
    letters.into_iter().filter(|&letter| letter != COVERED)
}

/// Whether no bracket of these is without another.
fn are_brackets_paired(sent: &[char]) -> bool {
    let mut open = Vec::new();
    let mut brackets = sent.iter().filter(|&&letter| class(letter) == Class::Bracket);
    brackets.all(|&bracket| {
        let is_closing = open.last() == Some(&mirrored(bracket));
        if is_closing {
            open.pop();
        } else {
            open.push(bracket);
        }
        is_closing || matches!(bracket, '(' | '[' | '{')
    }) && open.is_empty()
}

/// The strong character that rules W2 to W7 look back to, which is right of a number.
fn strong(right: &[Letter]) -> Class {
    let mut classes = right.iter().map(|letter| letter.class);
    classes
        .find(|class| matches!(class, Class::RightToLeft | Class::Arabic))
        .unwrap_or(Class::LeftToRight)
}

/// How many letters at the end are one number, by the rules W2, W4 and W5.
fn number_len(letters: &[Letter], strong: Class) -> usize {
    let kind = |back: usize| {
        let letter = letters.len().checked_sub(back + 1).and_then(|at| letters.get(at));
        letter.map_or(Class::LeftToRight, |letter| match letter.class {
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
    use super::*;
    use proptest::prelude::*;

    /// What a terminal shows of what is sent.
    fn seen(drawn: &str, is_without_mirrors: bool) -> String {
        let mut row = Row::of_terminal(is_without_mirrors);
        row.undo(drawn.chars());
        let shown = shown_by_uax9(row.sent(0..row.letters.len()).into_iter(), is_without_mirrors);
        shown.into_iter().map(|letter| if letter == LTR_BLANK { ' ' } else { letter }).collect()
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
            prop_assert_eq!(seen(&row, false), row.as_str());
            prop_assert_eq!(seen(&row, true), row.as_str());
        }

        #[test]
        fn a_stretch_that_is_taken_to_come_out_does(drawn in "[ ﺮﺒאב12٣%.,:+()«-]{0,14}") {
            let mut row = Row::default();
            row.letters.extend(drawn.chars().map(Letter::from));
            let all = 0..row.letters.len();
            if row.undo_part(all.clone()) {
                prop_assert!(row.is_part_shown(all), "{:?}", drawn);
            }
        }

        #[test]
        fn no_letter_is_lost_or_leaves_its_word(row in "[ a│ﺮﺒא1٣()%.+-]{0,30}") {
            let seen = seen(&row, false);
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
