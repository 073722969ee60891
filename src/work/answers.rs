//! What a terminal answers when it is asked what it is.
//!
//! Pure: bytes in, answers out. Whatever is no answer was typed before the reader listened.

use crate::app::{Key, KeyCode};

/// The questions, in one write: is the order of cells explicit (DECRQM 8), name (XTVERSION),
/// kind (DA2), background (OSC 11), and the one that all terminals answer (DA1), last.
pub(super) const QUESTIONS: &str = "\x1b[8$p\x1b[>0q\x1b[>c\x1b]11;?\x1b\\\x1b[c";

/// kitty's font, by XTGETTCAP of `kitty-query-font_family`. Only for kitty: qterminal and urxvt
/// print what they do not know of it.
pub(super) const KITTY_FONT_QUESTION: &str =
    "\x1bP+q6b697474792d71756572792d666f6e745f66616d696c79\x1b\\";

/// What was answered. What was not is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Answers {
    /// XTVERSION: a name and a version.
    pub name: String,
    /// DA2: kind, version, more.
    pub kind: Vec<u32>,
    /// DA1 came, so nothing else will.
    pub are_complete: bool,
    /// DECRPM of mode 8: 1 set (implicit bidi), 2 reset (explicit), 0 not known.
    pub bidi: Option<u32>,
    /// OSC 11: the background, red, green, blue.
    pub background: Option<(u8, u8, u8)>,
    /// The font of kitty.
    pub font: String,
    /// XTGETTCAP was answered, with a font or without.
    pub is_font_answered: bool,
    /// Keys that were pressed meanwhile.
    pub typed: Vec<Key>,
}

impl Answers {
    /// Reads all that has arrived.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut answers = Self::default();
        // Answers are ASCII; what was typed may be anything.
        let text = String::from_utf8_lossy(bytes);
        let mut rest = &*text;
        while let Some(first) = rest.chars().next() {
            if let Some(after) = rest.strip_prefix("\x1b[") {
                let end = after.find(|c| matches!(c, '@'..='~')).unwrap_or(after.len());
                let (parameters, last) = after.split_at(end);
                answers.take_csi(parameters, last.chars().next());
                rest = last.get(1..).unwrap_or_default();
            } else if let Some(after) = rest.strip_prefix("\x1b]") {
                // Ended by ST, or by BEL, whichever the terminal prefers.
                let end = after.find(['\x07', '\x1b']).unwrap_or(after.len());
                let (content, after) = after.split_at(end);
                let color = content.strip_prefix("11;").and_then(color_of);
                answers.background = color.or(answers.background);
                rest = after.strip_prefix("\x1b\\").or(after.strip_prefix('\x07')).unwrap_or(after);
            } else if let Some(after) = rest.strip_prefix("\x1bP") {
                let (content, after) = after.split_once("\x1b\\").unwrap_or((after, ""));
                answers.take_dcs(content);
                rest = after;
            } else {
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
                answers.take_typed(first);
            }
        }
        answers
    }

    /// Whether something that was asked may still be answered.
    pub(super) fn are_awaited(&self) -> bool {
        !self.are_complete || (self.is_kitty() && !self.is_font_answered)
    }

    /// Whether it is kitty, by its own word.
    pub(super) fn is_kitty(&self) -> bool {
        self.name.starts_with("kitty(")
    }

    fn take_csi(&mut self, parameters: &str, last: Option<char>) {
        let numbers = |list: &str| list.split(';').filter_map(|n| n.parse().ok()).collect();
        match last {
            Some('c') if parameters.starts_with('?') => self.are_complete = true,
            Some('c') => {
                if let Some(list) = parameters.strip_prefix('>') {
                    self.kind = numbers(list);
                }
            }
            Some('y') => {
                let value = parameters.strip_prefix("8;").and_then(|rest| rest.strip_suffix('$'));
                self.bidi = value.and_then(|value| value.parse().ok()).or(self.bidi);
            }
            // An arrow or another key that nobody can have meant yet.
            _ => {}
        }
    }

    fn take_dcs(&mut self, content: &str) {
        if let Some(name) = content.strip_prefix(">|") {
            name.clone_into(&mut self.name);
        } else if let Some((_, answer)) = content.split_once("+r") {
            self.is_font_answered = true;
            let value = answer.split_once('=').map_or("", |(_, value)| value);
            self.font = from_hex(value);
        }
    }

    fn take_typed(&mut self, character: char) {
        let code = match character {
            '\r' | '\n' => KeyCode::Enter,
            '\t' => KeyCode::Tab,
            character if character.is_control() => return,
            character => KeyCode::Char(character),
        };
        self.typed.push(Key { code, ctrl: false, alt: false, shift: false });
    }
}

/// A colour as X11 writes it: `rgb:1e1e/1e1e/2e2e`, with one to four digits for each part.
fn color_of(text: &str) -> Option<(u8, u8, u8)> {
    let parts = text.strip_prefix("rgb:").or(text.strip_prefix("rgba:"))?;
    let mut parts = parts.split('/').map(|digits| {
        let most = 16_u32.pow(u32::try_from(digits.len()).ok().filter(|count| *count <= 4)?) - 1;
        let value = u32::from_str_radix(digits, 16).ok()?;
        u8::try_from((value * 255 + most / 2).checked_div(most)?).ok()
    });
    Some((parts.next()??, parts.next()??, parts.next()??))
}

/// The text of pairs of hexadecimal digits.
fn from_hex(digits: &str) -> String {
    let bytes = digits.as_bytes().chunks(2);
    let byte = |pair: &[u8]| {
        std::str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok())
    };
    String::from_utf8_lossy(&bytes.filter_map(byte).collect::<Vec<_>>()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_of_terminals_are_understood() {
        let vte = Answers::read(b"\x1b[8;1$y\x1b[>65;7006;1c\x1b[?65;1;9c");
        assert_eq!((vte.bidi, vte.kind.as_slice()), (Some(1), &[65, 7006, 1][..]));
        assert!(vte.are_complete && vte.name.is_empty() && vte.typed.is_empty());
        let konsole = Answers::read(b"\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c");
        assert_eq!((konsole.bidi, konsole.name.as_str()), (None, "Konsole 22.12.3"));
        let st = Answers::read(b"\x1b[?6c");
        assert_eq!(st, Answers { are_complete: true, ..Answers::default() });
        assert_eq!(Answers::read(b""), Answers::default());
    }

    #[test]
    fn the_font_of_kitty_is_spelt_in_hex() {
        let kitty = Answers::read(b"\x1bP1+r6b69=44656a61567553616e734d6f6e6f\x1b\\");
        assert_eq!(kitty.font, "DejaVuSansMono");
        let refused = Answers::read(b"\x1bP0+r6b69\x1b\\");
        assert!(refused.is_font_answered && refused.font.is_empty());
    }

    #[test]
    fn the_background_is_read_however_it_ends() {
        let by_st = Answers::read(b"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\\x1b[?6c");
        assert_eq!((by_st.background, by_st.are_complete), (Some((0x1e, 0x1e, 0x2e)), true));
        let by_bell = Answers::read(b"j\x1b]11;rgba:ff/FF/f0/80\x07k\x1b[?6c");
        assert_eq!((by_bell.background, by_bell.typed.len()), (Some((255, 255, 240)), 2));
        for odd in
            ["rgb:", "rgb:12345/0/0", "rgb:1/2", "rgb:g/0/0", "red", "rgb:/0/0", "rgb:+1/0/0"]
        {
            let answers = Answers::read(format!("\x1b]11;{odd}\x07\x1b[?6c").as_bytes());
            assert!(answers.typed.is_empty() && answers.are_complete, "{odd}");
        }
        assert_eq!(Answers::read(b"\x1b]11;rgb:g/0/0\x07").background, None);
    }

    #[test]
    fn what_was_typed_meanwhile_is_kept_in_its_order() {
        let answers = Answers::read("j\x1b[8;1$yت\x1b[A\r\x1b[?6c".as_bytes());
        let codes: Vec<_> = answers.typed.iter().map(|key| key.code).collect();
        assert_eq!(codes, [KeyCode::Char('j'), KeyCode::Char('ت'), KeyCode::Enter]);
        assert!(answers.are_complete);
    }

    #[test]
    fn a_cut_answer_is_no_key() {
        for cut in [&b"\x1b[>1;11"[..], b"\x1bP>|Kons", b"\x1b]11;rgb:1e1e", b"\x1b[", b"\x1b"] {
            assert_eq!(Answers::read(cut).typed, [], "{cut:?}");
        }
    }
}
