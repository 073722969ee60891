//! The key facts of the open article, in groups, as rows.

use super::FoundFacts;
use super::fact_groups::{FactGroup, grouped};
use super::row::{Frame, Role, Row};
use crate::locale::{Language, civil_date};
use crate::news::{Fact, FactKind};
use crate::text::{Direction, Line, Span, direction_of};
use jiff::civil::Date;

/// Where the person is in the facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FactsPane {
    /// The selected fact.
    pub selected: usize,
    /// The fact all of whose mentions are lit in the text.
    pub lit: Option<usize>,
    /// The mention the person stands at.
    pub cursor: Option<Span>,
    /// The group that alone is shown.
    pub only: Option<FactGroup>,
    top_row: usize,
}

/// Facts of less salience stay in the background: named once, far down.
const WEAK_SALIENCE: f32 = 0.2;

/// What the rows need to know beside the facts.
#[derive(Clone, Copy, Debug)]
pub struct FactsContext<'a> {
    /// The text of the article.
    pub plain: &'a str,
    /// The place for the rows.
    pub frame: Frame,
    /// How many rows there are.
    pub height: usize,
    /// The language of the interface.
    pub language: Language,
    /// The direction of the article, on whose start side its facts stand.
    pub article: Direction,
}

impl FactsPane {
    /// For another article: what was asked for stays, the place does not.
    #[must_use]
    pub fn at_start(self) -> Self {
        Self { only: self.only, ..Self::default() }
    }

    /// The rows of the window, scrolled so that the selected fact is in it, and how much
    /// of all rows they are: first row, number of all rows.
    pub fn rows(&mut self, found: &FoundFacts, context: &FactsContext) -> (Vec<Row>, usize, usize) {
        let mut rows = match (self.only, found.headline.and_then(|idx| found.facts.get(idx))) {
            (None, Some(fact)) => headline_rows(fact, context),
            (Some(_), _) | (None, None) => Vec::new(),
        };
        let words = context.language.words();
        for (group, held) in grouped(&found.facts, self.only) {
            if !rows.is_empty() {
                rows.push(Row::default());
            }
            rows.push(heading(group.name(words), held.len(), context));
            for idx in held {
                if let Some(fact) = found.facts.get(idx) {
                    rows.extend(fact_rows(idx, fact, idx == self.selected, context));
                }
            }
        }
        let all = rows.len();
        self.scroll_to_selected(&rows, context.height);
        let shown = rows.into_iter().skip(self.top_row).take(context.height).collect();
        (shown, self.top_row, all)
    }

    fn scroll_to_selected(&mut self, rows: &[Row], height: usize) {
        let is_selected = |row: &Row| row.item == Some(self.selected);
        let first = rows.iter().position(is_selected).unwrap_or(0);
        let last = rows.iter().rposition(is_selected).unwrap_or(0);
        // The headline comes with the first fact of all, the heading of a group with its first.
        let is_first = !rows.iter().take(first).any(|row| row.item.is_some());
        let wanted_top = if is_first && last < height {
            0
        } else if first > 0 && rows.get(first - 1).is_some_and(|row| row.item.is_none()) {
            first - 1
        } else {
            first
        };
        if last >= self.top_row + height {
            self.top_row = (last + 1).saturating_sub(height);
        }
        self.top_row = self.top_row.min(wanted_top).min(rows.len().saturating_sub(height));
    }
}

fn heading(name: &str, count: usize, context: &FactsContext) -> Row {
    let direction = context.frame.direction;
    let count = context.frame.one_line(&context.language.number(count), direction, 5);
    let room = context.frame.width.saturating_sub(count.width_cells() + 1);
    let name = context.frame.one_line(name, direction, room);
    let stretches = vec![
        context.frame.at_start(name, Role::Heading),
        context.frame.at_end(count, Role::Detail),
    ];
    Row { stretches, item: None, dot: false }
}

/// Who did or said what: the article in a sentence.
fn headline_rows(fact: &Fact, context: &FactsContext) -> Vec<Row> {
    let side = Frame { direction: context.article, ..context.frame };
    let speaker = fact.speaker.as_deref().filter(|_| fact.kind == FactKind::Statement);
    let mut rows = speaker
        .map_or_else(Vec::new, |speaker| text_rows(side, speaker, Role::Fact(FactKind::Person), 2));
    let text = if speaker.is_some() { quoted(fact, context.plain) } else { fact.text.clone() };
    rows.extend(text_rows(side, &text, Role::Title, 4));
    rows
}

/// A fact: what it says on a line or two (more when selected), then what is known of it.
fn fact_rows(idx: usize, fact: &Fact, is_selected: bool, context: &FactsContext) -> Vec<Row> {
    let side = Frame { direction: context.article, ..context.frame };
    let most = if is_selected { 8 } else { 2 };
    let mut rows = match fact.kind {
        FactKind::Statement => statement_rows(fact, side, most, context),
        FactKind::KeySentence | FactKind::Event => {
            text_rows(side.indented(2), &fact.text, Role::Plain, most)
        }
        FactKind::Person
        | FactKind::Organization
        | FactKind::Place
        | FactKind::Date
        | FactKind::Duration
        | FactKind::Figure
        | FactKind::Money
        | FactKind::Percent
        | FactKind::Thing => named_rows(fact, side, most, context),
    };
    rows.iter_mut().for_each(|row| row.item = Some(idx));
    rows
}

fn text_rows(frame: Frame, text: &str, role: Role, most: usize) -> Vec<Row> {
    frame
        .some_lines(text, direction_of(text, None), most)
        .into_iter()
        .map(|line| Row { stretches: vec![frame.at_start(line, role)], ..Row::default() })
        .collect()
}

/// Who said it, then what was said.
fn statement_rows(fact: &Fact, side: Frame, most: usize, context: &FactsContext) -> Vec<Row> {
    let (speaker, role) = match &fact.speaker {
        Some(speaker) => (speaker.as_str(), Role::Fact(FactKind::Person)),
        None => (context.language.words().unknown_speaker, Role::Detail),
    };
    let mut rows = text_rows(side.indented(2), speaker, role, 2);
    rows.extend(text_rows(side.indented(4), &quoted(fact, context.plain), Role::Detail, most));
    rows
}

/// The name with its number of mentions at the end side, then what is known of it.
fn named_rows(fact: &Fact, side: Frame, most: usize, context: &FactsContext) -> Vec<Row> {
    let count = mention_count(fact, context);
    let room = count.as_ref().map_or(0, |count| count.width_cells() + 1);
    let frame = side.indented(2).shortened(room);
    let is_weak = fact.salience < WEAK_SALIENCE;
    let role = if is_weak { Role::Detail } else { Role::Fact(fact.kind) };
    let mut rows = text_rows(frame, &fact.text, role, most);
    if let (Some(count), Some(first)) = (count, rows.first_mut()) {
        first.stretches.push(side.at_end(count, Role::Detail));
    }
    if let Some(known) = known_of(fact, context.language) {
        rows.extend(text_rows(side.indented(4), &known, Role::Detail, most));
    }
    rows
}

/// A role, or the date that a word like "yesterday" was resolved to.
fn known_of(fact: &Fact, language: Language) -> Option<String> {
    let is_in_words = fact.kind == FactKind::Date && !fact.text.chars().any(char::is_numeric);
    let value = fact.value.as_deref().filter(|_| is_in_words);
    let date = value.and_then(|value| value.parse::<Date>().ok());
    fact.role.clone().or(date.map(|date| civil_date(language, date)))
}

/// How often the text says it, where that is more than once.
fn mention_count(fact: &Fact, context: &FactsContext) -> Option<Line> {
    let count = fact.mentions.len();
    let shown = format!("×{}", context.language.number(count));
    (count > 1).then(|| context.frame.one_line(&shown, context.article, 6))
}

/// What was said: between quotation marks only where the text has it so.
fn quoted(fact: &Fact, plain: &str) -> String {
    let start = fact.mentions.first().map_or(0, |span| span.start());
    let before = plain.get(..start).and_then(|before| before.trim_end().chars().next_back());
    let is_direct = before.is_some_and(|mark| "«“”\"„‹‘'".contains(mark));
    match (is_direct, direction_of(&fact.text, None)) {
        (false, _) => fact.text.clone(),
        (true, Direction::Rtl) => format!("«{}»", fact.text),
        (true, Direction::Ltr) => format!("“{}”", fact.text),
    }
}
