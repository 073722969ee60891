//! What is set for one feed alone. A login that came with its address is kept here, where no list
//! shows it and no reading list takes it out.

use super::undo::{self, Change};
use super::{FeedId, Library, StoreError};
use crate::news::library::FeedSettings;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use url::Url;

impl Library {
    /// What is set for a feed.
    ///
    /// # Errors
    /// When the feed is not there, or the library cannot be read.
    pub fn feed_settings(&self, feed: FeedId) -> Result<FeedSettings, StoreError> {
        read(&self.connection, feed)
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
    let (user, password) = (Some(login.user), Some(login.password));
    write(connection, feed, &FeedSettings { user, password, ..before.clone() })?;
    Ok(before)
}

/// Forgets what only its old server may hear.
pub(super) fn forget_login(connection: &Connection, feed: FeedId) -> Result<(), StoreError> {
    let settings = read(connection, feed)?;
    let without = settings.clone().for_others();
    if without == settings { Ok(()) } else { write(connection, feed, &without) }
}

/// A user name and a password.
#[derive(Clone, PartialEq, Eq)]
pub struct Login {
    /// The name.
    pub user: String,
    /// The password.
    pub password: String,
}

/// An address without the login that it may hold, and that login.
#[must_use]
pub fn without_login(address: &str) -> (String, Option<Login>) {
    let address = address.trim();
    let Ok(mut url) = Url::parse(address) else { return (address.to_owned(), None) };
    if url.username().is_empty() && url.password().is_none() {
        return (address.to_owned(), None);
    }
    let login = Login {
        user: decoded(url.username()),
        password: decoded(url.password().unwrap_or_default()),
    };
    if url.set_username("").is_err() || url.set_password(None).is_err() {
        return (address.to_owned(), None);
    }
    (url.into(), Some(login))
}

/// `%40` is an at sign.
fn decoded(part: &str) -> String {
    // The only decoder of `url` is that of forms, in which a plus sign is a blank.
    let part = part.replace('+', "%2B").replace('&', "%26");
    let pair = format!("={part}");
    url::form_urlencoded::parse(pair.as_bytes())
        .next()
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_is_taken_out_of_an_address() {
        let (address, login) = without_login("https://ada:p%40ss+1&x=2@example.org/feed?x=1");
        let login = login.map(|login| (login.user, login.password));
        assert_eq!(address, "https://example.org/feed?x=1");
        assert_eq!(login, Some(("ada".to_owned(), "p@ss+1&x=2".to_owned())));
    }

    #[test]
    fn other_addresses_stay_as_they_are() {
        for address in ["https://example.org", "stories/", "mailto:a@example.org"] {
            let (without, login) = without_login(address);
            assert!(without == address && login.is_none(), "{address}");
        }
    }
}
