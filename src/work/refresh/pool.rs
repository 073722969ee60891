//! Threads that fetch and parse, several jobs at once. Every job is answered exactly once: by
//! whoever takes it out of the jobs that run.

use super::fetched::Fetched;
use super::job;
use super::parts::Part;
use super::queue::Queue;
use crate::config::FetchSettings;
use crate::news::FetchError;
use crate::store::{FeedId, FetchState};
use crate::work::fetch::{Client, ClientSettings, sweep};
use std::collections::HashMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// The name of its threads, whose panics are answered.
pub const THREAD_NAME: &str = "fetch";

/// So many answers for each thread may wait to be saved: a slow disk does not fill the memory.
const UNSAVED_EACH: usize = 4;

/// What happens, told from the threads of the refresher.
#[derive(Debug)]
pub enum Event {
    /// A feed is asked for.
    Begun {
        /// Which one.
        feed: FeedId,
        /// What it is called.
        name: String,
        /// Of this host; empty for the disk.
        host: String,
    },
    /// A part of it is here, because it is large; the answer comes after the last.
    Part(Box<Part>),
    /// It is answered.
    Ended(Box<Fetched>),
}

/// Fetches feeds. Dropped, it stops; what still runs is answered as cancelled.
pub struct Refresher {
    shared: Arc<Shared>,
    client: ClientSettings,
    at_once: usize,
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
    on_event: Box<dyn Fn(Event) + Send + Sync>,
    most_unsaved: usize,
}

struct State {
    queue: Queue<FetchState>,
    /// Those that wait for their answer, with what stops them.
    running: HashMap<u64, (FetchState, Arc<AtomicBool>)>,
    next_number: u64,
    threads: usize,
    unsaved: usize,
    is_over: bool,
}

impl Refresher {
    /// A refresher that tells what happens. Its threads start with the first jobs.
    pub fn start(
        settings: &FetchSettings,
        client: ClientSettings,
        on_event: impl Fn(Event) + Send + Sync + 'static,
    ) -> Self {
        let at_once = settings.at_once.max(1);
        client.spill.iter().for_each(|folder| sweep(folder));
        let state = State {
            queue: Queue::new(settings.per_host),
            running: HashMap::new(),
            next_number: 0,
            threads: 0,
            unsaved: 0,
            is_over: false,
        };
        let shared = Shared {
            state: Mutex::new(state),
            changed: Condvar::new(),
            on_event: Box::new(on_event),
            most_unsaved: at_once * UNSAVED_EACH,
        };
        Self { shared: Arc::new(shared), client, at_once }
    }

    /// Asks for these feeds. Each is answered by an [`Event::Ended`].
    ///
    /// # Errors
    /// When no thread can be started; then none of them is.
    pub fn ask(&self, jobs: Vec<FetchState>) -> io::Result<()> {
        let mut state = self.shared.lock();
        let wanted = self.at_once.min(state.threads + jobs.len());
        while state.threads < wanted {
            let shared = Arc::clone(&self.shared);
            let client = self.client.clone();
            let builder = std::thread::Builder::new().name(THREAD_NAME.to_owned());
            match builder.spawn(move || shared.work(client)) {
                Ok(_) => state.threads += 1,
                Err(error) if state.threads == 0 => return Err(error),
                Err(_) => break,
            }
        }
        for job in jobs {
            state.queue.push(&job::host_of(&job), job);
        }
        drop(state);
        self.shared.changed.notify_all();
        Ok(())
    }

    /// Answers all jobs at once as cancelled. New ones may be asked for.
    pub fn cancel(&self) {
        let mut state = self.shared.lock();
        let mut jobs = state.queue.take_all();
        for (_, (job, cancel)) in state.running.drain() {
            cancel.store(true, Ordering::Relaxed);
            jobs.push(job);
        }
        drop(state);
        for job in jobs {
            let fetched = job::answer(&job, Err(FetchError::Cancelled));
            (self.shared.on_event)(Event::Ended(Box::new(fetched)));
        }
    }
}

impl Drop for Refresher {
    fn drop(&mut self) {
        self.shared.lock().is_over = true;
        self.cancel();
        self.shared.changed.notify_all();
    }
}

impl std::fmt::Debug for Refresher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Refresher").field("at_once", &self.at_once).finish_non_exhaustive()
    }
}

/// A job on its way.
struct Taken {
    number: u64,
    host: String,
    job: FetchState,
    cancel: Arc<AtomicBool>,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A thread: job after job, until the refresher is dropped.
    fn work(self: Arc<Self>, settings: ClientSettings) {
        let mut client = Client::new(settings.clone());
        while let Some(taken) = self.take() {
            let Taken { number, host, job, cancel } = taken;
            let (feed, name) = (job.feed, job.name.clone());
            // Who was answered meanwhile does not begin.
            if !cancel.load(Ordering::Relaxed) {
                (self.on_event)(Event::Begun { feed, name, host: host.clone() });
            }
            let give = |part| (self.on_event)(Event::Part(Box::new(part)));
            let ran = catch_unwind(AssertUnwindSafe(|| {
                job::run(&mut client, job.clone(), &cancel, &give)
            }));
            let mut fetched = ran.unwrap_or_else(|_| {
                // It may have been left in the middle of something.
                client = Client::new(settings.clone());
                job::answer(&job, Err(FetchError::Fault))
            });
            let mut state = self.lock();
            state.queue.done(&host);
            let is_mine = state.running.remove(&number).is_some();
            if is_mine {
                state.unsaved += 1;
            }
            drop(state);
            self.changed.notify_all();
            if is_mine {
                fetched.permit = Some(Permit(Arc::clone(&self)));
                (self.on_event)(Event::Ended(Box::new(fetched)));
            }
        }
    }

    fn take(&self) -> Option<Taken> {
        let mut state = self.lock();
        loop {
            if state.is_over {
                return None;
            }
            if state.unsaved < self.most_unsaved
                && let Some((host, job)) = state.queue.next()
            {
                let number = state.next_number;
                state.next_number += 1;
                let cancel = Arc::new(AtomicBool::new(false));
                state.running.insert(number, (job.clone(), Arc::clone(&cancel)));
                return Some(Taken { number, host, job, cancel });
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Counts an answer as unsaved until it is dropped.
pub(super) struct Permit(Arc<Shared>);

impl Drop for Permit {
    fn drop(&mut self) {
        self.0.lock().unsaved -= 1;
        self.0.changed.notify_all();
    }
}

impl std::fmt::Debug for Permit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Permit")
    }
}
