//! What may stand before a headline without saying which way it runs: URLs, @handles, #tags,
//! numbers, emoji and the name of a source in Latin letters.

/// The field without its leading parts that do not count; the whole when nothing else is left.
pub(super) fn skip(field: &str) -> &str {
    let mut rest = field;
    loop {
        let trimmed = rest.trim_start_matches(|c: char| {
            !c.is_alphanumeric() && !matches!(c, '@' | '#' | '[' | '(')
        });
        let len = token_len(trimmed);
        let after = trimmed.get(len..).unwrap_or("");
        if len == 0 {
            return trimmed;
        }
        if !after.contains(char::is_alphabetic) {
            return field;
        }
        rest = after;
    }
}

/// The bytes of a part that does not count, at the start of `text`; 0 when it counts.
fn token_len(text: &str) -> usize {
    let word_len = text.find(char::is_whitespace).unwrap_or(text.len());
    let word = text.get(..word_len).unwrap_or("");
    if is_address(word) || is_number(word) || is_name(word) {
        return word_len;
    }
    bracketed_len(text).or_else(|| source_tag_len(text)).unwrap_or(0)
}

fn is_address(word: &str) -> bool {
    let lower = word.get(..word.len().min(8)).unwrap_or("").to_ascii_lowercase();
    lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("www.")
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_numeric()) && !word.contains(char::is_alphabetic)
}

/// An @handle or #tag in Latin letters. An Arabic #tag is part of the sentence.
fn is_name(word: &str) -> bool {
    word.len() > 1 && word.starts_with(['@', '#']) && !word.contains(is_rtl_letter)
}

/// `[VIDEO]`, `(AFP)`.
fn bracketed_len(text: &str) -> Option<usize> {
    let inside = text.strip_prefix(['[', '('])?;
    let end = inside.find([']', ')'])?;
    let tag = inside.get(..end)?;
    (end <= MAX_TAG && !tag.contains(is_rtl_letter)).then_some(end + 2)
}

/// `BBC: `, `Reuters - `, `Sky News | `, `CNN — `: at most three words before a separator
/// that is followed by a space, and right-to-left text after it.
fn source_tag_len(text: &str) -> Option<usize> {
    let end = text.find([':', '|', '-', '–', '—', '•'])?;
    let tag = text.get(..end)?;
    let separator = text.get(end..)?.chars().next()?;
    let after = text.get(end + separator.len_utf8()..)?;
    let is_tag =
        end <= MAX_TAG && tag.split_whitespace().count() <= 3 && !tag.contains(is_rtl_letter);
    let is_parted = after.starts_with(char::is_whitespace) || after.starts_with(is_rtl_letter);
    let leads_rtl = after.chars().find(|c| c.is_alphabetic()).is_some_and(is_rtl_letter);
    (is_tag && is_parted && leads_rtl).then_some(end + separator.len_utf8())
}

/// The longest name of a source, in bytes.
const MAX_TAG: usize = 32;

fn is_rtl_letter(c: char) -> bool {
    use unicode_bidi::BidiClass::{AL, R};
    matches!(super::character::Table::get().traits(c).bidi, AL | R)
}
