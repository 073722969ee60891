//! From prepared documents to a tagger: both models of the first pass, then the second pass
//! over what the first says of documents that it has not seen.

use crate::corpus::Document;
use crate::network::{self, Input, Settings};
use crate::perceptron::{self, Linear, Sequence};
use khabar::facts::tagger::lexicon::{Lexicon, PIECES, VECTOR_LEN};
use khabar::facts::tagger::network as net;
use khabar::facts::tagger::table::Table;
use khabar::facts::tagger::{Balance, Reading, Tagger, decode, features, memory};
use std::collections::HashMap;

/// The documents with the features of their tokens, and what is known beside them.
pub struct School<'a> {
    pub documents: &'a [Document],
    lexicon: Lexicon,
    vectors: Vectors,
    lessons: Vec<Lesson>,
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

fn lesson(document: &Document, lexicon: &Lexicon, vectors: &mut Vectors) -> Lesson {
    let reading = &document.reading;
    let mut lesson = Lesson { sequences: Vec::new(), inputs: Vec::new() };
    for block in &reading.blocks {
        let atoms = &reading.atoms[block.clone()];
        let tags = document.tags[block.clone()].to_vec();
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
const BALANCE: Balance = Balance { network: 6.0, outside: 40.0, first: 0.1 };
/// While the second pass is trained less is taken from "no name": it would learn to undo it.
const OUTSIDE_WHILE_TRAINED: f32 = 18.0;
/// How often the linear models see every sentence, in the first pass and in the second.
const EPOCHS: usize = 10;
const SECOND_EPOCHS: usize = 8;
const NETWORK: Settings =
    Settings { epochs: 8, rate: 0.05, drop_features: 0.3, drop_hidden: 0.3, drop_vectors: 0.1 };

impl<'a> School<'a> {
    pub fn new(documents: &'a [Document], lexicon: Lexicon) -> School<'a> {
        let mut vectors = Vectors::default();
        let lessons =
            documents.iter().map(|document| lesson(document, &lexicon, &mut vectors)).collect();
        School { documents, lexicon, vectors, lessons }
    }

    /// A tagger that learned from the documents given by number.
    pub fn tagger(&self, numbers: &[usize], seeds: &[u64]) -> Tagger {
        let mut tagger = self.first_pass(numbers, seeds, true);
        self.second_pass(&mut tagger, numbers, seeds);
        tagger.balance = BALANCE;
        tagger
    }

    fn first_pass(&self, numbers: &[usize], seeds: &[u64], with_network: bool) -> Tagger {
        let lessons = || numbers.iter().map(|&number| &self.lessons[number]);
        let sequences: Vec<&Sequence> = lessons().flat_map(|lesson| &lesson.sequences).collect();
        let linear = average(
            seeds
                .iter()
                .map(|&seed| perceptron::train(&sequences, features::FEATURE_BITS, EPOCHS, seed)),
        );
        let mut tagger = Tagger {
            lexicon: self.lexicon.clone(),
            first: Table::new(features::FEATURE_BITS, &linear.weights, linear.transitions),
            balance: Balance { outside: OUTSIDE_WHILE_TRAINED, ..BALANCE },
            ..Tagger::default()
        };
        if with_network {
            let items: Vec<&Input> = lessons().flat_map(|lesson| &lesson.inputs).collect();
            tagger.network = network::train(&items, &self.vectors.rows, NETWORK, seeds[0]);
        }
        tagger
    }

    /// Trains the second pass on what taggers say of documents that they have not seen.
    fn second_pass(&self, tagger: &mut Tagger, numbers: &[usize], seeds: &[u64]) {
        const PARTS: usize = 4;
        let mut sequences = Vec::new();
        for part in 0..PARTS {
            let is_out = |at: &usize| at * PARTS / numbers.len() == part;
            let (out, most): (Vec<usize>, Vec<usize>) = (0..numbers.len()).partition(is_out);
            let most: Vec<usize> = most.iter().map(|&at| numbers[at]).collect();
            // The network would take most of the time and change little.
            let other = self.first_pass(&most, &seeds[..1], false);
            for at in out {
                let document = &self.documents[numbers[at]];
                sequences.extend(second_sequences(&other, &document.reading, &document.tags));
            }
        }
        let sequences: Vec<&Sequence> = sequences.iter().collect();
        let linear =
            average(seeds.iter().map(|&seed| {
                perceptron::train(&sequences, memory::FEATURE_BITS, SECOND_EPOCHS, seed)
            }));
        tagger.second = Table::new(memory::FEATURE_BITS, &linear.weights, linear.transitions);
    }
}

/// The mean of models.
fn average(models: impl ExactSizeIterator<Item = Linear>) -> Linear {
    let share = 1.0 / models.len() as f32;
    let mut sum = Linear::new(0);
    for model in models {
        sum.add(&model, share);
    }
    sum
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
        prior: scores.iter().map(|row| row.map(|value| value * tagger.balance.first)).collect(),
    };
    reading.blocks.iter().zip(&scores).map(one).collect()
}
