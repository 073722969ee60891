//! The content of an element as one string: text, sections of CDATA, and markup that stands
//! there unescaped.

use super::raw::TextKind;
use super::tag::Tag;
use super::xml::{Child, Piece, Xml};
use crate::feeds::references::{leading_name, leading_reference, resolve, split_at_ampersand};
use crate::news::FeedProblem;
use memchr::memchr;
use std::borrow::Cow;

/// What an element may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// A title, a date, an address: no element of the format.
    OneLine,
    /// A text in HTML, escaped or not, or partly: some escape it within a `div`.
    Html,
    /// Elements of XHTML, whose text is text: `<` stays escaped in it.
    Markup,
}

/// Reads the content of a child to its end. Nothing is copied of a text that is all of it.
pub(super) fn content<'a>(xml: &mut Xml<'a>, child: &Child<'a>, holds: Holds) -> Cow<'a, str> {
    let is_markup = holds == Holds::Markup;
    if !is_markup && let Some(text) = xml.whole_text() {
        return Cow::Borrowed(text);
    }
    let mut out = Cow::Borrowed("");
    loop {
        match xml.next() {
            Piece::Text(text) => push(&mut out, text),
            Piece::Written(text) => push_written(xml, &mut out, text, is_markup),
            Piece::CData(text) if is_markup => {
                let out = out.to_mut();
                text.chars().for_each(|c| push_escaped(out, c));
            }
            Piece::CData(text) => push(&mut out, text),
            Piece::Start(tag) => {
                let level = xml.depth() - 1;
                if level == child.level && begins_next(xml, child, &tag, holds) {
                    xml.close_before(child.level, tag);
                    return out;
                }
                push_start(out.to_mut(), &tag);
            }
            Piece::End(_) if xml.depth() < child.level => return out,
            Piece::End(name) => push_end(out.to_mut(), name),
            Piece::Over => return out,
        }
    }
}

/// Reads the content of a child as a text on one line.
pub(in crate::feeds) fn one_line<'a>(xml: &mut Xml<'a>, child: &Child<'a>) -> String {
    crate::feeds::markup::folded(&content(xml, child, Holds::OneLine))
}

/// Reads the content of a child that may hold elements: they are given to `read`, and the text
/// around them is the result.
pub(super) fn text_around_children<'a>(
    xml: &mut Xml<'a>,
    child: &Child<'a>,
    mut read: impl FnMut(&mut Xml<'a>, &Child<'a>),
) -> Cow<'a, str> {
    if let Some(text) = xml.whole_text() {
        return Cow::Borrowed(text);
    }
    let mut out = Cow::Borrowed("");
    loop {
        match xml.next() {
            // Line ends before the first child.
            Piece::Text(text) if out.is_empty() && text.trim_ascii_start().is_empty() => {}
            Piece::Text(text) | Piece::CData(text) => push(&mut out, text),
            Piece::Written(text) => push_written(xml, &mut out, text, false),
            Piece::Start(tag) if xml.depth() == child.level + 1 => {
                if begins_next(xml, child, &tag, Holds::OneLine) {
                    xml.close_before(child.level, tag);
                    return out;
                }
                let part = xml.child(tag);
                read(xml, &part);
                if xml.depth() < child.level {
                    return out;
                }
            }
            Piece::End(_) if xml.depth() < child.level => return out,
            Piece::Start(_) | Piece::End(_) => {}
            Piece::Over => return out,
        }
    }
}

/// The content as text of a kind.
pub(super) fn kind(holds: Holds) -> TextKind {
    match holds {
        Holds::OneLine | Holds::Html => TextKind::Unsaid,
        Holds::Markup => TextKind::Html,
    }
}

fn push<'a>(out: &mut Cow<'a, str>, text: &'a str) {
    if out.is_empty() {
        *out = Cow::Borrowed(text);
    } else {
        out.to_mut().push_str(text);
    }
}

/// Line ends are those of XML, 2.11.
fn push_written<'a>(xml: &mut Xml<'a>, out: &mut Cow<'a, str>, text: &'a str, is_markup: bool) {
    if memchr(b'\r', text.as_bytes()).is_some() {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        push_references(xml, out.to_mut(), &text, is_markup);
    } else {
        push_references(xml, out.to_mut(), text, is_markup);
    }
}

fn push_references(xml: &mut Xml<'_>, out: &mut String, text: &str, is_markup: bool) {
    out.reserve(text.len());
    let mut rest = text;
    while let Some((before, after)) = split_at_ampersand(rest) {
        out.push_str(before);
        let length = if let Some((character, length)) = leading_reference(after) {
            push_character(out, character, is_markup);
            length
        } else if let Some(name) = leading_name(after) {
            push_reference(xml, out, name, is_markup);
            name.len() + 1
        } else {
            xml.problems.note(FeedProblem::BareAmpersand);
            out.push('&');
            0
        };
        rest = after.get(length..).unwrap_or("");
    }
    out.push_str(rest);
}

#[inline]
fn push_character(out: &mut String, character: char, is_markup: bool) {
    if is_markup { push_escaped(out, character) } else { out.push(character) }
}

fn push_escaped(out: &mut String, character: char) {
    match character {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        _ => out.push(character),
    }
}

fn push_reference(xml: &mut Xml<'_>, out: &mut String, name: &str, is_markup: bool) {
    if let Some(character) = resolve(name) {
        push_character(out, character, is_markup);
        return;
    }
    if let Some(value) = xml.entities.value(name, &mut xml.problems) {
        out.push_str(value);
        return;
    }
    let is_name = !name.is_empty() && name.len() < 32 && name.chars().all(char::is_alphanumeric);
    if is_name {
        xml.problems.note_unknown_entity(name);
    } else {
        xml.problems.note(FeedProblem::BareAmpersand);
    }
    out.push('&');
    out.push_str(name);
    out.push(';');
}

/// Elements of HTML that are never closed.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

fn is_void(name: &str) -> bool {
    VOID.iter().any(|void| void.eq_ignore_ascii_case(name))
}

/// Without its prefix, as HTML has it. `<b/>` is no empty element there: its end tag follows.
fn push_start(out: &mut String, tag: &Tag<'_>) {
    out.push('<');
    out.push_str(tag.local_name());
    out.push_str(tag.after_name());
    out.push('>');
}

fn push_end(out: &mut String, name: &str) {
    let name = name.rsplit(':').next().unwrap_or(name);
    if !is_void(name) {
        out.push_str("</");
        out.push_str(name);
        out.push('>');
    }
}

/// Elements of feeds that are no elements of HTML.
const OF_FEEDS: [&str; 14] = [
    "guid",
    "pubDate",
    "enclosure",
    "comments",
    "category",
    "content:encoded",
    "dc:creator",
    "dc:date",
    "dc:subject",
    "description",
    "author",
    "published",
    "updated",
    "media:content",
];

/// Elements of items that one line of text does not hold.
const OF_ITEMS: [&str; 5] = ["title", "link", "content", "id", "source"];

/// Whether a tag within the content says that the element was not closed: it begins another
/// item, or what stands beside the element and never in it.
fn begins_next(xml: &Xml<'_>, child: &Child<'_>, tag: &Tag<'_>, holds: Holds) -> bool {
    if holds == Holds::Markup {
        return false;
    }
    let is_item = matches!(tag.local_name(), "item" | "entry");
    is_item && xml.is_open_above(child.level, tag.name)
        || OF_FEEDS.contains(&tag.name)
        || holds == Holds::OneLine && OF_ITEMS.contains(&tag.name)
}
