//! What stands in a line of text: emphasis, links, breaks, raised numbers, words that run the
//! other way.

use super::address::resolve;
use super::context::Context;
use super::element::Element;
use super::tree::Node;
use super::walk::Walk;
use super::words::words;
use crate::news::MarkKind;

/// Marks that may lie over one another; more are a page's fault, not emphasis.
const MOST_OPEN_MARKS: usize = 12;

/// Isolates that may lie within one another (UAX #9 stops at 125).
const MOST_OPEN_ISOLATES: usize = 32;

impl Walk<'_> {
    pub(super) fn inline(&mut self, element: Element, node: Node<'_>, context: &Context) {
        let mark = match element {
            Element::Strong => self.start_mark(MarkKind::Strong),
            Element::Emphasis => self.start_mark(MarkKind::Emphasis),
            Element::Code => self.start_mark(MarkKind::Code),
            Element::Struck => self.start_mark(MarkKind::Struck),
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

    pub(super) fn start_mark(&mut self, kind: MarkKind) -> Option<usize> {
        if self.open_marks >= MOST_OPEN_MARKS {
            return None;
        }
        self.open_marks += 1;
        Some(self.line.start_mark(kind))
    }

    pub(super) fn end_mark(&mut self, mark: Option<usize>) {
        if let Some(depth) = mark {
            self.open_marks -= 1;
            self.line.end_mark(depth);
        }
    }

    fn start_link(&mut self, node: Node<'_>) -> Option<usize> {
        let target = resolve(node.attr("href")?, self.base)?;
        self.start_mark(MarkKind::Link { target })
    }

    fn enclosed(&mut self, before: &str, node: Node<'_>, context: &Context, after: &str) {
        self.line.push_sign(before);
        self.children(node, context);
        self.line.push_sign(after);
    }

    /// Text that may run the other way, kept from turning its neighbours around. (An override
    /// is set as an isolate: letters in the wrong order help nobody.)
    pub(super) fn isolated(&mut self, node: Node<'_>, context: &Context) {
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
    fn raised(&mut self, element: Element, node: Node<'_>, context: &Context) {
        let text = words(&node, 16);
        let zero = if element == Element::Superscript { '\u{2070}' } else { '\u{2080}' };
        let raised: Option<String> = text.chars().map(|c| raised_sign(c, zero)).collect();
        match raised.filter(|raised| !raised.is_empty() && node.descendants().len() == 1) {
            Some(raised) => self.line.push_sign(&raised),
            None => self.children(node, context),
        }
    }
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
