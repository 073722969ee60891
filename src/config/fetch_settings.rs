//! How feeds are fetched: the table `[fetch]` of `config.toml`, and how it becomes settings. Pure.

use super::problem::line_of;
use super::{Problem, ProblemKind};
use toml::de::{DeTable, DeValue};

/// The name of the table.
pub(super) const FETCH_TABLE: &str = "fetch";

/// How feeds are fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchSettings {
    /// Requests at once.
    pub at_once: usize,
    /// Of these, to one host.
    pub per_host: usize,
    /// Seconds after which a request is given up.
    pub timeout_seconds: u64,
    /// The largest feed or page.
    pub largest_megabytes: u64,
    /// A proxy; `none` for none, also where the environment names one.
    pub proxy: Option<String>,
    /// Whether public addresses may lead into the private network.
    pub private_redirects: bool,
    /// No feed is asked for more often by itself.
    pub shortest_minutes: u64,
    /// No feed is asked for less often.
    pub longest_minutes: u64,
}

impl Default for FetchSettings {
    fn default() -> Self {
        Self {
            at_once: 8,
            per_host: 2,
            timeout_seconds: 60,
            largest_megabytes: 100,
            proxy: None,
            private_redirects: false,
            shortest_minutes: 15,
            longest_minutes: 24 * 60,
        }
    }
}

/// A setting.
struct Key {
    name: &'static str,
    /// Its name with that of the table, for a person.
    shown: &'static str,
    /// What it takes, as a person writes it.
    takes: &'static str,
    /// Sets it; gives false for a value that it does not take.
    set: fn(&mut FetchSettings, &DeValue<'_>) -> bool,
}

/// All of them. A new setting is a row here.
const KEYS: [Key; 8] = [
    Key {
        name: "at_once",
        shown: "fetch.at_once",
        takes: "a number from 1 to 64",
        set: |settings, value| number(value, 1, 64, &mut settings.at_once),
    },
    Key {
        name: "per_host",
        shown: "fetch.per_host",
        takes: "a number from 1 to 8",
        set: |settings, value| number(value, 1, 8, &mut settings.per_host),
    },
    Key {
        name: "timeout_seconds",
        shown: "fetch.timeout_seconds",
        takes: "a number from 1 to 3600",
        set: |settings, value| number(value, 1, 3600, &mut settings.timeout_seconds),
    },
    Key {
        name: "largest_megabytes",
        shown: "fetch.largest_megabytes",
        takes: "a number from 1 to 2000",
        set: |settings, value| number(value, 1, 2000, &mut settings.largest_megabytes),
    },
    Key {
        name: "proxy",
        shown: "fetch.proxy",
        takes: "an address such as \"http://host:8080\" or \"socks5h://host:1080\", or \"none\"",
        set: |settings, value| {
            settings.proxy = value.as_str().map(|proxy| proxy.trim().to_owned());
            settings.proxy.as_deref().is_some_and(is_proxy)
        },
    },
    Key {
        name: "private_redirects",
        shown: "fetch.private_redirects",
        takes: "true, false",
        set: |settings, value| {
            let chosen = value.as_bool();
            settings.private_redirects = chosen.unwrap_or_default();
            chosen.is_some()
        },
    },
    Key {
        name: "shortest_minutes",
        shown: "fetch.shortest_minutes",
        takes: "a number from 1 to 10080",
        set: |settings, value| number(value, 1, 10_080, &mut settings.shortest_minutes),
    },
    Key {
        name: "longest_minutes",
        shown: "fetch.longest_minutes",
        takes: "a number from 1 to 43200",
        set: |settings, value| number(value, 1, 43_200, &mut settings.longest_minutes),
    },
];

fn is_proxy(proxy: &str) -> bool {
    let schemes = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"];
    proxy == "none"
        || proxy.split_once("://").is_some_and(|(scheme, host)| {
            schemes.contains(&scheme) && !host.is_empty() && !host.contains(char::is_whitespace)
        })
}

fn number<T: TryFrom<u64>>(value: &DeValue<'_>, least: u64, most: u64, place: &mut T) -> bool {
    let DeValue::Integer(integer) = value else { return false };
    let read = u64::from_str_radix(integer.as_str(), integer.radix());
    let number = read.ok().filter(|number| (least..=most).contains(number));
    match number.and_then(|number| T::try_from(number).ok()) {
        Some(number) => {
            *place = number;
            true
        }
        None => false,
    }
}

/// Reads the table `[fetch]` of the text of `config.toml` over these settings. What is wrong in it
/// is left out and told; what is no TOML at all, [`read`](super::read) tells.
///
/// ```
/// use khabar::config::{FetchSettings, read_fetch};
/// let (settings, problems) = read_fetch("[fetch]\nat_once = 4\n", FetchSettings::default());
/// assert_eq!((settings.at_once, problems), (4, vec![]));
/// ```
#[must_use]
pub fn read_fetch(text: &str, mut settings: FetchSettings) -> (FetchSettings, Vec<Problem>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    let broken: Vec<usize> =
        errors.iter().filter_map(|error| Some(line_of(text, error.span()?.start))).collect();
    let mut problems = Vec::new();
    let named = table.get_ref().iter().find(|(name, _)| name.get_ref() == FETCH_TABLE);
    let Some(fetch) = named.and_then(|(_, value)| value.get_ref().as_table()) else {
        return (settings, problems);
    };
    for (name, value) in fetch {
        let line = line_of(text, name.span().start);
        if broken.contains(&line) {
            continue;
        }
        let mut tell = |kind| problems.push(Problem { line: Some(line), kind });
        match KEYS.iter().find(|key| key.name == name.get_ref().as_ref()) {
            Some(key) => {
                let before = settings.clone();
                if !(key.set)(&mut settings, value.get_ref()) {
                    settings = before;
                    tell(ProblemKind::BadValue(key.shown, key.takes.to_owned()));
                }
            }
            None => tell(ProblemKind::UnknownKey(format!("{FETCH_TABLE}.{}", name.get_ref()))),
        }
    }
    // Whoever wants feeds seldom does not mean to be asked for them often.
    settings.longest_minutes = settings.longest_minutes.max(settings.shortest_minutes);
    problems.sort_by_key(|problem| problem.line);
    (settings, problems)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_settings_are_read() {
        let text = "marks = 'hide'\n[fetch]\nat_once = 4\nper_host = 1\ntimeout_seconds = 20\n\
            largest_megabytes = 300\nproxy = 'socks5h://127.0.0.1:9050'\nprivate_redirects = true\n\
            shortest_minutes = 30\nlongest_minutes = 600\n";
        let (settings, problems) = read_fetch(text, FetchSettings::default());
        assert_eq!(problems, []);
        let wanted = FetchSettings {
            at_once: 4,
            per_host: 1,
            timeout_seconds: 20,
            largest_megabytes: 300,
            proxy: Some("socks5h://127.0.0.1:9050".to_owned()),
            private_redirects: true,
            shortest_minutes: 30,
            longest_minutes: 600,
        };
        assert_eq!(settings, wanted);
        assert_eq!(super::super::read(text, super::super::Settings::default()).1, []);
    }

    #[test]
    fn what_is_wrong_is_told_and_the_rest_holds() {
        let text = "[fetch]\nat_once = 0\nproxy = 'host:80'\nspeed = 3\nper_host = 2.5\n\
            private_redirects = 'no'\nshortest_minutes = 2000\n";
        let (settings, problems) = read_fetch(text, FetchSettings::default());
        let usual = FetchSettings::default();
        assert_eq!(
            settings,
            FetchSettings { shortest_minutes: 2000, longest_minutes: 2000, ..usual }
        );
        let lines: Vec<_> = problems.iter().filter_map(|problem| problem.line).collect();
        assert_eq!(lines, [2, 3, 4, 5, 6]);
    }

    #[test]
    fn the_lack_of_a_table_changes_nothing() {
        for text in ["", "fetch = 3\n", "what is this\n"] {
            assert_eq!(read_fetch(text, FetchSettings::default()).0, FetchSettings::default());
        }
    }
}
