//! Feeds that are asked again and again, and what the library makes of what they say.

use crate::client::{gzip, settings};
use crate::server::{Reply, Server, rss};
use crate::support::Folder;
use jiff::Timestamp;
use khabar::config::FetchSettings;
use khabar::news::FetchError;
use khabar::store::{
    FeedId, FeedSettings, FetchState, FolderId, Library, NewFeed, Query, Scope, View,
};
use khabar::work::fetch::ClientSettings;
use khabar::work::refresh::{Event, Kept, Refresher, Step, keep, refresh};
use std::path::PathBuf;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

/// A library in a folder of its own.
pub struct Place {
    pub folder: Folder,
    pub library: Library,
}

impl Place {
    pub fn new(test: &str) -> Self {
        let folder = Folder::new(&format!("fetch-{test}"));
        let library = Library::open(&PathBuf::from(folder.path()).join("library.sqlite3"));
        Self { folder, library: library.expect("a library") }
    }

    pub fn follow(&mut self, address: &str) -> FeedId {
        let feed = NewFeed { address: address.to_owned(), ..NewFeed::default() };
        self.library.subscribe(&feed, FolderId::ROOT, Timestamp::now()).expect("followed").0
    }

    fn state(&self, feed: FeedId) -> FetchState {
        self.library.fetch_state(feed).expect("read").expect("there")
    }

    /// Asks for one feed.
    pub fn ask(&mut self, feed: FeedId) -> Kept {
        self.ask_with(feed, settings())
    }

    /// Asks for one feed by other settings.
    pub fn ask_with(&mut self, feed: FeedId, settings: ClientSettings) -> Kept {
        self.ask_by(&[feed], settings).pop().expect("an answer")
    }

    fn ask_all(&mut self, feeds: &[FeedId]) -> Vec<Kept> {
        self.ask_by(feeds, settings())
    }

    fn ask_by(&mut self, feeds: &[FeedId], settings: ClientSettings) -> Vec<Kept> {
        let states = feeds.iter().map(|feed| self.state(*feed)).collect();
        let mut kept = Vec::new();
        let usual = FetchSettings::default();
        let mut observe = |step: Step<'_>| {
            if let Step::Kept(one) = step {
                kept.push(one.clone());
            }
        };
        refresh(&mut self.library, states, &usual, settings, &mut observe).expect("saved");
        kept
    }

    pub fn titles(&self) -> Vec<String> {
        let view = View::found(Scope::All, Query::read(""));
        let ids = self.library.list(&view, &jiff::Zoned::now()).expect("read");
        let rows = self.library.headlines(&ids).expect("read");
        let mut titles: Vec<String> = rows.into_iter().map(|row| row.title).collect();
        titles.sort();
        titles
    }
}

/// Minutes until the feed is asked again.
fn minutes(kept: &Kept) -> i64 {
    kept.next_at.expect("asked again").duration_since(Timestamp::now()).as_mins()
}

#[test]
fn a_feed_is_asked_conditionally_from_the_second_time_on() {
    let server = Server::start(|asked| match asked.header("if-none-match") {
        Some("\"1\"") => Reply::new(304, &[], ""),
        _ => Reply::new(200, &[("etag", "\"1\"")], rss(&["a", "b"])),
    });
    let mut place = Place::new("conditional");
    let feed = place.follow(&server.url("/feed"));
    assert_eq!(place.ask(feed).new.len(), 2);
    let again = place.ask(feed);
    assert_eq!((again.new.len(), again.error, again.bytes), (0, None, 0));
    assert_eq!(server.asked()[1].header("if-none-match"), Some("\"1\""));
    assert_eq!(place.titles(), ["خبر a", "خبر b"]);
    let row = place.library.feed(feed).expect("read").expect("there");
    assert_eq!(row.title.as_deref(), Some("وكالة الاختبار"));
    assert_eq!(place.library.feeds_due(Timestamp::now()).expect("read"), []);
}

#[test]
fn the_same_document_is_known_again_without_the_help_of_its_server() {
    let server = Server::start(|asked| {
        Reply::ok(if asked.before < 2 { rss(&["a"]) } else { rss(&["a", "b"]) })
    });
    let mut place = Place::new("digest");
    let feed = place.follow(&server.url("/feed"));
    let new: Vec<usize> = (0..3).map(|_| place.ask(feed).new.len()).collect();
    assert_eq!(new, [1, 0, 1]);
    let outcomes = place.library.fetches(feed).expect("read");
    assert_eq!(outcomes[1].outcome, khabar::store::FetchOutcome::Unchanged);
}

#[test]
fn a_document_that_is_as_it_was_is_good_as_long_as_it_says() {
    let document = rss(&["a"]).replace("<item>", "<ttl>600</ttl><item>");
    let server = Server::start(move |_| Reply::ok(document.clone()));
    let mut place = Place::new("rhythm");
    let feed = place.follow(&server.url("/feed"));
    for time in ["first", "second"] {
        let kept = place.ask(feed);
        assert!(minutes(&kept) >= 599, "{time}: {} minutes", minutes(&kept));
    }
}

/// Says so in its first document only, then that nothing changed.
fn says_once(head: &str) -> Server {
    let document = rss(&["a"]).replace("<item>", &format!("{head}<item>"));
    Server::start(move |asked| match asked.header("if-none-match") {
        Some(_) => Reply::new(304, &[], ""),
        None => Reply::new(200, &[("etag", "\"1\"")], &document),
    })
}

#[test]
fn a_feed_that_did_not_change_is_good_as_long_as_its_document_said() {
    let server = says_once("<ttl>600</ttl>");
    let mut place = Place::new("rhythm-unchanged");
    let feed = place.follow(&server.url("/feed"));
    for time in ["a document", "nothing new", "nothing new again"] {
        let kept = place.ask(feed);
        assert!(minutes(&kept) >= 599, "{time}: {} minutes", minutes(&kept));
    }
    assert_eq!(server.asked()[2].header("if-none-match"), Some("\"1\""));
}

#[test]
fn hours_and_days_that_are_not_welcome_are_remembered() {
    // The next hours, and all other days than that on which they end.
    let now = Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC);
    let welcome = now.checked_add(jiff::Span::new().hours(30)).expect("a time");
    let day = |date: &jiff::Zoned| date.strftime("%A").to_string();
    let days: String = (0..7)
        .map(|days| now.checked_add(jiff::Span::new().days(days)).expect("a time"))
        .filter(|date| day(date) != day(&welcome))
        .map(|date| format!("<day>{}</day>", day(&date)))
        .collect();
    let hour = i32::from(welcome.hour());
    let hours: String =
        (0..24).filter(|one| *one != hour).map(|one| format!("<hour>{one}</hour>")).collect();
    let server = says_once(&format!("<skipHours>{hours}</skipHours><skipDays>{days}</skipDays>"));
    let mut place = Place::new("rhythm-skipped");
    let feed = place.follow(&server.url("/feed"));
    for time in ["a document", "nothing new"] {
        let next = place.ask(feed).next_at.expect("asked again");
        let next = next.to_zoned(jiff::tz::TimeZone::UTC);
        assert_eq!((next.date(), next.hour()), (welcome.date(), welcome.hour()), "{time}");
    }
}

#[test]
fn what_a_document_says_no_more_does_not_count() {
    let server = Server::start(|asked| match asked.before {
        0 => Reply::ok(rss(&["a"]).replace("<item>", "<ttl>600</ttl><item>")),
        1 => Reply::new(200, &[("etag", "\"2\"")], rss(&["a"])),
        2 => Reply::new(500, &[], ""),
        _ => Reply::new(304, &[], ""),
    });
    let mut place = Place::new("rhythm-no-more");
    let feed = place.follow(&server.url("/feed"));
    let said = |place: &Place| place.state(feed).rhythm.good_for_minutes;
    place.ask(feed);
    assert_eq!(said(&place), Some(600));
    place.ask(feed);
    assert_eq!(said(&place), None);
    for _ in 0..2 {
        assert!(minutes(&place.ask(feed)) < 600);
    }
}

#[test]
fn a_permanent_redirect_counts_after_the_third_time() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/old" => Reply::to(301, "/new"),
        "/old308" => Reply::to(308, "/new308"),
        "/for-now" => Reply::to(302, "/elsewhere"),
        // The second time it leads elsewhere: a fault of an hour.
        "/unsure" if asked.before == 1 => Reply::to(301, "/login"),
        "/unsure" => Reply::to(301, "/sure"),
        "/lost" => Reply::to(301, "/nothing"),
        "/nothing" => Reply::new(404, &[], ""),
        path => Reply::ok(rss(&[path.trim_start_matches('/')])),
    });
    let mut place = Place::new("moved");
    for (path, times, after) in [
        ("/old", 2, "/old"),
        ("/old", 1, "/new"),
        ("/old308", 3, "/new308"),
        ("/for-now", 5, "/for-now"),
        ("/unsure", 4, "/unsure"),
        ("/lost", 5, "/lost"),
    ] {
        let feed = place.follow(&server.url(path));
        for _ in 0..times {
            place.ask(feed);
        }
        assert_eq!(place.state(feed).address, server.url(after), "{path}");
    }
    let asked = server.count("/old");
    let feed = place.library.feed_at(&server.url("/new")).expect("read").expect("moved");
    place.ask(feed);
    assert_eq!(server.count("/old"), asked, "the old address is left alone");
}

#[test]
fn a_feed_does_not_move_onto_another_one() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/old" => Reply::to(301, "/new"),
        _ => Reply::ok(rss(&["a"])),
    });
    let mut place = Place::new("moved-onto");
    let (old, new) = (place.follow(&server.url("/old")), place.follow(&server.url("/new")));
    for _ in 0..4 {
        place.ask(old);
    }
    assert_eq!(place.state(old).address, server.url("/old"));
    assert_eq!(place.state(new).address, server.url("/new"));
}

#[test]
fn a_login_is_forgotten_when_its_feed_moves_to_another_server() {
    let other = Server::start(|_| Reply::ok(rss(&["a"])));
    let target = other.url("/feed");
    let home = Server::start(move |_| Reply::to(301, &target));
    let mut place = Place::new("moved-login");
    let feed = place.follow(&home.url("/feed").replace("http://", "http://ada:secret@"));
    assert_eq!(place.state(feed).address, home.url("/feed"), "no list shows the login");
    for _ in 0..4 {
        place.ask(feed);
    }
    assert_eq!(place.state(feed).address, other.url("/feed"));
    assert_eq!(place.state(feed).settings.password, None);
    assert!(home.asked().iter().all(|asked| asked.header("authorization").is_some()));
    assert!(other.asked().iter().all(|asked| asked.header("authorization").is_none()));
}

#[test]
fn settings_of_one_feed_are_heeded() {
    let server = Server::start(|_| Reply::ok(rss(&["a"])));
    let mut place = Place::new("own-settings");
    let feed = place.follow(&server.url("/feed"));
    let own = FeedSettings {
        user_agent: Some("Reader of Ada".to_owned()),
        headers: vec![("x-key".to_owned(), "secret".to_owned())],
        interval_minutes: Some(300),
        ..FeedSettings::default()
    };
    place.library.set_feed_settings(feed, &own, jiff::Timestamp::now()).expect("set");
    assert_eq!(place.library.feed_settings(feed).expect("read"), own);
    assert!((299..=331).contains(&minutes(&place.ask(feed))));
    let asked = server.asked().pop().expect("asked");
    assert_eq!(asked.header("user-agent"), Some("Reader of Ada"));
    assert_eq!(asked.header("x-key"), Some("secret"));
    assert!(!format!("{:?}", place.state(feed)).contains("secret"), "logs do not show it");
    place
        .library
        .set_feed_settings(feed, &FeedSettings::default(), jiff::Timestamp::now())
        .expect("set");
    place.ask(feed);
    assert_eq!(server.asked().pop().expect("asked").header("x-key"), None);
}

#[test]
fn what_is_gone_is_asked_only_by_name() {
    let server = Server::start(|asked| match asked.before {
        0 => Reply::new(410, &[], ""),
        _ => Reply::ok(rss(&["back"])),
    });
    let mut place = Place::new("gone");
    let feed = place.follow(&server.url("/feed"));
    assert_eq!(place.ask(feed).error, Some(FetchError::Gone));
    let later = Timestamp::from_second(Timestamp::now().as_second() + 1_000_000).expect("a time");
    assert_eq!(place.library.feeds_due(later).expect("read"), []);
    let faults = place.library.feed_faults().expect("read");
    assert!(faults.len() == 1 && faults[0].is_stopped && faults[0].error == FetchError::Gone);
    assert_eq!(place.ask(feed).new.len(), 1);
    assert_eq!(place.library.feeds_due(later).expect("read"), [feed]);
    assert_eq!(place.library.feed_faults().expect("read"), []);
}

#[test]
fn a_server_that_wants_peace_has_it() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/often" => Reply::new(429, &[("retry-after", "7200")], ""),
        "/down" => Reply::new(503, &[("retry-after", "3600")], ""),
        "/seldom" => Reply::new(200, &[("cache-control", "max-age=7200")], rss(&["a"])),
        "/ttl" => Reply::ok(rss(&["b"]).replace("<title>و", "<ttl>180</ttl><title>و")),
        _ => Reply::new(404, &[], ""),
    });
    let mut place = Place::new("peace");
    let mut wait = |path: &str| {
        let feed = place.follow(&server.url(path));
        minutes(&place.ask(feed))
    };
    assert!((119..=133).contains(&wait("/often")));
    assert!((59..=67).contains(&wait("/down")));
    assert!((119..=1440).contains(&wait("/seldom")));
    assert!((179..=1440).contains(&wait("/ttl")));
    assert!((14..=17).contains(&wait("/missing")));
    assert!((29..=34).contains(&wait("/missing")), "ever less");
}

#[test]
fn the_bytes_decide_whatever_the_server_calls_them() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/html" => Reply::new(200, &[("content-type", "text/html")], rss(&["html"])),
        "/binary" => {
            let headers =
                [("content-type", "application/octet-stream"), ("content-encoding", "gzip")];
            Reply::new(200, &headers, gzip(rss(&["binary"]).as_bytes()))
        }
        "/page" => {
            let headers = [("content-type", "application/rss+xml")];
            Reply::new(200, &headers, "<!doctype html><html><body><p>Log in</p></body></html>")
        }
        _ => Reply::ok(""),
    });
    let mut place = Place::new("bytes");
    let mut ask = |path: &str| {
        let feed = place.follow(&server.url(path));
        place.ask(feed)
    };
    assert_eq!(ask("/html").new.len(), 1);
    assert_eq!(ask("/binary").new.len(), 1);
    assert!(matches!(ask("/page").error, Some(FetchError::NotAFeed(_))));
    assert!(matches!(ask("/empty").error, Some(FetchError::NotAFeed(_))));
}

#[test]
fn of_a_feed_that_was_cut_off_the_whole_stories_are_kept() {
    let server = Server::start(|asked| {
        let feed = rss(&["a", "b", "c"]);
        if asked.before > 0 {
            return Reply::new(200, &[("etag", "\"1\"")], feed);
        }
        let (half, _) = feed.split_once("الخبر c").expect("there");
        let length = feed.len().to_string();
        let headers = [("content-length", length.as_str()), ("etag", "\"1\"")];
        Reply::head(200, &headers).then(half)
    });
    let mut place = Place::new("cut");
    let feed = place.follow(&server.url("/feed"));
    let first = place.ask(feed);
    assert_eq!((first.new.len(), first.error), (2, None));
    let second = place.ask(feed);
    assert_eq!((second.new.len(), second.changed.len()), (1, 0));
    assert_eq!(server.asked()[1].header("if-none-match"), None, "the rest was still to come");
    assert_eq!(place.titles().len(), 3);
}

#[test]
fn at_most_two_requests_run_at_one_host() {
    let server = Server::start(|asked| Reply::default().wait(60).then_all(&asked.path));
    let mut place = Place::new("two");
    let feeds: Vec<FeedId> =
        (0..12).map(|number| place.follow(&server.url(&format!("/{number}")))).collect();
    let kept = place.ask_all(&feeds);
    assert_eq!(kept.iter().map(|one| one.new.len()).sum::<usize>(), 12);
    assert_eq!(server.most_at_once(), 2);
    // Other hosts are asked meanwhile.
    let second =
        Server::start_on("127.0.0.2", |asked| Reply::default().wait(60).then_all(&asked.path));
    let mut both: Vec<FeedId> =
        (0..6).map(|number| place.follow(&second.url(&format!("/{number}")))).collect();
    both.extend(&feeds[..6]);
    let begun = Instant::now();
    place.ask_all(&both);
    assert!(begun.elapsed() < Duration::from_millis(60 * 6), "{:?}", begun.elapsed());
    assert_eq!(second.most_at_once(), 2);
}

impl Reply {
    fn then_all(self, path: &str) -> Self {
        let feed = rss(&[path.trim_start_matches('/')]);
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
            feed.len()
        );
        self.then(head).then(feed)
    }
}

#[test]
fn every_job_is_answered_once_also_when_it_is_stopped() {
    let server = Server::start(|_| Reply::default().wait(3000));
    let mut place = Place::new("stopped");
    let feeds: Vec<FeedId> =
        (0..9).map(|number| place.follow(&server.url(&format!("/{number}")))).collect();
    let states: Vec<FetchState> = feeds.iter().map(|feed| place.state(*feed)).collect();
    let (sender, events) = channel();
    let usual = FetchSettings::default();
    let refresher = Refresher::start(&usual, settings(), move |event| {
        let _ = sender.send(event);
    });
    refresher.ask(states.clone()).expect("started");
    while server.asked().len() < 2 {
        std::thread::sleep(Duration::from_millis(5));
    }
    let begun = Instant::now();
    refresher.cancel();
    let mut answered = Vec::new();
    while answered.len() < 9 {
        let event = events.recv_timeout(Duration::from_secs(5)).expect("an answer for each");
        if let Event::Ended(fetched) = event {
            assert_eq!(fetched.outcome.as_ref().err(), Some(&FetchError::Cancelled));
            answered.push(fetched.feed);
            let now = Timestamp::now();
            keep(&mut place.library, *fetched, &usual, now, 0.5).expect("kept");
        }
    }
    assert!(begun.elapsed() < Duration::from_millis(500), "{:?}", begun.elapsed());
    answered.sort();
    assert_eq!(answered, feeds);
    assert_eq!(place.library.feeds_due(Timestamp::now()).expect("read").len(), 9, "as before");
    drop(refresher);
    let late = events.iter().filter(|event| matches!(event, Event::Ended(_))).count();
    assert_eq!(late, 0, "nobody is answered twice");
}

#[test]
fn files_and_folders_are_feeds_too() {
    let mut place = Place::new("disk");
    let file = place.folder.write("a/feed.xml", rss(&["a", "b"]));
    place.folder.write("notes/first.txt", "عنوان أول\n\nفقرة أولى.\n\n- بند\n- بند آخر\n\n> قول");
    place.folder.write("notes/data.json", "{\"a\":1}");
    let notes = format!("{}/notes", place.folder.path());
    let (feed, folder) = (place.follow(&file), place.follow(&format!("file://{notes}")));
    assert_eq!(place.ask(feed).new.len(), 2);
    let kept = place.ask(folder);
    assert_eq!((kept.new.len(), kept.error), (1, None));
    let story = place.library.article(kept.new[0]).expect("read").expect("there");
    assert_eq!(story.headline.title, "عنوان أول");
    let content = story.content.expect("its text");
    assert!(content.contains("<p>فقرة أولى.</p>") && content.contains("<li>بند</li>"), "{content}");
    assert!(content.contains("<blockquote>قول</blockquote>"), "{content}");
    assert_eq!(place.ask(folder).new.len(), 0);
    place.folder.write("notes/second.md", "عنوان ثان\n\nفقرة.");
    place.folder.write("notes/first.txt", "عنوان أول\n\nفقرة أخرى أطول.");
    let kept = place.ask(folder);
    assert_eq!((kept.new.len(), kept.changed.len()), (1, 1));
    std::fs::remove_file(&file).expect("removed");
    assert_eq!(place.ask(feed).error, Some(FetchError::NoFile));
    assert_eq!(place.titles().len(), 4);
}

#[test]
fn a_feed_that_is_left_meanwhile_is_passed_over() {
    let server = Server::start(|_| Reply::ok(rss(&["a"])));
    let mut place = Place::new("left");
    let feed = place.follow(&server.url("/feed"));
    let state = place.state(feed);
    place.library.unsubscribe(feed, Timestamp::now()).expect("left");
    let usual = FetchSettings::default();
    refresh(&mut place.library, vec![state], &usual, settings(), &mut |_| {}).expect("no fault");
    assert_eq!(place.titles().len(), 0);
}
