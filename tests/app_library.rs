//! The reader over a library: a real SQLite file, keys in, screen out.

#[path = "store/given.rs"]
#[allow(dead_code, reason = "the tests of the library use the rest")]
mod given;
mod reader;
mod support;

use given::{Place, at, ids, now, save, story, subscribe};
use khabar::app::{Answer, Ask, Errand, Message, Opened, Pane, Progress, Starter};
use khabar::locale::Language;
use khabar::news::library::{FeedSetting, FolderId};
use khabar::news::{FetchError, NotAFeed};
use khabar::work::Shelf;
use khabar::work::fetch::ClientSettings;
use reader::Reader;

/// Three feeds in a folder and outside, nine stories, none of them read.
fn filled(test: &str) -> Place {
    let place = Place::new(&format!("app-{test}"));
    let mut library = place.open();
    for (name, word) in [("alpha", "الاقتصاد"), ("beta", "الرياضة"), ("gamma", "العلوم")]
    {
        let feed = subscribe(&mut library, &format!("https://example.org/{name}.xml"));
        library.rename_feed(feed, Some(name), at(1)).expect("named");
        let stories = (0..3).map(|n| {
            let minutes = 60 * n + i64::try_from(name.len()).expect("short");
            let title = format!("خبر {n} من {word}");
            let body = format!("نص الخبر رقم {n} وفيه كلمة مميزة{n} عن {word} في بيروت.");
            story(&format!("{name}-{n}"), &title, &body, minutes)
        });
        save(&mut library, feed, stories.collect());
    }
    place
}

fn open(place: &Place, language: Language, size: (u16, u16)) -> Reader {
    let shelf = Shelf::open(&place.path()).expect("a library");
    Reader::over_library(shelf, Opened::default(), language, size)
}

#[test]
fn it_begins_with_what_is_unread() {
    let place = filled("begin");
    let reader = open(&place, Language::English, (120, 30));
    let screen = reader.screen();
    assert!(screen.contains("Unread") && screen.contains("9 new"), "{screen}");
    assert_eq!(reader.state.list.len(), 9);
    assert!(reader.state.article.is_some(), "the first one is shown");
    assert_eq!(reader.state.unread_count(), 9, "showing is not reading");
}

#[test]
fn what_is_read_stays_until_the_list_is_left() {
    let place = filled("read");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("<enter><esc>j<enter><esc>");
    assert_eq!((reader.state.list.len(), reader.state.unread_count()), (9, 7));
    reader.press("<esc>");
    assert_eq!(reader.state.focus, Pane::Sources);
    reader.press("<enter>");
    assert_eq!((reader.state.list.len(), reader.state.unread_count()), (7, 7));
    // The next start knows it too.
    let again = open(&place, Language::English, (120, 30));
    assert_eq!(again.state.list.len(), 7);
}

#[test]
fn a_key_in_the_sources_shows_a_feed() {
    let place = filled("sources");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("<esc>G<enter>");
    assert_eq!((reader.state.focus, reader.state.list.len()), (Pane::Headlines, 3));
    assert!(reader.screen().contains("gamma"), "{}", reader.screen());
}

#[test]
fn searching_shows_what_it_finds_and_escape_goes_back() {
    let place = filled("search");
    let mut reader = open(&place, Language::Arabic, (120, 30));
    reader.press("j");
    let before = reader.state.list.id(reader.state.selected);
    reader.press("/مميزة2");
    assert_eq!(reader.state.list.len(), 3, "the same words stand in three feeds");
    let snippet = reader.state.list.get(0).and_then(|entry| entry.snippet.clone());
    assert!(snippet.expect("words around it").text.contains("مميزة2"));
    reader.press("<enter>");
    assert_eq!(reader.state.list.len(), 3);
    reader.press("<esc>");
    assert_eq!(reader.state.list.len(), 9);
    assert_eq!(reader.state.list.id(reader.state.selected), before, "where it was");
    reader.press("/zzz");
    assert_eq!(reader.state.list.len(), 0);
    reader.press("<esc>");
    assert_eq!(reader.state.list.len(), 9, "cancelled");
}

#[test]
fn a_search_after_no_date_is_told_how_one_is_written() {
    let place = filled("dates");
    let mut reader = open(&place, Language::English, (80, 24));
    reader.press("/after:someday");
    assert!(reader.screen().contains("date: 2026-11-01 or 7d"), "{}", reader.screen());
    reader.press("<ctrl-u>after:7d");
    assert!(!reader.screen().contains("date:"), "{}", reader.screen());
    reader.press("<ctrl-u>is:new");
    assert!(reader.screen().contains("is:unread · is:read · is:starred"), "{}", reader.screen());
    reader.press("<ctrl-u>-before:2026-31<enter>");
    assert!(reader.screen().contains("date: 2026-11-01 or 7d"), "{}", reader.screen());
    reader.press("<ctrl-l>W");
    assert!(reader.state.choices.is_none(), "it is not saved as it is");
    assert!(reader.screen().contains("date: 2026-11-01 or 7d"), "{}", reader.screen());
    reader.press("<esc>");
    assert!(!reader.screen().contains("date:"), "{}", reader.screen());
}

#[test]
fn a_saved_search_is_a_source() {
    let place = filled("saved");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("/مميزة1<enter>Ws");
    reader.press("<ctrl-u>ones<enter><esc><esc>");
    assert!(reader.screen().contains("ones"), "{}", reader.screen());
    let library = place.open();
    assert_eq!(library.saved_searches().expect("searches")[0].query, "مميزة1*");
}

#[test]
fn stars_and_tags_are_kept_and_taken_back() {
    let place = filled("marks");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("st");
    reader.press("سياسة، مهم<enter>");
    let id = reader.state.list.id(0).expect("an article");
    let library = place.open();
    let row = &library.headlines(&[id]).expect("rows")[0];
    assert!(row.is_starred);
    assert_eq!(row.tags, ["سياسة", "مهم"]);
    assert!(reader.screen().contains("★"), "{}", reader.screen());
    reader.press("U");
    assert!(library.headlines(&[id]).expect("rows")[0].tags.is_empty(), "both at once");
    assert!(reader.screen().contains("taken back on 1 article"), "{}", reader.screen());
    reader.press("U");
    let row = &library.headlines(&[id]).expect("rows")[0];
    assert!(!row.is_starred && row.tags.is_empty());
    let entry = reader.state.list.entry(id).expect("known");
    assert!(!entry.is_starred && entry.tags.is_empty(), "the screen knows");
}

#[test]
fn marking_all_asks_which_and_is_taken_back() {
    let place = filled("all");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("jjA");
    assert!(reader.screen().contains("Mark as read"), "{}", reader.screen());
    reader.press("j");
    assert_eq!(reader.state.unread_count(), 3, "those below");
    reader.press("U");
    assert_eq!(reader.state.unread_count(), 9);
    reader.press("A<enter>");
    assert_eq!(reader.state.unread_count(), 0);
    assert_eq!(place.open().counts().expect("counts").unread, 0);
    reader.press("U");
    assert_eq!(place.open().counts().expect("counts").unread, 9);
}

#[test]
fn a_feed_is_renamed_moved_and_left_and_all_of_it_is_taken_back() {
    let place = filled("feed");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("<esc>Gen<ctrl-u>وكالة<enter>");
    assert!(reader.state.library.as_ref().is_some_and(|library| {
        library.sources.feeds.iter().any(|feed| feed.shown_name() == "وكالة")
    }));
    reader.press("ef");
    reader.press("أخبار/علوم<enter>");
    let folders = place.open().folders().expect("folders");
    assert_eq!(folders.len(), 2);
    let screen = reader.screen();
    assert!(
        screen.lines().any(|line| line.starts_with("│   − ﺭ")),
        "open before its name: {screen}"
    );
    reader.press("<delete>");
    assert_eq!(place.open().feeds().expect("feeds").len(), 2);
    reader.press("U");
    assert_eq!(place.open().feeds().expect("feeds").len(), 3);
    reader.press("U");
    assert_eq!(place.open().folders().expect("folders").len(), 0, "moved and made at once");
}

#[test]
fn a_folder_is_renamed_and_removed_and_both_are_taken_back() {
    let place = filled("folder");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("<esc>Gef");
    reader.press("news/science<enter>");
    let names = || -> Vec<String> {
        place.open().folders().expect("folders").into_iter().map(|folder| folder.name).collect()
    };
    assert_eq!(names(), ["news", "science"]);
    // The feed lies in the inner folder.
    reader.press("ke");
    let screen = reader.screen();
    assert!(screen.contains("Remove it") && !screen.contains("User-Agent"), "{screen}");
    reader.press("n");
    assert!(reader.screen().contains("Name: science"), "{}", reader.screen());
    reader.press("<ctrl-u><enter>");
    assert_eq!(names(), ["news", "science"], "nothing is called nothing");
    reader.press("en<ctrl-u>a/b<enter>");
    assert!(reader.screen().contains("A name has no /"), "{}", reader.screen());
    reader.press("<ctrl-u>nature<enter>");
    assert_eq!(names(), ["nature", "news"]);
    assert!(reader.screen().contains("nature"), "{}", reader.screen());
    reader.press("k<delete>");
    assert_eq!(names(), ["nature"], "what lies in it stays");
    assert!(reader.screen().contains("news was removed; U brings it back"), "{}", reader.screen());
    reader.press("UU");
    assert_eq!(names(), ["news", "science"]);
    // What came back is selected. The inner one to the top, and the outer one into it.
    reader.press("jef");
    assert!(reader.screen().contains("none): news"), "{}", reader.screen());
    reader.press("<ctrl-u>news/science/x<enter>");
    assert!(reader.screen().contains("A folder cannot lie in itself"), "{}", reader.screen());
    // Nor beside another one of its name.
    let other = place.open().add_folder("science", FolderId::ROOT, at(50)).expect("made");
    reader.tell(later());
    reader.press("<ctrl-u><enter>");
    assert!(reader.screen().contains("There is a folder"), "{}", reader.screen());
    place.open().delete_folder(other, at(51)).expect("deleted");
    reader.tell(later());
    reader.press("<enter>");
    reader.press("kef<ctrl-u>science/more<enter>");
    assert_eq!(names(), ["more", "news", "science"]);
    assert_eq!(reader.state.list.len(), 9, "{}", reader.screen());
    reader.press("U");
    assert!(reader.screen().contains("Undone: news"), "{}", reader.screen());
    assert_eq!(names(), ["news", "science"]);
    reader.press("U");
    // What was shown of it makes place for what is unread.
    reader.press("<enter><esc>ed");
    assert_eq!(names().len(), 1);
    assert_eq!(reader.state.list.len(), 9, "{}", reader.screen());
    assert_eq!(place.open().feeds().expect("feeds").len(), 3);
    reader.press("Uea");
    assert!(reader.screen().contains("articles marked read"), "{}", reader.screen());
    reader.press("gg<delete>");
    assert!(reader.screen().contains("Select a feed, a folder"), "{}", reader.screen());
}

#[test]
fn the_edition_is_shown_while_nothing_is_followed() {
    let place = Place::new("app-empty");
    let shelf = Shelf::open(&place.path()).expect("no library yet");
    let reader =
        Reader::over_library(shelf, khabar::work::opened_edition(), Language::Arabic, (120, 30));
    assert!(reader.state.list.len() >= 10);
    assert!(!place.path().exists(), "reading makes no file");
}

#[test]
fn a_search_can_hide_what_it_finds_and_be_deleted() {
    let place = filled("mute");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("/الرياضة<enter>Wh<ctrl-u>sport<enter><esc><esc>");
    assert!(reader.screen().contains("hides: sport"), "{}", reader.screen());
    assert_eq!(place.open().counts().expect("counts").total, 6);
    reader.press("jjjj<delete>");
    assert!(!reader.screen().contains("hides: sport"), "{}", reader.screen());
    assert!(reader.screen().contains("sport was removed; U brings it back"), "{}", reader.screen());
    assert_eq!(place.open().counts().expect("counts").total, 9);
}

#[test]
fn what_is_hidden_now_leaves_the_list_and_is_counted() {
    let place = filled("hide");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("/الرياضة<enter>Wh<ctrl-u>sport<enter>");
    assert!(reader.screen().contains("3 articles are hidden; U shows them"), "{}", reader.screen());
    assert_eq!(reader.state.list.len(), 0, "{}", reader.screen());
    reader.press("U");
    assert_eq!(reader.state.list.len(), 3, "{}", reader.screen());
    reader.press("<esc>/zzzz<enter>Wh<ctrl-u>never<enter>");
    assert!(reader.screen().contains("Saved"), "it may hide what comes later");
}

#[test]
fn a_saved_search_has_a_menu_in_the_sources() {
    let place = filled("search-menu");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("/مميزة1<enter>Ws<ctrl-u>ones<enter><esc><esc>jjjje");
    let screen = reader.screen();
    assert!(screen.contains("Delete it") && !screen.contains("Unsubscribe"), "{screen}");
    reader.press("n<ctrl-u>first<enter>");
    assert_eq!(place.open().saved_searches().expect("searches")[0].name, "first");
    reader.press("ed");
    assert_eq!(place.open().saved_searches().expect("searches"), []);
    assert!(reader.screen().contains("first was removed; U brings it back"), "{}", reader.screen());
    reader.press("UU");
    assert_eq!(place.open().saved_searches().expect("searches")[0].name, "ones");
}

#[test]
fn another_order_and_days_to_keep_are_chosen_by_letters() {
    let place = filled("order");
    let mut reader = open(&place, Language::Arabic, (120, 30));
    let newest = reader.state.list.ids().to_vec();
    reader.press("So");
    let oldest: Vec<_> = newest.iter().rev().copied().collect();
    assert_eq!(reader.state.list.ids(), oldest);
    // The same keys on an Arabic keyboard: e and k.
    reader.press("ثن");
    reader.press("30<enter>");
    let feed = reader.state.entry().and_then(|entry| entry.feed).expect("of a feed");
    assert_eq!(place.open().retention_of(feed).expect("read").0, Some(30));
}

#[test]
fn a_story_that_is_gone_says_so() {
    let place = filled("gone");
    let mut reader = open(&place, Language::English, (120, 30));
    let id = reader.state.list.id(3).expect("an article");
    let library = rusqlite::Connection::open(place.path()).expect("the file");
    library.execute("DELETE FROM articles WHERE id = ?1", [id.0]).expect("deleted");
    reader.press("jjj");
    assert_eq!(reader.state.list.id(reader.state.selected), Some(id), "it can be selected");
    let title = reader.state.entry().map(|entry| entry.title.clone()).expect("it is selected");
    let open = reader.state.article.as_ref().map(|pane| pane.article().title().to_owned());
    assert_eq!(open.as_ref(), Some(&title), "no other article is shown as this one");
    let screen = reader.screen();
    assert!(screen.contains("This article is gone"), "{screen}");
    reader.press("j");
    assert!(!reader.screen().contains("This article is gone"), "the next one is there");
    reader.press("k<enter>m");
    assert!(reader.screen().contains("This article is gone"), "keys go on");
}

#[test]
fn a_mark_stays_though_an_older_answer_comes_after_it() {
    let place = filled("race");
    let mut reader = open(&place, Language::English, (120, 30));
    // What was read before the mark arrives behind it.
    let mut other = Shelf::open(&place.path()).expect("a library");
    let now = reader.state.now.clone().expect("the time");
    let ids = reader.state.list.ids().to_vec();
    let old = other.answer(Ask::Describe { ids, query: None }, &now);
    reader.hold = true;
    reader.press("<enter>");
    assert_eq!(reader.state.unread_count(), 8);
    reader.tell(Message::Library(old));
    assert_eq!(reader.state.unread_count(), 8, "it is being written");
}

#[test]
fn what_is_opened_while_an_undo_is_on_its_way_is_read() {
    let place = filled("undo-race");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("Aa");
    assert_eq!(reader.state.unread_count(), 0);
    reader.hold = true;
    reader.press("U<enter>");
    answer_all(&mut reader);
    assert_eq!(reader.state.unread_count(), 8, "all but the one that was opened");
}

#[test]
fn what_a_feed_sent_goes_with_it_also_what_was_read() {
    let place = filled("left");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("<enter><esc>");
    let left = reader.state.entry().and_then(|entry| entry.feed).expect("of a feed");
    reader.press("eu");
    let feed_of = |idx| reader.state.list.get(idx).and_then(|entry| entry.feed);
    assert_eq!(reader.state.list.len(), 6);
    assert!((0..6).all(|idx| feed_of(idx) != Some(left)), "none of them is shown");
    reader.press("U");
    assert!(reader.state.list.len() >= 8, "undo brings them back");
}

/// A library of 300 stories, of which the list of all was asked for and nothing has come.
fn opening_all(test: &str) -> Reader {
    let place = Place::new(&format!("app-{test}"));
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed.xml");
    let stories =
        (0..300).map(|n| story(&format!("s{n}"), &format!("خبر رقم {n}"), "نص فيه كلمة بحر", n));
    save(&mut library, feed, stories.collect());
    library.mark_read(&ids(&library)[..100], true, at(40_000)).expect("marked");
    while library.index_some(100).expect("indexed") {}
    drop(library);
    let mut reader = open(&place, Language::English, (120, 30));
    reader.hold = true;
    reader.press("<esc>jjj<enter>");
    assert!(matches!(reader.held.as_slice(), [Ask::Top { .. }]), "{:?}", reader.held);
    reader
}

/// Until nothing is asked any more.
fn answer_all(reader: &mut Reader) {
    while !reader.held.is_empty() {
        reader.answer_next();
    }
}

#[test]
fn the_top_of_a_list_is_there_first_and_counts_are_right() {
    let mut reader = opening_all("top");
    reader.answer_next();
    let list = &reader.state.list;
    assert!(!list.is_whole() && list.len() < 300 && list.get(0).is_some());
    assert_eq!((list.total(), list.unread_count()), (Some(300), 200));
    assert!(reader.screen().contains("200 new"), "{}", reader.screen());
    // What is done meanwhile stays.
    reader.press("jjju");
    let (selected, marked) = (reader.state.selected, reader.state.list.id(3));
    answer_all(&mut reader);
    assert!(reader.state.list.is_whole());
    assert_eq!((reader.state.list.len(), reader.state.selected), (300, selected));
    assert_eq!(reader.state.list.id(3), marked);
    assert_eq!(reader.state.unread_count(), 201);
}

#[test]
fn keys_that_need_the_whole_list_wait_for_it() {
    let mut reader = opening_all("whole");
    reader.answer_next();
    reader.press("Gkk");
    assert_eq!(reader.state.selected, 0);
    answer_all(&mut reader);
    assert_eq!(reader.state.selected, 297, "the end and two up");

    let mut reader = opening_all("whole-marks");
    reader.answer_next();
    reader.press("A");
    answer_all(&mut reader);
    reader.press("a");
    answer_all(&mut reader);
    assert_eq!(reader.state.unread_count(), 0);
    assert!(reader.screen().contains("200 articles marked"), "{}", reader.screen());
}

#[test]
fn a_newer_search_does_not_wait_for_all_of_an_older_one() {
    let mut reader = opening_all("typing");
    answer_all(&mut reader);
    // One letter finds nothing yet: the list stays.
    reader.press("/ب");
    answer_all(&mut reader);
    reader.press("ح");
    assert!(matches!(reader.held.as_slice(), [Ask::Top { .. }]), "{:?}", reader.held);
    reader.press("ر");
    reader.answer_next();
    let tops = reader.held.iter().filter(|ask| matches!(ask, Ask::Top { .. })).count();
    let lists = reader.held.iter().filter(|ask| matches!(ask, Ask::List { .. })).count();
    assert_eq!((tops, lists), (1, 0), "{:?}", reader.held);
    assert_eq!(reader.state.list.total(), None, "not counted yet");
    answer_all(&mut reader);
    assert!(reader.screen().contains("300 found"), "{}", reader.screen());
}

#[test]
fn a_change_by_others_does_not_push_aside_what_is_typed() {
    let mut reader = opening_all("typing-elsewhere");
    answer_all(&mut reader);
    reader.press("/نص");
    reader.press("<ctrl-u>رقم 299");
    reader.tell(Message::Library(Answer::Elsewhere(true)));
    answer_all(&mut reader);
    assert!(reader.screen().contains("1 found"), "{}", reader.screen());
    assert_eq!(reader.state.list.len(), 1);
}

#[test]
fn a_count_is_said_of_what_is_typed_alone() {
    let mut reader = opening_all("count-typed");
    answer_all(&mut reader);
    reader.press("/ب");
    let says = |reader: &Reader| reader.screen().lines().last().map(str::to_owned);
    assert!(!says(&reader).is_some_and(|line| line.contains("found")), "of one letter");
    reader.press("حر");
    assert!(!says(&reader).is_some_and(|line| line.contains("found")), "nobody has counted");
    answer_all(&mut reader);
    assert!(reader.screen().contains("300 found"), "{}", reader.screen());
}

#[test]
fn a_mark_that_could_not_be_written_is_not_shown() {
    let place = filled("unwritten");
    let mut reader = open(&place, Language::English, (120, 30));
    let before = reader.screen();
    let file = rusqlite::Connection::open(place.path()).expect("a database");
    file.execute_batch(
        "CREATE TRIGGER full BEFORE UPDATE ON statuses
         BEGIN SELECT raise(ABORT, 'no room'); END",
    )
    .expect("made");
    let list = |screen: &str| {
        screen.lines().map(|line| line.chars().take(40).collect()).collect::<Vec<String>>()
    };
    let end = before.lines().count() - 1;
    reader.press("s");
    assert!(reader.screen().contains("no room"), "{}", reader.screen());
    assert_eq!(list(&reader.screen())[..end], list(&before)[..end]);
    file.execute_batch("DROP TRIGGER full").expect("dropped");
    reader.press("s");
    assert_ne!(list(&reader.screen())[..end], list(&before)[..end], "the star is given");
}

#[test]
fn a_search_does_not_wait_for_the_index() {
    let place = Place::new("app-unindexed");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed.xml");
    let stories =
        (0..300).map(|n| story(&format!("s{n}"), &format!("خبر رقم {n}"), "نص فيه كلمة بحر", n));
    save(&mut library, feed, stories.collect());
    library.index_some(100).expect("indexed");
    drop(library);
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("/بحر");
    assert!(reader.screen().contains("100 found · 200 still to search"), "{}", reader.screen());
    reader.press("<enter>");
    assert!(reader.screen().contains("200 still to search"), "{}", reader.screen());
    reader.press("/رقم 299");
    assert!(reader.screen().contains("0 found · 200 still to search"), "{}", reader.screen());
    assert!(!reader.screen().contains("Nothing like that"), "{}", reader.screen());
    let mut narrow = open(&place, Language::English, (40, 12));
    narrow.press("/بحر نص كلمة");
    assert!(narrow.screen().contains("100 found") && !narrow.screen().contains('…'));
    reader.press("<ctrl-u>-بحر");
    assert!(reader.screen().contains("0 found · 200 still to search"), "{}", reader.screen());
    reader.press("<esc>");
    assert!(!reader.screen().contains("still to search"), "{}", reader.screen());
    // It is said a moment later, when nobody searches any more.
    reader.tell(Message::Library(Answer::Unindexed(150)));
    assert!(!reader.screen().contains("still to search"), "{}", reader.screen());
}

#[test]
fn a_search_grows_while_the_index_is_made() {
    let place = Place::new("app-indexing");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed.xml");
    let stories =
        (0..300).map(|n| story(&format!("s{n}"), &format!("خبر رقم {n}"), "نص فيه كلمة بحر", n));
    save(&mut library, feed, stories.collect());
    drop(library);
    let shelf = Shelf::open(&place.path()).expect("a library");
    let client = ClientSettings::default();
    let mut reader =
        Reader::with_keeper(shelf, client, Opened::default(), Language::English, (120, 30));
    reader.wait_until("there is a list", |reader| reader.state.list.len() == 300);
    reader.press("/بحر");
    reader.wait_until("it is answered", |reader| reader.screen().contains("still to search"));
    reader.wait_until("all is found", |reader| reader.screen().contains("300 found"));
    reader.wait_until("all is said", |reader| !reader.screen().contains("still to search"));
}

#[test]
fn every_size_of_window_is_drawn_whatever_is_open() {
    let place = filled("sizes");
    for keys in ["", "<esc>", "/خبر", "A", "S", "<esc>e", "!", "?", "ax<enter>"] {
        let mut reader = open(&place, Language::Arabic, (120, 30));
        reader.press(keys);
        for (width, height) in [(0, 0), (1, 1), (2, 3), (20, 5), (40, 12), (70, 19), (200, 60)] {
            reader.resize(width, height);
            let lines = reader.screen().lines().count();
            assert!(lines <= usize::from(height), "{keys} at {width}x{height}: {lines} lines");
        }
    }
}

#[test]
fn a_feed_is_given_settings_of_its_own_and_they_are_taken_back() {
    let place = filled("own");
    let mut reader = open(&place, Language::English, (120, 30));
    let feed = reader.state.entry().and_then(|entry| entry.feed).expect("of a feed");
    let settings = || place.open().feed_settings(feed).expect("read");
    reader.press("ei");
    assert!(reader.screen().contains("Minutes"), "{}", reader.screen());
    reader.press("soon<enter>");
    assert!(reader.screen().contains("from 1 to 44640"), "{}", reader.screen());
    assert_eq!(settings().interval_minutes, None);
    assert!(reader.screen().contains("soon"), "it can be mended: {}", reader.screen());
    reader.press("<esc>ei٣٠<enter>");
    assert_eq!(settings().interval_minutes, Some(30), "in the digits of any script");
    reader.press("elada<enter>geheim");
    let screen = reader.screen();
    assert!(screen.contains("••••••") && !screen.contains("geheim"), "{screen}");
    reader.press("<enter>");
    let own = settings();
    assert_eq!((own.user.as_deref(), own.password.as_deref()), (Some("ada"), Some("geheim")));
    reader.press("egAda 1.0<enter>epnone<enter>ehX-Key: 1 | X-Other: 2<enter>");
    let own = settings();
    assert_eq!((own.user_agent.as_deref(), own.proxy.as_deref()), (Some("Ada 1.0"), Some("none")));
    assert_eq!(own.headers.len(), 2);
    // What is set stands in the line when it is asked for again.
    reader.press("eg");
    assert!(reader.screen().contains("Ada 1.0"), "{}", reader.screen());
    reader.press("<esc>er");
    assert_eq!(settings().private_redirects, Some(true));
    reader.press("e");
    assert!(reader.screen().contains("public addresses alone"), "{}", reader.screen());
    reader.press("rUU");
    assert_eq!(settings().private_redirects, None);
    reader.press("UU");
    assert_eq!((settings().headers.len(), settings().proxy), (0, None));
    reader.press("el<enter>");
    reader.press("<esc>");
    assert_eq!(settings().user.as_deref(), Some("ada"), "nothing was said of the password");
}

#[test]
fn what_is_secret_stays_and_is_not_on_the_screen() {
    let place = filled("secrets");
    let mut reader = open(&place, Language::English, (120, 30));
    let feed = reader.state.entry().and_then(|entry| entry.feed).expect("of a feed");
    let settings = || place.open().feed_settings(feed).expect("read");
    reader.press("elada<enter>geheim<enter>");
    reader.press("ephttp://joe:word@proxy.example:8080<enter>ehX-Key: token | Accept: a<enter>");
    reader.press("ep");
    let screen = reader.screen();
    assert!(screen.contains("***@proxy.example") && !screen.contains("word@"), "{screen}");
    reader.press("<enter>eh");
    let screen = reader.screen();
    assert!(screen.contains("X-Key: *** | Accept: a") && !screen.contains("token"), "{screen}");
    reader.press(" | X-Other: b<enter>");
    let own = settings();
    assert!(own.proxy.is_some_and(|proxy| proxy.contains("joe:word@")));
    let headers = [("X-Key", "token"), ("Accept", "a"), ("X-Other", "b")];
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(own.headers, headers);
    reader.press("el<enter>");
    assert!(reader.screen().contains("empty: the one that is set"), "{}", reader.screen());
    reader.press("<enter>");
    assert_eq!(settings().password.as_deref(), Some("geheim"));
    reader.press("el<ctrl-u>");
    assert!(reader.screen().contains("empty: no login"), "{}", reader.screen());
    reader.press("<enter>");
    assert_eq!((settings().user, settings().password), (None, None));
}

#[test]
fn the_progress_of_a_refresh_is_a_bar_that_fills_from_where_lines_begin() {
    let place = filled("bar");
    for (language, width) in [
        (Language::English, 120),
        (Language::Arabic, 120),
        (Language::English, 40),
        (Language::Arabic, 40),
    ] {
        let mut reader = open(&place, language, (width, 30));
        let hosts = vec!["example.org".to_owned()];
        let progress = Progress { all: 8, done: 4, new: 3, hosts, ..Progress::default() };
        reader.tell(Message::Library(Answer::Progress(progress)));
        let screen = reader.screen();
        let line = screen.lines().last().expect("a status line");
        let bar: String = line.chars().filter(|c| matches!(c, '█' | '░')).collect();
        let half = bar.chars().count() / 2;
        assert!(half >= 2, "{line}");
        let parts = ["█".repeat(half), "░".repeat(half)];
        let expected = match language.direction() {
            khabar::text::Direction::Ltr => parts.concat(),
            khabar::text::Direction::Rtl => parts.into_iter().rev().collect(),
        };
        assert_eq!(bar, expected, "{line}");
    }
}

#[test]
fn what_others_do_is_on_the_screen_after_a_while() {
    let place = filled("elsewhere");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("j<enter><esc>");
    let selected = reader.state.list.id(reader.state.selected).expect("one");
    let mut other = place.open();
    let feed = other.feeds().expect("read")[0].id;
    save(&mut other, feed, vec![story("new", "خبر جديد", "نص لم يكن", 900)]);
    let unread: Vec<_> = ids(&other).into_iter().filter(|id| *id != selected).take(3).collect();
    other.mark_read(&unread, true, at(40_000)).expect("marked");
    let later = || Message::Clock("2026-11-22T21:00:00+02:00[+02:00]".parse().expect("a time"));
    reader.tell(later());
    assert_eq!(reader.state.unread_count(), 6, "{}", reader.screen());
    assert_eq!(reader.state.list.id(reader.state.selected), Some(selected), "the place stays");
    // What is looked at stays, though somebody else read it and all others.
    reader.press("j");
    let selected = reader.state.list.id(reader.state.selected).expect("one");
    other.mark_read(&ids(&other), true, at(40_001)).expect("marked");
    reader.tell(later());
    assert_eq!(reader.state.list.id(reader.state.selected), Some(selected));
    assert_eq!(reader.state.article.as_ref().map(|pane| pane.id()), Some(selected));
    assert_eq!(reader.state.unread_count(), 0, "{}", reader.screen());
    // What we do ourselves is no news.
    reader.press("s");
    reader.hold = true;
    reader.tell(later());
    assert_eq!(reader.held, [Ask::Elsewhere]);
    reader.answer_next();
    assert_eq!(reader.held, []);
}

#[test]
fn a_library_that_others_begin_takes_the_place_of_the_edition() {
    let place = Place::new("app-begun-elsewhere");
    let mut reader = open(&place, Language::English, (120, 30));
    let mut other = place.open();
    let feed = subscribe(&mut other, "https://example.org/feed");
    save(&mut other, feed, vec![story("new", "خبر جديد", "نص لم يكن", 900)]);
    reader.tell(Message::Clock("2026-11-22T21:00:00+02:00[+02:00]".parse().expect("a time")));
    assert_eq!((reader.state.list.len(), reader.state.unread_count()), (1, 1));
}

#[test]
fn a_menu_names_the_arrows_where_letters_choose() {
    let place = filled("menu-hints");
    for keys in ["A", "e", "S"] {
        let mut reader = open(&place, Language::English, (120, 30));
        reader.press(keys);
        let screen = reader.screen();
        let status = screen.lines().last().expect("a status line");
        assert!(status.contains("↓ ↑ move") && !status.contains("j k"), "{keys}: {status}");
    }
}

#[test]
fn marking_a_feed_says_how_many_it_marked() {
    let place = filled("mark-feed");
    for keys in ["Af", "ea"] {
        let mut reader = open(&place, Language::English, (120, 30));
        reader.press(keys);
        assert!(reader.screen().contains("3 articles marked read"), "{keys}: {}", reader.screen());
        reader.press("U");
    }
}

#[test]
fn what_several_feeds_have_is_counted_once_also_when_it_is_taken_back() {
    let place = Place::new("app-shared");
    let mut library = place.open();
    for name in ["one", "two", "three"] {
        let feed = subscribe(&mut library, &format!("https://example.org/{name}"));
        let stories = (0..5).map(|n| story(&format!("s{n}"), &format!("خبر {n}"), "نص الخبر", n));
        save(&mut library, feed, stories.collect());
    }
    drop(library);
    let mut reader = open(&place, Language::English, (120, 30));
    for keys in ["Aa", "ea"] {
        reader.press(keys);
        assert!(reader.screen().contains("5 articles marked"), "{keys}: {}", reader.screen());
        reader.press("U");
        assert!(reader.screen().contains("read marks of 5 articles"), "{}", reader.screen());
    }
    reader.press("uU");
    assert!(reader.screen().contains("read marks of 1 article"), "{}", reader.screen());
}

#[test]
fn a_feed_that_is_followed_is_told_before_folder_and_tags_are_asked_for() {
    let place = filled("known-feed");
    let file = place.path().with_file_name("feed.xml");
    let item = "<item><guid>1</guid><title>خبر</title><description>نص</description></item>";
    let feed = format!("<rss><channel><title>صحيفة</title>{item}</channel></rss>");
    std::fs::write(&file, feed).expect("written");
    let shelf = Shelf::open(&place.path()).expect("a library");
    let client = ClientSettings::default();
    let mut reader =
        Reader::with_keeper(shelf, client, Opened::default(), Language::English, (120, 30));
    let look = format!("a{}<enter>", file.display());
    reader.press(&look);
    reader.wait_until("it is found", |reader| reader.state.choices.is_some());
    assert!(!reader.screen().contains("It is followed already"), "{}", reader.screen());
    reader.press("1<enter><enter>");
    reader.wait_until("it is followed", |reader| reader.screen().contains("U takes it back"));
    reader.press(&look);
    reader.wait_until("it is found", |reader| reader.state.choices.is_some());
    assert!(reader.screen().contains("It is followed already"), "{}", reader.screen());
    reader.press("<enter>");
    assert!(reader.state.question.is_none(), "nothing is asked");
    assert!(reader.screen().contains("It is followed already"), "{}", reader.screen());
    reader.wait_until("it is shown", |reader| reader.state.list.len() == 1);
}

#[test]
fn marking_in_the_sources_is_about_the_selected_one() {
    let place = filled("mark-source");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("jj<esc>GA");
    let screen = reader.screen();
    assert!(screen.contains("Everything of gamma"), "{screen}");
    assert!(!screen.contains("above") && !screen.contains("below"), "{screen}");
    reader.press("<enter>");
    assert!(reader.screen().contains("3 articles marked read"), "{}", reader.screen());
    let library = place.open();
    let gamma =
        library.feeds().expect("read").into_iter().find(|feed| feed.shown_name() == "gamma");
    assert_eq!(gamma.expect("followed").counts.unread, 0);
    assert_eq!(library.counts().expect("counts").unread, 6);
    reader.press("A");
    assert!(reader.screen().contains("Everything is read already"), "{}", reader.screen());
    reader.press("U");
    assert_eq!(place.open().counts().expect("counts").unread, 9);
    // Of stars nobody counts which are unread: that is known when it is done.
    reader.press("gjjA<enter>");
    assert!(reader.screen().contains("Everything is read already"), "{}", reader.screen());
}

#[test]
fn a_library_that_follows_nothing_any_more_says_how_to_follow() {
    let place = filled("emptied");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("su<esc>G<delete>G<delete>G<delete>");
    reader.press("gg<enter>");
    let screen = reader.screen();
    assert!(screen.contains("No feed is followed; a"), "{screen}");
    // What has a star is there still.
    reader.press("<esc>jj<enter>");
    assert_eq!(reader.state.list.len(), 1, "{}", reader.screen());
    assert!(!reader.has_quit);
}

#[test]
fn new_feeds_that_cannot_be_had_are_told() {
    let place = Place::new("app-starter");
    let mut reader = open(&place, Language::English, (120, 30));
    let feeds = vec!["one".to_owned(), "two".to_owned()];
    let name = "A pack".to_owned();
    reader.state.starters = vec![Starter { number: 0, language: "en", name, feeds }];
    reader.press("a1");
    assert_eq!(reader.errands, [Errand::TakeStarter(0)]);
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/one.xml");
    subscribe(&mut library, "https://example.org/two.xml");
    let sources = Shelf::open(&place.path()).expect("it is there").sources(&now()).expect("read");
    let sources = Box::new(sources);
    reader.tell(Message::Library(Answer::Subscribed { feed: Some(feed), new: 2, sources }));
    let ended = || Progress { all: 2, done: 2, failed: 2, is_quiet: true, ..Progress::default() };
    reader.tell(Message::Library(Answer::Progress(Progress { done: 1, ..ended() })));
    reader.tell(Message::Library(Answer::Progress(ended())));
    assert!(reader.screen().contains("2 feeds could not be had"), "{}", reader.screen());
    // What the clock asks for later is told when it brings something.
    reader.press("j");
    reader.tell(Message::Library(Answer::Progress(ended())));
    assert!(!reader.screen().contains("could not be had"), "{}", reader.screen());
}

#[test]
fn what_is_left_in_the_sources_leaves_the_selection_where_it_was() {
    let place = filled("neighbours");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("/خبر 1<enter>Ws<ctrl-u>ones<enter><esc><esc>Gk");
    let selected = |reader: &Reader| {
        let library = reader.state.library.as_ref().expect("a library");
        let (sources, words) = (&library.sources, Language::English.library_words());
        library.pane.selected.name(sources, words)
    };
    assert_eq!(selected(&reader), "beta");
    reader.press("<delete>");
    assert_eq!(selected(&reader), "gamma", "the one below");
    reader.press("<delete>");
    assert_eq!(selected(&reader), "alpha", "there is none below");
    reader.press("k");
    assert_eq!(selected(&reader), "ones");
    reader.press("<delete>");
    assert_eq!(selected(&reader), "alpha");
}

#[test]
fn when_the_whole_text_is_here_that_is_said() {
    let place = filled("whole-text");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("w");
    assert!(reader.screen().contains("Fetching the page"), "{}", reader.screen());
    let id = reader.state.list.id(0).expect("an article");
    assert_eq!(reader.errands, [Errand::FullText(id)]);
    let article = reader.state.article.as_ref().map(|pane| pane.article().clone());
    let whole = |is_full| Answer::Text { id, article: article.clone(), is_full, wants_page: false };
    reader.tell(Message::Library(whole(true)));
    let screen = reader.screen();
    assert!(!screen.contains("Fetching the page") && screen.contains("The whole text"), "{screen}");
    assert!(screen.contains("w shows what the feed sent"), "{screen}");
    // What comes without being asked for is not said.
    reader.press("<ctrl-l>");
    reader.tell(Message::Library(whole(true)));
    assert!(!reader.screen().contains("The whole text"), "{}", reader.screen());
}

#[test]
fn the_source_of_a_headline_is_cut_and_its_time_is_not() {
    let place = Place::new("app-cut");
    let mut library = place.open();
    for name in ["وكالة أنباء العالم العربي والشرق الأوسط وشمال أفريقيا", "Big Feed of everything"]
    {
        let feed = subscribe(&mut library, &format!("https://example.org/{}", name.len()));
        library.rename_feed(feed, Some(name), at(1)).expect("named");
        let stories = ["خبر قصير", "A short story"]
            .map(|title| story(&format!("{title} {name}"), title, title, 27_872));
        save(&mut library, feed, stories.into());
    }
    let tagged = ids(&library)[1..3].to_vec();
    library.tag(&tagged, "عاجل", true, at(2)).expect("tagged");
    drop(library);
    let mut reader = open(&place, Language::English, (120, 30));
    for keys in ["", "sjsjsjs"] {
        reader.resize(120, 30);
        reader.press(keys);
        for width in 60..140 {
            reader.resize(width, 30);
            let whole = reader.screen().matches("28 min ago").count();
            assert_eq!(whole, 4, "{width}: {}", reader.screen());
        }
    }
}

#[test]
fn a_digit_that_chooses_nothing_is_no_count() {
    let place = filled("menu-digit");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("S3");
    assert!(reader.state.choices.is_some() && !reader.screen().contains("3…"));
    reader.press("<esc>j");
    assert_eq!((reader.state.selected, reader.state.overlay), (1, None));
    // Nor is the first key of a sequence left over.
    assert!(!reader.screen().lines().last().is_some_and(|line| line.contains('…')));
}

#[test]
fn a_palette_that_finds_nothing_says_so() {
    let place = filled("palette-nothing");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press(":qqq");
    assert!(reader.screen().contains("There is no command “qqq”"), "{}", reader.screen());
    reader.press("<ctrl-u>sort");
    assert!(!reader.screen().contains("There is no command"), "{}", reader.screen());
}

#[test]
fn where_there_is_no_article_its_keys_say_so() {
    let place = filled("no-article");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("<esc>jj<enter>");
    assert!(reader.state.list.is_empty());
    for key in ["u", "s", "t", "w", "o", "|"] {
        reader.press("<ctrl-l>").press(key);
        assert!(reader.screen().contains("There is no article here"), "{key}");
        assert!(reader.state.question.is_none() && reader.state.overlay.is_none(), "{key}");
    }
}

#[test]
fn feeds_without_a_name_are_told_apart_by_their_addresses() {
    let place = Place::new("app-nameless");
    let mut library = place.open();
    for path in ["politics", "sports"] {
        let address = format!("http://127.0.0.1:8931/a/long/way/to/{path}.xml");
        subscribe(&mut library, &address);
    }
    drop(library);
    let reader = &mut open(&place, Language::English, (100, 30));
    let screen = reader.press("<esc>").screen();
    assert!(!screen.contains("http://"), "{screen}");
    assert!(screen.contains("127.0.0.1:8931"), "{screen}");
    assert!(screen.contains("politics.xml") && screen.contains("sports.xml"), "{screen}");
}

#[test]
fn a_reading_list_at_an_address_names_the_command_for_it() {
    let place = filled("reading-list");
    for language in Language::ALL {
        let mut reader = open(&place, language, (120, 30));
        let typed = "feeds.opml".to_owned();
        reader.press(&format!("a{typed}<enter>"));
        let found = Err(FetchError::NotAFeed(NotAFeed::ReadingList));
        reader.tell(Message::Library(Answer::Found { typed, found }));
        let said = reader.state.toast.clone().expect("why it was refused");
        assert!(said.contains("khabar import FILE"), "{said}");
    }
}

#[test]
fn escape_never_leaves_a_library() {
    let place = filled("escape");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("<enter><esc><esc><esc><esc>");
    assert!(!reader.has_quit);
    assert!(reader.screen().contains("q quits"), "{}", reader.screen());
    let hints = |reader: &Reader| reader.screen().lines().last().map(str::to_owned);
    reader.press("k");
    assert!(hints(&reader).is_some_and(|line| line.contains("q quit")), "{:?}", hints(&reader));
    reader.press("?/leaves<enter>");
    assert!(reader.screen().contains("Esc never leaves a library"), "{}", reader.screen());
    reader.press("<esc><esc>q");
    assert!(reader.has_quit);
    // Before anything is followed, too.
    let place = Place::new("app-escape-empty");
    let shelf = Shelf::open(&place.path()).expect("no library yet");
    let opened = khabar::work::opened_edition();
    let mut reader = Reader::over_library(shelf, opened, Language::English, (120, 30));
    reader.press("<esc>");
    assert!(!reader.has_quit && reader.screen().contains("q quits"), "{}", reader.screen());
}

fn later() -> Message {
    Message::Clock("2026-11-22T21:00:00+02:00[+02:00]".parse().expect("a time"))
}

#[test]
fn an_edited_text_takes_the_place_of_the_one_on_the_screen_where_it_is_read() {
    let place = filled("edited");
    let mut library = place.open();
    let feed = library.feeds().expect("read")[0].id;
    let lines: Vec<String> = (0..60).map(|n| format!("<p>سطر رقم {n} من الخبر</p>")).collect();
    let mut long = story("long", "خبر طويل", "", 900);
    long.content = Some(lines.concat());
    save(&mut library, feed, vec![long.clone()]);
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("<enter><space>");
    let line_at_top = |reader: &Reader| {
        let screen = reader.screen();
        let row = screen.lines().nth(1).expect("a row").to_owned();
        row.chars().filter(char::is_ascii_digit).collect::<String>()
    };
    let before = line_at_top(&reader);
    assert!(!before.is_empty(), "{}", reader.screen());
    // A line more above what is read, and another one below.
    long.content = Some(format!("<p>تصحيح</p>{}<p>تتمة الخبر</p>", lines.concat()));
    save(&mut library, feed, vec![long]);
    reader.tell(later());
    let plain = |reader: &Reader| {
        reader.state.article.as_ref().map(|pane| pane.article().text.plain.clone()).expect("open")
    };
    assert!(plain(&reader).contains("تتمة الخبر"), "{}", reader.screen());
    assert_eq!(line_at_top(&reader), before, "{}", reader.screen());
}

#[test]
fn what_comes_above_does_not_move_what_is_looked_at() {
    let place = filled("above");
    let mut reader = open(&place, Language::English, (120, 18));
    reader.press("Gkkk");
    let row_of = |reader: &Reader| {
        let screen = reader.screen();
        screen.lines().position(|line| line.starts_with("│▌")).expect("the selected one")
    };
    let before = row_of(&reader);
    let mut other = place.open();
    let feed = other.feeds().expect("read")[0].id;
    let new = (0..3).map(|n| story(&format!("new-{n}"), "خبر عاجل", "نص", 900 + n)).collect();
    save(&mut other, feed, new);
    reader.tell(later());
    assert_eq!(reader.state.list.len(), 12);
    assert_eq!(row_of(&reader), before, "{}", reader.screen());
    // At its top the list shows what is new.
    reader.press("gg");
    let new = (3..5).map(|n| story(&format!("new-{n}"), "أحدث", "نص", 900 + n)).collect();
    save(&mut other, feed, new);
    reader.tell(later());
    assert_eq!(
        (reader.state.selected, reader.state.headlines.top()),
        (2, 0),
        "{}",
        reader.screen()
    );
}

#[test]
fn marks_are_for_what_is_selected_and_there() {
    let place = filled("aim");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("<esc>");
    for key in ["s", "u", "w"] {
        reader.press(key);
        assert!(reader.screen().contains("There is no article here"), "{key}: {}", reader.screen());
    }
    // A feed has tags.
    reader.press("Gt");
    reader.press("مهم<enter>");
    let library = place.open();
    assert_eq!(library.feeds().expect("read").iter().filter(|it| it.tags == ["مهم"]).count(), 1);
    assert_eq!(library.counts().expect("counts").starred, 0);
    // An article that another process deleted.
    reader.press("gg<enter>j");
    let id = reader.state.list.id(reader.state.selected).expect("one");
    rusqlite::Connection::open(place.path())
        .and_then(|file| file.execute("DELETE FROM articles WHERE id = ?1", [id.0]))
        .expect("deleted");
    reader.state.list.entry_mut(id).expect("known").text = khabar::app::Text::Unknown;
    reader.press("kj");
    for key in ["s", "t", "u"] {
        reader.press(key);
        assert!(reader.screen().contains("This article is gone"), "{key}: {}", reader.screen());
        assert!(reader.state.question.is_none());
    }
}

#[test]
fn a_second_press_does_not_reach_what_the_first_one_brought() {
    use khabar::app::{Mouse, MouseKind};
    let place = filled("presses");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("<esc>");
    let inside = reader.state.screen.sources.as_ref().expect("the pane").inside;
    let press = |kind, row| Mouse { kind, column: inside.x + 4, row: inside.y + row };
    reader.mouse(press(MouseKind::Press, 3));
    reader.mouse(press(MouseKind::DoublePress, 3));
    assert_eq!(reader.state.unread_count(), 9, "{}", reader.screen());
    assert_eq!(place.open().counts().expect("counts").unread, 9);
    // In the headlines it opens.
    reader.mouse(press(MouseKind::Press, 3));
    reader.mouse(press(MouseKind::DoublePress, 3));
    assert_eq!(place.open().counts().expect("counts").unread, 8);
}

#[test]
fn no_subscription_ends_by_an_undo_unasked() {
    let place = filled("undo-ends");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("s");
    // The names that the feeds were given are taken back first, then the last of the feeds.
    reader.press("UU");
    assert!(reader.screen().contains("Undone: "), "{}", reader.screen());
    reader.press("U");
    let screen = reader.screen();
    assert!(screen.contains("Take back following 1 feed?"), "{screen}");
    assert!(screen.contains("ﺀﺎﺒﻧﻷﺍ ﺔﻟﺎﻛﻭ") && screen.contains(" y "), "{screen}");
    reader.press("<esc>");
    assert_eq!(place.open().feeds().expect("feeds").len(), 3);
    reader.press("U<esc>Uy");
    assert_eq!(place.open().feeds().expect("feeds").len(), 2);
    assert!(reader.screen().contains("Taken back: the subscription"), "{}", reader.screen());
}

#[test]
fn a_prompt_that_is_left_as_it_was_changes_nothing() {
    let place = filled("untouched");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("<esc>G");
    // Another process sets a login meanwhile.
    let mut other = place.open();
    let feed = other.feeds().expect("read").into_iter().find(|feed| feed.shown_name() == "gamma");
    let feed = feed.expect("there").id;
    let mut settings = other.feed_settings(feed).expect("read");
    settings.set(FeedSetting::User, "ada").expect("taken");
    settings.set(FeedSetting::Password, "secret").expect("taken");
    other.set_feed_settings(feed, &settings, at(50)).expect("set");
    reader.press("el<enter>");
    assert_eq!(place.open().feed_settings(feed).expect("read"), settings);
}

#[test]
fn more_news_than_has_room_leaves_the_list_where_it_is() {
    let place = filled("many-above");
    let mut reader = open(&place, Language::English, (110, 24));
    let selected = reader.state.list.id(0).expect("one");
    let mut other = place.open();
    let feed = other.feeds().expect("read")[0].id;
    let new = (0..30).map(|n| story(&format!("new-{n}"), "خبر عاجل", "نص", 900 + n)).collect();
    save(&mut other, feed, new);
    reader.tell(later());
    assert_eq!(reader.state.list.id(reader.state.selected), Some(selected));
    let screen = reader.screen();
    assert!(screen.lines().nth(1).is_some_and(|line| line.starts_with("│▌")), "{screen}");
}
