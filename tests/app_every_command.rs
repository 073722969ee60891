//! Every command of the table by its first key, in an Arabic and an English interface: what changes
//! on the screen and what is asked of the world. The same with the letters of an Arabic keyboard.
//!
//! `UPDATE=1` writes the expected changes anew.

#[path = "store/given.rs"]
#[allow(dead_code, reason = "the tests of the library use the rest")]
mod given;
mod reader;
mod support;

use given::{Place, at, save, story, subscribe};
use khabar::app::{COMMANDS, CommandRow, Key, KeyCode, Layout, Message, Opened, Pane, key_label};
use khabar::locale::Language;
use khabar::work::Shelf;
use reader::Reader;
use std::fmt::Write as _;
use std::path::Path;

const BODY: &str = "قالت وزيرة النقل ليلى حداد إن الميناء يفتح في 23 نوفمبر.</p><p>وتكلف المشروع \
    12 مليون دولار، <a href='https://example.org/more'>وفيه</a> ثلاثة أرصفة.";

/// Rows of the window.
const ROWS: usize = 17;

/// Two feeds with three stories each.
fn library(test: &str) -> Place {
    let place = Place::new(test);
    let mut library = place.open();
    for (name, title) in [("east", "خبر الميناء"), ("west", "خبر الجسر")] {
        let feed = subscribe(&mut library, &format!("https://example.org/{name}.xml"));
        library.rename_feed(feed, Some(name), at(1)).expect("named");
        let stories =
            (1..=3).map(|n| story(&format!("{name}-{n}"), &format!("{title} {n}"), BODY, 60 * n));
        save(&mut library, feed, stories.collect());
    }
    place
}

/// A reader over a copy of the library, where the command has its place.
fn reader_for(test: &str, row: &CommandRow, library: &Place, language: Language) -> (Reader, Place) {
    let place = Place::new(&format!("{test}-{}-{}", row.name, language.code()));
    std::fs::copy(library.path(), place.path()).expect("a copy");
    let shelf = Shelf::open(&place.path()).expect("a library");
    let mut reader = Reader::over_library(shelf, Opened::default(), language, (76, 17));
    // Away from both ends, with something to go back from and to take back.
    reader.press("j");
    match row.panes.last() {
        None | Some(Pane::Headlines) => {}
        Some(Pane::Sources) => drop(reader.press("q")),
        Some(Pane::Article) => drop(reader.press("<enter>")),
        Some(Pane::Facts) => drop(reader.press("<tab><tab>")),
    }
    assert!(row.panes.is_empty() || row.panes.contains(&reader.state.focus), "{}", row.name);
    (reader, place)
}

/// What a key changes: of so many rows of the screen those that are new, and what was asked.
fn change(mut reader: Reader, key: Key, rows: usize) -> String {
    let before = reader.screen();
    reader.tell(Message::Key(key));
    let after = reader.screen();
    let rows = before.lines().zip(after.lines()).take(rows);
    let rows = rows.filter(|(before, after)| before != after);
    let mut change: String = rows.map(|(_, after)| format!("{after}\n")).collect();
    let mut tell = |what: &str| writeln!(change, "> {what}").expect("a string");
    reader.copied.iter().for_each(|text| tell(&format!("copied: {text:?}")));
    reader.browsed.iter().for_each(|address| tell(&format!("opened: {address}")));
    reader.errands.iter().for_each(|errand| tell(&format!("asked: {errand:?}")));
    reader.asked.iter().for_each(|effect| tell(&format!("asked: {effect:?}")));
    if reader.has_quit {
        tell("quit");
    }
    change
}

/// What it draws anew is the same.
const QUIET: &str = "redraw";

#[test]
fn every_command_does_what_its_sentence_says() {
    let test = "every-command";
    let library = library(test);
    for language in [Language::Arabic, Language::English] {
        let code = language.code();
        let mut changes = String::new();
        for row in COMMANDS {
            let key = row.keys[0];
            let (reader, _place) = reader_for(test, row, &library, language);
            let change = change(reader, key, ROWS);
            let sentence = (row.sentence)(language.words());
            writeln!(changes, "[{} · {}] {sentence}\n{change}", row.name, key_label(key))
                .expect("a string");
            assert!(
                !change.is_empty() || row.name == QUIET,
                "{} does nothing in {code}",
                row.name
            );
        }
        expect_changes(&format!("commands-{code}"), &changes);
    }
}

#[test]
fn the_letters_of_an_arabic_keyboard_do_the_same() {
    let test = "every-letter";
    let library = library(test);
    let layout = Layout::of_language("ar");
    let mut tried = 0;
    for language in [Language::Arabic, Language::English] {
        for row in COMMANDS {
            let KeyCode::Char(letter) = row.keys[0].code else { continue };
            let Some(arabic) = layout.letter_of(letter).filter(|arabic| *arabic != letter) else {
                continue;
            };
            let (reader, _place) = reader_for(test, row, &library, language);
            let latin = change(reader, row.keys[0], ROWS - 1);
            let (reader, _place) = reader_for(test, row, &library, language);
            let key = Key { code: KeyCode::Char(arabic), ..row.keys[0] };
            // Help and the hints below show the letters that are in use.
            let change = change(reader, key, ROWS - 1);
            let is_help = row.name == "help";
            assert!(change == latin || is_help, "{} by {arabic}:\n{change}", row.name);
            tried += 1;
        }
    }
    assert!(tried > 60, "{tried}");
}

fn expect_changes(name: &str, changes: &str) {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screens").join(format!("{name}.txt"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, changes).expect("the expected changes are written");
        return;
    }
    let expected = std::fs::read_to_string(&path).expect("the expected changes (UPDATE=1)");
    assert!(changes == expected, "{name} differs.\n--- expected\n{expected}\n--- is\n{changes}");
}
