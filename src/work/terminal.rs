//! Takes the terminal over and gives it back, whatever happens in between.

use super::ask::{ask, columns_of};
use super::emit::Emission;
use super::evidence::Evidence;
use super::hyperlinks;
use super::ink::forget_ink;
use crate::config::OutputMode;
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::os::fd::AsFd;
use std::sync::atomic::{AtomicBool, AtomicU16, Ordering};
use std::sync::{Mutex, PoisonError};

/// The alternate screen. What a terminal that does not know our questions writes of them is
/// cleared away with what comes then.
const ENTER: &str = "\x1b[?1049h";

/// After the [`Emission`] has taken the terminal: clear, bracketed paste, mouse presses and
/// wheel, whether the window is in front, no cursor.
const SET_UP: &str = "\x1b[2J\x1b[H\x1b[?2004h\x1b[?1004h\x1b[?25l";

/// Presses of the mouse, its wheel, and what it is drawn over.
const MOUSE: &str = "\x1b[?1002h\x1b[?1006h";

/// Before and after the [`Emission`] takes the terminal again (a resize may have made new
/// lines).
const NO_STYLE: &str = "\x1b[0m";
const CLEAR: &str = "\x1b[2J";

/// Synchronized update: what lies between the two is shown at once.
const BEGIN_FRAME: &str = "\x1b[?2026h";
const END_FRAME: &str = "\x1b[?2026l";

/// Ends a frame that a panic cut, and clears the alternate screen while it is still there and
/// as the [`Emission`] has it, which is given back then.
const CLEAN_UP: &str = "\x1b[?2026l\x1b[0m\x1b[2J";

/// Everything else, in the opposite order of [`SET_UP`] and [`ENTER`].
const LEAVE: &str = "\x1b[?1004l\x1b[?1006l\x1b[?1002l\x1b[?2004l\x1b[?25h\x1b[?1049l";

/// All that is taken and given back where lines are said on the main screen: bracketed paste,
/// whether the window is in front, and that a terminal with an order of its own (VTE) begins each
/// line on the side of its first letter, for who looks on.
const SET_UP_LINEAR: &str = "\x1b[?2004h\x1b[?1004h\x1b[?2501h";
const LEAVE_LINEAR: &str = "\x1b[0m\x1b[?1004l\x1b[?2004l\x1b[?2501l";

/// Around questions that are asked on the main screen.
const SAVE_CURSOR: &str = "\x1b7";
const RESTORE_CURSOR_AND_WIPE: &str = "\x1b8\x1b[K";

/// The size of a terminal that does not know its own.
const USUAL_SIZE: Size = Size::new(80, 24);

/// Whether the terminal is ours now: so that it is given back exactly once, by whichever of
/// the loop, the panic hook or the signal thread comes first.
static IS_ENTERED: AtomicBool = AtomicBool::new(false);

/// Whether lines are said on the main screen while the terminal is ours.
static IS_LINEAR: AtomicBool = AtomicBool::new(false);

/// Then, how many rows of what was said last are below the cursor.
static ROWS_BELOW: AtomicU16 = AtomicU16::new(0);

/// Whether the mouse is ours too while the terminal is.
static HAS_MOUSE: AtomicBool = AtomicBool::new(true);

/// How this terminal is spoken to, once it is known: giving back must know it wherever it is
/// called from.
static EMISSION: Mutex<Option<Emission>> = Mutex::new(None);

/// Two bytes of UTF-8 for one letter: é. As two letters of another encoding they do no harm.
const TWO_BYTES: &str = "\u{e9}";

/// The terminal while it is ours, and what it shows.
///
/// Not ratatui's `Terminal`: that one asks for the cursor's place whenever it clears, and the
/// answer would be read by the input thread.
pub(super) struct Screen {
    backend: CrosstermBackend<BufWriter<File>>,
    shown: Buffer,
    /// The rows that are in an order of their own.
    stamps: String,
    /// Whether the terminal is told where links lead.
    has_links: bool,
}

impl Screen {
    /// Takes the terminal over, and finds out what it is. It is not set up yet.
    pub(super) fn enter() -> io::Result<(Self, Evidence)> {
        let backend = CrosstermBackend::new(BufWriter::with_capacity(1 << 16, output()?));
        enter()?;
        let screen = Self {
            backend,
            shown: Buffer::default(),
            stamps: String::new(),
            has_links: hyperlinks::are_welcome(),
        };
        Ok((screen, ask(&mut output()?)))
    }

    /// Speaks to the terminal in this way from now on.
    pub(super) fn set_up(&mut self, emission: Emission) -> io::Result<()> {
        set_emission(emission);
        set_up()
    }

    /// Gives back what the way until now took, and speaks in another one.
    pub(super) fn speak(&mut self, next: Emission) -> io::Result<()> {
        let before = emission();
        if before != next {
            self.backend.write_all(before.give().as_bytes())?;
            set_emission(next);
            self.draw_all_next();
        }
        Ok(())
    }

    /// Takes it over again after the process was stopped; the next frame is drawn in full.
    pub(super) fn enter_again(&mut self) -> io::Result<()> {
        enter_again()?;
        self.draw_all_next();
        Ok(())
    }

    /// Forgets what is shown: the next frame clears the screen and is drawn in full.
    pub(super) fn draw_all_next(&mut self) {
        self.shown = Buffer::default();
    }

    /// Draws one frame: `view` fills the buffer and says where the caret is. Only what changed
    /// is written. Terminals that know synchronized updates show it at once; the others ignore
    /// the two sequences. `target` says where the link of a number leads.
    pub(super) fn draw<'a>(
        &mut self,
        size: Size,
        view: impl FnOnce(&mut Buffer) -> Option<Position>,
        target: impl Fn(usize) -> Option<&'a str>,
    ) -> io::Result<()> {
        let mut frame = Buffer::empty(Rect::from((Position::ORIGIN, size)));
        let caret = view(&mut frame);
        emission().adapt(&mut frame);
        self.show(frame, caret, "", target)
    }

    /// Draws one frame of which some rows, counted from the top, are said in ways of their own.
    pub(super) fn draw_samples(
        &mut self,
        size: Size,
        samples: &[(u16, Emission)],
        view: impl FnOnce(&mut Buffer),
    ) -> io::Result<()> {
        let mut drawn = Buffer::empty(Rect::from((Position::ORIGIN, size)));
        view(&mut drawn);
        let mut frame = drawn.clone();
        emission().adapt(&mut frame);
        let mut stamps = String::new();
        for (row, emission) in samples {
            emission.adapt_row(&drawn, *row, &mut frame);
            // The order is an attribute of the row that the cursor is on: first as it was found.
            let implicit = Emission { mode: OutputMode::Explicit, ..*emission }.give();
            stamps += &format!("\x1b[{};1H{implicit}{}", row + 1, emission.take());
        }
        if stamps != self.stamps {
            // Clearing takes the old ones back.
            self.draw_all_next();
        }
        self.show(frame, None, &stamps, |_| None)?;
        self.stamps = stamps;
        Ok(())
    }

    /// Writes what changed, then `after`.
    fn show<'a>(
        &mut self,
        frame: Buffer,
        caret: Option<Position>,
        after: &str,
        target: impl Fn(usize) -> Option<&'a str>,
    ) -> io::Result<()> {
        self.backend.write_all(BEGIN_FRAME.as_bytes())?;
        if self.shown.area != frame.area {
            let again = [NO_STYLE, &emission().take(), CLEAR].concat();
            self.backend.write_all(again.as_bytes())?;
            self.shown = Buffer::empty(frame.area);
        }
        forget_ink(&mut self.shown, &frame);
        let has_links = self.has_links;
        hyperlinks::write(&mut self.backend, self.shown.diff(&frame), |number| {
            target(number).filter(|_| has_links)
        })?;
        self.backend.write_all(after.as_bytes())?;
        if let Some(caret) = caret {
            self.backend.set_cursor_position(caret)?;
            self.backend.show_cursor()?;
        } else {
            self.backend.hide_cursor()?;
        }
        self.backend.write_all(END_FRAME.as_bytes())?;
        Backend::flush(&mut self.backend)?;
        self.shown = frame;
        Ok(())
    }
}

/// Columns and rows, as the terminal says now. Serial lines and some containers say 0.
pub(super) fn size() -> io::Result<Size> {
    let (columns, rows) = crossterm::terminal::size()?;
    Ok(if columns == 0 || rows == 0 { USUAL_SIZE } else { Size::new(columns, rows) })
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn enter() -> io::Result<()> {
    enable_raw_mode()?;
    IS_ENTERED.store(true, Ordering::SeqCst);
    let screen = if IS_LINEAR.load(Ordering::SeqCst) { "" } else { ENTER };
    output()?.write_all(screen.as_bytes())
}

/// Takes the terminal over again, as it was set up.
pub(super) fn enter_again() -> io::Result<()> {
    enter()?;
    set_up()
}

/// Takes the keyboard over for lines that are said on the main screen, and finds out what the
/// terminal is. It is not set up yet.
pub(super) fn enter_linear() -> io::Result<Evidence> {
    IS_LINEAR.store(true, Ordering::SeqCst);
    enter()?;
    ask_on_main_screen(&mut output()?)
}

/// Notes how many rows of what was said last are below the cursor.
pub(super) fn set_rows_below(rows: u16) {
    ROWS_BELOW.store(rows, Ordering::SeqCst);
}

/// What takes the cursor from the beginning of what was said last to a new row below it.
pub(super) fn below_what_was_said() -> String {
    match ROWS_BELOW.load(Ordering::SeqCst) {
        0 => "\r\n".to_owned(),
        rows => format!("\x1b[{rows}B\r\n"),
    }
}

/// Whether the terminal reads what we send as UTF-8; to be asked before it is set up.
pub(super) fn reads_utf8() -> io::Result<Option<bool>> {
    Ok(columns_of(TWO_BYTES, &mut output()?).map(|columns| columns == 1))
}

/// Whether the mouse is asked for when the terminal is set up; else the terminal keeps it, with
/// its own way to select.
pub(super) fn listen_to_mouse(is_wanted: bool) {
    HAS_MOUSE.store(is_wanted, Ordering::SeqCst);
}

pub(super) fn set_up() -> io::Result<()> {
    if IS_LINEAR.load(Ordering::SeqCst) {
        return output()?.write_all(SET_UP_LINEAR.as_bytes());
    }
    let mouse = if HAS_MOUSE.load(Ordering::SeqCst) { MOUSE } else { "" };
    output()?.write_all([&emission().take(), SET_UP, mouse].concat().as_bytes())
}

fn emission() -> Emission {
    EMISSION.lock().unwrap_or_else(PoisonError::into_inner).unwrap_or_default()
}

fn set_emission(emission: Emission) {
    *EMISSION.lock().unwrap_or_else(PoisonError::into_inner) = Some(emission);
}

/// Asks the terminal what it is without taking it over. None in the background: a job there that changes the mode
/// of the terminal is stopped.
pub(super) fn ask_in_passing() -> Option<Evidence> {
    let mut output = output().ok()?;
    let is_in_front = rustix::termios::tcgetpgrp(&output).ok()? == rustix::process::getpgrp();
    if !is_in_front || enable_raw_mode().is_err() {
        return None;
    }
    let evidence = ask_on_main_screen(&mut output);
    let _ = disable_raw_mode();
    evidence.ok()
}

/// Asks, and wipes away what a terminal that does not know our questions writes of them.
fn ask_on_main_screen(output: &mut File) -> io::Result<Evidence> {
    output.write_all(SAVE_CURSOR.as_bytes())?;
    let evidence = ask(output);
    output.write_all(RESTORE_CURSOR_AND_WIPE.as_bytes())?;
    Ok(evidence)
}

/// Sends a sequence that changes nothing on the screen. To be called between frames.
pub(super) fn send(sequence: &str) -> io::Result<()> {
    output()?.write_all(sequence.as_bytes())
}

/// Whether the terminal is taken over: not so between a stop and the SIGCONT after it.
pub(super) fn is_ours() -> bool {
    IS_ENTERED.load(Ordering::SeqCst)
}

/// Gives the terminal back as it was found. Does nothing when it is not ours; errors are left
/// alone, since there may be no terminal any more (SIGHUP).
pub(super) fn give_back() {
    if IS_ENTERED.swap(false, Ordering::SeqCst) {
        let bytes = match IS_LINEAR.load(Ordering::SeqCst) {
            true => [LEAVE_LINEAR, &below_what_was_said()].concat(),
            false => [CLEAN_UP, &emission().give(), LEAVE].concat(),
        };
        let _ = output().and_then(|mut output| output.write_all(bytes.as_bytes()));
        let _ = disable_raw_mode();
    }
}

/// Before a panic message is written, the terminal is given back, or the message would be
/// lost with the alternate screen. Workers whose panics are answered say nothing.
pub(super) fn give_back_before_panic_messages(quiet_threads: &'static [&'static str]) {
    let print_message = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let current = std::thread::current();
        if current.name().is_none_or(|name| !quiet_threads.contains(&name)) {
            give_back();
            print_message(panic);
        }
    }));
}

/// Standard output by another handle: the locks of `io::stdout` may be held by the very frame
/// that a panic cut.
pub(super) fn output() -> io::Result<File> {
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}
