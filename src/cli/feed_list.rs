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
    speech.rows().print_lines(&lines(feed, speech), output)
}

/// The lines of the list, each with its direction: entries stand below each other, so that they
/// have that of the interface.
fn lines(feed: &Feed, speech: &Speech) -> Vec<(String, Direction)> {
    let (rows, words, direction) = (speech.rows(), speech.words(), speech.direction());
    let title = feed.title.as_deref().unwrap_or(words.feed_without_title);
    let of_feed = direction_of(title, feed.language.as_deref());
    let mut lines = vec![(title.to_owned(), of_feed)];
    lines.extend(feed.link.as_ref().map(|link| (link.clone(), Direction::Ltr)));
    lines.push((String::new(), direction));
    if feed.entries.is_empty() {
        lines.push((words.no_entries.to_owned(), direction));
    }
    lines.extend(feed.entries.iter().map(|entry| (line(entry, rows), direction)));
    if !feed.problems.is_empty() {
        lines.push((String::new(), direction));
        lines.push((words.what_is_wrong.to_owned(), direction));
        let problems = feed.problems.iter();
        let problems = problems.map(|problem| rows.plain(&faulty(problem, speech.language)));
        lines.extend(problems.map(|problem| (format!("  {problem}"), direction)));
    }
    lines
}

/// `date  title`, and the author where one is known. The date is as it may be typed for a search.
fn line(entry: &Entry, rows: &Rows) -> String {
    let said = entry.title.clone().or_else(|| entry.summary_text());
    let text = said.as_deref().unwrap_or(&entry.id).replace('\n', " ");
    let day = entry
        .published
        .as_ref()
        .map_or_else(|| " ".repeat("2026-11-22".len()), |date| date.date().to_string());
    let authors = entry.authors.join(", ");
    let author =
        if authors.is_empty() { authors } else { format!(" — {}", rows.isolated(&authors)) };
    format!("{day}  {}{author}", rows.isolated(&text))
}
