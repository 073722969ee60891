//! `khabar add`: follows feeds, by whatever address a person has of them.

use super::failure::{Failure, not_fetched};
use super::library;
use super::library_arguments::Add;
use super::speech::Speech;
use crate::config;
use crate::news::Candidate;
use crate::news::library::tags_in;
use crate::store::{FeedId, Library, NewFeed};
use crate::text::clean;
use crate::work::fetch::{Address, Client, ClientSettings, shown};
use crate::work::refresh::{Discovered, chance, discover, keep};
use crate::work::shown_name;
use jiff::Timestamp;
use serde::Serialize;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

/// Each address that leads to a feed is followed; that one does not keeps the others away.
pub(super) fn add(options: &Add, speech: &Speech) -> Result<(), Failure> {
    let settings = config::load().fetch;
    let mut library = library::open(&options.place, speech)?;
    let mut client = Client::new(ClientSettings::new(&settings));
    let mut failed = false;
    let mut added = Vec::new();
    for address in &options.addresses {
        let found = if options.no_fetch {
            unseen(address).map(|feed| vec![(feed, None)])
        } else {
            discover(&mut client, address, &Arc::default()).map(|found| seen(found, options.all))
        };
        let found = match found {
            Ok(found) => found,
            Err(reason) => {
                let sentence = not_fetched(&reason, speech.language);
                speech.complain_of(&shown_name(Path::new(address)), &sentence);
                failed = true;
                continue;
            }
        };
        let known = if found.len() == 1 { library.feed_at(address)? } else { None };
        for (feed, came) in found {
            let tags = options.tags.iter().flat_map(|typed| tags_in(typed)).collect();
            let feed = NewFeed { name: options.name.clone(), tags, ..feed };
            let now = Timestamp::now();
            let folder = options.folder.as_deref().unwrap_or_default();
            // The address may lead to another one that is not followed yet.
            let (id, is_new) = match known {
                Some(id) => (id, false),
                None => library.subscribe_in(&feed, folder, now)?,
            };
            let (candidate, articles) = match came {
                Some(came) if is_new => {
                    let candidate = came.candidate.clone();
                    let kept = keep(&mut library, came.fetched(id), &settings, now, chance())?;
                    (Some(candidate), kept.new.len())
                }
                Some(came) => (Some(came.candidate), 0),
                None => (None, 0),
            };
            // Who names another login means it.
            let named = if known.is_some() { address } else { &feed.address };
            let new_login = !is_new && library.take_login(id, named, now)?;
            let came = Came { is_new, new_login, articles, candidate };
            added.push(answer(&library, id, came)?);
        }
    }
    print(&added, options.json, speech)?;
    if failed { Err(Failure::Told) } else { Ok(()) }
}

/// Of several feeds of a page the likeliest, unless all are wanted.
fn seen(mut found: Vec<Discovered>, all: bool) -> Vec<(NewFeed, Option<Discovered>)> {
    if !all {
        found.truncate(1);
    }
    let feed = |candidate: &Candidate| NewFeed {
        address: candidate.address.clone(),
        title: candidate.title.clone(),
        site: candidate.site.clone(),
        ..NewFeed::default()
    };
    found.into_iter().map(|found| (feed(&found.candidate), Some(found))).collect()
}

fn unseen(address: &str) -> Result<NewFeed, crate::news::FetchError> {
    let address = match Address::read(address, Path::exists)? {
        Address::Disk(path) => Address::Disk(std::path::absolute(&path).unwrap_or(path)),
        web @ Address::Web(_) => web,
    };
    Ok(NewFeed { address: address.kept(), ..NewFeed::default() })
}

/// The JSON that other programs rely on.
#[derive(Serialize)]
struct Answer {
    address: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    /// Whether it is followed only now.
    new: bool,
    /// Whether the login of its address took the place of the one that was set.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    new_login: bool,
    /// Articles that came with it.
    articles: usize,
}

/// What an address that was named brought.
struct Came {
    is_new: bool,
    new_login: bool,
    articles: usize,
    candidate: Option<Candidate>,
}

fn answer(library: &Library, id: FeedId, came: Came) -> Result<Answer, Failure> {
    let Came { is_new, new_login, articles, candidate } = came;
    let row = library.feed(id)?;
    let address = row.as_ref().map(|row| row.address.clone()).unwrap_or_default();
    let title = row.and_then(|row| row.name.or(row.title));
    Ok(Answer {
        address: url::Url::parse(&address).map_or(address, |url| shown(&url)),
        title,
        language: candidate.and_then(|candidate| candidate.language),
        new: is_new,
        new_login,
        articles,
    })
}

fn print(added: &[Answer], is_json: bool, speech: &Speech) -> Result<(), Failure> {
    let mut output = io::stdout().lock();
    if is_json {
        serde_json::to_writer(&mut output, added).map_err(io::Error::from)?;
        return Ok(writeln!(output)?);
    }
    let (rows, words) = (speech.rows(), speech.language.library_words());
    let line = |feed: &Answer| {
        let name = clean(feed.title.as_deref().unwrap_or(&feed.address));
        let what = if feed.new {
            words.articles.of(speech.language, feed.articles)
        } else if feed.new_login {
            words.login_taken.to_owned()
        } else {
            words.followed_already.to_owned()
        };
        let (name, address) = (rows.isolated(&name), rows.isolated(&feed.address));
        (format!("{name} · {address} · {}", rows.plain(&what)), speech.direction())
    };
    let lines: Vec<_> = added.iter().map(line).collect();
    Ok(rows.print_lines(&lines, &mut output)?)
}
