//! The features of a token among its neighbours, for the linear model.

use super::atoms::Atom;
use super::hash;
use super::lexicon::KINDS;

/// How many bits the number of a feature has.
pub const FEATURE_BITS: u32 = 21;

/// Adds the features of the token at `at` of one block.
pub fn features(block: &[Atom], at: usize, into: &mut Vec<u32>) {
    let edge = Atom { word: 1, bare: 1, shape: 1, ..Atom::default() };
    let near =
        |offset: isize| at.checked_add_signed(offset).and_then(|at| block.get(at)).unwrap_or(&edge);
    let window = [near(-2), near(-1), near(0), near(1), near(2)];
    let mut list = List { into, template: 0 };
    list.add(0);
    words(&mut list, window);
    spelling(&mut list, window);
    clusters(&mut list, window);
    lists(&mut list, window);
}

/// The token between the two before it and the two after it.
type Window<'a> = [&'a Atom; 5];

/// Feature numbers; each template of features has numbers of its own.
struct List<'a> {
    into: &'a mut Vec<u32>,
    template: u64,
}

impl List<'_> {
    /// The feature of the next template.
    fn add(&mut self, value: u64) {
        self.template += 1;
        self.add_to(self.template, value);
    }

    /// A feature of a template that may have several.
    fn add_to(&mut self, template: u64, value: u64) {
        self.into.push(hash::upper(hash::pair(value, template)) >> (32 - FEATURE_BITS));
    }
}

fn words(list: &mut List, window: Window) {
    let [_, before, here, after, _] = window;
    window.iter().for_each(|atom| list.add(atom.word));
    list.add(hash::pair(before.word, here.word));
    list.add(hash::pair(here.word, after.word));
    window.iter().for_each(|atom| list.add(atom.bare));
}

fn spelling(list: &mut List, window: Window) {
    let [_, before, here, after, _] = window;
    for (&prefix, &suffix) in here.prefixes.iter().zip(&here.suffixes) {
        list.add(prefix);
        list.add(suffix);
    }
    for atom in [before, after] {
        list.add(atom.prefixes[1]);
        list.add(atom.suffixes[1]);
        list.add(atom.suffixes[2]);
    }
    for atom in [before, here, after] {
        list.add(atom.shape);
    }
    list.add(hash::pair(before.shape, here.shape));
    list.add(hash::pair(here.shape, after.shape));
}

fn clusters(list: &mut List, window: Window) {
    for size in 0..3 {
        let clusters = window.map(|atom| u64::from(atom.entry.clusters[size]));
        clusters.iter().for_each(|&cluster| list.add(cluster));
        let [far, before, here, after, _] = clusters;
        list.add(hash::pair(before, here));
        list.add(hash::pair(here, after));
        // The finest are too rare to stand in threes.
        if size < 2 {
            list.add(hash::pair(hash::pair(before, here), after));
            list.add(hash::pair(hash::pair(far, before), here));
        }
    }
    let [_, before, here, after, _] = window;
    for atom in [before, here, after] {
        list.add(u64::from(atom.entry.rank));
    }
    let [far, before, here, after, beyond] = window.map(|atom| u64::from(atom.entry.guess));
    for guess in [before, here, after] {
        list.add(guess);
    }
    list.add(hash::pair(before, here));
    list.add(hash::pair(here, after));
    list.add(hash::pair(far, hash::pair(before, here)));
    list.add(hash::pair(hash::pair(here, after), beyond));
}

fn lists(list: &mut List, window: Window) {
    let [_, before, here, after, _] = window;
    for atom in [before, here, after] {
        atom.lists.iter().for_each(|&lists| list.add(u64::from(lists)));
    }
    let all = |atom: &Atom| {
        let [alone, first, inside, last] = atom.lists.map(u64::from);
        hash::pair(hash::pair(alone, first), hash::pair(inside, last))
    };
    list.add(all(here));
    list.add(hash::pair(all(before), all(here)));
    list.add(hash::pair(all(here), all(after)));
    list.add(hash::pair(before.word, all(here)));
    list.add(hash::pair(u64::from(here.entry.rank), u64::from(here.lists[0])));
    list.add(hash::pair(before.bare, u64::from(here.entry.clusters[1])));
    list.add(hash::pair(before.bare, u64::from(here.entry.guess)));
    list.add(hash::pair(all(here), u64::from(here.entry.guess)));
    // Each list by itself, and each way to cut the clitics off.
    for (part, lists) in here.lists.iter().enumerate() {
        for kind in (0..KINDS.len()).filter(|kind| lists >> kind & 1 == 1) {
            list.add_to(list.template + 1, (part * 16 + kind) as u64);
        }
    }
    for &stem in &here.stems {
        list.add_to(list.template + 2, stem);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(block: &[Atom], at: usize) -> Vec<u32> {
        let mut list = Vec::new();
        features(block, at, &mut list);
        list
    }

    fn atom(word: u64, bare: u64) -> Atom {
        Atom { word, bare, ..Atom::default() }
    }

    #[test]
    fn a_word_with_and_without_its_clitic_share_features() {
        let one = of(&[atom(10, 20)], 0);
        let other = of(&[atom(11, 20)], 0);
        let strange = of(&[atom(11, 21)], 0);
        let shared = |a: &[u32], b: &[u32]| a.iter().filter(|feature| b.contains(feature)).count();
        assert_eq!(one.len(), other.len());
        assert!(shared(&one, &other) > shared(&one, &strange));
        assert!(shared(&one, &other) < one.len());
    }

    #[test]
    fn the_neighbours_count_and_those_far_off_do_not() {
        let block = |far: u64, near: u64| -> Vec<Atom> {
            [far, near, 3, 4, 5].iter().map(|&word| atom(word, word)).collect()
        };
        assert_ne!(of(&block(1, 2), 2), of(&block(1, 9), 2));
        assert_eq!(of(&block(1, 2), 4), of(&block(8, 9), 4));
    }
}
