//! Asks the terminal what it is, before the input thread starts, and never waits long.

use super::answers::{Answers, KITTY_FONT_QUESTION, QUESTIONS};
use super::emulator::{Environment, Evidence, Tmux};
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How long all questions together may take. A terminal on this machine answers within 15 ms.
const PATIENCE: Duration = Duration::from_millis(200);

/// Between two looks for more.
const PAUSE: Duration = Duration::from_millis(1);

/// CPR: the row and the column of the cursor.
const CURSOR_QUESTION: &str = "\x1b[6n";

/// `O_NONBLOCK`, by which a silent terminal does not hold us. Where its value is not known,
/// nothing is asked.
const DO_NOT_WAIT: Option<i32> = if cfg!(all(
    target_os = "linux",
    any(
        target_arch = "x86_64",
        target_arch = "x86",
        target_arch = "aarch64",
        target_arch = "arm",
        target_arch = "riscv64",
        target_arch = "s390x",
    )
)) {
    Some(0o4000)
} else if cfg!(any(
    target_os = "macos",
    target_os = "freebsd",
    target_os = "netbsd",
    target_os = "openbsd",
    target_os = "dragonfly"
)) {
    Some(4)
} else {
    None
};

/// Asks, in raw mode, through `output`.
pub(super) fn ask(output: &mut File) -> Evidence {
    let until = Instant::now() + PATIENCE;
    let answers = answers(output, until).unwrap_or_default();
    let environment = environment();
    let mut evidence = Evidence { answers, environment, tmux: None };
    if evidence.is_in_tmux() {
        evidence.tmux = Some(tmux(until).unwrap_or_default());
    }
    evidence
}

/// Where the cursor stands after this text, in columns from 0; written on a screen that is
/// cleared afterwards. None when the terminal does not say.
pub(super) fn columns_of(text: &str, output: &mut File) -> Option<u16> {
    let until = Instant::now() + PATIENCE;
    let mut terminal = keyboard().ok()??;
    output.write_all(format!("\r{text}{CURSOR_QUESTION}").as_bytes()).ok()?;
    let mut bytes = Vec::new();
    loop {
        read_some(&mut terminal, &mut bytes).ok()?;
        let said = String::from_utf8_lossy(&bytes);
        let report = said.rsplit_once("\x1b[").and_then(|(_, report)| report.split_once('R'));
        if let Some((place, _)) = report {
            return place.split_once(';')?.1.parse::<u16>().ok()?.checked_sub(1);
        }
        if Instant::now() >= until {
            return None;
        }
        std::thread::sleep(PAUSE);
    }
}

/// What is typed and answered, by a handle that does not wait. None where that is not possible.
fn keyboard() -> io::Result<Option<File>> {
    let Some(do_not_wait) = DO_NOT_WAIT else { return Ok(None) };
    // Opened anew, so that "do not wait" holds for this handle alone.
    OpenOptions::new().read(true).custom_flags(do_not_wait).open("/dev/tty").map(Some)
}

/// Adds what has arrived.
fn read_some(terminal: &mut File, bytes: &mut Vec<u8>) -> io::Result<()> {
    let mut buffer = [0; 1024];
    match terminal.read(&mut buffer) {
        Ok(count) => bytes.extend(buffer.iter().take(count)),
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
        Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
        Err(error) => return Err(error),
    }
    Ok(())
}

fn answers(output: &mut File, until: Instant) -> io::Result<Answers> {
    let Some(mut terminal) = keyboard()? else { return Ok(Answers::default()) };
    output.write_all(QUESTIONS.as_bytes())?;
    let mut bytes = Vec::new();
    let mut answers = read_until(&mut terminal, &mut bytes, until, |answers| answers.are_complete)?;
    if answers.is_kitty() {
        output.write_all(KITTY_FONT_QUESTION.as_bytes())?;
        answers = read_until(&mut terminal, &mut bytes, until, |answers| answers.is_font_answered)?;
    }
    Ok(answers)
}

fn read_until(
    terminal: &mut File,
    bytes: &mut Vec<u8>,
    until: Instant,
    is_enough: impl Fn(&Answers) -> bool,
) -> io::Result<Answers> {
    loop {
        read_some(terminal, bytes)?;
        let answers = Answers::read(bytes);
        if is_enough(&answers) || Instant::now() >= until {
            return Ok(answers);
        }
        std::thread::sleep(PAUSE);
    }
}

/// The hints of the environment.
pub(super) fn environment() -> Environment {
    let variable = |name| std::env::var(name).unwrap_or_default();
    Environment {
        term: variable("TERM"),
        konsole_version: variable("KONSOLE_VERSION"),
        mlterm: variable("MLTERM"),
        colorfgbg: variable("COLORFGBG"),
        is_in_tmux: std::env::var_os("TMUX").is_some(),
    }
}

/// Asks tmux about the terminal around it, which it has asked itself. Over ssh there is no tmux
/// to be asked: then nothing is known.
fn tmux(until: Instant) -> Option<Tmux> {
    std::env::var_os("TMUX")?;
    let mut child = Command::new("tmux")
        .args(["display-message", "-p"])
        .arg("#{allow-passthrough}\n#{client_termtype}\n#{client_termname}")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    loop {
        match child.try_wait() {
            Ok(Some(_)) => break,
            Ok(None) if Instant::now() < until => std::thread::sleep(PAUSE),
            Ok(None) | Err(_) => {
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
    let mut said = String::new();
    child.stdout?.read_to_string(&mut said).ok()?;
    Some(understood(&said))
}

/// Up to version 3.3 the option is 0 or 1, later off, on or all; before, there was none.
fn understood(said: &str) -> Tmux {
    let mut lines = said.lines();
    let mut next = || lines.next().unwrap_or_default().trim();
    Tmux {
        lets_through: matches!(next(), "1" | "2" | "on" | "all"),
        outer_name: next().to_owned(),
        outer_term: next().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tmux_says_is_understood() {
        let konsole = understood("0\nKonsole 22.12.3\nxterm-256color\n");
        assert_eq!((konsole.lets_through, konsole.outer_name.as_str()), (false, "Konsole 22.12.3"));
        let vte = understood("on\n\nxterm-256color\n");
        assert_eq!((vte.lets_through, vte.outer_term.as_str()), (true, "xterm-256color"));
        assert_eq!(understood(""), Tmux::default());
    }
}
