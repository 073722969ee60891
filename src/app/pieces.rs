//! The pieces that an article is laid out in, and how each kind is set.

use super::markers::block_indent_cells;
use super::table::{RowStyle, Table};
use crate::config::{Paragraphs, Typography};
use crate::news::{Article, Block, BlockKind};
use crate::text::{
    Align, Direction, Fill, LayoutOptions, Line, ShapeOptions, Shaped, Span, lay_out, shape_with,
};
use std::sync::Arc;

/// Longer paragraphs are cut at a space, so that a file that is one paragraph of
/// megabytes is laid out where it is looked at. (A page of print is about 3 kB.)
const PIECE_BYTES: usize = 16 * 1024;

/// Columns by which first lines are set in; fewer look like a wide space.
const INDENT_CELLS: u16 = 3;

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// Source, date, minutes: not part of the text.
    About,
    /// A block of the text.
    Block(BlockKind),
}

/// What the lines of an article depend on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ArticleLayout {
    /// Columns of a line.
    pub width_cells: usize,
    /// How it is set.
    pub typography: Typography,
    /// Whether it is said: each piece is one line, in logical order.
    pub is_linear: bool,
}

/// A paragraph, or a part of a very long one.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub kind: PieceKind,
    pub span: Span,
    pub direction: Direction,
    /// Where it is part of a quotation: how many lists that one stands in.
    pub quotation: Option<u8>,
    /// Whether its paragraph begins with it: its first line may be set in.
    begins: bool,
    /// The block that follows, where its own ends with it: a blank row may stand between.
    next: Option<BlockKind>,
    /// The table that it is a row of, where that is set in columns.
    table: Option<Arc<Table>>,
    /// Made once; a change of width does not shape again.
    pub shaped: Option<Shaped>,
    pub lines: Option<Vec<Line>>,
}

impl Piece {
    fn new(kind: PieceKind, span: Span, direction: Direction) -> Self {
        Self {
            kind,
            span,
            direction,
            quotation: None,
            begins: true,
            next: None,
            table: None,
            shaped: None,
            lines: None,
        }
    }

    /// Its lines in a window of this width; `texts` are that of the article and what is about it.
    pub fn laid_out(
        &mut self,
        (plain, about): (&str, &str),
        width_cells: usize,
        shape: &ShapeOptions,
        layout: &LayoutOptions,
    ) -> Vec<Line> {
        let PieceKind::Block(kind) = self.kind else {
            let whole = Span::new(0, about.len());
            let shaped = self.shaped.get_or_insert_with(|| shape_with(about, whole, shape));
            let mut lines = lay_out(shaped, width_cells, layout);
            // Its spans point into another text: give them the place after the title.
            lines.iter_mut().for_each(|line| line.source = self.span);
            return lines;
        };
        let width_cells = width_cells.saturating_sub(block_indent_cells(kind, self.quotation));
        if let Some(table) = &self.table {
            let style = RowStyle { width_cells, shape, layout, direction: self.direction };
            return table.lines(plain, self.span, &style);
        }
        let shaped = self.shaped.get_or_insert_with(|| shape_with(plain, self.span, shape));
        lay_out(shaped, width_cells, layout)
    }

    /// All of it as one line in logical order; `texts` as for [`laid_out`](Self::laid_out).
    pub fn logical_line(&self, (plain, about): (&str, &str)) -> Line {
        match self.kind {
            PieceKind::Block(_) => Line::in_logical_order(plain, self.span, self.direction),
            PieceKind::About => {
                let whole = Span::new(0, about.len());
                let mut line = Line::in_logical_order(about, whole, self.direction);
                line.source = self.span;
                line
            }
        }
    }

    /// Rows from one line to the next.
    pub fn spacing(&self, typography: &Typography) -> usize {
        match self.kind {
            PieceKind::About => 1,
            PieceKind::Block(kind) if !is_prose(kind) => 1,
            PieceKind::Block(_) => typography.spacing.rows(),
        }
    }

    /// Whether a blank row stands between it and the next one.
    pub fn has_gap(&self, typography: &Typography) -> bool {
        use BlockKind::{Caption, ItemParagraph, ListItem, Paragraph, Picture, TableRow, Title};
        match (self.kind, self.next) {
            (PieceKind::About, _) => true,
            (PieceKind::Block(Title), _) | (PieceKind::Block(_), None) => false,
            (
                PieceKind::Block(ListItem { item: before, .. } | ItemParagraph(before)),
                Some(ListItem { item, is_first: true }),
            ) => item.level <= before.level,
            (
                PieceKind::Block(ListItem { .. } | ItemParagraph(_)),
                Some(ListItem { .. } | ItemParagraph(_)),
            )
            | (PieceKind::Block(TableRow { .. }), Some(TableRow { is_first: false, .. }))
            | (PieceKind::Block(Picture), Some(Caption))
            | (PieceKind::Block(Caption), Some(TableRow { .. })) => false,
            (PieceKind::Block(Paragraph), Some(Paragraph)) => {
                typography.paragraphs == Paragraphs::Parted
            }
            (PieceKind::Block(_), Some(_)) => true,
        }
    }

    /// How its lines are laid out, in an article of this language.
    pub fn options(&self, typography: &Typography, language: Option<&str>) -> LayoutOptions {
        let Typography { align, marks, paragraphs, .. } = *typography;
        let plain = LayoutOptions { marks, ..LayoutOptions::default() };
        let is_paragraph = match self.kind {
            // A title has one line or two, and code its own lines: they are not filled.
            PieceKind::About => return plain,
            PieceKind::Block(kind) if !is_prose(kind) => return plain,
            PieceKind::Block(kind) => kind == BlockKind::Paragraph,
        };
        let fill = match align {
            Align::Justify => Fill::of_language(language),
            Align::Start | Align::End | Align::Center | Align::Left | Align::Right => Fill::Ragged,
        };
        // Lines in the middle or at the end have no common beginning to be set in from.
        let is_set_in = matches!(align, Align::Start | Align::Justify)
            && paragraphs == Paragraphs::Indented
            && is_paragraph
            && self.begins;
        LayoutOptions { fill, indent_cells: if is_set_in { INDENT_CELLS } else { 0 }, ..plain }
    }
}

/// Whether its lines are running text, which is filled and spaced as typography says.
fn is_prose(kind: BlockKind) -> bool {
    match kind {
        BlockKind::Paragraph
        | BlockKind::ListItem { .. }
        | BlockKind::ItemParagraph { .. }
        | BlockKind::Quotation => true,
        BlockKind::Title
        | BlockKind::Heading { .. }
        | BlockKind::TableRow { .. }
        | BlockKind::Picture
        | BlockKind::Caption
        | BlockKind::Rule
        | BlockKind::Code => false,
    }
}

/// The pieces of an article, with what is about it after its title.
pub(super) fn pieces_of(article: &Article) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let blocks = &article.text.blocks;
    let mut table = None;
    for (idx, block) in blocks.iter().enumerate() {
        let kind = PieceKind::Block(block.kind);
        let after = blocks.get(idx + 1).map(|next| next.kind);
        if let BlockKind::TableRow { is_first: true, is_head } = block.kind {
            table = Table::new(&article.text.plain, table_at(blocks, idx), is_head).map(Arc::new);
        }
        let is_row = matches!(block.kind, BlockKind::TableRow { .. });
        for span in cut(&article.text.plain, block.span) {
            let begins = span.start() == block.span.start();
            let next = after.filter(|_| span.end() == block.span.end());
            let table = table.clone().filter(|_| is_row && span == block.span);
            let quotation = block.quotation;
            let piece = Piece::new(kind, span, block.direction);
            pieces.push(Piece { quotation, begins, next, table, ..piece });
        }
        if block.kind == BlockKind::Title {
            let after = Span::new(block.span.end(), block.span.end());
            pieces.push(Piece::new(PieceKind::About, after, block.direction));
        }
    }
    pieces
}

/// The rows of the table that begins with this block.
fn table_at(blocks: &[Block], first: usize) -> &[Block] {
    let goes_on =
        |block: &&Block| matches!(block.kind, BlockKind::TableRow { is_first: false, .. });
    let others = blocks.iter().skip(first + 1).take_while(goes_on).count();
    blocks.get(first..=first + others).unwrap_or_default()
}

/// Cuts a very long paragraph after spaces.
fn cut(plain: &str, span: Span) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = span.start();
    while span.end() - start > PIECE_BYTES {
        let mut end = start + PIECE_BYTES;
        while !plain.is_char_boundary(end) {
            end -= 1;
        }
        let part = plain.get(start..end).unwrap_or("");
        end = part.rfind(' ').map_or(end, |space| start + space + 1);
        spans.push(Span::new(start, end));
        start = end;
    }
    spans.push(Span::new(start, span.end()));
    spans
}
