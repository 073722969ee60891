//! The reader itself: opens what was named and hands it to the loop.

use super::arguments::Arguments;
use super::failure::{Failure, not_opened};
use super::library;
use super::library_arguments::Where;
use super::progress::Progress;
use super::speech::Speech;
use crate::app::{Keymap, OpenFailure, Opened};
use crate::config::{self, Config, OutputMode};
use crate::locale::Language;
use crate::work::{self, Shelf};
use jiff::Zoned;
use std::path::PathBuf;

pub(super) fn read(arguments: &Arguments, config: &Config, speech: &Speech) -> Result<u8, Failure> {
    if arguments.paths.is_empty() {
        return read_library(&arguments.place, config, speech.mode());
    }
    let opened = open(&arguments.paths, speech);
    if opened.articles.is_empty() && !opened.failures.is_empty() {
        for OpenFailure { name, reason } in opened.failures {
            speech.complain_of(&name, &not_opened(&reason, speech.language));
        }
        return Err(Failure::Told);
    }
    Ok(work::run(opened, None, config, speech.mode())?)
}

/// The library, and the edition that comes with khabar while it follows nothing.
fn read_library(
    place: &Where,
    config: &Config,
    output_mode: Option<OutputMode>,
) -> Result<u8, Failure> {
    let shelf = match library::path(place) {
        Ok(path) => Some(Shelf::open(&path)?),
        Err(_) => None,
    };
    let sources = shelf.as_ref().map(|shelf| shelf.sources(&Zoned::now())).transpose()?;
    let sources = sources.unwrap_or_default();
    let follows = !sources.feeds.is_empty() || shelf.as_ref().is_some_and(Shelf::is_outdated);
    let opened = if follows { Opened::default() } else { work::opened_edition() };
    Ok(work::run(opened, shelf.map(|shelf| (shelf, sources)), config, output_mode)?)
}

/// The settings of the file, with what the command line and the environment say.
pub(super) fn settings(language: Language) -> Config {
    let mut config = config::load();
    let (_, problems) = Keymap::of(&config.keys);
    config.problems.extend(problems);
    config.problems.sort_by_key(|problem| problem.line);
    config.settings.language = language;
    config.settings.color = is_color_wanted();
    config
}

/// Opens what was named, with a line of progress when it takes long and a person looks on.
fn open(paths: &[PathBuf], speech: &Speech) -> Opened {
    let words = speech.words();
    let mut progress = Progress::new(speech);
    if paths.iter().any(|path| work::is_address(path)) {
        progress.show(&format!("khabar: {}", words.fetching));
    }
    work::open(paths, &mut |texts| {
        let read = || words.texts_read.of(speech.language, texts);
        progress.show_if_long(|| format!("khabar: {}", read()));
    })
}

/// As no-color.org has it: any value but an empty one turns colours off.
fn is_color_wanted() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
