//! An article as other programs read it: plain text, Markdown, HTML, JSON. Letters stand in the
//! order in which they are read.

use crate::app::{PipeForm, block_marker};
use crate::news::{Article, Block, BlockKind, MarkKind};
use crate::text::{Direction, Span};
use serde::Serialize;
use std::fmt::Write;

/// The article in this form.
pub(super) fn formed(article: &Article, form: PipeForm) -> String {
    match form {
        PipeForm::Text => text(article),
        PipeForm::Markdown => markdown(article),
        PipeForm::Html => html(article),
        PipeForm::Json => json(article),
    }
}

/// The names are those of `khabar article --json`.
#[derive(Serialize)]
struct Answer<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    direction: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    source: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    byline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<&'a str>,
    text: String,
}

fn json(article: &Article) -> String {
    let direction = article.direction();
    let body: Vec<String> = body(article).map(|block| slice(article, block)).collect();
    let answer = Answer {
        title: article.title(),
        language: article.language.as_deref(),
        direction: attribute(direction),
        source: &article.source,
        byline: article.byline.as_deref(),
        published: article.published.as_ref().map(|date| date.timestamp().to_string()),
        link: article.link.as_deref(),
        text: body.join("\n\n"),
    };
    // Of texts and options there is nothing that cannot be written.
    serde_json::to_string(&answer).unwrap_or_default() + "\n"
}

fn body(article: &Article) -> impl Iterator<Item = &Block> {
    article.text.blocks.iter().filter(|block| block.kind != BlockKind::Title)
}

fn slice(article: &Article, block: &Block) -> String {
    block.span.slice(&article.text.plain).replace('\u{2028}', "\n")
}

fn text(article: &Article) -> String {
    let mut text = format!("{}\n", article.title());
    for block in body(article) {
        let marker =
            block_marker(block.kind, None, 0).map_or_else(String::new, |marker| marker + " ");
        let _ = write!(text, "\n{marker}{}\n", slice(article, block));
    }
    text
}

fn attribute(direction: Direction) -> &'static str {
    match direction {
        Direction::Rtl => "rtl",
        Direction::Ltr => "ltr",
    }
}

fn markdown(article: &Article) -> String {
    let mut text = format!("# {}\n", article.title());
    for block in body(article) {
        let words =
            linked(article, block, |words, target| format!("[{words}]({target})"), str::to_owned);
        let marker = block_marker(block.kind, None, 0).unwrap_or_default();
        let line = match block.kind {
            BlockKind::Heading { level } => {
                format!("{} {words}", "#".repeat(usize::from(level.clamp(1, 5)) + 1))
            }
            BlockKind::ListItem { item, .. } => {
                let indent = "  ".repeat(item.level.into());
                let number = marker.trim();
                let sign = if number.ends_with('.') { number } else { "-" };
                format!("{indent}{sign} {words}")
            }
            BlockKind::Quotation => format!("> {}", words.replace('\n', "\n> ")),
            BlockKind::Code => format!("```\n{}\n```", slice(article, block)),
            BlockKind::Rule => "---".to_owned(),
            BlockKind::Title
            | BlockKind::Paragraph
            | BlockKind::ItemParagraph(_)
            | BlockKind::TableRow { .. }
            | BlockKind::Caption
            | BlockKind::Picture => words,
        };
        let _ = write!(text, "\n{line}\n");
    }
    if let Some(link) = &article.link {
        let _ = write!(text, "\n<{link}>\n");
    }
    text
}

fn html(article: &Article) -> String {
    let language = article
        .language
        .as_deref()
        .map_or_else(String::new, |language| format!(" lang=\"{}\"", escaped(language)));
    let title = escaped(article.title());
    let mut page = format!(
        "<!doctype html>\n<html{language}>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n"
    );
    for block in &article.text.blocks {
        let anchor = |words: &str, target: &str| {
            format!("<a href=\"{}\">{}</a>", escaped(target), escaped(words))
        };
        let words = linked(article, block, anchor, escaped);
        let tag = match block.kind {
            BlockKind::Title => "h1".to_owned(),
            BlockKind::Heading { level } => format!("h{}", (level + 1).clamp(2, 6)),
            BlockKind::Quotation => "blockquote".to_owned(),
            BlockKind::Code => "pre".to_owned(),
            BlockKind::Paragraph
            | BlockKind::ListItem { .. }
            | BlockKind::ItemParagraph(_)
            | BlockKind::TableRow { .. }
            | BlockKind::Caption
            | BlockKind::Rule
            | BlockKind::Picture => "p".to_owned(),
        };
        let is_item = matches!(block.kind, BlockKind::ListItem { .. });
        let marker = block_marker(block.kind, None, 0).filter(|_| is_item);
        let marker = marker.map_or_else(String::new, |marker| escaped(marker.trim()) + " ");
        let direction = attribute(block.direction);
        let _ = writeln!(page, "<{tag} dir=\"{direction}\">{marker}{words}</{tag}>");
    }
    page + "</html>\n"
}

/// The words of a block, those of its links by `link`, the others by `rest`.
fn linked(
    article: &Article,
    block: &Block,
    link: impl Fn(&str, &str) -> String,
    rest: impl Fn(&str) -> String,
) -> String {
    let plain = &article.text.plain;
    let mut words = String::new();
    let mut done = block.span.start();
    for mark in &article.text.marks {
        let MarkKind::Link { target } = &mark.kind else { continue };
        let is_here = mark.span.start() >= done && mark.span.end() <= block.span.end();
        if is_here {
            words += &rest(Span::new(done, mark.span.start()).slice(plain));
            words += &link(mark.span.slice(plain), target);
            done = mark.span.end();
        }
    }
    words += &rest(Span::new(done, block.span.end()).slice(plain));
    words.replace('\u{2028}', "\n")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feeds::article_from_page;

    fn article() -> Article {
        let page = "<html lang=ar><title>عنوان</title><article><h1>عنوان & آخر</h1>\
            <p>فقرة أولى فيها <a href='https://example.org/a?b&c'>رابط</a> وكلام كثير بعده حتى يكون نصا.\
            <h2>قسم</h2><p>فقرة ثانية فيها x &lt; y وكلام يكفي ليكون مقالا كاملا يقرؤه القارئ.</article>";
        article_from_page(page, None).expect("an article").article
    }

    #[test]
    fn each_form_holds_the_whole_text_in_reading_order() {
        let article = article();
        for form in [PipeForm::Text, PipeForm::Markdown, PipeForm::Html, PipeForm::Json] {
            let formed = formed(&article, form);
            assert!(formed.contains("فقرة أولى") && formed.contains("فقرة ثانية"), "{formed}");
            assert!(formed.ends_with('\n'));
        }
        assert!(formed(&article, PipeForm::Markdown).contains("[رابط](https://example.org/a?b&c)"));
        let html = formed(&article, PipeForm::Html);
        assert!(html.contains("<a href=\"https://example.org/a?b&amp;c\">رابط</a>"), "{html}");
        assert!(html.contains("x &lt; y") && html.contains("dir=\"rtl\""));
        let json: serde_json::Value =
            serde_json::from_str(&formed(&article, PipeForm::Json)).unwrap();
        assert_eq!(json["direction"], "rtl");
    }
}
