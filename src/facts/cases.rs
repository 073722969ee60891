//! What the rules' own tests share: an article from a string, the finds of a rule as text.

use crate::facts::document::{Document, quotes};
use crate::facts::find::Find;
use crate::facts::names::roles;
use crate::facts::statements::Said;
use crate::facts::statements::speakers::Speakers;
use crate::facts::{Context, find};
use crate::news::{ArticleText, BlockKind, Fact, FactKind};
use crate::text::Direction;
use jiff::civil::date;

/// An article of one block a line; the first is the title.
pub fn article(text: &str) -> ArticleText {
    let mut article = ArticleText::default();
    for (line_idx, line) in text.lines().enumerate() {
        let kind = if line_idx == 0 { BlockKind::Title } else { BlockKind::Paragraph };
        article.push(kind, line, Direction::Rtl);
    }
    article
}

/// The article on 17 November 2026, a Tuesday.
pub fn document(article: &ArticleText) -> Document<'_> {
    Document::new(article, &Context { language: None, date: Some(date(2026, 11, 17)) })
}

/// What one rule finds in a text: `text` or `text = value`.
pub fn found(rule: fn(&Document, &mut Vec<Find>), text: &str) -> Vec<String> {
    let article = article(text);
    let document = document(&article);
    let mut finds = Vec::new();
    rule(&document, &mut finds);
    finds.iter().map(|find| shown(find, &document)).collect()
}

fn shown(find: &Find, document: &Document) -> String {
    let text = find.span.slice(document.plain);
    match &find.value {
        Some(value) => format!("{text} = {value}"),
        None => text.to_string(),
    }
}

/// The people of a text by all rules together: their mentions, joined by `|`.
pub fn people(text: &str) -> Vec<String> {
    let shown = |fact: &Fact| {
        fact.mentions.iter().map(|mention| mention.slice(text)).collect::<Vec<_>>().join("|")
    };
    let facts = find(&article(text), &Context::default());
    facts.iter().filter(|fact| fact.kind == FactKind::Person).map(shown).collect()
}

/// What was said, as one rule of statements finds it where nobody is known.
pub fn said(
    rule: fn(&Document, &[quotes::Quote], &Speakers) -> Vec<Said>,
    text: &str,
) -> Vec<String> {
    let article = article(text);
    let document = document(&article);
    rule(&document, &quotes::all(&document), &Speakers::new(&document, &[]))
        .iter()
        .map(|said| said.content.slice(text).to_string())
        .collect()
}

/// The role of the first person that a rule finds; empty where the text gives none.
pub fn role(rule: fn(&Document, &mut Vec<Find>), text: &str) -> String {
    let article = article(text);
    let document = document(&article);
    let mut finds = Vec::new();
    rule(&document, &mut finds);
    roles::attach(&document, &mut finds);
    let role = finds.first().and_then(|find| find.role);
    role.map_or(String::new(), |role| role.slice(text).to_string())
}
