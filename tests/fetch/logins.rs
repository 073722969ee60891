//! Logins on the command line: taken where they are meant, told to nobody.

use crate::commands::Place;
use crate::server::{Reply, Server, rss};
use khabar::store::Library;
use std::path::Path;

/// A feed for whoever logs in as `joe` with `new`.
fn guarded() -> Server {
    Server::start(|asked| match asked.header("authorization") {
        Some("Basic am9lOm5ldw==") => Reply::ok(rss(&["a"])),
        _ => Reply::new(401, &[], ""),
    })
}

fn with_login(server: &Server, login: &str, path: &str) -> String {
    server.url(path).replace("http://", &format!("http://{login}@"))
}

#[test]
fn another_login_of_a_followed_feed_is_taken_and_given_back() {
    let (server, place) = (guarded(), Place::new("new-login"));
    place.done(&["add", "--no-fetch", &with_login(&server, "joe:old", "/feed")]);
    assert!(place.run(&["refresh", "--all"]).2.contains("password"), "the old one is wrong");
    let said = place.done(&["add", &with_login(&server, "joe:new", "/feed")]);
    assert!(said.contains("followed already") && said.contains("login is the new one"), "{said}");
    assert!(place.done(&["refresh", "--all"]).starts_with("1 new article"));
    let said = place.done(&["add", &with_login(&server, "joe:new", "/feed")]);
    assert!(said.contains("followed already") && !said.contains("login"), "{said}");
    let mut library = Library::open(Path::new(&place.library)).expect("a library");
    let feed = library.feeds().expect("read")[0].id;
    library.undo(jiff::Timestamp::now()).expect("taken back");
    let settings = library.feed_settings(feed).expect("read");
    assert_eq!(settings.password.as_deref(), Some("old"));
}

#[test]
fn a_way_of_logging_in_that_is_not_spoken_is_named() {
    let server = Server::start(|asked| {
        let digest = ("www-authenticate", "Digest realm=\"news, basic\", nonce=\"x\"");
        let basic = ("www-authenticate", "Basic realm=\"news\"");
        match asked.path.as_str() {
            "/digest" => Reply::new(401, &[digest], ""),
            _ => Reply::new(401, &[digest, basic], ""),
        }
    });
    let place = Place::new("digest");
    let said = place.run(&["add", &server.url("/digest")]).2;
    assert!(said.contains("Digest alone"), "{said}");
    let said = place.run(&["add", &server.url("/both")]).2;
    assert!(!said.contains("Digest") && said.contains("password"), "{said}");
}

#[test]
fn a_password_that_was_typed_is_not_said_again() {
    let (server, place) = (guarded(), Place::new("echo"));
    place.done(&["add", "--no-fetch", &server.url("/feed")]);
    let unknown = with_login(&server, "joe:geheim", "/unknown");
    let bare = unknown.trim_start_matches("http://").to_owned();
    for name in [&unknown, &bare] {
        for arguments in [vec!["set", name], vec!["refresh", name]] {
            let (code, output, error) = place.run(&arguments);
            assert!(code != 0 && error.contains("/unknown"), "{arguments:?}: {error}");
            assert!(!error.contains("geheim") && !output.contains("geheim"), "{error}");
        }
    }
}
