//! Where a caret stands: a place between letters, which at a direction boundary is two places.

use super::locate_units::{Unit, units};
use super::{Direction, Line};

/// To which of its two neighbours in the text a caret belongs. They lie apart on the screen
/// where the direction changes, and where a line ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Affinity {
    /// To what stands before it: the caret is where that was left.
    Upstream,
    /// To what follows it: the caret is where that will be entered.
    #[default]
    Downstream,
}

/// A caret between two characters of a logical text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Caret {
    /// Byte offset in the logical text.
    pub byte: usize,
    /// Which neighbour it belongs to.
    pub affinity: Affinity,
}

impl Caret {
    /// A caret that belongs to what stands before `byte`.
    #[must_use]
    pub fn upstream(byte: usize) -> Self {
        Self { byte, affinity: Affinity::Upstream }
    }

    /// A caret that belongs to what begins at `byte`.
    #[must_use]
    pub fn downstream(byte: usize) -> Self {
        Self { byte, affinity: Affinity::Downstream }
    }
}

/// A place on the screen: an edge between cells, or a cell by its left edge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Place {
    /// Which of the lines.
    pub line_idx: usize,
    /// Columns from the left edge of the line's first cell (add
    /// [`align_offset`](super::align_offset) for a place in a pane).
    pub column: usize,
}

/// The edge at which a caret stands in the lines of a paragraph. None if there are no lines.
///
/// A caret inside a ligature stands where the ligature is entered. One among spaces that hang
/// at the end of a line stands at the line's end, and so does one past a text that was cut.
///
/// ```
/// use khabar::text::{shape, lay_out, place_of, Base, Caret, LayoutOptions, Place, Span};
/// let text = "abc خبر";
/// let shaped = shape(text, Span::new(0, text.len()), Base::Auto);
/// let lines = lay_out(&shaped, 20, &LayoutOptions::default());
/// let column = |caret| place_of(&lines, caret).map(|place| place.column);
/// // Between the space and the kha: right of the space, and right of the kha (abc ربخ).
/// assert_eq!(column(Caret::upstream(4)), Some(4));
/// assert_eq!(column(Caret::downstream(4)), Some(7));
/// // At the end: left of the reh, and at the end of the line.
/// assert_eq!(column(Caret::upstream(text.len())), Some(4));
/// assert_eq!(column(Caret::downstream(text.len())), Some(7));
/// ```
#[must_use]
pub fn place_of(lines: &[Line], caret: Caret) -> Option<Place> {
    let line_idx = line_of(lines, caret)?;
    let line = lines.get(line_idx)?;
    let units = units(line);
    let column = match caret.affinity {
        Affinity::Upstream => upstream_column(&units, caret.byte),
        Affinity::Downstream => downstream_column(&units, caret.byte),
    };
    // Nothing is drawn before it, or nothing after it.
    let is_at_start = caret.affinity == Affinity::Upstream || units.is_empty();
    let is_at_left = is_at_start == (line.direction == Direction::Ltr);
    let column = column.unwrap_or(if is_at_left { 0 } else { line.width_cells() });
    Some(Place { line_idx, column })
}

/// The line of a caret: before the first one there is none, so there it belongs to what follows.
fn line_of(lines: &[Line], caret: Caret) -> Option<usize> {
    let first = lines.first()?.source.start();
    let is_upstream = caret.affinity == Affinity::Upstream && caret.byte > first;
    let last = if is_upstream { caret.byte - 1 } else { caret.byte.max(first) };
    lines.partition_point(|line| line.source.start() <= last).checked_sub(1)
}

/// The trailing edge of what ends at or before `byte`.
fn upstream_column(units: &[Unit], byte: usize) -> Option<usize> {
    let before = units.iter().filter(|unit| unit.source.start() < byte);
    let nearest = before.max_by_key(|unit| unit.source.start())?;
    let is_inside = byte < nearest.source.end();
    Some(if is_inside { nearest.leading() } else { nearest.trailing() })
}

/// The leading edge of what begins at or after `byte`, or holds it.
fn downstream_column(units: &[Unit], byte: usize) -> Option<usize> {
    let after = units.iter().filter(|unit| unit.source.end() > byte);
    after.min_by_key(|unit| unit.source.start()).map(Unit::leading)
}

/// The caret for a click on a cell: before what the cell shows. A click right of the cells is
/// one at the end of a left-to-right line, or at the start of a right-to-left one. None if
/// there is no such line.
///
/// ```
/// use khabar::text::{shape, lay_out, caret_at, Base, Caret, LayoutOptions, Place, Span};
/// let text = "خبر عاجل";
/// let shaped = shape(text, Span::new(0, text.len()), Base::Auto);
/// let lines = lay_out(&shaped, 20, &LayoutOptions::default());
/// // The rightmost cell of eight is the first letter.
/// assert_eq!(caret_at(&lines, Place { line_idx: 0, column: 7 }), Some(Caret::downstream(0)));
/// ```
#[must_use]
pub fn caret_at(lines: &[Line], place: Place) -> Option<Caret> {
    let line = lines.get(place.line_idx)?;
    let units = units(line);
    let hit = units.iter().find(|unit| unit.columns.contains(&place.column));
    Some(match (hit, line.direction) {
        (Some(unit), _) => Caret::downstream(unit.source.start()),
        (None, Direction::Rtl) => Caret::downstream(line.source.start()),
        (None, Direction::Ltr) if line.is_last => Caret::downstream(line.source.end()),
        (None, Direction::Ltr) => Caret::upstream(line.source.end()),
    })
}
