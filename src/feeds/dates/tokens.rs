//! Parts a date into numbers, words and signs.

/// A part of a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A number with the count of its digits.
    Number { value: u32, digits: usize },
    /// A word in lower case, without its marks.
    Word(String),
    /// Any other sign but blanks.
    Sign(char),
    /// Blanks, only where they stand between two tokens.
    Blank,
    /// What no date holds.
    Foreign(&'a str),
}

/// Room for a date of RFC 822, and for the name of a month.
const USUAL_TOKENS: usize = 24;
const USUAL_WORD_BYTES: usize = 16;

/// The tokens of a text.
pub(super) fn of(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::with_capacity(USUAL_TOKENS);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if let Some(digit) = digit(c) {
            let mut value = Some(digit);
            let mut digits = 1;
            while let Some(next) = chars.peek().and_then(|&(_, c)| self::digit(c)) {
                value = value.and_then(|value| value.checked_mul(10)?.checked_add(next));
                digits += 1;
                chars.next();
            }
            tokens.push(match value {
                Some(value) => Token::Number { value, digits },
                None => Token::Foreign(text.get(at..).unwrap_or("")),
            });
        } else if c.is_alphabetic() || is_mark(c) {
            let mut word = String::with_capacity(USUAL_WORD_BYTES);
            push_letter(&mut word, c);
            while let Some(&(_, next)) = chars.peek()
                && (next.is_alphabetic() || is_mark(next) || next == '\u{200C}')
            {
                push_letter(&mut word, next);
                chars.next();
            }
            if !word.is_empty() {
                tokens.push(Token::Word(word));
            }
        } else if c.is_whitespace() {
            if !matches!(tokens.last(), Some(Token::Blank) | None) {
                tokens.push(Token::Blank);
            }
        } else if !is_unseen(c) {
            // Minus signs and dashes of other kinds.
            tokens.push(Token::Sign(if matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}') {
                '-'
            } else {
                c
            }));
        }
    }
    while tokens.last() == Some(&Token::Blank) {
        tokens.pop();
    }
    tokens
}

fn push_letter(word: &mut String, c: char) {
    if c.is_ascii() {
        word.push(c.to_ascii_lowercase());
    } else if !is_mark(c) {
        word.extend(c.to_lowercase());
    }
}

/// European, Arabic-Indic, Extended Arabic-Indic and full-width digits.
fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        _ => return None,
    };
    Some(u32::from(c) - u32::from(zero))
}

/// Vowel marks and tatweel.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{640}' | '\u{64B}'..='\u{655}' | '\u{670}' | '\u{300}'..='\u{36F}')
}

/// Marks of direction and joiners.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
        | '\u{61C}' | '\u{FEFF}' | '\u{AD}')
        || c.is_control()
}
