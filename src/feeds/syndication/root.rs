//! Finds where the feed begins: behind a byte order mark, blanks, comments, and whatever the
//! program that made it has printed before.

use crate::news::NotAFeed;

/// The roots of feeds in XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::feeds) enum Root {
    Rss,
    Rdf,
    Atom,
    Cdf,
}

/// Where the feed begins.
#[derive(Debug)]
pub(super) struct Found {
    /// None for JSON.
    pub root: Option<Root>,
    pub at: usize,
    pub has_junk_before: bool,
}

/// Finds the first tag that begins a feed.
pub(super) fn find(text: &str) -> Result<Found, NotAFeed> {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let mut at = text.len() - start.len();
    if start.is_empty() {
        return Err(NotAFeed::Empty);
    }
    if start.starts_with(['{', '[']) {
        return Ok(Found { root: None, at, has_junk_before: false });
    }
    let begins_with_text = !start.starts_with('<');
    let mut has_other_tags = false;
    let mut comments_end = true;
    while let Some(next) = text.get(at..).and_then(|rest| rest.find('<')) {
        at += next;
        let from = text.get(at..).unwrap_or("");
        if comments_end && from.starts_with("<!--") {
            match from.find("-->") {
                Some(end) => at += end + 3,
                // Nor has any comment behind it an end.
                None => comments_end = false,
            }
            continue;
        }
        match kind(from) {
            Kind::Feed(root) => {
                let has_junk_before = begins_with_text || has_other_tags;
                return Ok(Found { root: Some(root), at, has_junk_before });
            }
            Kind::Page => return Err(NotAFeed::WebPage),
            Kind::ReadingList => return Err(NotAFeed::ReadingList),
            Kind::OtherTag => has_other_tags = true,
            Kind::Nothing => {}
        }
        at += 1;
    }
    // JSON behind a guard against being run as a script.
    match text.find('{') {
        Some(at) if text.contains("jsonfeed.org") => {
            Ok(Found { root: None, at, has_junk_before: true })
        }
        _ => Err(NotAFeed::Other(None)),
    }
}

enum Kind {
    Feed(Root),
    Page,
    ReadingList,
    OtherTag,
    Nothing,
}

fn kind(from: &str) -> Kind {
    let inside = from.get(1..).unwrap_or("");
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':');
    let name = inside.split(|c| !is_part(c)).next().unwrap_or("");
    let local = name.rsplit(':').next().unwrap_or("");
    match local {
        "rss" | "channel" | "item" => Kind::Feed(Root::Rss),
        "feed" | "entry" => Kind::Feed(Root::Atom),
        "CHANNEL" | "Channel" | "ITEM" => Kind::Feed(Root::Cdf),
        "opml" | "OPML" => Kind::ReadingList,
        _ if local.eq_ignore_ascii_case("rdf") => Kind::Feed(Root::Rdf),
        _ if local.eq_ignore_ascii_case("rss") => Kind::Feed(Root::Rss),
        _ if local.eq_ignore_ascii_case("html") => Kind::Page,
        "" => Kind::Nothing,
        _ => Kind::OtherTag,
    }
}
