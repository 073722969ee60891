//! Saving a received feed.

use crate::given::*;
use khabar::feeds::article_from_entry;
use khabar::news::{FetchError, Summary};
use khabar::store::{
    Fetch, FetchOutcome, Library, Query, Reception, Scope, StoreError, Validators, View,
};

#[test]
fn what_came_is_there_with_all_it_said() {
    let place = Place::new("came");
    let mut library = place.open();
    let feed_id = subscribe(&mut library, "https://example.org/feed");
    let mut entry = story("a", "ميناء جديد", "قالت الوزيرة إن الميناء يفتح قريبا.", 10);
    entry.authors = vec!["ليلى حداد".to_owned(), "سامر".to_owned()];
    entry.categories = vec!["نقل".to_owned()];
    entry.summary = Summary::Html("<b>ملخص</b>".to_owned());
    entry.comments = Some("https://example.org/a/comments".to_owned());
    let saved = save(&mut library, feed_id, vec![entry.clone()]);
    assert_eq!((saved.new.len(), saved.changed.len(), saved.unchanged), (1, 0, 0));
    let stored = library.article(saved.new[0]).expect("read").expect("there");
    assert_eq!(stored.plain, "ميناء جديد\n\nقالت الوزيرة إن الميناء يفتح قريبا.");
    assert_eq!(stored.content, entry.content);
    assert_eq!(stored.summary, entry.summary);
    assert_eq!((stored.categories, stored.comments), (entry.categories, entry.comments));
    assert_eq!(stored.headline.author.as_deref(), Some("ليلى حداد, سامر"));
    assert_eq!(stored.headline.published, entry.published);
    assert_eq!(stored.headline.language.as_deref(), Some("ar"));
    assert!(!stored.headline.is_read && stored.headline.changed_at.is_none());
    let feed = library.feed(feed_id).expect("read").expect("there");
    assert_eq!(feed.shown_name(), "وكالة الأنباء");
    assert_eq!((feed.counts.total, feed.counts.unread), (1, 1));
    assert_sound(&library);
}

#[test]
fn the_same_feed_again_changes_nothing() {
    let place = Place::new("again");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    assert_eq!(save(&mut library, feed, stories(0, 30)).new.len(), 30);
    let before = rows(&library, &all());
    let again = save(&mut library, feed, stories(0, 30));
    assert_eq!((again.new.len(), again.unchanged), (0, 30));
    assert_eq!(rows(&library, &all()), before);
    let moved_on = save(&mut library, feed, stories(20, 40));
    assert_eq!((moved_on.new.len(), moved_on.unchanged), (10, 10));
}

#[test]
fn an_edited_story_keeps_its_marks_and_shows_that_it_changed() {
    let place = Place::new("edited");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    let id = save(&mut library, feed, vec![story("a", "عنوان", "نص أول", 5)]).new[0];
    library.mark_read(&[id], true, at(30_001)).expect("marked");
    library.mark_starred(&[id], true, at(30_002)).expect("marked");
    let edited = vec![story("a", "عنوان", "نص ثان", 5)];
    let saved = save_at(&mut library, feed, edited, at(30_010));
    assert_eq!(saved.changed, [id]);
    let stored = library.article(id).expect("read").expect("there");
    assert!(stored.headline.is_read && stored.headline.is_starred);
    assert_eq!(stored.headline.changed_at, Some(at(30_010)));
    assert!(stored.plain.contains("ثان"));
    // Only the markup is another one: nothing that a person reads changed.
    let mut marked_up = story("a", "عنوان", "نص ثان", 5);
    marked_up.content = Some("<p>نص <b>ثان</b></p><img src='https://t.example/1.gif'>".to_owned());
    let saved = save_at(&mut library, feed, vec![marked_up], at(30_020));
    assert_eq!((saved.changed.len(), saved.unchanged), (0, 1));
    // A server that still gives the older text, in turns with the newer one.
    let older = vec![story("a", "عنوان", "نص أول", 5)];
    let saved = save_at(&mut library, feed, older, at(30_030));
    assert_eq!(saved.changed, []);
    let stored = library.article(id).expect("read").expect("there");
    assert_eq!(stored.headline.changed_at, Some(at(30_010)));
    assert_eq!(ids(&library), [id]);
    assert_sound(&library);
}

#[test]
fn a_story_without_words_is_kept_by_its_link() {
    let place = Place::new("wordless");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    let mut silent = story("a", "", "", 5);
    (silent.title, silent.content, silent.summary) = (None, None, Summary::None);
    let mut nothing = silent.clone();
    nothing.link = None;
    let saved = save(&mut library, feed, vec![silent, nothing]);
    assert_eq!((saved.new.len(), saved.passed_over), (1, 1));
    assert_eq!(titles(&library, &all()), ["https://example.org/a"]);
}

#[test]
fn dates_to_come_do_not_stay_above_the_news() {
    let place = Place::new("future");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    let future = story("f", "قادم", "نص", 900_000);
    save_at(&mut library, feed, vec![future.clone()], at(100));
    save_at(&mut library, feed, vec![story("n", "جديد", "نص", 150), future], at(200));
    assert_eq!(titles(&library, &all()), ["جديد", "قادم"]);
}

#[test]
fn one_story_of_two_feeds_is_shown_once_and_read_once() {
    let place = Place::new("twice");
    let mut library = place.open();
    let first = subscribe(&mut library, "https://example.org/top");
    let second = subscribe(&mut library, "https://example.org/politics");
    let in_first = save(&mut library, first, vec![story("a", "عنوان", "نص", 5)]).new[0];
    let mut same = story("a", "عنوان", "نص", 5);
    same.link = Some("http://www.example.org/a/?utm_source=politics".to_owned());
    let other_text = story("b", "عنوان", "نص", 6);
    let saved = save(&mut library, second, vec![same, other_text]);
    assert_eq!(saved.new.len(), 2);
    assert_eq!(ids(&library).len(), 2, "the link of b is another one");
    assert_eq!(rows(&library, &View::of(Scope::Feed(second))).len(), 2, "each in its feed");
    assert_eq!(library.counts().expect("counts").unread, 2);
    assert_eq!(library.counts_of_feed(second).expect("counts").unread, 2);
    // The folder and the tag of the second feed have it too, and a search among its stories.
    library.move_feed_into(second, "سياسة", at(30_000)).expect("moved");
    library.retag_feed(second, &["مهم".to_owned()], &[], at(30_000)).expect("tagged");
    let folder = library.folders().expect("read").pop().expect("a folder");
    assert_eq!((folder.counts.total, folder.counts.unread), (2, 2));
    assert_eq!(rows(&library, &View::of(Scope::Folder(folder.id))).len(), 2);
    let (tag, _, count) = library.tags().expect("read").pop().expect("a tag");
    assert_eq!((count, rows(&library, &View::of(Scope::Tag(tag))).len()), (2, 2));
    for query in ["folder:سياسة", "tag:مهم", "feed:example.org/politics"] {
        let found = View::found(Scope::All, Query::read(query));
        assert_eq!(rows(&library, &found).len(), 2, "{query}");
    }
    library.mark_read(&[in_first], true, at(30_001)).expect("marked");
    assert_eq!(library.counts_of_feed(second).expect("counts").unread, 1);
    // Whoever leaves the first feed still has the story.
    library.unsubscribe(first, at(30_002)).expect("left");
    assert_eq!(ids(&library).len(), 2);
    library.undo(at(30_003)).expect("undone");
    assert_eq!(ids(&library).len(), 2);
    assert!(ids(&library).contains(&in_first));
    // A third feed: read already.
    let third = subscribe(&mut library, "https://example.org/world");
    save(&mut library, third, vec![story("a", "عنوان", "نص", 5)]);
    assert_eq!(library.counts_of_feed(third).expect("counts").unread, 0);
    assert_sound(&library);
}

#[test]
fn what_the_next_request_needs_is_kept_with_the_feed() {
    let place = Place::new("fetches");
    let mut library = place.open();
    let id = subscribe(&mut library, "https://example.org/feed");
    assert_eq!(library.feeds_due(at(0)).expect("read"), [id]);
    let feed = feed(stories(0, 3));
    let validators =
        Validators { etag: Some("\"1\"".to_owned()), last_modified: Some("yesterday".to_owned()) };
    let fetch = Fetch {
        next_at: Some(at(60)),
        validators: validators.clone(),
        bytes: 500,
        duration_ms: 30,
        ..Fetch::at(at(10))
    };
    let article_of = |entry: &_| article_from_entry(entry, "");
    let reception = Reception { feed: &feed, article_of: &article_of, fetch };
    library.save(id, &reception).expect("saved");
    assert_eq!(library.validators(id).expect("read"), validators);
    assert_eq!(library.feeds_due(at(59)).expect("read"), []);
    let later = Fetch { next_at: Some(at(120)), ..Fetch::at(at(60)) };
    library.note_fetch(id, &later, &FetchOutcome::Failed(FetchError::Refused)).expect("noted");
    assert_eq!(library.validators(id).expect("read"), validators);
    assert_eq!(library.feed(id).expect("read").expect("there").failures, 1);
    library.note_fetch(id, &later, &FetchOutcome::Unchanged).expect("noted");
    assert_eq!(library.feed(id).expect("read").expect("there").failures, 0);
    let history: Vec<_> =
        library.fetches(id).expect("read").into_iter().map(|row| row.outcome).collect();
    let received = FetchOutcome::Received { new_count: 3, changed_count: 0 };
    let failed = FetchOutcome::Failed(FetchError::Refused);
    assert_eq!(history, [FetchOutcome::Unchanged, failed, received]);
    for _ in 0..100 {
        library.note_fetch(id, &later, &FetchOutcome::Unchanged).expect("noted");
    }
    assert_eq!(library.fetches(id).expect("read").len(), 50);
}

#[test]
fn a_feed_that_nobody_follows_is_not_saved() {
    let place = Place::new("unfollowed");
    let mut library: Library = place.open();
    let id = subscribe(&mut library, "https://example.org/feed");
    library.unsubscribe(id, at(1)).expect("left");
    let feed = feed(stories(0, 3));
    let article_of = |entry: &_| article_from_entry(entry, "");
    let reception = Reception { feed: &feed, article_of: &article_of, fetch: Fetch::at(at(2)) };
    assert!(matches!(library.save(id, &reception), Err(StoreError::Missing("feed"))));
}

#[test]
fn a_text_is_not_replaced_by_a_part_of_it_or_by_nothing() {
    let place = Place::new("less");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    let whole = story("a", "عنوان الخبر", "النص الكامل لهذا الخبر", 1);
    let id = save(&mut library, feed, vec![whole.clone()]).new[0];
    let plain = library.article(id).expect("read").expect("there").plain;
    let mut cut = story("a", "عنوان", "النص", 1);
    cut.is_cut = true;
    let mut empty = story("a", "عنوان الخبر", "", 1);
    empty.content = None;
    let mut nothing = empty.clone();
    nothing.title = None;
    for less in [cut, empty, nothing] {
        let saved = save(&mut library, feed, vec![less]);
        assert_eq!((saved.new.len(), saved.changed.len()), (0, 0));
        let stored = library.article(id).expect("read").expect("there");
        assert_eq!(
            (stored.plain.as_str(), stored.headline.title.as_str()),
            (plain.as_str(), "عنوان الخبر")
        );
    }
    let edited = story("a", "عنوان الخبر", "نص قصير", 1);
    assert_eq!(save(&mut library, feed, vec![edited]).changed.len(), 1, "shorter, but a text");
    // What is new comes with the next document: its identifier may be what is missing.
    let mut cut = story("b", "خبر ثان", "بداية", 2);
    cut.is_cut = true;
    assert_eq!(save(&mut library, feed, vec![cut]).new.len(), 0);
    let whole = story("b", "خبر ثان", "بداية ونهاية", 2);
    assert_eq!(save(&mut library, feed, vec![whole]).new.len(), 1);
}
