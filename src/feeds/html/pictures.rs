//! Pictures: what is told of them where they stand between words, and where they stand alone.

use super::context::Context;
use super::line::Line;
use super::tree::Node;
use super::walk::Walk;
use crate::news::{ArticleText, BlockKind};

/// More words about a picture are no description.
const LONGEST_DESCRIPTION_BYTES: usize = 1_000;

/// Pictures of so few pixels on a side tell a server who reads.
const SMALLEST_PIXELS: u32 = 3;

const FILE_ENDINGS: [&str; 7] = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".avif"];

impl Walk<'_> {
    pub(super) fn picture(&mut self, node: Node<'_>, context: &Context) {
        // A picture in a line of text is a sign there; it is not taken out of it.
        if !self.line.is_empty() || context.is_flat || context.is_preformatted {
            return;
        }
        let alone = || if self.pictures_are_text { name(node) } else { None };
        let description = node.attr("alt").filter(|alt| describes(alt));
        let Some(shown) = description.or_else(alone) else { return };
        let mut line = Line::default();
        line.push(shown);
        if let Some((shown, marks)) = line.take() {
            self.write(BlockKind::Picture, &shown, marks, context);
        }
    }
}

/// Whether nothing but pictures was found, with what is written under them.
pub(super) fn has_no_words(text: &ArticleText) -> bool {
    text.blocks.iter().all(|block| match block.kind {
        BlockKind::Picture | BlockKind::Caption | BlockKind::Rule => true,
        BlockKind::Title
        | BlockKind::Paragraph
        | BlockKind::Heading { .. }
        | BlockKind::ListItem { .. }
        | BlockKind::ItemParagraph(_)
        | BlockKind::Quotation
        | BlockKind::TableRow { .. }
        | BlockKind::Code => false,
    })
}

/// Whether words about a picture are more than a file's name or a label.
fn describes(alt: &str) -> bool {
    let words = alt.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
    words > 2 && alt.len() < LONGEST_DESCRIPTION_BYTES && !is_file_name(alt)
}

/// The least that a picture can be called by: a label, a title, the name of its file.
fn name(node: Node<'_>) -> Option<&str> {
    let is_small =
        |pixels: &str| pixels.trim().parse::<u32>().is_ok_and(|pixels| pixels < SMALLEST_PIXELS);
    if ["width", "height"].into_iter().filter_map(|side| node.attr(side)).any(is_small) {
        return None;
    }
    let mut said = ["alt", "title"].into_iter().filter_map(|name| node.attr(name));
    let is_name = |said: &&str| {
        said.chars().any(char::is_alphanumeric) && said.len() < LONGEST_DESCRIPTION_BYTES
    };
    said.find(is_name).or_else(|| file_name(node.attr("src")?))
}

/// The last part of an address, if it is a file of a picture. One in escapes says nothing.
fn file_name(address: &str) -> Option<&str> {
    let path = address.split(['?', '#']).next()?;
    let name = path.rsplit('/').next().filter(|_| !path.starts_with("data:"))?;
    (is_file_name(name) && !name.contains('%')).then_some(name)
}

fn is_file_name(text: &str) -> bool {
    let lower = text.trim_end().to_lowercase();
    FILE_ENDINGS.iter().any(|ending| lower.ends_with(ending))
}
