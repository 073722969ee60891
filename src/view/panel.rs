//! A pane: border, caption, rows, the mark of what is selected, scroll bar.

use super::paint::Paint;
use super::{is_selected, rect};
use crate::app::{Area, Panel, Role, Row, Scroll};
use crate::widget::cells;
use ratatui::buffer::Buffer;

/// How a pane stands on this screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// Whether it takes keys.
    pub(super) is_focused: bool,
    /// Whether it has a border.
    pub(super) bordered: bool,
    /// Whether the interface starts at the right.
    pub(super) starts_right: bool,
}

pub(super) fn draw(buffer: &mut Buffer, panel: &Panel, paint: &Paint, look: Look) {
    if look.bordered {
        draw_border(buffer, panel, paint, look);
    }
    for (idx, row) in panel.rows.iter().enumerate() {
        draw_row(buffer, panel, paint, idx, row);
        draw_marks(buffer, panel, paint, look, idx);
    }
    if let Some(scroll) = panel.scroll {
        draw_scroll_bar(buffer, panel, paint, look, scroll);
    }
}

fn draw_row(buffer: &mut Buffer, panel: &Panel, paint: &Paint, idx: usize, row: &Row) {
    let selected = is_selected(panel, row.item) && panel.is_focused;
    for stretch in &row.stretches {
        let style = paint.stretch(stretch);
        let accent = paint.theme().accent();
        let is_headline = matches!(stretch.role, Role::Unread | Role::Read);
        cells::put(buffer, rect(panel.inside), (stretch.column, idx), &stretch.line, |cell| {
            if selected && is_headline { style(cell).patch(accent) } else { style(cell) }
        });
    }
}

/// The bar of the selected item and the dot of an unread one, at the start edge.
fn draw_marks(buffer: &mut Buffer, panel: &Panel, paint: &Paint, look: Look, idx: usize) {
    let Some(row) = panel.rows.get(idx) else { return };
    let inside = panel.inside;
    let y = inside.y + u16::try_from(idx).unwrap_or(u16::MAX - inside.y);
    if inside.width < 4 || idx >= usize::from(inside.height) {
        return;
    }
    let from_start = |columns: u16| {
        if look.starts_right { inside.x + inside.width - 1 - columns } else { inside.x + columns }
    };
    if is_selected(panel, row.item) && !row.stretches.is_empty() {
        let symbol = if look.starts_right { "▐" } else { "▌" };
        let style = if look.is_focused { paint.theme().accent() } else { paint.theme().quiet() };
        cells::sign(buffer, (from_start(0), y), symbol, style);
    }
    if row.dot {
        cells::sign(
            buffer,
            (from_start(if inside.width > 20 { 2 } else { 1 }), y),
            "●",
            paint.theme().accent(),
        );
    }
}

fn draw_border(buffer: &mut Buffer, panel: &Panel, paint: &Paint, look: Look) {
    let style = paint.theme().border(look.is_focused);
    let Area { x, y, width, height } = panel.area;
    if width < 2 || height < 2 {
        return;
    }
    let (right, bottom) = (x + width - 1, y + height - 1);
    for column in x + 1..right {
        cells::sign(buffer, (column, y), "─", style);
        cells::sign(buffer, (column, bottom), "─", style);
    }
    for row in y + 1..bottom {
        cells::sign(buffer, (x, row), "│", style);
        cells::sign(buffer, (right, row), "│", style);
    }
    for (at, corner) in
        [((x, y), "╭"), ((right, y), "╮"), ((x, bottom), "╰"), ((right, bottom), "╯")]
    {
        cells::sign(buffer, at, corner, style);
    }
    for stretch in &panel.caption {
        draw_caption(buffer, panel, paint, look, stretch);
    }
}

/// A text in the border, with a blank on both sides.
fn draw_caption(
    buffer: &mut Buffer,
    panel: &Panel,
    paint: &Paint,
    look: Look,
    stretch: &crate::app::Stretch,
) {
    let width = stretch.line.width_cells();
    if width == 0 {
        return;
    }
    let left = panel.area.x + u16::try_from(stretch.column).unwrap_or(0);
    let after = left + u16::try_from(width).unwrap_or(0);
    let blank = paint.theme().role(Role::Plain);
    cells::sign(buffer, (left.saturating_sub(1), panel.area.y), " ", blank);
    cells::sign(buffer, (after, panel.area.y), " ", blank);
    let style = match (stretch.role, look.is_focused) {
        (Role::Heading, true) => paint.theme().accent(),
        (role, _) => paint.theme().role(role),
    };
    cells::put(buffer, rect(panel.area), (stretch.column, 0), &stretch.line, |_| style);
}

/// A thumb on the side where lines end: in the border, or on the last column without one.
fn draw_scroll_bar(buffer: &mut Buffer, panel: &Panel, paint: &Paint, look: Look, scroll: Scroll) {
    let (area, height) = (panel.area, panel.inside.height);
    if height < 3 || area.width < 8 || scroll.all == 0 {
        return;
    }
    let x = if scroll.at_right { area.x + area.width - 1 } else { area.x };
    let rows = usize::from(height);
    let thumb = (scroll.shown * rows / scroll.all).clamp(1, rows);
    let room = rows - thumb;
    let hidden = scroll.all.saturating_sub(scroll.shown).max(1);
    let first = (scroll.before.min(hidden) * room).div_ceil(hidden).min(room);
    let style = if look.is_focused { paint.theme().accent() } else { paint.theme().quiet() };
    for row in first..first + thumb {
        let y = panel.inside.y + u16::try_from(row).unwrap_or(0);
        cells::sign(buffer, (x, y), "┃", style);
    }
}
