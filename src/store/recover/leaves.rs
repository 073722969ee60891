//! Rows of tables where nothing leads to them any more: each page is looked at, and each row on it is
//! of the table whose columns it fits. No two tables of a library take the same row.

use super::page::{Cell, Mapped, Pages, children, entries, rows};
use crate::store::StoreError;
use rusqlite::types::Value;
use rusqlite::{Transaction, params_from_iter};
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// What a table takes.
struct Shape {
    table: String,
    columns: Vec<Column>,
    /// Rows that are older than the last columns end before them.
    least: usize,
    has_numbers: bool,
}

struct Column {
    name: String,
    kind: String,
    may_be_null: bool,
    /// Whether it is the number of the row, which does not stand among the fields.
    is_number: bool,
}

/// The pages on which the trees of tables begin.
pub(super) type Roots = HashMap<u32, String>;

/// Copies the rows of these tables that are found on any page of the file, but those that are there
/// already. `roots` tells what begins where, for tables that are indexes.
///
/// # Errors
/// When the file cannot be read, or the new tables are none.
pub(super) fn gather(
    path: &Path,
    roots: &Roots,
    new: &Transaction<'_>,
    tables: &[&str],
    told: &mut dyn FnMut(&str),
) -> Result<(), StoreError> {
    let shapes = shapes(new)?;
    let mut pages = Pages::open(path).map_err(StoreError::file(path))?;
    for number in pages.numbers().skip(1) {
        // What has become free holds rows that are gone.
        if matches!(pages.mapped(number), None | Some(Mapped::Free | Mapped::Rest)) {
            continue;
        }
        let Ok(page) = pages.read(number) else { continue };
        for cell in rows(&page) {
            let found = row_of(&mut pages, cell, &shapes, tables);
            save(new, found, told)?;
        }
        if let Some(shape) =
            pages.root_of(number).and_then(|root| index_at(root, roots, &shapes, tables))
        {
            save_entries(&mut pages, &page, shape, new, told)?;
        }
    }
    // Where the map is damaged, the pages of an index are found from its root.
    for (root, shape) in
        roots.keys().filter_map(|root| Some((*root, index_at(*root, roots, &shapes, tables)?)))
    {
        let mut waiting = vec![root];
        let mut seen = HashSet::new();
        while let Some(number) = waiting.pop() {
            if seen.insert(number)
                && let Ok(page) = pages.read(number)
            {
                save_entries(&mut pages, &page, shape, new, told)?;
                waiting.extend(children(&page));
            }
        }
    }
    Ok(())
}

/// The table among these that is an index and begins on this page.
fn index_at<'a>(
    root: u32,
    roots: &Roots,
    shapes: &'a [Shape],
    tables: &[&str],
) -> Option<&'a Shape> {
    let table = roots.get(&root).filter(|table| tables.contains(&table.as_str()))?;
    shapes.iter().find(|shape| &shape.table == table && !shape.has_numbers)
}

fn save_entries(
    pages: &mut Pages,
    page: &[u8],
    shape: &Shape,
    new: &Transaction<'_>,
    told: &mut dyn FnMut(&str),
) -> Result<(), StoreError> {
    for cell in entries(page) {
        let fields = pages.fields(cell).filter(|fields| shape.takes(fields));
        save(new, fields.map(|fields| (shape, fields)), told)?;
    }
    Ok(())
}

/// The fields of a row with its number, and the one table that they fit, if it is one of these.
fn row_of<'a>(
    pages: &mut Pages,
    cell: Cell<'_>,
    shapes: &'a [Shape],
    tables: &[&str],
) -> Option<(&'a Shape, Vec<Value>)> {
    let mut fields = pages.fields(cell)?;
    let fitting = |is_complete: bool| {
        let mut found = shapes.iter().filter(|shape| {
            shape.has_numbers
                && is_complete == (shape.columns.len() == fields.len())
                && shape.takes(&fields)
        });
        found.next().filter(|_| found.next().is_none())
    };
    let shape = fitting(true).or_else(|| fitting(false))?;
    if !tables.contains(&shape.table.as_str()) {
        return None;
    }
    for (field, column) in fields.iter_mut().zip(&shape.columns) {
        if column.is_number {
            *field = Value::Integer(cell.row?);
        }
    }
    Some((shape, fields))
}

/// What is there already is better: it was read by way of its table.
fn save(
    new: &Transaction<'_>,
    found: Option<(&Shape, Vec<Value>)>,
    told: &mut dyn FnMut(&str),
) -> Result<(), StoreError> {
    let Some((Shape { table, columns, .. }, fields)) = found else { return Ok(()) };
    let names: Vec<&str> =
        columns.iter().take(fields.len()).map(|column| column.name.as_str()).collect();
    let (names, marks) = (names.join(","), vec!["?"; fields.len()].join(","));
    let insert = format!("INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})");
    if new.prepare_cached(&insert)?.execute(params_from_iter(fields)).is_ok_and(|saved| saved > 0) {
        told(table);
    }
    Ok(())
}

impl Shape {
    fn takes(&self, fields: &[Value]) -> bool {
        (self.least..=self.columns.len()).contains(&fields.len())
            && self.columns.iter().zip(fields).all(|(column, field)| column.takes(field))
    }
}

impl Column {
    fn takes(&self, field: &Value) -> bool {
        match field {
            Value::Null => self.may_be_null || self.is_number,
            Value::Integer(_) => self.kind == "INTEGER" && !self.is_number,
            Value::Real(_) => self.kind == "REAL",
            Value::Text(_) => self.kind == "TEXT",
            Value::Blob(_) => self.kind == "BLOB",
        }
    }
}

fn shapes(new: &Transaction<'_>) -> Result<Vec<Shape>, StoreError> {
    let mut tables = new.prepare(
        "SELECT name FROM sqlite_schema
         WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE 'sqlite_%'",
    )?;
    let tables: Vec<String> = tables.query_map((), |row| row.get(0))?.collect::<Result<_, _>>()?;
    tables.into_iter().map(|table| shape(new, table)).collect()
}

fn shape(new: &Transaction<'_>, table: String) -> Result<Shape, StoreError> {
    let has_numbers = new.prepare(&format!("SELECT rowid FROM {table}")).is_ok();
    let mut columns = new.prepare(
        "SELECT name, type, \"notnull\", dflt_value IS NOT NULL, pk FROM pragma_table_info(?1)",
    )?;
    let mut rows = columns.query([&table])?;
    let (mut columns, mut least) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        let (may_be_null, has_default) = (!row.get::<_, bool>(2)?, row.get::<_, bool>(3)?);
        let kind: String = row.get(1)?;
        let is_key = row.get::<_, i64>(4)? > 0;
        let is_number = has_numbers && is_key && kind == "INTEGER";
        columns.push(Column { name: row.get(0)?, kind, may_be_null, is_number });
        if !(may_be_null || has_default) || is_key {
            least = columns.len();
        }
    }
    Ok(Shape { table, columns, least, has_numbers })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::migrate::{MIGRATIONS, take_steps};
    use crate::store::recover::TABLES;
    use rusqlite::Connection;

    #[test]
    fn no_two_tables_take_the_same_row() {
        for version in 1..=MIGRATIONS.len() {
            let mut made = Connection::open_in_memory().expect("a database");
            let transaction = made.transaction().expect("a transaction");
            take_steps(&transaction, &MIGRATIONS[..version]).expect("made");
            let shapes = shapes(&transaction).expect("read");
            let numbered = || shapes.iter().filter(|shape| shape.has_numbers);
            for one in numbered().filter(|one| TABLES.contains(&one.table.as_str())) {
                let same = numbered().filter(|other| {
                    other.columns.len() == one.columns.len()
                        && one.columns.iter().zip(&other.columns).all(|(a, b)| {
                            (a.kind == b.kind && a.is_number == b.is_number)
                                || (a.may_be_null && b.may_be_null)
                        })
                });
                assert_eq!(same.count(), 1, "{} of version {version}", one.table);
            }
        }
    }
}
