//! Which vocabulary an element is of: by the address of its namespace, not by its prefix.

/// The vocabularies that feeds use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::feeds) enum Space {
    /// The format itself: no namespace, or one of the many that RSS was given.
    Format,
    /// Atom, also within RSS.
    Atom,
    /// RDF, which RSS 1.0 is written in.
    Rdf,
    /// `content:encoded`.
    Content,
    /// Dublin Core.
    Dc,
    /// Dublin Core's terms.
    DcTerms,
    /// Media RSS.
    Media,
    /// What podcasts use.
    Itunes,
    /// XHTML, for `body` in an item.
    Xhtml,
    /// Any other: not read.
    Other,
}

/// The vocabulary of a namespace. The addresses are compared without their scheme, case and
/// last sign, in which feeds differ; several have a former or a mistaken address.
pub(in crate::feeds) fn space_of(address: &str) -> Option<Space> {
    let has_capitals = address.bytes().any(|byte| byte.is_ascii_uppercase());
    let lower = has_capitals.then(|| address.to_ascii_lowercase());
    let address = lower.as_deref().unwrap_or(address).trim();
    let address = address.strip_prefix("http://").or(address.strip_prefix("https://"));
    let address = address?.trim_end_matches(['/', '#']);
    let address = address.strip_prefix("www.").unwrap_or(address);
    Some(match address {
        "purl.org/rss/1.0"
        | "my.netscape.com/rdf/simple/0.9"
        | "channel.netscape.com/rdf/simple/0.9"
        | "backend.userland.com/rss"
        | "backend.userland.com/rss2"
        | "backend.userland.com/rss091"
        | "backend.userland.com/rss092"
        | "backend.userland.com/rss20"
        | "blogs.law.harvard.edu/tech/rss"
        | "cyber.law.harvard.edu/rss/rss.html"
        | "cyber.law.harvard.edu/rss"
        | "my.netscape.com/publish/formats/rss-0.91.dtd"
        | "purl.org/net/rss1.1"
        | "feedvalidator.org" => Space::Format,
        "w3.org/2005/atom" | "purl.org/atom/ns" | "w3.org/2003/atom" | "purl.org/atom" => {
            Space::Atom
        }
        "w3.org/1999/02/22-rdf-syntax-ns" => Space::Rdf,
        "purl.org/rss/1.0/modules/content" => Space::Content,
        "purl.org/dc/elements/1.1" | "purl.org/dc/elements/1.0" | "purl.org/dc" => Space::Dc,
        "purl.org/dc/terms" => Space::DcTerms,
        "search.yahoo.com/mrss" | "search.yahoo.com/rss" | "tools.search.yahoo.com/mrss" => {
            Space::Media
        }
        "itunes.com/dtds/podcast-1.0.dtd" | "itunes.com/dtds/podcast-1.0" => Space::Itunes,
        "w3.org/1999/xhtml" => Space::Xhtml,
        _ => return None,
    })
}

/// The vocabulary that a prefix nobody declared is used for.
pub(in crate::feeds) fn usual_space(prefix: &str) -> Space {
    match prefix {
        "rss" => Space::Format,
        "atom" | "a10" | "atom10" => Space::Atom,
        "rdf" => Space::Rdf,
        "content" => Space::Content,
        "dc" => Space::Dc,
        "dcterms" => Space::DcTerms,
        "media" => Space::Media,
        "itunes" => Space::Itunes,
        "xhtml" => Space::Xhtml,
        _ => Space::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_may_differ_in_what_does_not_matter() {
        assert_eq!(space_of("http://www.w3.org/2005/Atom"), Some(Space::Atom));
        assert_eq!(space_of(" https://search.yahoo.com/mrss"), Some(Space::Media));
        assert_eq!(space_of("http://www.itunes.com/DTDs/Podcast-1.0.dtd"), Some(Space::Itunes));
        assert_eq!(space_of("http://schemas.example/desc/"), None);
    }
}
