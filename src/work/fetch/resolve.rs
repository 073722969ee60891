//! Looks up the numbers of a host, and lets only those be asked that may be: what was checked is
//! what is connected to, so that a name cannot mean two things.

use super::private;
use super::watch::{SLICE, Watch, Way};
use crate::news::{FetchError, Wait};
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};
use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;
use url::{Host, Url};

/// Numbers of one host that are tried.
const MOST_NUMBERS: usize = 16;

/// The resolver of a client.
#[derive(Clone, Debug)]
pub(super) struct CheckedResolver {
    pub watch: Arc<Watch>,
    /// Hosts that are not looked up, as `--resolve` of curl.
    pub names: Vec<(String, SocketAddr)>,
    pub patience: Duration,
}

impl Resolver for CheckedResolver {
    fn resolve(
        &self,
        uri: &Uri,
        _config: &Config,
        _timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let mut host = uri.host().unwrap_or_default().trim_matches(['[', ']']).to_owned();
        let mut port = uri.port_u16().unwrap_or_else(|| usual_port(uri.scheme_str()));
        let is_proxy = match self.watch.lock().way.clone() {
            Way::Direct => false,
            Way::Tunnel(proxy, at) => proxy == host && at == port,
            // The proxy is connected to, and asks the host itself.
            Way::Forward(proxy, at, _) => {
                (host, port) = (proxy, at);
                true
            }
        };
        let found = self.numbers(&host, port)?;
        let mut watched = self.watch.lock();
        let is_private = watched.is_private;
        let may_be_asked =
            |number: &&SocketAddr| is_proxy || watched.may_be_private || !is_private(number.ip());
        let asked: Vec<SocketAddr> = found.iter().filter(may_be_asked).copied().collect();
        if !is_proxy {
            watched.was_private = are_private(&asked, is_private);
        }
        drop(watched);
        if asked.is_empty() {
            let problem = if found.is_empty() {
                FetchError::NoSuchHost(host)
            } else {
                FetchError::PrivateAddress(host)
            };
            return Err(self.watch.end(problem));
        }
        let mut numbers = self.empty();
        asked.into_iter().take(MOST_NUMBERS).for_each(|number| numbers.push(number));
        Ok(numbers)
    }
}

impl CheckedResolver {
    /// Whether the host of an address belongs to the private network; not where it is not found.
    pub(super) fn is_private(&self, url: &Url) -> bool {
        let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
        let port = url.port_or_known_default().unwrap_or_default();
        let is_private = self.watch.lock().is_private;
        self.numbers(host, port).is_ok_and(|numbers| are_private(&numbers, is_private))
    }

    fn numbers(&self, host: &str, port: u16) -> Result<Vec<SocketAddr>, Error> {
        if let Ok(number) = host.parse::<IpAddr>() {
            return Ok(vec![SocketAddr::new(number, port)]);
        }
        let named = self.names.iter().filter(|(name, _)| name == host);
        let known: Vec<SocketAddr> = named.map(|(_, number)| *number).collect();
        if known.is_empty() { self.look_up(host, port) } else { Ok(known) }
    }

    /// In a thread of its own: the system cannot be told to stop looking.
    fn look_up(&self, host: &str, port: u16) -> Result<Vec<SocketAddr>, Error> {
        let (sender, receiver) = channel();
        let name = (host.to_owned(), port);
        let looking = std::thread::Builder::new().name("lookup".to_owned()).spawn(move || {
            let numbers = name.to_socket_addrs().map(Iterator::collect);
            // Nobody waits any more.
            let _ = sender.send(numbers);
        });
        looking.map_err(Error::Io)?;
        let begun = Instant::now();
        loop {
            match receiver.recv_timeout(SLICE) {
                Ok(numbers) => return Ok(numbers.unwrap_or_default()),
                Err(RecvTimeoutError::Disconnected) => return Ok(Vec::new()),
                Err(RecvTimeoutError::Timeout) => {
                    self.watch.check(begun)?;
                    if begun.elapsed() >= self.patience {
                        return Err(self.watch.end(FetchError::TimedOut(Wait::Lookup)));
                    }
                }
            }
        }
    }
}

/// Whether a host with these numbers belongs to the private network. A name that has public ones too
/// does not: any of them may answer, and a public server could put its name over a private one.
fn are_private(numbers: &[SocketAddr], is_private: fn(IpAddr) -> bool) -> bool {
    !numbers.is_empty() && numbers.iter().all(|number| is_private(number.ip()))
}

/// Whether an address is private as far as it can be told without looking it up.
pub(super) fn looks_private(url: &Url, is_private: fn(IpAddr) -> bool) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => private::is_private_name(name),
        Some(Host::Ipv4(number)) => is_private(number.into()),
        Some(Host::Ipv6(number)) => is_private(number.into()),
        None => true,
    }
}

fn usual_port(scheme: Option<&str>) -> u16 {
    match scheme {
        Some("https") => 443,
        Some(socks) if socks.starts_with("socks") => 1080,
        Some(_) | None => 80,
    }
}
