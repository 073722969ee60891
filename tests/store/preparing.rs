//! Saving what was made ready on another thread, part by part, and the index that follows later.

use crate::given::*;
use khabar::feeds::article_from_entry;
use khabar::news::{Article, Entry};
use khabar::store::{
    Arrival, Fetch, KnownEntries, Library, Prepared, Query, Reception, Saved, Scope, View, prepare,
};
use proptest::prelude::*;
use std::cell::Cell;

fn readable(entry: &Entry) -> Option<Article> {
    article_from_entry(entry, "")
}

fn nothing_is_left(entry: &Entry) -> Option<Article> {
    panic!("read again: {entry:?}")
}

fn found(library: &Library, query: &str) -> usize {
    let view = View::found(Scope::All, Query::read(query));
    library.count(&view, &now()).expect("counted")
}

#[test]
fn what_is_ready_is_not_read_again() {
    let place = Place::new("ready");
    let mut library = place.open();
    let id = subscribe(&mut library, "https://example.org/feed");
    let mut entries = stories(0, 10);
    let first = feed(entries.clone());
    let prepared = std::thread::scope(|scope| {
        let preparing = scope.spawn(|| prepare(&first, &KnownEntries::default(), &readable));
        preparing.join().expect("prepared")
    });
    let reception =
        Reception { feed: &first, article_of: &nothing_is_left, fetch: Fetch::at(at(100)) };
    assert_eq!(library.save_prepared(id, &reception, prepared).expect("saved").new.len(), 10);

    // One is edited, one is new, nine are known.
    entries[3] = story("s6", "خبر 6", "نص آخر", 6);
    entries.insert(0, story("s10", "خبر 10", "نص الخبر 10", 10));
    let second = feed(entries);
    let known = library.known_entries(id).expect("read");
    let read = Cell::new(0);
    let prepared = prepare(&second, &known, &|entry| {
        read.set(read.get() + 1);
        readable(entry)
    });
    assert_eq!(read.get(), 2);
    let reception =
        Reception { feed: &second, article_of: &nothing_is_left, fetch: Fetch::at(at(200)) };
    let saved = library.save_prepared(id, &reception, prepared).expect("saved");
    assert_eq!((saved.new.len(), saved.changed.len(), saved.unchanged), (1, 1, 9));
    assert_sound(&library);
}

#[test]
fn what_was_known_when_it_was_prepared_may_be_gone_when_it_is_saved() {
    let place = Place::new("gone");
    let mut library = place.open();
    let id = subscribe(&mut library, "https://example.org/feed");
    save(&mut library, id, stories(0, 5));
    let known = library.known_entries(id).expect("read");
    // Another process was faster: the feed has other articles now.
    save(&mut library, id, vec![story("s3", "خبر 3", "نص معدل", 3)]);
    let feed = feed(stories(0, 5));
    let prepared = prepare(&feed, &known, &nothing_is_left);
    let reception = Reception { feed: &feed, article_of: &readable, fetch: Fetch::at(at(300)) };
    let saved = library.save_prepared(id, &reception, prepared).expect("saved");
    assert_eq!((saved.new.len(), saved.unchanged), (0, 5), "{saved:?}");
    assert_eq!(ids(&library).len(), 5);
    let plain = library.article(rows(&library, &all())[1].id).expect("read").expect("there").plain;
    assert!(plain.ends_with("نص الخبر 3"), "{plain}");
}

#[test]
fn a_search_finds_what_was_saved_a_moment_ago() {
    let place = Place::new("unindexed");
    let mut library = place.open();
    let id = subscribe(&mut library, "https://example.org/feed");
    save(&mut library, id, stories(0, 30));
    assert!(library.index_some(10).expect("indexed"));
    drop(library);
    // A process that ended before: the next one goes on.
    let mut library = place.open();
    assert_eq!(found(&library, "نص"), 30);
    assert!(!library.index_some(10).expect("indexed"), "all are in it");
    save(&mut library, id, vec![story("s4", "خبر 4", "كلمة غريبة", 4)]);
    assert_eq!((found(&library, "غريبة"), found(&library, "-غريبة")), (1, 29));
    assert_eq!(found(&library, "نص"), 29, "the older text is not found any more");
    save(&mut library, id, vec![story("s99", "آخر", "كلمة غريبة", 99)]);
    assert_eq!(found(&library, "-غريبة"), 29, "a refusal asks the index too");
    library.checkpoint().expect("written");
    assert_sound(&library);
}

fn save_in_parts(library: &mut Library, entries: Vec<Entry>, at_a_time: usize) -> Saved {
    let id = subscribe(library, "https://example.org/feed");
    let fetch = Fetch::at(at(30_000));
    let mut arrival = Arrival::default();
    for entries in entries.chunks(at_a_time) {
        let part = feed(entries.to_vec());
        let reception = Reception { feed: &part, article_of: &readable, fetch: fetch.clone() };
        library.save_part(id, &reception, Prepared::default(), &mut arrival).expect("saved");
    }
    library.finish_parts(id, &fetch, arrival).expect("finished")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn parts_are_saved_as_the_whole(count in 1i64..20, changed in 0i64..20, at_a_time in 1usize..8) {
        let whole = Place::new("whole-feed");
        let parted = Place::new("parted-feed");
        let (mut one, mut other) = (whole.open(), parted.open());
        let mut entries = stories(0, count);
        for round in 0..2 {
            let id = subscribe(&mut one, "https://example.org/feed");
            let saved = save(&mut one, id, entries.clone());
            let in_parts = save_in_parts(&mut other, entries.clone(), at_a_time);
            prop_assert_eq!(saved.new.len(), in_parts.new.len());
            prop_assert_eq!(saved.changed.len(), in_parts.changed.len());
            prop_assert_eq!(saved.unchanged, in_parts.unchanged);
            prop_assert_eq!(titles(&one, &all()), titles(&other, &all()));
            prop_assert_eq!(
                one.known_entries(id).expect("read").len(),
                other.known_entries(id).expect("read").len()
            );
            if round == 0 && changed < count {
                let edited = story(&format!("s{changed}"), "عنوان آخر", "نص آخر", changed);
                entries[(count - 1 - changed) as usize] = edited;
            }
        }
        let ids = other.feeds().expect("read")[0].id;
        prop_assert_eq!(other.fetches(ids).expect("read").len(), 2);
    }
}
