//! The entries of a feed as a list for people: title and date, one entry a line.

use super::failure::faulty;
use super::output::Rows;
use super::speech::Speech;
use crate::news::{Entry, Feed};
use crate::text::{Direction, direction_of};
use std::io::{self, Write};

/// On a terminal lines are laid out as on the reader's screen; elsewhere they are plain text
/// in logical order.
pub(super) fn print_list(feed: &Feed, speech: &Speech, output: &mut impl Write) -> io::Result<()> {
    let rows = speech.rows();
    rows.print_lines(&lines_before(feed, speech), output)?;
    // Columns stand below each other, whatever the titles are written in.
    for entry in &feed.entries {
        rows.write_beside(&day(entry), &text(entry, rows), speech.direction(), output)?;
    }
    rows.print_lines(&lines_behind(feed, speech), output)
}

/// What stands before the entries, each line with its direction.
fn lines_before(feed: &Feed, speech: &Speech) -> Vec<(String, Direction)> {
    let (words, direction) = (speech.words(), speech.direction());
    let title = feed.title.as_deref().unwrap_or(words.feed_without_title);
    let of_feed = direction_of(title, feed.language.as_deref());
    let mut lines = vec![(title.to_owned(), of_feed)];
    lines.extend(feed.link.as_ref().map(|link| (link.clone(), Direction::Ltr)));
    lines.push((String::new(), direction));
    if feed.entries.is_empty() {
        lines.push((words.no_entries.to_owned(), direction));
    }
    lines
}

/// What was wrong, if anything.
fn lines_behind(feed: &Feed, speech: &Speech) -> Vec<(String, Direction)> {
    let direction = speech.direction();
    let mut lines = Vec::new();
    if !feed.problems.is_empty() {
        lines.push((String::new(), direction));
        lines.push((speech.words().what_is_wrong.to_owned(), direction));
        let told = |problem| speech.rows().plain(&faulty(problem, speech.language));
        lines.extend(feed.problems.iter().map(|one| (format!("  {}", told(one)), direction)));
    }
    lines
}

/// As it may be typed for a search; blanks where it is not known.
fn day(entry: &Entry) -> String {
    let unknown = || " ".repeat("2026-11-22".len());
    entry.published.as_ref().map_or_else(unknown, |date| date.date().to_string())
}

/// `title — author`, or something else that tells what it is.
fn text(entry: &Entry, rows: &Rows) -> String {
    let said = entry.title.clone().or_else(|| entry.summary_text());
    let text = said.as_deref().unwrap_or(&entry.id).replace('\n', " ");
    let authors = entry.authors.join(", ");
    let author =
        if authors.is_empty() { authors } else { format!(" — {}", rows.isolated(&authors)) };
    format!("{}{author}", rows.isolated(&text))
}
