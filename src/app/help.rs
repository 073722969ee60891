//! Help for the pane in focus: every key in force with what it does, and finding a line of it.

use super::asking::{self, Asking};
use super::command::{COMMANDS, CommandRow};
use super::key_names::keys_label;
use super::keyboards::us_key_of;
use super::keymap::{Deed, Step};
use super::row::{Frame, Role, Row, Stretch};
use super::{Key, KeyCode, MOTIONS, Overlay, OverlayKind, State};
use crate::text::{Direction, Span, fold};

/// Columns for the keys of a command.
const KEYS_CELLS: usize = 22;

/// Keys, and what they do.
pub(super) struct KeyLine {
    keys: String,
    sentence: String,
    /// The letters of the sentence that are looked for.
    hits: Vec<Span>,
}

impl KeyLine {
    pub(super) fn new(keys: String, sentence: &str) -> Self {
        Self { keys, sentence: sentence.to_owned(), hits: Vec::new() }
    }
}

/// Shows help from its top.
pub(super) fn open(state: &mut State) {
    state.help_query.clear();
    state.overlay = Some(Overlay { kind: OverlayKind::Help, top_row: 0 });
}

/// Asks what to look for.
pub(super) fn ask(state: &mut State) {
    let query = state.help_query.clone();
    asking::ask(state, Asking::InHelp, &query);
}

/// Shows the lines alone that have this in them.
pub(super) fn look_for(state: &mut State, text: &str) {
    text.clone_into(&mut state.help_query);
    if let Some(overlay) = &mut state.overlay {
        overlay.top_row = 0;
    }
}

/// One step back in help: all of its lines again, where some were looked for.
pub(super) fn let_go(state: &mut State, overlay: Overlay) -> bool {
    let is_found = overlay.kind == OverlayKind::Help && !state.help_query.trim().is_empty();
    if is_found {
        look_for(state, "");
    }
    is_found
}

/// First what the pane has of its own, then what works everywhere.
pub(super) fn rows(state: &State, frame: Frame) -> Vec<Row> {
    let words = state.settings.language.words();
    let mut rows = Vec::new();
    for (title, lines) in sections(state) {
        let lines: Vec<KeyLine> =
            lines.into_iter().filter_map(|line| found(line, &state.help_query)).collect();
        if lines.is_empty() {
            continue;
        }
        if !rows.is_empty() {
            rows.push(Row::default());
        }
        rows.push(heading(title, frame));
        rows.extend(lines.iter().flat_map(|line| key_rows(line, frame)));
    }
    if rows.is_empty() {
        push_text(&mut rows, words.commands.help_found_nothing, Role::Plain, frame);
    }
    rows.push(Row::default());
    push_text(&mut rows, words.help_doctor, Role::Detail, frame);
    rows
}

fn sections(state: &State) -> Vec<(&'static str, Vec<KeyLine>)> {
    let words = state.settings.language.words();
    if state.article.as_ref().is_some_and(|pane| pane.selection.is_some()) {
        let lines = MOTIONS.iter().map(|row| {
            let keys = state.keymap.motions.keys_of(row.motion);
            KeyLine::new(keys_shown(state, &keys), (row.sentence)(words))
        });
        return vec![(words.select.title, lines.collect())];
    }
    let line = |row: &CommandRow| {
        let keys = state.keymap.commands.keys_of(Deed::Command(row.command));
        // Without a key it is had from the palette.
        let shown =
            if keys.is_empty() { format!(":{}", row.name) } else { keys_shown(state, &keys) };
        KeyLine::new(shown, (row.sentence)(words))
    };
    let own = COMMANDS.iter().filter(|row| row.panes.contains(&state.focus)).map(line);
    let everywhere = COMMANDS.iter().filter(|row| row.panes.is_empty()).map(line);
    let macros = (0..state.keymap.macros.len()).map(|idx| {
        let keys = state.keymap.commands.keys_of(Deed::Macro(idx));
        KeyLine::new(keys_shown(state, &keys), &macro_text(state, idx))
    });
    vec![
        (super::arrange::pane_title(state.focus, words), own.collect()),
        (words.commands.macros, macros.collect()),
        (words.help_everywhere, everywhere.collect()),
    ]
}

/// The sentences of the commands that a key of the person gives.
pub(super) fn macro_text(state: &State, idx: usize) -> String {
    let words = state.settings.language.words();
    let lines = state.keymap.macros.get(idx).into_iter().flatten();
    let sentences = lines.map(|step| {
        let line = match step {
            Step::Line(line) => line,
            Step::Motion(motion) => {
                let row = MOTIONS.iter().find(|row| row.motion == *motion);
                return row.map_or("", |row| (row.sentence)(words)).to_owned();
            }
        };
        let sentence = line.command.row().map_or("", |row| (row.sentence)(words));
        match line.argument.as_str() {
            "" => sentence.to_owned(),
            argument => format!("{sentence}: {argument}"),
        }
    });
    sentences.collect::<Vec<_>>().join(" · ")
}

/// Keys beside one another, each with its letter in the layout in use.
fn keys_shown(state: &State, keys: &[&[Key]]) -> String {
    let shown = keys.iter().map(|keys| match letters_of(state, keys) {
        Some(letters) => format!("{} ({letters})", keys_label(keys)),
        None => keys_label(keys),
    });
    shown.collect::<Vec<_>>().join("  ")
}

/// What the keyboard makes of these keys, where it is known to make something else.
fn letters_of(state: &State, keys: &[Key]) -> Option<String> {
    let in_layout = |key: &Key| match key.code {
        KeyCode::Char(letter) if !key.ctrl && !key.alt => {
            let us_key = us_key_of(state.settings.keyboard, letter)?;
            state.layout.letter_of(us_key)
        }
        _ => None,
    };
    let letters: Option<String> = keys.iter().map(in_layout).collect();
    letters.filter(|_| state.layout_is_in_use)
}

/// The line with what is looked for in it; none where it has not every word of that.
fn found(line: KeyLine, query: &str) -> Option<KeyLine> {
    let (sentence, keys) = (fold(&line.sentence), fold(&line.keys));
    let mut hits = Vec::new();
    for word in query.split_whitespace() {
        let word = fold(word);
        let in_sentence = sentence.find_all(word.text());
        if in_sentence.is_empty() && keys.find_all(word.text()).is_empty() {
            return None;
        }
        hits.extend(in_sentence);
    }
    hits.sort();
    Some(KeyLine { hits, ..line })
}

fn heading(text: &str, frame: Frame) -> Row {
    let line = frame.one_line(text, frame.direction, frame.width);
    Row { stretches: vec![frame.at_start(line, Role::Heading)], ..Row::default() }
}

/// Keys beside the sentence; above it where the pane is narrow.
pub(super) fn key_rows(line: &KeyLine, frame: Frame) -> Vec<Row> {
    let is_narrow = frame.width < 2 * KEYS_CELLS;
    let room = if is_narrow { frame.width } else { KEYS_CELLS };
    let keys = frame.one_line(&line.keys, Direction::Ltr, room);
    let beside = frame.indented(if is_narrow { 2 } else { KEYS_CELLS + 2 });
    let lines = beside.some_lines(&line.sentence, frame.direction, 3);
    let lit = |stretch: Stretch| Stretch { lit: line.hits.clone(), ..stretch };
    let mut rows: Vec<Row> = lines
        .into_iter()
        .map(|line| Row {
            stretches: vec![lit(beside.at_start(line, Role::Plain))],
            ..Row::default()
        })
        .collect();
    let keys = frame.at_start(keys, Role::Key);
    match rows.first_mut() {
        Some(first) if !is_narrow => first.stretches.push(keys),
        Some(_) | None => rows.insert(0, Row { stretches: vec![keys], ..Row::default() }),
    }
    rows
}

/// A sentence on several lines, in its own direction.
pub(super) fn push_text(rows: &mut Vec<Row>, text: &str, role: Role, frame: Frame) {
    let frame = Frame { direction: crate::text::direction_of(text, None), ..frame };
    for line in frame.some_lines(text, frame.direction, 6) {
        rows.push(Row { stretches: vec![frame.at_start(line, role)], ..Row::default() });
    }
}
