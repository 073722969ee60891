//! What is the same in all addresses of one page.

use url::Url;

/// Parameters that tell where a reader came from, not what is read.
const TRACKING: [&str; 17] = [
    "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "igshid",
    "mc_cid", "mc_eid", "_ga", "_gl", "xtor", "ncid", "cmpid", "ref_src",
];

/// Beginnings of the names of such parameters.
const TRACKING_STARTS: [&str; 6] = ["utm_", "at_", "ns_", "pk_", "mtm_", "hsa_"];

/// The address without what does not tell pages apart: `http` or `https`, `www.`, a slash at the
/// end, tracking parameters and their order, a place within the page. None for what is no
/// address of the web, or leads to the front page of a site: that tells no story from another.
///
/// ```
/// use khabar::store::link_key;
/// let key = link_key("http://www.Example.org/a/?utm_source=rss&id=7#more");
/// assert_eq!(key.as_deref(), Some("example.org/a?id=7"));
/// assert_eq!(key, link_key("https://example.org/a?id=7"));
/// assert_eq!(link_key("https://example.org/"), None);
/// ```
#[must_use]
pub fn link_key(link: &str) -> Option<String> {
    let url = Url::parse(link.trim()).ok()?;
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    let mut key = place(&url)?;
    let path = upper_escapes(url.path().trim_end_matches('/'));
    let mut parameters: Vec<&str> =
        url.query().unwrap_or("").split('&').filter(|part| is_kept(part)).collect();
    parameters.sort_unstable();
    // Some sites tell their pages apart behind the mark of fragments.
    let route = url.fragment().filter(|part| part.starts_with('!') || part.starts_with('/'));
    if path.is_empty() && parameters.is_empty() && route.is_none() {
        return None;
    }
    key.push_str(&path);
    if !parameters.is_empty() {
        key.push('?');
        key.push_str(&parameters.join("&"));
    }
    if let Some(route) = route {
        key.push('#');
        key.push_str(route);
    }
    Some(key)
}

/// What is the same in all addresses of one feed. Parameters may be all that tells feeds apart.
pub(super) fn address_key(address: &str) -> String {
    let address = address.trim();
    let Ok(url) = Url::parse(address) else { return address.to_owned() };
    let place = if matches!(url.scheme(), "http" | "https" | "feed") { place(&url) } else { None };
    let Some(mut key) = place else { return address.to_owned() };
    key.push_str(&upper_escapes(url.path().trim_end_matches('/')));
    if let Some(query) = url.query() {
        key.push('?');
        key.push_str(query);
    }
    key
}

/// An address that has this key.
pub(super) fn address_of_key(key: &str) -> String {
    let web = format!("https://{key}");
    if !key.contains("://") && address_key(&web) == key { web } else { key.to_owned() }
}

/// Whether both addresses are of one server, and the second one is not less safe.
pub(super) fn is_same_place(one: &str, other: &str) -> bool {
    let (Ok(one), Ok(other)) = (Url::parse(one), Url::parse(other)) else { return false };
    let is_less_safe = one.scheme() == "https" && other.scheme() != "https";
    one.host_str() == other.host_str() && one.port() == other.port() && !is_less_safe
}

fn place(url: &Url) -> Option<String> {
    let host = url.host_str()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    Some(url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")))
}

fn is_kept(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or("").to_ascii_lowercase();
    let is_tracking = TRACKING.contains(&name.as_str())
        || TRACKING_STARTS.iter().any(|start| name.starts_with(start));
    !parameter.is_empty() && !is_tracking
}

/// `%d8` and `%D8` are the same letter; Arabic paths come in both.
fn upper_escapes(path: &str) -> String {
    let mut after = 0;
    let in_escape = |c: char| {
        if c == '%' {
            after = 2;
            return c;
        }
        if after > 0 {
            after -= 1;
            return c.to_ascii_uppercase();
        }
        c
    };
    path.chars().map(in_escape).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_has_one_key() {
        let same = [
            "https://example.org/news/%D8%AE%D8%A8%D8%B1",
            "http://example.org/news/%d8%ae%d8%a8%d8%b1/",
            "https://www.example.org/news/خبر?utm_medium=rss",
            "https://EXAMPLE.org:443/news/خبر#comments",
            " https://example.org/news/خبر?fbclid=x&at_medium=RSS ",
        ];
        let keys: Vec<_> = same.iter().map(|link| link_key(link)).collect();
        assert!(keys.iter().all(|key| *key == keys[0] && key.is_some()), "{keys:?}");
        assert_eq!(link_key("https://e.org/?b=2&a=1"), link_key("http://e.org/?a=1&b=2"));
    }

    #[test]
    fn what_tells_pages_apart_is_kept() {
        let different = [
            "https://example.org/a",
            "https://example.org/A",
            "https://example.org/a?id=1",
            "https://example.org/a?id=2",
            "https://example.org:8080/a",
            "https://news.example.org/a",
            "https://example.org/#!/a",
        ];
        let mut keys: Vec<_> = different.iter().map(|link| link_key(link)).collect();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), different.len(), "{keys:?}");
    }

    #[test]
    fn what_is_no_page_has_none() {
        for link in ["", "x", "mailto:a@example.org", "https://example.org", "file:///a"] {
            assert_eq!(link_key(link), None, "{link}");
        }
        assert_eq!(link_key("https://example.org/?utm_source=x"), None);
    }

    #[test]
    fn one_feed_has_one_key() {
        assert_eq!(
            address_key("http://example.org/feed/"),
            address_key("https://example.org/feed")
        );
        assert_ne!(address_key("https://e.org/?feed=a"), address_key("https://e.org/?feed=b"));
        assert_eq!(address_key("stories/"), "stories/");
    }
}
