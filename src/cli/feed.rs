//! `khabar feed`: reads feeds and prints their entries, for programs or for people.

use super::arguments;
use super::failure::{Failure, not_opened};
use super::feed_list::print_list;
use super::head::{Head, rfc_3339};
use super::speech::Speech;
use crate::feeds::{Origin, parse_feed};
use crate::news::{Entry, Feed, FetchError, OpenError};
use crate::work;
use crate::work::fetch::Wanted;
use serde::Serialize;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Each feed that can be read is answered; that one cannot does not keep the others away.
pub(super) fn feed(options: &arguments::Feed, speech: &Speech) -> Result<(), Failure> {
    let mut output = BufWriter::new(io::stdout().lock());
    let mut failed = false;
    for (index, file) in options.files.iter().enumerate() {
        let feed = match read(file, options) {
            Ok(feed) => feed,
            Err(reason) => {
                let sentence = not_opened(&reason, speech.language);
                speech.complain_of(&work::shown_name(file), &sentence);
                failed = true;
                continue;
            }
        };
        if options.json {
            serde_json::to_writer(&mut output, &Answer::new(&feed)).map_err(io::Error::from)?;
            writeln!(output)?;
        } else {
            if index > 0 {
                writeln!(output)?;
            }
            print_list(&feed, speech, &mut output)?;
        }
        output.flush()?;
    }
    if failed { Err(Failure::Told) } else { Ok(()) }
}

fn read(file: &Path, options: &arguments::Feed) -> Result<Feed, OpenError> {
    let document = work::document_at(file, Wanted::Feed)?;
    let origin = origin(options, document.origin());
    let feed = parse_feed(&document.body.bytes, &origin);
    feed.map_err(|reason| OpenError::Fetch(FetchError::NotAFeed(reason)))
}

/// What the command line says goes before what came with the document.
fn origin<'a>(options: &'a arguments::Feed, came: Origin<'a>) -> Origin<'a> {
    let header = |wanted: &str| {
        let found = options.headers.iter().rev().find(|(name, _)| name == wanted);
        found.map(|(_, value)| value.as_str())
    };
    Origin {
        address: options.url.as_deref().or(came.address),
        content_type: header("content-type").or(came.content_type),
        content_location: header("content-location").or(came.content_location),
        content_language: header("content-language").or(came.content_language),
    }
}

/// The JSON that other programs rely on.
#[derive(Serialize)]
struct Answer<'a> {
    format: &'static str,
    #[serde(flatten)]
    head: Head<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<&'a str>,
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
            head: Head::new(feed.title.as_deref(), feed.language.as_deref(), feed.direction),
            link: feed.link.as_deref(),
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
