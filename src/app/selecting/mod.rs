//! Selecting text in the article: a caret on a cell, maybe an anchor, and what lies between.

mod copied;
mod keys;
mod motions;

pub use keys::{Extent, Goal, MOTIONS, Motion, MotionRow};

pub(super) use copied::{article_text, headline_text, selected_text};

use super::{Effect, Pane, State, copying, counts, panes};
use crate::text::{Span, next_word};

/// A caret in the open article, and what it has selected.
///
/// Caret and anchor are the bytes of cells, so that both ends of a selection are in it whichever
/// way the text runs: what is selected is a stretch of the text, and may be several on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The cell that the caret covers.
    pub caret: Span,
    /// The cell where the selection began; none while the caret only moves.
    pub anchor: Option<Span>,
    /// The column in the pane that a walk from row to row keeps to.
    goal_column: Option<usize>,
}

impl Selection {
    /// A caret on a cell.
    #[must_use]
    pub fn at(caret: Span) -> Self {
        Self { caret, anchor: None, goal_column: None }
    }

    /// From one cell to another, both in it.
    #[must_use]
    pub fn between(anchor: Span, caret: Span) -> Self {
        Self { anchor: Some(anchor), ..Self::at(caret) }
    }

    /// What is selected; none while the caret only moves.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        Some(self.anchor?.joined(self.caret))
    }
}

/// Puts a caret into the article, or selects the hit or mention that the person stands at.
pub(super) fn begin(state: &mut State) {
    let hit = state.search.as_ref().and_then(super::Search::current);
    let here = state.facts.cursor.or(hit);
    if state.screen.areas.article.is_none() || state.focus != Pane::Article {
        panes::focus_on(state, Pane::Article);
    }
    let Some(pane) = &mut state.article else {
        state.toast = Some(state.settings.language.words().nothing_to_copy.to_owned());
        return;
    };
    let plain = pane.article().text.plain.clone();
    let top = pane.top_byte();
    let selection = match here {
        Some(span) => {
            let last = crate::text::previous_cluster(&plain, span.end());
            Selection::between(pane.cell_at(span.start()), pane.cell_at(last))
        }
        // The first word of the first line that is seen whole.
        None if top == 0 => Selection::at(pane.cell_at(0)),
        None => {
            let start = crate::text::previous_word(&plain, next_word(&plain, top));
            Selection::at(pane.cell_at(start.max(top)))
        }
    };
    pane.selection = Some(selection);
    say_how(state);
}

/// What the keys do now.
pub(super) fn say_how(state: &mut State) {
    let words = state.settings.language.words();
    let is_anchored = selection(state).is_some_and(|selection| selection.anchor.is_some());
    let sentence = if is_anchored { words.select.extend } else { words.select.start };
    state.toast = Some(sentence.to_owned());
}

fn selection(state: &State) -> Option<Selection> {
    state.article.as_ref()?.selection
}

/// Whether there is a caret. It goes when the article has lost the keys.
pub(super) fn is_on(state: &mut State) -> bool {
    if state.focus != Pane::Article {
        leave(state);
    }
    selection(state).is_some()
}

/// Does it, so many times where that means something.
pub(super) fn run(state: &mut State, motion: Motion, count: Option<usize>) -> Vec<Effect> {
    let times = count.filter(|_| counts::is_repeated_motion(motion)).unwrap_or(1);
    (0..times.min(counts::MOST_TIMES)).flat_map(|_| run_once(state, motion)).collect()
}

fn run_once(state: &mut State, motion: Motion) -> Vec<Effect> {
    match motion {
        Motion::Anchor => {
            let selection = state.article.as_mut().and_then(|pane| pane.selection.as_mut());
            if let Some(selection) = selection {
                selection.anchor = match selection.anchor {
                    Some(_) => None,
                    None => Some(selection.caret),
                };
            }
            say_how(state);
        }
        Motion::OtherEnd => {
            if let Some(Selection { anchor: Some(anchor), caret, .. }) = selection(state) {
                put(state, Selection::between(caret, anchor));
            }
        }
        Motion::Take(extent) => {
            motions::take(state, extent);
            say_how(state);
        }
        Motion::Copy => return copy(state, false),
        Motion::CopyWithSource => return copy(state, true),
        Motion::Leave => leave(state),
        Motion::Cell(towards) => motions::to_cell(state, towards),
        Motion::Word(towards) => motions::to_word(state, towards),
        Motion::Row { is_down, is_page } => motions::to_row(state, is_down, is_page),
        Motion::Along(goal) => motions::along(state, goal),
    }
    Vec::new()
}

/// Shows a selection with its caret in the window.
fn put(state: &mut State, selection: Selection) {
    let height = super::update::article_height(state);
    if let Some(pane) = &mut state.article {
        pane.selection = Some(selection);
        pane.follow(selection.caret.start(), height);
    }
}

/// No caret and no selection any more.
pub(super) fn leave(state: &mut State) {
    if let Some(pane) = &mut state.article {
        pane.selection = None;
    }
}

/// What is selected; where nothing is, the paragraph that the caret stands in.
fn copy(state: &mut State, with_source: bool) -> Vec<Effect> {
    let (Some(pane), Some(selection)) = (&state.article, selection(state)) else {
        return Vec::new();
    };
    let article = pane.article().clone();
    let span = selection.span().unwrap_or_else(|| {
        let blocks = &article.text.blocks;
        let here = blocks.iter().find(|block| block.span.overlaps(selection.caret));
        here.map_or(selection.caret, |block| block.span)
    });
    let mut text = selected_text(&article, span);
    if with_source {
        text = format!("{text}\n\n{}", headline_text(state, &article));
    }
    leave(state);
    copying::copy(text)
}

/// The mouse went down on a cell of the article: a selection may begin there.
pub(super) fn press_at(state: &mut State, byte: usize) {
    if let Some(pane) = &mut state.article {
        pane.pressed = Some(pane.cell_at(byte));
        pane.selection = None;
    }
}

/// The mouse was drawn over the article to a cell: what lies between is selected.
pub(super) fn drag_to(state: &mut State, byte: usize) {
    let Some(pane) = &mut state.article else { return };
    let Some(anchor) = pane.pressed else { return };
    let caret = pane.cell_at(byte);
    pane.selection = Some(Selection::between(anchor, caret));
    say_how(state);
}

/// The word under the mouse is selected, or the paragraph.
pub(super) fn take_at(state: &mut State, byte: usize, extent: Extent) {
    let Some(pane) = &mut state.article else { return };
    pane.selection = Some(Selection::at(pane.cell_at(byte)));
    motions::take(state, extent);
    say_how(state);
}
