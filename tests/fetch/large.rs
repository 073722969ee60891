//! Feeds that are too large for the memory: through a file, part by part.

use crate::client::{request, settings};
use crate::commands::Place;
use crate::refreshing::Place as Library;
use crate::server::{Reply, Server};
use crate::support::KHABAR;
use khabar::news::FetchError;
use khabar::store::Library as Store;
use khabar::work::fetch::{Client, ClientSettings, Room};
use khabar::work::refresh::discover;
use std::collections::HashSet;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const STORIES: usize = 2_400;

/// About ten megabytes.
fn document() -> String {
    let text = "كلمة ".repeat(450);
    let item = |number: usize| {
        format!(
            "<item><title>خبر {number}</title><link>https://example.org/{number}</link>\
             <guid>g{number}</guid><description>{text}</description></item>"
        )
    };
    let items: String = (0..STORIES).rev().map(item).collect();
    format!("<rss version='2.0'><channel><title>كبير</title><ttl>120</ttl>{items}</channel></rss>")
}

/// The files beside the library that are not its own.
fn strangers(folder: &str) -> Vec<String> {
    let files = std::fs::read_dir(folder).expect("a folder").flatten();
    let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    names.filter(|name| !name.starts_with("library.sqlite3")).collect()
}

#[test]
fn a_large_feed_is_saved_whole_and_known_again() {
    let document = document();
    let server = Server::start(move |asked| match asked.path.as_str() {
        "/ends" => Reply::new(200, &[("etag", "\"1\"")], &document),
        // It breaks off in the middle of a story.
        _ => Reply::head(200, &[("content-length", "20000000")])
            .then(&document.as_bytes()[..9_000_000]),
    });
    let mut place = Library::new("large");
    let feed = place.follow(&server.url("/ends"));
    let kept = place.ask(feed);
    assert_eq!((kept.new.len(), kept.error), (STORIES, None));
    assert!(kept.bytes > 8 * 1024 * 1024, "{}", kept.bytes);
    let minutes = kept.next_at.expect("asked again").duration_since(jiff::Timestamp::now());
    assert!((119..=133).contains(&minutes.as_mins()), "as its document says");
    let again = place.ask(feed);
    assert_eq!((again.new.len(), again.changed.len(), again.error), (0, 0, None));
    let minutes = again.next_at.expect("asked again").duration_since(jiff::Timestamp::now());
    assert!((119..=133).contains(&minutes.as_mins()), "as its document said");
    let titles: HashSet<String> = place.titles().into_iter().collect();
    assert_eq!(titles.len(), STORIES);
    assert_eq!(place.library.check().expect("checked"), []);
    assert_eq!(strangers(place.folder.path()), Vec::<String>::new());

    let cut = place.follow(&server.url("/breaks"));
    let kept = place.ask(cut);
    assert!((1..STORIES).contains(&kept.new.len()), "what came of it: {kept:?}");
    assert_eq!(place.titles().len(), STORIES, "the same stories, shown once");
}

#[test]
fn a_large_file_is_a_feed_too() {
    let mut place = Library::new("large-file");
    let file = place.folder.write("feed.xml", document());
    let feed = place.follow(&file);
    let kept = place.ask(feed);
    assert_eq!((kept.new.len(), kept.error), (STORIES, None));
    assert_eq!(place.ask(feed).bytes, 0, "nobody wrote it meanwhile");
    // Of a new one the beginning is looked at, and the rest comes with the next refresh.
    let mut client = Client::new(settings());
    let found = discover(&mut client, &file, &std::sync::Arc::default()).expect("a feed");
    let entries = found[0].candidate.entries;
    assert!((1..STORIES).contains(&entries), "{entries}");
    let small = ClientSettings { largest_bytes: 9_000_000, ..settings() };
    place.folder.write("feed.xml", document() + " ");
    let error = place.ask_with(feed, small).error;
    assert_eq!(error, Some(FetchError::TooLarge(9_000_000)));
}

#[test]
fn how_much_may_come_depends_on_where_it_goes() {
    let document = document();
    let length = document.len() as u64;
    let server = Server::start(move |_| Reply::ok(&document));
    let folder = crate::support::Folder::new("fetch-large-room");
    let file = std::path::Path::new(folder.path()).join("library.sqlite3");
    let get = |room: Room, settings: ClientSettings| {
        let request = khabar::work::fetch::Request { room, ..request(&server.url("/")) };
        Client::new(settings).get(&request).map(|response| response.body.expect("a body"))
    };
    let body = get(Room::Memory, settings()).expect("it came");
    assert_eq!(
        (body.bytes.len() as u64, body.is_cut, body.spilled.is_some()),
        (length, false, false)
    );
    let body = get(Room::Beginning, settings()).expect("it came");
    assert!(body.is_cut && body.bytes.len() < 9_000_000 && body.spilled.is_none());
    let body = get(Room::Disk, settings().beside(&file)).expect("it came");
    assert_eq!((body.length, body.is_cut), (length, false));
    assert!(body.bytes.len() < 100_000, "only its beginning is in the memory");
    let mut whole = Vec::new();
    let mut reader = body.spilled.expect("a file").reader().expect("it can be read");
    std::io::Read::read_to_end(&mut reader, &mut whole).expect("read");
    assert_eq!(whole.len() as u64, length);
    assert_eq!(strangers(folder.path()), Vec::<String>::new(), "its file has no name");
    let small = ClientSettings { largest_bytes: 9_000_000, ..settings().beside(&file) };
    assert_eq!(get(Room::Disk, small).unwrap_err(), FetchError::TooLarge(9_000_000));
    let nowhere = settings().beside(std::path::Path::new("/dev/null/none/library.sqlite3"));
    assert!(matches!(get(Room::Disk, nowhere), Err(FetchError::NoRoom(_))));
}

#[test]
fn killed_in_the_middle_of_a_large_feed_nothing_is_lost_or_doubled() {
    let document = document();
    let server = Server::start(move |_| Reply::ok(&document));
    let place = Place::new("large-killed");
    let library = || Store::open(place.library.as_ref()).expect("it opens");
    let count = || library().counts().expect("read").total;
    place.done(&["add", "--no-fetch", &server.url("/")]);
    let mut before = 0;
    let mut were_some = false;
    for round in 0..12_u64 {
        let mut child = Command::new(KHABAR)
            .args(["refresh", "--all", "--library", &place.library])
            .env("XDG_CONFIG_HOME", "/dev/null/none")
            .env("no_proxy", "*")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("started");
        // When some parts more are saved, or it has ended.
        let wanted = before + (STORIES / 10) * usize::from(round % 3 != 0);
        let patience = Instant::now() + Duration::from_secs(60);
        while count() < wanted
            && child.try_wait().expect("known").is_none()
            && Instant::now() < patience
        {
            std::thread::sleep(Duration::from_millis(2));
        }
        std::thread::sleep(Duration::from_millis(round * 7 % 40));
        child.kill().expect("killed");
        child.wait().expect("ended");
        let now = count();
        assert!(now >= before, "{before} were there, {now} are");
        were_some |= (1..STORIES).contains(&now);
        before = now;
    }
    assert!(were_some, "it was never killed in the middle");
    place.done(&["refresh", "--all", "--fetch-only"]);
    assert_eq!(count(), STORIES);
    assert_eq!(library().check().expect("checked"), []);
    let strangers = strangers(place.folder.path());
    assert_eq!(strangers, Vec::<String>::new(), "nothing is left behind");
}
