//! The client: one request after the other, each with its redirects.

use super::body::{self, BEGINNING_BYTES, End, Limits, Received};
use super::headers::Freshness;
use super::redirect::{Trail, is_redirect};
use super::resolve::{CheckedResolver, looks_private};
use super::settings::{ClientSettings, USER_AGENT};
use super::spill::Spilled;
use super::telling::headers;
use super::watch::{Watch, WatchConnector, Watched, Way};
use super::{address, failure, roots};
use crate::feeds::Origin;
use crate::news::library::FeedSettings;
use crate::news::{FetchError, Wait};
use crate::store::Validators;
use jiff::Timestamp;
use std::fs::File;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};
use ureq::http::{HeaderName, HeaderValue};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::transport::{
    ConnectProxyConnector, Connector, RustlsConnector, SocksConnector, TcpConnector,
};
use ureq::{Agent, Error, Proxy, ProxyProtocol};
use url::Url;

/// What is asked for. It may hold a login, so it is in no log.
#[derive(Clone)]
pub struct Request {
    /// Where. A login may stand in it.
    pub url: Url,
    /// What is wanted.
    pub wanted: Wanted,
    /// What the server said last time.
    pub validators: Validators,
    /// What is set for this feed alone.
    pub settings: FeedSettings,
    /// Whether the person named the address, and did not meet it on a page: then it may be one
    /// of the private network.
    pub is_named: bool,
    /// Where a long answer goes.
    pub room: Room,
    /// Set when nobody wants the answer any more.
    pub cancel: Arc<AtomicBool>,
}

/// Where an answer goes that is long.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Room {
    /// Into the memory; what is too large for it fails.
    #[default]
    Memory,
    /// Its beginning into the memory, as if the rest had not come.
    Beginning,
    /// Into a file, where the settings name a folder for it.
    Disk,
}

impl Request {
    /// A request for an address that the person named.
    #[must_use]
    pub fn new(url: Url, wanted: Wanted) -> Self {
        Self {
            url,
            wanted,
            validators: Validators::default(),
            settings: FeedSettings::default(),
            is_named: true,
            room: Room::Memory,
            cancel: Arc::default(),
        }
    }
}

/// What the server is told that we can read. It may send what it likes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A feed.
    Feed,
    /// A page.
    Page,
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Response {
    /// What came; none when nothing changed.
    pub body: Option<Body>,
    /// Where it came from in the end, without a login.
    pub address: String,
    /// Whether it is of the private network.
    pub is_private: bool,
    /// Where permanent redirects say that it is from now on.
    pub moved_to: Option<String>,
    /// What the server wants to hear next time.
    pub validators: Validators,
    /// How long it is good.
    pub freshness: Freshness,
}

impl Response {
    /// Whether its header does not say, or says by another name (`x-gzip`), that it is packed.
    fn is_still_packed(&self) -> bool {
        self.body.as_ref().is_some_and(|body| body.bytes.starts_with(b"\x1F\x8B\x08"))
    }
}

/// What came.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// Unpacked; of one that went into a file its beginning.
    pub bytes: Vec<u8>,
    /// All of it, where it was too large for the memory.
    pub spilled: Option<Spilled>,
    /// How long all of it is.
    pub length: u64,
    /// Whether the end is missing.
    pub is_cut: bool,
    /// As its headers say.
    pub content_type: Option<String>,
    /// As its headers say.
    pub content_location: Option<String>,
    /// As its headers say.
    pub content_language: Option<String>,
}

impl Body {
    /// A file that is too large for the memory.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of_file(file: File, length: u64) -> io::Result<Self> {
        let spilled = Spilled::from(file);
        let mut bytes = Vec::new();
        spilled.reader()?.take(BEGINNING_BYTES).read_to_end(&mut bytes)?;
        Ok(Self { bytes, spilled: Some(spilled), length, ..Self::default() })
    }

    /// What a parser wants to know of where it came from.
    #[must_use]
    pub fn origin<'a>(&'a self, address: Option<&'a str>) -> Origin<'a> {
        Origin {
            address,
            content_type: self.content_type.as_deref(),
            content_location: self.content_location.as_deref(),
            content_language: self.content_language.as_deref(),
        }
    }
}

/// One thread's way to the web. Connections are kept for the next request.
pub struct Client {
    settings: ClientSettings,
    watch: Arc<Watch>,
    resolver: CheckedResolver,
    agent: Agent,
}

/// Servers close connections that are idle for longer; most wait for more than this.
const KEPT_FOR: Duration = Duration::from_secs(4);

/// An answer to one address of a trail.
type Answer = ureq::http::Response<ureq::Body>;

impl Client {
    /// A client with these settings.
    #[must_use]
    pub fn new(settings: ClientSettings) -> Self {
        let watch = Watch::new(Watched {
            cancel: Arc::default(),
            deadline: Instant::now(),
            silence: settings.silence,
            wait: Wait::Answer,
            may_be_private: false,
            is_private: settings.is_private,
            was_private: false,
            way: Way::Direct,
            problem: None,
            is_new_connection: false,
        });
        let resolver = CheckedResolver {
            watch: Arc::clone(&watch),
            names: settings.names.clone(),
            patience: settings.connect,
        };
        let agent = agent(&settings, &resolver);
        Self { settings, watch, resolver, agent }
    }

    /// The largest document that it takes.
    #[must_use]
    pub fn largest_bytes(&self) -> u64 {
        self.settings.largest_bytes
    }

    /// Asks for an address, and for those that it leads to.
    ///
    /// # Errors
    /// A [`FetchError`] when no document came.
    pub fn get(&mut self, request: &Request) -> Result<Response, FetchError> {
        match self.get_packed(request, true)? {
            Some(response) => Ok(response),
            // Its header lies about the packing: without any there is nothing to lie about.
            None => self
                .get_packed(request, false)?
                .ok_or_else(|| FetchError::BadAnswer("it is packed in no known way".to_owned())),
        }
    }

    /// None when it cannot be unpacked.
    fn get_packed(
        &mut self,
        request: &Request,
        may_be_packed: bool,
    ) -> Result<Option<Response>, FetchError> {
        self.begin(request);
        let always = request.settings.private_redirects.unwrap_or(self.settings.private_redirects);
        let mut may_be_private = always || request.is_named;
        let mut url = request.url.clone();
        let mut trail = Trail::new(url.clone());
        loop {
            let answer = self.ask(&url, request, &trail, may_be_private, may_be_packed)?;
            let status = answer.status().as_u16();
            // Who was sent on by a public server goes to public ones only.
            may_be_private = always || (may_be_private && self.watch.lock().was_private);
            let location = if is_redirect(status) { header(&answer, "location") } else { None };
            match location {
                Some(location) => url = trail.follow(status, &location)?,
                None => {
                    let response = self.read(answer, &url, trail, request.room)?;
                    let is_packed = request.wanted == Wanted::Feed
                        && response.as_ref().is_some_and(Response::is_still_packed);
                    return Ok(response.filter(|_| !is_packed));
                }
            }
        }
    }

    /// From now on its time runs.
    fn begin(&self, request: &Request) {
        let whole = request.settings.timeout_seconds.map(Duration::from_secs);
        let whole = whole.unwrap_or(self.settings.whole);
        let mut watched = self.watch.lock();
        watched.cancel = Arc::clone(&request.cancel);
        watched.deadline = Instant::now() + whole;
        watched.silence = self.settings.silence.min(whole);
    }

    /// Whether what a request is for belongs to the private network. Its host is looked up; behind
    /// a proxy, which does that itself, its name has to do.
    #[must_use]
    pub fn is_private(&self, request: &Request) -> bool {
        self.begin(request);
        match self.way(&request.url, &request.settings) {
            Ok((Way::Direct, _)) => self.resolver.is_private(&request.url),
            Ok(_) => looks_private(&request.url, self.settings.is_private),
            Err(_) => false,
        }
    }

    /// Asks for one address.
    fn ask(
        &self,
        url: &Url,
        request: &Request,
        trail: &Trail,
        may_be_private: bool,
        may_be_packed: bool,
    ) -> Result<Answer, FetchError> {
        let (way, proxy) = self.way(url, &request.settings)?;
        let looks_private = looks_private(url, self.settings.is_private);
        if way != Way::Direct && looks_private && !may_be_private {
            return Err(FetchError::PrivateAddress(host(url)));
        }
        {
            let mut watched = self.watch.lock();
            watched.way = way;
            watched.wait = Wait::Answer;
            watched.may_be_private = may_be_private;
            watched.was_private = looks_private;
            watched.problem = None;
        }
        let headers = headers(request, trail, may_be_packed, &self.watch.lock().way, &proxy);
        let tunnel = proxy.filter(|_| matches!(self.watch.lock().way, Way::Tunnel(..)));
        let mut answer = self.call(url, &headers, tunnel.clone(), KEPT_FOR);
        let was_kept = !self.watch.lock().is_new_connection;
        if was_kept && matches!(answer, Err(FetchError::CutOff)) {
            // The server had closed the connection that was kept for it.
            answer = self.call(url, &headers, tunnel, Duration::ZERO);
        }
        self.watch.lock().wait = Wait::Rest;
        answer.map_err(|error| self.blamed(error))
    }

    /// What went wrong, with the proxy named where it is in the way.
    fn blamed(&self, error: FetchError) -> FetchError {
        match &self.watch.lock().way {
            Way::Direct => error,
            Way::Tunnel(host, port) | Way::Forward(host, port, _) => {
                failure::behind_proxy(error, host, *port)
            }
        }
    }

    /// Asks over a connection that was not idle for longer than this, or over a new one.
    fn call(
        &self,
        url: &Url,
        headers: &[(HeaderName, HeaderValue)],
        tunnel: Option<Proxy>,
        longest_idle: Duration,
    ) -> Result<Answer, FetchError> {
        self.watch.lock().is_new_connection = false;
        let socks = tunnel.clone().filter(is_socks);
        let asked = self.agent.get(address::shown(url)).config();
        let mut asked = asked.proxy(tunnel).max_idle_age(longest_idle).build();
        for (name, value) in headers {
            asked = asked.header(name, value);
        }
        let socks = socks.map(|proxy| (proxy.host().to_owned(), proxy.port()));
        asked.call().map_err(|error| {
            let (ours, is_connected) = {
                let mut watched = self.watch.lock();
                (watched.problem.take(), watched.is_new_connection)
            };
            let of_proxy = match (&error, socks.filter(|_| !is_connected)) {
                (Error::Io(error), Some((host, port))) => failure::of_socks(error, &host, port),
                _ => None,
            };
            ours.or(of_proxy).unwrap_or_else(|| failure::of_request(error, &host(url)))
        })
    }

    /// The way to an address: by the settings of the feed, else by ours, else by the environment.
    fn way(&self, url: &Url, feed: &FeedSettings) -> Result<(Way, Option<Proxy>), FetchError> {
        let named = feed.proxy.as_deref().or(self.settings.proxy.as_deref());
        let proxy = match named {
            Some("none") => None,
            Some(proxy) => Some(proxy),
            None => self.settings.proxies.of(url),
        };
        let Some(proxy) = proxy else { return Ok((Way::Direct, None)) };
        let proxy = Proxy::new(proxy).map_err(|_| FetchError::BadProxy)?;
        let place = (proxy.host().trim_matches(['[', ']']).to_owned(), proxy.port());
        let is_forward = proxy.protocol() == ProxyProtocol::Http && url.scheme() == "http";
        let way = if is_forward {
            let origin = url.origin().ascii_serialization();
            Way::Forward(place.0, place.1, origin)
        } else {
            Way::Tunnel(place.0, place.1)
        };
        Ok((way, Some(proxy)))
    }

    fn read(
        &self,
        answer: Answer,
        url: &Url,
        trail: Trail,
        room: Room,
    ) -> Result<Option<Response>, FetchError> {
        let status = answer.status().as_u16();
        let found = |name: &str| header(&answer, name);
        let freshness = {
            let value =
                |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok());
            Freshness::of(value, Timestamp::now())
        };
        let mut response = Response {
            body: None,
            address: address::shown(url),
            is_private: self.watch.lock().was_private,
            moved_to: trail.moved_to().map(|url| address::shown(&url)),
            validators: Validators { etag: found("etag"), last_modified: found("last-modified") },
            freshness,
        };
        match status {
            304 => return Ok(Some(response)),
            200..=299 => {}
            401 if asks_for_digest_alone(&answer) => return Err(FetchError::DigestAlone),
            failed => {
                let error = failure::of_status(failed, freshness.retry_after_seconds);
                return Err(self.blamed(error));
            }
        }
        let mut body = Body {
            content_type: found("content-type"),
            content_location: found("content-location"),
            content_language: found("content-language"),
            ..Body::default()
        };
        let promised = found("content-length").and_then(|length| length.trim().parse().ok());
        let limits = Limits::new(room, &self.settings);
        let Received { bytes, spilled, length, end } =
            body::read(answer.into_body(), promised, &limits, &self.watch)?;
        (body.bytes, body.spilled, body.length) = (bytes, spilled, length);
        match end {
            End::Whole => {}
            End::Cut => {
                body.is_cut = true;
                // Else the rest of it would never be asked for.
                response.validators = Validators::default();
            }
            End::NotPacked => return Ok(None),
        }
        response.body = Some(body);
        Ok(Some(response))
    }
}

fn agent(settings: &ClientSettings, resolver: &CheckedResolver) -> Agent {
    let roots = settings.roots.as_deref().map_or(RootCerts::WebPki, roots::of_file);
    let config = Agent::config_builder()
        .tls_config(TlsConfig::builder().root_certs(roots).build())
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .proxy(None)
        .user_agent(USER_AGENT)
        .timeout_connect(Some(settings.connect))
        .build();
    let connector =
        ().chain(SocksConnector::default())
            .chain(ConnectProxyConnector::default())
            .chain(TcpConnector::default())
            .chain(WatchConnector(Arc::clone(&resolver.watch)))
            .chain(RustlsConnector::default());
    Agent::with_parts(config, connector, resolver.clone())
}

/// Whether a server takes logins by Digest (RFC 7616) and by no other way that is spoken here.
fn asks_for_digest_alone(answer: &Answer) -> bool {
    let all = answer.headers().get_all("www-authenticate");
    let ways: Vec<String> = all
        .iter()
        .flat_map(|value| {
            String::from_utf8_lossy(value.as_bytes()).split(',').map(way_of).collect::<Vec<_>>()
        })
        .collect();
    ways.iter().any(|way| way == "digest") && !ways.iter().any(|way| way == "basic")
}

/// The first word of a part of the header: the way, or a parameter of the one before.
fn way_of(part: &str) -> String {
    part.split_whitespace().next().unwrap_or("").to_ascii_lowercase()
}

fn is_socks(proxy: &Proxy) -> bool {
    !matches!(proxy.protocol(), ProxyProtocol::Http | ProxyProtocol::Https)
}

/// A header as text; servers send Arabic file names in it as they are.
fn header(answer: &Answer, name: &str) -> Option<String> {
    let value = answer.headers().get(name)?;
    Some(String::from_utf8_lossy(value.as_bytes()).trim().to_owned())
        .filter(|text| !text.is_empty())
}

fn host(url: &Url) -> String {
    url.host_str().unwrap_or_default().to_owned()
}
