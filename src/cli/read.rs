//! The reader itself: opens what was named and hands it to the loop.

use super::arguments::InterfaceLanguage;
use super::fail;
use crate::app::Opened;
use crate::config::Settings;
use crate::locale::Language;
use crate::work;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Reading for longer than this is not done in silence.
const PATIENCE: Duration = Duration::from_millis(500);

pub(super) fn read(paths: &[PathBuf], language: InterfaceLanguage) -> ExitCode {
    let opened = if paths.is_empty() { work::opened_edition() } else { open(paths) };
    if opened.articles.is_empty() && !opened.failures.is_empty() {
        for failure in &opened.failures {
            eprintln!("khabar: {}: {}", failure.name, failure.reason);
        }
        return ExitCode::FAILURE;
    }
    let settings = Settings {
        language: Language::from_tag(language.tag()).unwrap_or_default(),
        // https://no-color.org: set and not empty.
        color: std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        ..Settings::default()
    };
    match work::run(opened, settings) {
        Ok(code) => ExitCode::from(code),
        Err(error) => fail(&error),
    }
}

/// Opens what was named, with a line of progress when it takes long and a person looks on.
fn open(paths: &[PathBuf]) -> Opened {
    let start = Instant::now();
    let mut last_shown = start;
    let mut was_shown = false;
    let is_watched = io::stderr().is_terminal();
    let opened = work::open(paths, &mut |texts| {
        if is_watched && last_shown.elapsed() > PATIENCE {
            (last_shown, was_shown) = (Instant::now(), true);
            eprint!("\r\x1b[Kkhabar: {texts} texts read …");
            let _ = io::stderr().flush();
        }
    });
    if was_shown {
        eprint!("\r\x1b[K");
    }
    opened
}
