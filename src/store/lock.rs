//! The lock that only one process holds while it fetches feeds.

use super::StoreError;
use super::files::beside;
use rustix::fs::{FlockOperation, flock};
use std::fs::File;
use std::io::ErrorKind;
use std::path::Path;

/// Held until it is dropped, or its process ends in any way.
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
        let path = beside(library, ".refreshing");
        let opened = File::options().create(true).truncate(false).write(true).open(&path);
        let file = opened.map_err(|error| match error.kind() {
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
