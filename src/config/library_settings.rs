//! What is kept in the library: the table `[library]` of the settings file.

use super::Problem;
use super::table::{Key, flag, number, read_table};

/// The name of the table.
pub(super) const LIBRARY_TABLE: &str = "library";

/// How long articles are kept. What a feed still sends, and what has a tag, always is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LibrarySettings {
    /// Days after an article came; for ever where there is none.
    pub keep_days: Option<u32>,
    /// Articles of each feed, the newest; all where there is none.
    pub keep_count: Option<u32>,
    /// Whether unread articles go too.
    pub also_unread: bool,
    /// Whether starred articles go too.
    pub also_starred: bool,
}

/// All of them. A new setting is a row here.
const KEYS: [Key<LibrarySettings>; 4] = [
    Key {
        name: "keep_days",
        shown: "library.keep_days",
        takes: "a number from 1 to 36500",
        set: |settings, value| number(value, 1, 36_500, settings.keep_days.get_or_insert(0)),
    },
    Key {
        name: "keep_count",
        shown: "library.keep_count",
        takes: "a number from 1 to 1000000",
        set: |settings, value| number(value, 1, 1_000_000, settings.keep_count.get_or_insert(0)),
    },
    Key {
        name: "also_unread",
        shown: "library.also_unread",
        takes: "true, false",
        set: |settings, value| flag(value, &mut settings.also_unread),
    },
    Key {
        name: "also_starred",
        shown: "library.also_starred",
        takes: "true, false",
        set: |settings, value| flag(value, &mut settings.also_starred),
    },
];

/// Reads the table `[library]` of the text of `config.toml`. What is wrong in it is left out and
/// told.
///
/// ```
/// use khabar::config::read_library;
/// let (settings, problems) = read_library("[library]\nkeep_days = 90\n");
/// assert_eq!((settings.keep_days, problems), (Some(90), vec![]));
/// ```
#[must_use]
pub fn read_library(text: &str) -> (LibrarySettings, Vec<Problem>) {
    read_table(text, LIBRARY_TABLE, &KEYS, LibrarySettings::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_and_what_is_wrong_is_told() {
        let text = "[library]\nkeep_days = 30\nkeep_count = 0\nalso_unread = true\nsize = 3\n";
        let (settings, problems) = read_library(text);
        let wanted = LibrarySettings {
            keep_days: Some(30),
            also_unread: true,
            ..LibrarySettings::default()
        };
        assert_eq!(settings, wanted);
        let lines: Vec<_> = problems.iter().filter_map(|problem| problem.line).collect();
        assert_eq!(lines, [3, 5]);
    }
}
