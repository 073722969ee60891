//! Settings behind a command, by the names that they have in the file: `align justify`.

use super::command::Command;
use super::fact_groups::{FactGroup, show_only};
use super::{State, speaking, typography};
use crate::config::{Settings, ThemeName, values_of, with_value};
use crate::locale::{Calendar, fill};

/// A setting that a command changes, by its full name.
pub(super) fn setting_of(command: Command) -> Option<&'static str> {
    SETTINGS.iter().find(|(other, _)| *other == command).map(|(_, shown)| *shown)
}

/// A new command that changes a setting is a row here.
pub(super) const SETTINGS: [(Command, &str); 9] = [
    (Command::Align, "typography.align"),
    (Command::Spacing, "typography.line_spacing"),
    (Command::Paragraphs, "typography.paragraphs"),
    (Command::Digits, "typography.digits"),
    (Command::Marks, "typography.marks"),
    (Command::Tints, "typography.tints"),
    (Command::Theme, "theme"),
    (Command::Language, "language"),
    (Command::Calendar, "calendar"),
];

/// The values that can stand behind a command, each with its sentence.
pub(super) fn values(state: &State, command: Command) -> Vec<(&'static str, String)> {
    let named = names(command).into_iter().filter_map(|name| {
        let settings = changed(&state.settings, command, name)?;
        Some((name, sentence(&settings, command, &state.settings)))
    });
    named.collect()
}

/// The names of the values that a command takes.
pub(super) fn names(command: Command) -> Vec<&'static str> {
    let names = setting_of(command).map(values_of).unwrap_or_default();
    names.into_iter().filter(|name| takes(command, name)).collect()
}

/// Whether a command takes this value.
pub(super) fn takes(command: Command, value: &str) -> bool {
    changed(&Settings::default(), command, value).is_some()
}

/// What the environment and the terminal say is known at the start alone: of these settings,
/// `auto` is for the file.
fn changed(settings: &Settings, command: Command, value: &str) -> Option<Settings> {
    let is_for_the_file = value == "auto" && command != Command::Theme;
    let shown = setting_of(command).filter(|_| !is_for_the_file)?;
    with_value(*settings, shown, value)
}

/// Sets it, and says so; false for a value that it does not take.
pub(super) fn set(state: &mut State, command: Command, value: &str) -> bool {
    let Some(settings) = changed(&state.settings, command, value) else { return false };
    if command == Command::Language {
        speaking::speak(state, settings.language);
        return true;
    }
    let said = sentence(&settings, command, &state.settings);
    state.settings = settings;
    if command == Command::Calendar {
        speaking::say_about(state);
    }
    state.toast = Some(said);
    true
}

/// What a setting is now, in the words of the interface.
fn sentence(settings: &Settings, command: Command, spoken: &Settings) -> String {
    let words = spoken.language.words();
    let typography = &settings.typography;
    let sentence = match command {
        Command::Align => typography::align_sentence(typography.align)(words),
        Command::Spacing => typography::spacing_sentence(typography.spacing)(words),
        Command::Paragraphs => typography::paragraphs_sentence(typography.paragraphs)(words),
        Command::Digits => typography::digits_sentence(typography.digits)(words),
        Command::Marks => typography::marks_sentence(typography.marks)(words),
        Command::Tints if settings.tints => words.tints_on,
        Command::Tints => words.tints_off,
        Command::Theme => match settings.theme {
            ThemeName::Auto => words.settings.theme_auto,
            ThemeName::Dark => words.settings.theme_dark,
            ThemeName::Light => words.settings.theme_light,
            ThemeName::HighContrast => words.settings.theme_high_contrast,
            ThemeName::Sixteen => words.settings.theme_sixteen,
            ThemeName::Plain => words.settings.theme_none,
        },
        Command::Language => settings.language.name(),
        Command::Calendar => match settings.calendar {
            Calendar::Gregorian => words.settings.calendar_gregorian,
            Calendar::Hijri => words.settings.calendar_hijri,
            Calendar::Persian => words.settings.calendar_persian,
        },
        _ => "",
    };
    sentence.to_owned()
}

/// The groups of facts by their names in lines; none: all of them.
pub(super) const GROUPS: [(&str, Option<FactGroup>); 10] = [
    ("all", None),
    ("people", Some(FactGroup::People)),
    ("organizations", Some(FactGroup::Organizations)),
    ("places", Some(FactGroup::Places)),
    ("times", Some(FactGroup::Times)),
    ("figures", Some(FactGroup::Figures)),
    ("statements", Some(FactGroup::Statements)),
    ("events", Some(FactGroup::Events)),
    ("things", Some(FactGroup::Things)),
    ("key-sentences", Some(FactGroup::KeySentences)),
];

/// What a group of facts is called.
pub(super) fn group_name(state: &State, group: Option<FactGroup>) -> &'static str {
    let words = state.settings.language.words();
    group.map_or(words.all_groups, |group| group.name(words))
}

/// Shows one group alone, by its name; false where there is none.
pub(super) fn filter(state: &mut State, name: &str) -> bool {
    let Some((_, group)) = GROUPS.iter().find(|(known, _)| *known == name) else { return false };
    show_only(state, *group);
    let name = group_name(state, *group);
    let words = state.settings.language.words();
    state.toast = Some(match group {
        Some(_) => fill(words.only_group, &[name]),
        None => name.to_owned(),
    });
    true
}
