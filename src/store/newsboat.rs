//! The cache of newsboat: its articles with what was read of them. It is only looked at.

use super::StoreError;
use crate::news::{Entry, Feed, FeedFormat, Summary};
use crate::text::Direction;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// How long we wait while newsboat writes.
const PATIENCE: Duration = Duration::from_secs(5);

/// An open cache.
#[derive(Debug)]
pub struct NewsboatCache {
    connection: Connection,
}

/// A feed of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CachedFeed {
    /// Where it is fetched from.
    pub address: String,
    /// What it calls itself.
    pub title: Option<String>,
    /// The site that it belongs to.
    pub site: Option<String>,
}

/// An article of it.
#[derive(Clone, Debug, PartialEq)]
pub struct CachedItem {
    /// What the feed sent.
    pub entry: Entry,
    /// Whether it was read.
    pub is_read: bool,
    /// Letters that the person gave it.
    pub flags: String,
}

impl NewsboatCache {
    /// Opens the file, if it is such a cache.
    ///
    /// # Errors
    /// When it is a database that cannot be read.
    pub fn open(path: &Path) -> Result<Option<Self>, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(PATIENCE)?;
        let sql = "SELECT count(*) = 2 FROM sqlite_schema WHERE name IN ('rss_feed', 'rss_item')";
        match connection.query_row(sql, (), |row| row.get(0)).map_err(StoreError::from) {
            Ok(true) => Ok(Some(Self { connection })),
            // Another database, or no database.
            Ok(false) | Err(StoreError::Damaged(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Its feeds. Those that are made of others, or that a program prints, are left out: the
    /// number of these comes second.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn feeds(&self) -> Result<(Vec<CachedFeed>, usize), StoreError> {
        let mut statement =
            self.connection.prepare("SELECT rssurl, title, url FROM rss_feed ORDER BY rowid")?;
        let rows = statement.query_map((), |row| {
            let said = |text: String| Some(text).filter(|text| !text.trim().is_empty());
            Ok(CachedFeed {
                address: row.get(0)?,
                title: said(row.get(1)?),
                site: said(row.get(2)?),
            })
        })?;
        let all: Vec<CachedFeed> = rows.collect::<Result<_, _>>()?;
        let count = all.len();
        let feeds: Vec<CachedFeed> = all
            .into_iter()
            .filter(|feed| feed.address.contains("://") && !is_made(&feed.address))
            .collect();
        let left_out = count - feeds.len();
        Ok((feeds, left_out))
    }

    /// The articles of a feed that were not deleted, the newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn items(&self, address: &str) -> Result<Vec<CachedItem>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT guid, title, author, url, pubDate, content, unread, coalesce(flags, '')
             FROM rss_item WHERE feedurl = ?1 AND deleted = 0 ORDER BY pubDate DESC, id DESC",
        )?;
        let rows = statement.query_map([address], |row| {
            let said = |text: String| Some(text).filter(|text| !text.trim().is_empty());
            let link = said(row.get(3)?);
            let seconds: i64 = row.get(4)?;
            let published = Timestamp::from_second(seconds).ok().filter(|_| seconds > 0);
            let guid: String = row.get(0)?;
            Ok(CachedItem {
                entry: Entry {
                    id: said(guid).or(link.clone()).unwrap_or_default(),
                    title: said(row.get(1)?),
                    link,
                    published: published.map(|time| time.to_zoned(TimeZone::UTC)),
                    updated: None,
                    authors: said(row.get(2)?).into_iter().collect(),
                    summary: Summary::Content,
                    content: said(row.get(5)?),
                    base: None,
                    language: None,
                    categories: Vec::new(),
                    enclosures: Vec::new(),
                    comments: None,
                    is_cut: false,
                },
                is_read: !row.get::<_, bool>(6)?,
                flags: row.get(7)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn is_made(address: &str) -> bool {
    ["query:", "exec:", "filter:"].iter().any(|kind| address.starts_with(kind))
}

impl CachedFeed {
    /// As a feed with these entries.
    #[must_use]
    pub fn with(&self, entries: Vec<Entry>) -> Feed {
        Feed {
            format: FeedFormat::Rss,
            title: self.title.clone(),
            description: None,
            link: self.site.clone(),
            language: None,
            direction: Direction::Ltr,
            entries,
            problems: Vec::new(),
        }
    }
}
