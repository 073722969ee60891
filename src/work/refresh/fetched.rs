//! What a request for a feed brought: parsed, and not yet saved.

use super::parts::SharedArrival;
use super::pool::Permit;
use crate::news::{Feed, FetchError, Rhythm};
use crate::store::{FeedId, Prepared, Validators};
use crate::work::fetch::Freshness;
use std::time::Duration;

/// The answer to a job: each has exactly one.
#[derive(Debug)]
pub struct Fetched {
    /// The feed.
    pub feed: FeedId,
    /// What it is called.
    pub name: String,
    /// What came.
    pub outcome: Result<Outcome, FetchError>,
    /// How long the answer is good.
    pub freshness: Freshness,
    /// When it wants to be asked again, by the last document that came.
    pub rhythm: Rhythm,
    /// Where the server says that it is from now on.
    pub moved_to: Option<String>,
    /// Bytes of it, unpacked.
    pub bytes: u64,
    /// How long it took.
    pub duration: Duration,
    /// The failures before it, in a row.
    pub failures: u32,
    /// Minutes from one request to the next, where the person chose them for this feed.
    pub interval_minutes: Option<u64>,
    /// Others may be fetched once this one is saved.
    pub(super) permit: Option<Permit>,
}

/// An answer that is no failure.
#[derive(Debug)]
pub enum Outcome {
    /// A feed.
    Came(Box<Came>),
    /// A feed that is too large for the memory came, in [`Part`](super::Part)s before this.
    CameInParts(Box<CameInParts>),
    /// Nothing changed.
    Unchanged,
}

/// A feed that came.
#[derive(Debug)]
pub struct Came {
    /// The feed.
    pub feed: Feed,
    /// What is new or changed in it, ready to be saved; where it is not made yet, saving makes it.
    pub prepared: Prepared,
    /// When it wants to be asked again.
    pub rhythm: Rhythm,
    /// What its server wants to hear next time.
    pub validators: Validators,
    /// Of the document as it came; none when its end was missing.
    pub body_digest: Option<i64>,
    /// Whether its end was missing.
    pub is_cut: bool,
}

/// A feed that came in parts: what the next request needs.
#[derive(Debug)]
pub struct CameInParts {
    /// What became of the parts.
    pub(super) arrival: SharedArrival,
    /// When it wants to be asked again.
    pub rhythm: Rhythm,
    /// What its server wants to hear next time.
    pub validators: Validators,
    /// Of the document as it came; none when its end was missing.
    pub body_digest: Option<i64>,
    /// Whether its end was missing.
    pub is_cut: bool,
}
