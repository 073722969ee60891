//! A small network beside the linear model: the vectors of the words near by and a few
//! hashed features go into one hidden layer, which scores the tags.

use super::atoms::Atom;
use super::decode::Scores;
use super::hash;
use super::lexicon::{KINDS, Lexicon, NumberMap, PIECES, VECTOR_LEN};
use super::packing::{Coder, Row};

/// How many numbers the hidden layer has.
pub const HIDDEN: usize = 128;
/// How many words are seen: two before, the word, two after.
pub const NEAR: usize = 5;
/// How many bits the number of a feature has.
pub const FEATURE_BITS: u32 = 13;

/// The numbers of the hidden layer.
pub type Hidden = [f32; HIDDEN];
type Small = [i8; HIDDEN];

/// The weights, rounded.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Network {
    /// For each word near by and each number of its vector.
    vectors: Vec<Hidden>,
    /// For each feature a weight for each number of the hidden layer.
    features: Row,
    feature_scale: f32,
    bias: Vec<Hidden>,
    /// For each tag, and last the tags' own scores.
    tags: Vec<Hidden>,
}

/// Weights as they are trained.
pub struct Weights<'a> {
    /// For each word near by and each number of its vector.
    pub vectors: &'a [Hidden],
    /// For each feature.
    pub features: &'a [Hidden],
    /// Of the hidden layer.
    pub bias: Hidden,
    /// For each tag.
    pub tags: &'a [Hidden],
    /// Of the tags.
    pub tag_bias: Scores,
}

impl Network {
    /// Rounds trained weights.
    #[must_use]
    pub fn new(weights: &Weights) -> Network {
        let (features, feature_scale) = rounded(weights.features);
        let mut tags = weights.tags.to_vec();
        let mut last = [0.0; HIDDEN];
        last.iter_mut().zip(weights.tag_bias).for_each(|(to, from)| *to = from);
        tags.push(last);
        let expand = |rows: &[Hidden]| {
            let (rows, scale) = rounded(rows);
            rows.iter().map(|row| row.map(|value| f32::from(value) * scale)).collect()
        };
        Network {
            vectors: expand(weights.vectors),
            features: features.iter().flatten().map(|&weight| weight as u8).collect(),
            feature_scale,
            bias: expand(&[weights.bias]),
            tags: expand(&tags),
        }
    }

    /// The scores of the tags for every token of a block, added to what is there.
    pub fn add_scores(&self, block: &[Atom], by: f32, near: &mut NearWords, scores: &mut [Scores]) {
        if self.features.is_empty() {
            return;
        }
        let words: Vec<Option<usize>> = block.iter().map(|atom| near.number(self, atom)).collect();
        let rows = self.features.as_chunks::<HIDDEN>().0;
        let mut features = Vec::new();
        for (at, scores) in scores.iter_mut().enumerate() {
            let mut hidden = self.bias.first().copied().unwrap_or([0.0; HIDDEN]);
            for offset in 0..NEAR {
                let word = (at + offset).checked_sub(NEAR / 2).and_then(|at| *words.get(at)?);
                let row = word.and_then(|word| near.rows.get(word)?.get(offset));
                if let Some(row) = row {
                    add(&mut hidden, row);
                }
            }
            features.clear();
            input(block, at, &mut features);
            // Small sums, of which the processor adds many at once.
            let mut sums = [0_i16; HIDDEN];
            for &feature in &features {
                let Some(row) = rows.get(feature as usize) else { continue };
                for (sum, &weight) in sums.iter_mut().zip(row) {
                    *sum = sum.saturating_add(i16::from(weight as i8));
                }
            }
            for (value, sum) in hidden.iter_mut().zip(sums) {
                *value = (*value + f32::from(sum) * self.feature_scale).max(0.0);
            }
            let own = self.tags.last().into_iter().flatten();
            for ((score, weights), own) in scores.iter_mut().zip(&self.tags).zip(own) {
                *score += by * (own + dot(&hidden, weights));
            }
        }
    }

    /// Writes or reads the weights.
    pub fn code(&mut self, coder: &mut impl Coder) {
        for rows in [&mut self.vectors, &mut self.bias, &mut self.tags] {
            code_rows(coder, rows);
        }
        self.feature_scale = coder.fraction(self.feature_scale);
        self.features = coder.row(std::mem::take(&mut self.features));
    }
}

/// Rows as small numbers and what one is worth.
fn rounded(rows: &[Hidden]) -> (Vec<Small>, f32) {
    let greatest = rows.iter().flatten().fold(1e-9_f32, |most, value| most.max(value.abs()));
    let scale = greatest / 127.0;
    (rows.iter().map(|row| row.map(|value| (value / scale).round() as i8)).collect(), scale)
}

/// Rows that are multiplied with again and again, and so are no small numbers in memory.
fn code_rows(coder: &mut impl Coder, rows: &mut Vec<Hidden>) {
    let (small, scale) = rounded(rows);
    let scale = coder.fraction(scale);
    let small = coder.row(small.iter().flatten().map(|&value| value as u8).collect());
    let small = small.as_chunks().0;
    *rows = small.iter().map(|row| row.map(|value| f32::from(value as i8) * scale)).collect();
}

/// The share of each word of a document in the hidden layer, for each place near a token.
pub struct NearWords<'a> {
    lexicon: &'a Lexicon,
    numbers: NumberMap<[u8; PIECES], usize>,
    rows: Vec<[Hidden; NEAR]>,
}

impl<'a> NearWords<'a> {
    /// None yet.
    #[must_use]
    pub fn new(lexicon: &'a Lexicon) -> NearWords<'a> {
        NearWords { lexicon, numbers: NumberMap::default(), rows: Vec::new() }
    }

    fn number(&mut self, network: &Network, atom: &Atom) -> Option<usize> {
        let pieces = atom.entry.pieces?;
        if let Some(&number) = self.numbers.get(&pieces) {
            return Some(number);
        }
        let vector = self.lexicon.vector(&pieces);
        let mut row = [[0.0; HIDDEN]; NEAR];
        for (hidden, weights) in row.iter_mut().zip(network.vectors.chunks(VECTOR_LEN)) {
            for (value, weights) in vector.iter().zip(weights) {
                for (sum, weight) in hidden.iter_mut().zip(weights) {
                    *sum += value * weight;
                }
            }
        }
        self.numbers.insert(pieces, self.rows.len());
        self.rows.push(row);
        Some(self.rows.len() - 1)
    }
}

/// The features of a token: spelling, shape and lists of the words near by.
pub fn input(block: &[Atom], at: usize, into: &mut Vec<u32>) {
    let mut add = |value: u64, template: u64| {
        into.push(hash::upper(hash::pair(value, template)) >> (32 - FEATURE_BITS));
    };
    for offset in 0..NEAR {
        let template = 20 * (offset as u64 + 1);
        let Some(atom) = (at + offset).checked_sub(NEAR / 2).and_then(|at| block.get(at)) else {
            add(0, template);
            continue;
        };
        add(atom.shape, template + 1);
        add(u64::from(atom.entry.rank), template + 2);
        add(u64::from(atom.entry.guess), template + 12);
        for (part, lists) in atom.lists.iter().enumerate() {
            for list in (0..KINDS.len()).filter(|list| lists >> list & 1 == 1) {
                add((part * 16 + list) as u64, template + 3);
            }
        }
        let is_here = offset == NEAR / 2;
        if offset.abs_diff(NEAR / 2) > 1 {
            continue;
        }
        for (len, (prefix, suffix)) in atom.prefixes.iter().zip(&atom.suffixes).enumerate() {
            if is_here || len == 1 || len == 2 {
                add(*prefix, template + 4 + len as u64);
                add(*suffix, template + 8 + len as u64);
            }
        }
    }
}

fn add(to: &mut Hidden, from: &Hidden) {
    for (to, from) in to.iter_mut().zip(from) {
        *to += from;
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
