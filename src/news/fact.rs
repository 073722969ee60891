//! A key fact: something the text says, with every place where it says it.

use crate::text::Span;

/// A fact quoted from the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What it is about.
    pub kind: FactKind,
    /// How it is shown: the fullest form in the text, white space folded.
    pub text: String,
    /// A machine-readable value when it is certain: ISO 8601 for dates and durations,
    /// a decimal number for figures and per cent, `CUR number` for money, the ISO 3166-1
    /// code of its country for a place.
    pub value: Option<String>,
    /// A person's role, as the text gives it.
    pub role: Option<String>,
    /// Who said a statement, or did what an event tells.
    pub speaker: Option<String>,
    /// The verb that introduces a statement or tells an event.
    pub verb: Option<String>,
    /// From 0 (a passing mention) to 1 (what the article is about).
    pub salience: f32,
    /// Where the text says it, in order, never empty; without clitic prefixes.
    pub mentions: Vec<Span>,
}

/// What is found in one text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeyFacts {
    /// Ordered by kind, then by salience.
    pub facts: Vec<Fact>,
    /// The one of them that sums the text up: who did or said what.
    pub headline: Option<usize>,
}

/// The kinds of facts, in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactKind {
    /// A person.
    Person,
    /// An organisation.
    Organization,
    /// A place.
    Place,
    /// A point or stretch of time.
    Date,
    /// A length of time.
    Duration,
    /// A number with its unit or what it counts.
    Figure,
    /// An amount of money.
    Money,
    /// A per cent figure.
    Percent,
    /// What somebody said.
    Statement,
    /// What somebody did or agreed.
    Event,
    /// A named thing: a treaty, a system, a law, a work.
    Thing,
    /// A sentence that carries the news.
    KeySentence,
}

impl FactKind {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [FactKind; 12] = [
        FactKind::Person,
        FactKind::Organization,
        FactKind::Place,
        FactKind::Date,
        FactKind::Duration,
        FactKind::Figure,
        FactKind::Money,
        FactKind::Percent,
        FactKind::Statement,
        FactKind::Event,
        FactKind::Thing,
        FactKind::KeySentence,
    ];

    /// Whether it is a name, a time or a figure: a few words that are tinted in the text and
    /// never overlap one another. Statements, events and key sentences are whole clauses.
    #[must_use]
    pub fn is_phrase(self) -> bool {
        match self {
            FactKind::Person
            | FactKind::Organization
            | FactKind::Place
            | FactKind::Date
            | FactKind::Duration
            | FactKind::Figure
            | FactKind::Money
            | FactKind::Percent
            | FactKind::Thing => true,
            FactKind::Statement | FactKind::Event | FactKind::KeySentence => false,
        }
    }

    /// Its name in the JSON contract.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            FactKind::Person => "person",
            FactKind::Organization => "organization",
            FactKind::Place => "place",
            FactKind::Date => "date",
            FactKind::Duration => "duration",
            FactKind::Figure => "figure",
            FactKind::Money => "money",
            FactKind::Percent => "percent",
            FactKind::Statement => "statement",
            FactKind::Event => "event",
            FactKind::Thing => "thing",
            FactKind::KeySentence => "key_sentence",
        }
    }
}
