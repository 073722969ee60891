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

    /// The direction of the title: on that side the article begins.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.text.blocks.first().map_or(Direction::Ltr, |block| block.direction)
    }
}

/// The text: blocks parted by an empty line, the title first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleText {
    /// The whole text, title first, blocks parted by `"\n\n"`. All spans point into it.
    pub plain: String,
    /// The blocks in order; they do not overlap.
    pub blocks: Vec<Block>,
    /// Links and emphasis, by where they start; each lies within one block.
    pub marks: Vec<Mark>,
}

/// A stretch of the text that is more than plain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it is.
    pub kind: MarkKind,
    /// Where it stands in `plain`; never empty.
    pub span: Span,
}

/// What a marked stretch is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// A link to an `http`, `https` or `mailto` address.
    Link {
        /// Where it leads: an absolute address.
        target: String,
    },
    /// What is important: bold in print.
    Strong,
    /// What is stressed: italic in print.
    Emphasis,
    /// Code, a file name, a key.
    Code,
    /// What no longer holds: struck out in print.
    Struck,
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
    /// Where it is part of a quotation: how many lists that one stands in.
    pub quotation: Option<u8>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The title of the article.
    Title,
    /// A paragraph of the body.
    Paragraph,
    /// A heading inside the body.
    Heading {
        /// 1 for the parts of an article, 2 for the parts of those, up to 6.
        level: u8,
    },
    /// An item of a list, without its marker.
    ListItem {
        /// Its marker and level.
        item: Item,
        /// Whether a list begins with it.
        is_first: bool,
    },
    /// A further paragraph of an item of a list, or what is said about a term: set in as far as
    /// the item.
    ItemParagraph(Item),
    /// A paragraph quoted from elsewhere.
    Quotation,
    /// A row of a table, its cells parted by `" · "`.
    TableRow {
        /// Whether its cells name the columns.
        is_head: bool,
        /// Whether a table begins with it.
        is_first: bool,
    },
    /// What a picture shows, in the words of its page: not part of the text itself.
    Picture,
    /// The words under a picture or beside a table.
    Caption,
    /// Three asterisks where the text turns to something else.
    Rule,
    /// Lines of code, parted by U+2028 and with their blanks; always left to right.
    Code,
}

/// Where an item of a list stands, and what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is counted by.
    pub marker: Marker,
    /// 0 in a list, 1 in a list that stands in an item of another, and so on.
    pub level: u8,
}

/// What stands before an item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// A sign that is the same for all.
    Bullet,
    /// Its number as the text gives it.
    Number(i32, Numbering),
}

/// How the numbers of a list are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbering {
    /// 1, 2, 3
    #[default]
    Decimal,
    /// a, b, c
    LowerLetters,
    /// A, B, C
    UpperLetters,
    /// i, ii, iii
    LowerRoman,
    /// I, II, III
    UpperRoman,
}

impl ArticleText {
    /// Appends a block, parted from the one before by an empty line.
    pub fn push(&mut self, kind: BlockKind, text: &str, direction: Direction) {
        if !self.plain.is_empty() {
            self.plain.push_str("\n\n");
        }
        let start = self.plain.len();
        self.plain.push_str(text);
        let span = Span::new(start, self.plain.len());
        let quotation = (kind == BlockKind::Quotation).then_some(0);
        self.blocks.push(Block { kind, span, direction, quotation });
    }

    /// Appends a block with marks, whose spans point into `text`.
    pub fn push_marked(
        &mut self,
        kind: BlockKind,
        text: &str,
        direction: Direction,
        marks: impl IntoIterator<Item = Mark>,
    ) {
        self.push(kind, text, direction);
        let Some(block) = self.blocks.last() else { return };
        let (start, whole) = (block.span.start(), block.span);
        let placed = marks.into_iter().map(|mark| Mark { span: mark.span.shifted(start), ..mark });
        self.marks.extend(placed.filter(|mark| !mark.span.is_empty() && whole.covers(mark.span)));
    }

    /// Makes the last block part of a quotation that stands in so many lists, or of none.
    pub fn quote_last(&mut self, quotation: Option<u8>) {
        if let Some(block) = self.blocks.last_mut() {
            block.quotation = quotation;
        }
    }

    /// This text with a title before it.
    #[must_use]
    pub fn with_title(&self, title: &str, direction: Direction) -> Self {
        let mut titled = Self::default();
        titled.push(BlockKind::Title, title, direction);
        let blocks = self.blocks.len();
        titled.push_blocks_of(self, |idx| idx < blocks);
        titled
    }

    /// Appends the blocks of another text, with their marks, whose numbers are wanted.
    pub fn push_blocks_of(&mut self, other: &Self, wants: impl Fn(usize) -> bool) {
        let mut marks = other.marks.iter().peekable();
        for (idx, block) in other.blocks.iter().enumerate() {
            let from = block.span.start();
            let mut own = Vec::new();
            while let Some(mark) = marks.next_if(|mark| mark.span.start() < block.span.end()) {
                let start = mark.span.start().saturating_sub(from);
                let span = Span::new(start, start + mark.span.len());
                own.push(Mark { kind: mark.kind.clone(), span });
            }
            if wants(idx) {
                self.push_marked(block.kind, block.span.slice(&other.plain), block.direction, own);
                self.quote_last(block.quotation);
            }
        }
    }

    /// Appends another text.
    pub fn append(&mut self, other: Self) {
        if !self.plain.is_empty() && !other.blocks.is_empty() {
            self.plain.push_str("\n\n");
        }
        let start = self.plain.len();
        self.plain.push_str(&other.plain);
        let shifted = |block: Block| Block { span: block.span.shifted(start), ..block };
        self.blocks.extend(other.blocks.into_iter().map(shifted));
        let shifted = |mark: Mark| Mark { span: mark.span.shifted(start), ..mark };
        self.marks.extend(other.marks.into_iter().map(shifted));
    }

    /// Where the title stands; empty when there is no block.
    #[must_use]
    pub fn title_span(&self) -> Span {
        self.blocks.first().map_or(Span::default(), |block| block.span)
    }
}
