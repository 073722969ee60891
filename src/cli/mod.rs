//! Arguments and the headless commands.

mod add;
mod arguments;
mod article;
mod completions;
mod config;
mod doctor;
mod fact_list;
mod facts;
mod feed;
mod feed_list;
mod head;
mod library;
mod library_arguments;
mod list;
mod lists_of_feeds;
mod man;
mod mark;
mod newsboat;
mod output;
mod read;
mod recover;
mod refresh;
mod refusals;
mod set;
mod show;

use crate::text::clean;
use arguments::{Arguments, Command, Looks};
use clap::Parser;
use std::io::{self, Write};
use std::process::ExitCode;

/// Why a command ended early.
#[derive(Debug, thiserror::Error)]
enum Failure {
    /// One thing could not be opened.
    #[error("{name}: {reason}")]
    Open { name: String, reason: crate::news::OpenError },
    /// What it printed could not be written.
    #[error("the output could not be written: {0}")]
    Output(#[from] io::Error),
    /// The reader could not run.
    #[error(transparent)]
    Reader(#[from] crate::work::RunError),
    /// The library could not be read or changed.
    #[error(transparent)]
    Store(#[from] crate::store::StoreError),
    /// A process without a home, and without a word about the library.
    #[error("there is no folder for the library; name its file with --library FILE")]
    NoPlace,
    /// The sample of the settings was not written.
    #[error(transparent)]
    Sample(#[from] crate::config::SampleError),
    /// There is nothing to change.
    #[error("{}", library::EMPTY)]
    Empty,
    /// Another process fetches the feeds of this library.
    #[error("another khabar is refreshing this library now; nothing was asked")]
    Refreshing,
    /// No feed has this name.
    #[error("no feed that is followed has the name or address {0}; khabar add follows one")]
    NoFeed(String),
    /// Several feeds have this name.
    #[error("{1} feeds have {0} in their name; name one by its address")]
    ManyFeeds(String, usize),
    /// What was read for a setting is not taken.
    #[error("{0} takes {1}")]
    NotTaken(&'static str, &'static str),
    /// Standard input could not be read.
    #[error("standard input could not be read: {0}")]
    Input(io::Error),
    /// Another process would lose what it writes.
    #[error("another khabar has the library open (process {0}); leave it first")]
    InUse(i64),
    /// No article has this number.
    #[error("there is no article {0}; khabar list tells their numbers")]
    NoArticle(i64),
    /// A file that is no reading list.
    #[error("{0}: there is no feed in it; it should be OPML, or lines of addresses")]
    NoFeeds(String),
    /// No pack of feeds in this language.
    #[error(
        "there are no feeds to begin with in {language}; there are in {}",
        crate::feeds::starters::languages()
    )]
    NoStarter { language: String },
    /// It was already said what failed.
    #[error("")]
    Told,
}

/// Runs the program with the arguments of the process.
///
/// Exit codes: 0 done, 1 it failed (one sentence on standard error), 2 wrong usage.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version come this way too, with exit code 0.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    match run(&arguments) {
        Ok(code) => ExitCode::from(code),
        // Whoever read our output has seen enough (`khabar show … | head`).
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(Failure::Told) => ExitCode::FAILURE,
        Err(failure) => {
            match looks(&arguments) {
                Some(looks) => {
                    let language = read::settings(looks.language()).settings.language;
                    refusals::say(&failure, language, looks.output_mode());
                }
                None => say(&failure),
            }
            ExitCode::FAILURE
        }
    }
}

/// Says on standard error why something failed. File names come from anywhere, so the line is
/// made safe for a terminal; and there may be nobody to hear it (SIGHUP), which is no panic.
fn say(reason: &dyn std::fmt::Display) {
    let line = format!("khabar: {reason}");
    let _ = writeln!(io::stderr(), "{}", clean(&line));
}

/// How what has a language of its own speaks: the reader and the doctor.
fn looks(arguments: &Arguments) -> Option<&Looks> {
    match &arguments.command {
        None => Some(&arguments.looks),
        Some(Command::Doctor(options)) => Some(&options.looks),
        Some(_) => None,
    }
}

fn run(arguments: &Arguments) -> Result<u8, Failure> {
    match &arguments.command {
        Some(Command::Show(options)) => show::show(options).map(|()| 0),
        Some(Command::Facts(options)) => facts::facts(options).map(|()| 0),
        Some(Command::Recover(place)) => recover::recover(place).map(|()| 0),
        Some(Command::Doctor(options)) => doctor::doctor(options),
        Some(Command::Article(options)) => article::article(options).map(|()| 0),
        Some(Command::Feed(options)) => feed::feed(options).map(|()| 0),
        Some(Command::Add(options)) => add::add(options).map(|()| 0),
        Some(Command::Refresh(options)) => refresh::refresh(options).map(|()| 0),
        Some(Command::List(options)) => list::list(options).map(|()| 0),
        Some(Command::Search(options)) => list::search(options).map(|()| 0),
        Some(Command::Import(options)) => lists_of_feeds::import(options).map(|()| 0),
        Some(Command::Export(options)) => lists_of_feeds::export(options).map(|()| 0),
        Some(Command::Set(options)) => set::set(options).map(|()| 0),
        Some(Command::Mark(options)) => mark::mark(options).map(|()| 0),
        Some(Command::Tag(options)) => mark::tag(options).map(|()| 0),
        Some(Command::Config(options)) => config::config(options),
        Some(Command::Man) => man::man(),
        Some(Command::Completions(options)) => completions::completions(options),
        None => {
            let mode = arguments.looks.output_mode();
            let mut config = read::settings(arguments.looks.language());
            config.settings.linear |= arguments.linear;
            read::read(&arguments.paths, &arguments.place, &config, mode)
        }
    }
}
