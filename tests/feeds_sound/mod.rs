//! What holds of every feed that was read, whatever its bytes were.

use khabar::feeds::MOST_ENTRIES;
use khabar::news::{Entry, Feed};

/// Bytes that the entities of a document may add to it.
const MOST_EXPANDED_BYTES: usize = 1_000_000;

/// Checks a feed that was read from so many bytes.
pub fn assert_sound(feed: &Feed, document_bytes: usize) {
    assert!(feed.entries.len() <= MOST_ENTRIES);
    assert!(feed.problems.len() <= 24);
    for problem in &feed.problems {
        assert!(problem.to_string().chars().count() < 300, "{problem}");
    }
    let of_feed = feed.title.iter().chain(&feed.language);
    of_feed.for_each(|text| assert_line(text));
    let mut bytes = 0;
    for entry in &feed.entries {
        assert_entry(entry);
        bytes += entry.content.iter().chain(&entry.title).map(String::len).sum::<usize>();
    }
    // A sign of text may become a reference in HTML, and a byte without meaning three bytes.
    assert!(bytes <= document_bytes * 5 + MOST_EXPANDED_BYTES, "{bytes} of {document_bytes}");
}

fn assert_entry(entry: &Entry) {
    assert!(!entry.id.is_empty());
    let lines = entry.title.iter().chain(&entry.authors).chain(&entry.categories);
    lines.chain(&entry.language).for_each(|text| assert_line(text));
    let texts = entry.content.iter().chain([&entry.id]);
    let is_blank = |c| matches!(c, '\n' | '\r' | '\t');
    for text in texts {
        assert!(!text.contains(|c: char| c.is_control() && !is_blank(c)), "{text:?}");
    }
    let summary = entry.summary_text().unwrap_or_else(|| "x".to_owned());
    assert!(!summary.is_empty() && !summary.contains(|c: char| c.is_control() && c != '\n'));
    let links = entry.link.iter().chain(&entry.comments);
    for link in links.chain(entry.enclosures.iter().map(|file| &file.link)) {
        let lower = link.to_ascii_lowercase();
        assert!(!lower.starts_with("javascript:") && !lower.starts_with("data:"), "{link}");
        assert!(link.len() <= 8_192 && !link.contains(|c: char| c.is_control()), "{link:?}");
    }
    for date in entry.published.iter().chain(&entry.updated) {
        assert!((1605..=2286).contains(&date.year()), "{date}");
    }
}

fn assert_line(text: &str) {
    assert!(!text.is_empty() && text.trim() == text, "{text:?}");
    assert!(!text.contains(|c: char| c.is_control()), "{text:?}");
}
