//! Finds what stands between quotation marks, marks of all presses, one inside another.

use super::Document;
use super::tokens::TokenKind;
use std::ops::Range;

/// A quotation: the tokens of its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The opening mark.
    pub open: usize,
    /// The closing mark.
    pub close: usize,
    /// How many others it stands inside.
    pub depth: usize,
}

impl Quote {
    /// The tokens between the marks.
    pub fn inside(self) -> Range<usize> {
        self.open + 1..self.close
    }

    pub fn words(self, document: &Document) -> usize {
        self.inside().filter(|&at| document.kind(at) != TokenKind::Sign).count()
    }
}

/// All quotations, by their opening mark. A mark without its pair opens nothing.
pub fn all(document: &Document) -> Vec<Quote> {
    let mut quotes = Vec::new();
    for block in &document.blocks {
        let mut open: Vec<(usize, &str)> = Vec::new();
        for at in block.clone().filter(|&at| document.kind(at) == TokenKind::Sign) {
            read_mark(document, at, &mut open, &mut quotes);
        }
    }
    quotes.sort_by_key(|quote| quote.open);
    // Depth is counted among those that were closed.
    let mut ends: Vec<usize> = Vec::new();
    for quote in &mut quotes {
        ends.retain(|&end| end > quote.close);
        quote.depth = ends.len();
        ends.push(quote.close);
    }
    quotes
}

/// Whether a token stands inside one of the quotations.
pub fn is_inside(quotes: &[Quote], at: usize) -> bool {
    let next = quotes.partition_point(|quote| quote.open < at);
    // Those that could hold it opened shortly before, or hold each other.
    let before = quotes.get(..next).unwrap_or(&[]).iter().rev();
    before.take(DEEPEST).any(|quote| quote.inside().contains(&at))
}

/// How deep marks may stand one inside another; deeper ones are noise.
const DEEPEST: usize = 8;

fn read_mark<'a>(
    document: &Document<'a>,
    at: usize,
    open: &mut Vec<(usize, &'a str)>,
    quotes: &mut Vec<Quote>,
) {
    let mark = document.raw(at);
    if let Some(place) = open.iter().rposition(|(_, opening)| closes(opening, mark)) {
        let (start, _) = open[place];
        open.truncate(place);
        quotes.push(Quote { open: start, close: at, depth: 0 });
    } else if matches!(mark, "«" | "“" | "”" | "\"" | "„" | "‹" | "״") && open.len() < DEEPEST
    {
        open.push((at, mark));
    }
}

/// Whether a mark closes what the other opened. Arabic papers write ”…“ as well as “…”.
fn closes(opening: &str, mark: &str) -> bool {
    match opening {
        "«" => mark == "»",
        "“" => mark == "”",
        "”" => mark == "“" || mark == "”",
        "„" => mark == "“" || mark == "”",
        "‹" => mark == "›",
        "\"" => mark == "\"",
        "״" => mark == "״",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::cases::{article, document};

    fn inside(text: &str) -> Vec<String> {
        let article = article(text);
        let document = document(&article);
        all(&document)
            .iter()
            .map(|quote| document.span(quote.open + 1, quote.close).slice(text).to_string())
            .collect()
    }

    #[test]
    fn finds_pairs_and_nested_ones() {
        assert_eq!(
            inside("قال: «جاءت وقالت: ”خذي هاتفه“، ثم ذهبت»."),
            ["جاءت وقالت: ”خذي هاتفه“، ثم ذهبت", "خذي هاتفه"]
        );
        assert_eq!(
            inside("“We left,” she said. \"We will be back.\""),
            ["We left,", "We will be back."]
        );
    }

    #[test]
    fn leaves_single_marks_alone() {
        assert!(inside("طوله 5\" فقط وبدأ «ولم ينته").is_empty());
    }
}
