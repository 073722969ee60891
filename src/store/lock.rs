//! The lock that only one process holds while it fetches feeds.

use super::StoreError;
use rustix::fs::{FlockOperation, flock};
use std::fs::File;
use std::path::{Path, PathBuf};

/// Held until it is dropped, or its process ends in any way.
#[derive(Debug)]
pub struct RefreshLock {
    _file: File,
}

impl RefreshLock {
    /// Takes the lock of the library of this file; none when another process has it.
    ///
    /// # Errors
    /// When the file of the lock cannot be made.
    pub fn take(library: &Path) -> Result<Option<Self>, StoreError> {
        let mut name = library.as_os_str().to_owned();
        name.push(".refreshing");
        let path = PathBuf::from(name);
        let opened = File::options().create(true).truncate(false).write(true).open(&path);
        let file = opened.map_err(StoreError::file(&path))?;
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(Some(Self { _file: file })),
            Err(rustix::io::Errno::WOULDBLOCK) => Ok(None),
            Err(error) => Err(StoreError::file(path)(error.into())),
        }
    }
}
