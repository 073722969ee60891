//! Which article is open, and the facts that are asked for when one is opened.

use super::article_pane::ArticlePane;
use super::{
    Effect, Entry, Facts, FoundFacts, Pane, State, Text, arrange, library, mentions, read_marks,
};
use crate::news::library::ArticleId;
use crate::news::{Article, ArticleText, BlockKind, KeyFacts};
use crate::text::direction_of;
use std::sync::Arc;

/// How often a failed search for facts is tried.
const FACT_ATTEMPTS: u8 = 3;

/// Moves the selection in the list.
pub(super) fn move_selection(state: &mut State, by: isize) -> Vec<Effect> {
    let last = state.list.len().saturating_sub(1);
    select(state, state.selected.saturating_add_signed(by).min(last))
}

/// The next unread article after the open one, round the end of the list.
pub(super) fn to_unread(state: &mut State, forward: bool) -> Vec<Effect> {
    let count = state.list.len();
    let found = (1..count).map(|step| {
        let step = if forward { step } else { count - step };
        (state.selected + step) % count
    });
    match { found }.find(|idx| state.list.is_unread(*idx)) {
        Some(idx) => {
            let mut effects = select(state, idx);
            if state.focus == Pane::Article {
                effects.extend(read_marks::mark_opened(state));
            }
            effects
        }
        None => {
            state.toast = Some(state.settings.language.words().no_unread_left.to_string());
            Vec::new()
        }
    }
}

/// Selects an article, and shows it at its top without marking it read.
pub(super) fn select(state: &mut State, idx: usize) -> Vec<Effect> {
    let Some(id) = state.list.id(idx) else { return Vec::new() };
    let is_open = state.article.as_ref().is_some_and(|pane| pane.id() == id);
    if is_open && idx == state.selected {
        return Vec::new();
    }
    state.selected = idx;
    let mut effects = show_selected(state);
    effects.extend(library::near(state));
    effects
}

/// Shows the article that is selected, as soon as its text is here.
pub(super) fn show_selected(state: &mut State) -> Vec<Effect> {
    let Some(entry) = state.entry() else { return Vec::new() };
    let id = entry.id;
    let article = match &entry.text {
        Text::Here(article) => Arc::clone(article),
        Text::Gone if state.article.as_ref().is_some_and(|pane| pane.id() == id) => {
            return Vec::new();
        }
        Text::Gone => Arc::new(gone(state, entry)),
        Text::Unknown => return Vec::new(),
    };
    let is_shown = |pane: &ArticlePane| pane.id() == id && Arc::ptr_eq(pane.article(), &article);
    if state.article.as_ref().is_some_and(is_shown) {
        return Vec::new();
    }
    let about = arrange::about_article(state, &article, entry.lacks_page);
    let mut pane = ArticlePane::new(id, article, about);
    if let Some(before) = state.article.as_ref().filter(|before| before.id() == id) {
        pane.go_on_from(before);
    } else if state.settings.linear {
        // The title is said when the article is opened.
        pane.to_body();
    }
    state.article = Some(pane);
    state.facts = state.facts.at_start();
    state.search = None;
    mentions::select_first(state);
    ask_for_facts(state, id)
}

/// What stands in the place of an article that the library has no more.
fn gone(state: &State, entry: &Entry) -> Article {
    let language = state.settings.language;
    let mut text = ArticleText::default();
    text.push(BlockKind::Title, &entry.title, direction_of(&entry.title, None));
    text.push(BlockKind::Paragraph, language.library_words().story_gone, language.direction());
    Article {
        source: entry.source.clone(),
        byline: None,
        published: None,
        language: None,
        link: None,
        text,
    }
}

fn ask_for_facts(state: &mut State, id: ArticleId) -> Vec<Effect> {
    let Some(entry) = state.list.entry_mut(id) else { return Vec::new() };
    match entry.facts {
        Facts::Unknown => ask(entry, 1),
        Facts::Asked(_) | Facts::Found(_) | Facts::Failed => Vec::new(),
    }
}

fn ask(entry: &mut Entry, attempt: u8) -> Vec<Effect> {
    let Some(article) = entry.article().cloned() else { return Vec::new() };
    entry.facts = Facts::Asked(attempt);
    vec![Effect::FindFacts { id: entry.id, article }]
}

/// The worker's answer. No facts means that it failed, or that a newer request took the
/// place of this one: the open article is asked for again, a few times.
pub(super) fn take_facts(state: &mut State, id: ArticleId, facts: Option<KeyFacts>) -> Vec<Effect> {
    let is_open = state.article.as_ref().is_some_and(|pane| pane.id() == id);
    let Some(entry) = state.list.entry_mut(id) else { return Vec::new() };
    match (facts, &entry.facts) {
        (Some(facts), _) => {
            entry.facts = Facts::Found(Arc::new(FoundFacts::new(facts)));
            if is_open {
                mentions::select_first(state);
            }
            Vec::new()
        }
        (None, Facts::Asked(attempt)) if is_open && *attempt < FACT_ATTEMPTS => {
            let attempt = attempt + 1;
            ask(entry, attempt)
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
