//! What holds for an element because of what it stands in: kind of block, direction, language.

use super::tree::Node;
use super::words::words;
use crate::news::{BlockKind, Item, Marker};
use crate::text::{Direction, direction_of};
use std::borrow::Cow;
use std::rc::Rc;

/// Bytes of a list or a table that its side is told by.
const SAMPLE_BYTES: usize = 512;

/// How the direction of blocks is told.
#[derive(Clone, Debug, Default)]
pub(in crate::feeds) struct Sides {
    /// What a `dir` says, of an element within the article or of a list as a whole.
    fixed: Option<Direction>,
    /// The language of the text.
    language: Option<Rc<str>>,
}

impl Sides {
    pub(in crate::feeds) fn of_language(language: Option<&str>) -> Self {
        Self { fixed: None, language: language.map(Rc::from) }
    }

    /// The direction of a block: what `dir` says, else by its language and its letters.
    pub(in crate::feeds) fn direction(&self, text: &str) -> Direction {
        self.fixed.unwrap_or_else(|| direction_of(text, self.language.as_deref()))
    }

    /// Within this element.
    fn within(&self, node: Node<'_>) -> Self {
        let mut sides = self.clone();
        if let Some(language) = node.attr("lang").filter(|language| !language.trim().is_empty()) {
            // What a translator or a quotation declares holds against the article around it.
            sides.language = Some(Rc::from(language.trim()));
        }
        if let Some(direction) = node.attr("dir") {
            sides.fixed = declared_direction(direction);
        }
        sides
    }

    /// Of a list or a table: all of it stands on one side.
    fn of_whole(&self, node: Node<'_>) -> Self {
        let sides = self.within(node);
        let fixed = Some(sides.direction(&words(&node, SAMPLE_BYTES)));
        Self { fixed, ..sides }
    }
}

/// `rtl` or `ltr`; `auto` and anything else say nothing.
pub(super) fn declared_direction(written: &str) -> Option<Direction> {
    match written.trim().to_ascii_lowercase().as_str() {
        "rtl" => Some(Direction::Rtl),
        "ltr" => Some(Direction::Ltr),
        _ => None,
    }
}

/// What holds for an element.
#[derive(Clone, Debug)]
pub(super) struct Context {
    /// What a line of text in it is.
    pub kind: BlockKind,
    pub sides: Sides,
    /// How many lists it stands in.
    pub lists: u8,
    /// Within a quotation: how many lists that one stands in.
    pub quotation: Option<u8>,
    /// White space is as written.
    pub is_preformatted: bool,
    /// No block begins in it: a cell of a table.
    pub is_flat: bool,
}

impl Context {
    pub(super) fn new(sides: Sides) -> Self {
        Self {
            kind: BlockKind::Paragraph,
            sides,
            lists: 0,
            quotation: None,
            is_preformatted: false,
            is_flat: false,
        }
    }

    pub(super) fn within(&self, node: Node<'_>) -> Cow<'_, Self> {
        if !node.has_attr("lang") && !node.has_attr("dir") {
            return Cow::Borrowed(self);
        }
        Cow::Owned(Self { sides: self.sides.within(node), ..self.clone() })
    }

    pub(super) fn with(&self, kind: BlockKind) -> Self {
        Self { kind, ..self.clone() }
    }

    /// Within a list or a table.
    pub(super) fn of_whole(&self, node: Node<'_>) -> Self {
        Self { sides: self.sides.of_whole(node), ..self.clone() }
    }

    /// Within a quotation that stands here.
    pub(super) fn quoted(&self) -> Self {
        Self { quotation: Some(self.lists), ..self.with(BlockKind::Quotation) }
    }

    /// What text is that nothing else is said of.
    pub(super) fn prose(&self) -> BlockKind {
        self.quotation.map_or(BlockKind::Paragraph, |_| BlockKind::Quotation)
    }

    /// An item of the list that it stands in.
    pub(super) fn item(&self, marker: Marker) -> Item {
        Item { marker, level: self.lists.saturating_sub(1) }
    }
}
