//! Runs a program of the person with something on its standard input, so that it can be stopped
//! with all that it started.

use rustix::process::{Pid, Signal, kill_process_group};
use std::io::{self, Read, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Bytes that are kept of what a program prints; the rest is read and thrown away.
const MOST_BYTES: u64 = 1 << 20;

/// Between two looks whether it has ended.
const PAUSE: Duration = Duration::from_millis(10);

/// Why a program did not end well.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum ProgramError {
    NotStarted(String),
    /// What it said, else how it ended.
    Failed(String),
    Stopped,
}

/// A hold on a program that runs.
#[derive(Clone, Debug, Default)]
pub(super) struct Leash(Arc<Mutex<Held>>);

#[derive(Debug, Default)]
struct Held {
    group: Option<Pid>,
    is_stopped: bool,
}

impl Leash {
    /// Stops the program and all that it started.
    pub(super) fn stop(&self) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.is_stopped = true;
        if let Some(group) = held.group {
            let _ = kill_process_group(group, Signal::KILL);
        }
    }

    fn hold(&self, child: &Child) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
        if let (Some(group), true) = (held.group, held.is_stopped) {
            let _ = kill_process_group(group, Signal::KILL);
        }
    }

    /// Waits for its end. The number of a process that was waited for may be another's soon:
    /// from then on nothing is stopped.
    fn wait(&self, child: &mut Child) -> io::Result<(std::process::ExitStatus, bool)> {
        loop {
            let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(status) = child.try_wait()? {
                held.group = None;
                return Ok((status, held.is_stopped));
            }
            drop(held);
            std::thread::sleep(PAUSE);
        }
    }
}

/// Runs it to its end; gives what it printed.
pub(super) fn run(
    command: &mut Command,
    input: Vec<u8>,
    leash: &Leash,
) -> Result<String, ProgramError> {
    // A group of its own, so that it can be stopped as a whole, and reads no keys of ours.
    let spawned = command
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = spawned.map_err(|error| ProgramError::NotStarted(error.to_string()))?;
    leash.hold(&child);
    let stdin = child.stdin.take();
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let (printed, said) = std::thread::scope(|scope| {
        // A program that does not read to the end has seen enough.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(&input)));
        let said = scope.spawn(move || stderr.map_or_else(Vec::new, read_some));
        let printed = stdout.map_or_else(Vec::new, read_some);
        (printed, said.join().unwrap_or_default())
    });
    let (status, is_stopped) =
        leash.wait(&mut child).map_err(|error| ProgramError::Failed(error.to_string()))?;
    if is_stopped {
        return Err(ProgramError::Stopped);
    }
    if status.success() {
        return Ok(String::from_utf8_lossy(&printed).into_owned());
    }
    let said = String::from_utf8_lossy(&said);
    let first = said.lines().map(str::trim).find(|line| !line.is_empty());
    Err(ProgramError::Failed(first.map_or_else(|| status.to_string(), str::to_owned)))
}

fn read_some(mut pipe: impl Read) -> Vec<u8> {
    let mut bytes = Vec::new();
    let _ = pipe.by_ref().take(MOST_BYTES).read_to_end(&mut bytes);
    let _ = io::copy(&mut pipe, &mut io::sink());
    bytes
}

/// A command of the settings, which no shell sees.
pub(super) fn command_of(arguments: &[String]) -> Option<Command> {
    let (program, rest) = arguments.split_first()?;
    let mut command = Command::new(program);
    command.args(rest);
    Some(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(line: &str, input: &str) -> Result<String, ProgramError> {
        run(Command::new("sh").args(["-c", line]), input.as_bytes().to_vec(), &Leash::default())
    }

    #[test]
    fn a_program_gets_its_input_and_its_output_comes_back() {
        assert_eq!(shell("tr a-z A-Z", "news\n"), Ok("NEWS\n".to_owned()));
        let long = "x".repeat(3 << 20);
        assert_eq!(shell("cat", &long).map(|text| text.len()), Ok(1 << 20), "cut, and not stuck");
        assert_eq!(shell("head -c 3", &long), Ok("xxx".to_owned()), "it need not read all");
    }

    #[test]
    fn what_goes_wrong_is_said() {
        let failed = ProgramError::Failed("no such luck".to_owned());
        assert_eq!(shell("echo no such luck >&2; exit 3", ""), Err(failed));
        let arguments = ["/nowhere/at/all".to_owned()];
        let missing = run(&mut command_of(&arguments).unwrap(), Vec::new(), &Leash::default());
        assert!(matches!(missing, Err(ProgramError::NotStarted(_))));
    }

    #[test]
    fn it_is_stopped_with_all_that_it_started() {
        let leash = Leash::default();
        let stopper = leash.clone();
        let stop = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(100));
            stopper.stop();
        });
        // The inner one holds the output open as long as it lives.
        let mut command = Command::new("sh");
        let ended = run(command.args(["-c", "sleep 60 | sleep 60"]), Vec::new(), &leash);
        assert_eq!(ended, Err(ProgramError::Stopped));
        stop.join().unwrap();
    }
}
