//! Read and unread: marking, and undoing it.

use super::{State, UndoStep};

/// Marks the open article read because it was opened; not a change to be undone by itself.
pub(super) fn mark_opened(state: &mut State) {
    state.list.set_unread(state.selected, false);
}

/// Turns the open article's mark round.
pub(super) fn toggle(state: &mut State) {
    let selected = state.selected;
    if selected >= state.list.len() {
        return;
    }
    let was_read = !state.list.is_unread(selected);
    state.list.set_unread(selected, was_read);
    state.undo.push(UndoStep(vec![(selected, was_read)]));
    let words = state.settings.language.words();
    let said = if was_read { words.marked_one_unread } else { words.marked_one_read };
    state.toast = Some(said.to_string());
}

/// Marks everything read.
pub(super) fn mark_all(state: &mut State) {
    let language = state.settings.language;
    let mut touched = Vec::new();
    for idx in 0..state.list.len() {
        if state.list.set_unread(idx, false) {
            touched.push((idx, false));
        }
    }
    state.toast = Some(if touched.is_empty() {
        language.words().all_read_already.to_string()
    } else {
        language.words().marked_read.of(language, touched.len())
    });
    if !touched.is_empty() {
        state.undo.push(UndoStep(touched));
    }
}

/// Puts the marks back as they were before the last change.
pub(super) fn undo(state: &mut State) {
    let words = state.settings.language.words();
    let Some(UndoStep(touched)) = state.undo.pop() else {
        state.toast = Some(words.nothing_to_undo.to_string());
        return;
    };
    for (idx, was_read) in touched {
        state.list.set_unread(idx, !was_read);
    }
    state.toast = Some(words.undone.to_string());
}
