//! The files of databases as files: the library that nobody may have open, and what lies beside it
//! for a while, a copy or one in the making.

use super::StoreError;
use rustix::fs::{FlockOperation, fcntl_lock};
use rustix::io::Errno;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What the names of the files of a database end in: itself, and what SQLite lays beside it.
const ENDINGS: [&str; 3] = ["", WAL, "-shm"];

/// What waits to be written into the database.
const WAL: &str = "-wal";

/// Bytes of a page: all libraries have SQLite's own size.
pub(super) const PAGE: usize = 4096;

/// How long those that have the library open may take to leave it: commands do so soon.
const PATIENCE: Duration = Duration::from_secs(3);

/// A library that no other process has open, nor opens until this is dropped.
///
/// The lock is the one that SQLite's own lie in, and is lost when this process closes the file
/// anywhere: nothing else of it may open the file meanwhile.
#[derive(Debug)]
pub(super) struct Held {
    path: PathBuf,
    file: File,
}

impl Held {
    /// # Errors
    /// [`StoreError::InUse`] where others do not leave it; when the file may not be written.
    pub(super) fn of(path: &Path) -> Result<Self, StoreError> {
        let file = File::options().read(true).write(true).open(path);
        let file = file.map_err(|error| match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly,
            _ => StoreError::file(path)(error),
        })?;
        let until = Instant::now() + PATIENCE;
        loop {
            match fcntl_lock(&file, FlockOperation::NonBlockingLockExclusive) {
                Ok(()) => return Ok(Self { path: path.to_owned(), file }),
                Err(Errno::AGAIN | Errno::ACCESS) if Instant::now() < until => {
                    std::thread::sleep(Duration::from_millis(50));
                }
                Err(Errno::AGAIN | Errno::ACCESS) => return Err(StoreError::InUse),
                Err(error) => return Err(StoreError::file(path)(error.into())),
            }
        }
    }

    /// A copy of it, with what waits to be written into it.
    ///
    /// # Errors
    /// When it cannot be read, or the copy not written; when there is one of this name.
    pub(super) fn copied(&mut self, to: PathBuf) -> Result<Files, StoreError> {
        let mut copy = new_file(&to, &self.file).map_err(StoreError::file(&to))?;
        let files = Files { path: to, is_kept: false };
        let copied = self.file.seek(SeekFrom::Start(0));
        let copied = copied.and_then(|_| io::copy(&mut self.file, &mut copy));
        copied.and_then(|_| copy.sync_all()).map_err(StoreError::file(files.path()))?;
        copy_wal(&self.path, &files.path)?;
        Ok(files)
    }

    /// Whether somebody was stopped in [`replace`](Self::replace).
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn is_being_replaced(&mut self) -> Result<bool, StoreError> {
        let mut page = vec![1; PAGE];
        let read = self.file.seek(SeekFrom::Start(0));
        let read = read.and_then(|_| self.file.read_exact(&mut page));
        match read {
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(false),
            Err(error) => Err(StoreError::file(&self.path)(error)),
            Ok(()) => Ok(page.iter().all(|byte| *byte == 0)),
        }
    }

    /// Writes another database into it, which keeps its owner and whoever waits to open it. There
    /// must be nothing that waits to be written into the other. It begins with no page, which makes
    /// it no database, and ends with the first one: who is stopped between has lost nothing but
    /// time, as the other is still there.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn replace(mut self, other: &Path) -> Result<(), StoreError> {
        for ending in &ENDINGS[1..] {
            let _ = fs::remove_file(beside(&self.path, ending));
        }
        self.write(other).map_err(StoreError::file(&self.path))
    }

    fn write(&mut self, other: &Path) -> io::Result<()> {
        let mut other = File::open(other)?;
        other.sync_all()?;
        let mut first = vec![0; PAGE];
        self.file.seek(SeekFrom::Start(0))?;
        self.file.write_all(&first)?;
        self.file.sync_all()?;
        other.read_exact(&mut first)?;
        let rest = io::copy(&mut other, &mut self.file)?;
        self.file.set_len(PAGE as u64 + rest)?;
        self.file.sync_all()?;
        self.file.seek(SeekFrom::Start(0))?;
        self.file.write_all(&first)?;
        self.file.sync_all()
    }
}

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
    pub(super) fn copied(&self, to: PathBuf) -> Result<Self, StoreError> {
        let copy = Self::at(to);
        fs::copy(&self.path, &copy.path).map_err(StoreError::file(&copy.path))?;
        copy_wal(&self.path, &copy.path)?;
        Ok(copy)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether there is something that waits to be written into it.
    pub(super) fn has_wal(&self) -> bool {
        beside(&self.path, WAL).exists()
    }

    /// Leaves them where they lie.
    pub(super) fn keep(mut self) -> PathBuf {
        self.is_kept = true;
        std::mem::take(&mut self.path)
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

fn copy_wal(from: &Path, to: &Path) -> Result<(), StoreError> {
    match fs::copy(beside(from, WAL), beside(to, WAL)) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(StoreError::file(to)(error)),
        Ok(_) | Err(_) => Ok(()),
    }
}

/// Makes an empty file for a database, which nobody else may read: passwords of feeds come into it.
///
/// # Errors
/// When it cannot be made.
pub(super) fn make_file(path: &Path) -> Result<(), StoreError> {
    match File::options().write(true).create_new(true).mode(0o600).open(path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            Err(StoreError::file(path)(error))
        }
        Ok(_) | Err(_) => Ok(()),
    }
}

/// Passwords of feeds are in it: who may not read the one may not read the other.
fn new_file(path: &Path, like: &File) -> io::Result<File> {
    let file = File::options().write(true).create_new(true).mode(0o600).open(path)?;
    file.set_permissions(like.metadata()?.permissions())?;
    Ok(file)
}

fn remove(path: &Path) {
    for ending in ENDINGS {
        let _ = fs::remove_file(beside(path, ending));
    }
}
