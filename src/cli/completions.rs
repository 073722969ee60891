//! `khabar completions`: what a shell needs to complete our command line, made from its arguments.

use super::arguments::{Arguments, Completions};
use super::failure::Failure;
use clap::CommandFactory;
use std::io::{self, Write};

pub(super) fn completions(options: &Completions) -> Result<(), Failure> {
    // Into memory first: the generator panics when its output is a pipe that was closed.
    let mut script = Vec::new();
    let mut command = Arguments::command();
    clap_complete::generate(options.shell, &mut command, "khabar", &mut script);
    io::stdout().lock().write_all(&script)?;
    Ok(())
}
