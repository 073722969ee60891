//! What is known of words beside the text: how frequent they are, which words behave like
//! them, and in which lists of names they stand. Words are kept as numbers only.

use super::guess::Letters;
use super::hash;
use super::packing::Coder;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// How many numbers the vector of a word has.
pub const VECTOR_LEN: usize = 64;
/// How many pieces a vector is cut into; each is one of 256 of its place.
pub const PIECES: usize = 16;
const PIECE_LEN: usize = VECTOR_LEN / PIECES;
/// How many clusters of words there are, coarse to fine, as powers of two.
pub const CLUSTER_BITS: [u32; 3] = [7, 9, FINEST];
const FINEST: u32 = 11;
/// Letters of the kinds of lists, in the order of their bits: country, place, given name,
/// surname, part of names, full name, foreign name, organisation, nationality.
pub const KINDS: &str = "CLGSNPFOT";
/// The most words that a listed name may have.
pub const LONGEST_NAME: usize = 5;

/// What the raw text says of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Entry {
    /// Its clusters from coarse to fine; 0 when it has none.
    pub clusters: [u16; 3],
    /// How rare it is: each step is half as frequent; 0 when it is not known.
    pub rank: u8,
    /// The pieces of its vector.
    pub pieces: Option<[u8; PIECES]>,
    /// What it mostly is in raw text, a [`super::guess`]; 0 when it is not known.
    pub guess: u8,
}

/// Maps whose keys are hashes already, or made of such.
pub type NumberMap<K, V> = HashMap<K, V, BuildHasherDefault<Spread>>;

/// Spreads a number over the bits that the map looks at.
#[derive(Default)]
pub struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// A map from fingerprints, which are spread already. Its places are in the order of their
/// upper bits, so that unpacking, which adds them in order, fills it from front to back.
type FingerprintMap<V> = HashMap<u32, V, BuildHasherDefault<Ordered>>;

/// Puts the upper bits of a fingerprint where the map looks for a place.
#[derive(Default)]
struct Ordered(u64);

impl Hasher for Ordered {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u32(u32::from(byte));
        }
    }

    fn write_u32(&mut self, fingerprint: u32) {
        let place = fingerprint.rotate_left(17);
        self.0 = self.0.rotate_left(5) ^ (u64::from(fingerprint) << 52 | u64::from(place));
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The words of the raw text and the lists of names.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Lexicon {
    words: FingerprintMap<Entry>,
    names: FingerprintMap<u16>,
    /// For each place the 256 pieces.
    pieces: Vec<[i8; PIECE_LEN]>,
    /// What unknown words look like.
    letters: Letters,
}

/// The number that stands for a word in the lists.
#[must_use]
pub fn fingerprint(word: &str) -> u32 {
    hash::upper(hash::of_text(word))
}

impl Lexicon {
    /// Adds a folded word; the first entry of a word stays.
    pub fn add_word(&mut self, word: &str, entry: Entry) {
        self.words.entry(fingerprint(word)).or_insert(entry);
    }

    /// Adds a folded name, its words parted by one space, to the lists whose letters are given.
    pub fn add_name(&mut self, name: &str, kinds: &str) {
        let bit = |kind: char| KINDS.find(kind).map_or(0, |at| 1 << at);
        let bits = kinds.chars().map(bit).fold(0, |bits, bit| bits | bit);
        *self.names.entry(fingerprint(name)).or_insert(0) |= bits;
    }

    /// Sets the pieces that vectors are made of: 256 for each place.
    pub fn set_pieces(&mut self, pieces: Vec<[i8; PIECE_LEN]>) {
        self.pieces = pieces;
    }

    /// Sets what the words of raw text mostly are, by their fingerprints, and what is
    /// guessed of others.
    pub fn set_guesses(&mut self, guess: impl Fn(u32) -> u8, letters: Letters) {
        for (fingerprint, entry) in &mut self.words {
            entry.guess = guess(*fingerprint);
        }
        self.letters = letters;
    }

    /// What a word looks like that is not known.
    #[must_use]
    pub fn guess(&self, word: &str) -> u8 {
        self.letters.guess(word)
    }

    /// What is known of a word, by its fingerprint.
    #[must_use]
    pub fn word(&self, fingerprint: u32) -> Option<&Entry> {
        self.words.get(&fingerprint)
    }

    /// The lists that have a name, by its fingerprint.
    #[must_use]
    pub fn lists(&self, fingerprint: u32) -> u16 {
        self.names.get(&fingerprint).copied().unwrap_or(0)
    }

    /// The vector that these pieces make.
    #[must_use]
    pub fn vector(&self, pieces: &[u8; PIECES]) -> [f32; VECTOR_LEN] {
        let mut vector = [0.0; VECTOR_LEN];
        for (place, (values, &piece)) in vector.chunks_mut(PIECE_LEN).zip(pieces).enumerate() {
            let Some(from) = self.pieces.get(place * 256 + usize::from(piece)) else { continue };
            for (value, &from) in values.iter_mut().zip(from) {
                *value = f32::from(from) / 64.0;
            }
        }
        vector
    }

    /// Writes or reads the lexicon.
    pub fn code(&mut self, coder: &mut impl Coder) {
        let kinds = [coder.stream(), coder.stream()];
        self.names = code_map(coder, &self.names, |coder, value: &mut u16| {
            let [low, high] = value.to_le_bytes();
            *value = u16::from_le_bytes([coder.byte(kinds[0], low), coder.byte(kinds[1], high)]);
        });
        let [rank, guess, coarse, fine, has_vector, pieces] =
            std::array::from_fn(|_| coder.stream());
        self.words = code_map(coder, &self.words, |coder, entry: &mut Entry| {
            entry.rank = coder.byte(rank, entry.rank);
            entry.guess = coder.byte(guess, entry.guess);
            // The coarse cluster is the upper part of the fine one.
            let [_, _, cluster] = entry.clusters;
            let upper = coder.byte(coarse, (cluster >> 4) as u8);
            let cluster = u16::from(upper) << 4 | u16::from(coder.byte(fine, cluster as u8 & 15));
            entry.clusters = CLUSTER_BITS.map(|bits| cluster >> (FINEST - bits));
            let has_vector = coder.byte(has_vector, u8::from(entry.pieces.is_some())) == 1;
            let coded = entry.pieces.unwrap_or_default();
            entry.pieces = has_vector.then(|| coder.bytes(pieces, coded));
        });
        let sizes = coder.numbers();
        let count = coder.number(sizes, self.pieces.len() as u32).min(256 * PIECES as u32);
        self.pieces.resize(count as usize, [0; PIECE_LEN]);
        let plain = coder.stream();
        for values in &mut self.pieces {
            *values = coder.bytes(plain, values.map(|value| value as u8)).map(|value| value as i8);
        }
        self.letters.code(coder);
    }
}

/// Writes or reads a map, in the order of its keys.
fn code_map<C: Coder, V: Clone + Default>(
    coder: &mut C,
    map: &FingerprintMap<V>,
    mut code: impl FnMut(&mut C, &mut V),
) -> FingerprintMap<V> {
    let mut keys: Vec<u32> = map.keys().copied().collect();
    keys.sort_unstable();
    let sizes = coder.numbers();
    let gaps = coder.numbers();
    let count = coder.number(sizes, keys.len() as u32).min(1 << 20);
    keys.resize(count as usize, 0);
    let mut coded = FingerprintMap::default();
    coded.reserve(keys.len());
    let mut last = 0_u32;
    for key in keys {
        let key = last.wrapping_add(coder.number(gaps, key.wrapping_sub(last)));
        last = key;
        let mut value = map.get(&key).cloned().unwrap_or_default();
        code(coder, &mut value);
        coded.insert(key, value);
    }
    coded
}
