//! What a caret needs of the open article: the cell of a byte, the rows around it, the window
//! after it.

use super::article_pane::{ArticlePane, ArticleRow};
use super::pieces::PieceKind;
use crate::text::{Span, next_cluster, units};
use std::cmp::Ordering;

/// Rows without text that stand between two rows with text, at most: titles, gaps, what is about.
const ROWS_WITHOUT_TEXT: usize = 64;

impl ArticlePane {
    /// The bytes of the cell that shows `byte`, or of the next one in the text that is drawn.
    pub fn cell_at(&mut self, byte: usize) -> Span {
        let cells = self.row_showing(byte).line.map_or_else(Vec::new, |line| units(&line));
        let holding = cells.iter().find(|unit| unit.source.contains(byte));
        let after = || {
            let after = cells.iter().filter(|unit| unit.source.start() >= byte);
            after.min_by_key(|unit| unit.source.start())
        };
        let last = || cells.iter().max_by_key(|unit| unit.source.start());
        let unit = holding.or_else(after).or_else(last);
        unit.map_or_else(|| self.bare_cell(byte), |unit| unit.source)
    }

    /// A cell of a text of which nothing is drawn.
    fn bare_cell(&self, byte: usize) -> Span {
        Span::new(byte, next_cluster(&self.article().text.plain, byte))
    }

    /// The row that shows a byte of the text; where that is a blank row, the nearest with text.
    pub fn row_showing(&mut self, byte: usize) -> ArticleRow {
        let place = self.place_showing(byte);
        let row = self.row(place);
        if has_text(&row) {
            return row;
        }
        let (below, above) = (self.row_beside(byte, true), self.row_beside(byte, false));
        below.or(above).unwrap_or(row)
    }

    /// The next row with text below the one that shows a byte, or above it.
    pub fn row_beside(&mut self, byte: usize, is_down: bool) -> Option<ArticleRow> {
        let mut place = self.place_showing(byte);
        for _ in 0..ROWS_WITHOUT_TEXT {
            place = if is_down { self.below(place)? } else { self.above(place)? };
            let row = self.row(place);
            if has_text(&row) {
                return Some(row);
            }
        }
        None
    }

    /// Scrolls no more than is needed for a byte to be in the window.
    pub fn follow(&mut self, byte: usize, height: usize) {
        let place = self.place_showing(byte);
        for _ in 0..height {
            match self.lies(place, height) {
                Ordering::Less => self.scroll(-1, height),
                Ordering::Equal => return,
                Ordering::Greater => self.scroll(1, height),
            }
        }
        self.reveal(byte, height);
    }
}

/// Whether a row shows text of the article.
fn has_text(row: &ArticleRow) -> bool {
    let is_block = matches!(row.kind, PieceKind::Block(_));
    is_block && row.line.as_ref().is_some_and(|line| !line.cells().is_empty())
}
