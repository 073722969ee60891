//! All settings with their sentences, from the tables that read them: for the sample file and the
//! manual page, which so say the same as the program does. Pure.

use super::Config;
use super::fetch_settings::{FETCH_KEYS, FETCH_TABLE};
use super::hooks::{HOOK_KEYS, HOOKS_TABLE, OPEN_WITH_TABLE, OPEN_WITH_TAKES};
use super::keys::KEYS;
use super::library_settings::{LIBRARY_KEYS, LIBRARY_TABLE};
use super::looks::{COLOR_KEYS, COLORS_TABLE};
use super::panes::{PANE_KEYS, PANES_TABLE};
use super::table::{Key, list, quoted};
use super::typography_settings::{TYPOGRAPHY_KEYS, TYPOGRAPHY_TABLE};
use std::fmt::Write;

/// A setting, as it is told to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its name in its table.
    pub name: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// What it takes.
    pub takes: &'static str,
    /// Its default, as it is written in the file.
    pub default: String,
}

/// A table of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name; empty for what stands before all tables.
    pub name: &'static str,
    /// What its settings are about.
    pub about: &'static str,
    /// In their order.
    pub settings: Vec<Setting>,
}

fn table<T: Default>(name: &'static str, about: &'static str, keys: &[Key<T>]) -> Table {
    let usual = T::default();
    let setting = |key: &Key<T>| Setting {
        name: key.name,
        about: key.about,
        takes: key.takes,
        default: (key.get)(&usual),
    };
    Table { name, about, settings: keys.iter().map(setting).collect() }
}

/// All tables. A new one is a row here.
#[must_use]
pub fn tables() -> Vec<Table> {
    vec![
        table("", "", &KEYS),
        table(TYPOGRAPHY_TABLE, "How articles are set in type.", &TYPOGRAPHY_KEYS),
        table(PANES_TABLE, "How much of the window each pane has.", &PANE_KEYS),
        table(COLORS_TABLE, "Looks of your own for single parts of the screen.", &COLOR_KEYS),
        table(FETCH_TABLE, "How feeds are fetched.", &FETCH_KEYS),
        table(LIBRARY_TABLE, "What is kept in the library.", &LIBRARY_KEYS),
        table(HOOKS_TABLE, "Programs of yours that khabar runs, never by a shell.", &HOOK_KEYS),
        Table {
            name: OPEN_WITH_TABLE,
            about: "Programs that the open article can be given to, under names of yours; its text \
                stands on their standard input.",
            settings: Vec::new(),
        },
    ]
}

/// What holds: each table with its settings, as they are written in the file.
#[must_use]
pub fn effective(config: &Config) -> Vec<(&'static str, Vec<(String, String)>)> {
    fn values<T>(keys: &[Key<T>], settings: &T) -> Vec<(String, String)> {
        keys.iter().map(|key| (key.name.to_owned(), (key.get)(settings))).collect()
    }
    let open_with = config.hooks.open_with.iter();
    let open_with = open_with.map(|(name, command)| (quoted_name(name), list(command))).collect();
    vec![
        ("", values(&KEYS, &config.settings)),
        (TYPOGRAPHY_TABLE, values(&TYPOGRAPHY_KEYS, &config.settings)),
        (PANES_TABLE, values(&PANE_KEYS, &config.settings)),
        (COLORS_TABLE, values(&COLOR_KEYS, &config.settings.colors)),
        (FETCH_TABLE, values(&FETCH_KEYS, &config.fetch)),
        (LIBRARY_TABLE, values(&LIBRARY_KEYS, &config.library)),
        (HOOKS_TABLE, values(&HOOK_KEYS, &config.hooks)),
        (OPEN_WITH_TABLE, open_with),
    ]
}

/// A name of the person's, which may hold anything.
fn quoted_name(name: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
    if !name.is_empty() && name.chars().all(is_bare) { name.to_owned() } else { quoted(name) }
}

/// Columns of a comment.
const WIDTH: usize = 78;

/// The sample file: every setting with its sentence and its default, as a comment, so that a
/// default which a later version changes is not held by the file.
#[must_use]
pub fn sample() -> String {
    let mut text = String::new();
    comment(&mut text, "The settings of khabar. Take the # away from a line to change it.");
    comment(&mut text, "khabar config --check tells what is wrong in this file.");
    for table in tables() {
        text.push('\n');
        if !table.name.is_empty() {
            comment(&mut text, table.about);
            let _ = writeln!(text, "[{}]", table.name);
        }
        for setting in &table.settings {
            text.push('\n');
            comment(&mut text, setting.about);
            comment(&mut text, &format!("Takes: {}", setting.takes));
            let _ = writeln!(text, "#{} = {}", setting.name, setting.default);
        }
        if table.name == OPEN_WITH_TABLE {
            comment(&mut text, &format!("Takes: {OPEN_WITH_TAKES}"));
        }
    }
    text
}

/// Adds lines of a comment, broken at blanks.
fn comment(text: &mut String, sentence: &str) {
    let mut columns = 0;
    for word in sentence.split_whitespace() {
        if columns > 0 && columns + word.len() + 1 > WIDTH {
            columns = 0;
            text.push('\n');
        }
        text.push_str(if columns == 0 { "# " } else { " " });
        text.push_str(word);
        columns += word.len() + 1;
    }
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::super::Settings;
    use super::super::disk::read_all;
    use super::*;

    /// The sample with all settings taken out of their comments.
    fn uncommented() -> String {
        let lines = sample();
        let line = |line: &str| match line.strip_prefix('#') {
            Some(setting) if !setting.starts_with(' ') => setting.to_owned(),
            Some(_) | None => line.to_owned(),
        };
        lines.lines().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_sample_changes_nothing_with_and_without_its_comments() {
        let usual = Config::default();
        for text in [sample(), uncommented()] {
            let read = read_all(&text, Settings::default());
            assert_eq!(read.problems, []);
            assert_eq!(read.settings, usual.settings);
            assert_eq!((&read.fetch, &read.library), (&usual.fetch, &usual.library));
            assert_eq!(read.hooks, usual.hooks);
        }
    }

    #[test]
    fn every_setting_stands_in_the_sample_once_with_a_sentence() {
        let text = uncommented();
        let parsed: toml::Table = text.parse().unwrap();
        for table in tables() {
            let entries = match table.name {
                "" => Some(&parsed),
                name => parsed.get(name).and_then(|table| table.as_table()),
            };
            for setting in table.settings {
                let shown = (table.name, setting.name);
                assert!(entries.is_some_and(|table| table.contains_key(setting.name)), "{shown:?}");
                assert!(setting.about.ends_with('.') && !setting.takes.is_empty(), "{shown:?}");
            }
        }
        assert!(sample().lines().all(|line| line.len() <= WIDTH + 40), "lines are broken");
    }
}
