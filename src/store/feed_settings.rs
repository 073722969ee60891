//! What is set for one feed alone. A login that came with its address is kept here, where no list
//! shows it and no reading list takes it out.

use super::undo::{self, Change};
use super::{FeedId, Library, StoreError};
use crate::news::library::{FeedSettings, Login, without_login};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

impl Library {
    /// What is set for a feed.
    ///
    /// # Errors
    /// When the feed is not there, or the library cannot be read.
    pub fn feed_settings(&self, feed: FeedId) -> Result<FeedSettings, StoreError> {
        read(&self.connection, feed)
    }

    /// Takes the login of its address, as somebody has just typed it. Whether that is a new one.
    ///
    /// # Errors
    /// When the feed is not there, or the library cannot be written.
    pub fn take_login(
        &mut self,
        feed: FeedId,
        address: &str,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let (_, Some(login)) = without_login(address) else { return Ok(false) };
        let before = self.feed_settings(feed)?;
        let after = before.clone().with_login(login);
        self.set_feed_settings(feed, &after, at)?;
        Ok(before != after)
    }

    /// Sets it. The next request heeds it, and comes when a new interval says.
    ///
    /// # Errors
    /// When the feed is not there, or the library cannot be written.
    pub fn set_feed_settings(
        &mut self,
        feed: FeedId,
        settings: &FeedSettings,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.change(|transaction| {
            let before = read(transaction, feed)?;
            if before == *settings {
                return Ok(());
            }
            write(transaction, feed, settings)?;
            undo::record(transaction, at, &Change::FeedSet { feed, before: Box::new(before) }, &[])
        })
    }
}

fn read(connection: &Connection, feed: FeedId) -> Result<FeedSettings, StoreError> {
    let settings: Option<String> = connection
        .prepare_cached("SELECT settings FROM feeds WHERE id = ?1")?
        .query_row([feed], |row| row.get(0))
        .optional()?;
    let settings = settings.ok_or(StoreError::Missing("feed"))?;
    Ok(serde_json::from_str(&settings).unwrap_or_default())
}

/// Writes it as it is; who changes it records that.
pub(super) fn write(
    connection: &Connection,
    feed: FeedId,
    settings: &FeedSettings,
) -> Result<(), StoreError> {
    let before = read(connection, feed)?;
    if let Some(minutes) = settings.interval_minutes
        && before.interval_minutes != settings.interval_minutes
    {
        // Else the old interval would have to pass first.
        connection.execute(
            "UPDATE feeds SET next_at = fetched_at + ?2 * 60
             WHERE id = ?1 AND fetched_at IS NOT NULL AND stopped_at IS NULL",
            (feed, minutes),
        )?;
    }
    let json = serde_json::to_string(settings).unwrap_or_else(|_| "{}".to_owned());
    connection.execute("UPDATE feeds SET settings = ?2 WHERE id = ?1", (feed, json))?;
    Ok(())
}

/// Keeps the login of a feed. What was set for it before.
pub(super) fn set_login(
    connection: &Connection,
    feed: FeedId,
    login: Login,
) -> Result<FeedSettings, StoreError> {
    let before = read(connection, feed)?;
    write(connection, feed, &before.clone().with_login(login))?;
    Ok(before)
}

/// Forgets what only its old server may hear.
pub(super) fn forget_login(connection: &Connection, feed: FeedId) -> Result<(), StoreError> {
    let settings = read(connection, feed)?;
    let without = settings.clone().for_others();
    if without == settings { Ok(()) } else { write(connection, feed, &without) }
}
