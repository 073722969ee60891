//! The bytes of a web page to text: in the encoding that its first bytes, the server, the page
//! itself or its letters say.

use crate::feeds::legacy::best_encoding;
use crate::feeds::{Decoded, NotText, decode};
use encoding_rs::{Encoding, UTF_8};

/// Where the declaration of an encoding stands; the standard says within the first 1024 bytes,
/// pages come later with it.
const DECLARED_WITHIN_BYTES: usize = 8 * 1024;

/// Decodes a page. `declared_by_server` is the `charset` of the HTTP header.
///
/// In this order: the byte order mark; UTF-8 when all of it is valid and some of it is not
/// ASCII; what the server says; what the page says; the encoding in which its letters read best.
/// Zero bytes and other controls do not make a page unreadable: they are dropped later.
///
/// # Errors
/// [`NotText`] for bytes that are neither a page nor text in any encoding.
pub fn decode_page(bytes: &[u8], declared_by_server: Option<&str>) -> Result<Decoded, NotText> {
    if !is_page(&String::from_utf8_lossy(bytes.get(..1024).unwrap_or(bytes))) {
        return decode(bytes);
    }
    let (marked, length) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let body = bytes.get(length..).unwrap_or_default();
    let is_utf8 = || std::str::from_utf8(body).is_ok();
    let declared = || {
        let labels = [declared_by_server.map(str::to_owned), declared_in(body)];
        let named = labels.into_iter().flatten();
        named
            .filter_map(|label| Encoding::for_label(label.trim().as_bytes()))
            .find(|&encoding| encoding != UTF_8)
    };
    let encoding = match length {
        1.. => marked,
        0 if is_utf8() && !body.is_ascii() => UTF_8,
        0 => match declared() {
            // Whoever can read ASCII letters in the declaration is not reading UTF-16.
            Some(encoding) if encoding.is_ascii_compatible() || body.is_ascii() => encoding,
            _ if is_utf8() || is_mostly_utf8(body) => UTF_8,
            _ => best_encoding(body),
        },
    };
    let (text, _) = encoding.decode_without_bom_handling(body);
    Ok(Decoded { text: text.into_owned(), encoding: encoding.name() })
}

/// A page that was cut, or into which somebody pasted bytes of another encoding.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut letters, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    letters > bad * 2
}

/// What `<meta charset=…>` or `<meta http-equiv=… content="…; charset=…">` says.
fn declared_in(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..DECLARED_WITHIN_BYTES).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let metas = head.match_indices("<meta").filter_map(|(at, _)| head.get(at..));
    metas.filter_map(|meta| meta.get(..meta.find('>')?)).find_map(|meta| {
        let after = meta.get(meta.find("charset")? + "charset".len()..)?;
        let value = after.trim_start().strip_prefix('=')?;
        let value =
            value.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
        let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '/');
        let label = value.get(..value.find(ends).unwrap_or(value.len()))?;
        (!label.is_empty()).then(|| label.to_owned())
    })
}

/// Whether a text is a web page by its first tag, not a text that has some tags in it.
#[must_use]
pub fn is_page(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    // What comes before the first tag: comments, a declaration of XML, a style sheet's.
    for _ in 0..16 {
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            "?>"
        } else {
            break;
        };
        let Some(at) = rest.find(end) else { return false };
        rest = rest.get(at + end.len()..).unwrap_or("").trim_start();
    }
    ["<!doctype html", "<html", "<head", "<body"].iter().any(|start| {
        let is_it = rest.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start));
        let next = rest.as_bytes().get(start.len());
        is_it && !next.is_some_and(u8::is_ascii_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1256;

    #[test]
    fn a_page_is_known_by_its_first_tag() {
        for page in
            ["<!DOCTYPE html>", "\u{feff}\n<HTML lang=ar>", "<?xml version='1.0'?><!-- x --><html>"]
        {
            assert!(is_page(page), "{page}");
        }
        for text in ["<p>a", "", "<headline>", "<rss>", "<!-- never closed <html>", "html"] {
            assert!(!is_page(text), "{text}");
        }
    }

    #[test]
    fn encodings_are_found_in_their_order() {
        let arabic = "وصلت العبارة إلى الميناء";
        let page = |declared: &str| format!("<html><meta {declared}><p>{arabic}");
        let decoded = |bytes: &[u8], server| decode_page(bytes, server).unwrap().text;
        let legacy = |declared: &str| WINDOWS_1256.encode(&page(declared)).0.into_owned();
        let by_page = legacy("charset=windows-1256");
        assert!(decoded(&by_page, None).contains(arabic));
        let content = legacy("http-equiv=Content-Type content='text/html; charset=cp1256'");
        assert!(decoded(&content, None).contains(arabic));
        assert!(decoded(&legacy("name=x"), Some("windows-1256")).contains(arabic));
        assert!(decoded(&legacy("charset=utf-8"), None).contains(arabic), "a wrong declaration");
        assert!(
            decoded(page("charset=iso-8859-1").as_bytes(), None).contains(arabic),
            "valid UTF-8"
        );
        assert!(decoded(b"<html><p>a\0b", None).contains('b'));
    }
}
