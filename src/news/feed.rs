//! A feed as it was received: what it says of itself, its entries, and what was wrong with it.

use super::FeedProblem;
use crate::text::Direction;
use jiff::Zoned;

/// A feed.
#[derive(Clone, Debug, PartialEq)]
pub struct Feed {
    /// The format that it is written in.
    pub format: FeedFormat,
    /// Its title, as plain text on one line.
    pub title: Option<String>,
    /// What it is about, as plain text.
    pub description: Option<String>,
    /// The site that it belongs to.
    pub link: Option<String>,
    /// The language that it declares, a BCP 47 tag as written there.
    pub language: Option<String>,
    /// The direction that most of its titles run in.
    pub direction: Direction,
    /// Its entries, in the order of the document.
    pub entries: Vec<Entry>,
    /// What was wrong with it, each kind once.
    pub problems: Vec<FeedProblem>,
}

/// One story of a feed.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What tells it from the other entries of its feed, on every day: the identifier that the
    /// feed gives, else its link, else a digest of its title and text. Never empty.
    pub id: String,
    /// Its title, as plain text on one line.
    pub title: Option<String>,
    /// Where the story is on the web.
    pub link: Option<String>,
    /// When it was published, in the offset it was given in; when it was changed, where the
    /// feed gives that alone.
    pub published: Option<Zoned>,
    /// When it was last changed.
    pub updated: Option<Zoned>,
    /// Who wrote it, names only, as the feed gives them.
    pub authors: Vec<String>,
    /// The feed's summary or description, as it was received: lists of titles do not need it, so
    /// `summary_text` makes it readable when it is asked for.
    pub summary: Summary,
    /// The fullest text that the feed gives, in HTML as it was received: not made safe.
    pub content: Option<String>,
    /// What relative addresses in `content` are relative to.
    pub base: Option<String>,
    /// The language that the entry declares, else that of the feed.
    pub language: Option<String>,
    /// Its categories, as plain text.
    pub categories: Vec<String>,
    /// Sound, images and other files that come with it.
    pub enclosures: Vec<Enclosure>,
    /// Where readers discuss it.
    pub comments: Option<String>,
    /// Whether the document ends within it: some of it is missing.
    pub is_cut: bool,
}

/// The summary of an entry as it was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Summary {
    /// There is none.
    None,
    /// The content of the entry is its summary too.
    Content,
    /// A plain text.
    Plain(String),
    /// A text that is HTML, or may be.
    Html(String),
}

/// A file that comes with an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosure {
    /// Where it is.
    pub link: String,
    /// Its media type, where that is given.
    pub media_type: Option<String>,
    /// Its size in bytes, where that is given.
    pub length_bytes: Option<u64>,
}

/// The formats of feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FeedFormat {
    /// RSS 0.90, the first of all, written in RDF.
    Rss090,
    /// RSS 0.91.
    Rss091,
    /// RSS 0.92.
    Rss092,
    /// RSS 0.93.
    Rss093,
    /// RSS 0.94.
    Rss094,
    /// RSS 1.0, written in RDF.
    Rss10,
    /// RSS 2.0.
    Rss20,
    /// RSS without a version, or with one that does not exist.
    Rss,
    /// Atom 0.3, a draft that many used.
    Atom03,
    /// Atom 1.0 (RFC 4287).
    Atom10,
    /// JSON Feed 1.0.
    Json10,
    /// JSON Feed 1.1.
    Json11,
    /// Channel Definition Format.
    Cdf,
}

impl FeedFormat {
    /// Its name in the JSON contract.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            FeedFormat::Rss090 => "rss-0.90",
            FeedFormat::Rss091 => "rss-0.91",
            FeedFormat::Rss092 => "rss-0.92",
            FeedFormat::Rss093 => "rss-0.93",
            FeedFormat::Rss094 => "rss-0.94",
            FeedFormat::Rss10 => "rss-1.0",
            FeedFormat::Rss20 => "rss-2.0",
            FeedFormat::Rss => "rss",
            FeedFormat::Atom03 => "atom-0.3",
            FeedFormat::Atom10 => "atom-1.0",
            FeedFormat::Json10 => "json-1.0",
            FeedFormat::Json11 => "json-1.1",
            FeedFormat::Cdf => "cdf",
        }
    }
}
