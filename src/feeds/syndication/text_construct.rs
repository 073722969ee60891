//! The text constructs of Atom: what their type and mode say about how to read them.

use super::base64;
use super::content::{Holds, content};
use super::raw::TextKind;
use super::read_links::lower;
use super::xml::{Child, Xml};
use crate::feeds::document::without_controls;
use crate::feeds::references::decoded;
use std::borrow::Cow;

/// RFC 4287, 3.1 and 4.1.3; Atom 0.3 has a mode beside the type.
pub(super) fn text_construct<'a>(
    xml: &mut Xml<'a>,
    child: &Child<'a>,
    is_draft: bool,
) -> (Cow<'a, str>, TextKind) {
    let (mut declared, mut mode) = (None, None);
    for (name, value) in child.tag.written() {
        if name.eq_ignore_ascii_case("type") {
            declared.get_or_insert(value);
        } else if name.eq_ignore_ascii_case("mode") {
            mode.get_or_insert(value);
        }
    }
    // How nearly all are declared.
    match (is_draft, declared, mode) {
        (false, None | Some("text"), None) => {
            return (content(xml, child, Holds::OneLine), TextKind::Plain);
        }
        (false, Some("html"), None) => {
            return (content(xml, child, Holds::Html), TextKind::Html);
        }
        _ => {}
    }
    let [declared, mode] = [declared, mode].map(|said| lower(decoded(said.unwrap_or(""))));
    let media_type = declared.split(';').next().unwrap_or("").trim_end();
    let is_markup =
        media_type == "xhtml" || media_type.ends_with("+xml") || media_type.ends_with("/xml");
    match (mode.as_ref(), media_type) {
        ("base64", _) => in_base64(xml, child, media_type),
        ("escaped", "text/plain" | "text") => {
            (content(xml, child, Holds::OneLine), TextKind::Plain)
        }
        ("escaped", _) => (content(xml, child, Holds::Html), TextKind::Html),
        // The draft's mode is `xml` when none is said.
        (_, "" | "text/plain" | "text/html" | "html") if is_draft => {
            let value = content(xml, child, Holds::Html);
            let kind = if media_type.ends_with("html") { TextKind::Html } else { TextKind::Unsaid };
            (value, kind)
        }
        (_, "" | "text" | "text/plain") => (content(xml, child, Holds::OneLine), TextKind::Plain),
        (_, "html" | "text/html") => (content(xml, child, Holds::Html), TextKind::Html),
        _ if is_markup => (content(xml, child, Holds::Markup), TextKind::Html),
        (_, other) if other.starts_with("text/") => {
            (content(xml, child, Holds::Html), TextKind::Unsaid)
        }
        // 4.1.3.3: anything else is in base64.
        (_, other) if other.contains('/') => in_base64(xml, child, media_type),
        _ => (content(xml, child, Holds::Html), TextKind::Unsaid),
    }
}

fn in_base64<'a>(
    xml: &mut Xml<'a>,
    child: &Child<'a>,
    media_type: &str,
) -> (Cow<'a, str>, TextKind) {
    let value = content(xml, child, Holds::OneLine);
    let kind = if media_type == "text/plain" { TextKind::Plain } else { TextKind::Unsaid };
    let is_text = media_type.is_empty()
        || media_type.starts_with("text")
        || media_type.contains("html")
        || media_type.ends_with("xml")
        || media_type == "application/octet-stream";
    match base64::text(&value) {
        Some(text) if is_text => (Cow::Owned(without_controls(&text).unwrap_or(text)), kind),
        // What is no base64 was declared wrongly; what is no text is not shown.
        None => (value, kind),
        Some(_) => (Cow::Borrowed(""), TextKind::Plain),
    }
}
