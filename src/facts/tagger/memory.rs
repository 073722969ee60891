//! Features of the second pass: what the first pass called the same word elsewhere in the
//! document, and what it called the words around.

use super::atoms::Atom;
use super::hash;
use super::lexicon::NumberMap;
use super::tags::{NameKind, TAG_COUNT};
use std::ops::Range;

/// How many bits the number of a feature has.
pub const FEATURE_BITS: u32 = 18;

/// Stand for a tag where there is none.
const BEYOND: u64 = 98;
const NEVER_SEEN: u64 = 99;

/// How often each tag was given.
#[derive(Clone, Copy, Default)]
struct Seen([u8; TAG_COUNT]);

impl Seen {
    fn add(&mut self, tag: usize) {
        if let Some(count) = self.0.get_mut(tag) {
            *count = count.saturating_add(1);
        }
    }

    /// The same without the place that asks.
    fn without(mut self, tag: usize) -> Seen {
        if let Some(count) = self.0.get_mut(tag) {
            *count = count.saturating_sub(1);
        }
        self
    }

    /// The most frequent of the tags from `first` on, of several the first.
    fn most(&self, first: usize) -> u64 {
        let mut best = (NEVER_SEEN, 0);
        for (tag, &count) in self.0.iter().enumerate().skip(first) {
            if count > best.1 {
                best = (tag as u64, count);
            }
        }
        best.0
    }

    fn kinds(&self) -> [u64; NameKind::ALL.len() + 1] {
        let mut kinds = [0; NameKind::ALL.len() + 1];
        let (outside, names) = self.0.split_at(1);
        let of_names = names.chunks(4).map(|tags| tags.iter().map(|&tag| u64::from(tag)).sum());
        let counts = of_names.chain(outside.iter().map(|&count| u64::from(count)));
        kinds.iter_mut().zip(counts).for_each(|(kind, count)| *kind = count);
        kinds
    }
}

/// What was found in the whole document.
struct Found<'a> {
    atoms: &'a [Atom],
    tags: &'a [usize],
    words: Vec<Elsewhere>,
    /// Of each token, the tag that it mostly has elsewhere after the same word.
    after_same: Vec<u64>,
}

/// What the same word was called elsewhere.
#[derive(Clone, Copy)]
struct Elsewhere {
    /// The most frequent tag, and the most frequent of a name.
    most: [u64; 2],
    kinds: [u64; NameKind::ALL.len() + 1],
}

impl Elsewhere {
    /// Most words stand in a document once.
    const NOWHERE: Elsewhere =
        Elsewhere { most: [NEVER_SEEN; 2], kinds: [0; NameKind::ALL.len() + 1] };

    fn new(seen: &Seen) -> Elsewhere {
        if seen.0 == [0; TAG_COUNT] {
            return Elsewhere::NOWHERE;
        }
        Elsewhere { most: [seen.most(0), seen.most(1)], kinds: seen.kinds() }
    }
}

impl<'a> Found<'a> {
    fn new(atoms: &'a [Atom], blocks: &[Range<usize>], tags: &'a [usize]) -> Found<'a> {
        let mut seen_words: NumberMap<u64, Seen> = NumberMap::default();
        for (atom, &tag) in atoms.iter().zip(tags) {
            seen_words.entry(atom.bare).or_default().add(tag);
        }
        let mut pairs: NumberMap<u64, Seen> = NumberMap::default();
        let seconds = || blocks.iter().flat_map(|block| block.start + 1..block.end);
        for at in seconds() {
            if let (Some(pair), Some(&tag)) = (pair(atoms, at), tags.get(at)) {
                pairs.entry(pair).or_default().add(tag);
            }
        }
        let elsewhere = |seen: &NumberMap<u64, Seen>, key: u64, tag: usize| {
            seen.get(&key).map_or(Seen::default(), |seen| seen.without(tag))
        };
        let words = atoms.iter().zip(tags);
        let words = words
            .map(|(atom, &tag)| Elsewhere::new(&elsewhere(&seen_words, atom.bare, tag)))
            .collect();
        let mut after_same = vec![NEVER_SEEN; atoms.len()];
        for at in seconds() {
            if let (Some(pair), Some(&tag), Some(most)) =
                (pair(atoms, at), tags.get(at), after_same.get_mut(at))
            {
                *most = elsewhere(&pairs, pair, tag).most(0);
            }
        }
        Found { atoms, tags, words, after_same }
    }

    fn tag(&self, at: Option<usize>) -> u64 {
        at.and_then(|at| self.tags.get(at)).map_or(BEYOND, |&tag| tag as u64)
    }

    /// The tags of the same word elsewhere.
    fn elsewhere(&self, at: Option<usize>) -> Elsewhere {
        let found = at.and_then(|at| self.words.get(at)).copied();
        found.unwrap_or(Elsewhere::NOWHERE)
    }

    /// The tag of the second of two words elsewhere.
    fn pair_elsewhere(&self, at: Option<usize>) -> u64 {
        at.and_then(|at| self.after_same.get(at)).copied().unwrap_or(NEVER_SEEN)
    }
}

fn pair(atoms: &[Atom], second: usize) -> Option<u64> {
    Some(hash::pair(atoms.get(second.checked_sub(1)?)?.bare, atoms.get(second)?.bare))
}

/// The features of all tokens for the tags that the first pass gave them.
#[must_use]
pub fn features(atoms: &[Atom], blocks: &[Range<usize>], tags: &[usize]) -> Vec<Vec<u32>> {
    let found = Found::new(atoms, blocks, tags);
    let of_block = |block: &Range<usize>| {
        let block = block.clone();
        let found = &found;
        block.clone().map(move |at| token(found, &block, at)).collect::<Vec<_>>()
    };
    blocks.iter().flat_map(of_block).collect()
}

fn token(found: &Found, block: &Range<usize>, at: usize) -> Vec<u32> {
    let mut list = Vec::with_capacity(32);
    let mut template = 0;
    let mut add = |value: u64| {
        template += 1;
        list.push(hash::upper(hash::pair(value, template)) >> (32 - FEATURE_BITS));
    };
    let next = Some(at + 1).filter(|at| block.contains(at));
    let before = at.checked_sub(1).filter(|at| block.contains(at));
    let (tag, tag_before, tag_next) = (found.tag(Some(at)), found.tag(before), found.tag(next));
    let here = found.elsewhere(Some(at));
    let [most, name] = here.most;
    let rank = found.atoms.get(at).map_or(0, |atom| u64::from(atom.entry.rank));
    add(0);
    add(tag);
    add(hash::pair(tag_before, tag));
    add(hash::pair(tag, tag_next));
    add(hash::pair(hash::pair(tag_before, tag), tag_next));
    add(most);
    add(name);
    add(hash::pair(tag, most));
    add(hash::pair(tag, name));
    let mut counts = 0;
    for count in here.kinds {
        add(count.min(3));
        counts = counts * 3 + count.min(2);
    }
    add(counts);
    add(hash::pair(tag, counts));
    add(hash::pair(rank, name));
    add(hash::pair(rank, tag));
    let (most_before, most_next) = (found.elsewhere(before).most[0], found.elsewhere(next).most[0]);
    add(most_before);
    add(most_next);
    add(hash::pair(most_before, most));
    add(hash::pair(most, most_next));
    for pair in [before.and(Some(at)), next] {
        let most = found.pair_elsewhere(pair);
        add(most);
        add(hash::pair(most, tag));
    }
    add(hash::pair(tag_before, name));
    add(hash::pair(tag_next, name));
    list
}
