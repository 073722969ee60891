//! How much of the disk the library takes, and giving back what it does not need.

use super::{Library, StoreError};

/// Bytes on the disk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// The file, and what waits to be written into it.
    pub bytes: u64,
    /// What of it is empty.
    pub free_bytes: u64,
}

impl Library {
    /// How large it is.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn size(&self) -> Result<Size, StoreError> {
        let page: u64 = self.connection.pragma_query_value(None, "page_size", |row| row.get(0))?;
        let free: u64 =
            self.connection.pragma_query_value(None, "freelist_count", |row| row.get(0))?;
        let mut waiting = self.path().as_os_str().to_owned();
        waiting.push("-wal");
        let len = |path: &std::path::Path| std::fs::metadata(path).map_or(0, |file| file.len());
        let bytes = len(self.path()) + len(waiting.as_ref());
        Ok(Size { bytes, free_bytes: page * free })
    }

    /// Gives back at most so many empty pages. Whether there are more.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn vacuum_step(&mut self, pages: u32) -> Result<bool, StoreError> {
        let free = "SELECT freelist_count > 0 FROM pragma_freelist_count";
        let is_some_free = || self.connection.query_row(free, (), |row| row.get::<_, bool>(0));
        if !is_some_free()? {
            return Ok(false);
        }
        // Each row that is asked for is a page that is given back.
        let mut statement =
            self.connection.prepare(&format!("PRAGMA incremental_vacuum({pages})"))?;
        let mut rows = statement.query(())?;
        while rows.next()?.is_some() {}
        drop(rows);
        drop(statement);
        Ok(is_some_free()?)
    }
}
