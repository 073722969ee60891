//! From prepared documents to a tagger: both models of the first pass, then the second pass
//! over what the first says of documents that it has not seen.

use crate::corpus::Document;
use crate::network::{self, Input, Settings};
use crate::perceptron::{self, Linear, Sequence};
use crate::silver::{Counts, Raw};
use khabar::facts::tagger::lexicon::{Lexicon, PIECES, VECTOR_LEN};
use khabar::facts::tagger::network as net;
use khabar::facts::tagger::table::Table;
use khabar::facts::tagger::{Balance, Reading, Tagger, decode, features, memory};
use std::collections::HashMap;

/// The documents with the features of their tokens, and what is known beside them.
pub struct School<'a> {
    pub documents: &'a [Document],
    lexicon: Lexicon,
    raw: Raw,
}

/// The blocks of a document for the linear model, its tokens for the network.
struct Lesson {
    sequences: Vec<Sequence>,
    inputs: Vec<Input>,
}

/// The vectors that the words of the lessons have.
#[derive(Default)]
struct Vectors {
    rows: Vec<[f32; VECTOR_LEN]>,
    numbers: HashMap<[u8; PIECES], u32>,
}

fn lesson(reading: &Reading, right: &[usize], lexicon: &Lexicon, vectors: &mut Vectors) -> Lesson {
    let mut lesson = Lesson { sequences: Vec::new(), inputs: Vec::new() };
    for block in &reading.blocks {
        let atoms = &reading.atoms[block.clone()];
        let tags = right[block.clone()].to_vec();
        let mut sequence = Sequence { tags, ..Sequence::default() };
        for at in 0..atoms.len() {
            let mut list = Vec::new();
            features::features(atoms, at, &mut list);
            sequence.features.push(list);
            let mut input = Input { tag: sequence.tags[at], ..Input::default() };
            net::input(atoms, at, &mut input.features);
            for (offset, row) in input.rows.iter_mut().enumerate() {
                let atom = (at + offset).checked_sub(net::NEAR / 2).and_then(|at| atoms.get(at));
                let pieces = atom.and_then(|atom| atom.entry.pieces);
                *row = pieces.map(|pieces| vectors.number(pieces, lexicon));
            }
            lesson.inputs.push(input);
        }
        lesson.sequences.push(sequence);
    }
    lesson
}

impl Vectors {
    fn number(&mut self, pieces: [u8; PIECES], lexicon: &Lexicon) -> u32 {
        let next = self.rows.len() as u32;
        let number = *self.numbers.entry(pieces).or_insert(next);
        if number == next {
            self.rows.push(lexicon.vector(&pieces));
        }
        number
    }
}

/// How the parts are weighed, chosen by cross-validation.
const BALANCE: Balance = Balance { network: 9.0, outside: 45.0, first: 0.25 };
/// While the second pass is trained less is taken from "no name": it would learn to undo it.
const OUTSIDE_WHILE_TRAINED: f32 = 18.0;
/// And the scores of the first pass count less in the second.
const FIRST_WHILE_TRAINED: f32 = 0.1;
/// How often the linear models see every sentence, in the first pass and in the second.
const EPOCHS: usize = 10;
const SECOND_EPOCHS: usize = 8;
const NETWORK: Settings =
    Settings { epochs: 8, rate: 0.05, drop_features: 0.3, drop_hidden: 0.3, drop_vectors: 0.1 };

/// Into how many parts the documents are cut, so that taggers can speak of some that they
/// have not seen.
const PARTS: usize = 4;

/// Documents that are learned from, with what is guessed of words.
struct Class {
    lessons: Vec<Lesson>,
    vectors: Vectors,
}

/// Documents read with what taggers that have not seen them say of raw text.
pub struct Taught {
    lexicon: Lexicon,
    readings: Vec<Reading>,
    class: Class,
}

impl<'a> School<'a> {
    pub fn new(documents: &'a [Document], lexicon: Lexicon, raw: Raw) -> School<'a> {
        School { documents, lexicon, raw }
    }

    /// What is known before any guess.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Reads the raw text with taggers that learned from most of the documents given by
    /// number, and those documents with what the other taggers say.
    pub fn teach(&self, numbers: &[usize], seed: u64) -> Taught {
        let documents: Vec<&Document> =
            numbers.iter().map(|&number| &self.documents[number]).collect();
        let readings: Vec<Reading> =
            documents.iter().map(|document| document.reading.clone()).collect();
        let class = Class::new(&documents, &readings, &self.lexicon);
        let said = at_once(PARTS, |part| {
            let (out, most) = parted(numbers.len(), part);
            let model = first_pass(&class, &most, &[seed]);
            let counts = self.raw.counts(&model, OUTSIDE_WHILE_TRAINED);
            let mut lexicon = self.lexicon.clone();
            self.raw.teach(&mut lexicon, &counts);
            let read = |&at: &usize| Reading::new(&documents[at].text, &lexicon);
            (out.iter().map(read).collect::<Vec<_>>(), counts)
        });
        let mut readings = Vec::new();
        let mut sums: Counts = Vec::new();
        for (mut read, counts) in said {
            readings.append(&mut read);
            sums.resize(counts.len(), Default::default());
            for (sum, counts) in sums.iter_mut().zip(&counts) {
                sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count / PARTS as f32);
            }
        }
        let mut lexicon = self.lexicon.clone();
        self.raw.teach(&mut lexicon, &sums);
        let class = Class::new(&documents, &readings, &self.lexicon);
        Taught { lexicon, readings, class }
    }

    /// A tagger that learned from the documents that were taught.
    pub fn tagger(&self, taught: &Taught, seeds: &[u64]) -> Tagger {
        let class = &taught.class;
        let all: Vec<usize> = (0..taught.readings.len()).collect();
        let items: Vec<&Input> = class.lessons.iter().flat_map(|lesson| &lesson.inputs).collect();
        let (first, network, second) = std::thread::scope(|scope| {
            let first = scope.spawn(|| first_pass(class, &all, seeds));
            let second = scope.spawn(|| second_pass(class, &taught.readings, seeds));
            let network = network::train(&items, &class.vectors.rows, NETWORK, seeds[0]);
            (first.join().expect("no panic"), network, second.join().expect("no panic"))
        });
        Tagger { lexicon: taught.lexicon.clone(), first, network, second, balance: BALANCE }
    }
}

impl Class {
    fn new(documents: &[&Document], readings: &[Reading], lexicon: &Lexicon) -> Class {
        let mut vectors = Vectors::default();
        let lessons = documents
            .iter()
            .zip(readings)
            .map(|(document, reading)| lesson(reading, &document.tags, lexicon, &mut vectors))
            .collect();
        Class { lessons, vectors }
    }
}

/// The numbers below `count` in a part and those outside of it.
fn parted(count: usize, part: usize) -> (Vec<usize>, Vec<usize>) {
    (0..count).partition(|at| at * PARTS / count == part)
}

fn first_pass(class: &Class, numbers: &[usize], seeds: &[u64]) -> Table {
    let sequences: Vec<&Sequence> =
        numbers.iter().flat_map(|&number| &class.lessons[number].sequences).collect();
    table(&sequences, features::FEATURE_BITS, EPOCHS, seeds)
}

/// Trains the second pass on what taggers say of documents that they have not seen.
fn second_pass(class: &Class, readings: &[Reading], seeds: &[u64]) -> Table {
    let parts = at_once(PARTS, |part| {
        let (out, most) = parted(readings.len(), part);
        // The network would take most of the time and change little.
        let other = Tagger {
            first: first_pass(class, &most, &seeds[..1]),
            balance: Balance { outside: OUTSIDE_WHILE_TRAINED, ..BALANCE },
            ..Tagger::default()
        };
        let of_document = |&at: &usize| {
            let tags = class.lessons[at].sequences.iter().flat_map(|sequence| &sequence.tags);
            let tags: Vec<usize> = tags.copied().collect();
            second_sequences(&other, &readings[at], &tags)
        };
        out.iter().flat_map(of_document).collect::<Vec<Sequence>>()
    });
    let sequences: Vec<&Sequence> = parts.iter().flatten().collect();
    table(&sequences, memory::FEATURE_BITS, SECOND_EPOCHS, seeds)
}

/// The mean of the models of some seeds.
fn table(sequences: &[&Sequence], bits: u32, epochs: usize, seeds: &[u64]) -> Table {
    let models = at_once(seeds.len(), |at| perceptron::train(sequences, bits, epochs, seeds[at]));
    let mut mean = Linear::new(1 << bits);
    for model in &models {
        mean.add(model, 1.0 / models.len() as f32);
    }
    Table::new(bits, &mean.weights, mean.transitions)
}

/// Does something for each number below `count`, all at once.
pub fn at_once<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    std::thread::scope(|scope| {
        let work = &work;
        let running: Vec<_> = (0..count).map(|at| scope.spawn(move || work(at))).collect();
        running.into_iter().map(|thread| thread.join().expect("no panic")).collect()
    })
}

fn second_sequences(tagger: &Tagger, reading: &Reading, right: &[usize]) -> Vec<Sequence> {
    let scores = tagger.first_scores(reading);
    let tags: Vec<usize> = scores
        .iter()
        .flat_map(|scores| decode::best_tags(scores, tagger.first.transitions()))
        .collect();
    let features = memory::features(&reading.atoms, &reading.blocks, &tags);
    let one = |(block, scores): (&std::ops::Range<usize>, &Vec<decode::Scores>)| Sequence {
        features: features[block.clone()].to_vec(),
        tags: right[block.clone()].to_vec(),
        prior: scores.iter().map(|row| row.map(|value| value * FIRST_WHILE_TRAINED)).collect(),
    };
    reading.blocks.iter().zip(&scores).map(one).collect()
}
