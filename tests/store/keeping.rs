//! How long articles are kept, and the size of the file.

use crate::given::{feed as feed_of, *};
use khabar::feeds::article_from_entry;
use khabar::store::{Fetch, Reception, Retention};

const DAY: i64 = 24 * 60;

#[test]
fn only_what_was_read_and_is_old_goes() {
    let place = Place::new("retention");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    save_at(&mut library, feed, stories(0, 20), at(100));
    let list = ids(&library);
    library.mark_read(&list[..15], true, at(200)).expect("marked");
    library.mark_starred(&list[..3], true, at(201)).expect("marked");
    library.tag(&list[3..5], "مهم", true, at(202)).expect("tagged");
    let rule = Retention { keep_days: Some(10), ..Retention::default() };
    assert_eq!(library.purge(&rule, at(9 * DAY)).expect("purged"), 0, "too young");
    assert_eq!(library.purge(&rule, at(20 * DAY)).expect("purged"), 0, "the feed still has them");
    save_at(&mut library, feed, stories(100, 105), at(19 * DAY));
    assert_eq!(library.purge(&rule, at(20 * DAY)).expect("purged"), 10);
    assert_eq!(ids(&library).len(), 15);
    let all_old = Retention { also_unread: true, also_starred: true, ..rule };
    assert_eq!(library.purge(&all_old, at(20 * DAY)).expect("purged"), 8);
    assert_eq!(ids(&library).len(), 7, "tagged ones, and those of the feed");
    assert_sound(&library);
}

#[test]
fn a_feed_keeps_so_many_and_may_have_a_rule_of_its_own() {
    let place = Place::new("count");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    save_at(&mut library, feed, stories(0, 20), at(100));
    save_at(&mut library, feed, stories(20, 30), at(200));
    library.mark_read(&ids(&library), true, at(300)).expect("marked");
    let rule = Retention { keep_count: Some(15), ..Retention::default() };
    library.set_retention(feed, None, Some(25), at(1)).expect("set");
    assert_eq!(library.purge(&rule, at(400)).expect("purged"), 0, "read today");
    assert_eq!(library.purge(&rule, at(2 * DAY)).expect("purged"), 5);
    library.set_retention(feed, None, None, at(2)).expect("set");
    assert_eq!(library.purge(&rule, at(2 * DAY)).expect("purged"), 10);
    assert_eq!(titles(&library, &all())[14], "خبر 15");
}

#[test]
fn a_feed_that_was_left_goes_after_a_month_but_for_its_stars() {
    let place = Place::new("left-long-ago");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    let other = subscribe(&mut library, "https://example.org/other");
    save_at(&mut library, feed, stories(0, 5), at(100));
    let starred = ids(&library)[0];
    library.mark_starred(&[starred], true, at(200)).expect("marked");
    library.unsubscribe(feed, at(300)).expect("left");
    library.unsubscribe(other, at(300)).expect("left");
    assert_eq!(library.purge(&Retention::default(), at(29 * DAY)).expect("purged"), 0);
    assert_eq!(library.purge(&Retention::default(), at(31 * DAY)).expect("purged"), 4);
    assert_eq!(ids(&library), [starred]);
    assert!(library.feed(feed).expect("read").is_some(), "its star has a source");
    assert!(library.feed(other).expect("read").is_none());
    assert_eq!(library.undo(at(31 * DAY)).expect("undone"), None);
}

#[test]
fn empty_pages_are_given_back_step_by_step() {
    let place = Place::new("vacuum");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    // Words that do not come again: a text that does takes no room.
    let long: String = (0..2000).map(|n: i64| format!("كلمة{} ", n * n * 7919 % 100_003)).collect();
    let entries = (0..60).map(|n| story(&format!("{n}"), &format!("خبر {n}"), &long, n)).collect();
    save_at(&mut library, feed, entries, at(100));
    save_at(&mut library, feed, stories(900, 901), at(200));
    library.mark_read(&ids(&library), true, at(300)).expect("marked");
    let rule = Retention { keep_count: Some(5), ..Retention::default() };
    library.purge(&rule, at(2 * DAY)).expect("purged");
    let before = library.size().expect("a size");
    assert!(before.free_bytes > 200_000, "{before:?}");
    let mut steps = 0;
    while library.vacuum_step(20).expect("a step") {
        steps += 1;
    }
    assert!(steps > 2, "{steps} steps");
    assert_eq!(library.size().expect("a size").free_bytes, 0);
    while library.tidy_index().expect("a step") {}
    assert_sound(&library);
}

#[test]
fn a_purge_goes_on_in_small_steps() {
    let place = Place::new("steps");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    let left = subscribe(&mut library, "https://example.org/left");
    save_at(&mut library, feed, stories(0, 200), at(100));
    save_at(&mut library, feed, stories(200, 210), at(200));
    save_at(&mut library, left, vec![story("x", "x", "نص", 5)], at(200));
    library.mark_read(&ids(&library), true, at(300)).expect("marked");
    library.unsubscribe(left, at(400)).expect("left");
    let rule = Retention { keep_count: Some(20), ..Retention::default() };
    let mut purge = library.begin_purge(&rule, at(40 * DAY)).expect("begun");
    let (mut steps, mut before) = (0, 0);
    while library.purge_some(&mut purge).expect("a step") {
        assert!(purge.gone() - before <= 40, "a few at a time");
        before = purge.gone();
        steps += 1;
        assert!(steps < 50, "it ends");
    }
    assert_eq!(purge.gone(), 191);
    assert_eq!(ids(&library).len(), 20);
    assert!(library.feed(left).expect("read").is_none());
    assert_sound(&library);
}

#[test]
fn what_a_feed_in_trouble_does_not_send_is_still_served() {
    let place = Place::new("trouble");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    save_at(&mut library, feed, stories(0, 10), at(100));
    library.mark_read(&ids(&library), true, at(200)).expect("marked");
    let rule = Retention { keep_days: Some(10), ..Retention::default() };
    // One that is empty for a day, and one whose end is missing.
    save_at(&mut library, feed, Vec::new(), at(19 * DAY));
    assert_eq!(library.purge(&rule, at(20 * DAY)).expect("purged"), 0);
    let cut = feed_of(stories(7, 12));
    let reception = Reception {
        feed: &cut,
        article_of: &|entry| article_from_entry(entry, ""),
        fetch: Fetch { is_cut: true, ..Fetch::at(at(20 * DAY)) },
    };
    assert_eq!(library.save(feed, &reception).expect("saved").new.len(), 2);
    assert_eq!(library.purge(&rule, at(20 * DAY)).expect("purged"), 0);
    assert_eq!(save_at(&mut library, feed, stories(0, 12), at(21 * DAY)).new.len(), 0);
    save_at(&mut library, feed, stories(5, 12), at(22 * DAY));
    assert_eq!(library.purge(&rule, at(23 * DAY)).expect("purged"), 5, "those that went");
}

#[test]
fn what_was_deleted_does_not_come_back() {
    let place = Place::new("tombstones");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    save_at(&mut library, feed, stories(0, 12), at(100));
    library.mark_read(&ids(&library), true, at(200)).expect("marked");
    save_at(&mut library, feed, stories(10, 14), at(300));
    let rule = Retention { keep_days: Some(10), ..Retention::default() };
    assert_eq!(library.purge(&rule, at(20 * DAY)).expect("purged"), 10);
    // The feed sends all of it again, one story with another text.
    let mut again = stories(0, 14);
    again[10].content = Some("<p>نص معدل</p>".to_owned());
    let saved = save_at(&mut library, feed, again, at(21 * DAY));
    assert_eq!((saved.new.len(), saved.changed.len(), saved.unchanged), (0, 0, 4));
    assert_eq!(ids(&library).len(), 4);
    // What comes under an old identifier is another story.
    let mut other = stories(3, 4);
    other[0].content = Some("<p>خبر آخر تماما</p>".to_owned());
    other[0].title = Some("عنوان آخر".to_owned());
    other[0].published = stories(500, 501)[0].published.clone();
    assert_eq!(save_at(&mut library, feed, other, at(22 * DAY)).new.len(), 1);
    assert_sound(&library);
}

#[test]
fn a_mark_keeps_an_old_article_for_as_long_as_a_new_one() {
    let place = Place::new("read-lately");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    save_at(&mut library, feed, stories(0, 5), at(100));
    save_at(&mut library, feed, stories(50, 52), at(200));
    let old: Vec<_> = ids(&library).split_off(2);
    library.mark_read(&old, true, at(60 * DAY)).expect("marked");
    let rule = Retention { keep_days: Some(10), ..Retention::default() };
    assert_eq!(library.purge(&rule, at(60 * DAY + 5)).expect("purged"), 0);
    library.undo(at(60 * DAY + 6)).expect("undone");
    assert_eq!(library.counts().expect("counts").unread, 7);
    library.mark_read(&old, true, at(60 * DAY + 7)).expect("marked");
    assert_eq!(library.purge(&rule, at(71 * DAY)).expect("purged"), 5);
}
