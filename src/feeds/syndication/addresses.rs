//! Addresses of a feed: made whole, and left out where they lead nowhere or into a trap.

use std::borrow::Cow;
use url::Url;

/// Where a story may be. Not `javascript:` or `data:`, nor files of this machine.
const OPENABLE: [&str; 5] = ["http", "https", "gemini", "gopher", "ftp"];

/// Longer ones are no addresses that anybody opens.
const LONGEST_ADDRESS: usize = 8_192;

/// The address with what it is relative to before it. An absolute one stays as it is written,
/// but for blanks: what identifies a story must not change by being read.
pub(super) fn resolved<'a>(address: &'a str, base: Option<&Url>) -> Cow<'a, str> {
    let address = without_blanks(address);
    if address.is_empty() || scheme(&address).is_some() {
        return address;
    }
    match base {
        Some(base) if !base.cannot_be_a_base() => {
            base.join(&address).map_or(address, |joined| Cow::Owned(joined.into()))
        }
        _ => address,
    }
}

/// Whether somebody may open it.
pub(super) fn is_openable(address: &str) -> bool {
    let is_one = |scheme| OPENABLE.iter().any(|openable| openable.eq_ignore_ascii_case(scheme));
    address.len() <= LONGEST_ADDRESS && scheme(address).is_some_and(is_one)
}

/// Whether it says nothing without what it is relative to.
pub(super) fn is_relative(address: &str) -> bool {
    scheme(address).is_none() && address.len() <= LONGEST_ADDRESS
}

/// Line ends within an address come from the layout of the document; blanks are escaped.
fn without_blanks(address: &str) -> Cow<'_, str> {
    // No early end, so that many bytes are looked at at once.
    if address.bytes().fold(true, |is_clean, byte| is_clean & byte.is_ascii_graphic()) {
        return Cow::Borrowed(address);
    }
    let address = address.trim();
    if address.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Cow::Borrowed(address);
    }
    let mut clean = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '\n' | '\r' | '\t' => {}
            c if c.is_whitespace() => clean.push_str("%20"),
            c if c.is_control() => {}
            c => clean.push(c),
        }
    }
    Cow::Owned(clean)
}

/// RFC 3986, 3.1.
fn scheme(address: &str) -> Option<&str> {
    for usual in ["https", "http"] {
        if address.strip_prefix(usual).is_some_and(|rest| rest.starts_with(':')) {
            return address.get(..usual.len());
        }
    }
    let scheme = address.get(..address.bytes().position(|byte| byte == b':')?)?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    is_scheme.then_some(scheme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absolute_addresses_stay_as_written() {
        let base = Url::parse("https://example.org/a/b").ok();
        for address in ["http://example.com", "https://example.com/خبر?a=1&b=2", "urn:x:y"] {
            assert_eq!(resolved(address, base.as_ref()), address);
        }
        assert_eq!(resolved(" /c\n", base.as_ref()), "https://example.org/c");
        assert_eq!(resolved("//example.net/c", base.as_ref()), "https://example.net/c");
        assert_eq!(resolved("c d", None), "c%20d");
    }

    #[test]
    fn traps_are_not_opened() {
        for address in ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "/c", ""] {
            assert!(!is_openable(address), "{address}");
        }
        assert!(is_openable("HTTPS://example.org/"));
    }
}
