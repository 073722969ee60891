//! `khabar mark` and `khabar tag`: what a person does to articles, without the reader.

use super::failure::Failure;
use super::library;
use super::library_arguments::{Mark, MarkedAs, Tag};
use super::speech::Speech;
use crate::locale::Plural;
use jiff::Timestamp;

pub(super) fn mark(options: &Mark, speech: &Speech) -> Result<(), Failure> {
    let (mut library, ids) = library::selected(&options.place, &options.selection, speech)?;
    let (at, words) = (Timestamp::now(), speech.words());
    let (changed, what) = match options.mark {
        MarkedAs::Read => (library.mark_read(&ids, true, at)?, &words.marked_read),
        MarkedAs::Unread => (library.mark_read(&ids, false, at)?, &words.marked_unread),
        MarkedAs::Starred => (library.mark_starred(&ids, true, at)?, &words.given_star),
        MarkedAs::Unstarred => (library.mark_starred(&ids, false, at)?, &words.star_taken),
    };
    tell(changed, what, speech)
}

pub(super) fn tag(options: &Tag, speech: &Speech) -> Result<(), Failure> {
    let (mut library, ids) = library::selected(&options.place, &options.selection, speech)?;
    let changed = library.tag(&ids, &options.name, !options.remove, Timestamp::now())?;
    let words = speech.words();
    tell(changed, if options.remove { &words.untagged } else { &words.tagged }, speech)
}

/// Those that were so before are not counted.
fn tell(changed: usize, what: &Plural, speech: &Speech) -> Result<(), Failure> {
    let language = speech.language;
    Ok(speech.tell(&(what.of(language, changed) + language.full_stop()))?)
}
