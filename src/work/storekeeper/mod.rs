//! The storekeeper: the one thread that owns the library, so that keys never wait for the disk.
//! Every request is answered exactly once, also after a panic; a refresh says how far it is until
//! it is over.

mod after_refresh;
mod answers;
mod changes;
mod counting;
mod errands;
mod pages;
mod shelf;
mod upkeep;

pub use after_refresh::tidy_after_refresh;
pub use shelf::Shelf;

use crate::app::{Answer, Ask, Errand, Starter};
use crate::config::{FetchSettings, LibrarySettings};
use crate::feeds::starters::{Pack, packs};
use crate::news::library::LibraryTrouble;
use crate::store::StoreError;
use crate::work::fetch::ClientSettings;
use crate::work::hooks::Hook;
use crate::work::refresh::Event;
use counting::{Counting, PAUSE};
use errands::{Errands, Finished};
use jiff::Zoned;
use shelf::caught;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use upkeep::Upkeep;

/// The name of its thread, whose panics are answered and not printed.
pub const THREAD_NAME: &str = "storekeeper";

/// The name of the threads that run its errands; their panics are answered too.
pub const ERRAND_NAME: &str = "errand";

/// After so long without a request it tidies up.
const IDLE: Duration = Duration::from_millis(300);

/// The same while a search waits for the index: the next letter waits for one step of it at most.
const IDLE_IN_SEARCH: Duration = Duration::from_millis(50);

/// How often it is said how many articles no search finds yet, while somebody searches.
const TELL_UNINDEXED: Duration = Duration::from_secs(2);

/// What comes to the thread.
pub(super) enum Request {
    /// From the reader.
    Ask(Ask),
    /// From the reader, for the network.
    Run(Errand),
    /// From those who fetch feeds.
    Event(Event),
    /// From a thread that ran an errand.
    Finished(Finished),
    /// The reader is left.
    End,
}

/// What the person has set for it.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// How feeds are fetched.
    pub fetch: FetchSettings,
    /// What is kept.
    pub library: LibrarySettings,
    /// Who is told of new articles.
    pub hook: Option<Hook>,
}

/// The storekeeper as the reader sees it.
#[derive(Debug)]
pub struct Storekeeper {
    requests: Sender<Request>,
    thread: JoinHandle<()>,
    /// Whether it still brings the library to the format of today.
    is_upgrading: Arc<AtomicBool>,
}

impl Storekeeper {
    /// Starts the thread. `tell` is given each answer; it says whether anybody still listens.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn start(
        shelf: Shelf,
        settings: Settings,
        client: ClientSettings,
        tell: impl Fn(Answer) -> bool + Send + 'static,
    ) -> io::Result<Self> {
        let (requests, queue) = channel();
        let errands = Errands::new(settings.fetch, client, requests.clone(), settings.hook);
        let upkeep = Upkeep::new(settings.library);
        let mut desk = Desk {
            shelf,
            errands,
            upkeep,
            counting: Counting::default(),
            told_unindexed: None,
            tell: Box::new(tell),
        };
        let builder = std::thread::Builder::new().name(THREAD_NAME.to_owned());
        let is_upgrading = Arc::new(AtomicBool::new(desk.shelf.is_outdated()));
        let upgrading = Arc::clone(&is_upgrading);
        let thread = builder.spawn(move || {
            desk.bring_up_to_date();
            upgrading.store(false, Ordering::Release);
            desk.work(&queue);
            desk.shelf.end();
        })?;
        Ok(Self { requests, thread, is_upgrading })
    }

    /// Asks it.
    pub fn ask(&self, ask: Ask) {
        self.send(Request::Ask(ask));
    }

    /// Has it run an errand.
    pub fn run(&self, errand: Errand) {
        self.send(Request::Run(errand));
    }

    fn send(&self, request: Request) {
        // The thread lives until it is told to end: this cannot fail.
        let _ = self.requests.send(request);
    }

    /// Waits until everything that was asked is written. What is still being fetched is dropped;
    /// so is a change of format, of which the file has all or nothing.
    pub fn close(self) {
        if self.is_upgrading.load(Ordering::Acquire) {
            return;
        }
        self.send(Request::End);
        // A panic of it was told already.
        let _ = self.thread.join();
    }
}

/// What the thread holds.
struct Desk {
    shelf: Shelf,
    errands: Errands,
    upkeep: Upkeep,
    counting: Counting,
    /// When somebody was told last how many articles a search left out, and how many; none where
    /// nobody waits for them.
    told_unindexed: Option<(Instant, usize)>,
    tell: Box<dyn Fn(Answer) -> bool + Send>,
}

impl Desk {
    fn bring_up_to_date(&mut self) {
        if self.shelf.is_outdated() {
            let answer = caught(|| self.shelf.bring_up_to_date(&Zoned::now()));
            (self.tell)(answer);
        }
    }

    fn work(&mut self, queue: &Receiver<Request>) {
        let mut is_begun = false;
        // Between two steps of tidying up it looks for requests; when all is tidy, it waits.
        let mut patience = Some(IDLE);
        loop {
            let request = match patience {
                Some(patience) => queue.recv_timeout(patience),
                None => queue.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            let request = match request {
                Ok(request) => request,
                Err(RecvTimeoutError::Timeout) => {
                    patience = self.shelf.tidy_a_bit(&mut self.upkeep);
                    if !self.tell_unindexed(patience.is_none()) || !self.tell_deleted() {
                        return;
                    }
                    self.counting.note_tidying(patience.is_none());
                    match self.tell_unread_found() {
                        Told::Nothing => {}
                        Told::Heard => {
                            patience = Some(patience.map_or(PAUSE, |patience| patience.min(PAUSE)));
                        }
                        Told::ToNobody => return,
                    }
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => return,
            };
            if !self.take(request) {
                return;
            }
            let is_awaited = self.told_unindexed.is_some();
            patience = Some(if is_awaited { IDLE_IN_SEARCH } else { IDLE });
            // The first list is on the screen before this writes anything.
            if !std::mem::replace(&mut is_begun, true) {
                self.begin();
            }
        }
    }

    /// Says that we are here. After an unclean end the file is looked over meanwhile.
    fn begin(&mut self) {
        match self.shelf.begin() {
            Ok(begun) => {
                if begun.is_shared {
                    (self.tell)(Answer::Shared);
                }
                if begun.ended_badly_before {
                    self.errands.look_over(self.shelf.path());
                }
            }
            Err(error) => {
                (self.tell)(Answer::Failed(trouble_of(&error)));
            }
        }
    }

    /// Says how many unread articles a saved search finds, where that is to be counted.
    fn tell_unread_found(&mut self) -> Told {
        let found = self.shelf.count_a_bit(&mut self.counting, &Zoned::now());
        let Some((search, count)) = found else { return Told::Nothing };
        match (self.tell)(Answer::UnreadFound(search, count)) {
            true => Told::Heard,
            false => Told::ToNobody,
        }
    }

    /// Whether to go on.
    fn take(&mut self, request: Request) -> bool {
        let now = Zoned::now();
        if changes_what_is_found(&request) {
            self.counting.begin_again();
        }
        let answers = match request {
            Request::Ask(ask) => vec![self.shelf.answer(ask, &now)],
            Request::Run(errand) => self.errands.run(&mut self.shelf, errand, &now),
            Request::Event(event) => self.errands.take_event(&mut self.shelf, event, &now),
            Request::Finished(finished) => self.errands.finish(&mut self.shelf, finished, &now),
            Request::End => return false,
        };
        if answers.contains(&Answer::Elsewhere(true)) {
            self.counting.begin_again();
        }
        if let Some(left) = answers.iter().find_map(unindexed_of) {
            self.told_unindexed = Some((Instant::now(), left));
        }
        answers.into_iter().all(|answer| (self.tell)(answer))
    }

    /// Says how many old articles were deleted. Whether anybody listens.
    fn tell_deleted(&mut self) -> bool {
        let count = self.upkeep.take_deleted();
        count == 0 || (self.tell)(Answer::Deleted(count))
    }

    /// Says how far the index is, where a search left articles out. Whether anybody listens.
    fn tell_unindexed(&mut self, is_tidy: bool) -> bool {
        let Some((told_at, before)) = self.told_unindexed else { return true };
        if !is_tidy && told_at.elapsed() < TELL_UNINDEXED {
            return true;
        }
        // What cannot be read is said by the next request.
        let Ok(left) = self.shelf.unindexed() else { return true };
        self.told_unindexed = (left > 0 && !is_tidy).then(|| (Instant::now(), left));
        left == before || (self.tell)(Answer::Unindexed(left))
    }
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk").field("shelf", &self.shelf).finish_non_exhaustive()
    }
}

/// Whether somebody listened to what was said.
enum Told {
    Nothing,
    Heard,
    ToNobody,
}

/// Whether saved searches may find something else afterwards, or what they find may be read.
fn changes_what_is_found(request: &Request) -> bool {
    match request {
        Request::Ask(ask) => matches!(ask, Ask::Change(_) | Ask::Undo { .. }),
        Request::Run(_) | Request::Event(_) | Request::Finished(_) => true,
        Request::End => false,
    }
}

/// How many articles a list leaves out that no search finds yet.
fn unindexed_of(answer: &Answer) -> Option<usize> {
    let left = match answer {
        Answer::Top(top) => top.unindexed,
        Answer::Listed { unindexed, .. } => *unindexed,
        _ => 0,
    };
    (left > 0).then_some(left)
}

/// Packs of feeds to begin with.
pub fn starters() -> Vec<Starter> {
    let starter = |(number, pack): (usize, Pack)| {
        let mut feeds = Vec::new();
        pack.reading_list.root.for_each(&mut |_, feed| {
            feeds.push(feed.title.clone().unwrap_or_else(|| feed.address.clone()));
        });
        Starter { number, language: pack.language, name: pack.name, feeds }
    };
    packs().into_iter().enumerate().map(starter).collect()
}

/// What to tell the person.
pub(crate) fn trouble_of(error: &StoreError) -> LibraryTrouble {
    match error {
        StoreError::Busy => LibraryTrouble::Busy,
        StoreError::InUse => LibraryTrouble::InUse,
        StoreError::Damaged(cause) => LibraryTrouble::Damaged(cause.clone()),
        StoreError::DamagedText(id) => {
            LibraryTrouble::Damaged(format!("the text of article {}", id.0))
        }
        StoreError::Full => LibraryTrouble::Full,
        StoreError::ReadOnly => LibraryTrouble::ReadOnly,
        StoreError::Newer { .. } => LibraryTrouble::Newer,
        StoreError::Missing(_) => LibraryTrouble::Gone,
        StoreError::NotALibrary(path) => LibraryTrouble::NotALibrary(path.display().to_string()),
        StoreError::FolderInItself | StoreError::File { .. } | StoreError::Sqlite(_) => {
            LibraryTrouble::Other(error.to_string())
        }
    }
}
