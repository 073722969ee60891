//! `khabar add` and `khabar refresh`, and the commands that open addresses.

use crate::server::{Asked, Reply, Server, rss};
use crate::support::{Folder, Session, khabar};
use khabar::store::RefreshLock;
use serde_json::Value;
use std::path::Path;

/// A library in a folder of its own, with the commands on it.
pub struct Place {
    pub folder: Folder,
    pub library: String,
}

impl Place {
    pub fn new(test: &str) -> Self {
        let folder = Folder::new(&format!("fetch-commands-{test}"));
        let library = format!("{}/library.sqlite3", folder.path());
        Self { folder, library }
    }

    pub fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let (command, rest) = arguments.split_first().expect("a command");
        khabar(&[&[*command, "--library", &self.library], rest].concat(), b"")
    }

    pub fn done(&self, arguments: &[&str]) -> String {
        let (code, output, error) = self.run(arguments);
        assert_eq!((code, error.as_str()), (0, ""), "{arguments:?}");
        output
    }

    fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.done(arguments)).expect("JSON")
    }
}

fn site(asked: &Asked) -> Reply {
    match asked.path.as_str() {
        "/" => Reply::ok(
            "<!doctype html><html><head><link rel=alternate type='application/rss+xml' href='/one'>\
             <link rel=alternate type='application/rss+xml' href='/two'></head></html>",
        ),
        "/one" => Reply::ok(rss(&["a", "b"])),
        "/two" => Reply::ok(rss(&["c"]).replace("الاختبار", "ثانية")),
        "/story" => Reply::new(
            200,
            &[("content-type", "text/html; charset=utf-8")],
            format!(
                "<!doctype html><html lang=ar><head><title>ميناء جديد في العقبة</title></head><body><article>\
                 <h1>ميناء جديد في العقبة</h1><p>{0}</p><p>{0} <a href='/more'>المزيد</a></p>\
                 </article></body></html>",
                "قالت وزيرة النقل ليلى حداد إن الميناء يفتح في 23 نوفمبر ويستقبل 350 ألف راكب. "
                    .repeat(4)
            ),
        ),
        "/gone" => Reply::new(410, &[], ""),
        "/moved" => Reply::to(301, "/one"),
        _ => Reply::new(404, &[], ""),
    }
}

#[test]
fn a_feed_that_moves_is_not_followed_twice() {
    let server = Server::start(site);
    let place = Place::new("add-moved");
    place.done(&["add", "--no-fetch", &server.url("/moved")]);
    let again = place.json(&["add", &server.url("/moved"), "--json"]);
    assert_eq!(again[0]["new"], false);
    assert_eq!(place.done(&["export"]).matches("xmlUrl").count(), 1);
}

#[test]
fn the_likeliest_feed_of_a_page_is_followed_with_its_articles() {
    let server = Server::start(site);
    let place = Place::new("add");
    let output = place.done(&["add", &server.url("/"), "--folder", "أخبار/مصر", "--tag", "يومي"]);
    let line = format!("وكالة الاختبار · {} · 2 articles\n", server.url("/one"));
    assert_eq!(output, line);
    let list = place.json(&["list", "folder:مصر tag:يومي", "--json"]);
    assert_eq!(list.as_array().map(Vec::len), Some(2), "{list}");
    assert_eq!(server.count("/one"), 1, "it is not asked twice");
    let again = place.json(&["add", &server.url("/"), "--all", "--json"]);
    assert_eq!(again[0]["new"], false);
    assert_eq!((&again[1]["new"], &again[1]["articles"]), (&true.into(), &1.into()));
    assert_eq!(again[1]["address"], server.url("/two"));
    assert_eq!(again[1]["language"], "ar");
    let named = place.done(&["add", &server.url("/two"), "--name", "X"]);
    assert!(named.contains("followed already"), "{named}");
}

#[test]
fn what_leads_to_no_feed_is_told_and_the_others_are_followed() {
    let server = Server::start(site);
    let place = Place::new("add-failing");
    let missing = server.url("/none").replace("http://", "http://ada:secret@");
    let (code, output, error) = place.run(&["add", &missing, &server.url("/one"), "nonsense"]);
    assert_eq!(code, 1);
    assert!(output.starts_with("وكالة الاختبار"), "{output}");
    assert!(error.contains("/none: there is nothing at this address any more"), "{error}");
    assert!(error.contains("nonsense: it is not an address"), "{error}");
    assert!(!error.contains("secret"), "{error}");
    let unseen = place.done(&["add", "--no-fetch", "example.org/feed"]);
    assert_eq!(unseen, "https://example.org/feed · https://example.org/feed · 0 articles\n");
}

#[test]
fn a_login_is_kept_out_of_sight() {
    let server = Server::start(|asked| match asked.header("authorization") {
        Some("Basic YWRhOnNlY3JldA==") => Reply::ok(rss(&["a"])),
        _ => Reply::new(401, &[], ""),
    });
    let place = Place::new("login");
    let address = server.url("/feed").replace("http://", "http://ada:secret@");
    let mut seen = place.done(&["add", &address]);
    seen += &place.done(&["export"]);
    seen += &place.done(&["refresh", "--all", "--json"]);
    seen += &place.done(&["list", "--json"]);
    assert!(!seen.contains("secret"), "{seen}");
    assert_eq!(server.asked().len(), 2);
    assert!(server.asked().iter().all(|asked| asked.header("authorization").is_some()));
}

#[test]
fn what_is_due_is_refreshed_and_what_failed_is_told() {
    let server = Server::start(site);
    let place = Place::new("refresh");
    let (code, _, error) = place.run(&["refresh"]);
    assert!(code == 1 && error.contains("khabar add"), "{error}");
    assert_eq!(place.run(&["refresh", "--quiet"]), (0, String::new(), String::new()));
    for path in ["/one", "/two", "/gone", "/none"] {
        place.done(&["add", "--no-fetch", &server.url(path)]);
    }
    let (code, output, error) = place.run(&["refresh"]);
    assert_eq!((code, output.as_str()), (0, "3 new articles from 4 feeds; 2 could not be had.\n"));
    assert_eq!(error.lines().count(), 2, "{error}");
    assert!(error.contains("/gone: its server says that it is gone for good"), "{error}");
    let output = place.done(&["refresh"]);
    assert!(output.starts_with("No feed is due"), "{output}");
    let (code, output, error) = place.run(&["refresh", "--all", "--quiet"]);
    assert_eq!((code, output.as_str()), (0, ""));
    assert_eq!(error.lines().count(), 1, "what is gone is not asked: {error}");
    let (code, output, _) = place.run(&["refresh", &server.url("/gone"), "--json"]);
    let json: Value = serde_json::from_str(&output).expect("JSON");
    assert_eq!((code, &json["failed"][0]["stopped"]), (1, &true.into()));
    assert_eq!(server.count("/gone"), 2);
    let json = place.json(&["refresh", "ثانيه", "--json"]);
    assert_eq!((&json["asked"], &json["answered"]), (&1.into(), &1.into()));
    let (code, _, error) = place.run(&["refresh", "nobody"]);
    assert!(code == 1 && error.contains("nobody"), "{error}");
}

#[test]
fn a_machine_that_is_cut_off_says_so_once() {
    let place = Place::new("offline");
    for host in ["one.invalid", "two.invalid", "three.invalid"] {
        place.done(&["add", "--no-fetch", host]);
    }
    let (code, output, error) = place.run(&["refresh"]);
    assert_eq!((code, output.as_str()), (1, "0 new articles from 3 feeds; 3 could not be had.\n"));
    assert!(error.lines().count() == 1 && error.contains("this machine is online"), "{error}");
}

#[test]
fn a_terminal_sees_how_far_it_is() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/slow" => Reply::default().wait(700).then_feed(&asked.path),
        _ => Reply::default().then_feed(&asked.path),
    });
    let place = Place::new("progress");
    for path in ["/quick", "/slow"] {
        place.done(&["add", "--no-fetch", &server.url(path)]);
    }
    let line = format!("exec \"$KHABAR\" refresh --library '{}'", place.library);
    let mut terminal = Session::shell(&line);
    terminal.wait_for_text("1 of 2 feeds");
    terminal.wait_for_text("2 new articles from 2 feeds.");
    assert_eq!(terminal.exit_code(), 0);
    assert!(!terminal.screen().contains("of 2 feeds"), "{}", terminal.screen());
    let line = line.replace("refresh", "refresh --lang ar --all");
    let mut terminal = Session::shell(&line);
    terminal.wait_for_text("2 ﻦﻣ 1 :ﺭﺩﺎﺼﻤﻟﺍ");
    terminal.wait_for_text(".ﻦﻳﺭﺪﺼﻣ ﻦﻣ ﺪﻳﺪﺟ ﻻ");
    assert_eq!(terminal.exit_code(), 0);
    assert!(!terminal.screen().contains("2 ﻦﻣ 1"), "{}", terminal.screen());
}

#[test]
fn two_do_not_refresh_at_once() {
    let server = Server::start(|asked| Reply::default().wait(400).then_feed(&asked.path));
    let place = Place::new("two");
    for number in 0..4 {
        place.done(&["add", "--no-fetch", &server.url(&format!("/{number}"))]);
    }
    let results: Vec<_> = std::thread::scope(|scope| {
        let first = scope.spawn(|| place.run(&["refresh"]));
        while server.asked().is_empty() {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        let second = scope.spawn(|| place.run(&["refresh"]));
        [first, second].map(|one| one.join().expect("well")).into()
    });
    assert_eq!((results[0].0, results[1].0), (0, 1));
    assert!(results[1].2.contains("Another khabar is fetching"), "{}", results[1].2);
    assert_eq!(server.asked().len(), 4, "each feed once");
    assert_eq!(place.json(&["list", "--json"]).as_array().map(Vec::len), Some(4));
    // A reader that shows the library meanwhile is in nobody's way.
    let lock = RefreshLock::take(Path::new(&place.library)).expect("a lock");
    assert!(lock.is_some());
    assert_eq!(place.run(&["refresh", "--all"]).0, 1);
    assert_eq!(place.run(&["refresh", "--all", "--quiet"]), (0, String::new(), String::new()));
}

impl Reply {
    fn then_feed(self, path: &str) -> Self {
        let feed = rss(&[path.trim_start_matches('/')]);
        self.then(format!("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{feed}"))
    }
}

#[test]
fn addresses_are_opened_as_files_are() {
    let server = Server::start(site);
    let place = Place::new("open");
    let _ = &place.folder;
    let run = |arguments: &[&str]| khabar(arguments, b"");
    let (code, output, error) = run(&["article", "--json", &server.url("/story")]);
    assert_eq!((code, error.as_str()), (0, ""));
    let article: Value = serde_json::from_str(&output).expect("JSON");
    assert_eq!(
        (&article["title"], &article["language"]),
        (&"ميناء جديد في العقبة".into(), &"ar".into())
    );
    let (code, output, _) = run(&["show", "--width", "40", &server.url("/story")]);
    assert!(code == 0 && output.contains("ميناء جديد في العقبة"), "{output}");
    let (code, output, _) = run(&["facts", "--json", &server.url("/story")]);
    assert!(code == 0 && output.contains("ليلى حداد"), "{output}");
    let (code, output, _) = run(&["feed", "--json", &server.url("/one")]);
    let feed: Value = serde_json::from_str(&output).expect("JSON");
    assert_eq!((code, feed["entries"].as_array().map(Vec::len)), (0, Some(2)));
    for command in ["article", "show", "facts", "feed"] {
        let (code, _, error) = run(&[command, &server.url("/none")]);
        assert!(code == 1 && error.contains("there is nothing at this address"), "{error}");
    }
    let reader = Session::start(&[&server.url("/one"), &server.url("/story")]);
    reader.wait_for_screen("two stories", |screen| screen.contains("new"));
    let (code, _, error) = run(&[&server.url("/none")]);
    assert!(code == 1 && error.contains("there is nothing at this address"), "{error}");
}

#[test]
fn a_story_that_another_feed_gave_is_not_new() {
    let server = Server::start(|asked| match (asked.path.as_str(), asked.before) {
        ("/one", _) => Reply::ok(rss(&["a", "b"])),
        ("/two", 0) => Reply::ok(rss(&["c"]).replace("الاختبار", "ثانية")),
        _ => Reply::ok(rss(&["c", "a"]).replace("الاختبار", "ثانية")),
    });
    let place = Place::new("stories");
    place.done(&["add", &server.url("/one"), &server.url("/two")]);
    let said = place.done(&["refresh", "--all"]);
    assert!(said.starts_with("0 new articles") || said.starts_with("No new articles"), "{said}");
}

#[test]
fn a_list_of_another_reader_is_taken_as_it_is_meant() {
    let place = Place::new("lists");
    let list = "<opml version='2.0'><body><outline text='run' xmlUrl='exec:rm -r x'/>\
        <outline text='page' type='link' url='https://a.example/'/><outline/>\
        <outline text='in'><outline text='A' xmlUrl='feed://a.example/f' category='x'/></outline>\
        <outline text='B' xmlUrl='feed:https://a.example/f' category='y'/></body></opml>";
    let file = place.folder.write("list.opml", list);
    let (code, said, noted) = place.run(&["import", &file]);
    assert_eq!(code, 0, "{noted}");
    assert!(said.starts_with("1 feed added in 1 new folder"), "{said}");
    assert!(noted.contains("exec:rm -r x") && noted.contains("program"), "{noted}");
    let out = place.done(&["export"]);
    assert!(out.contains("xmlUrl=\"http://a.example/f\" category=\"x,y\""), "{out}");
    assert!(!out.contains("page") && !out.contains("exec"), "{out}");
}
