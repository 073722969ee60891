//! What a person typed, cut into words, quoted words and signs.

/// A piece of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Open,
    Close,
    Or,
    /// Right before what is not wanted.
    Not,
    Word(Word),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    /// What stands before a colon, in lower case.
    pub field: Option<String>,
    pub text: String,
    pub is_quoted: bool,
    pub is_prefix: bool,
}

/// Opening and closing quotation marks, as they are typed in many languages.
const QUOTES: [(char, char); 4] = [('"', '"'), ('“', '”'), ('«', '»'), ('„', '“')];

/// The names of the fields.
const FIELDS: [&str; 11] =
    ["feed", "folder", "tag", "title", "is", "after", "before", "lang", "person", "place", "says"];

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or("");
        match c {
            c if c.is_whitespace() => rest = after,
            '(' => {
                tokens.push(Token::Open);
                rest = after;
            }
            ')' => {
                tokens.push(Token::Close);
                rest = after;
            }
            '-' | '\u{2212}' => {
                if after.starts_with(|next: char| !next.is_whitespace()) {
                    tokens.push(Token::Not);
                }
                rest = after;
            }
            _ => {
                let (token, after) = word(rest);
                tokens.extend(token);
                rest = after;
            }
        }
    }
    tokens
}

/// A word, or what stands in quotation marks, and what comes after.
fn word(text: &str) -> (Option<Token>, &str) {
    if let Some((quoted, after)) = quoted(text) {
        return (Some(finished(None, quoted, true)), after);
    }
    // A quotation mark without its end is no sign.
    let text = text.trim_start_matches(is_opening);
    let end = text.find(|c: char| c.is_whitespace() || is_opening(c) || matches!(c, '(' | ')'));
    let (run, after) = text.split_at_checked(end.unwrap_or(text.len())).unwrap_or((text, ""));
    if run.is_empty() {
        return (None, after);
    }
    if matches!(run, "OR" | "|" | "||") {
        return (Some(Token::Or), after);
    }
    let Some((name, value)) = run.split_once(':') else {
        return (Some(finished(None, run, false)), after);
    };
    let name = name.to_lowercase();
    if !FIELDS.contains(&name.as_str()) {
        return (Some(finished(None, run, false)), after);
    }
    match quoted(after) {
        Some((quoted, after)) if value.is_empty() => {
            (Some(finished(Some(name), quoted, true)), after)
        }
        _ if value.is_empty() => (Some(finished(None, &name, false)), after),
        _ => (Some(finished(Some(name), value, false)), after),
    }
}

/// What stands between quotation marks at the start of the text, and what comes after.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let opening = text.chars().next()?;
    let inside = text.get(opening.len_utf8()..)?;
    let closings = QUOTES.iter().filter(|(open, _)| *open == opening);
    let ends = closings.filter_map(|(_, close)| Some((inside.find(*close)?, close.len_utf8())));
    let (end, len) = ends.min()?;
    Some((inside.get(..end)?, inside.get(end + len..)?))
}

fn is_opening(c: char) -> bool {
    QUOTES.iter().any(|(open, _)| *open == c)
}

fn finished(field: Option<String>, text: &str, is_quoted: bool) -> Token {
    let stem = text.trim_end_matches('*');
    let is_prefix = stem.len() < text.len();
    Token::Word(Word { field, text: stem.to_owned(), is_quoted, is_prefix })
}
