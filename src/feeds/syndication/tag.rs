//! A start tag of XML: its name and its attributes, however they are written.

use super::attributes::Attributes;
use crate::feeds::references::decoded;
use memchr::memchr;
use std::borrow::Cow;

/// Attributes of a tag that are looked at. No element of a feed has a dozen; an image in XHTML
/// may have twenty.
const MOST_ATTRIBUTES: usize = 64;

/// Those that are compared with each other.
const MOST_COMPARED: usize = 16;

/// A start tag.
#[derive(Clone, Copy, Debug)]
pub(in crate::feeds) struct Tag<'a> {
    /// With its prefix, as written.
    pub name: &'a str,
    /// All that stands between `<` and `>`.
    pub content: &'a str,
    /// Whether an attribute may be one that holds for all that is in the element.
    pub may_declare: bool,
    /// Whether an attribute may stand there twice.
    may_repeat: bool,
    /// What there may be in its name.
    signs: u8,
}

impl<'a> Tag<'a> {
    /// The tag at the start of a text, when it is written as all should be: a name of ASCII,
    /// then attributes with their values in quotes. One look at it is enough.
    #[inline]
    pub(in crate::feeds) fn usual(text: &'a str) -> Option<Self> {
        let inside = text.strip_prefix('<')?;
        let bytes = inside.as_bytes();
        let (name_end, signs) = end_of_name(bytes, 0)?;
        let name = inside.get(..name_end)?;
        if bytes.get(name_end) == Some(&b'>') {
            let (may_declare, may_repeat) = (false, false);
            return Some(Self { name, content: name, may_declare, may_repeat, signs });
        }
        let (mut at, mut may_declare, mut may_repeat) = (name_end, false, false);
        // A bit for each name. Names that share one are compared later.
        let mut names = 0u64;
        loop {
            let blanks = bytes.get(at..)?.iter().take_while(|byte| byte.is_ascii_whitespace());
            let begin = at + blanks.count();
            match bytes.get(begin..)? {
                [b'>', ..] => at = begin,
                [b'/', b'>', ..] => at = begin + 1,
                [first, ..] if begin > at => {
                    let (end, _) = end_of_name(bytes, begin)?;
                    let [b'=', quote @ (b'"' | b'\''), value @ ..] = bytes.get(end..)? else {
                        return None;
                    };
                    let bit = 1u64 << ((usize::from(*first) ^ ((end - begin) << 3)) & 63);
                    may_repeat |= names & bit != 0;
                    names |= bit;
                    may_declare |= *first == b'x';
                    at = end + 3 + memchr(*quote, value)?;
                    continue;
                }
                _ => return None,
            }
            return Some(Self { name, content: inside.get(..at)?, may_declare, may_repeat, signs });
        }
    }

    /// `None` when this is not what a tag looks like: a sign and a stretch of text.
    #[inline]
    pub(in crate::feeds) fn new(content: &'a str) -> Option<Self> {
        let is_sign = |byte: u8| matches!(byte, b'<' | b'"' | b'\'' | b'=' | b'&');
        let ends = |byte: u8| byte.is_ascii_whitespace() || byte == b'/' || is_sign(byte);
        let end = content.bytes().position(ends).unwrap_or(content.len());
        let (name, after) = content.split_at_checked(end)?;
        let starts_as_name = name
            .bytes()
            .next()
            .is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'_' || !byte.is_ascii());
        let is_one_tag = !after.bytes().next().is_some_and(is_sign) && !holds_tag(after);
        (starts_as_name && is_one_tag).then_some(Self {
            name,
            content,
            may_declare: !after.is_empty(),
            may_repeat: !after.is_empty(),
            signs: COLON | CAPITAL,
        })
    }

    /// The prefix of its name, and the name without it.
    #[inline]
    pub(in crate::feeds) fn prefix_and_name(&self) -> (&'a str, &'a str) {
        if self.signs & COLON == 0 {
            return ("", self.name);
        }
        let parts = self
            .name
            .bytes()
            .position(|byte| byte == b':')
            .and_then(|colon| Some((self.name.get(..colon)?, self.name.get(colon + 1..)?)));
        parts.unwrap_or(("", self.name))
    }

    /// Whether there is a capital of ASCII in its name.
    pub(in crate::feeds) fn has_capitals(&self) -> bool {
        self.signs & CAPITAL != 0 && self.name.bytes().any(|byte| byte.is_ascii_uppercase())
    }

    /// Its name without the prefix.
    pub(in crate::feeds) fn local_name(&self) -> &'a str {
        self.prefix_and_name().1
    }

    /// `<name/>`.
    pub(in crate::feeds) fn is_empty(&self) -> bool {
        self.content.ends_with('/')
    }

    /// What follows its name.
    pub(in crate::feeds) fn after_name(&self) -> &'a str {
        let after = self.content.get(self.name.len()..).unwrap_or("");
        after.strip_suffix('/').unwrap_or(after)
    }

    /// The names and the values as written.
    pub(super) fn written(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        Attributes::of(self.after_name()).take(MOST_ATTRIBUTES)
    }

    /// The names as written and the values without references.
    pub(in crate::feeds) fn attributes(
        &self,
    ) -> impl Iterator<Item = (&'a str, Cow<'a, str>)> + use<'a> {
        self.written().map(|(name, value)| (name, decoded(value)))
    }

    /// The attribute of this name, in any case.
    pub(in crate::feeds) fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        if self.content.len() == self.name.len() {
            return None;
        }
        let (_, value) = self.written().find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        Some(decoded(value))
    }

    /// An attribute that stands there twice.
    pub(in crate::feeds) fn repeated_attribute(&self) -> Option<&'a str> {
        if !self.may_repeat {
            return None;
        }
        let mut before = [""; MOST_COMPARED];
        self.written().zip(0..MOST_COMPARED).find_map(|((name, _), count)| {
            let is_known = before.iter().take(count).any(|known| *known == name);
            if let Some(place) = before.get_mut(count) {
                *place = name;
            }
            is_known.then_some(name)
        })
    }
}

const PART: u8 = 1;
const COLON: u8 = 2;
const CAPITAL: u8 = 4;

/// What a byte is in a name of ASCII; 0 where it is no part of one.
const OF_NAME: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0u8;
    while byte < 128 {
        table[byte as usize] = match byte {
            b':' => PART | COLON,
            b'A'..=b'Z' => PART | CAPITAL,
            b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-' | b'.' => PART,
            _ => 0,
        };
        byte += 1;
    }
    table
};

/// The end of the name that begins here with a letter, and what there is in it.
#[inline]
pub(super) fn end_of_name(bytes: &[u8], begin: usize) -> Option<(usize, u8)> {
    let name = bytes.get(begin..)?;
    name.first().filter(|first| first.is_ascii_alphabetic())?;
    let (mut end, mut signs) = (begin, 0);
    for byte in name {
        let sign = OF_NAME.get(usize::from(*byte)).copied().unwrap_or(0);
        if sign == 0 {
            break;
        }
        signs |= sign;
        end += 1;
    }
    Some((end, signs))
}

/// Whether another tag begins in it outside of quotes: then the first has no end.
fn holds_tag(content: &str) -> bool {
    if content.is_empty() || memchr(b'<', content.as_bytes()).is_none() {
        return false;
    }
    let mut quote = None;
    for byte in content.bytes() {
        match (quote, byte) {
            (None, b'<') => return true,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    false
}
