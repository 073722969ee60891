//! The sentences of help by language: a table for each, by the names of commands and arguments.

use super::{Language, arabic_help, hebrew_help, persian_help, urdu_help};

/// Names with their sentences: `refresh` is what a command is for, `refresh+` what else there is
/// to say of it, `refresh.all` an argument of it, `show.align=end` a value of one, `.lang` an
/// argument that several have, `$ khabar man` an example. What is typed stands in backticks.
pub type HelpTable = &'static [(&'static str, &'static str)];

impl Language {
    /// The table; an empty one for English, which stands beside the arguments themselves.
    #[must_use]
    pub fn help_table(self) -> HelpTable {
        match self {
            Language::Arabic => arabic_help::SENTENCES,
            Language::English => &[],
            Language::Hebrew => hebrew_help::SENTENCES,
            Language::Persian => persian_help::SENTENCES,
            Language::Urdu => urdu_help::SENTENCES,
        }
    }

    /// The sentence of this name.
    #[must_use]
    pub fn help_sentence(self, name: &str) -> Option<&'static str> {
        self.help_table().iter().find(|(known, _)| *known == name).map(|(_, sentence)| *sentence)
    }
}
