//! Chooses the sentences that carry the news: those that together hold the words that a
//! headline would have, none saying what another said.

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
    let mut people: Vec<usize> = facts
        .iter()
        .filter(|fact| fact.kind == FactKind::Person)
        .flat_map(|fact| fact.mentions.iter().map(|mention| mention.start()))
        .collect();
    people.sort_unstable();
    joined
        .into_iter()
        .enumerate()
        .map(|(number, tokens)| Candidate {
            words: vocabulary.read(document, tokens.clone()),
            // The news itself may name many.
            quality: quality(document, &tokens, if number == 0 { &[] } else { &people }),
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
const LONGEST: usize = 100;
/// So many people in one sentence are a list of those who were there.
const MANY_PEOPLE: usize = 4;

/// How well a sentence stands alone: not too short or long, no question, no list of people.
#[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^24")]
fn quality(document: &Document, tokens: &Range<usize>, people: &[usize]) -> f32 {
    let length = tokens.len();
    let readable =
        if length < SHORTEST { 0.4 } else { (LONGEST as f32 / length.max(1) as f32).min(1.0) };
    let asks = document.word(tokens.end.saturating_sub(1)) == "?";
    let span = document.span(tokens.start, tokens.end);
    let held = people.partition_point(|&start| start < span.end())
        - people.partition_point(|&start| start < span.start());
    let lists = if held >= MANY_PEOPLE { 0.1 } else { 1.0 };
    readable * lists * if asks { 0.5 } else { 1.0 }
}

/// How likely the headline is to have each word: by how many sentences have it, and by where
/// it stands first. A word of the title surely matters, but who reads the pane has read it.
#[expect(clippy::cast_precision_loss, reason = "counts of sentences are far below 2^24")]
fn weights(candidates: &[Candidate], title: &[usize], words: usize) -> Vec<f32> {
    let mut seen = vec![(0_u16, 0_usize); words];
    for (number, candidate) in candidates.iter().enumerate() {
        for &word in &candidate.words {
            let Some((count, first)) = seen.get_mut(word) else { continue };
            if *count == 0 {
                *first = number;
            }
            *count = count.saturating_add(1);
        }
    }
    let mut weights: Vec<f32> = seen
        .iter()
        .map(|&(count, first)| {
            let opens = if first == 0 { OPENING } else { 0.0 };
            let early = EARLY / (1.0 + first as f32);
            likelihood(RARE + OFTEN * f32::from(count.max(1)).ln() + opens + early)
        })
        .collect();
    for &word in title {
        if let Some(weight) = weights.get_mut(word) {
            *weight = weight.max(IN_TITLE);
        }
    }
    weights
}

/// A sum of evidence as a share between 0 and 1.
fn likelihood(evidence: f32) -> f32 {
    1.0 / (1.0 + (-evidence).exp())
}

// Evidence as in a logistic regression, in round numbers: how often headlines have a word was
// looked at while they were chosen, and `measured` below says what they are worth.
/// The evidence of a word that is said once, somewhere.
const RARE: f32 = -5.5;
/// What the logarithm of the number of sentences that have it adds.
const OFTEN: f32 = 1.5;
/// What the first sentence adds beside [`EARLY`]: less than its place promises.
const OPENING: f32 = -0.5;
/// What a place at the beginning adds.
const EARLY: f32 = 4.0;
/// What a word of a title that is there weighs at least.
const IN_TITLE: f32 = 0.5;

/// The best sentences one after another; what was said already counts no more.
fn choose<'a>(
    candidates: &'a [Candidate],
    weights: &[f32],
    wanted: usize,
) -> Vec<(&'a Candidate, f32)> {
    let whole = weights.iter().sum::<f32>().max(f32::EPSILON);
    let mut left = weights.to_vec();
    let mut chosen: Vec<(&Candidate, f32)> = Vec::new();
    while chosen.len() < wanted {
        let mut best: Option<(&Candidate, f32)> = None;
        for candidate in candidates {
            if candidate.words.len() < FEWEST_WORDS
                || chosen.iter().any(|(other, _)| repeats(candidate, other))
            {
                continue;
            }
            let held: f32 = candidate.words.iter().filter_map(|&word| left.get(word)).sum();
            let score = held / whole * candidate.quality;
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

/// The fewest different words of a sentence that says something.
const FEWEST_WORDS: usize = 4;

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
#[path = "key_sentences_tests.rs"]
mod measured;

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
    fn a_list_of_guests_is_no_key_sentence() {
        let text = "اتفاق على جسر\nوقّعت الحكومة المغربية أمس اتفاقا مع شركة إسبانية لبناء جسر جديد فوق النهر في الرباط. وحضر الحفل الوزير سامي الحداد والوزيرة سلمى القدسي والمهندس نبيل الحافظ والمدير مازن عطية والدكتور فهد العنزي. ويبلغ طول الجسر كيلومترين. ويكلف بناء الجسر 90 مليون دولار تدفعها الحكومة المغربية على ثلاث سنوات. ويبدأ العمل في الربيع. وكان النهر قد فاض مرتين في العام الماضي.";
        let facts = find(&article(text), &Context::default());
        let is_key = |fact: &&crate::news::Fact| fact.kind == FactKind::KeySentence;
        let found: Vec<&str> = facts.iter().filter(is_key).map(|fact| fact.text.as_str()).collect();
        assert!(found.iter().any(|text| text.contains("90 مليون")), "{found:?}");
        assert!(found.iter().all(|text| !text.contains("سلمى القدسي")), "{found:?}");
    }

    #[test]
    fn short_texts_have_none() {
        assert_eq!(key_sentences("عنوان\nجملة واحدة فقط هنا."), 0);
        assert_eq!(key_sentences(""), 0);
    }
}
