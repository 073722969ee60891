//! What may follow the first key of a sequence, over the foot of the panes.

use super::help::{self, KeyLine};
use super::key_names::keys_label;
use super::keymap::Deed;
use super::row::Row;
use super::{Area, Areas, Key, Panel, State, arrange};
use crate::locale::fill;

/// The panel, while a sequence has begun.
pub(super) fn panel_of(state: &State, areas: &Areas) -> Option<Panel> {
    let before = &state.pending.keys;
    if before.is_empty() {
        return None;
    }
    let words = &state.settings.language.words().commands;
    let title = fill(words.keys_that_follow, &[&keys_label(before)]);
    let body = areas.body;
    let frame = arrange::frame_of(state, Area { width: body.width.saturating_sub(2), ..body });
    let frame = frame.padded(usize::from(frame.width >= 20));
    let lines = lines(state, before);
    let rows: Vec<Row> = lines.iter().flat_map(|line| help::key_rows(line, frame)).collect();
    let height = u16::try_from(rows.len() + 2).unwrap_or(u16::MAX).min(body.height);
    let area = Area { y: body.y + body.height - height, height, ..body };
    let mut panel = arrange::panel(state, areas, area, &title, "");
    panel.rows = rows.into_iter().take(usize::from(panel.inside.height)).collect();
    Some(panel)
}

/// The keys that may follow, with what each would do.
fn lines(state: &State, before: &[Key]) -> Vec<KeyLine> {
    let words = state.settings.language.words();
    let is_selecting = state.article.as_ref().is_some_and(|pane| pane.selection.is_some());
    let motions = if is_selecting { state.keymap.motions.after(before) } else { Vec::new() };
    let motions = motions.into_iter().map(|(keys, motion)| {
        let row = super::MOTIONS.iter().find(|row| row.motion == motion);
        KeyLine::new(keys_label(keys), row.map_or("", |row| (row.sentence)(words)))
    });
    let commands = state.keymap.commands.after(before).into_iter();
    let commands = commands.map(|(keys, deed)| match deed {
        Deed::Command(command) => {
            let sentence = command.row().map_or("", |row| (row.sentence)(words));
            KeyLine::new(keys_label(keys), sentence)
        }
        Deed::Macro(idx) => KeyLine::new(keys_label(keys), &help::macro_text(state, idx)),
    });
    motions.chain(commands).collect()
}
