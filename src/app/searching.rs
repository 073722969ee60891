//! The search prompt and the walk from hit to hit.

use super::asking::{self, Asking};
use super::search::Step;
use super::{Pane, Search, State, panes, update};
use crate::locale::fill;

/// Opens the prompt.
pub(super) fn start(state: &mut State) {
    let Some(pane) = &state.article else { return };
    state.search = Some(Search::new(&pane.article().text.plain, pane.top_byte()));
    asking::ask(state, Asking::InArticle, "");
    (state.facts.lit, state.facts.cursor) = (None, None);
    if state.screen.areas.article.is_none() {
        panes::focus_on(state, Pane::Article);
    }
}

/// What was typed so far is looked for, from where the window stood.
pub(super) fn look_up(state: &mut State, text: &str) {
    let Some(search) = &mut state.search else { return };
    search.set_query(text);
    let byte = search.current().map_or(search.origin_byte, |hit| hit.start());
    update::reveal(state, byte);
}

pub(super) fn accept(state: &mut State) {
    let has_hits = state.search.as_ref().is_some_and(|search| !search.hits().is_empty());
    if has_hits {
        panes::focus_on(state, Pane::Article);
        return;
    }
    let is_empty = state.search.as_ref().is_none_or(|search| search.query().trim().is_empty());
    state.search = None;
    if !is_empty {
        state.toast = Some(state.settings.language.words().no_match.to_string());
    }
}

pub(super) fn cancel(state: &mut State) {
    let Some(search) = state.search.take() else { return };
    let height = update::article_height(state);
    if let Some(pane) = &mut state.article {
        pane.set_top_byte(search.origin_byte, height);
    }
}

/// Goes to the next hit, or to the previous one; says so when it went round the end.
pub(super) fn step(state: &mut State, forward: bool) {
    let language = state.settings.language;
    let words = language.words();
    let Some(search) = &mut state.search else { return };
    let sentence = match (search.step(forward), forward) {
        (Step::Nowhere, _) => words.no_match,
        (Step::Straight, _) => words.match_of,
        (Step::Wrapped, true) => words.from_the_top,
        (Step::Wrapped, false) => words.from_the_bottom,
    };
    let (number, all) = search.count();
    let hit = search.current();
    state.toast = Some(fill(sentence, &[&language.number(number), &language.number(all)]));
    if let Some(hit) = hit {
        update::reveal(state, hit.start());
    }
}
