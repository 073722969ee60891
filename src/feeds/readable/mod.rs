//! Web pages to articles: which part of a page is its article, and what is known about it.
//!
//! Two readings are made: what Readability finds by scoring paragraphs, and what the page itself
//! names as the text of its article. One is chosen, and what stands around the text is trimmed
//! by rules that hold for every page.

mod choose;
mod container;
mod declared;
mod discovery;
mod headed;
mod labels;
mod photo;
mod title;
mod trim;

pub use discovery::{Certainty, FeedKind, FoundFeed, feeds_of_page};
pub use headed::{under_headline, words_of_body};

use super::dates::known_date;
use super::html::{
    MOST_MARKUP_BYTES, PageNode, Sides, Tree, Walk, base_of, parse, parse_page, tree_of, words,
};
use crate::news::{Article, ArticleText, FeedProblem, MarkKind, language_of};
use crate::text::{Direction, clean, direction_of};
use container::{container, is_service, keep_speakers, remove_comments};
use declared::{Declared, declared};
use dom_query::Document;
use dom_smoothie::Readability;
use trim::{Known, trimmed};
use url::Url;

/// Bytes of words that the language of a page is told by.
const SAMPLE_BYTES: usize = 16 * 1024;

/// Nodes of a page that is scored. Scoring a page of this many takes half a second, and the
/// time grows faster than the page; beyond it only what the page names, or all of it, is read.
const MOST_SCORED_NODES: usize = 60_000;

/// Where relative links lead on a page whose address is not known: that they are links tells
/// what is article and what is not.
const NOWHERE: &str = "http://nowhere.invalid/";

fn leads_nowhere(mark: &MarkKind) -> bool {
    matches!(mark, MarkKind::Link { target } if target.starts_with(NOWHERE))
}

/// An article and what its page says besides.
#[derive(Clone, Debug, PartialEq)]
pub struct PageArticle {
    /// The article; its source is the site's name, where the page gives it, else its host.
    pub article: Article,
    /// The site's name.
    pub site: Option<String>,
    /// What the article is about, in a sentence of the page.
    pub excerpt: Option<String>,
    /// The address of the picture that stands for the article.
    pub image: Option<String>,
    /// The direction of the article as a whole.
    pub direction: Direction,
    /// What the page itself is headed with, which need not be its title.
    pub headings: Vec<String>,
    /// What could not be read of the page.
    pub problems: Vec<FeedProblem>,
}

/// The article of the page `html`, which lives at `address`; `None` when there is nothing to
/// read on the page.
///
/// ```
/// use khabar::feeds::article_from_page;
/// let html = "<html lang=ar><title>وصول العبارة | وكالة</title><h1>وصول العبارة</h1>\
///     <article><p>وصلت العبارة الجديدة إلى الميناء صباح اليوم، وعلى متنها مئة راكب.</p></article>";
/// let page = article_from_page(html, Some("https://example.org/news/1")).unwrap();
/// assert_eq!(page.article.title(), "وصول العبارة");
/// assert_eq!(page.article.language.as_deref(), Some("ar"));
/// ```
#[must_use]
pub fn article_from_page(html: &str, address: Option<&str>) -> Option<PageArticle> {
    let (document, is_whole) = parse_page(html);
    let base = base_of(address, document.base_uri().as_deref());
    let page = declared(&document, base.as_ref());
    let own = page.canonical.as_deref().and_then(|canonical| Url::parse(canonical).ok());
    let base = base.or(own).or_else(|| Url::parse(NOWHERE).ok());
    remove_comments(&document);
    keep_speakers(&document);
    let language = language(&page, &words(&document.body()?, SAMPLE_BYTES));
    let reader = Reader { base, sides: Sides::of_language(language.as_deref()) };
    let named = container(&document).map(|node| reader.read(&node, is_service));
    let pictured = photo::picture_part(&document).map(|node| reader.pictures(&node));
    let found = scored(document).unwrap_or_default();
    let title = title_of(&found, &page);
    let byline = found.byline.as_deref().or(page.byline.as_deref()).map(one_line);
    let known = Known { title: &title, byline: byline.as_deref() };
    let named = named.map(|named| trimmed(&named, &known)).filter(|named| !named.blocks.is_empty());
    let readable = trimmed(&reader.read_tree(&tree_of(&found.content)), &known);
    let mut body = match named {
        Some(named) if choose::prefers_named(&readable, &named) => named,
        Some(named) if readable.blocks.is_empty() => named,
        // A page that was not scored, or that scoring made nothing of.
        _ if readable.blocks.is_empty() => reader.read(&parse(html).body()?, is_service),
        _ => readable,
    };
    if !trim::tells(&body)
        && let Some(shown) = pictured.and_then(|part| photo::shown(&part, &title))
    {
        body = trimmed(&shown, &known);
    }
    body.marks.retain(|mark| !leads_nowhere(&mark.kind));
    let mut finished = finish(Parts { title, byline, body, language, page, found, address })?;
    if !is_whole {
        finished.problems.push(FeedProblem::TooLong(MOST_MARKUP_BYTES >> 20));
    }
    Some(finished)
}

/// Reads parts of a page.
struct Reader {
    base: Option<Url>,
    sides: Sides,
}

impl Reader {
    /// The text below a node, without the elements for which `skips` holds.
    fn read(&self, node: &PageNode<'_>, skips: fn(&PageNode<'_>) -> bool) -> ArticleText {
        self.read_tree(&Tree::of_page(node, skips))
    }

    fn read_tree(&self, tree: &Tree<'_>) -> ArticleText {
        let mut walk = Walk::new(self.base.as_ref(), self.sides.clone());
        walk.read(tree.root());
        walk.finish()
    }

    /// The same of a part that may be there for its pictures.
    fn pictures(&self, node: &PageNode<'_>) -> ArticleText {
        let mut walk = Walk::new(self.base.as_ref(), self.sides.clone());
        walk.tell_pictures();
        walk.read(Tree::of_page(node, is_service).root());
        walk.finish()
    }
}

fn title_of(found: &Scored, page: &Declared) -> String {
    let title = title::without_site(&found.title, &page.headings, page.site.as_deref());
    let title = title::as_headed(title, &page.headings).unwrap_or(title);
    match page.headings.first() {
        Some(heading) if title.trim().is_empty() => one_line(heading),
        _ => one_line(title),
    }
}

/// What the page was taken apart into.
struct Parts<'a> {
    title: String,
    byline: Option<String>,
    body: ArticleText,
    language: Option<String>,
    page: Declared,
    found: Scored,
    address: Option<&'a str>,
}

fn finish(parts: Parts<'_>) -> Option<PageArticle> {
    let Parts { title, byline, body, language, page, found, address } = parts;
    let field = |text: String| Some(one_line(&text)).filter(|text| !text.is_empty());
    let first = body.blocks.first().map(|block| block.span.slice(&body.plain));
    let title = if title.is_empty() { one_line(first?) } else { title };
    let direction = direction_of(&title, language.as_deref());
    let text = body.with_title(&title, direction);
    let direction = direction_of(&text.plain, language.as_deref());
    let site = found.site.or(page.site).and_then(field);
    let published = found.published.as_deref().and_then(known_date).or(page.published);
    let link = page.canonical.or_else(|| address.map(str::to_owned));
    let host = link.as_deref().and_then(|link| Url::parse(link).ok());
    let host = host.as_ref().and_then(Url::host_str).map(|host| host.trim_start_matches("www."));
    Some(PageArticle {
        article: Article {
            source: site.as_deref().or(host).unwrap_or_default().to_owned(),
            byline: byline.filter(|byline| !byline.is_empty()),
            published,
            link,
            language,
            text,
        },
        site,
        excerpt: found.excerpt.and_then(field),
        image: page.image,
        direction,
        headings: page.main_headings,
        problems: Vec::new(),
    })
}

/// What Readability found.
#[derive(Default)]
struct Scored {
    title: String,
    byline: Option<String>,
    excerpt: Option<String>,
    site: Option<String>,
    published: Option<String>,
    content: String,
}

fn scored(document: Document) -> Option<Scored> {
    if document.root().descendants_it().nth(MOST_SCORED_NODES).is_some() {
        return None;
    }
    let mut readability = Readability::with_document(document, None, None).ok()?;
    match readability.parse() {
        Ok(found) => Some(Scored {
            title: found.title,
            byline: found.byline,
            excerpt: found.excerpt,
            site: found.site_name,
            published: found.published_time,
            content: found.content.to_string(),
        }),
        Err(_) => {
            Some(Scored { title: readability.get_article_title().to_string(), ..Scored::default() })
        }
    }
}

/// The declared language's primary subtag, unless the letters of the text are of another
/// script: templates in English are full of Arabic.
fn language(page: &Declared, text: &str) -> Option<String> {
    let tag = page.language.as_deref().and_then(|tag| tag.split(['-', '_', ',']).next());
    let tag = tag.map(|tag| tag.trim().to_ascii_lowercase());
    let declared = tag.filter(|tag| {
        (2..=8).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_lowercase())
    });
    let found = language_of(text);
    let is_right_to_left = |language: &str| direction_of("", Some(language)) == Direction::Rtl;
    match (declared, found) {
        (Some(declared), Some(found)) if is_right_to_left(&declared) != is_right_to_left(found) => {
            Some(found.to_owned())
        }
        (Some(declared), _) => Some(declared),
        (None, found) => found.map(str::to_owned),
    }
}

/// Characters of a field; the longest titles have 200. A page without a title may be one line.
const MOST_FIELD_CHARS: usize = 500;

/// A field as one line, safe to print.
fn one_line(text: &str) -> String {
    let cut = text.char_indices().nth(MOST_FIELD_CHARS).map(|(at, _)| at);
    let text = cut.and_then(|at| text.get(..at)).unwrap_or(text);
    let mut line = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if cut.is_some() {
        line.push('…');
    }
    line
}
