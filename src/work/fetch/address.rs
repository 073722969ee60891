//! What a person types as an address, as one that can be asked: pure.

use crate::feeds::web_of_feed;
use crate::news::FetchError;
use std::path::{Path, PathBuf};
use url::Url;

/// Where something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// On the web. Holds no fragment; a login may stand in it.
    Web(Url),
    /// On the disk of this machine.
    Disk(PathBuf),
}

impl Address {
    /// Reads what was typed: `example.org`, `feed://…`, `https://…/خبر`, `~/notes`,
    /// `file:///…`. `exists` says whether a path is there: `notes` may be a folder or a host.
    ///
    /// # Errors
    /// When it can be no address.
    pub fn read(typed: &str, exists: impl Fn(&Path) -> bool) -> Result<Self, FetchError> {
        let typed = typed.trim().trim_matches(|c| matches!(c, '<' | '>' | '"' | '«' | '»'));
        if typed.is_empty() {
            return Err(FetchError::NotAnAddress);
        }
        if let Some(address) = web_of_feed(typed) {
            return web(&address);
        }
        if after_scheme(typed, "file:").is_some() {
            let url = Url::parse(typed).map_err(|_| FetchError::NotAnAddress)?;
            return url.to_file_path().map(Self::Disk).map_err(|()| FetchError::NotAnAddress);
        }
        if let Some((scheme, _)) = typed.split_once("://") {
            return match scheme.to_ascii_lowercase().as_str() {
                "http" | "https" => web(typed),
                other if is_scheme(other) => Err(FetchError::Scheme(format!("{other}://"))),
                _ => Err(FetchError::NotAnAddress),
            };
        }
        let path = Path::new(typed);
        let is_path = typed.starts_with(['/', '.', '~']) || exists(path);
        if is_path {
            return Ok(Self::Disk(path.to_owned()));
        }
        without_scheme(typed)
    }

    /// As it is kept: whole, in ASCII, without a fragment.
    #[must_use]
    pub fn kept(&self) -> String {
        match self {
            Self::Web(url) => url.as_str().to_owned(),
            Self::Disk(path) => Url::from_file_path(path)
                .map_or_else(|()| path.display().to_string(), |url| url.as_str().to_owned()),
        }
    }
}

/// `@name@host` is how accounts of the fediverse are written; their page has a feed.
fn without_scheme(typed: &str) -> Result<Address, FetchError> {
    if let Some((name, host)) = typed.strip_prefix('@').and_then(|account| account.split_once('@'))
    {
        let is_name = !name.is_empty() && !name.contains('/');
        return if is_name { web(&format!("https://{host}/@{name}")) } else { not_an_address() };
    }
    let host = typed.split(['/', '?', '#']).next().unwrap_or(typed);
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let looks_like_host = (name.contains('.') || name == "localhost")
        && !host.contains(char::is_whitespace)
        && !name.starts_with('.')
        && !host.contains('@');
    if looks_like_host { web(&format!("https://{typed}")) } else { not_an_address() }
}

fn not_an_address() -> Result<Address, FetchError> {
    Err(FetchError::NotAnAddress)
}

fn web(address: &str) -> Result<Address, FetchError> {
    let mut url = Url::parse(address).map_err(|_| FetchError::NotAnAddress)?;
    if url.host_str().is_none_or(str::is_empty) {
        return not_an_address();
    }
    url.set_fragment(None);
    Ok(Address::Web(url))
}

fn after_scheme<'a>(text: &'a str, scheme: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(scheme.len())?;
    start.eq_ignore_ascii_case(scheme).then_some(rest)
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

/// An address for people: without its login, with the letters of its host and path.
#[must_use]
pub fn shown(url: &Url) -> String {
    let mut url = url.clone();
    // Neither fails for addresses that have a host.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Result<String, FetchError> {
        Address::read(typed, |path| path == Path::new("notes.d")).map(|address| match address {
            Address::Web(url) => url.into(),
            Address::Disk(path) => format!("disk {}", path.display()),
        })
    }

    #[test]
    fn addresses_are_read_in_any_form() {
        for (typed, meant) in [
            ("https://example.org/feed#top", "https://example.org/feed"),
            (" HTTP://Example.ORG ", "http://example.org/"),
            ("example.org", "https://example.org/"),
            ("example.org:8080/rss", "https://example.org:8080/rss"),
            ("localhost:8080", "https://localhost:8080/"),
            ("feed://example.org/rss", "http://example.org/rss"),
            ("feed:example.org/rss", "https://example.org/rss"),
            ("feed:http://example.org/rss", "http://example.org/rss"),
            ("<https://example.org>", "https://example.org/"),
            ("@ada@social.example", "https://social.example/@ada"),
            (
                "https://موقع.example/أخبار",
                "https://xn--4gbrim.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1",
            ),
            ("/var/news", "disk /var/news"),
            ("./a.xml", "disk ./a.xml"),
            ("notes.d", "disk notes.d"),
            ("file:///var/news/a%20b.xml", "disk /var/news/a b.xml"),
        ] {
            assert_eq!(read(typed).as_deref(), Ok(meant), "{typed}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for typed in
            ["", "news", "two words.org", "https://", "ada@example.org", "?", "@ada", "://x"]
        {
            assert_eq!(read(typed), Err(FetchError::NotAnAddress), "{typed}");
        }
        assert_eq!(read("gopher://example.org"), Err(FetchError::Scheme("gopher://".to_owned())));
    }

    #[test]
    fn a_login_is_not_shown() {
        let url = Url::parse("https://ada:secret@example.org/feed").unwrap();
        assert_eq!(shown(&url), "https://example.org/feed");
    }
}
