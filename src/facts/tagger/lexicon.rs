//! What is known of words beside the text: how frequent they are, which words behave like
//! them, and in which lists of names they stand. Words are kept as numbers only.

use super::guess::Letters;
use super::hash;
use super::packing::Coder;
use crate::facts::document::places::Places;
use std::borrow::Cow;
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

/// An entry as it is kept. The coarse clusters are the upper parts of the fine one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Kept {
    cluster: u16,
    rank: u8,
    guess: u8,
    has_vector: bool,
}

/// The words of the raw text and the lists of names.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Lexicon {
    words: Places<u32>,
    entries: Vec<Kept>,
    /// The pieces of the words' vectors, side by side: of the shipped file as they lie in it.
    vectors: Cow<'static, [u8]>,
    names: Places<u32>,
    /// The lists of the names.
    lists: Vec<u16>,
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
        let Some(place) = self.words.insert(fingerprint(word)) else { return };
        let Entry { clusters: [_, _, cluster], rank, guess, pieces } = entry;
        self.entries.insert(place, Kept { cluster, rank, guess, has_vector: pieces.is_some() });
        let at = place * PIECES;
        self.vectors.to_mut().splice(at..at, pieces.unwrap_or_default());
    }

    /// Adds a folded name, its words parted by one space, to the lists whose letters are given.
    pub fn add_name(&mut self, name: &str, kinds: &str) {
        let bit = |kind: char| KINDS.find(kind).map_or(0, |at| 1 << at);
        let bits = kinds.chars().map(bit).fold(0, |bits, bit| bits | bit);
        let name = fingerprint(name);
        if let Some(place) = self.names.insert(name) {
            self.lists.insert(place, 0);
        }
        if let Some(lists) = self.names.of(name).and_then(|place| self.lists.get_mut(place)) {
            *lists |= bits;
        }
    }

    /// Sets the pieces that vectors are made of: 256 for each place.
    pub fn set_pieces(&mut self, pieces: Vec<[i8; PIECE_LEN]>) {
        self.pieces = pieces;
    }

    /// Sets what the words of raw text mostly are, by their fingerprints, and what is
    /// guessed of others.
    pub fn set_guesses(&mut self, guess: impl Fn(u32) -> u8, letters: Letters) {
        for (fingerprint, entry) in self.words.keys().iter().zip(&mut self.entries) {
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
    pub fn word(&self, fingerprint: u32) -> Option<Entry> {
        let place = self.words.of(fingerprint)?;
        let kept = self.entries.get(place)?;
        let vector = self.vectors.get(place * PIECES..).and_then(|rest| rest.first_chunk());
        Some(Entry {
            clusters: CLUSTER_BITS.map(|bits| kept.cluster >> (FINEST - bits)),
            rank: kept.rank,
            pieces: vector.copied().filter(|_| kept.has_vector),
            guess: kept.guess,
        })
    }

    /// The lists that have a name, by its fingerprint.
    #[must_use]
    pub fn lists(&self, fingerprint: u32) -> u16 {
        let place = self.names.of(fingerprint);
        place.and_then(|place| self.lists.get(place)).copied().unwrap_or(0)
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
        self.names = code_keys(coder, &self.names);
        self.lists.resize(self.names.keys().len(), 0);
        for lists in &mut self.lists {
            let [low, high] = lists.to_le_bytes();
            *lists = u16::from_le_bytes([coder.byte(kinds[0], low), coder.byte(kinds[1], high)]);
        }
        self.code_words(coder);
        let sizes = coder.numbers();
        let count = coder.number(sizes, self.pieces.len() as u32).min(256 * PIECES as u32);
        self.pieces.resize(count as usize, [0; PIECE_LEN]);
        let plain = coder.stream();
        for values in &mut self.pieces {
            *values = coder.bytes(plain, values.map(|value| value as u8)).map(|value| value as i8);
        }
        self.letters.code(coder);
    }

    fn code_words(&mut self, coder: &mut impl Coder) {
        let [rank, guess, coarse, fine, has_vector] = std::array::from_fn(|_| coder.stream());
        self.words = code_keys(coder, &self.words);
        self.entries.resize(self.words.keys().len(), Kept::default());
        for entry in &mut self.entries {
            entry.rank = coder.byte(rank, entry.rank);
            entry.guess = coder.byte(guess, entry.guess);
            // The coarse cluster is the upper part of the fine one.
            let upper = coder.byte(coarse, (entry.cluster >> 4) as u8);
            let lower = coder.byte(fine, entry.cluster as u8 & 15);
            entry.cluster = u16::from(upper) << 4 | u16::from(lower);
            entry.has_vector = coder.byte(has_vector, u8::from(entry.has_vector)) == 1;
        }
        self.vectors = coder.row(std::mem::take(&mut self.vectors));
    }
}

/// Writes or reads sorted numbers.
fn code_keys(coder: &mut impl Coder, places: &Places<u32>) -> Places<u32> {
    let mut keys = places.keys().to_vec();
    let sizes = coder.numbers();
    let gaps = coder.numbers();
    let count = coder.number(sizes, keys.len() as u32).min(1 << 20);
    keys.resize(count as usize, 0);
    let mut last = 0_u32;
    for key in &mut keys {
        let coded = last.wrapping_add(coder.number(gaps, key.wrapping_sub(last)));
        (*key, last) = (coded, coded);
    }
    Places::new(keys)
}
