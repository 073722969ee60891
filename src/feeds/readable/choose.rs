//! Chooses between two readings of a page: what Readability found, and what the page names as
//! its text.

use super::trim::is_date_line;
use crate::news::{ArticleText, BlockKind};
use std::collections::HashMap;

/// How two texts overlap, in words.
struct Overlap {
    first: usize,
    second: usize,
    both: usize,
}

impl Overlap {
    fn of(first: &ArticleText, second: &ArticleText) -> Self {
        let (first, second) = (counts(first), counts(second));
        let both = first.iter().map(|(word, count)| *count.min(second.get(word).unwrap_or(&0)));
        Self { both: both.sum(), first: first.values().sum(), second: second.values().sum() }
    }

    /// Per cent of the second that is in the first.
    fn of_second(&self) -> usize {
        self.both * 100 / self.second.max(1)
    }
}

fn counts(text: &ArticleText) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for block in text.blocks.iter().filter(|block| block.kind != BlockKind::Picture) {
        let words = block.span.slice(&text.plain).split(|c: char| !c.is_alphanumeric());
        for word in words.filter(|word| !word.is_empty()) {
            *counts.entry(word).or_insert(0) += 1;
        }
    }
    counts
}

/// Whether what the page names is to be preferred.
///
/// A name is a promise that is mostly kept. The named element is preferred when it holds the
/// same but for a little around it; and when Readability, which counts commas and distrusts
/// links, found less than half of it: an article that is a list of links. It is not when it is
/// only a part of what was found, nor when it holds other articles, each with its date.
pub(super) fn prefers_named(readable: &ArticleText, named: &ArticleText) -> bool {
    // More around a text is a nuisance, a lost part of it is a fault: so the least is high.
    const SAME_PER_CENT: usize = 97;
    const LEAST_PER_CENT: usize = 80;
    const MOST_DATES: usize = 2;
    let overlap = Overlap::of(readable, named);
    let is_tighter = overlap.of_second() >= SAME_PER_CENT
        && overlap.second * 100 >= overlap.first * LEAST_PER_CENT;
    let is_fuller = overlap.first * 2 < overlap.second;
    let dates = named.blocks.iter().filter(|block| is_date_line(block.span.slice(&named.plain)));
    is_tighter || is_fuller && dates.count() <= MOST_DATES
}
