//! Reading lists of other readers: OPML in and out, the `urls` file of newsboat in.

mod opml;
mod urls;

pub use opml::{parse_opml, write_opml};
pub use urls::parse_urls;

use crate::news::ListNote;

/// Schemes of addresses at which no feed can be fetched. One that nobody knows is most likely
/// misspelled (`hhttps:`): it is followed, and what is wrong with it is said when it is fetched.
const OTHER_SCHEMES: [&str; 13] = [
    "about",
    "data",
    "ftp",
    "ftps",
    "gemini",
    "gopher",
    "javascript",
    "magnet",
    "mailto",
    "news",
    "nntp",
    "sftp",
    "tel",
];

/// An address of the scheme `feed` as one of the web: `feed://host` stands for `http://host`, and
/// `feed:https://host` for what comes after it. A login is not sent in the open. None for other
/// addresses.
///
/// ```
/// use khabar::feeds::web_of_feed;
/// assert_eq!(web_of_feed("feed://a.example/rss").as_deref(), Some("http://a.example/rss"));
/// assert_eq!(web_of_feed("feed:https://a.example").as_deref(), Some("https://a.example"));
/// assert_eq!(web_of_feed("feed://me:word@a.example").as_deref(), Some("https://me:word@a.example"));
/// assert_eq!(web_of_feed("https://a.example"), None);
/// ```
#[must_use]
pub fn web_of_feed(address: &str) -> Option<String> {
    let begins = |text: &str, start: &str| {
        text.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start))
    };
    let address = address.trim();
    let rest = if begins(address, "feed:") { address.get("feed:".len()..)? } else { return None };
    let host = rest.strip_prefix("//");
    let after = host.unwrap_or(rest);
    if begins(after, "http:") || begins(after, "https:") {
        return Some(after.to_owned());
    }
    let server = after.split(['/', '?', '#']).next().unwrap_or(after);
    let scheme = if host.is_some() && !server.contains('@') { "http" } else { "https" };
    Some(format!("{scheme}://{after}"))
}

/// How a line is noted that asks other feeds or runs a program, and is passed over.
fn passed_over(address: &str) -> Option<fn(String) -> ListNote> {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme.as_deref() {
        Some("query") => Some(ListNote::Query),
        Some("exec" | "filter") => Some(ListNote::Program),
        _ => None,
    }
}

/// Whether it can be an address of the web or of a file. Before a port stands a host.
fn can_be_followed(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once(':') else { return true };
    let port = rest.split(['/', '?', '#']).next().unwrap_or("");
    let is_port = !port.is_empty() && port.chars().all(|digit| digit.is_ascii_digit());
    is_port || OTHER_SCHEMES.iter().all(|other| !scheme.eq_ignore_ascii_case(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_and_files_are_followed() {
        for address in [
            "https://a.example/f",
            "HTTP://a.example/",
            "feed:https://a.example/",
            "file:///news/a.xml",
            "a.example/f",
            "a.example:8080/f",
            "localhost:8080",
            "/news/a.xml",
            "news:8080/f",
            "hhttps://a.example/f",
        ] {
            assert!(can_be_followed(address), "{address}");
        }
        for address in
            ["javascript:alert(1)", "ftp://a.example/f", "mailto:a@b.example", "data:text/xml,a"]
        {
            assert!(!can_be_followed(address), "{address}");
        }
    }

    #[test]
    fn the_scheme_of_feeds_is_that_of_the_web() {
        let opml = "<opml><body><outline text='a' xmlUrl='feed://a.example/f'/>\
            <outline text='b' xmlUrl='feed:https://b.example/f'/></body></opml>";
        let list = parse_opml(opml.as_bytes()).expect("a list");
        let urls = parse_urls(b"feed://a.example/f\nfeed:https://b.example/f tag\n");
        for list in [list, urls] {
            let feeds = list.root.subscriptions.iter().map(|feed| feed.address.as_str());
            let feeds: Vec<&str> = feeds.collect();
            assert_eq!(feeds, ["http://a.example/f", "https://b.example/f"]);
        }
    }

    #[test]
    fn what_is_not_followed_is_noted_by_its_address() {
        let opml = "<opml version='2.0'><body><outline text='a' xmlUrl='https://a.example/'/>\
            <outline text='b' xmlUrl='javascript:alert(1)'/></body></opml>";
        let list = parse_opml(opml.as_bytes()).expect("a list");
        assert_eq!(list.root.subscriptions.len(), 1);
        assert_eq!(list.notes, [ListNote::Scheme("javascript:alert(1)".to_owned())]);
        let opml = "<opml><body><outline text='a' xmlUrl='exec:rm x'/>\
            <outline text='b' xmlUrl='filter:a:https://b.example/'/>\
            <outline text='c' xmlUrl='query:x:unread = &quot;yes&quot;'/></body></opml>";
        let list = parse_opml(opml.as_bytes()).expect("a list");
        assert!(list.root.subscriptions.is_empty());
        let noted = [
            ListNote::Program("exec:rm x".to_owned()),
            ListNote::Program("filter:a:https://b.example/".to_owned()),
            ListNote::Query("query:x:unread = \"yes\"".to_owned()),
        ];
        assert_eq!(list.notes, noted);
        let list = parse_urls(b"gopher://a.example/ tag\nhttps://b.example/\n");
        assert_eq!(list.root.subscriptions.len(), 1);
        assert_eq!(list.notes, [ListNote::Scheme("gopher://a.example/".to_owned())]);
    }
}
