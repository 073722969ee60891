//! The log of messages as rows: what went wrong, each with when and what to do.

use super::help::push_text;
use super::row::{Frame, Role, Row};
use super::{State, library, what_was_wrong, why_not_opened};
use crate::locale::ago;
use jiff::Zoned;

/// What was said since the start, then what could not be opened, had or read.
pub(super) fn rows(state: &State, frame: Frame) -> Vec<Row> {
    let mut rows = Vec::new();
    for notice in state.notices.newest_first() {
        push_text(&mut rows, &notice.sentence, Role::Alert, frame);
        push_time(&mut rows, state, notice.at.as_ref(), frame);
        rows.push(Row::default());
    }
    let words = state.settings.language.words();
    let is_quiet = state.failures.is_empty() && state.notices.is_empty();
    if is_quiet && state.faults.is_empty() && feed_faults(state).is_empty() {
        push_text(&mut rows, words.nothing_failed, Role::Plain, frame);
    }
    for failure in &state.failures {
        push_text(&mut rows, &failure.name, Role::Alert, frame);
        let reason = why_not_opened(&failure.reason, state.settings.language);
        push_text(&mut rows, &reason, Role::Plain, frame.indented(2));
        push_time(&mut rows, state, state.started.as_ref(), frame);
        rows.push(Row::default());
    }
    for (name, sentence, at) in feed_faults(state) {
        push_text(&mut rows, &name, Role::Alert, frame);
        push_text(&mut rows, &sentence, Role::Plain, frame.indented(2));
        push_time(&mut rows, state, at.as_ref(), frame);
        rows.push(Row::default());
    }
    for fault in &state.faults {
        push_text(&mut rows, &fault.name, Role::Heading, frame);
        for problem in &fault.problems {
            push_text(
                &mut rows,
                &what_was_wrong(problem, state.settings.language),
                Role::Plain,
                frame.indented(2),
            );
        }
        push_time(&mut rows, state, state.started.as_ref(), frame);
        rows.push(Row::default());
    }
    push_text(&mut rows, words.help_doctor, Role::Detail, frame);
    rows
}

/// How long ago it was, in the interface's words.
fn push_time(rows: &mut Vec<Row>, state: &State, at: Option<&Zoned>, frame: Frame) {
    let Some((now, at)) = state.now.as_ref().zip(at) else { return };
    let time = ago(state.settings.language, now, at);
    let frame = frame.indented(2);
    let line = frame.one_line(&time, frame.direction, frame.width);
    rows.push(Row { stretches: vec![frame.at_start(line, Role::Detail)], ..Row::default() });
}

/// The feeds that could not be had, each with what is wrong, what becomes of it, and when.
fn feed_faults(state: &State) -> Vec<(String, String, Option<Zoned>)> {
    let Some(library) = &state.library else { return Vec::new() };
    let sources = &library.sources;
    let zone = state.now.as_ref().map(|now| now.time_zone().clone());
    let faults = sources.faults.iter().filter_map(|fault| {
        let feed = sources.feeds.iter().find(|feed| feed.id == fault.feed)?;
        let at = zone.as_ref().map(|zone| fault.at.to_zoned(zone.clone()));
        Some((feed.shown_name().to_owned(), library::fault_sentence(state, fault), at))
    });
    faults.collect()
}
