//! The list of articles on the screen: the numbers of all of them, and what is known of those
//! near the window. A list of 100,000 costs a few bytes for each.

use super::Entry;
use super::article_set::ArticleSet;
use crate::news::Article;
use crate::news::library::{ArticleId, Counts, View};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// Entries that are kept; beyond that, those far from the window are forgotten.
const MOST_KEPT: usize = 1_200;

/// Entries around the window that stay.
const NEAR: usize = 400;

/// Where the articles of a list come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListOf {
    /// Files of the command line, or the edition that comes with the program: all in memory.
    Opened,
    /// The library.
    View(View),
}

/// A list of articles. What is read while it is on the screen stays in it.
#[derive(Clone, Debug)]
pub struct ArticleList {
    of: ListOf,
    ids: Vec<ArticleId>,
    /// By place: whether it was not read yet.
    unread: Vec<bool>,
    unread_count: usize,
    entries: HashMap<ArticleId, Entry>,
    rest: Rest,
}

/// What is missing of a list of which the top is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rest {
    /// Nothing.
    Nothing,
    /// Articles up to this number of them, all counted.
    UpTo(usize),
    /// Nobody has counted it yet.
    Unknown,
}

impl ArticleList {
    /// The list of what was opened.
    #[must_use]
    pub fn opened(articles: Vec<Arc<Article>>) -> Self {
        // The library counts from 1 upwards, so these numbers are never one of its own.
        let entries: Vec<Entry> =
            (1..).zip(articles).map(|(n, article)| Entry::opened(ArticleId(-n), article)).collect();
        let ids: Vec<ArticleId> = entries.iter().map(|entry| entry.id).collect();
        let unread = vec![true; ids.len()];
        let entries = entries.into_iter().map(|entry| (entry.id, entry)).collect();
        let (of, rest) = (ListOf::Opened, Rest::Nothing);
        Self { of, unread_count: ids.len(), ids, unread, entries, rest }
    }

    /// A list of the library: its articles, and for each whether it was not read yet.
    #[must_use]
    pub fn listed(view: View, ids: Vec<ArticleId>, mut unread: Vec<bool>) -> Self {
        unread.resize(ids.len(), false);
        let unread_count = unread.iter().filter(|is_unread| **is_unread).count();
        let (of, rest) = (ListOf::View(view), Rest::Nothing);
        Self { of, ids, unread, unread_count, entries: HashMap::new(), rest }
    }

    /// The same of which only the first articles are known yet, and maybe how many it has.
    #[must_use]
    pub fn begun(
        view: View,
        ids: Vec<ArticleId>,
        unread: Vec<bool>,
        counts: Option<Counts>,
    ) -> Self {
        let mut list = Self::listed(view, ids, unread);
        list.rest = counts.map_or(Rest::Unknown, |counts| Rest::UpTo(counts.total));
        list.unread_count = counts.map_or(list.unread_count, |counts| counts.unread);
        list
    }

    /// Whether the numbers of all its articles are here.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.rest == Rest::Nothing
    }

    /// How many articles it has, those that have not come yet too; none while that is not known.
    /// [`unread_count`](Self::unread_count) is right when this is known.
    #[must_use]
    pub fn total(&self) -> Option<usize> {
        match self.rest {
            Rest::Nothing => Some(self.ids.len()),
            Rest::UpTo(total) => Some(total),
            Rest::Unknown => None,
        }
    }

    /// Where its articles come from.
    #[must_use]
    pub fn of(&self) -> &ListOf {
        &self.of
    }

    /// How many of its articles are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The numbers of its articles, in its order.
    #[must_use]
    pub fn ids(&self) -> &[ArticleId] {
        &self.ids
    }

    /// The article at a place.
    #[must_use]
    pub fn id(&self, idx: usize) -> Option<ArticleId> {
        self.ids.get(idx).copied()
    }

    /// The place of an article.
    #[must_use]
    pub fn place_of(&self, id: ArticleId) -> Option<usize> {
        self.ids.iter().position(|other| *other == id)
    }

    /// What is known of the article at a place; none while nothing is.
    #[must_use]
    pub fn get(&self, idx: usize) -> Option<&Entry> {
        self.entries.get(self.ids.get(idx)?)
    }

    /// What is known of an article.
    #[must_use]
    pub fn entry(&self, id: ArticleId) -> Option<&Entry> {
        self.entries.get(&id)
    }

    /// The same, to change it.
    pub fn entry_mut(&mut self, id: ArticleId) -> Option<&mut Entry> {
        self.entries.get_mut(&id)
    }

    /// Whether the article at a place was not read yet.
    #[must_use]
    pub fn is_unread(&self, idx: usize) -> bool {
        self.unread.get(idx).copied().unwrap_or(false)
    }

    /// Marks the article at a place; whether that changed anything.
    pub fn set_unread(&mut self, idx: usize, is_unread: bool) -> bool {
        let Some(mark) = self.unread.get_mut(idx) else { return false };
        if *mark == is_unread {
            return false;
        }
        *mark = is_unread;
        if is_unread {
            self.unread_count += 1;
        } else {
            self.unread_count = self.unread_count.saturating_sub(1);
        }
        true
    }

    /// Marks these articles, wherever they stand.
    pub fn mark(&mut self, ids: &[ArticleId], is_unread: bool) {
        let ids: ArticleSet = ids.iter().copied().collect();
        for idx in 0..self.ids.len() {
            if self.ids.get(idx).is_some_and(|id| ids.contains(*id)) {
                self.set_unread(idx, is_unread);
            }
        }
    }

    /// How many were not read yet.
    #[must_use]
    pub fn unread_count(&self) -> usize {
        self.unread_count
    }

    /// Takes what is known of an article. What was found out about its text stays.
    pub fn put(&mut self, entry: Entry) {
        match self.entries.get_mut(&entry.id) {
            Some(known) => known.describe_again(entry),
            None => {
                self.entries.insert(entry.id, entry);
            }
        }
    }

    /// What is known of an article moves here from another list, but for where a search found it.
    pub fn take_over(&mut self, id: ArticleId, from: &mut Self) {
        if let Some(entry) = from.entries.remove(&id) {
            self.entries.insert(id, Entry { snippet: None, ..entry });
        }
    }

    /// Everything that is known moves here from the top of the same list.
    pub fn take_all_over(&mut self, from: &mut Self) {
        self.entries = std::mem::take(&mut from.entries);
    }

    /// The articles around a stretch of places of which nothing is known.
    #[must_use]
    pub fn unknown_in(&self, places: Range<usize>) -> Vec<ArticleId> {
        let places = places.start.min(self.ids.len())..places.end.min(self.ids.len());
        let ids = self.ids.get(places).unwrap_or(&[]);
        ids.iter().filter(|id| !self.entries.contains_key(id)).copied().collect()
    }

    /// Forgets entries that are far from a place, when there are many. What was opened is kept:
    /// there is nowhere to ask for it again.
    pub fn forget_far_from(&mut self, idx: usize, open: Option<ArticleId>) {
        if self.of == ListOf::Opened || self.entries.len() <= MOST_KEPT {
            return;
        }
        let near = idx.saturating_sub(NEAR)..(idx + NEAR).min(self.ids.len());
        let near = self.ids.get(near).unwrap_or(&[]);
        let mut kept = HashMap::with_capacity(2 * NEAR);
        for id in near.iter().copied().chain(open) {
            if let Some(entry) = self.entries.remove(&id) {
                kept.insert(id, entry);
            }
        }
        self.entries = kept;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::library::Scope;

    fn list(count: i64) -> ArticleList {
        let ids: Vec<ArticleId> = (1..=count).map(ArticleId).collect();
        let unread = ids.iter().map(|id| id.0 % 2 == 0).collect();
        ArticleList::listed(View::of(Scope::All), ids, unread)
    }

    #[test]
    fn marks_are_counted() {
        let mut list = list(5);
        assert_eq!(list.unread_count(), 2);
        assert!(list.set_unread(1, false) && !list.set_unread(1, false));
        assert!(!list.set_unread(9, true), "there is no such place");
        assert_eq!(list.unread_count(), 1);
    }

    #[test]
    fn only_what_is_near_is_kept() {
        let mut list = list(5_000);
        for id in list.unknown_in(0..3_000) {
            list.put(Entry { id, ..Entry::default() });
        }
        list.forget_far_from(100, Some(ArticleId(2_999)));
        assert!(list.get(0).is_some() && list.get(499).is_some() && list.get(600).is_none());
        assert!(list.entry(ArticleId(2_999)).is_some(), "the open one");
        assert_eq!(list.unknown_in(498..503).len(), 3);
    }
}
