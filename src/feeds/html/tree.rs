//! Short questions to the nodes of a page's tree.

use super::element::Element;
use dom_query::{NodeData, NodeRef};

/// Most articles have fewer words: the room for them is made once.
const USUAL_BYTES: usize = 4096;

/// A node of the tree.
pub(in crate::feeds) type Node<'a> = NodeRef<'a>;

/// What is known of a node at once.
pub(super) enum Content {
    Text(String),
    Element(Element),
    /// A comment, a document type, the document itself.
    Other,
}

pub(super) fn content(node: &Node<'_>) -> Content {
    let found = node.query(|node| match &node.data {
        NodeData::Text { contents } => Content::Text(str::to_owned(contents)),
        NodeData::Element(element) => Content::Element(Element::of_name(&element.name.local)),
        NodeData::Document
        | NodeData::Fragment
        | NodeData::Doctype { .. }
        | NodeData::Comment { .. }
        | NodeData::ProcessingInstruction { .. } => Content::Other,
    });
    found.unwrap_or(Content::Other)
}

pub(super) fn element(node: &Node<'_>) -> Option<Element> {
    match content(node) {
        Content::Element(element) => Some(element),
        Content::Text(_) | Content::Other => None,
    }
}

/// Whether a browser shows nothing of it.
pub(super) fn is_hidden(node: &Node<'_>) -> bool {
    if node.has_attr("hidden") {
        return true;
    }
    if node.attr("aria-hidden").is_some_and(|value| value.eq_ignore_ascii_case("true")) {
        // A formula is hidden from those who hear the page only.
        return !node.class().is_some_and(|class| class.contains("fallback"));
    }
    let Some(style) = node.attr("style") else { return false };
    let style: String = style.to_ascii_lowercase().split_whitespace().collect();
    style
        .split(';')
        .any(|rule| rule.starts_with("display:none") || rule.starts_with("visibility:hidden"))
}

/// The words below a node, one blank between them, up to about `most_bytes`.
pub(in crate::feeds) fn words(node: &Node<'_>, most_bytes: usize) -> String {
    let mut found = String::with_capacity(USUAL_BYTES.min(most_bytes));
    collect(node, most_bytes, &mut found);
    found.truncate(found.trim_end().len());
    found
}

/// What stands below a node, up to about `most_bytes`: letters enough to tell its language.
pub(in crate::feeds) fn sample(node: &Node<'_>, most_bytes: usize) -> String {
    let mut found = String::with_capacity(USUAL_BYTES.min(most_bytes));
    gather(node, most_bytes, &mut found);
    found
}

fn gather(node: &Node<'_>, most_bytes: usize, found: &mut String) {
    for child in node.children_it(false) {
        if found.len() >= most_bytes {
            return;
        }
        match content(&child) {
            Content::Text(text) => {
                found.push_str(text.trim());
                found.push(' ');
            }
            Content::Element(Element::Unread) | Content::Other => {}
            Content::Element(_) => gather(&child, most_bytes, found),
        }
    }
}

fn collect(node: &Node<'_>, most_bytes: usize, found: &mut String) {
    for child in node.children_it(false) {
        if found.len() >= most_bytes {
            return;
        }
        match content(&child) {
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
