//! The table of what keys do while there is a caret in the article.

use crate::app::command::{ch, ctrl, named};
use crate::app::{Key, KeyCode};
use crate::locale::Words;
use crate::text::Direction;

/// Something that is done with the caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Motion {
    /// Begins a selection at the caret, or lets it go.
    Anchor,
    /// The caret goes to the other end of the selection.
    OtherEnd,
    /// Along the screen: to the next cell on that side (`Rtl`: to the left).
    Cell(Direction),
    /// Along the screen: to the next word on that side.
    Word(Direction),
    /// To another row: down or not, a page or not.
    Row {
        /// Down.
        is_down: bool,
        /// By a page.
        is_page: bool,
    },
    /// Along the text.
    Along(Goal),
    /// Selects what the caret stands in.
    Take(Extent),
    /// Copies what is selected.
    Copy,
    /// Copies it with where it stood.
    CopyWithSource,
    /// No caret any more.
    Leave,
}

/// A place in the text that the caret goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the table says what each is")]
pub enum Goal {
    NextWord,
    PreviousWord,
    NextSentence,
    PreviousSentence,
    NextParagraph,
    PreviousParagraph,
    LineStart,
    LineEnd,
    Top,
    Bottom,
}

/// What is selected at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Extent {
    Word,
    Sentence,
    Paragraph,
}

/// One row of the table.
#[derive(Debug)]
pub struct MotionRow {
    /// What is done.
    pub motion: Motion,
    /// Its name, for settings.
    pub name: &'static str,
    /// Its default keys.
    pub keys: &'static [Key],
    /// Its sentence in the interface's language.
    pub sentence: fn(&Words) -> &'static str,
}

const fn ctrl_named(code: KeyCode) -> Key {
    Key { code, ctrl: true, alt: false, shift: false }
}

const LEFT: Direction = Direction::Rtl;
const RIGHT: Direction = Direction::Ltr;

const fn row(is_down: bool, is_page: bool) -> Motion {
    Motion::Row { is_down, is_page }
}

macro_rules! rows {
    ($($name:literal $motion:expr, [$($key:expr),*] $sentence:ident;)*) => {
        &[$(MotionRow {
            motion: $motion,
            name: $name,
            keys: &[$($key),*],
            sentence: |words| words.select.$sentence,
        }),*]
    };
}

/// The table, in the order in which help shows it.
pub const MOTIONS: &[MotionRow] = rows! {
    "anchor" Motion::Anchor, [ch('v'), ch(' ')] motion_anchor;
    "copy-selection" Motion::Copy, [ch('y'), named(KeyCode::Enter), ctrl('c')] motion_copy;
    "copy-with-source" Motion::CopyWithSource, [ch('Y')] motion_copy_with_source;
    "leave" Motion::Leave, [named(KeyCode::Esc), ch('q')] motion_leave;
    "left" Motion::Cell(LEFT), [ch('h'), named(KeyCode::Left)] motion_left;
    "right" Motion::Cell(RIGHT), [ch('l'), named(KeyCode::Right)] motion_right;
    "row-down" row(true, false), [ch('j'), named(KeyCode::Down)] motion_down;
    "row-up" row(false, false), [ch('k'), named(KeyCode::Up)] motion_up;
    "word-left" Motion::Word(LEFT), [ctrl_named(KeyCode::Left)] motion_word_left;
    "word-right" Motion::Word(RIGHT), [ctrl_named(KeyCode::Right)] motion_word_right;
    "next-word" Motion::Along(Goal::NextWord), [ch('w'), ch('e')] motion_next_word;
    "previous-word" Motion::Along(Goal::PreviousWord), [ch('b'), ch('W')] motion_previous_word;
    "next-sentence" Motion::Along(Goal::NextSentence), [ch(')')] motion_next_sentence;
    "previous-sentence" Motion::Along(Goal::PreviousSentence), [ch('(')] motion_previous_sentence;
    "next-paragraph" Motion::Along(Goal::NextParagraph), [ch('}')] motion_next_paragraph;
    "previous-paragraph" Motion::Along(Goal::PreviousParagraph), [ch('{')] motion_previous_paragraph;
    "line-start" Motion::Along(Goal::LineStart), [named(KeyCode::Home), ch('0')] motion_line_start;
    "line-end" Motion::Along(Goal::LineEnd), [named(KeyCode::End), ch('$')] motion_line_end;
    "caret-page-down" row(true, true), [named(KeyCode::PageDown), ctrl('f'), ctrl('d')] motion_page_down;
    "caret-page-up" row(false, true), [named(KeyCode::PageUp), ctrl('b'), ctrl('u')] motion_page_up;
    "text-start" Motion::Along(Goal::Top), [ch('g'), ctrl_named(KeyCode::Home)] motion_top;
    "text-end" Motion::Along(Goal::Bottom), [ch('G'), ctrl_named(KeyCode::End)] motion_bottom;
    "take-word" Motion::Take(Extent::Word), [ch('i')] motion_take_word;
    "take-sentence" Motion::Take(Extent::Sentence), [ch('s')] motion_take_sentence;
    "take-paragraph" Motion::Take(Extent::Paragraph), [ch('p'), ch('V')] motion_take_paragraph;
    "other-end" Motion::OtherEnd, [ch('o'), named(KeyCode::Tab)] motion_other_end;
};

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn each_key_moves_one_way_and_each_motion_stands_once() {
        let mut keys = HashSet::new();
        let mut motions = HashSet::new();
        for row in MOTIONS {
            assert!(motions.insert(row.motion), "{} stands twice", row.name);
            assert!(row.keys.iter().all(|key| keys.insert(*key)), "a key of {}", row.name);
        }
    }
}
