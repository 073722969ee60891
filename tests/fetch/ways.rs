//! Redirects, logins, proxies and names.

use crate::client::{request, settings};
use crate::server::{Reply, Server, rss, socks_proxy};
use khabar::news::FetchError;
use khabar::work::fetch::{Client, ClientSettings, Proxies};
use std::io::{Read, Write};

#[test]
fn redirects_are_followed_and_remembered() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/old" => Reply::to(301, "/older"),
        "/older" => Reply::to(308, "أخبار?x=1#top"),
        "/for-now" => Reply::to(302, "/old"),
        _ => Reply::ok("<rss/>"),
    });
    let mut client = Client::new(settings());
    let new = server.url("/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1?x=1");
    let response = client.get(&request(&server.url("/old"))).expect("an answer");
    assert_eq!((response.address.as_str(), response.moved_to.as_deref()), (&*new, Some(&*new)));
    let response = client.get(&request(&server.url("/for-now"))).expect("an answer");
    assert_eq!((response.address, response.moved_to), (new, None));
}

/// A server that closes connections although it said that it keeps them.
fn fickle_server() -> std::net::SocketAddr {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let mut heard = [0; 4096];
            // The first request of a connection is answered, the second one is not.
            let _ = stream.read(&mut heard);
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\n<rss/>");
            let _ = stream.read(&mut heard);
        }
    });
    address
}

#[test]
fn a_connection_that_was_kept_in_vain_costs_nothing() {
    let address = format!("http://{}/", fickle_server());
    let mut client = Client::new(settings());
    for _ in 0..4 {
        client.get(&request(&address)).expect("an answer");
    }
}

#[test]
fn endless_redirects_are_left() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/circle" => Reply::to(302, "/line"),
        "/line" => Reply::to(302, "/circle"),
        "/nowhere" => Reply::to(302, "mailto:a@example.org"),
        path => Reply::to(302, &format!("{path}x")),
    });
    let mut client = Client::new(settings());
    let mut error = |path| client.get(&request(&server.url(path))).err();
    assert_eq!(error("/circle"), Some(FetchError::RedirectLoop));
    assert_eq!(error("/nowhere"), Some(FetchError::BadRedirect));
    assert_eq!(error("/on"), Some(FetchError::TooManyRedirects));
    assert!(server.asked().len() < 20);
}

#[test]
fn a_login_goes_to_its_server_and_no_further() {
    let other = Server::start(|_| Reply::ok("<rss/>"));
    let target = other.url("/");
    let home = Server::start(move |asked| match asked.path.as_str() {
        "/away" => Reply::to(302, &target),
        "/stay" => Reply::to(302, "/feed"),
        _ => Reply::ok("<rss/>"),
    });
    let mut client = Client::new(settings());
    let login = Some("Basic YWRhOnBAc3M=");
    let address = home.url("/stay").replace("http://", "http://ada:p%40ss@");
    let response = client.get(&request(&address)).expect("an answer");
    assert!(!response.address.contains("ada"), "{}", response.address);
    let given: Vec<_> = home.asked();
    assert!(given.iter().all(|asked| asked.header("authorization") == login), "{given:?}");
    let mut by_settings = request(&home.url("/away"));
    by_settings.settings.user = Some("ada".to_owned());
    by_settings.settings.password = Some("p@ss".to_owned());
    by_settings.settings.headers = vec![("X-Key".to_owned(), "secret".to_owned())];
    by_settings.settings.user_agent = Some("Reader of Ada".to_owned());
    client.get(&by_settings).expect("an answer");
    let first = home.asked().pop().expect("asked");
    assert_eq!((first.header("authorization"), first.header("x-key")), (login, Some("secret")));
    let away = other.asked().pop().expect("asked");
    assert_eq!((away.header("authorization"), away.header("x-key")), (None, None));
    assert_eq!(away.header("user-agent"), Some("Reader of Ada"));
}

#[test]
fn a_host_may_be_named_in_any_script() {
    let server = Server::start(|_| Reply::ok("<rss/>"));
    let names = vec![("xn--4gbrim.example".to_owned(), server.address())];
    let mut client = Client::new(ClientSettings { names, ..settings() });
    let address = format!("http://موقع.example:{}/خبر", server.address().port());
    client.get(&request(&address)).expect("an answer");
    let asked = server.asked().pop().expect("asked");
    assert_eq!(asked.path, "/%D8%AE%D8%A8%D8%B1");
    let host = asked.header("host").expect("a host");
    assert!(host.starts_with("xn--4gbrim.example"), "{host}");
}

#[test]
fn a_proxy_asks_in_our_place() {
    let proxy = Server::start(|_| Reply::ok(rss(&["a"])));
    let at = format!("http://user:word@{}", proxy.address());
    let mut client = Client::new(ClientSettings { proxy: Some(at.clone()), ..settings() });
    client.get(&request("http://news.example/feed?x=1")).expect("an answer");
    let asked = proxy.asked().pop().expect("asked");
    assert_eq!(asked.line, "GET http://news.example/feed?x=1 HTTP/1.1");
    assert_eq!(asked.header("host"), Some("news.example"));
    assert_eq!(asked.header("proxy-authorization"), Some("Basic dXNlcjp3b3Jk"));
    // What is secret to others is asked for through a tunnel.
    let result = client.get(&request("https://news.example/feed"));
    assert!(result.is_err());
    let asked = proxy.asked().pop().expect("asked");
    assert_eq!(asked.line, "CONNECT news.example:443 HTTP/1.1");
    // The environment names proxies too, and hosts without one.
    let server = Server::start(|_| Reply::ok("<rss/>"));
    let proxies = Proxies::of_environment(|name| match name {
        "http_proxy" => Some(at.clone()),
        "no_proxy" => Some("127.0.0.0/8".to_owned()),
        _ => None,
    });
    let mut client = Client::new(ClientSettings { proxies, ..settings() });
    client.get(&request(&server.url("/direct"))).expect("an answer");
    client.get(&request("http://other.example/")).expect("an answer");
    assert_eq!(server.count("/direct"), 1);
    assert_eq!(proxy.count("http://other.example/"), 1);
}

#[test]
fn a_proxy_that_is_not_there_or_none_is_told() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let at = free.local_addr().expect("an address");
    drop(free);
    let get = |proxy: String| {
        let mut client = Client::new(ClientSettings { proxy: Some(proxy), ..settings() });
        client.get(&request("http://news.example/")).err()
    };
    assert_eq!(get(format!("http://{at}")), Some(FetchError::ProxyDown(at.to_string())));
    assert_eq!(get("nonsense://x".to_owned()), Some(FetchError::BadProxy));
}

#[test]
fn socks_proxies_look_names_up() {
    let server = Server::start(|_| Reply::ok("<rss/>"));
    let (at, names) = socks_proxy(server.address());
    let mut asked = request("http://hidden.example/feed");
    asked.settings.proxy = Some(format!("socks5h://{at}"));
    Client::new(settings()).get(&asked).expect("an answer");
    assert_eq!(*names.lock().expect("well"), ["hidden.example"]);
    assert_eq!(server.asked().pop().expect("asked").header("host"), Some("hidden.example"));
}

#[test]
fn a_public_proxy_does_not_open_the_private_network() {
    let inner = "http://printer.local/".to_owned();
    let proxy = Server::start(move |_| Reply::to(302, &inner));
    let at = format!("http://{}", proxy.address());
    let mut client = Client::new(ClientSettings { proxy: Some(at), ..settings() });
    let result = client.get(&request("http://news.example/"));
    assert_eq!(result.err(), Some(FetchError::PrivateAddress("printer.local".to_owned())));
}
