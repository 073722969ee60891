//! An article in the list: what is shown of it there, its text and its facts as they come.

use crate::news::library::{ArticleId, FeedId, Headline};
use crate::news::{Article, Fact, FactKind, KeyFacts};
use crate::text::{Direction, Span};
use jiff::{Timestamp, Zoned};
use std::sync::Arc;

/// An article of the list: what its rows show, and its text as far as it was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its number.
    pub id: ArticleId,
    /// The feed that it came with; none for what was opened.
    pub feed: Option<FeedId>,
    /// Its title.
    pub title: String,
    /// The direction of its title.
    pub direction: Direction,
    /// The publication.
    pub source: String,
    /// When it was published.
    pub published: Option<Zoned>,
    /// Whether it has a star.
    pub is_starred: bool,
    /// When an edited text came last, after it was first received.
    pub changed_at: Option<Timestamp>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Where a search found it: words of its text.
    pub snippet: Option<Excerpt>,
    /// The article.
    pub text: Text,
    /// Whether that is the text of its page and not the one that the feed sent.
    pub is_full: bool,
    /// Whether its page was asked for in vain.
    pub lacks_page: bool,
    /// Its facts, as far as they are known.
    pub facts: Facts,
}

/// Words of a text with what is lit in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The words.
    pub text: String,
    /// What is lit.
    pub hits: Vec<Span>,
}

/// How far the text of an article is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Text {
    /// Nobody asked.
    #[default]
    Unknown,
    /// Here it is.
    Here(Arc<Article>),
    /// The library has it no more.
    Gone,
}

/// How far the facts of an article are known.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Facts {
    /// Nobody asked.
    #[default]
    Unknown,
    /// The worker was asked; this is the number of the attempt.
    Asked(u8),
    /// Found.
    Found(Arc<FoundFacts>),
    /// The worker failed more than once.
    Failed,
}

/// Facts with an index by place.
#[derive(Clone, Debug, Default, PartialEq)]
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

impl Default for Entry {
    fn default() -> Self {
        Self {
            id: ArticleId(0),
            feed: None,
            title: String::new(),
            direction: Direction::Ltr,
            source: String::new(),
            published: None,
            is_starred: false,
            changed_at: None,
            tags: Vec::new(),
            snippet: None,
            text: Text::Unknown,
            is_full: false,
            lacks_page: false,
            facts: Facts::Unknown,
        }
    }
}

impl Entry {
    /// An article that was opened.
    #[must_use]
    pub fn opened(id: ArticleId, article: Arc<Article>) -> Self {
        Self {
            id,
            title: article.title().to_owned(),
            direction: article.direction(),
            source: article.source.clone(),
            published: article.published.clone(),
            text: Text::Here(article),
            ..Self::default()
        }
    }

    /// An article of the library, of a feed with this name.
    #[must_use]
    pub fn listed(headline: Headline, source: &str) -> Self {
        Self {
            id: headline.id,
            feed: Some(headline.feed),
            title: headline.title,
            direction: headline.direction,
            source: source.to_owned(),
            published: headline.published,
            is_starred: headline.is_starred,
            changed_at: headline.changed_at,
            tags: headline.tags,
            ..Self::default()
        }
    }

    /// Takes what its rows show from a newer entry; its text and facts stay, unless the text was
    /// edited.
    pub fn describe_again(&mut self, newer: Self) {
        if newer.changed_at != self.changed_at {
            *self = newer;
            return;
        }
        let (text, facts) = (std::mem::take(&mut self.text), std::mem::take(&mut self.facts));
        let (is_full, lacks_page) = (self.is_full, self.lacks_page);
        *self = Self { text, facts, is_full, lacks_page, ..newer };
    }

    /// The article, where it is here.
    #[must_use]
    pub fn article(&self) -> Option<&Arc<Article>> {
        match &self.text {
            Text::Here(article) => Some(article),
            Text::Unknown | Text::Gone => None,
        }
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
