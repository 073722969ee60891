//! `khabar import` and `khabar export`: reading lists in and out of the library.

use super::library::{self, EMPTY, counted};
use super::library_arguments::{Export, Import};
use super::{Failure, say};
use crate::feeds::{parse_opml, parse_urls, write_opml};
use crate::news::ReadingList;
use crate::work;
use jiff::Timestamp;
use std::io::{self, Write};

/// Follows the feeds of a list; those that are followed already stay as they are.
pub(super) fn import(options: &Import) -> Result<(), Failure> {
    let name = work::shown_name(&options.file);
    let bytes = work::bytes_at(&options.file)
        .map_err(|reason| Failure::Open { name: name.clone(), reason })?;
    let list = read(&bytes).ok_or(Failure::NoFeeds(name))?;
    for note in &list.notes {
        say(note);
    }
    let imported = library::open(&options.place)?.import(&list, Timestamp::now())?;
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
