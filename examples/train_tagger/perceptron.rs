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

    /// One that knows nothing.
    pub fn new(size: usize) -> Linear {
        Linear { weights: vec![[0.0; TAG_COUNT]; size], transitions: [[0.0; TAG_COUNT]; TAG_COUNT] }
    }

    pub fn add(&mut self, other: &Linear, by: f32) {
        let rows = self.weights.iter_mut().chain(&mut self.transitions);
        for (row, other) in rows.zip(other.weights.iter().chain(&other.transitions)) {
            for (weight, other) in row.iter_mut().zip(other) {
                *weight += other * by;
            }
        }
    }

    fn move_features(&mut self, features: &[u32], tag: usize, by: f32) {
        for &feature in features {
            self.weights[feature as usize][tag] += by;
        }
    }

    fn move_transitions(&mut self, tags: &[usize], by: f32) {
        for pair in tags.windows(2) {
            self.transitions[pair[0]][pair[1]] += by;
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
    let mut model = Linear::new(1 << bits);
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
            for (features, (&right, &wrong)) in
                sequence.features.iter().zip(sequence.tags.iter().zip(&found))
            {
                if right != wrong {
                    for (tag, by) in [(right, 1.0), (wrong, -1.0)] {
                        model.move_features(features, tag, by);
                        late.move_features(features, tag, by * step);
                    }
                }
            }
            for (tags, by) in [(&sequence.tags, 1.0), (&found, -1.0)] {
                model.move_transitions(tags, by);
                late.move_transitions(tags, by * step);
            }
        }
    }
    // The mean over all steps: each change counts from the step on at which it was made.
    model.add(&late, -1.0 / step);
    model
}
