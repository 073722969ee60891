//! The key facts of an article as a list for people: grouped by kind, one fact a line.

use super::output::Rows;
use super::speech::Speech;
use crate::app::FactGroup;
use crate::news::{Article, Fact, FactKind};
use crate::text::{Direction, direction_of};
use std::io::{self, Write};

/// On a terminal lines are laid out as on the reader's screen; elsewhere they are plain text
/// in logical order.
pub(super) fn print_list(
    article: &Article,
    facts: &[Fact],
    speech: &Speech,
    output: &mut impl Write,
) -> io::Result<()> {
    speech.rows().print_lines(&lines(article, facts, speech), output)
}

/// The lines of the list, each with its direction: facts in that of their article.
fn lines(article: &Article, facts: &[Fact], speech: &Speech) -> Vec<(String, Direction)> {
    let (rows, words) = (speech.rows(), speech.language.words());
    let direction = direction_of(&article.text.plain, article.language.as_deref());
    let mut lines = vec![(article.title().to_owned(), direction)];
    let empty = || (String::new(), speech.direction());
    if facts.is_empty() {
        lines.extend([empty(), (words.no_facts.to_owned(), speech.direction())]);
    }
    for group in FactGroup::ALL {
        let of_group = facts.iter().filter(|fact| FactGroup::of(fact.kind) == group);
        let of_group: Vec<_> =
            of_group.map(|fact| (format!("  {}", described(fact, rows)), direction)).collect();
        if !of_group.is_empty() {
            let count = speech.language.number(of_group.len());
            let heading = format!("{} ({count})", group.name(words));
            lines.extend([empty(), (heading, speech.direction())]);
            lines.extend(of_group);
        }
    }
    lines
}

/// `name — role`, `speaker: what was said`, `words = value`, and how often when not once.
fn described(fact: &Fact, rows: &Rows) -> String {
    let mut line = String::new();
    // An event names its doer itself.
    if let Some(speaker) = fact.speaker.as_ref().filter(|_| fact.kind != FactKind::Event) {
        line += &format!("{}: ", rows.isolated(speaker));
    }
    line += &rows.isolated(&fact.text);
    if let Some(role) = &fact.role {
        line += &format!(" — {}", rows.isolated(role));
    }
    if let Some(value) = fact.value.as_ref().filter(|value| is_told(fact, value)) {
        line += &format!(" = {}", rows.isolated(value));
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
