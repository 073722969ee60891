//! The mouse: a press focuses and selects, drawing it selects text, the wheel scrolls
//! what is under it.

use super::{
    Area, Effect, Extent, Mouse, MouseKind, OverlayKind, Pane, Panel, Pending, State, choices,
    library_keys, mentions, opening, palette, panes, selecting, update,
};
use crate::text::{byte_at, units};

/// Rows that a notch of the wheel scrolls.
const WHEEL_ROWS: isize = 3;

/// Something the mouse did.
pub(super) fn handle(state: &mut State, mouse: Mouse) -> Vec<Effect> {
    if state.question.is_some() {
        return Vec::new();
    }
    let rows = match mouse.kind {
        MouseKind::Press => return press(state, mouse),
        MouseKind::DoublePress => return take(state, mouse, Extent::Word),
        MouseKind::TriplePress => return take(state, mouse, Extent::Paragraph),
        MouseKind::Drag => {
            drag(state, mouse);
            return Vec::new();
        }
        MouseKind::Release => {
            state.article.iter_mut().for_each(|pane| pane.pressed = None);
            return Vec::new();
        }
        MouseKind::WheelUp => -WHEEL_ROWS,
        MouseKind::WheelDown => WHEEL_ROWS,
    };
    if state.overlay.is_some_and(|overlay| overlay.kind == OverlayKind::Palette) {
        palette::move_by(state, rows.signum());
        return Vec::new();
    }
    if let Some(overlay) = &mut state.overlay {
        overlay.top_row = overlay.top_row.saturating_add_signed(rows);
        return Vec::new();
    }
    match state.screen.areas.pane_at(mouse.column, mouse.row) {
        Some(Pane::Sources) => {
            library_keys::move_in_sources(state, rows.signum());
            Vec::new()
        }
        Some(Pane::Headlines) => opening::move_selection(state, rows.signum()),
        Some(Pane::Article) => {
            update::scroll_article(state, rows);
            Vec::new()
        }
        Some(Pane::Facts) => {
            mentions::move_selection(state, rows.signum());
            Vec::new()
        }
        None => Vec::new(),
    }
}

fn press(state: &mut State, mouse: Mouse) -> Vec<Effect> {
    // The hand has left the keys: what they had begun does not go on.
    state.pending = Pending::default();
    state.to_run.clear();
    if let Some(overlay) = state.overlay {
        let chosen = item_at(state.screen.overlay.as_ref(), mouse);
        match (overlay.kind, chosen) {
            (OverlayKind::Choices, Some(_)) => return choices::take(state, chosen),
            (OverlayKind::Palette, Some(idx)) => return palette::take(state, idx),
            // Its line takes no press.
            (OverlayKind::Palette, None) if is_in(state.screen.overlay.as_ref(), mouse) => {
                return Vec::new();
            }
            (OverlayKind::Help | OverlayKind::Messages, _) | (_, None) => {}
        }
        state.overlay = None;
        return Vec::new();
    }
    let Some(pane) = state.screen.areas.pane_at(mouse.column, mouse.row) else {
        return Vec::new();
    };
    panes::focus_on(state, pane);
    match pane {
        Pane::Sources => match item_at(state.screen.sources.as_ref(), mouse) {
            Some(idx) => library_keys::open_source_at(state, idx),
            None => Vec::new(),
        },
        Pane::Headlines => match item_at(state.screen.headlines.as_ref(), mouse) {
            Some(idx) => opening::select(state, idx),
            None => Vec::new(),
        },
        Pane::Article => {
            if let Some(byte) = byte_under(state.screen.article.as_ref(), mouse) {
                mentions::select_at(state, byte);
                selecting::press_at(state, byte);
            }
            Vec::new()
        }
        Pane::Facts => {
            if let Some(idx) = item_at(state.screen.facts.as_ref(), mouse) {
                state.facts.selected = idx;
                mentions::show_selected(state);
            }
            Vec::new()
        }
    }
}

/// What is pressed twice or three times is selected; in the headlines it is opened.
fn take(state: &mut State, mouse: Mouse, extent: Extent) -> Vec<Effect> {
    if state.overlay.is_some() {
        return Vec::new();
    }
    match state.screen.areas.pane_at(mouse.column, mouse.row) {
        Some(Pane::Article) => {
            if let Some(byte) = byte_under(state.screen.article.as_ref(), mouse) {
                selecting::take_at(state, byte, extent);
            }
            Vec::new()
        }
        Some(Pane::Headlines) => update::open(state),
        Some(Pane::Sources | Pane::Facts) | None => Vec::new(),
    }
}

/// Selects from where the button went down; past an edge the article scrolls.
fn drag(state: &mut State, mouse: Mouse) {
    let Some(panel) = &state.screen.article else { return };
    if state.overlay.is_some() || state.article.as_ref().is_none_or(|pane| pane.pressed.is_none()) {
        return;
    }
    let inside = panel.inside;
    let last = inside.y + inside.height.saturating_sub(1);
    let row = mouse.row.clamp(inside.y, last);
    let byte = nearest_byte(panel, Mouse { row, ..mouse });
    if mouse.row < inside.y {
        update::scroll_article(state, -1);
    } else if mouse.row > last {
        update::scroll_article(state, 1);
    }
    if let Some(byte) = byte {
        selecting::drag_to(state, byte);
    }
}

/// The byte of the cell of the row that is nearest to the mouse.
fn nearest_byte(panel: &Panel, mouse: Mouse) -> Option<usize> {
    let row = panel.rows.get(usize::from(mouse.row.checked_sub(panel.inside.y)?))?;
    let stretch = row.stretches.iter().find(|stretch| stretch.is_article)?;
    let from_left = usize::from(mouse.column.saturating_sub(panel.inside.x));
    let column = from_left.saturating_sub(stretch.column);
    let units = units(&stretch.line);
    let under = units.iter().find(|unit| unit.columns.end > column).or(units.last());
    under.map(|unit| unit.source.start())
}

fn row_idx(inside: Area, mouse: Mouse) -> Option<usize> {
    inside.contains(mouse.column, mouse.row).then(|| usize::from(mouse.row - inside.y))
}

fn is_in(panel: Option<&Panel>, mouse: Mouse) -> bool {
    panel.is_some_and(|panel| panel.area.contains(mouse.column, mouse.row))
}

fn item_at(panel: Option<&Panel>, mouse: Mouse) -> Option<usize> {
    let panel = panel?;
    panel.rows.get(row_idx(panel.inside, mouse)?)?.item
}

fn byte_under(panel: Option<&Panel>, mouse: Mouse) -> Option<usize> {
    let panel = panel?;
    let row = panel.rows.get(row_idx(panel.inside, mouse)?)?;
    let stretch = row.stretches.iter().find(|stretch| stretch.is_article)?;
    let column = usize::from(mouse.column - panel.inside.x).checked_sub(stretch.column)?;
    byte_at(&stretch.line, column)
}
