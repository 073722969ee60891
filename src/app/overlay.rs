//! What stands over the panes: help, messages, choices, the palette.

use super::row::Row;
use super::{
    Area, Areas, Overlay, OverlayKind, Panel, Scroll, State, arrange, choices, help, message_rows,
    palette, piping, tour,
};
use crate::locale::fill;
use crate::text::Direction;

/// The panel of what is open, and its caret where something is typed in it.
pub(super) fn panel_of(
    state: &mut State,
    overlay: Overlay,
    areas: &Areas,
) -> (Panel, Option<(u16, u16)>) {
    match overlay.kind {
        OverlayKind::Palette => palette::panel(state, areas, overlay_area(state, areas.body)),
        OverlayKind::Help
        | OverlayKind::Messages
        | OverlayKind::Choices
        | OverlayKind::Output
        | OverlayKind::Tour(_) => (scrolled_panel(state, overlay, areas), None),
    }
}

/// What is read and scrolled.
fn scrolled_panel(state: &mut State, mut overlay: Overlay, areas: &Areas) -> Panel {
    let words = state.settings.language.words();
    let title = match overlay.kind {
        OverlayKind::Help => {
            fill("{} · {}", &[words.help, arrange::pane_title(state.focus, words)])
        }
        OverlayKind::Messages => words.messages.to_string(),
        OverlayKind::Output => words.pipe.output.to_string(),
        OverlayKind::Tour(_) => words.tour.title.to_string(),
        OverlayKind::Choices => {
            state.choices.as_ref().map_or_else(String::new, |choices| choices.title.clone())
        }
        OverlayKind::Palette => words.commands.palette.to_owned(),
    };
    let mut area = overlay_area(state, areas.body);
    let frame = arrange::frame_of(state, areas.within(area));
    let padded = frame.padded(usize::from(frame.width >= 20));
    let rows = match overlay.kind {
        OverlayKind::Help => help::rows(state, padded),
        OverlayKind::Messages => message_rows::rows(state, padded),
        OverlayKind::Output => piping::output_rows(state, padded),
        OverlayKind::Tour(page) => tour::rows(state, page, padded),
        OverlayKind::Choices | OverlayKind::Palette => {
            state.choices.as_ref().map_or_else(Vec::new, |choices| choices::rows(choices, padded))
        }
    };
    if matches!(overlay.kind, OverlayKind::Choices | OverlayKind::Tour(_)) {
        area = area.lowered_to(u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(2));
    }
    let mut panel = arrange::panel(state, areas, area, &title, "");
    let (all, shown) = (rows.len(), usize::from(panel.inside.height));
    let is_choice = overlay.kind == OverlayKind::Choices;
    if is_choice && let Some(choices) = &state.choices {
        let is_selected = |row: &Row| row.item == Some(choices.selected);
        let last = rows.iter().rposition(is_selected).unwrap_or(0);
        let first = rows.iter().position(is_selected).unwrap_or(0);
        overlay.top_row = overlay.top_row.min(first).max((last + 1).saturating_sub(shown));
    }
    overlay.top_row = overlay.top_row.min(all.saturating_sub(shown));
    panel.rows = rows.into_iter().skip(overlay.top_row).take(shown).collect();
    let at_right = frame.direction == Direction::Ltr;
    panel.scroll =
        (all > shown).then_some(Scroll { before: overlay.top_row, shown, all, at_right });
    panel.is_focused = true;
    panel.selected = state.choices.as_ref().filter(|_| is_choice).map(|choices| choices.selected);
    state.overlay = Some(overlay);
    panel
}

/// In the middle of the screen where there is room and it is drawn, else all of it.
fn overlay_area(state: &State, body: Area) -> Area {
    if state.settings.linear {
        return body;
    }
    let (margin_x, margin_y) = (body.width.saturating_sub(84) / 2, u16::from(body.height > 30) * 2);
    Area {
        x: body.x + margin_x,
        y: body.y + margin_y,
        width: body.width - 2 * margin_x,
        height: body.height - 2 * margin_y,
    }
}
