//! A feed that is too large for the memory: read from the file that it came into, part by part,
//! each of which is saved before many more are read.

use super::digest::{Digesting, digest_of};
use super::fetched::CameInParts;
use crate::feeds::{Origin, article_from_entry, rhythm_of};
use crate::news::{Entry, Feed, FeedProblem, FetchError};
use crate::store::{
    Arrival, FeedId, Fetch, FetchState, Library, Prepared, Reception, StoreError, Validators,
};
use crate::work::fetch::{Body, Spilled};
use crate::work::large::{LargeError, in_parts};
use jiff::Timestamp;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Parts that are read and not yet saved.
const MOST_UNSAVED: usize = 1;

/// So often it is asked whether anybody still wants the rest.
const SLICE: Duration = Duration::from_millis(100);

/// What became of the parts so far; none when one could not be saved.
pub(super) type SharedArrival = Arc<Mutex<Option<Arrival>>>;

/// A part of a large feed, to be saved by [`keep_part`].
#[derive(Debug)]
pub struct Part {
    feed_id: FeedId,
    feed: Feed,
    prepared: Prepared,
    arrival: SharedArrival,
    _saved: Saved,
}

/// Says that the next part may come, however this one ends.
#[derive(Debug)]
struct Saved(Sender<()>);

impl Drop for Saved {
    fn drop(&mut self) {
        // Whoever read the parts may have stopped.
        let _ = self.0.send(());
    }
}

/// Saves a part. That of a feed that is followed no more is passed over.
///
/// # Errors
/// When the library cannot be written.
pub fn keep_part(library: &mut Library, part: Part, now: Timestamp) -> Result<(), StoreError> {
    let mut arrival = part.arrival.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(mut so_far) = arrival.take() else { return Ok(()) };
    let article_of = |entry: &Entry| article_from_entry(entry, "");
    let reception = Reception { feed: &part.feed, article_of: &article_of, fetch: Fetch::at(now) };
    match library.save_part(part.feed_id, &reception, part.prepared, &mut so_far) {
        Ok(()) => {
            *arrival = Some(so_far);
            Ok(())
        }
        // It is not followed any more.
        Err(StoreError::Missing(_)) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Reads a body and gives its parts, each when those before are saved or nearly so.
pub(super) fn read(
    state: &FetchState,
    body: &Body,
    spilled: &Spilled,
    address: &str,
    validators: Validators,
    cancel: &AtomicBool,
    give: &dyn Fn(Part),
) -> Result<Option<CameInParts>, FetchError> {
    let reread = |error: &io::Error| FetchError::NoRoom(error.to_string());
    // One that is new here is read once, and its number taken on the way.
    if let Some(known) = state.body_digest.filter(|_| !body.is_cut) {
        let digest = spilled.reader().and_then(digest_of).map_err(|error| reread(&error))?;
        if digest == known {
            return Ok(None);
        }
    }
    let (sender, saved) = channel();
    let arrival: SharedArrival = Arc::new(Mutex::new(Some(Arrival::default())));
    let mut giving = Giving { saved, unsaved: 0, cancel };
    let mut give_part = |feed: Feed, prepared: Prepared| {
        giving.wait()?;
        giving.unsaved += 1;
        let (feed_id, arrival) = (state.feed, Arc::clone(&arrival));
        let _saved = Saved(sender.clone());
        give(Part { feed_id, feed, prepared, arrival, _saved });
        Ok(())
    };
    // The last one waits: a document that was cut off ends within an entry.
    let mut last: Option<(Feed, Prepared)> = None;
    let mut reader = Digesting::new(spilled.reader().map_err(|error| reread(&error))?);
    let origin: Origin<'_> = body.origin(Some(address));
    in_parts(&mut reader, &origin, &state.known, &mut |feed, prepared| match last
        .replace((feed, prepared))
    {
        Some((feed, prepared)) => give_part(feed, prepared),
        None => Ok(()),
    })
    .map_err(failure)?;
    if let Some((mut feed, prepared)) = last {
        if body.is_cut {
            drop_broken_end(&mut feed);
        }
        give_part(feed, prepared).map_err(failure)?;
    }
    let rhythm = rhythm_of(&body.bytes);
    let body_digest = (!body.is_cut).then(|| reader.digest());
    let is_cut = body.is_cut;
    Ok(Some(CameInParts { arrival, rhythm, validators, body_digest, is_cut }))
}

/// Takes away the entry in which a document ends that was cut off.
pub(super) fn drop_broken_end(feed: &mut Feed) {
    let is_in_entry = feed
        .problems
        .iter()
        .any(|problem| matches!(problem, FeedProblem::Truncated | FeedProblem::BrokenJson(_)));
    if is_in_entry {
        feed.entries.pop();
    }
}

fn failure(error: LargeError) -> FetchError {
    match error {
        LargeError::NotAFeed(reason) => FetchError::NotAFeed(reason),
        LargeError::Read(error) => FetchError::NoRoom(error.to_string()),
        LargeError::Stopped => FetchError::Cancelled,
        LargeError::Store(_) => FetchError::Fault,
    }
}

/// Keeps parts from filling the memory.
struct Giving<'a> {
    saved: Receiver<()>,
    unsaved: usize,
    cancel: &'a AtomicBool,
}

impl Giving<'_> {
    /// Waits until there is room for one more.
    fn wait(&mut self) -> Result<(), LargeError> {
        while self.unsaved >= MOST_UNSAVED {
            if self.cancel.load(Ordering::Relaxed) {
                return Err(LargeError::Stopped);
            }
            match self.saved.recv_timeout(SLICE) {
                Ok(()) => self.unsaved -= 1,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Err(LargeError::Stopped),
            }
        }
        Ok(())
    }
}
