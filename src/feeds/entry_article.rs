//! The entries of a feed as articles to read.

use super::escaped::html_of;
use super::html::{Sides, Walk, sample, tree_of};
use super::markup::{folded, plain_text};
use super::plain::text_of_plain;
use super::references::decoded;
use crate::news::{Article, ArticleText, BlockKind, Entry, Feed, Summary, language_of};
use crate::text::direction_of;
use url::Url;

/// Bytes in which a JSON Feed says what it is.
const SEARCHED_BYTES: usize = 4_096;

/// Bytes of words that the language of an entry is told by.
const SAMPLE_BYTES: usize = 16 * 1024;

/// A longer first paragraph is no title, but may begin one.
const LONGEST_TITLE_CHARS: usize = 120;

/// Whether the bytes begin as a feed does: with a tag, or as JSON Feed. Only then are they
/// tried as one; a text may well hold a tag somewhere.
#[must_use]
pub fn begins_like_feed(bytes: &[u8]) -> bool {
    let is_passed = |byte: &&u8| {
        byte.is_ascii_whitespace() || matches!(byte, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF)
    };
    match bytes.iter().find(|byte| !is_passed(byte)) {
        Some(b'<') => true,
        Some(b'{') => {
            let start = bytes.get(..bytes.len().min(SEARCHED_BYTES)).unwrap_or_default();
            start.windows(12).any(|window| window == b"jsonfeed.org")
        }
        _ => false,
    }
}

/// An article for each entry that says anything; `name` is the source where the feed has no
/// title.
#[must_use]
pub fn articles_from_feed(feed: &Feed, name: &str) -> Vec<Article> {
    let source = feed.title.as_deref().unwrap_or(name);
    feed.entries.iter().filter_map(|entry| article_from_entry(entry, source)).collect()
}

impl Entry {
    /// The feed's summary or description, as plain text; a line end parts its paragraphs.
    #[must_use]
    pub fn summary_text(&self) -> Option<String> {
        let plain = match &self.summary {
            Summary::None => None,
            Summary::Content => self.content.as_deref().map(plain_text_of),
            Summary::Plain(text) => Some(folded(text)),
            Summary::Html(html) => Some(plain_text_of(html)),
        };
        plain.filter(|plain| !plain.is_empty())
    }
}

fn plain_text_of(content: &str) -> String {
    html_of(content).map_or_else(|| plain_text(content), |html| plain_text(&html))
}

/// The article that an entry is; none when it says nothing. `source` is the feed's title.
#[must_use]
pub fn article_from_entry(entry: &Entry, source: &str) -> Option<Article> {
    let content = entry.content.as_deref().unwrap_or("");
    let (language, body) = match html_of(content) {
        Some(html) => body_of_html(entry, &html),
        None => body_of_plain(entry, &decoded(content)),
    };
    let text = titled(entry, body, language.as_deref())?;
    Some(Article {
        source: source.to_owned(),
        byline: (!entry.authors.is_empty()).then(|| entry.authors.join(", ")),
        published: entry.published.clone(),
        link: entry.link.clone(),
        language,
        text,
    })
}

/// Relative links lead from where the feed says; where it says nothing, from the page of the
/// entry, which shows the same text.
fn body_of_html(entry: &Entry, content: &str) -> (Option<String>, ArticleText) {
    let tree = tree_of(content);
    let language = language(entry, &sample(&tree, SAMPLE_BYTES));
    // Taking an address apart costs as much as a paragraph.
    let base = entry.base.as_deref().or(entry.link.as_deref()).filter(|_| tree.has_links());
    let base = base.and_then(|base| Url::parse(base.trim()).ok());
    let mut walk = Walk::new(base.as_ref(), Sides::of_language(language.as_deref()));
    walk.read(tree.root());
    (language, walk.finish())
}

/// A text without any tag was not written as HTML: its blank lines part paragraphs.
fn body_of_plain(entry: &Entry, content: &str) -> (Option<String>, ArticleText) {
    let language = language(entry, content);
    let text = text_of_plain(content, language.as_deref());
    (language, text)
}

/// The body under its title. Many entries say their title again in the first line of the body;
/// notes have no title at all: their first words stand for it, or those about their picture.
/// `None` when nothing is said.
fn titled(entry: &Entry, body: ArticleText, language: Option<&str>) -> Option<ArticleText> {
    let first = body.blocks.iter().position(|block| is_words(block.kind));
    let first_text = first.and_then(|at| body.blocks.get(at));
    let first_text = first_text.map(|block| block.span.slice(&body.plain));
    let picture = || {
        let first = |kind| body.blocks.iter().find(|block| block.kind == kind);
        let block = first(BlockKind::Caption).or_else(|| first(BlockKind::Picture))?;
        Some(block.span.slice(&body.plain))
    };
    let title = match (&entry.title, first_text) {
        (Some(title), _) => title.clone(),
        (None, Some(text)) => beginning(&text.split_whitespace().collect::<Vec<_>>().join(" ")),
        (None, None) => picture().map(beginning).or_else(|| entry.link.clone())?,
    };
    let says_title = |text: &str| text.split_whitespace().eq(title.split(' '));
    let repeated = first.filter(|_| first_text.is_some_and(says_title));
    let mut text = ArticleText::default();
    text.plain.reserve(title.len() + body.plain.len() + 2);
    text.push(BlockKind::Title, &title, direction_of(&title, language));
    match repeated {
        Some(repeated) => text.push_blocks_of(&body, |idx| idx != repeated),
        None => text.append(body),
    }
    Some(text)
}

/// Whether a block may be the title of a note.
fn is_words(kind: BlockKind) -> bool {
    match kind {
        BlockKind::Picture | BlockKind::Caption | BlockKind::Rule | BlockKind::Code => false,
        BlockKind::Title
        | BlockKind::Paragraph
        | BlockKind::Heading { .. }
        | BlockKind::ListItem { .. }
        | BlockKind::ItemParagraph { .. }
        | BlockKind::Quotation
        | BlockKind::TableRow { .. } => true,
    }
}

/// The text, or as many of its first words as a title has room for.
fn beginning(text: &str) -> String {
    let Some((cut, _)) = text.char_indices().nth(LONGEST_TITLE_CHARS) else {
        return text.to_owned();
    };
    let start = text.get(..cut).unwrap_or("");
    format!("{}…", start.rsplit_once(' ').map_or(start, |(words, _)| words))
}

/// What the letters tell goes before what is declared: many feeds declare the language of the
/// software that made them.
fn language(entry: &Entry, body: &str) -> Option<String> {
    let title = entry.title.as_deref().unwrap_or("");
    let found = language_of(body).or_else(|| language_of(title)).map(str::to_owned);
    let declared = entry.language.as_deref().and_then(|tag| tag.split('-').next());
    found.or_else(|| declared.map(str::to_ascii_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feeds::{Origin, parse_feed};
    use crate::text::Direction;

    #[test]
    fn each_entry_is_an_article() {
        let bytes = "<rss><channel><title>وكالة</title><language>en-us</language>\
            <item><title>عنوان الخبر</title><link>https://example.org/1</link><author>ليلى</author>\
            <description>&lt;p&gt;وصل الوفد.&lt;/p&gt;&lt;p&gt;ثم غادر.&lt;/p&gt;</description></item>\
            <item/></channel></rss>";
        assert!(begins_like_feed(bytes.as_bytes()));
        let feed = parse_feed(bytes.as_bytes(), &Origin::default()).expect("a feed");
        let articles = articles_from_feed(&feed, "file");
        let [article] = articles.as_slice() else { panic!("{articles:?}") };
        assert_eq!(article.text.plain, "عنوان الخبر\n\nوصل الوفد.\n\nثم غادر.");
        assert!(article.text.blocks.iter().all(|block| block.direction == Direction::Rtl));
        assert_eq!(article.language.as_deref(), Some("ar"));
        assert_eq!(article.source, "وكالة");
        assert_eq!(article.byline.as_deref(), Some("ليلى"));
    }

    #[test]
    fn a_text_about_tags_is_no_feed() {
        assert!(!begins_like_feed("عنوان\n\nيبدأ الملف بـ <rss>".as_bytes()));
        assert!(!begins_like_feed(b"{ \"a\": 1 }"));
    }
}
