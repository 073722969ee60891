//! Where a line stands in its column.

use super::{Direction, Line};

/// To which side lines go. Start and end are those of the line's own direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// Where lines begin: right for right-to-left text.
    #[default]
    Start,
    /// Where lines end.
    End,
    /// In the middle; an odd cell is left over at the end.
    Center,
    /// From edge to edge: [`lay_out`](super::lay_out) fills the lines (see
    /// [`Fill`](super::Fill)), and those that it leaves ragged stand where lines begin.
    Justify,
    /// Left, whatever the direction.
    Left,
    /// Right, whatever the direction.
    Right,
}

/// The blank columns before the leftmost cell when `line` stands in `width_cells` columns.
#[must_use]
pub fn align_offset(line: &Line, width_cells: usize, align: Align) -> usize {
    let free = width_cells.saturating_sub(line.width_cells());
    match (align, line.direction) {
        (Align::Left, _)
        | (Align::Start | Align::Justify, Direction::Ltr)
        | (Align::End, Direction::Rtl) => 0,
        (Align::Right, _)
        | (Align::Start | Align::Justify, Direction::Rtl)
        | (Align::End, Direction::Ltr) => free,
        (Align::Center, Direction::Ltr) => free / 2,
        (Align::Center, Direction::Rtl) => free - free / 2,
    }
}
