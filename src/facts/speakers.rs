//! Finds who speaks: a person or organisation beside the verb, or the office that is named
//! there.

use super::document::Document;
use super::find::Find;
use super::language::Language;
use super::phrases::WordMap;
use super::speech::Verb;
use super::{titles, words};
use crate::news::FactKind;
use crate::text::Span;
use std::ops::Range;

/// Who speaks: the key of a person or organisation, or words of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    span: Span,
    key: Option<String>,
}

/// Those who can speak in this text.
pub struct Speakers<'a> {
    finds: Vec<&'a Find>,
    /// The fullest mention of each.
    fullest: WordMap<Span>,
    /// Roles that one person has, folded.
    roles: WordMap<Option<String>>,
}

impl<'a> Speakers<'a> {
    pub fn new(document: &Document, finds: &'a [Find]) -> Speakers<'a> {
        let can_speak =
            |find: &&Find| matches!(find.kind, FactKind::Person | FactKind::Organization);
        let finds: Vec<&Find> = finds.iter().filter(can_speak).collect();
        let mut fullest: WordMap<Span> = WordMap::default();
        let mut roles: WordMap<Option<String>> = WordMap::default();
        for find in &finds {
            let known = fullest.entry(find.key.clone()).or_insert(find.span);
            if find.is_whole && find.span.len() > known.len() {
                *known = find.span;
            }
            if let Some(role) = find.role {
                let holder =
                    roles.entry(document.key(role)).or_insert_with(|| Some(find.key.clone()));
                if holder.as_ref() != Some(&find.key) {
                    *holder = None;
                }
            }
        }
        Speakers { finds, fullest, roles }
    }

    /// The text that shows a speaker: his fullest name.
    pub fn shown(&self, speaker: &Speaker) -> Span {
        speaker.key.as_ref().and_then(|key| self.fullest.get(key)).copied().unwrap_or(speaker.span)
    }

    /// The subject of a verb among the tokens that follow it.
    pub fn subject(
        &self,
        document: &Document,
        range: Range<usize>,
        verb: &Verb,
    ) -> Option<Speaker> {
        let first = range.start;
        if range.is_empty() || !document.same_sentence(verb.at, first) {
            return None;
        }
        let clause_end = clause_end(document, range.clone());
        if let Some(find) = self.first_within(document, first..clause_end) {
            // A person who comes after a preposition is no subject: «قال المتحدث عن سامي».
            let start = document.tokens_of(find.span).start;
            let is_subject = (first..start).all(|at| {
                !matches!(
                    document.word(at),
                    "عن" | "الي" | "من" | "مع" | "بعد" | "خلال" | "about" | "to"
                )
            });
            if is_subject {
                return Some(Speaker { span: find.span, key: Some(find.key.clone()) });
            }
        }
        self.office(document, first, clause_end)
    }

    /// A speaker who stands right before the verb: «الوزير سامي قال», `X said`.
    pub fn before(&self, document: &Document, verb_at: usize) -> Option<Speaker> {
        let start = document.sentence_start(verb_at);
        let last = self.finds.partition_point(|find| document.tokens_of(find.span).end <= verb_at);
        let find = self.finds.get(last.checked_sub(1)?)?;
        let tokens = document.tokens_of(find.span);
        let is_adjacent = tokens.start >= start
            && (tokens.end == verb_at || self.is_apposition(document, tokens.end, verb_at));
        if is_adjacent {
            return Some(Speaker { span: find.span, key: Some(find.key.clone()) });
        }
        // «أما الرئيس الصيني فوصف …»
        let about = (start..verb_at).find(|&at| document.word(at) == "اما")?;
        self.office(document, about + 1, verb_at)
    }

    /// Whether only words between two commas part a name from its verb.
    fn is_apposition(&self, document: &Document, from: usize, verb_at: usize) -> bool {
        verb_at - from <= 12 && document.is_sign(from, ",") && document.is_sign(verb_at - 1, ",")
    }

    /// The first person in a stretch of tokens; an organisation only at its very start,
    /// for later it belongs to somebody's office.
    fn first_within(&self, document: &Document, range: Range<usize>) -> Option<&'a Find> {
        let start = document.token(range.start)?.span.start();
        let place = self.finds.partition_point(|find| find.span.start() < start);
        let within = || {
            self.finds
                .get(place..)
                .unwrap_or(&[])
                .iter()
                .take_while(|find| document.tokens_of(find.span).start < range.end)
        };
        let person = within().find(|find| find.kind == FactKind::Person);
        person
            .or_else(|| {
                within().find(|find| document.tokens_of(find.span).start <= range.start + 1)
            })
            .copied()
    }

    /// The only person named in the sentence before a participle: «افتتح سامي اللقاء قائلا».
    pub fn of_participle(&self, document: &Document, verb: &Verb) -> Option<Speaker> {
        if !verb.is_participle {
            return None;
        }
        let start = document.token(document.sentence_start(verb.at))?.span.start();
        let end = document.token(verb.at)?.span.start();
        let place = self.finds.partition_point(|find| find.span.start() < start);
        let before = self.finds.get(place..).unwrap_or(&[]).iter();
        let mut people = before
            .take_while(|find| find.span.end() <= end)
            .filter(|find| find.kind == FactKind::Person);
        let first = people.next()?;
        people
            .all(|find| find.key == first.key)
            .then(|| Speaker { span: first.span, key: Some(first.key.clone()) })
    }

    /// An office without a name: «الرئيس الصيني», «بيان مشترك» is none.
    fn office(&self, document: &Document, at: usize, end: usize) -> Option<Speaker> {
        if document.language != Language::Arabic
            || !document.is_word(at)
            || !titles::is_speaker(document.word(at))
        {
            return None;
        }
        let stops = |at: usize| {
            !document.is_word(at)
                || words::is_function(document.word(at), Language::Arabic)
                || words::is_verb(document.word(at))
                || !is_office_word(document.word(at))
                || titles::is_address(document.word(at))
        };
        let past = (at + 1..end.min(at + 7)).find(|&at| stops(at)).unwrap_or(end.min(at + 7));
        let span = document.span(at, past);
        let key = self.roles.get(&document.key(span)).cloned().flatten();
        Some(Speaker { span, key })
    }
}

fn is_office_word(word: &str) -> bool {
    word.starts_with("ال") || titles::is_complement(word) || word.starts_with("لل")
}

/// Where the part of a sentence that can hold the subject ends.
fn clause_end(document: &Document, range: Range<usize>) -> usize {
    let ends = |&at: &usize| {
        matches!(
            document.word(at),
            ":" | "ان" | "بان" | "انه" | "انها" | "\"" | "«" | "»" | ";" | "that"
        )
    };
    range.clone().find(ends).unwrap_or(range.end)
}
