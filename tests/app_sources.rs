//! The pane of sources over a real library: what its keys do for what is selected, names, counts.

#[path = "store/given.rs"]
#[allow(dead_code, reason = "the tests of the library use the rest")]
mod given;
mod reader;
mod support;

use given::{Place, at, save, story, subscribe};
use khabar::app::{Errand, Opened, Source};
use khabar::locale::Language;
use khabar::store::FolderId;
use khabar::work::Shelf;
use khabar::work::fetch::ClientSettings;
use reader::Reader;

/// Two feeds, of which the second lies in a folder `News`, beside an empty folder `Empty`; three
/// stories each.
fn filled(test: &str) -> Place {
    let place = Place::new(&format!("sources-{test}"));
    let mut library = place.open();
    for (name, word) in [("alpha", "الاقتصاد"), ("beta", "الرياضة")] {
        let feed = subscribe(&mut library, &format!("https://example.org/{name}.xml"));
        library.rename_feed(feed, Some(name), at(1)).expect("named");
        let stories = (0..3).map(|n| {
            let minutes = 60 * n + i64::try_from(name.len()).expect("short");
            let body = format!("نص الخبر رقم {n} وفيه كلمة مميزة{n} عن {word} في بيروت.");
            story(&format!("{name}-{n}"), &format!("خبر {n} من {word}"), &body, minutes)
        });
        save(&mut library, feed, stories.collect());
        if name == "beta" {
            library.move_feed_into(feed, "News", at(2)).expect("moved");
            library.retag_feed(feed, &["sport".to_owned()], &[], at(2)).expect("tagged");
        }
    }
    library.add_folder("Empty", FolderId::ROOT, at(3)).expect("made");
    place
}

fn open(place: &Place, language: Language, size: (u16, u16)) -> Reader {
    let shelf = Shelf::open(&place.path()).expect("a library");
    Reader::over_library(shelf, Opened::default(), language, size)
}

/// The last row of the screen.
fn status(reader: &Reader) -> String {
    reader.screen().lines().last().unwrap_or("").to_owned()
}

/// The text of the screen without borders, as it is read on.
fn flat(reader: &Reader) -> String {
    let screen = reader.screen().replace(['│', '┃', '\n'], " ");
    screen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Moves the selection in the sources to the first source that is such.
fn select(reader: &mut Reader, is_such: impl Fn(&Source) -> bool) {
    reader.press("gg");
    for _ in 0..30 {
        if is_such(&selected(reader)) {
            return;
        }
        reader.press("j");
    }
    panic!("there is no such source\n{}", reader.screen());
}

fn selected(reader: &Reader) -> Source {
    reader.state.library.as_ref().expect("a library").pane.selected
}

fn name_of_selected(reader: &Reader) -> String {
    let library = reader.state.library.as_ref().expect("a library");
    selected(reader).name(&library.sources, Language::English.library_words())
}

#[test]
fn the_hint_of_the_menu_names_what_is_selected() {
    let place = filled("hints");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("/مميزة1<enter>Ws<ctrl-u>ones<enter><esc>");
    reader.press("/مميزة2<enter>Wh<ctrl-u>twos<enter><esc><esc>");
    reader.press("gg");
    assert!(!status(&reader).contains("e feed"), "{}", status(&reader));
    select(&mut reader, |source| matches!(source, Source::Folder(_)));
    assert!(status(&reader).contains("e folder"), "{}", status(&reader));
    select(&mut reader, |source| matches!(source, Source::Feed(_)));
    assert!(status(&reader).contains("e feed"), "{}", status(&reader));
    select(&mut reader, |source| matches!(source, Source::Search(_)));
    assert!(status(&reader).contains("e saved search"), "{}", status(&reader));
    reader.press("j");
    assert!(status(&reader).contains("e rule"), "{}", status(&reader));
    select(&mut reader, |source| matches!(source, Source::Tag(_)));
    assert!(!status(&reader).contains("e feed"), "{}", status(&reader));
    reader.press("?");
    assert!(flat(&reader).contains("remove a feed, folder or search"), "{}", reader.screen());
}

#[test]
fn the_menu_of_a_feed_says_what_the_settings_allow_it() {
    let place = filled("private");
    let mut reader = open(&place, Language::English, (120, 40));
    reader.press("<esc>Ge");
    assert!(reader.screen().contains("Let it lead to private addresses"), "{}", reader.screen());
    assert!(!reader.screen().contains("as the settings"), "{}", reader.screen());
    reader.press("<esc>");
    reader.state.settings.private_redirects = true;
    reader.press("e");
    let screen = reader.screen();
    assert!(screen.contains("Let it lead to public addresses alone"), "{screen}");
    assert!(screen.contains("It may lead to private ones, as the settings allow all"), "{screen}");
    // The feed alone may lead nowhere private, and then only the choice for it is there.
    reader.press("re");
    let screen = reader.screen();
    assert!(screen.contains("Let it lead to private addresses"), "{screen}");
    assert!(!screen.contains("as the settings allow"), "{screen}");
}

#[test]
fn a_folder_is_not_called_as_another_one_beside_it() {
    let place = filled("folder-name");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("<esc>");
    select(&mut reader, |source| matches!(source, Source::Folder(_)));
    assert_eq!(name_of_selected(&reader), "Empty");
    reader.press("en<ctrl-u> News <enter>");
    let screen = reader.screen();
    assert!(screen.contains("There is a folder News here already"), "{screen}");
    assert!(status(&reader).contains("Name: News"), "what was typed is there still: {screen}");
    let names = || -> Vec<String> {
        place.open().folders().expect("folders").into_iter().map(|folder| folder.name).collect()
    };
    assert_eq!(names(), ["Empty", "News"]);
    reader.press("2<enter>");
    assert_eq!(names(), ["News", "News2"]);
}

#[test]
fn two_saved_searches_do_not_have_one_name() {
    let place = filled("search-name");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("/مميزة1<enter>Ws<ctrl-u>ones<enter>");
    reader.press("<esc>/مميزة2<enter>Ws<ctrl-u>ones<enter>");
    let screen = reader.screen();
    assert!(screen.contains("There is a saved search ones already"), "{screen}");
    assert!(status(&reader).contains("ones"), "what was typed is there still: {screen}");
    reader.press("<ctrl-u>twos<enter><esc><esc>");
    let names = || -> Vec<String> {
        let searches = place.open().saved_searches().expect("searches");
        searches.into_iter().map(|search| search.name).collect()
    };
    assert_eq!(names(), ["ones", "twos"]);
    select(&mut reader, |source| matches!(source, Source::Search(_)));
    reader.press("en<ctrl-u>twos<enter>");
    assert!(reader.screen().contains("There is a saved search twos already"));
    reader.press("<esc>");
    assert_eq!(names(), ["ones", "twos"]);
}

#[test]
fn what_a_rule_hides_is_said_to_be_hidden() {
    let place = filled("hidden");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("/الرياضة<enter>Wh<ctrl-u>sport<enter>");
    let hidden = "What is found here is hidden by the rule sport";
    // The headlines are a column among others.
    let narrow = |reader: &mut Reader| {
        reader.resize(50, 20);
        let text = flat(reader);
        reader.resize(120, 30);
        text
    };
    assert!(narrow(&mut reader).contains(hidden), "{}", reader.screen());
    assert!(!reader.screen().contains("Nothing like that"), "{}", reader.screen());
    reader.press("A");
    assert!(reader.screen().contains("The rule sport hides"), "{}", reader.screen());
    reader.press("<esc><esc>");
    select(&mut reader, |source| matches!(source, Source::Search(_)));
    reader.press("A");
    assert!(reader.state.choices.is_none(), "{}", reader.screen());
    assert!(reader.screen().contains("The rule sport hides"), "{}", reader.screen());
    reader.press("<enter>");
    assert!(narrow(&mut reader).contains(hidden), "{}", reader.screen());
    reader.press("/zzzz<enter>");
    assert!(narrow(&mut reader).contains("Nothing like that"), "{}", reader.screen());
}

#[test]
fn what_comes_back_is_selected() {
    let place = filled("back");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("/مميزة1<enter>Ws<ctrl-u>ones<enter><esc><esc>");
    let kinds: [fn(&Source) -> bool; 3] = [
        |source| matches!(source, Source::Search(_)),
        |source| matches!(source, Source::Folder(_)),
        |source| matches!(source, Source::Feed(_)),
    ];
    for is_such in kinds {
        select(&mut reader, is_such);
        let before = selected(&reader);
        reader.press("<delete>");
        assert_ne!(selected(&reader), before);
        reader.press("gg");
        reader.press("U");
        assert_eq!(selected(&reader), before, "{}", reader.screen());
    }
    // What is read in the meantime does not move it.
    reader.press("gg");
    let before = selected(&reader);
    reader.press("<enter><enter><esc><esc>");
    assert_eq!(selected(&reader), before);
}

#[test]
fn a_saved_search_shows_how_many_unread_articles_it_finds() {
    let place = filled("counts");
    {
        let mut library = place.open();
        library.save_search("ones", "مميزة1", false, at(4)).expect("saved");
        library.save_search("rule", "zzz", true, at(4)).expect("saved");
    }
    let shelf = Shelf::open(&place.path()).expect("a library");
    let client = ClientSettings::default();
    let mut reader =
        Reader::with_keeper(shelf, client, Opened::default(), Language::English, (120, 30));
    let row = |reader: &Reader| -> String {
        let screen = reader.screen();
        screen.lines().find(|line| line.contains("ones")).unwrap_or("").to_owned()
    };
    let count = |reader: &Reader| -> String {
        let row = row(reader);
        let rest = row.split_once("ones").map_or("", |(_, rest)| rest);
        rest.chars().skip_while(|c| *c == ' ').take_while(char::is_ascii_digit).collect()
    };
    reader.press("<esc>");
    reader.wait_until("its two are counted", |reader| count(reader) == "2");
    select(&mut reader, |source| matches!(source, Source::Search(_)));
    reader.press("Aa");
    reader.wait_until("none is left", |reader| count(reader).is_empty());
    reader.press("U");
    reader.wait_until("they are unread again", |reader| count(reader) == "2");
}

#[test]
fn notes_on_a_search_end_at_words() {
    let place = filled("notes");
    for width in 40..=70 {
        for typed in ["is:new", "after:soon"] {
            let mut reader = open(&place, Language::English, (width, 14));
            reader.press(&format!("/{typed}"));
            let while_typing = status(&reader);
            reader.press("<enter>");
            for line in [while_typing, status(&reader)] {
                let (_, note) = line.rsplit_once("  ").unwrap_or(("", &line));
                let note = note.trim_end_matches('…').trim();
                let whole =
                    ["is:unread · is:read · is:starred · is:changed", "date: 2026-11-01 or 7d"];
                let is_whole = whole.iter().any(|whole| {
                    whole
                        .strip_prefix(note)
                        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
                });
                let short = ["2026-11-01 · 7d", "2026-11-01"];
                assert!(is_whole || short.contains(&note), "{width}: {line:?}");
            }
        }
    }
}

#[test]
fn a_folder_without_feeds_is_not_said_to_be_fresh() {
    let place = filled("empty-folder");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("<esc>");
    select(&mut reader, |source| matches!(source, Source::Folder(_)));
    assert_eq!(name_of_selected(&reader), "Empty");
    reader.press("r");
    assert!(reader.screen().contains("There is no feed in this folder"), "{}", reader.screen());
    assert_eq!(reader.errands, []);
    reader.press("jr");
    assert_eq!(name_of_selected(&reader), "News");
    assert!(matches!(reader.errands[..], [Errand::Refresh(_)]));
}

#[test]
fn an_address_reads_from_the_left_in_every_title() {
    let place = Place::new("sources-title");
    let mut library = place.open();
    subscribe(&mut library, "http://127.0.0.1:8961/news/feed.xml");
    drop(library);
    let mut reader = open(&place, Language::Arabic, (100, 30));
    reader.press("<esc>G<enter>");
    assert!(reader.screen().lines().next().is_some_and(|row| row.contains("127.0.0.1:8961/news")));
    reader.press("<esc>e");
    let title = "127.0.0.1:8961/news/feed.xml ─";
    assert!(reader.screen().contains(title), "{}", reader.screen());
}

#[test]
fn a_rule_is_named_in_the_direction_of_the_interface() {
    let place = filled("rule-direction");
    place.open().save_search("نفط", "نفط", true, at(4)).expect("saved");
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("<esc>");
    assert!(reader.screen().contains("  hides: "), "{}", reader.screen());
}

#[test]
fn an_address_is_cut_between_clusters() {
    let place = Place::new("sources-long");
    let mut library = place.open();
    let name = "أخبار\u{301}الاقتصاد\u{301}والتجارة\u{301}والمال";
    subscribe(&mut library, &format!("https://example.org/{name}/feed.xml"));
    subscribe(&mut library, "https://例え.example/ニュース速報ニュース速報/feed-最新.xml");
    drop(library);
    let mut reader = open(&place, Language::English, (120, 30));
    reader.press("<esc>");
    let screen = reader.screen();
    // Both ends are there, and a row is no wider than its pane.
    let rows: Vec<&str> = screen.lines().filter(|line| line.contains("example")).collect();
    assert_eq!(rows.len(), 2, "{screen}");
    assert!(rows.iter().all(|row| row.contains('…') && row.contains("xml")), "{screen}");
}
