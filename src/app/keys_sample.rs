//! The keys of all commands as the settings file has them: for the sample that explains itself.

use super::key_names::key_name;
use super::{COMMANDS, Key, MOTIONS};
use crate::locale::Language;
use std::fmt::Write;

/// The tables `[keys]`, `[keys.select]` and `[macros]` with the defaults, each in a comment, below
/// the English sentence of its command.
#[must_use]
pub fn keys_sample() -> String {
    let words = Language::English.words();
    let mut text = String::from(
        "\n# The keys of each command: one, several, or [] for none; \"g g\" is one after the other.\n[keys]\n",
    );
    for row in COMMANDS {
        push(&mut text, (row.sentence)(words), row.name, row.keys);
    }
    text.push_str("\n# The same while text is selected.\n[keys.select]\n");
    for row in MOTIONS {
        push(&mut text, (row.sentence)(words), row.name, row.keys);
    }
    text.push_str(
        "\n# Several commands for one key, as the palette takes them, for example:\n\
         # \"Z\" = [\"mark-all-read list\", \"next\"]\n[macros]\n",
    );
    text
}

fn push(text: &mut String, sentence: &str, name: &str, keys: &[Key]) {
    let keys: Vec<String> = keys.iter().map(|key| format!("{:?}", key_name(*key))).collect();
    let _ = write!(text, "\n# {sentence}.\n#{name} = [{}]\n", keys.join(", "));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Keymap;
    use crate::config::read_keys;

    #[test]
    fn the_defaults_that_it_shows_are_those_that_hold() {
        let sample = keys_sample();
        let uncommented: String = sample
            .lines()
            .map(|line| match line.strip_prefix('#') {
                Some(setting) if !setting.starts_with(' ') => format!("{setting}\n"),
                Some(_) | None => format!("{line}\n"),
            })
            .collect();
        let (keys, problems) = read_keys(&uncommented);
        assert_eq!(problems, []);
        assert_eq!(keys.commands.len(), COMMANDS.len());
        assert_eq!(keys.motions.len(), MOTIONS.len());
        let (keymap, problems) = Keymap::of(&keys);
        assert_eq!(problems, []);
        assert_eq!(keymap, Keymap::default());
    }
}
