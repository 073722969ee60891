//! Measures what was learned on documents that were left out.

use crate::corpus::Document;
use crate::learn::School;
use crate::score::Score;
use khabar::facts::tagger::Tagger;
use khabar::facts::tagger::tags::{self, NameKind};
use khabar::facts::{Context, find_with};
use khabar::news::FactKind;
use khabar::text::Span;
use std::ops::Range;

const FIFTHS: usize = 5;

/// Prints a row for each seed: the tagger alone, then all facts.
pub fn cross_validate(school: &School, seeds: u64, keep: Option<&str>) {
    for seed in 0..seeds {
        let fifth = |fifth: usize| {
            let path = keep.map(|folder| format!("{folder}/seed{seed}-fifth{fifth}.bin"));
            measure(school, seed, fifth, path.as_deref())
        };
        let found: Vec<[Score; 2]> = std::thread::scope(|scope| {
            let one = scope.spawn(|| vec![fifth(0), fifth(2), fifth(4)]);
            let two = scope.spawn(|| vec![fifth(1), fifth(3)]);
            [one, two].into_iter().flat_map(|thread| thread.join().expect("no panic")).collect()
        });
        let zero: [Score; 2] = Default::default();
        let sum = found.iter().fold(zero, |mut sum, more| {
            sum.iter_mut().zip(more).for_each(|(sum, more)| sum.join(more));
            sum
        });
        println!("tagger {}\nfacts  {}", sum[0].line(), sum[1].line());
    }
}

fn measure(school: &School, seed: u64, fifth: usize, path: Option<&str>) -> [Score; 2] {
    let documents = school.documents;
    let is_out = |number: &usize| number * FIFTHS / documents.len() == fifth;
    let (out, learned): (Vec<usize>, Vec<usize>) = (0..documents.len()).partition(is_out);
    let kept = path.and_then(|path| std::fs::read(path).ok());
    let tagger = kept.map_or_else(
        || school.tagger(&learned, &[seed * 10 + fifth as u64]),
        |bytes| Tagger::from_bytes(&bytes),
    );
    if let Some(path) = path {
        std::fs::write(path, tagger.to_bytes()).expect("kept");
    }
    let mut scores = [Score::default(), Score::default()];
    for number in out {
        let document = &documents[number];
        scores[0].add(&document.names, &tagged(document, &tagger));
        scores[1].add(&document.names, &facts(document, &tagger));
    }
    scores
}

/// The names that the tagger finds, as words of the corpus.
fn tagged(document: &Document, tagger: &Tagger) -> Vec<(Range<usize>, NameKind)> {
    let spans = &document.reading.spans;
    let words = |(tokens, kind): (Range<usize>, NameKind)| {
        let span = Span::new(spans[tokens.start].start(), spans[tokens.end - 1].end());
        (document.words_of(span), kind)
    };
    tags::names(&tagger.tags(&document.reading)).into_iter().map(words).collect()
}

/// The names among the facts, as words of the corpus.
fn facts(document: &Document, tagger: &Tagger) -> Vec<(Range<usize>, NameKind)> {
    let mut names = Vec::new();
    for fact in find_with(&document.text, &Context::default(), tagger) {
        let kind = match fact.kind {
            FactKind::Person => NameKind::Person,
            FactKind::Place => NameKind::Place,
            FactKind::Organization => NameKind::Organization,
            FactKind::Thing => NameKind::Other,
            FactKind::Date
            | FactKind::Duration
            | FactKind::Figure
            | FactKind::Money
            | FactKind::Percent
            | FactKind::Statement
            | FactKind::Event
            | FactKind::KeySentence => continue,
        };
        names.extend(fact.mentions.iter().map(|mention| (document.words_of(*mention), kind)));
    }
    names
}
