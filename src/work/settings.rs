//! The settings of a reader that runs: what the file says, with what only this start knows.

use crate::app::SettingsRead;
use crate::config::{self, Config, Ground, Settings};
use crate::locale::Language;
use crate::text::Marks;

/// What does not come from the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    language: Language,
    color: bool,
    ground: Ground,
    is_linear: bool,
    /// The vowel marks that the terminal draws right.
    marks: Marks,
}

impl Reading {
    pub(super) fn new(config: &Config, ground: Ground, marks: Marks) -> Self {
        let Settings { language, color, linear, .. } = config.settings;
        Self { language, color, ground, is_linear: linear, marks }
    }

    /// The settings of the file, for this terminal.
    pub(super) fn settings(&self, config: &Config) -> Settings {
        let mut settings = config.settings;
        (settings.language, settings.color) = (self.language, self.color);
        (settings.ground, settings.linear) = (self.ground, self.is_linear);
        settings.typography.marks = settings.marks.unwrap_or(self.marks);
        settings.refresh_itself = config.fetch.by_itself;
        settings.private_redirects = config.fetch.private_redirects;
        settings
    }

    /// Reads the file again, maybe after all changes by keys were forgotten.
    pub(super) fn read_again(&self, forgets: bool) -> SettingsRead {
        let forgotten = if forgets { config::forget_changes() } else { Ok(()) };
        let config = config::load();
        let mut problems: Vec<String> = config
            .problems
            .iter()
            .map(|problem| problem.sentence(&config.file, self.language))
            .collect();
        problems.extend(forgotten.err().map(|error| error.to_string()));
        SettingsRead {
            settings: Box::new(self.settings(&config)),
            problems,
            are_changes_forgotten: forgets,
        }
    }
}
