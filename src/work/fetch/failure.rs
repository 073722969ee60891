//! What the client says went wrong, as one of the things that a person can act on.

use crate::news::{BadCertificate, FetchError, Wait};
use std::io::{self, ErrorKind};
use ureq::{Error, Timeout};

/// Of a request that brought no answer at all.
pub(super) fn of_request(error: Error, host: &str) -> FetchError {
    match error {
        Error::Io(error) => of_io(&error),
        Error::Timeout(Timeout::Connect) => FetchError::TimedOut(Wait::Connection),
        Error::Timeout(Timeout::Resolve) => FetchError::TimedOut(Wait::Lookup),
        Error::Timeout(Timeout::Global | Timeout::PerCall) => FetchError::TimedOut(Wait::Whole),
        Error::Timeout(_) => FetchError::TimedOut(Wait::Answer),
        Error::HostNotFound => FetchError::NoSuchHost(host.to_owned()),
        Error::Tls(why) => FetchError::Tls(why.to_owned()),
        Error::Rustls(error) => of_encryption(&error.to_string()),
        Error::TlsRequired => FetchError::Tls("the server offers none".to_owned()),
        Error::ConnectProxyFailed(why) => FetchError::Proxy(why),
        Error::InvalidProxyUrl => FetchError::BadProxy,
        Error::BadUri(_) => FetchError::NotAnAddress,
        other => FetchError::BadAnswer(other.to_string()),
    }
}

/// Of an answer that brings nothing.
pub(super) fn of_status(status: u16, retry_after: Option<u64>) -> FetchError {
    match status {
        401 => FetchError::Unauthorized,
        403 => FetchError::Forbidden,
        404 => FetchError::NotFound,
        407 => FetchError::Proxy(WANTS_LOGIN.to_owned()),
        410 => FetchError::Gone,
        429 => FetchError::TooManyRequests(retry_after),
        500..=599 => FetchError::ServerFault(status, retry_after),
        300..=399 => FetchError::BadRedirect,
        other => FetchError::Status(other),
    }
}

/// Of a connection.
fn of_io(error: &io::Error) -> FetchError {
    match error.kind() {
        ErrorKind::ConnectionRefused => FetchError::Refused,
        ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::AddrNotAvailable => FetchError::Unreachable,
        ErrorKind::TimedOut | ErrorKind::WouldBlock => FetchError::TimedOut(Wait::Connection),
        ErrorKind::UnexpectedEof
        | ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::BrokenPipe => FetchError::CutOff,
        // What rustls has to say comes wrapped like this.
        ErrorKind::InvalidData => of_encryption(&error.to_string()),
        _ => FetchError::BadAnswer(error.to_string()),
    }
}

/// What is wrong with a certificate, or with all that comes before it.
fn of_encryption(why: &str) -> FetchError {
    if !why.to_lowercase().contains("certificate") {
        return FetchError::Tls(why.to_owned());
    }
    FetchError::Certificate(BadCertificate::said(why))
}

/// With a proxy, what cannot be reached is the proxy, unless its site was looked up here.
pub(super) fn behind_proxy(error: FetchError, host: &str, port: u16) -> FetchError {
    match error {
        FetchError::NoSuchHost(name) if name != host => FetchError::NoHostForProxy(name),
        FetchError::Refused
        | FetchError::Unreachable
        | FetchError::NoSuchHost(_)
        | FetchError::TimedOut(Wait::Connection | Wait::Lookup) => {
            FetchError::ProxyDown(named(host, port))
        }
        // What an HTTP proxy answers that was asked for a tunnel.
        FetchError::Proxy(why)
            if ["502", "503", "504"].iter().any(|it| why.contains(&format!("responded {it}"))) =>
        {
            FetchError::ProxyNoSite(named(host, port))
        }
        FetchError::Proxy(why) if why.contains("responded 407") || why == WANTS_LOGIN => {
            FetchError::ProxyLogin(named(host, port))
        }
        other => other,
    }
}

/// What a SOCKS proxy has against a request, before there is a connection to the site: told by the
/// sentences of `ureq`, which has no other sign of it.
pub(super) fn of_socks(error: &io::Error, host: &str, port: u16) -> Option<FetchError> {
    let proxy = named(host, port);
    let said = error.to_string();
    Some(match (error.kind(), said.as_str()) {
        (_, "no acceptable auth methods" | "unknown auth method")
        | (_, "invalid username" | "invalid password")
        | (ErrorKind::PermissionDenied, _) => FetchError::ProxyLogin(proxy),
        (_, "network unreachable" | "host unreachable" | "connection refused" | "TTL expired")
        | (_, "general SOCKS server failure" | "request rejected or failed") => {
            FetchError::ProxyNoSite(proxy)
        }
        (ErrorKind::InvalidData, _) => FetchError::Proxy(format!("{proxy} speaks no SOCKS")),
        (ErrorKind::Other | ErrorKind::InvalidInput, _) => {
            FetchError::Proxy(format!("{proxy}: {said}"))
        }
        (
            ErrorKind::UnexpectedEof
            | ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted
            | ErrorKind::BrokenPipe,
            _,
        ) => FetchError::Proxy(format!("{proxy} broke off the connection")),
        _ => return None,
    })
}

/// A proxy as it is named to a person: without its login.
fn named(host: &str, port: u16) -> String {
    if host.contains(':') { format!("[{host}]:{port}") } else { format!("{host}:{port}") }
}

/// What status 407 means.
const WANTS_LOGIN: &str = "it wants a login";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certificates_are_told_from_other_faults() {
        let of = |why: &str| of_encryption(why);
        assert_eq!(
            of("invalid peer certificate: UnknownIssuer"),
            FetchError::Certificate(BadCertificate::UnknownIssuer)
        );
        assert_eq!(
            of("invalid peer certificate: certificate expired: verification time 5 (UNIX)"),
            FetchError::Certificate(BadCertificate::Expired)
        );
        assert!(matches!(of("received corrupt message"), FetchError::Tls(_)));
    }

    #[test]
    fn a_proxy_that_is_not_there_is_named_as_such() {
        let behind = |error| behind_proxy(error, "proxy.example", 8080);
        let name = || "proxy.example:8080".to_owned();
        assert_eq!(behind(FetchError::Refused), FetchError::ProxyDown(name()));
        let gone = |host: &str| behind(FetchError::NoSuchHost(host.to_owned()));
        assert_eq!(gone("proxy.example"), FetchError::ProxyDown(name()));
        assert_eq!(gone("a.example"), FetchError::NoHostForProxy("a.example".to_owned()));
        assert_eq!(behind(of_status(407, None)), FetchError::ProxyLogin(name()));
        assert_eq!(behind(FetchError::NotFound), FetchError::NotFound);
    }
}
