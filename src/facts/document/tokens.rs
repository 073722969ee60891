//! Cuts the text into words, numbers and signs, each with its place and its folded form.

use super::fold;
use crate::text::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters.
    Word,
    /// Digits of any of the three kinds, with the separators inside.
    Number,
    /// One sign.
    Sign,
    /// A URL, e-mail address, handle or hashtag: never part of a fact.
    Address,
}

/// A piece of the text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands in the text.
    pub span: Span,
    /// Where its folded form stands in [`Tokens::folded`].
    pub folded: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Whether it touches the token before it.
    pub glued: bool,
}

/// The tokens of a text and their folded forms, which share one string.
#[derive(Default)]
pub struct Tokens {
    pub items: Vec<Token>,
    pub folded: String,
}

impl Tokens {
    /// Adds the tokens of one block.
    pub fn read(&mut self, plain: &str, block: Span) {
        let text = block.slice(plain);
        let mut at = 0;
        let mut glued = false;
        while let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) {
            let rest = text.get(at..).unwrap_or("");
            let starts_chunk = !glued;
            // Hebrew joins words with a maqaf that says nothing about their parting.
            if letter.is_whitespace() || is_invisible(letter) || letter == '־' {
                glued = glued && is_invisible(letter);
                at += letter.len_utf8();
                continue;
            }
            let (kind, len) = piece(rest, letter, starts_chunk);
            self.push(plain, Span::new(at, at + len).shifted(block.start()), kind, glued);
            glued = true;
            at += len;
        }
    }

    fn push(&mut self, plain: &str, span: Span, kind: TokenKind, glued: bool) {
        let start = self.folded.len();
        let written = span.slice(plain);
        match kind {
            TokenKind::Address => self.folded.push('@'),
            TokenKind::Number if written.contains(is_fixed_blank) => {
                self.folded.extend(fold::fold(written).chars().map(separator));
            }
            TokenKind::Number | TokenKind::Word | TokenKind::Sign => {
                fold::fold_into(written, &mut self.folded);
            }
        }
        let folded = Span::new(start, self.folded.len());
        self.items.push(Token { span, folded, kind, glued });
    }
}

/// Kind and length of the piece that `rest` begins with.
fn piece(rest: &str, letter: char, starts_chunk: bool) -> (TokenKind, usize) {
    if let Some(len) = address(rest, letter, starts_chunk) {
        (TokenKind::Address, len)
    } else if is_digit(letter) {
        (TokenKind::Number, number(rest))
    } else if is_word_letter(letter) {
        (TokenKind::Word, word(rest))
    } else {
        (TokenKind::Sign, letter.len_utf8())
    }
}

/// Length of the address that stands here, if one does.
fn address(rest: &str, letter: char, starts_chunk: bool) -> Option<usize> {
    if !matches!(letter, '#' | '@' | 'a'..='z' | 'A'..='Z' | '0'..='9') {
        return None;
    }
    if matches!(letter, '#' | '@') {
        let name = rest.get(1..)?;
        let len = name
            .find(|c: char| !(is_word_letter(c) || is_digit(c) || c == '_'))
            .unwrap_or(name.len());
        return (len > 0).then_some(len + 1);
    }
    if !starts_chunk {
        return None;
    }
    let end = rest.find(|c: char| c.is_whitespace() || !c.is_ascii()).unwrap_or(rest.len());
    let chunk =
        rest.get(..end)?.trim_end_matches(['.', ',', ')', ']', '!', '?', ':', ';', '"', '\'']);
    let is_address = chunk.contains("://")
        || chunk.starts_with("www.")
        || chunk.contains('@')
        || (chunk.contains('.') && has_domain(chunk));
    is_address.then_some(chunk.len())
}

/// Whether it reads like `site.com` or `site.org/page`.
fn has_domain(chunk: &str) -> bool {
    let host = chunk.split('/').next().unwrap_or(chunk);
    let Some((name, end)) = host.rsplit_once('.') else { return false };
    name.len() > 1
        && matches!(
            end,
            "com"
                | "org"
                | "net"
                | "info"
                | "edu"
                | "gov"
                | "io"
                | "tv"
                | "rs"
                | "dev"
                | "news"
                | "uk"
                | "fr"
                | "de"
                | "eg"
                | "sa"
                | "ae"
                | "ir"
                | "pk"
                | "il"
        )
}

fn number(rest: &str) -> usize {
    let mut end = blank_groups(rest);
    let mut letters = rest.get(end..).unwrap_or("").chars().peekable();
    while let Some(letter) = letters.next() {
        let inside = is_digit(letter)
            || (matches!(letter, '.' | ',' | '٫' | '٬' | '،')
                && letters.peek().is_some_and(|&next| is_digit(next)));
        if !inside {
            break;
        }
        end += letter.len_utf8();
    }
    end
}

/// Length of digits in groups of three with blanks between them at which no line ends, as the
/// French press writes them: `4 200`. Nothing without such a blank.
fn blank_groups(rest: &str) -> usize {
    let (count, first) = group(rest);
    if !(1..=3).contains(&count) || rest.starts_with(['0', '٠', '۰']) {
        return 0;
    }
    let mut end = first;
    while let Some(after) = rest.get(end..)
        && let Some(next) = after.strip_prefix(is_fixed_blank)
        && let (3, len) = group(next)
    {
        end += after.len() - next.len() + len;
    }
    if end > first { end } else { 0 }
}

/// How many digits a text begins with, and their length.
fn group(text: &str) -> (usize, usize) {
    let digits = text.chars().take_while(|&letter| is_digit(letter));
    digits.fold((0, 0), |(count, len), digit| (count + 1, len + digit.len_utf8()))
}

/// A blank at which no line ends; no line does at U+2009 within a number.
pub fn is_fixed_blank(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}')
}

/// The signs of a number whose groups are parted by blanks: there a comma begins the fraction.
fn separator(letter: char) -> char {
    match letter {
        ',' => '.',
        blank if is_fixed_blank(blank) => ',',
        other => other,
    }
}

fn word(rest: &str) -> usize {
    if let Some(len) = dotted(rest) {
        return len;
    }
    let mut end = 0;
    let mut before = ' ';
    let mut letters = rest.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map_or(' ', |&(_, next)| next);
        let inside = is_word_letter(letter)
            || is_invisible(letter)
            || (joins(letter, before, next) && !is_possessive(rest.get(at + letter.len_utf8()..)));
        if !inside {
            break;
        }
        end = at + letter.len_utf8();
        before = letter;
    }
    end
}

/// Whether a sign between two letters belongs to the word: `Al-Assad`, `N'Djamena`, `ארה״ב`.
fn joins(sign: char, before: char, next: char) -> bool {
    let both = |of: fn(char) -> bool| of(before) && of(next);
    match sign {
        '-' | '‑' | '\'' | '’' => both(is_latin) || (sign != '-' && both(is_hebrew)),
        '"' | '״' | '׳' => both(is_hebrew),
        _ => false,
    }
}

fn is_possessive(rest: Option<&str>) -> bool {
    let mut letters = rest.unwrap_or("").chars();
    matches!(letters.next(), Some('s')) && !letters.next().is_some_and(char::is_alphanumeric)
}

/// Length of an abbreviation like `U.S.`
fn dotted(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut len = 0;
    while bytes.get(len).is_some_and(u8::is_ascii_uppercase) && bytes.get(len + 1) == Some(&b'.') {
        len += 2;
    }
    (len >= 4).then_some(len)
}

fn is_latin(letter: char) -> bool {
    letter.is_alphabetic() && letter < '\u{250}'
}

fn is_hebrew(letter: char) -> bool {
    matches!(letter, '\u{5d0}'..='\u{5ea}')
}

/// ASCII, Arabic-Indic and Persian digits.
pub fn is_digit(letter: char) -> bool {
    matches!(letter, '0'..='9' | '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
}

fn is_word_letter(letter: char) -> bool {
    // Most letters are Arabic, and to look them up takes long.
    matches!(letter, '\u{621}'..='\u{63a}' | '\u{641}'..='\u{64a}')
        || (!is_digit(letter) && (letter.is_alphanumeric() || is_mark(letter)))
}

/// Marks that stand on a letter.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}'
        | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e8}' | '\u{6ea}'..='\u{6ed}'
        | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c2}' | '\u{5c4}'..='\u{5c7}' | '\u{300}'..='\u{36f}')
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<(&str, TokenKind)> {
        let mut tokens = Tokens::default();
        tokens.read(text, Span::new(0, text.len()));
        tokens.items.iter().map(|token| (token.span.slice(text), token.kind)).collect()
    }

    #[test]
    fn cuts_words_numbers_and_signs() {
        use TokenKind::{Number, Sign, Word};
        assert_eq!(
            pieces("بلغ 3٫5٪، والـ77"),
            [
                ("بلغ", Word),
                ("3٫5", Number),
                ("٪", Sign),
                ("،", Sign),
                ("والـ", Word),
                ("77", Number)
            ]
        );
        for number in ["4\u{a0}200", "٤\u{202f}٢٠٠\u{202f}٠٠٠", "12\u{2009}500,5"] {
            assert_eq!(pieces(&format!("{number} طن")), [(number, Number), ("طن", Word)]);
        }
        assert_eq!(pieces("17\u{a0}2026"), [("17", Number), ("2026", Number)]);
        assert_eq!(pieces("4 200"), [("4", Number), ("200", Number)]);
        assert_eq!(pieces("0\u{a0}800"), [("0", Number), ("800", Number)]);
        assert_eq!(pieces("Al-Assad's"), [("Al-Assad", Word), ("'", Sign), ("s", Word)]);
        assert_eq!(pieces("U.S. aid"), [("U.S.", Word), ("aid", Word)]);
    }

    #[test]
    fn addresses_stay_whole() {
        for text in ["https://example.org/a?b=12", "#خبر_عاجل", "me@example.org", "example.com"]
        {
            assert_eq!(pieces(text), [(text, TokenKind::Address)]);
        }
        assert_eq!(pieces("end.Next").len(), 3);
    }
}
