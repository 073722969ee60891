//! Searching the library: what is found is the list, while it is typed.

use super::{lists, view_of};
use crate::app::{Effect, ListOf, Pane, State, panes};
use crate::locale::{Language, fill};
use crate::news::library::{Query, Scope, State as Marked, View};

/// How dates are written.
const DAY: &str = "2026-11-01";
const DAYS: &str = "7d";

/// Remembers the list that is on the screen, to go back to it.
pub(crate) fn start_search(state: &mut State) {
    let selected = state.list.id(state.selected);
    let ListOf::View(view) = state.list.of().clone() else { return };
    let Some(library) = &mut state.library else { return };
    if library.before_search.is_none() {
        library.before_search = Some((library.source, view, selected));
    }
    panes::focus_on(state, Pane::Headlines);
}

/// Shows what this text finds, in all articles.
pub(crate) fn search(state: &mut State, text: &str) -> Vec<Effect> {
    let Some(library) = &mut state.library else { return Vec::new() };
    text.clone_into(&mut library.query);
    let query = Query::read_unfinished(text);
    // One letter stands for half of all words: nobody means to read that list.
    if query.is_everything() || text.trim().chars().count() < 2 {
        return back_to_list(state, false);
    }
    let (source, order) = (library.source, library.order);
    lists::want(state, source, View { scope: Scope::All, query, order }, None)
}

/// How many articles were found by what is typed, and how many could not be asked yet; nothing
/// before that is known. How a date is written, where one is asked for by something else. The
/// longest form first.
pub(crate) fn found(state: &State, typed: &str) -> Vec<String> {
    if let Some(forms) = forms_meant(typed, state.settings.language) {
        let dates = [format!("{DAY} · {DAYS}"), DAY.to_owned()];
        let shorter = dates.into_iter().filter(|_| Query::lacks_date(typed));
        return std::iter::once(forms).chain(shorter).collect();
    }
    let ListOf::View(view) = state.list.of() else { return Vec::new() };
    let Some(total) = state.list.total() else { return Vec::new() };
    // Of what was typed last the list may not be here yet.
    if view.query != Query::read_unfinished(typed) {
        return Vec::new();
    }
    let language = state.settings.language;
    let found = language.library_words().found.of(language, total);
    let with_rest = unsearched(state).map(|rest| format!("{found} · {rest}"));
    with_rest.into_iter().chain([found]).collect()
}

/// What is said of the list of a search after it was typed.
pub(crate) fn note_on_search(state: &State) -> Option<String> {
    let typed = state.library.as_ref().map_or("", |library| &library.query);
    forms_meant(typed, state.settings.language).or_else(|| unsearched(state))
}

/// How what a query asks for is written, where it is written as something else: a date, or what
/// articles can be.
#[must_use]
pub fn forms_meant(typed: &str, language: Language) -> Option<String> {
    if Query::lacks_date(typed) {
        return Some(fill(language.library_words().date_forms, &[DAY, DAYS]));
    }
    let states = || Marked::NAMED.map(|(name, _)| fill("{}", &[&format!("is:{name}")])).join(" · ");
    Query::lacks_state(typed).then(states)
}

/// What is said of a list that will grow, as there are texts in which nobody has searched yet.
fn unsearched(state: &State) -> Option<String> {
    let left = state.library.as_ref().map_or(0, |library| library.unindexed);
    let language = state.settings.language;
    (left > 0).then(|| language.library_words().unsearched.of(language, left))
}

/// More texts can be searched: a list of what was found is asked for again.
pub(super) fn take_unindexed(state: &mut State, left: usize) -> Vec<Effect> {
    let (Some(library), ListOf::View(view)) = (&mut state.library, state.list.of()) else {
        return Vec::new();
    };
    // Who left the search meanwhile need not know.
    if !view.query.needs_texts() {
        return Vec::new();
    }
    library.unindexed = left;
    lists::reload(state)
}

/// What was found stays on the screen.
pub(crate) fn accept_search(state: &mut State, text: &str) -> Vec<Effect> {
    if text.trim().is_empty() { cancel_search(state) } else { Vec::new() }
}

/// What finds again, under a name, what is on the screen: its last word may go on.
pub(crate) fn query_to_save(text: &str) -> String {
    let text = text.trim();
    let open = format!("{text}*");
    if Query::read(&open) == Query::read_unfinished(text) { open } else { text.to_owned() }
}

/// Back to the list before the search.
pub(crate) fn cancel_search(state: &mut State) -> Vec<Effect> {
    back_to_list(state, true)
}

fn back_to_list(state: &mut State, is_over: bool) -> Vec<Effect> {
    let Some(library) = &mut state.library else { return Vec::new() };
    library.query.clear();
    let before = if is_over { library.before_search.take() } else { library.before_search.clone() };
    let (source, view, selected) = before.unwrap_or_else(|| {
        let view = view_of(library.source, &library.sources, library.order, state.now.as_ref());
        (library.source, view, None)
    });
    lists::want(state, source, view, selected)
}
