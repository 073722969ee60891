//! What the library is asked by the reader: lists, rows, texts, sources.

use crate::app::{Answer, Entry, Excerpt, Top};
use crate::feeds::{article_from_entry, article_from_page, under_headline, words_of_body};
use crate::news::library::{
    ArticleId, Counts, FeedId, Query, Scope, Sources, State as Marked, View,
};
use crate::news::{self, Article};
use crate::store::{Headline, Library, StoreError, StoredArticle};
use jiff::Zoned;
use std::collections::HashMap;
use std::sync::Arc;

/// Characters around what a search found.
const SNIPPET_CHARS: usize = 100;

/// Everything that has a list.
pub(super) fn sources(library: &Library, now: &Zoned) -> Result<Sources, StoreError> {
    let today = now.start_of_day().map_or(now.timestamp(), |start| start.timestamp());
    let unread_today = View::found(Scope::Since(today), Query::Is(Marked::Unread));
    Ok(Sources {
        all: library.counts()?,
        unread_today: library.count(&unread_today, now)?,
        feeds: library.feeds()?,
        faults: library.feed_faults()?,
        folders: library.folders()?,
        tags: library.tags()?,
        searches: library.saved_searches()?,
        // Counted aside.
        unread_found: HashMap::new(),
        bytes: library.size()?.bytes,
    })
}

/// Articles at the top of a list: more than a window holds. Of a search each text is looked
/// through for the words around what was found, which takes longer.
const TOP: usize = 80;
const TOP_OF_SEARCH: usize = 40;

/// So many articles are brought into the full-text index before a search is answered, which takes
/// some ten milliseconds. Of more, as after a first refresh, the search says how many it left out.
const INDEXED_FIRST: usize = 40;

/// The first articles of a view, as lists show them.
pub(super) fn top(
    library: &Library,
    number: u64,
    view: &View,
    now: &Zoned,
) -> Result<Answer, StoreError> {
    let unindexed = unindexed(library, view)?;
    let query = view.query.has_words().then_some(&view.query);
    let most = if query.is_some() { TOP_OF_SEARCH } else { TOP };
    // One more says whether there are others.
    let mut ids = library.first_of(view, most + 1, now)?;
    let is_all = ids.len() <= most;
    ids.truncate(most);
    let rows = rows(library, &ids, query)?;
    Ok(Answer::Top(Top { number, rows, is_all, unindexed, counts: counts(library, view)? }))
}

/// How many articles a list leaves out because nobody has looked into their texts yet.
fn unindexed(library: &Library, view: &View) -> Result<usize, StoreError> {
    if !view.query.needs_texts() {
        return Ok(0);
    }
    let left = library.unindexed()?;
    if (1..=INDEXED_FIRST).contains(&left) {
        // Where nothing can be written now, it can be read still.
        let _ = library.index_some(INDEXED_FIRST);
        return library.unindexed();
    }
    Ok(left)
}

/// How many articles a view has, where the library knows that without counting.
fn counts(library: &Library, view: &View) -> Result<Option<Counts>, StoreError> {
    if !view.query.is_everything() {
        return Ok(None);
    }
    Ok(match view.scope {
        Scope::All => Some(library.counts()?),
        Scope::Unread => {
            let counts = library.counts()?;
            Some(Counts { total: counts.unread, ..counts })
        }
        Scope::Feed(feed) => Some(library.counts_of_feed(feed)?),
        Scope::Folder(folder) => Some(library.counts_of_folder(folder)?),
        Scope::Starred | Scope::Since(_) | Scope::Tag(_) => None,
    })
}

/// The articles of a view, and which of them were not read.
pub(super) fn list(
    library: &Library,
    number: u64,
    view: &View,
    now: &Zoned,
) -> Result<Answer, StoreError> {
    let unindexed = unindexed(library, view)?;
    let (ids, unread) = library.list_with_marks(view, now)?;
    Ok(Answer::Listed { number, ids, unread, unindexed })
}

/// What lists show of articles.
pub(super) fn describe(
    library: &Library,
    ids: &[ArticleId],
    query: Option<&Query>,
) -> Result<Answer, StoreError> {
    Ok(Answer::Described(rows(library, ids, query)?))
}

fn rows(
    library: &Library,
    ids: &[ArticleId],
    query: Option<&Query>,
) -> Result<Vec<(Entry, bool)>, StoreError> {
    let mut names: HashMap<FeedId, String> = HashMap::new();
    let mut entries = Vec::with_capacity(ids.len());
    for headline in library.headlines(ids)? {
        let name = match names.get(&headline.feed) {
            Some(name) => name,
            None => names.entry(headline.feed).or_insert(name_of(library, headline.feed)?),
        };
        let is_unread = !headline.is_read;
        let mut entry = Entry::listed(headline, name);
        if let Some(query) = query {
            entry.snippet = excerpt(library, entry.id, query)?;
        }
        entries.push((entry, is_unread));
    }
    Ok(entries)
}

fn name_of(library: &Library, feed: FeedId) -> Result<String, StoreError> {
    Ok(library.feed(feed)?.map_or_else(String::new, |feed| feed.shown_name().to_owned()))
}

/// The words around what was found; none where they are of the title alone.
fn excerpt(library: &Library, id: ArticleId, query: &Query) -> Result<Option<Excerpt>, StoreError> {
    let snippet = library.snippet(id, query, SNIPPET_CHARS)?;
    let snippet = snippet.filter(|snippet| !snippet.hits.is_empty());
    Ok(snippet.map(|snippet| Excerpt { text: snippet.text, hits: snippet.hits }))
}

/// The text of an article: that of its page, where it was fetched and nobody wants the one that
/// the feed sent.
pub(super) fn text(library: &Library, id: ArticleId, as_sent: bool) -> Result<Answer, StoreError> {
    let Some(stored) = library.article(id)? else {
        return Ok(Answer::Text { id, article: None, is_full: false, wants_page: false });
    };
    let feed = stored.headline.feed;
    let name = name_of(library, feed)?;
    let link = stored.headline.link.clone();
    let page = if as_sent { None } else { longer_page(&stored) };
    let full = page.map(|page| as_announced(page, &stored.headline, &name));
    let is_full = full.is_some();
    let wants_page =
        !as_sent && !is_full && link.is_some() && library.feed_settings(feed)?.full_text;
    let article = full.or_else(|| article_of(stored, &name)).map(Arc::new);
    Ok(Answer::Text { id, article, is_full, wants_page })
}

/// The article of its page under the headline of the feed, where that is here and says more than
/// what the feed sent: it may be a wall, or empty without its scripts.
pub(super) fn longer_page(stored: &StoredArticle) -> Option<Article> {
    let html = stored.full_text.as_deref()?;
    let page = article_from_page(html, stored.headline.link.as_deref())?;
    let page = under_headline(page, &stored.headline.title);
    let sent = article_of(stored.clone(), "");
    let sent = sent.map_or(0, |sent| words_of_body(&sent.text));
    (words_of_body(&page.text) > sent).then_some(page)
}

/// The text of a page, with who wrote it and when as the feed said: it stands so in the list too.
/// Where the feed says nothing, as the page does.
fn as_announced(page: Article, headline: &Headline, source: &str) -> Article {
    Article {
        source: source.to_owned(),
        byline: headline.author.clone().or(page.byline),
        published: headline.published.clone().or(page.published),
        ..page
    }
}

/// The article as the feed sent it; none when it is gone.
pub(super) fn article_as_sent(
    library: &Library,
    id: ArticleId,
) -> Result<Option<Article>, StoreError> {
    Ok(library.article(id)?.and_then(|stored| article_of(stored, "")))
}

/// A stored article made readable again.
fn article_of(stored: StoredArticle, source: &str) -> Option<Article> {
    let headline = stored.headline;
    let entry = news::Entry {
        id: headline.guid,
        title: (!headline.title.is_empty()).then_some(headline.title),
        link: headline.link,
        published: headline.published,
        updated: None,
        authors: headline.author.into_iter().collect(),
        summary: stored.summary,
        content: stored.content,
        base: stored.base,
        language: headline.language,
        categories: stored.categories,
        enclosures: stored.enclosures,
        comments: stored.comments,
        is_cut: false,
    };
    article_from_entry(&entry, source)
}
