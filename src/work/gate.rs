//! Keeps the thread that reads keys from the terminal while another program reads them.

use rustix::process::{Signal, getpid, kill_process};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The thread that reads keys stands before it well within this time, if it lives.
const PATIENCE: Duration = Duration::from_secs(2);

/// Between two reads of the terminal.
#[derive(Debug, Default)]
pub(super) struct Gate {
    position: Mutex<Position>,
    moved: Condvar,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Position {
    #[default]
    Open,
    /// To be closed behind the read that goes on.
    Closing,
    /// Nobody reads.
    Closed,
}

impl Gate {
    /// Called before each read by the thread that reads keys: waits while the gate is closed.
    pub(super) fn pass(&self) {
        let mut position = self.lock();
        while *position != Position::Open {
            *position = Position::Closed;
            self.moved.notify_all();
            position = self.moved.wait(position).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Returns when nobody reads keys any more; false when that did not come to be.
    pub(super) fn close(&self) -> bool {
        *self.lock() = Position::Closing;
        // A read ends with a key or with a change of the window, which this signal says there
        // was. One that comes before the read waits for it in a pipe.
        let _ = kill_process(getpid(), Signal::WINCH);
        let is_closing = |position: &mut Position| *position == Position::Closing;
        let waited = self.moved.wait_timeout_while(self.lock(), PATIENCE, is_closing);
        let position = waited.map_or_else(|error| *error.into_inner().0, |(position, _)| *position);
        position == Position::Closed
    }

    /// Keys are read again.
    pub(super) fn open(&self) {
        *self.lock() = Position::Open;
        self.moved.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, Position> {
        self.position.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn nobody_passes_between_close_and_open() {
        let (gate, passed) = (Arc::new(Gate::default()), Arc::new(AtomicUsize::new(0)));
        let (its_gate, its_passed) = (Arc::clone(&gate), Arc::clone(&passed));
        std::thread::spawn(move || {
            loop {
                its_gate.pass();
                its_passed.fetch_add(1, Ordering::SeqCst);
            }
        });
        for _ in 0..50 {
            assert!(gate.close());
            let before = passed.load(Ordering::SeqCst);
            std::thread::sleep(Duration::from_millis(1));
            assert_eq!(passed.load(Ordering::SeqCst), before);
            gate.open();
            while passed.load(Ordering::SeqCst) == before {
                std::thread::yield_now();
            }
        }
    }
}
