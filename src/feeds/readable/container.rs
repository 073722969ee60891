//! Finds the element that a page itself names as the text of its article, and leaves out what
//! else stands in it.

use super::labels::{BODY_NAMES, Label, SERVICE_NAMES, label_of};
use crate::feeds::html::{PageNode, words};
use dom_query::Document;

/// Below this many bytes of words an element is a teaser, whatever its name.
const FEWEST_BYTES: usize = 200;

/// Words are counted up to here: enough to compare.
const COUNTED_BYTES: usize = 200_000;

/// The element that holds the article, where the page names one. Among several the one with
/// most words; within that no other is looked for.
pub(super) fn container(document: &Document) -> Option<PageNode<'_>> {
    let body = document.body()?;
    let named = body.descendants_it().filter(|node| is_named_body(node));
    let largest = named.map(|node| (words(&node, COUNTED_BYTES).len(), node)).fold(
        None,
        |best: Option<(usize, PageNode<'_>)>, found| match best {
            Some(best) if best.0 >= found.0 => Some(best),
            _ => Some(found),
        },
    );
    largest.filter(|(bytes, _)| *bytes >= FEWEST_BYTES).map(|(_, node)| node)
}

fn is_named_body(node: &PageNode<'_>) -> bool {
    if !node.is_element() || node.has_name("body") {
        return false;
    }
    let property = node.attr("itemprop");
    if property.is_some_and(|property| {
        property.split_whitespace().any(|p| p.eq_ignore_ascii_case("articleBody"))
    }) {
        return true;
    }
    names(node).split_whitespace().any(|name| {
        let plain: String = name.chars().filter(|c| !matches!(c, '-' | '_')).collect();
        BODY_NAMES.contains(&plain.as_str())
    })
}

/// Its classes and its id, in lower case.
fn names(node: &PageNode<'_>) -> String {
    let class = node.class().unwrap_or_default();
    let id = node.id_attr().unwrap_or_default();
    format!("{class} {id}").to_ascii_lowercase()
}

/// Whether an element within an article is none of its text, by what it is or is called.
pub(super) fn is_service(node: &PageNode<'_>) -> bool {
    let is_aside = ["nav", "footer", "aside", "form"].iter().any(|name| node.has_name(name));
    if is_aside {
        return true;
    }
    let is_part = ["div", "section", "ul", "ol", "p", "span", "header", "figure"];
    if !is_part.iter().any(|name| node.has_name(name)) {
        return false;
    }
    let names = names(node);
    let mut parts = names.split(|c: char| !c.is_ascii_alphanumeric());
    parts.any(|part| SERVICE_NAMES.contains(&part))
}

/// Who said what is quoted may stand in a footer of the quotation, which is no footer of a page.
pub(super) fn keep_speakers(document: &Document) {
    document.select("blockquote footer").rename("p");
}

/// Takes what readers wrote out of a page: it may be longer than the article, and reads like
/// one.
pub(super) fn remove_comments(document: &Document) {
    let Some(body) = document.body() else { return };
    let found: Vec<PageNode<'_>> = body.descendants_it().filter(holds_comments).collect();
    for node in found {
        node.remove_from_parent();
    }
}

fn holds_comments(node: &PageNode<'_>) -> bool {
    let is_part = ["section", "div", "aside", "ol", "ul"].iter().any(|name| node.has_name(name));
    if !is_part {
        return false;
    }
    let is_label = |text: &str| label_of(text) == Some(Label::Comments);
    if node.attr("aria-label").is_some_and(|label| is_label(&label)) {
        return true;
    }
    let is_named = names(node).split_whitespace().any(|name| COMMENT_NAMES.contains(&name));
    is_named || first_heading(node).is_some_and(|heading| is_label(&heading))
}

/// The names that the systems which make most sites give to it.
const COMMENT_NAMES: &[&str] =
    &["comments", "comment-list", "commentlist", "comments-area", "disqus_thread", "respond"];

/// The heading that an element begins with.
fn first_heading(node: &PageNode<'_>) -> Option<String> {
    let first = node.first_element_child()?;
    let is_heading = ["h2", "h3", "h4", "h5", "h6"].iter().any(|name| first.has_name(name));
    is_heading.then(|| words(&first, 200))
}
