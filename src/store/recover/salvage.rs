//! The rows of a damaged table, as far as they can be read.

use crate::store::StoreError;
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, Statement, Transaction, params_from_iter};

/// Copies all rows of a table that can be read, and says how many they are as it goes. Whether that
/// was all: of a table that older formats do not have, it is.
///
/// # Errors
/// When the new table is none.
pub(super) fn copy_table(
    old: &Connection,
    new: &Transaction<'_>,
    table: &str,
    told: &mut dyn FnMut(usize),
) -> Result<bool, StoreError> {
    let mut columns = new.prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))?;
    let columns: Vec<String> =
        columns.query_map((), |row| row.get(0))?.collect::<Result<_, _>>()?;
    if columns.is_empty() {
        return Ok(true);
    }
    let marks = vec!["?"; columns.len()].join(",");
    let columns = columns.join(",");
    let insert =
        new.prepare(&format!("INSERT OR REPLACE INTO {table} ({columns}) VALUES ({marks})"))?;
    let has_numbers = new.prepare(&format!("SELECT rowid FROM {table}")).is_ok();
    let mut copying = Copying { old, insert, table, saved: 0, is_whole: true, told };
    if has_numbers {
        copying.around_damage(&columns);
    } else {
        let rows = format!("SELECT 0, {columns} FROM {table}");
        if !copying.stretch(&rows, None).is_whole {
            copying.is_whole = false;
            copying.stretch(&format!("{rows} ORDER BY 2 DESC, 3 DESC"), None);
        }
    }
    Ok(copying.is_whole)
}

/// A table on its way into the new file.
struct Copying<'a> {
    old: &'a Connection,
    insert: Statement<'a>,
    table: &'a str,
    saved: usize,
    is_whole: bool,
    told: &'a mut dyn FnMut(usize),
}

/// Numbers of rows, in the order in which they are asked for.
#[derive(Clone, Copy)]
struct Numbers {
    after: i64,
    up_to: i64,
    is_backwards: bool,
}

impl Numbers {
    /// Whether a row of this number may come next. In a damaged page it may be any.
    fn take(&mut self, number: i64) -> bool {
        let is_next = self.after < number && number <= self.up_to;
        if is_next && self.is_backwards {
            self.up_to = number - 1;
        } else if is_next {
            self.after = number;
        }
        is_next
    }
}

/// What was read without a gap.
struct Stretch {
    /// The number of the last row.
    last: Option<i64>,
    /// Whether nothing came behind it.
    is_whole: bool,
}

impl Copying<'_> {
    /// Copies the rows before, between and behind pages that cannot be read.
    fn around_damage(&mut self, columns: &str) {
        let forwards = format!(
            "SELECT rowid, {columns} FROM {} WHERE rowid > ?1 AND rowid <= ?2 ORDER BY rowid",
            self.table
        );
        let backwards = format!("{forwards} DESC");
        let mut from = -1;
        loop {
            let all = Numbers { after: from, up_to: i64::MAX, is_backwards: false };
            let stretch = self.stretch(&forwards, Some(all));
            if stretch.is_whole {
                return;
            }
            self.is_whole = false;
            let before = stretch.last.unwrap_or(from);
            let behind = self.readable_behind(before);
            let up_to = behind.unwrap_or(i64::MAX);
            self.stretch(&backwards, Some(Numbers { after: before, up_to, is_backwards: true }));
            match behind {
                Some(behind) => from = behind,
                None => return,
            }
        }
    }

    /// A number behind this one from which on rows can be read again; none where there is no such
    /// row.
    fn readable_behind(&self, before: i64) -> Option<i64> {
        let next =
            format!("SELECT rowid FROM {} WHERE rowid > ?1 ORDER BY rowid LIMIT 1", self.table);
        let mut steps = (0..63).map(|power| before.checked_add(1 << power));
        while let Some(Some(behind)) = steps.next() {
            match self.old.query_row(&next, [behind], |row| row.get::<_, i64>(0)).optional() {
                // In a damaged page it may be any number.
                Ok(Some(number)) if number > behind => return Some(behind),
                Ok(None) => return None,
                Ok(Some(_)) | Err(_) => {}
            }
        }
        None
    }

    /// Copies what a statement gives, up to its end or to what cannot be read.
    fn stretch(&mut self, rows: &str, mut numbers: Option<Numbers>) -> Stretch {
        let mut stretch = Stretch { last: None, is_whole: false };
        let Ok(mut select) = self.old.prepare(rows) else { return stretch };
        let count = select.column_count();
        let found = match numbers {
            Some(Numbers { after, up_to, .. }) => select.query((after, up_to)),
            None => select.query(()),
        };
        let Ok(mut rows) = found else { return stretch };
        loop {
            let row = match rows.next() {
                Ok(Some(row)) => row,
                end => {
                    stretch.is_whole = end.is_ok();
                    return stretch;
                }
            };
            let number = row.get(0).unwrap_or(0);
            if numbers.as_mut().is_some_and(|numbers| !numbers.take(number)) {
                return stretch;
            }
            stretch.last = Some(number);
            self.save(row, count);
        }
    }

    /// What is no value of its column any more is lost; of a text, the letters that are none.
    fn save(&mut self, row: &Row<'_>, count: usize) {
        let mut is_whole = true;
        let values: Result<Vec<Value>, _> =
            (1..count).map(|column| value(row, column, &mut is_whole)).collect();
        let saved = values.and_then(|values| self.insert.execute(params_from_iter(values)));
        self.is_whole &= is_whole && saved.is_ok();
        self.saved += saved.unwrap_or(0);
        (self.told)(self.saved);
    }
}

fn value(row: &Row<'_>, column: usize, is_whole: &mut bool) -> rusqlite::Result<Value> {
    Ok(match row.get_ref(column)? {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Integer(number),
        ValueRef::Real(number) => Value::Real(number),
        ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
        ValueRef::Text(bytes) => {
            let text = String::from_utf8_lossy(bytes);
            *is_whole &= matches!(text, std::borrow::Cow::Borrowed(_));
            Value::Text(text.into_owned())
        }
    })
}
