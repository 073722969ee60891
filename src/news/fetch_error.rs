//! Why nothing came from an address, ready to be put in words.

use super::{BadCertificate, NotAFeed};

/// What went wrong with a request, by what a person can do about it.
///
/// Its `Display` is a clear English sentence without the address, to stand after it and a colon.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// What was typed is no address.
    #[error("it is not an address; write one like https://example.org/feed")]
    NotAnAddress,
    /// Neither `http` nor `https`. Holds the scheme.
    #[error("khabar does not speak {0}; it fetches http:// and https:// addresses and reads files")]
    Scheme(String),
    /// No host has this name. Holds the name.
    #[error("there is no host {0}; check the address, and whether this machine is online")]
    NoSuchHost(String),
    /// Nothing listens there.
    #[error("the server does not take connections; it may be down, or the port is wrong")]
    Refused,
    /// No way leads there.
    #[error("the network does not reach the server; check whether this machine is online")]
    Unreachable,
    /// It took too long.
    #[error("{}; try again later, or allow more time with timeout_seconds", waited_for(*.0))]
    TimedOut(Wait),
    /// The server cannot show that it is the one that the address names. Holds why.
    #[error("{0}")]
    Certificate(BadCertificate),
    /// No secure connection came about. Holds why.
    #[error("no secure connection could be made ({0}); the server may want http:// instead")]
    Tls(String),
    /// The connection ended in the middle.
    #[error("the connection broke off before all was here; try again")]
    CutOff,
    /// What came is larger than what is read. Holds the limit in bytes.
    #[error("it is larger than {} MB; raise largest_megabytes if you want it all", .0.div_ceil(1_000_000))]
    TooLarge(u64),
    /// One address leads to the next, without an end.
    #[error("it redirects again and again; open it in a browser to see where it is now")]
    TooManyRedirects,
    /// An address leads back to itself.
    #[error("it redirects in a circle; open it in a browser to see where it is now")]
    RedirectLoop,
    /// A redirect that leads nowhere.
    #[error("it redirects to something that is no address; tell those who run the site")]
    BadRedirect,
    /// A public page led to an address of a private network. Holds the host.
    #[error(
        "a public address leads to the private one {0}, which was not asked; set private_redirects, or private-redirects of its feed alone, if you mean it"
    )]
    PrivateAddress(String),
    /// 401.
    #[error(
        "the server wants a user name and a password, or does not accept those given; set them with khabar set FEED user=NAME password=-, or in a new address: https://NAME:PASSWORD@host"
    )]
    Unauthorized,
    /// 401 of a server that takes logins by Digest alone.
    #[error(
        "the server takes logins by Digest alone, which khabar does not speak; ask those who run it for another way"
    )]
    DigestAlone,
    /// 403.
    #[error(
        "the server refuses to give it; it may want a login (khabar set FEED user=NAME password=-), or no feed readers"
    )]
    Forbidden,
    /// 404.
    #[error("there is nothing at this address any more; look on the site for the new one")]
    NotFound,
    /// 410.
    #[error("its server says that it is gone for good; it is not asked again by itself")]
    Gone,
    /// 429. Holds the seconds after which it may be asked again, where the server says so.
    #[error("the server was asked too often{}", retry(*.0))]
    TooManyRequests(Option<u64>),
    /// 5xx. Holds the status, and the seconds after which it may be asked again.
    #[error("the server has a fault of its own (status {status}){after}", status = .0, after = retry(*.1))]
    ServerFault(u16, Option<u64>),
    /// Another status that brings nothing. Holds it.
    #[error("the server answered with status {0} and nothing to read")]
    Status(u16),
    /// What came is no HTTP, or is packed in a way that cannot be unpacked. Holds why.
    #[error("the server's answer cannot be understood ({0}); tell those who run the site")]
    BadAnswer(String),
    /// The proxy does not do what it should. Holds what it said.
    #[error("the proxy does not let it through ({0}); check the setting proxy, or http_proxy")]
    Proxy(String),
    /// The proxy wants a login, or another one. Holds the proxy.
    #[error(
        "the proxy {0} wants a user name and a password, or does not accept those given; write them into its address: socks5h://user:password@host:1080"
    )]
    ProxyLogin(String),
    /// The proxy cannot be reached. Holds it.
    #[error(
        "the proxy {0} cannot be reached; check whether it runs, and the setting proxy, or http_proxy"
    )]
    ProxyDown(String),
    /// The proxy says that it cannot reach the site. Holds the proxy.
    #[error("the proxy {0} does not reach the site; check the address, and whether the site is up")]
    ProxyNoSite(String),
    /// A host that was looked up here, for a proxy that does not do that. Holds the host.
    #[error(
        "this machine finds no host {0}, which it looks up itself for socks5://; write socks5h:// to let the proxy look it up"
    )]
    NoHostForProxy(String),
    /// The address of the proxy is none.
    #[error(
        "the address of the proxy is not valid; write one like http://host:8080 or socks5h://host:1080"
    )]
    BadProxy,
    /// What came is no feed.
    #[error("{0}")]
    NotAFeed(NotAFeed),
    /// A page without a feed.
    #[error("there is no feed on this page; look on the site for the address of one")]
    NoFeedFound,
    /// A page without an article.
    #[error("there is no text to read on this page; open it in a browser")]
    NoText,
    /// A file or folder that is not there.
    #[error("there is no such file or folder any more; check the name")]
    NoFile,
    /// A file or folder that cannot be read. Holds why.
    #[error("it could not be read ({0}); check its permissions")]
    UnreadableFile(String),
    /// It is too large for the memory, and could not be put on the disk. Holds why.
    #[error("there is no room on the disk for it ({0})")]
    NoRoom(String),
    /// The person stopped it.
    #[error("it was stopped before it came")]
    Cancelled,
    /// A fault in khabar.
    #[error("a fault in khabar kept it from being read; please report its address")]
    Fault,
}

/// What was waited for in vain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wait {
    /// The number behind the name of the host.
    Lookup,
    /// A connection.
    Connection,
    /// The first byte of an answer.
    Answer,
    /// More of an answer that had begun.
    Rest,
    /// All of it.
    Whole,
}

/// What to do after a failure, for those who ask on their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lasting {
    /// It may well work in a while.
    Passing,
    /// Somebody has to change something first.
    Standing,
    /// Never again.
    Final,
}

impl FetchError {
    /// How long it will last, by what is known.
    #[must_use]
    pub fn lasting(&self) -> Lasting {
        match self {
            Self::NoSuchHost(_)
            | Self::Refused
            | Self::Unreachable
            | Self::TimedOut(_)
            | Self::CutOff
            | Self::TooManyRequests(_)
            | Self::ServerFault(..)
            | Self::Proxy(_)
            | Self::ProxyLogin(_)
            | Self::ProxyDown(_)
            | Self::ProxyNoSite(_)
            | Self::NoHostForProxy(_)
            | Self::NoRoom(_)
            | Self::Cancelled => Lasting::Passing,
            Self::NotAnAddress
            | Self::Scheme(_)
            | Self::Certificate(_)
            | Self::Tls(_)
            | Self::TooLarge(_)
            | Self::TooManyRedirects
            | Self::RedirectLoop
            | Self::BadRedirect
            | Self::PrivateAddress(_)
            | Self::Unauthorized
            | Self::DigestAlone
            | Self::Forbidden
            | Self::NotFound
            | Self::Status(_)
            | Self::BadAnswer(_)
            | Self::BadProxy
            | Self::NotAFeed(_)
            | Self::NoFeedFound
            | Self::NoText
            | Self::NoFile
            | Self::UnreadableFile(_)
            | Self::Fault => Lasting::Standing,
            Self::Gone => Lasting::Final,
        }
    }

    /// The seconds after which the server may be asked again, where it says so.
    #[must_use]
    pub fn retry_after(&self) -> Option<u64> {
        let (Self::TooManyRequests(after) | Self::ServerFault(_, after)) = self else {
            return None;
        };
        *after
    }
}

fn waited_for(wait: Wait) -> &'static str {
    match wait {
        Wait::Lookup => "the name of the host was looked up for too long",
        Wait::Connection => "the server takes too long to take the connection",
        Wait::Answer => "the server takes too long to answer",
        Wait::Rest => "the server stopped in the middle of its answer",
        Wait::Whole => "it takes too long to come",
    }
}

fn retry(after: Option<u64>) -> String {
    match after {
        None => "; it is asked again later".to_owned(),
        Some(seconds) => {
            format!("; it is asked again after {} min", seconds.div_ceil(60).max(1))
        }
    }
}
