//! An article in the list, with what belongs to it but is not part of it: read or not, facts.

use crate::news::{Article, Fact, FactKind, KeyFacts};
use crate::text::Span;
use std::sync::Arc;

/// An article of the list.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The article.
    pub article: Arc<Article>,
    /// Whether it was read.
    pub is_read: bool,
    /// Its facts, as far as they are known.
    pub facts: Facts,
}

/// How far the facts of an article are known.
#[derive(Clone, Debug)]
pub enum Facts {
    /// Nobody asked.
    Unknown,
    /// The worker was asked; this is the number of the attempt.
    Asked(u8),
    /// Found.
    Found(Arc<FoundFacts>),
    /// The worker failed more than once.
    Failed,
}

/// Facts with an index by place.
#[derive(Clone, Debug, Default)]
pub struct FoundFacts {
    /// The facts, in the order in which they are shown.
    pub facts: Vec<Fact>,
    /// The one of them that sums the article up.
    pub headline: Option<usize>,
    /// Mentions of names, times and figures, sorted by place: what is tinted in the text.
    pub tints: Vec<Tint>,
}

/// A mention that is tinted in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tint {
    /// Where.
    pub span: Span,
    /// Of what kind.
    pub kind: FactKind,
    /// Of which fact, by index.
    pub fact: usize,
}

impl FoundFacts {
    /// Indexes facts by place.
    #[must_use]
    pub fn new(KeyFacts { facts, headline }: KeyFacts) -> Self {
        let mut tints: Vec<Tint> = Vec::new();
        for (idx, fact) in facts.iter().enumerate() {
            if fact.kind.is_phrase() {
                tints.extend(fact.mentions.iter().map(|span| Tint {
                    span: *span,
                    kind: fact.kind,
                    fact: idx,
                }));
            }
        }
        tints.sort_by_key(|tint| tint.span);
        Self { facts, headline, tints }
    }

    /// The tints that touch a stretch of the text.
    #[must_use]
    pub fn tints_in(&self, span: Span) -> &[Tint] {
        let first = self.tints.partition_point(|tint| tint.span.end() <= span.start());
        let last = self.tints.partition_point(|tint| tint.span.start() < span.end());
        self.tints.get(first..last.max(first)).unwrap_or(&[])
    }
}

impl Entry {
    /// An unread article.
    #[must_use]
    pub fn new(article: Arc<Article>) -> Self {
        Self { article, is_read: false, facts: Facts::Unknown }
    }

    /// Its facts, where they were found.
    #[must_use]
    pub fn found(&self) -> Option<&Arc<FoundFacts>> {
        match &self.facts {
            Facts::Found(found) => Some(found),
            Facts::Unknown | Facts::Asked(_) | Facts::Failed => None,
        }
    }
}
