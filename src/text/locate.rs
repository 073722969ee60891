//! From cells to bytes and back: what a click, a search hit or a caret needs.

use super::{Direction, Line};

/// The left edge of the cell that shows `byte` of the logical text, in columns from the left
/// edge of the line (add [`align_offset`](super::align_offset) for a place in a pane).
///
/// Where one source character is spelled out in several cells, the first of them in reading
/// order. None when no cell shows the byte: it lies on another line, hangs at the line end,
/// or was never drawn.
#[must_use]
pub fn column_of(line: &Line, byte: usize) -> Option<usize> {
    let mut column = 0;
    let mut found = None;
    for cell in line.cells() {
        let is_first = found.is_none() || cell.level % 2 == 1;
        if cell.source.contains(byte) && is_first {
            found = Some(column);
        }
        column += usize::from(cell.width);
    }
    found
}

/// The first byte of what the cell at `column` shows; None beyond the line and on cells that
/// layout added (an ellipsis, a hyphen).
#[must_use]
pub fn byte_at(line: &Line, column: usize) -> Option<usize> {
    let mut right = 0;
    for cell in line.cells() {
        right += usize::from(cell.width);
        if column < right {
            return (!cell.source.is_empty()).then_some(cell.source.start());
        }
    }
    None
}

/// Where a block caret stands for an insertion before `byte`: on the cell that shows it.
///
/// Past the text there is no cell: then it is the column just right of a left-to-right line,
/// and column 0 of a right-to-left one, whose next letter would push the rest to the right.
/// An editable field therefore shapes its text **with a no-break space after it**: the caret
/// then always has a cell, at the logical end, and trailing spaces do not hang.
///
/// ```
/// use khabar::text::{shape, fit, caret_column, Base, Direction, LayoutOptions, Span};
/// let field = "خبر\u{a0}";
/// let shaped = shape(field, Span::new(0, field.len()), Base::Fixed(Direction::Rtl));
/// let line = fit(&shaped, 20, &LayoutOptions::default());
/// assert_eq!(caret_column(&line, "خبر".len()), 0); // left of the word
/// assert_eq!(caret_column(&line, 0), 3); // on its first letter
/// ```
#[must_use]
pub fn caret_column(line: &Line, byte: usize) -> usize {
    if let Some(column) = column_of(line, byte) {
        return column;
    }
    // The byte is not drawn: the next one in the text that is.
    let mut column = 0;
    let mut next: Option<(usize, usize)> = None;
    for cell in line.cells() {
        let start = cell.source.start();
        let is_nearer = next.is_none_or(|(nearest, _)| start < nearest);
        if !cell.source.is_empty() && start >= byte && is_nearer {
            next = Some((start, column));
        }
        column += usize::from(cell.width);
    }
    match (next, line.direction) {
        (Some((_, column)), _) => column,
        (None, Direction::Ltr) => line.width_cells(),
        (None, Direction::Rtl) => 0,
    }
}
