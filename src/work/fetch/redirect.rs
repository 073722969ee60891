//! Which redirects are followed, and what they say of where a feed is from now on: pure.

use crate::news::FetchError;
use url::Url;

/// More than a feed behind a shortener behind a login page needs.
pub(super) const MOST_REDIRECTS: usize = 10;

/// The addresses of one request, from the first on.
#[derive(Clone, Debug)]
pub(super) struct Trail {
    addresses: Vec<Url>,
    /// Where the permanent redirects at the beginning lead.
    moved_to: Option<Url>,
    is_permanent_so_far: bool,
}

impl Trail {
    pub(super) fn new(first: Url) -> Self {
        Self { addresses: vec![first], moved_to: None, is_permanent_so_far: true }
    }

    /// Goes on to where `location` leads from the last address.
    pub(super) fn follow(&mut self, status: u16, location: &str) -> Result<Url, FetchError> {
        let from = self.addresses.last().ok_or(FetchError::BadRedirect)?;
        let mut next = from.join(location.trim()).map_err(|_| FetchError::BadRedirect)?;
        let is_of_web = matches!(next.scheme(), "http" | "https");
        if !is_of_web || next.host_str().is_none_or(str::is_empty) {
            return Err(FetchError::BadRedirect);
        }
        next.set_fragment(None);
        // A server has no say in who we are.
        let _ = next.set_username("");
        let _ = next.set_password(None);
        if self.addresses.contains(&next) {
            return Err(FetchError::RedirectLoop);
        }
        if self.addresses.len() > MOST_REDIRECTS {
            return Err(FetchError::TooManyRedirects);
        }
        self.is_permanent_so_far &= matches!(status, 301 | 308);
        if self.is_permanent_so_far {
            self.moved_to = Some(next.clone());
        }
        self.addresses.push(next.clone());
        Ok(next)
    }

    /// Where the feed is from now on, if it moved.
    pub(super) fn moved_to(self) -> Option<Url> {
        self.moved_to
    }

    /// Whether the last address is of the server that was asked first, and not less safe: only
    /// it hears a login.
    pub(super) fn is_at_home(&self) -> bool {
        let (Some(first), Some(last)) = (self.addresses.first(), self.addresses.last()) else {
            return false;
        };
        let is_less_safe = first.scheme() == "https" && last.scheme() != "https";
        // From http to https the port changes with the scheme.
        let has_same_port = first.port_or_known_default() == last.port_or_known_default()
            || (first.port().is_none() && last.port().is_none());
        first.host_str() == last.host_str() && has_same_port && !is_less_safe
    }
}

/// Whether a status is a redirect that is followed.
pub(super) fn is_redirect(status: u16) -> bool {
    matches!(status, 300..=303 | 307 | 308)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trail() -> Trail {
        Trail::new(Url::parse("https://example.org/feed").unwrap())
    }

    fn moved(steps: &[(u16, &str)]) -> Option<String> {
        let mut trail = trail();
        for (status, location) in steps {
            trail.follow(*status, location).unwrap();
        }
        trail.moved_to().map(String::from)
    }

    #[test]
    fn only_permanent_redirects_move_a_feed() {
        assert_eq!(moved(&[(301, "/new#x")]).as_deref(), Some("https://example.org/new"));
        assert_eq!(moved(&[(308, "/a"), (302, "/b")]).as_deref(), Some("https://example.org/a"));
        assert_eq!(moved(&[(302, "/a"), (301, "/b")]), None);
        assert_eq!(moved(&[(307, "//other.example/خبر")]), None);
    }

    #[test]
    fn circles_and_endless_ways_are_left() {
        let mut circle = trail();
        circle.follow(302, "/a").unwrap();
        assert_eq!(circle.follow(302, "/feed"), Err(FetchError::RedirectLoop));
        let mut endless = trail();
        let last =
            (0..20).map(|step| endless.follow(302, &format!("/{step}"))).find(Result::is_err);
        assert_eq!(last, Some(Err(FetchError::TooManyRedirects)));
    }

    #[test]
    fn only_the_web_is_redirected_to() {
        for location in ["file:///etc/hosts", "javascript:1", "ftp://example.org", "http://", ""] {
            let result = trail().follow(302, location);
            let is_refused =
                matches!(result, Err(FetchError::BadRedirect | FetchError::RedirectLoop));
            assert!(is_refused, "{location}: {result:?}");
        }
    }

    #[test]
    fn a_login_stays_with_its_server() {
        for (location, is_at_home) in [
            ("/other", true),
            ("https://example.org:443/x", true),
            ("http://example.org/x", false),
            ("https://www.example.org/x", false),
            ("https://example.org:8443/x", false),
            ("https://ada:secret@evil.example/", false),
        ] {
            let mut trail = trail();
            let next = trail.follow(302, location).unwrap();
            assert_eq!(trail.is_at_home(), is_at_home, "{location}");
            assert!(next.username().is_empty() && next.password().is_none());
        }
        let mut safer = Trail::new(Url::parse("http://example.org/feed").unwrap());
        safer.follow(301, "https://example.org/feed").unwrap();
        assert!(safer.is_at_home());
    }
}
