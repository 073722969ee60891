//! Damaged libraries: what can be read of them is saved, and nothing that somebody else writes
//! meanwhile is lost.

use crate::given::*;
use khabar::store::{Library, Recovered, StoreError, recover};
use rusqlite::Connection;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

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

/// Another process that does this with the library.
fn beside(what: &str, path: &Path) -> Child {
    Command::new(std::env::current_exe().expect("a program"))
        .args([&format!("recovering::{what}"), "--exact", "--ignored", "--nocapture"])
        .env("KHABAR_TEST_LIBRARY", path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("started")
}

fn library_of_test() -> std::path::PathBuf {
    std::env::var_os("KHABAR_TEST_LIBRARY").expect("told where").into()
}

/// Run by the test below in a process of its own.
#[test]
#[ignore = "run by another test, in a process of its own"]
fn holds_it_open() {
    let library = Library::open(&library_of_test()).expect("a library");
    assert!(!ids(&library).is_empty());
    println!("open");
    std::io::stdin().read_line(&mut String::new()).expect("told to go on");
}

#[test]
fn a_reader_that_met_the_damage_is_left_alone_too() {
    let place = Place::new("held-by-lock");
    of_many_stories(&place);
    let mut library = place.open();
    let session = library.begin_session(at(0)).expect("begun");
    drop(library);
    let refused = recover(&place.path(), "x", &mut |_| {});
    assert!(matches!(refused, Err(StoreError::InUse)), "{refused:?}");
    drop(session);
    assert!(recover(&place.path(), "x", &mut |_| {}).is_ok());
}

#[test]
fn a_library_that_another_has_open_is_left() {
    let place = Place::new("held");
    of_many_stories(&place);
    let mut other = beside("holds_it_open", &place.path());
    let mut said = BufReader::new(other.stdout.take().expect("its output")).lines();
    assert!(said.by_ref().map_while(Result::ok).any(|line| line.ends_with("open")));
    // Who has it open already reads no header any more.
    let mut bytes = fs::read(place.path()).expect("read");
    bytes[..512].fill(0);
    fs::write(place.path(), &bytes).expect("written");
    let refused = recover(&place.path(), "x", &mut |_| {});
    assert!(matches!(refused, Err(StoreError::InUse)), "{refused:?}");
    other.stdin.take().expect("its input").write_all(b"\n").expect("told");
    assert!(other.wait().expect("ended").success());
    let recovered = recover(&place.path(), "x", &mut |_| {}).expect("recovered");
    assert!(recovered.is_whole && recovered.articles == 2_000, "{recovered:?}");
}

/// Run by the test below in processes of their own: gives stars until it is told to end, and says
/// which were given.
#[test]
#[ignore = "run by another test, in a process of its own"]
fn gives_stars() {
    let path = library_of_test();
    for round in 0_usize.. {
        if path.with_extension("end").exists() {
            return;
        }
        let Ok(mut library) = Library::open(&path) else { continue };
        let Ok(list) = library.list(&all(), &now()) else { continue };
        let Some(id) = list.get(round * 7 % list.len().max(1)) else { continue };
        if library.mark_starred(&[*id], true, at(40_000)).is_ok() {
            println!("star {}", id.0);
        }
        drop(library);
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

#[test]
fn what_others_write_meanwhile_is_not_lost() {
    for round in 0..3 {
        let place = Place::new(&format!("meanwhile-{round}"));
        let mut bytes = of_many_stories(&place);
        // A page of the index alone, so that no article is lost.
        let file = Connection::open(place.path()).expect("a database");
        let root = "SELECT rootpage FROM sqlite_schema WHERE name = 'search_data'";
        let root: usize = file.query_row(root, (), |row| row.get(0)).expect("read");
        drop(file);
        bytes[(root - 1) * 4096..root * 4096].fill(0xAB);
        fs::write(place.path(), &bytes).expect("written");
        let mut others: Vec<Child> = (0..2).map(|_| beside("gives_stars", &place.path())).collect();
        std::thread::sleep(std::time::Duration::from_millis(150));
        let recovered = recover(&place.path(), "x", &mut |_| {}).expect("recovered");
        std::thread::sleep(std::time::Duration::from_millis(150));
        fs::write(place.path().with_extension("end"), "").expect("told to end");
        let mut given = Vec::new();
        for other in &mut others {
            let said = BufReader::new(other.stdout.take().expect("its output")).lines();
            let said = said.map_while(Result::ok);
            given.extend(said.filter_map(|line| line.strip_prefix("star ")?.parse::<i64>().ok()));
            assert!(other.wait().expect("ended").success());
        }
        assert_eq!(recovered.articles, 2_000);
        let library = place.open();
        assert_sound(&library);
        assert!(!given.is_empty(), "they came to it");
        let starred = rows(&library, &all()).into_iter().filter(|row| row.is_starred);
        let starred: Vec<i64> = starred.map(|row| row.id.0).collect();
        let lost: Vec<&i64> = given.iter().filter(|id| !starred.contains(id)).collect();
        assert!(lost.is_empty(), "{lost:?} of {}", given.len());
    }
}

#[test]
fn who_is_stopped_while_it_is_put_in_place_goes_on() {
    let place = Place::new("stopped");
    let bytes = of_many_stories(&place);
    let beside = |ending: &str| format!("{}{ending}", place.path().display());
    fs::write(beside(".recovered"), &bytes).expect("written");
    let half = [vec![0; 4096], bytes[4096..40_960].to_vec(), vec![0xAB; 8192]].concat();
    fs::write(place.path(), half).expect("written");
    let refused = Library::open(&place.path());
    assert!(matches!(refused, Err(StoreError::NotALibrary(_))), "nobody takes it for a library");
    let recovered = recover(&place.path(), "x", &mut |_| {}).expect("recovered");
    assert!(recovered.is_whole && recovered.articles == 2_000, "{recovered:?}");
    assert_sound(&place.open());
    // What is left of an older run is not taken for this one.
    fs::write(beside(".recovered"), "something else").expect("written");
    let again = recover(&place.path(), "x", &mut |_| {}).expect("recovered");
    assert!(again.is_whole && again.articles == 2_000, "{again:?}");
    assert_ne!(again.damaged, recovered.damaged, "both copies are kept");
    assert!(again.damaged.exists() && recovered.damaged.exists());
    assert!(!Path::new(&beside(".recovered")).exists());
}

#[cfg(unix)]
#[test]
fn a_recovered_library_is_readable_by_whom_it_was() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let place = Place::new("modes");
    of_many_stories(&place);
    let file = || fs::metadata(place.path()).expect("there");
    assert_eq!(file().mode() & 0o777, 0o600, "passwords of feeds are in it");
    let before = file().ino();
    fs::set_permissions(place.path(), fs::Permissions::from_mode(0o640)).expect("set");
    let recovered = recover(&place.path(), "x", &mut |_| {}).expect("recovered");
    assert_eq!((file().mode() & 0o777, file().ino()), (0o640, before));
    let kept = fs::metadata(recovered.damaged).expect("there");
    assert_eq!(kept.mode() & 0o777, 0o640);
}

/// Writes over the file and saves what can be read.
fn hurt(test: &str, whole: &[u8], change: impl FnOnce(&mut Vec<u8>)) -> (Place, Recovered) {
    let place = Place::new(test);
    let mut bytes = whole.to_vec();
    change(&mut bytes);
    fs::write(place.path(), &bytes).expect("written");
    let recovered = recover(&place.path(), "x", &mut |_| {}).expect("recovered");
    assert_sound(&place.open());
    (place, recovered)
}

/// Pages that hold rows of tables, but those that name the tables.
fn pages_of(whole: &[u8]) -> impl Iterator<Item = usize> + '_ {
    (1..whole.len() / 4096).filter(|page| {
        let bytes = &whole[page * 4096..(page + 1) * 4096];
        bytes[0] == 13 && !bytes.windows(7).any(|word| word == b"CREATE ")
    })
}

#[test]
fn pages_whose_ends_are_lost_are_passed() {
    let whole = of_many_stories(&Place::new("ends"));
    for page in pages_of(&whole).step_by(9) {
        for lost in [512, 3072] {
            let (_, recovered) = hurt("ends-lost", &whole, |bytes| {
                bytes[(page + 1) * 4096 - lost..(page + 1) * 4096].fill(0);
            });
            assert!(recovered.articles >= 1_800, "{page}: {recovered:?}");
        }
    }
}

#[test]
fn what_is_lost_is_said() {
    let place = Place::new("said");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    save(&mut library, feed, stories(0, 300));
    let starred = ids(&library);
    library.mark_starred(&starred, true, at(40_000)).expect("marked");
    drop(library);
    let whole = fs::read(place.path()).expect("read");
    let mut changed = 0;
    // One bit in the headers of rows, here and there.
    for (number, page) in pages_of(&whole).enumerate() {
        let at = page * 4096 + 8 + number % 40;
        let cell =
            usize::from(u16::from_be_bytes([whole[page * 4096 + 8], whole[page * 4096 + 9]]));
        for place in [at, page * 4096 + cell + number % 6] {
            if place + 1 >= (page + 1) * 4096 {
                continue;
            }
            let (found, recovered) =
                hurt("said-bit", &whole, |bytes| bytes[place] ^= 1 << (number % 8));
            let library = found.open();
            let stars = rows(&library, &all()).iter().filter(|row| row.is_starred).count();
            let is_less = recovered.articles < 300 || stars < recovered.articles;
            changed += usize::from(is_less);
            assert!(!(is_less && recovered.is_whole), "{place}: {recovered:?}, {stars} stars");
        }
    }
    assert!(changed > 0, "some bit was of a row");
}

#[test]
fn letters_that_are_none_are_mended() {
    let place = Place::new("letters");
    of_many_stories(&place);
    let file = Connection::open(place.path()).expect("a database");
    file.execute("UPDATE articles SET title = CAST(x'6162FF63' AS TEXT) WHERE id = 7", ())
        .expect("written");
    drop(file);
    let library = place.open();
    let error = library.headlines(&ids(&library)).expect_err("unreadable");
    assert!(error.to_string().contains("khabar recover"), "{error}");
    assert!(!library.check().expect("read").is_empty());
    drop(library);
    let recovered = recover(&place.path(), "x", &mut |_| {}).expect("recovered");
    assert!(!recovered.is_whole && recovered.articles == 2_000, "{recovered:?}");
    let titles = titles(&place.open(), &all());
    assert!(titles.contains(&"ab\u{fffd}c".to_owned()));
    assert!(place.open().check().expect("read").is_empty());
}

#[test]
fn a_feed_whose_row_is_lost_keeps_its_address() {
    let place = Place::new("addresses");
    let mut library = place.open();
    for number in 0..40 {
        let feed = subscribe(&mut library, &format!("https://www.example{number}.org/feed/"));
        let entries = (0..3).map(|story_number| {
            let name = format!("{number}-{story_number}");
            story(&name, &name, "نص", story_number)
        });
        save(&mut library, feed, entries.collect());
    }
    drop(library);
    let whole = fs::read(place.path()).expect("read");
    let is_row = |bytes: &[u8]| bytes.windows(19).any(|found| found == b"https://www.example");
    let mut pages = 0;
    let (place, recovered) = hurt("addresses-lost", &whole, |bytes| {
        for page in bytes.chunks_exact_mut(4096).filter(|page| page[0] == 13 && is_row(page)) {
            page.fill(0xAB);
            pages += 1;
        }
    });
    assert!(pages > 1, "{pages}");
    assert!(!recovered.is_whole && recovered.articles == 120, "{recovered:?}");
    let library = place.open();
    let feeds = library.feeds().expect("read");
    assert_eq!(feeds.len(), 40);
    assert!(feeds.iter().all(|feed| feed.address.starts_with("https://example")), "{feeds:?}");
    assert_eq!(library.counts().expect("counts").unread, 120);
    let found = library.feed_at("http://www.example7.org/feed").expect("read");
    assert!(found.is_some(), "it is not followed twice");
}

/// A library with something in every table that a person fills.
fn with_marks(place: &Place) -> Vec<u8> {
    of_many_stories(place);
    let mut library = place.open();
    let feed = library.feeds().expect("read")[0].id;
    let list = ids(&library);
    let added = ["مهم".to_owned(), "later".to_owned()];
    for article in &list[..700] {
        library.retag(*article, &added, &[], at(41_000)).expect("tagged");
    }
    library.retag_feed(feed, &added[..1], &[], at(41_001)).expect("tagged");
    library.mark_read(&list[100..900], true, at(41_002)).expect("marked");
    library.mark_starred(&list[5..25], true, at(41_003)).expect("marked");
    library.move_feed_into(feed, "عالم/آسيا", at(41_004)).expect("moved");
    library.save_search("نفط", "نفط is:unread", false, at(41_005)).expect("saved");
    drop(library);
    fs::read(place.path()).expect("read")
}

/// All that a person can see of a library.
fn seen(library: &Library) -> String {
    let folders = library.folders().expect("read");
    let searches = library.saved_searches().expect("read");
    let tags = library.tags().expect("read");
    let feeds = library.feeds().expect("read");
    format!("{feeds:?} {folders:?} {searches:?} {tags:?} {:?}", rows(library, &all()))
}

fn kind_of(bytes: &[u8], page: usize) -> u8 {
    bytes[page * 4096]
}

fn is_named_table(bytes: &[u8], page: usize) -> bool {
    let bytes = &bytes[page * 4096..(page + 1) * 4096];
    page > 0 && bytes[0] == 13 && bytes.windows(7).any(|word| word == b"CREATE ")
}

#[test]
fn rows_are_found_where_nothing_leads_to_them() {
    let place = Place::new("leaves");
    let whole = with_marks(&place);
    let before = seen(&place.open());
    type Hurts = fn(&[u8], usize) -> bool;
    let hurts: [(&str, Hurts); 5] = [
        ("pages that lead to rows", |bytes, page| kind_of(bytes, page) == 5),
        ("pages that name the tables", is_named_table),
        ("both", |bytes, page| kind_of(bytes, page) == 5 || is_named_table(bytes, page)),
        ("the first two", |_, page| page < 2),
        ("those and the first", |bytes, page| page == 0 || is_named_table(bytes, page)),
    ];
    for (what, is_hurt) in hurts {
        for byte in [0, 0xAB] {
            let mut pages = 0;
            let (place, recovered) = hurt("leaves-hurt", &whole, |bytes| {
                for page in 0..whole.len() / 4096 {
                    if is_hurt(&whole, page) {
                        bytes[page * 4096..(page + 1) * 4096].fill(byte);
                        pages += 1;
                    }
                }
            });
            assert!(pages > 0, "{what}");
            let library = place.open();
            assert_eq!(recovered.articles, 2_000, "{what}");
            assert!(seen(&library) == before, "{what}: {recovered:?}");
        }
    }
}

#[test]
fn the_start_of_the_file_can_be_missing() {
    let place = Place::new("start");
    let whole = with_marks(&place);
    for (pages, least) in [(1, 2_000), (2, 2_000), (3, 2_000), (8, 1_900), (64, 1_600)] {
        let (place, recovered) = hurt("start-hurt", &whole, |bytes| bytes[..pages * 4096].fill(0));
        assert!(recovered.articles >= least, "{pages}: {recovered:?}");
        let library = place.open();
        let rows = rows(&library, &all());
        let marked =
            |is: fn(&khabar::store::Headline) -> bool| rows.iter().filter(|row| is(row)).count();
        assert!(marked(|row| row.is_read) >= 700, "{pages}");
        assert!(marked(|row| row.is_starred) >= 1, "{pages}");
        let text = library.article(rows[9].id).expect("read").expect("there");
        assert!(text.plain.contains("خبر"), "{pages}");
    }
}

#[test]
fn what_was_deleted_is_not_found_again() {
    let place = Place::new("deleted");
    of_many_stories(&place);
    let file = Connection::open(place.path()).expect("a database");
    file.execute_batch("PRAGMA foreign_keys = 1; DELETE FROM articles WHERE id % 1000 > 20")
        .expect("deleted");
    let root = "SELECT rootpage FROM sqlite_schema WHERE name = 'articles'";
    let root: usize = file.query_row(root, (), |row| row.get(0)).expect("read");
    drop(file);
    let whole = fs::read(place.path()).expect("read");
    let (_, recovered) =
        hurt("deleted-hurt", &whole, |bytes| bytes[(root - 1) * 4096..root * 4096].fill(0xAB));
    assert!(!recovered.is_whole && recovered.articles == 42, "{recovered:?}");
}

/// The page on which a table begins.
fn root_of(place: &Place, table: &str) -> usize {
    let file = Connection::open(place.path()).expect("a database");
    let root = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
    file.query_row(root, [table], |row| row.get(0)).expect("read")
}

fn without_page(test: &str, whole: &[u8], page: usize) -> (Place, Recovered) {
    hurt(test, whole, |bytes| bytes[(page - 1) * 4096..page * 4096].fill(0))
}

#[test]
fn names_are_read_from_their_indexes_too() {
    let place = Place::new("names");
    let whole = with_marks(&place);
    let before = seen(&place.open());
    for table in ["tags", "folders"] {
        let (place, recovered) = without_page("names-lost", &whole, root_of(&place, table));
        assert!(!recovered.is_whole);
        assert!(seen(&place.open()) == before, "{table}");
    }
}

#[test]
fn numbers_of_lost_articles_are_not_given_again() {
    let place = Place::new("numbers");
    let whole = with_marks(&place);
    let (from, sequence) = (root_of(&place, "articles"), root_of(&place, "sqlite_sequence"));
    let last = ids(&place.open()).iter().map(|id| id.0).max().expect("some");
    let is_article = |bytes: &[u8]| {
        bytes[0] == 13 && bytes.windows(24).any(|found| found == b"https://example.org/s199")
    };
    let (place, _) = hurt("numbers-lost", &whole, |bytes| {
        for page in bytes.chunks_exact_mut(4096).skip(from).filter(|page| is_article(page)) {
            page.fill(0);
        }
        bytes[(sequence - 1) * 4096..sequence * 4096].fill(0);
    });
    let mut library = place.open();
    assert!(ids(&library).iter().all(|id| id.0 < last), "the last ones are lost");
    let feed = library.feeds().expect("read")[0].id;
    let new = save(&mut library, feed, stories(9_000, 9_001)).new;
    assert!(new[0].0 > last, "{new:?} after {last}");
}

#[test]
fn a_text_that_is_lost_comes_again_with_its_feed() {
    let place = Place::new("texts");
    of_many_stories(&place);
    let whole = fs::read(place.path()).expect("read");
    let root = root_of(&place, "bodies");
    let (place, recovered) = hurt("texts-lost", &whole, |bytes| {
        for page in children_of(&whole, root) {
            bytes[(page - 1) * 4096..page * 4096].fill(0);
        }
    });
    assert!(!recovered.is_whole && recovered.articles == 2_000, "{recovered:?}");
    let mut library = place.open();
    let text_of = |library: &Library, place: usize| {
        let id = ids(library)[place];
        library.article(id).expect("read").expect("there").plain
    };
    assert!(!text_of(&library, 5).contains("نص الخبر"), "{}", text_of(&library, 5));
    while library.index_some(500).expect("indexed") {}
    let feed = library.feeds().expect("read")[0].id;
    let saved = save(&mut library, feed, stories(0, 2_000));
    assert_eq!((saved.new.len(), saved.changed.len()), (0, 0), "it is no edit");
    assert!(text_of(&library, 5).contains("نص الخبر"));
    assert_sound(&library);
}

#[test]
fn what_is_hidden_stays_hidden_where_marks_are_lost() {
    let place = Place::new("hidden");
    of_many_stories(&place);
    let mut library = place.open();
    library.save_search("سبعة", "\"خبر 7\"", true, at(41_000)).expect("hidden");
    let shown = ids(&library).len();
    assert!(shown < 2_000);
    drop(library);
    let whole = fs::read(place.path()).expect("read");
    let root = root_of(&place, "statuses");
    let (place, recovered) = hurt("hidden-lost", &whole, |bytes| {
        let children = children_of(&whole, root);
        for page in children.into_iter().chain([root]) {
            bytes[(page - 1) * 4096..page * 4096].fill(0);
        }
    });
    assert!(!recovered.is_whole, "{recovered:?}");
    let library = place.open();
    assert_eq!(ids(&library).len(), shown);
    assert_eq!(library.counts().expect("counts").unread, shown);
}

/// The pages that a page of a table leads to.
fn children_of(bytes: &[u8], page: usize) -> Vec<usize> {
    let page = &bytes[(page - 1) * 4096..page * 4096];
    let number = |at: usize| u32::from_be_bytes(page[at..at + 4].try_into().expect("four"));
    let short = |at: usize| usize::from(u16::from_be_bytes([page[at], page[at + 1]]));
    let mut children: Vec<usize> =
        (0..short(3)).map(|cell| number(short(12 + 2 * cell)) as usize).collect();
    children.push(number(8) as usize);
    children
}
