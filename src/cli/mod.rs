//! Arguments and the headless commands.

mod arguments;
mod read;

use arguments::Arguments;
use clap::Parser;
use std::process::ExitCode;

/// Runs the program with the arguments of the process.
///
/// Exit codes: 0 done, 1 it failed (one sentence on standard error), 2 wrong usage.
#[must_use]
pub fn main() -> ExitCode {
    match Arguments::try_parse() {
        Ok(arguments) => run(&arguments),
        Err(error) => {
            // Help and version come this way too, with exit code 0.
            let _ = error.print();
            ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
        }
    }
}

fn run(arguments: &Arguments) -> ExitCode {
    read::read(&arguments.paths, arguments.interface_language())
}

/// Says on standard error why the command failed.
fn fail(reason: &dyn std::fmt::Display) -> ExitCode {
    eprintln!("khabar: {reason}");
    ExitCode::FAILURE
}
