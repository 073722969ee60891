//! The tour of the first start: a few pages over the panes, gone with Esc, never shown again
//! unless it is asked for.

use super::row::{Frame, Role, Row};
use super::{Effect, Key, KeyCode, Overlay, OverlayKind, State};
use crate::locale::fill;
use crate::text::{Direction, direction_of};

/// Shows its first page.
pub(super) fn begin(state: &mut State) {
    state.overlay = Some(Overlay { kind: OverlayKind::Tour(0), top_row: 0 });
}

/// A key while it is shown: any goes on, Esc leaves, and what quits everywhere quits here.
pub(super) fn press(state: &mut State, page: usize, key: Key) -> Vec<Effect> {
    if key.ctrl && matches!(key.code, KeyCode::Char('c' | 'q')) {
        return vec![Effect::Quit];
    }
    if key.code == KeyCode::Esc {
        state.overlay = None;
        return Vec::new();
    }
    go_on(state, page)
}

/// Shows the next page; after the last one there is none.
pub(super) fn go_on(state: &mut State, page: usize) -> Vec<Effect> {
    let pages = state.settings.language.words().tour.pages.len();
    let next = Overlay { kind: OverlayKind::Tour(page + 1), top_row: 0 };
    state.overlay = (page + 1 < pages).then_some(next);
    Vec::new()
}

/// The rows of a page.
pub(super) fn rows(state: &State, page: usize, frame: Frame) -> Vec<Row> {
    let words = &state.settings.language.words().tour;
    let Some((heading, paragraphs)) = words.pages.get(page) else { return Vec::new() };
    let mut rows = vec![Row::default()];
    push(&mut rows, heading, Role::Title, frame.direction, frame);
    for paragraph in paragraphs {
        rows.push(Row::default());
        push(&mut rows, paragraph, Role::Plain, direction_of(paragraph, None), frame);
    }
    rows.push(Row::default());
    let (number, all) = ((page + 1).to_string(), words.pages.len().to_string());
    push(&mut rows, &fill(words.how, &[&number, &all]), Role::Detail, frame.direction, frame);
    rows
}

fn push(rows: &mut Vec<Row>, text: &str, role: Role, direction: Direction, frame: Frame) {
    let frame = Frame { direction, ..frame };
    for line in frame.some_lines(text, direction, 8) {
        rows.push(Row { stretches: vec![frame.at_start(line, role)], ..Row::default() });
    }
}
