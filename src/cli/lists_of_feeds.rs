//! `khabar import` and `khabar export`: reading lists in and out of the library.

use super::failure::{Failure, faulty};
use super::library_arguments::{Export, Import};
use super::speech::Speech;
use super::{library, newsboat};
use crate::feeds::{parse_opml, parse_urls, starters, write_opml};
use crate::locale::{Language, fill};
use crate::news::{ListNote, ReadingList};
use crate::store::NewsboatCache;
use crate::work;
use jiff::Timestamp;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

/// Follows the feeds of a list; those that are followed already stay as they are.
pub(super) fn import(options: &Import, speech: &Speech) -> Result<(), Failure> {
    match (&options.what.file, &options.what.starter) {
        (Some(file), _) => match cache(file)? {
            Some(cache) => {
                let mut library = library::open(&options.place, speech)?;
                newsboat::import(&mut library, &cache, &options.flags, speech)
            }
            None => import_file(options, file, speech),
        },
        (None, Some(language)) => {
            let packs = starters::packs();
            let pack = packs.into_iter().find(|pack| pack.language == language);
            let pack = pack.ok_or_else(|| Failure::NoStarter(language.clone()))?;
            follow(options, &pack.reading_list, speech)
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

fn import_file(options: &Import, file: &Path, speech: &Speech) -> Result<(), Failure> {
    let name = work::shown_name(file);
    let bytes =
        work::bytes_at(file).map_err(|reason| Failure::Open { name: name.clone(), reason })?;
    let list = read(&bytes).ok_or(Failure::NoFeeds(name))?;
    follow(options, &list, speech)?;
    if let Some(cache) = newsboat::cache_beside(file) {
        let cache = cache.display().to_string();
        speech.complain(&fill(speech.words().newsboat_cache, &[&cache, &cache]));
    }
    Ok(())
}

fn follow(options: &Import, list: &ReadingList, speech: &Speech) -> Result<(), Failure> {
    let (language, words) = (speech.language, speech.words());
    for note in &list.notes {
        speech.complain(&noted(note, language));
    }
    let imported = library::open(&options.place, speech)?.import(list, Timestamp::now())?;
    let mut sentence = words.feeds_added.of(language, imported.new.len());
    if imported.folders > 0 {
        sentence += &format!(" {}", words.in_new_folders.of(language, imported.folders));
    }
    if imported.known > 0 {
        sentence += language.semicolon();
        sentence += &words.known_before.of(language, imported.known);
    }
    let not_followed = list.notes.iter().filter(|note| is_of_scheme(note)).count();
    if not_followed > 0 {
        sentence += language.semicolon();
        sentence += &words.not_followed.of(language, not_followed);
    }
    Ok(speech.tell(&(sentence + language.full_stop()))?)
}

/// Whether it is about an address that cannot be followed.
fn is_of_scheme(note: &ListNote) -> bool {
    matches!(note, ListNote::Scheme(_))
}

/// Whether it is about one of the feeds, and not about the document.
fn is_about_feed(note: &ListNote) -> bool {
    matches!(note, ListNote::Scheme(_) | ListNote::Program(_) | ListNote::Query(_))
}

/// What was not taken over as it stands in the list.
fn noted(note: &ListNote, language: Language) -> String {
    let words = language.cli_words();
    match note {
        ListNote::Problem(problem) => faulty(problem, language),
        ListNote::TooMany(read) => fill(words.note_too_many, &[&language.number(read)]),
        ListNote::Query(line) => fill(words.note_query, &[line]),
        ListNote::Program(line) => fill(words.note_program, &[line]),
        ListNote::NoAddress(line) => fill(words.note_no_address, &[line]),
        ListNote::Scheme(address) => fill(words.note_scheme, &[address]),
    }
}

/// OPML, else lines of addresses; none when there is no feed in it.
fn read(bytes: &[u8]) -> Option<ReadingList> {
    let has_feeds = |list: &ReadingList| {
        let mut count = 0;
        list.root.for_each(&mut |_, _| count += 1);
        count > 0
    };
    let says_why = |list: &ReadingList| list.notes.iter().any(is_about_feed);
    let opml = parse_opml(bytes).filter(|list| has_feeds(list) || says_why(list));
    opml.or_else(|| Some(parse_urls(bytes)).filter(has_feeds))
}

/// Prints OPML, also of an empty library: a program reads it.
pub(super) fn export(options: &Export, speech: &Speech) -> Result<(), Failure> {
    let list = match library::existing(&options.place, speech)? {
        Some(library) => library.reading_list()?,
        None => ReadingList::default(),
    };
    if list.root.subscriptions.is_empty() && list.root.folders.is_empty() {
        speech.complain(speech.words().empty_library);
    }
    Ok(io::stdout().write_all(write_opml(&list).as_bytes())?)
}
