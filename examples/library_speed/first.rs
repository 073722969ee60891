//! How long the first fetch of many feeds takes: read, parsed, made readable, saved.

use crate::{memory, processor_ms};
use jiff::Timestamp;
use khabar::feeds::{Origin, article_from_entry, parse_feed};
use khabar::news::{Article, Feed};
use khabar::store::{
    FeedId, Fetch, FolderId, KnownEntries, Library, NewFeed, Prepared, Reception, StoreError,
    prepare,
};
use std::cell::RefCell;
use std::path::Path;
use std::time::Instant;

/// Articles that are indexed in one transaction.
const AT_A_TIME: usize = 100;

/// Saves all feeds of a folder into a new library.
pub fn fetch(folder: &Path) -> Result<(), StoreError> {
    let path = std::env::temp_dir().join(format!("first-{}.sqlite3", std::process::id()));
    let mut library = Library::open(&path)?;
    let at = Timestamp::now();
    let documents = documents(folder);
    let ids = follow(&mut library, documents.len(), at)?;
    let mut clock = Clock::start();
    let feeds: Vec<Feed> =
        documents.iter().filter_map(|bytes| parse_feed(bytes, &Origin::default()).ok()).collect();
    let count = feeds.iter().map(|feed| feed.entries.len()).sum();
    clock.stop("parse", count);
    let articles: Vec<Vec<Option<Article>>> = feeds
        .iter()
        .map(|feed| feed.entries.iter().map(|entry| article_from_entry(entry, "")).collect())
        .collect();
    clock.stop("make readable", count);
    let prepared: Vec<Prepared> = feeds
        .iter()
        .zip(articles)
        .map(|(feed, articles)| {
            let articles = RefCell::new(articles.into_iter());
            let known = KnownEntries::default();
            prepare(feed, &known, &|_| articles.borrow_mut().next().flatten())
        })
        .collect();
    clock.stop("prepare", count);
    let mut new = 0;
    for ((id, feed), prepared) in ids.iter().zip(&feeds).zip(prepared) {
        let reception = Reception { feed, article_of: &|_| None, fetch: Fetch::at(at) };
        new += library.save_prepared(*id, &reception, prepared)?.new.len();
    }
    clock.stop("save", count);
    while library.index_some(AT_A_TIME)? {}
    clock.stop("index", count);
    println!("{new} new articles of {} feeds; memory: {}", feeds.len(), memory());
    drop(library);
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{ending}", path.display()));
    }
    Ok(())
}

fn documents(folder: &Path) -> Vec<Vec<u8>> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path());
    let feeds = files.filter(|path| path.extension().is_some_and(|ending| ending == "xml"));
    feeds.filter_map(|path| std::fs::read(path).ok()).collect()
}

fn follow(library: &mut Library, count: usize, at: Timestamp) -> Result<Vec<FeedId>, StoreError> {
    let feed = |number| {
        let address = format!("https://feed{number}.example/rss");
        let feed = NewFeed { address, ..NewFeed::default() };
        Ok(library.subscribe(&feed, FolderId::ROOT, at)?.0)
    };
    (0..count).map(feed).collect()
}

/// Says how long each step took, by the wall and by the processor.
struct Clock {
    wall: Instant,
    processor: f64,
}

impl Clock {
    fn start() -> Self {
        Self { wall: Instant::now(), processor: processor_ms() }
    }

    fn stop(&mut self, name: &str, count: usize) {
        let wall = self.wall.elapsed().as_secs_f64() * 1000.0;
        let processor = processor_ms() - self.processor;
        let each = processor * 1000.0 / count.max(1) as f64;
        println!("{name:<20} {wall:>9.1} ms  processor {processor:>9.1} ms  {each:>7.1} us each");
        *self = Self::start();
    }
}
