//! Lends the terminal to a program of the person that needs it itself: a text browser, a pager.
//! Until that has ended nothing is drawn and no key is read; all else goes on.

use super::gate::Gate;
use super::pipe_program::command_of;
use super::run::Arrival;
use super::terminal::{self, Modes};
use crate::app::{Browsed, Message, Piped};
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process, waitid};
use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::process::{Child, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::mpsc::Sender;

/// A program that needs the terminal.
#[derive(Debug)]
pub(super) struct Loan {
    /// The program and its arguments.
    pub(super) command: Vec<String>,
    /// What it reads on its standard input; none: keys.
    pub(super) input: Option<Vec<u8>>,
    /// For what.
    pub(super) purpose: Purpose,
}

/// Who is told how it ended.
#[derive(Debug)]
pub(super) enum Purpose {
    /// An address was to be opened.
    Address,
    /// A line was typed.
    Line,
    /// The open article was given to a program of this name.
    OpenWith(String),
}

/// Lends it to one after the other.
pub(super) struct Lender {
    gate: Arc<Gate>,
    inbox: Sender<Arrival>,
    waiting: VecDeque<Loan>,
    out: Option<Out>,
}

/// Who has the terminal.
struct Out {
    child: Child,
    name: String,
    purpose: Purpose,
    /// As the terminal was when it was lent, whatever the program leaves behind.
    modes: Option<Modes>,
}

impl Lender {
    pub(super) fn new(gate: Arc<Gate>, inbox: Sender<Arrival>) -> Self {
        Self { gate, inbox, waiting: VecDeque::new(), out: None }
    }

    /// Whether a program has the terminal.
    pub(super) fn is_lent(&self) -> bool {
        self.out.is_some()
    }

    /// What waits while nobody has the terminal is to be begun.
    pub(super) fn ask(&mut self, loan: Loan) {
        self.waiting.push_back(loan);
    }

    /// Lends the terminal to the next one that waits for it; gives the message when that could
    /// not be started.
    pub(super) fn lend_next(&mut self) -> Option<Message> {
        if self.out.is_some() {
            return None;
        }
        let loan = self.waiting.pop_front()?;
        let name = loan.command.first().cloned().unwrap_or_default();
        if !self.gate.close() {
            self.gate.open();
            return Some(not_started(loan.purpose, name, "its keys would be read here".to_owned()));
        }
        terminal::give_back();
        terminal::set_lent(true);
        let modes = terminal::modes();
        match start(&loan.command, loan.input) {
            Ok(child) => {
                self.watch(&child);
                self.out = Some(Out { child, name, purpose: loan.purpose, modes });
                None
            }
            Err(error) => {
                terminal::set_lent(false);
                self.gate.open();
                Some(not_started(loan.purpose, name, error.to_string()))
            }
        }
    }

    /// Tells the loop when it has ended. It is not waited for here: until the loop has done
    /// that, its number is nobody else's.
    fn watch(&self, child: &Child) {
        let (inbox, id) = (self.inbox.clone(), id_of(child));
        let watched = std::thread::Builder::new().name("loan".to_owned()).spawn(move || {
            let options = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
            let wait = |id| waitid(WaitId::Pid(id), options).map(|_| ());
            while id.map(wait) == Some(Err(rustix::io::Errno::INTR)) {}
            let _ = inbox.send(Arrival::Returned);
        });
        if watched.is_err() {
            let _ = self.inbox.send(Arrival::Returned);
        }
    }

    /// The program has ended: the terminal is as it was when it was lent, and to be taken over
    /// again. Gives what is to be told.
    pub(super) fn take_back(&mut self) -> Option<Message> {
        let Out { mut child, name, purpose, modes } = self.out.take()?;
        let ended = child.wait();
        terminal::set_lent(false);
        modes.iter().for_each(terminal::set_modes);
        self.gate.open();
        became(purpose, name, ended)
    }

    /// Ends the program that has the terminal, since the reader ends.
    pub(super) fn end(&mut self) {
        if let Some(id) = self.out.as_ref().and_then(|out| id_of(&out.child)) {
            let _ = kill_process(id, Signal::TERM);
        }
    }
}

fn id_of(child: &Child) -> Option<Pid> {
    i32::try_from(child.id()).ok().and_then(Pid::from_raw)
}

/// Starts it in our own group of processes, so that the keys that end and stop jobs reach both,
/// and a shell around us sees one job.
fn start(arguments: &[String], input: Option<Vec<u8>>) -> io::Result<Child> {
    let mut command = command_of(arguments).ok_or(io::ErrorKind::NotFound)?;
    command.stdin(match &input {
        Some(_) => Stdio::piped(),
        None if io::stdin().is_terminal() => Stdio::inherit(),
        // The reader's own input was a text.
        None => File::open("/dev/tty")?.into(),
    });
    let mut child = command.spawn()?;
    if let (Some(input), Some(mut pipe)) = (input, child.stdin.take()) {
        // A pager reads as far as it is scrolled. Without a thread it sees an end at once.
        let _ = std::thread::Builder::new().spawn(move || pipe.write_all(&input));
    }
    Ok(child)
}

fn not_started(purpose: Purpose, name: String, cause: String) -> Message {
    match purpose {
        Purpose::Address => Message::Browsed(Browsed::Failed(name)),
        Purpose::Line => Message::Piped(Piped::NotStarted(name, cause)),
        Purpose::OpenWith(name) => Message::Piped(Piped::NotStarted(name, cause)),
    }
}

fn became(purpose: Purpose, name: String, ended: io::Result<ExitStatus>) -> Option<Message> {
    let cause = match ended {
        Ok(status) if status.success() => None,
        Ok(status) => Some(status.to_string()),
        Err(error) => Some(error.to_string()),
    };
    match (purpose, cause) {
        (Purpose::Address, None) => Some(Message::Browsed(Browsed::Left)),
        (Purpose::Address, Some(_)) => Some(Message::Browsed(Browsed::Failed(name))),
        (Purpose::Line, None) => Some(Message::Piped(Piped::Left)),
        (Purpose::Line, Some(cause)) => Some(Message::Piped(Piped::Failed(name, cause))),
        (Purpose::OpenWith(_), None) => None,
        (Purpose::OpenWith(name), Some(cause)) => Some(Message::Piped(Piped::Failed(name, cause))),
    }
}
