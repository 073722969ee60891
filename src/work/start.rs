//! The start and the end of the reader: the terminal is taken over and given back, the workers are
//! started, and what is known of the terminal becomes settings.

use super::decision::{Decision, Wishes};
use super::environment::Encoding;
use super::evidence::Evidence;
use super::fact_worker;
use super::fetch::ClientSettings;
use super::gate::Gate;
use super::ground::ground_of;
use super::hooks::Hook;
use super::input::listen;
use super::loan::Lender;
use super::notice::notices;
use super::patient_facts::PatientFacts;
use super::pipe::{self, Pipes};
use super::refresh;
use super::run::{Arrival, Reader};
use super::settings::Reading;
use super::signals;
use super::storekeeper::{self, Shelf, Storekeeper};
use super::surface::Surface;
use super::terminal;
use crate::app::{Keymap, Message, Opened, Piped, State};
use crate::config::{self, Config, OutputMode};
use crate::news::library::Sources;
use crate::view::Cause;
use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};

/// Threads whose panics are answered, and not printed over the screen.
const QUIET_THREADS: [&str; 5] = [
    pipe::THREAD_NAME,
    fact_worker::THREAD_NAME,
    storekeeper::THREAD_NAME,
    storekeeper::ERRAND_NAME,
    refresh::THREAD_NAME,
];

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
    let gate = Arc::<Gate>::default();
    listen(sender.clone(), &evidence, Arc::clone(&is_line_open), Arc::clone(&gate))?;
    let emulator = decision.judgement.emulator;
    let mut reader = Reader {
        surface,
        state,
        reading,
        emulator,
        pipes,
        lender: Lender::new(gate, sender.clone()),
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
