//! From prepared documents to a tagger: both models of the first pass, then the second pass
//! over what the first says of documents that it has not seen.

use crate::corpus::Document;
use crate::network::{self, Input, Settings};
use crate::perceptron::{self, Linear, Sequence};
use crate::set;
use khabar::facts::tagger::lexicon::{Lexicon, VECTOR_LEN};
use khabar::facts::tagger::network as net;
use khabar::facts::tagger::table::Table;
use khabar::facts::tagger::{Balance, Reading, Tagger, decode, features, memory};
use std::collections::HashMap;

/// A document with the features of its tokens.
pub struct Lesson<'a> {
    pub document: &'a Document,
    sequences: Vec<Sequence>,
    inputs: Vec<Input>,
}

/// The vectors that the words of the lessons have.
#[derive(Default)]
pub struct Vectors {
    pub rows: Vec<[f32; VECTOR_LEN]>,
    numbers: HashMap<[u8; 16], u32>,
}

pub fn lesson<'a>(document: &'a Document, lexicon: &Lexicon, vectors: &mut Vectors) -> Lesson<'a> {
    let reading = &document.reading;
    let mut sequences = Vec::new();
    let mut inputs = Vec::new();
    for block in &reading.blocks {
        let atoms = &reading.atoms[block.clone()];
        let mut sequence = Sequence { tags: document.tags[block.clone()].to_vec(), ..Sequence::default() };
        for at in 0..atoms.len() {
            let mut list = Vec::new();
            features::features(atoms, at, &mut list);
            sequence.features.push(list);
            let mut input = Input { tag: sequence.tags[at], ..Input::default() };
            net::input(atoms, at, &mut input.features);
            for (offset, row) in input.rows.iter_mut().enumerate() {
                let atom = (at + offset).checked_sub(net::NEAR / 2).and_then(|at| atoms.get(at));
                *row = atom.and_then(|atom| atom.entry.pieces).map(|pieces| vectors.number(pieces, lexicon));
            }
            inputs.push(input);
        }
        sequences.push(sequence);
    }
    Lesson { document, sequences, inputs }
}

impl Vectors {
    fn number(&mut self, pieces: [u8; 16], lexicon: &Lexicon) -> u32 {
        let next = self.rows.len() as u32;
        let number = *self.numbers.entry(pieces).or_insert(next);
        if number == next {
            self.rows.push(lexicon.vector(&pieces));
        }
        number
    }
}

pub fn balance() -> Balance {
    Balance { network: set("NETWORK", 10.0), outside: set("OUTSIDE", 6.0), first: set("FIRST", 0.1) }
}

/// A tagger without its second pass.
pub fn first_pass(lessons: &[&Lesson], lexicon: &Lexicon, vectors: &Vectors, seeds: &[u64], with_network: bool) -> Tagger {
    let sequences: Vec<&Sequence> = lessons.iter().flat_map(|lesson| &lesson.sequences).collect();
    let linear = average(seeds.iter().map(|&seed| {
        perceptron::train(&sequences, features::FEATURE_BITS, set("EPOCHS", 10.0) as usize, seed)
    }));
    let mut tagger = Tagger {
        lexicon: lexicon.clone(),
        first: Table::new(features::FEATURE_BITS, &linear.weights, linear.transitions),
        balance: balance(),
        ..Tagger::default()
    };
    if with_network {
        let settings = Settings {
            epochs: set("NEPOCHS", 8.0) as usize,
            rate: set("RATE", 0.05),
            drop_features: set("DF", 0.3),
            drop_hidden: set("DH", 0.3),
            drop_vectors: set("DV", 0.1),
        };
        let items: Vec<&Input> = lessons.iter().flat_map(|lesson| &lesson.inputs).collect();
        tagger.network = network::train(&items, &vectors.rows, settings, seeds[0]);
    }
    tagger
}

fn average(models: impl Iterator<Item = Linear>) -> Linear {
    let mut sum: Option<Linear> = None;
    for model in models {
        match &mut sum {
            None => sum = Some(model),
            Some(sum) => sum.add(&model),
        }
    }
    sum.expect("at least one seed")
}

/// Trains the second pass on what taggers say of documents that they were not trained on.
pub fn second_pass(tagger: &mut Tagger, lessons: &[&Lesson], lexicon: &Lexicon, vectors: &Vectors, seeds: &[u64]) {
    const PARTS: usize = 4;
    let mut sequences = Vec::new();
    for part in 0..PARTS {
        let is_out = |at: usize| at * PARTS / lessons.len() == part;
        let most: Vec<&Lesson> =
            lessons.iter().enumerate().filter(|(at, _)| !is_out(*at)).map(|(_, lesson)| *lesson).collect();
        let other = first_pass(&most, lexicon, vectors, &seeds[..1], set("JACKNET", 0.0) > 0.0);
        for (_, lesson) in lessons.iter().enumerate().filter(|(at, _)| is_out(*at)) {
            sequences.extend(second_sequences(&other, &lesson.document.reading, &lesson.document.tags));
        }
    }
    let sequences: Vec<&Sequence> = sequences.iter().collect();
    let linear = average(seeds.iter().map(|&seed| perceptron::train(&sequences, memory::FEATURE_BITS, set("MEPOCHS", 8.0) as usize, seed)));
    // The scores of the first pass have to keep their share of what was summed up.
    tagger.balance.first *= seeds.len() as f32;
    tagger.second = Table::new(memory::FEATURE_BITS, &linear.weights, linear.transitions);
}

fn second_sequences(tagger: &Tagger, reading: &Reading, right: &[usize]) -> Vec<Sequence> {
    let scores = tagger.first_scores(reading);
    let tags: Vec<usize> =
        scores.iter().flat_map(|scores| decode::best_tags(scores, tagger.first.transitions())).collect();
    let features = memory::features(&reading.atoms, &reading.blocks, &tags);
    let one = |(block, scores): (&std::ops::Range<usize>, &Vec<decode::Scores>)| Sequence {
        features: features[block.clone()].to_vec(),
        tags: right[block.clone()].to_vec(),
        prior: scores.iter().map(|row| row.map(|value| value * tagger.balance.first)).collect(),
    };
    reading.blocks.iter().zip(&scores).map(one).collect()
}
