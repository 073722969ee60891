//! A set of articles that costs a bit for each: what is looked up for each row of a walk.

use super::ArticleId;

/// A set of articles, a bit for each number up to the greatest.
#[derive(Debug, Default)]
pub(super) struct Members(Vec<u64>);

impl Members {
    pub(super) fn new(ids: &[ArticleId]) -> Self {
        let mut members = Self::default();
        ids.iter().for_each(|id| members.add(*id));
        members
    }

    pub(super) fn add(&mut self, id: ArticleId) {
        let (word, bit) = Self::place(id);
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }

    pub(super) fn has(&self, id: ArticleId) -> bool {
        let (word, bit) = Self::place(id);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }

    fn place(id: ArticleId) -> (usize, u64) {
        let number = usize::try_from(id.0).unwrap_or(0);
        (number / 64, 1 << (number % 64))
    }
}
