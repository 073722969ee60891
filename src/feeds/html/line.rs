//! The words of the block that is being read: white space folded as browsers fold it, marks
//! with their places.

use super::stretch::plain_length;
use crate::feeds::blocks::is_written_without_blanks;
use crate::news::{Mark, MarkKind};
use crate::text::Span;

/// Most blocks are shorter: the room for them is made once.
const USUAL_BYTES: usize = 512;

/// The text of a block while it grows.
#[derive(Debug, Default)]
pub(super) struct Line {
    text: String,
    marks: Vec<Mark>,
    /// Marks whose end was not seen yet, with where they start; the outermost first.
    open: Vec<(MarkKind, usize)>,
    /// White space that is not written before a word follows.
    pending: Pending,
    /// Whether a cell of a table is read: a dot between its words must not part it.
    pub(super) is_cell: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Pending {
    #[default]
    Nothing,
    /// A line end of the source: no blank between two letters of Chinese.
    LineEnd,
    Blank,
    /// A line end of the text, U+2028.
    Break,
}

impl Line {
    /// Whether no word was read yet.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Appends text, runs of white space as one blank.
    pub(super) fn push(&mut self, text: &str) {
        let mut rest = text;
        while let Some(first) = rest.as_bytes().first() {
            let length = match first {
                b'\n' | b'\r' => {
                    self.pending = self.pending.max(Pending::LineEnd);
                    1
                }
                b' ' | b'\t' | b'\x0c' => {
                    self.pending = self.pending.max(Pending::Blank);
                    1
                }
                _ => match plain_length(rest.as_bytes()) {
                    0 => {
                        let letter = rest.chars().next();
                        letter.into_iter().for_each(|c| self.push_letter(c));
                        letter.map_or(1, char::len_utf8)
                    }
                    end => {
                        self.push_letters(rest.get(..end).unwrap_or_default());
                        end
                    }
                },
            };
            rest = rest.get(length..).unwrap_or_default();
        }
    }

    /// Appends letters none of which is dropped, with single blanks between them.
    fn push_letters(&mut self, letters: &str) {
        letters.chars().next().into_iter().for_each(|first| self.write_pending(first));
        if self.text.is_empty() {
            self.text.reserve(USUAL_BYTES);
        }
        self.text.push_str(letters);
    }

    /// Appends text as it is, its line ends as U+2028.
    pub(super) fn push_preserved(&mut self, text: &str) {
        let mut rest = text.chars().peekable();
        while let Some(c) = rest.next() {
            match c {
                '\r' if rest.peek() == Some(&'\n') => {}
                '\n' | '\r' => self.text.push('\u{2028}'),
                '\t' => self.text.push_str("    "),
                _ if is_dropped(c) => {}
                _ => self.text.push(c),
            }
        }
    }

    /// Ends a line of preserved text, unless it ended already.
    pub(super) fn end_preserved_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\u{2028}') {
            self.text.push('\u{2028}');
        }
    }

    /// Appends a blank, unless one is there.
    pub(super) fn push_blank(&mut self) {
        self.pending = self.pending.max(Pending::Blank);
    }

    /// Ends a line within the block. Whether the line before it was empty: then the paragraph
    /// ends (authors write `<br><br>` for that).
    pub(super) fn push_break(&mut self) -> bool {
        let ends_paragraph = self.pending == Pending::Break;
        self.pending = Pending::Break;
        ends_paragraph
    }

    /// Appends a sign that is no word of the text: a part of a table, a quotation mark.
    pub(super) fn push_sign(&mut self, sign: &str) {
        sign.chars().for_each(|c| self.push_letter(c));
    }

    /// Appends an invisible character of direction: white space before it stays before it.
    pub(super) fn push_isolate(&mut self, isolate: char) {
        if isolate != '\u{2069}' {
            self.write_pending(isolate);
        }
        self.text.push(isolate);
    }

    fn push_letter(&mut self, c: char) {
        if !is_dropped(c) {
            self.write_pending(c);
            self.text.push(c);
        }
    }

    /// Writes the white space between what is there and `next`.
    fn write_pending(&mut self, next: char) {
        let pending = std::mem::take(&mut self.pending);
        let Some(before) = self.text.chars().next_back() else { return };
        match pending {
            Pending::Nothing => {}
            Pending::LineEnd
                if is_written_without_blanks(before) && is_written_without_blanks(next) => {}
            Pending::LineEnd | Pending::Blank if before == ' ' => {}
            Pending::LineEnd | Pending::Blank if self.is_cell && next == '·' => {
                self.text.push('\u{a0}');
            }
            Pending::LineEnd | Pending::Blank => self.text.push(' '),
            Pending::Break => self.text.push('\u{2028}'),
        }
    }

    /// A mark begins here; gives what [`end_mark`](Self::end_mark) wants.
    pub(super) fn start_mark(&mut self, kind: MarkKind) -> usize {
        let start = self.text.len();
        self.open.push((kind, start));
        self.open.len()
    }

    /// The mark that was opened as the `depth`-th, and those within it, end here.
    pub(super) fn end_mark(&mut self, depth: usize) {
        while self.open.len() >= depth {
            let Some((kind, start)) = self.open.pop() else { return };
            self.mark(kind, start);
        }
    }

    /// Marks from `start` to here, without white space at the ends.
    fn mark(&mut self, kind: MarkKind, start: usize) {
        let marked = self.text.get(start..).unwrap_or("");
        let start = start + marked.len() - marked.trim_start().len();
        let end = start + marked.trim().len();
        if start < end {
            self.marks.push(Mark { kind, span: Span::new(start, end) });
        }
    }

    /// Takes the text and its marks, by where they start; marks that are open go on in the next
    /// block. `None` when there is no word.
    pub(super) fn take(&mut self) -> Option<(String, Vec<Mark>)> {
        if self.text.is_empty() {
            // Most blocks end where another one ended.
            self.pending = Pending::Nothing;
            return None;
        }
        let open = self.open.clone();
        for (kind, start) in open.into_iter().rev() {
            self.mark(kind, start);
        }
        self.open.iter_mut().for_each(|(_, start)| *start = 0);
        self.pending = Pending::Nothing;
        let mut text = std::mem::take(&mut self.text);
        let mut marks = std::mem::take(&mut self.marks);
        text.truncate(text.trim_end().len());
        let start = text.len() - text.trim_start().len();
        text.drain(..start);
        // The outer of two that start together comes first.
        marks.sort_by_key(|mark| (mark.span.start(), std::cmp::Reverse(mark.span.end())));
        for mark in &mut marks {
            let (from, to) = (mark.span.start(), mark.span.end());
            mark.span = Span::new(from.saturating_sub(start), to.saturating_sub(start));
        }
        let has_word = text.chars().any(|c| !c.is_whitespace() && !is_invisible(c));
        has_word.then_some((text, marks))
    }

    /// The room of a text that was taken serves the next one.
    pub(super) fn reuse(&mut self, mut taken: String) {
        if self.text.is_empty() {
            taken.clear();
            self.text = taken;
        }
    }

    /// As [`take`](Self::take), for code: blanks stay, empty lines at both ends go.
    pub(super) fn take_preserved(&mut self) -> Option<String> {
        self.marks.clear();
        self.open.iter_mut().for_each(|(_, start)| *start = 0);
        self.pending = Pending::Nothing;
        let text = std::mem::take(&mut self.text);
        let text = text.trim_end();
        let first_word = text.len() - text.trim_start().len();
        let line_start = text.get(..first_word)?.rfind('\u{2028}').map_or(0, |at| at + 3);
        let code = text.get(line_start..)?;
        (!code.is_empty()).then(|| code.to_owned())
    }
}

/// What never belongs to a text: controls (a terminal would obey them), the soft hyphen (it
/// parts words for searches), and the mark of byte order.
fn is_dropped(c: char) -> bool {
    c.is_control() && c != '\n' || matches!(c, '\u{ad}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Marks and isolates of direction, joiners and the like.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{61c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(parts: &[&str]) -> Option<String> {
        let mut line = Line::default();
        parts.iter().for_each(|part| line.push(part));
        line.take().map(|(text, _)| text)
    }

    #[test]
    fn white_space_is_folded() {
        assert_eq!(read(&["  قال \n", "\t الرئيس  "]).as_deref(), Some("قال الرئيس"));
        assert_eq!(read(&["新闻\n今天"]).as_deref(), Some("新闻今天"));
        assert_eq!(read(&["a\u{1b}[31m\u{0}b\u{ad}c"]).as_deref(), Some("a[31mbc"));
        assert_eq!(read(&[" \u{a0}\n\u{200f} "]), None);
    }

    #[test]
    fn a_mark_keeps_to_its_words_and_goes_on_in_the_next_block() {
        let mut line = Line::default();
        line.push("one ");
        let strong = line.start_mark(MarkKind::Strong);
        line.push(" two ");
        let (text, marks) = line.take().unwrap();
        assert_eq!(text, "one two");
        assert_eq!(marks, [Mark { kind: MarkKind::Strong, span: Span::new(4, 7) }]);
        line.push("three");
        line.end_mark(strong);
        line.push(" four");
        let (text, marks) = line.take().unwrap();
        assert_eq!(text, "three four");
        assert_eq!(marks, [Mark { kind: MarkKind::Strong, span: Span::new(0, 5) }]);
    }

    #[test]
    fn code_keeps_its_blanks() {
        let mut line = Line::default();
        line.push_preserved("\n\n  fn main() {\r\n\tgo();\n  }\n\n");
        assert_eq!(
            line.take_preserved().as_deref(),
            Some("  fn main() {\u{2028}    go();\u{2028}  }")
        );
    }
}
