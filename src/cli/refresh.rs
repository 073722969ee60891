//! `khabar refresh`: fetches the feeds that are due, for a person or from cron.

use super::library::{self, counted};
use super::library_arguments::Refresh;
use super::{Failure, say};
use crate::config;
use crate::news::FetchError;
use crate::store::{ArticleId, FeedId, FetchState, Library, RefreshLock};
use crate::text::clean;
use crate::work::fetch::ClientSettings;
use crate::work::refresh::{Kept, Step, refresh as refresh_all};
use crate::work::{lines_of, run_hook, tidy_after_refresh};
use jiff::Timestamp;
use serde::Serialize;
use std::io::{self, IsTerminal, Write};
use std::time::Duration;

/// Letters of a host in the line of progress, which has to fit.
const LONGEST_HOST: usize = 40;

pub(super) fn refresh(options: &Refresh) -> Result<(), Failure> {
    let Some(mut library) = library::existing(&options.place)? else { return Err(Failure::Empty) };
    let Some(lock) = RefreshLock::take(library.path())? else { return Err(Failure::Refreshing) };
    let feeds = wanted(&library, options)?;
    if feeds.is_empty() {
        if library.feeds()?.is_empty() {
            return Err(Failure::Empty);
        }
        return Tally::default().print(options);
    }
    let config = config::load();
    let settings = config.fetch;
    let mut client = ClientSettings::new(&settings);
    if let Some(seconds) = options.timeout {
        client = client.within(Duration::from_secs(seconds));
    }
    let mut tally = Tally { asked: feeds.len(), ..Tally::default() };
    let mut progress = Progress::new(options, feeds.len());
    let addresses: std::collections::HashMap<FeedId, String> =
        feeds.iter().map(|feed| (feed.feed, feed.address.clone())).collect();
    let mut new = Vec::new();
    let result = refresh_all(&mut library, feeds, &settings, client, &mut |step| {
        if let Step::Kept(kept) = &step {
            tally.count(kept, addresses.get(&kept.feed));
            new.push((kept.name.clone(), kept.new.clone()));
        }
        progress.show(&tally, &step);
    });
    progress.clear();
    result?;
    tell_of_new(&library, &config.hooks.new_article, &new);
    let (has_answers, came) = (tally.answered > 0, tally.new + tally.changed);
    tally.print(options)?;
    drop(lock);
    if !options.fetch_only {
        tidy_after_refresh(&mut library, config.library, came);
    }
    if has_answers { Ok(()) } else { Err(Failure::Told) }
}

/// Tells the program of the settings, once for all feeds. That it fails costs nothing but the
/// telling.
fn tell_of_new(library: &Library, command: &[String], new: &[(String, Vec<ArticleId>)]) {
    if command.is_empty() {
        return;
    }
    let lines = new.iter().map(|(feed, ids)| lines_of(library, feed, ids)).collect();
    if let Err(sentence) = run_hook(command, lines) {
        say(&format_args!("the program for new articles: {sentence}"));
    }
}

/// The feeds that were named, else all of them, else those that are due.
fn wanted(library: &Library, options: &Refresh) -> Result<Vec<FetchState>, Failure> {
    let ids = if !options.feeds.is_empty() {
        let mut ids = Vec::new();
        for name in &options.feeds {
            let named = library::feeds_named(library, name)?;
            ids.extend(named);
        }
        ids
    } else if options.all {
        // Those that are gone for good are asked by name only.
        let faults = library.feed_faults()?;
        let is_stopped = |feed| faults.iter().any(|fault| fault.feed == feed && fault.is_stopped);
        let all = library.feeds()?.into_iter().map(|feed| feed.id);
        all.filter(|&feed| !is_stopped(feed)).collect()
    } else {
        library.feeds_due(Timestamp::now())?
    };
    let mut seen = std::collections::HashSet::new();
    let mut states = Vec::new();
    for id in ids.into_iter().filter(|id| seen.insert(*id)) {
        states.extend(library.fetch_state(id)?);
    }
    Ok(states)
}

/// What became of a refresh. The JSON that other programs rely on.
#[derive(Default, Serialize)]
struct Tally {
    asked: usize,
    answered: usize,
    new: usize,
    changed: usize,
    bytes: u64,
    failed: Vec<Failed>,
}

/// A feed that could not be had.
#[derive(Serialize)]
struct Failed {
    feed: String,
    address: String,
    error: String,
    stopped: bool,
    /// Whether it may be this machine that is cut off.
    #[serde(skip)]
    is_out_of_reach: bool,
}

impl Tally {
    fn count(&mut self, kept: &Kept, address: Option<&String>) {
        match &kept.error {
            Some(error) => self.failed.push(Failed {
                feed: kept.name.clone(),
                address: address.cloned().unwrap_or_default(),
                error: error.to_string(),
                stopped: *error == FetchError::Gone,
                is_out_of_reach: matches!(
                    error,
                    FetchError::NoSuchHost(_) | FetchError::Unreachable
                ),
            }),
            None => self.answered += 1,
        }
        self.new += kept.new.len();
        self.changed += kept.changed.len();
        self.bytes += kept.bytes;
    }

    /// Whether it is this machine that is cut off: one line says more than one for each feed.
    fn is_offline(&self) -> bool {
        self.answered == 0
            && self.failed.len() > 1
            && self.failed.iter().all(|failed| failed.is_out_of_reach)
    }

    fn print(&self, options: &Refresh) -> Result<(), Failure> {
        if self.is_offline() {
            say(&"no server could be reached; check whether this machine is online");
        } else {
            for failed in &self.failed {
                say(&format_args!("{}: {}", failed.feed, failed.error));
            }
        }
        let mut output = io::stdout().lock();
        if options.json {
            serde_json::to_writer(&mut output, self).map_err(io::Error::from)?;
            return Ok(writeln!(output)?);
        }
        if options.quiet {
            return Ok(());
        }
        if self.asked == 0 {
            return Ok(writeln!(
                output,
                "No feed is due; khabar refresh --all asks all the same."
            )?);
        }
        let new = counted(self.new, "new article", "new articles");
        let feeds = counted(self.asked, "feed", "feeds");
        let changed =
            if self.changed > 0 { format!(", {} changed", self.changed) } else { String::new() };
        let failed = match self.failed.len() {
            0 => String::new(),
            count => format!("; {count} could not be had"),
        };
        Ok(writeln!(output, "{new}{changed} from {feeds}{failed}.")?)
    }
}

/// A line on a terminal that says how far it is.
struct Progress {
    is_shown: bool,
    of: usize,
    host: String,
}

impl Progress {
    fn new(options: &Refresh, of: usize) -> Self {
        let is_shown = !options.quiet && io::stderr().is_terminal();
        Self { is_shown, of, host: String::new() }
    }

    fn show(&mut self, tally: &Tally, step: &Step<'_>) {
        if let Step::Begun(host) = step {
            self.host = host.chars().take(LONGEST_HOST).collect();
        }
        if self.is_shown {
            let done = tally.answered + tally.failed.len();
            let line = format!("{done} of {} feeds · {} new · {}", self.of, tally.new, self.host);
            let _ = write!(io::stderr(), "\r\x1b[K{}", clean(&line));
        }
    }

    fn clear(&self) {
        if self.is_shown {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
