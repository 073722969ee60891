//! The weights of a linear model: a row of small numbers for each feature that has one.

use super::decode::{Scores, Transitions};
use super::packing::{Coder, Stream};
use super::tags::TAG_COUNT;

/// Weights of the tags for one feature.
pub type Row = [i8; TAG_COUNT];
const ZEROS: Row = [0; TAG_COUNT];
const LAST: usize = TAG_COUNT - 1;

/// Rows of weights for hashed features. Most features have none, so which have is a set
/// of bits that stays in the processor's cache; for the others stands a row of zeros,
/// because adding it is faster than guessing whether there is one.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Table {
    /// How many bits the number of a feature has.
    feature_bits: u32,
    /// What a weight of one is worth.
    scale: f32,
    transitions: Transitions,
    groups: Vec<Group>,
    /// The row of zeros, and the others in the order of their features.
    rows: Vec<Row>,
}

/// Which of 64 features have rows.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
struct Group {
    /// A bit for each feature that has one.
    present: u64,
    /// How many rows come before, without that of zeros.
    before: u32,
}

impl Table {
    /// Rounds a dense model; rows whose weights all round to nothing are left out.
    #[must_use]
    pub fn new(feature_bits: u32, weights: &[Scores], transitions: Transitions) -> Table {
        let greatest = weights.iter().flatten().fold(0.0_f32, |most, w| most.max(w.abs()));
        let scale = greatest.max(1e-9) / 127.0;
        let mut table = Table { feature_bits, scale, transitions, ..Table::default() };
        table.groups = vec![Group::default(); (1_usize << feature_bits) / 64];
        table.rows.push(ZEROS);
        for (feature, row) in weights.iter().enumerate() {
            let row = row.map(|weight| (weight / scale).round() as i8);
            if row.iter().any(|&weight| weight != 0)
                && let Some(group) = table.groups.get_mut(feature / 64)
            {
                group.present |= 1 << (feature % 64);
                table.rows.push(row);
            }
        }
        table.count();
        table
    }

    /// Counts the rows before each group, and all.
    fn count(&mut self) -> usize {
        let mut sum = 0;
        for group in &mut self.groups {
            group.before = sum;
            sum += group.present.count_ones();
        }
        sum as usize
    }

    /// How many features have a row.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len().saturating_sub(1)
    }

    /// Whether no feature has a row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Scores of a tag after a tag.
    #[must_use]
    pub fn transitions(&self) -> &Transitions {
        &self.transitions
    }

    /// The sum of the rows of the features.
    #[must_use]
    pub fn scores(&self, features: &[u32]) -> Scores {
        // The rows lie far apart in memory. The last weight of each is asked for first, and by
        // itself: so the processor fetches many rows at once.
        let rows: Vec<&Row> = features.iter().map(|&feature| self.row(feature)).collect();
        let last = rows.iter().fold(0_i16, |sum, row| sum.saturating_add(i16::from(row[LAST])));
        let mut sums = [0_i16; LAST];
        for [weights @ .., _] in rows {
            for (sum, &weight) in sums.iter_mut().zip(weights) {
                *sum = sum.saturating_add(i16::from(weight));
            }
        }
        let mut scores = [f32::from(last) * self.scale; TAG_COUNT];
        for (score, sum) in scores.iter_mut().zip(sums) {
            *score = f32::from(sum) * self.scale;
        }
        scores
    }

    fn row(&self, feature: u32) -> &Row {
        let group = self.groups.get(feature as usize / 64).copied().unwrap_or_default();
        let place = feature % 64;
        let is_present = (group.present >> place & 1) as u32;
        // The row of zeros is number 0, so that those up to this one count themselves too.
        let up_to = group.before + (group.present << (63 - place)).count_ones();
        self.rows.get((is_present * up_to) as usize).unwrap_or(&ZEROS)
    }

    /// Writes or reads the table.
    pub fn code(&mut self, coder: &mut impl Coder) {
        let plain = coder.numbers();
        // A file that is damaged must not ask for all memory.
        self.feature_bits = coder.number(plain, self.feature_bits).clamp(6, 24);
        self.scale = f32::from_bits(coder.number(plain, self.scale.to_bits()));
        for weight in self.transitions.iter_mut().flatten() {
            *weight = f32::from_bits(coder.number(plain, weight.to_bits()));
        }
        self.groups.resize((1_usize << self.feature_bits) / 64, Group::default());
        let presence = coder.stream();
        for Group { present, .. } in &mut self.groups {
            *present = u64::from_le_bytes(coder.bytes(presence, present.to_le_bytes()));
        }
        let count = self.count();
        self.rows.resize(1 + count, ZEROS);
        let streams = RowStreams::new(coder);
        for row in self.rows.iter_mut().skip(1) {
            streams.code(coder, row);
        }
    }
}

/// Where the parts of a row go: which kinds have weights, which of their tags, and the
/// weights.
struct RowStreams {
    kinds: Stream,
    /// For each kind.
    tags: [Stream; 4],
    /// For each sum of the weights before: those of a row nearly cancel each other.
    weights: [Stream; 1 + 2 * FARTHEST as usize],
}

/// Sums farther from nothing are taken for this one.
const FARTHEST: i32 = 6;

impl RowStreams {
    fn new(coder: &mut impl Coder) -> RowStreams {
        RowStreams {
            kinds: coder.stream(),
            tags: std::array::from_fn(|_| coder.stream()),
            weights: std::array::from_fn(|_| coder.stream()),
        }
    }

    fn code(&self, coder: &mut impl Coder, row: &mut Row) {
        let (outside, names) = row.split_at_mut(1);
        let mut used = u8::from(outside[0] != 0) << 4;
        for (kind, weights) in names.chunks(4).enumerate() {
            used |= u8::from(flags(weights) != 0) << kind;
        }
        let used = coder.byte(self.kinds, used);
        let mut sum = 0;
        if used >> 4 & 1 == 1 {
            self.weight(coder, &mut sum, &mut outside[0]);
        }
        for kind in ones(used & 15) {
            let Some(weights) = names.get_mut(4 * kind..4 * kind + 4) else { continue };
            let tags = coder.byte(self.tags[kind], flags(weights));
            for at in ones(tags) {
                if let Some(weight) = weights.get_mut(at) {
                    self.weight(coder, &mut sum, weight);
                }
            }
        }
    }

    /// A weight that is not zero.
    fn weight(&self, coder: &mut impl Coder, sum: &mut i32, weight: &mut i8) {
        let near = (*sum).clamp(-FARTHEST, FARTHEST) + FARTHEST;
        *weight = coder.byte(self.weights[near as usize], *weight as u8) as i8;
        *sum += i32::from(*weight);
    }
}

/// A bit for each weight that is not zero.
fn flags(weights: &[i8]) -> u8 {
    weights.iter().rev().fold(0, |flags, &weight| flags << 1 | u8::from(weight != 0))
}

/// The places of the bits that are set.
fn ones(mut bits: u8) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = bits.trailing_zeros() as usize;
        bits &= bits.checked_sub(1)?;
        Some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::super::packing::{Decoder, Encoder};
    use super::*;

    #[test]
    fn rounds_packs_and_sums() {
        let mut weights = vec![[0.0; TAG_COUNT]; 1 << 8];
        weights[3][0] = 127.0;
        weights[3][5] = -3.0;
        weights[200][16] = 40.0;
        weights[201][1] = 0.1;
        let mut table = Table::new(8, &weights, [[0.5; TAG_COUNT]; TAG_COUNT]);
        assert_eq!(table.len(), 2, "a row that rounds to nothing is left out");
        let mut encoder = Encoder::default();
        table.code(&mut encoder);
        let bytes = encoder.finish();
        let mut read = Table::default();
        read.code(&mut Decoder::new(bytes.leak()));
        assert_eq!(read, table);
        let scores = read.scores(&[3, 200, 7, 9_999]);
        assert_eq!([scores[0], scores[5], scores[16], scores[1]], [127.0, -3.0, 40.0, 0.0]);
    }
}
