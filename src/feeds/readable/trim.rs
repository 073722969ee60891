//! Takes off what pages put around the text of an article: the line with date and author above
//! it, lists of other articles in and below it, comments.
//!
//! It looks at blocks, not at the markup, so that one rule holds for every page: how long a
//! block is, how much of it is links, what it announces.

use super::labels::{Label, label_of, plain_words};
use crate::news::{ArticleText, Block, BlockKind, MarkKind};
use std::collections::HashSet;

/// A shorter block may be a date line, a label, a button.
const SHORT_BYTES: usize = 200;

/// A shorter paragraph tells too little to be the first of an article.
const SHORTEST_PROSE_BYTES: usize = 120;

/// What is known of an article beside its text, to know it again in its first lines.
pub(super) struct Known<'a> {
    pub title: &'a str,
    pub byline: Option<&'a str>,
}

/// The text without what is around it.
pub(super) fn trimmed(text: &ArticleText, known: &Known<'_>) -> ArticleText {
    let judged = judge(text);
    let first = first_prose(&judged);
    let mut keep: Vec<bool> = vec![true; judged.len()];
    drop_head(&judged, first, known, &mut keep);
    drop_groups(&judged, &mut keep);
    drop_tail(&judged, first, &mut keep);
    drop_repeated(&judged, &mut keep);
    drop_gallery(&judged, &mut keep);
    let mut kept = ArticleText::default();
    kept.push_blocks_of(text, |idx| keep.get(idx).copied().unwrap_or(true));
    kept
}

/// Whether there is a paragraph that tells something.
pub(super) fn tells(text: &ArticleText) -> bool {
    judge(text).iter().any(Judged::is_prose)
}

/// A block with what is judged by.
struct Judged<'a> {
    block: Block,
    text: &'a str,
    label: Option<Label>,
    /// How much of it is links, in per cent.
    links: usize,
}

fn judge(text: &ArticleText) -> Vec<Judged<'_>> {
    let mut marks = text.marks.iter().peekable();
    text.blocks
        .iter()
        .map(|&block| {
            let mut linked = 0;
            while let Some(mark) = marks.next_if(|mark| mark.span.start() < block.span.end()) {
                if matches!(mark.kind, MarkKind::Link { .. }) {
                    linked += mark.span.len();
                }
            }
            let words = block.span.slice(&text.plain);
            let links = (linked * 100 / words.len().max(1)).min(100);
            Judged { block, text: words, label: label_of(words), links }
        })
        .collect()
}

impl Judged<'_> {
    fn is_short(&self) -> bool {
        self.text.len() < SHORT_BYTES
    }

    /// Nothing but links.
    fn is_links(&self) -> bool {
        self.links >= 80
    }

    fn is_line(&self) -> bool {
        self.block.kind == BlockKind::Paragraph
    }

    /// A number or an arrow alone.
    fn is_sign(&self) -> bool {
        const MOST_CHARS: usize = 3;
        self.is_line()
            && self.text.chars().count() <= MOST_CHARS
            && !self.text.chars().any(char::is_alphabetic)
    }

    /// A paragraph that tells something.
    fn is_prose(&self) -> bool {
        let is_text = matches!(
            self.block.kind,
            BlockKind::Paragraph
                | BlockKind::Quotation
                | BlockKind::Code
                | BlockKind::ItemParagraph { .. }
        );
        is_text
            && self.text.len() >= SHORTEST_PROSE_BYTES
            && self.links < 50
            && self.label.is_none()
    }
}

fn first_prose(judged: &[Judged<'_>]) -> usize {
    judged.iter().position(Judged::is_prose).unwrap_or(0)
}

/// Whether a block is long enough to be the first paragraph of an article.
pub(super) fn begins_prose(kind: BlockKind, text: &str) -> bool {
    let is_beside = matches!(kind, BlockKind::Heading { .. } | BlockKind::Picture);
    !is_beside && text.len() >= SHORTEST_PROSE_BYTES
}

/// Above the first paragraph: the title once more, the path to the page, author and date.
fn drop_head(judged: &[Judged<'_>], first: usize, known: &Known<'_>, keep: &mut [bool]) {
    let title = plain_words(known.title);
    let byline = known.byline.map(plain_words).filter(|byline| !byline.is_empty());
    for (block, keep) in judged.iter().zip(keep.iter_mut()).take(first) {
        let words = plain_words(block.text);
        let says_title = !words.is_empty() && words == title;
        let names_author = byline.as_ref().is_some_and(|byline| {
            words.contains(byline.as_str()) || !words.is_empty() && byline.ends_with(&words)
        });
        let is_address = block.text.contains("://") && !block.text.contains(' ');
        let is_about = block.is_short() && (names_author || is_address || is_date_line(block.text));
        let is_path = block.is_short() && block.text.contains(['»', '›', '/']) && block.links > 40;
        let is_heading = matches!(block.block.kind, BlockKind::Heading { .. });
        let is_service = block.is_short() && (block.is_links() || block.label.is_some());
        if block.block.kind != BlockKind::Picture
            && (says_title || is_about || is_path || (is_service && !is_heading))
        {
            *keep = false;
        }
    }
}

/// A line of a few words with a year and little else: when the article was written.
pub(super) fn is_date_line(line: &str) -> bool {
    if line.len() > SHORT_BYTES {
        return false;
    }
    let words = plain_words(line);
    let count = words.split(' ').count();
    let is_year = |word: &str| {
        let value = word.chars().try_fold(0, |value, c| Some(value * 10 + digit(c)?));
        word.chars().count() == 4 && value.is_some_and(|value| (1990..2100).contains(&value))
    };
    count <= 10
        && words.split(' ').any(is_year)
        && words.chars().filter(|&c| digit(c).is_some()).count() >= 5
}

fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(u32::from(c) - 0x30),
        '\u{660}'..='\u{669}' => Some(u32::from(c) - 0x660),
        '\u{6f0}'..='\u{6f9}' => Some(u32::from(c) - 0x6f0),
        _ => None,
    }
}

/// A label of other articles goes with the links below it; comments go to the end.
fn drop_groups(judged: &[Judged<'_>], keep: &mut [bool]) {
    let mut in_group = false;
    for (idx, block) in judged.iter().enumerate() {
        let is_announced = block.is_short();
        match block.label {
            Some(Label::Comments) if is_announced && idx * 4 > judged.len() => {
                keep.iter_mut().skip(idx).for_each(|keep| *keep = false);
                return;
            }
            Some(Label::Credit) if is_announced => {
                drop_at(keep, idx);
                continue;
            }
            Some(Label::Related) if is_announced => {
                let is_alone = judged.get(idx + 1).is_none_or(|next| !next.is_links());
                in_group = !is_alone;
                if in_group || block.links > 30 {
                    drop_at(keep, idx);
                }
                continue;
            }
            _ => {}
        }
        in_group = in_group && block.is_links();
        if in_group {
            drop_at(keep, idx);
        }
    }
}

/// A picture shown twice has its caption twice.
fn drop_repeated(judged: &[Judged<'_>], keep: &mut [bool]) {
    let mut captions = HashSet::new();
    for (idx, block) in judged.iter().enumerate() {
        if block.block.kind == BlockKind::Caption && !captions.insert(block.text) {
            drop_at(keep, idx);
        }
    }
}

/// What a gallery leaves of itself in a text: the same words for each of its pictures, and the
/// numbers and arrows by which it is turned over. Two alike may be meant, three are not.
fn drop_gallery(judged: &[Judged<'_>], keep: &mut [bool]) {
    const FEWEST: usize = 3;
    let mut idx = 0;
    while let Some(first) = judged.get(idx) {
        let from_here = || judged.iter().skip(idx);
        let is_repeated =
            |block: &&Judged<'_>| block.is_line() && !block.is_prose() && block.text == first.text;
        let signs = from_here().take_while(|block| block.is_sign()).count();
        let repeated = from_here().take_while(is_repeated).count();
        let dropped = match (signs, repeated) {
            (FEWEST.., _) => idx..idx + signs,
            (_, FEWEST..) => idx + 1..idx + repeated,
            _ => idx..idx,
        };
        dropped.for_each(|idx| drop_at(keep, idx));
        idx += signs.max(repeated).max(1);
    }
}

/// Below the last paragraph: links, labels, rights.
fn drop_tail(judged: &[Judged<'_>], first: usize, keep: &mut [bool]) {
    for (idx, block) in judged.iter().enumerate().skip(first + 1).rev() {
        let is_list = matches!(block.block.kind, BlockKind::ListItem { .. });
        let is_heading = matches!(block.block.kind, BlockKind::Heading { .. });
        let is_rights = block.text.contains('©');
        let is_dropped = block.is_links() && !is_list
            || block.is_short() && (block.label.is_some() || is_rights)
            || block.block.kind == BlockKind::Rule
            // It announced what is gone.
            || is_heading && idx + 1 < judged.len()
            || !keep.get(idx).copied().unwrap_or(true);
        if !is_dropped {
            return;
        }
        drop_at(keep, idx);
    }
}

fn drop_at(keep: &mut [bool], idx: usize) {
    if let Some(keep) = keep.get_mut(idx) {
        *keep = false;
    }
}
