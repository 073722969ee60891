//! An article: its text as one string with blocks, and what is known about it.

use crate::text::{Direction, Span};
use jiff::Zoned;

/// An article as it was received. Immutable: whether it was read is kept apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// The publication, or the file's name where none is known. May be empty.
    pub source: String,
    /// Who wrote it, as printed.
    pub byline: Option<String>,
    /// When it was published, in the offset it was given in.
    pub published: Option<Zoned>,
    /// BCP 47 primary language subtag (`ar`, `fa`, `ckb` …), declared or found.
    pub language: Option<String>,
    /// Where it lives on the web.
    pub link: Option<String>,
    /// Title and body.
    pub text: ArticleText,
}

impl Article {
    /// The title: the text of the title block, or of the first block.
    #[must_use]
    pub fn title(&self) -> &str {
        self.text.title_span().slice(&self.text.plain)
    }
}

/// The text: blocks parted by an empty line, the title first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleText {
    /// The whole text, title first, blocks parted by `"\n\n"`. All spans point into it.
    pub plain: String,
    /// The blocks in order; they do not overlap.
    pub blocks: Vec<Block>,
}

/// A paragraph of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in `plain`.
    pub span: Span,
    /// Its own base direction.
    pub direction: Direction,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The title of the article.
    Title,
    /// A paragraph of the body.
    Paragraph,
    /// A heading inside the body.
    Heading,
    /// An item of a list, without its marker.
    ListItem {
        /// Its number as the text gives it; `None` for a bullet.
        number: Option<u32>,
    },
    /// Text quoted from elsewhere.
    Quotation,
    /// Lines of code, parted by U+2028 and with their blanks; always left to right.
    Code,
}

impl ArticleText {
    /// Appends a block, parted from the one before by an empty line.
    pub fn push(&mut self, kind: BlockKind, text: &str, direction: Direction) {
        if !self.plain.is_empty() {
            self.plain.push_str("\n\n");
        }
        let start = self.plain.len();
        self.plain.push_str(text);
        self.blocks.push(Block { kind, span: Span::new(start, self.plain.len()), direction });
    }

    /// Where the title stands; empty when there is no block.
    #[must_use]
    pub fn title_span(&self) -> Span {
        self.blocks.first().map_or(Span::default(), |block| block.span)
    }
}
