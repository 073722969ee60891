//! The pieces of an article that are laid out one by one: blocks, parts of very long ones,
//! and the line about the article; with how each is set off from the text around it.

use crate::news::{Article, BlockKind};
use crate::text::{Direction, Line, Shaped, Span};

/// Longer paragraphs are cut at a space, so that a file that is one paragraph of
/// megabytes is laid out where it is looked at. (A page of print is about 3 kB.)
const PIECE_BYTES: usize = 16 * 1024;

/// What a piece is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PieceKind {
    /// Source, date, minutes: not part of the text.
    #[default]
    About,
    /// A block of the text, or a part of it.
    Block(BlockKind),
}

/// A piece, with its lines while it is near the window.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) kind: PieceKind,
    pub(super) span: Span,
    pub(super) direction: Direction,
    /// Whether a blank row follows.
    pub(super) gap: bool,
    /// Made once; a change of width does not shape again.
    pub(super) shaped: Option<Shaped>,
    pub(super) lines: Option<Vec<Line>>,
}

impl Piece {
    fn new(kind: PieceKind, span: Span, direction: Direction, gap: bool) -> Self {
        Self { kind, span, direction, gap, shaped: None, lines: None }
    }
}

/// Columns at the start that the lines of a block keep clear of, for its marker.
#[must_use]
pub fn block_indent_cells(kind: BlockKind) -> usize {
    match kind {
        BlockKind::Title | BlockKind::Paragraph | BlockKind::Heading => 0,
        BlockKind::ListItem { number: None } | BlockKind::Quotation => 2,
        BlockKind::ListItem { number: Some(_) } => 4,
    }
}

/// What stands in that place beside the line of this number: a bullet or a number beside the
/// first, a bar beside each line of a quotation.
#[must_use]
pub fn block_marker(kind: BlockKind, line_idx: usize) -> Option<String> {
    match kind {
        BlockKind::Title | BlockKind::Paragraph | BlockKind::Heading => None,
        BlockKind::Quotation => Some("│".to_string()),
        BlockKind::ListItem { .. } if line_idx > 0 => None,
        BlockKind::ListItem { number: None } => Some("•".to_string()),
        BlockKind::ListItem { number: Some(number) } => Some(format!("{number}.")),
    }
}

/// Columns that the lines of a piece keep clear of.
pub(super) fn indent_cells(kind: PieceKind) -> usize {
    match kind {
        PieceKind::About => 0,
        PieceKind::Block(kind) => block_indent_cells(kind),
    }
}

/// What stands there.
pub(super) fn marker(kind: PieceKind, line_idx: usize) -> Option<String> {
    match kind {
        PieceKind::About => None,
        PieceKind::Block(kind) => block_marker(kind, line_idx),
    }
}

/// The pieces of an article, in order.
pub(super) fn pieces_of(article: &Article) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let blocks = &article.text.blocks;
    for (idx, block) in blocks.iter().enumerate() {
        let next = blocks.get(idx + 1).map(|next| next.kind);
        let has_gap = next.is_some_and(|next| is_parted(block.kind, next));
        for span in cut(&article.text.plain, block.span) {
            let gap = has_gap && span.end() == block.span.end();
            pieces.push(Piece::new(PieceKind::Block(block.kind), span, block.direction, gap));
        }
        if block.kind == BlockKind::Title {
            let after = Span::new(block.span.end(), block.span.end());
            pieces.push(Piece::new(PieceKind::About, after, block.direction, next.is_some()));
        }
    }
    pieces
}

/// Whether a blank row parts two blocks: not below a title, whose line about the article
/// follows, nor between items of a list.
fn is_parted(kind: BlockKind, next: BlockKind) -> bool {
    let is_item = |kind: BlockKind| matches!(kind, BlockKind::ListItem { .. });
    kind != BlockKind::Title && !(is_item(kind) && is_item(next))
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
