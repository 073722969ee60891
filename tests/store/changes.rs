//! What a person changes, and taking it back.

use crate::given::*;
use khabar::store::{
    Change, Fetch, FetchOutcome, FolderId, Library, NewFeed, Retention, Scope, Undone, Validators,
    View,
};

/// Everything that a person can see of a library.
fn seen(library: &Library) -> String {
    let feeds = library.feeds().expect("read");
    let folders = library.folders().expect("read");
    let searches = library.saved_searches().expect("read");
    let tags = library.tags().expect("read");
    let rows = rows(library, &all());
    let counts = library.counts().expect("read");
    format!("{feeds:?} {folders:?} {searches:?} {tags:?} {rows:?} {counts:?}")
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
#[expect(clippy::too_many_lines, reason = "a list of every change that there is")]
fn every_change_can_be_taken_back_one_after_the_other() {
    let place = Place::new("undo");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    save(&mut library, feed, stories(0, 20));
    let inner = library.add_folder("داخل", FolderId::ROOT, at(1)).expect("made");
    let list = ids(&library);
    let muted = "\"خبر 7\"";
    type Step<'a> = Box<dyn Fn(&mut Library) + 'a>;
    let steps: Vec<Step<'_>> = vec![
        Box::new(|library| drop(library.mark_read(&list[..9], true, at(2)))),
        Box::new(|library| drop(library.mark_read(&list[3..6], false, at(3)))),
        Box::new(|library| drop(library.mark_starred(&list[2..4], true, at(4)))),
        Box::new(|library| drop(library.tag(&list[..3], "مهم", true, at(5)))),
        Box::new(|library| drop(library.tag(&list[..2], "مهم", false, at(6)))),
        Box::new(|library| {
            library.retag_feed(feed, &["وكالات".to_owned()], &[], at(7)).expect("tagged")
        }),
        Box::new(|library| {
            let (added, removed) = (words(&["أ", "ب"]), words(&["وكالات"]));
            library.retag_feed(feed, &added, &removed, at(7)).expect("tagged");
        }),
        Box::new(|library| {
            let (added, removed) = (words(&["ج", "د"]), words(&["مهم"]));
            library.retag(list[2], &added, &removed, at(7)).expect("tagged");
        }),
        Box::new(|library| library.rename_feed(feed, Some("اسم"), at(8)).expect("renamed")),
        Box::new(|library| library.move_feed(feed, inner, at(9)).expect("moved")),
        Box::new(|library| library.move_feed_into(feed, "عالم/آسيا", at(9)).expect("moved")),
        Box::new(|library| drop(library.add_folder("خارج", FolderId::ROOT, at(10)))),
        Box::new(|library| library.rename_folder(inner, "وسط", at(11)).expect("renamed")),
        Box::new(|library| {
            let outer = library.add_folder("خارج", FolderId::ROOT, at(12)).expect("there");
            library.move_folder(inner, outer, at(12)).expect("moved");
        }),
        Box::new(|library| {
            let outer = library.add_folder("خارج", FolderId::ROOT, at(13)).expect("there");
            library.delete_folder(outer, at(13)).expect("deleted");
        }),
        Box::new(|library| {
            library.move_folder_into(inner, "قارات/غرب", at(13)).expect("moved");
        }),
        Box::new(|library| library.delete_folder(inner, at(14)).expect("deleted")),
        Box::new(|library| drop(library.save_search("نفط", "نفط is:unread", false, at(15)))),
        Box::new(|library| drop(library.save_search("رياضة", muted, true, at(16)))),
        Box::new(|library| {
            let mute = library.saved_searches().expect("read")[1].id;
            library.delete_search(mute, at(17)).expect("deleted");
        }),
        Box::new(|library| {
            drop(library.mark_all_read(
                &View::of(Scope::Feed(feed)),
                &at(18).to_zoned(jiff::tz::TimeZone::UTC),
            ));
        }),
        Box::new(|library| {
            let search = library.saved_searches().expect("read")[0].id;
            library.rename_search(search, "اسم آخر", at(18)).expect("renamed");
        }),
        Box::new(|library| library.unsubscribe(feed, at(19)).expect("left")),
        Box::new(|library| {
            let again =
                NewFeed { address: "http://example.org/feed".to_owned(), ..NewFeed::default() };
            assert_eq!(
                library.subscribe(&again, FolderId::ROOT, at(20)).expect("followed"),
                (feed, true)
            );
        }),
    ];
    let mut before = vec![seen(&library)];
    for (number, step) in steps.iter().enumerate() {
        step(&mut library);
        let now_seen = seen(&library);
        assert_ne!(Some(&now_seen), before.last(), "step {number} did something");
        before.push(now_seen);
        assert_sound(&library);
    }
    // Written to the file, so that a later start can take it back.
    drop(library);
    let mut library = place.open();
    before.pop();
    while let Some(expected) = before.pop() {
        let undone = library.undo(at(100)).expect("undone").expect("something to undo");
        assert_eq!(seen(&library), expected, "after taking back {undone:?}");
        assert_sound(&library);
    }
}

#[test]
fn a_change_that_changes_nothing_is_not_taken_back() {
    let place = Place::new("nothing");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    let id = save(&mut library, feed, stories(0, 1)).new[0];
    assert_eq!(library.mark_read(&[id], true, at(1)).expect("marked"), 1);
    assert_eq!(library.mark_read(&[id], true, at(2)).expect("marked"), 0);
    library.rename_feed(feed, None, at(3)).expect("renamed");
    let undone = library.undo(at(4)).expect("undone").expect("one change");
    let change = Change::Read { is_read: true };
    assert_eq!(undone, Undone { change, articles: vec![id], feeds: Vec::new() });
    assert!(!rows(&library, &all())[0].is_read);
    assert_eq!(
        library.undo(at(5)).expect("undone"),
        Some(Undone {
            change: Change::Subscribed {
                feeds: vec![feed],
                folders: Vec::new(),
                returned: Vec::new(),
            },
            articles: Vec::new(),
            feeds: vec![feed],
        })
    );
    assert_eq!(library.undo(at(6)).expect("undone"), None);
}

#[test]
fn a_feed_in_new_folders_is_left_with_them_at_once() {
    let place = Place::new("new-folders");
    let mut library = place.open();
    let outer = library.add_folder("outer", FolderId::ROOT, at(0)).expect("made");
    let feed = NewFeed { address: "https://example.org/f".to_owned(), ..NewFeed::default() };
    let path = "outer/ inner//innermost/";
    let (id, is_new) = library.subscribe_in(&feed, path, at(1)).expect("followed");
    let names: Vec<String> =
        library.folders().expect("read").into_iter().map(|folder| folder.name).collect();
    assert_eq!((is_new, names), (true, ["inner", "innermost", "outer"].map(str::to_owned).into()));
    let again = library.subscribe_in(&feed, "elsewhere", at(1)).expect("known");
    assert_eq!(again, (id, false));
    assert_eq!(library.folders().expect("read").len(), 3, "nothing is made for what is followed");
    let undone = library.undo(at(2)).expect("undone").expect("one change");
    assert_eq!(undone.feeds, [id]);
    assert!(library.feeds().expect("read").is_empty());
    let left: Vec<FolderId> =
        library.folders().expect("read").into_iter().map(|folder| folder.id).collect();
    assert_eq!(left, [outer], "the folder that was there before stays");
}

#[test]
fn after_thirty_days_a_change_stays() {
    let place = Place::new("old-changes");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    let id = save(&mut library, feed, stories(0, 1)).new[0];
    library.mark_read(&[id], true, at(0)).expect("marked");
    let day = 24 * 60;
    assert_eq!(library.undo(at(31 * day)).expect("undone"), None);
    assert!(library.undo(at(29 * day)).expect("undone").is_some());
}

#[test]
fn starred_articles_stay_when_a_feed_is_left() {
    let place = Place::new("left");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    save(&mut library, feed, stories(0, 5));
    let starred = ids(&library)[1];
    library.mark_starred(&[starred], true, at(1)).expect("marked");
    library.unsubscribe(feed, at(2)).expect("left");
    assert_eq!(ids(&library), [starred]);
    assert!(library.feeds().expect("read").is_empty());
    assert_eq!(library.counts().expect("counts").total, 1);
    library.mark_starred(&[starred], false, at(3)).expect("marked");
    assert_eq!(ids(&library), []);
    library.undo(at(4)).expect("undone");
    library.undo(at(5)).expect("undone");
    assert_eq!(ids(&library).len(), 5);
}

#[test]
fn a_folder_cannot_lie_in_itself() {
    let place = Place::new("folders");
    let mut library = place.open();
    let outer = library.add_folder("a", FolderId::ROOT, at(1)).expect("made");
    let inner = library.add_folder("b", outer, at(2)).expect("made");
    assert!(library.move_folder(outer, inner, at(3)).is_err());
    assert!(library.move_folder(outer, outer, at(3)).is_err());
    // Nor is anything made on the way there.
    let before = library.folders().expect("read");
    assert!(library.move_folder_into(outer, "a/b/new", at(3)).is_err());
    assert_eq!(library.folders().expect("read"), before);
    assert!(library.delete_folder(FolderId::ROOT, at(3)).is_err());
    assert_eq!(library.add_folder("b", outer, at(4)).expect("there"), inner);
}

#[test]
fn reading_lists_come_back_as_they_were() {
    let place = Place::new("lists");
    let mut library = place.open();
    let opml = "<opml version='2.0'><body><outline text='أخبار' extra='1'>\
        <outline type='rss' text='ب' title='ب' xmlUrl='https://b.example/' category='x,y' more='2'/>\
        </outline><outline type='rss' text='ا' title='ا' xmlUrl='https://a.example/f'/></body></opml>";
    let list = khabar::feeds::parse_opml(opml.as_bytes()).expect("a list");
    let imported = library.import(&list, at(0)).expect("imported");
    assert_eq!((imported.new.len(), imported.known, imported.folders), (2, 0, 1));
    let again = library.import(&list, at(1)).expect("imported");
    assert_eq!((again.new.len(), again.known, again.folders), (0, 2, 0));
    assert_eq!(library.reading_list().expect("read").root, list.root);
}

#[test]
fn a_feed_that_was_left_is_asked_anew_when_it_comes_back() {
    let place = Place::new("again");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    save(&mut library, feed, stories(0, 5));
    library.mark_starred(&ids(&library)[..1], true, at(30_001)).expect("marked");
    let etag = Some("1".to_owned());
    let validators = Validators { etag, ..Validators::default() };
    let (body_digest, next_at) = (Some(7), Some(at(90_000)));
    let fetch = Fetch { validators, body_digest, next_at, ..Fetch::at(at(30_002)) };
    let received = FetchOutcome::Received { new_count: 5, changed_count: 0 };
    library.note_fetch(feed, &fetch, &received).expect("noted");
    library.unsubscribe(feed, at(30_003)).expect("left");
    // All but the star goes; its server would say that nothing changed since.
    assert_eq!(library.purge(&Retention::default(), at(80_000)).expect("purged"), 4);
    assert_eq!(subscribe(&mut library, "https://example.org/feed"), feed);
    let state = library.fetch_state(feed).expect("read").expect("followed");
    assert_eq!((state.validators, state.body_digest), (Validators::default(), None));
    assert_eq!(library.feeds_due(at(80_001)).expect("read"), [feed]);
}

#[test]
fn names_stand_in_one_line() {
    let place = Place::new("names");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    library.rename_feed(feed, Some("اسم\n\u{1b}[31m جديد "), at(1)).expect("renamed");
    assert_eq!(library.feeds().expect("read")[0].shown_name(), "اسم [31m جديد");
    library.rename_feed(feed, Some(" \n"), at(2)).expect("renamed");
    assert_eq!(library.feeds().expect("read")[0].name, None);
    library.add_folder("مجلد\tأول", FolderId::ROOT, at(3)).expect("made");
    assert_eq!(library.folders().expect("read")[0].name, "مجلد أول");
    library.rename_feed(feed, Some(&"ا".repeat(1_000_000)), at(4)).expect("renamed");
    assert_eq!(library.feeds().expect("read")[0].shown_name().chars().count(), 500);
}
