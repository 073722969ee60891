//! Who has the library open, and whether the last one closed it.

use super::{Library, StoreError};
use jiff::Timestamp;
use rustix::process::{Pid, test_kill_process};

/// Sessions that are remembered.
const KEPT: i64 = 100;

/// A stretch of use that has to be ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    id: i64,
    /// Whether one before was not ended and its process is gone: time for
    /// [`Library::check`].
    pub ended_badly_before: bool,
}

/// A session of another process that still runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherSession {
    /// Its process.
    pub pid: i64,
    /// The machine that it runs on.
    pub host: String,
    /// Since when, in seconds of Unix.
    pub started_at: i64,
}

impl Library {
    /// Says that this process uses the library from now on.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin_session(&mut self, at: Timestamp) -> Result<Session, StoreError> {
        let (pid, host) = (i64::from(std::process::id()), host());
        self.change(|transaction| {
            let open = open_sessions(transaction)?;
            let gone: Vec<i64> = open
                .iter()
                .filter(|(_, session)| is_gone(session, &host) || is_ours(session, pid, &host))
                .map(|(id, _)| *id)
                .collect();
            for id in &gone {
                transaction
                    .execute("UPDATE sessions SET ended_at = started_at WHERE id = ?1", [id])?;
            }
            transaction.execute(
                "INSERT INTO sessions (pid, host, started_at) VALUES (?1, ?2, ?3)",
                (pid, &host, at.as_second()),
            )?;
            let id = transaction.last_insert_rowid();
            transaction.execute(
                "DELETE FROM sessions WHERE id <= ?1 AND ended_at IS NOT NULL",
                [id - KEPT],
            )?;
            Ok(Session { id, ended_badly_before: !gone.is_empty() })
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

    /// Other processes that have the library open now.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn other_sessions(&self) -> Result<Vec<OtherSession>, StoreError> {
        let (pid, host) = (i64::from(std::process::id()), host());
        let open = open_sessions(&self.connection)?.into_iter().map(|(_, session)| session);
        let is_other =
            |session: &OtherSession| !is_gone(session, &host) && !is_ours(session, pid, &host);
        Ok(open.filter(is_other).collect())
    }
}

fn open_sessions(
    connection: &rusqlite::Connection,
) -> Result<Vec<(i64, OtherSession)>, StoreError> {
    let mut statement = connection
        .prepare("SELECT id, pid, host, started_at FROM sessions WHERE ended_at IS NULL")?;
    let rows = statement.query_map((), |row| {
        let session = OtherSession { pid: row.get(1)?, host: row.get(2)?, started_at: row.get(3)? };
        Ok((row.get(0)?, session))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Of another machine nothing is known.
fn is_gone(session: &OtherSession, own_host: &str) -> bool {
    let pid = i32::try_from(session.pid).ok().and_then(Pid::from_raw);
    session.host == own_host
        && pid.is_none_or(|pid| test_kill_process(pid) == Err(rustix::io::Errno::SRCH))
}

/// A process has one session. Where an older one has its number, the number was given again:
/// in containers it is often the same.
fn is_ours(session: &OtherSession, own_pid: i64, own_host: &str) -> bool {
    session.pid == own_pid && session.host == own_host
}

fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}
