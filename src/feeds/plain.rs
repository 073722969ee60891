//! A plain text becomes an article: title first, blank lines part paragraphs.

use super::blocks::{blocks_of, is_fence, joined};
use super::dates::known_date;
use super::front_matter::{self, FrontMatter};
use super::lines::{Lines, is_blank};
use crate::news::{Article, ArticleText, BlockKind, language_of};
use crate::text::{Direction, direction_of};
use std::borrow::Cow;

/// The article in `text`; `name` is its source where the text declares none. `None` when
/// there is nothing to read in it.
#[must_use]
pub fn article_from_text(text: &str, name: &str) -> Option<Article> {
    let (declared, body) = front_matter::split(text);
    let mut paragraphs = drop_repeated_title(paragraphs(body), &declared);
    let title = match declared.title {
        Some(title) => Cow::Borrowed(title),
        None if paragraphs.is_empty() => return None,
        None => joined(&paragraphs.remove(0)),
    };
    let language = language(&declared, body);
    let mut article_text = ArticleText::default();
    article_text.plain.reserve(body.len() + title.len());
    article_text.push(BlockKind::Title, &title, direction_of(&title, language.as_deref()));
    push_paragraphs(&mut article_text, &paragraphs, language.as_deref());
    Some(Article {
        source: declared.source.unwrap_or(name).to_owned(),
        byline: declared.byline.map(str::to_owned),
        published: declared.date.and_then(known_date),
        link: declared.link.map(str::to_owned),
        language,
        text: article_text,
    })
}

/// A plain text without a title.
pub(super) fn text_of_plain(text: &str, language: Option<&str>) -> ArticleText {
    let mut found = ArticleText::default();
    push_paragraphs(&mut found, &paragraphs(text), language);
    found
}

fn push_paragraphs(text: &mut ArticleText, paragraphs: &[Paragraph<'_>], language: Option<&str>) {
    for lines in paragraphs {
        let blocks = blocks_of(lines);
        // The items of a list stand on one side, that of the first.
        let side = match blocks.first() {
            Some((BlockKind::Code, _)) | None => Direction::Ltr,
            Some((_, block)) => direction_of(block, language),
        };
        for (kind, block) in &blocks {
            text.push(*kind, block, side);
        }
    }
}

/// The declared language's primary subtag, else the one that the letters tell.
fn language(declared: &FrontMatter<'_>, body: &str) -> Option<String> {
    let tag = declared.language.and_then(|tag| tag.split(['-', '_']).next());
    let is_tag = |tag: &&str| {
        (2..=8).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    match tag.filter(is_tag) {
        Some(tag) => Some(tag.to_ascii_lowercase()),
        None => language_of(body).map(str::to_owned),
    }
}

/// A paragraph as its lines.
type Paragraph<'a> = Vec<&'a str>;

fn paragraphs(text: &str) -> Vec<Paragraph<'_>> {
    let mut found = Vec::new();
    let mut current = Vec::new();
    let mut lines = Lines::new(text);
    while let Some(line) = lines.next() {
        if is_fence(line.text)
            && let Some(code) = fenced(&mut lines, line.text)
        {
            found.extend([std::mem::take(&mut current), code]);
            continue;
        }
        let blank = is_blank(line.text);
        if !blank {
            current.push(line.text.trim());
        }
        if (blank || line.ends_paragraph) && !current.is_empty() {
            found.push(std::mem::take(&mut current));
        }
    }
    if !current.is_empty() {
        found.push(current);
    }
    found.retain(|paragraph| !paragraph.is_empty());
    found
}

/// The lines from a fence to the one that closes it, as they are. Without that one nothing
/// is taken from `lines`.
fn fenced<'a>(lines: &mut Lines<'a>, fence: &'a str) -> Option<Paragraph<'a>> {
    let mut ahead = lines.clone();
    let mut code = vec![fence];
    for line in ahead.by_ref().take(MOST_CODE_LINES) {
        code.push(line.text);
        if is_fence(line.text) {
            *lines = ahead;
            return Some(code);
        }
    }
    None
}

/// A fence that is not closed within so many lines is none; the limit keeps a text of nothing
/// but such lines linear.
const MOST_CODE_LINES: usize = 2_000;

/// Drops the line that says the title again (many pages saved as text have it twice, once as
/// the window's title). The title comes first unless it is declared.
fn drop_repeated_title<'a>(
    mut paragraphs: Vec<Paragraph<'a>>,
    declared: &FrontMatter<'a>,
) -> Vec<Paragraph<'a>> {
    let repeated_in = match declared.title {
        Some(title) => repeats(paragraphs.first(), title).then_some(0),
        None => repeated_title(&mut paragraphs),
    };
    if let Some(at) = repeated_in
        && let Some(paragraph) = paragraphs.get_mut(at)
    {
        paragraph.remove(0);
    }
    paragraphs.retain(|lines| !lines.is_empty());
    paragraphs
}

/// The paragraph whose first line repeats the title, which is the first paragraph. When the
/// title is repeated on its very next line, the title is that one line, and what follows it is
/// the body.
fn repeated_title(paragraphs: &mut Vec<Paragraph<'_>>) -> Option<usize> {
    let first = paragraphs.first_mut()?;
    let says_it_twice = first.len() > 1 && same_words(first[0], first[1]);
    if says_it_twice {
        let rest = first.split_off(1);
        paragraphs.insert(1, rest);
        return Some(1);
    }
    let title = joined(first).into_owned();
    repeats(paragraphs.get(1), &title).then_some(1)
}

fn repeats(paragraph: Option<&Paragraph<'_>>, title: &str) -> bool {
    paragraph.and_then(|lines| lines.first()).is_some_and(|line| same_words(line, title))
}

fn same_words(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}
