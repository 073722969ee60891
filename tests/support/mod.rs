//! A real terminal for tests: runs the program on a PTY and reads its screen.
#![allow(dead_code, reason = "each test file uses its own part")]

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

/// Long enough for a busy machine; nothing waits this long when all is well.
pub const DEADLINE: Duration = Duration::from_secs(20);

/// The program under test.
pub const KHABAR: &str = env!("CARGO_BIN_EXE_khabar");

/// A folder that is not there, and cannot be made.
const NO_FOLDER: &str = "/dev/null/none";
/// The variables that hint at a terminal.
const HINTS: [&str; 15] = [
    "TMUX",
    "STY",
    "ZELLIJ",
    "KONSOLE_VERSION",
    "MLTERM",
    "COLORFGBG",
    "VTE_VERSION",
    "KITTY_WINDOW_ID",
    "ALACRITTY_WINDOW_ID",
    "TERM_PROGRAM",
    "TERM_PROGRAM_VERSION",
    "LC_TERMINAL",
    "LC_TERMINAL_VERSION",
    "WT_SESSION",
    "NO_COLOR",
];

/// What the program wrote, as bytes and as a screen.
struct Written {
    bytes: Vec<u8>,
    screen: vt100::Parser,
}

/// What a terminal answers to a question.
#[derive(Clone, Copy)]
pub struct Answer {
    /// The bytes that ask.
    pub question: &'static str,
    /// The bytes that come as if they were typed.
    pub answer: &'static str,
    /// How long the terminal takes.
    pub after: Duration,
}

impl Answer {
    fn send(self, keyboard: &Arc<Mutex<Box<dyn Write + Send>>>) {
        let keyboard = Arc::clone(keyboard);
        std::thread::spawn(move || {
            std::thread::sleep(self.after);
            // The program may have ended meanwhile.
            let mut keyboard = keyboard.lock().expect("no poison");
            let _ = keyboard.write_all(self.answer.as_bytes()).and_then(|()| keyboard.flush());
        });
    }
}

/// The program on a terminal of its own.
pub struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keyboard: Arc<Mutex<Box<dyn Write + Send>>>,
    written: Arc<(Mutex<Written>, Condvar)>,
}

impl Session {
    /// Starts the program with these arguments on a terminal of 80 columns and 24 rows.
    pub fn start(arguments: &[&str]) -> Self {
        let mut command = CommandBuilder::new(KHABAR);
        command.args(arguments);
        Self::run(command)
    }

    /// Starts a shell command line, in which `$KHABAR` is the program.
    pub fn shell(line: &str) -> Self {
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", line]);
        Self::run(command)
    }

    /// Starts any command on a terminal that answers nothing.
    pub fn run(command: CommandBuilder) -> Self {
        Self::run_on(command, Vec::new())
    }

    /// Starts any command on a terminal that answers each of these questions once, when it is
    /// asked, after a while.
    pub fn run_on(mut command: CommandBuilder, mut answers: Vec<Answer>) -> Self {
        for (name, value) in [("TERM", "xterm-256color"), ("LC_ALL", "C.UTF-8"), ("KHABAR", KHABAR)]
        {
            command.env(name, value);
        }
        // Where the tests run is no hint for where the program runs.
        for name in HINTS {
            command.env_remove(name);
        }
        // Nor are the settings of who runs them, but a test may bring its own.
        for name in ["XDG_CONFIG_HOME", "XDG_STATE_HOME"] {
            if command.get_env(name) == std::env::var_os(name).as_deref() {
                command.env(name, NO_FOLDER);
            }
        }
        let pair = native_pty_system().openpty(size(80, 24)).expect("a PTY");
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let mut reader = pair.master.try_clone_reader().expect("the PTY can be read");
        let keyboard = pair.master.take_writer().expect("the PTY can be written");
        let keyboard = Arc::new(Mutex::new(keyboard));
        let answering = Arc::clone(&keyboard);
        let screen = vt100::Parser::new(not_zero(24), not_zero(80), 0);
        let written = Arc::new((Mutex::new(Written { bytes: Vec::new(), screen }), Condvar::new()));
        let shared = Arc::clone(&written);
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                let mut written = shared.0.lock().expect("no test panics while it reads");
                written.bytes.extend_from_slice(&buffer[..count]);
                written.screen.process(&buffer[..count]);
                shared.1.notify_all();
                answers.retain(|answer| {
                    let is_asked = find(&written.bytes, answer.question).is_some();
                    if is_asked {
                        answer.send(&answering);
                    }
                    !is_asked
                });
            }
        });
        Self { child, master: pair.master, keyboard, written }
    }

    /// Waits until what was written satisfies the condition; shows the screen when it never
    /// does.
    fn wait(&self, what: &str, condition: impl Fn(&Written) -> bool) {
        let until = Instant::now() + DEADLINE;
        let mut written = self.written.0.lock().expect("the reading thread is well");
        while !condition(&written) {
            let left = until.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero(),
                "never came: {what}\nthe screen:\n{}\nthe bytes end with:\n{}",
                written.screen.screen().contents(),
                String::from_utf8_lossy(&written.bytes[written.bytes.len().saturating_sub(600)..])
                    .escape_debug()
            );
            written = self.written.1.wait_timeout(written, left).expect("no poison").0;
        }
    }

    /// Waits until the screen, as text, satisfies the condition.
    pub fn wait_for_screen(&self, what: &str, condition: impl Fn(&str) -> bool) {
        self.wait(what, |written| condition(&written.screen.screen().contents()));
    }

    /// Waits until the screen shows the text.
    pub fn wait_for_text(&self, text: &str) {
        self.wait_for_screen(text, |screen| screen.contains(text));
    }

    /// Waits until a panel shows the words, wherever its lines break: that goes by the length of
    /// paths, which is another one on each machine.
    pub fn wait_for_words(&self, words: &str) {
        self.wait_for_screen(words, |screen| {
            let shown = screen.split([' ', '\n', '│']).filter(|word| !word.is_empty());
            shown.collect::<Vec<_>>().join(" ").contains(words)
        });
    }

    /// Waits until these bytes were written after the first `from` bytes.
    pub fn wait_for_bytes(&self, from: usize, bytes: &str) {
        self.wait(&bytes.escape_debug().to_string(), |written| {
            find(written.bytes.get(from..).unwrap_or_default(), bytes).is_some()
        });
    }

    /// Waits until the reader has the terminal and has drawn something.
    pub fn wait_until_drawn(&self) {
        self.wait("a first screen", |written| {
            let screen = written.screen.screen();
            screen.alternate_screen() && !screen.contents().trim().is_empty()
        });
    }

    /// How many bytes were written until now.
    pub fn mark(&self) -> usize {
        self.written.0.lock().expect("the reading thread is well").bytes.len()
    }

    /// All that was written, lossily.
    pub fn written(&self) -> String {
        let written = self.written.0.lock().expect("the reading thread is well");
        String::from_utf8_lossy(&written.bytes).into_owned()
    }

    /// The screen as text.
    pub fn screen(&self) -> String {
        self.written.0.lock().expect("the reading thread is well").screen.screen().contents()
    }

    /// Row and column of the cursor, from 0.
    pub fn cursor(&self) -> (u16, u16) {
        let written = self.written.0.lock().expect("the reading thread is well");
        written.screen.screen().cursor_position()
    }

    /// Waits until something is so.
    pub fn wait_for(&self, what: &str, condition: impl Fn(&Self) -> bool) {
        let until = Instant::now() + DEADLINE;
        while !condition(self) {
            assert!(Instant::now() < until, "never came: {what}\nthe screen:\n{}", self.screen());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Types keys, as the bytes that a terminal sends for them.
    pub fn press(&mut self, keys: &str) {
        let mut keyboard = self.keyboard.lock().expect("no poison");
        keyboard.write_all(keys.as_bytes()).expect("the PTY takes keys");
        keyboard.flush().expect("the PTY takes keys");
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, width: u16, height: u16) {
        let mut written = self.written.0.lock().expect("the reading thread is well");
        written.screen.screen_mut().set_size(not_zero(height), not_zero(width));
        drop(written);
        self.master.resize(size(width, height)).expect("the PTY can be resized");
    }

    /// Sends a signal by its name without `SIG`.
    pub fn signal(&self, name: &str) {
        let id = self.process_id();
        let status = Command::new("kill").args(["-s", name, &id.to_string()]).status();
        assert!(status.expect("kill runs").success());
    }

    /// The process id of the program.
    pub fn process_id(&self) -> u32 {
        self.child.process_id().expect("the program runs")
    }

    /// Waits until the process is stopped.
    pub fn wait_until_stopped(&self) {
        let id = self.process_id().to_string();
        let until = Instant::now() + DEADLINE;
        loop {
            let state = Command::new("ps").args(["-o", "stat=", "-p", &id]).output();
            if state.expect("ps runs").stdout.starts_with(b"T") {
                return;
            }
            assert!(Instant::now() < until, "the process was never stopped");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits for the end and gives the exit code.
    pub fn exit_code(&mut self) -> u32 {
        let until = Instant::now() + DEADLINE;
        loop {
            if let Some(status) = self.child.try_wait().expect("the program can be waited for") {
                return status.exit_code();
            }
            assert!(Instant::now() < until, "it never ended; the screen:\n{}", self.screen());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Whether the terminal is as it was before: the main screen, echo and lines, a cursor, no
    /// paste marks, no mouse; and that explicit bidi was given back on the alternate screen.
    pub fn assert_given_back(&self) {
        self.wait("the main screen", |written| !written.screen.screen().alternate_screen());
        let written = self.written.0.lock().expect("the reading thread is well");
        let screen = written.screen.screen();
        assert!(!screen.hide_cursor(), "the cursor is hidden");
        assert!(!screen.bracketed_paste(), "bracketed paste is on");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        let last = |sequence| rfind(&written.bytes, sequence).unwrap_or_default();
        assert!(last("\x1b[8h") > last("\x1b[8l"), "explicit bidi mode is on");
        assert!(last("\x1b[8h") > last("\x1b[2J"), "the screen is cleared after the mode");
        assert!(last("\x1b[8h") < last("\x1b[?1049l"), "the mode is reset on the main screen");
        self.assert_cooked();
    }

    /// Whether the terminal echoes what is typed, line by line.
    pub fn assert_cooked(&self) {
        let modes = self.master.get_termios().expect("the PTY has modes").local_flags;
        let modes = format!("{modes:?}");
        assert!(modes.contains("ICANON") && modes.contains("ECHO"), "raw mode is on: {modes}");
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

fn not_zero(cells: u16) -> NonZeroU16 {
    NonZeroU16::new(cells).expect("a terminal has cells")
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn find(bytes: &[u8], sequence: &str) -> Option<usize> {
    bytes.windows(sequence.len()).position(|window| window == sequence.as_bytes())
}

fn rfind(bytes: &[u8], sequence: &str) -> Option<usize> {
    bytes.windows(sequence.len()).rposition(|window| window == sequence.as_bytes())
}

/// A directory of its own for a test, removed at the end.
pub struct Folder(PathBuf);

impl Folder {
    /// An empty one; `test` is a name that no other test uses.
    pub fn new(test: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).expect("the target directory can be written");
        Self(path)
    }

    /// Where it is.
    pub fn path(&self) -> &str {
        self.0.to_str().expect("a path in UTF-8")
    }

    /// Writes a file, with the directories above it, and gives its path.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("it can be written");
        std::fs::write(&path, content).expect("it can be written");
        path.to_str().expect("a path in UTF-8").to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Runs the program without a terminal: exit code, standard output, standard error.
pub fn khabar(arguments: &[&str], input: &[u8]) -> (i32, String, String) {
    use std::process::Stdio;
    let mut child = Command::new(KHABAR)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .env("LC_ALL", "C.UTF-8")
        .env("XDG_CONFIG_HOME", NO_FOLDER)
        .env("XDG_STATE_HOME", NO_FOLDER)
        .env("XDG_DATA_HOME", NO_FOLDER)
        .env_remove("KHABAR_LIBRARY")
        // Servers of tests are on this machine.
        .env("no_proxy", "*")
        .spawn()
        .expect("the program starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || pipe.write_all(&input));
    let output = child.wait_with_output().expect("it ends");
    // A program that fails early does not read all of its input.
    let _ = writer.join().expect("the writing thread is well");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}
