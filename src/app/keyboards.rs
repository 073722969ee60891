//! Keyboards as a table: which Latin letters stand on the keys where a US keyboard has its own, so
//! that the letters of another script are read as the Latin ones on the same caps.

use crate::config::Keyboard;

/// The keys of a US keyboard, row by row, without and with Shift.
const US: &str = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?";

/// As in France and the Maghreb; but `?` stands where the other script has it, and `§` at its place.
const AZERTY: &str = "²azertyuiop^$qsdfghjklmùwxcvbn,;:!\0AZERTYUIOP¨£QSDFGHJKLM%WXCVBN§./?";

/// As in Germany and Austria; `?` as above.
const QWERTZ: &str = "^qwertzuiopü+asdfghjklöäyxcvbnm,.-°QWERTZUIOPÜ*ASDFGHJKLÖÄYXCVBNM;:?";

fn letters(keyboard: Keyboard) -> &'static str {
    match keyboard {
        Keyboard::Qwerty => US,
        Keyboard::Azerty => AZERTY,
        Keyboard::Qwertz => QWERTZ,
    }
}

/// What a key makes in Latin letters that is this one on a US keyboard.
pub(super) fn letter_at(keyboard: Keyboard, us_key: char) -> char {
    let place = US.chars().position(|key| key == us_key);
    place.and_then(|place| letters(keyboard).chars().nth(place)).unwrap_or(us_key)
}

/// The key of a US keyboard at the place of the one that makes this Latin letter; none where a
/// key of another row makes it.
pub(super) fn us_key_of(keyboard: Keyboard, letter: char) -> Option<char> {
    let place = letters(keyboard).chars().position(|other| other == letter)?;
    US.chars().nth(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_has_a_letter_of_its_own_and_the_way_back() {
        for keyboard in [Keyboard::Qwerty, Keyboard::Azerty, Keyboard::Qwertz] {
            assert_eq!(letters(keyboard).chars().count(), US.chars().count(), "{keyboard:?}");
            for key in US.chars() {
                let back = us_key_of(keyboard, letter_at(keyboard, key));
                assert_eq!(back, Some(key), "{keyboard:?}");
            }
        }
    }

    #[test]
    fn known_keys() {
        assert_eq!(letter_at(Keyboard::Azerty, 'q'), 'a');
        assert_eq!(letter_at(Keyboard::Azerty, ';'), 'm');
        assert_eq!(letter_at(Keyboard::Azerty, 'j'), 'j');
        assert_eq!(us_key_of(Keyboard::Azerty, 'z'), Some('w'));
        assert_eq!(us_key_of(Keyboard::Azerty, '-'), None, "it stands above the letters");
        assert_eq!(letter_at(Keyboard::Qwertz, 'y'), 'z');
    }
}
