//! Reading a table of the settings file by a list of what may stand in it.

use super::problem::line_of;
use super::{Problem, ProblemKind};
use toml::de::{DeTable, DeValue};

/// A setting of a table.
pub(super) struct Key<T: 'static> {
    /// Its name.
    pub name: &'static str,
    /// Its name with that of the table, for a person.
    pub shown: &'static str,
    /// What it takes, as a person writes it.
    pub takes: &'static str,
    /// Sets it; gives false for a value that it does not take.
    pub set: fn(&mut T, &DeValue<'_>) -> bool,
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
