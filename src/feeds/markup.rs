//! A fragment of HTML becomes plain text: what a title or a summary says.

use super::folded::is_folded;
use super::references::{decoded, leading_reference};
use memchr::{memchr2, memrchr};

/// Which tags of a text are markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tags {
    /// All: the text is HTML.
    All,
    /// Those of HTML elements only: the text may be plain, with signs like `<` and `List<T>`.
    Known,
}

/// The text of a fragment. Blocks stand on lines of their own, blanks are folded, comments,
/// scripts and styles go, and so do controls.
#[must_use]
pub fn plain_text(html: &str) -> String {
    text_of_fragment(html, Tags::All)
}

/// The text on one line.
pub(super) fn one_line(html: &str, tags: Tags) -> String {
    let text = text_of_fragment(html, tags);
    if text.contains('\n') { text.replace('\n', " ") } else { text }
}

/// A plain text on one line: blanks folded, controls gone.
pub(super) fn folded(text: &str) -> String {
    let mut folding = Folding { text: String::with_capacity(text.len()), ..Folding::default() };
    folding.push(text);
    folding.text
}

/// Whether there is a tag of HTML in the text: then it is HTML, not a plain text.
pub(super) fn holds_tags(text: &str) -> bool {
    // Behind the last `>` no tag has an end, which is not looked for again and again.
    let last = memrchr(b'>', text.as_bytes()).map_or(0, |at| at + 1);
    let text = text.get(..last).unwrap_or("");
    let tag_at = |(at, _)| Tag::read(text.get(at..)?);
    text.match_indices('<').filter_map(tag_at).any(|tag| tag.is_html())
}

pub(super) fn text_of_fragment(html: &str, tags: Tags) -> String {
    // Behind the last `>` no tag has an end, so none is looked for: a text made of `<` would
    // be searched to its end for each of them.
    let Some(last) = memrchr(b'>', html.as_bytes()).map(|at| at + 1) else {
        return folded(&decoded(html));
    };
    let mut folding = Folding { text: String::with_capacity(html.len() / 2), ..Folding::default() };
    let (mut rest, tail) = html.split_at_checked(last).unwrap_or((html, ""));
    while let Some(at) = memchr2(b'<', b'&', rest.as_bytes()) {
        let (before, from) = rest.split_at(at);
        folding.push(before);
        rest = if from.starts_with('&') {
            after_reference(from, &mut folding)
        } else {
            after_markup(from, tags, &mut folding)
        };
    }
    folding.push(rest);
    folding.push(&decoded(tail));
    folding.text
}

fn after_reference<'a>(from: &'a str, folding: &mut Folding) -> &'a str {
    let rest = from.get(1..).unwrap_or("");
    if let Some((character, length)) = leading_reference(rest) {
        folding.push_char(character);
        rest.get(length..).unwrap_or("")
    } else {
        folding.push_char('&');
        rest
    }
}

/// Reads what a `<` begins: a tag, a comment, or nothing but the sign.
fn after_markup<'a>(from: &'a str, tags: Tags, folding: &mut Folding) -> &'a str {
    if let Some(comment) = from.strip_prefix("<!--").filter(|_| !folding.comments_are_open) {
        match comment.split_once("-->") {
            Some((_, rest)) => return rest,
            // Nor does a comment behind it end. Its text is not lost: it counts as a tag.
            None => folding.comments_are_open = true,
        }
    }
    let Some(tag) = Tag::read(from).filter(|tag| tags == Tags::All || tag.is_html()) else {
        folding.push_char('<');
        return from.get(1..).unwrap_or("");
    };
    let rest = from.get(tag.length..).unwrap_or("");
    if tag.is_one_of(RAW) && !tag.is_end {
        return after_end_tag(rest, tag.name);
    }
    if tag.is_block() {
        folding.gap = folding.gap.max(Gap::Line);
    } else if tag.is_one_of(&["td", "th"]) {
        folding.gap = folding.gap.max(Gap::Blank);
    }
    rest
}

/// What follows the end tag; nothing when there is none, as in a browser. (What stands behind
/// the last tag of all is shown then.)
fn after_end_tag<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("</") {
        let is_end = after.get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name));
        if is_end {
            return after.split_once('>').map_or("", |(_, rest)| rest);
        }
        rest = after;
    }
    ""
}

pub(super) struct Tag<'a> {
    pub name: &'a str,
    pub is_end: bool,
    /// In bytes, from `<` to `>`.
    pub length: usize,
}

impl<'a> Tag<'a> {
    /// The tag at the start of the text. A declaration or an instruction is one without a name.
    pub fn read(from: &'a str) -> Option<Self> {
        let inside = from.get(1..)?;
        if inside.starts_with(['!', '?']) {
            return Some(Self { name: "", is_end: false, length: from.find('>')? + 1 });
        }
        let (is_end, named) = match inside.strip_prefix('/') {
            Some(named) => (true, named),
            None => (false, inside),
        };
        if !named.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':');
        let name = named.split(|c| !is_part(c)).next()?;
        // A prefix does not change what `svg:svg` or `xhtml:p` is.
        let name = name.rsplit(':').next()?;
        Some(Self { name, is_end, length: tag_length(from)? })
    }

    pub fn is_html(&self) -> bool {
        self.name.is_empty()
            || self.is_one_of(BLOCKS)
            || self.is_one_of(RAW)
            || self.is_one_of(OTHERS)
    }

    pub fn is_block(&self) -> bool {
        self.is_one_of(BLOCKS)
    }

    /// Whether nothing stands in it: it has no end tag.
    pub fn is_void(&self) -> bool {
        self.name.is_empty() || self.is_one_of(VOID)
    }

    pub fn is(&self, name: &str) -> bool {
        name.eq_ignore_ascii_case(self.name)
    }

    fn is_one_of(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.is(name))
    }
}

/// Up to the `>` that stands in no quotes. A quotation mark without its partner counts for
/// nothing; a `<` outside of quotes says that this was no tag.
fn tag_length(from: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in from.bytes().enumerate().skip(1) {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'<') => return None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    quote.and_then(|_| Some(from.find('>')? + 1))
}

/// Elements that hold nothing.
const VOID: &[&str] = &[
    "area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "link",
    "meta", "param", "source", "track", "wbr",
];

/// Elements whose content is no text.
const RAW: &[&str] = &["script", "style", "template", "noframes"];

/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "pre",
    "table",
    "tr",
    "hr",
    "section",
    "article",
    "header",
    "footer",
    "figure",
    "figcaption",
    "dl",
    "dt",
    "dd",
    "form",
    "aside",
    "address",
    "nav",
    "main",
    "center",
    "details",
    "summary",
    "fieldset",
    "legend",
    "caption",
    "option",
    "body",
    "html",
    "head",
    "title",
    "menu",
    "dir",
];

/// The other elements of HTML.
const OTHERS: &[&str] = &[
    "a", "abbr", "acronym", "applet", "area", "audio", "b", "base", "basefont", "bdi", "bdo",
    "big", "blink", "button", "canvas", "cite", "code", "col", "colgroup", "data", "datalist",
    "del", "dfn", "em", "embed", "font", "frame", "frameset", "i", "iframe", "img", "input", "ins",
    "kbd", "label", "link", "map", "mark", "marquee", "math", "meta", "meter", "nobr", "noscript",
    "object", "optgroup", "output", "param", "picture", "progress", "q", "rp", "rt", "ruby", "s",
    "samp", "select", "small", "source", "span", "strike", "strong", "sub", "sup", "svg", "tbody",
    "td", "textarea", "tfoot", "th", "thead", "time", "track", "tt", "u", "var", "video", "wbr",
];

/// What stands between what was written and what comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Blank,
    Line,
}

/// Writes text with its blanks folded.
#[derive(Default)]
struct Folding {
    text: String,
    gap: Gap,
    /// There is no end of a comment in the rest of the text.
    comments_are_open: bool,
}

impl Folding {
    /// Word by word: most texts are made of words without controls.
    fn push(&mut self, text: &str) {
        if is_folded(text) {
            self.fill_gap();
            self.text.push_str(text);
            return;
        }
        for (index, word) in text.split(char::is_whitespace).enumerate() {
            if index > 0 {
                self.gap = self.gap.max(Gap::Blank);
            }
            // C1 controls begin with 0xC2.
            if word.bytes().any(|byte| byte < 0x20 || byte == 0x7F || byte == 0xC2) {
                word.chars().for_each(|c| self.push_char(c));
            } else if !word.is_empty() {
                self.fill_gap();
                self.text.push_str(word);
            }
        }
    }

    fn push_char(&mut self, c: char) {
        if c.is_whitespace() {
            self.gap = self.gap.max(Gap::Blank);
            return;
        }
        if c.is_control() {
            return;
        }
        self.fill_gap();
        self.text.push(c);
    }

    fn fill_gap(&mut self) {
        match self.gap {
            _ if self.text.is_empty() => {}
            Gap::None => {}
            Gap::Blank => self.text.push(' '),
            Gap::Line => self.text.push('\n'),
        }
        self.gap = Gap::None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_stand_on_lines_of_their_own() {
        let html = "<p>أول &amp; ثان</p>\n<p>ثالث<br/>رابع</p><ul><li>خامس</li></ul>";
        assert_eq!(plain_text(html), "أول & ثان\nثالث\nرابع\nخامس");
        assert_eq!(one_line(html, Tags::All), "أول & ثان ثالث رابع خامس");
    }

    #[test]
    fn what_is_no_text_goes() {
        assert_eq!(plain_text("a<script>if (1<2) x('</p>')</SCRIPT>b<!-- c -->d"), "abd");
        assert_eq!(plain_text("a<style>p{}</p>"), "a");
        assert_eq!(plain_text("a<!-- never closed >b"), "ab");
        assert_eq!(plain_text("<a title='1>0' href=\"x\">b</a>\u{1b}[31m"), "b[31m");
    }

    #[test]
    fn signs_stay_in_texts_that_may_be_plain() {
        assert_eq!(one_line("List<String> is <b>bold</b>", Tags::Known), "List<String> is bold");
        assert_eq!(one_line("1 < 2 and <3", Tags::All), "1 < 2 and <3");
        assert_eq!(one_line("a <b", Tags::All), "a <b");
        assert_eq!(one_line("<a title=\"x>y", Tags::All), "y");
    }
}
