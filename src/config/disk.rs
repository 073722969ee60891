//! Where the files of ours lie, and the one place that reads and writes settings on the disk.

use super::hooks::read_hooks;
use super::posix_locale::language_of_environment;
use super::{
    Changes, FetchSettings, Hooks, KeySettings, LibrarySettings, Problem, ProblemKind, Settings,
    keys, read_fetch, read_keys, read_library,
};
use etcetera::base_strategy::{BaseStrategy, Xdg};
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;

/// Of all folders that XDG names, the ones of khabar.
const FOLDER: &str = "khabar";

/// The folders of khabar.
pub struct Places {
    /// Of what the person writes: settings.
    pub config: PathBuf,
    /// Of what khabar remembers.
    pub state: PathBuf,
    /// Of what khabar keeps for the person: the library.
    pub data: PathBuf,
    home: PathBuf,
}

/// Where they are; nowhere for a process without a home.
#[must_use]
pub fn places() -> Option<Places> {
    let xdg = Xdg::new().ok()?;
    Some(Places {
        config: xdg.config_dir().join(FOLDER),
        state: xdg.state_dir()?.join(FOLDER),
        data: xdg.data_dir().join(FOLDER),
        home: xdg.home_dir().to_owned(),
    })
}

impl Places {
    /// A path for a person, and for a report that others read: the home folder is `~`.
    #[must_use]
    pub fn shown(&self, path: &std::path::Path) -> String {
        match path.strip_prefix(&self.home) {
            Ok(below) => format!("~/{}", below.display()),
            Err(_) => path.display().to_string(),
        }
    }
}

/// The settings of the file, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The defaults, where nothing is set.
    pub settings: Settings,
    /// How feeds are fetched.
    pub fetch: FetchSettings,
    /// What is kept in the library.
    pub library: LibrarySettings,
    /// Keys that the person has chosen.
    pub keys: KeySettings,
    /// Programs of the person.
    pub hooks: Hooks,
    /// In the order of their lines.
    pub problems: Vec<Problem>,
    /// Whether there is such a file.
    pub is_there: bool,
    /// The name of the file, for a person.
    pub file: String,
}

/// The name of the settings file in its folder.
const CONFIG_FILE: &str = "config.toml";

/// What was changed by keys, in the folder of what khabar remembers.
const CHANGES_FILE: &str = "changes.toml";

/// That khabar was started once, in the same folder.
const STARTED_FILE: &str = "started";

/// Reads `config.toml`, over what the locale says, and over it what was changed by keys while
/// reading. That there is no such file is no problem.
#[must_use]
pub fn load() -> Config {
    let language = language_of_environment(|name| std::env::var(name).ok());
    let settings = Settings { language, ..Settings::default() };
    let usual = Config { settings, ..Config::default() };
    let Some(places) = places() else { return usual };
    let path = places.config.join(CONFIG_FILE);
    let mut config = match fs::read_to_string(&path) {
        Ok(text) => read_all(&text, settings),
        Err(error) if is_missing(&error) => usual,
        Err(error) => {
            let kind = ProblemKind::Unreadable(error.to_string());
            Config { problems: vec![Problem { line: None, kind }], ..usual }
        }
    };
    config.file = places.shown(&path);
    config.is_there = path.exists();
    // What cannot be understood there was written by a later version.
    let changes = fs::read_to_string(places.state.join(CHANGES_FILE)).unwrap_or_default();
    let colors = config.settings.colors;
    (config.settings, _) = keys::read(&changes, config.settings);
    config.settings.colors = colors;
    config
}

/// Reads all tables of a text of `config.toml` over these settings.
pub(super) fn read_all(text: &str, settings: Settings) -> Config {
    let (settings, mut problems) = keys::read(text, settings);
    let (fetch, of_fetch) = read_fetch(text, FetchSettings::default());
    let (library, of_library) = read_library(text);
    let (hooks, of_hooks) = read_hooks(text);
    let (keys, of_keys) = read_keys(text);
    problems.extend(of_fetch.into_iter().chain(of_library).chain(of_hooks).chain(of_keys));
    problems.sort_by_key(|problem| problem.line);
    Config { settings, fetch, library, hooks, keys, problems, ..Config::default() }
}

fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// Keeps what was changed by keys for the next start.
///
/// # Errors
/// When the folder or the file cannot be written.
pub fn keep_changes(changes: &Changes) -> io::Result<()> {
    let places = places().ok_or(ErrorKind::NotFound)?;
    fs::create_dir_all(&places.state)?;
    let path = places.state.join(CHANGES_FILE);
    let before = fs::read_to_string(&path).unwrap_or_default();
    // Beside it first: a full disk costs only the change.
    let new = places.state.join(format!("{CHANGES_FILE}.{}", std::process::id()));
    fs::write(&new, changes.merged_into(&before))?;
    fs::rename(&new, &path)
}

/// Takes back all that was changed by keys.
///
/// # Errors
/// When the file cannot be removed.
pub fn forget_changes() -> io::Result<()> {
    let places = places().ok_or(ErrorKind::NotFound)?;
    match fs::remove_file(places.state.join(CHANGES_FILE)) {
        Err(error) if !is_missing(&error) => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Whether khabar was never started here before. That is noted at once; where it cannot be, it is
/// no first start either, or every start would be one.
#[must_use]
pub fn first_start() -> bool {
    let Some(places) = places() else { return false };
    let note = places.state.join(STARTED_FILE);
    fs::create_dir_all(&places.state).is_ok() && fs::File::create_new(note).is_ok()
}

/// Why the sample was not written.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// A file is there, and is left alone.
    #[error("{0} is there already; it was left as it is")]
    IsThere(String),
    /// A process without a home.
    #[error("there is no folder for settings; set XDG_CONFIG_HOME or HOME")]
    NoPlace,
    /// The folder or the file cannot be written.
    #[error("{0} could not be written: {1}")]
    Unwritable(String, io::Error),
}

/// Writes the sample where the settings are read from; gives its name for a person.
///
/// # Errors
/// When a file is there, or none can be written.
pub fn write_sample(sample: &str) -> Result<String, SampleError> {
    let places = places().ok_or(SampleError::NoPlace)?;
    let path = places.config.join(CONFIG_FILE);
    let shown = places.shown(&path);
    let create = || {
        fs::create_dir_all(&places.config)?;
        let mut file = fs::OpenOptions::new().write(true).create_new(true).open(&path)?;
        file.write_all(sample.as_bytes())
    };
    match create() {
        Ok(()) => Ok(shown),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(SampleError::IsThere(shown)),
        Err(error) => Err(SampleError::Unwritable(shown, error)),
    }
}
