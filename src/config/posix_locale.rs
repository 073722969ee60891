//! The language that the environment asks for, as POSIX has it.

use crate::locale::Language;

/// The first of the three variables that is set and not empty decides.
pub(super) fn language_of_environment(variable: impl Fn(&str) -> Option<String>) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| variable(name).filter(|value| !value.is_empty()))
        .unwrap_or_default();
    Language::from_tag(&locale).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_is_set_decides() {
        let with = |set: &'static [(&str, &str)]| {
            language_of_environment(|name| {
                set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(with(&[("LANG", "ar_EG.UTF-8")]), Language::Arabic);
        assert_eq!(with(&[("LANG", "fa_IR.UTF-8")]), Language::Persian);
        assert_eq!(with(&[("LC_MESSAGES", "he_IL"), ("LANG", "ur_PK")]), Language::Hebrew);
        assert_eq!(with(&[("LC_ALL", ""), ("LANG", "ar")]), Language::Arabic);
        assert_eq!(with(&[("LC_ALL", "C.UTF-8"), ("LANG", "ar")]), Language::English);
        assert_eq!(with(&[("LANG", "arn_CL")]), Language::English);
        assert_eq!(with(&[]), Language::English);
    }
}
