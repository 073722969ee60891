//! Any bytes become a feed, with the problems it has; or a reason why they are none.
//!
//! ```text
//! bytes → document (encoding) → root → raw (as the format has it) → adapt → Feed
//! ```

mod adapt;
mod addresses;
mod attributes;
mod base64;
mod content;
mod dated;
mod elements;
mod entities;
mod identity;
mod json_value;
mod namespaces;
mod parts;
mod parts_of_json;
mod parts_of_xml;
mod problems;
mod raw;
mod read_json;
mod read_links;
mod read_xml;
mod root;
mod scan;
mod scopes;
mod tag;
mod text_construct;
mod texts;
mod xml;

use super::binary::known_format;
use super::document::decode_document;
use crate::news::{Feed, FeedProblem, NotAFeed};
pub(super) use content::one_line;
pub use parts::Parts;
pub(super) use problems::quoted;
use root::Found;
pub(super) use root::Root;
use url::Url;
pub(super) use xml::{Child, Xml};

/// Entries that are read of one feed. The largest feeds have some thousands; a feed with more
/// is a mistake or an attack, and a reader has no use for it.
pub const MOST_ENTRIES: usize = 20_000;

/// What is known of a feed besides its bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Origin<'a> {
    /// Where it was fetched from.
    pub address: Option<&'a str>,
    /// The header `Content-Type` that it came with.
    pub content_type: Option<&'a str>,
    /// The header `Content-Location`.
    pub content_location: Option<&'a str>,
    /// The header `Content-Language`.
    pub content_language: Option<&'a str>,
}

/// Reads a feed of any format, well-formed or not.
///
/// Time and memory are bounded by the size of the bytes: entities, nesting, attributes,
/// entries and problems have limits.
///
/// # Errors
/// [`NotAFeed`] when nothing in the bytes begins a feed.
///
/// ```
/// use khabar::feeds::{Origin, parse_feed};
/// let bytes = b"<rss><channel><title>News & views</title><item><title>One";
/// let feed = parse_feed(bytes, &Origin::default()).unwrap();
/// assert_eq!(feed.title.as_deref(), Some("News & views"));
/// assert_eq!(feed.entries[0].title.as_deref(), Some("One"));
/// assert!(!feed.problems.is_empty());
/// ```
pub fn parse_feed(bytes: &[u8], origin: &Origin<'_>) -> Result<Feed, NotAFeed> {
    if let Some(format) = known_format(bytes) {
        return Err(NotAFeed::Other(Some(format)));
    }
    let document = decode_document(bytes, origin.content_type);
    let Found { root, at, has_junk_before } = root::find(&document.text)?;
    let base = base_of(origin);
    let (raw, mut problems) = match root {
        None => read_json::read_json(document.text.get(at..).unwrap_or(""), base),
        Some(root) => {
            let (before, text) = document.text.split_at_checked(at).unwrap_or(("", &document.text));
            let mut xml = xml::Xml::new(text, base);
            xml.entities.declare(before, &mut xml.problems);
            let raw = read_xml::read_xml(&mut xml, root);
            (raw, xml.problems)
        }
    };
    if has_junk_before {
        problems.note(FeedProblem::JunkBefore);
    }
    problems.append(document.problems);
    Ok(adapt::feed(raw, origin, problems))
}

/// RFC 3986, 5.1: where the content is, then where it was asked for.
fn base_of(origin: &Origin<'_>) -> Option<Url> {
    let address = origin.address.and_then(|address| Url::parse(address.trim()).ok());
    match origin.content_location {
        None => address,
        Some(location) => {
            Url::options().base_url(address.as_ref()).parse(location.trim()).ok().or(address)
        }
    }
}
