//! `khabar import cache.db`: what newsboat knows, with what was read.

use super::failure::Failure;
use super::speech::Speech;
use crate::feeds::article_from_entry;
use crate::news::{Folder, ReadingList, Subscription};
use crate::store::{
    Arrival, ArticleId, CachedFeed, FeedId, Fetch, Library, NewsboatCache, Prepared, Reception,
};
use jiff::Timestamp;
use std::path::{Path, PathBuf};

/// Takes over feeds, articles, and what was read or flagged.
pub(super) fn import(
    library: &mut Library,
    cache: &NewsboatCache,
    flags: &str,
    speech: &Speech,
) -> Result<(), Failure> {
    let (at, words, language) = (Timestamp::now(), speech.words(), speech.language);
    let (feeds, left_out) = cache.feeds()?;
    if left_out > 0 {
        speech.complain(&words.left_out.of(language, left_out));
    }
    let added = library.import(&list_of(&feeds), at)?.new.len();
    let (mut new, mut read, mut starred) = (0, Vec::new(), Vec::new());
    for feed in &feeds {
        let Some(id) = library.feed_at(&feed.address)? else { continue };
        let items = cache.items(&feed.address)?;
        let entries = items.iter().map(|item| item.entry.clone()).collect();
        new += save(library, id, feed, entries, at)?;
        for item in &items {
            let is_flagged = item.flags.chars().any(|flag| flags.contains(flag));
            if !item.is_read && !is_flagged {
                continue;
            }
            let found: Option<ArticleId> = library.article_of_guid(id, &item.entry.id)?;
            read.extend(found.filter(|_| item.is_read));
            starred.extend(found.filter(|_| is_flagged));
        }
    }
    let read = library.mark_read(&read, true, at)?;
    let starred = library.mark_starred(&starred, true, at)?;
    let feeds = words.feeds_added.of(language, added);
    let articles = words.taken_over.of(language, new);
    let read = words.marked_read.of(language, read);
    let starred = words.given_star.of(language, starred);
    let (comma, semicolon, stop) = (language.comma(), language.semicolon(), language.full_stop());
    Ok(speech.tell(&format!("{feeds}{comma}{articles}{semicolon}{read}{comma}{starred}{stop}"))?)
}

fn list_of(feeds: &[CachedFeed]) -> ReadingList {
    let subscription = |feed: &CachedFeed| Subscription {
        address: feed.address.clone(),
        title: None,
        site: feed.site.clone(),
        ..Subscription::default()
    };
    let subscriptions = feeds.iter().map(subscription).collect();
    let root = Folder { subscriptions, ..Folder::default() };
    ReadingList { root, ..ReadingList::default() }
}

/// Saves the articles that are not there. The feed counts as not received: it is fetched next as
/// if nothing were known.
fn save(
    library: &mut Library,
    id: FeedId,
    feed: &CachedFeed,
    mut entries: Vec<crate::news::Entry>,
    at: Timestamp,
) -> Result<usize, Failure> {
    // What the library has is newer.
    let mut known = Vec::new();
    for entry in &entries {
        known.push(library.article_of_guid(id, &entry.id)?.is_some());
    }
    let mut known = known.into_iter();
    entries.retain(|_| !known.next().unwrap_or(false));
    let feed = feed.with(entries);
    let article_of = |entry: &_| article_from_entry(entry, "");
    let part = Reception { feed: &feed, article_of: &article_of, fetch: Fetch::at(at) };
    let mut arrival = Arrival::default();
    library.save_part(id, &part, Prepared::default(), &mut arrival)?;
    Ok(arrival.new_count())
}

/// Where the cache may be that belongs to a urls file.
pub(super) fn cache_beside(urls: &Path) -> Option<PathBuf> {
    if urls.file_name()? != "urls" {
        return None;
    }
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let usual = [".local/share/newsboat/cache.db", ".newsboat/cache.db"];
    let places = usual.into_iter().filter_map(|place| Some(home.as_ref()?.join(place)));
    let beside = urls.with_file_name("cache.db");
    // The library of another home is none of ours: only what lies beside a file elsewhere.
    let is_at_home = home.as_ref().is_some_and(|home| urls.starts_with(home));
    std::iter::once(beside).chain(places.filter(|_| is_at_home)).find(|place| place.is_file())
}
