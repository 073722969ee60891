//! The averaged perceptron over whole rows of tags.

use khabar::facts::tagger::decode::{Scores, Transitions, best_tags};
use khabar::facts::tagger::tags::TAG_COUNT;

/// A row of words with their features and right tags.
#[derive(Default)]
pub struct Sequence {
    pub features: Vec<Vec<u32>>,
    pub tags: Vec<usize>,
    /// Scores that another model gives.
    pub prior: Vec<Scores>,
}

#[derive(Clone)]
pub struct Linear {
    pub weights: Vec<Scores>,
    pub transitions: Transitions,
}

impl Linear {
    pub fn scores(&self, features: &[u32], prior: Option<&Scores>) -> Scores {
        let mut scores = prior.copied().unwrap_or([0.0; TAG_COUNT]);
        for &feature in features {
            let row = &self.weights[feature as usize];
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += weight;
            }
        }
        scores
    }

    pub fn add(&mut self, other: &Linear) {
        let rows = self.weights.iter_mut().chain(&mut self.transitions);
        for (row, other) in rows.zip(other.weights.iter().chain(&other.transitions)) {
            for (weight, other) in row.iter_mut().zip(other) {
                *weight += other;
            }
        }
    }

    pub fn decode(&self, sequence: &Sequence) -> Vec<usize> {
        let scores: Vec<Scores> = sequence
            .features
            .iter()
            .enumerate()
            .map(|(at, features)| self.scores(features, sequence.prior.get(at)))
            .collect();
        best_tags(&scores, &self.transitions)
    }
}

/// A random order that is the same each time.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        khabar::facts::tagger::hash::mix(self.0)
    }
    pub fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1 << 24) as f32
    }
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (2..=items.len()).rev() {
            items.swap(end - 1, self.below(end));
        }
    }
}

pub fn train(sequences: &[&Sequence], bits: u32, epochs: usize, seed: u64) -> Linear {
    let size = 1 << bits;
    let mut model = Linear {
        weights: vec![[0.0; TAG_COUNT]; size],
        transitions: [[0.0; TAG_COUNT]; TAG_COUNT],
    };
    let mut late = model.clone();
    let mut order: Vec<usize> = (0..sequences.len()).collect();
    let mut random = Random(seed);
    let mut step = 1.0_f32;
    for _ in 0..epochs {
        random.shuffle(&mut order);
        for &number in &order {
            let sequence = sequences[number];
            let found = model.decode(sequence);
            step += 1.0;
            if found == sequence.tags {
                continue;
            }
            let mut update = |at: usize, tag: usize, by: f32| {
                for &feature in &sequence.features[at] {
                    model.weights[feature as usize][tag] += by;
                    late.weights[feature as usize][tag] += by * step;
                }
            };
            for at in 0..found.len() {
                if found[at] != sequence.tags[at] {
                    update(at, sequence.tags[at], 1.0);
                    update(at, found[at], -1.0);
                }
            }
            for at in 1..found.len() {
                for (tags, by) in [(&sequence.tags, 1.0), (&found, -1.0)] {
                    model.transitions[tags[at - 1]][tags[at]] += by;
                    late.transitions[tags[at - 1]][tags[at]] += by * step;
                }
            }
        }
    }
    for (row, late) in model.weights.iter_mut().zip(&late.weights) {
        for (weight, late) in row.iter_mut().zip(late) {
            *weight -= late / step;
        }
    }
    for (row, late) in model.transitions.iter_mut().zip(&late.transitions) {
        for (weight, late) in row.iter_mut().zip(late) {
            *weight -= late / step;
        }
    }
    model
}
