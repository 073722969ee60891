//! Joins the mentions of the same thing into one fact.

use crate::facts::document::Document;
use crate::facts::document::phrases::WordMap;
use crate::facts::document::tokens;
use crate::facts::find::Find;
use crate::news::{Fact, FactKind};
use crate::text::Span;

/// One fact for all finds of a kind with the same key.
pub fn merge(document: &Document, finds: Vec<Find>) -> Vec<Fact> {
    let mut groups: Vec<Vec<Find>> = Vec::new();
    let mut known: WordMap<usize> = WordMap::default();
    for find in finds {
        let name = format!("{}\u{0}{}", find.kind.name(), find.key);
        let group = *known.entry(name).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(group) {
            group.push(find);
        }
    }
    groups.into_iter().filter_map(|group| fact(document, &group)).collect()
}

fn fact(document: &Document, group: &[Find]) -> Option<Fact> {
    let first = group.first()?;
    let shown = fullest(first.kind, group)?;
    let mut mentions: Vec<Span> = group.iter().map(|find| find.span).collect();
    mentions.sort_unstable();
    mentions.dedup();
    Some(Fact {
        kind: first.kind,
        text: folded_space(shown.span.slice(document.plain)),
        value: group.iter().find_map(|find| find.value.clone()),
        role: role(document, group),
        speaker: longest(document, group.iter().filter_map(|find| find.speaker)),
        verb: longest(document, group.iter().filter_map(|find| find.verb)),
        salience: 0.0,
        mentions,
    })
}

/// The longest role; one that says whose counterpart or brother somebody is only where
/// there is no other.
fn role(document: &Document, group: &[Find]) -> Option<String> {
    let roles = || group.iter().filter_map(|find| find.role);
    let is_own = |role: &Span| {
        let first = role.slice(document.plain).split_whitespace().next().unwrap_or("");
        !first.ends_with(['ه']) && !first.ends_with("ها")
    };
    longest(document, roles().filter(is_own)).or_else(|| longest(document, roles()))
}

/// The mention that shows a fact best: of names the longest, of numbers the first.
fn fullest(kind: FactKind, group: &[Find]) -> Option<&Find> {
    let whole = |find: &&Find| find.is_whole;
    let candidates = || group.iter().filter(whole);
    let best = match kind {
        FactKind::Person | FactKind::Organization => {
            candidates().rev().max_by_key(|find| find.span.len())
        }
        FactKind::Place
        | FactKind::Date
        | FactKind::Duration
        | FactKind::Figure
        | FactKind::Money
        | FactKind::Percent
        | FactKind::Statement
        | FactKind::Event
        | FactKind::Thing
        | FactKind::KeySentence => candidates().next(),
    };
    best.or(group.first())
}

fn longest(document: &Document, spans: impl Iterator<Item = Span>) -> Option<String> {
    let mut best: Option<Span> = None;
    for span in spans {
        if best.is_none_or(|best| span.len() > best.len()) {
            best = Some(span);
        }
    }
    best.map(|span| folded_space(span.slice(document.plain)))
}

/// White space runs to one space; but what parts the digits of a number stays, or they would
/// stand in another order among right-to-left letters.
pub fn folded_space(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        let is_in_number = tokens::is_fixed_blank(letter)
            && tokens::is_digit(before)
            && letters.peek().copied().is_some_and(tokens::is_digit);
        before = letter;
        if !letter.is_whitespace() || is_in_number {
            folded.push(letter);
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}
