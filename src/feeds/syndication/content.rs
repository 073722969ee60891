//! The content of an element as one string: text, sections of CDATA, and markup that stands
//! there unescaped.

use super::raw::TextKind;
use super::tag::Tag;
use super::xml::{Child, Piece, Xml};
use crate::feeds::references::resolve;
use crate::news::FeedProblem;

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

/// Reads the content of a child to its end.
pub(super) fn content(xml: &mut Xml<'_>, child: &Child<'_>, holds: Holds) -> String {
    let mut out = String::new();
    loop {
        let is_markup = holds == Holds::Markup;
        match xml.next() {
            Piece::Text(text) => push_text(&mut out, text),
            Piece::CData(text) if is_markup => push_escaped(&mut out, text),
            Piece::CData(text) => out.push_str(text),
            Piece::Reference(name) => push_reference(xml, &mut out, name, is_markup),
            Piece::Start(tag) => {
                let level = xml.depth() - 1;
                if level == child.level && begins_next(xml, child, &tag, holds) {
                    xml.close_before(child.level, tag);
                    return out;
                }
                push_start(&mut out, &tag);
            }
            Piece::End(_) if xml.depth() < child.level => return out,
            Piece::End(name) => push_end(&mut out, name),
            Piece::Over => return out,
        }
    }
}

/// Reads the content of a child as a text on one line.
pub(in crate::feeds) fn one_line(xml: &mut Xml<'_>, child: &Child<'_>) -> String {
    crate::feeds::markup::folded(&content(xml, child, Holds::OneLine))
}

/// Reads the content of a child that may hold elements: they are given to `read`, and the text
/// around them is the result.
pub(super) fn text_around_children<'a>(
    xml: &mut Xml<'a>,
    child: &Child<'a>,
    mut read: impl FnMut(&mut Xml<'a>, &Child<'a>),
) -> String {
    let mut out = String::new();
    loop {
        match xml.next() {
            Piece::Text(text) => push_text(&mut out, text),
            Piece::CData(text) => out.push_str(text),
            Piece::Reference(name) => push_reference(xml, &mut out, name, false),
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

/// Line ends are those of XML, 2.11.
fn push_text(out: &mut String, text: &str) {
    if text.contains('\r') {
        out.push_str(&text.replace("\r\n", "\n").replace('\r', "\n"));
    } else {
        out.push_str(text);
    }
}

fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            _ => out.push(c),
        }
    }
}

fn push_reference(xml: &mut Xml<'_>, out: &mut String, name: &str, is_markup: bool) {
    if let Some(character) = resolve(name) {
        if is_markup {
            push_escaped(out, character.encode_utf8(&mut [0; 4]));
        } else {
            out.push(character);
        }
        return;
    }
    if let Some(value) = xml.entities.value(name, &mut xml.problems) {
        out.push_str(value);
        return;
    }
    let is_name = !name.is_empty() && name.len() < 32 && name.chars().all(char::is_alphanumeric);
    xml.problems.note(if is_name {
        FeedProblem::UnknownEntity(name.to_owned())
    } else {
        FeedProblem::BareAmpersand
    });
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
