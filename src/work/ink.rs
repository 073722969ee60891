//! Wipes away the ink of letters that reached into neighbouring cells.
//!
//! xterm draws a vowel mark or a deep tail out of its cell's box, and what it drew there
//! stays when only that cell is written again. So where such a cell changes, the cells
//! around it are sent again too.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;

/// No cell that is drawn has this symbol: what is noted so is sent with the next frame.
const UNKNOWN: &str = "\u{fffd}\u{fffd}";

/// Before `shown` is compared with the next frame: forgets the cells around those whose ink
/// goes away. Does nothing in a text of Latin letters.
pub(super) fn forget_ink(shown: &mut Buffer, next: &Buffer) {
    let mut around: Vec<Position> = Vec::new();
    for (idx, (old, new)) in shown.content.iter().zip(&next.content).enumerate() {
        if reaches_out(old.symbol()) && old.symbol() != new.symbol() {
            let (column, row) = shown.pos_of(idx);
            for y in row.saturating_sub(1)..=row.saturating_add(1) {
                for x in column.saturating_sub(1)..=column.saturating_add(1) {
                    around.push(Position { x, y });
                }
            }
        }
    }
    for position in around {
        forget(shown, position);
        // Writing a cell again cuts the ink that reaches up into it from below.
        let below = Position { y: position.y.saturating_add(1), ..position };
        if next.cell(below).is_some_and(|cell| reaches_out(cell.symbol())) {
            forget(shown, below);
        }
    }
}

fn forget(shown: &mut Buffer, position: Position) {
    if let Some(cell) = shown.cell_mut(position) {
        *cell = Cell::new(UNKNOWN);
    }
}

/// Whether a symbol is a letter from Hebrew on (borders and signs are not), or has marks.
fn reaches_out(symbol: &str) -> bool {
    symbol.chars().nth(1).is_some()
        || symbol.starts_with(|c: char| c.is_alphabetic() && c >= '\u{590}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;

    fn buffer(rows: [[&'static str; 3]; 3]) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 3));
        for (y, row) in (0u16..).zip(rows) {
            for (x, symbol) in (0u16..).zip(row) {
                buffer[(x, y)] = Cell::new(symbol);
            }
        }
        buffer
    }

    #[test]
    fn the_cells_around_ink_that_goes_away_are_sent_again() {
        let mut shown = buffer([[" ", " ", " "], [" ", "\u{fe91}\u{64e}", " "], [" ", " ", "x"]]);
        let next = buffer([[" ", " ", " "], [" ", "\u{fe91}", " "], [" ", " ", "x"]]);
        forget_ink(&mut shown, &next);
        assert_eq!(shown.diff(&next).len(), 9);
    }

    #[test]
    fn where_nothing_goes_away_nothing_more_is_sent() {
        let mut shown = buffer([["a", " ", " "], [" ", "\u{fe91}\u{64e}", " "], [" ", " ", "x"]]);
        let next = buffer([["b", " ", " "], [" ", "\u{fe91}\u{64e}", " "], [" ", " ", "x"]]);
        forget_ink(&mut shown, &next);
        assert_eq!(shown.diff(&next).len(), 1, "marks that stay need nothing");
    }
}
