//! Where a number stands in a sorted list of numbers that are spread evenly: a map from hashes in
//! little memory, for tables of many words that are filled once.

use super::phrases::WordHasher;
use std::hash::Hasher;

/// The bits of a number that lead to its part of the list.
const UPPER_BITS: u32 = 12;

/// A hash of a word, of 32 or 64 bits.
pub trait Spread: Copy + Ord {
    /// Its upper bits.
    fn upper(self) -> usize;
}

impl Spread for u32 {
    fn upper(self) -> usize {
        (self >> (u32::BITS - UPPER_BITS)) as usize
    }
}

impl Spread for u64 {
    fn upper(self) -> usize {
        (self >> (u64::BITS - UPPER_BITS)) as usize
    }
}

/// Sorted numbers. What belongs to them stands in lists of its own, at the same places.
#[derive(Clone, PartialEq, Debug)]
pub struct Places<K> {
    keys: Vec<K>,
    /// Where the numbers begin that have these upper bits, and last the end.
    starts: Vec<u32>,
}

impl<K> Default for Places<K> {
    fn default() -> Places<K> {
        Places { keys: Vec::new(), starts: vec![0; (1 << UPPER_BITS) + 1] }
    }
}

impl<K: Spread> Places<K> {
    /// Of these, which are sorted here.
    pub fn new(mut keys: Vec<K>) -> Places<K> {
        keys.sort_unstable();
        keys.dedup();
        keys.shrink_to_fit();
        let mut places = Places { keys, ..Places::default() };
        let mut at = 0;
        for (upper, start) in places.starts.iter_mut().enumerate() {
            at += places
                .keys
                .get(at..)
                .map_or(0, |rest| rest.iter().take_while(|key| key.upper() < upper).count());
            *start = at as u32;
        }
        places
    }

    /// The numbers, in order.
    pub fn keys(&self) -> &[K] {
        &self.keys
    }

    /// Where a number stands.
    pub fn of(&self, key: K) -> Option<usize> {
        self.look(key).ok()
    }

    /// Adds a number; the place that it has now, none when it was there.
    pub fn insert(&mut self, key: K) -> Option<usize> {
        let place = self.look(key).err()?;
        self.keys.insert(place, key);
        self.starts.iter_mut().skip(key.upper() + 1).for_each(|start| *start += 1);
        Some(place)
    }

    /// Where it stands, or would.
    fn look(&self, key: K) -> Result<usize, usize> {
        let start = |upper: usize| self.starts.get(upper).map_or(0, |start| *start as usize);
        let (first, end) = (start(key.upper()), start(key.upper() + 1));
        let found = self.keys.get(first..end).unwrap_or(&[]).binary_search(&key);
        found.map(|at| first + at).map_err(|at| first + at)
    }
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
        let keys: Vec<u32> = (0..5_000_u32).map(|n| n.wrapping_mul(0x9e37_79b9)).collect();
        let places = Places::new(keys.clone());
        let mut added = Places::default();
        for key in &keys {
            assert!(added.insert(*key).is_some() && added.insert(*key).is_none());
        }
        assert_eq!(added, places, "in whichever order they come");
        for key in keys {
            let place = places.of(key).expect("it is there");
            assert_eq!(places.keys().get(place), Some(&key));
            assert_eq!(places.of(key ^ 1).is_some(), places.keys().contains(&(key ^ 1)));
        }
        assert_eq!(Places::<u64>::default().of(7), None);
        assert_eq!(Places::new(vec![0, u64::MAX]).of(u64::MAX), Some(1));
    }
}
