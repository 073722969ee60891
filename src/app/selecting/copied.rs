//! What is copied: the text as it was written, in the order in which it is read.

use crate::app::{State, block_marker};
use crate::locale::long_date;
use crate::news::{Article, Block, BlockKind};
use crate::text::Span;

/// A stretch of an article as plain text: without anything that layout adds, paragraphs parted as
/// on the page, what counts an item of a list before it.
pub(in crate::app) fn selected_text(article: &Article, span: Span) -> String {
    let mut text = String::new();
    let mut before: Option<&Block> = None;
    for block in article.text.blocks.iter().filter(|block| block.span.overlaps(span)) {
        if let Some(before) = before {
            text.push_str(if are_together(before.kind, block.kind) { "\n" } else { "\n\n" });
        }
        let start = block.span.start().max(span.start());
        let end = block.span.end().min(span.end());
        if let BlockKind::ListItem { .. } = block.kind
            && start == block.span.start()
            && let Some(marker) = block_marker(block.kind, None, 0)
        {
            text.push_str(marker.trim());
            text.push(' ');
        }
        // Lines of one block are parted by a separator that other programs do not know.
        text.push_str(&Span::new(start, end).slice(&article.text.plain).replace('\u{2028}', "\n"));
        before = Some(block);
    }
    text.trim_end().to_owned()
}

/// Whether two blocks stand below one another without a blank line.
fn are_together(before: BlockKind, after: BlockKind) -> bool {
    let is_list = |kind| matches!(kind, BlockKind::ListItem { .. } | BlockKind::ItemParagraph(_));
    let is_row = |kind| matches!(kind, BlockKind::TableRow { .. });
    is_list(before) && is_list(after) || is_row(before) && is_row(after)
}

/// Title, source, date and link of an article, each in a line of its own.
pub(in crate::app) fn headline_text(state: &State, article: &Article) -> String {
    let date = article.published.as_ref();
    let date = date.map_or_else(String::new, |then| long_date(state.settings.language, then));
    let about = [article.source.as_str(), article.byline.as_deref().unwrap_or(""), &date];
    let about: Vec<_> = about.into_iter().filter(|part| !part.is_empty()).collect();
    let lines = [article.title(), &about.join(" · "), article.link.as_deref().unwrap_or("")];
    let lines: Vec<_> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// The whole article: its headline, an empty line, its text.
pub(in crate::app) fn article_text(state: &State, article: &Article) -> String {
    let title = article.text.title_span();
    let body = Span::new(title.end(), article.text.plain.len());
    format!("{}\n\n{}", headline_text(state, article), selected_text(article, body))
}
