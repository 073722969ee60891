//! Trains the network: stochastic gradient descent with a rate of its own for each weight
//! (AdaGrad), words and features left out at random, the last epochs averaged.

use crate::learn::at_once;
use crate::perceptron::Random;
use khabar::facts::tagger::decode::Scores;
use khabar::facts::tagger::lexicon::VECTOR_LEN;
use khabar::facts::tagger::network::{FEATURE_BITS, HIDDEN, NEAR, Network, Weights};
use khabar::facts::tagger::tags::TAG_COUNT;

/// How many networks are trained; side by side they are one, whose scores are their mean.
const NETWORKS: usize = 2;
const WIDTH: usize = HIDDEN / NETWORKS;
type Hidden = [f32; WIDTH];

/// A word: the vectors near by and its features.
#[derive(Clone, Default)]
pub struct Input {
    /// Rows of the table of vectors.
    pub rows: [Option<u32>; NEAR],
    pub features: Vec<u32>,
    pub tag: usize,
}

#[derive(Clone, Copy)]
pub struct Settings {
    pub epochs: usize,
    pub rate: f32,
    pub drop_features: f32,
    pub drop_hidden: f32,
    pub drop_vectors: f32,
}

/// Below this error a word teaches nothing more.
const LEARNED: f32 = 0.01;

#[derive(Clone)]
struct Model {
    vectors: Vec<Hidden>,
    features: Vec<Hidden>,
    bias: Hidden,
    tags: Vec<Hidden>,
    tag_bias: Scores,
}

/// Trains several networks from different starts and puts them side by side.
pub fn train(
    items: &[&Input],
    vectors: &[[f32; VECTOR_LEN]],
    settings: Settings,
    seed: u64,
) -> Network {
    let models = at_once(NETWORKS, |number| {
        train_one(items, vectors, settings, seed ^ (99 + number as u64))
    });
    let share = 1.0 / NETWORKS as f32;
    let mut tag_bias = [0.0; TAG_COUNT];
    for model in &models {
        tag_bias.iter_mut().zip(model.tag_bias).for_each(|(sum, bias)| *sum += bias * share);
    }
    let tags = side_by_side(&models, |model| &model.tags);
    Network::new(&Weights {
        vectors: &side_by_side(&models, |model| &model.vectors),
        features: &side_by_side(&models, |model| &model.features),
        bias: side_by_side(&models, |model| std::slice::from_ref(&model.bias))[0],
        tags: &tags.iter().map(|row| row.map(|weight| weight * share)).collect::<Vec<_>>(),
        tag_bias,
    })
}

/// The rows of all models, each after the other's.
fn side_by_side(models: &[Model], rows: fn(&Model) -> &[Hidden]) -> Vec<[f32; HIDDEN]> {
    let row = |at: usize| {
        let mut row = [0.0; HIDDEN];
        for (part, model) in row.chunks_mut(WIDTH).zip(models) {
            part.copy_from_slice(&rows(model)[at]);
        }
        row
    };
    (0..rows(&models[0]).len()).map(row).collect()
}

fn train_one(
    items: &[&Input],
    vectors: &[[f32; VECTOR_LEN]],
    settings: Settings,
    seed: u64,
) -> Model {
    let mut random = Random(seed);
    let mut model = Model::random(&mut random);
    let mut squares = Model::zero();
    let mut average = Model::zero();
    let mut order: Vec<usize> = (0..items.len()).collect();
    let first_averaged = settings.epochs / 2;
    for epoch in 0..settings.epochs {
        random.shuffle(&mut order);
        let rate = settings.rate * (1.0 - 0.9 * epoch as f32 / settings.epochs as f32);
        for &number in &order {
            let kept = drop_some(items[number], settings, &mut random);
            let steps = (rate, settings.drop_hidden);
            learn(&mut model, &mut squares, &kept, vectors, steps, &mut random);
        }
        if epoch >= first_averaged {
            average.add(&model, 1.0 / (settings.epochs - first_averaged) as f32);
        }
    }
    average
}

fn drop_some(input: &Input, settings: Settings, random: &mut Random) -> Input {
    let mut kept = input.clone();
    kept.features.retain(|_| random.unit() >= settings.drop_features);
    for row in &mut kept.rows {
        *row = row.filter(|_| random.unit() >= settings.drop_vectors);
    }
    kept
}

fn learn(
    model: &mut Model,
    squares: &mut Model,
    input: &Input,
    vectors: &[[f32; VECTOR_LEN]],
    (rate, drop_hidden): (f32, f32),
    random: &mut Random,
) {
    let mut hidden = model.hidden(input, vectors);
    let scale = 1.0 / (1.0 - drop_hidden);
    for value in &mut hidden {
        let is_kept = *value > 0.0 && random.unit() >= drop_hidden;
        *value = if is_kept { *value * scale } else { 0.0 };
    }
    let errors = model.errors(&hidden, input.tag);
    if errors.iter().all(|error| error.abs() < LEARNED) {
        return;
    }
    let mut back = [0.0; WIDTH];
    for (tag, &error) in errors.iter().enumerate() {
        add(&mut back, &model.tags[tag], error);
        let gradient = hidden.map(|value| value * error);
        step(&mut model.tags[tag], &mut squares.tags[tag], &gradient, rate);
        squares.tag_bias[tag] += error * error;
        model.tag_bias[tag] -= rate * error / (squares.tag_bias[tag].sqrt() + 1e-3);
    }
    for (value, hidden) in back.iter_mut().zip(&hidden) {
        *value = if *hidden > 0.0 { *value * scale } else { 0.0 };
    }
    step(&mut model.bias, &mut squares.bias, &back, rate);
    for &feature in &input.features {
        let feature = feature as usize;
        step(&mut model.features[feature], &mut squares.features[feature], &back, rate);
    }
    for (near, row) in input.rows.iter().enumerate() {
        let Some(row) = row else { continue };
        for (at, value) in vectors[*row as usize].iter().enumerate() {
            let at = near * VECTOR_LEN + at;
            let gradient = back.map(|back| back * value);
            step(&mut model.vectors[at], &mut squares.vectors[at], &gradient, rate);
        }
    }
}

impl Model {
    fn filled(mut row: impl FnMut(f32) -> Hidden) -> Model {
        Model {
            vectors: (0..NEAR * VECTOR_LEN).map(|_| row(0.08)).collect(),
            features: (0..1 << FEATURE_BITS).map(|_| row(0.1)).collect(),
            bias: [0.0; WIDTH],
            tags: (0..TAG_COUNT).map(|_| row(0.15)).collect(),
            tag_bias: [0.0; TAG_COUNT],
        }
    }

    fn random(random: &mut Random) -> Model {
        Model::filled(|scale| std::array::from_fn(|_| (random.unit() - 0.5) * 2.0 * scale))
    }

    fn zero() -> Model {
        Model::filled(|_| [0.0; WIDTH])
    }

    fn hidden(&self, input: &Input, vectors: &[[f32; VECTOR_LEN]]) -> Hidden {
        let mut hidden = self.bias;
        for (near, row) in input.rows.iter().enumerate() {
            let Some(row) = row else { continue };
            let weights = &self.vectors[near * VECTOR_LEN..];
            for (value, weights) in vectors[*row as usize].iter().zip(weights) {
                add(&mut hidden, weights, *value);
            }
        }
        for &feature in &input.features {
            add(&mut hidden, &self.features[feature as usize], 1.0);
        }
        hidden
    }

    /// The chance of each tag, less one for the right one.
    fn errors(&self, hidden: &Hidden, right: usize) -> Scores {
        let mut errors = self.tag_bias;
        for (score, weights) in errors.iter_mut().zip(&self.tags) {
            *score += dot(hidden, weights);
        }
        let top = errors.iter().fold(f32::MIN, |top, score| top.max(*score));
        let mut sum = 0.0;
        for error in &mut errors {
            *error = (*error - top).exp();
            sum += *error;
        }
        for (tag, error) in errors.iter_mut().enumerate() {
            *error = *error / sum - f32::from(u8::from(tag == right));
        }
        errors
    }

    fn add(&mut self, other: &Model, by: f32) {
        let rows = self.vectors.iter_mut().chain(&mut self.features).chain(&mut self.tags);
        let others = other.vectors.iter().chain(&other.features).chain(&other.tags);
        for (one, other) in rows.zip(others) {
            add(one, other, by);
        }
        add(&mut self.bias, &other.bias, by);
        for (one, other) in self.tag_bias.iter_mut().zip(&other.tag_bias) {
            *one += other * by;
        }
    }
}

fn step(weights: &mut Hidden, squares: &mut Hidden, gradient: &Hidden, rate: f32) {
    for ((weight, square), gradient) in weights.iter_mut().zip(squares).zip(gradient) {
        *square += gradient * gradient;
        *weight -= rate * gradient / (square.sqrt() + 1e-3);
    }
}

fn add(to: &mut Hidden, from: &Hidden, by: f32) {
    for (to, from) in to.iter_mut().zip(from) {
        *to += from * by;
    }
}

fn dot(one: &Hidden, other: &Hidden) -> f32 {
    let mut sums = [0.0_f32; 8];
    for (one, other) in one.chunks_exact(8).zip(other.chunks_exact(8)) {
        for ((sum, one), other) in sums.iter_mut().zip(one).zip(other) {
            *sum += one * other;
        }
    }
    sums.iter().sum()
}
