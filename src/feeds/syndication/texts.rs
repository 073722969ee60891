//! The texts of a raw feed as they are shown: titles on a line, summaries as plain text,
//! bodies as HTML.

use super::raw::{RawText, TextKind};
use crate::feeds::markup::{Tags, folded, one_line, plain_text};

/// A title, on one line.
pub(super) fn title(text: &RawText) -> Option<String> {
    let line = match text.kind {
        TextKind::Plain => folded(&text.value),
        TextKind::Html => one_line(&text.value, Tags::All),
        TextKind::Unsaid => one_line(&text.value, Tags::Known),
    };
    Some(line).filter(|line| !line.is_empty())
}

/// A summary, as plain text.
pub(super) fn summary(text: &RawText) -> Option<String> {
    let plain = match text.kind {
        TextKind::Plain => folded(&text.value),
        TextKind::Html | TextKind::Unsaid => plain_text(&text.value),
    };
    Some(plain).filter(|plain| !plain.is_empty())
}

/// A body, as HTML.
pub(super) fn html(text: &RawText) -> String {
    match text.kind {
        TextKind::Plain => {
            text.value.trim().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
        }
        TextKind::Html | TextKind::Unsaid => text.value.trim().to_owned(),
    }
}
