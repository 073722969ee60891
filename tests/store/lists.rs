//! Lists, their windows and their counts.

use crate::given::*;
use khabar::news::{Folder, ReadingList, Subscription};
use khabar::store::{ArticleId, Library, Order, Query, Scope, View};

/// Three feeds in two folders, thirty stories.
fn filled(place: &Place) -> Library {
    let mut library = place.open();
    let feed = |name: &str| Subscription {
        address: format!("https://{name}.example/feed"),
        title: Some(name.to_owned()),
        ..Subscription::default()
    };
    let inner =
        Folder { name: "داخل".to_owned(), subscriptions: vec![feed("b")], ..Folder::default() };
    let outer = Folder {
        name: "أخبار".to_owned(),
        subscriptions: vec![feed("c")],
        folders: vec![inner],
        ..Folder::default()
    };
    let root = Folder { subscriptions: vec![feed("a")], folders: vec![outer], ..Folder::default() };
    let list = ReadingList { root, ..ReadingList::default() };
    assert_eq!(library.import(&list, at(0)).expect("imported").new.len(), 3);
    for (number, name) in ["a", "b", "c"].iter().enumerate() {
        let address = format!("https://{name}.example/feed");
        let feed = library.feed_at(&address).expect("read").expect("there");
        let entries = (0..10)
            .map(|story_number| {
                let minutes = story_number * 3 + number as i64;
                let words = "كلمة ".repeat((minutes * 7 % 11) as usize);
                story(
                    &format!("{name}{story_number}"),
                    &format!("{name} {minutes:02}"),
                    &words,
                    minutes,
                )
            })
            .collect();
        save(&mut library, feed, entries);
    }
    library
}

fn times(library: &Library, view: &View) -> Vec<i64> {
    rows(library, view)
        .iter()
        .map(|row| (row.sort_at.as_second() - at(0).as_second()) / 60)
        .collect()
}

#[test]
fn orders() {
    let place = Place::new("orders");
    let library = filled(&place);
    let ordered = |order| View { order, ..all() };
    let newest: Vec<i64> = (0..30).rev().collect();
    assert_eq!(times(&library, &ordered(Order::Newest)), newest);
    assert_eq!(times(&library, &ordered(Order::Oldest)), (0..30).collect::<Vec<_>>());
    let by_feed = titles(&library, &ordered(Order::Feed));
    assert_eq!(
        [&by_feed[0], &by_feed[9], &by_feed[10], &by_feed[29]],
        ["a 27", "a 00", "b 28", "c 02"]
    );
    let counts = |order| -> Vec<usize> {
        rows(&library, &ordered(order)).iter().map(|row| row.word_count).collect()
    };
    assert!(counts(Order::Shortest).is_sorted());
    assert!(counts(Order::Longest).iter().rev().is_sorted());
}

#[test]
fn every_window_is_a_stretch_of_the_list() {
    let place = Place::new("windows");
    let mut library = filled(&place);
    let some: Vec<ArticleId> = ids(&library).into_iter().step_by(3).collect();
    library.mark_read(&some, true, at(40_000)).expect("marked");
    let folder = library.folders().expect("read")[0].id;
    for scope in [Scope::All, Scope::Unread, Scope::Folder(folder), Scope::Since(at(12))] {
        for order in [Order::Newest, Order::Oldest, Order::Feed, Order::Longest] {
            for query in ["", "is:read", "كلمة", "-\"a 03\""] {
                let view = View { scope, order, query: Query::read(query) };
                let list = library.list(&view, &now()).expect("a list");
                assert_eq!(library.count(&view, &now()).expect("a count"), list.len(), "{view:?}");
                for start in [0, 1, 7, 19, 29, 40] {
                    let window = library.window(&view, start..start + 5, &now()).expect("a window");
                    let window: Vec<_> = window.iter().map(|row| row.id).collect();
                    let expected: Vec<_> = list.iter().skip(start).take(5).copied().collect();
                    assert_eq!(window, expected, "{view:?} from {start}");
                }
            }
        }
    }
    let third = ids(&library)[2];
    assert_eq!(library.place_of(&all(), third, &now()).expect("read"), Some(2));
}

#[test]
fn scopes() {
    let place = Place::new("scopes");
    let mut library = filled(&place);
    let folders = library.folders().expect("read");
    let folder = |name: &str| folders.iter().find(|folder| folder.name == name).expect("there").id;
    let of = |library: &Library, scope| rows(library, &View::of(scope)).len();
    assert_eq!(of(&library, Scope::Folder(folder("أخبار"))), 20);
    assert_eq!(of(&library, Scope::Folder(folder("داخل"))), 10);
    assert_eq!(library.counts_of_folder(folder("أخبار")).expect("counts").unread, 20);
    assert_eq!(of(&library, Scope::Since(at(25))), 5);
    let newest = ids(&library);
    library.mark_starred(&newest[..4], true, at(40_000)).expect("marked");
    library.tag(&newest[2..5], "مهم جدا", true, at(40_001)).expect("tagged");
    assert_eq!(of(&library, Scope::Starred), 4);
    let tags = library.tags().expect("tags");
    assert_eq!((tags[0].1.as_str(), tags[0].2), ("مهم جدا", 3));
    assert_eq!(of(&library, Scope::Tag(tags[0].0)), 3);
    let feed = library.feed_at("https://b.example/feed").expect("read").expect("there");
    library.retag_feed(feed, &["مهم جدا".to_owned()], &[], at(40_002)).expect("tagged");
    let in_b = rows(&library, &View::of(Scope::Tag(tags[0].0)))
        .iter()
        .filter(|row| row.feed == feed)
        .count();
    assert_eq!(in_b, 10);
    assert_eq!(rows(&library, &all())[2].tags, ["مهم جدا"]);
}

#[test]
fn counts_follow_every_change() {
    let place = Place::new("counts");
    let mut library = filled(&place);
    let list = ids(&library);
    library.mark_read(&list[..12], true, at(40_000)).expect("marked");
    library.mark_starred(&list[5..8], true, at(40_001)).expect("marked");
    let counts = library.counts().expect("counts");
    assert_eq!((counts.total, counts.unread, counts.starred), (30, 18, 3));
    let feed = library.feeds().expect("read")[0].id;
    let view = View::of(Scope::Feed(feed));
    let unread = library.counts_of_feed(feed).expect("counts").unread;
    assert_eq!(library.mark_all_read(&view, &now()).expect("marked"), unread);
    assert_eq!(library.counts().expect("counts").unread, 18 - unread);
    assert_sound(&library);
}

#[test]
fn counts_of_any_view_are_those_of_its_list() {
    let place = Place::new("counts-of-views");
    let mut library = filled(&place);
    let list = ids(&library);
    library.mark_read(&list[..12], true, at(40_000)).expect("marked");
    library.mark_starred(&list[5..15], true, at(40_001)).expect("marked");
    library.tag(&list[10..20], "مهم", true, at(40_002)).expect("tagged");
    let tag = library.tags().expect("read")[0].0;
    let feed = library.feeds().expect("read")[0].id;
    let folder = library.folders().expect("read")[0].id;
    for scope in [
        Scope::All,
        Scope::Unread,
        Scope::Starred,
        Scope::Since(at(12)),
        Scope::Feed(feed),
        Scope::Folder(folder),
        Scope::Tag(tag),
    ] {
        for query in ["", "كلمة", "is:unread OR is:starred"] {
            let view = View::found(scope, Query::read(query));
            let rows = rows(&library, &view);
            let counts = library.counts_of_view(&view, &now()).expect("counted");
            let unread = rows.iter().filter(|row| !row.is_read).count();
            let starred = rows.iter().filter(|row| row.is_starred).count();
            assert_eq!(
                (counts.total, counts.unread, counts.starred),
                (rows.len(), unread, starred),
                "{view:?}"
            );
        }
    }
}

#[test]
fn marks_come_with_their_list() {
    let place = Place::new("list-marks");
    let mut library = filled(&place);
    let now = now();
    let all = library.list(&View::of(Scope::All), &now).expect("read");
    let read: Vec<ArticleId> = all.iter().step_by(3).copied().collect();
    library.mark_read(&read, true, at(40_000)).expect("marked");
    let feed = library.feeds().expect("feeds")[0].id;
    let views = [Scope::All, Scope::Unread, Scope::Feed(feed)].map(View::of);
    let found = View::found(Scope::All, Query::read("كلمة"));
    // It waits for no index, so that is there before.
    while library.index_some(500).expect("indexed") {}
    for view in views.into_iter().chain([found]) {
        for order in [Order::Newest, Order::Oldest, Order::Feed, Order::Longest] {
            let view = View { order, ..view.clone() };
            let (ids, unread) = library.list_with_marks(&view, &now).expect("read");
            assert!(!ids.is_empty(), "{view:?}");
            assert_eq!(ids, library.list(&view, &now).expect("read"), "{view:?}");
            let is_unread = |id: &ArticleId| !read.contains(id);
            assert_eq!(unread, ids.iter().map(is_unread).collect::<Vec<_>>(), "{view:?}");
        }
    }
}

#[test]
fn a_feed_that_stands_twice_in_a_list_lies_in_the_folder_with_the_tags_of_both() {
    let place = Place::new("twice");
    let mut library = place.open();
    for (first, second) in [("a", "b"), ("b", "a")] {
        let at_top = format!(
            "<outline text='second' xmlUrl='http://www.{second}.example/f/' category='x,y'/>"
        );
        let opml = format!(
            "<opml><body>{}<outline text='one'>\
             <outline text='first' xmlUrl='https://{second}.example/f' category='x,z'/></outline>\
             {}</body></opml>",
            if first == "a" { at_top.as_str() } else { "" },
            if first == "b" { at_top.as_str() } else { "" },
        );
        let list = khabar::feeds::parse_opml(opml.as_bytes()).expect("a list");
        let imported = library.import(&list, at(1)).expect("imported");
        assert_eq!((imported.new.len(), imported.known), (1, 0));
        let feed = library.feed(imported.new[0]).expect("read").expect("there");
        assert_eq!((feed.shown_name(), feed.tags.join(" ")), ("first", "x y z".to_owned()));
        let folder = library.folders().expect("read")[0].id;
        assert_eq!(feed.folder, folder);
    }
}
