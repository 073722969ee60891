//! Where a number stands in a sorted list of numbers that are spread evenly: a map from hashes in
//! little memory, for tables of many words that are filled once.

use super::phrases::WordHasher;
use std::hash::Hasher;

/// The bits of a number that lead to its part of the list.
const UPPER_BITS: u32 = 12;

/// Sorted numbers. What belongs to them stands in lists of its own, at the same places.
#[derive(Debug)]
pub struct Places {
    keys: Vec<u64>,
    /// Where the numbers begin that have these upper bits, and last the end.
    starts: Vec<u32>,
}

impl Places {
    /// Of these, which are sorted here.
    pub fn new(mut keys: Vec<u64>) -> Places {
        keys.sort_unstable();
        keys.dedup();
        keys.shrink_to_fit();
        let mut at = 0;
        let mut start = |upper: usize| {
            let rest = keys.get(at..).unwrap_or(&[]);
            at += rest.iter().take_while(|key| upper_bits(**key) < upper).count();
            at as u32
        };
        let starts = (0..=1 << UPPER_BITS).map(&mut start).collect();
        Places { keys, starts }
    }

    /// The numbers, in order.
    pub fn keys(&self) -> &[u64] {
        &self.keys
    }

    /// Where a number stands.
    pub fn of(&self, key: u64) -> Option<usize> {
        let start = |upper: usize| self.starts.get(upper).map_or(0, |start| *start as usize);
        let (first, end) = (start(upper_bits(key)), start(upper_bits(key) + 1));
        let found = self.keys.get(first..end).unwrap_or(&[]).binary_search(&key);
        found.ok().map(|at| first + at)
    }
}

fn upper_bits(key: u64) -> usize {
    (key >> (u64::BITS - UPPER_BITS)) as usize
}

/// The number of a folded word. Two words of all lists together with one number are as good as
/// impossible.
pub fn number_of(word: &str) -> u64 {
    let mut hasher = WordHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish().wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_found_at_its_place() {
        let mut keys: Vec<u64> =
            (0..5_000_u64).map(|n| n.wrapping_mul(0x9e37_79b9_7f4a_7c15)).collect();
        keys.push(u64::MAX);
        let places = Places::new(keys.clone());
        for key in keys {
            let place = places.of(key).expect("it is there");
            assert_eq!(places.keys().get(place), Some(&key));
            assert_eq!(places.of(key ^ 1).is_some(), places.keys().contains(&(key ^ 1)));
        }
        assert_eq!(Places::new(Vec::new()).of(7), None);
        assert_eq!(Places::new(vec![0, u64::MAX]).of(u64::MAX), Some(1));
    }
}
