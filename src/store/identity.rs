//! Which entry of a received feed is which article that is known already.
//!
//! Feeds change the identifiers of their stories, repeat one for different stories, date them
//! anew, number them by their place. No single sign is enough, so pairs are judged by how many
//! signs agree, the surest pairs of the whole document first, and each article is given to one
//! entry only. In doubt an entry is a new story: a story twice is better than a story lost.

use super::ArticleId;
use std::collections::{HashMap, HashSet};

/// What is looked at in an entry or an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Signs {
    /// As the feed gives it; made of the link or the text where it gives none.
    pub guid: String,
    /// See [`link_key`](super::link_key).
    pub link_key: Option<String>,
    /// In search form.
    pub title: String,
    /// Of what is read, title and all.
    pub text_digest: i64,
    /// In seconds of Unix.
    pub published_at: Option<i64>,
    /// As above, of a later version.
    pub updated_at: Option<i64>,
}

/// An article of the feed that agrees with an entry in some sign.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub id: ArticleId,
    pub signs: Signs,
}

/// For each entry the article that it is, or none for a new one. `known` holds what may be
/// the same, for each entry.
pub(super) fn match_articles(entries: &[Signs], known: &[Vec<Known>]) -> Vec<Option<ArticleId>> {
    let (mut guids, mut links): (HashMap<&str, usize>, HashMap<&str, usize>) = Default::default();
    for entry in entries {
        *guids.entry(&entry.guid).or_default() += 1;
        *links.entry(entry.link_key.as_deref().unwrap_or("")).or_default() += 1;
    }
    let mut pairs = Vec::new();
    for (entry_idx, (entry, candidates)) in entries.iter().zip(known).enumerate() {
        let shared = Shared {
            guid: guids.get(entry.guid.as_str()).is_some_and(|&count| count > 1),
            link: links
                .get(entry.link_key.as_deref().unwrap_or(""))
                .is_some_and(|&count| count > 1),
        };
        for candidate in candidates {
            if let Some(doubt) = doubt(entry, &candidate.signs, shared) {
                pairs.push((doubt, entry_idx, candidate.id));
            }
        }
    }
    pairs.sort_unstable();
    let mut found = vec![None; entries.len()];
    let mut given = HashSet::new();
    for (_, entry_idx, id) in pairs {
        if let Some(place @ None) = found.get_mut(entry_idx)
            && given.insert(id)
        {
            *place = Some(id);
        }
    }
    found
}

/// Signs that several entries of the document have: they tell less.
#[derive(Clone, Copy)]
struct Shared {
    guid: bool,
    link: bool,
}

/// How little two agree that are the same story; none when they are different ones.
fn doubt(entry: &Signs, known: &Signs, shared: Shared) -> Option<u8> {
    let guid = entry.guid == known.guid;
    let link = entry.link_key.is_some() && entry.link_key == known.link_key;
    let has_no_link = entry.link_key.is_none() && known.link_key.is_none();
    let text = entry.text_digest == known.text_digest;
    let title = !entry.title.is_empty() && entry.title == known.title;
    let date = entry.published_at.is_some() && entry.published_at == known.published_at;
    let is_undated = entry.published_at.is_none() || known.published_at.is_none();
    let is_sure_guid = guid && !shared.guid;
    let rules = [
        text && guid,
        text && (link || has_no_link || date),
        // An edited text.
        guid && title && (link || has_no_link || date),
        // An edited text that also got a new identifier. With a new date as well it is the next
        // part of a series: the weather, the quotation of the day.
        link && title && (date || is_undated || is_variant(&entry.guid, &known.guid)),
        // An edited title.
        is_sure_guid && link,
        is_sure_guid && date,
        link && !shared.link && date,
        is_sure_guid && title,
    ];
    rules.iter().position(|agrees| *agrees).and_then(|place| u8::try_from(place).ok())
}

/// Entries of one document that are one story, given twice or in two versions: the number of
/// the one that is kept, for each.
pub(super) fn repeated(entries: &[Signs]) -> Vec<Option<usize>> {
    let mut same: Vec<Option<usize>> = vec![None; entries.len()];
    let mut by_guid: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut by_text: HashMap<_, usize> = HashMap::new();
    for (idx, entry) in entries.iter().enumerate() {
        let of_guid = by_guid.entry(&entry.guid).or_default();
        let version = of_guid
            .iter()
            .copied()
            .find(|&other| entries.get(other).is_some_and(|other| is_other_version(entry, other)));
        // Without a link a short text may well come again on another day.
        let day = if entry.link_key.is_none() { entry.published_at } else { None };
        let text_key = (entry.text_digest, entry.link_key.as_deref(), day);
        match version.or(by_text.get(&text_key).copied()) {
            None => {
                of_guid.push(idx);
                by_text.entry(text_key).or_insert(idx);
            }
            Some(first) => keep_later(entries, &mut same, first, idx),
        }
    }
    same
}

fn is_other_version(entry: &Signs, other: &Signs) -> bool {
    let is_dated_version = entry.published_at.is_some()
        && entry.published_at == other.published_at
        && entry.updated_at != other.updated_at;
    entry.link_key == other.link_key
        && (entry.title == other.title || is_dated_version)
        && (entry.link_key.is_some() || entry.text_digest == other.text_digest || is_dated_version)
}

/// Of two versions the later one counts; without times the first.
fn keep_later(entries: &[Signs], same: &mut [Option<usize>], first: usize, idx: usize) {
    let updated = |idx: usize| entries.get(idx).and_then(|entry| entry.updated_at);
    let kept = same.get(first).copied().flatten().unwrap_or(first);
    let (kept, dropped) = if updated(idx) > updated(kept) { (idx, kept) } else { (kept, idx) };
    if let Some(place) = same.get_mut(dropped) {
        *place = Some(kept);
    }
    // What was dropped for the one before follows to the new one.
    for place in same.iter_mut().filter(|place| **place == Some(dropped)) {
        *place = Some(kept);
    }
}

/// Addresses as identifiers, of which one is the other with a number of its version.
fn is_variant(one: &str, other: &str) -> bool {
    let key = super::link_key(one);
    key.is_some() && key == super::link_key(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signs(guid: &str, link: &str, title: &str, text: i64, date: i64) -> Signs {
        Signs {
            guid: guid.to_owned(),
            link_key: Some(link.to_owned()).filter(|link| !link.is_empty()),
            title: title.to_owned(),
            text_digest: text,
            published_at: Some(date).filter(|date| *date != 0),
            updated_at: None,
        }
    }

    /// Every article may be the same as every entry.
    fn matched(known: &[Signs], entries: &[Signs]) -> Vec<Option<i64>> {
        let all: Vec<Known> = (1..)
            .zip(known)
            .map(|(id, signs)| Known { id: ArticleId(id), signs: signs.clone() })
            .collect();
        let candidates = vec![all; entries.len()];
        match_articles(entries, &candidates).into_iter().map(|id| id.map(|id| id.0)).collect()
    }

    #[test]
    fn a_changed_guid_is_the_same_story() {
        let known = [signs("a", "e.org/1", "one", 10, 100)];
        assert_eq!(matched(&known, &[signs("b", "e.org/1", "one", 10, 100)]), [Some(1)]);
        // Dated anew too.
        assert_eq!(matched(&known, &[signs("b", "e.org/1", "one", 10, 200)]), [Some(1)]);
        // Edited too.
        assert_eq!(matched(&known, &[signs("b", "e.org/1", "one", 11, 100)]), [Some(1)]);
        assert_eq!(matched(&known, &[signs("b", "", "one", 10, 100)]), [Some(1)]);
    }

    #[test]
    fn an_edited_story_is_the_same_story() {
        let known = [signs("a", "e.org/1", "one two three", 10, 100)];
        for edited in [
            signs("a", "e.org/1", "four", 11, 200),
            signs("a", "e.org/four", "four", 11, 100),
            signs("a", "e.org/other", "four", 10, 300),
        ] {
            assert_eq!(matched(&known, std::slice::from_ref(&edited)), [Some(1)], "{edited:?}");
        }
        let versions = [signs("https://e.org/1#0", "e.org/1", "one", 10, 100)];
        let next = [signs("https://e.org/1#1", "e.org/1", "one", 11, 150)];
        assert_eq!(matched(&versions, &next), [Some(1)]);
    }

    #[test]
    fn a_repeated_guid_is_another_story() {
        let known = [signs("1", "e.org/a", "ants", 10, 100)];
        assert_eq!(matched(&known, &[signs("1", "e.org/b", "bees", 11, 200)]), [None]);
        // Titles by a pattern are not the same for that.
        let known_part = [signs("1", "", "weather of monday", 10, 100)];
        assert_eq!(matched(&known_part, &[signs("1", "", "weather of sunday", 11, 200)]), [None]);
        let all_same = [signs("x", "e.org/a", "ants", 10, 0), signs("x", "e.org/b", "bees", 11, 0)];
        assert_eq!(matched(&all_same, &all_same), [Some(1), Some(2)]);
        assert_eq!(matched(&all_same, &[signs("x", "e.org/c", "cats", 12, 0)]), [None]);
    }

    #[test]
    fn numbers_by_place_are_no_identity() {
        let known = [signs("1", "", "ants", 10, 100), signs("2", "", "bees", 11, 90)];
        let next = [
            signs("1", "", "cats", 12, 110),
            signs("2", "", "ants", 10, 100),
            signs("3", "", "bees", 11, 90),
        ];
        assert_eq!(matched(&known, &next), [None, Some(1), Some(2)]);
        let all_new = [signs("1", "", "cats", 12, 110), signs("2", "", "dogs", 13, 105)];
        assert_eq!(matched(&known, &all_new), [None, None]);
    }

    #[test]
    fn the_next_part_of_a_series_is_another_story() {
        let known = [signs("day-1", "e.org/quote", "quotation of the day", 10, 100)];
        let next = [signs("day-2", "e.org/quote", "quotation of the day", 11, 200)];
        assert_eq!(matched(&known, &next), [None]);
    }

    #[test]
    fn one_article_is_not_given_to_two_entries() {
        let known = [signs("a", "e.org/1", "one", 10, 100)];
        let entries =
            [signs("b", "e.org/1", "one", 11, 100), signs("a", "e.org/1", "one", 10, 100)];
        assert_eq!(matched(&known, &entries), [None, Some(1)]);
    }

    #[test]
    fn versions_in_one_document_are_one_story() {
        let mut later = signs("a", "e.org/1", "one, corrected", 11, 100);
        later.updated_at = Some(150);
        let entries = [
            signs("a", "e.org/1", "one", 10, 100),
            signs("b", "e.org/2", "two", 20, 90),
            later,
            signs("a", "e.org/1", "one", 10, 100),
        ];
        assert_eq!(repeated(&entries), [Some(2), None, None, Some(2)]);
        // One link and one identifier for all of them: told by what they say.
        let front_page = [signs("x", "", "ants", 1, 100), signs("x", "", "bees", 2, 100)];
        assert_eq!(repeated(&front_page), [None, None]);
    }
}
