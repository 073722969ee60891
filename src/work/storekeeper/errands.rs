//! What the storekeeper has others do, because it needs the network: fetching feeds, looking for
//! them, reading the page of an article. It goes on answering meanwhile.

use super::pages::Page;
use super::shelf::{Shelf, caught};
use super::{ERRAND_NAME, Request, answers, trouble_of};
use crate::app::{Answer, Ask, Errand, Progress, Which};
use crate::config::FetchSettings;
use crate::feeds::starters::packs;
use crate::news::library::{ArticleId, FeedId, FolderId, LibraryTrouble};
use crate::news::{FetchError, NoPage};
use crate::store::{Damage, FetchState, Library, NewFeed, RefreshLock, StoreError, StoredArticle};
use crate::work::fetch::{Client, ClientSettings};
use crate::work::hooks::Hook;
use crate::work::refresh::{self, Discovered, Event, Refresher, discover};
use jiff::Zoned;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::Sender;

/// What a thread brings back.
pub(crate) enum Finished {
    /// The feeds at an address.
    Found { typed: String, found: Result<Vec<Discovered>, FetchError> },
    /// What is wrong with the library.
    Checked(Result<Vec<Damage>, StoreError>),
    /// The text of an article's page, as HTML.
    Page { id: ArticleId, page: Result<String, NoPage> },
}

/// Errands that run.
pub(super) struct Errands {
    settings: FetchSettings,
    client: ClientSettings,
    requests: Sender<Request>,
    hook: Option<Hook>,
    /// Made with the first feed that is asked for.
    refresher: Option<Refresher>,
    /// Held while feeds are asked for, so that no other process asks for the same.
    lock: Option<RefreshLock>,
    progress: Progress,
    /// What was found last: who follows it need not ask again.
    found: Vec<Discovered>,
}

impl Errands {
    pub(super) fn new(
        settings: FetchSettings,
        client: ClientSettings,
        requests: Sender<Request>,
        hook: Option<Hook>,
    ) -> Self {
        Self {
            settings,
            client,
            requests,
            hook,
            refresher: None,
            lock: None,
            progress: Progress::default(),
            found: Vec::new(),
        }
    }

    /// Begins an errand. What can be said at once is answered at once.
    pub(super) fn run(&mut self, shelf: &mut Shelf, errand: Errand, now: &Zoned) -> Vec<Answer> {
        match errand {
            Errand::Refresh(which) => match self.begin_refresh(shelf, which, now) {
                Ok(answers) => answers,
                Err(error) => vec![Answer::Failed(trouble_of(&error))],
            },
            Errand::StopRefresh => {
                self.progress.is_stopped = true;
                // Each of those that wait is answered as stopped.
                if let Some(refresher) = &self.refresher {
                    refresher.cancel();
                }
                Vec::new()
            }
            Errand::Discover(typed) => {
                self.discover(typed);
                Vec::new()
            }
            Errand::Subscribe { address, folder, tags } => {
                vec![caught(|| self.subscribe(shelf, &address, &folder, tags, now))]
            }
            Errand::TakeStarter(number) => self.take_starter(shelf, number, now),
            Errand::FullText(id) => self.fetch_page(shelf, id, now),
        }
    }

    fn begin_refresh(
        &mut self,
        shelf: &mut Shelf,
        which: Which,
        now: &Zoned,
    ) -> Result<Vec<Answer>, StoreError> {
        let is_quiet = which == Which::Due;
        let Some(library) = shelf.existing() else {
            return Ok(vec![Answer::Progress(Progress { is_quiet, ..Progress::default() })]);
        };
        let jobs = wanted(library, which, now)?;
        if self.lock.is_none() && !jobs.is_empty() {
            self.lock = RefreshLock::take(library.path())?;
            if self.lock.is_none() {
                let trouble = Answer::Failed(LibraryTrouble::Refreshing);
                let nothing = Answer::Progress(Progress { is_quiet, ..Progress::default() });
                return Ok(vec![if is_quiet { nothing } else { trouble }]);
            }
        }
        if self.progress.is_over() {
            self.progress = Progress { is_quiet, ..Progress::default() };
        }
        self.progress.is_quiet &= is_quiet;
        self.progress.all += jobs.len();
        if !jobs.is_empty() {
            self.ask_for(jobs, library)?;
        }
        Ok(vec![Answer::Progress(self.progress.clone())])
    }

    fn ask_for(&mut self, jobs: Vec<FetchState>, library: &Library) -> Result<(), StoreError> {
        let requests = self.requests.clone();
        let refresher = self.refresher.get_or_insert_with(|| {
            let client = self.client.clone().beside(library.path());
            Refresher::start(&self.settings, client, move |event| {
                // Nobody listens any more when the reader is left.
                let _ = requests.send(Request::Event(event));
            })
        });
        let count = jobs.len();
        refresher.ask(jobs).map_err(|source| {
            self.progress.all -= count;
            StoreError::File { path: library.path().to_owned(), source }
        })
    }

    /// Something happened to a feed that was asked for.
    pub(super) fn take_event(
        &mut self,
        shelf: &mut Shelf,
        event: Event,
        now: &Zoned,
    ) -> Vec<Answer> {
        let mut answers = Vec::new();
        match event {
            Event::Begun { host, .. } => self.progress.hosts.push(host),
            Event::Part(part) => {
                let kept = catch_unwind(AssertUnwindSafe(|| {
                    refresh::keep_part(shelf.library(now)?, *part, now.timestamp())
                }));
                if let Ok(Err(error)) = kept {
                    self.progress.trouble = Some(trouble_of(&error));
                }
                return Vec::new();
            }
            Event::Ended(fetched) => {
                self.progress.done += 1;
                let (settings, hook) = (&self.settings, &self.hook);
                let kept = catch_unwind(AssertUnwindSafe(|| {
                    let library = shelf.library(now)?;
                    let (at, chance) = (now.timestamp(), refresh::chance());
                    let kept = refresh::keep(library, *fetched, settings, at, chance)?;
                    if let Some(hook) = hook {
                        hook.tell(library, &kept.name, &kept.new);
                    }
                    let new = library.count_new_stories(&kept.new)?;
                    Ok((kept, new))
                }));
                match kept {
                    Ok(Ok((kept, new))) => {
                        self.progress.new += new;
                        self.progress.changed += kept.changed.len();
                        let is_fault = kept.error.is_some_and(|it| it != FetchError::Cancelled);
                        self.progress.failed += usize::from(is_fault);
                    }
                    Ok(Err(error)) => self.progress.trouble = Some(trouble_of(&error)),
                    Err(_) => self.progress.failed += 1,
                }
                let running = self.progress.all - self.progress.done;
                let hosts = &mut self.progress.hosts;
                hosts.drain(..hosts.len().saturating_sub(running.min(self.settings.at_once)));
            }
        }
        if self.progress.is_over() {
            self.lock = None;
            self.progress.hosts.clear();
        }
        answers.push(Answer::Progress(self.progress.clone()));
        answers
    }

    fn discover(&mut self, typed: String) {
        let (client, requests) = (self.client.clone(), self.requests.clone());
        in_thread(move || {
            let look =
                || discover(&mut Client::new(client), &typed, &Arc::new(AtomicBool::new(false)));
            let found = catch_unwind(AssertUnwindSafe(look)).unwrap_or(Err(FetchError::Fault));
            let _ = requests.send(Request::Finished(Finished::Found { typed, found }));
        });
    }

    /// Looks the library over by a connection of its own: that takes seconds in a large one.
    pub(super) fn look_over(&self, path: &Path) {
        let (path, requests) = (path.to_owned(), self.requests.clone());
        in_thread(move || {
            let library = Library::open_existing(&path);
            let checked = library.and_then(|it| it.map_or(Ok(Vec::new()), |it| it.check()));
            let _ = requests.send(Request::Finished(Finished::Checked(checked)));
        });
    }

    fn subscribe(
        &mut self,
        shelf: &mut Shelf,
        address: &str,
        folder: &str,
        tags: Vec<String>,
        now: &Zoned,
    ) -> Result<Answer, StoreError> {
        let at = now.timestamp();
        let place = self.found.iter().position(|found| found.candidate.address == address);
        let found = place.map(|place| self.found.swap_remove(place));
        let candidate = found.as_ref().map(|found| found.candidate.clone());
        let library = shelf.library(now)?;
        let new = NewFeed {
            address: address.to_owned(),
            title: candidate.as_ref().and_then(|candidate| candidate.title.clone()),
            site: candidate.and_then(|candidate| candidate.site),
            tags,
            ..NewFeed::default()
        };
        let (feed, is_new) = library.subscribe_in(&new, folder, at)?;
        if let Some(found) = found {
            let fetched = found.fetched(feed);
            refresh::keep(library, fetched, &self.settings, at, refresh::chance())?;
        }
        let sources = Box::new(answers::sources(library, now)?);
        Ok(Answer::Subscribed { feed: Some(feed), new: usize::from(is_new), sources })
    }

    /// Follows the feeds of a pack, and asks for them.
    fn take_starter(&mut self, shelf: &mut Shelf, number: usize, now: &Zoned) -> Vec<Answer> {
        let taken = caught(|| {
            let pack = packs().into_iter().nth(number).ok_or(StoreError::Missing("pack"))?;
            let library = shelf.library(now)?;
            let imported = library.import(&pack.reading_list, now.timestamp())?;
            let sources = Box::new(answers::sources(library, now)?);
            let (feed, new) = (imported.new.first().copied(), imported.new.len());
            Ok(Answer::Subscribed { feed, new, sources })
        });
        let mut answers = vec![taken];
        answers.extend(self.run(shelf, Errand::Refresh(Which::Due), now));
        answers
    }

    fn fetch_page(&mut self, shelf: &mut Shelf, id: ArticleId, now: &Zoned) -> Vec<Answer> {
        let stored = shelf.existing().and_then(|library| library.article(id).ok()?);
        if stored.as_ref().is_some_and(|stored| answers::longer_page(stored).is_some()) {
            return vec![shelf.answer(Ask::Text { id, as_sent: false }, now)];
        }
        let page = stored.and_then(|stored| {
            let feed = shelf.existing().and_then(|it| it.feed(stored.headline.feed).ok()?);
            Page::new(&stored.headline.link?, feed)
        });
        let Some(page) = page else {
            return vec![Answer::NoFullText(id, NoPage::NoAddress)];
        };
        let (client, requests) = (self.client.clone(), self.requests.clone());
        in_thread(move || {
            let page = catch_unwind(AssertUnwindSafe(|| page.text(&mut Client::new(client))));
            let page = page.unwrap_or(Err(FetchError::Fault.into()));
            let _ = requests.send(Request::Finished(Finished::Page { id, page }));
        });
        Vec::new()
    }

    /// A thread came back.
    pub(super) fn finish(
        &mut self,
        shelf: &mut Shelf,
        finished: Finished,
        now: &Zoned,
    ) -> Vec<Answer> {
        match finished {
            Finished::Found { typed, found } => {
                let found = found.map(|found| {
                    self.found = found;
                    let library = shelf.existing();
                    let feed_at = |address: &str| library.as_ref()?.feed_at(address).ok()?;
                    // The address that led to it may be another one, until it has moved for good.
                    let is_one = self.found.len() == 1;
                    let typed = is_one.then(|| feed_at(&typed)).flatten();
                    let candidates = self.found.iter().map(|found| &found.candidate);
                    candidates.map(|it| (it.clone(), feed_at(&it.address).or(typed))).collect()
                });
                vec![Answer::Found { typed, found }]
            }
            Finished::Checked(Ok(damage)) => mended(shelf, &damage),
            Finished::Checked(Err(error)) => vec![Answer::Failed(trouble_of(&error))],
            Finished::Page { id, page: Err(error) } => vec![Answer::NoFullText(id, error)],
            Finished::Page { id, page: Ok(html) } => {
                vec![caught(|| keep_page(shelf.library(now)?, id, html, now))]
            }
        }
    }
}

/// Keeps the page of an article where it says more than what the feed sent.
fn keep_page(
    library: &mut Library,
    id: ArticleId,
    html: String,
    now: &Zoned,
) -> Result<Answer, StoreError> {
    let Some(stored) = library.article(id)? else { return answers::text(library, id, false) };
    let stored = StoredArticle { full_text: Some(html), ..stored };
    let Some(page) = answers::longer_page(&stored) else {
        return Ok(Answer::NoFullText(id, NoPage::NotLonger));
    };
    let html = stored.full_text.unwrap_or_default();
    library.keep_full_text(id, &html, &page.text.plain, now.timestamp())?;
    answers::text(library, id, false)
}

/// Makes anew what follows from the rest; says what cannot be mended.
fn mended(shelf: &mut Shelf, damage: &[Damage]) -> Vec<Answer> {
    let file = damage.iter().find_map(|damage| match damage {
        Damage::File(cause) => Some(cause.clone()),
        Damage::Index | Damage::Counts => None,
    });
    let mend = shelf.existing().map(|library| library.mend(damage)).unwrap_or(Ok(()));
    match (file, mend) {
        (Some(cause), _) => vec![Answer::Failed(LibraryTrouble::Damaged(cause))],
        (None, Err(error)) => vec![Answer::Failed(trouble_of(&error))],
        (None, Ok(())) => Vec::new(),
    }
}

/// Runs where nobody waits. Where no thread can be had, the errand is dropped, and the person
/// asks again.
fn in_thread(run: impl FnOnce() + Send + 'static) {
    let _ = std::thread::Builder::new().name(ERRAND_NAME.to_owned()).spawn(run);
}

/// What has to be known of the feeds that are asked for.
fn wanted(library: &Library, which: Which, now: &Zoned) -> Result<Vec<FetchState>, StoreError> {
    let feeds: Vec<FeedId> = match which {
        Which::Due => library.feeds_due(now.timestamp())?,
        Which::All => {
            let feeds = library.feeds()?.into_iter();
            let gone = library.feed_faults()?.into_iter().filter(|fault| fault.is_stopped);
            let gone: Vec<FeedId> = gone.map(|fault| fault.feed).collect();
            feeds.map(|feed| feed.id).filter(|feed| !gone.contains(feed)).collect()
        }
        Which::Feed(feed) => vec![feed],
        Which::Folder(folder) => {
            let folders = library.folders()?;
            let is_in = |mut inner: FolderId| loop {
                if inner == folder {
                    break true;
                }
                match folders.iter().find(|row| row.id == inner) {
                    Some(row) => inner = row.parent,
                    None => break false,
                }
            };
            let feeds = library.feeds()?.into_iter();
            feeds.filter(|feed| is_in(feed.folder)).map(|feed| feed.id).collect()
        }
    };
    let mut states = Vec::with_capacity(feeds.len());
    for feed in feeds {
        states.extend(library.fetch_state(feed)?);
    }
    Ok(states)
}
