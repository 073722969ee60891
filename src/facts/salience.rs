//! How much a fact matters: where it stands first, how often it is named, who speaks.

use crate::facts::document::Document;
use crate::facts::document::phrases::WordMap;
use crate::facts::names::demonyms;
use crate::news::{Fact, FactKind};

/// Gives every fact its salience and puts them in their order: by kind, then salience,
/// then position.
pub fn order(document: &Document, facts: &mut [Fact]) {
    let mut speakers: WordMap<usize> = WordMap::default();
    for speaker in facts.iter().filter_map(|fact| fact.speaker.clone()) {
        *speakers.entry(speaker).or_insert(0) += 1;
    }
    let demonyms = demonyms::counts(document);
    for fact in facts.iter_mut().filter(|fact| fact.kind != FactKind::KeySentence) {
        let speaks = match (fact.kind, &fact.value) {
            // «الفرنسي» says that the article is about France.
            (FactKind::Place, Some(country)) if demonyms::is_country(&fact.text) => {
                demonyms.get(country).copied().unwrap_or(0)
            }
            _ => speakers.get(&fact.text).copied().unwrap_or(0),
        };
        fact.salience = salience(document, fact, speaks);
    }
    facts.sort_by(|one, other| {
        let start = |fact: &Fact| fact.mentions.first().copied().unwrap_or_default();
        one.kind
            .cmp(&other.kind)
            .then(other.salience.total_cmp(&one.salience))
            .then(start(one).cmp(&start(other)))
    });
}

#[expect(clippy::cast_precision_loss, reason = "counts of mentions and bytes are far below 2^24")]
fn salience(document: &Document, fact: &Fact, speaks: usize) -> f32 {
    let title_end = document
        .sentences
        .get(document.title_sentences.wrapping_sub(1))
        .map_or(0, |title| document.span(title.start, title.end).end());
    let first = fact.mentions.first().map_or(0, |mention| mention.start());
    let in_title = fact.mentions.iter().any(|mention| mention.start() < title_end);
    let in_body = fact.mentions.iter().filter(|mention| mention.start() >= title_end).count();
    let depth = first as f32 / document.plain.len().max(1) as f32;
    let named = (in_body as f32 / 6.0).min(1.0);
    let spoken = (speaks as f32 / 2.0).min(1.0);
    let score =
        0.35 * f32::from(u8::from(in_title)) + 0.3 * (1.0 - depth) + 0.25 * named + 0.1 * spoken;
    let score = if is_everyday(fact) { score * 0.5 } else { score };
    score.clamp(0.0, 1.0)
}

/// A count below ten («ثلاثة عناصر», «المركز الثالث») or without a number is seldom the news.
fn is_everyday(fact: &Fact) -> bool {
    let is_small = |value: &str| value.len() == 1;
    fact.kind == FactKind::Figure && fact.value.as_deref().is_none_or(is_small)
}
