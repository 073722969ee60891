//! Search, and the facts that it knows.

use crate::given::*;
use khabar::feeds::article_from_entry;
use khabar::news::{Fact, FactKind, Feed};
use khabar::store::{ArticleId, Fetch, FolderId, Found, Library, Query, Reception, Scope, View};
use khabar::text::Span;

fn filled(place: &Place) -> (Library, Vec<ArticleId>) {
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    let entries = vec![
        story("e", "English story", "The minister said Hello to the café owners.", 50),
        story("d", "أسعار النفط", "ارتفعت أسعار النفط والغاز اليوم", 40),
        story("c", "أسعار الغاز", "انخفضت أسعار الغاز أمس في بيروت", 30),
        story("b", "مُدَرِّسَةٌ جديدة", "افتتح وزير المالية مدرسة في القاهرة", 20),
        story("a", "خانه", "او می\u{200c}رود به خانه\u{200c}ها", 10),
    ];
    let saved = save(&mut library, feed, entries);
    assert_eq!(saved.new.len(), 5);
    (library, saved.new)
}

fn found(library: &Library, query: &str) -> Vec<String> {
    let mut titles = titles(library, &View::found(Scope::All, Query::read(query)));
    titles.sort();
    titles
}

#[test]
fn words_are_found_however_they_are_typed() {
    let place = Place::new("words");
    let (library, _) = filled(&place);
    for typed in ["مدرسة", "مدرسه", "المَدرسة OR مُدرّسة", "القاهره", "\"وزير المالية\"", "وزي*"]
    {
        assert_eq!(found(&library, typed), ["مُدَرِّسَةٌ جديدة"], "{typed}");
    }
    assert_eq!(found(&library, "\"المالية وزير\""), [""; 0]);
    assert_eq!(found(&library, "وزي"), [""; 0]);
    assert_eq!(found(&library, "HELLO café"), ["English story"]);
    for typed in ["میرود", "می رود", "می\u{200c}رود", "خانه\u{200c}ها"] {
        assert_eq!(found(&library, typed), ["خانه"], "{typed}");
    }
}

#[test]
fn a_question_asked_again_knows_what_changed_since() {
    let place = Place::new("asked-again");
    let (mut library, articles) = filled(&place);
    let gas = ["أسعار الغاز", "أسعار النفط"];
    assert_eq!(found(&library, "الغاز"), gas);
    assert_eq!(found(&library, "الغاز"), gas);
    let feed = subscribe(&mut library, "https://example.org/other");
    save(&mut library, feed, vec![story("x", "خط جديد", "خط لنقل الغاز", 60)]);
    assert_eq!(found(&library, "الغاز").len(), 3, "its own change");
    let mut other = place.open();
    save(&mut other, feed, vec![story("y", "خط آخر", "خط ثان لنقل الغاز", 70)]);
    assert_eq!(found(&library, "الغاز").len(), 4, "that of another");
    assert_eq!(found(&other, "الغاز").len(), 4);
    library.tag(&[articles[0]], "مهم", true, at(1)).expect("tagged");
    assert_eq!(found(&library, "tag:مهم").len(), 1);
    other.tag(&[articles[0]], "مهم", false, at(2)).expect("not any more");
    assert_eq!(found(&library, "tag:مهم"), [""; 0]);
}

/// The cases of `forms.txt`.
#[test]
fn words_are_found_with_what_is_written_on_to_them() {
    let cases = include_str!("forms.txt").lines().filter(|line| !line.starts_with('#'));
    let cases: Vec<(&str, Vec<&str>, Vec<&str>)> = cases
        .map(|line| {
            let (typed, words) = line.split_once(" : ").expect("a colon");
            let (found, others) = words.split_once(" / ").expect("a stroke");
            (typed, found.split(' ').collect(), others.split(' ').collect())
        })
        .collect();
    let place = Place::new("forms");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    let mut words: Vec<&str> =
        cases.iter().flat_map(|(_, found, others)| found.iter().chain(others)).copied().collect();
    words.sort_unstable();
    words.dedup();
    let stories = words.iter().zip(0..).map(|(word, n)| story(word, word, &format!("{word}."), n));
    save(&mut library, feed, stories.collect());
    for (typed, wanted, refused) in cases {
        let found = found(&library, typed);
        for word in wanted {
            assert!(found.iter().any(|title| title == word), "{typed} finds {word}: {found:?}");
        }
        for word in refused {
            assert!(!found.iter().any(|title| title == word), "{typed} leaves {word}: {found:?}");
        }
        let refusal = format!("-{typed}");
        let others = self::found(&library, &refusal);
        assert_eq!(found.len() + others.len(), words.len(), "{refusal}");
    }
    assert_sound(&library);
}

/// What every khabar before this one put into the index.
const OLDER_FORM: &str = "INSERT OR REPLACE INTO search (rowid, title, body, people, places, says)
    VALUES (?1, ?2, '', '', '', '')";

#[test]
fn an_older_index_is_made_anew_while_it_is_searched() {
    let place = Place::new("older-index");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    let titles = ["في الميناء", "ميناء", "un café"];
    let stories = titles.iter().zip(0..).map(|(title, n)| story(title, title, "نص", n));
    let ids = save(&mut library, feed, stories.collect()).new;
    assert_eq!(found(&library, "").len(), 3);
    while library.index_some(100).expect("indexed") {}
    drop(library);
    let file = rusqlite::Connection::open(place.path()).expect("a database");
    for (id, title) in ids.iter().zip(["في الميناء", "ميناء", "un café"]) {
        file.execute(OLDER_FORM, (id.0, title)).expect("written");
    }
    file.execute_batch(OLDER_BODIES).expect("made older");
    file.execute_batch("DROP TABLE reindexing; PRAGMA user_version = 3").expect("made older");
    drop(file);
    assert!(matches!(Library::open_current(&place.path()).expect("read"), Found::Older));
    let library = place.open();
    assert_eq!(found(&library, "الميناء").len(), 2, "as it was typed, and without the article");
    assert_eq!(found(&library, "ميناء").len(), 1, "not yet");
    while library.renew_index(2).expect("indexed") {}
    assert!(!library.renew_index(2).expect("nothing left"));
    assert_eq!(found(&library, "ميناء").len(), 2);
    assert_eq!(found(&library, "cafe"), ["un café"]);
    assert_sound(&library);
    assert!(place.path().with_file_name("library.sqlite3.v3.backup").exists());
}

#[test]
fn an_index_with_letters_cut_off_is_made_anew_while_it_is_searched() {
    let place = Place::new("cut-letters");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://example.org/feed");
    let indexed = [
        ("بطاقة", "بطاقه \u{e000} طاقه"),
        ("وزير", "وزير \u{e000} زير"),
        ("الوزير", "الوزير \u{e000} وزير"),
        ("زير", "زير"),
    ];
    let stories = indexed.iter().zip(0..).map(|((word, _), n)| story(word, word, "نص", n));
    save(&mut library, feed, stories.collect());
    while library.index_some(100).expect("indexed") {}
    drop(library);
    let file = rusqlite::Connection::open(place.path()).expect("a database");
    for (word, form) in indexed {
        let id: i64 = file
            .query_row("SELECT id FROM articles WHERE title = ?1", [word], |row| row.get(0))
            .expect("there");
        file.execute(OLDER_FORM, (id, form)).expect("written");
    }
    let older = "ALTER TABLE feeds DROP COLUMN rhythm; DROP TABLE deleted;
        PRAGMA user_version = 5";
    file.execute_batch(older).expect("made older");
    drop(file);
    assert!(matches!(Library::open_current(&place.path()).expect("read"), Found::Older));
    let library = place.open();
    let ministers = |library: &Library| found(library, "وزير");
    assert_eq!(found(&library, "طاقة"), ["بطاقة"], "not yet");
    assert!(library.renew_index(1).expect("indexed"));
    assert_eq!(found(&library, "طاقة"), [""; 0], "the newest first, which the feed has at its top");
    assert_eq!(found(&library, "زير"), ["زير", "وزير"], "not yet");
    assert_eq!(ministers(&library), ["الوزير", "وزير"], "meanwhile");
    drop(library);
    let library = place.open();
    while library.renew_index(1).expect("goes on where it was") {}
    assert_eq!(found(&library, "زير"), ["زير"]);
    assert_eq!(ministers(&library), ["الوزير", "وزير"]);
    assert_eq!(found(&library, "بطاقة"), ["بطاقة"]);
    assert_sound(&library);
    assert!(place.path().with_file_name("library.sqlite3.v5.backup").exists());
}

#[test]
fn signs_and_fields() {
    let place = Place::new("signs");
    let (mut library, ids) = filled(&place);
    assert_eq!(found(&library, "أسعار"), ["أسعار الغاز", "أسعار النفط"]);
    assert_eq!(found(&library, "أسعار -نفط"), ["أسعار الغاز"], "whichever its form");
    assert_eq!(found(&library, "أسعار -النفط"), ["أسعار الغاز"]);
    assert_eq!(found(&library, "(النفط OR بيروت) أسعار").len(), 2);
    assert_eq!(found(&library, "title:النفط"), ["أسعار النفط"]);
    assert_eq!(found(&library, "title:بيروت"), [""; 0]);
    assert_eq!(found(&library, "lang:en"), ["English story"]);
    assert_eq!(found(&library, "-lang:ar -lang:fa"), ["English story"]);
    assert_eq!(found(&library, "feed:الانباء أسعار").len(), 2);
    assert_eq!(found(&library, "feed:nowhere"), [""; 0]);
    assert_eq!(found(&library, "after:2026-11-02"), [""; 0]);
    assert_eq!(found(&library, "before:2026-11-02 after:2026-11-01").len(), 5);
    assert_eq!(found(&library, "").len(), 5);
    library.mark_read(&ids[..2], true, at(40_000)).expect("marked");
    library.tag(&ids[..1], "SPÄTER", true, at(40_001)).expect("tagged");
    assert_eq!(found(&library, "is:read").len(), 2);
    assert_eq!(found(&library, "is:unread").len(), 3);
    assert_eq!(found(&library, "tag:später").len(), 1);
    assert_eq!(found(&library, "is:read OR النفط").len(), 3);
    assert_eq!(found(&library, "-(is:read OR النفط)").len(), 2);
    let unfinished = View::found(Scope::All, Query::read_unfinished("أسعار الن"));
    assert_eq!(titles(&library, &unfinished), ["أسعار النفط"]);
}

#[test]
fn facts_are_found_by_their_kind() {
    let place = Place::new("facts");
    let (mut library, ids) = filled(&place);
    let plain = library.article(ids[1]).expect("read").expect("there").plain;
    let start = plain.find("وزير").expect("there");
    let fact = |kind, text: &str| Fact {
        kind,
        text: text.to_owned(),
        value: Some("LB".to_owned()),
        role: None,
        speaker: (kind == FactKind::Statement).then(|| "سامر عون".to_owned()),
        verb: None,
        salience: 0.5,
        mentions: vec![Span::new(start, start + 8)],
    };
    let facts = [
        fact(FactKind::Person, "ليلى حداد"),
        fact(FactKind::Person, "سامر عون"),
        fact(FactKind::Place, "بيروت"),
        fact(FactKind::Statement, "إن الميزانية جاهزة"),
    ];
    assert_eq!(library.without_facts(3, 10).expect("read").len(), 5);
    library.keep_facts(ids[1], 3, &facts).expect("kept");
    assert_eq!(library.without_facts(3, 10).expect("read").len(), 4);
    let stored = library.facts(ids[1]).expect("read").expect("there");
    assert_eq!((stored.engine, stored.facts.as_slice()), (3, &facts[..]));
    let title = ["مُدَرِّسَةٌ جديدة"];
    for typed in ["person:حداد", "person:\"ليلى حداد\"", "place:بيروت", "says:ميزانية* says:عون"]
    {
        let typed = typed.replace("ميزانية*", "الميزانيه");
        assert_eq!(found(&library, &typed), title, "{typed}");
    }
    assert_eq!(found(&library, "person:\"حداد سامر\""), [""; 0], "two people");
    assert_eq!(found(&library, "person:بيروت"), [""; 0]);
    // Still found by its text, and another text has other facts.
    assert_eq!(found(&library, "\"وزير المالية\""), title);
    let feed = library.feeds().expect("read")[0].id;
    let edited = story("b", "مُدَرِّسَةٌ جديدة", "نص آخر", 20);
    assert_eq!(save(&mut library, feed, vec![edited]).changed.len(), 1);
    assert_eq!(library.facts(ids[1]).expect("read"), None);
    assert_eq!(found(&library, "person:حداد"), [""; 0]);
    assert_eq!(found(&library, "القاهرة"), [""; 0]);
    assert_sound(&library);
    library.index_again().expect("indexed");
    assert_eq!(found(&library, "\"نص آخر\""), title);
    assert_sound(&library);
}

#[test]
fn the_text_of_a_page_is_found_too() {
    let place = Place::new("full-text");
    let (mut library, ids) = filled(&place);
    assert_eq!(found(&library, "الجمارك"), [""; 0]);
    let page = "<article><p>أعلنت الجمارك</p></article>";
    let plain = "أسعار الغاز\n\nأعلنت الجمارك";
    library.keep_full_text(ids[2], page, plain, at(40_000)).expect("kept");
    let title = found(&library, "الجمارك");
    assert_eq!(title.len(), 1);
    assert_eq!(found(&library, "بيروت OR القاهرة OR Hello OR النفط OR خانه").len(), 5, "still");
    let edited = library.article(ids[2]).expect("read").expect("there");
    assert_eq!(
        (edited.headline.title, edited.full_text.as_deref()),
        (title[0].clone(), Some(page))
    );
    assert!(library.keep_full_text(ArticleId(99), page, plain, at(40_001)).is_err());
}

#[test]
fn a_mute_rule_hides_what_is_there_and_what_comes() {
    let place = Place::new("mute");
    let (mut library, _) = filled(&place);
    library.save_search("prices", "أسعار -بيروت", true, at(40_000)).expect("saved");
    assert_eq!(ids(&library).len(), 4);
    assert_eq!(library.counts().expect("counts").unread, 4);
    let feed = library.feeds().expect("read")[0].id;
    let entries = vec![story("y", "أسعار الذهب", "ارتفعت", 60), story("z", "أخبار أخرى", "نص", 61)];
    assert_eq!(save(&mut library, feed, entries).new.len(), 2);
    assert_eq!(ids(&library).len(), 5);
    // A rule without a word hides nothing.
    library.save_search("empty", "()", true, at(40_001)).expect("saved");
    assert_eq!(ids(&library).len(), 5);
    let rule = library.saved_searches().expect("read")[0].id;
    library.delete_search(rule, at(40_002)).expect("deleted");
    assert_eq!(ids(&library).len(), 7);
    assert_sound(&library);
}

/// How many articles a change hides.
type Hiding<'a> = (usize, &'a dyn Fn(&mut Library));

#[test]
fn a_mute_rule_heeds_how_articles_are_ordered_later() {
    let place = Place::new("mute-order");
    let (mut library, before) = filled(&place);
    let count = before.len();
    let feed = library.feeds().expect("read")[0].id;
    let rules = ["tag:sport", "folder:\"later on\"", "feed:gossip", "-feed:example tag:odd"];
    for rule in rules {
        library.save_search(rule, rule, true, at(40_000)).expect("saved");
    }
    assert_eq!(ids(&library).len(), count);
    let folder = library.add_folder("later", FolderId::ROOT, at(40_001)).expect("made");
    library.move_feed(feed, folder, at(40_001)).expect("moved");
    library.retag_feed(feed, &["odd".to_owned()], &[], at(40_001)).expect("tagged");
    let changes: [Hiding<'_>; 5] = [
        (2, &|library| drop(library.tag(&before[..2], "sport", true, at(40_002)))),
        (count, &|library| drop(library.retag_feed(feed, &["sport".to_owned()], &[], at(40_002)))),
        (count, &|library| drop(library.rename_feed(feed, Some("Gossip"), at(40_002)))),
        (count, &|library| drop(library.rename_folder(folder, "later on", at(40_002)))),
        (count, &|library| {
            let inner = library.add_folder("later on", FolderId::ROOT, at(40_002)).expect("made");
            library.move_feed(feed, inner, at(40_002)).expect("moved");
        }),
    ];
    for (number, (hidden, change)) in changes.iter().enumerate() {
        change(&mut library);
        assert_eq!(ids(&library).len(), count - hidden, "change {number}");
        assert_eq!(library.counts().expect("counts").total, count - hidden, "change {number}");
        library.undo(at(40_003)).expect("undone").expect("a change");
        assert_eq!(ids(&library).len(), count, "change {number} taken back");
        assert_sound(&library);
    }
}

#[test]
fn a_mute_rule_heeds_what_a_feed_calls_itself_and_where_it_is() {
    let place = Place::new("mute-names");
    let (mut library, before) = filled(&place);
    library.save_search("name", "feed:gossip", true, at(40_000)).expect("saved");
    library.save_search("place", "feed:elsewhere", true, at(40_000)).expect("saved");
    let id = library.feeds().expect("read")[0].id;
    let moved_to = Some("https://elsewhere.example/feed".to_owned());
    let mut come = |title: &str, moved_to: Option<&String>| {
        let entries = vec![story("z", "أخبار أخرى", "نص", 61)];
        let feed = Feed { title: Some(title.to_owned()), ..feed(entries) };
        let fetch = Fetch { moved_to: moved_to.cloned(), ..Fetch::at(at(40_001)) };
        let reception =
            Reception { feed: &feed, article_of: &|entry| article_from_entry(entry, ""), fetch };
        library.save(id, &reception).expect("saved");
        assert_sound(&library);
        ids(&library).len()
    };
    assert_eq!(come("News", None), before.len() + 1);
    assert_eq!(come("Gossip", None), 0);
    assert_eq!(come("News", moved_to.as_ref()), before.len() + 1);
    assert_eq!(come("News", moved_to.as_ref()), before.len() + 1);
    assert_eq!(come("News", moved_to.as_ref()), 0, "it counts after the third time");
}

#[test]
fn a_mute_rule_hides_who_is_found_later() {
    let place = Place::new("mute-facts");
    let (mut library, ids_before) = filled(&place);
    library.save_search("him", "person:حداد", true, at(40_000)).expect("saved");
    library.save_search("customs", "الجمارك", true, at(40_000)).expect("saved");
    assert_eq!(ids(&library).len(), ids_before.len());
    let person = Fact {
        kind: FactKind::Person,
        text: "ليلى حداد".to_owned(),
        value: None,
        role: None,
        speaker: None,
        verb: None,
        salience: 0.5,
        mentions: Vec::new(),
    };
    library.keep_facts(ids_before[1], 3, &[person]).expect("kept");
    assert_eq!(ids(&library).len(), ids_before.len() - 1);
    library.keep_full_text(ids_before[2], "<p>x</p>", "أعلنت الجمارك", at(40_001)).expect("kept");
    assert_eq!(ids(&library).len(), ids_before.len() - 2);
    assert_sound(&library);
}

#[test]
fn a_folder_is_found_by_its_way() {
    let place = Place::new("ways");
    let (mut library, ids) = filled(&place);
    let feed = library.feeds().expect("read")[0].id;
    let outer = library.add_folder("أخبار", FolderId::ROOT, at(1)).expect("made");
    let inner = library.add_folder("مصر", outer, at(2)).expect("made");
    library.move_feed(feed, inner, at(3)).expect("moved");
    for typed in ["folder:مصر", "folder:أخبار", "folder:اخبار/مصر", "-folder:مصر/أخبار"]
    {
        assert_eq!(found(&library, typed).len(), ids.len(), "{typed}");
    }
    assert_eq!(found(&library, "folder:مصر/أخبار"), [""; 0]);
    // What cannot be found is not everything.
    for typed in ["🚢", "title:🚢", "النفط 🚢"] {
        assert_eq!(found(&library, typed), [""; 0], "{typed}");
    }
    assert_eq!(found(&library, "-🚢").len(), ids.len());
}

#[test]
fn snippets_show_where_it_was_found() {
    let place = Place::new("snippets");
    let (library, ids) = filled(&place);
    let snippet = library.snippet(ids[1], &Query::read("مدرسه"), 80).expect("read").expect("there");
    assert_eq!(snippet.text, "افتتح وزير المالية مدرسة في القاهرة");
    let lit: Vec<_> = snippet.hits.iter().map(|hit| hit.slice(&snippet.text)).collect();
    assert_eq!(lit, ["مدرسة"]);
    let plain = library.article(ids[1]).expect("read").expect("there").plain;
    assert_eq!(snippet.source.slice(&plain), snippet.text);
}
