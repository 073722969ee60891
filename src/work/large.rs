//! Feeds that are too large for the memory: read in parts, which are made ready on all processors
//! while the one before is written.

use crate::feeds::{Origin, Parts, article_from_entry, parse_feed};
use crate::news::{Entry, Feed, NotAFeed};
use crate::store::{
    Arrival, FeedId, Fetch, KnownEntries, Library, Prepared, Reception, Saved, StoreError, prepare,
};
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::num::NonZeroUsize;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};

/// Bytes of a part. Each takes about four times as much while it is made ready, and some are
/// under way at once.
const PART_BYTES: usize = 2 * 1024 * 1024;

/// Bytes that are read at once.
const PIECE_BYTES: usize = 64 * 1024;

/// Entries that are saved of one feed. One that sends more does so by mistake, or to fill the disk.
const MOST_ENTRIES: usize = 200_000;

/// Threads that make parts ready. Each more takes memory for two parts, and one writes all.
const MOST_WORKERS: usize = 2;

/// Why a large feed was not saved, or not all of it.
#[derive(Debug, thiserror::Error)]
pub enum LargeError {
    /// It is none.
    #[error("{0}")]
    NotAFeed(NotAFeed),
    /// Its bytes could not be read to the end. What was saved before stays.
    #[error("the feed could not be read to its end: {0}")]
    Read(#[from] io::Error),
    /// The library could not be written. What was saved before stays.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Nobody wants the rest.
    #[error("it was stopped")]
    Stopped,
}

/// Reads a feed and saves it part by part. What the next request needs is written when all of it
/// is there: one that breaks off is asked for again, and its entries are known then.
///
/// # Errors
/// When it is no feed, cannot be read to the end, or the library cannot be written.
pub fn save_large(
    library: &mut Library,
    feed_id: FeedId,
    document: &mut (dyn Read + Send),
    origin: &Origin<'_>,
    fetch: &Fetch,
) -> Result<Saved, LargeError> {
    let known = library.known_entries(feed_id)?;
    let mut arrival = Arrival::default();
    in_parts(document, origin, &known, &mut |feed, prepared| {
        let reception = Reception { feed: &feed, article_of: &article_of, fetch: fetch.clone() };
        Ok(library.save_part(feed_id, &reception, prepared, &mut arrival)?)
    })?;
    Ok(library.finish_parts(feed_id, fetch, arrival)?)
}

/// Reads a feed and gives its parts, made ready to be saved, in the order of the document.
///
/// # Errors
/// When it is no feed or cannot be read to the end, or what `take` says.
pub(super) fn in_parts(
    document: &mut (dyn Read + Send),
    origin: &Origin<'_>,
    known: &KnownEntries,
    take: &mut dyn FnMut(Feed, Prepared) -> Result<(), LargeError>,
) -> Result<(), LargeError> {
    let source = Mutex::new(Source { document, parts: Some(Parts::of(PART_BYTES)), next: 0 });
    let workers = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    std::thread::scope(|scope| {
        let (sender, receiver) = sync_channel(1);
        for _ in 0..workers.min(MOST_WORKERS) {
            let sender = sender.clone();
            let source = &source;
            scope.spawn(move || make_ready(source, origin, known, &sender));
        }
        drop(sender);
        // They come in any order. When this ends early nobody receives, and the workers end too.
        let mut waiting = BTreeMap::new();
        let (mut next, mut entries) = (0, 0);
        for (number, ready) in receiver {
            waiting.insert(number, ready);
            while let Some(ready) = waiting.remove(&next) {
                next += 1;
                let (feed, prepared): (Feed, Prepared) = ready?;
                if entries < MOST_ENTRIES {
                    entries += feed.entries.len();
                    take(feed, prepared)?;
                }
            }
        }
        Ok(())
    })
}

/// The document, from which the workers take parts in turn.
struct Source<'a> {
    document: &'a mut (dyn Read + Send),
    /// None after the last part.
    parts: Option<Parts>,
    next: usize,
}

impl Source<'_> {
    /// The next part with its number.
    fn next_part(&mut self) -> Option<(usize, Result<Vec<u8>, LargeError>)> {
        let mut parts = self.parts.take()?;
        let number = self.next;
        self.next += 1;
        let mut piece = vec![0; PIECE_BYTES];
        loop {
            match self.document.read(&mut piece) {
                Ok(0) => return Some((number, Ok(parts.finish()))),
                Ok(count) => {
                    if let Some(part) = parts.push(piece.get(..count).unwrap_or_default()) {
                        self.parts = Some(parts);
                        return Some((number, Ok(part)));
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Some((number, Err(error.into()))),
            }
        }
    }
}

type Ready = Result<(Feed, Prepared), LargeError>;

fn make_ready(
    source: &Mutex<Source<'_>>,
    origin: &Origin<'_>,
    known: &KnownEntries,
    sender: &SyncSender<(usize, Ready)>,
) {
    loop {
        let part = source.lock().unwrap_or_else(PoisonError::into_inner).next_part();
        let Some((number, bytes)) = part else { return };
        let ready = bytes.and_then(|bytes| {
            let feed = parse_feed(&bytes, origin).map_err(LargeError::NotAFeed)?;
            drop(bytes);
            let prepared = prepare(&feed, known, &article_of);
            Ok((feed, prepared))
        });
        if sender.send((number, ready)).is_err() {
            return;
        }
    }
}

fn article_of(entry: &Entry) -> Option<crate::news::Article> {
    article_from_entry(entry, "")
}
