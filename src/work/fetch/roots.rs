//! Who may vouch for servers.

use std::path::Path;
use ureq::tls::{Certificate, PemItem, RootCerts, parse_pem};

/// The certificates of a file. Without any that can be read no server is trusted: whoever names
/// a file does not want others.
pub(super) fn of_file(file: &Path) -> RootCerts {
    let text = std::fs::read(file).unwrap_or_default();
    let certificates: Vec<Certificate<'static>> = parse_pem(&text)
        .filter_map(|item| match item {
            Ok(PemItem::Certificate(certificate)) => Some(certificate),
            Ok(_) | Err(_) => None,
        })
        .collect();
    RootCerts::new_with_certs(&certificates)
}
