//! Key facts: what a good journalist would underline, each quoted from the text. Pure.
//!
//! ```text
//! text ─► document ─► rules ─► finds ─► overlaps ─► memory ─► facts ─► salience ─► order
//!         tokens,     one a    one      which of    mentions  merged
//!         sentences,  file     mention  two wins    of known  by key
//!         language             each                 names
//! ```
//! In Arabic a trained tagger joins its names to those of the rules before overlaps are
//! resolved (`tagger/finds.rs`); nothing after it changes.

mod clitics;
mod dates;
mod decimal;
mod document;
mod durations;
mod english;
mod figures;
mod find;
mod fold;
mod key_sentences;
mod language;
mod memory;
mod merge;
mod money;
mod months;
mod names;
mod numeral_words;
mod numerals;
mod organizations;
mod overlaps;
mod people;
mod percent;
mod phrases;
mod places;
mod quantities;
mod quotes;
mod relative;
mod reported;
mod salience;
mod sentences;
mod speakers;
mod speech;
mod statements;
pub mod tagger;
mod titles;
mod tokens;
mod words;
mod years;

#[cfg(test)]
mod cases;

use crate::news::{ArticleText, Fact};
use document::Document;
use find::Find;
use jiff::civil::Date;
use language::Language;
use tagger::Tagger;

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
    find_with(text, context, Tagger::bundled())
}

/// As [`find`], with another tagger: to measure it before it is shipped.
#[must_use]
pub fn find_with(text: &ArticleText, context: &Context, tagger: &Tagger) -> Vec<Fact> {
    let document = Document::new(text, context);
    let mut finds = Vec::new();
    for rule in RULES {
        rule(&document, &mut finds);
    }
    if document.language == Language::Arabic {
        finds = tagger::join(&document, tagger, finds);
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

const RULES: [Rule; 9] = [
    dates::find,
    relative::find,
    percent::find,
    money::find,
    durations::find,
    figures::find,
    people::find,
    organizations::find,
    places::find,
];
