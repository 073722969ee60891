//! What a key press comes to: a letter of a line, a choice, a part of a count or of a sequence,
//! a command.

use super::command::Command;
use super::key_names::keys_label;
use super::keymap::{Deed, Reading, Step, ways_of};
use super::{
    CommandLine, Effect, Key, KeyCode, Motion, OverlayKind, State, arrange, asking, choices,
    command_line, counts, hints, links, palette, selecting, tour, update,
};
use crate::locale::fill;

/// What was pressed of a command that is not whole yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pending {
    /// How many times, or which one.
    pub count: Option<usize>,
    /// The first keys of a sequence.
    pub keys: Vec<Key>,
}

impl Pending {
    fn is_empty(&self) -> bool {
        self.count.is_none() && self.keys.is_empty()
    }
}

/// A key was pressed; then what waits of a macro goes on.
pub(super) fn press(state: &mut State, key: Key) -> Vec<Effect> {
    state.toast = None;
    let was_asked = is_asking(state);
    let mut effects = press_one(state, key);
    if was_asked && is_cancel(key) {
        state.to_run.clear();
    }
    while !is_asking(state)
        && let Some(step) = state.to_run.pop_front()
    {
        effects.extend(run_step(state, &step));
        arrange::arrange(state);
    }
    effects
}

/// A part of a macro. A caret in the article stays while what is done leaves it alone; all else is
/// done without it, since the person wrote down what the key is to do.
fn run_step(state: &mut State, step: &Step) -> Vec<Effect> {
    let is_selecting = selecting::is_on(state);
    let line = match step {
        Step::Motion(motion) => {
            if !is_selecting {
                selecting::begin(state);
            }
            return selecting::run(state, *motion, None);
        }
        Step::Line(line) => line,
    };
    match line.command {
        Command::Copy if is_selecting => return selecting::run(state, Motion::Copy, None),
        command if is_selecting && !is_harmless_in_macro(command) => selecting::leave(state),
        _ => {}
    }
    command_line::run(state, line, None)
}

/// Whether the person is to answer something before anything goes on.
fn is_asking(state: &State) -> bool {
    state.question.is_some() || state.overlay.is_some()
}

fn is_cancel(key: Key) -> bool {
    key.code == KeyCode::Esc || (key.ctrl && matches!(key.code, KeyCode::Char('c' | 'g')))
}

fn press_one(state: &mut State, key: Key) -> Vec<Effect> {
    if state.question.is_some() {
        return asking::press(state, key);
    }
    match state.overlay.map(|overlay| overlay.kind) {
        Some(OverlayKind::Palette) => return palette::press(state, key),
        Some(OverlayKind::Choices) => {
            if let Some(effects) = choices::press(state, key) {
                return effects;
            }
        }
        Some(OverlayKind::Tour(page)) => return tour::press(state, page, key),
        Some(OverlayKind::Help | OverlayKind::Messages | OverlayKind::Output) | None => {}
    }
    if !state.pending.is_empty() && is_cancel(key) {
        state.pending = Pending::default();
        return Vec::new();
    }
    if state.overlay.is_none()
        && let Some(effects) = links::press(state, key)
    {
        return effects;
    }
    let is_selecting = state.overlay.is_none() && selecting::is_on(state);
    match read(state, key, is_selecting) {
        Some(Given::Motion(motion, count)) => selecting::run(state, motion, count),
        Some(Given::Deed(deed, count)) => {
            let effects = give(state, deed, count, is_selecting);
            let is_escape = key.code == KeyCode::Esc && deed == Deed::Command(Command::Back);
            if is_escape { without_quitting(state, effects) } else { effects }
        }
        None => Vec::new(),
    }
}

/// Who goes back once too often does not leave the library by it.
fn without_quitting(state: &mut State, mut effects: Vec<Effect>) -> Vec<Effect> {
    if state.library.is_some() && effects.contains(&Effect::Quit) {
        effects.retain(|effect| *effect != Effect::Quit);
        let words = state.settings.language.library_words();
        let keys = hints::keys_to_quit(state).map_or_else(String::new, keys_label);
        state.toast = Some(fill(words.keys_quit, &[&keys]));
    }
    effects
}

/// The command that a key gives by itself, whatever was pressed before.
pub(super) fn command_of(state: &mut State, key: Key) -> Option<Command> {
    let ways = ways_of(state, key);
    match state.keymap.commands.read(&[], &ways) {
        Reading::Found(Deed::Command(command)) => Some(command),
        Reading::Found(Deed::Macro(_)) | Reading::More(_) | Reading::Nothing => None,
    }
}

/// What the keys pressed so far have come to, with its count.
enum Given {
    Motion(Motion, Option<usize>),
    Deed(Deed, Option<usize>),
}

fn read(state: &mut State, key: Key, is_selecting: bool) -> Option<Given> {
    // Behind a first digit, zero is one too, whatever its key does alone.
    let digit = digit_of(key);
    if state.pending.keys.is_empty() && state.pending.count.is_some() && digit.is_some() {
        state.pending.count = counts::with_digit(state.pending.count, digit?);
        return None;
    }
    let ways = ways_of(state, key);
    let before = &state.pending.keys;
    let motion = match is_selecting {
        true => state.keymap.motions.read(before, &ways),
        false => Reading::Nothing,
    };
    let more = match (motion, state.keymap.commands.read(before, &ways)) {
        (Reading::Found(motion), _) => {
            return Some(Given::Motion(motion, std::mem::take(&mut state.pending).count));
        }
        (Reading::Nothing, Reading::Found(deed)) => {
            return Some(Given::Deed(deed, std::mem::take(&mut state.pending).count));
        }
        (Reading::More(keys), _) | (Reading::Nothing, Reading::More(keys)) => Some(keys),
        (Reading::Nothing, Reading::Nothing) => None,
    };
    match (more, digit) {
        (Some(keys), _) => state.pending.keys = keys,
        (None, Some(digit)) if before.is_empty() => {
            state.pending.count = counts::with_digit(None, digit);
        }
        (None, _) => leave_unfinished(state, key, is_selecting),
    }
    None
}

fn digit_of(key: Key) -> Option<u32> {
    match key.code {
        KeyCode::Char(letter) if !key.ctrl && !key.alt => counts::digit_of(letter),
        _ => None,
    }
}

/// Nothing begins like this: says so where a sequence had begun.
fn leave_unfinished(state: &mut State, key: Key, is_selecting: bool) {
    let pending = std::mem::take(&mut state.pending);
    if key.code == KeyCode::Esc && state.overlay.is_some() {
        // Whatever the settings say: nobody is to be caught in what stands over the panes.
        state.overlay = None;
    } else if !pending.keys.is_empty() {
        let words = &state.settings.language.words().commands;
        let keys = keys_label(&[&*pending.keys, &[key]].concat());
        state.toast = Some(fill(words.no_such_keys, &[&keys]));
    } else if is_selecting {
        selecting::say_how(state);
    }
}

/// Gives what the keys are for.
fn give(state: &mut State, deed: Deed, count: Option<usize>, is_selecting: bool) -> Vec<Effect> {
    // A key that would leave the text, or change it, waits until the caret is gone.
    if let Deed::Command(command) = deed
        && is_selecting
        && !is_harmless(command)
    {
        selecting::say_how(state);
        return Vec::new();
    }
    match (deed, state.overlay) {
        (Deed::Command(command), Some(overlay)) => {
            update::run_in_overlay(state, command, overlay, count.unwrap_or(1));
            Vec::new()
        }
        (Deed::Macro(_), Some(_)) => Vec::new(),
        (Deed::Command(command), None) => {
            command_line::run(state, &CommandLine { command, argument: String::new() }, count)
        }
        (Deed::Macro(idx), None) => {
            state.to_run.extend(state.keymap.macros.get(idx).into_iter().flatten().cloned());
            Vec::new()
        }
    }
}

/// Whether a command leaves the caret in the article alone.
fn is_harmless(command: Command) -> bool {
    matches!(
        command,
        Command::Help
            | Command::Palette
            | Command::Redraw
            | Command::Zoom
            | Command::PaneLarger
            | Command::PaneSmaller
            | Command::Quit
    )
}

/// The same of what is written down for a key of the person: no slip of the hand gives it.
fn is_harmless_in_macro(command: Command) -> bool {
    is_harmless(command)
        || matches!(
            command,
            Command::Star
                | Command::ToggleRead
                | Command::CopyArticle
                | Command::RefreshAll
                | Command::StopRefresh
                | Command::Theme
                | Command::Tints
        )
}
