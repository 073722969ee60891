//! The palette as rows: the line, then what is offered, each with its sentence, name and key.

use super::nothing_found;
use super::offers::{Offer, offers};
use crate::app::help::push_text;
use crate::app::row::{Frame, Role, Row, Stretch};
use crate::app::{Area, Areas, Panel, Scroll, State, arrange};
use crate::text::{Direction, direction_of};

/// Rows of the whole palette, where there is room: what is offered is read at a glance.
const ROWS: u16 = 18;

/// From this width on the names stand beside the sentences.
const WIDE: usize = 60;

/// Columns of the names and of the keys.
const NAME_CELLS: usize = 22;
const KEY_CELLS: usize = 10;

/// The rows above what is offered.
const HEAD_ROWS: usize = 1;

/// The panel, and where the caret of its line stands.
pub(in crate::app) fn panel(
    state: &mut State,
    areas: &Areas,
    area: Area,
) -> (Panel, Option<(u16, u16)>) {
    let area = area.lowered_to(ROWS);
    let words = &state.settings.language.words().commands;
    let mut panel = arrange::panel(state, areas, area, words.palette, "");
    let frame = arrange::frame_of(state, panel.inside);
    let frame = frame.padded(usize::from(frame.width >= 20));
    let (line, caret_column) = line_row(state, frame);
    let offers = offers(state);
    let shown = usize::from(panel.inside.height).saturating_sub(HEAD_ROWS);
    let selected = state.palette.selected;
    let top = selected.saturating_sub(shown.saturating_sub(1));
    panel.rows.push(line);
    let visible = offers.iter().enumerate().skip(top).take(shown);
    panel.rows.extend(visible.map(|(idx, offer)| offer_row(idx, offer, frame.indented(2))));
    if offers.is_empty() {
        push_text(&mut panel.rows, &nothing_found(state), Role::Detail, frame.indented(2));
        panel.rows.truncate(HEAD_ROWS + shown);
    }
    let at_right = frame.direction == Direction::Ltr;
    let all = offers.len();
    panel.scroll = (all > shown).then_some(Scroll { before: top, shown, all, at_right });
    panel.is_focused = true;
    panel.selected = Some(selected);
    let inside = panel.inside;
    let column = u16::try_from(caret_column).unwrap_or(0).min(inside.width.saturating_sub(1));
    let caret = (inside.width > 0 && inside.height > 0).then_some((inside.x + column, inside.y));
    (panel, caret)
}

/// What was typed, and the column of its caret.
fn line_row(state: &State, frame: Frame) -> (Row, usize) {
    let sign = frame.one_line(":", frame.direction, 1);
    let field = frame.indented(2);
    let shown = state.palette.prompt.line(field.width.saturating_sub(1), frame.direction);
    let mut typed = field.at_start(shown.line, Role::Plain);
    typed.lit.extend(shown.selected);
    let column = typed.column + shown.caret_column;
    let stretches = vec![frame.at_start(sign, Role::Key), typed];
    (Row { stretches, ..Row::default() }, column)
}

/// The sentence at the start, the key at the end, the name before the key.
fn offer_row(idx: usize, offer: &Offer, frame: Frame) -> Row {
    let mut stretches = Vec::new();
    let mut rest = frame;
    if frame.width >= WIDE / 2 {
        let key = rest.one_line(&offer.key, Direction::Ltr, KEY_CELLS);
        stretches.push(rest.at_end(key, Role::Key));
        rest = rest.shortened(KEY_CELLS + 1);
    }
    if frame.width >= WIDE {
        // In a column of their own: they start where the interface starts.
        let column = Frame { width: NAME_CELLS, ..rest.indented(rest.width - NAME_CELLS) };
        let column = match rest.direction {
            Direction::Ltr => column,
            Direction::Rtl => Frame { column: rest.column, ..column },
        };
        let direction = direction_of(&offer.name, None);
        let name = column.one_line(&offer.name, direction, NAME_CELLS);
        stretches.push(lit(column.at_start(name, Role::Detail), &offer.name_hits));
        rest = rest.shortened(NAME_CELLS + 1);
    }
    let direction = direction_of(&offer.sentence, None);
    let sentence = rest.one_line(&offer.sentence, direction, rest.width);
    stretches.push(lit(rest.at_start(sentence, Role::Plain), &offer.sentence_hits));
    Row { stretches, item: Some(idx), dot: false }
}

fn lit(stretch: Stretch, hits: &[crate::text::Span]) -> Stretch {
    Stretch { lit: hits.to_vec(), ..stretch }
}
