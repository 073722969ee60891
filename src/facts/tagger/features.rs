//! The features of a token among its neighbours.

use super::atoms::Atom;
use super::hash;

/// Bits of a feature's number.
pub const FEATURE_BITS: u32 = 21;

/// The features of the token at `at` of one block.
pub fn features(block: &[Atom], at: usize, into: &mut Vec<u32>) {
    let edge = Atom { word: 1, bare: 1, shape: 1, ..Atom::default() };
    let near = |offset: isize| {
        at.checked_add_signed(offset).and_then(|at| block.get(at)).unwrap_or(&edge)
    };
    let mut template = 0_u64;
    let mut add = |value: u64| {
        template += 1;
        into.push(hash::upper(hash::pair(value, template)) >> (32 - FEATURE_BITS));
    };
    let here = near(0);
    add(0);
    for offset in -2..=2 {
        add(near(offset).word);
    }
    add(hash::pair(near(-1).word, here.word));
    add(hash::pair(here.word, near(1).word));
    for offset in -2..=2 {
        add(near(offset).bare);
    }
    for at in 0..4 {
        add(here.prefixes[at]);
        add(here.suffixes[at]);
    }
    for offset in [-1, 1] {
        add(near(offset).prefixes[1]);
        add(near(offset).suffixes[1]);
        add(near(offset).suffixes[2]);
    }
    for offset in -1..=1 {
        add(near(offset).shape);
    }
    add(hash::pair(near(-1).shape, here.shape));
    add(hash::pair(here.shape, near(1).shape));
    for size in 0..3 {
        for offset in -2..=2 {
            add(u64::from(near(offset).entry.clusters[size]));
        }
        let c = |offset: isize| u64::from(near(offset).entry.clusters[size]);
        add(hash::pair(c(-1), c(0)));
        add(hash::pair(c(0), c(1)));
        if size < 2 {
            add(hash::pair(hash::pair(c(-1), c(0)), c(1)));
            add(hash::pair(hash::pair(c(-2), c(-1)), c(0)));
        }
    }
    for offset in -1..=1 {
        add(u64::from(near(offset).entry.rank));
    }
    for offset in -1..=1 {
        for part in 0..4 {
            add(u64::from(near(offset).lists[part]));
        }
    }
    let lists = |offset: isize| {
        let l = near(offset).lists;
        hash::pair(
            hash::pair(u64::from(l[0]), u64::from(l[1])),
            hash::pair(u64::from(l[2]), u64::from(l[3])),
        )
    };
    add(lists(0));
    add(hash::pair(lists(-1), lists(0)));
    add(hash::pair(lists(0), lists(1)));
    add(hash::pair(near(-1).word, lists(0)));
    add(hash::pair(u64::from(here.entry.rank), u64::from(here.lists[0])));
    add(hash::pair(near(-1).bare, u64::from(here.entry.clusters[1])));
    // Each list by itself, and each way to cut the clitics off.
    let base = template;
    for part in 0..4 {
        for bit in 0..9 {
            if here.lists[part] >> bit & 1 == 1 {
                let hash = hash::pair(part as u64 * 16 + bit, base + 1);
                into.push(hash::upper(hash) >> (32 - FEATURE_BITS));
            }
        }
    }
    for stem in &here.stems {
        let hash = hash::pair(*stem, base + 2);
        into.push(hash::upper(hash) >> (32 - FEATURE_BITS));
    }
}
