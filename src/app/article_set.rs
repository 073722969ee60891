//! A set of articles of a list, which may be all of the library.

use crate::news::library::ArticleId;
use std::collections::HashSet;

/// Numbers below have a bit of their own: libraries number their articles from 1.
const MOST_BITS: usize = 1 << 26;

/// Articles, by a bit for each number: all of a large library in a hundredth of the memory that a
/// hash set takes.
#[derive(Debug, Default)]
pub(super) struct ArticleSet {
    bits: Vec<u64>,
    /// Numbers that no library gives.
    others: HashSet<ArticleId>,
}

impl ArticleSet {
    pub(super) fn contains(&self, id: ArticleId) -> bool {
        match place(id) {
            Some((word, bit)) => self.bits.get(word).is_some_and(|bits| bits & bit != 0),
            None => self.others.contains(&id),
        }
    }
}

impl FromIterator<ArticleId> for ArticleSet {
    fn from_iter<I: IntoIterator<Item = ArticleId>>(ids: I) -> Self {
        let mut set = Self::default();
        for id in ids {
            let Some((word, bit)) = place(id) else {
                set.others.insert(id);
                continue;
            };
            if set.bits.len() <= word {
                set.bits.resize(word + 1, 0);
            }
            if let Some(bits) = set.bits.get_mut(word) {
                *bits |= bit;
            }
        }
        set
    }
}

fn place(id: ArticleId) -> Option<(usize, u64)> {
    let number = usize::try_from(id.0).ok().filter(|number| *number < MOST_BITS)?;
    Some((number / 64, 1 << (number % 64)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_in_is_in_it_and_nothing_else() {
        let numbers = [0, 1, 63, 64, 100_000, 1 << 40, i64::MAX, -1, i64::MIN];
        let set: ArticleSet = numbers.into_iter().map(ArticleId).collect();
        assert!(numbers.into_iter().all(|number| set.contains(ArticleId(number))));
        let others = [2, 62, 65, 99_999, 100_001, 1 << 41, -2];
        assert!(others.into_iter().all(|number| !set.contains(ArticleId(number))));
    }
}
