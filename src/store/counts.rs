//! How many articles there are, kept by triggers: always right, and no more work for 100,000.

use super::stories::Elsewhere;
use super::{Counts, FeedId, FolderId, Library, Query, Scope, State, StoreError, View, folders};
use jiff::Zoned;
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashSet;

const SHOWN: &str = "coalesce(sum(shown_total), 0), coalesce(sum(shown_unread), 0),
    coalesce(sum(shown_starred), 0) FROM counts";

impl Library {
    /// Of all articles, each story once.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn counts(&self) -> Result<Counts, StoreError> {
        let sql = format!("SELECT {SHOWN}");
        Ok(self.connection.prepare_cached(&sql)?.query_row((), counts)?)
    }

    /// Of a feed, with stories that another feed gave too.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn counts_of_feed(&self, feed: FeedId) -> Result<Counts, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT total, unread, starred FROM counts WHERE feed_id = ?1")?;
        Ok(statement.query_row([feed], counts).optional()?.unwrap_or_default())
    }

    /// Of a folder and the folders in it, each story once.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn counts_of_folder(&self, folder: FolderId) -> Result<Counts, StoreError> {
        let feeds = folders::feeds_within(&self.connection, &[folder])?;
        of_feeds(&self.connection, &feeds, &Elsewhere::read(&self.connection)?)
    }

    /// Of any view: of today, of a tag, of a saved search. The last two take as long as their
    /// lists do.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn counts_of_view(&self, view: &View, now: &Zoned) -> Result<Counts, StoreError> {
        if view.query.is_everything() {
            match view.scope {
                Scope::All => return self.counts(),
                Scope::Feed(feed) => return self.counts_of_feed(feed),
                Scope::Folder(folder) => return self.counts_of_folder(folder),
                Scope::Unread | Scope::Starred | Scope::Since(_) | Scope::Tag(_) => {}
            }
        }
        let with = |state: Option<State>| {
            let parts = [Some(view.query.clone()), state.map(Query::Is)];
            let query = match state {
                None => view.query.clone(),
                Some(_) => Query::All(parts.into_iter().flatten().collect()),
            };
            self.count(&View { query, ..view.clone() }, now)
        };
        Ok(Counts {
            total: with(None)?,
            unread: with(Some(State::Unread))?,
            starred: with(Some(State::Starred))?,
        })
    }
}

/// Of several feeds, each story once, whichever feed it is shown of.
pub(super) fn of_feeds(
    connection: &Connection,
    feeds: &[FeedId],
    elsewhere: &Elsewhere,
) -> Result<Counts, StoreError> {
    let numbers: Vec<String> = feeds.iter().map(|feed| feed.0.to_string()).collect();
    let sql = format!("SELECT {SHOWN} WHERE feed_id IN ({})", numbers.join(","));
    let shown = connection.query_row(&sql, (), counts)?;
    let other = elsewhere.counts(feeds, &HashSet::new());
    Ok(Counts {
        total: shown.total + other.total,
        unread: shown.unread + other.unread,
        starred: shown.starred + other.starred,
    })
}

fn counts(row: &rusqlite::Row<'_>) -> rusqlite::Result<Counts> {
    Ok(Counts { total: row.get(0)?, unread: row.get(1)?, starred: row.get(2)? })
}
