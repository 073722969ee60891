//! Reading a table of the settings file by a list of what may stand in it.

use super::problem::line_of;
use super::{Problem, ProblemKind};
use toml::de::{DeTable, DeValue};

/// A setting: what reads it, and all that is told of it, in the sample file, in the manual page
/// and where it is wrong.
pub(super) struct Key<T: 'static> {
    /// Its name.
    pub name: &'static str,
    /// Its name with that of the table, for a person.
    pub shown: &'static str,
    /// What it takes, as a person writes it.
    pub takes: &'static str,
    /// What it is for, in a sentence.
    pub about: &'static str,
    /// Sets it; gives false for a value that it does not take.
    pub set: fn(&mut T, &DeValue<'_>) -> bool,
    /// What is set, as it is written in the file.
    pub get: fn(&T) -> String,
}

/// A text as it is written in the file.
pub(super) fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// A list of arguments as it is written in the file.
pub(super) fn list(arguments: &[String]) -> String {
    format!("[{}]", arguments.iter().map(|one| quoted(one)).collect::<Vec<_>>().join(", "))
}

/// Sets one of these values, by its name.
pub(super) fn choice<V: Copy>(
    value: &DeValue<'_>,
    names: &[(&'static str, V)],
    place: &mut V,
) -> bool {
    let named = names.iter().find(|(name, _)| value.as_str() == Some(name));
    *place = named.map_or(*place, |(_, value)| *value);
    named.is_some()
}

/// The name of a value, as it is written in the file.
pub(super) fn name_of<V: Copy + PartialEq>(names: &[(&'static str, V)], value: V) -> String {
    names
        .iter()
        .find(|(_, known)| *known == value)
        .map_or_else(String::new, |(name, _)| quoted(name))
}

/// Sets a command: a program and its arguments, none for none.
pub(super) fn command(value: &DeValue<'_>, place: &mut Vec<String>) -> bool {
    let Some(entries) = value.as_array() else { return false };
    let arguments: Option<Vec<String>> =
        entries.iter().map(|entry| entry.get_ref().as_str().map(str::to_owned)).collect();
    let Some(arguments) = arguments else { return false };
    // A program without a name cannot be run.
    let is_one = arguments.first().is_none_or(|program| !program.is_empty());
    if is_one {
        *place = arguments;
    }
    is_one
}

/// Sets a whole number of this range.
pub(super) fn number<T: TryFrom<u64>>(
    value: &DeValue<'_>,
    least: u64,
    most: u64,
    place: &mut T,
) -> bool {
    let DeValue::Integer(integer) = value else { return false };
    let read = u64::from_str_radix(integer.as_str(), integer.radix());
    let number = read.ok().filter(|number| (least..=most).contains(number));
    match number.and_then(|number| T::try_from(number).ok()) {
        Some(number) => {
            *place = number;
            true
        }
        None => false,
    }
}

/// Sets what is so or not.
pub(super) fn flag(value: &DeValue<'_>, place: &mut bool) -> bool {
    let chosen = value.as_bool();
    *place = chosen.unwrap_or(*place);
    chosen.is_some()
}

/// Reads a table of the text of `config.toml` over these settings. What is wrong in it is left
/// out and told; what is no TOML at all, [`read`](super::read) tells.
pub(super) fn read_table<T: Clone>(
    text: &str,
    table: &str,
    keys: &[Key<T>],
    mut settings: T,
) -> (T, Vec<Problem>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (tables, errors) = DeTable::parse_recoverable(text);
    let broken: Vec<usize> =
        errors.iter().filter_map(|error| Some(line_of(text, error.span()?.start))).collect();
    let mut problems = Vec::new();
    let named = tables.get_ref().iter().find(|(name, _)| name.get_ref() == table);
    let Some(entries) = named.and_then(|(_, value)| value.get_ref().as_table()) else {
        return (settings, problems);
    };
    for (name, value) in entries {
        let line = line_of(text, name.span().start);
        if broken.contains(&line) {
            continue;
        }
        let mut tell = |kind| problems.push(Problem { line: Some(line), kind });
        match keys.iter().find(|key| key.name == name.get_ref().as_ref()) {
            Some(key) => {
                let before = settings.clone();
                if !(key.set)(&mut settings, value.get_ref()) {
                    settings = before;
                    tell(ProblemKind::BadValue(key.shown, key.takes.to_owned()));
                }
            }
            None => tell(ProblemKind::UnknownKey(format!("{table}.{}", name.get_ref()))),
        }
    }
    problems.sort_by_key(|problem| problem.line);
    (settings, problems)
}
