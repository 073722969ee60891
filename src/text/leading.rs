//! What may stand before a headline without saying which way it runs: URLs, @handles, #tags,
//! numbers, emoji and the name of a source in Latin letters.

use super::Direction;
use super::direction::of_letter;

/// The field without its leading parts that do not count; the whole when nothing else is left.
pub(super) fn skip(field: &str) -> &str {
    let mut rest = field;
    loop {
        let trimmed = rest
            .trim_start_matches(|c: char| !is_of_a_word(c) && !matches!(c, '@' | '#' | '[' | '('));
        let len = token_len(trimmed);
        let after = trimmed.get(len..).unwrap_or("");
        if len == 0 {
            return trimmed;
        }
        if !after.contains(|c| of_letter(c).is_some()) {
            return field;
        }
        rest = after;
    }
}

/// The bytes of a part that does not count, at the start of `text`; 0 when it counts.
fn token_len(text: &str) -> usize {
    let word_len = text.find(char::is_whitespace).unwrap_or(text.len());
    let word = text.get(..word_len).unwrap_or("");
    let is_repost = word == "RT" && text.get(word_len..).is_some_and(|rest| rest.starts_with(" @"));
    if is_repost || is_address(word) || is_number(word) || is_name(word) {
        return word_len;
    }
    bracketed_len(text).or_else(|| source_tag_len(text)).unwrap_or(0)
}

/// Letters and digits; squared letters and flags are emoji.
fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() && !matches!(c, '\u{1f100}'..='\u{1f2ff}')
}

/// `https://t.co/abc`, `www.bbc.com`, `bbc.com/arabic`, `news@example.org`.
fn is_address(word: &str) -> bool {
    let has_host = || {
        let dotted = word
            .split_once('.')
            .is_some_and(|(_, domain)| domain.starts_with(|c: char| c.is_ascii_alphanumeric()));
        dotted && !word.contains(is_rtl_letter)
    };
    word.contains("://") || has_host()
}

/// `10`, `3.5%`, `20/11/2026`, and what is named by a number: `5G`, `4K`.
fn is_number(word: &str) -> bool {
    word.starts_with(char::is_numeric) && !word.contains(is_rtl_letter)
}

/// An @handle or #tag that begins with a Latin letter. An Arabic #tag is part of the sentence.
fn is_name(word: &str) -> bool {
    let name = word.strip_prefix(['@', '#']);
    name.is_some_and(|name| {
        !name.is_empty() && name.chars().find_map(of_letter) != Some(Direction::Rtl)
    })
}

/// `[VIDEO]`, `(AFP)`.
fn bracketed_len(text: &str) -> Option<usize> {
    let inside = text.strip_prefix(['[', '('])?;
    let end = inside.find([']', ')'])?;
    let tag = inside.get(..end)?;
    (end <= MAX_TAG && !tag.contains(is_rtl_letter)).then_some(end + 2)
}

/// `BBC: `, `Reuters - `, `Sky News | `, `Covid-19: `: a few words before a separator that is
/// followed by a space, and right-to-left text after it.
fn source_tag_len(text: &str) -> Option<usize> {
    let separators = text.match_indices(SEPARATORS).take_while(|(end, _)| *end <= MAX_TAG);
    let mut ends = separators.filter(|(end, separator)| {
        // Not the end of a quotation: «Netflix» تعلن.
        let tag = text.get(..*end).unwrap_or("");
        if matches!(*separator, "»" | "›") && !tag.ends_with(' ') {
            return false;
        }
        let after = text.get(end + separator.len()..).unwrap_or("");
        after.starts_with(char::is_whitespace) || after.starts_with(is_rtl_letter)
    });
    let (end, separator) = ends.next()?;
    let tag = text.get(..end)?;
    let len = end + separator.len();
    let leads_rtl = text.get(len..)?.chars().find_map(of_letter) == Some(Direction::Rtl);
    (tag.split_whitespace().count() <= MAX_TAG_WORDS && leads_rtl).then_some(len)
}

/// What stands between the name of a source and its headline. Some set a tatweel for a dash.
const SEPARATORS: [char; 14] =
    [':', '|', '-', '–', '—', '•', '·', '/', '>', '»', '›', '.', 'ـ', '：'];
/// The longest name of a source, in bytes and in words (`The New York Times`).
const MAX_TAG: usize = 32;
const MAX_TAG_WORDS: usize = 4;

fn is_rtl_letter(c: char) -> bool {
    of_letter(c) == Some(Direction::Rtl)
}
