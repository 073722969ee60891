//! Asks the terminal what it is, before the input thread starts, and never waits long.

use super::answers::{Answers, KITTY_FONT_QUESTION, QUESTIONS};
use super::environment::Environment;
use super::evidence::Evidence;
use super::tmux::ask_tmux;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
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
    let mut evidence = Evidence { answers, environment: Environment::ours(), tmux: None };
    if evidence.is_in_tmux() {
        evidence.tmux = Some(ask_tmux(until).unwrap_or_default());
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
