//! What tells an entry from the others: the feed's own identifier, where it is one.

use super::problems::{Problems, quoted};
use super::raw::{Field, RawItem};
use super::texts::trimmed;
use crate::news::{Entry, FeedProblem};
use std::collections::{HashMap, HashSet};

/// The identifier that the feed gives, as it is written.
pub(super) fn given(item: &RawItem<'_>) -> Option<String> {
    let fields = [Field::Guid, Field::AtomId, Field::RdfAbout, Field::DcIdentifier];
    item.first(&fields).map(|text| trimmed(&text.value).to_owned())
}

/// The identifier of an entry to which the feed gives none.
pub(super) fn made(entry: &Entry) -> String {
    match &entry.link {
        Some(link) => link.clone(),
        None => digest(entry),
    }
}

/// Feeds exist that give all entries one identifier. Entries that share one but lead to
/// different places are different: from the second on each is told by its link.
pub(super) fn tell_apart(entries: &mut [Entry], problems: &mut Problems) {
    if entries.len() < 2 {
        return;
    }
    let mut known = HashSet::with_capacity(entries.len());
    if entries.iter().all(|entry| known.insert(entry.id.as_str())) {
        return;
    }
    let mut links: HashMap<String, Option<String>> = HashMap::with_capacity(entries.len());
    for entry in entries {
        match links.get(&entry.id) {
            None => {
                links.insert(entry.id.clone(), entry.link.clone());
            }
            Some(link) if *link == entry.link => {
                problems.note(FeedProblem::RepeatedId(quoted(&entry.id)));
            }
            Some(_) => {
                problems.note(FeedProblem::RepeatedId(quoted(&entry.id)));
                entry.id = made(entry);
                links.insert(entry.id.clone(), entry.link.clone());
            }
        }
    }
}

/// FNV-1a of title and text, with 64 bits: the same on each day and machine.
fn digest(entry: &Entry) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let summary = entry.summary_text();
    let parts = [&entry.title, &summary, &entry.content];
    for part in parts.into_iter().flatten() {
        for byte in part.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("digest:{hash:016x}")
}
