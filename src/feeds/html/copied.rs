//! The tree of a page, or a part of it, copied to be walked through.

use super::tree::{Attribute, Tree};
use super::words::PageNode;
use dom_query::NodeData;
use std::borrow::Cow;

/// Which elements are left out of the text.
type LeavesOut = fn(&PageNode<'_>) -> bool;

impl Tree<'static> {
    /// A node and all that stands in it. Elements for which `leaves_out` holds are marked.
    pub(in crate::feeds) fn of_page(node: &PageNode<'_>, leaves_out: LeavesOut) -> Self {
        let mut tree = Self::with_capacity(64);
        if node.is_document() {
            tree.copy_children(node, leaves_out);
        } else {
            tree.copy(node, leaves_out);
        }
        tree.end(0);
        tree
    }

    fn copy_children(&mut self, node: &PageNode<'_>, leaves_out: LeavesOut) {
        for child in node.children_it(false) {
            self.copy(&child, leaves_out);
        }
    }

    fn copy(&mut self, node: &PageNode<'_>, leaves_out: LeavesOut) {
        let place = node.query(|found| match &found.data {
            NodeData::Text { contents } => {
                self.add_text(Cow::Owned(str::to_owned(contents)));
                None
            }
            NodeData::Element(element) => {
                let attribute = |attribute: &dom_query::Attr| -> Attribute<'static> {
                    let name = attribute.name.local.to_string();
                    (name.into(), attribute.value.to_string().into())
                };
                let attributes = element.attrs.iter().map(attribute);
                let name = element.name.local.to_string();
                Some(self.start(name.into(), attributes, leaves_out(node)))
            }
            NodeData::Document
            | NodeData::Fragment
            | NodeData::Doctype { .. }
            | NodeData::Comment { .. }
            | NodeData::ProcessingInstruction { .. } => Some(self.start_other()),
        });
        if let Some(place) = place.flatten() {
            self.copy_children(node, leaves_out);
            self.end(place);
        }
    }
}
