//! What the tests of the library begin with: a folder, feeds, times.

use crate::support::Folder;
use jiff::{Timestamp, Zoned};
use khabar::feeds::article_from_entry;
use khabar::news::{Entry, Feed, FeedFormat, Summary};
use khabar::store::{
    ArticleId, FeedId, Fetch, FolderId, Headline, Library, NewFeed, Reception, Saved, Scope, View,
};
use khabar::text::Direction;
use std::path::PathBuf;

/// A folder with a library in it.
pub struct Place {
    folder: Folder,
}

impl Place {
    pub fn new(test: &str) -> Self {
        Self { folder: Folder::new(&format!("store-{test}")) }
    }

    pub fn path(&self) -> PathBuf {
        PathBuf::from(self.folder.path()).join("library.sqlite3")
    }

    pub fn open(&self) -> Library {
        Library::open(&self.path()).expect("a library")
    }
}

/// Takes a library back to the format before texts were packed.
pub const OLDER_BODIES: &str = include_str!("../support/older_bodies.sql");

/// So many minutes after the first of November.
pub fn at(minutes: i64) -> Timestamp {
    let start: Timestamp = "2026-11-01T00:00:00Z".parse().expect("a time");
    Timestamp::from_second(start.as_second() + minutes * 60).expect("a time")
}

/// The evening of the 22nd.
pub fn now() -> Zoned {
    "2026-11-22T20:00:00+02:00[+02:00]".parse().expect("a time")
}

/// A story with its link and identifier, published so many minutes after the start.
pub fn story(name: &str, title: &str, body: &str, minutes: i64) -> Entry {
    Entry {
        id: format!("guid-{name}"),
        title: Some(title.to_owned()),
        link: Some(format!("https://example.org/{name}")),
        published: Some(at(minutes).to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(3)))),
        updated: None,
        authors: Vec::new(),
        summary: Summary::Content,
        content: Some(format!("<p>{body}</p>")),
        base: None,
        language: None,
        categories: Vec::new(),
        enclosures: Vec::new(),
        comments: None,
        is_cut: false,
    }
}

/// Stories `from` up to `to`, of which each is a minute later than the one before.
pub fn stories(from: i64, to: i64) -> Vec<Entry> {
    let entry = |number: i64| {
        let name = format!("s{number}");
        story(&name, &format!("خبر {number}"), &format!("نص الخبر {number}"), number)
    };
    (from..to).rev().map(entry).collect()
}

pub fn feed(entries: Vec<Entry>) -> Feed {
    Feed {
        format: FeedFormat::Rss20,
        title: Some("وكالة الأنباء".to_owned()),
        description: None,
        link: Some("https://example.org/".to_owned()),
        language: Some("ar".to_owned()),
        direction: Direction::Rtl,
        entries,
        problems: Vec::new(),
    }
}

pub fn subscribe(library: &mut Library, address: &str) -> FeedId {
    let feed = NewFeed { address: address.to_owned(), ..NewFeed::default() };
    library.subscribe(&feed, FolderId::ROOT, at(0)).expect("subscribed").0
}

/// Saves entries a month later than the start.
pub fn save(library: &mut Library, feed_id: FeedId, entries: Vec<Entry>) -> Saved {
    save_at(library, feed_id, entries, at(30_000))
}

pub fn save_at(
    library: &mut Library,
    feed_id: FeedId,
    entries: Vec<Entry>,
    when: Timestamp,
) -> Saved {
    let feed = feed(entries);
    let reception = Reception {
        feed: &feed,
        article_of: &|entry| article_from_entry(entry, ""),
        fetch: Fetch::at(when),
    };
    library.save(feed_id, &reception).expect("saved")
}

/// All rows of a view.
pub fn rows(library: &Library, view: &View) -> Vec<Headline> {
    library.headlines(&library.list(view, &now()).expect("a list")).expect("rows")
}

/// The titles of a view.
pub fn titles(library: &Library, view: &View) -> Vec<String> {
    rows(library, view).into_iter().map(|row| row.title).collect()
}

pub fn all() -> View {
    View::of(Scope::All)
}

pub fn ids(library: &Library) -> Vec<ArticleId> {
    library.list(&all(), &now()).expect("a list")
}

/// The library agrees with itself.
pub fn assert_sound(library: &Library) {
    assert_eq!(library.check().expect("a check"), []);
}

/// A library with two thousand stories, and its file.
pub fn of_many_stories(place: &Place) -> Vec<u8> {
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    save(&mut library, feed, stories(0, 2_000));
    while library.index_some(500).expect("indexed") {}
    drop(library);
    std::fs::read(place.path()).expect("read")
}
