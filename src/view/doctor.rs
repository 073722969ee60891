//! Draws the screen of `khabar doctor`.

use super::theme::Theme;
use crate::app::Doctor;
use crate::widget::cells;
use ratatui::buffer::Buffer;

/// Draws all of it.
pub fn draw_doctor(doctor: &Doctor, buffer: &mut Buffer) {
    let theme = Theme::new(&doctor.settings);
    cells::clear(buffer);
    let area = buffer.area;
    for (idx, row) in doctor.sheet.rows.iter().enumerate() {
        for stretch in &row.stretches {
            let style = theme.role(stretch.role);
            cells::put(buffer, area, (stretch.column, idx), &stretch.line, |_| style);
        }
    }
}
