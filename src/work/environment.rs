//! The variables that hint at a terminal and at what it can show, of our process or of another
//! one: to tell terminals apart, and for the report.

/// Those that matter.
const NAMES: [&str; 21] = [
    "TERM",
    "COLORTERM",
    "TERM_PROGRAM",
    "TERM_PROGRAM_VERSION",
    "LC_TERMINAL",
    "LC_TERMINAL_VERSION",
    "KONSOLE_VERSION",
    "VTE_VERSION",
    "MLTERM",
    "KITTY_WINDOW_ID",
    "ALACRITTY_WINDOW_ID",
    "WT_SESSION",
    "COLORFGBG",
    "TMUX",
    "STY",
    "ZELLIJ",
    "SSH_CONNECTION",
    "LC_ALL",
    "LC_CTYPE",
    "LANG",
    "NO_COLOR",
];

/// Of these, only that they are set is told to others: they hold addresses, paths, names.
const PRIVATE: [&str; 5] = ["WT_SESSION", "TMUX", "STY", "SSH_CONNECTION", "ZELLIJ"];

/// The variables that are set, and not empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Environment(Vec<(&'static str, String)>);

/// How text is encoded on its way to the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As we send it.
    Utf8,
    /// Another one: its name, as the locale has it; empty where the terminal showed it.
    Other(String),
    /// Nobody says.
    Unknown,
}

impl Environment {
    /// Of our process.
    pub(super) fn ours() -> Self {
        Self::read(|name| std::env::var(name).ok())
    }

    /// By what each variable is.
    pub(super) fn read(variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = NAMES.into_iter().filter_map(|name| Some((name, variable(name)?)));
        Self(set.filter(|(_, value)| !value.is_empty()).collect())
    }

    /// Its first variables, in the order of [`shown`](Self::shown).
    pub(super) fn first(&self, count: usize) -> Self {
        Self(self.0.iter().take(count).cloned().collect())
    }

    /// Its value; empty where it is not set.
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }

    pub(super) fn is_set(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }

    /// All, with those that are private reduced to `set`.
    pub(super) fn shown(&self) -> Vec<(&'static str, String)> {
        let shown = |(name, value): &(&'static str, String)| {
            (*name, if PRIVATE.contains(name) { "set".to_owned() } else { value.clone() })
        };
        self.0.iter().map(shown).collect()
    }

    /// What the locale says. Containers and services have none, or C, and a terminal of today
    /// all the same: that says nothing. Nor does a language without an encoding.
    pub(super) fn encoding(&self) -> Encoding {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
            .map(|name| self.get(name))
            .into_iter()
            .find(|value| !value.is_empty())
            .unwrap_or_default();
        let lower = locale.to_ascii_lowercase();
        if lower.contains("utf-8") || lower.contains("utf8") {
            return Encoding::Utf8;
        }
        match locale.split_once('.') {
            Some((_, encoding)) => Encoding::Other(encoding.to_owned()),
            None => Encoding::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Environment {
        /// Of these variables, in any order.
        pub(in crate::work) fn of(set: &[(&str, &str)]) -> Self {
            Self::read(|name| {
                let found = set.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| (*value).to_owned())
            })
        }
    }

    fn encoding(set: &[(&str, &str)]) -> Encoding {
        Environment::of(set).encoding()
    }

    #[test]
    fn only_a_locale_that_names_another_encoding_speaks_against_utf_8() {
        assert_eq!(encoding(&[("LANG", "ar_EG.UTF-8")]), Encoding::Utf8);
        assert_eq!(encoding(&[("LC_CTYPE", "UTF-8")]), Encoding::Utf8, "macOS");
        assert_eq!(encoding(&[("LANG", "en_US.utf8")]), Encoding::Utf8);
        for silent in ["C", "POSIX", "en_US", "ar_EG"] {
            assert_eq!(encoding(&[("LANG", silent)]), Encoding::Unknown, "{silent}");
        }
        assert_eq!(encoding(&[]), Encoding::Unknown);
        let legacy = Encoding::Other("ISO-8859-6".to_owned());
        assert_eq!(encoding(&[("LC_ALL", "ar_EG.ISO-8859-6"), ("LANG", "C.UTF-8")]), legacy);
    }

    #[test]
    fn what_is_private_is_not_shown() {
        let connection = "192.0.2.7 51000 192.0.2.1 22";
        let environment = Environment::of(&[("SSH_CONNECTION", connection), ("TERM", "xterm")]);
        let shown = [("TERM", "xterm".to_owned()), ("SSH_CONNECTION", "set".to_owned())];
        assert_eq!(environment.shown(), shown);
    }
}
