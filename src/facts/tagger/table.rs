//! The weights of a linear model: a row of small numbers for each feature that has one.

use super::decode::{Scores, Transitions};
use super::packing::{Chance, Coder, EVEN, NumberChances};
use super::tags::TAG_COUNT;

/// Weights of the tags for one feature.
pub type Row = [i8; TAG_COUNT];

/// Rows of weights for hashed features. Most features have none, so which have is a set
/// of bits that stays in the processor's cache.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Table {
    /// How many bits the number of a feature has.
    feature_bits: u32,
    /// What a weight of one is worth.
    scale: f32,
    transitions: Transitions,
    /// A bit for each feature that has a row.
    present: Vec<u64>,
    /// How many rows come before those of each 64 features.
    before: Vec<u32>,
    rows: Vec<Row>,
}

impl Table {
    /// Rounds a dense model; rows whose weights all round to nothing are left out.
    #[must_use]
    pub fn new(feature_bits: u32, weights: &[Scores], transitions: Transitions) -> Table {
        let greatest = weights.iter().flatten().fold(0.0_f32, |most, w| most.max(w.abs()));
        let scale = greatest.max(1e-9) / 127.0;
        let mut table = Table { feature_bits, scale, transitions, ..Table::default() };
        table.present = vec![0; (1_usize << feature_bits) / 64];
        for (feature, row) in weights.iter().enumerate() {
            let row = row.map(|weight| (weight / scale).round() as i8);
            if row.iter().any(|&weight| weight != 0)
                && let Some(bits) = table.present.get_mut(feature / 64)
            {
                *bits |= 1 << (feature % 64);
                table.rows.push(row);
            }
        }
        table.count();
        table
    }

    fn count(&mut self) {
        let mut sum = 0;
        self.before.clear();
        for bits in &self.present {
            self.before.push(sum);
            sum += bits.count_ones();
        }
    }

    /// How many features have a row.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no feature has a row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Scores of a tag after a tag.
    #[must_use]
    pub fn transitions(&self) -> &Transitions {
        &self.transitions
    }

    /// The sum of the rows of the features.
    #[must_use]
    pub fn scores(&self, features: &[u32]) -> Scores {
        // Small sums, and sixteen of them apart from the last: as the processor adds them.
        let mut sums = [0_i16; TAG_COUNT - 1];
        let mut last = 0_i16;
        for &feature in features {
            let Some([weights @ .., weight]) = self.row(feature) else { continue };
            for (sum, &weight) in sums.iter_mut().zip(weights) {
                *sum = sum.saturating_add(i16::from(weight));
            }
            last = last.saturating_add(i16::from(*weight));
        }
        let mut scores = [f32::from(last) * self.scale; TAG_COUNT];
        for (score, sum) in scores.iter_mut().zip(sums) {
            *score = f32::from(sum) * self.scale;
        }
        scores
    }

    fn row(&self, feature: u32) -> Option<&Row> {
        let group = feature as usize / 64;
        let bits = *self.present.get(group)?;
        let bit = 1_u64 << (feature % 64);
        if bits & bit == 0 {
            return None;
        }
        let number = *self.before.get(group)? + (bits & (bit - 1)).count_ones();
        self.rows.get(number as usize)
    }

    /// Writes or reads the table.
    pub fn code(&mut self, coder: &mut impl Coder) {
        let mut plain = NumberChances::default();
        // A file that is damaged must not ask for all memory.
        self.feature_bits = coder.number(&mut plain, self.feature_bits).clamp(6, 24);
        self.scale = f32::from_bits(coder.number(&mut plain, self.scale.to_bits()));
        for weight in self.transitions.iter_mut().flatten() {
            *weight = f32::from_bits(coder.number(&mut plain, weight.to_bits()));
        }
        self.present.resize((1_usize << self.feature_bits) / 64, 0);
        let mut presence = [EVEN; 2];
        let mut was = 0;
        for bits in &mut self.present {
            let mut coded = 0_u64;
            for place in 0..64 {
                let is_present = coder.bit(&mut presence[was], *bits >> place & 1 == 1);
                was = usize::from(is_present);
                coded |= u64::from(is_present) << place;
            }
            *bits = coded;
        }
        self.count();
        let count: u32 = self.present.iter().map(|bits| bits.count_ones()).sum();
        self.rows.resize(count as usize, [0; TAG_COUNT]);
        let mut chances = RowChances::default();
        for row in &mut self.rows {
            chances.code(coder, row);
        }
    }
}

/// The chances of the parts of a row: which kinds have weights, which of their tags, and
/// the weights.
struct RowChances {
    kinds: [Chance; 32],
    tags: [[Chance; 16]; 4],
    signs: [Chance; TAG_COUNT],
    sizes: NumberChances,
}

impl Default for RowChances {
    fn default() -> RowChances {
        RowChances {
            kinds: [EVEN; 32],
            tags: [[EVEN; 16]; 4],
            signs: [EVEN; TAG_COUNT],
            sizes: NumberChances::default(),
        }
    }
}

impl RowChances {
    fn code(&mut self, coder: &mut impl Coder, row: &mut Row) {
        let (outside, names) = row.split_at_mut(1);
        let mut used = u32::from(outside[0] != 0) << 4;
        for (kind, weights) in names.chunks(4).enumerate() {
            used |= u32::from(weights.iter().any(|&weight| weight != 0)) << kind;
        }
        let used = coder.symbol(&mut self.kinds, 5, used);
        if used >> 4 == 1 {
            self.weight(coder, 0, &mut outside[0]);
        }
        for (kind, weights) in names.chunks_mut(4).enumerate() {
            if used >> kind & 1 == 0 {
                continue;
            }
            let flags = weights.iter().rev().fold(0, |flags, &w| flags << 1 | u32::from(w != 0));
            let flags = coder.symbol(&mut self.tags[kind], 4, flags);
            for (at, weight) in weights.iter_mut().enumerate() {
                if flags >> at & 1 == 1 {
                    self.weight(coder, 1 + 4 * kind + at, weight);
                }
            }
        }
    }

    /// A weight that is not zero.
    fn weight(&mut self, coder: &mut impl Coder, tag: usize, weight: &mut i8) {
        let is_negative = coder.bit(&mut self.signs[tag], *weight < 0);
        let size = u32::from(weight.unsigned_abs()).saturating_sub(1);
        let size = coder.number(&mut self.sizes, size).min(126) as i8 + 1;
        *weight = if is_negative { -size } else { size };
    }
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
        read.code(&mut Decoder::new(&bytes));
        assert_eq!(read, table);
        let scores = read.scores(&[3, 200, 7, 9_999]);
        assert_eq!([scores[0], scores[5], scores[16], scores[1]], [127.0, -3.0, 40.0, 0.0]);
    }
}
