//! Walks through the tree of a page and writes the blocks of its text.

use super::address::resolve;
use super::context::{Context, Sides};
use super::element::Element;
use super::line::Line;
use super::tree::{Content, Node, content, element, is_hidden, words};
use crate::news::{ArticleText, BlockKind, Mark, MarkKind};
use url::Url;

/// Marks that may lie over one another; more are a page's fault, not emphasis.
const MOST_OPEN_MARKS: usize = 12;

/// Isolates that may lie within one another (UAX #9 stops at 125).
const MOST_OPEN_ISOLATES: usize = 32;

/// Items of a list are counted up to here.
const LARGEST_NUMBER: u32 = 999_999;

/// Reads trees into one text.
pub(in crate::feeds) struct Walk<'u> {
    text: ArticleText,
    line: Line,
    base: Option<&'u Url>,
    sides: Sides,
    open_marks: usize,
    open_isolates: usize,
    /// A rule was seen; it is written when a block follows.
    has_rule: bool,
    /// What is left out beside what nobody sees.
    skips: fn(&Node<'_>) -> bool,
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
            skips: |_| false,
        }
    }

    /// Leaves out the elements for which this holds.
    pub(in crate::feeds) fn skip(&mut self, skips: fn(&Node<'_>) -> bool) {
        self.skips = skips;
    }

    /// Reads what is below a node.
    pub(in crate::feeds) fn read(&mut self, node: &Node<'_>) {
        let context = Context::new(self.sides.clone());
        self.node(node, &context);
        self.end_block(&context);
    }

    /// The text read.
    pub(in crate::feeds) fn finish(self) -> ArticleText {
        self.text
    }

    pub(super) fn children(&mut self, node: &Node<'_>, context: &Context) {
        for child in node.children_it(false) {
            self.node(&child, context);
        }
    }

    fn node(&mut self, node: &Node<'_>, context: &Context) {
        match content(node) {
            Content::Text(text) if context.is_preformatted => self.line.push_preserved(&text),
            Content::Text(text) => self.line.push(&text),
            Content::Other => self.children(node, context),
            Content::Element(Element::Unread) => {}
            Content::Element(_) if is_hidden(node) || (self.skips)(node) => {}
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
    fn flat(&mut self, node: &Node<'_>, context: &Context) {
        if context.is_preformatted {
            // Lines of code that are elements of their own.
            self.children(node, context);
            return self.line.end_preserved_line();
        }
        self.line.push_blank();
        self.children(node, context);
        self.line.push_blank();
    }

    fn block(&mut self, element: Element, node: &Node<'_>, context: &Context) {
        let inner = match element {
            Element::Heading(level) => context.with(BlockKind::Heading { level }),
            Element::Quotation => context.with(BlockKind::Quotation { level: context.lists }),
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
            Element::ListItem | Element::Definition => context
                .with(BlockKind::ItemParagraph { level: context.level(), is_numbered: false }),
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

    /// A list and its items. An item's first line has the marker; what else stands in it is
    /// set under that.
    fn list(&mut self, list: &Node<'_>, context: &Context) {
        let whole = Context { lists: context.lists.saturating_add(1), ..context.of_whole(list) };
        let level = whole.level();
        let is_numbered = list.has_name("ol");
        let counts_down = list.has_attr("reversed");
        let mut next = first_number(list, counts_down);
        for child in list.children_it(false) {
            if element(&child) != Some(Element::ListItem) || is_hidden(&child) {
                self.node(&child, &whole.with(BlockKind::Paragraph));
                continue;
            }
            self.end_block(&whole);
            let number = is_numbered.then(|| number_of(&child).unwrap_or(next));
            next = match number.unwrap_or(0) {
                number if counts_down => number.saturating_sub(1),
                number => (number + 1).min(LARGEST_NUMBER),
            };
            let blocks = self.text.blocks.len();
            let kind = BlockKind::ItemParagraph { level, is_numbered };
            let item = whole.within(&child).with(kind);
            self.children(&child, &item);
            self.end_block(&item);
            if let Some(first) = self.text.blocks.get_mut(blocks)
                && first.kind == kind
            {
                first.kind = BlockKind::ListItem { number, level };
            }
        }
        self.end_block(&whole);
    }

    fn inline(&mut self, element: Element, node: &Node<'_>, context: &Context) {
        let mark = match element {
            Element::Strong => self.start_mark(MarkKind::Strong),
            Element::Emphasis => self.start_mark(MarkKind::Emphasis),
            Element::Code => self.start_mark(MarkKind::Code),
            Element::Link => self.start_link(node),
            Element::Break if context.is_preformatted => return self.line.push_preserved("\n"),
            Element::Break if context.is_flat => return self.line.push_blank(),
            Element::Break => {
                if self.line.push_break() {
                    self.end_block(context);
                }
                return;
            }
            Element::Picture => return self.picture(node, context),
            Element::Quoted => return self.enclosed("\u{201c}", node, context, "\u{201d}"),
            Element::Reading => return self.enclosed("(", node, context, ")"),
            Element::Superscript | Element::Subscript => {
                return self.raised(element, node, context);
            }
            Element::Isolate => return self.isolated(node, context),
            _ if node.has_attr("dir") => return self.isolated(node, context),
            _ => None,
        };
        self.children(node, context);
        self.end_mark(mark);
    }

    fn start_mark(&mut self, kind: MarkKind) -> Option<usize> {
        if self.open_marks >= MOST_OPEN_MARKS {
            return None;
        }
        self.open_marks += 1;
        Some(self.line.start_mark(kind))
    }

    fn end_mark(&mut self, mark: Option<usize>) {
        if let Some(depth) = mark {
            self.open_marks -= 1;
            self.line.end_mark(depth);
        }
    }

    fn start_link(&mut self, node: &Node<'_>) -> Option<usize> {
        let target = resolve(&node.attr("href")?, self.base)?;
        self.start_mark(MarkKind::Link { target })
    }

    fn enclosed(&mut self, before: &str, node: &Node<'_>, context: &Context, after: &str) {
        self.line.push_sign(before);
        self.children(node, context);
        self.line.push_sign(after);
    }

    /// How many blocks were written.
    pub(super) fn text_blocks(&self) -> usize {
        self.text.blocks.len()
    }

    pub(super) fn sign(&mut self, sign: &str) {
        self.line.push_sign(sign);
    }

    /// Text that may run the other way, kept from turning its neighbours around. (An override
    /// is set as an isolate: letters in the wrong order help nobody.)
    pub(super) fn isolated(&mut self, node: &Node<'_>, context: &Context) {
        if self.open_isolates >= MOST_OPEN_ISOLATES {
            return self.children(node, context);
        }
        let declared = node.attr("dir").map(|direction| direction.to_ascii_lowercase());
        self.line.push_isolate(match declared.as_deref().map(str::trim) {
            Some("rtl") => '\u{2067}',
            Some("ltr") => '\u{2066}',
            _ => '\u{2068}',
        });
        self.open_isolates += 1;
        let blocks = self.text.blocks.len();
        self.children(node, context);
        self.open_isolates -= 1;
        // A block that ended within it ended the isolate too.
        if self.text.blocks.len() == blocks {
            self.line.push_isolate('\u{2069}');
        }
    }

    /// Raised or lowered numbers have characters of their own: `10²` must not read as 102.
    fn raised(&mut self, element: Element, node: &Node<'_>, context: &Context) {
        let text = words(node, 16);
        let zero = if element == Element::Superscript { '\u{2070}' } else { '\u{2080}' };
        let raised: Option<String> = text.chars().map(|c| raised_sign(c, zero)).collect();
        match raised.filter(|raised| !raised.is_empty() && node.descendants_it().count() == 1) {
            Some(raised) => self.line.push_sign(&raised),
            None => self.children(node, context),
        }
    }

    /// What a picture shows, when its page says it in more than a word.
    fn picture(&mut self, node: &Node<'_>, context: &Context) {
        let Some(shown) = node.attr("alt").filter(|alt| describes(alt)) else { return };
        // A picture in a line of text is a sign there; it is not taken out of it.
        if !self.line.is_empty() || context.is_flat || context.is_preformatted {
            return;
        }
        let mut line = Line::default();
        line.push(&shown);
        if let Some((shown, marks)) = line.take() {
            self.write(BlockKind::Picture, &shown, marks, context);
        }
    }

    /// Writes the line that is being read as a block.
    pub(super) fn end_block(&mut self, context: &Context) {
        if context.kind == BlockKind::Code {
            if let Some(code) = self.line.take_preserved() {
                self.text.push(BlockKind::Code, &code, crate::text::Direction::Ltr);
            }
        } else if let Some((text, marks)) = self.line.take() {
            self.write(context.kind, &text, marks, context);
        }
    }

    fn write(&mut self, kind: BlockKind, text: &str, marks: Vec<Mark>, context: &Context) {
        let direction = context.sides.direction(text);
        if std::mem::take(&mut self.has_rule) && !self.text.blocks.is_empty() {
            self.text.push(BlockKind::Rule, RULE, direction);
        }
        self.text.push_marked(kind, text, direction, marks);
    }
}

/// How a rule is written in a text.
const RULE: &str = "* * *";

fn first_number(list: &Node<'_>, counts_down: bool) -> u32 {
    let start = list.attr("start").and_then(|start| start.trim().parse().ok());
    let usual = || {
        let items = list.children_it(false).filter(|child| child.has_name("li"));
        if counts_down { u32::try_from(items.count()).unwrap_or(1) } else { 1 }
    };
    start.filter(|&start| start <= LARGEST_NUMBER).unwrap_or_else(usual)
}

fn number_of(item: &Node<'_>) -> Option<u32> {
    let value = item.attr("value")?.trim().parse().ok()?;
    (value <= LARGEST_NUMBER).then_some(value)
}

/// A digit or a sign of a number, raised or lowered: signs follow the digits in Unicode, and
/// three raised digits stand in another part of it.
fn raised_sign(sign: char, zero: char) -> Option<char> {
    let value = match sign {
        '+' => 10,
        '-' | '\u{2212}' => 11,
        '=' => 12,
        '(' => 13,
        ')' => 14,
        digit => digit.to_digit(10)?,
    };
    match (zero, value) {
        ('\u{2070}', 1) => Some('\u{b9}'),
        ('\u{2070}', 2) => Some('\u{b2}'),
        ('\u{2070}', 3) => Some('\u{b3}'),
        _ => char::from_u32(u32::from(zero) + value),
    }
}

/// Whether words about a picture are more than a file's name or a label.
fn describes(alt: &str) -> bool {
    let words = alt.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
    let is_file = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg"];
    let lower = alt.to_lowercase();
    words > 2 && alt.len() < 1_000 && !is_file.iter().any(|end| lower.trim_end().ends_with(end))
}
