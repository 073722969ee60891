//! Read and unread: marking, and taking it back. What was opened from files is marked here; of
//! articles of the library the storekeeper is told.

use super::{Effect, ListOf, State, UndoStep, choosing, library};

fn is_of_library(state: &State) -> bool {
    matches!(state.list.of(), ListOf::View(_))
}

/// Marks the selected article read because it was opened; not a change to be undone by itself.
pub(super) fn mark_opened(state: &mut State) -> Vec<Effect> {
    if is_of_library(state) {
        return library::mark_opened(state);
    }
    state.list.set_unread(state.selected, false);
    Vec::new()
}

/// Turns the selected article's mark round.
pub(super) fn toggle(state: &mut State) -> Vec<Effect> {
    if is_of_library(state) {
        return library::toggle_read(state);
    }
    let selected = state.selected;
    let was_read = !state.list.is_unread(selected);
    state.list.set_unread(selected, was_read);
    state.undo.push(UndoStep(vec![(selected, was_read)]));
    let words = state.settings.language.words();
    let said = if was_read { words.marked_one_unread } else { words.marked_one_read };
    state.toast = Some(said.to_string());
    Vec::new()
}

/// Marks everything read; of the library what the person chooses.
pub(super) fn mark_all(state: &mut State) -> Vec<Effect> {
    if is_of_library(state) {
        return choosing::offer_marking(state);
    }
    let mut touched = Vec::new();
    for idx in 0..state.list.len() {
        if state.list.set_unread(idx, false) {
            touched.push((idx, false));
        }
    }
    say_marked(state, touched.len());
    if !touched.is_empty() {
        state.undo.push(UndoStep(touched));
    }
    Vec::new()
}

/// Says how many articles were marked read.
pub(super) fn say_marked(state: &mut State, count: usize) {
    let language = state.settings.language;
    let words = language.words();
    state.toast = Some(match count {
        0 => words.all_read_already.to_owned(),
        count => words.marked_read.of(language, count),
    });
}

/// Takes the last change back: of the library, whichever it was and whenever; of what was
/// opened, the marks as they were before.
pub(super) fn undo(state: &mut State) -> Vec<Effect> {
    let words = state.settings.language.words();
    let Some(UndoStep(touched)) = state.undo.pop() else {
        if state.library.is_some() {
            return library::undo(state, false);
        }
        state.toast = Some(words.nothing_to_undo.to_string());
        return Vec::new();
    };
    for (idx, was_read) in touched {
        state.list.set_unread(idx, !was_read);
    }
    state.toast = Some(words.undone.to_string());
    Vec::new()
}
