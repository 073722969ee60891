//! Which article is open, and the facts that are asked for when one is opened.

use super::article_pane::ArticlePane;
use super::{
    ArticleId, Effect, Entry, Facts, FoundFacts, Pane, State, arrange, mentions, read_marks,
};
use crate::news::KeyFacts;
use std::sync::Arc;

/// How often a failed search for facts is tried.
const FACT_ATTEMPTS: u8 = 3;

/// Moves the selection in the list.
pub(super) fn move_selection(state: &mut State, by: isize) -> Vec<Effect> {
    let last = state.entries.len().saturating_sub(1);
    select(state, state.selected.saturating_add_signed(by).min(last))
}

/// The next unread article after the open one, round the end of the list.
pub(super) fn to_unread(state: &mut State, forward: bool) -> Vec<Effect> {
    let count = state.entries.len();
    let found = (1..count).map(|step| {
        let step = if forward { step } else { count - step };
        (state.selected + step) % count
    });
    let is_unread = |idx: &usize| state.entries.get(*idx).is_some_and(|entry| !entry.is_read);
    match { found }.find(is_unread) {
        Some(idx) => {
            let effects = select(state, idx);
            if state.focus == Pane::Article {
                read_marks::mark_opened(state);
            }
            effects
        }
        None => {
            state.toast = Some(state.settings.language.words().no_unread_left.to_string());
            Vec::new()
        }
    }
}

/// Opens an entry in the article pane, at its top, without marking it read.
pub(super) fn select(state: &mut State, idx: usize) -> Vec<Effect> {
    let Some(entry) = state.entries.get(idx) else { return Vec::new() };
    let is_open =
        state.article.as_ref().is_some_and(|pane| Arc::ptr_eq(pane.article(), &entry.article));
    if is_open && idx == state.selected {
        return Vec::new();
    }
    let article = entry.article.clone();
    let about = arrange::about_article(state, &article);
    state.selected = idx;
    state.article = Some(ArticlePane::new(article, about));
    state.facts = state.facts.at_start();
    state.search = None;
    mentions::select_first(state);
    ask_for_facts(state, idx)
}

fn ask_for_facts(state: &mut State, idx: usize) -> Vec<Effect> {
    let Some(entry) = state.entries.get_mut(idx) else { return Vec::new() };
    let attempt = match entry.facts {
        Facts::Unknown => 1,
        Facts::Asked(_) | Facts::Found(_) | Facts::Failed => return Vec::new(),
    };
    entry.facts = Facts::Asked(attempt);
    vec![Effect::FindFacts { id: ArticleId(idx), article: entry.article.clone() }]
}

/// The worker's answer. No facts means that it failed, or that a newer request took the
/// place of this one: the open article is asked for again, a few times.
pub(super) fn take_facts(state: &mut State, id: ArticleId, facts: Option<KeyFacts>) -> Vec<Effect> {
    let is_open = id.0 == state.selected;
    let Some(entry) = state.entries.get_mut(id.0) else { return Vec::new() };
    match (facts, &entry.facts) {
        (Some(facts), _) => {
            entry.facts = Facts::Found(Arc::new(FoundFacts::new(facts)));
            if is_open {
                mentions::select_first(state);
            }
            Vec::new()
        }
        (None, Facts::Asked(attempt)) if is_open && *attempt < FACT_ATTEMPTS => {
            ask_again(entry, id, *attempt)
        }
        (None, Facts::Asked(_)) if is_open => {
            entry.facts = Facts::Failed;
            Vec::new()
        }
        (None, Facts::Asked(_)) => {
            entry.facts = Facts::Unknown;
            Vec::new()
        }
        (None, Facts::Unknown | Facts::Found(_) | Facts::Failed) => Vec::new(),
    }
}

fn ask_again(entry: &mut Entry, id: ArticleId, attempt: u8) -> Vec<Effect> {
    entry.facts = Facts::Asked(attempt + 1);
    vec![Effect::FindFacts { id, article: entry.article.clone() }]
}
