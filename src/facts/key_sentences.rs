//! Chooses the sentences that carry the news: early ones, near to the headline and to what
//! the whole article speaks of, with facts in them, none saying what another said.

use crate::facts::document::phrases::WordMap;
use crate::facts::document::{Document, Language, clitics, words};
use crate::facts::merge;
use crate::news::{Fact, FactKind};
use std::ops::Range;

/// How many sentences are chosen from an article that is long enough.
const MOST: usize = 3;

/// A sentence of the body and its different words, by number.
struct Candidate {
    tokens: Range<usize>,
    words: Vec<usize>,
    /// How well it stands alone, from 0 to 1.
    quality: f32,
}

/// Adds the key sentences to the facts.
pub fn add(document: &Document, facts: &mut Vec<Fact>) {
    let body = document.sentences.get(document.title_sentences..).unwrap_or(&[]);
    // A third of a short article, so that the pane does not repeat the text.
    let wanted = MOST.min(body.len() / 3);
    if wanted == 0 {
        return;
    }
    let mut vocabulary = Vocabulary::default();
    let title = document.sentences.get(..document.title_sentences).unwrap_or(&[]);
    let title: Vec<usize> =
        title.iter().flat_map(|tokens| vocabulary.read(document, tokens.clone())).collect();
    let candidates = candidates(document, body, facts, &mut vocabulary);
    let weights = weights(&candidates, &title, vocabulary.len());
    let mut chosen = choose(&candidates, &weights, wanted);
    chosen.sort_by_key(|(candidate, _)| candidate.tokens.start);
    for (candidate, score) in chosen {
        facts.push(fact(document, candidate, score));
    }
}

/// The sentences of the body; those that one quotation holds together stay together.
fn candidates(
    document: &Document,
    body: &[Range<usize>],
    facts: &[Fact],
    vocabulary: &mut Vocabulary,
) -> Vec<Candidate> {
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
    let mut starts: Vec<usize> = facts
        .iter()
        .filter(|fact| fact.kind.is_phrase())
        .flat_map(|fact| fact.mentions.iter().map(|mention| mention.start()))
        .collect();
    starts.sort_unstable();
    joined
        .into_iter()
        .map(|tokens| Candidate {
            words: vocabulary.read(document, tokens.clone()),
            quality: quality(document, &tokens, &starts),
            tokens,
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

/// The words that carry meaning, by number.
#[derive(Default)]
struct Vocabulary {
    numbers: WordMap<usize>,
}

impl Vocabulary {
    fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The different words of a sentence, without their clitics.
    fn read(&mut self, document: &Document, tokens: Range<usize>) -> Vec<usize> {
        let mut words: Vec<usize> = Vec::new();
        for at in tokens.filter(|&at| is_content(document, at)) {
            let word = document.word(at);
            let stem =
                if document.language == Language::Arabic { clitics::bare(word) } else { word };
            let next = self.numbers.len();
            words.push(match self.numbers.get(stem) {
                Some(&number) => number,
                None => *self.numbers.entry(stem.to_string()).or_insert(next),
            });
        }
        words.sort_unstable();
        words.dedup();
        words
    }
}

fn is_content(document: &Document, at: usize) -> bool {
    (document.is_word(at)
        && document.word(at).chars().nth(2).is_some()
        && !words::is_function(document.word(at), document.language))
        || document.is_number(at)
}

/// The shortest and longest sentence that reads well in the pane, in tokens.
const SHORTEST: usize = 6;
const LONGEST: usize = 70;
/// The facts of a sentence that has enough of them.
const MANY_FACTS: usize = 5;

/// How well a sentence stands alone: not too short or long, no question, with facts in it.
#[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^24")]
fn quality(document: &Document, tokens: &Range<usize>, facts: &[usize]) -> f32 {
    let length = tokens.len();
    let readable =
        if length < SHORTEST { 0.4 } else { (LONGEST as f32 / length.max(1) as f32).min(1.0) };
    let asks = document.word(tokens.end.saturating_sub(1)) == "?";
    let span = document.span(tokens.start, tokens.end);
    let held = facts.partition_point(|&start| start < span.end())
        - facts.partition_point(|&start| start < span.start());
    let dense = 0.9 + 0.1 * (held as f32 / MANY_FACTS as f32).min(1.0);
    readable * dense * if asks { 0.5 } else { 1.0 }
}

/// What each word weighs: in how many sentences it stands, and more if the title has it. A
/// word that is said once tells nothing about the whole, except at the beginning.
#[expect(clippy::cast_precision_loss, reason = "counts of sentences are far below 2^24")]
fn weights(candidates: &[Candidate], title: &[usize], words: usize) -> Vec<f32> {
    let mut weights = vec![0.0_f32; words];
    let mut add = |word: usize, weight: f32| {
        if let Some(sum) = weights.get_mut(word) {
            *sum += weight;
        }
    };
    for candidate in candidates {
        candidate.words.iter().for_each(|&word| add(word, 1.0));
    }
    let lead = candidates.iter().take(LEAD).flat_map(|candidate| &candidate.words);
    lead.for_each(|&word| add(word, 1.0));
    for weight in &mut weights {
        *weight = (*weight - 1.0).clamp(0.0, MOST_SENTENCES);
    }
    let heaviest = MOST_SENTENCES.min(1.0 + candidates.len() as f32 / 4.0);
    for &word in title {
        if let Some(weight) = weights.get_mut(word) {
            *weight += heaviest;
        }
    }
    weights
}

/// The sentences at the beginning whose every word counts.
const LEAD: usize = 2;
/// A word does not weigh more for standing in more sentences than these.
const MOST_SENTENCES: f32 = 8.0;
/// How fast a sentence loses by coming later.
const DECAY: f32 = 0.6;
/// What the words weigh beside the position.
const WORDS: f32 = 2.0;
/// The heaviest words that a sentence can hold at best.
const BEST_WORDS: usize = 30;

/// The best sentences one after another; what was said already counts no more.
#[expect(clippy::cast_precision_loss, reason = "counts of sentences are far below 2^24")]
fn choose<'a>(
    candidates: &'a [Candidate],
    weights: &[f32],
    wanted: usize,
) -> Vec<(&'a Candidate, f32)> {
    let mut heaviest = weights.to_vec();
    heaviest.sort_by(|one, other| other.total_cmp(one));
    let whole = heaviest.iter().take(BEST_WORDS).sum::<f32>().max(1.0);
    let mut left = weights.to_vec();
    let mut chosen: Vec<(&Candidate, f32)> = Vec::new();
    while chosen.len() < wanted {
        let mut best: Option<(&Candidate, f32)> = None;
        for (number, candidate) in candidates.iter().enumerate() {
            if candidate.words.len() < 4
                || chosen.iter().any(|(other, _)| repeats(candidate, other))
            {
                continue;
            }
            let held: f32 = candidate.words.iter().filter_map(|&word| left.get(word)).sum();
            let position = 1.0 / (1.0 + number as f32 * DECAY);
            let score = (position + WORDS * held / whole) * candidate.quality / (1.0 + WORDS);
            if best.is_none_or(|(_, most)| score > most) {
                best = Some((candidate, score));
            }
        }
        let Some((candidate, score)) = best else { break };
        for &word in &candidate.words {
            if let Some(weight) = left.get_mut(word) {
                *weight = 0.0;
            }
        }
        chosen.push((candidate, score));
    }
    chosen
}

/// Whether more than half of the shorter sentence's words are in the other.
fn repeats(one: &Candidate, other: &Candidate) -> bool {
    let (short, long) =
        if one.words.len() < other.words.len() { (one, other) } else { (other, one) };
    let shared = short.words.iter().filter(|word| long.words.binary_search(word).is_ok()).count();
    shared * 2 > short.words.len()
}

fn fact(document: &Document, candidate: &Candidate, score: f32) -> Fact {
    let span = document.span(candidate.tokens.start, candidate.tokens.end);
    Fact {
        kind: FactKind::KeySentence,
        text: merge::folded_space(span.slice(document.plain)),
        value: None,
        role: None,
        speaker: None,
        verb: None,
        salience: score.clamp(0.0, 1.0),
        mentions: vec![span],
    }
}

#[cfg(test)]
mod tests {
    use crate::facts::cases::article;
    use crate::facts::{Context, find};
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
