//! Opens an address in the person's browser: a program with arguments, never a line for a shell.

use crate::app::Browsed;
use std::process::{Child, Command, Stdio};
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

/// Tells the first program there is, and waits a little for it to complain. To be called on a
/// thread of its own. `settings` is the program with its arguments, as the person has set it.
pub(super) fn browse(address: &str, settings: &[String]) -> Browsed {
    let own = (!settings.is_empty()).then(|| settings.to_vec());
    for command in own.into_iter().chain(from_environment()).chain(OPENERS.iter().map(words)) {
        let Some(child) = start(&command, address) else { continue };
        return wait(child, command.first().map_or("", String::as_str));
    }
    Browsed::NoProgram
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
fn start(command: &[String], address: &str) -> Option<Child> {
    let (program, arguments) = command.split_first()?;
    let has_place = arguments.iter().any(|word| word.contains("%s") || word.contains("%u"));
    let filled = arguments.iter().map(|word| word.replace("%s", address).replace("%u", address));
    let last = (!has_place).then(|| address.to_owned());
    Command::new(program)
        .args(filled.chain(last))
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

    fn set(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn the_address_is_one_argument_whatever_is_in_it() {
        let name = format!("khabar-browse-{}", std::process::id());
        let file = std::env::temp_dir().join(name);
        let script = format!("echo \"$1\" > '{}'", file.display());
        let address = "https://example.org/a b;touch x?c=$(d)&'e\"";
        let command = set(&["sh", "-c", &script, "browser"]);
        assert_eq!(browse(address, &command), Browsed::Opened);
        let told = std::fs::read_to_string(&file).expect("what it was told");
        let _ = std::fs::remove_file(&file);
        assert_eq!(told.trim_end(), address);
    }

    #[test]
    fn a_program_that_fails_is_named() {
        assert_eq!(
            browse("https://example.org", &set(&["false"])),
            Browsed::Failed("false".into())
        );
    }
}
