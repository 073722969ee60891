//! A line of text being typed: stored logically, shown by the layout engine.

use super::{Key, KeyCode};
use crate::text::{
    Base, Direction, LayoutOptions, Line, Span, column_of, direction_of, lay_out, shape,
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

    /// A key press while the prompt is open.
    pub fn press(&mut self, key: Key) -> Typed {
        let before = self.text.len();
        match (key.code, key.ctrl) {
            (KeyCode::Enter, _) => return Typed::Accepted,
            (KeyCode::Esc, _) | (KeyCode::Char('c' | 'g'), true) => return Typed::Cancelled,
            (KeyCode::Backspace, false) if self.text.is_empty() => return Typed::Cancelled,
            (KeyCode::Backspace, false) | (KeyCode::Char('h'), true) => {
                self.delete(self.before(), self.caret)
            }
            (KeyCode::Backspace, true) | (KeyCode::Char('w'), true) => {
                self.delete(self.word_before(), self.caret)
            }
            (KeyCode::Delete, _) => self.delete(self.caret, self.after()),
            (KeyCode::Char('u'), true) => self.delete(0, self.caret),
            (KeyCode::Char('k'), true) => self.delete(self.caret, self.text.len()),
            (KeyCode::Home, _) | (KeyCode::Char('a'), true) => self.caret = 0,
            (KeyCode::End, _) | (KeyCode::Char('e'), true) => self.caret = self.text.len(),
            (KeyCode::Left, _) => self.step(Direction::Rtl),
            (KeyCode::Right, _) => self.step(Direction::Ltr),
            (KeyCode::Char(letter), false) if !key.alt => {
                self.insert(letter.encode_utf8(&mut [0; 4]))
            }
            (_, _) => {}
        }
        if self.text.len() == before { Typed::Same } else { Typed::Changed }
    }

    /// One step to the side where text of this direction goes on: forward in a prompt of
    /// that direction, back in one of the other.
    fn step(&mut self, towards: Direction) {
        let forward = direction_of(&self.text, None) == towards;
        self.caret = if forward { self.after() } else { self.before() };
    }

    fn before(&self) -> usize {
        let text = self.text.get(..self.caret).unwrap_or("");
        text.grapheme_indices(true).next_back().map_or(0, |(start, _)| start)
    }

    fn after(&self) -> usize {
        let text = self.text.get(self.caret..).unwrap_or("");
        text.graphemes(true).next().map_or(self.caret, |cluster| self.caret + cluster.len())
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
    /// caret is shown. Without a strong letter it has the direction of the interface.
    #[must_use]
    pub fn line(&self, width_cells: usize, interface: Direction) -> PromptLine {
        let has_strong = self.text.chars().any(char::is_alphabetic);
        let direction = if has_strong { direction_of(&self.text, None) } else { interface };
        let starts = self
            .text
            .grapheme_indices(true)
            .map(|(start, _)| start)
            .take_while(|start| *start <= self.caret);
        for start in starts.chain([self.caret]) {
            // The no-break space is where the caret stands at the end of the text.
            let shown = format!("{}\u{a0}", self.text.get(start..).unwrap_or(""));
            let caret = self.caret - start;
            let shaped = shape(&shown, Span::new(0, shown.len()), Base::Fixed(direction));
            let first = lay_out(&shaped, width_cells, &LayoutOptions::default()).into_iter().next();
            let Some(line) = first else { continue };
            if let Some(caret_column) = column_of(&line, caret) {
                return PromptLine { line, caret_column };
            }
        }
        PromptLine::default()
    }
}
