//! Changes that the storekeeper has not answered yet. What it answers before was read before:
//! they are put over it, so that a mark never goes back while it is being written.

use super::{Ask, Edit};
use crate::app::{Effect, Entry, State};
use crate::news::library::ArticleId;
use std::collections::HashMap;

/// Asks for a change, and remembers it until it is answered.
pub(crate) fn change(state: &mut State, edit: Edit) -> Effect {
    if let Some(library) = &mut state.library {
        library.pending.push_back(edit.clone());
    }
    Effect::Ask(Ask::Change(edit))
}

/// Puts the changes over rows that were read before them: each with whether it is unread.
pub(super) fn put_over(pending: &[Edit], rows: &mut [(Entry, bool)]) {
    if pending.is_empty() {
        return;
    }
    // A change may mark very many articles, and only a window of them is looked at.
    let places: HashMap<ArticleId, usize> =
        rows.iter().zip(0..).map(|((entry, _), place)| (entry.id, place)).collect();
    for (ids, is_marked_unread) in read_marks(pending) {
        for place in ids.iter().filter_map(|id| places.get(id)) {
            if let Some((_, is_unread)) = rows.get_mut(*place) {
                *is_unread = is_marked_unread;
            }
        }
    }
    for (entry, _) in rows {
        pending.iter().for_each(|edit| put_one_over(edit, entry));
    }
}

fn put_one_over(edit: &Edit, entry: &mut Entry) {
    if let Edit::Star { id, is_starred } = edit
        && *id == entry.id
    {
        entry.is_starred = *is_starred;
    } else if let Edit::Tag { id, added, removed } = edit
        && *id == entry.id
    {
        entry.tags.retain(|tag| !removed.contains(tag) && !added.contains(tag));
        entry.tags.extend(added.iter().cloned());
    }
}

/// The read marks among the changes, the earliest first.
pub(super) fn read_marks(pending: &[Edit]) -> impl Iterator<Item = (&[ArticleId], bool)> {
    pending.iter().filter_map(|edit| match edit {
        Edit::Opened(id) => Some((std::slice::from_ref(id), false)),
        Edit::MarkRead { ids, is_read } => Some((ids.as_slice(), !is_read)),
        Edit::MarkView(_)
        | Edit::Star { .. }
        | Edit::Tag { .. }
        | Edit::Unsubscribe(_)
        | Edit::Rename { .. }
        | Edit::MoveTo { .. }
        | Edit::RenameFolder { .. }
        | Edit::MoveFolder { .. }
        | Edit::DeleteFolder(_)
        | Edit::SetFeed { .. }
        | Edit::TagFeed { .. }
        | Edit::SaveSearch { .. }
        | Edit::RenameSearch { .. }
        | Edit::KeepDays { .. }
        | Edit::DeleteSearch(_) => None,
    })
}
