//! Search in the open article: letters folded, all hits lit, from hit to hit.

use crate::text::{Folded, Span, fold};

/// A search in the open article.
#[derive(Debug)]
pub struct Search {
    folded: Folded,
    query: String,
    hits: Vec<Span>,
    current: usize,
    /// The top of the window before the search, to go back to when it is cancelled.
    pub origin_byte: usize,
}

/// Where a step between hits went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To a hit further on.
    Straight,
    /// Past the end and on from the top (or the other way round).
    Wrapped,
    /// There is no hit.
    Nowhere,
}

impl Search {
    /// Starts a search of this text.
    #[must_use]
    pub fn new(plain: &str, origin_byte: usize) -> Self {
        Self {
            folded: fold(plain),
            query: String::new(),
            hits: Vec::new(),
            current: 0,
            origin_byte,
        }
    }

    /// Searches for something else; the current hit is the first at or after the origin.
    pub fn set_query(&mut self, query: &str) {
        if self.query == query {
            return;
        }
        self.query = query.to_string();
        let needle = fold(query.trim());
        self.hits =
            if needle.text().is_empty() { Vec::new() } else { self.folded.find_all(needle.text()) };
        let origin = self.origin_byte;
        let ahead = self.hits.partition_point(|hit| hit.start() < origin);
        self.current = if ahead < self.hits.len() { ahead } else { 0 };
    }

    /// Goes to the next hit, or to the previous one.
    pub fn step(&mut self, forward: bool) -> Step {
        let count = self.hits.len();
        if count == 0 {
            return Step::Nowhere;
        }
        let next = if forward { self.current + 1 } else { self.current + count - 1 };
        let wrapped = if forward { next == count } else { self.current == 0 };
        self.current = next % count;
        if wrapped { Step::Wrapped } else { Step::Straight }
    }

    /// What is searched for.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.query
    }

    /// All hits, in order.
    #[must_use]
    pub fn hits(&self) -> &[Span] {
        &self.hits
    }

    /// The hit the search stands at.
    #[must_use]
    pub fn current(&self) -> Option<Span> {
        self.hits.get(self.current).copied()
    }

    /// The number of the current hit, from 1, and how many there are.
    #[must_use]
    pub fn count(&self) -> (usize, usize) {
        (if self.hits.is_empty() { 0 } else { self.current + 1 }, self.hits.len())
    }
}
