//! The texts of a raw feed as they are shown: titles on a line, summaries as plain text,
//! bodies as HTML.

use super::raw::{Field, RawText, TextKind};
use crate::feeds::markup::{self, Tags, plain_text};
use crate::news::Summary;
use std::borrow::Cow;

/// A title, on one line.
pub(super) fn title(text: &RawText<'_>) -> Option<String> {
    let line = match text.kind {
        TextKind::Plain => markup::folded(&text.value),
        TextKind::Html => one_line(&text.value, Tags::All),
        TextKind::Unsaid => one_line(&text.value, Tags::Known),
    };
    Some(line).filter(|line| !line.is_empty())
}

/// A text on one line. Most titles and names are one as they are.
pub(super) fn one_line(text: &str, tags: Tags) -> String {
    let text = text.trim();
    if is_line(text) { text.to_owned() } else { markup::one_line(text, tags) }
}

/// Whether there is nothing in it to be read or folded: no markup, no reference, no control, no
/// blanks but single ones between words. Every other blank than that of ASCII begins with 0xE1,
/// 0xE2 or 0xE3, or is U+00A0 or among the controls before it.
fn is_line(text: &str) -> bool {
    let mut before = b' ';
    let is_plain = text.bytes().all(|byte| {
        let is_plain = match byte {
            b' ' => before != b' ',
            0..=0x1F | 0x7F | b'<' | b'&' | 0xE1..=0xE3 => false,
            0x80..=0xA0 => before != 0xC2,
            _ => true,
        };
        before = byte;
        is_plain
    });
    is_plain && before != b' '
}

/// A text as plain text.
pub(super) fn plain(text: &RawText<'_>) -> Option<String> {
    let plain = match text.kind {
        TextKind::Plain => markup::folded(&text.value),
        TextKind::Html | TextKind::Unsaid => plain_text(&text.value),
    };
    Some(plain).filter(|plain| !plain.is_empty())
}

/// A summary, as it was received.
pub(super) fn summary(text: RawText<'_>) -> Summary {
    match text.kind {
        TextKind::Plain => Summary::Plain(text.value.into_owned()),
        TextKind::Html | TextKind::Unsaid => Summary::Html(text.value.into_owned()),
    }
}

/// The summary where the feed gives one text alone: it is not kept twice.
pub(super) fn summary_of_body(text: Option<&(Field, RawText<'_>)>) -> Summary {
    match text {
        Some((_, text)) if text.kind == TextKind::Plain => {
            Summary::Plain(text.value.clone().into_owned())
        }
        Some(_) => Summary::Content,
        None => Summary::None,
    }
}

/// A body, as HTML.
pub(super) fn html(text: RawText<'_>) -> String {
    match (text.kind, text.value) {
        (TextKind::Plain, value) => {
            value.trim().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
        }
        (TextKind::Html | TextKind::Unsaid, Cow::Borrowed(value)) => value.trim().to_owned(),
        (TextKind::Html | TextKind::Unsaid, Cow::Owned(mut value)) => {
            value.truncate(value.trim_end().len());
            value.drain(..value.len() - value.trim_start().len());
            // It was written into as much room as its references took.
            value.shrink_to_fit();
            value
        }
    }
}
