//! What the environment hints at, read once: for the report, and for telling terminals apart.

/// The variables that say something of the terminal or of what it can show.
const NAMES: [&str; 19] = [
    "TERM",
    "COLORTERM",
    "TERM_PROGRAM",
    "TERM_PROGRAM_VERSION",
    "LC_TERMINAL",
    "KONSOLE_VERSION",
    "VTE_VERSION",
    "MLTERM",
    "KITTY_WINDOW_ID",
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
#[derive(Clone, Debug, Default)]
pub(super) struct Hints(Vec<(&'static str, String)>);

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

impl Hints {
    pub(super) fn read() -> Self {
        let variable = |name| Some((name, std::env::var(name).ok()?));
        Self(
            NAMES.into_iter().filter_map(variable).filter(|(_, value)| !value.is_empty()).collect(),
        )
    }

    /// Its value; empty where it is not set.
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }

    /// All, with those that are private reduced to `set`.
    pub(super) fn shown(&self) -> Vec<(&'static str, String)> {
        let shown = |(name, value): &(&'static str, String)| {
            (*name, if PRIVATE.contains(name) { "set".to_owned() } else { value.clone() })
        };
        self.0.iter().map(shown).collect()
    }

    /// What lies between us and the terminal, apart from tmux, which is asked.
    pub(super) fn other_multiplexer(&self) -> Option<&'static str> {
        if !self.get("ZELLIJ").is_empty() {
            Some("zellij")
        } else if !self.get("STY").is_empty() {
            Some("screen")
        } else {
            None
        }
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

    fn encoding(set: &[(&'static str, &str)]) -> Encoding {
        Hints(set.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()).encoding()
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
        let hints = Hints(vec![
            ("TERM", "xterm".to_owned()),
            ("SSH_CONNECTION", "192.0.2.7 51000 192.0.2.1 22".to_owned()),
        ]);
        let shown = [("TERM", "xterm".to_owned()), ("SSH_CONNECTION", "set".to_owned())];
        assert_eq!(hints.shown(), shown);
    }
}
