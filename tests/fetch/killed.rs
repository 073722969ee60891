//! `khabar refresh` is killed at random moments, again and again.

use crate::commands::Place;
use crate::server::{Reply, Server, rss};
use crate::support::KHABAR;
use khabar::store::{Library, Query, Scope, View};
use std::collections::HashMap;
use std::process::{Command, Stdio};
use std::time::Duration;

/// How often, where nothing else is asked for by `KHABAR_TEST_KILLS`.
const KILLS: usize = 20;

const FEEDS: usize = 6;

#[test]
fn nothing_that_was_saved_is_lost_and_nothing_is_doubled() {
    let kills = std::env::var("KHABAR_TEST_KILLS").ok().and_then(|kills| kills.parse().ok());
    let kills: usize = kills.unwrap_or(KILLS);
    // Each time a feed is asked for, it has two new stories and six of those before.
    let server = Server::start(|asked| {
        let last = asked.before * 2 + 8;
        let feed = asked.path.trim_start_matches('/');
        let names: Vec<String> = (last - 8..last).rev().map(|n| format!("{feed}-{n}")).collect();
        Reply::ok(rss(&names.iter().map(String::as_str).collect::<Vec<_>>()))
    });
    let place = Place::new("killed");
    for number in 0..FEEDS {
        place.done(&["add", "--no-fetch", &server.url(&format!("/{number}"))]);
    }
    let mut known: HashMap<String, usize> = HashMap::new();
    let (mut delay, mut ended) = (7, 0);
    for kill in 1..=kills {
        delay = (delay * 31 + 17) % 61;
        let mut child = Command::new(KHABAR)
            .args(["refresh", "--all", "--library", &place.library])
            .env("XDG_CONFIG_HOME", "/dev/null/none")
            .env("no_proxy", "*")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("started");
        std::thread::sleep(Duration::from_millis(delay));
        ended += usize::from(child.try_wait().expect("known").is_some());
        child.kill().expect("killed");
        child.wait().expect("ended");
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
    println!("{kills} kills, {ended} too late; {} stories", titles(&library).len());
    assert!(ended < kills, "none of them came in time");
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
