//! Takes the terminal over and gives it back, whatever happens in between.

use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, disable_raw_mode, enable_raw_mode,
};
use crossterm::{QueueableCommand, execute};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::os::fd::AsFd;
use std::sync::atomic::{AtomicBool, Ordering};

/// Alternate screen, explicit bidi mode, then clear: the mode is an attribute of a line, and
/// clearing stamps every line with it. Bracketed paste, mouse presses and wheel, no cursor.
const ENTER: &str = "\x1b[?1049h\x1b[8l\x1b[2J\x1b[H\x1b[?2004h\x1b[?1000h\x1b[?1006h\x1b[?25l";

/// Stamps the lines again, before a clear.
const EXPLICIT_BIDI: &str = "\x1b[8l";

/// Ends a frame that a panic cut, clears the alternate screen while it is still there, gives
/// implicit bidi back, then everything else in the opposite order of [`ENTER`].
const LEAVE: &str =
    "\x1b[?2026l\x1b[0m\x1b[2J\x1b[8h\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?25h\x1b[?1049l";

/// Whether the terminal is ours now: so that it is given back exactly once, by whichever of
/// the loop, the panic hook or the signal thread comes first.
static IS_ENTERED: AtomicBool = AtomicBool::new(false);

/// The terminal while it is ours.
pub(super) struct Screen {
    terminal: Terminal<CrosstermBackend<BufWriter<File>>>,
}

impl Screen {
    /// Takes the terminal over.
    pub(super) fn enter() -> io::Result<Self> {
        take_over()?;
        let backend = CrosstermBackend::new(BufWriter::with_capacity(1 << 16, output()?));
        match Terminal::new(backend) {
            Ok(terminal) => Ok(Self { terminal }),
            Err(error) => {
                give_back();
                Err(error)
            }
        }
    }

    /// Takes it over again after the process was stopped; the next frame is drawn in full.
    pub(super) fn enter_again(&mut self) -> io::Result<()> {
        take_over()?;
        self.redraw_in_full()
    }

    /// Forgets what is on the screen, so that the next frame is drawn in full.
    pub(super) fn redraw_in_full(&mut self) -> io::Result<()> {
        self.terminal.backend_mut().write_all(EXPLICIT_BIDI.as_bytes())?;
        self.terminal.clear()
    }

    /// Columns and rows, as the terminal says now.
    pub(super) fn size(&self) -> io::Result<Size> {
        self.terminal.size()
    }

    /// Draws one frame: `view` fills the buffer and says where the caret is. Terminals that
    /// know synchronized updates show it at once; the others ignore the two sequences.
    pub(super) fn draw(
        &mut self,
        view: impl FnOnce(&mut Buffer) -> Option<Position>,
    ) -> io::Result<()> {
        self.terminal.backend_mut().queue(BeginSynchronizedUpdate)?;
        self.terminal.draw(|frame| {
            if let Some(caret) = view(frame.buffer_mut()) {
                frame.set_cursor_position(caret);
            }
        })?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn take_over() -> io::Result<()> {
    enable_raw_mode()?;
    IS_ENTERED.store(true, Ordering::SeqCst);
    output()?.write_all(ENTER.as_bytes())
}

/// Whether the terminal is taken over: not so between a stop and the SIGCONT after it.
pub(super) fn is_ours() -> bool {
    IS_ENTERED.load(Ordering::SeqCst)
}

/// Gives the terminal back as it was found. Does nothing when it is not ours; errors are left
/// alone, since there may be no terminal any more (SIGHUP).
pub(super) fn give_back() {
    if IS_ENTERED.swap(false, Ordering::SeqCst) {
        let _ = output().and_then(|mut output| output.write_all(LEAVE.as_bytes()));
        let _ = disable_raw_mode();
    }
}

/// Before a panic message is written, the terminal is given back, or the message would be
/// lost with the alternate screen. Workers whose panics are answered say nothing.
pub(super) fn give_back_before_panic_messages(quiet_thread: &'static str) {
    let print_message = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() != Some(quiet_thread) {
            give_back();
            print_message(panic);
        }
    }));
}

/// Standard output by another handle: the locks of `io::stdout` may be held by the very frame
/// that a panic cut.
fn output() -> io::Result<File> {
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}
