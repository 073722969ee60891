//! Makes the markup of a stranger safe to parse: what is not read goes, nesting and size end
//! somewhere.
//!
//! A parser of HTML does what the standard says, and the standard lets a small page cost much:
//! time grows faster than depth, each open `<b>` is made anew in each paragraph, and attributes
//! are compared each with each. The page is read once, tag by tag, before the parser sees it.

use super::tags::{Closing, Tag, next_tag};

/// Bytes of markup that are parsed, without scripts, styles and comments. The longest articles
/// have one.
pub const MOST_MARKUP_BYTES: usize = 4 * 1024 * 1024;

/// Elements that may be open at once: for each element that begins, the parser looks at those
/// around it. Pages have 60 at most; as the end tags of some elements may be left out and tables
/// have implied parts, the tree may be four times as deep.
const DEEPEST: usize = 100;

/// Formatting elements that may be open at once: the parser makes each of them anew in each
/// block that begins before they end.
pub(super) const MOST_FORMATS: usize = 16;

/// Elements, those made anew included. A long page has 20 000; at 200 bytes each this many
/// take 20 MB.
pub(super) const MOST_ELEMENTS: usize = 100_000;

/// Bytes of a tag that may have attributes: pictures and whole data sets stand in longer ones.
const LONGEST_TAG_BYTES: usize = 32 * 1024;

/// The markup without what is not read, within the limits.
pub(super) fn tamed(html: &str) -> String {
    tamed_page(html).0
}

/// The same, and whether it is all that there is to read.
pub(super) fn tamed_page(html: &str) -> (String, bool) {
    let room = html.len().min(MOST_MARKUP_BYTES);
    let mut taming = Taming { kept: String::with_capacity(room), ..Taming::default() };
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, markup) = rest.split_at(at);
        taming.keep(text);
        let (tag, after) = next_tag(markup);
        rest = after;
        if taming.is_full() {
            return (taming.kept, false);
        }
        let written = markup.get(..markup.len() - after.len()).unwrap_or("");
        match tag {
            Tag::Text | Tag::Other => taming.keep(written),
            Tag::Comment => {}
            Tag::Start(name) => rest = taming.start(name, written, after),
            Tag::End(name) => taming.end(name, written),
        }
    }
    taming.keep(rest);
    let is_whole = !taming.is_full();
    (taming.kept, is_whole)
}

#[derive(Default)]
struct Taming<'a> {
    kept: String,
    /// The names of the elements that are open.
    open: Vec<&'a str>,
    formats: usize,
    elements: usize,
}

impl<'a> Taming<'a> {
    /// Copies, without zero bytes, as much as there is room for.
    fn keep(&mut self, part: &str) {
        let mut end = part.len().min(MOST_MARKUP_BYTES.saturating_sub(self.kept.len()));
        while !part.is_char_boundary(end) {
            end -= 1;
        }
        let part = part.get(..end).unwrap_or("");
        // A text without them goes as a whole.
        match part.contains('\0') {
            true => self.kept.extend(part.split('\0')),
            false => self.kept.push_str(part),
        }
    }

    fn is_full(&self) -> bool {
        self.kept.len() >= MOST_MARKUP_BYTES || self.elements >= MOST_ELEMENTS
    }

    /// A start tag; gives what is to be read after it.
    fn start(&mut self, name: &'a str, written: &str, after: &'a str) -> &'a str {
        let closing = Closing::of(name);
        if closing == Closing::RawText {
            return self.raw_text(name, written, after);
        }
        if name.eq_ignore_ascii_case("a") {
            // A link ends where the next one begins.
            self.close(name);
        }
        let is_counted = !matches!(closing, Closing::Void | Closing::Implied);
        let is_format = closing == Closing::Format;
        if (is_counted && self.open.len() >= DEEPEST) || (is_format && self.formats >= MOST_FORMATS)
        {
            return after;
        }
        self.elements += 1 + self.formats;
        if is_counted {
            self.open.push(name);
        }
        self.formats += usize::from(is_format);
        self.keep_tag(name, written);
        after
    }

    fn keep_tag(&mut self, name: &str, written: &str) {
        // Blanks, slashes and quotes part attributes. Dozens are usual, hundreds are an attack.
        let parts =
            written.bytes().filter(|byte| matches!(byte, b'\t'..=b' ' | b'/' | b'"' | b'\''));
        let is_long = written.len() > LONGEST_TAG_BYTES;
        if is_long || (written.len() > 2048 && parts.count() > written.len() / 4) {
            self.kept.extend(["<", name, ">"]);
        } else {
            self.keep(written);
        }
    }

    /// Scripts and styles go with what is in them, but for the data that says what the page is
    /// about.
    fn raw_text(&mut self, name: &str, written: &str, after: &'a str) -> &'a str {
        let is_code = name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("style");
        let is_data = is_code && written.to_ascii_lowercase().contains("ld+json");
        let Some(end) = end_of_raw_text(name, after) else {
            return if is_code { "" } else { after };
        };
        let (text, after) = after.split_at(end);
        if is_data || !is_code {
            self.elements += 1;
            self.keep_tag(name, written);
            self.keep(text);
            self.kept.extend(["</", name, ">"]);
        }
        next_tag(after).1
    }

    fn end(&mut self, name: &str, written: &str) {
        // `</p>` without its start is a paragraph too.
        self.elements += usize::from(Closing::of(name) == Closing::Implied);
        self.close(name);
        if written.len() > LONGEST_TAG_BYTES {
            self.kept.extend(["</", name, ">"]);
        } else {
            self.keep(written);
        }
    }

    /// Closes what the parser closes by this end tag, or less: so the depth counted here is
    /// never below the real one.
    fn close(&mut self, name: &str) {
        let closing = Closing::of(name);
        let reaches = |open: &str| match Closing::of(open) {
            Closing::Boundary => closing == Closing::Boundary,
            Closing::Special => closing != Closing::Ordinary,
            Closing::Void
            | Closing::Implied
            | Closing::Format
            | Closing::RawText
            | Closing::Ordinary => true,
        };
        let is_it = |open: &str| open.eq_ignore_ascii_case(name);
        let found = self.open.iter().rposition(|open| is_it(open) || !reaches(open));
        let Some(depth) =
            found.filter(|&depth| self.open.get(depth).is_some_and(|open| is_it(open)))
        else {
            return;
        };
        let end = if closing == Closing::Format { depth + 1 } else { self.open.len() };
        let closed = self.open.drain(depth..end);
        let formats = closed.filter(|open| Closing::of(open) == Closing::Format).count();
        self.formats = self.formats.saturating_sub(formats);
    }
}

/// Where `</name` stands.
pub(super) fn end_of_raw_text(name: &str, text: &str) -> Option<usize> {
    text.match_indices("</").map(|(at, _)| at).find(|at| {
        let after = text.get(at + 2..).unwrap_or("");
        after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_styles_and_comments_go_and_data_stays() {
        assert_eq!(
            tamed("<p>a<SCRIPT>if (a < b) '</p>'</script>b<!-- <p> -->c<style>p{}</style >d</p>"),
            "<p>abcd</p>"
        );
        let data = r#"<script type="application/ld+json">{"a":"<p>"}</script>"#;
        assert_eq!(tamed(data), data);
        assert_eq!(tamed("a < b <3 <p title='>'>c"), "a < b <3 <p title='>'>c");
    }

    #[test]
    fn depth_ends_and_the_text_below_it_stays() {
        for unit in ["<div>", "<b><div></b>", "<div><table><td></div>", "<span><div></span>"] {
            let html = format!("{}the text", unit.repeat(5_000));
            let document = crate::feeds::html::parse(&html);
            let nodes = document.root().descendants();
            let depths = nodes.iter().map(|node| node.ancestors_it(None).count());
            let deepest = depths.max().unwrap_or(0);
            assert!(deepest <= DEEPEST * 4, "{unit}: {deepest}");
            assert!(document.text().contains("the text"));
        }
        let html = "<p>a".repeat(5_000);
        assert_eq!(tamed(&html), html, "a paragraph ends where the next begins");
        let html = "<ul><li>a<li>b</ul>".repeat(5_000);
        assert_eq!(tamed(&html), html);
    }

    #[test]
    fn size_ends() {
        assert!(tamed(&"<i>".repeat(5_000_000)).len() <= MOST_FORMATS * 3);
        assert!(tamed(&"<p>خبر".repeat(1_000_000)).len() <= MOST_MARKUP_BYTES);
        assert!(tamed(&"<br>".repeat(1_000_000)).len() <= MOST_ELEMENTS * 4);
        let long = format!("<div {}>text", "a=1 ".repeat(100_000));
        assert_eq!(tamed(&long), "<div>text");
    }
}
