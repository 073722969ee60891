//! Where the library lies, and what the commands on it have in common.

use super::failure::Failure;
use super::library_arguments::{Selection, Where};
use crate::config;
use crate::store::{ArticleId, FeedId, Library, Query, Scope, View};
use crate::text::fold;
use jiff::Zoned;
use std::path::PathBuf;

/// The file, in the folder for data.
const FILE: &str = "library.sqlite3";

/// What names another file.
const VARIABLE: &str = "KHABAR_LIBRARY";

/// The file of the library: as the command line says, else the environment, else in the
/// folder for data.
pub(super) fn path(place: &Where) -> Result<PathBuf, Failure> {
    let named = place.library.clone();
    let named = named.or_else(|| std::env::var_os(VARIABLE).map(PathBuf::from));
    let named = named.filter(|path| !path.as_os_str().is_empty());
    named.or_else(|| Some(config::places()?.data.join(FILE))).ok_or(Failure::NoPlace)
}

/// The library, if there is one: reading makes no file.
pub(super) fn existing(place: &Where) -> Result<Option<Library>, Failure> {
    Ok(Library::open_existing(&path(place)?)?)
}

/// The library, which is made if there is none.
pub(super) fn open(place: &Where) -> Result<Library, Failure> {
    Ok(Library::open(&path(place)?)?)
}

/// The library with the articles that were named, for commands that change them.
pub(super) fn selected(
    place: &Where,
    selection: &Selection,
) -> Result<(Library, Vec<ArticleId>), Failure> {
    let Some(library) = existing(place)? else { return Err(Failure::Empty) };
    if let Some(query) = &selection.query {
        let view = View::found(Scope::All, Query::read(query));
        let ids = library.list(&view, &Zoned::now())?;
        return Ok((library, ids));
    }
    let ids: Vec<ArticleId> = selection.ids.iter().copied().map(ArticleId).collect();
    for id in &ids {
        if library.headlines(&[*id])?.is_empty() {
            return Err(Failure::NoArticle(id.0));
        }
    }
    Ok((library, ids))
}

/// The feed of this address, else those whose name holds this; at least one.
pub(super) fn feeds_named(library: &Library, name: &str) -> Result<Vec<FeedId>, Failure> {
    for address in [name.to_owned(), format!("https://{name}")] {
        if let Some(feed) = library.feed_at(&address)? {
            return Ok(vec![feed]);
        }
    }
    let wanted = fold(name).text().to_owned();
    let has_name = |name: &Option<String>| {
        name.as_ref().is_some_and(|name| fold(name).text().contains(&wanted))
    };
    let feeds = library.feeds()?.into_iter();
    let named =
        feeds.filter(|feed| feed.address == name || has_name(&feed.name) || has_name(&feed.title));
    let named: Vec<FeedId> = named.map(|feed| feed.id).collect();
    if named.is_empty() { Err(Failure::NoFeed(name.to_owned())) } else { Ok(named) }
}
