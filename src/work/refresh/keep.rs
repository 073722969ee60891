//! Saves what came of a feed, with when to ask for it again: one transaction.

use super::fetched::{Came, CameInParts, Fetched, Outcome};
use super::schedule::{self, Limits, Signals};
use crate::config::FetchSettings;
use crate::feeds::article_from_entry;
use crate::news::{Entry, FetchError, Rhythm};
use crate::store::{ArticleId, FeedId, Fetch, FetchOutcome, Library, Reception, StoreError};
use jiff::Timestamp;
use std::sync::PoisonError;

/// Stories whose times tell how often new ones come.
const STORIES: usize = 20;

/// What became of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The feed.
    pub feed: FeedId,
    /// What it is called.
    pub name: String,
    /// Stories that were not there before.
    pub new: Vec<ArticleId>,
    /// Stories whose text is another one now.
    pub changed: Vec<ArticleId>,
    /// Bytes of the answer.
    pub bytes: u64,
    /// When it is asked for again; none when it is not.
    pub next_at: Option<Timestamp>,
    /// Why nothing came.
    pub error: Option<FetchError>,
}

impl Kept {
    /// Of an answer that is not saved yet.
    fn of(fetched: &Fetched) -> Self {
        Self {
            feed: fetched.feed,
            name: fetched.name.clone(),
            new: Vec::new(),
            changed: Vec::new(),
            bytes: fetched.bytes,
            next_at: None,
            error: None,
        }
    }
}

/// The request that brought an answer.
fn request_of(fetched: &Fetched, now: Timestamp) -> Fetch {
    Fetch {
        moved_to: fetched.moved_to.clone(),
        bytes: fetched.bytes,
        duration_ms: u64::try_from(fetched.duration.as_millis()).unwrap_or(u64::MAX),
        ..Fetch::at(now)
    }
}

/// Saves an answer. A feed that is followed no more is passed over.
///
/// # Errors
/// When the library cannot be written.
pub fn keep(
    library: &mut Library,
    fetched: Fetched,
    settings: &FetchSettings,
    now: Timestamp,
    chance: f64,
) -> Result<Kept, StoreError> {
    let limits = Limits::new(settings, fetched.interval_minutes);
    let (mut kept, mut fetch) = (Kept::of(&fetched), request_of(&fetched, now));
    let (feed_id, freshness) = (kept.feed, fetched.freshness);
    let next_at = |library: &Library, rhythm: Rhythm, entries: &[Entry]| {
        let stories = times(library, feed_id, entries, now)?;
        let signals = Signals { freshness, rhythm, stories: &stories };
        Ok::<_, StoreError>(Some(schedule::after_answer(&signals, limits, now, chance)))
    };
    let result = match fetched.outcome {
        Ok(Outcome::Came(came)) => {
            let Came { feed, prepared, rhythm, validators, body_digest, is_cut } = *came;
            kept.next_at = next_at(library, rhythm, &feed.entries)?;
            fetch.next_at = kept.next_at;
            (fetch.validators, fetch.body_digest) = (validators, body_digest);
            (fetch.rhythm, fetch.is_cut) = (Some(rhythm), is_cut);
            let article_of = |entry: &Entry| article_from_entry(entry, "");
            let reception = Reception { feed: &feed, article_of: &article_of, fetch };
            library.save_prepared(kept.feed, &reception, prepared).map(|saved| {
                (kept.new, kept.changed) = (saved.new, saved.changed);
            })
        }
        Ok(Outcome::CameInParts(came)) => {
            let CameInParts { arrival, rhythm, validators, body_digest, is_cut } = *came;
            let arrival = arrival.lock().unwrap_or_else(PoisonError::into_inner).take();
            kept.next_at = next_at(library, rhythm, &[])?;
            fetch.next_at = kept.next_at;
            (fetch.validators, fetch.body_digest) = (validators, body_digest);
            (fetch.rhythm, fetch.is_cut) = (Some(rhythm), is_cut);
            // A part that could not be saved was told when that happened.
            let saved = arrival.map(|it| library.finish_parts(kept.feed, &fetch, it)).transpose();
            saved.map(|saved| {
                let saved = saved.unwrap_or_default();
                (kept.new, kept.changed) = (saved.new, saved.changed);
            })
        }
        Ok(Outcome::Unchanged) => {
            kept.next_at = next_at(library, fetched.rhythm, &[])?;
            // It may be that of a document that came, and was as it had been.
            (fetch.next_at, fetch.rhythm) = (kept.next_at, Some(fetched.rhythm));
            library.note_fetch(kept.feed, &fetch, &FetchOutcome::Unchanged)
        }
        // The person's wish is no fault of the feed.
        Err(error @ FetchError::Cancelled) => {
            kept.error = Some(error);
            Ok(())
        }
        Err(error) => {
            let failures = fetched.failures.saturating_add(1);
            if error != FetchError::Gone {
                let next = schedule::after_failure(&error, failures, limits, now, chance);
                kept.next_at = Some(next);
            }
            fetch.next_at = kept.next_at;
            kept.error = Some(error.clone());
            library.note_fetch(kept.feed, &fetch, &FetchOutcome::Failed(error))
        }
    };
    match result {
        Ok(()) => named(library, kept),
        Err(StoreError::Missing(_)) => Ok(kept),
        Err(error) => Err(error),
    }
}

/// With its first stories a feed says what it is called.
fn named(library: &Library, mut kept: Kept) -> Result<Kept, StoreError> {
    if !kept.new.is_empty()
        && let Some(feed) = library.feed(kept.feed)?
    {
        feed.shown_name().clone_into(&mut kept.name);
    }
    Ok(kept)
}

/// When the last stories are from: those that are there, and those that come.
fn times(
    library: &Library,
    feed: FeedId,
    entries: &[Entry],
    now: Timestamp,
) -> Result<Vec<Timestamp>, StoreError> {
    let mut times = library.story_times(feed, STORIES)?;
    let dates = entries.iter().filter_map(|entry| entry.published.as_ref());
    times.extend(dates.map(jiff::Zoned::timestamp));
    // What is dated in the future says nothing of the past.
    times.retain(|time| *time <= now);
    times.sort_unstable_by(|one, other| other.cmp(one));
    times.dedup();
    times.truncate(STORIES);
    Ok(times)
}
