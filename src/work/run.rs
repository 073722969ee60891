//! The loop: whatever arrives changes the state, then one frame is drawn.

use super::browse::{self, NeedsTerminal};
use super::clipboard;
use super::fact_worker::Request;
use super::loan::{Lender, Loan, Purpose};
use super::notify::notify;
use super::patient_facts::PatientFacts;
use super::pipe::Pipes;
use super::settings::Reading;
use super::signals::{self, Signal};
use super::start::RunError;
use super::storekeeper::Storekeeper;
use super::surface::Surface;
use super::terminal;
use crate::app::{self, Effect, Key, KeyCode, Message, State};
use crate::config;
use crate::view::Cause;
use jiff::Zoned;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

/// How often the state is told the time.
const CLOCK_TICK: Duration = Duration::from_secs(30);

/// What comes into the one inbox.
#[derive(Debug)]
pub(super) enum Arrival {
    /// For the state.
    Message(Message),
    /// For the loop.
    Signal(Signal),
    /// For the loop: a program needs the terminal.
    Lend(Loan),
    /// It has ended.
    Returned,
    /// The terminal has gone away.
    InputEnded(io::Error),
}

/// The reader with all that it runs with.
pub(super) struct Reader {
    pub(super) surface: Surface,
    pub(super) state: State,
    /// How settings are read again.
    pub(super) reading: Reading,
    /// What the terminal was recognised as.
    pub(super) emulator: &'static str,
    /// Programs of the person.
    pub(super) pipes: Pipes,
    /// Who has the terminal when we have not.
    pub(super) lender: Lender,
    pub(super) facts: PatientFacts,
    /// For what answers later.
    pub(super) inbox: Sender<Arrival>,
    /// Who owns the library, where there is one.
    pub(super) keeper: Option<Storekeeper>,
    /// For who reads keys: whether a question is open.
    pub(super) is_line_open: Arc<AtomicBool>,
    /// What the state was told last.
    pub(super) size: Option<(u16, u16)>,
    /// What came since the last frame.
    pub(super) cause: Cause,
    /// What is asked of the workers after the next frame, so that they do not take the processor
    /// from it.
    pub(super) effects: Vec<Effect>,
}

/// Whether to go on.
enum Flow {
    Continue,
    End(u8),
}

impl Reader {
    /// Until the person leaves it; gives the exit code.
    pub(super) fn run(&mut self, inbox: &Receiver<Arrival>) -> Result<u8, RunError> {
        self.tell(Message::Clock(Zoned::now()));
        let mut next_tick = Instant::now() + CLOCK_TICK;
        loop {
            self.draw()?;
            self.carry_out();
            let until = self.facts.due().map_or(next_tick, |due| due.min(next_tick));
            let arrival = match inbox.recv_timeout(until - Instant::now()) {
                Ok(arrival) => arrival,
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    if Instant::now() < next_tick {
                        continue;
                    }
                    next_tick = Instant::now() + CLOCK_TICK;
                    Arrival::Message(Message::Clock(Zoned::now()))
                }
            };
            // Everything that waits is taken before the next frame, so that a held key never
            // queues frames.
            for arrival in std::iter::once(arrival).chain(inbox.try_iter()) {
                if let Flow::End(code) = self.take(arrival)? {
                    return Ok(code);
                }
            }
        }
    }

    fn take(&mut self, arrival: Arrival) -> Result<Flow, RunError> {
        match arrival {
            Arrival::Message(message) => {
                panic_when_tested(&message);
                if matches!(message, Message::Key(_)) {
                    self.facts.note_key(Instant::now());
                }
                if matches!(message, Message::Resize { .. }) {
                    self.surface.note_resize();
                }
                self.cause = self.cause.max(cause_of(&message));
                return Ok(self.tell(message));
            }
            Arrival::Signal(Signal::End(number)) => {
                self.lender.end();
                return Ok(Flow::End(signals::exit_code(number)));
            }
            Arrival::Signal(Signal::Stop) => {
                terminal::give_back();
                signals::stop_here()?;
                // Nothing is drawn until SIGCONT, which woke us, arrives here too.
            }
            // Both have slept, and it goes on with the terminal.
            Arrival::Signal(Signal::Continue) if self.lender.is_lent() => {}
            Arrival::Signal(Signal::Continue) => self.surface.enter_again()?,
            Arrival::Lend(loan) => {
                self.lender.ask(loan);
                return self.lend();
            }
            Arrival::Returned => {
                let ended = self.lender.take_back();
                self.surface.enter_again()?;
                if let Some(message) = ended {
                    self.tell(message);
                }
                return self.lend();
            }
            Arrival::InputEnded(error) => return Err(error.into()),
        }
        Ok(Flow::Continue)
    }

    /// Lends the terminal to who waits for it, one after the other.
    fn lend(&mut self) -> Result<Flow, RunError> {
        while let Some(not_started) = self.lender.lend_next() {
            if !terminal::is_ours() {
                self.surface.enter_again()?;
            }
            self.tell(not_started);
        }
        Ok(Flow::Continue)
    }

    /// The one place where the state changes.
    fn tell(&mut self, message: Message) -> Flow {
        for effect in app::update(&mut self.state, message) {
            match effect {
                Effect::FindFacts { .. } | Effect::Ask(_) | Effect::Run(_) | Effect::Browse(_) => {
                    self.effects.push(effect);
                }
                Effect::Copy(text) => {
                    self.pipes.copy(&text);
                    self.tell(Message::Copied(clipboard::copy(&text)));
                }
                Effect::KeepChanges(changes) => {
                    if let Err(error) = config::keep_changes(&changes) {
                        self.tell(Message::NotKept(error.to_string()));
                    }
                }
                Effect::ReadSettings => {
                    self.tell(Message::Settings(self.reading.read_again(false)));
                }
                Effect::ForgetChanges => {
                    self.tell(Message::Settings(self.reading.read_again(true)));
                }
                Effect::Pipe(job) => self.pipes.give(job),
                Effect::StopPipe => self.pipes.stop(),
                Effect::Notify(text) => {
                    notify(self.state.settings.notify, self.emulator, &text);
                }
                Effect::Redraw => self.surface.show_all_next(),
                Effect::Quit => return Flow::End(0),
            }
        }
        self.is_line_open.store(self.state.question.is_some(), Ordering::Relaxed);
        Flow::Continue
    }

    /// On a thread of its own: a browser may take long to answer.
    fn browse(&self, address: String) {
        let (inbox, hooks) = (self.inbox.clone(), self.pipes.hooks.clone());
        let started = std::thread::Builder::new().name("browser".to_owned()).spawn(move || {
            let _ = inbox.send(match browse::browse(&address, &hooks) {
                Ok(browsed) => Arrival::Message(Message::Browsed(browsed)),
                Err(NeedsTerminal(command)) => {
                    Arrival::Lend(Loan { command, input: None, purpose: Purpose::Address })
                }
            });
        });
        if let Err(error) = started {
            let failed = Message::Browsed(app::Browsed::Failed(error.to_string()));
            let _ = self.inbox.send(Arrival::Message(failed));
        }
    }

    /// Asks the workers.
    pub(super) fn carry_out(&mut self) {
        while !self.effects.is_empty() {
            match self.effects.remove(0) {
                Effect::FindFacts { id, article } => {
                    if let Some(replaced) = self.facts.ask(Request { id, article }) {
                        self.tell(Message::FactsFound { article: replaced, facts: None });
                    }
                }
                Effect::Ask(ask) => self.keeper.iter().for_each(|keeper| keeper.ask(ask.clone())),
                Effect::Run(errand) => {
                    self.keeper.iter().for_each(|keeper| keeper.run(errand.clone()));
                }
                Effect::Browse(address) => self.browse(address),
                // Done at once, in `tell`.
                Effect::Copy(_)
                | Effect::KeepChanges(_)
                | Effect::ReadSettings
                | Effect::ForgetChanges
                | Effect::Pipe(_)
                | Effect::StopPipe
                | Effect::Notify(_)
                | Effect::Redraw
                | Effect::Quit => {}
            }
        }
        self.facts.send_when_due(Instant::now());
    }

    /// The one place that draws: the view fills the buffer, and the terminal shows what
    /// changed. The state learns the size just before, so that the two never disagree.
    fn draw(&mut self) -> Result<(), RunError> {
        if !terminal::is_ours() {
            return Ok(());
        }
        let size = terminal::size()?;
        if self.size.replace((size.width, size.height)) != Some((size.width, size.height)) {
            self.tell(Message::Resize { width: size.width, height: size.height });
        }
        Ok(self.surface.show(&self.state, std::mem::take(&mut self.cause))?)
    }
}

fn cause_of(message: &Message) -> Cause {
    match message {
        Message::Key(_) | Message::Paste(_) => Cause::Person,
        Message::Clock(_) | Message::Focus(_) | Message::Resize { .. } => Cause::Time,
        Message::Mouse(_)
        | Message::Copied(_)
        | Message::Browsed(_)
        | Message::Settings(_)
        | Message::NotKept(_)
        | Message::Piped(_)
        | Message::Library(_)
        | Message::FactsFound { .. } => Cause::Answer,
    }
}

/// A way for the tests to see that a panic gives the terminal back: F12, when the environment
/// asks for it.
fn panic_when_tested(message: &Message) {
    let key = Key { code: KeyCode::Function(12), ctrl: false, alt: false, shift: false };
    assert!(
        *message != Message::Key(key) || std::env::var_os("KHABAR_TEST_PANIC").is_none(),
        "a panic was asked for by KHABAR_TEST_PANIC"
    );
}
