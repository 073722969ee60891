//! Parts a text into lines, by every line end that files have.

/// A line of the text, without its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TextLine<'a> {
    pub text: &'a str,
    /// Where the next line starts, in bytes.
    pub next: usize,
    /// A form feed or a paragraph separator parts paragraphs without an empty line.
    pub ends_paragraph: bool,
}

/// The lines of a text: LF, CR, CRLF, VT, FF, NEL, and U+2028 and U+2029 end one.
#[derive(Clone)]
pub(super) struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = TextLine<'a>;

    fn next(&mut self) -> Option<TextLine<'a>> {
        let rest = self.text.as_bytes().get(self.at..).filter(|rest| !rest.is_empty())?;
        let (length, end_length, ends_paragraph) = find_end(rest);
        let text = self.text.get(self.at..self.at + length).unwrap_or("");
        self.at += length + end_length;
        Some(TextLine { text, next: self.at, ends_paragraph })
    }
}

/// Bytes before the first line end, the bytes of that end, and whether it ends the paragraph.
fn find_end(bytes: &[u8]) -> (usize, usize, bool) {
    for (at, &byte) in bytes.iter().enumerate() {
        let after = |offset: usize| bytes.get(at + offset).copied().unwrap_or(0);
        match byte {
            b'\r' if after(1) == b'\n' => return (at, 2, false),
            b'\n' | b'\r' | 0x0B => return (at, 1, false),
            0x0C => return (at, 1, true),
            0xC2 if after(1) == 0x85 => return (at, 2, false),
            0xE2 if after(1) == 0x80 && after(2) == 0xA8 => return (at, 3, false),
            0xE2 if after(1) == 0x80 && after(2) == 0xA9 => return (at, 3, true),
            _ => {}
        }
    }
    (bytes.len(), 0, false)
}

/// Whether nothing of the line can be seen: blanks and characters of no width.
pub(super) fn is_blank(line: &str) -> bool {
    line.chars().all(|c| {
        c.is_whitespace()
            || matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end() {
        let text = "a\nb\r\nc\rd\u{B}e\u{85}f\u{2028}g\u{2029}h\u{C}i\n\nj";
        let lines: Vec<_> = Lines::new(text).map(|line| line.text).collect();
        assert_eq!(lines, ["a", "b", "c", "d", "e", "f", "g", "h", "i", "", "j"]);
    }

    #[test]
    fn only_what_cannot_be_seen_is_blank() {
        assert!(is_blank(" \t\u{A0}\u{200F}\u{3000}"));
        assert!(!is_blank(" . "));
    }
}
