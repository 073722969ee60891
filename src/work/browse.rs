//! Opens an address in the person's browser: a program with arguments, never a line for a shell.

use super::pipe_program::command_of;
use crate::app::Browsed;
use crate::config::Hooks;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// A program that has not failed by then has the address.
const PATIENCE: Duration = Duration::from_secs(4);

/// How often it is looked at until then.
const LOOK: Duration = Duration::from_millis(50);

/// What opens addresses on this system, where the person has said nothing.
const OPENERS: &[&str] = if cfg!(target_os = "macos") {
    &["open"]
} else {
    &["xdg-open", "gio open", "wslview", "x-www-browser"]
};

/// A program that cannot be run beside the reader, with its arguments.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NeedsTerminal(pub(super) Vec<String>);

/// Tells the first program there is, and waits a little for it to complain. To be called on a
/// thread of its own.
///
/// # Errors
/// When that program needs the terminal.
pub(super) fn browse(address: &str, hooks: &Hooks) -> Result<Browsed, NeedsTerminal> {
    let own = (!hooks.browser.is_empty()).then(|| hooks.browser.clone());
    for command in own.into_iter().chain(from_environment()).chain(OPENERS.iter().map(words)) {
        let Some(filled) = with_address(&command, address) else { continue };
        let program = command.first().map_or("", String::as_str);
        if hooks.needs_terminal(program) && is_there(program) {
            return Err(NeedsTerminal(filled));
        }
        let Some(child) = start(&filled) else { continue };
        return Ok(wait(child, program));
    }
    Ok(Browsed::NoProgram)
}

/// Whether there is such a program, as a shell would look for it.
fn is_there(program: &str) -> bool {
    if program.contains('/') {
        return Path::new(program).exists();
    }
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders).any(|folder| folder.join(program).exists())
}

fn words(command: &&str) -> Vec<String> {
    command.split_whitespace().map(str::to_owned).collect()
}

/// The commands of `BROWSER`, parted by colons as it is used.
fn from_environment() -> Vec<Vec<String>> {
    let value = std::env::var("BROWSER").unwrap_or_default();
    value.split(':').map(|command| words(&command)).filter(|words| !words.is_empty()).collect()
}

/// `%s` and `%u` stand for the address; without either it comes last.
fn with_address(command: &[String], address: &str) -> Option<Vec<String>> {
    let (program, arguments) = command.split_first()?;
    let has_place = arguments.iter().any(|word| word.contains("%s") || word.contains("%u"));
    let filled = arguments.iter().map(|word| word.replace("%s", address).replace("%u", address));
    let last = (!has_place).then(|| address.to_owned());
    Some(std::iter::once(program.clone()).chain(filled).chain(last).collect())
}

fn start(command: &[String]) -> Option<Child> {
    command_of(command)?
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .ok()
}

fn wait(mut child: Child, program: &str) -> Browsed {
    let end = Instant::now() + PATIENCE;
    while Instant::now() < end {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Browsed::Opened,
            Ok(Some(_)) | Err(_) => return Browsed::Failed(program.to_owned()),
            Ok(None) => std::thread::sleep(LOOK),
        }
    }
    // A browser that runs on is waited for, or it would stay as a dead process.
    std::thread::spawn(move || child.wait());
    Browsed::Opened
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(words: &[&str]) -> Hooks {
        let browser = words.iter().map(|word| (*word).to_owned()).collect();
        Hooks { browser, ..Hooks::default() }
    }

    #[test]
    fn the_address_is_one_argument_whatever_is_in_it() {
        let name = format!("khabar-browse-{}", std::process::id());
        let file = std::env::temp_dir().join(name);
        let script = format!("echo \"$1\" > '{}'", file.display());
        let address = "https://example.org/a b;touch x?c=$(d)&'e\"";
        let command = set(&["sh", "-c", &script, "browser"]);
        assert_eq!(browse(address, &command), Ok(Browsed::Opened));
        let told = std::fs::read_to_string(&file).expect("what it was told");
        let _ = std::fs::remove_file(&file);
        assert_eq!(told.trim_end(), address);
    }

    #[test]
    fn a_program_that_fails_is_named() {
        assert_eq!(
            browse("https://example.org", &set(&["false"])),
            Ok(Browsed::Failed("false".into()))
        );
    }

    #[test]
    fn a_program_that_needs_the_terminal_is_not_run_beside_the_reader() {
        let hooks = Hooks { in_terminal: vec!["sh".to_owned()], ..set(&["sh", "%s", "-x"]) };
        let command = ["sh", "https://example.org", "-x"].map(str::to_owned);
        assert_eq!(browse("https://example.org", &hooks), Err(NeedsTerminal(command.to_vec())));
    }
}
