//! Walks through the tree of a page and writes the blocks of its text.

use super::context::{Context, Sides};
use super::element::Element;
use super::line::Line;
use super::pictures::has_no_words;
use super::tree::{Content, Node};
use crate::news::{ArticleText, BlockKind, Mark, MarkKind, Marker};
use crate::text::Direction;
use url::Url;

/// Reads trees into one text.
pub(in crate::feeds) struct Walk<'u> {
    pub(super) text: ArticleText,
    pub(super) line: Line,
    pub(super) base: Option<&'u Url>,
    sides: Sides,
    pub(super) open_marks: usize,
    pub(super) open_isolates: usize,
    /// A rule was seen; it is written when a block follows.
    has_rule: bool,
    /// Also pictures of which the page says little are told.
    pub(super) pictures_are_text: bool,
}

impl<'u> Walk<'u> {
    /// `base` is the address that links are resolved against.
    pub(in crate::feeds) fn new(base: Option<&'u Url>, sides: Sides) -> Self {
        Self {
            text: ArticleText::default(),
            line: Line::default(),
            base,
            sides,
            open_marks: 0,
            open_isolates: 0,
            has_rule: false,
            pictures_are_text: false,
        }
    }

    /// Also pictures of which the page says little are told.
    pub(in crate::feeds) fn tell_pictures(&mut self) {
        self.pictures_are_text = true;
    }

    /// Reads what is below a node. Where that is pictures only, they are what is told, also
    /// those of which the page says little.
    pub(in crate::feeds) fn read(&mut self, node: Node<'_>) {
        self.text.plain.reserve(node.text_bytes());
        let context = Context::new(self.sides.clone());
        self.node(node, &context);
        self.end_block(&context);
        if !self.pictures_are_text && has_no_words(&self.text) {
            self.text = ArticleText::default();
            self.tell_pictures();
            self.read(node);
        }
    }

    /// The text read.
    pub(in crate::feeds) fn finish(self) -> ArticleText {
        self.text
    }

    pub(super) fn children(&mut self, node: Node<'_>, context: &Context) {
        for child in node.children() {
            self.node(child, context);
        }
    }

    pub(super) fn node(&mut self, node: Node<'_>, context: &Context) {
        match node.content() {
            Content::Text(text) if context.is_preformatted => self.line.push_preserved(&text),
            Content::Text(text) => self.line.push(&text),
            Content::Other => self.children(node, context),
            Content::Element(Element::Unread) => {}
            Content::Element(_) if !node.is_read() => {}
            Content::Element(element) if element.is_inline() => {
                self.inline(element, node, &context.within(node));
            }
            Content::Element(_) if context.is_flat || context.is_preformatted => {
                self.flat(node, &context.within(node));
            }
            Content::Element(element) => {
                self.end_block(context);
                self.block(element, node, &context.within(node));
            }
        }
    }

    /// A block where none may begin: its words, parted from those around it.
    fn flat(&mut self, node: Node<'_>, context: &Context) {
        if context.is_preformatted {
            // Lines of code that are elements of their own.
            self.children(node, context);
            return self.line.end_preserved_line();
        }
        self.line.push_blank();
        self.children(node, context);
        self.line.push_blank();
    }

    fn block(&mut self, element: Element, node: Node<'_>, context: &Context) {
        let inner = match element {
            Element::Heading(level) => context.with(BlockKind::Heading { level }),
            Element::Quotation => context.quoted(),
            Element::Caption => context.with(BlockKind::Caption),
            Element::Preformatted => {
                Context { is_preformatted: true, ..context.with(BlockKind::Code) }
            }
            Element::Rule => {
                self.has_rule = true;
                return;
            }
            Element::Table => return self.table(node, context),
            Element::List => return self.list(node, context),
            Element::ListItem | Element::Definition => {
                context.with(BlockKind::ItemParagraph(context.item(Marker::Bullet)))
            }
            Element::Term => {
                let mark = self.start_mark(MarkKind::Strong);
                self.children(node, context);
                self.end_mark(mark);
                self.end_block(context);
                return;
            }
            _ => context.clone(),
        };
        self.children(node, &inner);
        self.end_block(&inner);
    }

    /// Writes the line that is being read as a block.
    pub(super) fn end_block(&mut self, context: &Context) {
        if context.kind == BlockKind::Code {
            if let Some(code) = self.line.take_preserved() {
                self.text.push(BlockKind::Code, &code, Direction::Ltr);
                self.text.quote_last(context.quotation);
            }
        } else if let Some((text, marks)) = self.line.take() {
            self.write(context.kind, &text, marks, context);
            self.line.reuse(text);
        }
    }

    pub(super) fn write(
        &mut self,
        kind: BlockKind,
        text: &str,
        marks: Vec<Mark>,
        context: &Context,
    ) {
        let direction = context.sides.direction(text);
        if std::mem::take(&mut self.has_rule) && !self.text.blocks.is_empty() {
            self.text.push(BlockKind::Rule, RULE, direction);
            self.text.quote_last(context.quotation);
        }
        self.text.push_marked(kind, text, direction, marks);
        self.text.quote_last(context.quotation);
    }
}

/// How a rule is written in a text.
const RULE: &str = "* * *";
