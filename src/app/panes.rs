//! From pane to pane: by sight, in order, or to a given one.

use super::{Pane, State, arrange, library};
use crate::text::Direction;

/// To the pane that is seen on that side (`Rtl`: to the left). Where one pane has the
/// whole screen, in the order in which they would stand.
pub(super) fn to_pane_by_sight(state: &mut State, towards: Direction) {
    let areas = state.screen.areas;
    let Some(here) = areas.of(state.focus) else { return };
    let is_there = |pane: &Pane| {
        areas.of(*pane).is_some_and(|area| match towards {
            Direction::Rtl => area.x + area.width <= here.x,
            Direction::Ltr => area.x >= here.x + here.width,
        })
    };
    // The sources stand before the headlines, and are seen when one goes there.
    let goes_back = towards != state.settings.direction();
    match (state.focus, goes_back) {
        (Pane::Headlines, true) if library::has_sources(state) => {
            return focus_on(state, Pane::Sources);
        }
        (Pane::Sources, false) => return focus_on(state, Pane::Headlines),
        (Pane::Sources, true) => return,
        (Pane::Headlines | Pane::Article | Pane::Facts, _) => {}
    }
    let neighbour = Pane::ALL
        .into_iter()
        .filter(is_there)
        .min_by_key(|pane| areas.of(*pane).map_or(0, |area| area.x.abs_diff(here.x)));
    if let Some(pane) = neighbour {
        focus_on(state, pane);
    } else if Pane::ALL.into_iter().filter(|pane| areas.of(*pane).is_some()).count() == 1 {
        let order = if goes_back { -1 } else { 1 };
        let place = Pane::ALL.iter().position(|pane| *pane == state.focus).unwrap_or(0);
        let place = place.checked_add_signed(order).unwrap_or(0);
        focus_on(state, Pane::ALL.get(place).copied().unwrap_or(state.focus));
    }
}

pub(super) fn to_pane_in_order(state: &mut State, steps: usize) {
    // The sources stand before all others.
    let place = Pane::ALL.iter().position(|pane| *pane == state.focus);
    let place = place.unwrap_or(Pane::ALL.len() - 1);
    let pane = Pane::ALL.get((place + steps) % Pane::ALL.len()).copied();
    focus_on(state, pane.unwrap_or(Pane::Headlines));
}

/// Gives a pane the keys.
pub(super) fn focus_on(state: &mut State, pane: Pane) {
    state.focus = pane;
    arrange::arrange(state);
}
