//! Why the library could not do something, in the words of the interface.

use crate::locale::{Language, fill};
use crate::news::library::LibraryTrouble;

/// One sentence.
#[must_use]
pub fn what_troubles(trouble: &LibraryTrouble, language: Language) -> String {
    let words = language.library_words();
    match trouble {
        LibraryTrouble::Busy => words.library_busy.to_owned(),
        LibraryTrouble::InUse => words.library_in_use.to_owned(),
        LibraryTrouble::Damaged(cause) => fill(words.library_damaged, &[cause]),
        LibraryTrouble::NotALibrary(file) => fill(words.not_a_library, &[file]),
        LibraryTrouble::Full => words.library_full.to_owned(),
        LibraryTrouble::ReadOnly => words.library_read_only.to_owned(),
        LibraryTrouble::Newer => words.library_newer.to_owned(),
        LibraryTrouble::Gone => words.library_gone.to_owned(),
        LibraryTrouble::NoPlace => words.library_no_place.to_owned(),
        LibraryTrouble::Refreshing => words.library_refreshing.to_owned(),
        LibraryTrouble::Other(cause) => fill(words.library_other, &[cause]),
    }
}
