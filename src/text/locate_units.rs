//! The steps of a caret along a line: cells, but those that show one source character together,
//! and what layout added beside the letter that it belongs to.

use std::ops::Range;

use super::{Line, Span};

/// What a caret steps over at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// From the left edge of the line. The units of a line lie side by side without a gap.
    pub columns: Range<usize>,
    /// The bytes that it shows.
    pub source: Span,
    is_rtl: bool,
}

impl Unit {
    /// The edge where it is entered in reading order.
    #[must_use]
    pub fn leading(&self) -> usize {
        if self.is_rtl { self.columns.end } else { self.columns.start }
    }

    /// The edge where it is left in reading order.
    #[must_use]
    pub fn trailing(&self) -> usize {
        if self.is_rtl { self.columns.start } else { self.columns.end }
    }
}

/// The units of a line, left to right.
///
/// A character that is spelled out (U+FDFA) is one unit of several cells; where a narrow line
/// parts it, its cells before the last line belong to their neighbour, since a byte has only
/// one line. A tatweel, a hyphen or an ellipsis belongs to what stands before it in the text.
///
/// ```
/// use khabar::text::{shape, lay_out, units, Base, LayoutOptions, Span};
/// let text = "سلام";
/// let shaped = shape(text, Span::new(0, text.len()), Base::Auto);
/// let lines = lay_out(&shaped, 20, &LayoutOptions::default());
/// let sources: Vec<_> = units(&lines[0]).iter().map(|unit| unit.source.slice(text)).collect();
/// assert_eq!(sources, ["م", "لا", "س"]); // lam and alef are one cell
/// ```
#[must_use]
pub fn units(line: &Line) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::with_capacity(line.cells().len());
    let mut column = 0;
    // Where cells began that belong to the unit to their right.
    let mut waiting = None;
    for cell in line.cells() {
        let (start, is_rtl) = (column, cell.level % 2 == 1);
        column += usize::from(cell.width);
        let has_source = !cell.source.is_empty() && line.source.covers(cell.source);
        match units.last_mut() {
            Some(left) if !has_source && !is_rtl && waiting.is_none() => left.columns.end = column,
            _ if !has_source => waiting = waiting.or(Some(start)),
            Some(left) if left.source.overlaps(cell.source) => {
                waiting = None;
                left.columns.end = column;
                left.source = left.source.joined(cell.source);
            }
            _ => {
                let start = waiting.take().unwrap_or(start);
                units.push(Unit { columns: start..column, source: cell.source, is_rtl });
            }
        }
    }
    if let Some(last) = units.last_mut() {
        last.columns.end = column;
    }
    units
}
