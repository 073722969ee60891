//! The numbers that stand over links while one is picked.

use super::links_of;
use crate::app::row::{Frame, Role, Row, Stretch};
use crate::app::{ArticlePane, Panel};
use crate::text::{Direction, Marks, column_of};

/// Puts the number of each link over its first cells in the window, on the side where it is read
/// from.
pub(in crate::app) fn put_labels(panel: &mut Panel, pane: &ArticlePane) {
    if pane.link_pick.is_none() {
        return;
    }
    let frame = Frame {
        column: 0,
        width: usize::from(panel.inside.width),
        direction: Direction::Ltr,
        marks: Marks::Shown,
        is_linear: false,
    };
    let article = pane.article().clone();
    for (idx, link) in links_of(&article).iter().enumerate() {
        let number = (idx + 1).to_string();
        let label = frame.one_line(&number, Direction::Ltr, frame.width);
        let width = label.width_cells();
        let Some((row, column, is_rtl)) = place_of(&panel.rows, link.span.start()) else {
            continue;
        };
        // It covers the first letters of the link.
        let column = if is_rtl { (column + 1).saturating_sub(width) } else { column };
        if let Some(row) = panel.rows.get_mut(row) {
            row.stretches.push(Stretch {
                line: label,
                column,
                role: Role::Label,
                is_article: false,
                lit: Vec::new(),
            });
        }
    }
}

/// Row and column of the cell that shows a byte, and whether it is read to the left.
fn place_of(rows: &[Row], byte: usize) -> Option<(usize, usize, bool)> {
    rows.iter().enumerate().find_map(|(idx, row)| {
        row.stretches.iter().filter(|stretch| stretch.is_article).find_map(|stretch| {
            let column = column_of(&stretch.line, byte)?;
            let holding = stretch.line.cells().iter().find(|cell| cell.source.contains(byte))?;
            Some((idx, stretch.column + column, holding.level % 2 == 1))
        })
    })
}
