//! Requests over TLS: who vouches for a server.

use crate::client::{request, settings};
use crate::tls::{certificate, serve_tls};
use khabar::news::{BadCertificate, FetchError};
use khabar::work::fetch::{Client, ClientSettings, Response};

fn get(server: &str, host: &str, knows_root: bool) -> Result<Response, FetchError> {
    let port = serve_tls(server, "<rss/>").port();
    let roots = knows_root.then(|| certificate("root.pem"));
    let mut client = Client::new(ClientSettings { roots, ..settings() });
    client.get(&request(&format!("https://{host}:{port}/feed")))
}

fn refused(why: BadCertificate) -> Option<FetchError> {
    Some(FetchError::Certificate(why))
}

#[test]
fn a_server_that_somebody_vouches_for_is_heard() {
    for host in ["localhost", "127.0.0.1"] {
        let response = get("good.pem", host, true).expect("an answer");
        assert_eq!(response.body.expect("a body").bytes, b"<rss/>");
    }
}

#[test]
fn a_server_that_cannot_be_trusted_is_not() {
    let unknown = get("good.pem", "localhost", false).err();
    assert_eq!(unknown, refused(BadCertificate::UnknownIssuer));
    assert_eq!(get("expired.pem", "localhost", true).err(), refused(BadCertificate::Expired));
    assert_eq!(get("other.pem", "localhost", true).err(), refused(BadCertificate::OtherHost));
}

#[test]
fn a_file_without_certificates_vouches_for_nobody() {
    let port = serve_tls("good.pem", "<rss/>").port();
    let roots = Some(certificate("server.key"));
    let mut client = Client::new(ClientSettings { roots, ..settings() });
    let result = client.get(&request(&format!("https://localhost:{port}/")));
    assert_eq!(result.err(), refused(BadCertificate::UnknownIssuer));
}
