//! `khabar feed`: reads feeds and prints their entries, for programs or for people.

use super::arguments;
use super::feed_list::print_list;
use super::output::Rows;
use super::{Failure, say};
use crate::feeds::{Origin, parse_feed};
use crate::news::{Entry, Feed};
use crate::text::Direction;
use crate::work;
use jiff::Zoned;
use serde::Serialize;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Each feed that can be read is answered; that one cannot does not keep the others away.
pub(super) fn feed(options: &arguments::Feed) -> Result<(), Failure> {
    let mut output = BufWriter::new(io::stdout().lock());
    let origin = origin(options);
    let rows = (!options.json).then(|| Rows::new(options.saying.mode()));
    let mut failed = false;
    for (index, file) in options.files.iter().enumerate() {
        let feed = match read(file, &origin) {
            Ok(feed) => feed,
            Err(reason) => {
                say(&format_args!("{}: {reason}", file.display()));
                failed = true;
                continue;
            }
        };
        if let Some(rows) = &rows {
            if index > 0 {
                writeln!(output)?;
            }
            print_list(&feed, rows, &mut output)?;
        } else {
            serde_json::to_writer(&mut output, &Answer::new(&feed)).map_err(io::Error::from)?;
            writeln!(output)?;
        }
        output.flush()?;
    }
    if failed { Err(Failure::Told) } else { Ok(()) }
}

fn read(file: &Path, origin: &Origin<'_>) -> Result<Feed, String> {
    let bytes = work::bytes_at(file).map_err(|reason| reason.to_string())?;
    parse_feed(&bytes, origin).map_err(|reason| reason.to_string())
}

fn origin(options: &arguments::Feed) -> Origin<'_> {
    let header = |wanted: &str| {
        let found = options.headers.iter().rev().find(|(name, _)| name == wanted);
        found.map(|(_, value)| value.as_str())
    };
    Origin {
        address: options.url.as_deref(),
        content_type: header("content-type"),
        content_location: header("content-location"),
        content_language: header("content-language"),
    }
}

/// The JSON that other programs rely on.
#[derive(Serialize)]
struct Answer<'a> {
    format: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    direction: &'static str,
    problems: Vec<String>,
    entries: Vec<AnsweredEntry<'a>>,
}

#[derive(Serialize)]
struct AnsweredEntry<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<&'a str>,
}

impl<'a> Answer<'a> {
    fn new(feed: &'a Feed) -> Self {
        Self {
            format: feed.format.name(),
            title: feed.title.as_deref(),
            link: feed.link.as_deref(),
            language: feed.language.as_deref(),
            direction: match feed.direction {
                Direction::Rtl => "rtl",
                Direction::Ltr => "ltr",
            },
            problems: feed.problems.iter().map(ToString::to_string).collect(),
            entries: feed.entries.iter().map(AnsweredEntry::new).collect(),
        }
    }
}

impl<'a> AnsweredEntry<'a> {
    fn new(entry: &'a Entry) -> Self {
        Self {
            id: &entry.id,
            title: entry.title.as_deref(),
            link: entry.link.as_deref(),
            published: entry.published.as_ref().map(rfc_3339),
            updated: entry.updated.as_ref().map(rfc_3339),
            author: (!entry.authors.is_empty()).then(|| entry.authors.join(", ")),
            summary: entry.summary_text(),
            content: entry.content.as_deref(),
        }
    }
}

/// With the offset that the feed gives, `Z` for UTC.
pub(super) fn rfc_3339(date: &Zoned) -> String {
    if date.offset().is_zero() {
        date.timestamp().to_string()
    } else {
        date.strftime("%Y-%m-%dT%H:%M:%S%.f%:z").to_string()
    }
}
