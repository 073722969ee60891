//! What the person changes in the library, and takes back.

use crate::app::{Answer, Edit, Made};
use crate::news::library::TakenBack;
use crate::store::{Change, Library, StoreError};
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
        Edit::Tag { id, added, removed } => {
            for (tags, is_added) in [(added, true), (removed, false)] {
                for tag in tags {
                    library.tag(&[id], &tag, is_added, at)?;
                }
            }
            Ok(())
        }
        Edit::TagFeed { feed, added, removed } => {
            for (tags, is_added) in [(added, true), (removed, false)] {
                for tag in tags {
                    library.tag_feed(feed, &tag, is_added, at)?;
                }
            }
            Ok(())
        }
        Edit::Unsubscribe(feed) => library.unsubscribe(feed, at),
        Edit::Rename { feed, name } => library.rename_feed(feed, name.as_deref(), at),
        Edit::MoveTo { feed, folder } => library.move_feed_into(feed, &folder, at),
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

/// Takes the last change back.
pub(super) fn undo(library: &mut Library, at: Timestamp) -> Result<Answer, StoreError> {
    let Some(undone) = library.undo(at)? else { return Ok(Answer::Undone(None)) };
    let count = undone.articles.len();
    Ok(Answer::Undone(Some(match undone.change {
        Change::Read { .. } => TakenBack::Read(library.count_stories(&undone.articles)?),
        Change::Starred { .. } => TakenBack::Starred(count),
        Change::Tagged { name, .. } => TakenBack::Tagged(count, name),
        Change::Subscribed { feeds, .. } if feeds.is_empty() => TakenBack::Arranged,
        Change::Subscribed { feeds, .. } => TakenBack::Subscribed(feeds.len()),
        Change::Unsubscribed { feed } => {
            let feed = library.feed(feed)?;
            let name = feed.map_or_else(String::new, |feed| feed.shown_name().to_owned());
            TakenBack::Unsubscribed(name)
        }
        Change::FeedTagged { .. }
        | Change::FeedRenamed { .. }
        | Change::FeedMoved { .. }
        | Change::FeedSet { .. }
        | Change::FeedKept { .. }
        | Change::FolderAdded { .. }
        | Change::FolderRenamed { .. }
        | Change::FolderMoved { .. }
        | Change::FolderDeleted { .. }
        | Change::SearchSaved { .. }
        | Change::SearchRenamed { .. }
        | Change::SearchDeleted { .. } => TakenBack::Arranged,
    })))
}
