//! A feed that is saved part by part, and one that breaks off.

use crate::given::*;
use khabar::feeds::Origin;
use khabar::news::NotAFeed;
use khabar::store::Fetch;
use khabar::work::{LargeError, save_large};
use std::io::{self, Read};

const ENTRIES: usize = 1_500;

/// Some megabytes, the newest story first.
fn document() -> Vec<u8> {
    let text = "كلمة ".repeat(400);
    let item = |number: usize| {
        format!(
            "<item><title>خبر {number}</title><link>https://example.org/{number}</link>\
             <guid>g{number}</guid><description>{text}</description></item>"
        )
    };
    let items: String = (0..ENTRIES).rev().map(item).collect();
    format!("<rss version='2.0'><channel><title>كبير</title>{items}</channel></rss>").into_bytes()
}

/// Breaks off after so many bytes.
struct Broken<'a>(&'a [u8]);

impl Read for Broken<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.read(buffer)? {
            0 => Err(io::Error::new(io::ErrorKind::ConnectionReset, "gone")),
            count => Ok(count),
        }
    }
}

#[test]
fn every_entry_of_a_large_feed_is_saved_once() {
    let place = Place::new("large");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    let document = document();
    let fetch = Fetch::at(at(100));
    let origin = Origin::default();

    let half = document.get(..document.len() / 2).expect("half");
    let broken = save_large(&mut library, feed, &mut Broken(half), &origin, &fetch);
    assert!(matches!(broken, Err(LargeError::Read(_))), "{broken:?}");
    let there = ids(&library).len();
    assert!((1..ENTRIES).contains(&there), "{there} of the parts before");
    assert_eq!(library.fetches(feed).expect("read"), [], "it was not received");

    let saved = save_large(&mut library, feed, &mut document.as_slice(), &origin, &fetch);
    let saved = saved.expect("saved");
    assert_eq!((saved.new.len(), saved.unchanged), (ENTRIES - there, there));
    let again = save_large(&mut library, feed, &mut document.as_slice(), &origin, &fetch);
    assert_eq!(again.expect("saved").unchanged, ENTRIES);
    assert_eq!(ids(&library).len(), ENTRIES);
    assert_eq!(library.known_entries(feed).expect("read").len(), ENTRIES, "all are still sent");
    assert_eq!(library.fetches(feed).expect("read").len(), 2);
    assert_eq!(library.feeds().expect("read")[0].title.as_deref(), Some("كبير"));
    assert_sound(&library);
}

#[test]
fn what_is_no_feed_is_not_saved() {
    let place = Place::new("large-page");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    let mut page = &b"<html><body>no feed"[..];
    let fetch = Fetch::at(at(100));
    let result = save_large(&mut library, feed, &mut page, &Origin::default(), &fetch);
    assert!(matches!(result, Err(LargeError::NotAFeed(NotAFeed::WebPage))), "{result:?}");
    assert_eq!(library.fetches(feed).expect("read"), []);
}
