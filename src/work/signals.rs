//! Brings the signals that end, stop and wake the program into its inbox.

use super::run::Arrival;
use super::terminal;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;
use std::io;
use std::sync::mpsc::Sender;
use std::time::Duration;

/// How long the loop may take to obey a signal before the signal thread does it alone.
const PATIENCE: Duration = Duration::from_secs(2);

/// A signal, by what is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signal {
    /// Give the terminal back and end with 128 and this number.
    End(u8),
    /// Give the terminal back and stop until SIGCONT.
    Stop,
    /// The program runs again after it was stopped.
    Continue,
}

/// Listens from now on, for as long as the program runs.
pub(super) fn listen(inbox: Sender<Arrival>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for number in signals.forever() {
            if terminal::is_lent() && matches!(number, SIGINT | SIGQUIT) {
                // Typed for the program that has the terminal, which shares our group.
                continue;
            }
            let signal = match number {
                SIGTSTP => Signal::Stop,
                SIGCONT => Signal::Continue,
                _ => Signal::End(u8::try_from(number).unwrap_or(0)),
            };
            let delivered = inbox.send(Arrival::Signal(signal)).is_ok();
            if let Signal::End(number) = signal {
                if delivered {
                    std::thread::sleep(PATIENCE);
                }
                terminal::give_back();
                std::process::exit(exit_code(number).into());
            }
        }
    })?;
    Ok(())
}

/// Stops the process, as SIGTSTP does by itself; returns when it was woken.
pub(super) fn stop_here() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(SIGTSTP)
}

/// As shells report a program that a signal ended.
pub(super) fn exit_code(signal: u8) -> u8 {
    128u8.saturating_add(signal)
}
