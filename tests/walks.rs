//! Whole walks through the reader on a real terminal, with a real library and server: a newcomer's
//! first minutes and a minute of one who knows all keys. Each is gone twice: in English, and in
//! Arabic with the letters of an Arabic keyboard.

#[path = "programs/desk.rs"]
mod desk;
#[path = "support/server.rs"]
mod server;
mod support;

use desk::{Desk, leave, seen};
use khabar::app::Layout;
use khabar::locale::{Language, Words};
use khabar::store::{Library, Query, Scope, State, View};
use server::{Reply, Server};
use std::path::Path;
use std::time::{Duration, Instant};
use support::Session;

/// Twelve stories, the last one on top: each has a paragraph in Arabic and one in English, both
/// with a link.
fn harbour() -> Server {
    Server::start(|asked| match asked.path.as_str() {
        "/" => Reply::ok(
            "<!doctype html><html><head><title>Harbour</title>\
             <link rel=alternate type='application/rss+xml' href='/feed'></head></html>",
        ),
        "/feed" => Reply::ok(feed()),
        _ => Reply::new(404, &[], ""),
    })
}

const ARABIC: &str = "وصل الوفد صباح اليوم إلى الميناء (القديم). ثم عاد 350 راكبا إلى المدينة.";

fn feed() -> String {
    let story = |n: usize| {
        let linked = ARABIC.replacen("الوفد", "<a href='https://example.org/wafd'>الوفد</a>", 1);
        let text = format!(
            "<p>{linked}</p><p>Report number {n} of <a href='https://example.org/a?n={n}&amp;\
             x=$(id)'>the harbour</a>, in full.</p>"
        );
        format!(
            "<item><title>Harbour story {n}</title><guid>{n}</guid>\
             <link>https://example.org/{n}</link>\
             <pubDate>Fri, 20 Nov 2026 {n:02}:00:00 GMT</pubDate>\
             <description><![CDATA[{text}]]></description></item>"
        )
    };
    let items: String = (0..12).rev().map(story).collect();
    format!("<rss version='2.0'><channel><title>Harbour news</title>{items}</channel></rss>")
}

/// Someone at the reader.
struct Walk {
    session: Session,
    language: Language,
}

impl Walk {
    fn start(desk: &Desk, language: Language) -> Self {
        Self { session: desk.reader(&[]), language }
    }

    /// Presses keys that are commands, on the keyboard of the language, one after the other.
    fn keys(&mut self, keys: &str) {
        for key in keys.chars() {
            let letter = match self.language {
                Language::Arabic => Layout::Arabic.letter_of(key).unwrap_or(key),
                _ => key,
            };
            self.session.press(&letter.to_string());
        }
    }

    /// Types text into a line.
    fn text(&mut self, text: &str) {
        self.session.press(text);
    }

    /// Presses Esc. With a key right behind it, it would be that key with Alt.
    fn escape(&mut self) {
        self.session.press("\x1b");
        std::thread::sleep(Duration::from_millis(60));
    }

    /// Waits for words of the interface.
    fn wait_for(&self, words: impl Fn(&Words) -> &str) {
        let sentence = words(self.language.words());
        self.session.wait_for_text(&seen(sentence, self.language.direction()));
    }

    fn sees(&self, text: &str) {
        self.session.wait_for_text(text);
    }

    fn sees_no(&self, text: &str) {
        let gone = format!("without {text}");
        self.session.wait_for_screen(&gone, |screen| !screen.contains(text));
    }

    /// What was copied after so many bytes were written, by OSC 52.
    fn copied(&self, before: usize) -> String {
        self.session.wait_for_bytes(before, "\x1b]52;c;");
        let copied = || {
            let written = self.session.written();
            let (_, code) = written.rsplit_once("\x1b]52;c;")?;
            let end = code.find(['\x07', '\x1b'])?;
            Some(decoded(code.get(..end)?))
        };
        let until = Instant::now() + support::DEADLINE;
        loop {
            if let Some(text) = copied() {
                return text;
            }
            assert!(Instant::now() < until, "the sequence never ended");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

/// Base64 (RFC 4648) to text.
fn decoded(code: &str) -> String {
    const SIGNS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let values: Vec<u32> = code
        .chars()
        .filter_map(|sign| SIGNS.find(sign))
        .map(|value| u32::try_from(value).expect("six bits"))
        .collect();
    let mut bytes = Vec::new();
    for four in values.chunks(4) {
        let bits = (0..4).fold(0, |bits, at| bits << 6 | four.get(at).copied().unwrap_or(0));
        bytes.extend_from_slice(&bits.to_be_bytes()[1..four.len()]);
    }
    String::from_utf8(bytes).expect("UTF-8")
}

fn count(desk: &Desk, query: Query) -> usize {
    let library = Library::open(Path::new(&desk.place("library.sqlite3"))).expect("it opens");
    assert_eq!(library.check().expect("it can be checked"), []);
    library.count(&View::found(Scope::All, query), &jiff::Zoned::now()).expect("counted")
}

fn newcomer(language: Language) {
    let (server, desk) = (harbour(), Desk::speaking(language, "newcomer"));
    desk.write("state/here", "");
    let mut walk = Walk::start(&desk, language);
    // The tour goes on with any key, and has an end.
    for page in &language.words().tour.pages {
        walk.wait_for(|_| page.0);
        walk.keys("j");
    }
    walk.sees_no(&seen(language.words().tour.pages[3].0, language.direction()));
    // A page is named, and its feed is found.
    walk.keys("a");
    walk.wait_for(|_| language.library_words().type_address);
    walk.keys("a");
    walk.text(&format!("\x15{}\r", server.address()));
    walk.sees("Harbour story 11");
    walk.text("\r");
    walk.wait_for(|_| language.library_words().ask_folder);
    walk.text("ساحل\r");
    walk.wait_for(|_| language.library_words().ask_tags);
    walk.text("بحر\r");
    walk.sees("Harbour story 6");
    // Reading: it is marked as read, and the next one follows.
    walk.keys("g\r");
    walk.sees("Report number 11");
    walk.text(" ");
    walk.sees("Report number 10");
    walk.escape();
    walk.keys("s");
    walk.sees("★");
    // Searching, while it is typed, without the article and the hamza.
    walk.keys("/");
    walk.text("\"number 3\"");
    walk.sees_no("Harbour story 4");
    walk.text("\r");
    walk.sees("Report number 3");
    walk.escape();
    walk.sees("Harbour story 11");
    leave(&mut walk.session);

    let mut again = Walk::start(&desk, language);
    again.sees("Harbour story 8");
    let tour = seen(language.words().tour.pages[0].0, language.direction());
    assert!(!again.session.screen().contains(&tour), "the tour comes once");
    again.escape();
    again.sees(&seen("ساحل", language.direction()));
    leave(&mut again.session);
    assert_eq!(count(&desk, Query::read("")), 12);
    assert_eq!(count(&desk, Query::Is(State::Starred)), 1);
    assert!(count(&desk, Query::Is(State::Unread)) <= 10, "two were read");
    assert_eq!(count(&desk, Query::read("tag:بحر")), 12);
}

#[test]
fn a_newcomers_first_minutes() {
    newcomer(Language::English);
}

#[test]
fn a_newcomers_first_minutes_in_arabic() {
    newcomer(Language::Arabic);
}

const SETTINGS: &str = "[keys]\ntop = 'g g'\nbottom = 'g e'\n[macros]\n'Z' = ['star', 'next']\n\
    [hooks]\nbrowser = ['sh', '-c', 'echo \"$1\" > HERE/told', 'browser']\n";

fn power_user(language: Language) {
    let (server, desk) = (harbour(), Desk::speaking(language, "power"));
    desk.set(SETTINGS);
    desk.follow(&server.url("/feed"));
    let mut walk = Walk::start(&desk, language);
    walk.keys("R");
    walk.sees("Report number");
    the_list(&mut walk, language);
    the_article(&mut walk, &desk, language);
    walk.escape();
    // Views by name; what is starred, by the macro and by hand.
    walk.keys(":");
    walk.text("open starred\r");
    walk.sees_no("Harbour story 3");
    walk.sees("Harbour story 11");
    walk.sees("Harbour story 10");
    // The last star is taken away, and comes back.
    walk.keys("gg");
    walk.keys("s");
    walk.sees("Harbour story 10");
    walk.keys("U");
    walk.sees("★");
    leave(&mut walk.session);
    assert_eq!(count(&desk, Query::Is(State::Starred)), 2);
    assert!(!desk.is_there("hacked"));
}

/// Counts, a sequence with what may follow, a macro, orders and a search by lines.
fn the_list(walk: &mut Walk, language: Language) {
    walk.keys("g");
    walk.wait_for(|words| words.cmd_bottom);
    walk.keys("g");
    walk.sees("Report number 11");
    let five = if language == Language::Arabic { "٥" } else { "5" };
    walk.text(five);
    walk.keys("j");
    walk.sees("Report number 6");
    walk.keys("ge");
    walk.sees("Report number 0");
    walk.keys("gg");
    walk.sees("Report number 11");
    walk.keys("Z");
    walk.sees("Report number 10");
    walk.keys("Z");
    walk.sees("Report number 9");
    // The last two stars of the list.
    walk.keys(":");
    walk.text("sort oldest\r");
    walk.keys("gg");
    walk.sees("Report number 0");
    walk.keys(":");
    walk.text("sort new\t\r");
    walk.keys("gg");
    walk.sees("Report number 11");
    walk.keys(":");
    walk.text("search \"number 7\"\r");
    walk.sees("Report number 7");
    walk.sees_no("Harbour story 6");
    walk.escape();
    walk.sees("Harbour story 6");
    walk.keys("gg");
    walk.sees("Report number 11");
}

/// A range of words and a sentence are copied; a link is opened by its number.
fn the_article(walk: &mut Walk, desk: &Desk, language: Language) {
    walk.text("\r");
    walk.keys("v");
    walk.wait_for(|words| words.select.start);
    // The second and the third word of the first paragraph: two words on, and to the right, which
    // is back, off the fourth.
    walk.keys("}wv");
    walk.wait_for(|words| words.select.extend);
    walk.keys("wwl");
    let before = walk.session.mark();
    walk.keys("y");
    let range = walk.copied(before);
    assert_eq!(range, "الوفد صباح", "as it is written, not as it is seen");
    walk.keys("v}s");
    let before = walk.session.mark();
    walk.keys("y");
    assert_eq!(walk.copied(before), "وصل الوفد صباح اليوم إلى الميناء (القديم).");
    walk.keys("f");
    walk.sees("1");
    walk.text(if language == Language::Arabic { "٢" } else { "2" });
    walk.sees("example.org/a?n=11");
    walk.text("\r");
    let told = desk.wait_for("told", |text| text.ends_with('\n'));
    assert_eq!(told.trim_end(), "https://example.org/a?n=11&x=$(id)");
    walk.escape();
}

#[test]
fn a_power_users_minute() {
    power_user(Language::English);
}

#[test]
fn a_power_users_minute_in_arabic() {
    power_user(Language::Arabic);
}

/// The row of the first headline, up to the border of the article.
fn border_of(session: &Session) -> Option<usize> {
    let screen = session.screen();
    let first = screen.lines().next()?;
    first.chars().position(|sign| sign == '╮')
}

#[test]
fn a_pane_that_was_made_larger_is_so_at_the_next_start() {
    let desk = Desk::speaking(Language::English, "panes");
    let file = desk.write("a.txt", "Title\n\nThe body of it.\n");
    let mut session = desk.reader(&[&file]);
    session.wait_for_text("The body of it.");
    let usual = border_of(&session).expect("panes");
    session.press("7>");
    let until = Instant::now() + support::DEADLINE;
    while border_of(&session) != Some(usual + 7) {
        assert!(Instant::now() < until, "{}", session.screen());
        std::thread::sleep(Duration::from_millis(10));
    }
    leave(&mut session);
    let mut again = desk.reader(&[&file]);
    again.wait_for_text("The body of it.");
    assert_eq!(border_of(&again), Some(usual + 7));
    // What keys changed is forgotten by a key.
    again.press("\x1b[19~");
    again.wait_for_text("forgotten");
    assert_eq!(border_of(&again), Some(usual));
    leave(&mut again);
}

#[test]
fn control_and_alt_go_with_the_letters_of_an_arabic_keyboard() {
    let desk = Desk::speaking(Language::Arabic, "alt");
    desk.set("[keys]\nzoom = 'alt-z'\nhelp = 'alt-j'\n");
    let file = desk.write("a.txt", "Title\n\nThe body of it.\n");
    let mut session = desk.reader(&[&file]);
    session.wait_for_text("The body of it.");
    let help = seen(Language::Arabic.words().help_everywhere, Language::Arabic.direction());
    // Alt is an Esc right before the letter.
    session.press("\x1bت");
    session.wait_for_text(&help);
    session.press("\x1b");
    session.wait_for_screen("the list", |screen| !screen.contains(&help));
    session.press("\x1bئ");
    session.wait_for_screen("one pane", |screen| !screen.contains("The body of it."));
    // With Control a terminal sends the Latin key itself, or its letter by the protocol of kitty.
    session.press("\x1b[1590;5u");
    assert_eq!(session.exit_code(), 0, "the letter on the key of q");
}
