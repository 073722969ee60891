//! A line of text being typed: stored logically, shown by the layout engine.

use super::{Key, KeyCode};
use crate::text::{
    Base, Direction, LayoutOptions, Line, Shaped, Span, byte_left_of, byte_right_of, column_of,
    direction_of, fit, lay_out, next_cluster, next_word, previous_cluster, previous_word, shape,
};
use unicode_segmentation::UnicodeSegmentation;

/// What was typed so far, and where the caret stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prompt {
    text: String,
    /// Byte offset of the caret, on a cluster boundary.
    caret: usize,
}

/// What a key did to the prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// The text changed.
    Changed,
    /// Only the caret moved, or nothing happened.
    Same,
    /// Enter.
    Accepted,
    /// Escape, or backspace in an empty prompt.
    Cancelled,
}

/// The prompt as shown: a line, and the column of the caret in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PromptLine {
    /// The visible part of the text.
    pub line: Line,
    /// Column of the caret from the left edge of the line.
    pub caret_column: usize,
}

impl Prompt {
    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Puts text in at the caret; line ends and controls become spaces.
    pub fn insert(&mut self, text: &str) {
        let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        self.text.insert_str(self.caret, &text);
        self.caret += text.len();
    }

    /// A key press while the prompt is open, in an interface of this direction.
    pub fn press(&mut self, key: Key, interface: Direction) -> Typed {
        let before = self.text.len();
        match (key.code, key.ctrl) {
            (KeyCode::Enter, _) => return Typed::Accepted,
            (KeyCode::Esc, _) | (KeyCode::Char('c' | 'g'), true) => return Typed::Cancelled,
            (KeyCode::Backspace, false) if self.text.is_empty() => return Typed::Cancelled,
            (KeyCode::Backspace, false) | (KeyCode::Char('h'), true) => {
                self.delete(previous_cluster(&self.text, self.caret), self.caret)
            }
            (KeyCode::Backspace, true) | (KeyCode::Char('w'), true) => {
                self.delete(self.word_before(), self.caret)
            }
            (KeyCode::Delete, _) => self.delete(self.caret, next_cluster(&self.text, self.caret)),
            (KeyCode::Char('u'), true) => self.delete(0, self.caret),
            (KeyCode::Char('k'), true) => self.delete(self.caret, self.text.len()),
            (KeyCode::Home, _) | (KeyCode::Char('a'), true) => self.caret = 0,
            (KeyCode::End, _) | (KeyCode::Char('e'), true) => self.caret = self.text.len(),
            (KeyCode::Left, true) => self.step_by_word(Direction::Rtl, interface),
            (KeyCode::Right, true) => self.step_by_word(Direction::Ltr, interface),
            (KeyCode::Left, false) => self.step(byte_left_of, interface),
            (KeyCode::Right, false) => self.step(byte_right_of, interface),
            (KeyCode::Char(letter), false) if !key.alt => {
                self.insert(letter.encode_utf8(&mut [0; 4]))
            }
            (_, _) => {}
        }
        if self.text.len() == before { Typed::Same } else { Typed::Changed }
    }

    /// One step to a side of the screen, over whatever stands there.
    fn step(&mut self, beside: fn(&Line, usize) -> Option<usize>, interface: Direction) {
        let line = fit(&self.shaped_from(0, interface), usize::MAX, &LayoutOptions::default());
        self.caret = beside(&line, self.caret).map_or(self.caret, |byte| byte.min(self.text.len()));
    }

    /// One word to the side where text of this direction goes on: forward in a prompt of that
    /// direction, back in one of the other.
    fn step_by_word(&mut self, towards: Direction, interface: Direction) {
        let step = if self.direction(interface) == towards { next_word } else { previous_word };
        self.caret = step(&self.text, self.caret);
    }

    /// Without a strong letter it has the direction of the interface.
    fn direction(&self, interface: Direction) -> Direction {
        let has_strong = self.text.chars().any(char::is_alphabetic);
        if has_strong { direction_of(&self.text, None) } else { interface }
    }

    /// The text from a byte on. The no-break space after it is where the caret stands at the end.
    fn shaped_from(&self, start: usize, interface: Direction) -> Shaped {
        let shown = format!("{}\u{a0}", self.text.get(start..).unwrap_or(""));
        shape(&shown, Span::new(0, shown.len()), Base::Fixed(self.direction(interface)))
    }

    /// The same with a dot for each letter, for what nobody may read.
    #[must_use]
    pub fn hidden(&self) -> Self {
        let dots = |text: &str| "•".repeat(text.graphemes(true).count());
        let caret = dots(self.text.get(..self.caret).unwrap_or("")).len();
        Self { text: dots(&self.text), caret }
    }

    fn word_before(&self) -> usize {
        let text = self.text.get(..self.caret).unwrap_or("").trim_end();
        text.rfind(char::is_whitespace).map_or(0, |space| {
            space + text.get(space..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
        })
    }

    fn delete(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.caret = from;
    }

    /// Lays the prompt out in `width_cells`; when it is longer, the part that ends at the
    /// caret is shown.
    #[must_use]
    pub fn line(&self, width_cells: usize, interface: Direction) -> PromptLine {
        let starts = self
            .text
            .grapheme_indices(true)
            .map(|(start, _)| start)
            .take_while(|start| *start <= self.caret);
        for start in starts.chain([self.caret]) {
            let shaped = self.shaped_from(start, interface);
            let first = lay_out(&shaped, width_cells, &LayoutOptions::default()).into_iter().next();
            let Some(line) = first else { continue };
            if let Some(caret_column) = column_of(&line, self.caret - start) {
                return PromptLine { line, caret_column };
            }
        }
        PromptLine::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text after typing, with the caret as `|`.
    fn typed(text: &str, keys: &[KeyCode], interface: Direction) -> String {
        let mut prompt = Prompt::default();
        prompt.insert(text);
        for code in keys {
            let key = Key { code: *code, ctrl: false, alt: false, shift: false };
            prompt.press(key, interface);
        }
        prompt.insert("|");
        prompt.text
    }

    #[test]
    fn arrows_go_where_they_point() {
        use Direction::Ltr;
        use KeyCode::{Home, Left, Right};
        assert_eq!(typed("abc", &[Left], Ltr), "ab|c");
        assert_eq!(typed("خبر", &[Right], Ltr), "خب|ر");
        assert_eq!(typed("خبر", &[Home, Left], Ltr), "خ|بر");
        // On the screen `רבח abc`, with a cell for the end: the arrow goes over what it sees.
        assert_eq!(typed("abc בחר", &[Left], Ltr), "abc |בחר");
        assert_eq!(typed("abc בחר", &[Left, Left, Left], Ltr), "abc בח|ר");
        assert_eq!(typed("abc בחר", &[Left, Left, Left, Left], Ltr), "abc| בחר");
        assert_eq!(typed("abc", &[Right], Ltr), "abc|");
        assert_eq!(typed("abc", &[Home, Left], Ltr), "|abc");
    }

    #[test]
    fn numbers_lie_as_the_interface_does() {
        use Direction::{Ltr, Rtl};
        assert_eq!(typed("12", &[KeyCode::Left], Ltr), "1|2");
        // The end of the prompt is left of the number here.
        assert_eq!(typed("12", &[KeyCode::Right], Rtl), "|12");
        assert_eq!(typed("12", &[KeyCode::Left], Rtl), "12|");
    }

    #[test]
    fn a_ligature_is_one_step_and_is_deleted_letter_by_letter() {
        use KeyCode::{Backspace, Right};
        assert_eq!(typed("سلام", &[Right, Right], Direction::Rtl), "س|لام");
        assert_eq!(typed("سلا", &[Backspace], Direction::Rtl), "سل|");
    }
}
