//! HTML to blocks of text: what a browser would show of it, as a text of its own.

mod address;
mod attributes;
mod cells;
mod characters;
mod context;
mod copied;
mod element;
mod growing;
mod inline;
mod limits;
mod line;
mod lists;
mod nested;
#[cfg(test)]
mod nested_tests;
mod nesting;
mod page;
mod pictures;
mod placing;
mod stretch;
mod tags;
mod tree;
mod walk;
mod words;

pub(super) use address::base_of;
pub use address::resolve;
pub(super) use context::Sides;
pub use limits::MOST_MARKUP_BYTES;
pub use page::is_page;
pub(super) use tree::Tree;
pub(super) use walk::Walk;
pub(super) use words::{PageNode, sample, words};

use crate::news::ArticleText;
use dom_query::Document;
use nested::tree_of_nested;
use url::Url;

/// The tree of a page or of a piece of one, with limits on its size and depth.
pub(super) fn parse(html: &str) -> Document {
    Document::from(limits::tamed(html))
}

/// The same, and whether all of it was read.
pub(super) fn parse_page(html: &str) -> (Document, bool) {
    let (markup, is_whole) = limits::tamed_page(html);
    (Document::from(markup), is_whole)
}

/// The tree of a piece of HTML, with the same limits.
pub(super) fn tree_of(html: &str) -> Tree<'_> {
    tree_of_nested(html).unwrap_or_else(|| Tree::of_page(&parse(html).root(), |_| false))
}

/// The text of a piece of HTML (the content of a feed's entry): blocks with their own
/// directions, links and emphasis. Scripts, styles, forms and what is hidden are left out;
/// links are resolved against `base`; `language` is that of the text around it.
///
/// At most [`MOST_MARKUP_BYTES`] of markup are read.
///
/// ```
/// use khabar::feeds::text_of_html;
/// let text = text_of_html("<h2>عنوان</h2><p>خبر <b>عاجل</b>", None, Some("ar"));
/// assert_eq!(text.plain, "عنوان\n\nخبر عاجل");
/// assert_eq!(text.marks.len(), 1);
/// ```
#[must_use]
pub fn text_of_html(html: &str, base: Option<&str>, language: Option<&str>) -> ArticleText {
    let tree = tree_of(html);
    let base = base.and_then(|base| Url::parse(base.trim()).ok());
    let mut walk = Walk::new(base.as_ref(), Sides::of_language(language));
    walk.read(tree.root());
    walk.finish()
}
