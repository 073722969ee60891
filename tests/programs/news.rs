//! What is done when news comes: the program for new articles, and a word to who looks elsewhere.

use crate::desk::{Desk, leave};
use crate::server::{Reply, Server, rss};
use crate::support::{self, Answer};
use std::time::{Duration, Instant};

/// How VTE answers, which knows OSC 777 and not OSC 9.
const QUESTIONS: &str = "\x1b[8$p\x1b[>0q\x1b[>c\x1b]11;?\x1b\\\x1b[c";
const VTE: &str = "\x1b[8;1$y\x1b[>65;7006;1c\x1b[?65;1;9c";

/// The window is no longer in front.
const FOCUS_LOST: &str = "\x1b[O";

/// One story more each time it is asked.
fn growing() -> Server {
    Server::start(|asked| {
        let names: Vec<String> = (0..=asked.before).map(|n| format!("n{n}")).collect();
        Reply::ok(rss(&names.iter().map(String::as_str).collect::<Vec<_>>()))
    })
}

/// Notes that it runs, then what it reads.
const HOOK: &str = "new_article = ['sh', '-c', 'echo run >> \"$0\"; cat >> \"$0\"', 'HERE/told']\n";

#[test]
fn the_program_for_new_articles_gets_each_of_them_once_and_runs_seldom() {
    let (server, desk) = (growing(), Desk::new("hook"));
    desk.set(&format!("[hooks]\n{HOOK}"));
    desk.follow(&server.url("/feed"));
    let mut session = desk.reader(&[]);
    session.press("R");
    session.wait_for_text("1 new article");
    desk.wait_for("told", |text| text.lines().count() == 2);
    let start = Instant::now();
    for round in 1..4 {
        session.press("R");
        let asked = || server.count("/feed") > round;
        while !asked() {
            assert!(start.elapsed() < support::DEADLINE, "never asked");
            std::thread::sleep(Duration::from_millis(10));
        }
        session.wait_for_screen("the end of it", |screen| !screen.contains("of 1 feed"));
    }
    let told = desk.wait_for("told", |text| text.lines().count() == 6);
    assert!(start.elapsed() > Duration::from_secs(3), "not at once: {:?}", start.elapsed());
    assert_eq!(told.lines().filter(|line| *line == "run").count(), 2, "{told}");
    let links: Vec<String> = told
        .lines()
        .filter(|line| *line != "run")
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"))
        .map(|article| {
            assert_eq!(article["feed"], "وكالة الاختبار");
            article["link"].as_str().expect("a link").to_owned()
        })
        .collect();
    let expected: Vec<_> = (0..4).map(|n| format!("https://example.org/n{n}")).collect();
    assert_eq!(links, expected);
    leave(&mut session);
}

#[test]
fn a_program_for_new_articles_that_fails_is_told_and_keeps_nothing_away() {
    let (server, desk) = (growing(), Desk::new("hook-fails"));
    desk.set("[hooks]\nnew_article = ['sh', '-c', 'echo no room >&2; exit 1']\n");
    desk.follow(&server.url("/feed"));
    let mut session = desk.reader(&[]);
    session.press("R");
    session.wait_for_words("The program for new articles: sh: no room");
    leave(&mut session);
}

#[test]
fn who_looks_elsewhere_is_told_of_news_in_the_way_of_the_terminal() {
    let vte = vec![Answer { question: QUESTIONS, answer: VTE, after: Duration::ZERO }];
    let ways = [
        ("notify-bell", "bell", Vec::new(), "\x07"),
        ("notify-9", "desktop", Vec::new(), "\x1b]9;\u{2068}1\u{2069} new article\x1b\\"),
        (
            "notify-777",
            "desktop",
            vte,
            "\x1b]777;notify;khabar;\u{2068}1\u{2069} new article\x1b\\",
        ),
    ];
    for (test, notify, answers, sequence) in ways {
        let (server, desk) = (growing(), Desk::new(test));
        desk.set(&format!("notify = \"{notify}\"\n"));
        desk.follow(&server.url("/feed"));
        let mut session = desk.reader_on(&[], answers);
        let before = session.mark();
        session.press("R");
        session.wait_for_text("1 new article");
        let written = session.written();
        let told = ["\x1b]9;", "\x1b]777;"].iter().any(|told| written.contains(told));
        assert!(!told, "{test}: who looks here is not told");
        session.press(FOCUS_LOST);
        session.press("R");
        session.wait_for_bytes(before, sequence);
        leave(&mut session);
    }
}
