//! Feeds to begin with, by language: public broadcasters, agencies and newspapers. Their addresses
//! are facts that change; a pack is nothing but a reading list.

use super::reading_list::parse_opml;
use crate::news::ReadingList;

/// Names the languages, each of which has a file.
macro_rules! starters {
    ($($language:literal),* $(,)?) => {
        &[$((
            $language,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/starters/", $language, ".opml")),
        )),*]
    };
}

/// Language and reading list, in the order in which they are offered.
const STARTERS: &[(&str, &str)] =
    starters!["ar", "fa", "ur", "ckb", "he", "en", "fr", "de", "es", "tr"];

/// Feeds to begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// The language of its feeds, a subtag of BCP 47.
    pub language: &'static str,
    /// What it is called, in this language.
    pub name: String,
    /// Its feeds.
    pub reading_list: ReadingList,
}

/// The languages that have one, as they are offered: `ar, fa, ur …`.
#[must_use]
pub fn languages() -> String {
    STARTERS.iter().map(|(language, _)| *language).collect::<Vec<_>>().join(", ")
}

/// All packs.
///
/// ```
/// let packs = khabar::feeds::starters::packs();
/// assert!(packs.iter().any(|pack| pack.language == "ar"));
/// ```
#[must_use]
pub fn packs() -> Vec<Pack> {
    let pack = |&(language, opml): &(&'static str, &str)| {
        let mut reading_list = parse_opml(opml.as_bytes())?;
        let name = reading_list.title.take().unwrap_or_else(|| language.to_owned());
        Some(Pack { language, name, reading_list })
    };
    STARTERS.iter().filter_map(pack).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::direction_of;
    use std::collections::HashSet;
    use std::path::Path;
    use url::Url;

    #[test]
    fn every_pack_reads_and_every_address_is_one_of_its_own() {
        let packs = packs();
        assert_eq!(packs.len(), STARTERS.len());
        for pack in packs {
            let mut feeds = Vec::new();
            pack.reading_list.root.for_each(&mut |_, feed| feeds.push(feed));
            assert!((5..=15).contains(&feeds.len()), "{}: {}", pack.language, feeds.len());
            assert!(pack.reading_list.notes.is_empty(), "{:?}", pack.reading_list.notes);
            let addresses: HashSet<_> = feeds.iter().map(|feed| &feed.address).collect();
            assert_eq!(addresses.len(), feeds.len(), "{}: one is there twice", pack.language);
            for feed in &feeds {
                for address in [Some(&feed.address), feed.site.as_ref()] {
                    let url = address.and_then(|address| Url::parse(address).ok());
                    let url = url.unwrap_or_else(|| panic!("{feed:?}"));
                    assert!(url.scheme() == "https" && url.host_str().is_some(), "{url}");
                }
                assert!(feed.title.as_ref().is_some_and(|title| !title.is_empty()), "{feed:?}");
            }
            let direction = direction_of("", Some(pack.language));
            assert_eq!(direction_of(&pack.name, None), direction, "{}", pack.name);
        }
    }

    #[test]
    fn every_file_is_in_the_list() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/starters");
        let Ok(files) = std::fs::read_dir(folder) else { return };
        let names: HashSet<String> =
            files.filter_map(|file| file.ok()?.file_name().into_string().ok()).collect();
        let listed: HashSet<String> =
            STARTERS.iter().map(|(language, _)| format!("{language}.opml")).collect();
        assert_eq!(names, listed);
    }
}
