//! The groups in which facts are shown, and the one that alone is shown while the person asks
//! for it.

use super::{State, mentions};
use crate::locale::{Language, Words, fill};
use crate::news::{Fact, FactKind};

/// A group of facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactGroup {
    /// Who.
    People,
    /// Which bodies.
    Organizations,
    /// Where.
    Places,
    /// When and how long.
    Times,
    /// How much.
    Figures,
    /// Who said what.
    Statements,
    /// Who did what.
    Events,
    /// Agreements, systems, works.
    Things,
    /// The sentences that carry the news.
    KeySentences,
}

impl FactGroup {
    /// Every group, in the order in which they are shown.
    pub const ALL: [Self; 9] = [
        Self::People,
        Self::Organizations,
        Self::Places,
        Self::Times,
        Self::Figures,
        Self::Statements,
        Self::Events,
        Self::Things,
        Self::KeySentences,
    ];

    /// The group of a kind.
    #[must_use]
    pub fn of(kind: FactKind) -> Self {
        match kind {
            FactKind::Person => Self::People,
            FactKind::Organization => Self::Organizations,
            FactKind::Place => Self::Places,
            FactKind::Date | FactKind::Duration => Self::Times,
            FactKind::Figure | FactKind::Money | FactKind::Percent => Self::Figures,
            FactKind::Statement => Self::Statements,
            FactKind::Event => Self::Events,
            FactKind::Thing => Self::Things,
            FactKind::KeySentence => Self::KeySentences,
        }
    }

    /// Its name in the interface's language.
    #[must_use]
    pub fn name(self, words: &Words) -> &'static str {
        match self {
            Self::People => words.people,
            Self::Organizations => words.organizations,
            Self::Places => words.places,
            Self::Times => words.times,
            Self::Figures => words.figures,
            Self::Statements => words.said,
            Self::Events => words.events,
            Self::Things => words.things,
            Self::KeySentences => words.key_sentences,
        }
    }
}

/// The groups that have facts, with those facts by index, the weightiest first; `only` leaves
/// the others out.
#[must_use]
pub fn grouped(facts: &[Fact], only: Option<FactGroup>) -> Vec<(FactGroup, Vec<usize>)> {
    FactGroup::ALL
        .into_iter()
        .filter(|group| only.is_none_or(|only| only == *group))
        .map(|group| {
            let held =
                facts.iter().enumerate().filter(|(_, fact)| FactGroup::of(fact.kind) == group);
            (group, held.map(|(idx, _)| idx).collect::<Vec<_>>())
        })
        .filter(|(_, held)| !held.is_empty())
        .collect()
}

/// The facts in the order in which the pane shows them, by index.
#[must_use]
pub fn shown_order(facts: &[Fact], only: Option<FactGroup>) -> Vec<usize> {
    grouped(facts, only).into_iter().flat_map(|(_, held)| held).collect()
}

/// Shows one group alone: the next that this article has, and after the last one all again.
/// The choice holds for the articles that are opened after it.
pub(super) fn filter_next(state: &mut State) {
    let Some(found) = state.found() else { return };
    let there: Vec<_> = grouped(&found.facts, None).into_iter().map(|(group, _)| group).collect();
    let is_later = |group: &FactGroup| match state.facts.only {
        Some(only) => (*group as usize) > (only as usize),
        None => true,
    };
    let next = there.into_iter().find(is_later);
    show_only(state, next);
    let words = state.settings.language.words();
    state.toast = Some(match next {
        Some(group) => fill(words.only_group, &[group.name(words)]),
        None => words.all_groups.to_string(),
    });
}

/// Shows one group alone, or all.
pub(super) fn show_only(state: &mut State, group: Option<FactGroup>) {
    state.facts.only = group;
    if !is_selected_shown(state) {
        mentions::select_first(state);
    }
}

fn is_selected_shown(state: &State) -> bool {
    state.found().is_some_and(|found| {
        shown_order(&found.facts, state.facts.only).contains(&state.facts.selected)
    })
}

/// What stands in the place of the facts when the article has none of the group asked for.
pub(super) fn nothing_of(group: FactGroup, language: Language) -> String {
    let words = language.words();
    fill(words.none_of_group, &[group.name(words)])
}
