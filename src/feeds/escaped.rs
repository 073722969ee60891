//! Tells HTML that was escaped once too often from a text that shows tags.

use super::markup::{Tag, holds_tags};
use super::references::decoded;
use std::borrow::Cow;

/// The HTML that the content of an entry is: as it stands, or once more unescaped where it is
/// escaped as a whole. `None` for a plain text.
pub(super) fn html_of(content: &str) -> Option<Cow<'_, str>> {
    if holds_tags(content) {
        return Some(Cow::Borrowed(content));
    }
    let unescaped = decoded(content);
    is_html_throughout(&unescaped).then_some(unescaped)
}

/// Whether a text is HTML and nothing else: no word stands outside of an element, a block is
/// the first, each tag is one of HTML and has its partner. A text about HTML has words of its
/// own around the tags that it shows.
fn is_html_throughout(text: &str) -> bool {
    let mut rest = text.trim_start();
    if !Tag::read(rest).is_some_and(|tag| !tag.is_end && (tag.is_block() || tag.is("img"))) {
        return false;
    }
    let mut open: Vec<&str> = Vec::new();
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        let Some(tag) = Tag::read(from).filter(Tag::is_html) else { return false };
        if open.is_empty() && !before.trim().is_empty() {
            return false;
        }
        if tag.is_end {
            if !open.pop().is_some_and(|name| tag.is(name)) {
                return false;
            }
        } else if !tag.is_void() {
            open.push(tag.name);
        }
        rest = from.get(tag.length..).unwrap_or("");
    }
    open.is_empty() && rest.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_escaped_twice_is_html() {
        for html in [
            "<p>وصل الوفد.</p>",
            " <div class=\"a>b\"><p>One<br>two &amp; three</p><img src=a.jpg /></div>\n<p>More</p> ",
            "<img src='a.jpg'><p>Words</p>",
        ] {
            let escaped = html.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            assert_eq!(html_of(&escaped).as_deref(), Some(html));
            assert_eq!(html_of(html).as_deref(), Some(html));
        }
    }

    #[test]
    fn a_text_about_tags_stays_a_text() {
        for text in [
            "Write <p> before a paragraph.",
            "<p> begins a paragraph",
            "<p> begins a paragraph, </p> ends it",
            "<p>Hello</p> is a paragraph",
            "As in <p>Hello</p>",
            "<p>Hello</div>",
            "<p>Hello",
            "<b>bold</b>",
            "<p>List<T> and 1 < 2</p>",
            "<T>x</T>",
            "no tags & no signs",
            "",
        ] {
            let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            assert_eq!(html_of(&escaped), None, "{text}");
        }
    }
}
