//! A newcomer's first minutes with the library, on a real terminal with a real server; and what
//! is left of them after the end, whichever it was.

#[path = "support/server.rs"]
mod server;
mod support;

use khabar::store::{Library, Query, Scope, State, View};
use portable_pty::CommandBuilder;
use server::{Reply, Server};
use std::collections::HashMap;
use std::ops::Range;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use support::{Folder, KHABAR, Session};

/// How often the reader is killed, where nothing else is asked for by `KHABAR_TEST_KILLS`.
const KILLS: usize = 10;

/// Who leaves does not wait for servers that never answer.
const AT_ONCE: Duration = Duration::from_secs(5);

/// The library of a test, with a folder of its own.
struct Place(Folder);

impl Place {
    fn new(test: &str) -> Self {
        Self(Folder::new(&format!("terminal-library-{test}")))
    }

    fn path(&self) -> PathBuf {
        PathBuf::from(format!("{}/library.sqlite3", self.0.path()))
    }

    /// The reader on it, in a window of 110 columns and 30 rows.
    fn reader(&self) -> Session {
        let mut command = CommandBuilder::new(KHABAR);
        command.args(["--lang", "en", "--library"]);
        command.arg(self.path());
        command.env_remove("KHABAR_LIBRARY");
        command.env("no_proxy", "*");
        // It answers no questions: late answers are expected for a while, and what is typed is none.
        let mut session = Session::run(command);
        session.resize(110, 30);
        session.wait_until_drawn();
        session
    }

    fn open(&self) -> Library {
        Library::open(&self.path()).expect("it opens")
    }

    fn assert_sound(&self) {
        assert_eq!(self.open().check().expect("it can be checked"), []);
    }

    /// How many articles of the library this finds.
    fn count(&self, query: Query) -> usize {
        let now = jiff::Zoned::now();
        self.open().count(&View::found(Scope::All, query), &now).expect("counted")
    }

    /// Follows feeds without asking for them.
    fn follow(&self, addresses: impl Iterator<Item = String>) {
        let mut arguments = vec!["add".to_owned(), "--no-fetch".to_owned(), "--library".to_owned()];
        arguments.push(self.path().to_str().expect("UTF-8").to_owned());
        arguments.extend(addresses);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let (code, _, error) = support::khabar(&arguments, b"");
        assert_eq!((code, error.as_str()), (0, ""));
    }
}

/// A feed whose stories have a title that any terminal shows and a text in Arabic.
fn harbour(stories: Range<usize>) -> String {
    let items: String = stories
        .rev()
        .map(|n| {
            let word = if n % 2 == 0 { "الميناء الأكبر" } else { "الملعب" };
            format!(
                "<item><title>Harbour story {n}</title><guid>{n}</guid>\
                 <pubDate>Fri, 20 Nov 2026 {:02}:00:00 GMT</pubDate>\
                 <description>وصل الوفد صباح اليوم إلى {word} رقم {n} ثم عاد.</description></item>",
                n % 24
            )
        })
        .collect();
    format!("<rss version='2.0'><channel><title>Harbour news</title>{items}</channel></rss>")
}

/// The first time five stories, then eight.
fn harbour_server() -> Server {
    Server::start(|asked| match asked.path.as_str() {
        "/" => Reply::ok(
            "<!doctype html><html><head><title>Harbour</title>\
             <link rel=alternate type='application/rss+xml' href='/feed'></head></html>",
        ),
        "/feed" => Reply::ok(harbour(0..if asked.before == 0 { 5 } else { 8 })),
        _ => Reply::new(404, &[], ""),
    })
}

/// From the edition to the first headlines of one's own.
fn follow_by_keys(session: &mut Session, server: &Server) {
    session.press("a");
    session.wait_for_text("Follow your own news");
    session.press("a");
    session.wait_for_text("Address");
    session.press(&format!("{}\r", server.address()));
    session.wait_for_text("Which feed?");
    session.wait_for_text("5 articles");
    session.press("\r");
    session.wait_for_text("Folder");
    session.press("Coast\r");
    session.wait_for_text("Tags");
    session.press("sea, ships\r");
    session.wait_for_text("Harbour story 4");
}

fn leave(session: &mut Session) {
    for _ in 0..6 {
        session.press("q");
        std::thread::sleep(Duration::from_millis(30));
    }
    assert_eq!(session.exit_code(), 0);
    session.assert_given_back();
}

#[test]
fn the_first_minutes_of_a_newcomer_are_kept() {
    let (server, place) = (harbour_server(), Place::new("newcomer"));
    let mut session = place.reader();
    session.wait_for_text("a add");
    assert!(!place.path().exists(), "looking makes no file");
    follow_by_keys(&mut session, &server);
    session.press("R");
    session.wait_for_text("3 new articles");
    session.wait_for_text("Harbour story 7");
    // As one types, without the hamza and unfinished: it stands in four of the eight.
    session.press("/الميناء الاكب");
    session.wait_for_text("4 found");
    session.press("\r");
    session.wait_for_screen("what is found", |screen| !screen.contains("Harbour story 7"));
    session.press("\x1b");
    session.wait_for_text("Harbour story 7");
    session.press("s");
    session.wait_for_text("★");
    session.press("t");
    session.wait_for_text("Tags");
    session.press("later\r");
    session.wait_for_text("Saved");
    session.press("A");
    session.wait_for_text("Mark as read");
    session.press("a");
    session.wait_for_text("8 articles marked");
    session.press("U");
    session.wait_for_text("Taken back");
    session.press("\r");
    session.wait_for_text("7 new");
    leave(&mut session);

    let mut again = place.reader();
    again.wait_for_text("Harbour story 6");
    again.wait_for_text("7 new");
    // The refresh kept the selection on what was newest before it.
    assert!(!again.screen().contains("Harbour story 4"), "read:\n{}", again.screen());
    leave(&mut again);
    let counts = [State::Unread, State::Starred].map(|state| place.count(Query::Is(state)));
    assert_eq!(counts, [7, 1]);
    assert_eq!(place.count(Query::read("tag:later")), 1);
    assert_eq!(place.open().tags().expect("tags").len(), 3, "two of the feed");
    place.assert_sound();
}

#[test]
fn two_readers_beside_each_other_lose_nothing() {
    let (server, place) = (harbour_server(), Place::new("two"));
    let mut first = place.reader();
    follow_by_keys(&mut first, &server);
    let mut second = place.reader();
    second.wait_for_text("Harbour story 4");
    first.press("s");
    first.wait_for_text("★");
    second.press("G");
    second.wait_for_text("Harbour story 0");
    // Each gives stars while the other does: the first to the second story, the second to the
    // last one and the one above it.
    first.press("js");
    second.press("sks");
    for session in [&mut first, &mut second] {
        session.press("\x1b");
        leave(session);
    }
    assert_eq!(place.count(Query::Is(State::Starred)), 4);
    place.assert_sound();
}

#[test]
fn a_signal_in_a_refresh_ends_it_at_once_and_the_library_is_sound() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/slow" => Reply::default().wait(60_000),
        _ => Reply::ok(harbour(0..8)),
    });
    let place = Place::new("signal");
    place.follow(["/quick", "/slow"].map(|path| server.url(path)).into_iter());
    let mut session = place.reader();
    session.press("R");
    session.wait_for_text("1 of 2 feeds");
    let start = Instant::now();
    session.signal("TERM");
    assert_eq!(session.exit_code(), 128 + 15);
    assert!(start.elapsed() < AT_ONCE, "it took {:?}", start.elapsed());
    session.assert_given_back();
    assert_eq!(place.count(Query::read("")), 8, "what had come was kept");
    place.assert_sound();
    // Nothing is left that would keep the next refresh away.
    let mut again = place.reader();
    again.press("R");
    again.wait_for_text("of 2 feeds");
    again.press("x");
    again.wait_for_text("stopped");
    leave(&mut again);
}

#[test]
fn a_reader_that_is_killed_loses_nothing_that_was_saved() {
    let kills = std::env::var("KHABAR_TEST_KILLS").ok().and_then(|kills| kills.parse().ok());
    let kills: usize = kills.unwrap_or(KILLS);
    // Each time a feed is asked for, it has two new stories and six of those before.
    let server = Server::start(|asked| {
        let last = asked.before * 2 + 8;
        Reply::ok(harbour(last - 8..last))
    });
    let place = Place::new("killed");
    place.follow((0..6).map(|number| server.url(&format!("/{number}"))));
    let mut known = HashMap::new();
    let mut delay = 7;
    for kill in 1..=kills {
        delay = (delay * 31 + 17) % 151;
        let mut session = place.reader();
        session.press("R");
        std::thread::sleep(Duration::from_millis(delay));
        session.signal("KILL");
        session.exit_code();
        let found = guids(&place.open());
        assert!(found.values().all(|count| *count == 1), "after {kill} kills: doubled");
        let lost = known.keys().find(|story| !found.contains_key(*story));
        assert_eq!(lost, None, "after {kill} kills");
        known = found;
    }
    assert!(!known.is_empty(), "some of them came late enough");
    place.assert_sound();
    let mut session = place.reader();
    session.press("R");
    session.wait_for_text("new articles");
    leave(&mut session);
    place.assert_sound();
}

/// A library of the format before this one, in which something is being written.
fn older_and_busy(place: &Place) -> rusqlite::Connection {
    place.follow(std::iter::once("https://harbour.example/feed".to_owned()));
    let file = rusqlite::Connection::open(place.path()).expect("a database");
    file.execute_batch(include_str!("support/older_bodies.sql")).expect("made older");
    file.execute_batch("BEGIN IMMEDIATE; UPDATE feeds SET name = 'Harbour'").expect("written");
    file
}

#[test]
fn keys_live_while_an_older_library_is_brought_up_to_date() {
    let place = Place::new("older");
    let file = older_and_busy(&place);
    let mut session = place.reader();
    session.wait_for_words("is being brought");
    session.press("?");
    session.wait_for_text("Help · Headlines");
    session.press("\x1b");
    file.execute_batch("COMMIT").expect("written");
    session.wait_for_screen("the list", |screen| !screen.contains("brought"));
    session.press("\x1b");
    session.wait_for_text("Harbour");
    leave(&mut session);
    place.assert_sound();
}

#[test]
fn who_leaves_does_not_wait_for_another_format() {
    let place = Place::new("older-left");
    let file = older_and_busy(&place);
    let mut session = place.reader();
    session.wait_for_words("is being brought");
    let start = Instant::now();
    session.press("q");
    assert_eq!(session.exit_code(), 0);
    assert!(start.elapsed() < Duration::from_secs(2), "it took {:?}", start.elapsed());
    session.assert_given_back();
    file.execute_batch("COMMIT").expect("written");
    drop(file);
    place.assert_sound();
    let mut again = place.reader();
    again.press("\x1b");
    again.wait_for_text("Harbour");
    leave(&mut again);
}

/// How often each story of each feed is there.
fn guids(library: &Library) -> HashMap<(khabar::store::FeedId, String), usize> {
    let view = View::found(Scope::All, Query::read(""));
    let ids = library.list(&view, &jiff::Zoned::now()).expect("read");
    let mut stories = HashMap::new();
    for row in library.headlines(&ids).expect("read") {
        *stories.entry((row.feed, row.guid)).or_default() += 1;
    }
    stories
}
