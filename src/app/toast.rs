//! What just happened, over the foot of the panes, where the status line has no room for it.

use super::row::{Role, Row};
use super::{Area, Areas, Panel, State, arrange};

/// The panel, while there is such a message.
pub(super) fn panel_of(state: &State, areas: &Areas) -> Option<Panel> {
    let message = without_room(state, areas.status)?;
    let body = areas.body;
    let border = u16::from(areas.bordered);
    let inside = Area { width: body.width.saturating_sub(2 * border), ..body };
    let frame = arrange::frame_of(state, inside).padded(1);
    let most = usize::from(body.height.saturating_sub(2 * border));
    let lines = frame.some_lines(message, frame.direction, most);
    let rows = lines
        .into_iter()
        .map(|line| Row { stretches: vec![frame.at_start(line, Role::Plain)], ..Row::default() });
    let rows: Vec<Row> = rows.collect();
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(2 * border);
    let height = height.min(body.height);
    let area = Area { y: body.y + body.height - height, height, ..body };
    Some(Panel { rows, ..arrange::panel(state, areas, area, "", "") })
}

/// The message: a line is typed where it would stand, or it is longer than that.
pub(super) fn without_room(state: &State, status: Area) -> Option<&str> {
    let message = state.toast.as_deref()?;
    let frame = arrange::frame_of(state, status).padded(1);
    let is_long = || frame.some_lines(message, frame.direction, 2).len() > 1;
    (state.question.is_some() || is_long()).then_some(message)
}
