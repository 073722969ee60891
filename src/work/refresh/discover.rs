//! From whatever address a person has to the feeds that are there.

use super::fetched::{Came, Fetched, Outcome};
use super::{job, local};
use crate::feeds::{Certainty, FoundFeed, begins_like_feed, decode_page, feeds_of_page, is_page};
use crate::news::{Candidate, FetchError, NotAFeed, language_of};
use crate::store::{FeedId, Validators};
use crate::work::fetch::{Address, Body, Client, Freshness, Request, Response, Room, Wanted};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use url::Url;

/// Feeds of a page that are looked at. A page with more of them is a catalogue.
const MOST_CANDIDATES: usize = 12;

/// Titles that are shown of each.
const TITLES: usize = 5;

/// Titles whose letters tell the language of a feed that declares none.
const SAMPLE: usize = 20;

/// A feed that was found, with all that came of it: who follows it need not ask again.
pub struct Discovered {
    /// What a person chooses it by. A login may stand in its address.
    pub candidate: Candidate,
    came: Box<Came>,
    freshness: Freshness,
    bytes: u64,
    is_beginning: bool,
}

impl Discovered {
    /// As the answer to the first request for the feed, to be saved.
    #[must_use]
    pub fn fetched(self, feed: FeedId) -> Fetched {
        Fetched {
            feed,
            name: self.candidate.title.unwrap_or_default(),
            outcome: Ok(Outcome::Came(self.came)),
            freshness: self.freshness,
            rhythm: crate::news::Rhythm::default(),
            moved_to: None,
            bytes: self.bytes,
            duration: std::time::Duration::ZERO,
            failures: 0,
            // Of a long one only the beginning was looked at: the rest comes as soon as may be.
            interval_minutes: self.is_beginning.then_some(1),
            permit: None,
        }
    }
}

/// The feeds at an address that was typed in any form: the feed itself, or those of the page, the
/// likeliest first; at least one.
///
/// # Errors
/// When nothing comes from there, or it has no feed.
pub fn discover(
    client: &mut Client,
    typed: &str,
    cancel: &Arc<AtomicBool>,
) -> Result<Vec<Discovered>, FetchError> {
    let mut url = match Address::read(typed, Path::exists)? {
        Address::Web(url) => url,
        Address::Disk(path) => return of_disk(&path).map(|found| vec![found]),
    };
    let mut request = Request {
        room: Room::Beginning,
        cancel: Arc::clone(cancel),
        ..Request::new(url.clone(), Wanted::Feed)
    };
    let mut answer = client.get(&request);
    if may_be_plain(typed, &url)
        && answer.as_ref().is_err_and(speaks_no_https)
        && url.set_scheme("http").is_ok()
    {
        // Nobody said that it is there by https.
        request.url = url.clone();
        answer = client.get(&request).or(answer);
    }
    let response = answer?;
    let body = response.body.clone().unwrap_or_default();
    match feed_of(&body, &response) {
        Ok(came) => {
            let moved = response.moved_to.as_deref().and_then(|to| Url::parse(to).ok());
            let address = moved.map_or_else(|| url.clone(), |to| with_login(to, &url));
            let freshness = response.freshness;
            Ok(vec![discovered(address.into(), came, None, freshness, body.length)])
        }
        Err(not_a_feed) => of_page(client, &request, &response, &body, not_a_feed),
    }
}

/// Whether nobody said `https`, and nothing secret would be sent without it.
fn may_be_plain(typed: &str, url: &Url) -> bool {
    let typed = typed.trim_start().to_ascii_lowercase();
    !typed.starts_with("https:") && url.username().is_empty() && url.password().is_none()
}

/// A certificate that is not valid is no reason to do without one.
fn speaks_no_https(error: &FetchError) -> bool {
    matches!(
        error,
        FetchError::Tls(_) | FetchError::Refused | FetchError::TimedOut(_) | FetchError::CutOff
    )
}

fn of_disk(path: &Path) -> Result<Discovered, FetchError> {
    let path = path.canonicalize().map_err(|_| FetchError::NoFile)?;
    let (came, bytes) = match local::beginning(&path)? {
        Some(body) => {
            let address = local::address_of(&path).unwrap_or_default();
            (job::came(&body, &address, Validators::default())?, body.length)
        }
        None => match local::read(&path, None)? {
            Outcome::Came(came) => (*came, 0),
            Outcome::CameInParts(_) | Outcome::Unchanged => return Err(FetchError::NoFile),
        },
    };
    Ok(discovered(Address::Disk(path).kept(), came, None, Freshness::default(), bytes))
}

fn feed_of(body: &Body, response: &Response) -> Result<Came, FetchError> {
    let may_be_one = begins_like_feed(&body.bytes) || is_json(body);
    if !may_be_one && !body.bytes.is_empty() {
        return Err(FetchError::NotAFeed(NotAFeed::Other(None)));
    }
    job::came(body, &response.address, response.validators.clone())
}

fn is_json(body: &Body) -> bool {
    body.content_type.as_deref().is_some_and(|kind| kind.contains("json"))
}

/// The feeds that the page names; where it names none, one where many sites have theirs.
fn of_page(
    client: &mut Client,
    first: &Request,
    response: &Response,
    body: &Body,
    not_a_feed: FetchError,
) -> Result<Vec<Discovered>, FetchError> {
    let Ok(page) = decode_page(&body.bytes, body.content_type.as_deref()) else {
        return Err(not_a_feed);
    };
    if !is_page(&page.text) && not_a_feed != FetchError::NotAFeed(NotAFeed::WebPage) {
        return Err(not_a_feed);
    }
    let found = feeds_of_page(&page.text, Some(&response.address));
    let (guessed, named): (Vec<FoundFeed>, Vec<FoundFeed>) =
        found.into_iter().partition(|feed| feed.certainty == Certainty::Guessed);
    let mut feeds: Vec<Discovered> = Vec::new();
    for feed in named.into_iter().take(MOST_CANDIDATES) {
        feeds.extend(try_feed(client, first, response, &feed)?);
    }
    for feed in guessed {
        if feeds.is_empty() {
            feeds.extend(try_feed(client, first, response, &feed)?);
        }
    }
    // Several addresses may be one feed: with the same stories under the same title.
    let mut seen = std::collections::HashSet::new();
    feeds.retain(|found| {
        seen.insert((found.candidate.title.clone(), found.candidate.first_titles.clone()))
    });
    if feeds.is_empty() { Err(FetchError::NoFeedFound) } else { Ok(feeds) }
}

/// The feed, if there is one. Only the person's wish ends the search.
fn try_feed(
    client: &mut Client,
    first: &Request,
    page: &Response,
    found: &FoundFeed,
) -> Result<Option<Discovered>, FetchError> {
    let Ok(url) = Url::parse(&found.address) else { return Ok(None) };
    let url = with_login(url, &first.url);
    let request = Request {
        // A public page has no say in what is asked of the private network.
        is_named: page.is_private,
        ..Request { url: url.clone(), ..first.clone() }
    };
    let response = match client.get(&request) {
        Ok(response) => response,
        Err(FetchError::Cancelled) => return Err(FetchError::Cancelled),
        Err(_) => return Ok(None),
    };
    let Some(body) = &response.body else { return Ok(None) };
    let Ok(came) = feed_of(body, &response) else { return Ok(None) };
    let (freshness, bytes) = (response.freshness, body.length);
    Ok(Some(discovered(url.into(), came, found.title.as_deref(), freshness, bytes)))
}

/// The login of the address that was typed holds for the feeds of the same server.
fn with_login(mut url: Url, typed: &Url) -> Url {
    if url.origin() == typed.origin() {
        // Neither fails for addresses that have a host.
        let _ = url.set_username(typed.username());
        let _ = url.set_password(typed.password());
    }
    url
}

fn discovered(
    address: String,
    came: Came,
    name: Option<&str>,
    freshness: Freshness,
    bytes: u64,
) -> Discovered {
    let feed = &came.feed;
    let titles = || feed.entries.iter().filter_map(|entry| entry.title.clone());
    let sample: Vec<String> = feed.title.iter().cloned().chain(titles().take(SAMPLE)).collect();
    let found = language_of(&sample.join("\n")).map(str::to_owned);
    let candidate = Candidate {
        address,
        title: feed.title.clone().or_else(|| name.map(str::to_owned)),
        site: feed.link.clone(),
        language: found.or_else(|| feed.language.clone()),
        entries: feed.entries.len(),
        first_titles: titles().take(TITLES).collect(),
    };
    // What comes whole from the disk has neither.
    let is_beginning = bytes > 0 && came.body_digest.is_none();
    Discovered { candidate, came: Box::new(came), freshness, bytes, is_beginning }
}
