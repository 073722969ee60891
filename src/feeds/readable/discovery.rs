//! Finds the feeds of a page: those it declares, those it links to, those that many sites have.

use super::declared::value;
use crate::feeds::html::{PageNode, base_of, parse, resolve, words};
use std::collections::HashSet;
use url::Url;

/// A feed that a page has or may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFeed {
    /// Where it is.
    pub address: String,
    /// What the page calls it.
    pub title: Option<String>,
    /// The format, where the page says it.
    pub kind: Option<FeedKind>,
    /// How certain it is that a feed is there.
    pub certainty: Certainty,
}

/// The format of a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedKind {
    /// RSS of any version.
    Rss,
    /// Atom.
    Atom,
    /// JSON Feed.
    Json,
}

/// How certain it is that a feed is there, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// The page declares it.
    Declared,
    /// The page has a visible link that looks like one.
    Linked,
    /// Many sites have one there; it must be tried.
    Guessed,
}

/// Feeds of a page that are named; a page that lists hundreds is a catalogue.
const MOST_FEEDS: usize = 64;

/// Where the systems that make most sites put their feeds.
const COMMON_PATHS: &[&str] = &[
    "/feed/",
    "/rss",
    "/rss.xml",
    "/feed.xml",
    "/atom.xml",
    "/index.xml",
    "/feeds/posts/default",
    "/feed.json",
];

/// The feeds of the page `html` at `address`, the surest first, each once. Feeds of comments
/// come after the others of their kind.
#[must_use]
pub fn feeds_of_page(html: &str, address: Option<&str>) -> Vec<FoundFeed> {
    let document = parse(html);
    let base = base_of(address, document.base_uri().as_deref());
    let mut found = Vec::new();
    for node in document.root().descendants_it().filter(|node| node.is_element()) {
        if node.has_name("link") {
            found.extend(declared(&node, base.as_ref()));
        } else if node.has_name("a") {
            found.extend(linked(&node, base.as_ref()));
        }
    }
    let host = address.and_then(|address| Url::parse(address.trim()).ok());
    found.extend(COMMON_PATHS.iter().filter_map(|path| {
        let address = resolve(path, Some(host.as_ref()?))?;
        Some(FoundFeed { address, title: None, kind: None, certainty: Certainty::Guessed })
    }));
    found.sort_by_key(|feed| (feed.certainty, is_of_comments(feed)));
    let mut seen = HashSet::new();
    found.retain(|feed| seen.insert(feed.address.trim_end_matches('/').to_owned()));
    found.truncate(MOST_FEEDS);
    found
}

fn declared(node: &PageNode<'_>, base: Option<&Url>) -> Option<FoundFeed> {
    let rel = value(node, "rel")?.to_ascii_lowercase();
    let kind = value(node, "type").and_then(|kind| FeedKind::of_media_type(&kind));
    let has = |word| rel.split_whitespace().any(|rel| rel == word);
    if !(has("feed") || has("alternate") && kind.is_some()) {
        return None;
    }
    let address = resolve(&value(node, "href")?, base)?;
    Some(FoundFeed { address, title: value(node, "title"), kind, certainty: Certainty::Declared })
}

/// A link with "RSS" or the like in its address or its words.
fn linked(node: &PageNode<'_>, base: Option<&Url>) -> Option<FoundFeed> {
    let address = resolve(&value(node, "href")?, base)?;
    let url = Url::parse(&address).ok().filter(|url| url.scheme() != "mailto")?;
    let title = words(node, 200);
    let path = url.path().to_ascii_lowercase();
    let file = path.trim_end_matches('/').rsplit('/').next().unwrap_or("");
    let is_feed_path = matches!(
        file,
        "feed"
            | "rss"
            | "atom"
            | "rss.xml"
            | "feed.xml"
            | "atom.xml"
            | "index.xml"
            | "index.rdf"
            | "feed.json"
    ) || [".rss", ".atom", ".rdf"].iter().any(|end| file.ends_with(end));
    let says_rss = title
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| word.eq_ignore_ascii_case("rss") || word.eq_ignore_ascii_case("atom"));
    // A page about feeds is not one: its words say so, but its address does not.
    let may_be_feed = is_feed_path
        || says_rss && (path.contains("rss") || path.contains("feed") || file.ends_with(".xml"));
    if !may_be_feed {
        return None;
    }
    Some(FoundFeed {
        address,
        title: Some(title).filter(|title| !title.is_empty()),
        kind: None,
        certainty: Certainty::Linked,
    })
}

fn is_of_comments(feed: &FoundFeed) -> bool {
    let title = feed.title.as_deref().unwrap_or("").to_lowercase();
    feed.address.contains("comments")
        || ["comment", "تعليق", "نظر", "תגוב"].iter().any(|word| title.contains(word))
}

impl FeedKind {
    fn of_media_type(written: &str) -> Option<Self> {
        match written.split(';').next().unwrap_or("").trim().to_ascii_lowercase().as_str() {
            "application/rss+xml" | "application/rdf+xml" | "text/rss+xml" | "application/rss" => {
                Some(Self::Rss)
            }
            "application/atom+xml" => Some(Self::Atom),
            "application/feed+json" => Some(Self::Json),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(html: &str) -> Vec<(String, Option<FeedKind>, Certainty)> {
        let feeds = feeds_of_page(html, Some("https://example.org/news/index.html"));
        feeds.into_iter().map(|feed| (feed.address, feed.kind, feed.certainty)).collect()
    }

    #[test]
    fn declared_feeds_come_first_and_each_once() {
        let html = "<a href='/news/rss.xml'>RSS</a><a href='/feed'>خلاصات</a>\
            <link rel='alternate' type='application/rss+xml' title='Comments' href='/comments/feed/'>\
            <link rel=alternate type='application/atom+xml; charset=utf-8' title='أخبار' href='../feed/'>\
            <link rel=alternate hreflang=ar href='/ar/'><link rel=alternate type='application/json' href='/wp-json/'>";
        let feeds = found(html);
        let at = |path: &str| format!("https://example.org{path}");
        assert_eq!(
            feeds.iter().take(4).cloned().collect::<Vec<_>>(),
            [
                (at("/feed/"), Some(FeedKind::Atom), Certainty::Declared),
                (at("/comments/feed/"), Some(FeedKind::Rss), Certainty::Declared),
                (at("/news/rss.xml"), None, Certainty::Linked),
                (at("/rss"), None, Certainty::Guessed),
            ]
        );
        assert!(feeds.iter().skip(3).all(|feed| feed.2 == Certainty::Guessed));
    }

    #[test]
    fn what_is_no_feed_is_none() {
        let none = "<a href='/feedback'>Feedback</a><a href='/about-rss'>What is RSS?</a>\
            <a href='javascript:rss()'>RSS</a><link rel=alternate media=handheld href='/m/'>";
        let sure = found(none).into_iter().filter(|feed| feed.2 == Certainty::Declared);
        assert_eq!(sure.count(), 0);
        assert!(!found(none).iter().any(|feed| feed.0.contains("feedback")));
        assert_eq!(
            feeds_of_page("<link rel=alternate type='application/rss+xml' href='/x'>", None),
            []
        );
    }
}
