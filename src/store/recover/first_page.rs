//! The first page of a library, made anew where it is damaged: without it nothing else of the file
//! is found.
//!
//! It holds the header, which says what the file is, and the root of the tree that names all
//! tables. The pages that the root leads to are known to the pointer map too, which every library
//! has, as it gives back free pages a few at a time; the format is known by the tables themselves.
//! Source: "Database File Format" of SQLite, section 1.3; of pages, see `page`.

use super::page::{INTERIOR, INTERIOR_HEADER, Mapped, Pages, rows, to_varint};
use crate::store::StoreError;
use crate::store::files::PAGE;
use crate::store::migrate::{self, APPLICATION_ID};
use rusqlite::Connection;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

/// How every SQLite file begins.
pub(in crate::store) const MAGIC: &[u8] = b"SQLite format 3\0";

/// Bytes of the header, which lies before the root.
const HEADER: usize = 100;

/// Where the version of the format stands in it, and whose file it is.
const VERSION: usize = 60;
const APPLICATION: usize = 68;

/// Numbers of four bytes in the header: where they stand, and what they are in a library. Those
/// that are missing are 0: no free pages, the version of the format, which is written later.
const NUMBERS: [(usize, u32); 5] = [
    // The format of the tables.
    (44, 4),
    // Pages are given back (else the number of the last root), a few at a time.
    (52, 1),
    (64, 1),
    // UTF-8.
    (56, 1),
    (APPLICATION, APPLICATION_ID as u32),
];

/// Whether the file says that it is a library, and which tables it has.
pub(super) fn is_sound(connection: &Connection) -> bool {
    migrate::application(connection).is_ok_and(|found| found == APPLICATION_ID)
        && migrate::tables(connection).is_ok()
}

/// What is left of the start of a library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// The tables are named.
    Tables,
    /// The header says that it is a library, of this version; which tables it has is not known.
    Header(i64),
    /// Nothing; it may be something else.
    Nothing,
}

/// Makes the first page of this copy of a library anew, where the tables are named behind it.
///
/// # Errors
/// [`StoreError::NotALibrary`], of the `library` itself, when it is a database of another program;
/// when the copy cannot be written.
pub(super) fn mend(copy: &Path, library: &Path) -> Result<Start, StoreError> {
    let mut pages = Pages::open(copy).map_err(StoreError::file(copy))?;
    let header = pages.read(1).unwrap_or_default();
    if let Some(page) = first_page(&named_tables(&mut pages)) {
        let write = || OpenOptions::new().write(true).open(copy)?.write_all(&page);
        write().map_err(StoreError::file(copy))?;
        if tell_version(copy)? {
            return Ok(Start::Tables);
        }
    }
    let number = |at: usize| Some(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?));
    match (header.starts_with(MAGIC), number(APPLICATION)) {
        (true, Some(application)) if i64::from(application) == APPLICATION_ID => {
            Ok(Start::Header(number(VERSION).map_or(0, i64::from)))
        }
        (true, _) => Err(StoreError::NotALibrary(library.to_owned())),
        (false, _) => Ok(Start::Nothing),
    }
}

/// Writes down which format the tables have. Whether they are those of a library.
fn tell_version(copy: &Path) -> Result<bool, StoreError> {
    let connection = Connection::open(copy)?;
    let Ok(Some(version)) = migrate::version_of_tables(&connection) else { return Ok(false) };
    connection.pragma_update(None, "user_version", version)?;
    Ok(true)
}

/// The pages that name the tables, each with its last row, in the order of the rows.
fn named_tables(pages: &mut Pages) -> Vec<(u64, u32)> {
    let mut children = Vec::new();
    for number in pages.numbers() {
        if pages.mapped(number) == Some(Mapped::LedToBy(1))
            && let Ok(page) = pages.read(number)
            && let Some(last_row) = rows(&page).last().and_then(|cell| cell.row)
            && let Ok(last_row) = u64::try_from(last_row)
        {
            children.push((last_row, number));
        }
    }
    children.sort_unstable();
    children
}

/// A page that leads to these, in the order of their rows; `None` where there are none, or more than
/// have room on it.
fn first_page(children: &[(u64, u32)]) -> Option<Vec<u8>> {
    let ((_, last), others) = children.split_last()?;
    let mut page = vec![0; PAGE];
    let mut put = |place: usize, bytes: &[u8]| {
        let room = page.get_mut(place..place + bytes.len());
        room.map(|room| room.copy_from_slice(bytes))
    };
    put(0, MAGIC)?;
    // The size of a page, write-ahead logging for writers and readers, and what is so in all files.
    put(16, &[0x10, 0, 2, 2, 0, 64, 32, 32])?;
    for (place, number) in NUMBERS {
        put(place, &number.to_be_bytes())?;
    }
    let places = HEADER + INTERIOR_HEADER;
    let places_end = places + 2 * others.len();
    let mut free = PAGE;
    for (cell, (row, child)) in others.iter().enumerate() {
        let bytes = [&child.to_be_bytes()[..], &to_varint(*row)].concat();
        free = free.checked_sub(bytes.len()).filter(|free| *free >= places_end)?;
        put(free, &bytes)?;
        put(places + 2 * cell, &u16::try_from(free).ok()?.to_be_bytes())?;
    }
    put(HEADER, &[INTERIOR])?;
    put(HEADER + 3, &u16::try_from(others.len()).ok()?.to_be_bytes())?;
    put(HEADER + 5, &u16::try_from(free).ok()?.to_be_bytes())?;
    put(HEADER + 8, &last.to_be_bytes())?;
    Some(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_for_so_many_pages_and_no_more() {
        let children: Vec<(u64, u32)> = (1..=1_000).map(|row| (u64::from(row), row)).collect();
        assert!(first_page(&children[..400]).is_some());
        assert_eq!(first_page(&children), None);
        assert_eq!(first_page(&[]), None);
    }
}
