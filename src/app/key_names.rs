//! Keys by name: as a person writes them in the settings, and as help shows them.

use super::{Key, KeyCode};

/// The named keys, as the settings have them and as help shows them.
const NAMED: [(&str, KeyCode, &str); 13] = [
    ("enter", KeyCode::Enter, "Enter"),
    ("esc", KeyCode::Esc, "Esc"),
    ("tab", KeyCode::Tab, "Tab"),
    ("backspace", KeyCode::Backspace, "Backspace"),
    ("delete", KeyCode::Delete, "Del"),
    ("up", KeyCode::Up, "↑"),
    ("down", KeyCode::Down, "↓"),
    ("left", KeyCode::Left, "←"),
    ("right", KeyCode::Right, "→"),
    ("home", KeyCode::Home, "Home"),
    ("end", KeyCode::End, "End"),
    ("pageup", KeyCode::PageUp, "PgUp"),
    ("pagedown", KeyCode::PageDown, "PgDn"),
];

/// Function keys that keyboards and terminals have.
const FUNCTION_KEYS: std::ops::RangeInclusive<u8> = 1..=24;

/// The keys of a text such as `j`, `ctrl-f` or `g g`; none where it names no key.
///
/// ```
/// use khabar::app::{key_label, keys_of};
/// let labels = |text| keys_of(text).map(|keys| keys.into_iter().map(key_label).collect::<Vec<_>>());
/// assert_eq!(labels("space Alt-x"), Some(vec!["Space".to_owned(), "Alt-x".to_owned()]));
/// assert_eq!(labels("ctrl-nothing"), None);
/// ```
#[must_use]
pub fn keys_of(text: &str) -> Option<Vec<Key>> {
    let keys: Option<Vec<Key>> = text.split_whitespace().map(key_of).collect();
    keys.filter(|keys| !keys.is_empty())
}

fn key_of(text: &str) -> Option<Key> {
    let mut key = Key { code: KeyCode::Esc, ctrl: false, alt: false, shift: false };
    let mut name = text;
    // What is left when a dash ends it is the key of the dash.
    while let Some((modifier, rest)) = name.split_once('-').filter(|(_, rest)| !rest.is_empty()) {
        let flag = match modifier.to_ascii_lowercase().as_str() {
            "ctrl" => &mut key.ctrl,
            "alt" => &mut key.alt,
            "shift" => &mut key.shift,
            _ => return None,
        };
        *flag = true;
        name = rest;
    }
    let mut letters = name.chars();
    let code = match (letters.next(), letters.next()) {
        (Some(letter), None) if !letter.is_control() => KeyCode::Char(letter),
        _ => code_of(&name.to_ascii_lowercase())?,
    };
    with_letter_as_sent(Key { code, ..key })
}

fn code_of(name: &str) -> Option<KeyCode> {
    if name == "space" {
        return Some(KeyCode::Char(' '));
    }
    if let Some((_, code, _)) = NAMED.iter().find(|(known, _, _)| *known == name) {
        return Some(*code);
    }
    let number = name.strip_prefix('f')?.parse().ok()?;
    FUNCTION_KEYS.contains(&number).then_some(KeyCode::Function(number))
}

/// Terminals send a letter with Shift as its capital, and with Control as its small one.
fn with_letter_as_sent(key: Key) -> Option<Key> {
    let KeyCode::Char(letter) = key.code else { return Some(key) };
    let cased = if key.ctrl {
        letter.to_lowercase().next()
    } else if key.shift {
        letter.to_uppercase().next().filter(|capital| *capital != letter)
    } else {
        Some(letter)
    };
    // A small letter with both, or a sign with Shift, is nothing that a terminal tells apart.
    let is_told_apart = !(key.shift && key.ctrl);
    let code = KeyCode::Char(cased.filter(|_| is_told_apart)?);
    Some(Key { code, shift: false, ..key })
}

/// A key as help writes it: `Ctrl-F`, `Shift-Tab`, `↓`.
#[must_use]
pub fn key_label(key: Key) -> String {
    let name = match key.code {
        KeyCode::Char(' ') => "Space".to_string(),
        KeyCode::Char(character) if key.ctrl => character.to_uppercase().to_string(),
        KeyCode::Char(character) => character.to_string(),
        KeyCode::Function(number) => format!("F{number}"),
        code => {
            let known = NAMED.iter().find(|(_, known, _)| *known == code);
            known.map_or("", |(_, _, label)| label).to_owned()
        }
    };
    let ctrl = if key.ctrl { "Ctrl-" } else { "" };
    let alt = if key.alt { "Alt-" } else { "" };
    let shift = if key.shift { "Shift-" } else { "" };
    format!("{ctrl}{alt}{shift}{name}")
}

/// A key as the settings have it: `ctrl-f`, `shift-tab`, `down`; [`keys_of`] reads it again.
#[must_use]
pub fn key_name(key: Key) -> String {
    let name = match key.code {
        KeyCode::Char(' ') => "space".to_owned(),
        KeyCode::Char(character) => character.to_string(),
        KeyCode::Function(number) => format!("f{number}"),
        code => {
            let known = NAMED.iter().find(|(_, known, _)| *known == code);
            known.map_or("", |(name, _, _)| name).to_owned()
        }
    };
    let ctrl = if key.ctrl { "ctrl-" } else { "" };
    let alt = if key.alt { "alt-" } else { "" };
    let shift = if key.shift { "shift-" } else { "" };
    format!("{ctrl}{alt}{shift}{name}")
}

/// Keys that are pressed one after the other: `g g`.
pub(super) fn keys_label(keys: &[Key]) -> String {
    keys.iter().map(|key| key_label(*key)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(text: &str) -> Option<String> {
        Some(keys_label(&keys_of(text)?))
    }

    #[test]
    fn keys_are_read_as_people_write_them() {
        for (text, shown) in [
            ("j", "j"),
            ("G", "G"),
            ("ctrl-f", "Ctrl-F"),
            ("Ctrl-F", "Ctrl-F"),
            ("alt-x", "Alt-x"),
            ("shift-tab", "Shift-Tab"),
            ("shift-a", "A"),
            ("space", "Space"),
            ("ENTER", "Enter"),
            ("f5", "F5"),
            ("g g", "g g"),
            ("space  a", "Space a"),
            ("-", "-"),
            ("ctrl--", "Ctrl--"),
            ("ج", "ج"),
            ("ctrl-alt-pagedown", "Ctrl-Alt-PgDn"),
        ] {
            assert_eq!(label(text).as_deref(), Some(shown), "{text}");
        }
    }

    #[test]
    fn what_is_no_key_is_told() {
        for text in ["", " ", "gg", "ctrl-", "control-f", "f0", "f99", "shift-1", "shift-ctrl-a"] {
            assert_eq!(label(text), None, "{text}");
        }
    }
}
