//! From a key to a command, whatever keyboard layout is on.

use super::command::{COMMANDS, Command};
use super::layouts::Layout;
use super::{Key, KeyCode};

/// The command of a key in command context, and the layout that now seems in use.
///
/// A character that is no command by itself is read as the key of a US keyboard that
/// makes it in the layout in use. Never called while text is typed.
#[must_use]
pub fn command_of(key: Key, layout: Layout) -> (Option<Command>, Layout) {
    if let Some(command) = lookup(key) {
        return (Some(command), layout);
    }
    let KeyCode::Char(letter) = key.code else {
        return (None, layout);
    };
    let layout = layout.after(letter);
    let code = layout.key_of(letter).map(KeyCode::Char);
    (code.and_then(|code| lookup(Key { code, ..key })), layout)
}

/// The character on a US keyboard of the key that was pressed, while letters choose something.
pub(super) fn key_in_layout(key: Key, layout: &mut Layout) -> Option<char> {
    let KeyCode::Char(letter) = key.code else { return None };
    if letter.is_ascii() {
        return Some(letter);
    }
    *layout = layout.after(letter);
    layout.key_of(letter)
}

fn lookup(key: Key) -> Option<Command> {
    COMMANDS.iter().find(|row| row.keys.contains(&key)).map(|row| row.command)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(letter: char) -> Key {
        Key { code: KeyCode::Char(letter), ctrl: false, alt: false, shift: false }
    }

    #[test]
    fn an_arabic_keyboard_drives_the_reader() {
        assert_eq!(command_of(typed('ت'), Layout::Arabic).0, Some(Command::Down));
        assert_eq!(command_of(typed('؟'), Layout::Arabic).0, Some(Command::Help));
        assert_eq!(command_of(typed('ظ'), Layout::Arabic).0, Some(Command::Search));
        assert_eq!(command_of(typed('د'), Layout::Arabic).0, Some(Command::NextMention));
    }

    #[test]
    fn a_persian_letter_changes_the_layout_for_good() {
        let (_, layout) = command_of(typed('ی'), Layout::Arabic);
        assert_eq!(layout, Layout::Persian);
        assert_eq!(command_of(typed('د'), layout).0, Some(Command::Next));
    }

    #[test]
    fn control_goes_with_the_letter() {
        let key = Key { ctrl: true, ..typed('ؤ') };
        assert_eq!(command_of(key, Layout::Arabic).0, Some(Command::Quit), "ؤ is on the key of c");
    }

    #[test]
    fn other_scripts_do_nothing() {
        assert_eq!(command_of(typed('日'), Layout::Arabic).0, None);
    }
}
