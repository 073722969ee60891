//! The values that a setting takes, by name, for who changes one while reading. Pure.

use super::Settings;
use super::keys::{KEYS, read};
use super::table::{Key, quoted};
use super::typography_settings::TYPOGRAPHY_KEYS;

fn key_of(shown: &str) -> Option<&'static Key<Settings>> {
    KEYS.iter().chain(&TYPOGRAPHY_KEYS).find(|key| key.shown == shown)
}

/// The values of a setting by its full name, `typography.align`; none of one that takes numbers.
#[must_use]
pub fn values_of(shown: &str) -> Vec<&'static str> {
    let takes = key_of(shown).map_or("", |key| key.takes);
    let values = takes.split(", ").map(|value| value.trim_matches('"'));
    values.filter(|value| !value.is_empty() && !value.contains(' ')).collect()
}

/// The settings with this value of one of them; none where it does not take that.
#[must_use]
pub fn with_value(settings: Settings, shown: &str, value: &str) -> Option<Settings> {
    let is_plain = matches!(value, "true" | "false");
    let value = if is_plain { value.to_owned() } else { quoted(value) };
    let (changed, problems) = read(&format!("{shown} = {value}\n"), settings);
    // The looks of parts are read from a whole file.
    let changed = Settings { colors: settings.colors, ..changed };
    (key_of(shown).is_some() && problems.is_empty()).then_some(changed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Align;

    #[test]
    fn each_value_is_taken() {
        assert_eq!(values_of("typography.align"), ["start", "justify", "center", "end"]);
        assert_eq!(values_of("typography.tints"), ["true", "false"]);
        assert_eq!(values_of("typography.measure"), [""; 0]);
        let usual = Settings::default();
        for key in KEYS.iter().chain(&TYPOGRAPHY_KEYS) {
            for value in values_of(key.shown) {
                assert!(with_value(usual, key.shown, value).is_some(), "{} {value}", key.shown);
            }
        }
        let justified = with_value(usual, "typography.align", "justify").expect("taken");
        assert_eq!(justified.typography.align, Align::Justify);
        assert_eq!(with_value(usual, "typography.align", "sideways"), None);
        assert_eq!(with_value(usual, "theme", "dark\"\nmouse = false\n#"), None);
    }
}
