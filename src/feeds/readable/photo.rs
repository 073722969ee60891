//! Pages that show a picture and tell little: their article is the picture, with what is written
//! under it.

use super::labels::plain_words;
use crate::feeds::html::{PageNode, words};
use crate::news::{ArticleText, BlockKind};
use dom_query::Document;

/// An element with more words tells something.
const MOST_BYTES: usize = 600;

/// The element that holds the picture of such a page: the only one of its kind.
pub(super) fn picture_part(document: &Document) -> Option<PageNode<'_>> {
    let body = document.body()?;
    let only = |name| {
        let mut found = body.descendants_it().filter(move |node| node.has_name(name));
        found.next().filter(|_| found.next().is_none())
    };
    let part = ["article", "main", "figure"].into_iter().find_map(only)?;
    let has_picture = part.descendants_it().any(|node| node.has_name("img"));
    (has_picture && words(&part, MOST_BYTES).len() < MOST_BYTES).then_some(part)
}

/// What such a part shows, without the title of the page once more; `None` where it shows no
/// picture after all.
pub(super) fn shown(part: &ArticleText, title: &str) -> Option<ArticleText> {
    let title = plain_words(title);
    let says_title = |idx: usize| {
        let block = part.blocks.get(idx).map(|block| block.span.slice(&part.plain));
        block.is_some_and(|text| plain_words(text) == title)
    };
    let is_picture =
        |idx: usize| part.blocks.get(idx).is_some_and(|block| block.kind == BlockKind::Picture);
    let mut shown = ArticleText::default();
    shown.push_blocks_of(part, |idx| is_picture(idx) || !says_title(idx));
    (0..part.blocks.len()).any(is_picture).then_some(shown)
}
