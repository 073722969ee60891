//! The key facts of an article as a list for people: grouped by kind, one fact a line.

use super::output::Rows;
use crate::news::{Article, Fact, FactKind};
use crate::text::{Direction, direction_of};
use std::io::{self, Write};

/// On a terminal lines are laid out as on the reader's screen; elsewhere they are plain text
/// in logical order.
pub(super) fn print_list(
    article: &Article,
    facts: &[Fact],
    rows: &Rows,
    output: &mut impl Write,
) -> io::Result<()> {
    rows.print_lines(&lines(article, facts), output)
}

/// The lines of the list, each with its direction.
fn lines(article: &Article, facts: &[Fact]) -> Vec<(String, Direction)> {
    let direction = direction_of(&article.text.plain, article.language.as_deref());
    let mut lines = vec![(article.title().to_owned(), direction)];
    if facts.is_empty() {
        lines.push((String::new(), Direction::Ltr));
        lines.push(("No key facts were found in this text.".to_owned(), Direction::Ltr));
    }
    for kind in FactKind::ALL {
        let of_kind: Vec<_> = facts.iter().filter(|fact| fact.kind == kind).collect();
        if !of_kind.is_empty() {
            lines.push((String::new(), Direction::Ltr));
            lines.push((format!("{} ({})", heading(kind), of_kind.len()), Direction::Ltr));
            lines.extend(of_kind.iter().map(|fact| (format!("  {}", described(fact)), direction)));
        }
    }
    lines
}

fn heading(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Person => "People",
        FactKind::Organization => "Organisations",
        FactKind::Place => "Places",
        FactKind::Date => "Dates",
        FactKind::Duration => "Durations",
        FactKind::Figure => "Figures",
        FactKind::Money => "Money",
        FactKind::Percent => "Per cent",
        FactKind::Statement => "Statements",
        FactKind::Event => "Events",
        FactKind::Thing => "Named things",
        FactKind::KeySentence => "Key sentences",
    }
}

/// `name — role`, `speaker: what was said`, `words = value`, and how often when not once.
fn described(fact: &Fact) -> String {
    let mut line = String::new();
    // An event names its doer itself.
    if let Some(speaker) = fact.speaker.as_ref().filter(|_| fact.kind != FactKind::Event) {
        line += &format!("{speaker}: ");
    }
    line += &fact.text;
    if let Some(role) = &fact.role {
        line += &format!(" — {role}");
    }
    if let Some(value) = fact.value.as_ref().filter(|value| is_told(fact, value)) {
        line += &format!(" = {value}");
    }
    if fact.mentions.len() > 1 {
        line += &format!(" ×{}", fact.mentions.len());
    }
    line
}

/// Whether the value says more than the words; the country's code of a place is for machines.
fn is_told(fact: &Fact, value: &str) -> bool {
    value != fact.text && fact.kind != FactKind::Place
}
