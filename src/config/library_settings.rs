//! What is kept in the library: the table `[library]` of the settings file.

use super::Problem;
use super::table::{Key, flag, number, quoted, read_table};
use toml::de::DeValue;

/// The name of the table.
pub(super) const LIBRARY_TABLE: &str = "library";

/// How long articles are kept. What a feed still sends, and what has a tag, always is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LibrarySettings {
    /// Days after an article came or was read; for ever where there is none.
    pub keep_days: Option<u32>,
    /// Articles of each feed, the newest; all where there is none.
    pub keep_count: Option<u32>,
    /// Whether unread articles go too.
    pub also_unread: bool,
    /// Whether starred articles go too.
    pub also_starred: bool,
}

/// All of them. A new setting is a row here.
pub(super) const LIBRARY_KEYS: [Key<LibrarySettings>; 4] = [
    Key {
        name: "keep_days",
        shown: "library.keep_days",
        takes: "a number from 1 to 36500, \"all\"",
        about: "For how many days articles are kept after they came or were read. Those that a \
            feed still sends, and those with a tag, always are.",
        set: |settings, value| number_or_all(value, 36_500, &mut settings.keep_days),
        get: |settings| shown_number(settings.keep_days),
    },
    Key {
        name: "keep_count",
        shown: "library.keep_count",
        takes: "a number from 1 to 1000000, \"all\"",
        about: "How many articles of each feed are kept, besides those that came or were read \
            within a day.",
        set: |settings, value| number_or_all(value, 1_000_000, &mut settings.keep_count),
        get: |settings| shown_number(settings.keep_count),
    },
    Key {
        name: "also_unread",
        shown: "library.also_unread",
        takes: "true, false",
        about: "Whether unread articles go too.",
        set: |settings, value| flag(value, &mut settings.also_unread),
        get: |settings| settings.also_unread.to_string(),
    },
    Key {
        name: "also_starred",
        shown: "library.also_starred",
        takes: "true, false",
        about: "Whether starred articles go too.",
        set: |settings, value| flag(value, &mut settings.also_starred),
        get: |settings| settings.also_starred.to_string(),
    },
];

/// Without a limit, all are kept.
fn number_or_all(value: &DeValue<'_>, most: u64, place: &mut Option<u32>) -> bool {
    if value.as_str() == Some("all") {
        *place = None;
        return true;
    }
    number(value, 1, most, place.get_or_insert(0))
}

fn shown_number(limit: Option<u32>) -> String {
    limit.map_or_else(|| quoted("all"), |limit| limit.to_string())
}

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
    read_table(text, LIBRARY_TABLE, &LIBRARY_KEYS, LibrarySettings::default())
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
