//! What is wrong with the certificate of a server, by what a person can do about it.

/// Why it is not trusted. Its `Display` is a clear English sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadCertificate {
    /// Its time is over.
    #[error(
        "the server's certificate has expired; check this machine's clock, else tell those who run the site"
    )]
    Expired,
    /// Its time has not begun.
    #[error(
        "the server's certificate is not valid yet; check this machine's clock, else tell those who run the site"
    )]
    TooEarly,
    /// It names another host.
    #[error("the server's certificate is for another host; check the address")]
    OtherHost,
    /// Nobody who is known has signed it.
    #[error(
        "nobody who is known vouches for the server's certificate; if you trust it, name a file with the certificate of its issuer in SSL_CERT_FILE"
    )]
    UnknownIssuer,
    /// Something else. Holds what.
    #[error(
        "the server's certificate is not valid ({0}); check this machine's clock and the address"
    )]
    Other(String),
}

impl BadCertificate {
    /// By what the TLS library says.
    #[must_use]
    pub fn said(why: &str) -> Self {
        let small = why.to_lowercase();
        let says = |part: &str| small.contains(part);
        if says("expired") {
            Self::Expired
        } else if says("not valid yet") || says("notvalidyet") {
            Self::TooEarly
        } else if says("not valid for name") || says("notvalidforname") || says("another host") {
            Self::OtherHost
        } else if says("unknownissuer") || says("unknown issuer") || says("nobody vouches") {
            Self::UnknownIssuer
        } else {
            Self::Other(why.to_owned())
        }
    }

    /// A short text of it, for [`said`](Self::said).
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Expired => "expired",
            Self::TooEarly => "not valid yet",
            Self::OtherHost => "for another host",
            Self::UnknownIssuer => "unknown issuer",
            Self::Other(why) => why,
        }
    }
}
