//! Opening: new, again, older, newer, foreign, damaged.

use crate::given::*;
use khabar::store::{Library, StoreError, recover};
use rusqlite::Connection;
use std::fs;

#[test]
fn a_new_library_is_empty_and_stays() {
    let place = Place::new("new");
    assert!(Library::open_existing(&place.path()).expect("no error").is_none());
    assert!(!place.path().exists(), "looking makes no file");
    let mut library = place.open();
    assert_eq!(ids(&library), []);
    let feed = subscribe(&mut library, "https://example.org/feed");
    drop(library);
    let library = Library::open_existing(&place.path()).expect("no error").expect("a library");
    assert_eq!(library.feed_at("http://example.org/feed/").expect("read"), Some(feed));
    assert_sound(&library);
}

#[test]
fn another_programs_file_is_refused_and_left() {
    let place = Place::new("foreign");
    fs::write(place.path(), "my notes, not a database").expect("written");
    assert!(matches!(Library::open(&place.path()), Err(StoreError::NotALibrary(_))));
    assert_eq!(fs::read_to_string(place.path()).expect("read"), "my notes, not a database");
    fs::remove_file(place.path()).expect("removed");
    let foreign = Connection::open(place.path()).expect("a database");
    foreign.execute_batch("CREATE TABLE urls (url TEXT); PRAGMA user_version = 1").expect("made");
    drop(foreign);
    let before = fs::read(place.path()).expect("read");
    assert!(matches!(Library::open(&place.path()), Err(StoreError::NotALibrary(_))));
    assert_eq!(fs::read(place.path()).expect("read"), before);
}

#[test]
fn a_newer_format_is_refused_and_left() {
    let place = Place::new("newer");
    drop(place.open());
    let connection = Connection::open(place.path()).expect("a database");
    connection.pragma_update(None, "user_version", 99).expect("set");
    drop(connection);
    let before = fs::read(place.path()).expect("read");
    let error = Library::open(&place.path()).expect_err("refused");
    assert!(matches!(error, StoreError::Newer { found: 99, .. }), "{error}");
    assert!(error.to_string().contains("newer khabar"));
    assert_eq!(fs::read(place.path()).expect("read"), before);
}

#[test]
fn an_end_that_was_none_is_noticed() {
    let place = Place::new("sessions");
    let mut library = place.open();
    let first = library.begin_session(at(0)).expect("begun");
    assert!(!first.ended_badly_before);
    library.end_session(first, at(1)).expect("ended");
    let second = library.begin_session(at(2)).expect("begun");
    assert!(!second.ended_badly_before);
    assert_eq!(library.other_sessions().expect("read"), []);
    // A process that is certainly gone.
    let mut child = std::process::Command::new("true").spawn().expect("started");
    let gone = child.id();
    child.wait().expect("ended");
    let connection = Connection::open(place.path()).expect("a database");
    connection.execute("UPDATE sessions SET pid = ?1 WHERE ended_at IS NULL", [gone]).expect("set");
    let third = library.begin_session(at(3)).expect("begun");
    assert!(third.ended_badly_before);
    // And one that certainly runs.
    connection
        .execute(
            "INSERT INTO sessions (pid, host, started_at) SELECT 1, host, 7 FROM sessions LIMIT 1",
            (),
        )
        .expect("set");
    let others = library.other_sessions().expect("read");
    assert_eq!(others.iter().map(|other| other.pid).collect::<Vec<_>>(), [1]);
    assert_sound(&library);
}

#[test]
fn what_can_be_read_of_a_damaged_file_is_saved() {
    let place = Place::new("damaged");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    save(&mut library, feed, stories(0, 400));
    let starred = ids(&library)[5];
    library.mark_starred(&[starred], true, at(40_000)).expect("marked");
    while library.index_some(100).expect("indexed") {}
    drop(library);
    // Somewhere in the middle of the file.
    let mut bytes = fs::read(place.path()).expect("read");
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 8 * 4096].fill(0xAB);
    fs::write(place.path(), &bytes).expect("written");
    let is_hurt = Library::open(&place.path())
        .map_or(true, |library| library.check().map_or(true, |damage| !damage.is_empty()));
    assert!(is_hurt, "the pages were in use");
    let damaged = fs::read(place.path()).expect("read");
    let recovered = recover(&place.path(), "2026-11-22").expect("recovered");
    assert!(fs::read(&recovered.damaged).expect("kept") == damaged, "kept as it was");
    let library = place.open();
    assert_sound(&library);
    assert_eq!(ids(&library).len(), recovered.articles);
    assert!(recovered.articles > 200, "{recovered:?}");
    assert_eq!(library.feeds().expect("read").len(), 1);
}

#[test]
fn a_whole_file_is_recovered_whole() {
    let place = Place::new("whole");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    save(&mut library, feed, stories(0, 50));
    library.mark_read(&ids(&library)[..10], true, at(40_000)).expect("marked");
    let before = rows(&library, &all());
    drop(library);
    let recovered = recover(&place.path(), "x").expect("recovered");
    assert!(recovered.is_whole && recovered.articles == 50, "{recovered:?}");
    let library = place.open();
    assert_eq!(rows(&library, &all()), before);
    assert_eq!(library.counts().expect("counts").unread, 40);
    assert_sound(&library);
}
