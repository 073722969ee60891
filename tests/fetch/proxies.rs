//! What is said when a proxy is in the way: of the proxy, not of the site.

use crate::client::{request, settings};
use khabar::news::FetchError;
use khabar::work::fetch::{Client, ClientSettings};
use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A proxy that says this, one answer after each thing that it hears, and hangs up. Gives how often
/// it was asked.
fn proxy(answers: &'static [&'static [u8]]) -> (SocketAddr, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address");
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            count.fetch_add(1, Ordering::SeqCst);
            for answer in answers {
                let mut heard = [0; 512];
                let _ = stream.read(&mut heard);
                let _ = stream.write_all(answer);
            }
            // What is still unread when it hangs up would take the answer with it.
            let _ = stream.shutdown(Shutdown::Write);
            let _ = io::copy(&mut stream, &mut io::sink());
        }
    });
    (address, asked)
}

fn get(proxy: &str, address: &str) -> FetchError {
    let mut client = Client::new(ClientSettings { proxy: Some(proxy.to_owned()), ..settings() });
    client.get(&request(address)).expect_err("it is in the way")
}

const SITE: &str = "http://news.example/feed";

#[test]
fn a_socks_proxy_that_wants_another_login_is_named() {
    let (at, _) = proxy(&[&[5, 0xFF]]);
    assert_eq!(get(&format!("socks5h://{at}"), SITE), FetchError::ProxyLogin(at.to_string()));
    let (at, _) = proxy(&[&[5, 2], &[1, 1]]);
    let error = get(&format!("socks5h://ada:wrong@{at}"), SITE);
    assert_eq!(error, FetchError::ProxyLogin(at.to_string()));
    let said = error.to_string();
    assert!(said.contains(&at.to_string()) && !said.contains("wrong"), "{said}");
}

#[test]
fn a_site_that_the_proxy_does_not_reach_is_told_from_a_proxy_that_is_not_there() {
    for reply in [&[5, 1], &[5, 3], &[5, 4], &[5, 5]] as [&'static [u8; 2]; 4] {
        let answers: &'static [&'static [u8]] = Box::leak(Box::new([&[5_u8, 0] as &[u8], reply]));
        let (at, _) = proxy(answers);
        let error = get(&format!("socks5h://{at}"), SITE);
        assert_eq!(error, FetchError::ProxyNoSite(at.to_string()), "{reply:?}");
    }
    let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let at = free.local_addr().expect("an address");
    drop(free);
    for scheme in ["socks5h", "http"] {
        let error = get(&format!("{scheme}://{at}"), SITE);
        assert_eq!(error, FetchError::ProxyDown(at.to_string()), "{scheme}");
    }
}

#[test]
fn what_speaks_no_socks_is_named_too() {
    for answer in [b"HTTP/1.1 400 Bad Request\r\n\r\n" as &[u8], b""] {
        let answers: &'static [&'static [u8]] = Box::leak(Box::new([answer]));
        let (at, _) = proxy(answers);
        let said = get(&format!("socks5h://{at}"), SITE).to_string();
        assert!(said.contains("proxy") && said.contains(&at.to_string()), "{said}");
    }
}

#[test]
fn a_name_that_is_looked_up_here_is_not_blamed_on_the_proxy() {
    let (at, asked) = proxy(&[&[5, 0]]);
    let error = get(&format!("socks5://{at}"), "http://nowhere.invalid/feed");
    assert_eq!(error, FetchError::NoHostForProxy("nowhere.invalid".to_owned()));
    assert_eq!(asked.load(Ordering::SeqCst), 0, "it was not asked");
    assert!(error.to_string().contains("socks5h://"));
}

#[test]
fn an_http_proxy_that_wants_a_login_is_named() {
    let (at, _) = proxy(&[b"HTTP/1.1 407 Who\r\ncontent-length: 0\r\n\r\n"]);
    for site in [SITE, "https://news.example/feed"] {
        let error = get(&format!("http://{at}"), site);
        assert_eq!(error, FetchError::ProxyLogin(at.to_string()), "{site}");
    }
}
