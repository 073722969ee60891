//! Arguments and the headless commands.

mod add;
mod arguments;
mod article;
mod completions;
mod config;
mod doctor;
mod fact_list;
mod facts;
mod failure;
mod feed;
mod feed_list;
mod head;
mod help;
mod library;
mod library_arguments;
mod list;
mod lists_of_feeds;
mod man;
mod mark;
mod newsboat;
mod output;
mod progress;
mod read;
mod recover;
mod refresh;
mod set;
mod show;
mod speech;

use arguments::{Arguments, Command};
use clap::Parser;
use failure::Failure;
use speech::Speech;
use std::io;
use std::process::ExitCode;

/// Runs the program with the arguments of the process.
///
/// Exit codes: 0 done, 1 it failed (one sentence on standard error), 2 wrong usage.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse().and_then(Arguments::placed) {
        Ok(arguments) => arguments,
        Err(error) => return help::answer(&error),
    };
    let speech = Speech::new(arguments.lang, arguments.output_mode());
    match run(&arguments, &speech) {
        Ok(code) => ExitCode::from(code),
        // Whoever read our output has seen enough (`khabar show … | head`).
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(Failure::Told) => ExitCode::FAILURE,
        Err(failure) => {
            speech.complain(&failure.sentence(speech.language));
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments, speech: &Speech) -> Result<u8, Failure> {
    let Some(command) = &arguments.command else {
        let mut config = read::settings(speech.language);
        config.settings.linear |= arguments.linear;
        return read::read(arguments, &config, speech);
    };
    match command {
        Command::Show(options) => show::show(options),
        Command::Facts(options) => facts::facts(options, speech),
        Command::Recover(place) => recover::recover(place, speech),
        Command::Doctor(options) => return doctor::doctor(options, speech),
        Command::Article(options) => article::article(options, speech),
        Command::Feed(options) => feed::feed(options, speech),
        Command::Add(options) => add::add(options, speech),
        Command::Refresh(options) => refresh::refresh(options, speech),
        Command::List(options) => list::list(options, speech),
        Command::Search(options) => list::search(options, speech),
        Command::Import(options) => lists_of_feeds::import(options, speech),
        Command::Export(options) => lists_of_feeds::export(options, speech),
        Command::Set(options) => set::set(options, speech),
        Command::Mark(options) => mark::mark(options, speech),
        Command::Tag(options) => mark::tag(options, speech),
        Command::Config(options) => return config::config(options, speech),
        Command::Man => man::man(),
        Command::Completions(options) => completions::completions(options),
    }
    .map(|()| 0)
}
