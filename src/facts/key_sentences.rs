//! Chooses the sentences that carry the news: early ones, near to the headline and to what
//! the whole article speaks of, with facts in them, none saying what another said.

use super::clitics;
use super::document::Document;
use super::language::Language;
use super::merge;
use super::phrases::{WordMap, WordSet};
use super::words;
use crate::news::{Fact, FactKind};
use std::ops::Range;

/// How many sentences are chosen from an article that is long enough.
const MOST: usize = 3;

/// A sentence and what speaks for it.
struct Candidate {
    tokens: Range<usize>,
    words: Vec<String>,
    score: f32,
}

/// Adds the key sentences to the facts.
pub fn add(document: &Document, facts: &mut Vec<Fact>) {
    let body = document.sentences.get(document.title_sentences..).unwrap_or(&[]);
    // A third of a short article, so that the pane does not repeat the text.
    let wanted = MOST.min(body.len() / 3);
    if wanted == 0 {
        return;
    }
    let mut candidates = candidates(document, body);
    score(document, facts, &mut candidates);
    let mut chosen = choose(&candidates, wanted);
    chosen.sort_by_key(|candidate| candidate.tokens.start);
    for candidate in chosen {
        facts.push(fact(document, candidate));
    }
}

/// The sentences of the body; those that one quotation holds together stay together.
fn candidates(document: &Document, body: &[Range<usize>]) -> Vec<Candidate> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for block in &document.blocks {
        let mut open = 0_i32;
        let inside =
            |sentence: &&Range<usize>| block.start <= sentence.start && sentence.end <= block.end;
        let first = body.partition_point(|sentence| sentence.start < block.start);
        for sentence in body.get(first..).unwrap_or(&[]).iter().take_while(inside) {
            match joined.last_mut() {
                Some(last) if open > 0 => last.end = sentence.end,
                _ => joined.push(sentence.clone()),
            }
            open = (open + opened(document, sentence)).max(0);
        }
    }
    joined
        .into_iter()
        .map(|tokens| Candidate {
            words: content_words(document, tokens.clone()),
            tokens,
            score: 0.0,
        })
        .collect()
}

/// How many more quotations a sentence opens than it closes.
fn opened(document: &Document, sentence: &Range<usize>) -> i32 {
    sentence
        .clone()
        .map(|at| match document.raw(at) {
            "«" | "“" => 1,
            "»" | "”" => -1,
            _ => 0,
        })
        .sum()
}

/// The words that carry meaning, without their clitics.
fn content_words(document: &Document, tokens: Range<usize>) -> Vec<String> {
    let is_content = |at: &usize| {
        (document.is_word(*at)
            && document.word(*at).chars().count() > 2
            && !words::is_function(document.word(*at), document.language))
            || document.is_number(*at)
    };
    let stem = |at: usize| {
        let word = document.word(at);
        if document.language == Language::Arabic {
            clitics::bare(word).to_string()
        } else {
            word.to_string()
        }
    };
    tokens.filter(is_content).map(stem).collect()
}

/// The shortest and longest sentence that reads well in the pane, in words.
const READABLE: Range<usize> = 6..60;

#[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^24")]
fn score(document: &Document, facts: &[Fact], candidates: &mut [Candidate]) {
    let title = document.sentences.get(..document.title_sentences).unwrap_or(&[]);
    let title: WordSet =
        title.iter().flat_map(|tokens| content_words(document, tokens.clone())).collect();
    let mut counts: WordMap<usize> = WordMap::default();
    for word in candidates.iter().flat_map(|candidate| &candidate.words) {
        *counts.entry(word.clone()).or_insert(0) += 1;
    }
    let mut starts: Vec<usize> = facts
        .iter()
        .filter(|fact| fact.kind.is_phrase())
        .flat_map(|fact| fact.mentions.iter().map(|mention| mention.start()))
        .collect();
    starts.sort_unstable();
    for (number, candidate) in candidates.iter_mut().enumerate() {
        let length = candidate.words.len().max(1) as f32;
        let unique: WordSet = candidate.words.iter().cloned().collect();
        let in_title = candidate
            .words
            .iter()
            .filter(|word| title.contains(*word))
            .collect::<std::collections::BTreeSet<_>>()
            .len() as f32
            / title.len().max(1) as f32;
        let shared: usize = candidate
            .words
            .iter()
            .filter_map(|word| counts.get(word))
            .map(|count| (count - 1).min(5))
            .sum();
        let span = document.span(candidate.tokens.start, candidate.tokens.end);
        let held = starts.partition_point(|&start| start < span.end())
            - starts.partition_point(|&start| start < span.start());
        let position = 1.0 / (1.0 + number as f32 * 0.6);
        let central = (shared as f32 / length / 2.0).min(1.0);
        let dense = (held as f32 / 5.0).min(1.0);
        let varied = unique.len() as f32 / length;
        let readable = if READABLE.contains(&candidate.tokens.len()) { 1.0 } else { 0.4 };
        // A question or words that point back are hard to understand alone.
        let last = document.word(candidate.tokens.end.saturating_sub(1));
        let asks = if last == "?" { 0.5 } else { 1.0 };
        candidate.score = (0.45 * position + 0.3 * in_title + 0.15 * central + 0.1 * dense)
            * varied
            * readable
            * asks;
    }
}

/// The best sentences, each new beside those before it.
fn choose(candidates: &[Candidate], wanted: usize) -> Vec<&Candidate> {
    let mut order: Vec<&Candidate> =
        candidates.iter().filter(|candidate| candidate.words.len() >= 4).collect();
    order.sort_by(|one, other| {
        other.score.total_cmp(&one.score).then(one.tokens.start.cmp(&other.tokens.start))
    });
    let mut chosen: Vec<&Candidate> = Vec::new();
    for candidate in order {
        if chosen.len() == wanted {
            break;
        }
        if chosen.iter().all(|other| !repeats(candidate, other)) {
            chosen.push(candidate);
        }
    }
    chosen
}

/// Whether more than half of the shorter sentence's words are in the other.
fn repeats(one: &Candidate, other: &Candidate) -> bool {
    let (short, long) =
        if one.words.len() < other.words.len() { (one, other) } else { (other, one) };
    let words: WordSet = long.words.iter().cloned().collect();
    short.words.iter().filter(|word| words.contains(*word)).count() * 2 > short.words.len()
}

fn fact(document: &Document, candidate: &Candidate) -> Fact {
    let span = document.span(candidate.tokens.start, candidate.tokens.end);
    Fact {
        kind: FactKind::KeySentence,
        text: merge::folded_space(span.slice(document.plain)),
        value: None,
        role: None,
        speaker: None,
        verb: None,
        salience: candidate.score.clamp(0.0, 1.0),
        mentions: vec![span],
    }
}

#[cfg(test)]
mod tests {
    use super::super::cases::article;
    use super::super::{Context, find};
    use crate::news::FactKind;

    fn key_sentences(text: &str) -> usize {
        find(&article(text), &Context::default())
            .iter()
            .filter(|fact| fact.kind == FactKind::KeySentence)
            .count()
    }

    #[test]
    fn chooses_from_the_body() {
        let text = "افتتاح مكتبة المدينة\nافتتحت بلدية المدينة أمس مكتبة جديدة في وسط السوق القديم. وحضر الافتتاح جمع من أهالي الحي والتلاميذ. وقال المدير إن المكتبة تضم عشرة آلاف كتاب. وكان المبنى مخزنا للقمح قبل سنوات طويلة. وتفتح المكتبة أبوابها كل صباح ما عدا الجمعة.\nوزرع المتطوعون أشجارا أمام الباب.";
        assert_eq!(key_sentences(text), 2);
    }

    #[test]
    fn short_texts_have_none() {
        assert_eq!(key_sentences("عنوان\nجملة واحدة فقط هنا."), 0);
        assert_eq!(key_sentences(""), 0);
    }
}
