//! From whatever address a person has to a feed.

use crate::client::settings;
use crate::server::{Asked, Reply, Server, rss};
use crate::support::Folder;
use khabar::news::{Candidate, FetchError, NotAFeed};
use khabar::work::fetch::{Client, ClientSettings};
use khabar::work::refresh::discover;
use std::sync::Arc;

fn candidates(address: &str) -> Result<Vec<Candidate>, FetchError> {
    let found = discover(&mut Client::new(settings()), address, &Arc::default())?;
    Ok(found.into_iter().map(|found| found.candidate).collect())
}

fn site(asked: &Asked) -> Reply {
    let page = |links: &str| {
        let html =
            format!("<!doctype html><html><head>{links}</head><body><p>صفحة</p></body></html>");
        Reply::new(200, &[("content-type", "text/html; charset=utf-8")], html)
    };
    match asked.path.as_str() {
        "/" => page(
            "<link rel=alternate type='application/rss+xml' title='Gone' href='/gone'>\
             <link rel=alternate type='application/rss+xml' title='All' href='/all'>\
             <link rel=alternate type='application/atom+xml' title='The same' href='/same'>\
             <link rel=alternate type='application/rss+xml' title='Sport' href='sport'>",
        ),
        "/quiet" => page(""),
        "/all" | "/same" => Reply::ok(rss(&["a", "b"])),
        "/sport" => Reply::ok(rss(&["c"])),
        "/rss.xml" => Reply::ok(rss(&["d"])),
        "/moved" => Reply::to(301, "/all"),
        "/text" => Reply::new(200, &[("content-type", "text/plain")], "just words"),
        _ => Reply::new(404, &[], ""),
    }
}

#[test]
fn the_feeds_of_a_page_are_found_each_once() {
    let server = Server::start(site);
    let found = candidates(&server.url("/")).expect("feeds");
    let addresses: Vec<_> = found.iter().map(|one| one.address.clone()).collect();
    assert_eq!(addresses, [server.url("/all"), server.url("/sport")]);
    assert_eq!(found[0].title.as_deref(), Some("وكالة الاختبار"));
    assert_eq!((found[0].entries, found[0].language.as_deref()), (2, Some("ar")));
    assert_eq!(found[0].first_titles, ["خبر a", "خبر b"]);
}

#[test]
fn a_feed_is_itself_and_moved_ones_are_where_they_are() {
    let server = Server::start(site);
    for (typed, address) in [("/all", "/all"), ("/moved", "/all")] {
        let found = candidates(&server.url(typed)).expect("a feed");
        assert_eq!(found[0].address, server.url(address));
    }
    // Nobody says that it is there by https, and it is not.
    for scheme in ["", "feed://"] {
        let typed = server.url("/all").replace("http://", scheme);
        assert_eq!(candidates(&typed).expect("a feed")[0].address, server.url("/all"));
    }
    let secret = server.url("/all").replace("http://", "feed://ada:secret@");
    assert!(matches!(candidates(&secret), Err(FetchError::Tls(_))), "it is not sent in the open");
}

#[test]
fn where_nothing_is_named_the_usual_places_are_tried() {
    let server = Server::start(site);
    let found = candidates(&server.url("/quiet")).expect("a feed");
    assert_eq!((found.len(), found[0].address.clone()), (1, server.url("/rss.xml")));
    let empty = Server::start(|asked| match asked.path.as_str() {
        "/" => Reply::ok("<html><body>nothing here</body></html>"),
        _ => Reply::new(404, &[], ""),
    });
    assert_eq!(candidates(&empty.url("/")).err(), Some(FetchError::NoFeedFound));
    let text = candidates(&server.url("/text")).err();
    assert_eq!(text, Some(FetchError::NotAFeed(NotAFeed::Other(None))));
    assert_eq!(candidates(&server.url("/nothing")).err(), Some(FetchError::NotFound));
}

#[test]
fn a_login_holds_for_the_feeds_of_its_own_server() {
    let server = Server::start(|asked| match asked.header("authorization") {
        Some(_) => site(asked),
        None => Reply::new(401, &[], ""),
    });
    let address = server.url("/").replace("http://", "http://ada:secret@");
    let found = candidates(&address).expect("feeds");
    assert!(found[0].address.contains("ada:secret@"), "kept for who follows it");
}

#[test]
fn a_public_page_names_no_feed_of_the_private_network() {
    let inside = Server::start(|_| Reply::ok(rss(&["secret"])));
    let link = format!("<html><head><link rel=feed href='{}'></head></html>", inside.url("/feed"));
    let outside = Server::start_on("127.0.0.2", move |asked| match asked.path.as_str() {
        "/" => Reply::ok(&link),
        _ => Reply::new(404, &[], ""),
    });
    let is_private = |address| address == std::net::IpAddr::from([127, 0, 0, 1]);
    let mut client = Client::new(ClientSettings { is_private, ..settings() });
    let found = discover(&mut client, &outside.url("/"), &Arc::default());
    assert_eq!(found.err(), Some(FetchError::NoFeedFound));
    assert_eq!(inside.asked().len(), 0);
}

#[test]
fn files_and_folders_are_found() {
    let folder = Folder::new("fetch-discover");
    let file = folder.write("feed.xml", rss(&["a"]));
    folder.write("notes/a.txt", "عنوان\n\nفقرة.");
    let found = candidates(&file).expect("a feed");
    assert_eq!((found[0].entries, found[0].address.starts_with("file:///")), (1, true));
    let found = candidates(&format!("{}/notes", folder.path())).expect("a feed");
    assert_eq!((found[0].entries, found[0].title.as_deref()), (1, Some("notes")));
    assert_eq!(candidates("/nowhere/at/all").err(), Some(FetchError::NoFile));
}
