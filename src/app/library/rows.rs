//! The rows and the text that are looked at: asked for around the selected place before they are
//! needed, one text at a time, so that a held key never queues requests.

use super::{Ask, Errand, pending, refreshing};
use crate::app::{ArticleList, Effect, Entry, Facts, ListOf, State, Text, opening};
use crate::news::Article;
use crate::news::library::{ArticleId, Query, View};
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

pub(super) fn take_rows(state: &mut State, mut entries: Vec<(Entry, bool)>) -> Vec<Effect> {
    if let Some(library) = &mut state.library {
        pending::put_over(library.pending.make_contiguous(), &mut entries);
    }
    // What was asked for stood near the window, and is there still unless the list moved on.
    let first = state.selected.saturating_sub(2 * REACH.after);
    let window = state.list.ids().iter().skip(first).take(4 * REACH.after);
    let places: HashMap<ArticleId, usize> = window.copied().zip(first..).collect();
    for (entry, is_unread) in entries {
        if let Some(library) = &mut state.library {
            library.rows_asked.remove(&entry.id);
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
        entry.lacks_page &= !is_full;
        entry.text = article.map_or(Text::Gone, Text::Here);
        if entry.text == Text::Gone {
            entry.facts = Facts::Found(Arc::default());
        }
    }
    let mut effects = opening::show_selected(state);
    if is_full {
        refreshing::say_whole(state, id);
    }
    effects.extend(want_text(state));
    let lacks_page = state.list.entry(id).is_some_and(|entry| entry.lacks_page);
    if wants_page && !lacks_page && state.list.id(state.selected) == Some(id) {
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

pub(super) fn rows_in_reach(list: &ArticleList, selected: usize) -> Vec<ArticleId> {
    let ListOf::View(view) = list.of() else { return Vec::new() };
    let reach = reach_of(view);
    let first = selected.saturating_sub(reach.before);
    list.ids().iter().skip(first).take(reach.before + reach.after).copied().collect()
}
