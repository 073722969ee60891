//! How articles are set in type: the table `[typography]` of the settings file. Pure.

use super::table::{Key, choice, flag, name_of, number, quoted, read_table};
use super::typography::{NARROWEST_CELLS, WIDEST_CELLS};
use super::{LineSpacing, Paragraphs, Problem, Settings};
use crate::text::{Align, Digits, Marks};
use toml::de::DeValue;

/// The name of the table.
pub(super) const TYPOGRAPHY_TABLE: &str = "typography";

const ALIGNS: [(&str, Align); 4] = [
    ("start", Align::Start),
    ("justify", Align::Justify),
    ("center", Align::Center),
    ("end", Align::End),
];

const SPACINGS: [(&str, LineSpacing); 2] =
    [("single", LineSpacing::Single), ("double", LineSpacing::Double)];

const PARAGRAPHS: [(&str, Paragraphs); 2] =
    [("parted", Paragraphs::Parted), ("indented", Paragraphs::Indented)];

const DIGITS: [(&str, Digits); 4] = [
    ("as-written", Digits::AsWritten),
    ("arabic", Digits::ArabicIndic),
    ("extended", Digits::Extended),
    ("european", Digits::European),
];

const MARKS: [(&str, Option<Marks>); 4] = [
    ("auto", None),
    ("show", Some(Marks::Shown)),
    ("essential", Some(Marks::Essential)),
    ("hide", Some(Marks::Hidden)),
];

/// All of them. A new setting is a row here.
pub(super) const TYPOGRAPHY_KEYS: [Key<Settings>; 7] = [
    Key {
        name: "align",
        shown: "typography.align",
        takes: r#""start", "justify", "center", "end""#,
        about: "Where the lines of an article stand.",
        set: |settings, value| choice(value, &ALIGNS, &mut settings.typography.align),
        get: |settings| name_of(&ALIGNS, settings.typography.align),
    },
    Key {
        name: "line_spacing",
        shown: "typography.line_spacing",
        takes: r#""single", "double""#,
        about: "How far lines stand from each other.",
        set: |settings, value| choice(value, &SPACINGS, &mut settings.typography.spacing),
        get: |settings| name_of(&SPACINGS, settings.typography.spacing),
    },
    Key {
        name: "paragraphs",
        shown: "typography.paragraphs",
        takes: r#""parted", "indented""#,
        about: "Paragraphs are parted by a blank row, or their first lines are set in.",
        set: |settings, value| choice(value, &PARAGRAPHS, &mut settings.typography.paragraphs),
        get: |settings| name_of(&PARAGRAPHS, settings.typography.paragraphs),
    },
    Key {
        name: "measure",
        shown: "typography.measure",
        takes: "a number from 24 to 200",
        about: "The widest line of an article, in columns.",
        set: |settings, value| {
            let (least, most) = (NARROWEST_CELLS.into(), WIDEST_CELLS.into());
            number(value, least, most, &mut settings.typography.measure_cells)
        },
        get: |settings| settings.typography.measure_cells.to_string(),
    },
    Key {
        name: "digits",
        shown: "typography.digits",
        takes: r#""as-written", "arabic", "extended", "european""#,
        about: "With which digits numbers in Arabic-script text are shown; extended: of Persian \
            and Urdu.",
        set: |settings, value| choice(value, &DIGITS, &mut settings.typography.digits),
        get: |settings| name_of(&DIGITS, settings.typography.digits),
    },
    Key {
        name: "tints",
        shown: "typography.tints",
        takes: "true, false",
        about: "Whether facts are coloured by kind in the text.",
        set: |settings, value| flag(value, &mut settings.tints),
        get: |settings| settings.tints.to_string(),
    },
    Key {
        name: "marks",
        shown: "typography.marks",
        takes: r#""auto", "show", "essential", "hide""#,
        about: "Which vowel marks are shown; essential: shadda and tanwin; auto: all that the \
            terminal draws right.",
        set: set_marks,
        get: |settings| {
            let name = MARKS.iter().find(|(_, marks)| *marks == settings.marks);
            name.map_or_else(String::new, |(name, _)| quoted(name))
        },
    },
];

/// Also under the name that it had before there was a table.
pub(super) fn set_marks(settings: &mut Settings, value: &DeValue<'_>) -> bool {
    let is_taken = choice(value, &MARKS, &mut settings.marks);
    settings.typography.marks = settings.marks.unwrap_or(settings.typography.marks);
    is_taken
}

pub(super) fn read_typography(text: &str, settings: Settings) -> (Settings, Vec<Problem>) {
    read_table(text, TYPOGRAPHY_TABLE, &TYPOGRAPHY_KEYS, settings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_value_that_a_setting_takes_is_read_and_written_alike() {
        for key in &TYPOGRAPHY_KEYS {
            for value in key.takes.split(", ").filter(|value| !value.starts_with('a')) {
                let text = format!("[typography]\n{} = {value}\n", key.name);
                let (settings, problems) = read_typography(&text, Settings::default());
                assert_eq!(problems, [], "{text}");
                assert_eq!((key.get)(&settings), value, "{}", key.name);
            }
        }
    }

    #[test]
    fn what_is_wrong_is_told_and_the_rest_holds() {
        let text = "[typography]\nmeasure = 3\nalign = 'justify'\ntints = 'no'\nsize = 12\n";
        let (settings, problems) = read_typography(text, Settings::default());
        assert_eq!(settings.typography.align, Align::Justify);
        assert_eq!(settings.typography.measure_cells, 72);
        let lines: Vec<_> = problems.iter().filter_map(|problem| problem.line).collect();
        assert_eq!(lines, [2, 4, 5]);
    }
}
