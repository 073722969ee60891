//! Changes that the storekeeper has not answered yet. What it answers before was read before:
//! they are put over it, so that a mark never goes back while it is being written.

use super::{Ask, Edit};
use crate::app::{Effect, Entry, State};
use crate::news::library::ArticleId;

/// Asks for a change, and remembers it until it is answered.
pub(crate) fn change(state: &mut State, edit: Edit) -> Effect {
    if let Some(library) = &mut state.library {
        library.pending.push_back(edit.clone());
    }
    Effect::Ask(Ask::Change(edit))
}

/// Puts the changes over a row that was read before them. Whether the article is unread.
pub(super) fn put_over(pending: &[Edit], entry: &mut Entry, was_unread: bool) -> bool {
    for edit in pending {
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
    read_marks(pending).fold(
        was_unread,
        |unread, (ids, is_unread)| {
            if ids.contains(&entry.id) { is_unread } else { unread }
        },
    )
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
        | Edit::SetFeed { .. }
        | Edit::TagFeed { .. }
        | Edit::SaveSearch { .. }
        | Edit::KeepDays { .. }
        | Edit::DeleteSearch(_) => None,
    })
}
