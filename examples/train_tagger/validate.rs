//! Measures what was learned on documents that were left out.

use crate::corpus::Document;
use crate::learn::{School, Taught};
use crate::score::Score;
use khabar::facts::tagger::tags::{self, NameKind};
use khabar::facts::tagger::{Reading, Tagger};
use khabar::facts::{Context, find_all_with};
use khabar::news::FactKind;
use khabar::text::Span;
use std::ops::Range;
use std::sync::OnceLock;

const FIFTHS: usize = 5;

/// What is counted: the tagger alone, all facts, and all facts of documents of other
/// corpora.
type Scores = [Score; 3];
const NAMES: [&str; 3] = ["tagger", "facts", "unseen"];

/// Prints for each seed what is counted over all fifths.
pub fn cross_validate(school: &School, unseen: &[Document], seeds: u64, keep: Option<&str>) {
    let taught: [OnceLock<Taught>; FIFTHS] = Default::default();
    if let Some(folder) = keep {
        std::fs::create_dir_all(folder).expect("a folder to keep taggers in");
    }
    for seed in 0..seeds {
        let fifth = |fifth: usize| {
            let path = keep.map(|folder| format!("{folder}/seed{seed}-fifth{fifth}.bin"));
            let (out, learned) = parts(school.documents.len(), fifth);
            let kept = path.as_ref().and_then(|path| std::fs::read(path).ok());
            let tagger = kept.map_or_else(
                || {
                    let taught = taught[fifth].get_or_init(|| school.teach(&learned, 0));
                    school.tagger(taught, &[seed * 10 + fifth as u64])
                },
                |bytes| Tagger::from_bytes(bytes.leak()),
            );
            if let Some(path) = path {
                std::fs::write(path, tagger.to_bytes()).expect("kept");
            }
            measure(out.iter().map(|&number| &school.documents[number]), unseen, &tagger)
        };
        let found: Vec<Scores> = std::thread::scope(|scope| {
            let one = scope.spawn(|| vec![fifth(0), fifth(2), fifth(4)]);
            let two = scope.spawn(|| vec![fifth(1), fifth(3)]);
            [one, two].into_iter().flat_map(|thread| thread.join().expect("no panic")).collect()
        });
        let mut sum = Scores::default();
        for found in found {
            sum.iter_mut().zip(&found).for_each(|(sum, found)| sum.join(found));
        }
        for (name, score) in NAMES.iter().zip(sum) {
            println!("{name:7}{}", score.line());
        }
    }
}

/// The numbers of the documents of a fifth and of all others.
fn parts(count: usize, fifth: usize) -> (Vec<usize>, Vec<usize>) {
    (0..count).partition(|number| number * FIFTHS / count == fifth)
}

fn measure<'a>(
    documents: impl Iterator<Item = &'a Document>,
    unseen: &[Document],
    tagger: &Tagger,
) -> Scores {
    let mut scores = Scores::default();
    let [alone, all, other] = &mut scores;
    for document in documents {
        alone.add(&document.names, &tagged(document, tagger));
        all.add(&document.names, &facts(document, tagger));
    }
    for document in unseen {
        other.add(&document.names, &facts(document, tagger));
    }
    scores
}

/// The names that the tagger finds, as words of the corpus.
fn tagged(document: &Document, tagger: &Tagger) -> Vec<(Range<usize>, NameKind)> {
    let reading = Reading::new(&document.text, &tagger.lexicon);
    let spans = &reading.spans;
    let words = |(tokens, kind): (Range<usize>, NameKind)| {
        let span = Span::new(spans[tokens.start].start(), spans[tokens.end - 1].end());
        (document.words_of(span), kind)
    };
    tags::names(&tagger.tags(&reading)).into_iter().map(words).collect()
}

/// The names among the facts, as words of the corpus.
fn facts(document: &Document, tagger: &Tagger) -> Vec<(Range<usize>, NameKind)> {
    let mut names = Vec::new();
    for fact in find_all_with(&document.text, &Context::default(), tagger) {
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
