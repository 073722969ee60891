//! Which way the person picked for which terminal: `terminals.toml` in the state folder.
//!
//! The new file is written beside the old one and then takes its place; while it is written,
//! its name keeps other writers away, so that no choice is lost.

use super::identity::Identity;
use crate::config::{OutputMode, Places, Way, places};
use crate::locale::{DoctorWords, fill};
use serde::{Deserialize, Serialize};
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const FILE: &str = "terminals.toml";

const HEAD: &str =
    "# Written by `khabar doctor`, which also changes it: which way shows right-to-left
# text right in which terminal.

";

/// Another writer is done sooner; one that takes longer has died.
const PATIENCE: Duration = Duration::from_millis(500);

/// What the file holds.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Memory {
    #[serde(default, rename = "terminal")]
    terminals: Vec<Entry>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Entry {
    /// By name, so that a name from a later khabar costs nothing.
    output_mode: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    through_tmux: bool,
    #[serde(flatten)]
    identity: Identity,
}

/// Why the file cannot be understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Unclear {
    file: String,
    reason: String,
}

impl Unclear {
    /// One sentence.
    pub(super) fn sentence(&self, words: &DoctorWords) -> String {
        fill(words.problem_memory, &[&self.file, &self.reason])
    }
}

/// What was picked for this terminal. A file that cannot be understood is as good as none.
pub(super) fn recall(identity: &Identity) -> (Option<Way>, Option<Unclear>) {
    let Some(places) = places() else { return (None, None) };
    let path = places.state.join(FILE);
    match read(&path) {
        Ok(memory) => {
            let entry = memory.terminals.into_iter().find(|entry| entry.identity == *identity);
            let way = entry.and_then(|entry| {
                let mode = OutputMode::from_name(&entry.output_mode)?;
                Some(Way { mode, through_tmux: entry.through_tmux })
            });
            (way, None)
        }
        Err(reason) => (None, Some(Unclear { file: places.shown(&path), reason })),
    }
}

/// Remembers a way for this terminal; none: forgets it.
///
/// # Errors
/// When the folder or the file cannot be written.
pub(super) fn remember(identity: &Identity, way: Option<Way>) -> io::Result<()> {
    let places: Places =
        places().ok_or_else(|| io::Error::new(ErrorKind::NotFound, "there is no home folder"))?;
    fs::create_dir_all(&places.state)?;
    remember_in(&places.state.join(FILE), identity, way)
}

fn remember_in(path: &Path, identity: &Identity, way: Option<Way>) -> io::Result<()> {
    let new_path = beside(path, "new");
    let mut new = create_alone(&new_path)?;
    let written = (|| {
        let mut memory = read(path).or_else(|_| {
            // Kept for the person who edited it.
            fs::rename(path, beside(path, "unclear"))?;
            io::Result::Ok(Memory::default())
        })?;
        memory.terminals.retain(|entry| entry.identity != *identity);
        memory.terminals.extend(way.map(|way| Entry {
            output_mode: way.mode.name().to_owned(),
            through_tmux: way.through_tmux,
            identity: identity.clone(),
        }));
        let text = toml::to_string(&memory).map_err(io::Error::other)?;
        new.write_all((HEAD.to_owned() + &text).as_bytes())?;
        new.sync_all()?;
        fs::rename(&new_path, path)
    })();
    if written.is_err() {
        let _ = fs::remove_file(&new_path);
    }
    written
}

/// Creates a file that is not there: whoever creates it may write.
fn create_alone(path: &Path) -> io::Result<fs::File> {
    let until = Instant::now() + PATIENCE;
    loop {
        match OpenOptions::new().write(true).create_new(true).open(path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            result => return result,
        }
        if Instant::now() >= until {
            let _ = fs::remove_file(path);
        } else {
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

fn read(path: &Path) -> Result<Memory, String> {
    match fs::read_to_string(path) {
        Ok(text) => toml::from_str(&text).map_err(|error| error.message().replace('\n', " ")),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(Memory::default())
        }
        Err(error) => Err(error.to_string()),
    }
}

fn beside(path: &Path, extension: &str) -> PathBuf {
    path.with_extension(format!("toml.{extension}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Folder(PathBuf);

    impl Folder {
        fn new(test: &str) -> Self {
            let path = std::env::temp_dir().join(format!("khabar-{test}-{}", std::process::id()));
            fs::create_dir_all(&path).unwrap();
            Self(path)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn named(name: &str) -> Identity {
        Identity { name: name.to_owned(), ..Identity::default() }
    }

    fn modes(path: &Path) -> Vec<(String, String)> {
        let terminals = read(path).unwrap().terminals.into_iter();
        terminals.map(|entry| (entry.identity.name, entry.output_mode)).collect()
    }

    fn pair(name: &str, mode: &str) -> (String, String) {
        (name.to_owned(), mode.to_owned())
    }

    #[test]
    fn a_choice_takes_the_place_of_the_one_before_and_of_no_other() {
        let folder = Folder::new("memory");
        let path = folder.0.join(FILE);
        for (name, mode) in
            [("a", OutputMode::Plain), ("b", OutputMode::Kitty), ("a", OutputMode::Alternate)]
        {
            remember_in(&path, &named(name), Some(mode.into())).unwrap();
        }
        assert_eq!(modes(&path), [pair("b", "kitty"), pair("a", "alternate")]);
        remember_in(&path, &named("b"), None).unwrap();
        assert_eq!(modes(&path), [pair("a", "alternate")]);
        assert!(!beside(&path, "new").exists());
    }

    #[test]
    fn writers_at_the_same_time_lose_nothing() {
        let folder = Folder::new("memory-writers");
        let path = folder.0.join(FILE);
        std::thread::scope(|scope| {
            for number in 0..12 {
                let path = &path;
                scope.spawn(move || {
                    let identity = named(&number.to_string());
                    remember_in(path, &identity, Some(OutputMode::Plain.into())).unwrap();
                });
            }
        });
        assert_eq!(modes(&path).len(), 12);
    }

    #[test]
    fn a_broken_file_is_kept_beside_the_new_one() {
        let folder = Folder::new("memory-broken");
        let path = folder.0.join(FILE);
        fs::write(&path, "[[terminal]\nthis is mine").unwrap();
        assert!(read(&path).is_err());
        remember_in(&path, &named("a"), Some(OutputMode::Plain.into())).unwrap();
        assert_eq!(modes(&path), [pair("a", "plain")]);
        let kept = fs::read_to_string(beside(&path, "unclear")).unwrap();
        assert!(kept.contains("this is mine"));
    }

    #[test]
    fn a_mode_of_a_later_version_stays_in_the_file() {
        let folder = Folder::new("memory-later");
        let path = folder.0.join(FILE);
        fs::write(&path, "[[terminal]]\nname = \"x\"\noutput_mode = \"hologram\"\nshade = 3\n")
            .unwrap();
        remember_in(&path, &named("a"), Some(OutputMode::Plain.into())).unwrap();
        assert_eq!(modes(&path), [pair("x", "hologram"), pair("a", "plain")]);
    }
}
