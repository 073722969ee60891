//! What a refresh without a reader does at its end, as the reader does while nobody asks: the facts
//! of what is new, the index, what is too old. Each step is a change of its own, so it may end, or
//! be killed, between any two.

use super::answers;
use super::upkeep::{Upkeep, retention};
use crate::config::LibrarySettings;
use crate::store::{Library, StoreError};
use jiff::Timestamp;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// After so long it ends, so that what cron starts ends: the rest is done the next time.
const LONGEST: Duration = Duration::from_secs(10);

/// With more new stories at once, as when feeds are followed first, whoever waits for the refresh
/// would wait much longer for their facts: those are left to a reader, and to the next refreshes.
const MOST_NEW: usize = 1000;

/// Tidies up after a refresh that brought so many stories. How many old articles it deleted. What
/// fails is tried again the next time, and said when somebody asks for it.
pub fn tidy_after_refresh(library: &mut Library, settings: LibrarySettings, came: usize) -> usize {
    let until = Instant::now() + LONGEST;
    // An open reader does all of it.
    if library.has_reader() {
        return 0;
    }
    let deleted = purge(library, settings, until).unwrap_or(0);
    if (1..=MOST_NEW).contains(&came) {
        find(library, settings, until);
    }
    deleted
}

fn purge(
    library: &mut Library,
    settings: LibrarySettings,
    until: Instant,
) -> Result<usize, StoreError> {
    let mut purge = library.begin_purge(&retention(settings), Timestamp::now())?;
    while Instant::now() < until && library.purge_some(&mut purge)? {}
    Ok(purge.gone())
}

/// Index and facts, those of the newest stories first, and room on the disk.
fn find(library: &mut Library, settings: LibrarySettings, until: Instant) {
    let mut upkeep = Upkeep::without_purge(settings, Timestamp::now());
    while Instant::now() < until {
        let step = || upkeep.step(library, Timestamp::now(), answers::article_as_sent);
        match catch_unwind(AssertUnwindSafe(step)) {
            // The pauses are for readers.
            Ok(Ok(Some(_))) => {}
            Ok(Ok(None) | Err(_)) => return,
            // Of a fault in the finder of facts: it is not asked again.
            Err(_) => {}
        }
    }
}
