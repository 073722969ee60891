//! `khabar refresh` is killed at moments spread over all of its run, again and again.

use crate::commands::Place;
use crate::server::{Reply, Server};
use crate::support::KHABAR;
use khabar::store::{Library, Query, Scope, View};
use std::collections::HashMap;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How often, where nothing else is asked for by `KHABAR_TEST_KILLS`.
const KILLS: usize = 20;

const FEEDS: usize = 12;

/// Stories of a feed, of which two are new each time.
const STORIES: usize = 20;

/// Moments that fill a stretch evenly, whatever their number: steps of the golden ratio.
const STEP: f64 = 0.618_033_988_749_895;

#[test]
fn nothing_that_was_saved_is_lost_and_nothing_is_doubled() {
    let kills = std::env::var("KHABAR_TEST_KILLS").ok().and_then(|kills| kills.parse().ok());
    let kills: usize = kills.unwrap_or(KILLS);
    let server = Server::start(|asked| {
        let last = asked.before * 2 + STORIES;
        Reply::ok(document(asked.path.trim_start_matches('/'), last - STORIES..last))
    });
    let place = Place::new("killed");
    for number in 0..FEEDS {
        place.done(&["add", "--no-fetch", &server.url(&format!("/{number}"))]);
    }
    let mut known: HashMap<String, usize> = HashMap::new();
    // Every other run ends with the fetching, the others find facts too.
    let mut lasting = [false, true].map(|is_fetch_only| duration(&place, is_fetch_only));
    let (mut moment, mut hits) = (0.0, 0);
    for kill in 1..=kills {
        moment = (moment + STEP) % 1.0;
        let is_fetch_only = kill % 2 == 0;
        let lasts = &mut lasting[usize::from(is_fetch_only)];
        let mut child = start(&place, is_fetch_only);
        std::thread::sleep(lasts.mul_f64(moment));
        let is_hit = child.try_wait().expect("known").is_none();
        child.kill().expect("killed");
        child.wait().expect("ended");
        hits += usize::from(is_hit);
        // A machine is not always as fast: runs that ended were shorter than thought.
        *lasts = lasts.mul_f64(if is_hit { 1.02 } else { 0.85 });
        let library = Library::open(place.library.as_ref()).expect("it opens");
        let found = titles(&library);
        assert!(found.values().all(|count| *count == 1), "after {kill} kills: doubled");
        let lost = known.keys().find(|title| !found.contains_key(*title));
        assert_eq!(lost, None, "after {kill} kills");
        known = found;
        if kill % 20 == 0 {
            assert_eq!(library.check().expect("checked"), [], "after {kill} kills");
        }
    }
    place.done(&["refresh", "--all"]);
    let library = Library::open(place.library.as_ref()).expect("it opens");
    assert_eq!(library.check().expect("checked"), []);
    println!("{kills} kills, {hits} of them in time; {} stories", titles(&library).len());
    assert!(hits * 4 >= kills * 3, "only {hits} of {kills} came in time");
}

fn document(feed: &str, numbers: std::ops::Range<usize>) -> String {
    let text = "قال الوزير إن الميناء يفتح في العقبة يوم الأحد. ".repeat(40);
    let items: String = numbers
        .rev()
        .map(|n| {
            format!(
                "<item><title>خبر {feed}-{n}</title><link>https://example.org/{feed}-{n}</link>\
                 <guid>{feed}-{n}</guid><description>{text} {feed}-{n}</description></item>"
            )
        })
        .collect();
    format!("<rss version='2.0'><channel><title>وكالة {feed}</title>{items}</channel></rss>")
}

fn start(place: &Place, is_fetch_only: bool) -> Child {
    Command::new(KHABAR)
        .args(["refresh", "--all", "--library", &place.library])
        .args(is_fetch_only.then_some("--fetch-only"))
        .env("XDG_CONFIG_HOME", "/dev/null/none")
        .env("no_proxy", "*")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("started")
}

/// How long a run takes that nobody kills: the shortest of three.
fn duration(place: &Place, is_fetch_only: bool) -> Duration {
    let run = |_| {
        let begun = Instant::now();
        start(place, is_fetch_only).wait().expect("ended");
        begun.elapsed()
    };
    (0..3).map(run).min().unwrap_or_default()
}

fn titles(library: &Library) -> HashMap<String, usize> {
    let view = View::found(Scope::All, Query::read(""));
    let ids = library.list(&view, &jiff::Zoned::now()).expect("read");
    let mut titles = HashMap::new();
    for row in library.headlines(&ids).expect("read") {
        *titles.entry(row.title).or_default() += 1;
    }
    titles
}
