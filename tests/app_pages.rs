//! The pages of articles in the reader: what of them takes the place of what the feed sent, what
//! their servers hear, and what is said where there is none.

mod reader;
#[path = "support/server.rs"]
mod server;
mod support;

use khabar::app::Opened;
use khabar::locale::Language;
use khabar::news::library::FeedSettings;
use khabar::store::{FolderId, Library, NewFeed};
use khabar::work::Shelf;
use khabar::work::fetch::ClientSettings;
use khabar::work::refresh::refresh;
use reader::Reader;
use server::{Asked, Reply, Server};
use std::path::PathBuf;
use support::Folder;

/// What the feed sends of each story.
const TEASER: &str = "The ferry reached the harbour this morning with a hundred passengers, all of \
    them well, and the minister welcomed it at the quay.";

const HTML: (&str, &str) = ("content-type", "text/html; charset=utf-8");

/// A feed of two stories, whose pages are where `link` says.
fn feed(link: impl Fn(usize) -> String) -> String {
    let items: String = (1..3)
        .map(|n| {
            format!(
                "<item><title>Ferry {n} arrives</title><guid>g{n}</guid><link>{}</link>\
                 <pubDate>Fri, 20 Nov 2026 1{n}:00:00 GMT</pubDate>\
                 <description>{TEASER}</description></item>",
                link(n)
            )
        })
        .collect();
    format!("<rss version='2.0'><channel><title>Harbour</title>{items}</channel></rss>")
}

/// A server with the feed, of which each page is answered so.
fn server(page: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Server {
    Server::start(move |asked| {
        let host = asked.header("host").unwrap_or("").to_owned();
        match asked.path.as_str() {
            "/feed.xml" => Reply::ok(feed(|n| format!("http://{host}/story/{n}"))),
            _ => page(asked),
        }
    })
}

fn page(title: &str, body: &str) -> Reply {
    let html = format!("<!doctype html><html><head><title>{title}</title></head>{body}</html>");
    Reply::new(200, &[HTML], html)
}

/// The long text of a page.
fn paragraphs() -> String {
    let paragraph = |n| {
        format!(
            "<p>Paragraph {n} tells what the feed does not: the ferry was built in the yard of the \
             town, it took two years, and its crew of twelve comes from there, as the owner said.</p>"
        )
    };
    (0..6).map(paragraph).collect()
}

/// A reader over a library that follows the feed of this server.
fn following(folder: &Folder, server: &Server, settings: &FeedSettings) -> Reader {
    let path = PathBuf::from(folder.path()).join("library.sqlite3");
    let now = jiff::Timestamp::now();
    let mut library = Library::open(&path).expect("a library");
    let new = NewFeed { address: server.url("/feed.xml"), ..NewFeed::default() };
    let (id, _) = library.subscribe(&new, FolderId::ROOT, now).expect("followed");
    library.set_feed_settings(id, settings, now).expect("set");
    let states = vec![library.fetch_state(id).expect("read").expect("there")];
    let usual = khabar::config::FetchSettings::default();
    refresh(&mut library, states, &usual, ClientSettings::default(), &mut |_| {}).expect("saved");
    drop(library);
    let shelf = Shelf::open(&path).expect("a library");
    let client = ClientSettings::default();
    let mut reader =
        Reader::with_keeper(shelf, client, Opened::default(), Language::English, (120, 40));
    reader.wait_until("the newest story is shown", |reader| text(reader).contains("Ferry 2"));
    reader
}

fn text(reader: &Reader) -> String {
    reader.state.article.as_ref().map_or_else(String::new, |it| it.article().text.plain.clone())
}

fn said(reader: &Reader) -> String {
    reader.state.toast.clone().unwrap_or_default()
}

/// Asks for the page; what is said in the end.
fn ask(reader: &mut Reader) -> String {
    reader.press("w");
    reader.wait_until("an answer", |reader| !said(reader).starts_with("Fetching"));
    said(reader).replace(['\u{2068}', '\u{2069}'], "")
}

#[test]
fn what_is_not_longer_than_what_the_feed_sent_stays_away() {
    for (test, title, body) in [
        ("nav", "Home", "<body><nav><a href='/'>Home</a></nav></body>"),
        ("wall", "Cookies", "<body><p>We use cookies. Accept all of them to go on.</p></body>"),
        ("tiny", "Tiny", "<body><article><p>Tiny.</p></article></body>"),
    ] {
        let server = server(move |_| page(title, body));
        let folder = Folder::new(&format!("pages-{test}"));
        let mut reader = following(&folder, &server, &FeedSettings::default());
        let sent = text(&reader);
        let said = ask(&mut reader);
        assert!(said.contains("no more text than the feed sent"), "{test}: {said}");
        assert_eq!(text(&reader), sent, "{test}");
        assert!(sent.contains(TEASER));
        ask(&mut reader);
        assert_eq!(server.count("/story/2"), 2, "{test}: who asks again is heard");
    }
}

#[test]
fn the_headline_of_the_feed_stays_and_no_other_stands_beside_it() {
    for (test, title, heading) in [
        ("same", "Ferry 2 arrives | Harbour", "<h1>Ferry 2 arrives</h1>"),
        ("other", "Harbour news", "<h1>A ship comes in at last</h1>"),
        ("second", "Harbour news", "<h2>A ship comes in at last</h2>"),
    ] {
        let body = format!("<body><article>{heading}{}</article></body>", paragraphs());
        let server = server(move |_| page(title, &body));
        let folder = Folder::new(&format!("pages-headline-{test}"));
        let mut reader = following(&folder, &server, &FeedSettings::default());
        let said = ask(&mut reader);
        assert!(said.contains("The whole text"), "{test}: {said}");
        let text = text(&reader);
        assert!(text.starts_with("Ferry 2 arrives\n\nParagraph 0 tells"), "{test}: {text}");
        assert!(text.contains("Paragraph 5"), "{test}: {text}");
    }
}

#[test]
fn what_is_no_page_is_said_to_be_none() {
    let xml = "application/xml";
    for (test, kind, body) in [
        ("feed", "application/rss+xml", feed(|n| format!("https://example.org/{n}"))),
        ("lying", "text/html", feed(|n| format!("https://example.org/{n}"))),
        ("xml", xml, format!("<?xml version='1.0'?><doc>{}</doc>", paragraphs())),
        ("json", "application/json", format!("{{\"text\": \"{}\"}}", paragraphs())),
        ("pdf", "application/pdf", "%PDF-1.7 text".repeat(50)),
    ] {
        let server = server(move |_| Reply::new(200, &[("content-type", kind)], &body));
        let folder = Folder::new(&format!("pages-kind-{test}"));
        let mut reader = following(&folder, &server, &FeedSettings::default());
        let sent = text(&reader);
        let said = ask(&mut reader);
        assert!(said.contains("is not a web page"), "{test}: {said}");
        assert_eq!(text(&reader), sent, "{test}");
    }
}

#[test]
fn a_page_that_does_not_come_is_spoken_of_as_a_page() {
    for (status, sentence) in [
        (500, "could not give the page of this article (status 500); w asks for it again"),
        (404, "The page of this article is not there any more"),
        (410, "The page of this article is not there any more"),
        (429, "asked too often; w asks for the page of this article later"),
    ] {
        let server = server(move |_| Reply::new(status, &[], "no"));
        let folder = Folder::new(&format!("pages-status-{status}"));
        let mut reader = following(&folder, &server, &FeedSettings::default());
        let said = ask(&mut reader);
        assert!(said.contains(sentence), "{status}: {said}");
    }
}

#[test]
fn in_passing_a_sign_says_that_there_is_no_page() {
    let server = server(|_| Reply::new(404, &[], "no"));
    let folder = Folder::new("pages-passing");
    let always = FeedSettings { full_text: true, ..FeedSettings::default() };
    let mut reader = following(&folder, &server, &always);
    let has_sign =
        |reader: &Reader| reader.screen().replace('\u{a0}', " ").contains("without its page");
    reader.wait_until("the sign", has_sign);
    assert_eq!(said(&reader), "");
    reader.press("j");
    reader.wait_until("the sign of the other one", has_sign);
    assert_eq!(said(&reader), "");
    reader.press("k");
    assert!(has_sign(&reader) && server.count("/story/2") == 1, "not asked for again by itself");
    let said = ask(&mut reader);
    assert!(said.contains("not there any more"), "{said}");
}

/// What only the server of the feed may hear.
fn secrets() -> FeedSettings {
    FeedSettings {
        user: Some("joe".to_owned()),
        password: Some("secret".to_owned()),
        headers: vec![("X-Key".to_owned(), "key".to_owned())],
        ..FeedSettings::default()
    }
}

fn hears_secrets(asked: &Asked) -> bool {
    asked.header("authorization").is_some() && asked.header("x-key").is_some()
}

fn hears_nothing(asked: &Asked) -> bool {
    asked.header("authorization").is_none() && asked.header("x-key").is_none()
}

#[test]
fn a_page_beside_its_feed_is_asked_for_with_its_login() {
    let server = server(|asked| match hears_secrets(asked) {
        true => page("Ferry", &format!("<body><article>{}</article></body>", paragraphs())),
        false => Reply::new(401, &[], "no"),
    });
    let mut reader = following(&Folder::new("pages-login"), &server, &secrets());
    let said = ask(&mut reader);
    assert!(said.contains("The whole text"), "{said}");
}

#[test]
fn no_other_server_hears_the_login() {
    let other = Server::start(|_| page("x", &format!("<body>{}</body>", paragraphs())));
    let elsewhere = other.url("/story");
    let led = elsewhere.clone();
    let server = Server::start(move |asked| match asked.path.as_str() {
        "/feed.xml" => {
            let host = asked.header("host").unwrap_or("").to_owned();
            let link = |n| match n {
                1 => elsewhere.clone(),
                _ => format!("http://{host}/story/{n}"),
            };
            Reply::ok(feed(link))
        }
        _ => Reply::to(302, &led),
    });
    let mut reader = following(&Folder::new("pages-others"), &server, &secrets());
    assert!(ask(&mut reader).contains("The whole text"));
    assert!(server.asked().iter().all(hears_secrets));
    reader.press("j");
    reader.wait_until("the other story", |reader| text(reader).contains("Ferry 1"));
    assert!(ask(&mut reader).contains("The whole text"));
    assert_eq!(other.count("/story"), 2);
    assert!(other.asked().iter().all(hears_nothing));
}
