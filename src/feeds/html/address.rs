//! Addresses in a page: relative ones made whole, dangerous ones dropped.

use url::Url;

/// The longest address that is kept: servers refuse longer ones.
const LONGEST_ADDRESS_BYTES: usize = 8 * 1024;

/// The absolute address that `written` means on the page at `base`, if it is one that may be
/// opened: `http`, `https` or `mailto`. (`javascript:` and `data:` would run what the page
/// wants.) A place on the same page is no address.
#[must_use]
pub fn resolve(written: &str, base: Option<&Url>) -> Option<String> {
    let written = written.trim();
    if written.is_empty() || written.starts_with('#') || written.len() > LONGEST_ADDRESS_BYTES {
        return None;
    }
    let address = match base {
        Some(base) => base.join(written).ok()?,
        None => Url::parse(written).ok()?,
    };
    matches!(address.scheme(), "http" | "https" | "mailto").then(|| address.into())
}

/// The address of a page, which its relative links are resolved against: that of its `<base>`
/// where it has one.
pub(crate) fn base_of(page: Option<&str>, declared: Option<&str>) -> Option<Url> {
    let page = page.and_then(|address| Url::parse(address.trim()).ok());
    let declared = declared.and_then(|declared| resolve(declared, page.as_ref()));
    declared.and_then(|address| Url::parse(&address).ok()).or(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_may_be_opened_is_kept() {
        let base = Url::parse("https://example.org/news/one.html").ok();
        let resolved = |written| resolve(written, base.as_ref());
        assert_eq!(resolved("two.html").as_deref(), Some("https://example.org/news/two.html"));
        assert_eq!(resolved("//cdn.example/x").as_deref(), Some("https://cdn.example/x"));
        assert_eq!(resolved("mailto:a@example.org").as_deref(), Some("mailto:a@example.org"));
        assert_eq!(resolved("/خبر").as_deref(), Some("https://example.org/%D8%AE%D8%A8%D8%B1"));
        for bad in
            ["javascript:alert(1)", " JavaScript:x", "data:text/html,x", "#top", "", "ftp://x/"]
        {
            assert_eq!(resolved(bad), None, "{bad}");
        }
        assert_eq!(resolve("two.html", None), None);
    }
}
