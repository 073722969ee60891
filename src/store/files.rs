//! The files of a database that lies beside the library for a while: a copy, or one in the making.

use super::StoreError;
use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What the names of the files of a database end in: itself, and what SQLite lays beside it.
const ENDINGS: [&str; 3] = ["", "-wal", "-shm"];

/// A database that goes with this, unless it is kept.
#[derive(Debug)]
pub(super) struct Files {
    path: PathBuf,
    is_kept: bool,
}

impl Files {
    /// A place for one. What an earlier process left there goes.
    pub(super) fn at(path: PathBuf) -> Self {
        remove(&path);
        Self { path, is_kept: false }
    }

    /// A copy of this one, with what waits to be written into it.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub(super) fn copied(from: &Path, to: PathBuf) -> Result<Self, StoreError> {
        let copy = Self::at(to);
        for ending in ["", "-wal"] {
            match std::fs::copy(beside(from, ending), beside(&copy.path, ending)) {
                Ok(_) => {}
                Err(error) if error.kind() == ErrorKind::NotFound && !ending.is_empty() => {}
                Err(error) => return Err(StoreError::file(beside(from, ending))(error)),
            }
        }
        Ok(copy)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Leaves them where they lie.
    pub(super) fn keep(mut self) -> PathBuf {
        self.is_kept = true;
        std::mem::take(&mut self.path)
    }

    /// Puts them in the place of another database, which goes with all of its files. There must be
    /// nothing that waits to be written into this one.
    ///
    /// # Errors
    /// When the file cannot be renamed; then the other is there still.
    pub(super) fn put_in_place_of(self, other: &Path) -> Result<(), StoreError> {
        // What waits to be written into the other does not belong to this one.
        for ending in &ENDINGS[1..] {
            let _ = std::fs::remove_file(beside(other, ending));
        }
        std::fs::rename(&self.path, other).map_err(StoreError::file(other))?;
        self.keep();
        Ok(())
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        if !self.is_kept {
            remove(&self.path);
        }
    }
}

/// A file beside this one, whose name goes on so.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    PathBuf::from(name)
}

fn remove(path: &Path) {
    for ending in ENDINGS {
        let _ = std::fs::remove_file(beside(path, ending));
    }
}
