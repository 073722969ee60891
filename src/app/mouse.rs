//! The mouse: a press focuses and selects, drawing it selects text, the wheel scrolls
//! what is under it.

use super::{
    Area, Drawn, Effect, Extent, Mouse, MouseKind, OverlayKind, Pane, Panel, Pending, Scroll,
    State, choices, library_keys, mentions, opening, palette, panes, selecting, tour, update,
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
        MouseKind::Drag => return drag(state, mouse),
        MouseKind::Release => {
            state.article.iter_mut().for_each(|pane| pane.pressed = None);
            state.drawn = None;
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
    state.pressed_in = None;
    if let Some(overlay) = state.overlay {
        let chosen = item_at(state.screen.overlay.as_ref(), mouse);
        match (overlay.kind, chosen) {
            (OverlayKind::Choices, Some(_)) => return choices::take(state, chosen),
            (OverlayKind::Palette, Some(idx)) => return palette::take(state, idx),
            // Its line takes no press.
            (OverlayKind::Palette, None) if is_in(state.screen.overlay.as_ref(), mouse) => {
                return Vec::new();
            }
            (OverlayKind::Tour(page), _) => return tour::go_on(state, page),
            (OverlayKind::Help | OverlayKind::Messages | OverlayKind::Output, _) | (_, None) => {}
        }
        state.overlay = None;
        return Vec::new();
    }
    if let Some(drawn) = drawn_at(state, mouse) {
        state.drawn = Some(drawn);
        return drag(state, mouse);
    }
    let Some(pane) = state.screen.areas.pane_at(mouse.column, mouse.row) else {
        return Vec::new();
    };
    state.pressed_in = Some(pane);
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
    let pane = state.screen.areas.pane_at(mouse.column, mouse.row);
    // The first press may have brought another pane, or taken a menu away.
    match pane.filter(|_| pane == state.pressed_in) {
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

/// The scroll bar or the line between panes that is under the mouse.
fn drawn_at(state: &State, mouse: Mouse) -> Option<Drawn> {
    let screen = &state.screen;
    let bar_of = |pane: &Pane| {
        let panel = screen.panel(*pane)?;
        let scroll = panel.scroll?;
        let right = (panel.area.x + panel.area.width).saturating_sub(1);
        let x = if scroll.at_right { right } else { panel.area.x };
        let rows = panel.inside.y..panel.inside.y + panel.inside.height;
        (x == mouse.column && rows.contains(&mouse.row)).then_some(Drawn::ScrollBar(*pane))
    };
    let bars = std::iter::once(Pane::Sources).chain(Pane::ALL);
    let before = state.settings.shares;
    let divider = || {
        let divider = screen.areas.divider_at(mouse.column, mouse.row)?;
        Some(Drawn::Divider { divider, before })
    };
    bars.into_iter().find_map(|pane| bar_of(&pane)).or_else(divider)
}

/// Moves what the button went down on: a line between panes, a scroll bar, the end of a
/// selection.
fn drag(state: &mut State, mouse: Mouse) -> Vec<Effect> {
    match state.drawn {
        Some(Drawn::Divider { divider, .. }) => {
            let (areas, direction) = (state.screen.areas, state.settings.direction());
            let place = (mouse.column, mouse.row);
            let shares = state.settings.shares;
            state.settings.shares = areas.drawn(divider, place, direction, shares);
        }
        Some(Drawn::ScrollBar(pane)) => return scroll_to(state, pane, mouse.row),
        None => select_to(state, mouse),
    }
    Vec::new()
}

/// Scrolls a pane so that its thumb is at this row. Lists follow what is selected in them.
fn scroll_to(state: &mut State, pane: Pane, row: u16) -> Vec<Effect> {
    let Some(panel) = state.screen.panel(pane) else { return Vec::new() };
    let Some(scroll) = panel.scroll else { return Vec::new() };
    let rows = usize::from(panel.inside.height).saturating_sub(1).max(1);
    let from_top = usize::from(row.saturating_sub(panel.inside.y)).min(rows);
    let goal = scroll.all.saturating_sub(1) * from_top / rows;
    match pane {
        Pane::Article => {
            let height = update::article_height(state);
            if let Some(pane) = &mut state.article {
                pane.set_top_byte(goal, height);
            }
        }
        Pane::Headlines => return opening::select(state, goal),
        Pane::Sources => {
            let by = steps(&scroll, from_top, rows);
            library_keys::move_in_sources(state, by);
        }
        Pane::Facts => {
            let by = steps(&scroll, from_top, rows);
            mentions::move_selection(state, by);
        }
    }
    Vec::new()
}

/// One step for each row that the mouse is away from the thumb.
fn steps(scroll: &Scroll, row: usize, rows: usize) -> isize {
    let thumb = scroll.before * rows / scroll.all.max(1);
    isize::try_from(row).unwrap_or(0) - isize::try_from(thumb).unwrap_or(0)
}

/// Selects from where the button went down; past an edge the article scrolls.
fn select_to(state: &mut State, mouse: Mouse) {
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
