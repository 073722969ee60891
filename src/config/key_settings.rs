//! Keys that the person has chosen: the tables `[keys]` and `[macros]` of `config.toml`, as they
//! are written. Which commands and keys there are, `app` knows and checks.

use super::Problem;
use super::ProblemKind;
use super::key_problem::KeyProblem;
use super::problem::line_of;
use toml::de::{DeTable, DeValue};

/// The name of the table of keys.
pub(super) const KEYS_TABLE: &str = "keys";

/// The name of the table of macros.
pub(super) const MACROS_TABLE: &str = "macros";

/// The table in that of keys, for those while text is selected.
const SELECT_TABLE: &str = "select";

/// What the file says of keys, in the order of its lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeySettings {
    /// For commands.
    pub commands: Vec<KeyRow>,
    /// For what is done with the caret while text is selected.
    pub motions: Vec<KeyRow>,
    /// Keys for several commands.
    pub macros: Vec<MacroRow>,
}

/// The keys of one command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRow {
    /// Its name.
    pub name: String,
    /// Its keys; none takes those away that it has.
    pub keys: Vec<String>,
    /// The line, counted from 1.
    pub line: usize,
}

/// Commands of one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MacroRow {
    /// The key.
    pub key: String,
    /// Commands with what follows them.
    pub commands: Vec<String>,
    /// The line, counted from 1.
    pub line: usize,
}

/// Reads the tables `[keys]`, `[keys.select]` and `[macros]` of the text of `config.toml`. What is
/// no TOML at all, [`read`](super::read) tells.
///
/// ```
/// use khabar::config::read_keys;
/// let (keys, problems) = read_keys("[keys]\nstar = [\"f5\", \"ctrl-s\"]\n");
/// assert_eq!((keys.commands[0].keys.len(), problems), (2, vec![]));
/// ```
#[must_use]
pub fn read_keys(text: &str) -> (KeySettings, Vec<Problem>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (tables, errors) = DeTable::parse_recoverable(text);
    let broken: Vec<usize> =
        errors.iter().filter_map(|error| Some(line_of(text, error.span()?.start))).collect();
    let mut problems = Vec::new();
    let table = |name: &str| {
        let named = tables.get_ref().iter().find(|(known, _)| known.get_ref() == name);
        named.and_then(|(_, value)| value.get_ref().as_table())
    };
    let entries = |table: Option<&DeTable<'_>>, wrong: Wrong, problems: &mut Vec<Problem>| {
        table.map_or_else(Vec::new, |table| rows(text, table, &broken, wrong, problems))
    };
    let keys = table(KEYS_TABLE);
    let of_select = keys.and_then(|keys| {
        let named = keys.iter().find(|(name, _)| name.get_ref() == SELECT_TABLE);
        named.and_then(|(_, value)| value.get_ref().as_table())
    });
    let row = |(name, keys, line)| KeyRow { name, keys, line };
    let commands = entries(keys, KeyProblem::NotKeys, &mut problems).into_iter().map(row);
    let motions = entries(of_select, KeyProblem::NotKeys, &mut problems).into_iter().map(row);
    let macros = entries(table(MACROS_TABLE), KeyProblem::NotCommands, &mut problems).into_iter();
    let settings = KeySettings {
        commands: commands.collect(),
        motions: motions.collect(),
        macros: macros.map(|(key, commands, line)| MacroRow { key, commands, line }).collect(),
    };
    problems.sort_by_key(|problem| problem.line);
    (settings, problems)
}

/// What is wrong with a value that is no text and no list of them.
type Wrong = fn(String) -> KeyProblem;

/// The entries of a table, each with its texts and its line; tables in it are left out.
fn rows(
    text: &str,
    table: &DeTable<'_>,
    broken: &[usize],
    wrong: Wrong,
    problems: &mut Vec<Problem>,
) -> Vec<(String, Vec<String>, usize)> {
    let mut rows = Vec::new();
    for (name, value) in table {
        let line = line_of(text, name.span().start);
        if broken.contains(&line) || value.get_ref().as_table().is_some() {
            continue;
        }
        match texts_of(value.get_ref()) {
            Some(texts) => rows.push((name.get_ref().to_string(), texts, line)),
            None => {
                let kind = ProblemKind::Key(wrong(name.get_ref().to_string()));
                problems.push(Problem { line: Some(line), kind });
            }
        }
    }
    rows.sort_by_key(|(_, _, line)| *line);
    rows
}

fn texts_of(value: &DeValue<'_>) -> Option<Vec<String>> {
    if let Some(text) = value.as_str() {
        return Some(vec![text.to_owned()]);
    }
    let texts = value.as_array()?.iter();
    texts.map(|text| text.get_ref().as_str().map(str::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_in_the_order_of_their_lines() {
        let text = "marks = 'hide'\n[keys]\nzoom = 'f5'\nback = ['esc', 'g b']\nstar = []\n\
            [keys.select]\nanchor = 'x'\n[macros]\n'Z' = ['star', 'sort newest']\n";
        let (settings, problems) = read_keys(text);
        assert_eq!(problems, []);
        let names: Vec<_> = settings.commands.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["zoom", "back", "star"]);
        assert_eq!(settings.motions.len(), 1);
        let wanted = MacroRow {
            key: "Z".to_owned(),
            commands: vec!["star".to_owned(), "sort newest".to_owned()],
            line: 9,
        };
        assert_eq!(settings.macros, [wanted]);
        assert_eq!(super::super::read(text, super::super::Settings::default()).1, []);
    }

    #[test]
    fn what_is_neither_text_nor_list_is_told() {
        let text = "[keys]\nzoom = 5\nstar = ['f5', 6]\nback =\n[macros]\nZ = true\n";
        let (settings, problems) = read_keys(text);
        assert_eq!(settings, KeySettings::default());
        let lines: Vec<_> = problems.iter().filter_map(|problem| problem.line).collect();
        assert_eq!(lines, [2, 3, 6], "the line that is no TOML is told elsewhere");
    }
}
