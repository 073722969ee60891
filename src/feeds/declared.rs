//! The encodings that are declared for a document: in the header it came with, in its XML
//! declaration, in its `meta` elements.

use memchr::{memchr, memchr_iter};

/// Declarations stand at the beginning.
const SEARCHED_BYTES: usize = 4_096;

/// The `charset` of a `Content-Type`.
pub(super) fn charset_of_content_type(value: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then(|| value.to_owned())
    })
}

/// What `<?xml encoding="…"?>`, `<meta charset="…">` or `<meta content="…; charset=…">` says.
/// All encodings but UTF-16 and UTF-32 write these in ASCII.
pub(super) fn charset_of_document(bytes: &[u8]) -> Option<String> {
    let start = bytes.get(..bytes.len().min(SEARCHED_BYTES))?;
    let in_declaration = tags(start, "?xml").next().and_then(|tag| value_after(&tag, "encoding"));
    in_declaration.or_else(|| tags(start, "meta").find_map(|tag| value_after(&tag, "charset")))
}

/// The tags that begin with this name in any case, in lower case, without their `<` and `>`.
fn tags<'a>(start: &'a [u8], name: &'a str) -> impl Iterator<Item = String> + 'a {
    memchr_iter(b'<', start).filter_map(move |at| {
        let tag = start.get(at + 1..)?;
        let is_named = tag.get(..name.len())?.eq_ignore_ascii_case(name.as_bytes());
        let tag = tag.get(..is_named.then(|| memchr(b'>', tag))??)?;
        Some(String::from_utf8_lossy(tag).to_ascii_lowercase())
    })
}

fn value_after(tag: &str, attribute: &str) -> Option<String> {
    tag.split_once(attribute).and_then(|(_, after)| value_after_equals(after))
}

fn value_after_equals(text: &str) -> Option<String> {
    let value = text.trim_start().strip_prefix('=')?.trim_start();
    let value = value.trim_start_matches(['"', '\'']);
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.');
    let value = value.split(|c| !is_part(c)).next()?;
    (!value.is_empty()).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_where_it_may_stand() {
        assert_eq!(
            charset_of_content_type("text/xml; Charset=\"windows-1256\"").as_deref(),
            Some("windows-1256")
        );
        assert_eq!(charset_of_content_type("text/xml"), None);
        for document in [
            "<?xml version='1.0' encoding = 'windows-1256'?><rss>",
            "<html><META http-equiv=x content='text/html; charset=windows-1256'>",
            "<meta charset=windows-1256>",
        ] {
            assert_eq!(charset_of_document(document.as_bytes()).as_deref(), Some("windows-1256"));
        }
        assert_eq!(charset_of_document(b"<?xml version='1.0'?><rss>"), None);
    }
}
