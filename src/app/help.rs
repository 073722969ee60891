//! Help for the pane in focus, and the list of what could not be opened, as rows.

use super::command::{COMMANDS, CommandRow, key_label};
use super::row::{Frame, Role, Row};
use super::{
    Key, MOTIONS, OverlayKind, State, choices, library, piping, tour, what_was_wrong,
    why_not_opened,
};
use crate::text::{Direction, direction_of};

/// Columns for the keys of a command.
const KEYS_CELLS: usize = 22;

/// All rows of an overlay.
pub(super) fn overlay_rows(state: &State, kind: OverlayKind, frame: Frame) -> Vec<Row> {
    match kind {
        OverlayKind::Help => help_rows(state, frame),
        OverlayKind::Messages => message_rows(state, frame),
        OverlayKind::Output => piping::output_rows(state, frame),
        OverlayKind::Tour(page) => tour::rows(state, page, frame),
        OverlayKind::Choices => {
            state.choices.as_ref().map_or_else(Vec::new, |choices| choices::rows(choices, frame))
        }
    }
}

/// First what the pane has of its own, then what works everywhere.
fn help_rows(state: &State, frame: Frame) -> Vec<Row> {
    let words = state.settings.language.words();
    if state.article.as_ref().is_some_and(|pane| pane.selection.is_some()) {
        let mut rows = vec![heading(words.select.title, frame)];
        rows.extend(
            MOTIONS.iter().flat_map(|row| key_rows(row.keys, (row.sentence)(words), frame)),
        );
        return rows;
    }
    let pane = super::arrange::pane_title(state.focus, words);
    let mut rows = vec![heading(pane, frame)];
    let own = COMMANDS.iter().filter(|row| row.panes.contains(&state.focus));
    rows.extend(own.flat_map(|row| command_rows(state, row, frame)));
    rows.push(Row::default());
    rows.push(heading(words.help_everywhere, frame));
    let everywhere = COMMANDS.iter().filter(|row| row.panes.is_empty());
    rows.extend(everywhere.flat_map(|row| command_rows(state, row, frame)));
    rows.push(Row::default());
    push_text(&mut rows, words.help_doctor, Role::Detail, frame);
    rows
}

fn heading(text: &str, frame: Frame) -> Row {
    let line = frame.one_line(text, frame.direction, frame.width);
    Row { stretches: vec![frame.at_start(line, Role::Heading)], ..Row::default() }
}

fn command_rows(state: &State, row: &CommandRow, frame: Frame) -> Vec<Row> {
    key_rows(row.keys, (row.sentence)(state.settings.language.words()), frame)
}

/// Keys beside the sentence; above it where the pane is narrow.
fn key_rows(keys: &[Key], sentence: &str, frame: Frame) -> Vec<Row> {
    let keys: Vec<String> = keys.iter().map(|key| key_label(*key)).collect();
    let is_narrow = frame.width < 2 * KEYS_CELLS;
    let keys = frame.one_line(
        &keys.join("  "),
        Direction::Ltr,
        if is_narrow { frame.width } else { KEYS_CELLS },
    );
    let beside = frame.indented(if is_narrow { 2 } else { KEYS_CELLS + 2 });
    let lines = beside.some_lines(sentence, frame.direction, 3);
    let mut rows: Vec<Row> = lines
        .into_iter()
        .map(|line| Row { stretches: vec![beside.at_start(line, Role::Plain)], ..Row::default() })
        .collect();
    let keys = frame.at_start(keys, Role::Key);
    match rows.first_mut() {
        Some(first) if !is_narrow => first.stretches.push(keys),
        Some(_) | None => rows.insert(0, Row { stretches: vec![keys], ..Row::default() }),
    }
    rows
}

fn message_rows(state: &State, frame: Frame) -> Vec<Row> {
    let mut rows = Vec::new();
    for notice in &state.notices {
        push_text(&mut rows, notice, Role::Alert, frame);
        rows.push(Row::default());
    }
    let words = state.settings.language.words();
    let is_quiet = state.failures.is_empty() && state.notices.is_empty();
    if is_quiet && state.faults.is_empty() && feed_faults(state).is_empty() {
        push_text(&mut rows, words.nothing_failed, Role::Plain, frame);
    }
    for failure in &state.failures {
        push_text(&mut rows, &failure.name, Role::Alert, frame);
        let reason = why_not_opened(&failure.reason, words);
        push_text(&mut rows, &reason, Role::Plain, frame.indented(2));
        rows.push(Row::default());
    }
    for (name, sentence) in feed_faults(state) {
        push_text(&mut rows, &name, Role::Alert, frame);
        push_text(&mut rows, &sentence, Role::Plain, frame.indented(2));
        rows.push(Row::default());
    }
    for fault in &state.faults {
        push_text(&mut rows, &fault.name, Role::Heading, frame);
        for problem in &fault.problems {
            push_text(&mut rows, &what_was_wrong(problem, words), Role::Plain, frame.indented(2));
        }
        rows.push(Row::default());
    }
    push_text(&mut rows, words.help_doctor, Role::Detail, frame);
    rows
}

/// The feeds that could not be had, each with what is wrong and what becomes of it.
fn feed_faults(state: &State) -> Vec<(String, String)> {
    let Some(library) = &state.library else { return Vec::new() };
    let sources = &library.sources;
    let faults = sources.faults.iter().filter_map(|fault| {
        let feed = sources.feeds.iter().find(|feed| feed.id == fault.feed)?;
        Some((feed.shown_name().to_owned(), library::fault_sentence(state, fault)))
    });
    faults.collect()
}

fn push_text(rows: &mut Vec<Row>, text: &str, role: Role, frame: Frame) {
    let frame = Frame { direction: direction_of(text, None), ..frame };
    for line in frame.some_lines(text, frame.direction, 6) {
        rows.push(Row { stretches: vec![frame.at_start(line, role)], ..Row::default() });
    }
}
