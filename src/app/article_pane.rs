//! The article: laid out piece by piece, only what is near the window.
//!
//! The place at the top of the window is a byte of the text, so that it survives every
//! change of width.

use super::pieces::{Piece, PieceKind, indent_cells, marker, pieces_of};
use crate::news::Article;
use crate::text::{Base, Direction, LayoutOptions, Line, Span, lay_out, shape};
use std::sync::Arc;

/// Pieces this far from the window forget their lines.
const NEAR_PIECES: usize = 64;

/// A row of the article: a piece and a row in it, the gap after it included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    piece: usize,
    row: usize,
}

/// A row as the window shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleRow {
    /// What it belongs to.
    pub kind: PieceKind,
    /// The base direction of that.
    pub direction: Direction,
    /// Columns that its line keeps clear of at the start.
    pub indent: usize,
    /// What stands there.
    pub marker: Option<String>,
    /// Its line; `None` for a blank row.
    pub line: Option<Line>,
}

/// The open article and the place where it is read.
#[derive(Clone, Debug)]
pub struct ArticlePane {
    article: Arc<Article>,
    about: String,
    pieces: Vec<Piece>,
    width_cells: usize,
    options: LayoutOptions,
    top: Place,
    /// The first byte of the row at the top; kept while the width changes.
    top_byte: usize,
}

impl ArticlePane {
    /// Opens an article at its top. `about` is the line under its title.
    #[must_use]
    pub fn new(article: Arc<Article>, about: String) -> Self {
        let pieces = pieces_of(&article);
        let options = LayoutOptions::default();
        Self {
            article,
            about,
            pieces,
            width_cells: 72,
            options,
            top: Place::default(),
            top_byte: 0,
        }
    }

    /// The article.
    #[must_use]
    pub fn article(&self) -> &Arc<Article> {
        &self.article
    }

    /// Lays out anew for another width or other options; the same byte stays at the top.
    pub fn set_layout(&mut self, width_cells: usize, options: LayoutOptions) {
        if width_cells == self.width_cells && options == self.options {
            return;
        }
        (self.width_cells, self.options) = (width_cells, options);
        for piece in &mut self.pieces {
            piece.lines = None;
        }
        self.top = self.place_of(self.top_byte);
    }

    /// The rows of a window of this height. Pieces far from it forget their lines.
    pub fn window(&mut self, height: usize) -> Vec<ArticleRow> {
        self.keep_window_full(height);
        let mut rows = Vec::with_capacity(height);
        let mut place = Some(self.top);
        while let (Some(at), true) = (place, rows.len() < height) {
            rows.push(self.row(at));
            place = self.below(at);
        }
        let last = place.map_or(self.pieces.len(), |place| place.piece);
        self.forget_far(self.top.piece, last);
        rows
    }

    /// Scrolls by rows, down when positive.
    pub fn scroll(&mut self, rows: isize, height: usize) {
        for _ in 0..rows.unsigned_abs() {
            let next = if rows > 0 { self.below(self.top) } else { self.above(self.top) };
            let Some(next) = next else { break };
            self.top = next;
        }
        self.keep_window_full(height);
        self.remember_top();
    }

    /// Scrolls to the top.
    pub fn to_top(&mut self) {
        self.top = Place::default();
        self.remember_top();
    }

    /// Scrolls to the end.
    pub fn to_end(&mut self, height: usize) {
        self.top = self.last_top(height);
        self.remember_top();
    }

    /// Whether the last row is in the window.
    pub fn is_at_end(&mut self, height: usize) -> bool {
        let mut place = self.top;
        for _ in 1..height.max(1) {
            match self.below(place) {
                Some(next) => place = next,
                None => return true,
            }
        }
        self.below(place).is_none()
    }

    /// Scrolls so that a byte of the text is in the window, a third from the top when it
    /// was not there already.
    pub fn reveal(&mut self, byte: usize, height: usize) {
        let target = self.place_of(byte);
        let mut place = Some(self.top);
        for _ in 0..height {
            let Some(at) = place else { break };
            if at == target {
                return;
            }
            place = self.below(at);
        }
        self.top = target;
        self.scroll(-isize::try_from(height / 3).unwrap_or(0), height);
    }

    /// The byte at the top of the window.
    #[must_use]
    pub fn top_byte(&self) -> usize {
        self.top_byte
    }

    /// Puts this byte at the top of the window, as far as the window stays full.
    pub fn set_top_byte(&mut self, byte: usize, height: usize) {
        self.top = self.place_of(byte);
        self.keep_window_full(height);
        self.remember_top();
    }

    /// The stretch of the text that a window of this height shows.
    pub fn visible(&mut self, height: usize) -> Span {
        let start = self.first_byte(self.top);
        let mut place = self.top;
        for _ in 1..height.max(1) {
            let Some(next) = self.below(place) else {
                return Span::new(start, self.article.text.plain.len());
            };
            place = next;
        }
        let end = self.row(place).line.map_or(start, |line| line.source.end());
        Span::new(start, end.max(self.first_byte(place)))
    }

    fn keep_window_full(&mut self, height: usize) {
        let mut place = Some(self.top);
        for _ in 0..height {
            let Some(at) = place else {
                self.top = self.last_top(height);
                return;
            };
            place = self.below(at);
        }
    }

    fn last_top(&mut self, height: usize) -> Place {
        let piece = self.pieces.len().saturating_sub(1);
        let mut place = Place { piece, row: self.row_count(piece).saturating_sub(1) };
        for _ in 1..height.max(1) {
            let Some(above) = self.above(place) else { break };
            place = above;
        }
        place
    }

    fn remember_top(&mut self) {
        self.top_byte = self.first_byte(self.top);
    }

    fn first_byte(&mut self, place: Place) -> usize {
        let end = self.pieces.get(place.piece).map_or(0, |piece| piece.span.end());
        match self.lines(place.piece).get(place.row) {
            Some(line) => line.source.start(),
            None => self.pieces.get(place.piece + 1).map_or(end, |next| next.span.start()),
        }
    }

    fn place_of(&mut self, byte: usize) -> Place {
        let piece =
            self.pieces.partition_point(|piece| piece.span.start() <= byte).saturating_sub(1);
        let row =
            self.lines(piece).partition_point(|line| line.source.start() <= byte).saturating_sub(1);
        Place { piece, row }
    }

    fn below(&mut self, place: Place) -> Option<Place> {
        if place.row + 1 < self.row_count(place.piece) {
            return Some(Place { row: place.row + 1, ..place });
        }
        (place.piece + 1 < self.pieces.len()).then_some(Place { piece: place.piece + 1, row: 0 })
    }

    fn above(&mut self, place: Place) -> Option<Place> {
        if place.row > 0 {
            return Some(Place { row: place.row - 1, ..place });
        }
        let piece = place.piece.checked_sub(1)?;
        Some(Place { piece, row: self.row_count(piece).saturating_sub(1) })
    }

    fn row(&mut self, place: Place) -> ArticleRow {
        let line = self.lines(place.piece).get(place.row).cloned();
        let Some(piece) = self.pieces.get(place.piece) else {
            return ArticleRow { line, ..ArticleRow::default() };
        };
        let marker = line.is_some().then(|| marker(piece.kind, place.row)).flatten();
        let indent = indent_cells(piece.kind);
        ArticleRow { kind: piece.kind, direction: piece.direction, indent, marker, line }
    }

    fn row_count(&mut self, piece: usize) -> usize {
        let gap = self.pieces.get(piece).is_some_and(|piece| piece.gap);
        self.lines(piece).len() + usize::from(gap)
    }

    fn lines(&mut self, piece: usize) -> &[Line] {
        let (width, options) = (self.width_cells, &self.options);
        let Some(piece) = self.pieces.get_mut(piece) else { return &[] };
        let (plain, about) = (&self.article.text.plain, &self.about);
        piece.lines.get_or_insert_with(|| {
            let base = Base::Fixed(piece.direction);
            let shaped = piece.shaped.get_or_insert_with(|| match piece.kind {
                PieceKind::Block(_) => shape(plain, piece.span, base),
                PieceKind::About => shape(about, Span::new(0, about.len()), base),
            });
            let width = width.saturating_sub(indent_cells(piece.kind));
            let mut lines = lay_out(shaped, width, options);
            if piece.kind == PieceKind::About {
                // Its spans point into another text: give them the place after the title.
                lines.iter_mut().for_each(|line| line.source = piece.span);
            }
            lines
        })
    }

    fn forget_far(&mut self, first: usize, last: usize) {
        let near = first.saturating_sub(NEAR_PIECES)..last.saturating_add(NEAR_PIECES);
        for (idx, piece) in self.pieces.iter_mut().enumerate() {
            if !near.contains(&idx) {
                (piece.shaped, piece.lines) = (None, None);
            }
        }
    }
}
