//! What a list can be of, in the order in which the pane of sources shows it.

use crate::locale::{LibraryWords, fill};
use crate::news::library::{
    FeedId, FeedRow, FolderId, Order, Query, SavedSearch, SavedSearchId, Scope, Sources,
    State as Marked, TagId, View,
};
use jiff::Zoned;
use std::collections::HashSet;

/// What a list is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Source {
    /// What was not read.
    #[default]
    Unread,
    /// What came today.
    Today,
    /// What has a star.
    Starred,
    /// Everything.
    All,
    /// What a saved search finds.
    Search(SavedSearchId),
    /// What has a tag.
    Tag(TagId),
    /// What is in a folder.
    Folder(FolderId),
    /// What came with a feed.
    Feed(FeedId),
}

/// A row of the pane of sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceItem {
    /// What it is.
    pub source: Source,
    /// Its name.
    pub name: String,
    /// Whether that is an address, which is told from others by its end.
    pub is_address: bool,
    /// Whether that is a sentence of the interface, with a name in it.
    pub is_sentence: bool,
    /// How deep it lies in folders.
    pub depth: usize,
    /// The number beside it, where that is known: of unread articles, of tagged ones.
    pub count: Option<usize>,
    /// Whether it could not be had when it was asked for last.
    pub is_troubled: bool,
    /// Whether it is a folder whose feeds are not shown.
    pub is_closed: bool,
}

/// Every row, in groups parted by blank rows.
pub(super) fn items(
    sources: &Sources,
    closed: &HashSet<FolderId>,
    words: &LibraryWords,
) -> Vec<Vec<SourceItem>> {
    let plain = |source, name: &str, count| SourceItem {
        source,
        name: name.to_owned(),
        is_address: false,
        is_sentence: false,
        depth: 0,
        count,
        is_troubled: false,
        is_closed: false,
    };
    let all = sources.all;
    let views = vec![
        plain(Source::Unread, words.unread, Some(all.unread)),
        plain(Source::Today, words.today, Some(sources.unread_today)),
        plain(Source::Starred, words.starred, Some(all.starred)),
        plain(Source::All, words.all_articles, Some(all.total)),
    ];
    // What hides something is told apart, and can be deleted here.
    let row = |search: &SavedSearch| {
        let found = sources.unread_found.get(&search.id).copied();
        let plain = plain(Source::Search(search.id), &search.name, found);
        match search.is_mute {
            true => {
                let name = fill(words.muted, &[&search.name]);
                SourceItem { name, is_sentence: true, ..plain }
            }
            false => plain,
        }
    };
    let searches = sources.searches.iter().map(row);
    let tags = sources.tags.iter();
    let tags = tags.map(|(id, name, count)| plain(Source::Tag(*id), name, Some(*count)));
    let mut feeds = Vec::new();
    push_folder(&mut feeds, sources, closed, FolderId::ROOT, 0);
    let groups = [views, searches.collect(), tags.collect(), feeds];
    groups.into_iter().filter(|group| !group.is_empty()).collect()
}

/// Folders first, as in a file manager, then feeds.
fn push_folder(
    rows: &mut Vec<SourceItem>,
    sources: &Sources,
    closed: &HashSet<FolderId>,
    folder: FolderId,
    depth: usize,
) {
    for inner in sources.folders.iter().filter(|inner| inner.parent == folder) {
        let is_closed = closed.contains(&inner.id);
        rows.push(SourceItem {
            source: Source::Folder(inner.id),
            name: inner.name.clone(),
            is_address: false,
            is_sentence: false,
            depth,
            count: Some(inner.counts.unread),
            is_troubled: false,
            is_closed,
        });
        if !is_closed {
            push_folder(rows, sources, closed, inner.id, depth + 1);
        }
    }
    let feeds = sources.feeds.iter().filter(|feed| feed.folder == folder);
    rows.extend(feeds.map(|feed| SourceItem {
        source: Source::Feed(feed.id),
        name: feed.short_name().to_owned(),
        is_address: feed.is_nameless(),
        is_sentence: false,
        depth,
        count: Some(feed.counts.unread),
        is_troubled: feed.failures > 0,
        is_closed: false,
    }));
}

impl Source {
    /// How many unread articles it has, where that is known.
    #[must_use]
    pub fn unread_in(self, sources: &Sources) -> Option<usize> {
        match self {
            Source::Unread | Source::All => Some(sources.all.unread),
            Source::Today => Some(sources.unread_today),
            Source::Folder(id) => {
                let folder = sources.folders.iter().find(|folder| folder.id == id);
                folder.map(|folder| folder.counts.unread)
            }
            Source::Feed(id) => feed(sources, id).map(|feed| feed.counts.unread),
            Source::Starred | Source::Search(_) | Source::Tag(_) => None,
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self, sources: &Sources, words: &LibraryWords) -> String {
        match self {
            Source::Unread => words.unread.to_owned(),
            Source::Today => words.today.to_owned(),
            Source::Starred => words.starred.to_owned(),
            Source::All => words.all_articles.to_owned(),
            Source::Search(id) => {
                sources.search(id).map_or_else(String::new, |search| search.name.clone())
            }
            Source::Tag(id) => {
                let found = sources.tags.iter().find(|(tag, _, _)| *tag == id);
                found.map_or_else(String::new, |(_, name, _)| name.clone())
            }
            Source::Folder(id) => {
                let found = sources.folders.iter().find(|folder| folder.id == id);
                found.map_or_else(String::new, |folder| folder.name.clone())
            }
            Source::Feed(id) => {
                feed(sources, id).map_or_else(String::new, |feed| feed.short_name().to_owned())
            }
        }
    }
}

/// A feed that is followed.
pub(super) fn feed(sources: &Sources, id: FeedId) -> Option<&FeedRow> {
    sources.feeds.iter().find(|feed| feed.id == id)
}

/// The list of a source.
pub(crate) fn view_of(
    source: Source,
    sources: &Sources,
    order: Order,
    now: Option<&Zoned>,
) -> View {
    let everything = Query::EVERYTHING;
    let (scope, query) = match source {
        Source::Unread => (Scope::Unread, everything),
        Source::Starred => (Scope::Starred, everything),
        Source::All => (Scope::All, everything),
        Source::Today => {
            let start = now.and_then(|now| now.start_of_day().ok());
            // Before the time is known nothing is of today, as nothing is later than this.
            let start = start.map_or(jiff::Timestamp::MAX, |start| start.timestamp());
            (Scope::Since(start), everything)
        }
        Source::Search(id) => {
            let found = sources.search(id);
            let query =
                found.map_or(Query::Is(Marked::Unread), |search| Query::read(&search.query));
            (Scope::All, query)
        }
        Source::Tag(id) => (Scope::Tag(id), everything),
        Source::Folder(id) => (Scope::Folder(id), everything),
        Source::Feed(id) => (Scope::Feed(id), everything),
    };
    View { scope, query, order }
}
