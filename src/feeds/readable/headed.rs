//! A page under the headline that its feed announced it with.

use super::PageArticle;
use super::labels::plain_words;
use super::trim::begins_prose;
use crate::news::{Article, ArticleText, BlockKind};
use crate::text::direction_of;
use unicode_segmentation::UnicodeSegmentation;

/// The article of a page with the headline of its feed; what the page itself is headed with does
/// not stand above the text once more. Without a headline it is as the page has it.
#[must_use]
pub fn under_headline(page: PageArticle, headline: &str) -> Article {
    let PageArticle { article, headings, .. } = page;
    if headline.trim().is_empty() {
        return article;
    }
    let repeated = repeated(&article.text, headline, &headings);
    let mut text = ArticleText::default();
    text.push(BlockKind::Title, headline, direction_of(headline, article.language.as_deref()));
    text.push_blocks_of(&article.text, |idx| idx > 0 && !repeated.contains(&idx));
    Article { text, ..article }
}

/// The blocks above the first paragraph that say the headline, and the first that the page is
/// headed with.
fn repeated(text: &ArticleText, headline: &str, headings: &[String]) -> Vec<usize> {
    let headline = plain_words(headline);
    let headings: Vec<String> = headings.iter().map(|heading| plain_words(heading)).collect();
    let mut repeated = Vec::new();
    let mut is_headed = false;
    for (idx, block) in text.blocks.iter().enumerate().skip(1) {
        let said = block.span.slice(&text.plain);
        if begins_prose(block.kind, said) {
            break;
        }
        let words = plain_words(said);
        let is_heading = matches!(block.kind, BlockKind::Heading { .. });
        let is_own = is_heading && !is_headed && headings.contains(&words);
        is_headed |= is_own;
        let is_headline = words == headline && block.kind != BlockKind::Picture;
        if !words.is_empty() && (is_own || is_headline) {
            repeated.push(idx);
        }
    }
    repeated
}

/// Words that an article says below its title. What pictures show is not said.
#[must_use]
pub fn words_of_body(text: &ArticleText) -> usize {
    let is_said = |kind| !matches!(kind, BlockKind::Title | BlockKind::Picture);
    let said = text.blocks.iter().filter(|block| is_said(block.kind));
    said.map(|block| block.span.slice(&text.plain).unicode_words().count()).sum()
}
