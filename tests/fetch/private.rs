//! No way from a public address into the private network. Here 127.0.0.2 counts as public.

use crate::client::{request, settings};
use crate::server::{Reply, Server, rss};
use khabar::news::FetchError;
use khabar::work::fetch::{Client, ClientSettings, Request};
use std::net::IpAddr;

const PUBLIC: &str = "127.0.0.2";

fn is_private(address: IpAddr) -> bool {
    address != PUBLIC.parse::<IpAddr>().expect("an address")
}

fn guarded() -> ClientSettings {
    ClientSettings { is_private, ..settings() }
}

fn inside() -> Server {
    Server::start(|asked| match asked.path.as_str() {
        "/again" => Reply::to(302, "/secret"),
        _ => Reply::ok(rss(&["a"])),
    })
}

/// A public server that leads to this address.
fn leading_to(target: String) -> Server {
    Server::start_on(PUBLIC, move |_| Reply::to(302, &target))
}

fn refused(host: &str) -> Option<FetchError> {
    Some(FetchError::PrivateAddress(host.to_owned()))
}

#[test]
fn a_private_address_that_was_named_is_asked() {
    let inside = inside();
    let mut client = Client::new(guarded());
    let response = client.get(&request(&inside.url("/again"))).expect("an answer");
    assert!(response.is_private && response.address == inside.url("/secret"));
}

#[test]
fn a_public_address_does_not_lead_to_a_private_one() {
    let inside = inside();
    let outside = leading_to(inside.url("/secret"));
    let mut client = Client::new(guarded());
    assert_eq!(client.get(&request(&outside.url("/"))).err(), refused("127.0.0.1"));
    assert_eq!(inside.asked().len(), 0, "nobody knocked");
    // Not by way of a private address that was named, either.
    let out = outside.url("/");
    let door = Server::start(move |_| Reply::to(302, &out));
    assert_eq!(client.get(&request(&door.url("/"))).err(), refused("127.0.0.1"));
    assert_eq!(inside.asked().len(), 0);
}

#[test]
fn a_name_does_not_hide_a_private_address() {
    let inside = inside();
    let outside = leading_to(format!("http://inside.example:{}/", inside.address().port()));
    let names = vec![("inside.example".to_owned(), inside.address())];
    let mut client = Client::new(ClientSettings { names, ..guarded() });
    assert_eq!(client.get(&request(&outside.url("/"))).err(), refused("inside.example"));
    // The address may be spelled in other ways, too.
    for spelled in ["2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "localhost"] {
        let target = format!("http://{spelled}:{}/secret", inside.address().port());
        let outside = leading_to(target);
        let result = client.get(&request(&outside.url("/")));
        assert!(matches!(result, Err(FetchError::PrivateAddress(_))), "{spelled}: {result:?}");
    }
    assert_eq!(inside.asked().len(), 0);
}

#[test]
fn a_name_with_both_kinds_of_addresses_does_not_count_as_private() {
    let inside = inside();
    let secret = inside.url("/secret");
    let (outside, door) =
        (leading_to(secret.clone()), Server::start(move |_| Reply::to(302, &secret)));
    let name = || "mixed.example".to_owned();
    // A person named it, so either may be asked; whichever answers leads to no private one.
    for (first, second) in [(&outside, &door), (&door, &outside)] {
        let names = vec![(name(), first.address()), (name(), second.address())];
        let mut client = Client::new(ClientSettings { names, ..guarded() });
        let result = client.get(&request("http://mixed.example/"));
        assert_eq!(result.err(), refused("127.0.0.1"));
    }
    assert_eq!(inside.asked().len(), 0);
}

#[test]
fn a_connection_that_is_open_does_not_help() {
    let inside = inside();
    let outside = leading_to(inside.url("/secret"));
    let mut client = Client::new(guarded());
    client.get(&request(&inside.url("/secret"))).expect("it was named");
    assert_eq!(client.get(&request(&outside.url("/"))).err(), refused("127.0.0.1"));
}

#[test]
fn what_a_page_names_is_not_what_a_person_names() {
    let inside = inside();
    let mut client = Client::new(guarded());
    let found = Request { is_named: false, ..request(&inside.url("/secret")) };
    assert_eq!(client.get(&found).err(), refused("127.0.0.1"));
}

#[test]
fn who_means_it_can_allow_it() {
    let inside = inside();
    let outside = leading_to(inside.url("/secret"));
    let open = ClientSettings { private_redirects: true, ..guarded() };
    Client::new(open).get(&request(&outside.url("/"))).expect("an answer");
    let mut one = request(&outside.url("/"));
    one.settings.private_redirects = Some(true);
    Client::new(guarded()).get(&one).expect("an answer");
}
