//! Saving a received feed: new stories come in, known ones are recognised, edited ones changed,
//! all in one transaction with what the next request needs.

use super::fetches::{self, Fetch, FetchOutcome};
use super::id_set;
use super::identity::{self, Known, Signs};
use super::ready::{Prepared, Ready, ReadyText};
use super::{ArticleId, FeedId, Library, StoreError, articles, deleted, feeds, mute, stories};
use crate::news::{Article, Entry, Feed};
use rusqlite::Transaction;
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

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
    /// Entries that say nothing, say again what another one of the same feed says, were deleted as
    /// too old, or are new and cut off.
    pub passed_over: usize,
}

/// A feed that comes in several parts, each of which is saved when it is there: what all of them
/// brought so far.
#[derive(Debug, Default)]
pub struct Arrival {
    latest: Vec<ArticleId>,
    saved: Saved,
    /// Whether the document ended within an entry.
    is_cut: bool,
    /// None before the first part.
    seen: Option<Seen>,
}

/// What may be in the library already: nothing is looked up that cannot be there.
#[derive(Debug)]
enum Seen {
    /// The feed had articles before.
    Anything,
    /// It had none. Holds the signs of those that came since.
    Only(HashSet<u64>),
}

impl Seen {
    fn before(transaction: &Transaction<'_>, feed_id: FeedId) -> Result<Self, StoreError> {
        let is_first = articles::are_none(transaction, feed_id)?;
        Ok(if is_first { Self::Only(HashSet::new()) } else { Self::Anything })
    }

    fn may_have(&self, sign: u64) -> bool {
        match self {
            Self::Anything => true,
            Self::Only(signs) => signs.contains(&sign),
        }
    }

    fn add(&mut self, signs: &Signs) {
        if let Self::Only(seen) = self {
            seen.extend(numbers_of(signs));
        }
    }
}

/// A number for each sign by which an article is looked up.
fn numbers_of(signs: &Signs) -> impl Iterator<Item = u64> {
    let guid = Some(number_of(&("guid", &signs.guid)));
    let link = signs.link_key.as_ref().map(|link| number_of(&("link", link)));
    let text = Some(number_of(&("text", signs.text_digest)));
    [guid, link, text].into_iter().flatten()
}

fn number_of(sign: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    sign.hash(&mut hasher);
    hasher.finish()
}

impl Arrival {
    /// How many stories were not there before.
    #[must_use]
    pub fn new_count(&self) -> usize {
        self.saved.new.len()
    }
}

/// An entry on its way in.
struct Incoming<'a> {
    entry: &'a Entry,
    raw_digest: i64,
    /// None where nothing changed: then nobody has to read the HTML again.
    text: Option<ReadyText>,
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
        self.save_prepared(feed_id, reception, Prepared::default())
    }

    /// As [`save`](Self::save), of a feed whose entries were made ready before by
    /// [`prepare`](super::prepare). What is missing there is made ready here.
    ///
    /// # Errors
    /// As [`save`](Self::save).
    pub fn save_prepared(
        &mut self,
        feed_id: FeedId,
        reception: &Reception<'_>,
        prepared: Prepared,
    ) -> Result<Saved, StoreError> {
        self.change(|transaction| {
            let mut arrival = Arrival::default();
            add_part(transaction, feed_id, reception, prepared, &mut arrival)?;
            finish(transaction, feed_id, &reception.fetch, arrival)
        })
    }

    /// Saves a part of what a feed sent, for feeds that are too large for the memory. What the
    /// next request needs is written by [`finish_parts`](Self::finish_parts): until then the feed
    /// counts as not received, and when it is received again nothing is doubled.
    ///
    /// # Errors
    /// As [`save`](Self::save).
    pub fn save_part(
        &mut self,
        feed_id: FeedId,
        part: &Reception<'_>,
        prepared: Prepared,
        arrival: &mut Arrival,
    ) -> Result<(), StoreError> {
        if arrival.seen.is_none() {
            self.set_writing_much(true)?;
        }
        self.change(|transaction| add_part(transaction, feed_id, part, prepared, arrival))
    }

    /// Says that the last part was saved.
    ///
    /// # Errors
    /// As [`save`](Self::save).
    pub fn finish_parts(
        &mut self,
        feed_id: FeedId,
        fetch: &Fetch,
        arrival: Arrival,
    ) -> Result<Saved, StoreError> {
        self.set_writing_much(false)?;
        self.change(|transaction| finish(transaction, feed_id, fetch, arrival))
    }
}

fn add_part(
    transaction: &Transaction<'_>,
    feed_id: FeedId,
    reception: &Reception<'_>,
    prepared: Prepared,
    arrival: &mut Arrival,
) -> Result<(), StoreError> {
    feeds::describe(transaction, feed_id, reception.feed, reception.fetch.at)?;
    let seen = match arrival.seen.take() {
        Some(seen) => seen,
        None => Seen::before(transaction, feed_id)?,
    };
    let seen = arrival.seen.insert(seen);
    let mut prepared = prepared.entries.into_iter();
    let mut incoming = Vec::with_capacity(reception.feed.entries.len());
    for entry in &reception.feed.entries {
        incoming.extend(read(transaction, feed_id, entry, prepared.next(), seen, reception)?);
    }
    incoming.iter().for_each(|one| seen.add(&one.signs));
    let incoming = without_repeated(incoming);
    let mut saved =
        Saved { passed_over: reception.feed.entries.len() - incoming.len(), ..Saved::default() };
    arrival.is_cut |= incoming.iter().any(|one| one.entry.is_cut);
    let latest = write(transaction, feed_id, &incoming, reception, &mut saved)?;
    let touched: Vec<ArticleId> = saved.new.iter().chain(&saved.changed).copied().collect();
    mute::apply_to(transaction, &touched, reception.fetch.at)?;
    arrival.latest.extend(latest);
    arrival.saved.add(saved);
    Ok(())
}

fn finish(
    transaction: &Transaction<'_>,
    feed_id: FeedId,
    fetch: &Fetch,
    arrival: Arrival,
) -> Result<Saved, StoreError> {
    let mut latest = arrival.latest;
    // A server in trouble sends no stories, or some of them: the others are not gone for that, and
    // what was read and deleted would come back as new.
    if fetch.is_cut || arrival.is_cut || latest.is_empty() {
        latest.extend(feeds::latest(transaction, feed_id)?);
        latest.sort_unstable();
        latest.dedup();
    }
    feeds::set_latest(transaction, feed_id, &id_set::pack(&latest))?;
    let outcome = FetchOutcome::Received {
        new_count: arrival.saved.new.len(),
        changed_count: arrival.saved.changed.len(),
    };
    fetches::note(transaction, feed_id, fetch, &outcome)?;
    Ok(arrival.saved)
}

impl Saved {
    fn add(&mut self, other: Self) {
        self.new.extend(other.new);
        self.changed.extend(other.changed);
        self.unchanged += other.unchanged;
        self.passed_over += other.passed_over;
    }
}

/// Looks up what the entry may be, and makes it readable unless it is known letter by letter.
fn read<'a>(
    transaction: &Transaction<'_>,
    feed_id: FeedId,
    entry: &'a Entry,
    ready: Option<Ready>,
    seen: &Seen,
    reception: &Reception<'_>,
) -> Result<Option<Incoming<'a>>, StoreError> {
    let ready = ready.unwrap_or_else(|| Ready::without_text(entry));
    let raw_digest = ready.raw_digest;
    let mut signs = Signs {
        guid: entry.id.clone(),
        link_key: ready.link_key,
        title: String::new(),
        text_digest: 0,
        published_at: entry.published.as_ref().map(|date| date.timestamp().as_second()),
        updated_at: entry.updated.as_ref().map(|date| date.timestamp().as_second()),
    };
    if seen.may_have(number_of(&("guid", &entry.id)))
        && let Some(known) = articles::unchanged(transaction, feed_id, &entry.id, raw_digest)?
    {
        signs.title.clone_from(&known.signs.title);
        signs.text_digest = known.signs.text_digest;
        return Ok(Some(Incoming { entry, raw_digest, text: None, signs, known: vec![known] }));
    }
    let text = ready.text.or_else(|| ReadyText::of(entry, reception.article_of));
    let Some(text) = text else { return Ok(None) };
    signs.title.clone_from(&text.title_key);
    signs.text_digest = text.digest;
    let may_be_known = numbers_of(&signs).any(|number| seen.may_have(number));
    let known =
        if may_be_known { articles::candidates(transaction, feed_id, &signs)? } else { Vec::new() };
    Ok(Some(Incoming { entry, raw_digest, text: Some(text), signs, known }))
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
        let id = match (found, &one.text) {
            (Some(id), None) => {
                saved.unchanged += 1;
                id
            }
            (Some(id), Some(text)) => {
                let is_less =
                    one.entry.is_cut || (!text.has_body && articles::has_body(transaction, id)?);
                // What came before is worth more than a part of it, or its title alone.
                if !is_less && articles::replace(transaction, id, &story, text)? {
                    saved.changed.push(id);
                } else {
                    saved.unchanged += 1;
                }
                id
            }
            // By what is missing it may be known: when it comes whole it is told.
            (None, _) if one.entry.is_cut => {
                saved.passed_over += 1;
                continue;
            }
            (None, text) => {
                let made = text.is_none().then(|| ReadyText::of(one.entry, reception.article_of));
                let made = made.flatten();
                let Some(text) = text.as_ref().or(made.as_ref()) else { continue };
                if deleted::has(transaction, feed_id, &one.signs, at.as_second())? {
                    saved.passed_over += 1;
                    continue;
                }
                let id = articles::insert(transaction, feed_id, &story, text)?;
                stories::join(transaction, feed_id, id, &one.signs)?;
                saved.new.push(id);
                id
            }
        };
        ids.insert(idx, id);
    }
    Ok(ids.into_values().collect())
}
