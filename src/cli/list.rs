//! `khabar list` and `khabar search`: articles of the library, for programs or for people.

use super::failure::Failure;
use super::head::rfc_3339;
use super::library;
use super::library_arguments::{List, Printing, Search};
use super::output::Rows;
use super::speech::Speech;
use crate::store::{ArticleId, FeedId, Headline, Library, Order, Scope, View};
use jiff::Zoned;
use serde::Serialize;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io::{self, BufWriter, Write};

/// Rows that are read at a time: a large library need not lie in memory.
const AT_A_TIME: usize = 500;

/// Characters of the text around what was found.
const SNIPPET_CHARS: usize = 140;

pub(super) fn list(options: &List, speech: &Speech) -> Result<(), Failure> {
    let query = library::query(&options.filter.join(" "), speech);
    let view = View { scope: Scope::All, query, order: Order::from(options.sort) };
    Listing { view, has_snippets: false }.print(&options.printing, speech)
}

pub(super) fn search(options: &Search, speech: &Speech) -> Result<(), Failure> {
    let query = library::query(&options.words.join(" "), speech);
    let has_snippets = query.has_words();
    let view = View::found(Scope::All, query);
    Listing { view, has_snippets }.print(&options.printing, speech)
}

struct Listing {
    view: View,
    has_snippets: bool,
}

impl Listing {
    fn print(&self, printing: &Printing, speech: &Speech) -> Result<(), Failure> {
        let Printing { limit, json: is_json, place, saying: _ } = printing;
        let mut output = BufWriter::new(io::stdout().lock());
        let library = library::existing(place, speech)?;
        let feeds = library.as_ref().map_or(Ok(Vec::new()), Library::feeds)?;
        let mut ids = Vec::new();
        if let Some(library) = &library {
            library::finish_index(library, &self.view.query, speech)?;
            ids = library.list(&self.view, &Zoned::now())?;
            ids.truncate(limit.unwrap_or(usize::MAX));
        }
        if ids.is_empty() && feeds.is_empty() {
            speech.complain(speech.words().empty_library);
        } else if ids.is_empty() && !is_json {
            speech.complain(speech.words().no_such_articles);
        }
        match (&library, is_json) {
            (Some(library), true) => print_json(library, &ids, &mut output)?,
            (Some(library), false) => {
                self.print_lines(library, &ids, speech, &mut output)?;
            }
            (None, true) => writeln!(output, "[]")?,
            (None, false) => {}
        }
        Ok(output.flush()?)
    }

    fn print_lines(
        &self,
        library: &Library,
        ids: &[ArticleId],
        speech: &Speech,
        output: &mut impl Write,
    ) -> Result<(), Failure> {
        let rows = speech.rows();
        let mut names = Names::default();
        for part in ids.chunks(AT_A_TIME) {
            for row in library.headlines(part)? {
                // Columns stand below each other, whatever the titles are written in.
                let text = text(&row, names.of(library, row.feed)?, rows);
                rows.write_beside(&head(&row), &text, speech.direction(), output)?;
                if self.has_snippets
                    && let Some(snippet) = self.snippet(library, &row)?
                {
                    let snippet = rows.isolated(&snippet);
                    rows.write_beside("  ", &snippet, speech.direction(), output)?;
                }
            }
        }
        Ok(())
    }

    /// The words around what was found, with dots where they were cut out.
    fn snippet(&self, library: &Library, row: &Headline) -> Result<Option<String>, Failure> {
        let found = library.snippet(row.id, &self.view.query, SNIPPET_CHARS)?;
        let found = found.filter(|snippet| !snippet.text.is_empty());
        Ok(found.map(|snippet| {
            let before = if snippet.is_cut_before { "… " } else { "" };
            let after = if snippet.is_cut_after { " …" } else { "" };
            format!("{before}{}{after}", snippet.text)
        }))
    }
}

/// The names of feeds, each asked for once.
#[derive(Default)]
struct Names(HashMap<FeedId, String>);

impl Names {
    fn of(&mut self, library: &Library, feed: FeedId) -> Result<&str, Failure> {
        match self.0.entry(feed) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(place) => {
                let row = library.feed(feed)?;
                let name = row.map_or_else(String::new, |row| row.shown_name().to_owned());
                Ok(place.insert(name))
            }
        }
    }
}

/// `number  ● ★  day`. Number and day are as they may be typed.
fn head(row: &Headline) -> String {
    let read = if row.is_read { ' ' } else { '●' };
    let star = if row.is_starred { '★' } else { ' ' };
    let day = row.published.as_ref().map_or_else(
        || row.sort_at.strftime("%Y-%m-%d").to_string(),
        |date| date.date().to_string(),
    );
    format!("{:>6}  {read}{star}  {day}", row.id.0)
}

/// `title — feed`, with the tags behind.
fn text(row: &Headline, feed: &str, rows: &Rows) -> String {
    let tag = |tag: &String| format!("  {}", rows.isolated(&format!("#{}", tag.replace(' ', "_"))));
    let tags: String = row.tags.iter().map(tag).collect();
    format!("{} — {}{tags}", rows.isolated(&row.title), rows.isolated(feed))
}

/// The JSON that other programs rely on.
#[derive(Serialize)]
struct Answer<'a> {
    id: i64,
    feed: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    read: bool,
    starred: bool,
    tags: &'a [String],
}

fn print_json(
    library: &Library,
    ids: &[ArticleId],
    output: &mut impl Write,
) -> Result<(), Failure> {
    let mut names = Names::default();
    let mut is_first = true;
    write!(output, "[")?;
    for part in ids.chunks(AT_A_TIME) {
        for row in library.headlines(part)? {
            write!(output, "{}", if std::mem::take(&mut is_first) { "\n" } else { ",\n" })?;
            let answer = Answer {
                id: row.id.0,
                feed: names.of(library, row.feed)?,
                title: &row.title,
                link: row.link.as_deref(),
                published: row.published.as_ref().map(rfc_3339),
                read: row.is_read,
                starred: row.is_starred,
                tags: &row.tags,
            };
            serde_json::to_writer(&mut *output, &answer).map_err(io::Error::from)?;
        }
    }
    let end = if is_first { "]" } else { "\n]" };
    Ok(writeln!(output, "{end}")?)
}
