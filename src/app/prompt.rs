//! A line of text being typed: stored logically, shown by the layout engine.

use super::{Key, KeyCode};
use crate::text::{
    Base, Direction, LayoutOptions, Line, Shaped, Span, byte_left_of, byte_right_of, column_of,
    direction_of, fit, lay_out, next_cluster, next_word, previous_cluster, previous_word, shape,
};
use unicode_segmentation::UnicodeSegmentation;

/// Steps that can be taken back.
const MOST_UNDONE: usize = 200;

/// What was typed so far, and where the caret stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prompt {
    text: String,
    /// Byte offset of the caret, on a cluster boundary.
    caret: usize,
    /// Where the selection began.
    anchor: Option<usize>,
    /// What was cut last, to be put in elsewhere.
    cut: String,
    /// Text and caret before each change.
    before: Vec<(String, usize)>,
    /// Whether the last change was a typed letter: a word is taken back as a whole.
    is_typing: bool,
}

/// What a key did to the prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// The text changed.
    Changed,
    /// Only the caret moved, or nothing happened.
    Same,
    /// Enter.
    Accepted,
    /// Escape, or backspace in an empty prompt.
    Cancelled,
    /// This is to be copied.
    Copied(String),
}

/// The prompt as shown: a line, and the column of the caret in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PromptLine {
    /// The visible part of the text.
    pub line: Line,
    /// Column of the caret from the left edge of the line.
    pub caret_column: usize,
    /// What is selected, as a span of the line.
    pub selected: Option<Span>,
}

impl Prompt {
    /// A prompt with this in it, the caret behind.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut prompt = Self::default();
        prompt.put_in(text);
        prompt
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte of the text that the caret stands before.
    #[must_use]
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// Puts text in at the caret, or in the place of what is selected; line ends and controls
    /// become spaces.
    pub fn insert(&mut self, text: &str) {
        self.remember();
        self.delete_selected();
        self.put_in(text);
    }

    fn put_in(&mut self, text: &str) {
        let text: String = text.chars().flat_map(letters_of).collect();
        self.text.insert_str(self.caret, &text);
        self.caret += text.len();
    }

    /// A key press while the prompt is open, in an interface of this direction.
    pub fn press(&mut self, key: Key, interface: Direction) -> Typed {
        match (key.code, key.ctrl) {
            (KeyCode::Enter, _) => return Typed::Accepted,
            (KeyCode::Char('c'), true) if self.selected().is_some() => return self.copied(),
            (KeyCode::Esc, _) | (KeyCode::Char('c' | 'g'), true) => return Typed::Cancelled,
            (KeyCode::Char('c' | 'w'), false) if key.alt => return self.copied(),
            (KeyCode::Backspace, _) if self.text.is_empty() => return Typed::Cancelled,
            (_, _) => {}
        }
        if let Some(caret) = self.goal(key, interface) {
            self.anchor = key.shift.then(|| self.anchor.unwrap_or(self.caret));
            (self.caret, self.is_typing) = (caret, false);
            return Typed::Same;
        }
        let before = self.text.clone();
        self.change(key);
        if self.text == before { Typed::Same } else { Typed::Changed }
    }

    /// Where a key takes the caret.
    fn goal(&self, key: Key, interface: Direction) -> Option<usize> {
        let by_word = key.ctrl || key.alt;
        Some(match (key.code, by_word) {
            (KeyCode::Home, _) => 0,
            (KeyCode::End, _) => self.text.len(),
            (KeyCode::Left, true) => self.word_towards(Direction::Rtl, interface),
            (KeyCode::Right, true) => self.word_towards(Direction::Ltr, interface),
            (KeyCode::Left, false) => self.cell_beside(byte_left_of, interface),
            (KeyCode::Right, false) => self.cell_beside(byte_right_of, interface),
            (KeyCode::Char('a'), _) if key.ctrl => 0,
            (KeyCode::Char('e'), _) if key.ctrl => self.text.len(),
            (KeyCode::Char('b'), _) if key.ctrl => previous_cluster(&self.text, self.caret),
            (KeyCode::Char('f'), _) if key.ctrl => next_cluster(&self.text, self.caret),
            (KeyCode::Char('b'), _) if key.alt => previous_word(&self.text, self.caret),
            (KeyCode::Char('f'), _) if key.alt => next_word(&self.text, self.caret),
            (_, _) => return None,
        })
    }

    /// What a key changes.
    fn change(&mut self, key: Key) {
        let (caret, end) = (self.caret, self.text.len());
        match (key.code, key.ctrl, key.alt) {
            (KeyCode::Char('z' | '_' | '7' | '/'), true, false) => self.take_back(),
            (KeyCode::Char('y'), true, false) => {
                let cut = self.cut.clone();
                self.insert(&cut);
            }
            (KeyCode::Char('x'), true, false) => {
                if let Some(selected) = self.selected() {
                    self.cut(selected.start(), selected.end());
                }
            }
            (KeyCode::Backspace | KeyCode::Delete, ..)
            | (KeyCode::Char('h' | 'd'), true, false)
                if self.selected().is_some() =>
            {
                self.remember();
                self.delete_selected();
            }
            (KeyCode::Backspace, true, _) | (KeyCode::Backspace, _, true) => {
                self.cut(previous_word(&self.text, caret), caret);
            }
            (KeyCode::Char('w'), true, false) => self.cut(self.blank_before(), caret),
            (KeyCode::Char('d'), false, true) | (KeyCode::Delete, true, _) => {
                self.cut(caret, self.word_end());
            }
            (KeyCode::Char('u'), true, false) => self.cut(0, caret),
            (KeyCode::Char('k'), true, false) => self.cut(caret, end),
            (KeyCode::Backspace, ..) | (KeyCode::Char('h'), true, false) => {
                self.delete(previous_cluster(&self.text, caret), caret);
            }
            (KeyCode::Delete, ..) | (KeyCode::Char('d'), true, false) => {
                self.delete(caret, next_cluster(&self.text, caret));
            }
            (KeyCode::Char(letter), false, false) => self.type_letter(letter),
            (_, _, _) => {}
        }
    }

    /// A letter more; letters of one word are taken back together.
    fn type_letter(&mut self, letter: char) {
        let goes_on = self.is_typing && self.selected().is_none() && !letter.is_whitespace();
        if !goes_on {
            self.remember();
        }
        self.delete_selected();
        self.put_in(letter.encode_utf8(&mut [0; 4]));
        self.is_typing = true;
    }

    /// What is selected.
    fn selected(&self) -> Option<Span> {
        let anchor = self.anchor.filter(|anchor| *anchor != self.caret)?;
        Some(Span::new(anchor.min(self.caret), anchor.max(self.caret)))
    }

    /// What is selected, to be copied; the whole line where nothing is.
    fn copied(&self) -> Typed {
        let selected = self.selected().unwrap_or(Span::new(0, self.text.len()));
        let text = self.text.get(selected.start()..selected.end()).unwrap_or("");
        Typed::Copied(text.to_owned())
    }

    /// Keeps what is there, to come back to it.
    fn remember(&mut self) {
        self.is_typing = false;
        if self.before.len() >= MOST_UNDONE {
            self.before.remove(0);
        }
        self.before.push((self.text.clone(), self.caret));
    }

    fn take_back(&mut self) {
        if let Some((text, caret)) = self.before.pop() {
            (self.text, self.caret, self.anchor) = (text, caret, None);
        }
        self.is_typing = false;
    }

    fn delete_selected(&mut self) {
        if let Some(selected) = self.selected() {
            self.text.replace_range(selected.start()..selected.end(), "");
            self.caret = selected.start();
        }
        self.anchor = None;
    }

    fn cut(&mut self, from: usize, to: usize) {
        let text = self.text.get(from..to).unwrap_or("").to_owned();
        if !text.is_empty() {
            self.cut = text;
            self.delete(from, to);
        }
    }

    fn delete(&mut self, from: usize, to: usize) {
        self.remember();
        self.text.replace_range(from..to, "");
        (self.caret, self.anchor) = (from, None);
    }

    /// One step to a side of the screen, over whatever stands there.
    fn cell_beside(
        &self,
        beside: fn(&Line, usize) -> Option<usize>,
        interface: Direction,
    ) -> usize {
        let shaped = self.shaped(0, self.text.len(), interface);
        let line = fit(&shaped, usize::MAX, &LayoutOptions::default());
        beside(&line, self.caret).map_or(self.caret, |byte| byte.min(self.text.len()))
    }

    /// One word to the side where text of this direction goes on: forward in a prompt of that
    /// direction, back in one of the other.
    fn word_towards(&self, towards: Direction, interface: Direction) -> usize {
        let step = if self.direction(interface) == towards { next_word } else { previous_word };
        step(&self.text, self.caret)
    }

    /// Without a strong letter it has the direction of the interface.
    fn direction(&self, interface: Direction) -> Direction {
        let has_strong = self.text.chars().any(char::is_alphabetic);
        if has_strong { direction_of(&self.text, None) } else { interface }
    }

    /// A part of the text. The no-break space after it is where the caret stands at the end.
    fn shaped(&self, start: usize, end: usize, interface: Direction) -> Shaped {
        let shown = format!("{}\u{a0}", self.text.get(start..end).unwrap_or(""));
        shape(&shown, Span::new(0, shown.len()), Base::Fixed(self.direction(interface)))
    }

    /// The same with a dot for each letter, for what nobody may read.
    #[must_use]
    pub fn hidden(&self) -> Self {
        let dots = |text: &str| "•".repeat(text.graphemes(true).count());
        let caret = dots(self.text.get(..self.caret).unwrap_or("")).len();
        Self { text: dots(&self.text), caret, ..Self::default() }
    }

    /// Where the word before the caret begins, by blanks: an address is one.
    fn blank_before(&self) -> usize {
        let text = self.text.get(..self.caret).unwrap_or("").trim_end();
        text.rfind(char::is_whitespace).map_or(0, |space| {
            space + text.get(space..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
        })
    }

    /// Where the word at the caret, or the next one, ends.
    fn word_end(&self) -> usize {
        let rest = self.text.get(self.caret..).unwrap_or("");
        let words = rest.split_word_bound_indices();
        let word = words.into_iter().find(|(_, part)| part.contains(char::is_alphanumeric));
        word.map_or(self.text.len(), |(at, part)| self.caret + at + part.len())
    }

    /// Lays the prompt out in `width_cells`; when it is longer, the part that ends at the
    /// caret is shown.
    #[must_use]
    pub fn line(&self, width_cells: usize, interface: Direction) -> PromptLine {
        // A ligature of two clusters is the most that stands in one cell.
        let reach = 2 * width_cells + 2;
        let before = self.text.get(..self.caret).unwrap_or("");
        let after = self.text.get(self.caret..).unwrap_or("");
        let mut starts: Vec<usize> =
            before.grapheme_indices(true).rev().take(reach).map(|(start, _)| start).collect();
        starts.reverse();
        starts.push(self.caret);
        let end = after.grapheme_indices(true).nth(reach).map_or(after.len(), |(at, _)| at);
        let line_from = |start: usize| {
            let shaped = self.shaped(start, self.caret + end, interface);
            let lines = lay_out(&shaped, width_cells, &LayoutOptions::default());
            let line = lines.into_iter().next()?;
            let caret_column = column_of(&line, self.caret - start)?;
            let selected = self.selected().map(|selected| {
                let from = selected.start().max(start);
                Span::new(from - start, selected.end().max(from) - start)
            });
            Some(PromptLine { line, caret_column, selected })
        };
        let first = starts.partition_point(|start| line_from(*start).is_none());
        starts.get(first).and_then(|start| line_from(*start)).unwrap_or_default()
    }
}

/// What is put in for a letter: blanks for controls, and two for the one that the key with `لا`
/// makes on some keyboards.
fn letters_of(letter: char) -> impl Iterator<Item = char> {
    let (first, second) = match letter {
        '\u{FEF5}' | '\u{FEF6}' => ('ل', Some('آ')),
        '\u{FEF7}' | '\u{FEF8}' => ('ل', Some('أ')),
        '\u{FEF9}' | '\u{FEFA}' => ('ل', Some('إ')),
        '\u{FEFB}' | '\u{FEFC}' => ('ل', Some('ا')),
        control if control.is_control() => (' ', None),
        other => (other, None),
    };
    std::iter::once(first).chain(second)
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

    /// The text after these keys, with the caret as `|` and what is selected in brackets.
    fn pressed(text: &str, keys: &str, interface: Direction) -> String {
        let mut prompt = Prompt::of(text);
        for key in crate::app::keys_of(keys).unwrap_or_default() {
            prompt.press(key, interface);
        }
        let (start, end) = match prompt.selected() {
            Some(selected) => (selected.start(), selected.end()),
            None => {
                let (before, after) = prompt.text.split_at(prompt.caret);
                return format!("{before}|{after}");
            }
        };
        let part = |from: usize, to: usize| prompt.text.get(from..to).unwrap_or("");
        format!("{}[{}]{}", part(0, start), part(start, end), part(end, prompt.text.len()))
    }

    #[test]
    fn words_are_walked_over_and_cut_in_every_script() {
        use Direction::{Ltr, Rtl};
        assert_eq!(pressed("one two", "ctrl-left", Ltr), "one |two");
        assert_eq!(pressed("خبر جديد", "ctrl-right", Rtl), "خبر |جديد");
        assert_eq!(pressed("خبر جديد", "alt-b alt-b", Ltr), "|خبر جديد");
        assert_eq!(pressed("خبر جديد", "home alt-f", Ltr), "خبر |جديد");
        assert_eq!(pressed("خبر from طنجة", "alt-backspace", Rtl), "خبر from |");
        assert_eq!(pressed("خبر from طنجة", "home alt-d", Rtl), "| from طنجة");
        assert_eq!(pressed("خبر from طنجة", "home alt-d alt-d", Rtl), "| طنجة");
        assert_eq!(pressed("see https://example.org/a-b", "ctrl-w", Ltr), "see |");
        assert_eq!(pressed("كتاب جديد", "ctrl-w", Rtl), "كتاب |");
    }

    #[test]
    fn what_was_cut_is_put_in_again() {
        use Direction::Rtl;
        assert_eq!(pressed("خبر جديد", "ctrl-w home ctrl-y", Rtl), "جديد|خبر ");
        assert_eq!(pressed("خبر جديد", "home alt-f ctrl-k ctrl-a ctrl-y", Rtl), "جديد|خبر ");
        assert_eq!(pressed("abc", "ctrl-u ctrl-y ctrl-y", Direction::Ltr), "abcabc|");
    }

    #[test]
    fn shift_selects_as_the_arrows_point_and_typing_replaces() {
        use Direction::{Ltr, Rtl};
        assert_eq!(pressed("abc", "shift-left shift-left", Ltr), "a[bc]");
        assert_eq!(pressed("خبر", "shift-right", Rtl), "خب[ر]");
        assert_eq!(pressed("خبر", "shift-right right", Rtl), "خ|بر");
        assert_eq!(pressed("خبر", "shift-right م", Rtl), "خبم|");
        assert_eq!(pressed("خبر جديد", "ctrl-shift-right backspace", Rtl), "خبر |");
        assert_eq!(pressed("abc", "shift-home ctrl-x ctrl-y ctrl-y", Ltr), "abcabc|");
        let mut prompt = Prompt::of("خبر جديد");
        let press = |prompt: &mut Prompt, key: &str| {
            prompt.press(crate::app::keys_of(key).expect("a key")[0], Rtl)
        };
        press(&mut prompt, "ctrl-shift-right");
        assert_eq!(press(&mut prompt, "alt-c"), Typed::Copied("جديد".to_owned()));
        assert_eq!(press(&mut prompt, "ctrl-c"), Typed::Copied("جديد".to_owned()));
        press(&mut prompt, "home");
        assert_eq!(press(&mut prompt, "ctrl-c"), Typed::Cancelled);
    }

    #[test]
    fn changes_are_taken_back_word_by_word() {
        use Direction::Ltr;
        assert_eq!(pressed("", "a b space c d ctrl-z", Ltr), "ab|");
        assert_eq!(pressed("", "a b space c d ctrl-z ctrl-_", Ltr), "|");
        assert_eq!(pressed("خبر جديد", "ctrl-w ctrl-z", Ltr), "خبر جديد|");
        assert_eq!(pressed("abc", "shift-home x ctrl-z", Ltr), "|abc");
        assert_eq!(pressed("abc", "ctrl-z", Ltr), "abc|");
    }

    #[test]
    fn deleting_takes_the_letter_that_is_meant_at_a_boundary() {
        use Direction::{Ltr, Rtl};
        // Backspace takes what was typed last, whichever way its script runs.
        assert_eq!(pressed("abc בחר", "backspace", Ltr), "abc בח|");
        assert_eq!(pressed("abc בחר", "home delete", Ltr), "|bc בחר");
        assert_eq!(pressed("خبر abc", "backspace backspace backspace backspace", Rtl), "خبر|");
        assert_eq!(pressed("مُدرس", "home delete", Rtl), "|درس");
    }

    #[test]
    fn the_key_of_lam_alef_types_both_letters() {
        assert_eq!(pressed("س", "\u{FEFB} م", Direction::Rtl), "سلام|");
        assert_eq!(pressed("", "\u{FEF7}", Direction::Rtl), "لأ|");
    }

    #[test]
    fn a_long_line_shows_the_part_before_the_caret_and_stays_fast() {
        for (text, interface) in [("خبر ", Direction::Rtl), ("news ", Direction::Ltr)] {
            let mut prompt = Prompt::of(&text.repeat(50_000));
            for keys in ["end", "home", "end ctrl-left ctrl-left"] {
                for key in crate::app::keys_of(keys).expect("keys") {
                    prompt.press(key, interface);
                }
                let shown = prompt.line(20, interface);
                assert!(shown.line.width_cells() <= 20);
                assert!(shown.caret_column < 20, "{}", shown.caret_column);
            }
        }
    }
}
