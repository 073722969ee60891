//! Where the library lies, and what the commands on it have in common.

use super::failure::Failure;
use super::library_arguments::{Selection, Where};
use super::progress::Progress;
use super::speech::Speech;
use crate::app::forms_meant;
use crate::config;
use crate::store::{ArticleId, FeedId, Found, Library, Query, Scope, View};
use crate::text::fold;
use crate::work::fetch::Address;
use jiff::Zoned;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

/// The file, in the folder for data.
const FILE: &str = "library.sqlite3";

/// What names another file.
const VARIABLE: &str = "KHABAR_LIBRARY";

/// Articles of one step of the index: enough for it to be fast, few enough to stop at any time.
const INDEXED_AT_A_TIME: usize = 500;

/// The file of the library: as the command line says, else the environment, else in the
/// folder for data.
pub(super) fn path(place: &Where) -> Result<PathBuf, Failure> {
    let named = place.library.clone();
    let named = named.or_else(|| std::env::var_os(VARIABLE).map(PathBuf::from));
    let named = named.filter(|path| !path.as_os_str().is_empty());
    named.or_else(|| Some(config::places()?.data.join(FILE))).ok_or(Failure::NoPlace)
}

/// The library, if there is one: reading makes no file.
pub(super) fn existing(place: &Where, speech: &Speech) -> Result<Option<Library>, Failure> {
    let path = path(place)?;
    match Library::open_current(&path)? {
        Found::Nothing => Ok(None),
        Found::Library(library) => Ok(Some(library)),
        Found::Older => {
            if io::stderr().is_terminal() {
                speech.complain(speech.language.library_words().upgrading);
            }
            Ok(Some(Library::open(&path)?))
        }
    }
}

/// The library, which is made if there is none.
pub(super) fn open(place: &Where, speech: &Speech) -> Result<Library, Failure> {
    match existing(place, speech)? {
        Some(library) => Ok(library),
        None => Ok(Library::open(&path(place)?)?),
    }
}

/// What a person typed as a query. What it should have been is said where it is no such thing.
pub(super) fn query(typed: &str, speech: &Speech) -> Query {
    if let Some(forms) = forms_meant(typed, speech.language) {
        speech.complain(&forms);
    }
    Query::read(typed)
}

/// Brings all articles into the index that the query asks for, and says how many are left where
/// that takes long.
pub(super) fn finish_index(
    library: &Library,
    query: &Query,
    speech: &Speech,
) -> Result<(), Failure> {
    if query.needs_texts() {
        let mut progress = Progress::new(speech);
        while library.index_some(INDEXED_AT_A_TIME)? {
            let left = library.unindexed()?;
            let words = speech.language.library_words();
            progress.show_if_long(|| words.unsearched.of(speech.language, left));
        }
    }
    Ok(())
}

/// The library with the articles that were named, for commands that change them.
pub(super) fn selected(
    place: &Where,
    selection: &Selection,
    speech: &Speech,
) -> Result<(Library, Vec<ArticleId>), Failure> {
    let Some(library) = existing(place, speech)? else { return Err(Failure::Empty) };
    if let Some(query) = &selection.query {
        let view = View::found(Scope::All, self::query(query, speech));
        finish_index(&library, &view.query, speech)?;
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
    let path = std::path::absolute(name).ok().map(|path| Address::Disk(path).kept());
    let addresses = [Some(name.to_owned()), Some(format!("https://{name}")), path];
    for address in addresses.into_iter().flatten() {
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
