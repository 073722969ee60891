//! Character references (`&amp;` `&#1582;` `&nbsp;`) in XML and HTML, also where they are broken.

use super::entities_table::named_character;
use memchr::{memchr, memchr_iter, memchr2};
use std::borrow::Cow;

/// The longest name that is looked up: one more than the longest of the table, and room for
/// numbers with zeros in front.
const LONGEST_REFERENCE: usize = 12;

/// What stands between `&` and `;`, as a character. `None` when it is no reference that anybody
/// knows; the replacement character for numbers that are no character.
pub(super) fn resolve(reference: &str) -> Option<char> {
    match reference.strip_prefix('#') {
        Some(number) => character_of_number(number),
        None => named_character(reference),
    }
}

/// As HTML has it: numbers of the C1 controls mean windows-1252, which is what those who wrote
/// them had in mind. Controls are no characters of a text.
fn character_of_number(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
        None => number.parse().ok()?,
    };
    Some(match code {
        0x80..=0x9F => windows_1252(code),
        0..=0x08 | 0x0B | 0x0C | 0x0E..=0x1F | 0x7F => '\u{FFFD}',
        _ => char::from_u32(code).unwrap_or('\u{FFFD}'),
    })
}

pub(super) fn windows_1252(code: u32) -> char {
    let byte = [u8::try_from(code).unwrap_or(b'?')];
    let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte);
    // Five codes are controls there too.
    text.chars().next().filter(|c| !c.is_control()).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// The text with its references resolved. Those that nobody knows stay as they are.
pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    if memchr(b'&', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = split_at_ampersand(rest) {
        out.push_str(before);
        rest = after;
        match leading_reference(after) {
            Some((character, length)) => {
                out.push(character);
                rest = after.get(length..).unwrap_or("");
            }
            None => out.push('&'),
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// What stands before the first `&`, and behind it.
pub(super) fn split_at_ampersand(text: &str) -> Option<(&str, &str)> {
    // In escaped markup many follow upon another: then nothing has to be searched.
    if let Some(after) = text.strip_prefix('&') {
        return Some(("", after));
    }
    let at = memchr(b'&', text.as_bytes())?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// What stands between the `&` before this text and its `;`.
pub(super) fn leading_name(text: &str) -> Option<&str> {
    let end = memchr2(b';', b'&', text.as_bytes())?;
    text.get(..end).filter(|name| text.as_bytes().get(name.len()) == Some(&b';'))
}

/// Whether there is a `&` that begins nothing.
pub(super) fn has_bare_ampersand(text: &str) -> bool {
    // Most texts between elements are blanks.
    let text = text.trim_ascii_start();
    !text.is_empty()
        && memchr_iter(b'&', text.as_bytes())
            .any(|at| text.get(at + 1..).is_some_and(|after| leading_name(after).is_none()))
}

/// As [`leading_reference`], for those that nearly all are: markup that is escaped is full of
/// them.
#[inline]
fn usual_reference(text: &str) -> Option<(char, usize)> {
    match text.as_bytes() {
        [b'l', b't', b';', ..] => Some(('<', 3)),
        [b'g', b't', b';', ..] => Some(('>', 3)),
        [b'a', b'm', b'p', b';', ..] => Some(('&', 4)),
        [b'q', b'u', b'o', b't', b';', ..] => Some(('"', 5)),
        [b'#', b'3', b'4', b';', ..] => Some(('"', 4)),
        [b'#', b'3', b'9', b';', ..] => Some(('\'', 4)),
        [b'#', b'x', b'2', b'F', b';', ..] => Some(('/', 5)),
        _ => None,
    }
}

/// The reference at the start of the text (after its `&`) and its length with the `;`.
#[inline]
pub(super) fn leading_reference(text: &str) -> Option<(char, usize)> {
    if let Some(usual) = usual_reference(text) {
        return Some(usual);
    }
    let end = text.bytes().take(LONGEST_REFERENCE).position(|byte| byte == b';')?;
    Some((resolve(text.get(..end)?)?, end + 1))
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn references_of_all_kinds() {
        assert_eq!(decoded("a&amp;b &#1582;&#x62E; &nbsp;&rlm;"), "a&b خخ \u{A0}\u{200F}");
        assert_eq!(decoded("&#146;&#129;&#27;&#0;"), "’\u{FFFD}\u{FFFD}\u{FFFD}");
    }

    #[test]
    fn what_is_no_reference_stays() {
        for text in ["AT&T", "a & b;", "?x=1&copy=2", "&nobody;", "&", "&#;", "&#xD800"] {
            assert_eq!(decoded(text), text);
        }
    }
}
