//! Which addresses belong to this machine and its neighbours, and to nobody else: pure.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether the address means something else in each network, or belongs to no server at all: by the
/// registries of special addresses that IANA keeps (RFC 6890), whatever is not said there to be
/// reached from everywhere. An address of IPv4 within one of IPv6 counts as itself.
#[must_use]
pub fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_private_v4(address),
        IpAddr::V6(address) => {
            embedded(address).map_or_else(|| is_private_v6(address), is_private_v4)
        }
    }
}

fn is_private_v4(address: Ipv4Addr) -> bool {
    let [first, second, third, _] = address.octets();
    matches!(
        (first, second, third),
        // This network, private (RFC 1918), loopback, multicast, reserved.
        (0 | 10 | 127 | 224..=255, _, _)
            // Carrier-grade NAT (RFC 6598), link-local, private.
            | (100, 64..=127, _)
            | (169, 254, _)
            | (172, 16..=31, _)
            | (192, 168, _)
            // Of protocols, of documentation, of 6to4's relays (of old), of measuring.
            | (192, 0, 0 | 2)
            | (192, 88, 99)
            | (198, 18 | 19, _)
            | (198, 51, 100)
            | (203, 0, 113)
    )
}

/// Only `2000::/3` is given to those who ask for addresses (RFC 4291, 2.4): loopback, unique local,
/// link-local, multicast, the NAT64 of one network (`64:ff9b:1::/48`), what is thrown away
/// (`100::/64`) and segments of routes (`5f00::/16`) lie outside.
fn is_private_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    (first & 0xE000) != 0x2000
        // Of protocols: Teredo, measuring, identifiers that no way leads to.
        || (first == 0x2001 && second < 0x0200)
        // Of documentation.
        || (first == 0x2001 && second == 0x0DB8)
        || (first == 0x3FFF && second < 0x1000)
}

/// Mapped (`::ffff:a.b.c.d`), translated (`::ffff:0:a.b.c.d`, RFC 2765), NAT64
/// (`64:ff9b::a.b.c.d`), 6to4 (`2002:…`), compatible (`::a.b.c.d`).
fn embedded(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let v4 = |high: u16, low: u16| {
        let [a, b] = high.to_be_bytes();
        let [c, d] = low.to_be_bytes();
        Ipv4Addr::new(a, b, c, d)
    };
    match address.segments() {
        [0, 0, 0, 0, 0, 0xFFFF, high, low]
        | [0, 0, 0, 0, 0xFFFF, 0, high, low]
        | [0x64, 0xFF9B, 0, 0, 0, 0, high, low] => Some(v4(high, low)),
        [0x2002, high, low, ..] => Some(v4(high, low)),
        [0, 0, 0, 0, 0, 0, high, low] if high != 0 => Some(v4(high, low)),
        _ => None,
    }
}

/// Whether a name is one of a private network, as far as a name can tell: for a proxy that looks
/// names up itself.
#[must_use]
pub fn is_private_name(name: &str) -> bool {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    let ends = [".localhost", ".local", ".internal", ".lan", ".home.arpa", ".intranet"];
    name == "localhost" || !name.contains('.') || ends.iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_addresses_are_told() {
        for private in [
            "127.0.0.1",
            "127.255.0.3",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "224.0.0.1",
            "::1",
            "::",
            "fe80::1",
            "fd00::1",
            "fc00::",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "::127.0.0.1",
            "2001:db8::1",
            "192.88.99.1",
            "::ffff:0:10.1.2.3",
            "64:ff9b::a01:203",
            "64:ff9b:1::808:808",
            "64:ff9b:1:fffe::a01:203",
            "100::1",
            "100:0:0:1::1",
            "2001::1",
            "2001:2::1",
            "2001:10::1",
            "2001:1ff::1",
            "3fff::1",
            "3fff:fff::1",
            "5f00::1",
            "fec0::1",
            "4000::1",
        ] {
            assert!(is_private(private.parse().unwrap()), "{private}");
        }
    }

    #[test]
    fn public_ones_are_not() {
        for public in [
            "8.8.8.8",
            "172.15.0.1",
            "172.32.0.1",
            "192.169.0.1",
            "100.63.0.1",
            "100.128.0.1",
            "169.253.0.1",
            "2606:4700::1111",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808",
            "::ffff:0:8.8.8.8",
            "2002:808:808::1",
            "2001:200::1",
            "2a00:1450:4001::1",
            "3fff:1000::1",
            "192.88.98.1",
            "198.20.0.1",
        ] {
            assert!(!is_private(public.parse().unwrap()), "{public}");
        }
    }

    #[test]
    fn names_of_private_networks_are_told() {
        for private in ["localhost", "printer", "nas.local", "a.internal.", "x.LOCALHOST"] {
            assert!(is_private_name(private), "{private}");
        }
        assert!(!is_private_name("example.org") && !is_private_name("local.example"));
    }
}
