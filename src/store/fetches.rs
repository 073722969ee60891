//! What became of each request for a feed, and what the next one needs.

use super::articles::timestamp;
use super::{FeedFault, FeedId, KnownEntries, Library, StoreError, moves};
use crate::news::library::FeedSettings;
use crate::news::{FetchError, Rhythm};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction};

/// Requests of a feed that are remembered.
const KEPT: i64 = 50;

/// What a server wants to hear again, to answer that nothing changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    /// For `If-None-Match`.
    pub etag: Option<String>,
    /// For `If-Modified-Since`.
    pub last_modified: Option<String>,
}

/// A request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetch {
    /// When the answer was there.
    pub at: Timestamp,
    /// When to ask again.
    pub next_at: Option<Timestamp>,
    /// What came with the answer.
    pub validators: Validators,
    /// When its document wants to be asked for again; none when no document came.
    pub rhythm: Option<Rhythm>,
    /// A digest of the document as it came, to know it again where the server does not.
    pub body_digest: Option<i64>,
    /// Whether the end of the document is missing: what did not come may still be served.
    pub is_cut: bool,
    /// Where the server says that the feed is from now on.
    pub moved_to: Option<String>,
    /// Bytes of the answer.
    pub bytes: u64,
    /// How long it took.
    pub duration_ms: u64,
}

impl Fetch {
    /// One of which nothing more is known.
    #[must_use]
    pub fn at(at: Timestamp) -> Self {
        Self {
            at,
            next_at: None,
            validators: Validators::default(),
            rhythm: None,
            body_digest: None,
            is_cut: false,
            moved_to: None,
            bytes: 0,
            duration_ms: 0,
        }
    }
}

/// How a request ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchOutcome {
    /// A feed came.
    Received {
        /// Stories that were not there before.
        new_count: usize,
        /// Stories that were edited.
        changed_count: usize,
    },
    /// The server says that it is as it was.
    Unchanged,
    /// Nothing came. Holds why.
    Failed(FetchError),
}

/// What has to be known of a feed to ask for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchState {
    /// The feed.
    pub feed: FeedId,
    /// Where it is.
    pub address: String,
    /// What it is called.
    pub name: String,
    /// What its server wants to hear.
    pub validators: Validators,
    /// When its last document wanted to be asked for again.
    pub rhythm: Rhythm,
    /// Of the last document.
    pub body_digest: Option<i64>,
    /// What is set for it alone.
    pub settings: FeedSettings,
    /// How many times it could not be had, in a row.
    pub failures: u32,
    /// What is known of the entries that came last: they need not be made ready again.
    pub known: KnownEntries,
}

/// A request of the past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchRow {
    /// When.
    pub at: Timestamp,
    /// How it ended.
    pub outcome: FetchOutcome,
    /// Bytes of the answer.
    pub bytes: u64,
    /// How long it took.
    pub duration_ms: u64,
}

impl Library {
    /// Notes a request that brought no feed; [`save`](Library::save) notes the others.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn note_fetch(
        &mut self,
        feed: FeedId,
        fetch: &Fetch,
        outcome: &FetchOutcome,
    ) -> Result<(), StoreError> {
        self.change(|transaction| note(transaction, feed, fetch, outcome))
    }

    /// What the server of a feed wants to hear.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn validators(&self, feed: FeedId) -> Result<Validators, StoreError> {
        let found = self
            .connection
            .prepare_cached("SELECT etag, last_modified FROM feeds WHERE id = ?1")?
            .query_row([feed], |row| {
                Ok(Validators { etag: row.get(0)?, last_modified: row.get(1)? })
            })
            .optional()?;
        Ok(found.unwrap_or_default())
    }

    /// What has to be known of a feed to ask for it; none when it is not followed.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn fetch_state(&self, feed: FeedId) -> Result<Option<FetchState>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, address, coalesce(name, title, address), etag, last_modified, body_digest,
               settings, failures, rhythm
             FROM feeds WHERE id = ?1 AND removed_at IS NULL",
        )?;
        let state = statement.query_row([feed], |row| {
            let (settings, rhythm): (String, String) = (row.get(6)?, row.get(8)?);
            Ok(FetchState {
                feed: row.get(0)?,
                address: row.get(1)?,
                name: row.get(2)?,
                validators: Validators { etag: row.get(3)?, last_modified: row.get(4)? },
                rhythm: serde_json::from_str(&rhythm).unwrap_or_default(),
                body_digest: row.get(5)?,
                settings: serde_json::from_str(&settings).unwrap_or_default(),
                failures: row.get(7)?,
                known: KnownEntries::default(),
            })
        });
        let Some(state) = state.optional()? else { return Ok(None) };
        Ok(Some(FetchState { known: self.known_entries(feed)?, ..state }))
    }

    /// The feeds that could not be had when they were last asked for.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn feed_faults(&self) -> Result<Vec<FeedFault>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT f.id, l.at, l.problem, f.failures, f.stopped_at IS NOT NULL
             FROM feeds f JOIN fetches l
               ON l.id = (SELECT max(id) FROM fetches WHERE feed_id = f.id)
             WHERE f.removed_at IS NULL AND f.failures > 0 AND l.outcome = 'failed' ORDER BY f.id",
        )?;
        let faults = statement.query_map((), |row| {
            let problem: Option<String> = row.get(2)?;
            Ok(FeedFault {
                feed: row.get(0)?,
                at: timestamp(row.get(1)?),
                error: FetchError::from_code(&problem.unwrap_or_default()),
                failures: row.get(3)?,
                is_stopped: row.get(4)?,
            })
        })?;
        Ok(faults.collect::<Result<_, _>>()?)
    }

    /// When the last stories of a feed are from, the latest first.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn story_times(&self, feed: FeedId, count: usize) -> Result<Vec<Timestamp>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT sort_at FROM statuses WHERE feed_id = ?1 AND is_present = 1
             ORDER BY sort_at DESC LIMIT ?2",
        )?;
        let rows = statement.query_map((feed, count), |row| Ok(timestamp(row.get(0)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The feeds that are due, those that waited longest first. Those whose server said that
    /// they are gone are never due.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn feeds_due(&self, at: Timestamp) -> Result<Vec<FeedId>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id FROM feeds WHERE removed_at IS NULL AND stopped_at IS NULL
               AND coalesce(next_at, 0) <= ?1
             ORDER BY coalesce(fetched_at, 0), id",
        )?;
        let rows = statement.query_map([at.as_second()], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The last requests of a feed, the latest first.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn fetches(&self, feed: FeedId) -> Result<Vec<FetchRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT at, outcome, problem, new_count, changed_count, bytes, duration_ms
             FROM fetches WHERE feed_id = ?1 ORDER BY id DESC",
        )?;
        let rows = statement.query_map([feed], |row| {
            let name: String = row.get(1)?;
            let problem: Option<String> = row.get(2)?;
            let outcome = match name.as_str() {
                "received" => {
                    FetchOutcome::Received { new_count: row.get(3)?, changed_count: row.get(4)? }
                }
                "unchanged" => FetchOutcome::Unchanged,
                _ => FetchOutcome::Failed(FetchError::from_code(&problem.unwrap_or_default())),
            };
            let at = timestamp(row.get(0)?);
            Ok(FetchRow { at, outcome, bytes: row.get(5)?, duration_ms: row.get(6)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// Writes a request to the history and to its feed.
pub(super) fn note(
    transaction: &Transaction<'_>,
    feed: FeedId,
    fetch: &Fetch,
    outcome: &FetchOutcome,
) -> Result<(), StoreError> {
    let (name, problem, new_count, changed_count) = match outcome {
        FetchOutcome::Received { new_count, changed_count } => {
            ("received", None, *new_count, *changed_count)
        }
        FetchOutcome::Unchanged => ("unchanged", None, 0, 0),
        FetchOutcome::Failed(error) => ("failed", Some(error.code()), 0, 0),
    };
    transaction
        .prepare_cached(
            "INSERT INTO fetches
               (feed_id, at, outcome, problem, new_count, changed_count, bytes, duration_ms)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(rusqlite::params![
            feed,
            fetch.at.as_second(),
            name,
            problem,
            new_count,
            changed_count,
            fetch.bytes,
            fetch.duration_ms,
        ])?;
    transaction
        .prepare_cached(
            "DELETE FROM fetches WHERE feed_id = ?1 AND id <=
               (SELECT id FROM fetches WHERE feed_id = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)",
        )?
        .execute((feed, KEPT))?;
    // A failure and "unchanged" keep what the last feed came with; a feed without validators
    // has none that are still true.
    let is_received = matches!(outcome, FetchOutcome::Received { .. });
    let is_gone = matches!(outcome, FetchOutcome::Failed(FetchError::Gone));
    transaction
        .prepare_cached(
            "UPDATE feeds SET fetched_at = ?2, next_at = ?3, failures = iif(?4, failures + 1, 0),
               etag = iif(?5, ?6, etag), last_modified = iif(?5, ?7, last_modified),
               body_digest = iif(?5, ?8, body_digest), rhythm = coalesce(?10, rhythm),
               stopped_at = iif(?9, ?2, iif(?4, stopped_at, NULL))
             WHERE id = ?1",
        )?
        .execute(rusqlite::params![
            feed,
            fetch.at.as_second(),
            fetch.next_at.map(Timestamp::as_second),
            problem.is_some(),
            is_received,
            fetch.validators.etag,
            fetch.validators.last_modified,
            fetch.body_digest,
            is_gone,
            fetch.rhythm.and_then(|rhythm| serde_json::to_string(&rhythm).ok()),
        ])?;
    // What a failure says of the address is not to be trusted.
    if problem.is_none() {
        moves::note(transaction, feed, fetch.moved_to.as_deref(), fetch.at)
    } else {
        Ok(())
    }
}
