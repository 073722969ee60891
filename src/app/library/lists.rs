//! Lists of the library: asking for one, taking it, and having the rows and the text at hand
//! that are looked at. At most one list and one text are asked for at a time; what is wanted
//! meanwhile is asked for when the answer is here, so that a held key never queues requests.

use super::{Ask, Errand, Source, pending, view_of};
use crate::app::{ArticleList, Effect, Entry, Facts, HeadlinesPane, ListOf, State, Text, opening};
use crate::news::Article;
use crate::news::library::{ArticleId, FeedId, Order, Query, Scope, View};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Rows around the selected one that are at hand.
#[derive(Clone, Copy)]
struct Reach {
    /// Rows that are asked for before the selected one, and after it.
    before: usize,
    after: usize,
    /// With fewer known rows than these on either side, more are asked for.
    margin: usize,
}

const REACH: Reach = Reach { before: 150, after: 250, margin: 80 };

/// Each text is looked through for the words around what was found, which takes longer.
const REACH_IN_SEARCH: Reach = Reach { before: 40, after: 80, margin: 30 };

/// These are described first, so that the window does not wait for the rest.
const CLOSE: usize = 40;

fn reach_of(view: &View) -> Reach {
    if view.query.has_words() { REACH_IN_SEARCH } else { REACH }
}

/// A list that is wanted.
#[derive(Clone, Debug)]
pub(super) struct Wish {
    number: u64,
    view: View,
    source: Source,
    /// What is to be selected in it.
    keep: Option<ArticleId>,
}

/// Shows the list of a source from its top.
pub(crate) fn show(state: &mut State, source: Source) -> Vec<Effect> {
    let Some(library) = &mut state.library else { return Vec::new() };
    (library.before_search, library.query) = (None, String::new());
    let view = view_of(source, &library.sources, library.order, state.now.as_ref());
    want(state, source, view, None)
}

/// The list on the screen anew, with what is selected in it.
pub(crate) fn reload(state: &mut State) -> Vec<Effect> {
    let ListOf::View(view) = state.list.of().clone() else { return Vec::new() };
    let Some(source) = state.library.as_ref().map(|library| library.source) else {
        return Vec::new();
    };
    let keep = state.list.id(state.selected);
    want(state, source, view, keep)
}

/// Puts the list into another order.
pub(crate) fn sort_by(state: &mut State, order: Order) -> Vec<Effect> {
    if let Some(library) = &mut state.library {
        library.order = order;
    }
    let ListOf::View(view) = state.list.of().clone() else { return Vec::new() };
    let source = state.library.as_ref().map(|library| library.source).unwrap_or_default();
    want(state, source, View { order, ..view }, None)
}

/// Asks for a list, now or when the one before has come.
pub(super) fn want(
    state: &mut State,
    source: Source,
    view: View,
    keep: Option<ArticleId>,
) -> Vec<Effect> {
    let Some(library) = &mut state.library else { return Vec::new() };
    library.last_number += 1;
    let wish = Wish { number: library.last_number, view, source, keep };
    if library.awaited.is_some() {
        library.wanted = Some(wish);
        return Vec::new();
    }
    let ask = Ask::List { number: wish.number, view: wish.view.clone() };
    library.awaited = Some(wish);
    vec![Effect::Ask(ask)]
}

pub(super) fn take_list(
    state: &mut State,
    number: u64,
    ids: Vec<ArticleId>,
    unread: Vec<bool>,
) -> Vec<Effect> {
    let Some(library) = &mut state.library else { return Vec::new() };
    let Some(wish) = library.awaited.take_if(|wish| wish.number == number) else {
        return Vec::new();
    };
    let is_search = wish.view.query.has_words();
    // Only from a list of unread ones articles go because they are read.
    let is_same = wish.keep.is_some()
        && wish.view.scope == Scope::Unread
        && *state.list.of() == ListOf::View(wish.view.clone());
    let followed: HashSet<FeedId> = library.sources.feeds.iter().map(|feed| feed.id).collect();
    library.source = wish.source;
    library.rows_asked.clear();
    let mut list = ArticleList::listed(wish.view, ids, unread);
    for (ids, is_unread) in pending::read_marks(library.pending.make_contiguous()) {
        list.mark(ids, is_unread);
    }
    if is_same {
        list = with_read_ones(list, &state.list, &followed);
    }
    let (keep, open) = (wish.keep, state.article.as_ref().map(|pane| pane.id()));
    // What is known of articles stays known: rows do not blink.
    // Of a search those only that are described again below.
    let known = rows_in_reach(&list, 0);
    for id in known.into_iter().chain(open).chain(keep) {
        list.take_over(id, &mut state.list);
    }
    state.list = list;
    state.undo.clear();
    let place = keep.and_then(|id| state.list.place_of(id));
    state.selected = place.unwrap_or(0);
    if place.is_none() {
        state.headlines = HeadlinesPane::default();
    }
    if state.list.is_empty() {
        state.article = None;
    }
    let mut effects = next_list(state);
    effects.extend(opening::show_selected(state));
    if is_search {
        // Rows that were known say nothing of where it was found.
        effects.extend(reload_rows(state));
        if let Some(library) = &mut state.library {
            library.rows_asked.extend(rows_in_reach(&state.list, state.selected));
        }
    }
    effects.extend(near(state));
    effects
}

/// The list that was wanted while another one was awaited.
fn next_list(state: &mut State) -> Vec<Effect> {
    let Some(library) = &mut state.library else { return Vec::new() };
    let Some(wish) = library.wanted.take() else { return Vec::new() };
    let ask = Ask::List { number: wish.number, view: wish.view.clone() };
    library.awaited = Some(wish);
    vec![Effect::Ask(ask)]
}

/// A list that came anew, with those articles that left it because they were read while it was
/// on the screen: each stays behind the one that it stood behind.
fn with_read_ones(new: ArticleList, old: &ArticleList, followed: &HashSet<FeedId>) -> ArticleList {
    let ListOf::View(view) = new.of().clone() else { return new };
    let in_new: HashSet<ArticleId> = new.ids().iter().copied().collect();
    let mut behind: HashMap<Option<ArticleId>, Vec<ArticleId>> = HashMap::new();
    let mut last_common = None;
    let is_followed = |id| {
        let feed = old.entry(id).and_then(|entry| entry.feed);
        feed.is_some_and(|feed| followed.contains(&feed))
    };
    for (idx, id) in old.ids().iter().enumerate() {
        if in_new.contains(id) {
            last_common = Some(*id);
        } else if !old.is_unread(idx) && is_followed(*id) {
            behind.entry(last_common).or_default().push(*id);
        }
    }
    if behind.is_empty() {
        return new;
    }
    let in_old: HashSet<ArticleId> = old.ids().iter().copied().collect();
    let (mut ids, mut unread) = (Vec::new(), Vec::new());
    let mut push = |id: ArticleId, is_unread: bool| {
        ids.push(id);
        unread.push(is_unread);
    };
    // What stood above all others stays below what is new.
    let mut first = behind.remove(&None).unwrap_or_default();
    for (idx, id) in new.ids().iter().enumerate() {
        if in_old.contains(id) {
            first.drain(..).for_each(|read| push(read, false));
        }
        push(*id, new.is_unread(idx));
        behind.remove(&Some(*id)).into_iter().flatten().for_each(|read| push(read, false));
    }
    first.drain(..).for_each(|read| push(read, false));
    ArticleList::listed(view, ids, unread)
}

/// Asks for the rows around the selected one and for its text, where they are not here.
pub(crate) fn near(state: &mut State) -> Vec<Effect> {
    if matches!(state.list.of(), ListOf::Opened) {
        return Vec::new();
    }
    let selected = state.selected;
    let open = state.article.as_ref().map(|pane| pane.id());
    state.list.forget_far_from(selected, open);
    let (Some(library), ListOf::View(view)) = (&mut state.library, state.list.of()) else {
        return Vec::new();
    };
    let missing = |before: usize, after: usize, asked: &HashSet<ArticleId>| {
        let unknown = state.list.unknown_in(selected.saturating_sub(before)..selected + after);
        unknown.into_iter().filter(|id| !asked.contains(id)).collect::<Vec<_>>()
    };
    let query = view.query.has_words().then(|| view.query.clone());
    let reach = reach_of(view);
    let (mut close, mut rest) = (Vec::new(), Vec::new());
    if !missing(reach.margin, reach.margin, &library.rows_asked).is_empty() {
        close = missing(CLOSE, CLOSE, &library.rows_asked);
        library.rows_asked.extend(&close);
        rest = missing(reach.before, reach.after, &library.rows_asked);
        library.rows_asked.extend(&rest);
    }
    let mut effects = Vec::new();
    effects.extend(describe(close, query.as_ref()));
    effects.extend(want_text(state));
    effects.extend(describe(rest, query.as_ref()));
    effects
}

fn describe(ids: Vec<ArticleId>, query: Option<&Query>) -> Option<Effect> {
    (!ids.is_empty()).then(|| Effect::Ask(Ask::Describe { ids, query: query.cloned() }))
}

/// The text of the selected article; one is asked for at a time.
fn want_text(state: &mut State) -> Option<Effect> {
    let id = state.list.id(state.selected)?;
    let is_here = state.list.entry(id).is_some_and(|entry| !matches!(entry.text, Text::Unknown));
    let library = state.library.as_mut()?;
    if is_here || library.text_asked.is_some() {
        return None;
    }
    library.text_asked = Some(id);
    Some(Effect::Ask(Ask::Text { id, as_sent: false }))
}

pub(super) fn take_rows(state: &mut State, entries: Vec<(Entry, bool)>) -> Vec<Effect> {
    // What was asked for stood near the window, and is there still unless the list moved on.
    let first = state.selected.saturating_sub(2 * REACH.after);
    let window = state.list.ids().iter().skip(first).take(4 * REACH.after);
    let places: HashMap<ArticleId, usize> = window.copied().zip(first..).collect();
    for (mut entry, mut is_unread) in entries {
        if let Some(library) = &mut state.library {
            library.rows_asked.remove(&entry.id);
            let pending = library.pending.make_contiguous();
            is_unread = pending::put_over(pending, &mut entry, is_unread);
        }
        if let Some(idx) = places.get(&entry.id) {
            state.list.set_unread(*idx, is_unread);
        }
        state.list.put(entry);
    }
    let mut effects = opening::show_selected(state);
    effects.extend(want_text(state));
    effects
}

pub(super) fn take_text(
    state: &mut State,
    id: ArticleId,
    article: Option<Arc<Article>>,
    is_full: bool,
    wants_page: bool,
) -> Vec<Effect> {
    if let Some(library) = &mut state.library {
        library.text_asked.take_if(|asked| *asked == id);
    }
    if let Some(entry) = state.list.entry_mut(id) {
        // Facts are places in a text.
        (entry.facts, entry.is_full) = (Facts::Unknown, is_full);
        entry.text = article.map_or(Text::Gone, Text::Here);
        if entry.text == Text::Gone {
            entry.facts = Facts::Found(Arc::default());
        }
    }
    let mut effects = opening::show_selected(state);
    effects.extend(want_text(state));
    if wants_page && state.list.id(state.selected) == Some(id) {
        effects.push(Effect::Run(Errand::FullText(id)));
    }
    effects
}

/// Asks anew for what the rows around the selected one show.
pub(super) fn reload_rows(state: &mut State) -> Vec<Effect> {
    let ListOf::View(view) = state.list.of() else { return Vec::new() };
    let query = view.query.has_words().then(|| view.query.clone());
    let ids = rows_in_reach(&state.list, state.selected);
    vec![Effect::Ask(Ask::Describe { ids, query })]
}

fn rows_in_reach(list: &ArticleList, selected: usize) -> Vec<ArticleId> {
    let ListOf::View(view) = list.of() else { return Vec::new() };
    let reach = reach_of(view);
    let first = selected.saturating_sub(reach.before);
    list.ids().iter().skip(first).take(reach.before + reach.after).copied().collect()
}
