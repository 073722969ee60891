//! How many unread articles each saved search finds: counted while nobody asks for anything, one
//! search at a time, and again when something changed. At a start, and for a key, nobody waits.

use crate::news::library::{Query, SavedSearch, SavedSearchId, Scope, State as Marked, View};
use crate::store::{Library, StoreError};
use jiff::Zoned;
use std::time::Duration;

/// Between two of them it is looked whether something is asked.
pub(super) const PAUSE: Duration = Duration::from_millis(20);

/// What is left to count.
#[derive(Debug)]
pub(super) struct Counting {
    /// Whether something changed since it was begun.
    is_stale: bool,
    waiting: Vec<SavedSearch>,
    /// Whether facts were found, or articles deleted, since all was tidy.
    is_tidying: bool,
}

impl Default for Counting {
    fn default() -> Self {
        Self { is_stale: true, waiting: Vec::new(), is_tidying: false }
    }
}

impl Counting {
    /// Something may be found, or read, that was not.
    pub(super) fn begin_again(&mut self) {
        self.is_stale = true;
    }

    /// Some tidying was done, or all is tidy: what was tidied may be found otherwise.
    pub(super) fn note_tidying(&mut self, is_tidy: bool) {
        self.is_stale |= is_tidy && self.is_tidying;
        self.is_tidying = !is_tidy;
    }

    /// Counts for one search; none where nothing is left, or the full-text index is not made yet:
    /// half of a number would be wrong.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub(super) fn step(
        &mut self,
        library: &Library,
        now: &Zoned,
    ) -> Result<Option<(SavedSearchId, usize)>, StoreError> {
        if std::mem::take(&mut self.is_stale) {
            self.waiting = library.saved_searches()?;
            self.waiting.retain(|search| !search.is_mute);
            self.waiting.reverse();
        }
        if self.waiting.is_empty() || library.unindexed()? > 0 {
            return Ok(None);
        }
        let Some(search) = self.waiting.pop() else { return Ok(None) };
        let unread = Query::All(vec![Query::read(&search.query), Query::Is(Marked::Unread)]);
        let count = library.count_aside(&View::found(Scope::All, unread), now)?;
        Ok(Some((search.id, count)))
    }
}
