//! Feeds on the disk: a file that is a feed, or a folder whose texts and pages are its stories.

use super::fetched::{Came, Outcome};
use crate::feeds::{Origin, begins_like_feed, parse_feed, rhythm_of};
use crate::news::{
    Article, BlockKind, Entry, Feed, FeedFormat, FetchError, Marker, NotAFeed, OpenError, Summary,
};
use crate::store::{Prepared, Validators};
use crate::text::direction_of;
use crate::work::fetch::{Body, Freshness, MOST_IN_MEMORY_BYTES, Response};
use crate::work::{folder, open};
use jiff::{Timestamp, Zoned, tz::TimeZone};
use std::fs::{self, File, Metadata};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Read};
use std::path::Path;
use url::Url;

/// A file that is too large for the memory, as if it had been fetched; none for what is smaller,
/// and for folders. `known` is what it was known by the last time.
pub(super) fn large(
    path: &Path,
    known: Option<&str>,
    largest: u64,
) -> Result<Option<Response>, FetchError> {
    let Some(metadata) = metadata_of_large(path)? else { return Ok(None) };
    if metadata.len() > largest {
        return Err(FetchError::TooLarge(largest));
    }
    let stamp = stamp_of(std::iter::once((path, &metadata)));
    let body = if known == Some(&stamp) {
        None
    } else {
        let body = File::open(path).and_then(|file| Body::of_file(file, metadata.len()));
        Some(body.map_err(|error| unreadable(&error))?)
    };
    Ok(Some(Response {
        body,
        address: address_of(path).unwrap_or_default(),
        is_private: true,
        moved_to: None,
        validators: Validators { etag: Some(stamp), ..Validators::default() },
        freshness: Freshness::default(),
    }))
}

/// The beginning of such a file, as if the rest had not come.
pub(super) fn beginning(path: &Path) -> Result<Option<Body>, FetchError> {
    let Some(metadata) = metadata_of_large(path)? else { return Ok(None) };
    let mut bytes = Vec::new();
    let read = |file: File| file.take(MOST_IN_MEMORY_BYTES).read_to_end(&mut bytes);
    File::open(path).and_then(read).map_err(|error| unreadable(&error))?;
    Ok(Some(Body { bytes, length: metadata.len(), is_cut: true, ..Body::default() }))
}

fn metadata_of_large(path: &Path) -> Result<Option<Metadata>, FetchError> {
    let metadata = fs::metadata(path).map_err(|error| unreadable(&error))?;
    Ok(Some(metadata).filter(|it| it.is_file() && it.len() > MOST_IN_MEMORY_BYTES))
}

fn unreadable(error: &io::Error) -> FetchError {
    of_file(&open::open_error(error))
}

/// What relative links of a file are relative to.
pub(super) fn address_of(path: &Path) -> Option<String> {
    Url::from_file_path(path).ok().map(String::from)
}

/// Reads a feed of the disk. `stamp` is what it was known by the last time.
pub(super) fn read(path: &Path, stamp: Option<&str>) -> Result<Outcome, FetchError> {
    let metadata = fs::metadata(path).map_err(|error| unreadable(&error))?;
    if metadata.is_dir() { read_folder(path, stamp) } else { read_file(path, &metadata, stamp) }
}

fn read_file(path: &Path, metadata: &Metadata, known: Option<&str>) -> Result<Outcome, FetchError> {
    let stamp = stamp_of(std::iter::once((path, metadata)));
    if known == Some(&stamp) {
        return Ok(Outcome::Unchanged);
    }
    let bytes = open::bytes_at(path).map_err(|error| of_file(&error))?;
    if !begins_like_feed(&bytes) {
        return Err(FetchError::NotAFeed(NotAFeed::Other(None)));
    }
    let address = address_of(path);
    let origin = Origin { address: address.as_deref(), ..Origin::default() };
    let feed = parse_feed(&bytes, &origin).map_err(FetchError::NotAFeed)?;
    let mut came = came(feed, stamp);
    came.rhythm = rhythm_of(&bytes);
    Ok(Outcome::Came(Box::new(came)))
}

fn read_folder(path: &Path, known: Option<&str>) -> Result<Outcome, FetchError> {
    let texts = folder::texts_in(path).texts;
    let files: Vec<_> =
        texts.iter().filter_map(|text| Some((text.as_path(), fs::metadata(text).ok()?))).collect();
    let stamp = stamp_of(files.iter().map(|(path, metadata)| (*path, metadata)));
    if known == Some(&stamp) {
        return Ok(Outcome::Unchanged);
    }
    let mut entries = Vec::new();
    for (file, metadata) in &files {
        // A folder holds other things too.
        let Ok(articles) = open::articles_in_directory(file) else { continue };
        let name = file.strip_prefix(path).unwrap_or(file).to_string_lossy().into_owned();
        for (number, article) in articles.iter().enumerate() {
            entries.push(entry(article, &name, number, file, metadata));
        }
    }
    let title = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let sample = title.as_deref().unwrap_or("");
    let feed = Feed {
        format: FeedFormat::Rss,
        description: None,
        link: Url::from_file_path(path).ok().map(String::from),
        language: None,
        direction: direction_of(sample, None),
        title,
        entries,
        problems: Vec::new(),
    };
    Ok(Outcome::Came(Box::new(came(feed, stamp))))
}

fn came(feed: Feed, stamp: String) -> Came {
    Came {
        feed,
        prepared: Prepared::default(),
        rhythm: crate::news::Rhythm::default(),
        validators: Validators { etag: Some(stamp), last_modified: None },
        body_digest: None,
        is_cut: false,
    }
}

fn entry(article: &Article, name: &str, number: usize, file: &Path, metadata: &Metadata) -> Entry {
    let link = article.link.clone();
    Entry {
        id: if number == 0 { name.to_owned() } else { format!("{name}#{number}") },
        title: Some(article.title().to_owned()),
        link: link.or_else(|| Url::from_file_path(file).ok().map(String::from)),
        published: article.published.clone().or_else(|| changed_at(metadata)),
        updated: None,
        authors: article.byline.iter().cloned().collect(),
        summary: Summary::None,
        content: Some(html_of(article)),
        base: None,
        language: article.language.clone(),
        categories: Vec::new(),
        enclosures: Vec::new(),
        comments: None,
        is_cut: false,
    }
}

fn changed_at(metadata: &Metadata) -> Option<Zoned> {
    let changed = metadata.modified().ok()?;
    Some(Timestamp::try_from(changed).ok()?.to_zoned(TimeZone::system()))
}

/// The body of an article as HTML, which is how stories are kept.
fn html_of(article: &Article) -> String {
    let text = &article.text;
    let mut html = String::with_capacity(text.plain.len() + 64);
    for block in &text.blocks {
        let words = escaped(block.span.slice(&text.plain));
        let level = |level: u8| level.clamp(1, 5) + 1;
        html += &match block.kind {
            BlockKind::Title | BlockKind::Picture => continue,
            BlockKind::Paragraph
            | BlockKind::Caption
            | BlockKind::TableRow { .. }
            | BlockKind::ItemParagraph { .. } => format!("<p>{words}</p>"),
            BlockKind::Heading { level: depth } => {
                format!("<h{0}>{words}</h{0}>", level(depth))
            }
            BlockKind::ListItem { item, .. } => match item.marker {
                Marker::Bullet => format!("<ul><li>{words}</li></ul>"),
                Marker::Number(number, _) => {
                    format!("<ol start=\"{number}\"><li>{words}</li></ol>")
                }
            },
            BlockKind::Quotation => format!("<blockquote>{words}</blockquote>"),
            BlockKind::Rule => "<hr>".to_owned(),
            BlockKind::Code => format!("<pre>{}</pre>", words.replace('\u{2028}', "\n")),
        };
        html.push('\n');
    }
    html.replace('\u{2028}', "<br>")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Changes when a file comes, goes or is written.
fn stamp_of<'a>(files: impl Iterator<Item = (&'a Path, &'a Metadata)>) -> String {
    let mut hasher = DefaultHasher::new();
    env!("CARGO_PKG_VERSION").hash(&mut hasher);
    for (path, metadata) in files {
        (path, metadata.len(), metadata.modified().ok()).hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}

/// As a failure of a feed.
pub(super) fn of_file(error: &OpenError) -> FetchError {
    match error {
        OpenError::Missing => FetchError::NoFile,
        OpenError::Forbidden => FetchError::UnreadableFile("it is not permitted".to_owned()),
        OpenError::TooLarge(_) => FetchError::TooLarge(crate::news::LARGEST_TEXT_BYTES),
        OpenError::Empty => FetchError::NotAFeed(NotAFeed::Empty),
        OpenError::ReadingList => FetchError::NotAFeed(NotAFeed::ReadingList),
        OpenError::NotText(kind) => FetchError::NotAFeed(NotAFeed::Other(*kind)),
        OpenError::Fetch(error) => error.clone(),
        OpenError::IsDirectory
        | OpenError::NoTexts(_)
        | OpenError::TooManyTexts(_)
        | OpenError::NotAFile
        | OpenError::InputIsTerminal
        | OpenError::InputTwice => FetchError::UnreadableFile("it is no regular file".to_owned()),
        OpenError::Unreadable(why) => FetchError::UnreadableFile(why.clone()),
    }
}
