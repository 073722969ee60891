//! What the person changed by keys while reading, and how it is kept: lines of a file of ours, in
//! the form of the settings file, which itself is the person's. Pure.

use super::Settings;
use super::keys::{CALENDAR_KEY, LANGUAGE_KEY, THEME_KEY};
use super::panes::PANE_KEYS;
use super::table::Key;
use super::typography_settings::TYPOGRAPHY_KEYS;

/// Settings that were changed: the full name of each with its new value, as written in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes(Vec<(&'static str, String)>);

const HEAD: &str = "# Written by khabar: what was changed by keys while reading. The command\n\
    # forget-changes takes it back.\n";

impl Changes {
    /// What differs, of all that is kept; none when nothing does.
    #[must_use]
    pub fn between(before: &Settings, after: &Settings) -> Option<Self> {
        let kept = TYPOGRAPHY_KEYS.iter().chain(&PANE_KEYS).chain([
            &THEME_KEY,
            &LANGUAGE_KEY,
            &CALENDAR_KEY,
        ]);
        let changed = |key: &Key<Settings>| {
            let value = (key.get)(after);
            (value != (key.get)(before)).then_some((key.shown, value))
        };
        let changes: Vec<_> = kept.filter_map(changed).collect();
        (!changes.is_empty()).then_some(Self(changes))
    }

    /// The text of the file with these changes in the place of what stood there for the same
    /// settings. All else stays, also what a later version wrote.
    #[must_use]
    pub fn merged_into(&self, text: &str) -> String {
        let name_of = |line: &str| line.split('=').next().unwrap_or("").trim().to_owned();
        let stays = |line: &&str| {
            let name = name_of(line);
            !line.starts_with('#') && !self.0.iter().any(|(changed, _)| *changed == name)
        };
        let mut merged = HEAD.to_owned();
        let lines = text.lines().filter(|line| !line.trim().is_empty()).filter(stays);
        lines.for_each(|line| merged.extend([line, "\n"]));
        self.0.iter().for_each(|(name, value)| merged.extend([name, " = ", value, "\n"]));
        merged
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;
    use crate::config::{LineSpacing, ThemeName};
    use crate::text::Marks;

    #[test]
    fn changes_are_written_over_those_before_and_read_again() {
        let before = Settings::default();
        let mut after = before;
        after.typography.spacing = LineSpacing::Double;
        after.marks = Some(Marks::Essential);
        after.theme = ThemeName::Light;
        let first = Changes::between(&before, &after).unwrap();
        let mut last = after;
        last.theme = ThemeName::Dark;
        last.tints = false;
        let second = Changes::between(&after, &last).unwrap();
        let text = second.merged_into(&first.merged_into("later.thing = 3\n"));
        assert_eq!(text.matches("theme").count(), 1);
        assert!(text.contains("later.thing = 3"));
        let (read_again, problems) = read(&text, before);
        last.typography.marks = Marks::Essential;
        assert_eq!(read_again, last);
        assert_eq!(problems.len(), 1, "of the later version");
    }

    #[test]
    fn nothing_is_kept_of_what_is_no_choice() {
        let before = Settings::default();
        let after = Settings { color: false, ..before };
        assert_eq!(Changes::between(&before, &after), None);
    }
}
