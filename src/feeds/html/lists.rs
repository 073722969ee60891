//! Lists: their items, how they are counted, what stands within an item.

use super::context::Context;
use super::element::Element;
use super::tree::Node;
use super::walk::Walk;
use crate::news::{BlockKind, Item, Marker, Numbering};

/// A list may begin to count here at most: larger numbers are a mistake, or meant to do harm.
const LARGEST_NUMBER: i32 = 999_999;

impl Walk<'_> {
    /// A list and its items. An item's first line has the marker; what else stands in it is
    /// set under that.
    pub(super) fn list(&mut self, list: Node<'_>, context: &Context) {
        let whole = Context { lists: context.lists.saturating_add(1), ..context.of_whole(list) };
        let counts_down = list.has_attr("reversed");
        let mut next = first_number(list, counts_down);
        let is_counted = list.has_name("ol");
        let usual = style_of(list, is_counted).unwrap_or(match is_counted {
            true => Style::Numbers(Numbering::default()),
            false => Style::Bullets,
        });
        let before = self.text.blocks.len();
        for child in list.children() {
            if child.element() != Some(Element::ListItem) || child.is_hidden() {
                self.node(child, &whole.with(whole.prose()));
                continue;
            }
            self.end_block(&whole);
            let number = number_of(child).unwrap_or(next);
            next = if counts_down { number - 1 } else { number + 1 };
            let marker = match style_of(child, is_counted).unwrap_or(usual) {
                Style::Numbers(numbering) => Marker::Number(number, numbering),
                Style::Bullets => Marker::Bullet,
            };
            let is_first = self.text.blocks.len() == before;
            self.item(child, whole.item(marker), is_first, &whole.within(child));
        }
        self.end_block(&whole);
    }

    /// The first paragraph of an item gets its marker.
    fn item(&mut self, node: Node<'_>, item: Item, is_first: bool, context: &Context) {
        let kind = BlockKind::ItemParagraph(item);
        let first = self.text.blocks.len();
        let context = context.with(kind);
        self.children(node, &context);
        self.end_block(&context);
        if let Some(block) = self.text.blocks.get_mut(first)
            && block.kind == kind
        {
            block.kind = BlockKind::ListItem { item, is_first };
        }
    }
}

fn first_number(list: Node<'_>, counts_down: bool) -> i32 {
    let usual = || {
        let items = list.children().filter(|child| child.has_name("li"));
        if counts_down { i32::try_from(items.count()).unwrap_or(1) } else { 1 }
    };
    number(list, "start").unwrap_or_else(usual)
}

fn number_of(item: Node<'_>) -> Option<i32> {
    number(item, "value")
}

fn number(node: Node<'_>, attribute: &str) -> Option<i32> {
    let number: i32 = node.attr(attribute)?.trim().parse().ok()?;
    (-LARGEST_NUMBER..=LARGEST_NUMBER).contains(&number).then_some(number)
}

/// What stands before the items of a list.
#[derive(Clone, Copy)]
enum Style {
    Bullets,
    Numbers(Numbering),
}

/// What a list or one item says of itself: its style goes before its `type`, as in a browser,
/// and `type` tells how a list is counted, not that it is.
fn style_of(node: Node<'_>, is_counted: bool) -> Option<Style> {
    let said = node.attr("style").and_then(list_style);
    said.or_else(|| numbering_of(node).filter(|_| is_counted).map(Style::Numbers))
}

/// What `list-style-type` or `list-style` says; the last of them counts. Signs that only CSS
/// can draw say nothing here.
fn list_style(style: &str) -> Option<Style> {
    let declarations = style.split(';').rev().filter_map(|declaration| declaration.split_once(':'));
    let is_list_style = |name: &str| {
        let name = name.trim();
        name.eq_ignore_ascii_case("list-style-type") || name.eq_ignore_ascii_case("list-style")
    };
    let mut values = declarations.filter(|(name, _)| is_list_style(name)).map(|(_, value)| value);
    values.find_map(|value| {
        value.split(|c: char| c.is_whitespace() || c == '!').find_map(|word| {
            Some(match word.to_ascii_lowercase().as_str() {
                "decimal" | "decimal-leading-zero" | "arabic-indic" | "persian" => {
                    Style::Numbers(Numbering::Decimal)
                }
                "lower-alpha" | "lower-latin" => Style::Numbers(Numbering::LowerLetters),
                "upper-alpha" | "upper-latin" => Style::Numbers(Numbering::UpperLetters),
                "lower-roman" => Style::Numbers(Numbering::LowerRoman),
                "upper-roman" => Style::Numbers(Numbering::UpperRoman),
                // A number that the page does not show is no part of it.
                "disc" | "circle" | "square" | "none" => Style::Bullets,
                _ => return None,
            })
        })
    })
}

/// What `type` says of the items of a list that is counted; it tells capitals from small letters.
fn numbering_of(node: Node<'_>) -> Option<Numbering> {
    match node.attr("type")?.trim() {
        "1" => Some(Numbering::Decimal),
        "a" => Some(Numbering::LowerLetters),
        "A" => Some(Numbering::UpperLetters),
        "i" => Some(Numbering::LowerRoman),
        "I" => Some(Numbering::UpperRoman),
        _ => None,
    }
}
