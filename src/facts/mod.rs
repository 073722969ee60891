//! Key facts: what a good journalist would underline, each quoted from the text. Pure.
//!
//! ```text
//! text ─► document ─► rules ─► finds ─► overlaps ─► memory ─► facts ─► salience ─► order
//!         tokens,     one a    one      which of    mentions  merged
//!         sentences,  file     mention  two wins    of known  by key
//!         language             each                 names
//! ```
//! `document/` makes the text ready; the rules lie in `numbers/`, `times/` and `names/`;
//! `statements/` and `events/` build upon what these found.
//!
//! In Arabic a trained tagger joins its names to those of the rules before overlaps are
//! resolved (`tagger/finds.rs`); nothing after it changes.

mod document;
mod events;
mod find;
mod headline;
mod key_sentences;
mod merge;
mod names;
mod numbers;
mod overlaps;
mod salience;
mod statements;
pub mod tagger;
mod times;

#[cfg(test)]
mod cases;

pub use headline::headline;

use crate::news::{ArticleText, Fact, KeyFacts};
use document::{Document, Language};
use find::Find;
use jiff::civil::Date;
use names::{landmarks, memory, organizations, people, places, roles, things};
use numbers::{editions, figures, money, percent};
use overlaps::Resolved;
use tagger::Tagger;
use times::{dates, durations, relative};

/// The version of what finds facts. Raised when it finds others: facts of an older version that
/// were kept are found again.
pub const ENGINE: i64 = 1;

/// What is known beside the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// BCP 47 primary language subtag.
    pub language: Option<String>,
    /// The day of publication, against which relative dates are resolved.
    pub date: Option<Date>,
}

/// Finds the key facts of a text, ordered by kind and salience. Never fails, never
/// invents: every mention is a span of `text.plain`.
#[must_use]
pub fn find(text: &ArticleText, context: &Context) -> Vec<Fact> {
    find_by(text, context, Tagger::bundled).shown
}

/// As [`find`], and after them the things inside amounts and times, for programs: people
/// would be told of the dollar by «16 مليون دولار» already.
#[must_use]
pub fn find_all(text: &ArticleText, context: &Context) -> Vec<Fact> {
    find_by(text, context, Tagger::bundled).all()
}

/// As [`find`], with another tagger: to measure it before it is shipped.
#[must_use]
pub fn find_with(text: &ArticleText, context: &Context, tagger: &Tagger) -> Vec<Fact> {
    find_by(text, context, || tagger).shown
}

/// As [`find_all`], with another tagger.
#[must_use]
pub fn find_all_with(text: &ArticleText, context: &Context, tagger: &Tagger) -> Vec<Fact> {
    find_by(text, context, || tagger).all()
}

struct Found {
    shown: Vec<Fact>,
    inner: Vec<Fact>,
}

impl Found {
    fn all(mut self) -> Vec<Fact> {
        self.shown.append(&mut self.inner);
        self.shown
    }
}

/// The tagger is asked for in Arabic alone: unpacking the bundled one takes a while.
fn find_by<'a>(
    text: &ArticleText,
    context: &Context,
    tagger: impl FnOnce() -> &'a Tagger,
) -> Found {
    let document = Document::new(text, context);
    let mut finds = Vec::new();
    for rule in RULES {
        rule(&document, &mut finds);
    }
    if document.language == Language::Arabic {
        finds = tagger::join(&document, tagger(), finds);
    }
    let Resolved { kept: mut finds, inner } = overlaps::resolve(finds);
    roles::attach(&document, &mut finds);
    let mut finds = memory::recall(&document, finds);
    let statements = statements::find(&document, &finds);
    finds.extend(statements);
    let events = events::find(&document, &finds);
    finds.extend(events);
    let mut facts = merge::merge(&document, finds);
    key_sentences::add(&document, &mut facts);
    salience::order(&document, &mut facts);
    let mut inner = merge::merge(&document, inner);
    salience::order(&document, &mut inner);
    Found { shown: facts, inner }
}

/// What [`find`] finds, with the one fact that sums the text up.
#[must_use]
pub fn key_facts(text: &ArticleText, context: &Context) -> KeyFacts {
    let facts = find(text, context);
    let headline = headline(text, &facts);
    KeyFacts { facts, headline }
}

/// A rule reads the document and hands in what it finds.
type Rule = fn(&Document, &mut Vec<Find>);

const RULES: [Rule; 12] = [
    dates::find,
    relative::find,
    percent::find,
    money::find,
    durations::find,
    figures::find,
    editions::find,
    people::find,
    organizations::find,
    places::find,
    landmarks::find,
    things::find,
];
