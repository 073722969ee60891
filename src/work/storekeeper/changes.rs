//! What the person changes in the library, and takes back.

use crate::app::{Answer, Edit, Made};
use crate::news::library::TakenBack;
use crate::store::{Change, Library, StoreError, Undone};
use jiff::{Timestamp, Zoned};

/// Makes a change. What it did, where the person could not count that.
pub(super) fn make(
    library: &mut Library,
    edit: Edit,
    now: &Zoned,
) -> Result<Option<Made>, StoreError> {
    let at = now.timestamp();
    let mut made = None;
    let done = match edit {
        Edit::Opened(id) => library.note_opened(id, at),
        Edit::MarkRead { ids, is_read } => library.mark_read(&ids, is_read, at).map(|_| ()),
        Edit::MarkView(view) => {
            library.mark_all_read(&view, now).map(|count| made = Some(Made::Read(count)))
        }
        Edit::Star { id, is_starred } => library.mark_starred(&[id], is_starred, at).map(|_| ()),
        Edit::Tag { id, added, removed } => library.retag(id, &added, &removed, at),
        Edit::TagFeed { feed, added, removed } => library.retag_feed(feed, &added, &removed, at),
        Edit::Unsubscribe(feed) => library.unsubscribe(feed, at),
        Edit::Rename { feed, name } => library.rename_feed(feed, name.as_deref(), at),
        Edit::MoveTo { feed, folder } => library.move_feed_into(feed, &folder, at),
        Edit::MoveFolder { folder, into } => library.move_folder_into(folder, &into, at),
        Edit::RenameFolder { folder, name } => library.rename_folder(folder, &name, at),
        Edit::DeleteFolder(folder) => library.delete_folder(folder, at),
        Edit::SetFeed { feed, values } => {
            let mut settings = library.feed_settings(feed)?;
            for (setting, typed) in values {
                // What is not taken was refused when it was typed.
                let _ = settings.set(setting, &typed);
            }
            library.set_feed_settings(feed, &settings, at)
        }
        Edit::SaveSearch { name, query, is_mute } => {
            let before = library.counts()?.total;
            library.save_search(&name, &query, is_mute, at)?;
            let hidden = before.saturating_sub(library.counts()?.total);
            made = is_mute.then_some(Made::Hidden(hidden));
            Ok(())
        }
        Edit::KeepDays { feed, days } => {
            let feed_row = library.retention_of(feed)?;
            library.set_retention(feed, days, feed_row.1, at)
        }
        Edit::RenameSearch { search, name } => library.rename_search(search, &name, at),
        Edit::DeleteSearch(search) => library.delete_search(search, at),
    };
    done.map(|()| made)
}

/// Takes the last change back. Subscriptions end only where they may: the one change that is not
/// seen to go may have been made weeks ago, by a command.
pub(super) fn undo(
    library: &mut Library,
    may_end: bool,
    at: Timestamp,
) -> Result<Answer, StoreError> {
    if !may_end
        && let Some(Change::Subscribed { feeds, .. }) = library.last_change(at)?
        && !feeds.is_empty()
    {
        return Ok(Answer::UndoEnds(feeds));
    }
    let Some(undone) = library.undo(at)? else { return Ok(Answer::Undone(None)) };
    Ok(Answer::Undone(Some(said(library, undone)?)))
}

/// What is said of a change that was taken back.
fn said(library: &Library, undone: Undone) -> Result<TakenBack, StoreError> {
    let count = undone.articles.len();
    let feed_name = || match undone.feeds[..] {
        [feed, ..] => Ok(library.feed(feed)?.map(|feed| feed.shown_name().to_owned())),
        [] => Ok::<_, StoreError>(None),
    };
    Ok(match undone.change {
        Change::Read { .. } => TakenBack::Read(library.count_stories(&undone.articles)?),
        Change::Starred { .. } => TakenBack::Starred(count),
        Change::Tagged { name, .. } => TakenBack::Tagged(count, vec![name]),
        Change::Together { ref changes } if undone.feeds.is_empty() => {
            TakenBack::Tagged(count, tags_of(changes))
        }
        Change::Subscribed { feeds, .. } if !feeds.is_empty() => TakenBack::Subscribed(feeds.len()),
        Change::Unsubscribed { .. } => TakenBack::Unsubscribed(feed_name()?.unwrap_or_default()),
        Change::Together { .. }
        | Change::Subscribed { .. }
        | Change::FeedTagged { .. }
        | Change::FeedRenamed { .. }
        | Change::FeedMoved { .. }
        | Change::FeedSet { .. }
        | Change::FeedKept { .. } => TakenBack::Arranged(feed_name()?),
        Change::FolderAdded { name, .. }
        | Change::FolderRenamed { before: name, .. }
        | Change::FolderMoved { before: (name, _), .. }
        | Change::FolderDeleted { name, .. }
        | Change::SearchSaved { name, .. }
        | Change::SearchRenamed { before: name, .. }
        | Change::SearchDeleted { name, .. } => TakenBack::Arranged(Some(name)),
    })
}

/// The tags that were put on or taken off.
fn tags_of(changes: &[Change]) -> Vec<String> {
    let name = |change: &Change| match change {
        Change::Tagged { name, .. } => Some(name.clone()),
        _ => None,
    };
    changes.iter().filter_map(name).collect()
}
