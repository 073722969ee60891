//! The tree of markup that is nested well, as most of it is, without the parser of the standard.
//!
//! Every parser of HTML gives the same tree of it: elements end where they should, or where a
//! simple rule of the standard says (a paragraph where the next begins, a row without its
//! `<tbody>`). At the first sign of anything else it is given up.

use super::attributes::{lower, read_attributes};
use super::characters::{Place, characters, ends_whole};
use super::growing::Growing;
use super::limits::{MOST_ELEMENTS, MOST_MARKUP_BYTES, end_of_raw_text};
use super::nesting::Nesting;
use super::tags::next_tag;
use super::tree::Tree;
use memchr::memchr;

/// In longer tags attributes may be left out.
const LONGEST_TAG_BYTES: usize = 2_048;

/// The tree that the standard gives; `None` where that takes the whole standard.
pub(super) fn tree_of_nested(html: &str) -> Option<Tree<'_>> {
    if html.len() >= MOST_MARKUP_BYTES || html.starts_with('\u{feff}') {
        return None;
    }
    let mut nested = Nested { growing: Growing::new(html.len()), elements: 0 };
    let mut rest = html;
    while let Some(at) = memchr(b'<', rest.as_bytes()) {
        let (text, markup) = rest.split_at_checked(at)?;
        nested.text(text)?;
        rest = nested.markup(text, markup)?;
    }
    nested.text(rest)?;
    Some(nested.growing.finish())
}

struct Nested<'a> {
    growing: Growing<'a>,
    /// Elements that were made, and tags that may have made one.
    elements: usize,
}

impl<'a> Nested<'a> {
    fn text(&mut self, written: &'a str) -> Option<()> {
        if written.is_empty() {
            return Some(());
        }
        self.growing.text(characters(written, Place::Text)?)
    }

    /// Reads what a `<` begins; gives what is to be read after it.
    fn markup(&mut self, before: &str, markup: &'a str) -> Option<&'a str> {
        match markup.as_bytes() {
            [_, b'!', b'-', b'-', ..] => ends_whole(before).then_some(next_tag(markup).1),
            [_, b'/', letter, ..] if letter.is_ascii_alphabetic() => self.end(markup.get(2..)?),
            [_, letter, ..] if letter.is_ascii_alphabetic() => self.start(before, markup),
            // The sign itself: `a < b`, `<3`.
            [_, b' ' | b'=' | b'0'..=b'9', ..] => {
                self.text(markup.get(..1)?)?;
                markup.get(1..)
            }
            _ => None,
        }
    }

    fn end(&mut self, tag: &'a str) -> Option<&'a str> {
        let (name, rest) = split_name(tag)?;
        self.elements += 1;
        self.growing.end_element(name)?;
        rest.trim_ascii_start().strip_prefix('>')
    }

    fn start(&mut self, before: &str, markup: &'a str) -> Option<&'a str> {
        let (written, after) = split_name(markup.get(1..)?)?;
        let name = lower(written);
        let nesting = Nesting::of(&name);
        let rest = read_attributes(after, &mut self.growing.attributes)?;
        let tag = markup.get(..markup.len() - rest.len())?;
        self.elements += 1 + self.growing.formats();
        if tag.len() > LONGEST_TAG_BYTES || self.elements >= MOST_ELEMENTS {
            return None;
        }
        match nesting {
            Nesting::Program if ends_whole(before) => after_program(written, tag, rest),
            Nesting::RawText => {
                let (text, end) = rest.split_at_checked(end_of_raw_text(written, rest)?)?;
                self.growing.raw_text(name, text)?;
                Some(next_tag(end).1)
            }
            _ => {
                self.growing.start_element(name, nesting)?;
                Some(rest)
            }
        }
    }
}

/// What is to be read behind a script or a style, which are left out; but not the data that says
/// what a page is about.
fn after_program<'a>(name: &str, tag: &str, after: &'a str) -> Option<&'a str> {
    if tag.to_ascii_lowercase().contains("ld+json") {
        return None;
    }
    Some(end_of_raw_text(name, after).map_or("", |end| next_tag(after.get(end..).unwrap_or("")).1))
}

/// The name that a tag begins with, and what stands behind it.
fn split_name(tag: &str) -> Option<(&str, &str)> {
    let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':');
    let (name, rest) = tag.split_at_checked(tag.bytes().position(|byte| !is_of_name(byte))?)?;
    rest.starts_with([' ', '\t', '\n', '\u{c}', '/', '>']).then_some((name, rest))
}
