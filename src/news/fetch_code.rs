//! Fetch errors as short texts and back, so that a library can keep them in no language.

use super::{BadCertificate, FetchError, NotAFeed, Wait};

impl FetchError {
    /// A short text of it, for [`from_code`](Self::from_code).
    #[must_use]
    pub fn code(&self) -> String {
        let (name, detail) = self.parts();
        if detail.is_empty() { name.to_owned() } else { format!("{name} {detail}") }
    }

    fn parts(&self) -> (&'static str, String) {
        let seconds =
            |after: Option<u64>| after.map_or_else(String::new, |after| after.to_string());
        match self {
            Self::NotAnAddress => ("not-an-address", String::new()),
            Self::Scheme(scheme) => ("scheme", scheme.clone()),
            Self::NoSuchHost(host) => ("no-such-host", host.clone()),
            Self::Refused => ("refused", String::new()),
            Self::Unreachable => ("unreachable", String::new()),
            Self::TimedOut(wait) => ("timed-out", name_of(*wait).to_owned()),
            Self::Certificate(why) => ("certificate", why.code().to_owned()),
            Self::Tls(why) => ("tls", why.clone()),
            Self::CutOff => ("cut-off", String::new()),
            Self::TooLarge(limit) => ("too-large", limit.to_string()),
            Self::TooManyRedirects => ("too-many-redirects", String::new()),
            Self::RedirectLoop => ("redirect-loop", String::new()),
            Self::BadRedirect => ("bad-redirect", String::new()),
            Self::PrivateAddress(host) => ("private-address", host.clone()),
            Self::Unauthorized => ("unauthorized", String::new()),
            Self::DigestAlone => ("digest-alone", String::new()),
            Self::Forbidden => ("forbidden", String::new()),
            Self::NotFound => ("not-found", String::new()),
            Self::Gone => ("gone", String::new()),
            Self::TooManyRequests(after) => ("too-many-requests", seconds(*after)),
            Self::ServerFault(status, after) => {
                ("server-fault", format!("{status} {}", seconds(*after)).trim_end().to_owned())
            }
            Self::Status(status) => ("status", status.to_string()),
            Self::BadAnswer(why) => ("bad-answer", why.clone()),
            Self::Proxy(why) => ("proxy", why.clone()),
            Self::ProxyLogin(proxy) => ("proxy-login", proxy.clone()),
            Self::ProxyDown(proxy) => ("proxy-down", proxy.clone()),
            Self::ProxyNoSite(proxy) => ("proxy-no-site", proxy.clone()),
            Self::NoHostForProxy(host) => ("no-host-for-proxy", host.clone()),
            Self::BadProxy => ("bad-proxy", String::new()),
            Self::NotAFeed(NotAFeed::Empty) => ("not-a-feed", "empty".to_owned()),
            Self::NotAFeed(NotAFeed::WebPage) => ("not-a-feed", "page".to_owned()),
            Self::NotAFeed(NotAFeed::ReadingList) => ("not-a-feed", "list".to_owned()),
            Self::NotAFeed(NotAFeed::Other(_)) => ("not-a-feed", String::new()),
            Self::NoFeedFound => ("no-feed-found", String::new()),
            Self::NoText => ("no-text", String::new()),
            Self::NoFile => ("no-file", String::new()),
            Self::UnreadableFile(why) => ("unreadable-file", why.clone()),
            Self::NoRoom(why) => ("no-room", why.clone()),
            Self::Cancelled => ("cancelled", String::new()),
            Self::Fault => ("fault", String::new()),
        }
    }

    /// The error of this code; a text that is none is what a server said.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        let (name, detail) = code.split_once(' ').unwrap_or((code, ""));
        let text = || detail.to_owned();
        match name {
            "not-an-address" => Self::NotAnAddress,
            "scheme" => Self::Scheme(text()),
            "no-such-host" => Self::NoSuchHost(text()),
            "refused" => Self::Refused,
            "unreachable" => Self::Unreachable,
            "timed-out" => Self::TimedOut(wait_of(detail)),
            "certificate" => Self::Certificate(BadCertificate::said(detail)),
            "tls" => Self::Tls(text()),
            "cut-off" => Self::CutOff,
            "too-large" => Self::TooLarge(detail.parse().unwrap_or(0)),
            "too-many-redirects" => Self::TooManyRedirects,
            "redirect-loop" => Self::RedirectLoop,
            "bad-redirect" => Self::BadRedirect,
            "private-address" => Self::PrivateAddress(text()),
            "unauthorized" => Self::Unauthorized,
            "digest-alone" => Self::DigestAlone,
            "forbidden" => Self::Forbidden,
            "not-found" => Self::NotFound,
            "gone" => Self::Gone,
            "too-many-requests" => Self::TooManyRequests(detail.parse().ok()),
            "server-fault" => {
                let (status, after) = detail.split_once(' ').unwrap_or((detail, ""));
                Self::ServerFault(status.parse().unwrap_or(500), after.parse().ok())
            }
            "status" => Self::Status(detail.parse().unwrap_or(0)),
            "bad-answer" => Self::BadAnswer(text()),
            "proxy" => Self::Proxy(text()),
            "proxy-login" => Self::ProxyLogin(text()),
            "proxy-down" => Self::ProxyDown(text()),
            "proxy-no-site" => Self::ProxyNoSite(text()),
            "no-host-for-proxy" => Self::NoHostForProxy(text()),
            "bad-proxy" => Self::BadProxy,
            "not-a-feed" => Self::NotAFeed(match detail {
                "empty" => NotAFeed::Empty,
                "page" => NotAFeed::WebPage,
                "list" => NotAFeed::ReadingList,
                _ => NotAFeed::Other(None),
            }),
            "no-feed-found" => Self::NoFeedFound,
            "no-text" => Self::NoText,
            "no-file" => Self::NoFile,
            "unreadable-file" => Self::UnreadableFile(text()),
            "no-room" => Self::NoRoom(text()),
            "cancelled" => Self::Cancelled,
            "fault" => Self::Fault,
            _ => Self::BadAnswer(code.to_owned()),
        }
    }
}

fn name_of(wait: Wait) -> &'static str {
    match wait {
        Wait::Lookup => "lookup",
        Wait::Connection => "connection",
        Wait::Answer => "answer",
        Wait::Rest => "rest",
        Wait::Whole => "whole",
    }
}

fn wait_of(name: &str) -> Wait {
    match name {
        "lookup" => Wait::Lookup,
        "connection" => Wait::Connection,
        "answer" => Wait::Answer,
        "rest" => Wait::Rest,
        _ => Wait::Whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lead_back() {
        let errors = [
            FetchError::NotAnAddress,
            FetchError::Scheme("ftp".to_owned()),
            FetchError::NoSuchHost("example.org".to_owned()),
            FetchError::Refused,
            FetchError::Unreachable,
            FetchError::TimedOut(Wait::Lookup),
            FetchError::TimedOut(Wait::Connection),
            FetchError::TimedOut(Wait::Answer),
            FetchError::TimedOut(Wait::Rest),
            FetchError::TimedOut(Wait::Whole),
            FetchError::Certificate(BadCertificate::Expired),
            FetchError::Certificate(BadCertificate::TooEarly),
            FetchError::Certificate(BadCertificate::OtherHost),
            FetchError::Certificate(BadCertificate::UnknownIssuer),
            FetchError::Certificate(BadCertificate::Other("revoked".to_owned())),
            FetchError::Tls("no common version".to_owned()),
            FetchError::CutOff,
            FetchError::TooLarge(100_000_000),
            FetchError::TooManyRedirects,
            FetchError::RedirectLoop,
            FetchError::BadRedirect,
            FetchError::PrivateAddress("10.0.0.1".to_owned()),
            FetchError::Unauthorized,
            FetchError::DigestAlone,
            FetchError::Forbidden,
            FetchError::NotFound,
            FetchError::Gone,
            FetchError::TooManyRequests(None),
            FetchError::TooManyRequests(Some(90)),
            FetchError::ServerFault(503, None),
            FetchError::ServerFault(503, Some(7)),
            FetchError::Status(418),
            FetchError::BadAnswer("no status line".to_owned()),
            FetchError::Proxy("407".to_owned()),
            FetchError::ProxyLogin("proxy.example:1080".to_owned()),
            FetchError::ProxyDown("proxy.example:1080".to_owned()),
            FetchError::ProxyNoSite("proxy.example:1080".to_owned()),
            FetchError::NoHostForProxy("example.org".to_owned()),
            FetchError::BadProxy,
            FetchError::NotAFeed(NotAFeed::Empty),
            FetchError::NotAFeed(NotAFeed::WebPage),
            FetchError::NotAFeed(NotAFeed::ReadingList),
            FetchError::NotAFeed(NotAFeed::Other(None)),
            FetchError::NoFeedFound,
            FetchError::NoText,
            FetchError::NoFile,
            FetchError::UnreadableFile("input or output error".to_owned()),
            FetchError::NoRoom("disk full".to_owned()),
            FetchError::Cancelled,
            FetchError::Fault,
        ];
        for error in errors {
            assert_eq!(FetchError::from_code(&error.code()), error);
        }
    }

    #[test]
    fn sentences_say_what_is_wrong_and_what_to_do() {
        assert_eq!(
            FetchError::TooManyRequests(Some(90)).to_string(),
            "the server was asked too often; it is asked again after 2 min"
        );
        assert_eq!(
            FetchError::NoSuchHost("example.org".to_owned()).to_string(),
            "there is no host example.org; check the address, and whether this machine is online"
        );
        assert_eq!(
            FetchError::TooLarge(100_000_000).to_string(),
            "it is larger than 100 MB; raise largest_megabytes if you want it all"
        );
    }
}
