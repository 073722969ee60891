//! Which keys do what: the defaults of the tables with what the person has chosen over them.

mod build;

use super::command::Command;
use super::keyboards::letter_at;
use super::layouts::Layout;
use super::{CommandLine, Key, KeyCode, Motion, State};
use crate::config::{KeySettings, Keyboard, Problem};

/// The keys in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    /// In command context.
    pub(super) commands: Bindings<Deed>,
    /// While there is a caret in the article; what has no key there is looked for among commands.
    pub(super) motions: Bindings<Motion>,
    /// What the keys of the person run.
    pub(super) macros: Vec<Vec<Step>>,
}

/// A part of what a key of the person runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A command.
    Line(CommandLine),
    /// Something that is done with the caret in the article.
    Motion(Motion),
}

/// What a key does in command context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// Gives a command.
    Command(Command),
    /// Gives several, by their place in the keymap.
    Macro(usize),
}

/// Keys, one or several that are pressed one after the other, with what they do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bindings<T> {
    rows: Vec<(Vec<Key>, T)>,
}

/// What the keys so far come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reading<T> {
    /// They do this.
    Found(T),
    /// Others may follow these.
    More(Vec<Key>),
    /// Nothing begins like this.
    Nothing,
}

impl<T: Copy + PartialEq> Bindings<T> {
    /// All keys of something, the best known first.
    pub(super) fn keys_of(&self, deed: T) -> Vec<&[Key]> {
        self.rows.iter().filter(|(_, other)| *other == deed).map(|(keys, _)| &**keys).collect()
    }

    /// What a key comes to after those before it. It may be read in several ways.
    pub(super) fn read(&self, before: &[Key], ways: &[Key]) -> Reading<T> {
        for key in ways {
            let keys = [before, &[*key]].concat();
            if let Some((_, deed)) = self.rows.iter().find(|(other, _)| *other == keys) {
                return Reading::Found(*deed);
            }
            if self.rows.iter().any(|(other, _)| other.starts_with(&keys)) {
                return Reading::More(keys);
            }
        }
        Reading::Nothing
    }

    /// What may follow these keys, with what it does.
    pub(super) fn after(&self, before: &[Key]) -> Vec<(&[Key], T)> {
        let rows = self.rows.iter();
        let rest = rows.filter_map(|(keys, deed)| Some((keys.strip_prefix(before)?, *deed)));
        rest.filter(|(rest, _)| !rest.is_empty()).collect()
    }
}

impl Default for Keymap {
    fn default() -> Self {
        Self::of(&KeySettings::default()).0
    }
}

impl Keymap {
    /// The defaults with what the settings say, and what is wrong with these.
    #[must_use]
    pub fn of(settings: &KeySettings) -> (Self, Vec<Problem>) {
        build::keymap(settings)
    }

    /// The first key of a command.
    pub(super) fn first_of(&self, command: Command) -> Option<&[Key]> {
        self.commands.keys_of(Deed::Command(command)).first().copied()
    }
}

/// The ways to read a key in command context: as it is, and as the Latin letter of the key that
/// makes its letter in the layout in use. Never called for a text that is typed.
pub(super) fn ways_of(state: &mut State, key: Key) -> Vec<Key> {
    let KeyCode::Char(letter) = key.code else { return vec![key] };
    // With Control, many terminals send the Latin letter whatever the layout is.
    if letter.is_alphabetic() && !key.ctrl && !key.alt {
        state.layout_is_in_use = !letter.is_ascii();
    }
    if letter.is_ascii() && !state.layout_is_in_use {
        return vec![key];
    }
    let translated = in_layout(key, &mut state.layout, state.settings.keyboard);
    if translated == key { vec![key] } else { vec![key, translated] }
}

/// The same key while the keyboard writes Latin letters.
pub(super) fn in_layout(key: Key, layout: &mut Layout, keyboard: Keyboard) -> Key {
    let KeyCode::Char(letter) = key.code else { return key };
    *layout = layout.after(letter);
    let us_key = layout.key_of(letter);
    let latin = us_key.map(|us_key| letter_at(keyboard, us_key));
    let code = latin.map_or(key.code, KeyCode::Char);
    Key { code, ..key }
}

/// The Latin letter of the key that was pressed, while letters choose something.
pub(super) fn key_in_layout(key: Key, layout: &mut Layout, keyboard: Keyboard) -> Option<char> {
    let KeyCode::Char(letter) = key.code else { return None };
    if letter.is_ascii() {
        return Some(letter);
    }
    if let Some(digit) = super::counts::digit_of(letter) {
        return char::from_digit(digit, 10);
    }
    *layout = layout.after(letter);
    layout.key_of(letter).map(|us_key| letter_at(keyboard, us_key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{COMMANDS, MOTIONS, Opened, keys_of};
    use crate::config::Settings;

    /// What a letter does after these letters were typed.
    fn command_of(letter: &str, before: &str) -> Reading<Deed> {
        let mut state = State::new(Opened::default(), Settings::default());
        for letter in before.split_whitespace() {
            ways_of(&mut state, keys_of(letter).expect("a key")[0]);
        }
        let key = keys_of(letter).expect("a key")[0];
        let ways = ways_of(&mut state, key);
        state.keymap.commands.read(&[], &ways)
    }

    fn found(command: Command) -> Reading<Deed> {
        Reading::Found(Deed::Command(command))
    }

    #[test]
    fn an_arabic_keyboard_drives_the_reader() {
        assert_eq!(command_of("ت", ""), found(Command::Down));
        assert_eq!(command_of("؟", ""), found(Command::Help));
        assert_eq!(command_of("ظ", ""), found(Command::Search));
        assert_eq!(command_of("د", ""), found(Command::NextMention));
    }

    #[test]
    fn a_persian_letter_changes_the_layout_for_good() {
        assert_eq!(command_of("د", "ی"), found(Command::Next));
        assert_eq!(command_of("ج", "ہ"), found(Command::Down), "an Urdu one");
        assert_eq!(command_of(";", "ξ"), found(Command::Back), "q on a Greek keyboard");
        assert_eq!(command_of(".", "ח"), found(Command::Search), "/ on a Hebrew one");
    }

    #[test]
    fn signs_are_themselves_again_after_a_latin_letter() {
        assert_eq!(command_of(".", "ח j"), Reading::Nothing);
        assert_eq!(command_of(".", "ח ctrl-j"), found(Command::Search));
    }

    #[test]
    fn control_and_alt_go_with_the_letter() {
        assert_eq!(command_of("ctrl-ؤ", ""), found(Command::Quit), "ؤ is on the key of c");
        let (keymap, _) = Keymap::of(&crate::config::read_keys("[keys]\nstar = 'alt-s'").0);
        let mut state = State::new(Opened::default(), Settings::default());
        let ways = ways_of(&mut state, keys_of("alt-س").expect("a key")[0]);
        assert_eq!(keymap.commands.read(&[], &ways), found(Command::Star));
    }

    #[test]
    fn arabic_letters_on_an_azerty_keyboard_are_the_latin_ones_of_the_same_keys() {
        let settings = Settings { keyboard: Keyboard::Azerty, ..Settings::default() };
        let mut state = State::new(Opened::default(), settings);
        let mut command_of = |key: &str| {
            let ways = ways_of(&mut state, keys_of(key).expect("a key")[0]);
            state.keymap.commands.read(&[], &ways)
        };
        assert_eq!(command_of("ض"), found(Command::AddFeed), "on the key of a");
        assert_eq!(command_of("ش"), found(Command::Back), "of q");
        assert_eq!(command_of("ص"), found(Command::Zoom), "of z");
        assert_eq!(command_of("ك"), found(Command::Marks), "of m");
        assert_eq!(command_of("ئ"), found(Command::FullText), "of w");
        assert_eq!(command_of("ت"), found(Command::Down), "of j, as everywhere");
        assert_eq!(command_of("ctrl-ش"), found(Command::Quit));
        assert_eq!(command_of("/"), found(Command::Search), "a sign is itself");
    }

    #[test]
    fn other_scripts_do_nothing() {
        assert_eq!(command_of("日", ""), Reading::Nothing);
    }

    #[test]
    fn the_defaults_of_the_tables_hold() {
        let (keymap, problems) = Keymap::of(&KeySettings::default());
        assert_eq!(problems, []);
        for row in COMMANDS {
            let keys = keymap.commands.keys_of(Deed::Command(row.command));
            assert_eq!(keys.concat(), row.keys, "{}", row.name);
        }
        for row in MOTIONS {
            assert_eq!(keymap.motions.keys_of(row.motion).concat(), row.keys, "{}", row.name);
        }
    }
}
