//! From mention to mention: of one fact when it is lit, else of any fact in the text.

use super::fact_groups::shown_order;
use super::{FactGroup, FoundFacts, Pane, State, Tint, panes, update};
use crate::locale::fill;
use crate::text::Span;
use std::sync::Arc;

/// Lights the selected fact and shows its first mention; shows the next one when it is
/// lit already.
pub(super) fn show_selected(state: &mut State) {
    let Some(found) = state.found().cloned() else { return };
    let selected = state.facts.selected;
    if found.facts.get(selected).is_none() {
        return;
    }
    if state.facts.lit == Some(selected) {
        step(state, true);
        return;
    }
    (state.facts.lit, state.facts.cursor) = (Some(selected), None);
    step(state, true);
}

/// Goes to the next mention, or to the previous one, round the end of the article.
pub(super) fn step(state: &mut State, forward: bool) {
    let Some(found) = state.found().cloned() else { return };
    let mentions = match state.facts.lit {
        Some(fact) => found.facts.get(fact).map_or(Vec::new(), |fact| fact.mentions.clone()),
        None => {
            let only = state.facts.only;
            let is_walked = |tint: &&Tint| only.is_none_or(|only| only == FactGroup::of(tint.kind));
            found.tints.iter().filter(is_walked).map(|tint| tint.span).collect()
        }
    };
    if mentions.is_empty() {
        state.toast = Some(state.settings.language.words().no_mentions.to_string());
        return;
    }
    let next = next_mention(state, &mentions, forward);
    go_to(state, &found, &mentions, next);
}

/// The index of the mention after the cursor (or before it). Without a cursor: the first
/// one in the window for a walk through all facts, the first one of all for a lit fact.
fn next_mention(state: &State, mentions: &[Span], forward: bool) -> usize {
    let last = mentions.len() - 1;
    let from = match (state.facts.cursor, state.facts.lit) {
        (Some(cursor), _) => cursor.start(),
        (None, Some(_)) => return if forward { 0 } else { last },
        (None, None) => {
            let top = state.article.as_ref().map_or(0, super::ArticlePane::top_byte);
            let ahead = mentions.partition_point(|mention| mention.start() < top);
            return if forward { ahead.min(last) } else { ahead.checked_sub(1).unwrap_or(last) };
        }
    };
    if forward {
        let ahead = mentions.partition_point(|mention| mention.start() <= from);
        if ahead > last { 0 } else { ahead }
    } else {
        mentions.partition_point(|mention| mention.start() < from).checked_sub(1).unwrap_or(last)
    }
}

fn go_to(state: &mut State, found: &Arc<FoundFacts>, mentions: &[Span], idx: usize) {
    let Some(mention) = mentions.get(idx).copied() else { return };
    state.facts.cursor = Some(mention);
    if state.facts.lit.is_none()
        && let Some(tint) = found.tints.iter().find(|tint| tint.span == mention)
    {
        state.facts.selected = tint.fact;
    }
    let language = state.settings.language;
    let words = language.words();
    let (number, all) = (language.number(idx + 1), language.number(mentions.len()));
    let kind = found.facts.get(state.facts.selected).map(|fact| FactGroup::of(fact.kind));
    // In words, for all who do not see the colours.
    let sentence = fill(words.mention_of, &[&number, &all]);
    let group = kind.map_or("", |group| group.name(words));
    state.toast = Some(super::row::dotted(&[&sentence, group]));
    if state.screen.areas.article.is_none() {
        panes::focus_on(state, Pane::Article);
    }
    update::reveal(state, mention.start());
}

/// Selects the fact that is mentioned at a byte of the text, if there is one.
pub(super) fn select_at(state: &mut State, byte: usize) {
    let Some(found) = state.found().cloned() else { return };
    let here = Span::new(byte, byte + 1);
    if let Some(tint) = found.tints_in(here).first() {
        state.facts.selected = tint.fact;
        state.facts.cursor = Some(tint.span);
        state.facts.lit = Some(tint.fact);
        let group = FactGroup::of(tint.kind);
        state.facts.only = state.facts.only.filter(|only| *only == group);
    }
}

/// Moves the selection by facts, in the order of the pane.
pub(super) fn move_selection(state: &mut State, by: isize) {
    let Some(found) = state.found() else { return };
    let order = shown_order(&found.facts, state.facts.only);
    let place = order.iter().position(|fact| *fact == state.facts.selected).unwrap_or(0);
    let place = place.saturating_add_signed(by).min(order.len().saturating_sub(1));
    state.facts.selected = order.get(place).copied().unwrap_or(0);
}

/// Selects the first fact of the pane.
pub(super) fn select_first(state: &mut State) {
    let first = state
        .found()
        .and_then(|found| shown_order(&found.facts, state.facts.only).first().copied());
    state.facts.selected = first.unwrap_or(0);
}
