//! `khabar refresh`: fetches the feeds that are due, for a person or from cron.

use super::failure::{Failure, not_fetched};
use super::library;
use super::library_arguments::Refresh;
use super::progress::Progress;
use super::speech::Speech;
use crate::config;
use crate::locale::fill;
use crate::news::FetchError;
use crate::store::{ArticleId, FeedId, FetchState, Library, RefreshLock};
use crate::work::fetch::ClientSettings;
use crate::work::refresh::{Kept, Step, refresh as refresh_all};
use crate::work::{lines_of, run_hook, tidy_after_refresh};
use jiff::Timestamp;
use serde::Serialize;
use std::io::{self, Write};
use std::time::Duration;

/// Letters of a host in the line of progress, which has to fit.
const LONGEST_HOST: usize = 40;

pub(super) fn refresh(options: &Refresh, speech: &Speech) -> Result<(), Failure> {
    let nothing_to_do = |failure| match options.quiet {
        // cron would write a letter of it each time.
        true => Tally::default().print(options, speech),
        false => Err(failure),
    };
    let Some(mut library) = library::existing(&options.place, speech)? else {
        return nothing_to_do(Failure::Empty);
    };
    let Some(lock) = RefreshLock::take(library.path())? else {
        return nothing_to_do(Failure::Refreshing);
    };
    let feeds = wanted(&library, options)?;
    if feeds.is_empty() {
        if library.feeds()?.is_empty() {
            return nothing_to_do(Failure::Empty);
        }
        return Tally::default().print(options, speech);
    }
    let config = config::load();
    let settings = config.fetch;
    let mut client = ClientSettings::new(&settings);
    if let Some(seconds) = options.timeout {
        client = client.within(Duration::from_secs(seconds));
    }
    let mut tally = Tally { asked: feeds.len(), ..Tally::default() };
    let mut done = Done { of: feeds.len(), host: String::new(), speech };
    let mut progress = if options.quiet { Progress::silent(speech) } else { Progress::new(speech) };
    let addresses: std::collections::HashMap<FeedId, String> =
        feeds.iter().map(|feed| (feed.feed, feed.address.clone())).collect();
    let mut new = Vec::new();
    let result = refresh_all(&mut library, feeds, &settings, client, &mut |step| {
        if let Step::Kept(kept) = &step {
            tally.count(kept, addresses.get(&kept.feed), speech);
            new.push((kept.name.clone(), kept.new.clone()));
        }
        done.note(&step);
        progress.show(&done.line(&tally));
    });
    drop(progress);
    result?;
    // A story that several feeds have is shown once.
    let ids: Vec<ArticleId> = new.iter().flat_map(|(_, ids)| ids).copied().collect();
    let came = tally.new + tally.changed;
    tally.new = library.count_new_stories(&ids)?;
    tell_of_new(&library, &config.hooks.new_article, &new, speech);
    let has_answers = tally.answered > 0;
    // A person need not wait for what is tidied up.
    if !options.json {
        tally.print(options, speech)?;
    }
    drop(lock);
    if !options.fetch_only {
        tally.deleted = tidy_after_refresh(&mut library, config.library, came);
    }
    if options.json {
        tally.print(options, speech)?;
    } else if tally.deleted > 0 && !options.quiet {
        let language = speech.language;
        let deleted = language.library_words().deleted_old.of(language, tally.deleted);
        speech.tell(&(deleted + language.full_stop()))?;
    }
    if has_answers { Ok(()) } else { Err(Failure::Told) }
}

/// Tells the program of the settings, once for all feeds. That it fails costs nothing but the
/// telling.
fn tell_of_new(
    library: &Library,
    command: &[String],
    new: &[(String, Vec<ArticleId>)],
    speech: &Speech,
) {
    if command.is_empty() {
        return;
    }
    let lines = new.iter().map(|(feed, ids)| lines_of(library, feed, ids)).collect();
    if let Err(sentence) = run_hook(command, lines) {
        speech.complain(&fill(speech.language.words().pipe.hook_failed, &[&sentence]));
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
    /// Articles that were deleted because they were too old, or too many.
    deleted: usize,
    failed: Vec<Failed>,
}

/// A feed that could not be had.
#[derive(Serialize)]
struct Failed {
    feed: String,
    address: String,
    error: String,
    /// The same for a person.
    #[serde(skip)]
    sentence: String,
    stopped: bool,
    /// Whether it may be this machine that is cut off.
    #[serde(skip)]
    is_out_of_reach: bool,
}

impl Tally {
    fn count(&mut self, kept: &Kept, address: Option<&String>, speech: &Speech) {
        match &kept.error {
            Some(error) => self.failed.push(Failed {
                feed: kept.name.clone(),
                address: address.cloned().unwrap_or_default(),
                error: error.to_string(),
                sentence: not_fetched(error, speech.language),
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

    fn print(&self, options: &Refresh, speech: &Speech) -> Result<(), Failure> {
        if self.is_offline() {
            speech.complain(speech.words().offline);
        } else {
            for failed in &self.failed {
                speech.complain_of(&failed.feed, &failed.sentence);
            }
        }
        if options.json {
            let mut output = io::stdout().lock();
            serde_json::to_writer(&mut output, self).map_err(io::Error::from)?;
            return Ok(writeln!(output)?);
        }
        if options.quiet {
            return Ok(());
        }
        Ok(speech.tell(&self.sentence(speech))?)
    }

    fn sentence(&self, speech: &Speech) -> String {
        let (language, words) = (speech.language, speech.words());
        if self.asked == 0 {
            return words.nothing_due.to_owned();
        }
        let new = language.library_words().brought.of(language, self.new);
        let mut sentence = format!("{new} {}", words.from_feeds.of(language, self.asked));
        if self.changed > 0 {
            sentence += language.comma();
            sentence += &words.changed.of(language, self.changed);
        }
        if !self.failed.is_empty() {
            sentence += language.semicolon();
            sentence += &words.could_not_be_had.of(language, self.failed.len());
        }
        sentence + language.full_stop()
    }
}

/// What the line says that tells how far it is.
struct Done<'a> {
    of: usize,
    host: String,
    speech: &'a Speech,
}

impl Done<'_> {
    fn note(&mut self, step: &Step<'_>) {
        if let Step::Begun(host) = step {
            self.host = host.chars().take(LONGEST_HOST).collect();
        }
    }

    fn line(&self, tally: &Tally) -> String {
        let language = self.speech.language;
        let words = language.library_words();
        let done = language.number(tally.answered + tally.failed.len());
        let sentence = words.progress.form(language, self.of);
        let done = fill(sentence, &[&done, &language.number(self.of)]);
        let new = words.brought.of(language, tally.new);
        format!("{done} · {new} · {}", fill("{}", &[&self.host]))
    }
}
