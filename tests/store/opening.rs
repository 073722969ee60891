//! Opening: new, again, older, newer, foreign, damaged.

use crate::given::*;
use khabar::store::{Library, Query, RefreshLock, Scope, StoreError, View, recover};
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
    let recovered = recover(&place.path(), "2026-11-22", &mut |_| {}).expect("recovered");
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
    let recovered = recover(&place.path(), "x", &mut |_| {}).expect("recovered");
    assert!(recovered.is_whole && recovered.articles == 50, "{recovered:?}");
    let library = place.open();
    assert_eq!(rows(&library, &all()), before);
    assert_eq!(library.counts().expect("counts").unread, 40);
    assert_sound(&library);
}

/// A library with some hundred stories, and its file.
fn of_many_stories(place: &Place) -> Vec<u8> {
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    save(&mut library, feed, stories(0, 2_000));
    while library.index_some(500).expect("indexed") {}
    drop(library);
    fs::read(place.path()).expect("read")
}

#[test]
fn what_stands_between_damaged_pages_is_saved_too() {
    let place = Place::new("holes");
    let mut bytes = of_many_stories(&place);
    let pages = bytes.len() / 4096;
    // What holds the tables together stays whole: without it nothing is found.
    for page in (pages / 8..pages).step_by(pages / 12) {
        if !matches!(bytes[page * 4096], 2 | 5) {
            bytes[page * 4096..(page + 1) * 4096].fill(0xAB);
        }
    }
    fs::write(place.path(), &bytes).expect("written");
    let recovered = recover(&place.path(), "x", &mut |_| {}).expect("recovered");
    assert!(recovered.articles > 1_500, "{recovered:?}");
    let library = place.open();
    assert_sound(&library);
    assert_eq!(ids(&library).len(), recovered.articles);
}

#[test]
fn a_file_without_its_end_is_saved_as_far_as_it_goes() {
    let place = Place::new("truncated");
    let bytes = of_many_stories(&place);
    fs::write(place.path(), &bytes[..bytes.len() * 3 / 4]).expect("written");
    let recovered = recover(&place.path(), "x", &mut |_| {}).expect("recovered");
    assert!(!recovered.is_whole && recovered.articles > 500, "{recovered:?}");
    assert_eq!(ids(&place.open()).len(), recovered.articles);
}

#[test]
fn a_first_page_is_made_anew_of_the_others() {
    for (test, hurt) in
        [("sector", 0..100), ("page", 0..4096), ("root", 100..4096), ("kind", 68..72)]
    {
        let place = Place::new(&format!("first-{test}"));
        let mut bytes = of_many_stories(&place);
        let before = rows(&place.open(), &all());
        bytes[hurt].fill(0);
        fs::write(place.path(), &bytes).expect("written");
        let recovered = recover(&place.path(), "x", &mut |_| {}).expect("recovered");
        assert!(recovered.is_whole && recovered.articles == 2_000, "{test}: {recovered:?}");
        let library = place.open();
        assert_eq!(rows(&library, &all()), before);
        assert_sound(&library);
        let folder = place.path().parent().expect("a folder").to_owned();
        let names = fs::read_dir(folder).expect("read");
        let names = names.map(|file| file.expect("read").file_name().into_string().expect("name"));
        let beside: Vec<String> = names
            .filter(|name| !name.contains("damaged-x") && !name.starts_with("library.sqlite3-"))
            .collect();
        assert_eq!(beside, ["library.sqlite3"]);
    }
}

#[test]
fn what_waits_to_be_written_is_saved_with_a_first_page_that_is_lost() {
    let place = Place::new("first-wal");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    save(&mut library, feed, stories(0, 300));
    library.checkpoint().expect("written");
    save(&mut library, feed, stories(300, 400));
    let copy = Place::new("first-wal-copy");
    for ending in ["", "-wal"] {
        let from = format!("{}{ending}", place.path().display());
        fs::copy(from, format!("{}{ending}", copy.path().display())).expect("copied");
    }
    let mut bytes = fs::read(copy.path()).expect("read");
    bytes[..4096].fill(0xAB);
    fs::write(copy.path(), &bytes).expect("written");
    let recovered = recover(&copy.path(), "x", &mut |_| {}).expect("recovered");
    assert!(recovered.is_whole && recovered.articles == 400, "{recovered:?}");
}

#[test]
fn what_is_no_library_is_not_recovered() {
    let place = Place::new("first-other");
    let folder = place.path().parent().expect("a folder").to_owned();
    let other = Connection::open(folder.join("other")).expect("a database");
    let tables = "PRAGMA auto_vacuum = 2; CREATE TABLE articles (a); CREATE TABLE feeds (a);";
    other.execute_batch(tables).expect("made");
    drop(other);
    let other = fs::read(folder.join("other")).expect("read");
    fs::remove_file(folder.join("other")).expect("removed");
    let noise: Vec<u8> = (0..40_000u32).map(|at| ((at * at) >> 7) as u8).collect();
    for bytes in [
        b"<rss></rss>".to_vec(),
        vec![0; 10_000],
        noise,
        other.clone(),
        [vec![0; 100], other[100..].to_vec()].concat(),
    ] {
        fs::write(place.path(), &bytes).expect("written");
        let refused = recover(&place.path(), "x", &mut |_| {});
        assert!(matches!(refused, Err(StoreError::NotALibrary(_))), "{refused:?}");
        assert!(fs::read(place.path()).expect("read") == bytes, "left as it was");
        assert_eq!(fs::read_dir(&folder).expect("read").count(), 1, "nothing lies beside it");
    }
}

#[test]
fn where_nothing_can_be_read_the_file_stays() {
    let place = Place::new("nothing-left");
    let mut bytes = of_many_stories(&place);
    bytes[100..].fill(0xAB);
    fs::write(place.path(), &bytes).expect("written");
    assert!(matches!(recover(&place.path(), "x", &mut |_| {}), Err(StoreError::Damaged(_))));
    assert!(fs::read(place.path()).expect("read") == bytes, "left as it was");
    let folder = place.path().parent().expect("a folder").to_owned();
    assert_eq!(fs::read_dir(folder).expect("read").count(), 1, "nothing lies beside it");
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

#[cfg(unix)]
#[test]
fn the_file_behind_a_link_is_recovered_where_it_lies() {
    let place = Place::new("linked");
    of_many_stories(&place);
    let link = place.path().with_file_name("link.sqlite3");
    std::os::unix::fs::symlink(place.path(), &link).expect("linked");
    let recovered = recover(&link, "x", &mut |_| {}).expect("recovered");
    assert!(recovered.is_whole && fs::symlink_metadata(&link).expect("there").is_symlink());
    assert_eq!(ids(&place.open()).len(), 2_000);
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
