//! Saving a received feed: new stories come in, known ones are recognised, edited ones changed,
//! all in one transaction with what the next request needs.

use super::digest;
use super::fetches::{self, Fetch, FetchOutcome};
use super::id_set;
use super::identity::{self, Known, Signs};
use super::{ArticleId, FeedId, Library, StoreError, articles, feeds, link_key, mute, stories};
use crate::news::{Article, ArticleText, BlockKind, Entry, Feed};
use crate::text::{direction_of, fold};
use rusqlite::Transaction;
use std::collections::HashMap;

/// A feed as it came, with what the store cannot know itself.
pub struct Reception<'a> {
    /// The feed.
    pub feed: &'a Feed,
    /// Makes an entry readable; none when it says nothing. Asked only for what is new or changed.
    pub article_of: &'a dyn Fn(&Entry) -> Option<Article>,
    /// When and how it came.
    pub fetch: Fetch,
}

/// What became of the entries of a feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// Stories that were not there before.
    pub new: Vec<ArticleId>,
    /// Stories whose text is another one now. What a person marked on them stays.
    pub changed: Vec<ArticleId>,
    /// Stories that are as they were.
    pub unchanged: usize,
    /// Entries that say nothing, or say again what another one of the same feed says.
    pub passed_over: usize,
}

/// An entry on its way in.
struct Incoming<'a> {
    entry: &'a Entry,
    raw_digest: i64,
    /// None where nothing changed: then nobody has to read the HTML again.
    article: Option<Article>,
    signs: Signs,
    known: Vec<Known>,
}

impl Library {
    /// Saves what a feed sent. When this returns, all of it is on its way to the disk; when it
    /// fails, nothing is.
    ///
    /// # Errors
    /// When the feed is not followed, or the library cannot be written.
    pub fn save(
        &mut self,
        feed_id: FeedId,
        reception: &Reception<'_>,
    ) -> Result<Saved, StoreError> {
        self.change(|transaction| {
            feeds::describe(transaction, feed_id, reception.feed)?;
            let mut incoming = Vec::with_capacity(reception.feed.entries.len());
            for entry in &reception.feed.entries {
                incoming.extend(read(transaction, feed_id, entry, reception)?);
            }
            let read = incoming.len();
            let incoming = without_repeated(incoming);
            let mut saved = Saved {
                passed_over: reception.feed.entries.len() - read + (read - incoming.len()),
                ..Saved::default()
            };
            let latest = write(transaction, feed_id, &incoming, reception, &mut saved)?;
            feeds::set_latest(transaction, feed_id, &id_set::pack(&latest))?;
            let touched: Vec<ArticleId> = saved.new.iter().chain(&saved.changed).copied().collect();
            mute::apply_to(transaction, &touched, reception.fetch.at)?;
            let outcome = FetchOutcome::Received {
                new_count: saved.new.len(),
                changed_count: saved.changed.len(),
            };
            fetches::note(transaction, feed_id, &reception.fetch, &outcome)?;
            Ok(saved)
        })
    }
}

/// Looks up what the entry may be, and makes it readable unless it is known letter by letter.
fn read<'a>(
    transaction: &Transaction<'_>,
    feed_id: FeedId,
    entry: &'a Entry,
    reception: &Reception<'_>,
) -> Result<Option<Incoming<'a>>, StoreError> {
    let raw_digest = digest::of_entry(entry);
    let link_key = entry.link.as_deref().and_then(link_key);
    let mut signs = Signs {
        guid: entry.id.clone(),
        link_key,
        title: String::new(),
        text_digest: 0,
        published_at: entry.published.as_ref().map(|date| date.timestamp().as_second()),
        updated_at: entry.updated.as_ref().map(|date| date.timestamp().as_second()),
    };
    if let Some(known) = articles::unchanged(transaction, feed_id, &entry.id, raw_digest)? {
        signs.title.clone_from(&known.signs.title);
        signs.text_digest = known.signs.text_digest;
        return Ok(Some(Incoming { entry, raw_digest, article: None, signs, known: vec![known] }));
    }
    let Some(article) = (reception.article_of)(entry).or_else(|| link_alone(entry)) else {
        return Ok(None);
    };
    fold(article.title()).text().clone_into(&mut signs.title);
    signs.text_digest = digest::of_text(&article.text.plain);
    let known = articles::candidates(transaction, feed_id, &signs)?;
    Ok(Some(Incoming { entry, raw_digest, article: Some(article), signs, known }))
}

/// A story without a word still leads somewhere.
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

fn without_repeated(incoming: Vec<Incoming<'_>>) -> Vec<Incoming<'_>> {
    let signs: Vec<Signs> = incoming.iter().map(|one| one.signs.clone()).collect();
    let repeated = identity::repeated(&signs);
    let kept = incoming.into_iter().zip(repeated).filter(|(_, same)| same.is_none());
    kept.map(|(one, _)| one).collect()
}

/// Writes the entries, and gives the articles that they are.
fn write(
    transaction: &Transaction<'_>,
    feed_id: FeedId,
    incoming: &[Incoming<'_>],
    reception: &Reception<'_>,
    saved: &mut Saved,
) -> Result<Vec<ArticleId>, StoreError> {
    let signs: Vec<Signs> = incoming.iter().map(|one| one.signs.clone()).collect();
    let known: Vec<Vec<Known>> = incoming.iter().map(|one| one.known.clone()).collect();
    let matched = identity::match_articles(&signs, &known);
    let at = reception.fetch.at;
    let mut ids: HashMap<usize, ArticleId> = HashMap::new();
    // The last of the document is the oldest, mostly: ids then grow with time.
    for (idx, (one, found)) in incoming.iter().zip(matched).enumerate().rev() {
        let story = articles::Story {
            entry: one.entry,
            signs: &one.signs,
            raw_digest: one.raw_digest,
            at: at.as_second(),
        };
        let id = match (found, &one.article) {
            (Some(id), None) => {
                saved.unchanged += 1;
                id
            }
            (Some(id), Some(article)) => {
                if articles::replace(transaction, id, &story, article)? {
                    saved.changed.push(id);
                } else {
                    saved.unchanged += 1;
                }
                id
            }
            (None, article) => {
                let made = if article.is_none() { (reception.article_of)(one.entry) } else { None };
                let Some(article) = article.as_ref().or(made.as_ref()) else { continue };
                let id = articles::insert(transaction, feed_id, &story, article)?;
                stories::join(transaction, feed_id, id, &one.signs)?;
                saved.new.push(id);
                id
            }
        };
        ids.insert(idx, id);
    }
    Ok(ids.into_values().collect())
}
