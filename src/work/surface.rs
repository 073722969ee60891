//! What the reader shows itself on: a screen that is drawn, or lines that are said.

use super::emit::Emission;
use super::evidence::Evidence;
use super::teller::Teller;
use super::terminal::{self, Screen};
use crate::app::State;
use crate::view::{self, Cause};
use std::io;

/// The terminal while it is ours.
pub(super) enum Surface {
    /// All of its cells.
    Drawn(Screen),
    /// Line after line, in linear mode.
    Said(Box<Teller>),
}

impl Surface {
    /// Takes the terminal over, and finds out what it is. It is not set up yet.
    pub(super) fn enter(is_linear: bool) -> io::Result<(Self, Evidence)> {
        if is_linear {
            let (teller, evidence) = Teller::enter()?;
            return Ok((Self::Said(Box::new(teller)), evidence));
        }
        let (screen, evidence) = Screen::enter()?;
        Ok((Self::Drawn(screen), evidence))
    }

    /// Speaks to the terminal in this way. Lines that are said are in logical order on every one.
    pub(super) fn set_up(&mut self, emission: Emission) -> io::Result<()> {
        match self {
            Self::Drawn(screen) => screen.set_up(emission),
            Self::Said(_) => terminal::set_up(),
        }
    }

    /// Takes it over again after it was given back.
    pub(super) fn enter_again(&mut self) -> io::Result<()> {
        match self {
            Self::Drawn(screen) => screen.enter_again(),
            Self::Said(teller) => {
                terminal::enter_again()?;
                teller.begin_again();
                Ok(())
            }
        }
    }

    /// Shows everything with the next frame.
    pub(super) fn show_all_next(&mut self) {
        match self {
            Self::Drawn(screen) => screen.draw_all_next(),
            Self::Said(teller) => teller.say_all_next(),
        }
    }

    /// The window has another size, or had.
    pub(super) fn note_resize(&mut self) {
        match self {
            // Also when the size is the old one again: terminals drop what did not fit.
            Self::Drawn(screen) => screen.draw_all_next(),
            // Terminals keep what was said, and wrap it anew.
            Self::Said(_) => {}
        }
    }

    /// Shows the state.
    pub(super) fn show(&mut self, state: &State, cause: Cause) -> io::Result<()> {
        let size = terminal::size()?;
        match self {
            Self::Drawn(screen) => screen.draw(
                size,
                |buffer| view::draw(state, buffer),
                |mark| state.link_target(mark),
            ),
            Self::Said(teller) => teller.tell(state, cause, size),
        }
    }
}
