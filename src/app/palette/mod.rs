//! The palette: a line that finds every command by its name or sentence, over the panes.

mod matching;
mod offers;
mod rows;

pub(super) use rows::panel;

use super::prompt::Typed;
use super::{
    CommandLine, Effect, Key, KeyCode, Overlay, OverlayKind, Prompt, State, asking, command_line,
    copying, selecting,
};
use crate::locale::fill;
use offers::{Act, Offer, offers};

/// The line of the palette, and which row is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    /// What was typed.
    pub prompt: Prompt,
    /// The place of the row that Enter takes.
    pub selected: usize,
}

/// Shows it over the panes.
pub(super) fn open(state: &mut State) {
    state.palette = Palette::default();
    state.overlay = Some(Overlay { kind: OverlayKind::Palette, top_row: 0 });
}

/// A key while it is open.
pub(super) fn press(state: &mut State, key: Key) -> Vec<Effect> {
    let key = asking::as_edited(state, key);
    let page = state.screen.overlay.as_ref().map_or(1, |panel| usize::from(panel.inside.height));
    match (key.code, key.ctrl) {
        (KeyCode::Down, _) | (KeyCode::Char('n'), true) => move_by(state, 1),
        (KeyCode::Up, _) | (KeyCode::Char('p'), true) => move_by(state, -1),
        (KeyCode::PageDown, _) => move_by(state, page.cast_signed()),
        (KeyCode::PageUp, _) => move_by(state, -page.cast_signed()),
        (KeyCode::Tab, _) if key.shift => move_by(state, -1),
        (KeyCode::Tab, _) => complete(state),
        (KeyCode::Enter, _) => {
            let selected = state.palette.selected;
            return take(state, selected);
        }
        (_, _) => return type_in(state, key),
    }
    Vec::new()
}

/// Text was pasted into its line.
pub(super) fn paste(state: &mut State, text: &str) {
    if state.overlay.is_some_and(|overlay| overlay.kind == OverlayKind::Palette) {
        state.palette.prompt.insert(text);
        state.palette.selected = 0;
    }
}

fn type_in(state: &mut State, key: Key) -> Vec<Effect> {
    match state.palette.prompt.press(key, state.settings.direction()) {
        Typed::Changed => state.palette.selected = 0,
        Typed::Copied(text) => return copying::copy(text),
        Typed::Cancelled => state.overlay = None,
        Typed::Same | Typed::Accepted => {}
    }
    Vec::new()
}

/// Chooses another row.
pub(super) fn move_by(state: &mut State, by: isize) {
    let last = offers(state).len().saturating_sub(1);
    state.palette.selected = state.palette.selected.saturating_add_signed(by).min(last);
}

/// Puts the chosen row into the line, to be gone on with.
fn complete(state: &mut State) {
    if let Some(offer) = offers(state).into_iter().nth(state.palette.selected) {
        state.palette = Palette { prompt: Prompt::of(&offer.completed), selected: 0 };
    }
}

/// Runs a row; without one, says that nothing is called so.
pub(super) fn take(state: &mut State, idx: usize) -> Vec<Effect> {
    let offer = offers(state).into_iter().nth(idx);
    state.overlay = None;
    match offer {
        Some(Offer { act: Act::Run(line), .. }) => run(state, &line),
        Some(Offer { act: Act::Motion(motion), .. }) => selecting::run(state, motion, None),
        None => {
            state.toast = Some(nothing_found(state));
            Vec::new()
        }
    }
}

/// What is said where nothing is called as it is typed.
fn nothing_found(state: &State) -> String {
    let words = &state.settings.language.words().commands;
    fill(words.no_such_command, &[state.palette.prompt.text().trim()])
}

fn run(state: &mut State, line: &CommandLine) -> Vec<Effect> {
    state.typed.commands.keep(&line.text());
    command_line::run(state, line, None)
}
