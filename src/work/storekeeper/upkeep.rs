//! What the storekeeper does while nobody asks for anything: the index, facts, what is too old,
//! room on the disk. A little at a time, so that a key never waits for it.

use crate::config::LibrarySettings;
use crate::facts::{self, Context};
use crate::news::{Article, library::ArticleId};
use crate::store::{Library, Purge, Retention, StoreError};
use jiff::Timestamp;
use std::time::Duration;

/// Articles that are brought into the index at a time, which takes some twenty milliseconds.
const INDEXED: usize = 50;

/// Pages of the file that are given back at a time.
const PAGES: u32 = 64;

/// A pause between two articles whose facts are found: years of them are no reason to keep a
/// processor busy.
const BETWEEN_FACTS: Duration = Duration::from_millis(100);

/// Old articles are looked for so often.
const PURGE_HOURS: i64 = 24;

/// What is left to do.
#[derive(Debug, Default)]
pub(super) struct Upkeep {
    settings: LibrarySettings,
    /// When what is too old was deleted last in this run.
    purged_at: Option<Timestamp>,
    /// What is being deleted.
    purge: Option<Purge>,
    /// How many articles went that nobody was told of.
    untold: usize,
    /// Facts are not looked for any more: the last article made the finder fail.
    is_without_facts: bool,
}

impl Upkeep {
    pub(super) fn new(settings: LibrarySettings) -> Self {
        Self { settings, ..Self::default() }
    }

    /// One for which what is too old was deleted just now.
    pub(super) fn without_purge(settings: LibrarySettings, at: Timestamp) -> Self {
        Self { purged_at: Some(at), ..Self::new(settings) }
    }

    /// Does a little; how long to wait before more is done, none when all is done.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub(super) fn step(
        &mut self,
        library: &mut Library,
        at: Timestamp,
        text_of: impl Fn(&Library, ArticleId) -> Result<Option<Article>, StoreError>,
    ) -> Result<Option<Duration>, StoreError> {
        let at_once = Some(Duration::ZERO);
        if library.index_some(INDEXED)? || library.renew_index(INDEXED)? {
            return Ok(at_once);
        }
        // Before the facts, which may take hours: an older library that was brought up to date is
        // half empty.
        if library.vacuum_step(PAGES)? {
            return Ok(at_once);
        }
        if self.find_facts(library, text_of)? {
            return Ok(Some(BETWEEN_FACTS));
        }
        let is_due = |last: Timestamp| at.duration_since(last).as_hours() >= PURGE_HOURS;
        if self.purged_at.is_none_or(is_due) {
            self.purged_at = Some(at);
            self.purge = Some(library.begin_purge(&retention(self.settings), at)?);
        }
        if let Some(purge) = &mut self.purge {
            if !library.purge_some(purge)? {
                self.untold += purge.gone();
                self.purge = None;
            }
            return Ok(at_once);
        }
        if library.tidy_index()? {
            return Ok(at_once);
        }
        library.checkpoint()?;
        Ok(None)
    }

    /// How many old articles were deleted since this was asked last.
    pub(super) fn take_deleted(&mut self) -> usize {
        std::mem::take(&mut self.untold)
    }

    /// Finds the facts of the newest article that has none, so that they can be searched.
    fn find_facts(
        &mut self,
        library: &mut Library,
        text_of: impl Fn(&Library, ArticleId) -> Result<Option<Article>, StoreError>,
    ) -> Result<bool, StoreError> {
        if self.is_without_facts {
            return Ok(false);
        }
        let Some(id) = library.without_facts(facts::ENGINE, 1)?.pop() else { return Ok(false) };
        // Should it panic, it is not tried again in this run.
        self.is_without_facts = true;
        let found = match text_of(library, id)? {
            Some(article) => {
                let date = article.published.as_ref().map(jiff::Zoned::date);
                let context = Context { language: article.language.clone(), date };
                facts::key_facts(&article.text, &context).facts
            }
            None => Vec::new(),
        };
        library.keep_facts(id, facts::ENGINE, &found)?;
        self.is_without_facts = false;
        Ok(true)
    }
}

pub(super) fn retention(settings: LibrarySettings) -> Retention {
    Retention {
        keep_days: settings.keep_days,
        keep_count: settings.keep_count,
        also_unread: settings.also_unread,
        also_starred: settings.also_starred,
    }
}
