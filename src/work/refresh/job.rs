//! One job: asks for a feed and parses what comes.

use super::digest::digest;
use super::fetched::{Came, Fetched, Outcome};
use super::local;
use super::parts::{self, Part};
use crate::feeds::{article_from_entry, parse_feed, rhythm_of};
use crate::news::{Entry, Feed, FetchError};
use crate::store::{FetchState, Prepared, Validators, prepare};
use crate::work::fetch::{Address, Body, Client, Freshness, Request, Response, Room, Wanted};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

/// The host that a feed is asked of, for the queue; none for the disk.
pub(super) fn host_of(state: &FetchState) -> String {
    match address_of(state) {
        Ok(Address::Web(url)) => url.host_str().unwrap_or_default().to_owned(),
        Ok(Address::Disk(_)) | Err(_) => String::new(),
    }
}

fn address_of(state: &FetchState) -> Result<Address, FetchError> {
    Address::read(&state.address, std::path::Path::exists)
}

/// Does a job.
/// Of a large feed the parts are given before it is answered.
pub(super) fn run(
    client: &mut Client,
    state: FetchState,
    cancel: &Arc<AtomicBool>,
    give: &dyn Fn(Part),
) -> Fetched {
    let begun = Instant::now();
    let mut fetched = answer(&state, Err(FetchError::Fault));
    match address_of(&state) {
        Err(error) => fetched.outcome = Err(error),
        Ok(Address::Disk(path)) => {
            let known = state.validators.etag.as_deref();
            match local::large(&path, known, client.largest_bytes()) {
                Ok(Some(file)) => take(&mut fetched, file, &state, cancel, give),
                Ok(None) => fetched.outcome = local::read(&path, known),
                Err(error) => fetched.outcome = Err(error),
            }
        }
        Ok(Address::Web(url)) => {
            let request = Request {
                validators: state.validators.clone(),
                settings: state.settings.clone(),
                room: Room::Disk,
                cancel: Arc::clone(cancel),
                ..Request::new(url, Wanted::Feed)
            };
            match client.get(&request) {
                Ok(response) => take(&mut fetched, response, &state, cancel, give),
                Err(error) => fetched.outcome = Err(error),
            }
        }
    }
    fetched.duration = begun.elapsed();
    fetched
}

/// An answer of which only this is known.
pub(super) fn answer(state: &FetchState, outcome: Result<Outcome, FetchError>) -> Fetched {
    Fetched {
        feed: state.feed,
        name: state.name.clone(),
        outcome,
        freshness: Freshness::default(),
        rhythm: state.rhythm,
        moved_to: None,
        bytes: 0,
        duration: std::time::Duration::ZERO,
        failures: state.failures,
        interval_minutes: state.settings.interval_minutes,
        permit: None,
    }
}

fn take(
    fetched: &mut Fetched,
    response: Response,
    state: &FetchState,
    cancel: &AtomicBool,
    give: &dyn Fn(Part),
) {
    fetched.freshness = response.freshness;
    fetched.moved_to = response.moved_to.filter(|target| *target != state.address);
    let Some(body) = response.body else {
        fetched.outcome = Ok(Outcome::Unchanged);
        return;
    };
    fetched.bytes = body.length;
    fetched.rhythm = rhythm_of(&body.bytes);
    if let Some(spilled) = &body.spilled {
        let (address, validators) = (&response.address, response.validators);
        let came = parts::read(state, &body, spilled, address, validators, cancel, give);
        let outcome = |came: Option<_>| {
            came.map_or(Outcome::Unchanged, |came| Outcome::CameInParts(Box::new(came)))
        };
        fetched.outcome = came.map(outcome);
        return;
    }
    if !body.is_cut && state.body_digest == Some(digest(&body.bytes)) {
        fetched.outcome = Ok(Outcome::Unchanged);
        return;
    }
    fetched.outcome = came(&body, &response.address, response.validators).map(|mut came| {
        let article_of = |entry: &Entry| article_from_entry(entry, "");
        came.prepared = prepare(&came.feed, &state.known, &article_of);
        Outcome::Came(Box::new(came))
    });
}

/// The feed of a document, with what the next request needs.
pub(super) fn came(body: &Body, address: &str, validators: Validators) -> Result<Came, FetchError> {
    Ok(Came {
        feed: parse(body, address)?,
        prepared: Prepared::default(),
        rhythm: rhythm_of(&body.bytes),
        validators,
        body_digest: (!body.is_cut).then(|| digest(&body.bytes)),
        is_cut: body.is_cut,
    })
}

/// Of a document that was cut off, the entries before the one in which it ends.
fn parse(body: &Body, address: &str) -> Result<Feed, FetchError> {
    let parsed = parse_feed(&body.bytes, &body.origin(Some(address)));
    if !body.is_cut {
        return parsed.map_err(FetchError::NotAFeed);
    }
    let mut feed = parsed.map_err(|_| FetchError::CutOff)?;
    parts::drop_broken_end(&mut feed);
    if feed.entries.is_empty() { Err(FetchError::CutOff) } else { Ok(feed) }
}
