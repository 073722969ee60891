//! Reading lists of other readers: OPML in and out, the `urls` file of newsboat in.

mod opml;
mod urls;

pub use opml::{parse_opml, write_opml};
pub use urls::parse_urls;

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
    use crate::news::ListNote;

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
    fn what_is_not_followed_is_noted_by_its_address() {
        let opml = "<opml version='2.0'><body><outline text='a' xmlUrl='https://a.example/'/>\
            <outline text='b' xmlUrl='javascript:alert(1)'/></body></opml>";
        let list = parse_opml(opml.as_bytes()).expect("a list");
        assert_eq!(list.root.subscriptions.len(), 1);
        assert_eq!(list.notes, [ListNote::Scheme("javascript:alert(1)".to_owned())]);
        let list = parse_urls(b"gopher://a.example/ tag\nhttps://b.example/\n");
        assert_eq!(list.root.subscriptions.len(), 1);
        assert_eq!(list.notes, [ListNote::Scheme("gopher://a.example/".to_owned())]);
    }
}
