//! The first page of a library, made anew where it is damaged: without it nothing else of the file
//! is found.
//!
//! It holds the header, which says what the file is, and the root of the tree that names all
//! tables. The pages that the root leads to are known to the pointer map too, which every library
//! has, as it gives back free pages a few at a time; the format is known by the tables themselves.
//! Source: "Database File Format" of SQLite, sections 1.3 (header), 1.6 (pages of trees) and 1.8
//! (pointer map).

use super::StoreError;
use super::files::PAGE;
use super::migrate::{self, APPLICATION_ID};
use rusqlite::Connection;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// How every SQLite file begins.
pub(super) const MAGIC: &[u8] = b"SQLite format 3\0";

/// Bytes of the header, which lies before the root.
const HEADER: usize = 100;

/// Bytes of a page of a tree before the places of its cells: without and with the last child.
const LEAF_HEADER: usize = 8;
const INTERIOR_HEADER: usize = 12;

/// How a page of a table begins that leads to others, and one that holds rows.
const INTERIOR: u8 = 5;
const LEAF: u8 = 13;

/// Bytes of what the pointer map says of one page: a kind, and the number of another page.
const ENTRY: usize = 5;

/// Pages that one page of the map speaks of.
const MAPPED: usize = PAGE / ENTRY;

/// What the map says of a page of a tree that another page leads to.
const LED_TO: u8 = 5;

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
    (68, APPLICATION_ID as u32),
];

/// Whether the file says that it is a library, and which tables it has.
pub(super) fn is_sound(connection: &Connection) -> bool {
    migrate::application(connection).is_ok_and(|found| found == APPLICATION_ID)
        && migrate::tables(connection).is_ok()
}

/// Makes the first page of this copy of a library anew; leaves it where the file says that it is a
/// library and no more of it can be read.
///
/// # Errors
/// [`StoreError::NotALibrary`], of the `library` itself, when neither the header says that it is one
/// nor the tables do; when the copy cannot be written.
pub(super) fn mend(copy: &Path, library: &Path) -> Result<(), StoreError> {
    let (header, page) = read(copy).map_err(StoreError::file(copy))?;
    if let Some(page) = page {
        let write = || OpenOptions::new().write(true).open(copy)?.write_all(&page);
        write().map_err(StoreError::file(copy))?;
        if tell_version(copy)? {
            return Ok(());
        }
    }
    let is_ours = header.starts_with(MAGIC)
        && header.get(68..72) == Some(&(APPLICATION_ID as u32).to_be_bytes()[..]);
    if is_ours { Ok(()) } else { Err(StoreError::NotALibrary(library.to_owned())) }
}

/// Writes down which format the tables have. Whether they are those of a library.
fn tell_version(copy: &Path) -> Result<bool, StoreError> {
    let connection = Connection::open(copy)?;
    let Ok(Some(version)) = migrate::version_of_tables(&connection) else { return Ok(false) };
    connection.pragma_update(None, "user_version", version)?;
    Ok(true)
}

/// The header as it is, and a first page made of what the rest of the file says.
fn read(path: &Path) -> io::Result<(Vec<u8>, Option<Vec<u8>>)> {
    let mut file = File::open(path)?;
    let pages = u32::try_from(file.metadata()?.len() / PAGE as u64).unwrap_or(u32::MAX);
    let mut header = Vec::new();
    (&file).take(HEADER as u64).read_to_end(&mut header)?;
    let mut children = Vec::new();
    for map in (2..=pages).step_by(MAPPED + 1) {
        let entries = page(&mut file, map)?;
        for (entry, number) in entries.chunks_exact(ENTRY).zip(map + 1..=pages) {
            if entry == [LED_TO, 0, 0, 0, 1]
                && let Some(last_row) = last_row(&page(&mut file, number)?)
            {
                children.push((last_row, number));
            }
        }
    }
    children.sort_unstable();
    Ok((header, first_page(&children)))
}

fn page(file: &mut File, number: u32) -> io::Result<Vec<u8>> {
    let mut page = vec![0; PAGE];
    file.seek(SeekFrom::Start(u64::from(number - 1) * PAGE as u64))?;
    file.read_exact(&mut page)?;
    Ok(page)
}

/// The number of the last row of a page that holds rows.
fn last_row(page: &[u8]) -> Option<u64> {
    let count = usize::from(u16::from_be_bytes([*page.get(3)?, *page.get(4)?]));
    let place = LEAF_HEADER + 2 * count.checked_sub(1)?;
    let cell = usize::from(u16::from_be_bytes([*page.get(place)?, *page.get(place + 1)?]));
    let (_size, number) = varint(page.get(cell..)?)?;
    let (row, _) = varint(page.get(cell + number..)?)?;
    (page.first() == Some(&LEAF)).then_some(row)
}

/// A number in seven bits to the byte, and the bytes that it takes. Numbers of so many rows that
/// they take nine are none of ours.
fn varint(bytes: &[u8]) -> Option<(u64, usize)> {
    let length = 1 + bytes.iter().take(8).position(|byte| byte & 0x80 == 0)?;
    let number = bytes.iter().take(length).fold(0, |sum, byte| sum << 7 | u64::from(byte & 0x7F));
    Some((number, length))
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

fn to_varint(number: u64) -> Vec<u8> {
    let mut bytes = vec![(number & 0x7F) as u8];
    let mut rest = number >> 7;
    while rest > 0 {
        bytes.push((rest & 0x7F) as u8 | 0x80);
        rest >>= 7;
    }
    bytes.reverse();
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_they_are_read() {
        for number in [0, 1, 127, 128, 300, 16_383, 16_384, 1 << 40] {
            let bytes = to_varint(number);
            assert_eq!(varint(&bytes), Some((number, bytes.len())));
        }
        assert_eq!(varint(&[0x81]), None, "cut off");
        assert_eq!(varint(&[0xFF; 9]), None, "too long");
    }

    #[test]
    fn there_is_room_for_so_many_pages_and_no_more() {
        let children: Vec<(u64, u32)> = (1..=1_000).map(|row| (u64::from(row), row)).collect();
        assert!(first_page(&children[..400]).is_some());
        assert_eq!(first_page(&children), None);
        assert_eq!(first_page(&[]), None);
    }

    #[test]
    fn a_page_that_makes_no_sense_has_no_rows() {
        for byte in [0, LEAF, 0xAB, 0xFF] {
            assert_eq!(last_row(&vec![byte; PAGE]), None, "{byte}");
        }
    }
}
