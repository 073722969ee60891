//! The weights of a linear model: a row of small numbers for each feature that has one.
//!
//! Most weights are nothing, so many rows are alike: each is kept once, and features have the
//! numbers of theirs.

use super::decode::{Scores, Transitions};
use super::packing::{self, Coder, at};
use super::tags::TAG_COUNT;
use std::collections::HashMap;

/// Weights of the tags for one feature, each a number with a sign.
type Row = [u8; TAG_COUNT];
const ZEROS: Row = [0; TAG_COUNT];
const LAST: usize = TAG_COUNT - 1;

/// The number of a row, the lowest byte first.
type RowNumber = [u8; 3];

/// Rows of weights for hashed features. Most features have none, so which have is a set
/// of bits that stays in the processor's cache; for the others stands a row of zeros,
/// because adding it is faster than guessing whether there is one.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Table {
    /// What a weight of one is worth.
    scale: f32,
    transitions: Transitions,
    /// For each 64 features a [`Group`].
    groups: packing::Row,
    /// That of the row of zeros, and those of the features that have a row, in their order.
    numbers: packing::Row,
    /// The row of zeros, and the others, what many features have before what few have.
    rows: packing::Row,
}

/// Which of 64 features have rows: eight bytes with a bit for each, and in four more how many come
/// before that have one.
type Group = [u8; 12];

fn group(present: u64, before: u32) -> Group {
    let mut group = Group::default();
    let (bits, count) = group.split_at_mut(8);
    bits.copy_from_slice(&present.to_le_bytes());
    count.copy_from_slice(&before.to_le_bytes());
    group
}

fn of_group([a, b, c, d, e, f, g, h, before @ ..]: &Group) -> (u64, u32) {
    (u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]), u32::from_le_bytes(*before))
}

impl Table {
    /// Rounds a dense model; rows whose weights all round to nothing are left out.
    #[must_use]
    pub fn new(feature_bits: u32, weights: &[Scores], transitions: Transitions) -> Table {
        let greatest = weights.iter().flatten().fold(0.0_f32, |most, w| most.max(w.abs()));
        let scale = greatest.max(1e-9) / 127.0;
        let mut present = vec![0_u64; (1_usize << feature_bits) / 64];
        let mut found = vec![ZEROS];
        for (feature, row) in weights.iter().enumerate() {
            let row = row.map(|weight| (weight / scale).round() as i8 as u8);
            if row != ZEROS
                && let Some(present) = present.get_mut(feature / 64)
            {
                *present |= 1 << (feature % 64);
                found.push(row);
            }
        }
        let mut before = 0;
        let groups = present.into_iter().flat_map(|present| {
            let group = group(present, before);
            before += present.count_ones();
            group
        });
        let groups = groups.collect();
        let kinds = kinds(&found);
        let number_of: HashMap<&Row, u32> = kinds.iter().zip(0..).collect();
        let number = |row: &Row| number_of.get(row).copied().unwrap_or_default();
        let numbers = found.iter().flat_map(|row| to_number(number(row))).collect();
        let rows = kinds.iter().flatten().copied().collect();
        Table { scale, transitions, groups, numbers, rows }
    }

    /// How many features have a row.
    #[must_use]
    pub fn len(&self) -> usize {
        (self.numbers.len() / size_of::<RowNumber>()).saturating_sub(1)
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
        let last = rows.iter().fold(0_i16, |sum, row| sum.saturating_add(weight(row[LAST])));
        let mut sums = [0_i16; LAST];
        for [weights @ .., _] in rows {
            for (sum, &byte) in sums.iter_mut().zip(weights) {
                *sum = sum.saturating_add(weight(byte));
            }
        }
        let mut scores = [f32::from(last) * self.scale; TAG_COUNT];
        for (score, sum) in scores.iter_mut().zip(sums) {
            *score = f32::from(sum) * self.scale;
        }
        scores
    }

    fn row(&self, feature: u32) -> &Row {
        let (present, before) = at(&self.groups, feature as usize / 64).map_or((0, 0), of_group);
        let place = feature % 64;
        let is_present = (present >> place & 1) as u32;
        // The row of zeros comes first, so that those up to this one count themselves too.
        let up_to = before.wrapping_add((present << (63 - place)).count_ones());
        let number = at(&self.numbers, (is_present * up_to) as usize).map_or(0, of_number);
        at(&self.rows, number).unwrap_or(&ZEROS)
    }

    /// Writes or reads the table.
    pub fn code(&mut self, coder: &mut impl Coder) {
        self.scale = coder.fraction(self.scale);
        for weight in self.transitions.iter_mut().flatten() {
            *weight = coder.fraction(*weight);
        }
        for row in [&mut self.groups, &mut self.numbers, &mut self.rows] {
            *row = coder.row(std::mem::take(row));
        }
    }
}

/// Each row once: first that of zeros, then the most frequent, which so lie near each other.
fn kinds(rows: &[Row]) -> Vec<Row> {
    let mut counts: HashMap<&Row, usize> = HashMap::new();
    rows.iter().for_each(|row| *counts.entry(row).or_default() += 1);
    let mut kinds: Vec<(&Row, usize)> = counts.into_iter().collect();
    kinds.sort_unstable_by_key(|&(row, count)| (*row != ZEROS, std::cmp::Reverse(count), *row));
    kinds.into_iter().map(|(row, _)| *row).collect()
}

fn weight(byte: u8) -> i16 {
    i16::from(byte as i8)
}

fn to_number(number: u32) -> RowNumber {
    let [low, middle, high, _] = number.to_le_bytes();
    [low, middle, high]
}

fn of_number([low, middle, high]: &RowNumber) -> usize {
    u32::from_le_bytes([*low, *middle, *high, 0]) as usize
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
        weights[210][0] = 127.0;
        weights[210][5] = -3.0;
        let mut table = Table::new(8, &weights, [[0.5; TAG_COUNT]; TAG_COUNT]);
        assert_eq!(table.len(), 3, "a row that rounds to nothing is left out");
        assert_eq!(table.rows.len(), 3 * TAG_COUNT, "each row is kept once");
        let mut encoder = Encoder::default();
        table.code(&mut encoder);
        let bytes = encoder.finish();
        let mut read = Table::default();
        read.code(&mut Decoder::new(bytes.leak()));
        assert_eq!(read, table);
        let scores = read.scores(&[3, 200, 7, 9_999]);
        assert_eq!(read.scores(&[210]), read.scores(&[3]));
        assert_eq!([scores[0], scores[5], scores[16], scores[1]], [127.0, -3.0, 40.0, 0.0]);
    }
}
