//! The texts of a raw feed as they are shown: titles on a line, summaries as plain text,
//! bodies as HTML.

use super::raw::{Field, RawText, TextKind};
use crate::feeds::folded::is_line;
use crate::feeds::markup::{self, Tags, plain_text};
use crate::news::Summary;
use memchr::memchr3;
use std::borrow::Cow;

/// A title, on one line.
pub(super) fn title(text: &RawText<'_>) -> Option<String> {
    let line = match text.kind {
        TextKind::Plain => markup::folded(&text.value),
        TextKind::Html => one_line(&text.value, Tags::All).into_owned(),
        TextKind::Unsaid => one_line(&text.value, Tags::Known).into_owned(),
    };
    Some(line).filter(|line| !line.is_empty())
}

/// A text on one line. Most titles and names are one as they are.
pub(super) fn one_line(text: &str, tags: Tags) -> Cow<'_, str> {
    if is_line(text) {
        return Cow::Borrowed(text);
    }
    let text = text.trim();
    if is_line(text) { Cow::Borrowed(text) } else { Cow::Owned(markup::one_line(text, tags)) }
}

/// A text as plain text.
pub(super) fn plain(text: &RawText<'_>) -> Option<String> {
    let value = text.value.trim();
    let plain = match text.kind {
        _ if is_line(value) => value.to_owned(),
        TextKind::Plain => markup::folded(value),
        TextKind::Html | TextKind::Unsaid => plain_text(value),
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
        (TextKind::Plain, value) if memchr3(b'&', b'<', b'>', value.as_bytes()).is_none() => {
            trimmed(&value).to_owned()
        }
        (TextKind::Plain, value) => {
            value.trim().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
        }
        (TextKind::Html | TextKind::Unsaid, Cow::Borrowed(value)) => trimmed(value).to_owned(),
        (TextKind::Html | TextKind::Unsaid, Cow::Owned(mut value)) => {
            value.truncate(value.trim_end().len());
            value.drain(..value.len() - value.trim_start().len());
            // It was written into as much room as its references took.
            value.shrink_to_fit();
            value
        }
    }
}

/// Without blanks around it. Most texts have none, which their first and last signs tell.
pub(super) fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [b'!'..=b'~', .., b'!'..=b'~'] => text,
        _ => text.trim(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_needs_no_reading() {
        for line in ["", "خبر", "قال: “نعم” – ثم ☕", "日本のニュース", "«a»"]
        {
            assert!(is_line(line) || line.is_empty(), "{line}");
            assert_eq!(one_line(line, Tags::All), line);
        }
        for (text, line) in [
            ("a  b", "a b"),
            ("a\u{a0}b", "a b"),
            ("a\u{2003}b", "a b"),
            ("a\u{3000}b", "a b"),
            ("a\u{85}b", "a b"),
            ("a\u{9b}b", "ab"),
            ("a\nb", "a b"),
            ("<b>a</b> &amp; b", "a & b"),
        ] {
            assert!(!is_line(text), "{text:?}");
            assert_eq!(one_line(text, Tags::All), line, "{text:?}");
        }
    }
}
