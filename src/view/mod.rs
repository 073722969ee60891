//! `&State` in, cells out. Only `cells.rs` writes text.

use crate::app::State;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// Draws the whole screen; gives the place of the text caret where there is one.
pub fn draw(_state: &State, _buffer: &mut Buffer) -> Option<Position> {
    None
}
