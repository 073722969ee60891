//! One request: what comes, in whatever form, and what does not.

use crate::server::{Reply, Server, rss};
use khabar::news::{FetchError, Wait};
use khabar::store::Validators;
use khabar::work::fetch::{Client, ClientSettings, Request, Response, Wanted};
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use url::Url;

/// With little patience.
pub fn settings() -> ClientSettings {
    ClientSettings {
        connect: Duration::from_secs(2),
        silence: Duration::from_millis(400),
        whole: Duration::from_secs(5),
        ..ClientSettings::default()
    }
}

pub fn request(address: &str) -> Request {
    Request::new(Url::parse(address).expect("an address"), Wanted::Feed)
}

fn get(address: &str) -> Result<Response, FetchError> {
    Client::new(settings()).get(&request(address))
}

fn bytes(response: Response) -> Vec<u8> {
    response.body.expect("a body").bytes
}

/// What the server says once, whatever it is asked for.
fn answered(reply: Reply) -> Result<Response, FetchError> {
    let server = Server::start(move |_| reply.clone());
    get(&server.url("/"))
}

#[test]
fn a_document_comes_with_what_the_server_says_of_it() {
    let server = Server::start(|_| {
        let headers = [
            ("content-type", "application/rss+xml; charset=windows-1256"),
            ("content-language", "ar"),
            ("etag", "\"x-1\""),
            ("last-modified", "Sun, 22 Nov 2026 10:00:00 GMT"),
            ("cache-control", "max-age=600"),
        ];
        Reply::new(200, &headers, "<rss/>")
    });
    let response = get(&server.url("/feed?x=1")).expect("an answer");
    assert_eq!(response.address, server.url("/feed?x=1"));
    assert_eq!(response.validators.etag.as_deref(), Some("\"x-1\""));
    assert_eq!(response.freshness.good_for_seconds, Some(600));
    assert_eq!(response.moved_to, None);
    let body = response.body.expect("a body");
    assert_eq!(body.content_type.as_deref(), Some("application/rss+xml; charset=windows-1256"));
    assert_eq!((body.content_language.as_deref(), body.is_cut), (Some("ar"), false));
    let asked = server.asked();
    let agent = asked[0].header("user-agent").expect("a name");
    assert!(agent.starts_with(concat!("khabar/", env!("CARGO_PKG_VERSION"))), "{agent}");
    assert!(asked[0].header("accept").is_some_and(|accept| accept.contains("application/rss+xml")));
    assert_eq!(asked[0].header("accept-encoding"), Some("gzip, br"));
    assert_eq!(asked[0].header("cookie"), None);
}

#[test]
fn a_server_is_told_what_is_known_and_says_that_nothing_changed() {
    let server = Server::start(|asked| match asked.header("if-none-match") {
        Some("\"x-1\"") => Reply::new(304, &[("etag", "\"x-1\"")], ""),
        _ => Reply::ok("<rss/>"),
    });
    let known = Validators {
        etag: Some("\"x-1\"".to_owned()),
        last_modified: Some("Sun, 22 Nov 2026 10:00:00 GMT".to_owned()),
    };
    let request = Request { validators: known, ..request(&server.url("/")) };
    let response = Client::new(settings()).get(&request).expect("an answer");
    assert!(response.body.is_none());
    let since = "Sun, 22 Nov 2026 10:00:00 GMT";
    assert_eq!(server.asked()[0].header("if-modified-since"), Some(since));
}

#[test]
fn what_is_packed_is_unpacked() {
    let feed = rss(&["a", "b"]);
    let headers = [("content-encoding", "gzip")];
    let packed = answered(Reply::new(200, &headers, gzip(feed.as_bytes()))).expect("an answer");
    assert_eq!(bytes(packed), feed.as_bytes());
    let headers = [("content-encoding", "br")];
    let packed = answered(Reply::new(200, &headers, brotli(feed.as_bytes()))).expect("an answer");
    assert_eq!(bytes(packed), feed.as_bytes());
}

#[test]
fn a_header_that_lies_about_packing_costs_a_second_request() {
    let server = Server::start(|_| Reply::new(200, &[("content-encoding", "gzip")], "<rss/>"));
    let result = get(&server.url("/"));
    assert!(matches!(result, Err(FetchError::BadAnswer(_))), "{result:?}");
    let honest = Server::start(|asked| match asked.header("accept-encoding") {
        Some("identity") => Reply::ok("<rss/>"),
        _ => Reply::new(200, &[("content-encoding", "gzip")], "<rss/>"),
    });
    assert_eq!(bytes(get(&honest.url("/")).expect("an answer")), b"<rss/>");
    assert_eq!(honest.asked().len(), 2);
}

#[test]
fn what_is_packed_without_a_word_is_asked_for_unpacked() {
    const PACKED: &[u8] = b"\x1F\x8B\x08\0\0\0\0\0";
    for head in [&[][..], &[("content-encoding", "x-gzip")]] {
        let server = Server::start(move |asked| match asked.header("accept-encoding") {
            Some("identity") => Reply::ok("<rss/>"),
            _ => Reply::new(200, head, PACKED),
        });
        assert_eq!(bytes(get(&server.url("/")).expect("an answer")), b"<rss/>");
    }
    let stubborn = Server::start(|_| Reply::new(200, &[], PACKED));
    let result = get(&stubborn.url("/"));
    assert!(matches!(result, Err(FetchError::BadAnswer(_))), "{result:?}");
}

#[test]
fn chunks_are_put_together() {
    let head = Reply::head(200, &[("transfer-encoding", "chunked")]);
    let whole = answered(head.clone().chunk("<rss>").wait(20).chunk("</rss>").then("0\r\n\r\n"));
    assert_eq!(bytes(whole.expect("an answer")), b"<rss></rss>");
    let cut = answered(head.chunk("<rss>")).expect("an answer").body.expect("a body");
    assert!(cut.is_cut && cut.bytes == b"<rss>");
}

#[test]
fn without_a_length_the_end_of_the_connection_is_the_end() {
    let response = answered(Reply::head(200, &[]).then("<rss/>")).expect("an answer");
    assert_eq!(bytes(response), b"<rss/>");
}

#[test]
fn what_is_cut_off_is_kept_but_not_taken_for_whole() {
    let headers = [("content-length", "100"), ("etag", "\"x\"")];
    let response = answered(Reply::head(200, &headers).then("<rss>")).expect("an answer");
    assert_eq!(response.validators, Validators::default());
    assert!(response.body.is_some_and(|body| body.is_cut && body.bytes == b"<rss>"));
    let nothing = answered(Reply::head(200, &headers));
    assert_eq!(nothing.err(), Some(FetchError::CutOff));
    assert_eq!(answered(Reply::default()).err(), Some(FetchError::CutOff));
    let packed = gzip(rss(&["a"]).as_bytes());
    let half = &packed[..packed.len() / 2];
    let headers = [("content-encoding", "gzip")];
    let response = answered(Reply::new(200, &headers, half));
    let is_known_cut = match &response {
        Ok(response) => response.body.as_ref().is_some_and(|body| body.is_cut),
        Err(error) => *error == FetchError::CutOff,
    };
    assert!(is_known_cut, "{response:?}");
}

#[test]
fn a_server_that_is_slow_is_left() {
    let begun = Instant::now();
    let late = answered(Reply::default().wait(1500).then("HTTP/1.1 200 OK\r\n\r\n"));
    assert_eq!(late.err(), Some(FetchError::TimedOut(Wait::Answer)));
    assert!(begun.elapsed() < Duration::from_millis(1400), "{:?}", begun.elapsed());
    let stalled =
        Reply::head(200, &[("content-length", "9")]).then("<rss").wait(1500).then("></rs");
    assert_eq!(answered(stalled).err(), Some(FetchError::TimedOut(Wait::Rest)));
}

#[test]
fn a_server_that_drips_is_left_too() {
    let server = Server::start(|_| {
        (0..40).fold(Reply::head(200, &[]), |reply, _| reply.then("x").wait(100))
    });
    let mut asked = request(&server.url("/"));
    asked.settings.timeout_seconds = Some(1);
    let begun = Instant::now();
    let result = Client::new(settings()).get(&asked);
    assert_eq!(result.err(), Some(FetchError::TimedOut(Wait::Whole)));
    assert!(begun.elapsed() < Duration::from_millis(1900), "{:?}", begun.elapsed());
}

#[test]
fn what_is_too_large_ends_early() {
    let small = ClientSettings { largest_bytes: 1000, ..settings() };
    let get = |reply: Reply| {
        let server = Server::start(move |_| reply.clone());
        Client::new(small.clone()).get(&request(&server.url("/"))).err()
    };
    let large = Some(FetchError::TooLarge(1000));
    assert_eq!(get(Reply::head(200, &[("content-length", "1001")]).wait(3000)), large);
    assert_eq!(get(Reply::head(200, &[]).then(vec![b'x'; 1001])), large);
    assert_eq!(get(Reply::ok(vec![b'x'; 1000])), None);
    let begun = Instant::now();
    // A hundred megabytes of nothing in a hundred kilobytes.
    let bomb = gzip(&vec![0; 100_000_000]);
    assert!(bomb.len() < 200_000);
    assert_eq!(get(Reply::new(200, &[("content-encoding", "gzip")], bomb)), large);
    assert!(begun.elapsed() < Duration::from_secs(20));
}

#[test]
fn statuses_are_told_apart() {
    for (status, error) in [
        (401, FetchError::Unauthorized),
        (403, FetchError::Forbidden),
        (404, FetchError::NotFound),
        (410, FetchError::Gone),
        (418, FetchError::Status(418)),
        (500, FetchError::ServerFault(500, None)),
        (301, FetchError::BadRedirect),
    ] {
        assert_eq!(answered(Reply::new(status, &[], "no")).err(), Some(error));
    }
    let wait = [("retry-after", "120")];
    let too_often = answered(Reply::new(429, &wait, "")).err();
    assert_eq!(too_often, Some(FetchError::TooManyRequests(Some(120))));
    let fault = answered(Reply::new(503, &wait, "")).err();
    assert_eq!(fault, Some(FetchError::ServerFault(503, Some(120))));
}

#[test]
fn what_is_no_http_is_told() {
    let result = answered(Reply::default().then("220 ftp.example.org ready\r\n\r\n"));
    assert!(matches!(result, Err(FetchError::BadAnswer(_) | FetchError::CutOff)), "{result:?}");
    let server = Server::start(|_| Reply::default().then("HTTP/1.1 400 Bad\r\n\r\n"));
    let result = get(&server.url("/").replace("http:", "https:"));
    assert!(matches!(result, Err(FetchError::Tls(_))), "{result:?}");
}

#[test]
fn nobody_at_home_is_told() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = free.local_addr().expect("an address");
    drop(free);
    assert_eq!(get(&format!("http://{address}/")).err(), Some(FetchError::Refused));
    let nobody = get("http://nobody.invalid/").err();
    assert_eq!(nobody, Some(FetchError::NoSuchHost("nobody.invalid".to_owned())));
}

#[test]
fn a_request_can_be_stopped_at_any_time() {
    for reply in [Reply::default().wait(4000), Reply::head(200, &[]).then("<rss>").wait(4000)] {
        let server = Server::start(move |_| reply.clone());
        let cancel = Arc::new(AtomicBool::new(false));
        let patient = ClientSettings { silence: Duration::from_secs(9), ..settings() };
        let stopped = Request { cancel: Arc::clone(&cancel), ..request(&server.url("/")) };
        let begun = Instant::now();
        let stopper = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(200));
            cancel.store(true, Ordering::Relaxed);
        });
        let result = Client::new(patient).get(&stopped);
        assert_eq!(result.err(), Some(FetchError::Cancelled));
        assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
        stopper.join().expect("well");
    }
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).expect("packed");
    packer.finish().expect("packed")
}

/// One block that is not packed, and an empty last one (RFC 7932, 9).
fn brotli(bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len() - 1).expect("short");
    assert!(length < 1 << 16);
    let mut packed = (length << 4 | 1 << 20).to_le_bytes()[..3].to_vec();
    packed.extend(bytes);
    packed.push(3);
    packed
}
