//! Tables: those of data become rows, those that only put things in their place are walked
//! through.

use super::context::{Context, declared_direction};
use super::element::Element;
use super::tree::Node;
use super::walk::Walk;
use super::words::words;
use crate::news::BlockKind;
use crate::text::{Direction, direction_of};

/// Parts the cells of a row. A row is one line where it fits: narrow panes have no room for
/// columns, and the order of the cells follows the direction of the row by itself.
const BETWEEN_CELLS: &str = " · ";

/// Stands for a cell without words between others, so that those after it keep their place.
const EMPTY_CELL: &str = "–";

/// A longer cell is a text of its own, and its table is there for the look of the page.
const LONGEST_CELL_BYTES: usize = 400;

impl Walk<'_> {
    pub(super) fn table(&mut self, table: Node<'_>, context: &Context) {
        let rows = rows(table);
        if !is_data(table, &rows) {
            self.children(table, context);
            return;
        }
        let context = Context { is_flat: true, ..context.of_whole(table) };
        for child in table.children().filter(|child| child.has_name("caption")) {
            self.children(child, &Context { is_flat: true, ..context.with(BlockKind::Caption) });
            self.end_block(&context.with(BlockKind::Caption));
        }
        let before = self.text.blocks.len();
        for (row_idx, places) in grid(&rows).iter().enumerate() {
            let is_first = self.text.blocks.len() == before;
            let is_head = row_idx == 0 && names_columns(places);
            self.row(places, &context.with(BlockKind::TableRow { is_head, is_first }));
        }
    }

    fn row(&mut self, places: &[Place<'_>], context: &Context) {
        let text = |place: &Place<'_>| {
            place.map_or_else(String::new, |cell| words(&cell, LONGEST_CELL_BYTES))
        };
        let texts: Vec<String> = places.iter().map(text).collect();
        let last = texts.iter().rposition(|text| !text.is_empty());
        let side = context.sides.direction("");
        for (idx, (cell, text)) in places.iter().zip(&texts).enumerate() {
            if last.is_none_or(|last| idx > last) {
                break;
            }
            if idx > 0 {
                // What a row is about, and its value: `Capital: Muscat`.
                let names_it = idx == 1 && is_named_value(places);
                self.line.push_sign(if names_it { ": " } else { BETWEEN_CELLS });
            }
            let Some(cell) = cell.filter(|_| !text.is_empty()) else {
                self.line.push_sign(EMPTY_CELL);
                continue;
            };
            self.line.is_cell = true;
            let declared = cell.attr("dir").and_then(declared_direction);
            if declared.unwrap_or(side) != side || runs_against(text, side) {
                self.isolated(cell, context);
            } else {
                self.children(cell, &context.within(cell));
            }
            self.line.is_cell = false;
        }
        self.end_block(context);
    }
}

/// A place in a row: a cell, or nothing where another cell reaches into it.
type Place<'a> = Option<Node<'a>>;

/// Cells that one may reach over, in a row and in a column: what goes further is a mistake.
const WIDEST: usize = 20;
const TALLEST: usize = 500;

/// Columns in which tall cells are followed: thousands of them would cost time in each row.
const MOST_COLUMNS: usize = 64;

/// The places of each row: values keep their columns also below a cell that is several rows tall.
fn grid<'a>(rows: &[Node<'a>]) -> Vec<Vec<Place<'a>>> {
    // For how many more rows each column is taken by a cell above.
    let mut taken: Vec<usize> = Vec::new();
    let places_of = |row: &Node<'a>| {
        let mut places = Vec::new();
        let mut cells = cells(*row).into_iter();
        loop {
            if let Some(rows) = taken.get_mut(places.len()).filter(|rows| **rows > 0) {
                *rows -= 1;
                places.push(None);
                continue;
            }
            let Some(cell) = cells.next() else { return places };
            let below = reach(cell, "rowspan", TALLEST) - 1;
            for covered in 0..reach(cell, "colspan", WIDEST) {
                let column = places.len();
                if column < MOST_COLUMNS {
                    taken.resize(taken.len().max(column + 1), 0);
                }
                if let Some(rows) = taken.get_mut(column) {
                    *rows = below;
                }
                places.push((covered == 0).then_some(cell));
            }
        }
    };
    rows.iter().map(places_of).collect()
}

fn reach(cell: Node<'_>, name: &str, most: usize) -> usize {
    let declared = cell.attr(name).and_then(|reach| reach.trim().parse().ok());
    declared.unwrap_or(1).clamp(1, most)
}

/// Whether a row says what stands in the columns; its corner may be empty.
fn names_columns(places: &[Place<'_>]) -> bool {
    let cells = || places.iter().flatten();
    cells().any(|cell| cell.has_name("th"))
        && cells().all(|cell| cell.has_name("th") || words(cell, 1).is_empty())
}

fn is_named_value(places: &[Place<'_>]) -> bool {
    matches!(places, [Some(head), Some(value)] if head.has_name("th") && value.has_name("td"))
}

/// Whether a cell alone would run against its row: two such neighbours would change places.
fn runs_against(text: &str, side: Direction) -> bool {
    let opposite = match side {
        Direction::Rtl => Direction::Ltr,
        Direction::Ltr => Direction::Rtl,
    };
    let has_opposite =
        |word: &str| word.chars().any(char::is_alphabetic) && direction_of(word, None) == opposite;
    text.split_whitespace().any(has_opposite)
}

/// The rows of a table, not those of tables within it.
fn rows<'a>(table: Node<'a>) -> Vec<Node<'a>> {
    let mut rows = Vec::new();
    for child in table.children().filter(|child| !child.is_hidden()) {
        if child.has_name("tr") {
            rows.push(child);
        } else if ["tbody", "thead", "tfoot"].iter().any(|name| child.has_name(name)) {
            rows.extend(child.children().filter(|row| row.has_name("tr") && !row.is_hidden()));
        }
    }
    rows
}

fn cells<'a>(row: Node<'a>) -> Vec<Node<'a>> {
    let is_cell =
        |cell: &Node<'_>| (cell.has_name("td") || cell.has_name("th")) && !cell.is_hidden();
    row.children().filter(is_cell).collect()
}

/// Whether the cells are data: short, more than one in a row, without blocks that a line of
/// text cannot hold.
fn is_data(table: Node<'_>, rows: &[Node<'_>]) -> bool {
    let is_layout = table.attr("role").is_some_and(|role| role == "presentation");
    if is_layout || !rows.iter().any(|row| cells(*row).len() > 1) {
        return false;
    }
    let fits = |cell: Node<'_>| {
        words(&cell, LONGEST_CELL_BYTES + 1).len() <= LONGEST_CELL_BYTES && !holds_blocks(cell)
    };
    let is_headed =
        rows.first().is_some_and(|row| cells(*row).iter().any(|cell| cell.has_name("th")));
    let is_grid = rows.len() > 1 || is_headed;
    is_grid && rows.iter().all(|row| cells(*row).into_iter().all(fits))
}

fn holds_blocks(cell: Node<'_>) -> bool {
    cell.descendants().any(|node| match node.element() {
        Some(Element::Table | Element::Heading(_) | Element::Preformatted | Element::Quotation) => {
            true
        }
        Some(_) | None => false,
    })
}
