//! Commands of the reader over a library: its sources, searching it, marks that only it has.

use super::asking::{self, Asking};
use super::library::{self, Source};
use super::{Effect, ListOf, Pane, State, choosing, panes, searching};

/// Shows the list of a source.
pub(super) fn open_source(state: &mut State, source: Source) -> Vec<Effect> {
    panes::focus_on(state, Pane::Headlines);
    library::show(state, source)
}

/// Shows the list of the source in a row of the pane.
pub(super) fn open_source_at(state: &mut State, idx: usize) -> Vec<Effect> {
    let Some(library) = &mut state.library else { return Vec::new() };
    let Some(source) = library.pane.at(&library.sources, idx) else { return Vec::new() };
    library.pane.selected = source;
    open_source(state, source)
}

/// Moves the selection in the sources.
pub(super) fn move_in_sources(state: &mut State, by: isize) {
    if let Some(library) = &mut state.library {
        library.pane.move_by(&library.sources, by);
    }
}

/// In the library from its lists, else in the open article.
pub(super) fn start_search(state: &mut State) {
    let is_list = matches!(state.list.of(), ListOf::View(_));
    match state.focus {
        Pane::Sources | Pane::Headlines if is_list => {
            let text = state.library.as_ref().map_or("", |library| &library.query).to_owned();
            library::start_search(state);
            asking::ask(state, Asking::InLibrary, &text);
        }
        Pane::Sources | Pane::Headlines | Pane::Article | Pane::Facts => searching::start(state),
    }
}

pub(super) fn star(state: &mut State) -> Vec<Effect> {
    if is_of_library(state) { library::star(state) } else { Vec::new() }
}

/// Whether the list is one of the library; says so where it is not.
fn is_of_library(state: &mut State) -> bool {
    let is_list = matches!(state.list.of(), ListOf::View(_));
    if !is_list {
        let sentence = state.settings.language.library_words().not_in_library;
        state.toast = Some(sentence.to_owned());
    }
    is_list
}

pub(super) fn ask_for_tags(state: &mut State) {
    if !is_of_library(state) {
        return;
    }
    if state.focus == Pane::Sources
        && let Some(feed) = choosing::selected_feed(state)
    {
        return choosing::ask_for_feed_tags(state, feed);
    }
    let Some(entry) = state.entry() else { return };
    let (id, tags) = (entry.id, entry.tags.join(", "));
    asking::ask(state, Asking::Tags(id), &tags);
}

pub(super) fn ask_for_search_name(state: &mut State) {
    let query = state.library.as_ref().map_or("", |library| library.query.trim()).to_owned();
    if query.is_empty() {
        let sentence = state.settings.language.library_words().no_search_to_save;
        state.toast = Some(sentence.to_owned());
    } else if let Some(forms) = library::forms_meant(&query, state.settings.language) {
        // It finds something else than what is meant.
        state.toast = Some(forms);
    } else {
        choosing::offer_saving(state);
    }
}

/// Takes away what is selected in the sources: a feed, a folder, a search.
pub(super) fn remove_selected(state: &mut State) -> Vec<Effect> {
    let selected = state.library.as_ref().map(|library| library.pane.selected);
    selected.map_or_else(Vec::new, |source| choosing::remove(state, source))
}
