//! The attributes of a tag that is written as a tag should be.

use super::characters::{Place, characters};
use super::tree::Attribute;
use memchr::memchr;
use std::borrow::Cow;

/// More attributes are an attack: each is compared with those before it.
const MOST_ATTRIBUTES: usize = 32;

/// Reads the attributes behind the name of a tag and gives what stands behind the tag. `None`
/// where quotation marks or signs are out of their place, or the tag has no end.
pub(super) fn read_attributes<'a>(tag: &'a str, found: &mut Vec<Attribute<'a>>) -> Option<&'a str> {
    found.clear();
    let mut rest = tag;
    loop {
        rest = rest.trim_start_matches(is_between);
        if let Some(after) = rest.strip_prefix('>') {
            return Some(after);
        }
        let length = rest.bytes().position(|byte| !is_of_name(byte))?;
        let (name, after) = rest.split_at_checked(length).filter(|(name, _)| !name.is_empty())?;
        let (value, after) = match after.trim_start_matches(is_blank).strip_prefix('=') {
            Some(after) => read_value(after.trim_start_matches(is_blank))?,
            None => ("", after),
        };
        // What is in its place ends a name.
        if !after.starts_with(|c| is_between(c) || c == '>') && value.is_empty() {
            return None;
        }
        rest = after;
        let name = lower(name);
        if found.len() >= MOST_ATTRIBUTES {
            return None;
        }
        if found.iter().all(|(other, _)| *other != name) {
            found.push((name, characters(value, Place::Attribute)?));
        }
    }
}

/// A value, and what stands behind it.
fn read_value(text: &str) -> Option<(&str, &str)> {
    if let Some(quote @ (b'"' | b'\'')) = text.as_bytes().first().copied() {
        let inside = text.get(1..)?;
        let (value, after) = inside.split_at_checked(memchr(quote, inside.as_bytes())?)?;
        return Some((value, after.get(1..)?));
    }
    let length = text.bytes().position(|byte| byte == b'>' || is_blank(byte.into()))?;
    let (value, after) = text.split_at_checked(length)?;
    let is_doubtful = value.contains(['"', '\'', '\r', '\0', '<']) || value.ends_with('=');
    (!is_doubtful).then_some((value, after))
}

/// A name in small letters.
pub(super) fn lower(name: &str) -> Cow<'_, str> {
    match name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(name.to_ascii_lowercase()),
        false => Cow::Borrowed(name),
    }
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\u{c}')
}

fn is_between(c: char) -> bool {
    is_blank(c) || c == '/'
}

/// Letters beyond ASCII may stand in a name too; nobody writes them there.
fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.' | b'@')
}
