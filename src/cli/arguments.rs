//! What may stand on the command line.

use clap::{Parser, ValueEnum};
use std::path::PathBuf;

/// A terminal news reader in which right-to-left news reads as it does in print.
#[derive(Debug, Parser)]
#[command(name = "khabar", version)]
pub(super) struct Arguments {
    /// Texts, directories of texts, or - for standard input; nothing: the bundled edition
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The language of the interface [default: by LC_ALL, LC_MESSAGES or LANG]
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<InterfaceLanguage>,
}

/// The languages that the interface speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum InterfaceLanguage {
    /// Arabic
    Ar,
    /// English
    En,
}

impl Arguments {
    pub(super) fn interface_language(&self) -> InterfaceLanguage {
        self.lang.unwrap_or_else(|| language_of_environment(|name| std::env::var(name).ok()))
    }
}

impl InterfaceLanguage {
    /// Its BCP 47 tag.
    pub(super) fn tag(self) -> &'static str {
        match self {
            InterfaceLanguage::Ar => "ar",
            InterfaceLanguage::En => "en",
        }
    }
}

/// As POSIX has it: the first of the three that is set and not empty decides.
fn language_of_environment(variable: impl Fn(&str) -> Option<String>) -> InterfaceLanguage {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| variable(name).filter(|value| !value.is_empty()))
        .unwrap_or_default();
    match locale.split(['_', '.', '@', '-']).next() {
        Some("ar") => InterfaceLanguage::Ar,
        _ => InterfaceLanguage::En,
    }
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
        assert_eq!(with(&[("LANG", "ar_EG.UTF-8")]), InterfaceLanguage::Ar);
        assert_eq!(with(&[("LC_ALL", ""), ("LANG", "ar")]), InterfaceLanguage::Ar);
        assert_eq!(with(&[("LC_ALL", "C.UTF-8"), ("LANG", "ar")]), InterfaceLanguage::En);
        assert_eq!(with(&[("LANG", "arn_CL")]), InterfaceLanguage::En);
        assert_eq!(with(&[]), InterfaceLanguage::En);
    }
}
