//! A library in which texts were not packed: brought over, killed on the way, damaged.

use crate::given::*;
use khabar::store::{
    ArticleId, Damage, Library, Query, Retention, Scope, StoreError, UNDO_DAYS, View, recover,
};
use rusqlite::Connection;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// A library with so many stories, in the older format.
fn lay_older(place: &Place, count: i64) {
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    save(&mut library, feed, stories(0, count));
    library.mark_starred(&ids(&library)[..3], true, at(40_000)).expect("marked");
    drop(library);
    let file = Connection::open(place.path()).expect("a database");
    file.execute_batch(OLDER_BODIES).expect("made older");
    let texts = "UPDATE bodies SET plain = plain || char(10, 10) || 'نص ' || article_id,
        content = iif(article_id % 10, '<p>نص ' || article_id || '</p>', NULL),
        summary = 'موجز', extras = '{\"categories\":[\"موانئ\"]}',
        full_text = iif(article_id % 7 = 0, '<p>صفحة ' || article_id || '</p>', NULL),
        full_plain = iif(article_id % 7 = 0, 'صفحة كاملة', NULL)";
    file.execute(texts, ()).expect("written");
}

/// Every text is as it was.
fn assert_brought_over(library: &Library, count: i64) {
    assert_sound(library);
    assert_eq!(library.counts().expect("counts").starred, 3);
    for id in 1..=count {
        let found = library.article(ArticleId(id)).expect("read").expect("there");
        assert_eq!(found.plain, format!("{}\n\nنص {id}", found.headline.title));
        let content = (id % 10 != 0).then(|| format!("<p>نص {id}</p>"));
        assert_eq!(found.content, content, "{id}");
        let page = (id % 7 == 0).then(|| format!("<p>صفحة {id}</p>"));
        assert_eq!(found.full_text, page, "{id}");
        assert_eq!(found.categories, ["موانئ"]);
    }
}

fn query(words: &str) -> View {
    View::found(Scope::All, Query::read(words))
}

fn backup(place: &Place) -> std::path::PathBuf {
    place.path().with_file_name("library.sqlite3.v4.backup")
}

#[test]
fn texts_are_packed_as_they_were() {
    let place = Place::new("older-texts");
    lay_older(&place, 2500);
    let library = place.open();
    assert_brought_over(&library, 2500);
    assert_eq!(titles(&library, &query("\"صفحه كامله\"")).len(), 2500 / 7);
    assert!(backup(&place).exists());
    drop(library);
    assert!(
        Connection::open(backup(&place))
            .expect("a copy")
            .prepare("SELECT plain FROM bodies")
            .is_ok()
    );
}

#[test]
fn the_older_copy_is_kept_as_long_as_anything_can_be_undone() {
    let place = Place::new("older-copy");
    lay_older(&place, 3);
    let mut library = place.open();
    let mut purge_after = |days: i64| {
        let then = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(24 * days);
        library.purge(&Retention::default(), then).expect("purged");
        backup(&place).exists()
    };
    assert!(purge_after(0));
    assert!(purge_after(UNDO_DAYS - 1));
    assert!(!purge_after(UNDO_DAYS + 1));
}

#[test]
fn a_text_that_is_no_text_is_brought_over_as_far_as_it_is_one() {
    let place = Place::new("older-letters");
    lay_older(&place, 3);
    let file = Connection::open(place.path()).expect("a database");
    let broken = "UPDATE bodies SET plain = CAST(x'6162FF63' AS TEXT) WHERE article_id = 2";
    file.execute(broken, ()).expect("written");
    drop(file);
    let found = place.open().article(ArticleId(2)).expect("read").expect("there");
    assert_eq!(found.plain, "ab\u{fffd}c");
}

/// Run by the test below, to be killed.
#[test]
#[ignore = "run by another test, in a process of its own"]
fn is_brought_over_until_it_is_killed() {
    let path = std::env::var("KHABAR_TEST_LIBRARY").expect("told where");
    drop(Library::open(path.as_ref()));
}

#[test]
fn who_is_killed_on_the_way_leaves_it_as_it_was() {
    let place = Place::new("older-killed");
    lay_older(&place, 3000);
    let mut left = 0;
    for delay in (0..400).step_by(13) {
        let mut child = Command::new(std::env::current_exe().expect("a program"))
            .args(["older::is_brought_over_until_it_is_killed", "--exact", "--ignored"])
            .env("KHABAR_TEST_LIBRARY", place.path())
            .stdout(Stdio::null())
            .spawn()
            .expect("started");
        std::thread::sleep(Duration::from_millis(delay));
        child.kill().expect("killed");
        child.wait().expect("ended");
        let file = Connection::open(place.path()).expect("a database");
        let version: i64 =
            file.pragma_query_value(None, "user_version", |row| row.get(0)).expect("read");
        if version > 4 {
            break;
        }
        left += 1;
        let plain = "SELECT count(*) FROM bodies WHERE plain LIKE '%نص%'";
        let count: i64 = file.query_row(plain, (), |row| row.get(0)).expect("as it was");
        assert_eq!(count, 3000);
    }
    assert!(left > 0, "none was killed in time");
    assert_brought_over(&place.open(), 3000);
    let unfinished = fs::read_dir(place.path().parent().expect("a folder")).expect("read");
    let names =
        unfinished.map(|file| file.expect("read").file_name().into_string().expect("a name"));
    let copies: Vec<String> = names.filter(|name| name.contains("unfinished")).collect();
    assert_eq!(copies, [""; 0], "nothing is left of them");
}

#[test]
fn what_can_be_read_of_a_damaged_older_library_is_saved() {
    let place = Place::new("older-damaged");
    lay_older(&place, 300);
    let recovered = recover(&place.path(), "x", &mut |_| {}).expect("recovered");
    assert!(recovered.is_whole && recovered.articles == 300, "{recovered:?}");
    assert_brought_over(&place.open(), 300);
}

/// Writes over bytes of the packed texts of an article.
fn damage(path: &Path, id: i64, texts: &str) {
    let file = Connection::open(path).expect("a database");
    let changed = file
        .execute(&format!("UPDATE bodies SET texts = {texts} WHERE article_id = ?1"), [id])
        .expect("written");
    assert_eq!(changed, 1);
}

#[test]
fn a_damaged_text_costs_no_more_than_itself() {
    let place = Place::new("damaged-text");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    let body =
        (0..200).map(|number| format!("سفينة رقم {number} في الميناء. ")).collect::<String>();
    let entries = (0..20).map(|n| story(&format!("s{n}"), &format!("خبر {n}"), &body, n)).collect();
    save(&mut library, feed, entries);
    library.mark_starred(&[ArticleId(4)], true, at(40_000)).expect("marked");
    damage(&place.path(), 4, "substr(texts, 1, 300)");
    damage(&place.path(), 7, "x'FFFFFFFFFFFFFFFFFFFFFFFF'");
    let error = library.article(ArticleId(4)).expect_err("damaged");
    assert!(matches!(error, StoreError::DamagedText(ArticleId(4))), "{error}");
    assert_eq!(
        error.to_string(),
        "the library is damaged (the text of article 4); run: khabar recover"
    );
    assert!(library.article(ArticleId(5)).expect("read").is_some());
    assert_eq!(titles(&library, &query("سفينه")).len(), 19, "what can be read is found");
    let of = |id| Damage::File(format!("the text of article {id}"));
    assert_eq!(library.check().expect("a check"), [of(4), of(7)]);
    drop(library);
    let recovered = recover(&place.path(), "x", &mut |_| {}).expect("recovered");
    assert!(!recovered.is_whole && recovered.articles == 20, "{recovered:?}");
    let library = place.open();
    assert_sound(&library);
    let article = |id| library.article(ArticleId(id)).expect("read").expect("there");
    assert!(article(4).plain.starts_with("خبر 16\n\nسفينة رقم 0 في"), "{}", article(4).plain);
    assert!(article(4).headline.is_starred);
    assert_eq!(article(7).plain, "خبر 13");
    assert_eq!(article(8).plain.trim_end(), format!("خبر 12\n\n{}", body.trim_end()));
}
