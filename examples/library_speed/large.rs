//! How long one very large feed takes, and how much memory.

use crate::memory;
use jiff::Timestamp;
use khabar::feeds::Origin;
use khabar::store::{Fetch, FolderId, Library, NewFeed, StoreError};
use khabar::work::save_large;
use std::path::Path;
use std::time::Instant;

/// Saves the feed twice: all new, then all known.
pub fn save(file: &Path) -> Result<(), StoreError> {
    let path = std::env::temp_dir().join(format!("large-{}.sqlite3", std::process::id()));
    let mut library = Library::open(&path)?;
    let address = "https://large.example/rss".to_owned();
    let feed = NewFeed { address, ..NewFeed::default() };
    let (id, _) = library.subscribe(&feed, FolderId::ROOT, Timestamp::now())?;
    for _ in 0..2 {
        let start = Instant::now();
        let mut document = std::fs::File::open(file)
            .map_err(|source| StoreError::File { path: file.to_owned(), source })?;
        let fetch = Fetch::at(Timestamp::now());
        match save_large(&mut library, id, &mut document, &Origin::default(), &fetch) {
            Ok(saved) => println!(
                "{} new, {} known in {:.2} s; memory: {}",
                saved.new.len(),
                saved.unchanged,
                start.elapsed().as_secs_f64(),
                memory()
            ),
            Err(error) => println!("{error}"),
        }
    }
    drop(library);
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{ending}", path.display()));
    }
    Ok(())
}
