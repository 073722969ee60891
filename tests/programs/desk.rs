//! A person's folder: settings, a library, and what programs wrote down.
#![allow(dead_code, reason = "each test file uses its own part")]

use crate::support::{self, Answer, DEADLINE, Folder, KHABAR, Session};
use khabar::locale::Language;
use khabar::text::{Base, Direction, LayoutOptions, Span, fit, shape};
use portable_pty::CommandBuilder;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::time::Instant;

pub struct Desk {
    folder: Folder,
    language: Language,
}

/// What the terminal shows of these words, in whichever order they stand there.
pub fn seen(text: &str, direction: Direction) -> String {
    let shaped = shape(text, Span::new(0, text.len()), Base::Fixed(direction));
    fit(&shaped, 1000, &LayoutOptions::default()).visual().to_owned()
}

impl Desk {
    pub fn new(test: &str) -> Self {
        Self::speaking(Language::English, test)
    }

    /// One whose reader speaks another language.
    pub fn speaking(language: Language, test: &str) -> Self {
        Self { folder: Folder::new(&format!("desk-{test}-{}", language.code())), language }
    }

    /// A place in the folder.
    pub fn place(&self, name: &str) -> String {
        format!("{}/{name}", self.folder.path())
    }

    /// Writes a file, here and there with `HERE` for the folder, and gives its path.
    pub fn write(&self, name: &str, content: &str) -> String {
        self.folder.write(name, content.replace("HERE", self.folder.path()))
    }

    /// Writes a program; gives its path.
    pub fn program(&self, name: &str, script: &str) -> String {
        let path = self.write(name, &format!("#!/bin/sh\n{script}"));
        let executable = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(&path, executable).expect("it is ours");
        path
    }

    /// Writes the settings; `HERE` is the folder.
    pub fn set(&self, settings: &str) {
        self.write("config/khabar/config.toml", settings);
    }

    pub fn command(&self, arguments: &[&str]) -> CommandBuilder {
        let mut command = CommandBuilder::new(KHABAR);
        command.args(["--lang", self.language.code(), "--library", &self.place("library.sqlite3")]);
        command.args(arguments);
        command.env("XDG_CONFIG_HOME", self.place("config"));
        command.env("XDG_STATE_HOME", self.place("state"));
        command.env_remove("KHABAR_LIBRARY");
        command.env_remove("BROWSER");
        command.env("no_proxy", "*");
        command
    }

    /// The reader in a window of 110 columns and 30 rows.
    pub fn reader(&self, arguments: &[&str]) -> Session {
        self.reader_on(arguments, Vec::new())
    }

    /// The same on a terminal that answers.
    pub fn reader_on(&self, arguments: &[&str], answers: Vec<Answer>) -> Session {
        let mut session = Session::run_on(self.command(arguments), answers);
        session.resize(110, 30);
        session.wait_until_drawn();
        session
    }

    /// Follows a feed without asking for it.
    pub fn follow(&self, address: &str) {
        let library = self.place("library.sqlite3");
        let arguments = ["add", "--no-fetch", "--library", &library, address];
        let (code, _, error) = support::khabar(&arguments, b"");
        assert_eq!((code, error.as_str()), (0, ""));
    }

    /// What a program wrote, when it is all there.
    pub fn wait_for(&self, name: &str, is_all: impl Fn(&str) -> bool) -> String {
        let path = PathBuf::from(self.place(name));
        let until = Instant::now() + DEADLINE;
        loop {
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            if is_all(&text) {
                return text;
            }
            assert!(Instant::now() < until, "{name} never came; it is {text:?}");
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
    }

    pub fn is_there(&self, name: &str) -> bool {
        PathBuf::from(self.place(name)).exists()
    }
}

/// Leaves the reader, wherever it is.
pub fn leave(session: &mut Session) {
    session.press("\x11");
    assert_eq!(session.exit_code(), 0);
    session.assert_given_back();
}
