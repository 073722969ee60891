//! `khabar import` and `khabar export`: reading lists in and out of the library.

use super::library::{self, EMPTY, counted};
use super::library_arguments::{Export, Import};
use super::{Failure, newsboat, say};
use crate::feeds::{parse_opml, parse_urls, starters, write_opml};
use crate::news::ReadingList;
use crate::store::NewsboatCache;
use crate::work;
use jiff::Timestamp;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

/// Follows the feeds of a list; those that are followed already stay as they are.
pub(super) fn import(options: &Import) -> Result<(), Failure> {
    match (&options.what.file, &options.what.starter) {
        (Some(file), _) => match cache(file)? {
            Some(cache) => {
                let mut library = library::open(&options.place)?;
                newsboat::import(&mut library, &cache, &options.flags, Timestamp::now())
            }
            None => import_file(options, file),
        },
        (None, Some(language)) => {
            let packs = starters::packs();
            let pack = packs.into_iter().find(|pack| pack.language == language);
            let pack = pack.ok_or_else(|| Failure::NoStarter { language: language.clone() })?;
            follow(options, &pack.reading_list)
        }
        // Not reached: the command line asks for one of them.
        (None, None) => Err(Failure::NoFeeds(String::new())),
    }
}

/// The cache of newsboat, if the file is one.
fn cache(file: &Path) -> Result<Option<NewsboatCache>, Failure> {
    let mut start = Vec::new();
    let opened = if file.is_file() { File::open(file).ok() } else { None };
    let read = opened.map(|opened| opened.take(16).read_to_end(&mut start));
    if !matches!(read, Some(Ok(_))) || !start.starts_with(b"SQLite format 3") {
        return Ok(None);
    }
    Ok(NewsboatCache::open(file)?)
}

fn import_file(options: &Import, file: &Path) -> Result<(), Failure> {
    let name = work::shown_name(file);
    let bytes =
        work::bytes_at(file).map_err(|reason| Failure::Open { name: name.clone(), reason })?;
    let list = read(&bytes).ok_or(Failure::NoFeeds(name))?;
    follow(options, &list)?;
    if let Some(cache) = newsboat::cache_beside(file) {
        let cache = cache.display();
        say(&format!("what newsboat knows as read is in {cache}; khabar import {cache} takes it"));
    }
    Ok(())
}

fn follow(options: &Import, list: &ReadingList) -> Result<(), Failure> {
    for note in &list.notes {
        say(note);
    }
    let imported = library::open(&options.place)?.import(list, Timestamp::now())?;
    let feeds = counted(imported.new.len(), "feed", "feeds");
    let folders = match imported.folders {
        0 => String::new(),
        count => format!(" in {}", counted(count, "new folder", "new folders")),
    };
    let known = match imported.known {
        0 => String::new(),
        count => format!("; {count} followed before"),
    };
    Ok(writeln!(io::stdout(), "{feeds} added{folders}{known}.")?)
}

/// OPML, else lines of addresses; none when there is no feed in it.
fn read(bytes: &[u8]) -> Option<ReadingList> {
    let has_feeds = |list: &ReadingList| {
        let mut count = 0;
        list.root.for_each(&mut |_, _| count += 1);
        count > 0
    };
    let opml = parse_opml(bytes).filter(has_feeds);
    opml.or_else(|| Some(parse_urls(bytes)).filter(has_feeds))
}

/// Prints OPML, also of an empty library: a program reads it.
pub(super) fn export(options: &Export) -> Result<(), Failure> {
    let list = match library::existing(&options.place)? {
        Some(library) => library.reading_list()?,
        None => ReadingList::default(),
    };
    if list.root.subscriptions.is_empty() && list.root.folders.is_empty() {
        say(&EMPTY);
    }
    Ok(io::stdout().write_all(write_opml(&list).as_bytes())?)
}
