//! The only place that writes text into the buffer, cell by cell: no string with Arabic in
//! it is ever given to a widget or measured by one.

use crate::text::{Cell, Line};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// Makes every cell blank.
pub(crate) fn clear(buffer: &mut Buffer) {
    buffer.reset();
}

/// Makes the cells of an area blank.
pub(crate) fn clear_area(buffer: &mut Buffer, area: Rect) {
    for y in area.y..area.y.saturating_add(area.height) {
        for x in area.x..area.x.saturating_add(area.width) {
            if let Some(cell) = buffer.cell_mut(Position { x, y }) {
                cell.reset();
            }
        }
    }
}

/// Writes a line at `(column, row)` of an area. What does not fit in the area is left out,
/// a wide cell at the edge as a whole.
pub(crate) fn put(
    buffer: &mut Buffer,
    area: Rect,
    (column, row): (usize, usize),
    line: &Line,
    style: impl Fn(&Cell) -> Style,
) {
    if row >= usize::from(area.height) {
        return;
    }
    let y = area.y + u16::try_from(row).unwrap_or(0);
    let mut column = column;
    for (symbol, cell) in line.iter() {
        let width = usize::from(cell.width);
        if column + width > usize::from(area.width) {
            return;
        }
        let x = area.x + u16::try_from(column).unwrap_or(0);
        symbol_at(buffer, (x, y), symbol, style(cell));
        for covered in 1..cell.width {
            symbol_at(buffer, (x + u16::from(covered), y), "", style(cell));
        }
        column += width;
    }
}

/// Writes one symbol that is not text: a border, a bar, a dot.
pub(crate) fn sign(buffer: &mut Buffer, at: (u16, u16), symbol: &'static str, style: Style) {
    symbol_at(buffer, at, symbol, style);
}

fn symbol_at(buffer: &mut Buffer, (x, y): (u16, u16), symbol: &str, style: Style) {
    if let Some(cell) = buffer.cell_mut(Position { x, y }) {
        cell.set_symbol(symbol).set_style(style);
    }
}
