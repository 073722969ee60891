//! Tells web pages from texts.

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
}
