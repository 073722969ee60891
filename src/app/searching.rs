//! The search prompt and the walk from hit to hit.

use super::prompt::Typed;
use super::search::Step;
use super::{Effect, Key, Pane, Prompt, Search, State, panes, update};
use crate::locale::fill;

/// Opens the prompt.
pub(super) fn start(state: &mut State) {
    let Some(pane) = &state.article else { return };
    state.search = Some(Search::new(&pane.article().text.plain, pane.top_byte()));
    state.prompt = Some(Prompt::default());
    (state.facts.lit, state.facts.cursor) = (None, None);
    if state.screen.areas.article.is_none() {
        panes::focus_on(state, Pane::Article);
    }
}

/// A key while the prompt is open.
pub(super) fn press(state: &mut State, key: Key) -> Vec<Effect> {
    let interface = state.settings.direction();
    let Some(prompt) = &mut state.prompt else { return Vec::new() };
    match prompt.press(key, interface) {
        Typed::Changed => look_up(state),
        Typed::Same => {}
        Typed::Accepted => accept(state),
        Typed::Cancelled => cancel(state),
    }
    Vec::new()
}

/// Text was pasted into the prompt.
pub(super) fn paste(state: &mut State, text: &str) {
    let Some(prompt) = &mut state.prompt else { return };
    prompt.insert(text);
    look_up(state);
}

fn look_up(state: &mut State) {
    let (Some(prompt), Some(search)) = (&state.prompt, &mut state.search) else { return };
    search.set_query(prompt.text());
    let byte = search.current().map_or(search.origin_byte, |hit| hit.start());
    update::reveal(state, byte);
}

fn accept(state: &mut State) {
    state.prompt = None;
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

fn cancel(state: &mut State) {
    state.prompt = None;
    let Some(search) = state.search.take() else { return };
    let height = update::article_height(state);
    if let Some(pane) = &mut state.article {
        pane.set_top_byte(search.origin_byte, height);
    }
}

/// Goes to the next hit, or to the previous one; says so when it went round the end.
pub(super) fn step(state: &mut State, forward: bool) {
    let words = state.settings.language.words();
    let Some(search) = &mut state.search else { return };
    let sentence = match (search.step(forward), forward) {
        (Step::Nowhere, _) => words.no_match,
        (Step::Straight, _) => words.match_of,
        (Step::Wrapped, true) => words.from_the_top,
        (Step::Wrapped, false) => words.from_the_bottom,
    };
    let (number, all) = search.count();
    let hit = search.current();
    state.toast = Some(fill(sentence, &[&number.to_string(), &all.to_string()]));
    if let Some(hit) = hit {
        update::reveal(state, hit.start());
    }
}
