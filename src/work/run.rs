//! The loop: whatever arrives changes the state, then one frame is drawn.

use super::browse;
use super::clipboard;
use super::decision::{Decision, Wishes};
use super::environment::Encoding;
use super::evidence::Evidence;
use super::fact_worker::{self, Request};
use super::fetch::ClientSettings;
use super::ground::ground_of;
use super::hooks::Hook;
use super::input::Input;
use super::late::LateAnswers;
use super::notice::notices;
use super::notify::notify;
use super::patient_facts::PatientFacts;
use super::pipe::{self, Pipes};
use super::refresh;
use super::settings::Reading;
use super::signals::{self, Signal};
use super::storekeeper::{self, Shelf, Storekeeper};
use super::surface::Surface;
use super::terminal;
use crate::app::{self, Effect, Key, KeyCode, Keymap, Message, Opened, Piped, State};
use crate::config::{self, Config, OutputMode};
use crate::news::library::Sources;
use crate::view::Cause;
use jiff::Zoned;
use std::io::{self, IsTerminal};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// How often the state is told the time.
const CLOCK_TICK: Duration = Duration::from_secs(30);

/// Threads whose panics are answered, and not printed over the screen.
const QUIET_THREADS: [&str; 5] = [
    pipe::THREAD_NAME,
    fact_worker::THREAD_NAME,
    storekeeper::THREAD_NAME,
    storekeeper::ERRAND_NAME,
    refresh::THREAD_NAME,
];

/// What comes into the one inbox.
#[derive(Debug)]
pub(super) enum Arrival {
    /// For the state.
    Message(Message),
    /// For the loop.
    Signal(Signal),
    /// The terminal has gone away.
    InputEnded(io::Error),
}

/// Why the reader could not run.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// Standard output goes to a file or a pipe.
    #[error(
        "the reader needs a terminal, and its output goes elsewhere; to print an article, use: khabar show FILE"
    )]
    NoTerminal,
    /// There is no terminal to read keys from.
    #[error(
        "the reader needs a terminal to read keys from; to print an article, use: khabar show FILE"
    )]
    NoKeyboard,
    /// The terminal failed.
    #[error("the terminal failed: {0}")]
    Terminal(#[from] io::Error),
}

/// Runs the reader until the person leaves it; gives the exit code. The flag is the mode of the
/// command line.
///
/// # Errors
/// When there is no terminal, or it fails. It has been given back then.
pub fn run(
    opened: Opened,
    library: Option<(Shelf, Sources)>,
    config: &Config,
    flag: Option<OutputMode>,
) -> Result<u8, RunError> {
    check_terminal()?;
    terminal::give_back_before_panic_messages(&QUIET_THREADS);
    let (sender, inbox) = channel();
    signals::listen(sender.clone())?;
    let facts = fact_worker::start(sender.clone())?;
    let (mut surface, evidence) = Surface::enter(config.settings.linear)?;
    let encoding = encoding(&evidence)?;
    let decision = Decision::of(&evidence, &Wishes::of(config, flag));
    terminal::listen_to_mouse(config.settings.mouse);
    surface.set_up(decision.emission())?;
    let reading = Reading::new(config, ground_of(&evidence), decision.judgement.marks);
    let settings = reading.settings(config);
    let notices = notices(&evidence, &encoding, &decision, config, settings.language);
    let (keymap, _) = Keymap::of(&config.keys);
    let mut state = State::new(opened, settings).with_notices(notices).with_keymap(keymap);
    let mut keeper = None;
    if let Some((shelf, sources)) = library {
        // Whoever follows feeds has found the way already.
        let is_first = sources.feeds.is_empty() && !shelf.is_outdated() && config::first_start();
        state = match shelf.is_outdated() {
            true => state.with_library_to_come(),
            false => state.with_library(sources),
        };
        if is_first {
            state = state.with_tour();
        }
        state = state.with_starters(storekeeper::starters());
        keeper = Some(start_keeper(shelf, config, sender.clone())?);
    }
    let names = config.hooks.open_with.iter().map(|(name, _)| name.clone()).collect();
    let state = state.with_programs(names);
    let pipes = Pipes::new(config.hooks.clone(), sender.clone());
    let is_line_open = Arc::default();
    listen(sender.clone(), &evidence, Arc::clone(&is_line_open))?;
    let emulator = decision.judgement.emulator;
    let mut reader = Reader {
        surface,
        state,
        reading,
        emulator,
        pipes,
        browser: config.hooks.browser.clone(),
        facts: PatientFacts::new(facts),
        inbox: sender,
        keeper,
        is_line_open,
        size: None,
        cause: Cause::Time,
        effects: Vec::new(),
    };
    let ended = reader.run(&inbox);
    // Marks of the last keys are among them.
    reader.carry_out();
    // The terminal is given back first: what is still to be written may take a moment.
    terminal::give_back();
    if let Some(keeper) = reader.keeper.take() {
        keeper.close();
    }
    ended
}

/// The storekeeper, whose answers come into the inbox.
fn start_keeper(shelf: Shelf, config: &Config, inbox: Sender<Arrival>) -> io::Result<Storekeeper> {
    let client = ClientSettings::new(&config.fetch);
    let failing = inbox.clone();
    let hook = Hook::start(config.hooks.new_article.clone(), move |sentence| {
        // Nobody listens any more when the reader is left.
        let failed = Message::Piped(Piped::HookFailed(sentence));
        let _ = failing.send(Arrival::Message(failed));
    });
    let settings =
        storekeeper::Settings { fetch: config.fetch.clone(), library: config.library, hook };
    Storekeeper::start(shelf, settings, client, move |answer| {
        inbox.send(Arrival::Message(Message::Library(answer))).is_ok()
    })
}

/// Lets keys into the inbox, those first that were pressed while we asked. While a line is open,
/// all that comes is typed.
pub(super) fn listen(
    inbox: Sender<Arrival>,
    evidence: &Evidence,
    is_line_open: Arc<AtomicBool>,
) -> io::Result<()> {
    for key in &evidence.answers.typed {
        // The caller holds the other end: this cannot fail.
        let _ = inbox.send(Arrival::Message(Message::Key(*key)));
    }
    read_input(inbox, LateAnswers::expected(evidence.answers.are_awaited(), is_line_open))
}

/// How the terminal reads what we send. It is asked only where the locale does not say UTF-8,
/// and where it answers at all: then its word counts.
pub(super) fn encoding(evidence: &Evidence) -> io::Result<Encoding> {
    let by_locale = evidence.environment.encoding();
    if by_locale == Encoding::Utf8 || !evidence.answers.are_complete {
        return Ok(by_locale);
    }
    Ok(match (terminal::reads_utf8()?, by_locale) {
        (Some(true), _) => Encoding::Utf8,
        (Some(false), Encoding::Other(name)) => Encoding::Other(name),
        (Some(false), Encoding::Unknown | Encoding::Utf8) => Encoding::Other(String::new()),
        (None, by_locale) => by_locale,
    })
}

/// Fails when there is no terminal to draw on or none to read keys from. (With standard input
/// from a pipe, keys come from the controlling terminal.)
///
/// # Errors
/// [`RunError::NoTerminal`] or [`RunError::NoKeyboard`].
pub fn check_terminal() -> Result<(), RunError> {
    if !io::stdout().is_terminal() {
        return Err(RunError::NoTerminal);
    }
    let has_keyboard = io::stdin().is_terminal() || std::fs::File::open("/dev/tty").is_ok();
    if has_keyboard { Ok(()) } else { Err(RunError::NoKeyboard) }
}

/// Reads keys on a thread of their own. However that ends, also by a panic, the loop is told:
/// a reader that hears no keys could not even be left.
fn read_input(inbox: Sender<Arrival>, late: LateAnswers) -> io::Result<()> {
    std::thread::Builder::new().name("input".to_owned()).spawn(move || {
        let read = || {
            let mut input = Input::new(late);
            loop {
                let message = match input.next_message() {
                    Ok(message) => message,
                    Err(error) => return error,
                };
                if inbox.send(Arrival::Message(message)).is_err() {
                    return io::Error::other("the reader has ended");
                }
            }
        };
        let error = catch_unwind(AssertUnwindSafe(read))
            .unwrap_or_else(|_| io::Error::other("its keys could not be read"));
        let _ = inbox.send(Arrival::InputEnded(error));
    })?;
    Ok(())
}

struct Reader {
    surface: Surface,
    state: State,
    /// How settings are read again.
    reading: Reading,
    /// What the terminal was recognised as.
    emulator: &'static str,
    /// Programs of the person.
    pipes: Pipes,
    /// What opens addresses, where the person has set it.
    browser: Vec<String>,
    facts: PatientFacts,
    /// For what answers later.
    inbox: Sender<Arrival>,
    /// Who owns the library, where there is one.
    keeper: Option<Storekeeper>,
    /// For who reads keys: whether a question is open.
    is_line_open: Arc<AtomicBool>,
    /// What the state was told last.
    size: Option<(u16, u16)>,
    /// What came since the last frame.
    cause: Cause,
    /// What is asked of the workers after the next frame, so that they do not take the processor
    /// from it.
    effects: Vec<Effect>,
}

/// Whether to go on.
enum Flow {
    Continue,
    End(u8),
}

impl Reader {
    fn run(&mut self, inbox: &Receiver<Arrival>) -> Result<u8, RunError> {
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
                return Ok(Flow::End(signals::exit_code(number)));
            }
            Arrival::Signal(Signal::Stop) => {
                terminal::give_back();
                signals::stop_here()?;
                // Nothing is drawn until SIGCONT, which woke us, arrives here too.
            }
            Arrival::Signal(Signal::Continue) => self.surface.enter_again()?,
            Arrival::InputEnded(error) => return Err(error.into()),
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
        let (inbox, program) = (self.inbox.clone(), self.browser.clone());
        let started = std::thread::Builder::new().name("browser".to_owned()).spawn(move || {
            let browsed = browse::browse(&address, &program);
            let _ = inbox.send(Arrival::Message(Message::Browsed(browsed)));
        });
        if let Err(error) = started {
            let failed = Message::Browsed(app::Browsed::Failed(error.to_string()));
            let _ = self.inbox.send(Arrival::Message(failed));
        }
    }

    /// Asks the workers.
    fn carry_out(&mut self) {
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
