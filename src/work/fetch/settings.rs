//! What holds for all requests of a client.

use super::private::is_private;
use super::proxies::Proxies;
use crate::config::FetchSettings;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How khabar names itself to servers.
pub const USER_AGENT: &str = concat!("khabar/", env!("CARGO_PKG_VERSION"), " (feed reader)");

/// The settings of a client. Proxies may have a login, so they are in no log.
#[derive(Clone)]
pub struct ClientSettings {
    /// How long a connection may take.
    pub connect: Duration,
    /// The longest time without a byte.
    pub silence: Duration,
    /// How long all of it may take.
    pub whole: Duration,
    /// The largest document, unpacked.
    pub largest_bytes: u64,
    /// The folder in which feeds lie that are too large for the memory, until they are saved.
    pub spill: Option<PathBuf>,
    /// The proxy for everything; `none` for a direct way.
    pub proxy: Option<String>,
    /// The proxies of the environment, where no other is set.
    pub proxies: Proxies,
    /// Whether public addresses may lead to private ones.
    pub private_redirects: bool,
    /// Which ones are private.
    pub is_private: fn(IpAddr) -> bool,
    /// A file of certificates (PEM) that vouch for servers, in place of those of Mozilla.
    pub roots: Option<PathBuf>,
    /// Hosts that are not looked up, with where they are.
    pub names: Vec<(String, SocketAddr)>,
}

impl Default for ClientSettings {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            silence: Duration::from_secs(30),
            whole: Duration::from_secs(60),
            largest_bytes: crate::news::LARGEST_TEXT_BYTES,
            spill: None,
            proxy: None,
            proxies: Proxies::default(),
            private_redirects: false,
            is_private,
            roots: None,
            names: Vec::new(),
        }
    }
}

impl ClientSettings {
    /// As the person and the environment say.
    #[must_use]
    pub fn new(settings: &FetchSettings) -> Self {
        Self {
            largest_bytes: settings.largest_megabytes.saturating_mul(1_000_000),
            proxy: settings.proxy.clone(),
            proxies: Proxies::of_environment(|name| std::env::var(name).ok()),
            // As OpenSSL and those who build on it have it.
            roots: std::env::var_os("SSL_CERT_FILE")
                .filter(|file| !file.is_empty())
                .map(Into::into),
            private_redirects: settings.private_redirects,
            ..Self::default()
        }
        .within(Duration::from_secs(settings.timeout_seconds))
    }

    /// For the library of this file: what is too large for the memory lies beside it.
    #[must_use]
    pub fn beside(self, library: &Path) -> Self {
        let folder = library.parent().filter(|folder| !folder.as_os_str().is_empty());
        Self { spill: Some(folder.unwrap_or(Path::new(".")).to_owned()), ..self }
    }

    /// With another time for all of it.
    #[must_use]
    pub fn within(self, whole: Duration) -> Self {
        Self { connect: self.connect.min(whole), silence: self.silence.min(whole), whole, ..self }
    }
}
