//! Opening: new, again, older, newer, foreign, damaged.

use crate::given::*;
use khabar::store::{Library, Query, RefreshLock, Scope, StoreError, View};
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
    assert!(!first.ended_badly_before && !first.is_shared);
    library.end_session(first, at(1)).expect("ended");
    assert!(!library.has_reader());
    let second = library.begin_session(at(2)).expect("begun");
    assert!(!second.ended_badly_before && library.has_reader());
    // Its process is gone; another one has its number, and the machine another name.
    drop(second);
    assert!(!library.has_reader());
    let connection = Connection::open(place.path()).expect("a database");
    connection
        .execute("UPDATE sessions SET pid = 1, host = 'other' WHERE ended_at IS NULL", ())
        .expect("set");
    let third = library.begin_session(at(3)).expect("begun");
    assert!(third.ended_badly_before && !third.is_shared);
    // A second reader says so, and does not take the first for one that ended badly.
    let mut beside = place.open();
    let fourth = beside.begin_session(at(4)).expect("begun");
    assert!(fourth.is_shared && !fourth.ended_badly_before);
    beside.end_session(fourth, at(5)).expect("ended");
    assert!(library.has_reader());
    library.end_session(third, at(6)).expect("ended");
    assert!(!library.begin_session(at(7)).expect("begun").ended_badly_before);
    assert_sound(&library);
}

/// Run by the test below as somebody who may write nothing.
#[test]
#[ignore = "run by another test, in a process of its own"]
fn is_read_by_somebody_else() {
    let path = std::env::var("KHABAR_TEST_LIBRARY").expect("told where");
    let mut library = Library::open(path.as_ref()).expect("opened");
    let found = View::found(Scope::All, Query::read("خبر"));
    assert_eq!(library.list(&all(), &now()).expect("read").len(), 40);
    assert_eq!(library.list(&found, &now()).expect("read").len(), 30, "as far as it is indexed");
    assert_eq!(library.unindexed().expect("read"), 10);
    let refused = library.mark_read(&ids(&library), true, at(40_000));
    assert!(matches!(refused, Err(StoreError::ReadOnly)), "{refused:?}");
    assert!(matches!(RefreshLock::take(path.as_ref()), Err(StoreError::ReadOnly)));
}

#[cfg(unix)]
#[test]
fn a_library_in_a_folder_that_may_only_be_read_is_read() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let place = Place::new("read only? 100%");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    save(&mut library, feed, stories(0, 30));
    while library.index_some(100).expect("indexed") {}
    save(&mut library, feed, stories(30, 40));
    drop(library);
    let folder = place.path().parent().expect("a folder").to_owned();
    let allow = |path: &std::path::Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
    };
    allow(&place.path(), 0o444);
    allow(&folder, 0o555);
    let mut command = std::process::Command::new(std::env::current_exe().expect("a program"));
    command.args(["opening::is_read_by_somebody_else", "--exact", "--ignored"]);
    command.env("KHABAR_TEST_LIBRARY", place.path());
    if rustix::process::geteuid().is_root() {
        // Who may write everything asks somebody who may not.
        command.uid(65_534).gid(65_534);
    }
    let ended = command.output();
    allow(&folder, 0o755);
    match ended {
        Ok(ended) => assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stdout)),
        Err(error) => assert_eq!(
            error.kind(),
            std::io::ErrorKind::PermissionDenied,
            "only where nobody else may run what lies here is this not tried"
        ),
    }
    assert_eq!(fs::read_dir(folder).expect("read").count(), 1, "nothing lies beside it");
}

#[test]
fn a_list_that_lacks_an_article_is_made_anew() {
    let place = Place::new("lists-lack");
    of_many_stories(&place);
    let said_of_list = |before: &str, after: &str| {
        let connection = Connection::open(place.path()).expect("a database");
        let sql =
            "UPDATE sqlite_schema SET sql = replace(sql, ?1, ?2) WHERE name = 'shown_by_date'";
        connection.pragma_update(None, "writable_schema", true).expect("set");
        assert_eq!(connection.execute(sql, (before, after)).expect("changed"), 1);
    };
    said_of_list("is_shown = 1", "is_shown = 1 AND article_id <> 7");
    let connection = Connection::open(place.path()).expect("a database");
    connection.execute_batch("REINDEX shown_by_date").expect("made");
    drop(connection);
    said_of_list("is_shown = 1 AND article_id <> 7", "is_shown = 1");
    let mut library = place.open();
    assert_eq!(ids(&library).len(), 1_999);
    assert!(!library.has_sound_lists().expect("a check"));
    assert!(library.mend_lists().expect("mended"));
    assert_eq!(ids(&library).len(), 2_000);
}
