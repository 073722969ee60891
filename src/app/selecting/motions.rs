//! Where the caret goes: by cells and rows as they are seen, by words and sentences as they are
//! read.

use super::{Extent, Goal, Selection, put};
use crate::app::{ArticlePane, State, arrange, update};
use crate::news::Article;
use crate::text::{Direction, Span, Unit, next_word, previous_word, units};
use unicode_segmentation::UnicodeSegmentation;

/// To the next cell on a side of the screen.
pub(super) fn to_cell(state: &mut State, towards: Direction) {
    go(state, |pane, caret| beside(pane, caret, towards));
}

/// To the next word on a side of the screen.
pub(super) fn to_word(state: &mut State, towards: Direction) {
    go(state, |pane, caret| word_beside(pane, caret, towards));
}

/// To a place in the text.
pub(super) fn along(state: &mut State, goal: Goal) {
    go(state, |pane, caret| Some(as_read(pane, caret, goal)));
}

/// Rows up or down, or a page, in the column where the walk began.
pub(super) fn to_row(state: &mut State, is_down: bool, is_page: bool) {
    let page = update::article_height(state).saturating_sub(1).max(1);
    for _ in 0..if is_page { page } else { 1 } {
        by_row(state, is_down);
    }
}

fn go(state: &mut State, to: impl Fn(&mut ArticlePane, Span) -> Option<Span>) {
    let Some(pane) = &mut state.article else { return };
    let Some(selection) = pane.selection else { return };
    if let Some(caret) = to(pane, selection.caret) {
        put(state, Selection { caret, goal_column: None, ..selection });
    }
}

/// The cell beside the caret on the screen; at the edge of a line, where reading goes on.
fn beside(pane: &mut ArticlePane, caret: Span, towards: Direction) -> Option<Span> {
    let line = pane.row_showing(caret.start()).line?;
    let here = units(&line);
    let idx = here.iter().position(|unit| unit.source.contains(caret.start()))?;
    let next = match towards {
        Direction::Rtl => idx.checked_sub(1),
        Direction::Ltr => Some(idx + 1),
    };
    if let Some(unit) = next.and_then(|next| here.get(next)) {
        return Some(unit.source);
    }
    let is_forward = line.direction == towards;
    let beyond = units(&pane.row_beside(caret.start(), is_forward)?.line?);
    let unit = match towards {
        Direction::Rtl => beyond.last(),
        Direction::Ltr => beyond.first(),
    };
    unit.map(|unit| unit.source)
}

/// The word beside the caret on the screen: cell by cell until another word is entered.
fn word_beside(pane: &mut ArticlePane, caret: Span, towards: Direction) -> Option<Span> {
    let plain = pane.article().text.plain.clone();
    let word_of = |byte: usize| {
        let end = crate::text::next_cluster(&plain, byte);
        let start = previous_word(&plain, end);
        let is_inside = plain.get(start..byte).is_some_and(|part| part.unicode_words().count() < 2);
        let is_letter =
            plain.get(byte..end).is_some_and(|cell| cell.contains(char::is_alphanumeric));
        (is_inside && is_letter).then_some(start)
    };
    let from = word_of(caret.start());
    let mut at = beside(pane, caret, towards)?;
    // A line has fewer cells than this.
    for _ in 0..2000 {
        let word = word_of(at.start());
        if word.is_some() && word != from {
            // To the beginning of that word, where it is read from.
            return Some(pane.cell_at(word?));
        }
        let Some(next) = beside(pane, at, towards) else { break };
        at = next;
    }
    Some(at)
}

fn by_row(state: &mut State, is_down: bool) {
    let Some(pane) = &mut state.article else { return };
    let Some(selection) = pane.selection else { return };
    let byte = selection.caret.start();
    let (here, there) = (pane.row_showing(byte), pane.row_beside(byte, is_down));
    let goal = selection.goal_column.or_else(|| {
        let (units, column) = placed(state, here)?;
        let unit = units.iter().find(|unit| unit.source.contains(byte))?;
        Some(column + unit.columns.start)
    });
    let Some((units, column)) = there.and_then(|row| placed(state, row)) else { return };
    let wanted = goal.unwrap_or(0).saturating_sub(column);
    let under = units.iter().find(|unit| unit.columns.end > wanted).or(units.last());
    if let Some(unit) = under {
        put(state, Selection { caret: unit.source, goal_column: goal, ..selection });
    }
}

/// The cells of a row and the column of the first of them.
fn placed(state: &State, row: crate::app::article_pane::ArticleRow) -> Option<(Vec<Unit>, usize)> {
    let row = arrange::article_row(state, row);
    let stretch = row.stretches.into_iter().find(|stretch| stretch.is_article)?;
    Some((units(&stretch.line), stretch.column))
}

/// Motions along the text.
fn as_read(pane: &mut ArticlePane, caret: Span, goal: Goal) -> Span {
    let article = pane.article().clone();
    let plain = &article.text.plain;
    let at = caret.start();
    let byte = match goal {
        Goal::NextWord => next_word(plain, at),
        Goal::PreviousWord => previous_word(plain, at),
        Goal::NextSentence => sentence_starts(&article, at).find(|start| *start > at).unwrap_or(at),
        Goal::PreviousSentence => {
            let before = block_idx(&article, at).saturating_sub(1);
            let from = article.text.blocks.get(before).map_or(0, |block| block.span.start());
            sentence_starts(&article, from).take_while(|start| *start < at).last().unwrap_or(at)
        }
        Goal::NextParagraph => {
            let next = article.text.blocks.get(block_idx(&article, at) + 1);
            next.map_or(plain.len(), |block| block.span.start())
        }
        Goal::PreviousParagraph => {
            let idx = block_idx(&article, at);
            let start = |idx: usize| article.text.blocks.get(idx).map_or(0, |b| b.span.start());
            if start(idx) < at { start(idx) } else { start(idx.saturating_sub(1)) }
        }
        Goal::LineStart | Goal::LineEnd => {
            let line = pane.row_showing(at).line;
            let cells = line.map_or_else(Vec::new, |line| units(&line));
            let sources = cells.iter().map(|unit| unit.source);
            let edge = if goal == Goal::LineStart {
                sources.min_by_key(|source| source.start())
            } else {
                sources.max_by_key(|source| source.start())
            };
            return edge.unwrap_or(caret);
        }
        Goal::Top => 0,
        Goal::Bottom => plain.len(),
    };
    pane.cell_at(byte)
}

/// Where sentences begin (UAX #29), from the block that holds a byte on.
fn sentence_starts(article: &Article, from: usize) -> impl Iterator<Item = usize> + '_ {
    let blocks = article.text.blocks.iter().skip(block_idx(article, from));
    blocks.flat_map(|block| {
        let text = block.span.slice(&article.text.plain);
        text.split_sentence_bound_indices().map(|(start, _)| block.span.start() + start)
    })
}

/// The block that a byte lies in, or the one before it.
fn block_idx(article: &Article, byte: usize) -> usize {
    let blocks = &article.text.blocks;
    blocks.partition_point(|block| block.span.start() <= byte).saturating_sub(1)
}

/// Selects the word, the sentence or the paragraph of the caret; again: the next one too.
pub(super) fn take(state: &mut State, extent: Extent) {
    let Some(pane) = &mut state.article else { return };
    let Some(selection) = pane.selection else { return };
    let article = pane.article().clone();
    let at = selection.caret.start();
    let span = match extent {
        Extent::Word => word_at(&article.text.plain, at),
        Extent::Sentence => sentence_at(&article, at),
        Extent::Paragraph => {
            article.text.blocks.get(block_idx(&article, at)).map(|block| block.span)
        }
    };
    let Some(span) = span.filter(|span| !span.is_empty()) else { return };
    let last = crate::text::previous_cluster(&article.text.plain, span.end());
    let (first, last) = (pane.cell_at(span.start()), pane.cell_at(last));
    // A selection that reaches further back keeps its beginning.
    let anchor = selection.anchor.filter(|anchor| anchor.start() < first.start()).unwrap_or(first);
    put(state, Selection::between(anchor, last));
}

fn word_at(plain: &str, byte: usize) -> Option<Span> {
    let end = crate::text::next_cluster(plain, byte);
    let start = previous_word(plain, end);
    let rest = plain.get(start..)?;
    let word = rest.split_word_bounds().next()?;
    Some(Span::new(start, start + word.len()))
}

fn sentence_at(article: &Article, byte: usize) -> Option<Span> {
    let block = article.text.blocks.get(block_idx(article, byte))?.span;
    let mut sentences = block.slice(&article.text.plain).split_sentence_bound_indices();
    let (start, sentence) =
        sentences.find(|(start, sentence)| block.start() + start + sentence.len() > byte)?;
    let start = block.start() + start;
    Some(Span::new(start, start + sentence.trim_end().len()))
}
