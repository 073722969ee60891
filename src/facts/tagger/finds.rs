//! The tagger's names as finds, beside those of the rules: it decides spans and kinds, the
//! rules know roles, and which names mean the same.

use super::lexicon::{Lexicon, fingerprint};
use super::tags::NameKind;
use super::{Reading, Tagger};
use crate::facts::clitics::{self, Stem};
use crate::facts::document::Document;
use crate::facts::find::Find;
use crate::news::FactKind;
use crate::text::Span;

/// Puts the names that the tagger finds in the place of the rules' names that they touch.
pub fn join(document: &Document, tagger: &Tagger, mut finds: Vec<Find>) -> Vec<Find> {
    let reading = Reading::of(document, &tagger.lexicon);
    let names = tagger.names(&reading);
    let mut tagged: Vec<Find> = Vec::with_capacity(names.len());
    for (tokens, kind) in names {
        let stem = start(document, tokens.start, &tagger.lexicon);
        let span = document.span_after(tokens.start, stem.skip, tokens.end);
        let mut key = document.key(span);
        if stem.is_elided {
            key.insert_str(0, "ال");
        }
        let mut find = Find::new(fact_kind(kind), span, key);
        find.is_whole = !stem.is_elided;
        tagged.push(find);
    }
    for rule in finds.iter().filter(|find| is_name(find.kind)) {
        for find in touched(&mut tagged, rule.span) {
            learn(find, rule);
        }
    }
    finds.retain(|find| !is_name(find.kind) || touched(&mut tagged, find.span).is_empty());
    finds.extend(tagged);
    finds
}

/// The finds that a span touches, of finds in text order that do not overlap.
fn touched(finds: &mut [Find], span: Span) -> &mut [Find] {
    let first = finds.partition_point(|find| find.span.end() <= span.start());
    let end = finds.partition_point(|find| find.span.start() < span.end());
    finds.get_mut(first..end.max(first)).unwrap_or(&mut [])
}

fn fact_kind(kind: NameKind) -> FactKind {
    match kind {
        NameKind::Person => FactKind::Person,
        NameKind::Place => FactKind::Place,
        NameKind::Organization => FactKind::Organization,
        NameKind::Other => FactKind::Thing,
    }
}

fn is_name(kind: FactKind) -> bool {
    matches!(
        kind,
        FactKind::Person | FactKind::Organization | FactKind::Place | FactKind::Thing
    )
}

/// Takes over what a rule knows of the same name.
fn learn(find: &mut Find, rule: &Find) {
    if rule.kind != find.kind {
        return;
    }
    if rule.span == find.span {
        find.key.clone_from(&rule.key);
    }
    let name = find.span;
    find.role = find.role.or(rule.role).filter(|role| !role.overlaps(name));
}

/// How the first word of a name is cut into clitics and name.
fn start<'a>(document: &'a Document, at: usize, lexicon: &Lexicon) -> Stem<'a> {
    let word = document.word(at);
    let stems = clitics::stems(word, document.language);
    let whole = Stem { skip: 0, text: word, is_elided: false };
    if is_listed(lexicon, word) {
        return whole;
    }
    let listed = stems.iter().skip(1).find(|stem| is_listed(lexicon, &full(stem)));
    let frequent = || {
        stems.iter().skip(1).find(|stem| {
            let rank = |word: &str| lexicon.word(fingerprint(word)).map(|entry| entry.rank);
            let is_rarer = |stem: u8| rank(word).is_none_or(|whole| whole > stem + 1);
            rank(&full(stem)).is_some_and(is_rarer)
        })
    };
    listed.or_else(frequent).copied().unwrap_or(whole)
}

fn full(stem: &Stem) -> String {
    if stem.is_elided { format!("ال{}", stem.text) } else { stem.text.to_string() }
}

fn is_listed(lexicon: &Lexicon, word: &str) -> bool {
    lexicon.lists(fingerprint(word)) != 0
}
