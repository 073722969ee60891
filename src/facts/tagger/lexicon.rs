//! What is known of words beside the text: how frequent they are, which words behave like
//! them, and in which lists of names they stand. Words are kept as numbers only.

use super::fingerprints::Fingerprints;
use super::guess::{self, Letters};
use super::hash;
use super::packing::{Coder, Row, at, insert};
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
#[derive(Clone, Copy, Default)]
struct Kept {
    cluster: u16,
    rank: u8,
    guess: u8,
    has_vector: bool,
}

/// The bytes of a [`Kept`]: eleven bits for the cluster, five for the rank, one for whether there
/// is a vector, seven for the guess.
type Packed = [u8; 3];

const RANK_BITS: u32 = 5;
const VECTOR_BIT: u32 = FINEST + RANK_BITS;
const GUESS_BIT: u32 = VECTOR_BIT + 1;
const _: () = assert!((guess::GREATEST as u32) < 1 << (8 * size_of::<Packed>() as u32 - GUESS_BIT));

impl Kept {
    fn pack(self) -> Packed {
        // What does not fit is more than words of any text have.
        let cluster = u32::from(self.cluster).min((1 << FINEST) - 1);
        let rank = u32::from(self.rank).min((1 << RANK_BITS) - 1);
        let all = cluster
            | rank << FINEST
            | u32::from(self.has_vector) << VECTOR_BIT
            | u32::from(self.guess) << GUESS_BIT;
        let [low, middle, high, _] = all.to_le_bytes();
        [low, middle, high]
    }

    fn unpack(&[low, middle, high]: &Packed) -> Kept {
        let all = u32::from_le_bytes([low, middle, high, 0]);
        Kept {
            cluster: (all & ((1 << FINEST) - 1)) as u16,
            rank: (all >> FINEST & ((1 << RANK_BITS) - 1)) as u8,
            guess: (all >> GUESS_BIT) as u8,
            has_vector: all >> VECTOR_BIT & 1 == 1,
        }
    }
}

/// The words of the raw text and the lists of names. Rows of what belongs to the words and names
/// are in the order of their fingerprints.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Lexicon {
    words: Fingerprints,
    /// A [`Packed`] for each word.
    entries: Row,
    /// The pieces of the words' vectors.
    vectors: Row,
    names: Fingerprints,
    /// The lists of the names, two bytes each.
    lists: Row,
    /// For each place the 256 pieces.
    pieces: Row,
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
        let kept = Kept { cluster, rank, guess, has_vector: pieces.is_some() };
        insert(&mut self.entries, place, kept.pack());
        insert(&mut self.vectors, place, pieces.unwrap_or_default());
    }

    /// Adds a folded name, its words parted by one space, to the lists whose letters are given.
    pub fn add_name(&mut self, name: &str, kinds: &str) {
        let bit = |kind: char| KINDS.find(kind).map_or(0, |at| 1 << at);
        let bits: u16 = kinds.chars().map(bit).fold(0, |bits, bit| bits | bit);
        let name = fingerprint(name);
        if let Some(place) = self.names.insert(name) {
            insert(&mut self.lists, place, [0; 2]);
        }
        let place = self.names.place_of(name).unwrap_or_default();
        if let Some(lists) = self.lists.to_mut().as_chunks_mut().0.get_mut(place) {
            *lists = (u16::from_le_bytes(*lists) | bits).to_le_bytes();
        }
    }

    /// Sets the pieces that vectors are made of: 256 for each place.
    pub fn set_pieces(&mut self, pieces: &[[i8; PIECE_LEN]]) {
        self.pieces = pieces.iter().flatten().map(|&value| value as u8).collect();
    }

    /// Sets what the words of raw text mostly are, by their fingerprints, and what is
    /// guessed of others.
    pub fn set_guesses(&mut self, guess: impl Fn(u32) -> u8, letters: Letters) {
        let entries = self.entries.to_mut().as_chunks_mut().0;
        for (fingerprint, packed) in self.words.iter().zip(entries) {
            *packed = Kept { guess: guess(fingerprint), ..Kept::unpack(packed) }.pack();
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
        let place = self.words.place_of(fingerprint)?;
        let kept = Kept::unpack(at(&self.entries, place)?);
        Some(Entry {
            clusters: CLUSTER_BITS.map(|bits| kept.cluster >> (FINEST - bits)),
            rank: kept.rank,
            pieces: at(&self.vectors, place).copied().filter(|_| kept.has_vector),
            guess: kept.guess,
        })
    }

    /// The lists that have a name, by its fingerprint.
    #[must_use]
    pub fn lists(&self, fingerprint: u32) -> u16 {
        let place = self.names.place_of(fingerprint);
        place.and_then(|place| at(&self.lists, place)).map_or(0, |lists| u16::from_le_bytes(*lists))
    }

    /// The vector that these pieces make.
    #[must_use]
    pub fn vector(&self, pieces: &[u8; PIECES]) -> [f32; VECTOR_LEN] {
        let mut vector = [0.0; VECTOR_LEN];
        for (place, (values, &piece)) in vector.chunks_mut(PIECE_LEN).zip(pieces).enumerate() {
            let Some(from) = at::<PIECE_LEN>(&self.pieces, place * 256 + usize::from(piece)) else {
                continue;
            };
            for (value, &from) in values.iter_mut().zip(from) {
                *value = f32::from(from as i8) / 64.0;
            }
        }
        vector
    }

    /// Writes or reads the lexicon.
    pub fn code(&mut self, coder: &mut impl Coder) {
        self.names.code(coder);
        self.words.code(coder);
        for row in [&mut self.lists, &mut self.entries, &mut self.vectors, &mut self.pieces] {
            *row = coder.row(std::mem::take(row));
        }
        self.letters.code(coder);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_of_a_word_comes_back() {
        let clusters = CLUSTER_BITS.map(|bits| 0x5a3 >> (FINEST - bits));
        let entries = [
            Entry { clusters, rank: 17, pieces: Some([9; PIECES]), guess: guess::GREATEST },
            Entry { clusters: [0; 3], rank: 31, pieces: None, guess: 0 },
        ];
        let mut lexicon = Lexicon::default();
        for (word, entry) in ["ميناء", "مرفا"].into_iter().zip(entries) {
            lexicon.add_word(word, entry);
            lexicon.add_word(word, Entry::default());
            assert_eq!(lexicon.word(fingerprint(word)), Some(entry));
        }
        assert_eq!(lexicon.word(fingerprint("رصيف")), None);
        lexicon.set_guesses(|_| 3, Letters::default());
        assert_eq!(lexicon.word(fingerprint("ميناء")), Some(Entry { guess: 3, ..entries[0] }));
    }

    #[test]
    fn a_name_is_in_all_of_its_lists() {
        let mut lexicon = Lexicon::default();
        lexicon.add_name("بيروت", "L");
        lexicon.add_name("سمير", "GS");
        lexicon.add_name("بيروت", "N");
        assert_eq!(lexicon.lists(fingerprint("بيروت")), 0b1_0010);
        assert_eq!(lexicon.lists(fingerprint("سمير")), 0b1100);
        assert_eq!(lexicon.lists(fingerprint("رصيف")), 0);
    }
}
