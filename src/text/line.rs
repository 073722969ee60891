//! The result of layout: a line of cells in visual order, each with the bytes it shows.

use super::{Direction, Span};
use unicode_segmentation::UnicodeSegmentation;

/// One laid-out line. Cells stand in visual order, left to right.
///
/// The symbols of all cells lie in one string, so that a cell costs few bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    symbols: String,
    cells: Vec<Cell>,
    width_cells: usize,
    /// The stretch of the logical text that this line shows, hanging spaces included.
    pub source: Span,
    /// The base direction of the paragraph it belongs to.
    pub direction: Direction,
    /// Whether the paragraph ends with this line.
    pub is_last: bool,
}

/// One cluster on the screen: a base character with its marks, or a lam-alef ligature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    symbol_end: u32,
    /// The bytes of the logical text that it shows. Empty for what layout added
    /// (an ellipsis, a hyphen, a tatweel).
    pub source: Span,
    /// Columns on the screen: 1 or 2.
    pub width: u8,
    /// The embedding level, UAX #9: odd is right-to-left.
    pub level: u8,
}

impl Line {
    /// An empty line of the given base direction at `source`.
    #[must_use]
    pub fn empty(source: Span, direction: Direction) -> Self {
        Self { source, direction, ..Self::default() }
    }

    /// A stretch of a text as one line in logical order, every character as it is written: for
    /// who hears it or feels it, and for programs that put it in order themselves.
    ///
    /// ```
    /// use khabar::text::{Direction, Line, Span};
    ///
    /// let text = "سلام، world";
    /// let line = Line::in_logical_order(text, Span::new(0, text.len()), Direction::Rtl);
    /// assert_eq!(line.visual(), text);
    /// ```
    #[must_use]
    pub fn in_logical_order(text: &str, source: Span, direction: Direction) -> Self {
        let mut line = Self::empty(source, direction).into_last();
        let stretch = source.slice(text);
        for (at, cluster) in stretch.grapheme_indices(true) {
            let start = source.start() + at;
            line.push(cluster, Span::new(start, start + cluster.len()), 1, 0);
        }
        line
    }

    /// The line as the last of its paragraph.
    pub(super) fn into_last(mut self) -> Self {
        self.is_last = true;
        self
    }

    /// Makes room for `cells` more cells.
    pub(super) fn reserve(&mut self, cells: usize) {
        self.cells.reserve(cells);
        // A presentation form is three bytes.
        self.symbols.reserve(cells * 3);
    }

    /// Adds a cell at the right end.
    #[inline]
    pub fn push(&mut self, symbol: &str, source: Span, width: u8, level: u8) {
        self.symbols.push_str(symbol);
        self.push_cell(source, width, level);
    }

    /// Adds a cell of one character at the right end.
    #[inline]
    pub(super) fn push_char(&mut self, symbol: char, source: Span, width: u8, level: u8) {
        self.symbols.push(symbol);
        self.push_cell(source, width, level);
    }

    #[inline]
    fn push_cell(&mut self, source: Span, width: u8, level: u8) {
        let symbol_end = u32::try_from(self.symbols.len()).unwrap_or(u32::MAX);
        self.cells.push(Cell { symbol_end, source, width, level });
        self.width_cells += usize::from(width);
    }

    /// The cells, left to right.
    #[must_use]
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The symbols with their cells, left to right.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Cell)> {
        let mut start = 0usize;
        self.cells.iter().map(move |cell| {
            let end = cell.symbol_end as usize;
            let symbol = self.symbols.get(start..end).unwrap_or("");
            start = end;
            (symbol, cell)
        })
    }

    /// Bytes of memory that the line holds on to, itself included.
    #[must_use]
    pub fn size_bytes(&self) -> usize {
        let cells = self.cells.capacity() * size_of::<Cell>();
        size_of::<Self>() + cells + self.symbols.capacity()
    }

    /// Columns that the cells take, without any alignment.
    #[must_use]
    pub fn width_cells(&self) -> usize {
        self.width_cells
    }

    /// The line as a string in visual order: marks after their letter.
    #[must_use]
    pub fn visual(&self) -> &str {
        &self.symbols
    }
}
