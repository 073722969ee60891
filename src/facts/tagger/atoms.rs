//! What one token says by itself, as numbers: its word, its ends, its shape, its lists.

use super::hash;
use super::lexicon::{Entry, LONGEST_NAME, Lexicon};
use crate::facts::document::Document;
use crate::facts::document::clitics::{self, Stem};
use crate::facts::document::tokens::TokenKind;

/// A token for the tagger.
#[derive(Clone, Debug, Default)]
pub struct Atom {
    /// The folded word.
    pub word: u64,
    /// The word without its clitics and article.
    pub bare: u64,
    /// The other ways to read clitics and a stem.
    pub stems: Vec<u64>,
    /// Its first one to four letters.
    pub prefixes: [u64; 4],
    /// Its last one to four letters.
    pub suffixes: [u64; 4],
    /// What kind of token it is, how it begins and ends as written, how long it is.
    pub shape: u64,
    /// What raw text says of it.
    pub entry: Entry,
    /// The lists that have it alone, as first, as inside and as last word of a name.
    pub lists: [u16; 4],
}

/// The atoms of all tokens.
pub(in crate::facts) fn atoms(document: &Document, lexicon: &Lexicon) -> Vec<Atom> {
    let mut atoms = vec![Atom::default(); document.len()];
    for at in 0..document.len() {
        let stems = clitics::stems(document.word(at), document.language);
        if let Some(atom) = atoms.get_mut(at) {
            read(document, at, &stems, lexicon, atom);
        }
        if document.is_word(at) {
            for stem in stems {
                mark_names(document, at, stem, lexicon, &mut atoms);
            }
        }
    }
    atoms
}

fn read(document: &Document, at: usize, stems: &[Stem], lexicon: &Lexicon, atom: &mut Atom) {
    let word = document.word(at);
    atom.shape = shape(document, at);
    let bare = clitics::bare(word);
    if document.kind(at) == TokenKind::Number {
        // How many digits it has says more than which.
        atom.word = hash::pair(1, word.len() as u64);
    } else {
        atom.word = hash::of_text(word);
    }
    atom.bare = hash::of_text(bare);
    if document.kind(at) != TokenKind::Word {
        return;
    }
    atom.stems = stems.iter().skip(1).map(|stem| hash::of_text(stem.text)).collect();
    let mut state = hash::EMPTY;
    for (number, letter) in atom.prefixes.iter_mut().zip(word.split_inclusive(|_: char| true)) {
        state = hash::extend(state, letter);
        *number = hash::mix(state);
    }
    for (number, (from, _)) in atom.suffixes.iter_mut().zip(word.char_indices().rev()) {
        *number = hash::of_text(word.get(from..).unwrap_or(""));
    }
    let known = |number: u64| lexicon.word(hash::upper(number));
    let ways = || std::iter::once(atom.word).chain(atom.stems.iter().copied()).chain([atom.bare]);
    let mut entry = ways().find_map(known).unwrap_or_default();
    if entry.rank == 0 {
        entry.pieces = None;
        entry.guess = lexicon.guess(bare);
    }
    atom.entry = entry;
}

/// A number for how a token looks as written; folding loses some of it.
fn shape(document: &Document, at: usize) -> u64 {
    let raw = document.raw(at);
    let word = document.word(at);
    let last = match raw.chars().next_back() {
        Some('ة') => 1,
        Some('ى') => 2,
        Some('ا') => 3,
        Some('ي') => 4,
        Some(letter) if letter.is_ascii_alphabetic() => 5,
        _ => 0,
    };
    let starts = ["ال", "وال", "لل", "بال", "و"];
    let start = starts.iter().position(|start| word.starts_with(start)).map_or(0, |at| at + 1);
    let hamza = u64::from(raw.starts_with('أ')) + 2 * u64::from(raw.starts_with('إ'));
    let len = raw.chars().count().min(9) as u64;
    hash::pair(document.kind(at) as u64 * 64 + last, (start as u64 * 4 + hamza) * 10 + len)
}

/// Marks the words of every listed name that begins at a token after its clitics.
fn mark_names(document: &Document, at: usize, stem: Stem, lexicon: &Lexicon, atoms: &mut [Atom]) {
    let start = hash::extend(hash::EMPTY, if stem.is_elided { "ال" } else { "" });
    let mut state = hash::extend(start, stem.text);
    for end in at + 1..=at + LONGEST_NAME {
        if end > at + 1 {
            if !document.is_word(end - 1) || !document.same_sentence(at, end - 1) {
                break;
            }
            state = hash::extend(hash::extend(state, " "), document.word(end - 1));
        }
        let lists = lexicon.lists(hash::upper(hash::mix(state)));
        if lists == 0 {
            continue;
        }
        for (offset, atom) in atoms.iter_mut().take(end).skip(at).enumerate() {
            let part = match (offset == 0, at + offset + 1 == end) {
                (true, true) => 0,
                (true, false) => 1,
                (false, false) => 2,
                (false, true) => 3,
            };
            atom.lists[part] |= lists;
        }
    }
}
