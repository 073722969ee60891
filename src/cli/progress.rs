//! The line on a terminal that says how far something is, and is gone when it is done.

use super::speech::Speech;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// What takes longer than this is not done in silence.
const PATIENCE: Duration = Duration::from_millis(500);

/// Such a line on standard error, where a person looks on.
pub(super) struct Progress<'a> {
    speech: &'a Speech,
    is_watched: bool,
    is_shown: bool,
    since: Instant,
}

impl<'a> Progress<'a> {
    pub(super) fn new(speech: &'a Speech) -> Self {
        let is_watched = io::stderr().is_terminal();
        Self { speech, is_watched, is_shown: false, since: Instant::now() }
    }

    /// One that nobody sees.
    pub(super) fn silent(speech: &'a Speech) -> Self {
        Self { is_watched: false, ..Self::new(speech) }
    }

    pub(super) fn show(&mut self, line: &str) {
        if self.is_watched {
            (self.is_shown, self.since) = (true, Instant::now());
            let _ = write!(io::stderr(), "\r\x1b[K{}", self.speech.progress(line));
        }
    }

    /// Shows a line of what takes long, and then another one each time it does.
    pub(super) fn show_if_long(&mut self, line: impl FnOnce() -> String) {
        if self.is_watched && self.since.elapsed() > PATIENCE {
            self.show(&line());
        }
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if self.is_shown {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
