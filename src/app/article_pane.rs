//! The article: laid out piece by piece, only what is near the window.
//!
//! A piece is a paragraph, or a part of a very long one. The place at the top of the
//! window is a byte of the text, so that it survives every change of width.

use super::links::LinkPick;
use super::markers::{block_indent_cells, block_marker};
use super::pieces::{ArticleLayout, Piece, PieceKind, pieces_of};
use super::selecting::Selection;
use crate::news::library::ArticleId;
use crate::news::{Article, BlockKind};
use crate::text::{Base, Direction, LayoutOptions, Line, ShapeOptions, Span};
use std::sync::Arc;

/// Pieces this far from the window forget their lines.
const NEAR_PIECES: usize = 64;

/// Characters by which a place is known in an edited text.
const KNOWN_BY_CHARS: usize = 40;

/// A row of the article: a piece and a row in it, the gap after it included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    piece: usize,
    row: usize,
}

/// A row as the window shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleRow {
    /// What it belongs to.
    pub kind: PieceKind,
    /// Its line; `None` for a blank row.
    pub line: Option<Line>,
    /// Columns by which it is set in from where lines begin.
    pub indent_cells: usize,
    /// What stands there: a bullet, a number, a bar.
    pub marker: Option<String>,
    /// The side where lines begin.
    pub side: Direction,
}

/// The open article and the place where it is read.
#[derive(Clone, Debug)]
pub struct ArticlePane {
    id: ArticleId,
    article: Arc<Article>,
    about: String,
    pieces: Vec<Piece>,
    layout: ArticleLayout,
    top: Place,
    /// The first byte of the row at the top; kept while the width changes.
    top_byte: usize,
    /// The caret in it, while there is one.
    pub selection: Option<Selection>,
    /// The link that is picked, while its links are numbered.
    pub link_pick: Option<LinkPick>,
    /// The cell that the mouse went down on, while it may be drawn over the text.
    pub pressed: Option<Span>,
}

impl ArticlePane {
    /// Opens an article at its top. `about` is the line under its title.
    #[must_use]
    pub fn new(id: ArticleId, article: Arc<Article>, about: String) -> Self {
        let pieces = pieces_of(&article);
        let layout = ArticleLayout { width_cells: 72, ..ArticleLayout::default() };
        Self {
            id,
            article,
            about,
            pieces,
            layout,
            top: Place::default(),
            top_byte: 0,
            selection: None,
            link_pick: None,
            pressed: None,
        }
    }

    /// Begins where another text of the same article was read, as far as that stands in this one.
    pub fn go_on_from(&mut self, before: &Self) {
        let rest = before.article.text.plain.get(before.top_byte..).unwrap_or("");
        let words = rest.trim_start();
        let end = words.char_indices().nth(KNOWN_BY_CHARS).map_or(words.len(), |(at, _)| at);
        let words = words.get(..end).unwrap_or("");
        if before.top_byte > 0
            && !words.is_empty()
            && let Some(at) = self.article.text.plain.find(words)
        {
            self.top_byte = at;
            self.top = self.place_of(at);
        }
    }

    /// The number of the article.
    #[must_use]
    pub fn id(&self) -> ArticleId {
        self.id
    }

    /// The line under its title.
    #[must_use]
    pub fn about(&self) -> &str {
        &self.about
    }

    /// The article.
    #[must_use]
    pub fn article(&self) -> &Arc<Article> {
        &self.article
    }

    /// Lays out anew for another width or other choices; the same byte stays at the top.
    pub fn set_layout(&mut self, layout: ArticleLayout) {
        if layout == self.layout {
            return;
        }
        let other_digits = layout.typography.digits != self.layout.typography.digits;
        self.layout = layout;
        for piece in &mut self.pieces {
            piece.lines = None;
            if other_digits {
                piece.shaped = None;
            }
        }
        self.top = self.place_of(self.top_byte);
    }

    /// Says something else under the title.
    pub fn set_about(&mut self, about: String) {
        self.about = about;
        let pieces = self.pieces.iter_mut().filter(|piece| piece.kind == PieceKind::About);
        pieces.for_each(|piece| (piece.shaped, piece.lines) = (None, None));
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

    /// Whether this row is in a window of this height, or how it lies to it.
    pub(super) fn lies(&mut self, place: Place, height: usize) -> std::cmp::Ordering {
        let mut last = self.top;
        for _ in 1..height.max(1) {
            last = self.below(last).unwrap_or(last);
        }
        if place < self.top {
            return std::cmp::Ordering::Less;
        }
        if place > last { std::cmp::Ordering::Greater } else { std::cmp::Ordering::Equal }
    }

    /// Scrolls to the top.
    pub fn to_top(&mut self) {
        self.top = Place::default();
        self.remember_top();
    }

    /// Scrolls to what comes after the title and what is about it, where there is anything.
    pub fn to_body(&mut self) {
        let is_body = |piece: &Piece| {
            !matches!(piece.kind, PieceKind::About | PieceKind::Block(BlockKind::Title))
        };
        if let Some(piece) = self.pieces.iter().position(is_body) {
            self.top = Place { piece, row: 0 };
            self.remember_top();
        }
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
        // A blank row belongs to the line below it.
        let line_idx = place.row.div_ceil(self.spacing(place.piece));
        match self.lines(place.piece).get(line_idx) {
            Some(line) => line.source.start(),
            None => self.pieces.get(place.piece + 1).map_or(end, |next| next.span.start()),
        }
    }

    /// The row that shows a byte, also where its piece has several columns.
    pub(super) fn place_showing(&mut self, byte: usize) -> Place {
        let place = self.place_of(byte);
        let spacing = self.spacing(place.piece);
        let shows = |line: &Line| line.cells().iter().any(|cell| cell.source.contains(byte));
        let line_idx = self.lines(place.piece).iter().position(shows);
        line_idx.map_or(place, |idx| Place { row: idx * spacing, ..place })
    }

    fn place_of(&mut self, byte: usize) -> Place {
        let piece =
            self.pieces.partition_point(|piece| piece.span.start() <= byte).saturating_sub(1);
        let line_idx =
            self.lines(piece).partition_point(|line| line.source.start() <= byte).saturating_sub(1);
        Place { piece, row: line_idx * self.spacing(piece) }
    }

    pub(super) fn below(&mut self, place: Place) -> Option<Place> {
        if place.row + 1 < self.row_count(place.piece) {
            return Some(Place { row: place.row + 1, ..place });
        }
        (place.piece + 1 < self.pieces.len()).then_some(Place { piece: place.piece + 1, row: 0 })
    }

    pub(super) fn above(&mut self, place: Place) -> Option<Place> {
        if place.row > 0 {
            return Some(Place { row: place.row - 1, ..place });
        }
        let piece = place.piece.checked_sub(1)?;
        Some(Place { piece, row: self.row_count(piece).saturating_sub(1) })
    }

    pub(super) fn row(&mut self, place: Place) -> ArticleRow {
        let spacing = self.spacing(place.piece);
        let options = self.options(place.piece);
        let piece = self.pieces.get(place.piece);
        let (kind, quotation) =
            piece.map_or((PieceKind::About, None), |piece| (piece.kind, piece.quotation));
        let is_line = place.row.is_multiple_of(spacing);
        let line = self.lines(place.piece).get(place.row / spacing).filter(|_| is_line).cloned();
        let is_first = place.row == 0;
        let set_in = if is_first { options.indent_in(self.layout.width_cells) } else { 0 };
        let (indent_cells, marker) = match kind {
            PieceKind::About => (0, None),
            PieceKind::Block(kind) => (
                block_indent_cells(kind, quotation) + set_in,
                block_marker(kind, quotation, place.row / spacing),
            ),
        };
        let side = match (kind, quotation) {
            // Code runs from left to right in a quotation whose bar stands at the right.
            (PieceKind::Block(BlockKind::Code), Some(_)) => self.direction(),
            _ => line.as_ref().map_or_else(|| self.direction(), |line| line.direction),
        };
        ArticleRow { kind, line, indent_cells, marker, side }
    }

    /// The direction of the article: that of its title.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.article.direction()
    }

    /// Lines with the blank rows between them, and those after the piece.
    fn row_count(&mut self, piece: usize) -> usize {
        if self.layout.is_linear {
            return 1;
        }
        let is_last = piece + 1 == self.pieces.len();
        let typography = self.layout.typography;
        let gap = self.pieces.get(piece).is_some_and(|piece| piece.has_gap(&typography));
        let spacing = self.spacing(piece);
        let rows = self.lines(piece).len() * spacing;
        if is_last { (rows + 1).saturating_sub(spacing) } else { rows + usize::from(gap) }
    }

    /// Rows from one line of a piece to the next.
    fn spacing(&self, piece: usize) -> usize {
        if self.layout.is_linear {
            return 1;
        }
        self.pieces.get(piece).map_or(1, |piece| piece.spacing(&self.layout.typography))
    }

    fn options(&self, piece: usize) -> LayoutOptions {
        let language = self.article.language.as_deref();
        let piece = self.pieces.get(piece);
        piece.map_or(LayoutOptions::default(), |piece| {
            piece.options(&self.layout.typography, language)
        })
    }

    fn lines(&mut self, piece: usize) -> &[Line] {
        let (width, options) = (self.layout.width_cells, self.options(piece));
        let digits = self.layout.typography.digits;
        let Some(piece) = self.pieces.get_mut(piece) else { return &[] };
        if piece.lines.is_none() {
            let shape_options = ShapeOptions { base: Base::Fixed(piece.direction), digits };
            let texts = (self.article.text.plain.as_str(), self.about.as_str());
            piece.lines = Some(match self.layout.is_linear {
                true => vec![piece.logical_line(texts)],
                false => piece.laid_out(texts, width, &shape_options, &options),
            });
        }
        piece.lines.as_deref().unwrap_or(&[])
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
