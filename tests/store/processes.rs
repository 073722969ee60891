//! Several at once on one library.

use crate::given::*;
use khabar::store::{Library, RefreshLock};
use std::process::{Command, Stdio};

/// Run by the test below in processes of their own.
#[test]
#[ignore = "run by another test, in a process of its own"]
fn writer() {
    let path = std::env::var("KHABAR_TEST_LIBRARY").expect("told where");
    let name = std::env::var("KHABAR_TEST_NAME").expect("told who");
    let mut library = Library::open(path.as_ref()).expect("a library");
    let feed = subscribe(&mut library, &format!("https://{name}.example/feed"));
    for round in 0..15 {
        let entries = (0..4)
            .map(|n| story(&format!("{name}-{round}-{n}"), &format!("{name} {round} {n}"), "نص", n))
            .collect();
        assert_eq!(save(&mut library, feed, entries).new.len(), 4);
        let read = ids(&library);
        library.mark_read(&read[..1], true, at(40_000)).expect("marked");
    }
}

#[test]
fn processes_that_make_and_write_one_library_at_once_lose_nothing() {
    let place = Place::new("processes");
    let children: Vec<_> = ["a", "b", "c"]
        .iter()
        .map(|name| {
            Command::new(std::env::current_exe().expect("a program"))
                .args(["processes::writer", "--exact", "--ignored"])
                .env("KHABAR_TEST_LIBRARY", place.path())
                .env("KHABAR_TEST_NAME", name)
                .stdout(Stdio::null())
                .spawn()
                .expect("started")
        })
        .collect();
    for mut child in children {
        assert!(child.wait().expect("ended").success());
    }
    let library = place.open();
    assert_eq!(ids(&library).len(), 3 * 15 * 4);
    assert_eq!(library.feeds().expect("read").len(), 3);
    assert_sound(&library);
}

#[test]
fn a_reader_sees_a_change_of_another_connection_whole() {
    let place = Place::new("connections");
    let mut writer = place.open();
    let reader = place.open();
    let feed = subscribe(&mut writer, "https://example.org/feed");
    assert_eq!(ids(&reader).len(), 0);
    save(&mut writer, feed, stories(0, 10));
    assert_eq!(ids(&reader).len(), 10);
    assert_eq!(reader.counts().expect("counts").unread, 10);
}

#[test]
fn only_one_refreshes() {
    let place = Place::new("lock");
    let lock = RefreshLock::take(&place.path()).expect("no error").expect("free");
    assert!(RefreshLock::take(&place.path()).expect("no error").is_none());
    drop(lock);
    assert!(RefreshLock::take(&place.path()).expect("no error").is_some());
}
