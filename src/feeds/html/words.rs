//! The words below a node, as one line: of a tree that is walked through, or of a whole page.

use super::element::Element;
use super::tree::{Content, Node, Tree};
use dom_query::{NodeData, NodeRef};
use std::borrow::Cow;

/// Most articles have fewer words: the room for them is made once.
const USUAL_BYTES: usize = 4096;

/// A node of the tree of a whole page, which can be searched and changed.
pub(in crate::feeds) type PageNode<'a> = NodeRef<'a>;

/// What words can be read from.
pub(in crate::feeds) trait Branch: Sized {
    fn content(&self) -> Content<'_>;
    fn branches(&self) -> impl Iterator<Item = Self>;
}

impl Branch for Node<'_> {
    fn content(&self) -> Content<'_> {
        Node::content(*self)
    }

    fn branches(&self) -> impl Iterator<Item = Self> {
        self.children()
    }
}

impl Branch for PageNode<'_> {
    fn content(&self) -> Content<'_> {
        let found = self.query(|node| match &node.data {
            NodeData::Text { contents } => Content::Text(Cow::Owned(str::to_owned(contents))),
            NodeData::Element(element) => Content::Element(Element::of_name(&element.name.local)),
            NodeData::Document
            | NodeData::Fragment
            | NodeData::Doctype { .. }
            | NodeData::Comment { .. }
            | NodeData::ProcessingInstruction { .. } => Content::Other,
        });
        found.unwrap_or(Content::Other)
    }

    fn branches(&self) -> impl Iterator<Item = Self> {
        self.children_it(false)
    }
}

/// The words below a node, one blank between them, up to about `most_bytes`.
pub(in crate::feeds) fn words(node: &impl Branch, most_bytes: usize) -> String {
    let mut found = String::with_capacity(USUAL_BYTES.min(most_bytes));
    collect(node, most_bytes, &mut found);
    found.truncate(found.trim_end().len());
    found
}

fn collect(node: &impl Branch, most_bytes: usize, found: &mut String) {
    for child in node.branches() {
        if found.len() >= most_bytes {
            return;
        }
        match child.content() {
            Content::Text(text) => {
                if text.starts_with(char::is_whitespace) && !found.ends_with([' ']) {
                    found.push(' ');
                }
                for word in text.split_whitespace() {
                    found.push_str(word);
                    found.push(' ');
                }
                if !text.ends_with(char::is_whitespace) {
                    found.truncate(found.trim_end().len());
                }
            }
            Content::Element(Element::Unread) => {}
            Content::Element(element) => {
                let parts = !element.is_inline() || element == Element::Break;
                if parts && !found.ends_with(' ') {
                    found.push(' ');
                }
                collect(&child, most_bytes, found);
                if parts && !found.ends_with(' ') {
                    found.push(' ');
                }
            }
            Content::Other => {}
        }
        if found == " " {
            found.clear();
        }
    }
}

/// What stands in a tree, up to about `most_bytes`: letters enough to tell its language.
pub(in crate::feeds) fn sample(tree: &Tree<'_>, most_bytes: usize) -> String {
    let mut found = String::with_capacity(USUAL_BYTES.min(most_bytes));
    gather(tree.root(), most_bytes, &mut found);
    found
}

fn gather(node: Node<'_>, most_bytes: usize, found: &mut String) {
    for child in node.children() {
        if found.len() >= most_bytes {
            return;
        }
        match child.content() {
            Content::Text(text) => {
                found.push_str(text.trim());
                found.push(' ');
            }
            Content::Element(Element::Unread) | Content::Other => {}
            Content::Element(_) => gather(child, most_bytes, found),
        }
    }
}
