//! Keys in, lines out: the linear mode, in which everything is said in the order of reading. The
//! same script runs in an Arabic and an English interface.

#[path = "store/given.rs"]
#[allow(dead_code, reason = "the tests of the library use the rest")]
mod given;
mod reader;
mod support;

use given::{Place, save, stories, subscribe};
use khabar::app::{Answer, Message, Opened};
use khabar::feeds::article_from_text;
use khabar::locale::Language;
use khabar::news::{Article, FetchError};
use khabar::view::{Cause, Linear, TypedLine};
use khabar::work::Shelf;
use reader::Reader;
use std::fmt::Write as _;
use std::path::Path;

const PORT: &str = "---
source: وكالة الشرق
language: ar
date: 2026-11-20T09:00:00+03:00
---

ميناء جديد يربط العقبة بالسويس

قالت وزيرة النقل ليلى حداد إن الميناء يفتح في 23 نوفمبر. ويستقبل الميناء 350 ألف راكب في العام.

وتكلف المشروع 12 مليون دولار، منها 3.5% للطرق.
";

const BRIDGE: &str = "---
source: Harbour Post
language: en
date: 2026-11-19T09:00:00+03:00
---

The old bridge reopens

Mayor Ellen Marsh said on Monday that the bridge cost 4 million euros.
";

fn articles() -> Vec<Article> {
    [PORT, BRIDGE].map(|text| article_from_text(text, "test").expect("an article")).into()
}

/// A reader with what is said of it.
struct Listener {
    reader: Reader,
    linear: Linear,
    heard: String,
    typed: Option<TypedLine>,
}

impl Listener {
    fn of(mut reader: Reader) -> Self {
        reader.state.settings.linear = true;
        let (width, height) = reader.state.size;
        reader.resize(width, height);
        // The first article was opened before.
        reader.press("jk");
        let mut listener =
            Self { reader, linear: Linear::default(), heard: String::new(), typed: None };
        listener.listen(Cause::Answer);
        listener
    }

    fn over(language: Language) -> Self {
        Self::of(Reader::open(articles(), language, (80, 24)))
    }

    fn listen(&mut self, cause: Cause) {
        let said = self.linear.next(&self.reader.state, cause);
        said.lines.iter().for_each(|line| writeln!(self.heard, "{line}").expect("a string"));
        self.typed = said.typed;
    }

    /// What is said after each of these keys.
    fn press(&mut self, keys: &str) -> String {
        self.heard.clear();
        let mut rest = keys;
        while !rest.is_empty() {
            let named = rest.strip_prefix('<').and_then(|named| named.find('>'));
            let first = rest.chars().next().map_or(0, char::len_utf8);
            let (key, after) = rest.split_at(named.map_or(first, |end| end + 2));
            self.reader.press(key);
            self.listen(Cause::Person);
            rest = after;
        }
        std::mem::take(&mut self.heard)
    }
}

/// Compares with the file in `tests/linear`, or rewrites it where `UPDATE` is set.
fn expect_lines(name: &str, lines: &str) {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/linear").join(format!("{name}.txt"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, lines).expect("the expected lines are written");
        return;
    }
    let expected = std::fs::read_to_string(&path).expect("the expected lines (UPDATE=1)");
    assert!(lines == expected, "{name} differs.\n--- expected\n{expected}\n--- is\n{lines}");
}

/// From the list through an article, its facts, help, the palette and a search.
const SCRIPT: &[&str] = &[
    "j",
    "k",
    "u",
    "<enter>",
    "<space>",
    "<space>",
    "k",
    "g",
    "<tab>",
    "j",
    "<enter>",
    "q",
    "q",
    "/راكب<enter>",
    "n",
    "<esc>",
    "v",
    "v",
    "<esc>",
    "?",
    "<esc>",
    ":zoom",
    "<down>",
    "<esc>",
    "S",
    "<down>",
    "<esc>",
    "G",
    "o",
    "!",
    "q",
];

#[test]
fn a_walk_is_said_key_by_key() {
    for (language, code) in Language::ALL.map(|language| (language, language.code())) {
        let mut listener = Listener::over(language);
        let mut lines = std::mem::take(&mut listener.heard);
        for keys in SCRIPT {
            let said = listener.press(keys);
            writeln!(lines, "[{keys}]\n{said}").expect("a string");
        }
        expect_lines(&format!("walk-{code}"), &lines);
    }
}

#[test]
fn paragraphs_are_said_as_they_were_written() {
    for language in [Language::Arabic, Language::English] {
        let mut listener = Listener::over(language);
        let said = listener.press("<enter>");
        let paragraph = PORT.lines().find(|line| line.starts_with("قالت")).expect("a paragraph");
        assert_eq!(said.lines().last(), Some(paragraph));
        // No sign of how a screen would draw it.
        let is_drawn = |letter: char| matches!(letter, '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '│' | '─');
        let everything = listener.press("q?qjj<enter><tab>jjj");
        assert!(!everything.contains(is_drawn), "{everything}");
    }
}

#[test]
fn time_going_by_is_not_said() {
    let mut listener = Listener::over(Language::English);
    listener.heard.clear();
    let later = "2026-11-20T14:30:00+03:00[+03:00]".parse().expect("a date");
    listener.reader.tell(Message::Clock(later));
    listener.listen(Cause::Time);
    assert_eq!(listener.heard, "");
    // Who asks hears it as it is now.
    assert!(listener.press("jk").contains("5 h ago"), "{}", listener.heard);
}

#[test]
fn what_is_typed_is_a_line_of_its_own() {
    let mut listener = Listener::over(Language::English);
    listener.press("<enter>");
    // Letters are the terminal's to say, not ours.
    assert_eq!(listener.press("/ab"), "");
    let typed = listener.typed.clone().expect("a line");
    assert_eq!((typed.text.as_str(), typed.caret), ("ab", 2));
    listener.press("<left>");
    assert_eq!(listener.typed.as_ref().map(|typed| typed.caret), Some(1));
    assert_eq!(listener.press("<enter>"), "no match\n");
    assert_eq!(listener.typed, None);
}

#[test]
fn the_end_of_a_text_says_nothing_more() {
    let mut listener = Listener::over(Language::English);
    listener.press("<enter>");
    assert!(listener.press("j").contains("12 مليون"));
    assert_eq!(listener.press("j"), "");
    assert_eq!(listener.press("j"), "");
    assert!(listener.press("k").contains("ليلى حداد"));
}

#[test]
fn a_library_is_said_with_its_lists() {
    let place = Place::new("linear");
    let mut library = place.open();
    let feed = subscribe(&mut library, "https://east.example/feed");
    save(&mut library, feed, stories(1, 31));
    drop(library);
    let shelf = Shelf::open(&place.path()).expect("a library");
    let reader = Reader::over_library(shelf, Opened::default(), Language::English, (80, 24));
    let mut listener = Listener::of(reader);
    assert!(listener.heard.contains("1 of 30"), "{}", listener.heard);
    let said = listener.press("j");
    assert!(said.contains("2 of 30") && !said.contains("1 of 30"), "{said}");
    let said = listener.press("s");
    assert!(said.contains("starred"), "{said}");
    let said = listener.press("q");
    assert!(said.contains("Sources"), "{said}");
    assert!(listener.press("j").lines().count() >= 1);
    let said = listener.press("agibberish<enter>");
    assert!(said.contains("Looking"), "{said}");
    let (typed, found) = ("gibberish".to_owned(), Err(FetchError::NotAnAddress));
    listener.reader.tell(Message::Library(Answer::Found { typed, found }));
    listener.listen(Cause::Answer);
    assert!(listener.heard.contains("not an address"), "{}", listener.heard);
    let typed = listener.typed.as_ref().map(|typed| typed.text.as_str());
    assert_eq!(typed, Some("gibberish"), "the line is still open");
    assert_eq!(listener.press("x"), "", "what was heard is not said again");
}
