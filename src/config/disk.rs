//! Where the files of ours lie, and the one place that reads the settings from the disk.

use super::posix_locale::language_of_environment;
use super::{
    FetchSettings, KeySettings, LibrarySettings, Problem, ProblemKind, Settings, keys, read_fetch,
    read_keys, read_library,
};
use etcetera::base_strategy::{BaseStrategy, Xdg};
use std::io::ErrorKind;
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
    /// In the order of their lines.
    pub problems: Vec<Problem>,
    /// The name of the file, for a person.
    pub file: String,
}

/// Reads `config.toml`, over what the locale says. That there is none is no problem.
#[must_use]
pub fn load() -> Config {
    let language = language_of_environment(|name| std::env::var(name).ok());
    let settings = Settings { language, ..Settings::default() };
    let Some(places) = places() else { return Config { settings, ..Config::default() } };
    let path = places.config.join("config.toml");
    let mut config = Config { settings, file: places.shown(&path), ..Config::default() };
    match std::fs::read_to_string(&path) {
        Ok(text) => {
            (config.settings, config.problems) = keys::read(&text, settings);
            let (fetch, problems) = read_fetch(&text, FetchSettings::default());
            config.fetch = fetch;
            config.problems.extend(problems);
            let (library, problems) = read_library(&text);
            config.library = library;
            config.problems.extend(problems);
            let (keys, problems) = read_keys(&text);
            config.keys = keys;
            config.problems.extend(problems);
            config.problems.sort_by_key(|problem| problem.line);
        }
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
        Err(error) => {
            let kind = ProblemKind::Unreadable(error.to_string());
            config.problems.push(Problem { line: None, kind });
        }
    }
    config
}
