//! `&State` in, cells out. Only `widget/cells.rs` writes text.

mod contrast;
mod doctor;
mod hyperlink;
mod linear;
mod paint;
mod panel;
mod theme;
mod themes;

pub use doctor::draw_doctor;
pub use hyperlink::link_number;
pub use linear::{Cause, Linear, Said, TypedLine};

use crate::app::{Area, Panel, Row, State};
use crate::config::CursorPlace;
use crate::text::Direction;
use crate::widget::cells;
use paint::Paint;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use theme::Theme;

/// Draws the whole screen; gives the place of the text caret while something is typed.
pub fn draw(state: &State, buffer: &mut Buffer) -> Option<Position> {
    let theme = Theme::new(&state.settings);
    let screen = &state.screen;
    let starts_right = state.settings.direction() == Direction::Rtl;
    let bordered = screen.areas.bordered;
    cells::clear(buffer);
    let paint = Paint::new(state, &theme);
    let panels = [&screen.sources, &screen.headlines, &screen.facts, &screen.article];
    for panel in panels.into_iter().flatten() {
        let is_focused = panel.is_focused && screen.overlay.is_none();
        panel::draw(buffer, panel, &paint, panel::Look { is_focused, bordered, starts_right });
    }
    for overlay in [&screen.overlay, &screen.following, &screen.toast].into_iter().flatten() {
        cells::clear_area(buffer, rect(overlay.area));
        panel::draw(
            buffer,
            overlay,
            &paint,
            panel::Look { is_focused: true, bordered, starts_right },
        );
    }
    let of_prompt = draw_status(state, &paint, buffer);
    let of_caret = screen.caret.map(|(x, y)| Position { x, y });
    let follows = state.settings.cursor == CursorPlace::Follows;
    of_prompt.or(of_caret).or_else(|| follows.then(|| of_selected(state)).flatten())
}

/// Where what is selected begins: there screen readers and braille lines look. In the article it
/// is the first row of the window.
fn of_selected(state: &State) -> Option<Position> {
    let screen = &state.screen;
    let panels =
        [&screen.overlay, &screen.sources, &screen.headlines, &screen.facts, &screen.article];
    let panel = panels.into_iter().flatten().find(|panel| panel.is_focused)?;
    let has_text = |row: &Row| !row.stretches.is_empty();
    let is_here = |row: &Row| is_selected(panel, row.item) && has_text(row);
    let row = panel.rows.iter().position(is_here).or(panel.rows.iter().position(has_text))?;
    let starts_right = state.settings.direction() == Direction::Rtl;
    let column = if starts_right { panel.inside.width.saturating_sub(1) } else { 0 };
    let row = u16::try_from(row).ok()?;
    Some(Position { x: panel.inside.x + column, y: panel.inside.y + row })
}

fn draw_status(state: &State, paint: &Paint, buffer: &mut Buffer) -> Option<Position> {
    let status = &state.screen.status;
    let area = state.screen.areas.status;
    for stretch in &status.stretches {
        cells::put(buffer, rect(area), (stretch.column, 0), &stretch.line, paint.stretch(stretch));
    }
    let caret = u16::try_from(status.caret_column?).unwrap_or(u16::MAX);
    Some(Position { x: area.x + caret.min(area.width.saturating_sub(1)), y: area.y })
}

/// Whether a panel has an item of this index selected.
fn is_selected(panel: &Panel, item: Option<usize>) -> bool {
    item.is_some() && item == panel.selected
}

/// An area of the screen as ratatui has it.
fn rect(area: Area) -> Rect {
    Rect { x: area.x, y: area.y, width: area.width, height: area.height }
}
