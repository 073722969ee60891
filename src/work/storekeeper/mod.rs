//! The storekeeper: the one thread that owns the library, so that keys never wait for the disk.
//! Every request is answered exactly once, also after a panic.

mod answers;
mod changes;

use super::run::Arrival;
use crate::app::{Answer, Ask, Message};
use crate::news::library::{LibraryTrouble, Sources};
use crate::store::{Library, Session, StoreError};
use jiff::{Timestamp, Zoned};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

/// The name of its thread, whose panics are answered and not printed.
pub(super) const THREAD_NAME: &str = "storekeeper";

/// The library with all that the reader may ask of it.
#[derive(Debug)]
pub struct Shelf {
    path: PathBuf,
    /// None until the first feed is followed.
    library: Option<Library>,
    session: Option<Session>,
}

impl Shelf {
    /// Opens the library of this file, if there is one. It is made when the first feed is
    /// followed.
    ///
    /// # Errors
    /// When the file is no library, or cannot be read.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let library = Library::open_existing(path)?;
        Ok(Self { path: path.to_owned(), library, session: None })
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
        match catch_unwind(AssertUnwindSafe(|| self.try_to_answer(ask, now))) {
            Ok(Ok(answer)) => answer,
            Ok(Err(error)) => Answer::Failed(trouble_of(&error)),
            Err(_) => Answer::Failed(LibraryTrouble::Other("a fault in khabar".to_owned())),
        }
    }

    fn try_to_answer(&mut self, ask: Ask, now: &Zoned) -> Result<Answer, StoreError> {
        if let Ask::Change(edit) = ask {
            changes::make(self.library(now)?, edit, now)?;
            return Ok(Answer::Sources(Box::new(self.sources(now)?)));
        }
        let Some(library) = &mut self.library else { return Ok(nothing(ask)) };
        match ask {
            Ask::List { number, view } => answers::list(library, number, &view, now),
            Ask::Describe { ids, query } => answers::describe(library, &ids, query.as_ref()),
            Ask::Text(id) => answers::text(library, id),
            Ask::Undo => changes::undo(library, now.timestamp()),
            Ask::Sources | Ask::Change(_) => {
                Ok(Answer::Sources(Box::new(answers::sources(library, now)?)))
            }
        }
    }

    /// The library, which is made if there is none.
    fn library(&mut self, now: &Zoned) -> Result<&mut Library, StoreError> {
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

    /// Says that we are here. After an unclean end the file is looked over, and mended where
    /// that is possible.
    fn begin(&mut self) -> Result<(), StoreError> {
        let Some(library) = &mut self.library else { return Ok(()) };
        let session = library.begin_session(Timestamp::now())?;
        self.session = Some(session);
        if !session.ended_badly_before {
            return Ok(());
        }
        let damage = library.check()?;
        if damage.is_empty() { Ok(()) } else { library.mend(&damage) }
    }

    fn end(&mut self) {
        if let (Some(library), Some(session)) = (&mut self.library, self.session) {
            // Without it the next start looks the file over, which costs only time.
            let _ = library.end_session(session, Timestamp::now());
        }
    }
}

/// The storekeeper as the loop sees it.
pub(super) struct Storekeeper {
    asks: Sender<Ask>,
    thread: JoinHandle<()>,
}

impl Storekeeper {
    /// Starts the thread.
    pub(super) fn start(mut shelf: Shelf, inbox: Sender<Arrival>) -> io::Result<Self> {
        let (asks, requests) = channel();
        let thread = std::thread::Builder::new().name(THREAD_NAME.to_owned()).spawn(move || {
            work(&mut shelf, &requests, &inbox);
            shelf.end();
        })?;
        Ok(Self { asks, thread })
    }

    /// Asks it.
    pub(super) fn ask(&self, ask: Ask) {
        // It lives as long as its sender: this cannot fail.
        let _ = self.asks.send(ask);
    }

    /// Waits until everything that was asked is written.
    pub(super) fn close(self) {
        drop(self.asks);
        // A panic of it was told already.
        let _ = self.thread.join();
    }
}

fn work(shelf: &mut Shelf, requests: &Receiver<Ask>, inbox: &Sender<Arrival>) {
    let mut is_begun = false;
    while let Ok(ask) = requests.recv() {
        if !tell(inbox, shelf.answer(ask, &Zoned::now())) {
            return;
        }
        // The first list is on the screen before this writes anything.
        if !std::mem::replace(&mut is_begun, true)
            && let Err(error) = shelf.begin()
        {
            tell(inbox, Answer::Failed(trouble_of(&error)));
        }
    }
}

/// The answer of a library that is not there.
fn nothing(ask: Ask) -> Answer {
    match ask {
        Ask::List { number, .. } => Answer::Listed { number, ids: Vec::new(), unread: Vec::new() },
        Ask::Describe { .. } => Answer::Described(Vec::new()),
        Ask::Text(id) => Answer::Text { id, article: None },
        Ask::Undo => Answer::Undone(None),
        Ask::Sources | Ask::Change(_) => Answer::Sources(Box::default()),
    }
}

/// Whether somebody still listens.
fn tell(inbox: &Sender<Arrival>, answer: Answer) -> bool {
    inbox.send(Arrival::Message(Message::Library(answer))).is_ok()
}

/// What to tell the person.
pub(crate) fn trouble_of(error: &StoreError) -> LibraryTrouble {
    match error {
        StoreError::Busy => LibraryTrouble::Busy,
        StoreError::Damaged(cause) => LibraryTrouble::Damaged(cause.clone()),
        StoreError::Full => LibraryTrouble::Full,
        StoreError::ReadOnly => LibraryTrouble::ReadOnly,
        StoreError::Newer { .. } => LibraryTrouble::Newer,
        StoreError::Missing(_) => LibraryTrouble::Gone,
        StoreError::NotALibrary(_)
        | StoreError::FolderInItself
        | StoreError::File { .. }
        | StoreError::Sqlite(_) => LibraryTrouble::Other(error.to_string()),
    }
}
