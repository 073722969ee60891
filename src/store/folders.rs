//! Folders of feeds, in folders.

use super::stories::Elsewhere;
use super::undo::{self, Change};
use super::{Counts, FeedId, FolderId, FolderRow, Library, StoreError};
use super::{counts, natural, tags};
use crate::text::fold;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction};
use std::collections::HashSet;

impl Library {
    /// Every folder, by name; the root is not among them.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn folders(&self) -> Result<Vec<FolderRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, parent_id, name, attributes FROM folders WHERE parent_id IS NOT NULL",
        )?;
        let rows = statement.query_map((), |row| {
            let attributes: String = row.get(3)?;
            Ok(FolderRow {
                id: row.get(0)?,
                parent: row.get(1)?,
                name: row.get(2)?,
                attributes: serde_json::from_str(&attributes).unwrap_or_default(),
                counts: Counts::default(),
            })
        })?;
        let mut folders: Vec<FolderRow> = rows.collect::<Result<_, _>>()?;
        if !folders.is_empty() {
            let elsewhere = Elsewhere::read(&self.connection)?;
            for folder in &mut folders {
                let feeds = feeds_within(&self.connection, &[folder.id])?;
                folder.counts = counts::of_feeds(&self.connection, &feeds, &elsewhere)?;
            }
        }
        folders.sort_by_cached_key(|folder| (natural::sort_key(&folder.name), folder.id));
        Ok(folders)
    }

    /// Makes a folder; where one of this name is there, gives that one.
    ///
    /// # Errors
    /// When the folder around it is not there, or the library cannot be written.
    pub fn add_folder(
        &mut self,
        name: &str,
        parent: FolderId,
        at: Timestamp,
    ) -> Result<FolderId, StoreError> {
        let name = tags::cleaned(name);
        self.change(|transaction| {
            require(transaction, parent)?;
            let (folder, is_new) = insert(transaction, &name, parent, &[])?;
            if is_new {
                let change = Change::FolderAdded { folder, name };
                undo::record(transaction, at, &change, &[])?;
            }
            Ok(folder)
        })
    }

    /// Gives a folder another name, with a number behind it where that is taken.
    ///
    /// # Errors
    /// When the folder is not there, or the library cannot be written.
    pub fn rename_folder(
        &mut self,
        folder: FolderId,
        name: &str,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let name = tags::cleaned(name);
        self.change(|transaction| {
            let (before, parent) = place(transaction, folder)?;
            if before != name {
                let after = free_name(transaction, &name, parent)?;
                put(transaction, folder, &after, parent)?;
                let change = Change::FolderRenamed { folder, before, after };
                undo::record(transaction, at, &change, &[])?;
            }
            Ok(())
        })
    }

    /// Puts a folder into another one.
    ///
    /// # Errors
    /// When one of them is not there, the one lies in the other, or the library cannot be
    /// written.
    pub fn move_folder(
        &mut self,
        folder: FolderId,
        parent: FolderId,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.change(|transaction| {
            require(transaction, parent)?;
            move_to(transaction, folder, parent, Vec::new(), at)
        })
    }

    /// Puts a folder into the folder of a path such as `outer/inner`, which is made where it is
    /// missing; to the top for an empty one.
    ///
    /// # Errors
    /// When the folder is not there, the path leads into it, or the library cannot be written.
    pub fn move_folder_into(
        &mut self,
        folder: FolderId,
        path: &str,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.change(|transaction| {
            let (parent, made) = at_path(transaction, path)?;
            move_to(transaction, folder, parent, made, at)
        })
    }

    /// Takes a folder away; what lies in it moves to the folder around it.
    ///
    /// # Errors
    /// When the folder is not there, or the library cannot be written.
    pub fn delete_folder(&mut self, folder: FolderId, at: Timestamp) -> Result<(), StoreError> {
        self.change(|transaction| {
            let (name, parent) = place(transaction, folder)?;
            let feeds = feeds_in(transaction, folder)?;
            let folders = folders_in(transaction, folder)?;
            for (inner, inner_name) in &folders {
                let free = free_name(transaction, inner_name, parent)?;
                put(transaction, *inner, &free, parent)?;
            }
            transaction.execute(
                "UPDATE feeds SET folder_id = ?2 WHERE folder_id = ?1",
                (folder, parent),
            )?;
            let attributes: String = transaction.query_row(
                "DELETE FROM folders WHERE id = ?1 RETURNING attributes",
                [folder],
                |row| row.get(0),
            )?;
            let change = Change::FolderDeleted { folder, name, parent, attributes, feeds, folders };
            undo::record(transaction, at, &change, &[])
        })
    }
}

/// Puts a folder into another one, for which others were made, and writes that down.
fn move_to(
    transaction: &Transaction<'_>,
    folder: FolderId,
    parent: FolderId,
    folders: Vec<FolderId>,
    at: Timestamp,
) -> Result<(), StoreError> {
    let before = place(transaction, folder)?;
    if within(transaction, &[folder])?.contains(&parent) {
        return Err(StoreError::FolderInItself);
    }
    if before.1 == parent {
        return Ok(());
    }
    let after = (free_name(transaction, &before.0, parent)?, parent);
    put(transaction, folder, &after.0, after.1)?;
    let change = Change::FolderMoved { folder, before, after, folders };
    undo::record(transaction, at, &change, &[])
}

/// The folder of a path such as `outer/inner`, and those on the way to it that had to be made, the
/// outer ones first.
pub(super) fn at_path(
    transaction: &Transaction<'_>,
    path: &str,
) -> Result<(FolderId, Vec<FolderId>), StoreError> {
    let (mut folder, mut made) = (FolderId::ROOT, Vec::new());
    for name in path.split('/').map(str::trim).filter(|name| !name.is_empty()) {
        let (inner, is_new) = insert(transaction, name, folder, &[])?;
        made.extend(is_new.then_some(inner));
        folder = inner;
    }
    Ok((folder, made))
}

/// Writes a folder, or finds the one of this name. Whether it is new.
pub(super) fn insert(
    transaction: &Transaction<'_>,
    name: &str,
    parent: FolderId,
    attributes: &[(String, String)],
) -> Result<(FolderId, bool), StoreError> {
    let name = tags::cleaned(name);
    let known = transaction
        .prepare_cached("SELECT id FROM folders WHERE parent_id = ?1 AND name = ?2")?
        .query_row((parent, &name), |row| row.get(0))
        .optional()?;
    if let Some(known) = known {
        return Ok((known, false));
    }
    let attributes = serde_json::to_string(attributes).unwrap_or_else(|_| "[]".to_owned());
    transaction
        .prepare_cached("INSERT INTO folders (parent_id, name, attributes) VALUES (?1, ?2, ?3)")?
        .execute((parent, name, attributes))?;
    Ok((FolderId(transaction.last_insert_rowid()), true))
}

/// Brings back a folder that was deleted.
pub(super) fn insert_again(
    connection: &Connection,
    folder: FolderId,
    name: &str,
    parent: FolderId,
    attributes: &str,
) -> Result<(), StoreError> {
    let name = free_name(connection, name, parent)?;
    connection.execute(
        "INSERT INTO folders (id, parent_id, name, attributes) VALUES (?1, ?2, ?3, ?4)",
        (folder, parent, name, attributes),
    )?;
    Ok(())
}

/// Takes away a folder that was made; what came to lie in it moves up.
pub(super) fn remove(connection: &Connection, folder: FolderId) -> Result<(), StoreError> {
    let Ok((_, parent)) = place(connection, folder) else { return Ok(()) };
    for (inner, name) in folders_in(connection, folder)? {
        let free = free_name(connection, &name, parent)?;
        put(connection, inner, &free, parent)?;
    }
    connection.execute("UPDATE feeds SET folder_id = ?2 WHERE folder_id = ?1", (folder, parent))?;
    connection.execute("DELETE FROM folders WHERE id = ?1", [folder])?;
    Ok(())
}

/// Takes away folders that were made, the outer ones first.
pub(super) fn remove_made(connection: &Connection, folders: &[FolderId]) -> Result<(), StoreError> {
    folders.iter().rev().try_for_each(|folder| remove(connection, *folder))
}

/// Gives a folder its name back, if it is still there.
pub(super) fn rename(
    connection: &Connection,
    folder: FolderId,
    name: &str,
) -> Result<(), StoreError> {
    let Ok((_, parent)) = place(connection, folder) else { return Ok(()) };
    put(connection, folder, &free_name(connection, name, parent)?, parent)
}

pub(super) fn put(
    connection: &Connection,
    folder: FolderId,
    name: &str,
    parent: FolderId,
) -> Result<(), StoreError> {
    connection.execute(
        "UPDATE folders SET name = ?2, parent_id = ?3 WHERE id = ?1",
        (folder, name, parent),
    )?;
    Ok(())
}

pub(super) fn require(connection: &Connection, folder: FolderId) -> Result<(), StoreError> {
    let is_there: bool = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM folders WHERE id = ?1)")?
        .query_row([folder], |row| row.get(0))?;
    if is_there { Ok(()) } else { Err(StoreError::Missing("folder")) }
}

/// The name, or the name with a number: two folders in one place have two names.
fn free_name(connection: &Connection, name: &str, parent: FolderId) -> Result<String, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM folders WHERE parent_id = ?1 AND name = ?2)",
    )?;
    let mut free = name.to_owned();
    for number in 2.. {
        if !statement.query_row((parent, &free), |row| row.get::<_, bool>(0))? {
            break;
        }
        free = format!("{name} ({number})");
    }
    Ok(free)
}

/// The name of a folder, and where it lies. The root has no place.
fn place(connection: &Connection, folder: FolderId) -> Result<(String, FolderId), StoreError> {
    let found = connection
        .query_row(
            "SELECT name, parent_id FROM folders WHERE id = ?1 AND parent_id IS NOT NULL",
            [folder],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?;
    found.ok_or(StoreError::Missing("folder"))
}

fn folders_in(
    connection: &Connection,
    folder: FolderId,
) -> Result<Vec<(FolderId, String)>, StoreError> {
    let mut statement =
        connection.prepare("SELECT id, name FROM folders WHERE parent_id = ?1 ORDER BY id")?;
    let rows = statement.query_map([folder], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn feeds_in(connection: &Connection, folder: FolderId) -> Result<Vec<FeedId>, StoreError> {
    let mut statement = connection.prepare("SELECT id FROM feeds WHERE folder_id = ?1")?;
    let rows = statement.query_map([folder], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// These folders and all in them.
fn within(connection: &Connection, folders: &[FolderId]) -> Result<HashSet<FolderId>, StoreError> {
    let mut all = HashSet::new();
    let mut waiting = folders.to_vec();
    while let Some(folder) = waiting.pop() {
        if all.insert(folder) {
            waiting.extend(folders_in(connection, folder)?.into_iter().map(|(inner, _)| inner));
        }
    }
    Ok(all)
}

/// The feeds of these folders and of all folders in them.
pub(super) fn feeds_within(
    connection: &Connection,
    folders: &[FolderId],
) -> Result<Vec<FeedId>, StoreError> {
    let mut feeds = Vec::new();
    for folder in within(connection, folders)? {
        feeds.extend(feeds_in(connection, folder)?);
    }
    feeds.sort_unstable();
    Ok(feeds)
}

/// The folders whose name holds this, in search form, or whose way from the root does: `a/b`.
pub(super) fn named(connection: &Connection, name: &str) -> Result<Vec<FolderId>, StoreError> {
    let mut statement = connection.prepare(
        "WITH RECURSIVE ways (id, way) AS (
           SELECT id, name FROM folders WHERE parent_id = 0
           UNION ALL
           SELECT f.id, way || '/' || f.name FROM folders f JOIN ways w ON f.parent_id = w.id)
         SELECT id, way FROM ways",
    )?;
    let rows = statement.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?;
    let all: Vec<(FolderId, String)> = rows.collect::<Result<_, _>>()?;
    let is_named = |(_, way): &(FolderId, String)| fold(way).text().contains(name);
    Ok(all.into_iter().filter(is_named).map(|(id, _)| id).collect())
}
