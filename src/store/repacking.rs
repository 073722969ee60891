//! The step to libraries with packed texts: each article is brought over once.

use super::StoreError;
use super::packing::pack;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row, Transaction};
use std::borrow::Cow;

/// Articles that are brought over before their older form is deleted, so that what comes after them
/// has room in its place and the file does not grow.
const AT_A_TIME: i64 = 1000;

/// Makes the table of packed texts out of the older one.
pub(super) fn pack_bodies(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    transaction.execute_batch(include_str!("schema/5.sql"))?;
    while let Some(last) = pack_some(transaction)? {
        transaction.execute("DELETE FROM bodies WHERE article_id <= ?1", [last])?;
    }
    transaction.execute_batch("DROP TABLE bodies; ALTER TABLE packed_bodies RENAME TO bodies")?;
    Ok(())
}

/// Brings the first of them over. The number of the last one, if there was any.
fn pack_some(connection: &Connection) -> Result<Option<i64>, StoreError> {
    let mut older = connection.prepare(
        "SELECT article_id, base, summary, is_summary_html, extras, full_text_at, plain, content,
           full_plain, full_text
         FROM bodies ORDER BY article_id LIMIT ?1",
    )?;
    let mut insert = connection.prepare(
        "INSERT INTO packed_bodies (article_id, base, summary, is_summary_html, extras, page_at,
           texts, page)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    let mut rows = older.query([AT_A_TIME])?;
    let mut last = None;
    while let Some(row) = rows.next()? {
        for column in 0..6 {
            insert.raw_bind_parameter(column + 1, ToSqlOutput::Borrowed(row.get_ref(column)?))?;
        }
        let texts = pack(&text(row, 6)?.unwrap_or_default(), text(row, 7)?.as_deref());
        insert.raw_bind_parameter(7, texts)?;
        let page = text(row, 9)?;
        let plain = text(row, 8)?.unwrap_or_default();
        insert.raw_bind_parameter(8, page.map(|page| pack(&plain, Some(&page))))?;
        insert.raw_execute()?;
        last = Some(row.get(0)?);
    }
    Ok(last)
}

/// A byte that is no letter costs that letter, not the library.
fn text<'a>(row: &'a Row<'_>, column: usize) -> Result<Option<Cow<'a, str>>, StoreError> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(bytes) => Some(String::from_utf8_lossy(bytes)),
        ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) | ValueRef::Blob(_) => None,
    })
}
