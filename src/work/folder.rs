//! Finds the texts, pages and feeds in a directory, in an order that people expect.

use crate::news::MOST_TEXTS_IN_A_DIRECTORY;
use std::cmp::Ordering;
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

/// Deeper directories are not looked into; nobody keeps articles there, but a link to a parent
/// would otherwise never end.
const DEEPEST: usize = 8;

/// What lies in a directory.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// What may be read by its name, in reading order, at most the limit.
    pub texts: Vec<PathBuf>,
    /// Files that are not.
    pub passed_over: usize,
    /// Directories that could not be read.
    pub unreadable: Vec<(PathBuf, io::Error)>,
    /// Whether there were more texts than the limit.
    pub is_cut: bool,
}

/// The texts in a directory and in those below it: the files of each directory first, sorted
/// by name with numbers by their value, then its directories. Hidden ones are left out.
pub(super) fn texts_in(directory: &Path) -> Found {
    let mut found = Found::default();
    collect(directory, DEEPEST, &mut found);
    found
}

fn collect(directory: &Path, depth: usize, found: &mut Found) {
    let entries = match fs::read_dir(directory) {
        Ok(entries) => entries,
        Err(error) => return found.unreadable.push((directory.to_owned(), error)),
    };
    let mut files = Vec::new();
    let mut directories = Vec::new();
    for entry in entries.filter_map(Result::ok).filter(|entry| !is_hidden(entry)) {
        let path = entry.path();
        // Links to files are followed, links to directories are not: they may lead in circles.
        let is_directory = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_directory {
            directories.push(path);
        } else if (has_name_of_text(&path) || has_name_of_markup(&path))
            && fs::metadata(&path).is_ok_and(|data| data.is_file())
        {
            files.push(path);
        } else {
            found.passed_over += 1;
        }
    }
    files.sort_by(|one, other| natural_order(one, other));
    directories.sort_by(|one, other| natural_order(one, other));
    let room = MOST_TEXTS_IN_A_DIRECTORY - found.texts.len();
    found.is_cut |= files.len() > room;
    found.texts.extend(files.into_iter().take(room));
    if depth > 0 {
        for below in directories {
            if !found.is_cut {
                collect(&below, depth - 1, found);
            }
        }
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// Whether a file is a text by its name.
pub(super) fn has_name_of_text(path: &Path) -> bool {
    path.extension().is_none() || has_extension(path, &["txt", "text", "md"])
}

/// Whether it may be a page or a feed: files of these names hold much else.
fn has_name_of_markup(path: &Path) -> bool {
    has_extension(path, &["html", "htm", "xhtml", "xml", "rss", "atom", "json"])
}

fn has_extension(path: &Path, known: &[&str]) -> bool {
    let extension = path.extension();
    extension.is_some_and(|found| known.iter().any(|known| found.eq_ignore_ascii_case(known)))
}

/// `story 9` before `story 10`: stretches of digits are compared by their value.
fn natural_order(one: &Path, other: &Path) -> Ordering {
    let (one, other) = (one.to_string_lossy(), other.to_string_lossy());
    let (mut one_rest, mut other_rest) = (one.as_ref(), other.as_ref());
    loop {
        let (one_piece, one_next) = first_piece(one_rest);
        let (other_piece, other_next) = first_piece(other_rest);
        if one_piece.is_empty() || other_piece.is_empty() {
            break one_rest.cmp(other_rest);
        }
        let order = match (number(one_piece), number(other_piece)) {
            (Some(one), Some(other)) => one.cmp(&other),
            _ => one_piece.cmp(other_piece),
        };
        if order.is_ne() {
            break order;
        }
        (one_rest, other_rest) = (one_next, other_next);
    }
}

/// The stretch of digits, or of anything else, that a name starts with, and what follows.
fn first_piece(name: &str) -> (&str, &str) {
    let starts_with_digit = name.starts_with(|c: char| c.is_ascii_digit());
    let end = name.find(|c: char| c.is_ascii_digit() != starts_with_digit);
    name.split_at(end.unwrap_or(name.len()))
}

fn number(piece: &str) -> Option<u64> {
    piece.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_names_count_by_value() {
        let mut names: Vec<_> =
            ["b1", "a10", "a9", "a", "a09b", "a010"].into_iter().map(PathBuf::from).collect();
        names.sort_by(|one, other| natural_order(one, other));
        let names: Vec<_> = names.iter().map(|name| name.to_string_lossy()).collect();
        assert_eq!(names, ["a", "a9", "a09b", "a10", "a010", "b1"]);
    }
}
