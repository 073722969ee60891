//! The table of what may stand in `config.toml`, and how it becomes settings. Pure.

use super::fetch_settings::FETCH_TABLE;
use super::key_settings::{KEYS_TABLE, MACROS_TABLE};
use super::library_settings::LIBRARY_TABLE;
use super::problem::line_of;
use super::{OutputMode, Problem, ProblemKind, Settings};
use crate::locale::{Calendar, Language};
use crate::text::Marks;
use toml::de::{DeTable, DeValue};

/// A setting.
struct Key {
    name: &'static str,
    /// What it takes, as a person writes it.
    takes: fn() -> String,
    /// Sets it; gives false for a value that it does not take.
    set: fn(&mut Settings, &DeValue<'_>) -> bool,
}

/// All of them. A new setting is a row here.
const KEYS: [Key; 4] = [
    Key {
        name: "output_mode",
        takes: || names(std::iter::once("auto").chain(OutputMode::ALL.map(OutputMode::name))),
        set: |settings, value| {
            let Some(name) = value.as_str() else { return false };
            settings.output_mode = OutputMode::from_name(name);
            name == "auto" || settings.output_mode.is_some()
        },
    },
    Key {
        name: "marks",
        takes: || names(["auto", "show", "hide"].into_iter()),
        set: |settings, value| {
            settings.marks = match value.as_str() {
                Some("show") => Some(Marks::Shown),
                Some("hide") => Some(Marks::Hidden),
                Some("auto") => None,
                Some(_) | None => return false,
            };
            true
        },
    },
    Key {
        name: "language",
        takes: || names(std::iter::once("auto").chain(Language::ALL.map(Language::code))),
        set: |settings, value| {
            let Some(code) = value.as_str() else { return false };
            match Language::ALL.into_iter().find(|language| language.code() == code) {
                Some(language) => settings.language = language,
                None => return code == "auto",
            }
            true
        },
    },
    Key {
        name: "calendar",
        takes: || names(Calendar::ALL.map(Calendar::name).into_iter()),
        set: |settings, value| {
            let chosen = value.as_str().and_then(Calendar::from_name);
            settings.calendar = chosen.unwrap_or(settings.calendar);
            chosen.is_some()
        },
    },
];

/// A table that another file here reads.
fn is_table_of_ours(name: &str, value: &DeValue<'_>) -> bool {
    [FETCH_TABLE, KEYS_TABLE, LIBRARY_TABLE, MACROS_TABLE].contains(&name)
        && value.as_table().is_some()
}

/// `"auto", "show", "hide"`.
fn names(names: impl Iterator<Item = &'static str>) -> String {
    names.map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}

/// Reads the text of `config.toml` over these settings. What is wrong is left out and told, all
/// of it, in the order of its lines.
///
/// ```
/// use khabar::config::{OutputMode, Settings, read};
/// let (settings, problems) = read("output_mode = \"kitty\"\n", Settings::default());
/// assert_eq!((settings.output_mode, problems), (Some(OutputMode::Kitty), vec![]));
/// ```
#[must_use]
pub fn read(text: &str, mut settings: Settings) -> (Settings, Vec<Problem>) {
    // Some editors put a mark before the first letter.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut problems: Vec<Problem> = errors
        .iter()
        .map(|error| Problem {
            line: error.span().map(|span| line_of(text, span.start)),
            kind: ProblemKind::Syntax(error.message().to_owned()),
        })
        .collect();
    // A line that is no TOML was told already; what remains of it is no value.
    let broken: Vec<_> = problems.iter().map(|problem| problem.line).collect();
    for (name, value) in table.get_ref() {
        let line = Some(line_of(text, name.span().start));
        let mut tell = |kind| problems.push(Problem { line, kind });
        if broken.contains(&line) || is_table_of_ours(name.get_ref(), value.get_ref()) {
            continue;
        }
        match KEYS.iter().find(|key| key.name == name.get_ref().as_ref()) {
            Some(key) => {
                let before = settings;
                if !(key.set)(&mut settings, value.get_ref()) {
                    settings = before;
                    tell(ProblemKind::BadValue(key.name, (key.takes)()));
                }
            }
            None => tell(ProblemKind::UnknownKey(name.get_ref().to_string())),
        }
    }
    problems.sort_by_key(|problem| problem.line);
    (settings, problems)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_over_defaults(text: &str) -> (Settings, Vec<(usize, ProblemKind)>) {
        let (settings, problems) = read(text, Settings::default());
        let place = |problem: Problem| (problem.line.unwrap_or(0), problem.kind);
        (settings, problems.into_iter().map(place).collect())
    }

    #[test]
    fn settings_are_read() {
        let text = "# Mine.\noutput_mode = 'alternate' # qterminal\nmarks = \"hide\"\n";
        let (settings, problems) = read_over_defaults(text);
        assert_eq!(problems, []);
        assert_eq!(settings.output_mode, Some(OutputMode::Alternate));
        assert_eq!(settings.marks, Some(Marks::Hidden));
    }

    #[test]
    fn auto_and_nothing_are_the_defaults() {
        for text in ["", "\u{feff}# nothing\r\n", "output_mode = \"auto\"\nmarks = \"auto\"\n"] {
            assert_eq!(read_over_defaults(text), (Settings::default(), vec![]), "{text:?}");
        }
    }

    #[test]
    fn every_language_and_calendar_can_be_named() {
        for language in Language::ALL {
            let line = format!("language = \"{}\"", language.code());
            let (settings, problems) = read_over_defaults(&line);
            assert_eq!((settings.language, problems.len()), (language, 0));
        }
        for calendar in Calendar::ALL {
            let line = format!("calendar = \"{}\"", calendar.name());
            let (settings, problems) = read_over_defaults(&line);
            assert_eq!((settings.calendar, problems.len()), (calendar, 0));
        }
        let hebrew = Settings { language: Language::Hebrew, ..Settings::default() };
        assert_eq!(read("language = \"auto\"\n", hebrew), (hebrew, vec![]), "as the locale says");
        let (settings, problems) = read_over_defaults("language = \"tlh\"\ncalendar = 3\n");
        assert_eq!((settings, problems.len()), (Settings::default(), 2));
    }

    #[test]
    fn every_mode_can_be_named() {
        for mode in OutputMode::ALL {
            let (settings, problems) =
                read_over_defaults(&format!("output_mode = \"{}\"", mode.name()));
            assert_eq!((settings.output_mode, problems.len()), (Some(mode), 0));
        }
    }

    #[test]
    fn all_that_is_wrong_is_told_with_its_line_and_the_rest_holds() {
        let text = "colour = 3\nmarks = true\noutput_mode = \"plain\"\n[looks]\nx = 1\n";
        let (settings, problems) = read_over_defaults(text);
        assert_eq!(settings.output_mode, Some(OutputMode::Plain));
        assert_eq!(settings.marks, None);
        assert_eq!(
            problems,
            [
                (1, ProblemKind::UnknownKey("colour".to_owned())),
                (2, ProblemKind::BadValue("marks", r#""auto", "show", "hide""#.to_owned())),
                (4, ProblemKind::UnknownKey("looks".to_owned())),
            ]
        );
    }

    #[test]
    fn a_line_that_is_no_toml_costs_that_line() {
        let (settings, problems) =
            read_over_defaults("marks = \noutput_mode = \"kitty\"\nwhat is this\n");
        assert_eq!(settings.output_mode, Some(OutputMode::Kitty));
        assert_eq!(settings.marks, None);
        let lines: Vec<_> = problems.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines.first(), Some(&1), "{problems:?}");
        assert!(lines.contains(&3), "{problems:?}");
        assert!(problems.iter().all(|(_, kind)| matches!(kind, ProblemKind::Syntax(_))));
    }
}
