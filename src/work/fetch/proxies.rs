//! Which proxy an address is asked through: pure, over the variables that others know too.

use std::net::IpAddr;
use url::{Host, Url};

/// The proxies that the environment names.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Proxies {
    http: Option<String>,
    https: Option<String>,
    all: Option<String>,
    /// Hosts that are asked without one.
    without: Vec<String>,
}

impl Proxies {
    /// As `variable` says. `HTTP_PROXY` in capitals is not heeded: a web server that starts a
    /// program sets it from a header of whoever asks.
    pub fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Self {
        let first = |names: &[&str]| {
            names.iter().find_map(|name| variable(name).filter(|value| !value.trim().is_empty()))
        };
        let without = first(&["no_proxy", "NO_PROXY"]).unwrap_or_default();
        Self {
            http: first(&["http_proxy"]),
            https: first(&["https_proxy", "HTTPS_PROXY"]),
            all: first(&["all_proxy", "ALL_PROXY"]),
            without: without
                .split([',', ' '])
                .map(|host| host.trim().to_ascii_lowercase())
                .filter(|host| !host.is_empty())
                .collect(),
        }
    }

    /// The proxy for an address; none for a direct way.
    #[must_use]
    pub fn of(&self, url: &Url) -> Option<&str> {
        if self.is_without(url) {
            return None;
        }
        let own = if url.scheme() == "https" { &self.https } else { &self.http };
        own.as_deref().or(self.all.as_deref())
    }

    fn is_without(&self, url: &Url) -> bool {
        let Some(host) = url.host() else { return false };
        let name = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
        let port = url.port_or_known_default().unwrap_or_default();
        self.without.iter().any(|entry| {
            let (entry, wanted) = with_port(entry);
            if wanted.is_some_and(|wanted| wanted != port) {
                return false;
            }
            match host {
                _ if entry == "*" => true,
                Host::Domain(_) => is_in_domain(name, entry),
                Host::Ipv4(address) => is_in_network(address.into(), entry),
                Host::Ipv6(address) => is_in_network(address.into(), entry),
            }
        })
    }
}

/// `host:8080`; not the colons of an IPv6 address.
fn with_port(entry: &str) -> (&str, Option<u16>) {
    match entry.split_once(':') {
        Some((host, port)) if !port.contains(':') => {
            port.parse().map_or((entry, None), |port| (host, Some(port)))
        }
        Some(_) | None => (entry, None),
    }
}

/// `example.org`, `.example.org` and `*.example.org` are the host and all below it, as curl has it.
fn is_in_domain(name: &str, entry: &str) -> bool {
    let entry = entry.trim_start_matches('*').trim_start_matches('.');
    name == entry || name.strip_suffix(entry).is_some_and(|rest| rest.ends_with('.'))
}

/// `10.0.0.0/8`, or one address.
fn is_in_network(address: IpAddr, entry: &str) -> bool {
    let (network, bits) = entry
        .split_once('/')
        .map_or((entry, None), |(network, bits)| (network, bits.parse::<u32>().ok()));
    match (address, network.parse::<IpAddr>()) {
        (IpAddr::V4(one), Ok(IpAddr::V4(other))) => {
            let shift = 32_u32.saturating_sub(bits.unwrap_or(32));
            one.to_bits().checked_shr(shift) == other.to_bits().checked_shr(shift)
        }
        (IpAddr::V6(one), Ok(IpAddr::V6(other))) => {
            let shift = 128_u32.saturating_sub(bits.unwrap_or(128));
            one.to_bits().checked_shr(shift) == other.to_bits().checked_shr(shift)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxies() -> Proxies {
        Proxies::of_environment(|name| {
            let value = match name {
                "http_proxy" => "http://plain:3128",
                "HTTPS_PROXY" => "http://secure:3128",
                "no_proxy" => "localhost, .example.org,10.0.0.0/8,only.example:8080 ::1",
                "HTTP_PROXY" => "http://evil:1",
                _ => return None,
            };
            Some(value.to_owned())
        })
    }

    fn of(proxies: &Proxies, address: &str) -> Option<String> {
        proxies.of(&Url::parse(address).unwrap()).map(str::to_owned)
    }

    #[test]
    fn the_scheme_decides() {
        let proxies = proxies();
        assert_eq!(of(&proxies, "http://news.example").as_deref(), Some("http://plain:3128"));
        assert_eq!(of(&proxies, "https://news.example").as_deref(), Some("http://secure:3128"));
        let all = Proxies::of_environment(|name| {
            (name == "ALL_PROXY").then(|| "socks5h://tor:9050".to_owned())
        });
        assert_eq!(of(&all, "http://news.example").as_deref(), Some("socks5h://tor:9050"));
        let none = Proxies::of_environment(|name| (name == "HTTP_PROXY").then(|| "x".to_owned()));
        assert_eq!(of(&none, "http://news.example"), None);
    }

    #[test]
    fn some_hosts_are_asked_directly() {
        let proxies = proxies();
        for direct in [
            "http://localhost:8080",
            "https://example.org",
            "https://deep.example.org/x",
            "http://10.1.2.3/",
            "http://only.example:8080/",
            "http://[::1]/",
        ] {
            assert_eq!(of(&proxies, direct), None, "{direct}");
        }
        for not in ["http://only.example/", "https://myexample.org/", "http://11.0.0.1/"] {
            assert!(of(&proxies, not).is_some(), "{not}");
        }
        let all = Proxies { without: vec!["*".to_owned()], ..proxies };
        assert_eq!(of(&all, "http://news.example"), None);
    }
}
