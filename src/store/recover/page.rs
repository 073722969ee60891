//! Pages of a SQLite file as they lie there, read without SQLite, which finds no page but by those
//! that lead to it.
//!
//! Source: "Database File Format" of SQLite, sections 1.6 (trees and their cells), 1.7 (what has no
//! room on its page), 1.8 (pointer map) and 2.1 (records).

use crate::store::files::PAGE;
use rusqlite::types::Value;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

/// How a page of a table begins that leads to others, and one that holds rows.
pub(super) const INTERIOR: u8 = 5;
pub(super) const LEAF: u8 = 13;

/// How a page of an index begins: both kinds hold entries.
const INDEX_INTERIOR: u8 = 2;
const INDEX_LEAF: u8 = 10;

/// Bytes of a page of a tree before the places of its cells: without and with the last child.
pub(super) const LEAF_HEADER: usize = 8;
pub(super) const INTERIOR_HEADER: usize = 12;

/// Bytes of what the pointer map says of one page: a kind, and the number of another page.
const ENTRY: usize = 5;

/// Pages that one page of the map speaks of.
const MAPPED: usize = PAGE / ENTRY;

/// Pages from one page of the map to the next.
const BETWEEN_MAPS: u32 = MAPPED as u32 + 1;

/// The first page of the map.
const FIRST_MAP: u32 = 2;

/// Bytes of a row that may stand on the page of its cell, and that stand there at least of one that
/// goes on elsewhere.
const MOST_HERE: usize = PAGE - 35;
const LEAST_HERE: usize = (PAGE - 12) * 32 / 255 - 23;

/// Bytes of a page on which a row goes on: the number of the next page stands before them.
const ELSEWHERE: usize = PAGE - 4;

/// What the pointer map says of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mapped {
    /// It is the root of a tree.
    Root,
    /// Nothing is on it.
    Free,
    /// A row goes on there.
    Rest,
    /// This page leads to it.
    LedToBy(u32),
    /// Nothing that can be.
    Nonsense,
}

/// A file by its pages, which are numbered from 1.
#[derive(Debug)]
pub(super) struct Pages {
    file: File,
    count: u32,
    map: Option<(u32, Vec<u8>)>,
}

/// A row or an entry on its page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell<'a> {
    /// The number of the row; an entry of an index has none.
    pub row: Option<i64>,
    size: usize,
    here: &'a [u8],
}

impl Pages {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let count = u32::try_from(file.metadata()?.len() / PAGE as u64).unwrap_or(u32::MAX);
        Ok(Self { file, count, map: None })
    }

    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> + use<> {
        1..=self.count
    }

    pub(super) fn read(&mut self, number: u32) -> io::Result<Vec<u8>> {
        let mut page = vec![0; PAGE];
        self.file.seek(SeekFrom::Start(u64::from(number.saturating_sub(1)) * PAGE as u64))?;
        self.file.read_exact(&mut page)?;
        Ok(page)
    }

    /// What the map says of a page; none where it says nothing, as of itself.
    pub(super) fn mapped(&mut self, number: u32) -> Option<Mapped> {
        let behind = number.checked_sub(FIRST_MAP)?;
        let place = behind % BETWEEN_MAPS;
        let map = number - place;
        if place == 0 {
            return None;
        }
        if self.map.as_ref().is_none_or(|(known, _)| *known != map) {
            self.map = Some((map, self.read(map).unwrap_or_default()));
        }
        let (_, page) = self.map.as_ref()?;
        let at = (place as usize - 1) * ENTRY;
        let other = number_at(page, at + 1).unwrap_or(0);
        Some(match page.get(at) {
            Some(1) => Mapped::Root,
            Some(2) => Mapped::Free,
            Some(3 | 4) => Mapped::Rest,
            Some(5) => Mapped::LedToBy(other),
            _ => Mapped::Nonsense,
        })
    }

    /// The root of the tree that a page is of, as far as the map knows.
    pub(super) fn root_of(&mut self, number: u32) -> Option<u32> {
        // No tree of a file of so many pages is as high.
        let mut page = number;
        for _ in 0..12 {
            match self.mapped(page)? {
                Mapped::Root => return Some(page),
                Mapped::LedToBy(other) => page = other,
                Mapped::Free | Mapped::Rest | Mapped::Nonsense => return None,
            }
        }
        None
    }

    /// The fields of a row, also where it goes on elsewhere; none where they make no sense.
    pub(super) fn fields(&mut self, cell: Cell<'_>) -> Option<Vec<Value>> {
        if cell.size <= MOST_HERE {
            return fields(cell.here.get(..cell.size)?);
        }
        if cell.size > self.count as usize * PAGE {
            return None;
        }
        let fitting = LEAST_HERE + (cell.size - LEAST_HERE) % ELSEWHERE;
        let here = if fitting <= MOST_HERE { fitting } else { LEAST_HERE };
        let mut bytes = cell.here.get(..here)?.to_vec();
        let mut next = number_at(cell.here, here)?;
        while bytes.len() < cell.size {
            let page = self.read(next).ok().filter(|_| (2..=self.count).contains(&next))?;
            let more = (cell.size - bytes.len()).min(ELSEWHERE);
            bytes.extend_from_slice(page.get(4..4 + more)?);
            next = number_at(&page, 0)?;
        }
        fields(&bytes)
    }
}

/// The rows on a page of a table.
pub(super) fn rows(page: &[u8]) -> Vec<Cell<'_>> {
    if page.first() != Some(&LEAF) {
        return Vec::new();
    }
    let cell = |at: usize| {
        let (size, bytes) = varint(page.get(at..)?)?;
        let at = at + bytes;
        let (row, bytes) = varint(page.get(at..)?)?;
        let (size, row) = (usize::try_from(size).ok()?, i64::try_from(row).ok());
        Some(Cell { row, size, here: page.get(at + bytes..)? })
    };
    places(page, LEAF_HEADER).filter_map(cell).collect()
}

/// The entries on a page of an index, or of a table that is one.
pub(super) fn entries(page: &[u8]) -> Vec<Cell<'_>> {
    let (header, before) = match page.first() {
        Some(&INDEX_LEAF) => (LEAF_HEADER, 0),
        // Each stands behind the number of the page before it.
        Some(&INDEX_INTERIOR) => (INTERIOR_HEADER, 4),
        _ => return Vec::new(),
    };
    let cell = |at: usize| {
        let (size, bytes) = varint(page.get(at + before..)?)?;
        let here = page.get(at + before + bytes..)?;
        Some(Cell { row: None, size: usize::try_from(size).ok()?, here })
    };
    places(page, header).filter_map(cell).collect()
}

/// The pages that a page of an index leads to.
pub(super) fn children(page: &[u8]) -> Vec<u32> {
    if page.first() != Some(&INDEX_INTERIOR) {
        return Vec::new();
    }
    let last = number_at(page, LEAF_HEADER);
    let others = places(page, INTERIOR_HEADER).filter_map(|at| number_at(page, at));
    others.chain(last).collect()
}

/// Where the cells of a page begin.
fn places(page: &[u8], header: usize) -> impl Iterator<Item = usize> + '_ {
    let count = page.get(3..5).map_or(0, |bytes| usize::from(short(bytes)));
    let places = page.get(header..).unwrap_or(&[]).chunks_exact(2).take(count);
    places.map(|bytes| usize::from(short(bytes)))
}

fn short(bytes: &[u8]) -> u16 {
    bytes.iter().take(2).fold(0, |sum, byte| sum << 8 | u16::from(*byte))
}

fn number_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// The fields of a record; none unless it ends where its header says.
fn fields(record: &[u8]) -> Option<Vec<Value>> {
    let (header, mut at) = varint(record)?;
    let header = usize::try_from(header).ok()?;
    let mut body = record.get(header..)?;
    let mut fields = Vec::new();
    while at < header {
        let (kind, bytes) = varint(record.get(at..header)?)?;
        at += bytes;
        let (value, size) = field(kind, body)?;
        body = body.get(size..)?;
        fields.push(value);
    }
    body.is_empty().then_some(fields)
}

/// A field of this kind at the start of these bytes, and how many of them it takes.
fn field(kind: u64, body: &[u8]) -> Option<(Value, usize)> {
    let integer = |size: usize| {
        let bytes = body.get(..size)?;
        let sign = if bytes.first().is_some_and(|byte| byte & 0x80 != 0) { -1 } else { 0 };
        Some(bytes.iter().fold(sign, |sum: i64, byte| sum << 8 | i64::from(*byte)))
    };
    let size = match kind {
        1..=4 => usize::try_from(kind).ok()?,
        5 => 6,
        6 | 7 => 8,
        12.. => usize::try_from((kind - 12) / 2).ok()?,
        _ => 0,
    };
    let value = match kind {
        0 => Value::Null,
        1..=6 => Value::Integer(integer(size)?),
        7 => Value::Real(f64::from_be_bytes(body.get(..8)?.try_into().ok()?)),
        8 => Value::Integer(0),
        9 => Value::Integer(1),
        10 | 11 => return None,
        _ if kind.is_multiple_of(2) => Value::Blob(body.get(..size)?.to_vec()),
        _ => Value::Text(String::from_utf8_lossy(body.get(..size)?).into_owned()),
    };
    Some((value, size))
}

/// A number in seven bits to the byte, and the bytes that it takes. Numbers of so many rows that
/// they take nine are none of ours.
pub(super) fn varint(bytes: &[u8]) -> Option<(u64, usize)> {
    let length = 1 + bytes.iter().take(8).position(|byte| byte & 0x80 == 0)?;
    let number = bytes.iter().take(length).fold(0, |sum, byte| sum << 7 | u64::from(byte & 0x7F));
    Some((number, length))
}

pub(super) fn to_varint(number: u64) -> Vec<u8> {
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
    fn fields_have_their_kinds() {
        // Null, -2 in one byte, 515 in two, 0, 1, a text and bytes.
        let record = [8, 0, 1, 2, 8, 9, 17, 16, 0xFE, 2, 3, b'a', b'b', 0xAA, 0xBB];
        let found = fields(&record).expect("a record");
        let text = Value::Text("ab".to_owned());
        let numbers = [-2, 515, 0, 1].map(Value::Integer);
        let bytes = Value::Blob(vec![0xAA, 0xBB]);
        assert_eq!(found, [&[Value::Null][..], &numbers, &[text, bytes]].concat());
        assert_eq!(fields(&record[..14]), None, "cut off");
        assert_eq!(fields(&[&record[..], &[0]].concat()), None, "too long");
    }

    #[test]
    fn pages_that_make_no_sense_have_no_rows() {
        for byte in 0..=255 {
            let page = vec![byte; PAGE];
            assert!(rows(&page).iter().all(|cell| fields(cell.here).is_none()), "{byte}");
            assert!(entries(&page).iter().all(|cell| fields(cell.here).is_none()), "{byte}");
        }
    }
}
