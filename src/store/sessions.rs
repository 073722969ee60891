//! Who has the library open, and whether the last one closed it.

use super::lock::ReaderLock;
use super::{Library, StoreError};
use jiff::Timestamp;

/// Sessions that are remembered.
const KEPT: i64 = 100;

/// A stretch of use that has to be ended.
#[derive(Debug)]
pub struct Session {
    id: i64,
    _lock: Option<ReaderLock>,
    /// Whether another reader has the library open too.
    pub is_shared: bool,
    /// Whether one before was not ended and its process is gone: time for
    /// [`Library::check`]. Not known while the library is shared.
    pub ended_badly_before: bool,
}

impl Library {
    /// Says that this process uses the library from now on.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin_session(&mut self, at: Timestamp) -> Result<Session, StoreError> {
        let (lock, is_shared) = ReaderLock::take(self.path());
        let (pid, host) = (i64::from(std::process::id()), host());
        self.change(|transaction| {
            let gone = match is_shared {
                true => 0,
                false => transaction.execute(
                    "UPDATE sessions SET ended_at = started_at WHERE ended_at IS NULL",
                    (),
                )?,
            };
            transaction.execute(
                "INSERT INTO sessions (pid, host, started_at) VALUES (?1, ?2, ?3)",
                (pid, &host, at.as_second()),
            )?;
            let id = transaction.last_insert_rowid();
            transaction.execute(
                "DELETE FROM sessions WHERE id <= ?1 AND ended_at IS NOT NULL",
                [id - KEPT],
            )?;
            Ok(Session { id, _lock: lock, is_shared, ended_badly_before: gone > 0 })
        })
    }

    /// Says that all was written.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn end_session(&mut self, session: Session, at: Timestamp) -> Result<(), StoreError> {
        self.connection.execute(
            "UPDATE sessions SET ended_at = ?2 WHERE id = ?1",
            (session.id, at.as_second()),
        )?;
        Ok(())
    }

    /// Whether a reader has the library open now.
    #[must_use]
    pub fn has_reader(&self) -> bool {
        ReaderLock::is_held(self.path())
    }
}

fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}
