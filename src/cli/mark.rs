//! `khabar mark` and `khabar tag`: what a person does to articles, without the reader.

use super::Failure;
use super::library::{self, counted};
use super::library_arguments::{Mark, MarkedAs, Tag};
use jiff::Timestamp;
use std::io::{self, Write};

pub(super) fn mark(options: &Mark) -> Result<(), Failure> {
    let (mut library, ids) = library::selected(&options.place, &options.selection)?;
    let at = Timestamp::now();
    let (changed, what) = match options.mark {
        MarkedAs::Read => (library.mark_read(&ids, true, at)?, "marked read"),
        MarkedAs::Unread => (library.mark_read(&ids, false, at)?, "marked unread"),
        MarkedAs::Starred => (library.mark_starred(&ids, true, at)?, "given a star"),
        MarkedAs::Unstarred => (library.mark_starred(&ids, false, at)?, "without a star now"),
    };
    tell(changed, what)
}

pub(super) fn tag(options: &Tag) -> Result<(), Failure> {
    let (mut library, ids) = library::selected(&options.place, &options.selection)?;
    let changed = library.tag(&ids, &options.name, !options.remove, Timestamp::now())?;
    tell(changed, if options.remove { "without the tag now" } else { "tagged" })
}

/// Those that were so before are not counted.
fn tell(changed: usize, what: &str) -> Result<(), Failure> {
    Ok(writeln!(io::stdout(), "{} {what}.", counted(changed, "article", "articles"))?)
}
