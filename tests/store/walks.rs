//! Whatever a person does, in whatever order: taking it all back leads the same way back, and the
//! counts are those of the lists all the time.

use crate::given::*;
use khabar::feeds::parse_opml;
use khabar::news::ReadingList;
use khabar::news::library::FeedSettings;
use khabar::store::{
    FeedId, FolderId, Library, NewFeed, Query, Retention, Scope, StoreError, Undone, View,
};
use proptest::prelude::*;

/// What is done, and to which of those that are there.
type Step = (u8, usize, usize);

/// How many kinds of steps there are.
const KINDS: u8 = 18;

const ADDRESSES: [&str; 4] =
    ["https://a.example/f", "https://b.example/f", "https://c.example/f", "https://d.example/f"];

const NAMES: [&str; 3] = ["أخبار", "اقتصاد", "رياضة"];

/// What is saved as a search or hidden; what is unread is no matter of the rules.
const QUERIES: [&str; 7] = [
    "نص",
    "\"خبر 3\"",
    "title:خبر",
    "feed:a.example",
    "folder:اقتصاد",
    "tag:أخبار",
    "feed:رياضة -tag:اقتصاد",
];

/// Everything that a person can see of a library and may want back.
fn seen(library: &Library) -> String {
    let mut feeds = library.feeds().expect("read");
    for feed in &mut feeds {
        // A new interval brings the next request nearer, which nobody needs back.
        (feed.next_at, feed.fetched_at) = (None, None);
    }
    let kept: Vec<_> = feeds.iter().map(|feed| library.retention_of(feed.id)).collect();
    let folders = library.folders().expect("read");
    let searches = library.saved_searches().expect("read");
    let tags = library.tags().expect("read");
    format!("{feeds:#?} {kept:?} {folders:?} {searches:?} {tags:?} {:#?}", rows(library, &all()))
}

/// One of these, if there is any.
fn one<T: Copy>(of: &[T], number: usize) -> Option<T> {
    of.get(number % of.len().max(1)).copied()
}

fn take(library: &mut Library, (kind, first, second): Step, minute: i64) {
    let now = at(100_000 + minute);
    let feeds: Vec<FeedId> = library.feeds().expect("read").iter().map(|feed| feed.id).collect();
    let folders: Vec<FolderId> = std::iter::once(FolderId::ROOT)
        .chain(library.folders().expect("read").iter().map(|folder| folder.id))
        .collect();
    let articles = ids(library);
    let searches: Vec<_> =
        library.saved_searches().expect("read").iter().map(|search| search.id).collect();
    let some: Vec<_> = articles.iter().copied().skip(first % 9).take(1 + second % 5).collect();
    let name = NAMES[second % NAMES.len()];
    let folder = one(&folders, first).expect("the root");
    let feed = one(&feeds, first);
    let to = one(&folders, second).expect("the root");
    // What cannot be done, such as putting a folder into itself, changes nothing.
    let done = match (kind, feed) {
        (0, _) => library.mark_read(&some, second % 3 != 0, now).is_ok(),
        (1, _) => library.mark_starred(&some, second % 3 != 0, now).is_ok(),
        (2, _) if second.is_multiple_of(3) => {
            let (added, removed) = tags_of_step(first, second);
            one(&some, 0).is_none_or(|id| library.retag(id, &added, &removed, now).is_ok())
        }
        (2, _) => library.tag(&some, name, second % 4 != 0, now).is_ok(),
        (3, Some(feed)) => {
            let (added, removed) = tags_of_step(first, second);
            library.retag_feed(feed, &added, &removed, now).is_ok()
        }
        (4, Some(feed)) => library.rename_feed(feed, Some(name), now).is_ok(),
        (5, Some(feed)) if second.is_multiple_of(3) => library
            .move_feed_into(feed, &format!("{name}/{}", NAMES[first % NAMES.len()]), now)
            .is_ok(),
        (5, Some(feed)) => library.move_feed(feed, to, now).is_ok(),
        (6, _) => library.add_folder(name, folder, now).is_ok(),
        (7, _) => library.rename_folder(folder, name, now).is_ok() || folder == FolderId::ROOT,
        (8, _) if second.is_multiple_of(3) => {
            let into = format!("{name}/{}", NAMES[first % NAMES.len()]);
            let moved = library.move_folder_into(folder, &into, now);
            // The path may lead into the folder itself.
            matches!(moved, Ok(()) | Err(StoreError::FolderInItself)) || folder == FolderId::ROOT
        }
        (8, _) => library.move_folder(folder, to, now).is_ok() || folders.len() > 1 || to == folder,
        (9, _) => library.delete_folder(folder, now).is_ok() || folder == FolderId::ROOT,
        (10, _) => {
            library.save_search(name, QUERIES[second % 7], first.is_multiple_of(2), now).is_ok()
        }
        (11, _) => one(&searches, first).is_none_or(|it| library.delete_search(it, now).is_ok()),
        (12, Some(feed)) => library.unsubscribe(feed, now).is_ok(),
        (13, _) => library.subscribe(&new_feed(first, second), folder, now).is_ok(),
        (14, _) => library.import(&list(first, name), now).is_ok(),
        (15, Some(feed)) => {
            let interval_minutes = Some(second as u64 + 1);
            let settings = FeedSettings { interval_minutes, ..Default::default() };
            library.set_feed_settings(feed, &settings, now).is_ok()
        }
        (16, Some(feed)) => {
            library.set_retention(feed, Some(second as u32 + 30), None, now).is_ok()
        }
        (_, feed) => {
            let view = feed.map_or(all(), |feed| View::of(Scope::Feed(feed)));
            library.mark_all_read(&view, &now.to_zoned(jiff::tz::TimeZone::UTC)).is_ok()
        }
    };
    assert!(done, "step {kind} {first} {second}");
}

/// Tags that come on, and one that goes.
fn tags_of_step(first: usize, second: usize) -> (Vec<String>, Vec<String>) {
    let name = |number: usize| NAMES[number % NAMES.len()].to_owned();
    (vec![name(first), name(first + 1)], vec![name(second)])
}

fn new_feed(first: usize, second: usize) -> NewFeed {
    let name = NAMES[second % NAMES.len()].to_owned();
    NewFeed {
        address: ADDRESSES[second % ADDRESSES.len()].to_owned(),
        tags: first.is_multiple_of(2).then(|| name.clone()).into_iter().collect(),
        name: Some(name),
        ..NewFeed::default()
    }
}

fn list(first: usize, name: &str) -> ReadingList {
    let address = ADDRESSES[first % ADDRESSES.len()];
    let list = format!(
        "<opml version='2.0'><body><outline text='{name}'><outline text='داخل'>\
         <outline type='rss' text='x' xmlUrl='{address}' category='{name}'/>\
         </outline></outline></body></opml>"
    );
    parse_opml(list.as_bytes()).expect("a list")
}

/// Two feeds with stories, some of them the same.
fn given(place: &Place) -> Library {
    let mut library = place.open();
    for (number, address) in (0..).zip(&ADDRESSES[..2]) {
        let feed = subscribe(&mut library, address);
        save(&mut library, feed, stories(number * 4, number * 4 + 7));
    }
    // Too long ago to be taken back.
    library
}

/// Counts of all lists, counted one by one.
fn assert_counted(library: &Library) {
    let feeds = library.feeds().expect("read").into_iter().map(|feed| Scope::Feed(feed.id));
    let folders = library.folders().expect("read").into_iter().map(|it| Scope::Folder(it.id));
    let tags = library.tags().expect("read").into_iter().map(|(tag, ..)| Scope::Tag(tag));
    for scope in [Scope::All].into_iter().chain(feeds).chain(folders).chain(tags) {
        let view = View::of(scope);
        let rows = rows(library, &view);
        let counts = library.counts_of_view(&view, &now()).expect("counts");
        let counted = (
            rows.len(),
            rows.iter().filter(|row| !row.is_read).count(),
            rows.iter().filter(|row| row.is_starred).count(),
        );
        assert_eq!((counts.total, counts.unread, counts.starred), counted, "{scope:?}");
    }
    for (tag, name, count) in library.tags().expect("read") {
        let view = View::of(Scope::Tag(tag));
        assert_eq!(count, library.count(&view, &now()).expect("counted"), "{name}");
    }
    for rule in library.saved_searches().expect("read").iter().filter(|rule| rule.is_mute) {
        let hidden = View::found(Scope::All, Query::read(&rule.query));
        assert_eq!(library.count(&hidden, &now()).expect("counted"), 0, "{}", rule.query);
    }
    assert_sound(library);
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    proptest::collection::vec((0..KINDS, 0..20_usize, 0..20_usize), 1..25)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn all_that_was_done_can_be_taken_back(steps in steps()) {
        let place = Place::new("walk");
        let mut library = given(&place);
        let mut before = vec![seen(&library)];
        for (minute, step) in (0..).zip(&steps) {
            take(&mut library, *step, minute);
            assert_counted(&library);
            before.push(seen(&library));
        }
        // A step is one change at most.
        while let Some(Undone { change, .. }) = library.undo(at(110_000)).expect("undone") {
            assert_counted(&library);
            let now_seen = seen(&library);
            while before.len() > 1 && before.last() != Some(&now_seen) {
                before.pop();
            }
            prop_assert_eq!(before.last(), Some(&now_seen), "after taking back {:?}", change);
        }
    }

    #[test]
    fn what_comes_meanwhile_stands_in_the_way_of_nothing(steps in steps()) {
        let place = Place::new("walk-between");
        let mut library = given(&place);
        for (minute, step) in (0_i64..).zip(&steps) {
            take(&mut library, *step, minute);
            let feeds = library.feeds().expect("read");
            if let Some(feed) = one(&feeds.iter().map(|feed| feed.id).collect::<Vec<_>>(), step.1) {
                let from = i64::try_from(step.2).expect("small");
                save_at(&mut library, feed, stories(from, from + 3), at(100_000 + minute));
            }
            match step.2 % 7 {
                0 => drop(library.undo(at(100_500 + minute)).expect("undone")),
                1 => {
                    let keep = Retention { keep_days: Some(1), ..Retention::default() };
                    library.purge(&keep, at(104_000)).expect("purged");
                }
                _ => {}
            }
            assert_counted(&library);
        }
        while library.undo(at(110_000)).expect("undone").is_some() {
            assert_counted(&library);
        }
    }
}
