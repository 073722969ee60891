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
        Error::ConnectProxyFailed(why) if why.contains("407") => FetchError::ProxyLogin,
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
        407 => FetchError::ProxyLogin,
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

/// With a proxy, what cannot be reached is the proxy.
pub(super) fn behind_proxy(error: FetchError) -> FetchError {
    match error {
        FetchError::Refused
        | FetchError::Unreachable
        | FetchError::NoSuchHost(_)
        | FetchError::TimedOut(Wait::Connection | Wait::Lookup) => {
            let why = error.to_string();
            let why = why.split_once(';').map_or(why.as_str(), |(fact, _)| fact);
            FetchError::Proxy(why.replace("the server", "it"))
        }
        other => other,
    }
}

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
        assert_eq!(
            behind_proxy(FetchError::Refused),
            FetchError::Proxy("it does not take connections".to_owned())
        );
        assert_eq!(behind_proxy(FetchError::NotFound), FetchError::NotFound);
    }
}
