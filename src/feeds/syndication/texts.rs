//! The texts of a raw feed as they are shown: titles on a line, summaries as plain text,
//! bodies as HTML.

use super::raw::{RawText, TextKind};
use crate::feeds::markup::{Tags, folded, one_line, plain_text};
use crate::news::Summary;

/// A title, on one line.
pub(super) fn title(text: &RawText<'_>) -> Option<String> {
    let line = match text.kind {
        TextKind::Plain => folded(&text.value),
        TextKind::Html => one_line(&text.value, Tags::All),
        TextKind::Unsaid => one_line(&text.value, Tags::Known),
    };
    Some(line).filter(|line| !line.is_empty())
}

/// A text as plain text.
pub(super) fn plain(text: &RawText<'_>) -> Option<String> {
    let plain = match text.kind {
        TextKind::Plain => folded(&text.value),
        TextKind::Html | TextKind::Unsaid => plain_text(&text.value),
    };
    Some(plain).filter(|plain| !plain.is_empty())
}

/// A summary, as it was received. Many feeds give one text alone: it is not kept twice.
pub(super) fn summary(text: &RawText<'_>, is_content: bool) -> Summary {
    match text.kind {
        TextKind::Plain => Summary::Plain(text.value.to_string()),
        TextKind::Html | TextKind::Unsaid if is_content => Summary::Content,
        TextKind::Html | TextKind::Unsaid => Summary::Html(text.value.to_string()),
    }
}

/// A body, as HTML.
pub(super) fn html(text: &RawText<'_>) -> String {
    match text.kind {
        TextKind::Plain => {
            text.value.trim().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
        }
        TextKind::Html | TextKind::Unsaid => text.value.trim().to_owned(),
    }
}
