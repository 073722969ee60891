//! Lists: their items, how they are counted, what stands within an item.

use super::context::Context;
use super::element::Element;
use super::tree::{Node, element, is_hidden};
use super::walk::Walk;
use crate::news::{BlockKind, Item, Marker, Numbering};

/// A list may begin to count here at most: larger numbers are a mistake, or meant to do harm.
const LARGEST_NUMBER: u32 = 999_999;

impl Walk<'_> {
    /// A list and its items. An item's first line has the marker; what else stands in it is
    /// set under that.
    pub(super) fn list(&mut self, list: &Node<'_>, context: &Context) {
        let whole = Context { lists: context.lists.saturating_add(1), ..context.of_whole(list) };
        let counts_down = list.has_attr("reversed");
        let mut next = first_number(list, counts_down);
        let before = self.text.blocks.len();
        for child in list.children_it(false) {
            if element(&child) != Some(Element::ListItem) || is_hidden(&child) {
                self.node(&child, &whole.with(whole.prose()));
                continue;
            }
            self.end_block(&whole);
            let number = number_of(&child).unwrap_or(next);
            next = if counts_down { number.saturating_sub(1) } else { number + 1 };
            let marker = match numbering(list) {
                Some(usual) => Marker::Number(number, numbering_of(&child).unwrap_or(usual)),
                None => Marker::Bullet,
            };
            let is_first = self.text.blocks.len() == before;
            self.item(&child, whole.item(marker), is_first, &whole.within(&child));
        }
        self.end_block(&whole);
    }

    /// The first paragraph of an item gets its marker.
    fn item(&mut self, node: &Node<'_>, item: Item, is_first: bool, context: &Context) {
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

/// How the items of a list are counted; `None` where they are not.
fn numbering(list: &Node<'_>) -> Option<Numbering> {
    list.has_name("ol").then(|| numbering_of(list).unwrap_or_default())
}

/// What `type` says, of a list or of one item; it tells capitals from small letters.
fn numbering_of(node: &Node<'_>) -> Option<Numbering> {
    match node.attr("type")?.trim() {
        "1" => Some(Numbering::Decimal),
        "a" => Some(Numbering::LowerLetters),
        "A" => Some(Numbering::UpperLetters),
        "i" => Some(Numbering::LowerRoman),
        "I" => Some(Numbering::UpperRoman),
        _ => None,
    }
}
