//! Sorted fingerprints of words, that lie in the file as they are asked for: of each its lower
//! bytes alone, since the upper bits are those of the part that it stands in.

use super::packing::{Coder, Row, at, insert};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::ops::Range;

/// The bits of a fingerprint that tell its part.
const PART_BITS: u32 = 12;
const PARTS: usize = 1 << PART_BITS;

/// The lower bytes of a fingerprint, which are more than the bits that its part does not tell.
type Lower = [u8; 3];

/// A set of fingerprints. What belongs to them stands in rows of its own, at the same places.
#[derive(Clone, PartialEq, Debug)]
pub struct Fingerprints {
    /// Where each part begins, and last the end: numbers of four bytes.
    starts: Row,
    /// The lower bytes of all, in order.
    lower: Row,
}

impl Default for Fingerprints {
    fn default() -> Fingerprints {
        Fingerprints { starts: Cow::Owned(vec![0; (PARTS + 1) * 4]), lower: Row::default() }
    }
}

impl Fingerprints {
    /// Where a fingerprint stands.
    #[must_use]
    pub fn place_of(&self, fingerprint: u32) -> Option<usize> {
        self.look(fingerprint).ok()
    }

    /// Adds a fingerprint; the place that it has now, none when it was there.
    pub fn insert(&mut self, fingerprint: u32) -> Option<usize> {
        let place = self.look(fingerprint).err()?;
        insert(&mut self.lower, place, lower(fingerprint));
        let starts = self.starts.to_mut().as_chunks_mut().0;
        for start in starts.iter_mut().skip(part(fingerprint) + 1) {
            *start = (u32::from_le_bytes(*start) + 1).to_le_bytes();
        }
        Some(place)
    }

    /// All, in order.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        (0..PARTS).flat_map(|part| {
            let lower = self.lower.as_chunks().0.get(self.places(part)).unwrap_or(&[]);
            let upper = (part as u32) << (u32::BITS - PART_BITS);
            lower
                .iter()
                .map(move |&[low, middle, high]| upper | u32::from_le_bytes([low, middle, high, 0]))
        })
    }

    /// Writes or reads them.
    pub fn code(&mut self, coder: &mut impl Coder) {
        self.starts = coder.row(std::mem::take(&mut self.starts));
        self.lower = coder.row(std::mem::take(&mut self.lower));
    }

    /// Where it stands, or would.
    fn look(&self, fingerprint: u32) -> Result<usize, usize> {
        let places = self.places(part(fingerprint));
        let first = places.start;
        let wanted = lower(fingerprint);
        // The highest byte is the last one.
        let order = |one: &Lower| -> Ordering { one.iter().rev().cmp(wanted.iter().rev()) };
        let found = self.lower.as_chunks().0.get(places).unwrap_or(&[]).binary_search_by(order);
        found.map(|at| first + at).map_err(|at| first + at)
    }

    /// The places of a part.
    fn places(&self, part: usize) -> Range<usize> {
        let start = |part| at(&self.starts, part).map_or(0, |at| u32::from_le_bytes(*at) as usize);
        start(part)..start(part + 1)
    }
}

fn part(fingerprint: u32) -> usize {
    (fingerprint >> (u32::BITS - PART_BITS)) as usize
}

fn lower(fingerprint: u32) -> Lower {
    let [low, middle, high, _] = fingerprint.to_le_bytes();
    [low, middle, high]
}

#[cfg(test)]
mod tests {
    use super::super::packing::{Decoder, Encoder};
    use super::*;

    #[test]
    fn each_is_found_at_its_place() {
        let mut numbers: Vec<u32> = (0..5_000_u32).map(|n| n.wrapping_mul(0x9e37_79b9)).collect();
        numbers.extend([u32::MAX, 1, 0x00ff_ffff, 0x0100_0000]);
        let mut fingerprints = Fingerprints::default();
        for number in &numbers {
            assert!(fingerprints.insert(*number).is_some(), "{number} is new");
            assert_eq!(fingerprints.insert(*number), None);
        }
        numbers.sort_unstable();
        assert!(fingerprints.iter().eq(numbers.iter().copied()));
        let mut encoder = Encoder::default();
        fingerprints.clone().code(&mut encoder);
        let mut read = Fingerprints::default();
        read.code(&mut Decoder::new(encoder.finish().leak()));
        assert_eq!(read, fingerprints);
        for (place, number) in numbers.iter().enumerate() {
            assert_eq!(read.place_of(*number), Some(place));
            let other = number ^ 1 << 20;
            assert_eq!(read.place_of(other), numbers.binary_search(&other).ok());
        }
    }

    #[test]
    fn nonsense_has_nothing() {
        let mut read = Fingerprints::default();
        read.code(&mut Decoder::new(&[8, 0, 0, 0, 255, 255, 255, 255, 1, 0, 0, 0, 3, 0, 0, 0, 1]));
        assert_eq!((read.place_of(5), read.iter().count()), (None, 0));
    }
}
