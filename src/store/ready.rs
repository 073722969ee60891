//! Entries made ready to be saved: all that needs no library, so that it can be done on the
//! threads that fetch, while another feed is saved.

use super::digest::{self, Digest};
use super::packing::pack;
use super::{FeedId, Library, StoreError, id_set, link_key};
use crate::news::{Article, ArticleText, BlockKind, Entry, Feed};
use crate::text::{Direction, direction_of, fold};
use rusqlite::OptionalExtension;
use std::collections::HashSet;

/// What is known of the entries that a feed sent last: nobody has to read their HTML again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownEntries(HashSet<i64>);

impl KnownEntries {
    /// How many they are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none: a feed that was never received.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The entries of a feed, made ready by [`prepare`].
#[derive(Debug, Default)]
pub struct Prepared {
    pub(super) entries: Vec<Ready>,
}

/// An entry made ready.
#[derive(Debug)]
pub(super) struct Ready {
    pub raw_digest: i64,
    pub link_key: Option<String>,
    /// None for an entry that is known letter by letter, and for one that says nothing.
    pub text: Option<ReadyText>,
}

/// What is saved of an entry's article.
#[derive(Debug)]
pub(super) struct ReadyText {
    /// As it is read, and as it came.
    pub packed: Vec<u8>,
    pub title: String,
    /// The title in search form.
    pub title_key: String,
    pub is_rtl: bool,
    pub byline: Option<String>,
    pub language: Option<String>,
    pub digest: i64,
    pub word_count: i64,
    /// Whether there is more than a title.
    pub has_body: bool,
}

/// Makes the entries of a feed ready for [`Library::save_prepared`], but for those that are
/// known. `article_of` makes an entry readable; none when it says nothing.
#[must_use]
pub fn prepare(
    feed: &Feed,
    known: &KnownEntries,
    article_of: &dyn Fn(&Entry) -> Option<Article>,
) -> Prepared {
    let ready = |entry: &Entry| {
        let mut ready = Ready::without_text(entry);
        if !known.0.contains(&key(&entry.id, ready.raw_digest)) {
            ready.text = ReadyText::of(entry, article_of);
        }
        ready
    };
    Prepared { entries: feed.entries.iter().map(ready).collect() }
}

/// A number for an entry as it was received. That two have the same one does no harm: the
/// library looks again.
fn key(guid: &str, raw_digest: i64) -> i64 {
    Digest::new().with(guid).number() ^ raw_digest
}

impl Library {
    /// What is known of the entries that the feed sent last.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn known_entries(&self, feed: FeedId) -> Result<KnownEntries, StoreError> {
        let latest: Option<Option<Vec<u8>>> = self
            .connection
            .prepare_cached("SELECT latest_articles FROM feeds WHERE id = ?1")?
            .query_row([feed], |row| row.get(0))
            .optional()?;
        let ids = id_set::unpack(&latest.flatten().unwrap_or_default());
        let mut statement = self
            .connection
            .prepare_cached("SELECT guid, raw_digest FROM articles WHERE id = ?1")?;
        let mut known = HashSet::with_capacity(ids.len());
        for id in ids {
            let found = statement.query_row([id], |row| {
                let guid: String = row.get(0)?;
                Ok(key(&guid, row.get(1)?))
            });
            known.extend(found.optional()?);
        }
        Ok(KnownEntries(known))
    }
}

impl Ready {
    pub(super) fn without_text(entry: &Entry) -> Self {
        Self {
            raw_digest: digest::of_entry(entry),
            link_key: entry.link.as_deref().and_then(link_key),
            text: None,
        }
    }
}

impl ReadyText {
    /// A story without a word still leads somewhere.
    pub(super) fn of(
        entry: &Entry,
        article_of: &dyn Fn(&Entry) -> Option<Article>,
    ) -> Option<Self> {
        let article = article_of(entry).or_else(|| link_alone(entry))?;
        let title = article.title().to_owned();
        let (digest, words) = digest::of_text(&article.text.plain);
        Some(Self {
            title_key: fold(&title).text().to_owned(),
            is_rtl: direction_of(&title, article.language.as_deref()) == Direction::Rtl,
            digest,
            word_count: i64::try_from(words).unwrap_or(i64::MAX),
            has_body: article.text.blocks.len() > 1,
            title,
            byline: article.byline,
            language: article.language,
            packed: pack(&article.text.plain, entry.content.as_deref()),
        })
    }
}

fn link_alone(entry: &Entry) -> Option<Article> {
    let link = entry.link.as_deref()?;
    let mut text = ArticleText::default();
    text.push(BlockKind::Title, link, direction_of(link, None));
    Some(Article {
        source: String::new(),
        byline: None,
        published: entry.published.clone(),
        language: None,
        link: Some(link.to_owned()),
        text,
    })
}
