//! The library with all that the reader may ask of it without the network.

use super::counting::Counting;
use super::upkeep::Upkeep;
use super::{answers, changes, trouble_of};
use crate::app::{Answer, Ask, Top};
use crate::news::library::{LibraryTrouble, SavedSearchId, Sources};
use crate::store::{Found, Library, Session, StoreError};
use jiff::{Timestamp, Zoned};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The library of a file, which may not be there yet.
#[derive(Debug)]
pub struct Shelf {
    path: PathBuf,
    /// None until the first feed is followed.
    library: Option<Library>,
    /// Whether the file has an older format, and is not open therefore.
    is_outdated: bool,
    session: Option<Session>,
    /// By which it is told that another process changed the library.
    version_of_others: Option<i64>,
}

/// How the library was found.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Begun {
    /// Whether another process has it open too.
    pub is_shared: bool,
    /// Whether it was not closed the last time.
    pub ended_badly_before: bool,
}

impl Shelf {
    /// Opens the library of this file, if there is one. It is made when the first feed is
    /// followed. One of an older format is opened by the storekeeper, as that takes its time.
    ///
    /// # Errors
    /// When the file is no library, or cannot be read.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let (library, is_outdated) = match Library::open_current(path)? {
            Found::Nothing => (None, false),
            Found::Older => (None, true),
            Found::Library(library) => (Some(library), false),
        };
        let version_of_others = library.as_ref().map(Library::version_of_others).transpose()?;
        let path = path.to_owned();
        Ok(Self { path, library, is_outdated, session: None, version_of_others })
    }

    /// Whether the library has an older format and is still to be brought up to date.
    #[must_use]
    pub fn is_outdated(&self) -> bool {
        self.is_outdated
    }

    /// Opens the library of an older format. What it follows.
    pub(super) fn bring_up_to_date(&mut self, now: &Zoned) -> Result<Answer, StoreError> {
        self.library = Some(Library::open(&self.path)?);
        self.is_outdated = false;
        Ok(Answer::Ready(Box::new(self.sources(now)?)))
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it follows.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn sources(&self, now: &Zoned) -> Result<Sources, StoreError> {
        self.library.as_ref().map_or(Ok(Sources::default()), |it| answers::sources(it, now))
    }

    /// Answers a request, also when something goes wrong.
    pub fn answer(&mut self, ask: Ask, now: &Zoned) -> Answer {
        let is_change = matches!(ask, Ask::Change(_));
        match caught(|| self.try_to_answer(ask, now)) {
            Answer::Failed(trouble) if is_change => Answer::Unchanged(trouble),
            answer => answer,
        }
    }

    fn try_to_answer(&mut self, ask: Ask, now: &Zoned) -> Result<Answer, StoreError> {
        if let Ask::Change(edit) = ask {
            let made = changes::make(self.library(now)?, edit, now)?;
            return Ok(Answer::Changed { sources: Box::new(self.sources(now)?), made });
        }
        if ask == Ask::Elsewhere {
            return Ok(Answer::Elsewhere(self.is_changed_elsewhere(now)?));
        }
        let Some(library) = &mut self.library else { return Ok(nothing(ask)) };
        match ask {
            Ask::Top { number, view } => answers::top(library, number, &view, now),
            Ask::List { number, view } => answers::list(library, number, &view, now),
            Ask::Describe { ids, query } => answers::describe(library, &ids, query.as_ref()),
            Ask::Text { id, as_sent } => answers::text(library, id, as_sent),
            Ask::Undo { may_end } => changes::undo(library, may_end, now.timestamp()),
            Ask::Sources | Ask::Change(_) | Ask::Elsewhere => {
                Ok(Answer::Sources(Box::new(answers::sources(library, now)?)))
            }
        }
    }

    /// Whether another process changed the library since this was asked last, or made it.
    fn is_changed_elsewhere(&mut self, now: &Zoned) -> Result<bool, StoreError> {
        let is_new = self.library.is_none();
        if self.is_outdated
            || (is_new && !matches!(Library::open_current(&self.path)?, Found::Library(_)))
        {
            return Ok(false);
        }
        let version = self.library(now)?.version_of_others()?;
        let before = self.version_of_others.replace(version);
        Ok(is_new || before.is_some_and(|before| before != version))
    }

    /// How many articles no search can find yet.
    pub(super) fn unindexed(&self) -> Result<usize, StoreError> {
        self.library.as_ref().map_or(Ok(0), Library::unindexed)
    }

    /// The library, if there is one.
    pub(super) fn existing(&mut self) -> Option<&mut Library> {
        self.library.as_mut()
    }

    /// The library, which is made if there is none.
    pub(super) fn library(&mut self, now: &Zoned) -> Result<&mut Library, StoreError> {
        let library = match self.library.take() {
            Some(library) => library,
            None => {
                let mut library = Library::open(&self.path)?;
                self.session = Some(library.begin_session(now.timestamp())?);
                library
            }
        };
        Ok(self.library.insert(library))
    }

    /// Says that we are here.
    pub(super) fn begin(&mut self) -> Result<Begun, StoreError> {
        let Some(library) = &mut self.library else { return Ok(Begun::default()) };
        if self.session.is_some() {
            return Ok(Begun::default());
        }
        let session = library.begin_session(Timestamp::now())?;
        let begun =
            Begun { is_shared: session.is_shared, ended_badly_before: session.ended_badly_before };
        self.session = Some(session);
        Ok(begun)
    }

    /// Does a little of what can wait; how long to wait before more is done, none when all is.
    pub(super) fn tidy_a_bit(&mut self, upkeep: &mut Upkeep) -> Option<Duration> {
        let library = self.library.as_mut()?;
        let step = || upkeep.step(library, Timestamp::now(), answers::article_as_sent);
        // What fails here is tried again another day, and said when somebody asks for it.
        catch_unwind(AssertUnwindSafe(step)).ok()?.ok()?
    }

    /// Counts what one saved search finds, where something is left to be counted.
    pub(super) fn count_a_bit(
        &mut self,
        counting: &mut Counting,
        now: &Zoned,
    ) -> Option<(SavedSearchId, usize)> {
        let library = self.library.as_ref()?;
        let step = || counting.step(library, now);
        // What fails here is counted again after the next change.
        catch_unwind(AssertUnwindSafe(step)).ok()?.ok()?
    }

    pub(super) fn end(&mut self) {
        if let (Some(library), Some(session)) = (&mut self.library, self.session.take()) {
            // Without it the next start looks the file over, which costs only time.
            let _ = library.end_session(session, Timestamp::now());
        }
    }
}

/// An answer, whatever happens.
pub(super) fn caught(answer: impl FnOnce() -> Result<Answer, StoreError>) -> Answer {
    match catch_unwind(AssertUnwindSafe(answer)) {
        Ok(Ok(answer)) => answer,
        Ok(Err(error)) => Answer::Failed(trouble_of(&error)),
        Err(_) => Answer::Failed(LibraryTrouble::Other("a fault in khabar".to_owned())),
    }
}

/// The answer of a library that is not there.
fn nothing(ask: Ask) -> Answer {
    match ask {
        Ask::Top { number, .. } => Answer::Top(Top { number, is_all: true, ..Top::default() }),
        Ask::List { number, .. } => {
            Answer::Listed { number, ids: Vec::new(), unread: Vec::new(), unindexed: 0 }
        }
        Ask::Describe { .. } => Answer::Described(Vec::new()),
        Ask::Text { id, .. } => {
            Answer::Text { id, article: None, is_full: false, wants_page: false }
        }
        Ask::Undo { .. } => Answer::Undone(None),
        Ask::Sources | Ask::Change(_) | Ask::Elsewhere => Answer::Sources(Box::default()),
    }
}
