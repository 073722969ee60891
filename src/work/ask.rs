//! Asks the terminal what it is, before the input thread starts, and never waits long.

use super::answers::{Answers, KITTY_FONT_QUESTION, QUESTIONS};
use super::emulator::{Environment, Evidence};
use super::tmux::ask_tmux;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::time::{Duration, Instant};

/// How long all questions together may take. A terminal on this machine answers within 15 ms.
const PATIENCE: Duration = Duration::from_millis(200);

/// Between two looks for more.
const PAUSE: Duration = Duration::from_millis(1);

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
        evidence.tmux = Some(ask_tmux(until).unwrap_or_default());
    }
    evidence
}

fn answers(output: &mut File, until: Instant) -> io::Result<Answers> {
    let Some(do_not_wait) = DO_NOT_WAIT else { return Ok(Answers::default()) };
    // Opened anew, so that "do not wait" holds for this handle alone.
    let mut terminal = OpenOptions::new().read(true).custom_flags(do_not_wait).open("/dev/tty")?;
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
    let mut buffer = [0; 1024];
    loop {
        match terminal.read(&mut buffer) {
            Ok(count) => bytes.extend(buffer.iter().take(count)),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
        let answers = Answers::read(bytes);
        if is_enough(&answers) || Instant::now() >= until {
            return Ok(answers);
        }
        std::thread::sleep(PAUSE);
    }
}

fn environment() -> Environment {
    Environment::read(|name| std::env::var(name).unwrap_or_default())
}
