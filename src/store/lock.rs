//! Locks between processes. The kernel gives them back when a process ends in any way, and they
//! hold between containers, where numbers of processes and names of machines tell nothing.

use super::StoreError;
use super::files::beside;
use rustix::fs::{FlockOperation, flock};
use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The lock that only one process holds while it fetches feeds. Held until it is dropped.
#[derive(Debug)]
pub struct RefreshLock {
    _file: File,
}

impl RefreshLock {
    /// Takes the lock of the library of this file; none when another process has it.
    ///
    /// # Errors
    /// When the file of the lock cannot be made; [`StoreError::ReadOnly`] where none may be.
    pub fn take(library: &Path) -> Result<Option<Self>, StoreError> {
        let path = place(library, ".refreshing");
        let file = lock_file(&path).map_err(|error| match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly,
            _ => StoreError::file(&path)(error),
        })?;
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(Some(Self { _file: file })),
            Err(rustix::io::Errno::WOULDBLOCK) => Ok(None),
            Err(error) => Err(StoreError::file(path)(error.into())),
        }
    }
}

/// Says that a reader has the library open. Held until it is dropped.
#[derive(Debug)]
pub(super) struct ReaderLock {
    _file: File,
}

impl ReaderLock {
    /// Takes the lock of the library of this file, and says whether another reader has it too. None
    /// where no locks can be had: then nothing is known of others.
    pub(super) fn take(library: &Path) -> (Option<Self>, bool) {
        let Ok(file) = lock_file(&place(library, READING)) else { return (None, false) };
        let is_shared = is_held(&file);
        let taken = flock(&file, FlockOperation::NonBlockingLockShared);
        (taken.is_ok().then_some(Self { _file: file }), is_shared)
    }

    /// Whether some reader has the lock of the library of this file.
    pub(super) fn is_held(library: &Path) -> bool {
        File::open(place(library, READING)).is_ok_and(|file| is_held(&file))
    }
}

const READING: &str = ".reading";

fn is_held(file: &File) -> bool {
    flock(file, FlockOperation::NonBlockingLockExclusive) == Err(rustix::io::Errno::WOULDBLOCK)
}

/// The file of a lock, beside the library itself where this is a link to it.
fn place(library: &Path, ending: &str) -> PathBuf {
    let library = library.canonicalize().unwrap_or_else(|_| library.to_owned());
    beside(&library, ending)
}

/// The file of a lock, made where there is none. It is not written, so that it may be another's.
fn lock_file(path: &Path) -> io::Result<File> {
    match File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        opened => return opened,
    }
    File::options().create(true).truncate(false).write(true).open(path)
}
