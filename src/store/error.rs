//! Why the library could not do what it was asked.

use super::ArticleId;
use std::path::PathBuf;

/// What went wrong. Its `Display` is an English sentence.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file is something else.
    #[error("{} is not a library of khabar; if it was one, run: khabar recover", .0.display())]
    NotALibrary(PathBuf),
    /// A later khabar made it.
    #[error(
        "the library was written by a newer khabar (its format is {found}, this khabar knows {known}); use that one"
    )]
    Newer {
        /// The version of its schema.
        found: i64,
        /// The newest that we know.
        known: i64,
    },
    /// Another process writes for longer than we wait.
    #[error("another khabar is writing to the library; try again in a moment")]
    Busy,
    /// Another process has the library open.
    #[error("another khabar has the library open; leave it first")]
    InUse,
    /// What is in the file contradicts itself.
    #[error("the library is damaged ({0}); run: khabar recover")]
    Damaged(String),
    /// What is kept of the text of an article makes no sense.
    #[error("the library is damaged (the text of article {}); run: khabar recover", .0.0)]
    DamagedText(ArticleId),
    /// The disk is full.
    #[error("the disk is full; nothing of this change was saved")]
    Full,
    /// The file may only be read.
    #[error("the library may not be written to; check its permissions")]
    ReadOnly,
    /// The feed, folder or article is not there.
    #[error("there is no {0} of this number in the library")]
    Missing(&'static str),
    /// A folder cannot lie in itself.
    #[error("a folder cannot be moved into itself")]
    FolderInItself,
    /// The files around the database.
    #[error("{}: {source}", .path.display())]
    File {
        /// Which one.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// All else.
    #[error("the library could not be used: {0}")]
    Sqlite(rusqlite::Error),
}

const SHMSIZE: i32 = rusqlite::ffi::SQLITE_IOERR_SHMSIZE;

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::{Error, ErrorCode};
        // Values that we never wrote.
        if let Error::FromSqlConversionFailure(..)
        | Error::InvalidColumnType(..)
        | Error::IntegralValueOutOfRange(..)
        | Error::Utf8Error(..) = &error
        {
            return Self::Damaged(error.to_string());
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged(error.to_string())
            }
            Some(ErrorCode::DiskFull) => Self::Full,
            // There is no room for what processes share of a library.
            Some(ErrorCode::SystemIoFailure)
                if error.sqlite_error().is_some_and(|it| it.extended_code == SHMSIZE) =>
            {
                Self::Full
            }
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            _ => Self::Sqlite(error),
        }
    }
}

impl StoreError {
    /// With the file that could not be read or written.
    pub(super) fn file(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }
}
