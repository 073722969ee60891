//! Opens what the command line names: files, directories, addresses, standard input, or the
//! edition.

use super::fetch::{Address, Body, Client, ClientSettings, Request, Wanted};
use super::folder::{self, Found};
use crate::app::{Fault, OpenFailure, Opened};
use crate::config;
use crate::feeds::edition::EDITION;
use crate::feeds::{
    NotText, Origin, PageArticle, article_from_page, article_from_text, articles_from_feed,
    begins_like_feed, decode_page, is_page, parse_feed,
};
use crate::news::{
    Article, FeedProblem, FetchError, LARGEST_TEXT_BYTES, MOST_TEXTS_IN_A_DIRECTORY, NotAFeed,
    OpenError,
};
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, ErrorKind, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The name of standard input on the command line, and as the source of what comes from it.
const STANDARD_INPUT: &str = "-";

/// Opens everything named, in the order given; `progress` is told how many texts were read.
///
/// Never fails as a whole: what could not be opened is in the failures.
pub fn open(paths: &[PathBuf], progress: &mut dyn FnMut(usize)) -> Opened {
    let mut opening = Opening { opened: Opened::default(), input_was_read: false, progress };
    for path in paths {
        if path.is_dir() {
            opening.directory(path);
        } else {
            opening.file(path);
        }
    }
    opening.opened
}

/// The edition that comes with the program.
#[must_use]
pub fn opened_edition() -> Opened {
    let articles = EDITION
        .iter()
        .filter_map(|(name, text)| article_from_text(text, &source_name(Path::new(name))))
        .map(Arc::new)
        .collect();
    Opened { articles, ..Opened::default() }
}

/// What a file holds.
struct Texts {
    articles: Vec<Article>,
    problems: Vec<FeedProblem>,
}

/// What was read, with where it came from.
#[derive(Debug, Default)]
pub struct Document {
    /// The document, and what its headers say.
    pub body: Body,
    /// Its address, of what came from the web.
    pub address: Option<String>,
}

impl Document {
    /// For the parser of feeds.
    #[must_use]
    pub fn origin(&self) -> Origin<'_> {
        self.body.origin(self.address.as_deref())
    }
}

/// Reads what a file or an address holds, or standard input for `-`: the entries of a feed, the
/// article of a web page, else one text.
///
/// # Errors
/// An [`OpenError`] for whatever cannot be read as one of them.
pub fn articles_at(path: &Path) -> Result<Vec<Article>, OpenError> {
    texts_at(path).map(|texts| texts.articles)
}

fn texts_at(path: &Path) -> Result<Texts, OpenError> {
    texts_of(&document_at(path, Wanted::Page)?, path, true)
}

/// Reads a file of a directory. Nobody named it, so one that may be data of any kind is read
/// only when it is a feed or a page.
fn texts_in_directory(path: &Path) -> Result<Texts, OpenError> {
    texts_of(&document_at(path, Wanted::Page)?, path, folder::has_name_of_text(path))
}

/// What a file of a directory holds.
pub(super) fn articles_in_directory(path: &Path) -> Result<Vec<Article>, OpenError> {
    texts_in_directory(path).map(|texts| texts.articles)
}

fn texts_of(document: &Document, path: &Path, may_be_text: bool) -> Result<Texts, OpenError> {
    let bytes = document.body.bytes.as_slice();
    if begins_like_feed(bytes) {
        match parse_feed(bytes, &document.origin()) {
            Ok(feed) => {
                let articles = articles_from_feed(&feed, &source_name(path));
                let texts = Texts { articles, problems: feed.problems };
                return if texts.articles.is_empty() { Err(OpenError::Empty) } else { Ok(texts) };
            }
            Err(NotAFeed::ReadingList) => return Err(OpenError::ReadingList),
            Err(NotAFeed::Empty | NotAFeed::WebPage | NotAFeed::Other(_)) => {}
        }
    }
    let decoded = decode_page(bytes, document.body.content_type.as_deref()).map_err(not_text)?;
    let mut problems = decoded.problems;
    if document.body.is_cut {
        problems.push(FeedProblem::Truncated);
    }
    let article = if is_page(&decoded.text) {
        article_from_page(&decoded.text, document.address.as_deref()).map(|page| {
            problems.extend(page.problems);
            page.article
        })
    } else if may_be_text {
        article_from_text(&decoded.text, &source_name(path))
    } else {
        return Err(OpenError::NotText(None));
    };
    let mut article = article.ok_or(OpenError::Empty)?;
    if article.source.is_empty() {
        article.source = source_name(path);
    }
    Ok(Texts { articles: vec![article], problems })
}

/// Reads the article of a web page: of a file or an address, or of standard input for `-`.
/// `address` is where the page of a file came from.
///
/// # Errors
/// An [`OpenError`] for whatever cannot be read as a page.
pub fn page_at(path: &Path, address: Option<&str>) -> Result<PageArticle, OpenError> {
    let document = document_at(path, Wanted::Page)?;
    let content_type = document.body.content_type.as_deref();
    let decoded = decode_page(&document.body.bytes, content_type).map_err(not_text)?;
    let address = address.or(document.address.as_deref());
    let mut page = article_from_page(&decoded.text, address).ok_or(OpenError::Empty)?;
    page.problems.splice(..0, decoded.problems);
    Ok(page)
}

fn not_text(NotText(looks_like): NotText) -> OpenError {
    OpenError::NotText(looks_like)
}

/// Reads the bytes of a file or an address, or of standard input for `-`.
///
/// # Errors
/// An [`OpenError`] for whatever cannot be read.
pub fn bytes_at(path: &Path) -> Result<Vec<u8>, OpenError> {
    document_at(path, Wanted::Feed).map(|document| document.body.bytes)
}

/// Reads a file or an address, or standard input for `-`.
///
/// # Errors
/// An [`OpenError`] for whatever cannot be read.
pub fn document_at(path: &Path, wanted: Wanted) -> Result<Document, OpenError> {
    if let Some(address) = path.to_str().filter(|_| is_address(path)) {
        return fetch(address, wanted).map_err(OpenError::Fetch);
    }
    let bytes = if is_standard_input(path) { read_stream(io::stdin()) } else { read_file(path) }?;
    Ok(Document { body: Body { bytes, ..Body::default() }, address: None })
}

fn fetch(address: &str, wanted: Wanted) -> Result<Document, FetchError> {
    let Address::Web(url) = Address::read(address, |_| false)? else {
        return Err(FetchError::NotAnAddress);
    };
    let mut client = Client::new(ClientSettings::new(&config::load().fetch));
    let response = client.get(&Request::new(url, wanted))?;
    Ok(Document { body: response.body.unwrap_or_default(), address: Some(response.address) })
}

struct Opening<'a> {
    opened: Opened,
    input_was_read: bool,
    progress: &'a mut dyn FnMut(usize),
}

impl Opening<'_> {
    fn file(&mut self, path: &Path) {
        let result = if is_standard_input(path) { self.standard_input() } else { texts_at(path) };
        match result {
            Ok(texts) => self.add_all(path, texts, usize::MAX),
            Err(error) => self.fail(path, &error),
        }
    }

    /// Only once, and not from the keyboard: the reader needs it for its keys.
    fn standard_input(&mut self) -> Result<Texts, OpenError> {
        if std::mem::replace(&mut self.input_was_read, true) {
            return Err(OpenError::InputTwice);
        }
        if io::stdin().is_terminal() {
            return Err(OpenError::InputIsTerminal);
        }
        texts_at(Path::new(STANDARD_INPUT))
    }

    fn directory(&mut self, directory: &Path) {
        let Found { texts, mut passed_over, unreadable, mut is_cut } = folder::texts_in(directory);
        let before = self.opened.articles.len();
        for text in &texts {
            let room = MOST_TEXTS_IN_A_DIRECTORY + before - self.opened.articles.len();
            match texts_in_directory(text) {
                Ok(texts) => {
                    is_cut |= texts.articles.len() > room;
                    self.add_all(text, texts, room);
                }
                // A directory holds other things too; they were not asked for by name.
                Err(OpenError::NotText(_) | OpenError::Empty | OpenError::ReadingList) => {
                    passed_over += 1;
                }
                Err(error) => self.fail(text, &error),
            }
        }
        let found_any = self.opened.articles.len() > before;
        for (path, error) in &unreadable {
            self.fail(path, &open_error(error));
        }
        if is_cut {
            self.fail(directory, &OpenError::TooManyTexts(MOST_TEXTS_IN_A_DIRECTORY));
        } else if !found_any && unreadable.is_empty() {
            self.fail(directory, &OpenError::NoTexts(passed_over));
        }
    }

    fn add_all(&mut self, path: &Path, texts: Texts, most: usize) {
        for article in texts.articles.into_iter().take(most) {
            self.opened.articles.push(Arc::new(article));
            (self.progress)(self.opened.articles.len());
        }
        if !texts.problems.is_empty() {
            let name = shown_name(path);
            self.opened.faults.push(Fault { name, problems: texts.problems });
        }
    }

    fn fail(&mut self, path: &Path, error: &OpenError) {
        let failure = OpenFailure { name: shown_name(path), reason: error.clone() };
        self.opened.failures.push(failure);
    }
}

fn read_file(path: &Path) -> Result<Vec<u8>, OpenError> {
    if is_inherited_pipe(path) {
        return read_stream(File::open(path).map_err(|error| open_error(&error))?);
    }
    // Asked before opening: opening a named pipe waits for somebody to write into it.
    let metadata = fs::metadata(path).map_err(|error| open_error(&error))?;
    if metadata.is_dir() {
        return Err(OpenError::IsDirectory);
    }
    if !metadata.is_file() {
        return Err(OpenError::NotAFile);
    }
    if metadata.len() > LARGEST_TEXT_BYTES {
        return Err(OpenError::TooLarge(Some(metadata.len())));
    }
    read_stream(File::open(path).map_err(|error| open_error(&error))?)
}

/// Reads to the end, but no more than the limit: the length of a pipe is not known before, and
/// a file may grow while it is read.
fn read_stream(stream: impl Read) -> Result<Vec<u8>, OpenError> {
    let mut bytes = Vec::new();
    stream
        .take(LARGEST_TEXT_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| open_error(&error))?;
    if bytes.len() as u64 > LARGEST_TEXT_BYTES {
        return Err(OpenError::TooLarge(None));
    }
    Ok(bytes)
}

pub(super) fn open_error(error: &io::Error) -> OpenError {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => OpenError::Missing,
        ErrorKind::PermissionDenied => OpenError::Forbidden,
        _ => OpenError::Unreadable(error.to_string()),
    }
}

fn is_standard_input(path: &Path) -> bool {
    let names = [STANDARD_INPUT, "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"];
    names.iter().any(|name| path == Path::new(name))
}

/// What a shell hands over for `khabar <(command)`.
fn is_inherited_pipe(path: &Path) -> bool {
    path.starts_with("/dev/fd") || path.starts_with("/proc/self/fd")
}

/// What was named, for a person: an address without its login.
#[must_use]
pub fn shown_name(path: &Path) -> String {
    let address = path.to_str().filter(|_| is_address(path));
    match address.map(|address| Address::read(address, |_| false)) {
        Some(Ok(Address::Web(url))) if !url.username().is_empty() || url.password().is_some() => {
            super::fetch::shown(&url)
        }
        Some(Ok(Address::Web(_) | Address::Disk(_)) | Err(_)) | None => path.display().to_string(),
    }
}

/// Whether it is an address of the web, and no file.
#[must_use]
pub fn is_address(path: &Path) -> bool {
    let scheme = path.to_str().and_then(|path| path.split_once("://")).map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| {
        ["http", "https", "feed"].iter().any(|known| known.eq_ignore_ascii_case(scheme))
    })
}

/// The source of a text that declares none: the name of its file without the extension, or of its
/// host; nothing for standard input.
fn source_name(path: &Path) -> String {
    if let Some(address) = path.to_str().filter(|_| is_address(path)) {
        let Ok(Address::Web(url)) = Address::read(address, |_| false) else { return String::new() };
        return url.host_str().unwrap_or_default().to_owned();
    }
    if is_standard_input(path) || is_inherited_pipe(path) {
        return String::new();
    }
    path.file_stem().map(OsStr::to_string_lossy).unwrap_or_default().into_owned()
}
