//! A table in columns: how wide each may be in this pane, and the lines of a row of cells; where
//! columns have no room, each cell has a line of its own, after the name of its column.

use crate::news::Block;
use crate::text::{
    Base, Direction, LayoutOptions, Line, ShapeOptions, Shaped, Span, lay_out, shape_with,
};

/// What parts the cells in the text of a row.
const BETWEEN_CELLS: &str = " · ";

/// Blank columns between two cells.
const GAP_CELLS: usize = 2;

/// Values without room for columns are set in below the first cell.
const SET_IN_CELLS: usize = 2;

/// A cell of more lines reads worse than a line for each cell.
const MOST_LINES: usize = 5;

/// Larger tables are data sets: nobody reads them in columns, and measuring takes time.
const MOST_ROWS: usize = 500;
const MOST_COLUMNS: usize = 12;

/// What is known of a table before the width of the pane is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    /// Columns of the screen that the widest cell of each column takes.
    natural: Vec<usize>,
    /// Those that its longest word takes.
    least: Vec<usize>,
    /// The cells that name the columns.
    head: Option<Vec<Span>>,
}

/// How the rows of a table are set.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowStyle<'a> {
    pub width_cells: usize,
    pub shape: &'a ShapeOptions,
    pub layout: &'a LayoutOptions,
    pub direction: Direction,
}

impl Table {
    /// Measures a table; `None` where columns would show no more than the rows do.
    pub(super) fn new(plain: &str, rows: &[Block], has_head: bool) -> Option<Self> {
        let cells: Vec<Vec<Span>> = rows.iter().map(|row| cells_of(plain, row.span)).collect();
        let columns = cells.iter().map(Vec::len).max()?;
        if !(2..=MOST_COLUMNS).contains(&columns) || !(2..=MOST_ROWS).contains(&rows.len()) {
            return None;
        }
        let (mut natural, mut least) = (vec![0; columns], vec![0; columns]);
        for (row, cells) in rows.iter().zip(&cells) {
            let options = ShapeOptions { base: Base::Fixed(row.direction), ..Default::default() };
            for ((natural, least), cell) in natural.iter_mut().zip(&mut least).zip(cells) {
                let shaped = shape_with(plain, *cell, &options);
                let width = lay_out(&shaped, usize::from(u16::MAX), &LayoutOptions::default())
                    .first()
                    .map_or(0, Line::width_cells);
                let words = cell.slice(plain).split_whitespace();
                let longest = words.map(|word| word.chars().count()).max().unwrap_or(0);
                *natural = width.max(*natural);
                *least = longest.min(width).max(*least);
            }
        }
        let head = cells.into_iter().next().filter(|_| has_head);
        Some(Self { natural, least, head })
    }

    /// The lines of a row.
    pub(super) fn lines(&self, plain: &str, row: Span, style: &RowStyle<'_>) -> Vec<Line> {
        let cells = cells_of(plain, row);
        match self.widths(style.width_cells) {
            Some(widths) => in_columns(plain, &cells, &widths, style),
            None if self.head.as_ref() == Some(&cells) => {
                whole(plain, row, style.width_cells, style)
            }
            None => self.stacked(plain, &cells, style),
        }
    }

    /// How wide each column is: narrow ones keep their width, the widest share what is left.
    /// `None` where words have no room, or the rows would be tall.
    fn widths(&self, width_cells: usize) -> Option<Vec<usize>> {
        let room = width_cells.checked_sub(GAP_CELLS * (self.natural.len() - 1))?;
        let columns = || self.natural.iter().zip(&self.least);
        let limited =
            |most: usize| columns().map(move |(natural, least)| *natural.min(&most.max(*least)));
        let widest = self.natural.iter().max().copied()?;
        let most = (0..=widest).rev().find(|most| limited(*most).sum::<usize>() <= room)?;
        let widths: Vec<usize> = limited(most).collect();
        let is_tall = |(natural, width): (&usize, &usize)| *natural > width * MOST_LINES;
        (!self.natural.iter().zip(&widths).any(is_tall)).then_some(widths)
    }

    /// The first cell, then each other one after the name of its column: beside it where both
    /// have room on a line, else below it.
    fn stacked(&self, plain: &str, cells: &[Span], style: &RowStyle<'_>) -> Vec<Line> {
        let Some((first, others)) = cells.split_first() else { return Vec::new() };
        let mut lines = whole(plain, *first, style.width_cells, style);
        let width = style.width_cells.saturating_sub(SET_IN_CELLS).max(1);
        for (idx, cell) in others.iter().enumerate() {
            let name = self.head.as_ref().and_then(|head| head.get(idx + 1));
            let names = name.map_or_else(Vec::new, |name| whole(plain, *name, width, style));
            let values = whole(plain, *cell, width, style);
            match (names.as_slice(), values.as_slice()) {
                ([name], [value]) if name.width_cells() + 2 + value.width_cells() <= width => {
                    lines.push(named(name, value, style.direction));
                }
                _ => {
                    let at = Span::new(cell.start(), cell.start());
                    lines.extend(names.into_iter().map(|mut line| {
                        line.source = at;
                        set_in(&line, style.direction)
                    }));
                    lines.extend(values.iter().map(|line| set_in(line, style.direction)));
                }
            }
        }
        lines
    }
}

/// The cells of a row by their places in the text.
fn cells_of(plain: &str, row: Span) -> Vec<Span> {
    let mut start = row.start();
    row.slice(plain)
        .split(BETWEEN_CELLS)
        .map(|cell| {
            let span = Span::new(start, start + cell.len());
            start = span.end() + BETWEEN_CELLS.len();
            span
        })
        .collect()
}

fn whole(plain: &str, span: Span, width_cells: usize, style: &RowStyle<'_>) -> Vec<Line> {
    let shaped: Shaped = shape_with(plain, span, style.shape);
    lay_out(&shaped, width_cells, style.layout)
}

/// Each cell in its column, the first at the start side.
fn in_columns(plain: &str, cells: &[Span], widths: &[usize], style: &RowStyle<'_>) -> Vec<Line> {
    let columns = cells.iter().zip(widths);
    let columns: Vec<(Vec<Line>, usize)> =
        columns.map(|(cell, width)| (whole(plain, *cell, *width, style), *width)).collect();
    let height = columns.iter().map(|(lines, _)| lines.len()).max().unwrap_or(0);
    (0..height)
        .map(|row| {
            let parts: Vec<(Option<&Line>, usize)> =
                columns.iter().map(|(lines, width)| (lines.get(row), *width)).collect();
            beside(&parts, style.direction)
        })
        .collect()
}

/// Lines beside one another, in columns of these widths from the start side on.
fn beside(parts: &[(Option<&Line>, usize)], direction: Direction) -> Line {
    let last = parts.iter().rposition(|(line, _)| line.is_some());
    let parts = parts.get(..=last.unwrap_or(0)).unwrap_or_default();
    let sources = parts.iter().filter_map(|(line, _)| Some(line.as_ref()?.source));
    let source = sources
        .reduce(|all, one| Span::new(all.start().min(one.start()), all.end().max(one.end())));
    let mut row = Line::empty(source.unwrap_or_default(), direction);
    for (idx, (line, width)) in parts.iter().enumerate() {
        let used = line.map_or(0, Line::width_cells);
        let is_last = idx + 1 == parts.len();
        let gap = if is_last { 0 } else { width.saturating_sub(used) + GAP_CELLS };
        row = add(&row, *line, gap);
    }
    row
}

/// `row` with a line at its end, and blanks after that.
fn add(row: &Line, line: Option<&Line>, gap: usize) -> Line {
    let mut joined = Line::empty(row.source, row.direction);
    let at = Span::new(row.source.end(), row.source.end());
    let level = u8::from(row.direction == Direction::Rtl);
    let blanks = |joined: &mut Line| (0..gap).for_each(|_| joined.push(" ", at, 1, level));
    match row.direction {
        Direction::Ltr => {
            append(&mut joined, Some(row));
            append(&mut joined, line);
            blanks(&mut joined);
        }
        Direction::Rtl => {
            blanks(&mut joined);
            append(&mut joined, line);
            append(&mut joined, Some(row));
        }
    }
    joined
}

fn append(row: &mut Line, line: Option<&Line>) {
    for (symbol, cell) in line.into_iter().flat_map(Line::iter) {
        row.push(symbol, cell.source, cell.width, cell.level);
    }
}

/// A line with blanks at its start.
fn set_in(line: &Line, direction: Direction) -> Line {
    let empty = Line::empty(line.source, direction);
    add(&add(&empty, None, SET_IN_CELLS), Some(line), 0)
}

/// `name: value`, set in; the line is that of the value.
fn named(name: &Line, value: &Line, direction: Direction) -> Line {
    let mut colon = Line::empty(value.source, direction);
    let at = Span::new(value.source.start(), value.source.start());
    colon.push(":", at, 1, u8::from(direction == Direction::Rtl));
    let name = add(&add(&Line::empty(value.source, direction), Some(name), 0), Some(&colon), 1);
    set_in(&add(&name, Some(value), 0), direction)
}
