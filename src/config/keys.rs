//! The table of what may stand in `config.toml`, and how it becomes settings. Pure.

use super::fetch_settings::FETCH_TABLE;
use super::hooks::{HOOKS_TABLE, OPEN_WITH_TABLE};
use super::key_settings::{KEYS_TABLE, MACROS_TABLE};
use super::library_settings::LIBRARY_TABLE;
use super::looks::{COLORS_TABLE, read_colors};
use super::problem::line_of;
use super::table::{Key, choice, flag, name_of, quoted};
use super::typography_settings::{TYPOGRAPHY_TABLE, read_typography, set_marks};
use super::{CursorPlace, Notify, OutputMode, Problem, ProblemKind, Settings, ThemeName};
use crate::locale::{Calendar, Language};
use toml::de::{DeTable, DeValue};

const CURSORS: [(&str, CursorPlace); 2] =
    [("hidden", CursorPlace::Hidden), ("follow", CursorPlace::Follows)];
const NOTIFIES: [(&str, Notify); 3] =
    [("off", Notify::Off), ("bell", Notify::Bell), ("desktop", Notify::Desktop)];

/// The theme, which is also changed by keys.
pub(super) const THEME_KEY: Key<Settings> = Key {
    name: "theme",
    shown: "theme",
    takes: r#""auto", "dark", "light", "high-contrast", "16", "none""#,
    about: "Colours; auto: for the background that the terminal tells, without colours where \
        NO_COLOR is set; 16: those that are set in the terminal.",
    set: |settings, value| choice(value, &ThemeName::ALL, &mut settings.theme),
    get: |settings| name_of(&ThemeName::ALL, settings.theme),
};

/// The language of the interface, which is also changed by keys.
pub(super) const LANGUAGE_KEY: Key<Settings> = Key {
    name: "language",
    shown: "language",
    takes: r#""auto", "ar", "en", "fa", "he", "ur""#,
    about: "The language of the interface; auto: by LC_ALL, LC_MESSAGES or LANG.",
    set: |settings, value| {
        let Some(code) = value.as_str() else { return false };
        let named = Language::ALL.into_iter().find(|language| language.code() == code);
        settings.named_language = named;
        settings.language = named.unwrap_or(settings.language);
        named.is_some() || code == "auto"
    },
    get: |settings| quoted(settings.named_language.map_or("auto", Language::code)),
};

/// All that stand outside tables. A new setting is a row here.
pub(super) const KEYS: [Key<Settings>; 8] = [
    LANGUAGE_KEY,
    Key {
        name: "calendar",
        shown: "calendar",
        takes: r#""gregorian", "hijri", "persian""#,
        about: "The calendar whose dates stand beside the Gregorian ones.",
        set: |settings, value| {
            let chosen = value.as_str().and_then(Calendar::from_name);
            settings.calendar = chosen.unwrap_or(settings.calendar);
            chosen.is_some()
        },
        get: |settings| quoted(settings.calendar.name()),
    },
    Key {
        name: "output_mode",
        shown: "output_mode",
        takes: r#""auto", "plain", "explicit", "konsole", "mlterm", "kitty", "kitty-fallback", "alternate", "marks", "inverse", "logical""#,
        about: "How right-to-left text is said to the terminal; auto: as picked in khabar doctor, \
            or as the terminal needs it.",
        set: |settings, value| {
            let Some(name) = value.as_str() else { return false };
            settings.output_mode = OutputMode::from_name(name);
            name == "auto" || settings.output_mode.is_some()
        },
        get: |settings| quoted(settings.output_mode.map_or("auto", OutputMode::name)),
    },
    THEME_KEY,
    Key {
        name: "cursor",
        shown: "cursor",
        takes: r#""hidden", "follow""#,
        about: "Where the cursor of the terminal is while nothing is typed; follow: at what is \
            selected, where screen readers and braille lines look.",
        set: |settings, value| choice(value, &CURSORS, &mut settings.cursor),
        get: |settings| name_of(&CURSORS, settings.cursor),
    },
    Key {
        name: "linear",
        shown: "linear",
        takes: "true, false",
        about: "Whether everything is said line by line, in the order of reading, without borders and \
            columns: for screen readers and braille lines.",
        set: |settings, value| flag(value, &mut settings.linear),
        get: |settings| settings.linear.to_string(),
    },
    Key {
        name: "mouse",
        shown: "mouse",
        takes: "true, false",
        about: "Whether the mouse selects, scrolls and opens here; false leaves it to the terminal.",
        set: |settings, value| flag(value, &mut settings.mouse),
        get: |settings| settings.mouse.to_string(),
    },
    Key {
        name: "notify",
        shown: "notify",
        takes: r#""off", "bell", "desktop""#,
        about: "What happens when new articles come while the window is not in front.",
        set: |settings, value| choice(value, &NOTIFIES, &mut settings.notify),
        get: |settings| name_of(&NOTIFIES, settings.notify),
    },
];

/// Names that settings had before there were tables. They hold on, but nobody is told of them.
const FORMER_KEYS: [Key<Settings>; 1] = [Key {
    name: "marks",
    shown: "marks",
    takes: r#""auto", "show", "essential", "hide""#,
    about: "",
    set: set_marks,
    get: |_| String::new(),
}];

/// Tables that are read elsewhere.
const TABLES: [&str; 8] = [
    FETCH_TABLE,
    LIBRARY_TABLE,
    TYPOGRAPHY_TABLE,
    COLORS_TABLE,
    HOOKS_TABLE,
    OPEN_WITH_TABLE,
    KEYS_TABLE,
    MACROS_TABLE,
];

fn is_table_of_ours(name: &str, value: &DeValue<'_>) -> bool {
    TABLES.contains(&name) && value.as_table().is_some()
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
        let mut keys = KEYS.iter().chain(&FORMER_KEYS);
        match keys.find(|key| key.name == name.get_ref().as_ref()) {
            Some(key) => {
                let before = settings;
                if !(key.set)(&mut settings, value.get_ref()) {
                    settings = before;
                    tell(ProblemKind::BadValue(key.name, key.takes.to_owned()));
                }
            }
            None => tell(ProblemKind::UnknownKey(name.get_ref().to_string())),
        }
    }
    let (mut settings, of_table) = read_typography(text, settings);
    problems.extend(of_table);
    let (colors, of_table) = read_colors(text);
    settings.colors = colors;
    problems.extend(of_table);
    problems.sort_by_key(|problem| problem.line);
    (settings, problems)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Marks;

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
        let takes: Vec<_> = KEYS.iter().map(|key| key.takes).collect();
        for mode in OutputMode::ALL {
            let (settings, problems) =
                read_over_defaults(&format!("output_mode = \"{}\"", mode.name()));
            assert_eq!((settings.output_mode, problems.len()), (Some(mode), 0));
            assert!(takes.iter().any(|takes| takes.contains(&quoted(mode.name()))));
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
                (
                    2,
                    ProblemKind::BadValue(
                        "marks",
                        r#""auto", "show", "essential", "hide""#.to_owned()
                    )
                ),
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
