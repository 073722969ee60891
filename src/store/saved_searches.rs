//! Searches with a name, and rules that hide what they find.

use super::undo::{self, Change};
use super::{Library, SavedSearch, SavedSearchId, StoreError, tags};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

impl Library {
    /// Every saved search and mute rule, in the order in which they were made.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn saved_searches(&self) -> Result<Vec<SavedSearch>, StoreError> {
        all(&self.connection)
    }

    /// Saves a search, or makes a mute rule: it hides what is there and what will come.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn save_search(
        &mut self,
        name: &str,
        query: &str,
        is_mute: bool,
        at: Timestamp,
    ) -> Result<SavedSearchId, StoreError> {
        let name = tags::cleaned(name);
        self.change(|transaction| {
            transaction.execute(
                "INSERT INTO saved_searches (name, query, is_mute) VALUES (?1, ?2, ?3)",
                (&name, query, is_mute),
            )?;
            let search = SavedSearchId(transaction.last_insert_rowid());
            let change = Change::SearchSaved { search, name, is_mute };
            undo::record(transaction, at, &change, &[])?;
            Ok(search)
        })
    }

    /// Gives a saved search or a mute rule another name.
    ///
    /// # Errors
    /// When it is not there, or the library cannot be written.
    pub fn rename_search(
        &mut self,
        search: SavedSearchId,
        name: &str,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let name = tags::cleaned(name);
        self.change(|transaction| {
            let sql = "SELECT name FROM saved_searches WHERE id = ?1";
            let found = transaction.query_row(sql, [search], |row| row.get(0)).optional()?;
            let before: String = found.ok_or(StoreError::Missing("saved search"))?;
            if before != name {
                set_name(transaction, search, &name)?;
                let change = Change::SearchRenamed { search, before, after: name };
                undo::record(transaction, at, &change, &[])?;
            }
            Ok(())
        })
    }

    /// Deletes a saved search or a mute rule.
    ///
    /// # Errors
    /// When it is not there, or the library cannot be written.
    pub fn delete_search(
        &mut self,
        search: SavedSearchId,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.change(|transaction| {
            let found = transaction
                .query_row(
                    "SELECT id, name, query, is_mute FROM saved_searches WHERE id = ?1",
                    [search],
                    row,
                )
                .optional()?;
            let SavedSearch { name, query, is_mute, .. } =
                found.ok_or(StoreError::Missing("saved search"))?;
            remove(transaction, search)?;
            let change = Change::SearchDeleted { search, name, query, is_mute };
            undo::record(transaction, at, &change, &[])
        })
    }
}

pub(super) fn all(connection: &Connection) -> Result<Vec<SavedSearch>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT id, name, query, is_mute FROM saved_searches ORDER BY id")?;
    Ok(statement.query_map((), row)?.collect::<Result<_, _>>()?)
}

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<SavedSearch> {
    Ok(SavedSearch { id: row.get(0)?, name: row.get(1)?, query: row.get(2)?, is_mute: row.get(3)? })
}

pub(super) fn set_name(
    connection: &Connection,
    search: SavedSearchId,
    name: &str,
) -> Result<(), StoreError> {
    connection.execute("UPDATE saved_searches SET name = ?2 WHERE id = ?1", (search, name))?;
    Ok(())
}

pub(super) fn remove(connection: &Connection, search: SavedSearchId) -> Result<(), StoreError> {
    connection.execute("DELETE FROM saved_searches WHERE id = ?1", [search])?;
    Ok(())
}

pub(super) fn insert_again(
    connection: &Connection,
    search: SavedSearchId,
    name: &str,
    query: &str,
    is_mute: bool,
) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO saved_searches (id, name, query, is_mute) VALUES (?1, ?2, ?3, ?4)",
        (search, name, query, is_mute),
    )?;
    Ok(())
}
