//! Where a body goes that is too large for the memory: a file without a name beside the library,
//! which only we can read, and which is gone when nobody holds it, however we end.

use crate::news::FetchError;
use std::fs::{File, OpenOptions, remove_file};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// A body in a file.
#[derive(Clone, Debug)]
pub struct Spilled(Arc<File>);

/// How its file is called for the moment in which it has a name.
const PREFIX: &str = ".khabar-fetching-";

static NEXT: AtomicU32 = AtomicU32::new(0);

impl Spilled {
    /// An empty one in this folder.
    pub(super) fn new(folder: &Path) -> io::Result<Self> {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = folder.join(format!("{PREFIX}{}-{number}", std::process::id()));
        // One of this name was left behind by a process that ended between these two steps.
        let _ = remove_file(&path);
        let file =
            OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(&path)?;
        match remove_file(&path) {
            // Somebody swept it.
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Ok(()) | Err(_) => {}
        }
        Ok(Self(Arc::new(file)))
    }

    pub(super) fn write(&self, bytes: &[u8]) -> Result<(), FetchError> {
        (&*self.0).write_all(bytes).map_err(|error| not_written(&error))
    }

    /// All of it, from the beginning. One at a time may read.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn reader(&self) -> io::Result<impl Read + Send + use<>> {
        let file = Arc::clone(&self.0);
        (&*file).seek(SeekFrom::Start(0))?;
        Ok(SpilledReader(file))
    }
}

/// A file that lies there already is read as one that was fetched.
impl From<File> for Spilled {
    fn from(file: File) -> Self {
        Self(Arc::new(file))
    }
}

pub(super) fn not_written(error: &io::Error) -> FetchError {
    FetchError::NoRoom(error.to_string())
}

struct SpilledReader(Arc<File>);

impl Read for SpilledReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        (&*self.0).read(buffer)
    }
}

/// Takes away what processes left behind that ended in the moment in which a file has a name.
/// To be called by who holds the lock of the refresh, as then nobody else is in it.
pub fn sweep(folder: &Path) {
    let Ok(files) = std::fs::read_dir(folder) else { return };
    for file in files.flatten() {
        if file.file_name().to_string_lossy().starts_with(PREFIX) {
            // Left for the next time.
            let _ = remove_file(file.path());
        }
    }
}
