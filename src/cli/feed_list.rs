//! The entries of a feed as a list for people: title and date, one entry a line.

use super::output::Rows;
use crate::news::{Entry, Feed};
use crate::text::{Direction, direction_of};
use std::io::{self, Write};

/// On a terminal lines are laid out as on the reader's screen; elsewhere they are plain text
/// in logical order.
pub(super) fn print_list(feed: &Feed, rows: &Rows, output: &mut impl Write) -> io::Result<()> {
    rows.print_lines(&lines(feed), output)
}

/// The lines of the list, each with its direction.
fn lines(feed: &Feed) -> Vec<(String, Direction)> {
    let title = feed.title.as_deref().unwrap_or("A feed without a title");
    let of_feed = direction_of(title, feed.language.as_deref());
    let mut lines = vec![(title.to_owned(), of_feed)];
    lines.extend(feed.link.as_ref().map(|link| (link.clone(), Direction::Ltr)));
    lines.push((String::new(), Direction::Ltr));
    if feed.entries.is_empty() {
        lines.push(("There are no entries in this feed.".to_owned(), Direction::Ltr));
    }
    lines.extend(feed.entries.iter().map(|entry| line(entry, feed)));
    if !feed.problems.is_empty() {
        lines.push((String::new(), Direction::Ltr));
        lines.push(("What is wrong with it:".to_owned(), Direction::Ltr));
        let problems = feed.problems.iter();
        lines.extend(problems.map(|problem| (format!("  {problem}"), Direction::Ltr)));
    }
    lines
}

/// `date  title`, and the author where one is known.
fn line(entry: &Entry, feed: &Feed) -> (String, Direction) {
    let said = entry.title.clone().or_else(|| entry.summary_text());
    let text = said.as_deref().unwrap_or(&entry.id);
    let direction =
        if said.is_some() { direction_of(text, entry.language.as_deref()) } else { feed.direction };
    let day = entry
        .published
        .as_ref()
        .map_or_else(|| " ".repeat("2026-11-22".len()), |date| date.date().to_string());
    let text = text.replace('\n', " ");
    let author = if entry.authors.is_empty() {
        String::new()
    } else {
        format!(" — {}", entry.authors.join(", "))
    };
    (format!("{day}  {text}{author}"), direction)
}
