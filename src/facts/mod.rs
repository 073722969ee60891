//! Key facts: what a good journalist would underline, each quoted from the text. Pure.
//!
//! ```text
//! text ─► document ─► rules ─► finds ─► overlaps ─► memory ─► facts ─► salience ─► order
//!         tokens,     one a    one      which of    mentions  merged
//!         sentences,  file     mention  two wins    of known  by key
//!         language             each                 names
//! ```
//! A trained tagger, when there is one, is one more source of finds beside the rules for
//! people, organisations and places; nothing after it changes.

mod attributions;
mod clauses;
mod clitics;
mod clocks;
mod dates;
mod decades;
mod decimal;
mod digit_dates;
mod direct_speech;
mod document;
mod durations;
mod editions;
mod english;
mod figures;
mod find;
mod fold;
mod governed;
mod key_sentences;
mod language;
mod memory;
mod merge;
mod money;
mod month_dates;
mod month_years;
mod months;
mod names;
mod numeral_sums;
mod numeral_words;
mod numerals;
mod ordinals;
mod organizations;
mod overlaps;
mod people;
mod percent;
mod periods;
mod persian_calendar;
mod phrases;
mod places;
mod quantities;
mod quotes;
mod relative;
mod reported;
mod said_that;
mod salience;
mod sentences;
mod speakers;
mod speech;
mod statements;
mod subjects;
mod titles;
mod tokens;
mod vague_counts;
mod weekdays;
mod words;
mod years;

#[cfg(test)]
mod cases;

use crate::news::{ArticleText, Fact};
use document::Document;
use find::Find;
use jiff::civil::Date;

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
    let document = Document::new(text, context);
    let mut finds = Vec::new();
    for rule in RULES {
        rule(&document, &mut finds);
    }
    let finds = overlaps::resolve(finds);
    let mut finds = memory::recall(&document, finds);
    let statements = statements::find(&document, &finds);
    finds.extend(statements);
    let mut facts = merge::merge(&document, finds);
    key_sentences::add(&document, &mut facts);
    salience::order(&document, &mut facts);
    facts
}

/// A rule reads the document and hands in what it finds.
type Rule = fn(&Document, &mut Vec<Find>);

const RULES: [Rule; 10] = [
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
];
