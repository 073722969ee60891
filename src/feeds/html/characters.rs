//! The characters that a stretch of markup means, where no more than the common names have to be
//! known for it.

use crate::feeds::entities_table::named_character;
use crate::feeds::references::windows_1252;
use memchr::memchr3;
use std::borrow::Cow;

/// Where the characters stand: the standard reads a reference without its `;` in one way in a
/// text, in another in an attribute.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Text,
    Attribute,
}

/// The longest name that may stand without its `;`.
const LONGEST_OPEN_NAME: usize = 6;

/// The characters with references resolved and line ends as LF; `None` where that takes the
/// whole standard.
pub(super) fn characters(written: &str, place: Place) -> Option<Cow<'_, str>> {
    let next = |text: &str| memchr3(b'&', b'\r', b'\0', text.as_bytes());
    let Some(mut at) = next(written) else { return Some(Cow::Borrowed(written)) };
    let mut read = String::with_capacity(written.len());
    let mut rest = written;
    loop {
        let (before, from) = rest.split_at_checked(at)?;
        read.push_str(before);
        let after = from.get(1..)?;
        rest = match from.as_bytes().first() {
            Some(b'&') => after_reference(after, place, &mut read)?,
            Some(b'\r') => {
                read.push('\n');
                after.strip_prefix('\n').unwrap_or(after)
            }
            _ => return None,
        };
        let Some(next) = next(rest) else { break };
        at = next;
    }
    read.push_str(rest);
    Some(Cow::Owned(read))
}

/// Whether markup that is taken out behind this text leaves nothing that its two ends could
/// make together.
pub(super) fn ends_whole(text: &str) -> bool {
    let is_open = text.rsplit(';').next().is_some_and(|end| end.contains('&'));
    !is_open && !text.ends_with(['<', '\r'])
}

/// Reads what stands behind a `&`.
fn after_reference<'a>(text: &'a str, place: Place, read: &mut String) -> Option<&'a str> {
    if let Some(number) = text.strip_prefix('#') {
        let (number, rest) = number.split_at_checked(number.bytes().take(9).position(is_end)?)?;
        read.push(character_of_number(number)?);
        return rest.get(1..);
    }
    let length = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let (name, rest) = text.split_at_checked(length)?;
    if let Some(rest) = rest.strip_prefix(';') {
        read.push(named_character(name).filter(|_| !is_named_otherwise(name))?);
        return Some(rest);
    }
    let is_written = match place {
        Place::Attribute => rest.starts_with('=') || !is_common(name),
        // The beginning of a longer word counts too.
        Place::Text => {
            (2..=LONGEST_OPEN_NAME).filter_map(|end| name.get(..end)).all(|name| !is_common(name))
        }
    };
    read.push('&');
    is_written.then_some(text)
}

fn is_end(byte: u8) -> bool {
    byte == b';'
}

/// HTML 4 had other characters for these.
fn is_named_otherwise(name: &str) -> bool {
    matches!(name, "lang" | "rang")
}

/// Whether a name may mean something without its `;`.
fn is_common(name: &str) -> bool {
    named_character(name).is_some() || matches!(name, "AMP" | "COPY" | "GT" | "LT" | "QUOT" | "REG")
}

/// The number behind `#`, as a character.
fn character_of_number(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) if hexadecimal.starts_with(|c: char| c.is_ascii_hexdigit()) => {
            u32::from_str_radix(hexadecimal, 16).ok()?
        }
        _ if number.starts_with(|c: char| c.is_ascii_digit()) => number.parse().ok()?,
        _ => return None,
    };
    match code {
        0x80..=0x9f => Some(windows_1252(code)).filter(|&c| c != char::REPLACEMENT_CHARACTER),
        0x09 | 0x0a | 0x20..=0x7e | 0xa0.. => char::from_u32(code),
        _ => None,
    }
}
