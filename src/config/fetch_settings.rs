//! How feeds are fetched: the table `[fetch]` of `config.toml`, and how it becomes settings. Pure.

use super::Problem;
use super::table::{Key, flag, number, quoted, read_table};

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
    /// The largest feed. A large one goes through the disk, not the memory, so this keeps the disk
    /// from being filled.
    pub largest_megabytes: u64,
    /// A proxy; `none` for none, also where the environment names one.
    pub proxy: Option<String>,
    /// Whether public addresses may lead into the private network.
    pub private_redirects: bool,
    /// Whether an open reader asks for feeds by itself when their time has come.
    pub by_itself: bool,
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
            largest_megabytes: 300,
            proxy: None,
            private_redirects: false,
            by_itself: true,
            shortest_minutes: 15,
            longest_minutes: 24 * 60,
        }
    }
}

/// All of them. A new setting is a row here.
pub(super) const FETCH_KEYS: [Key<FetchSettings>; 9] = [
    Key {
        name: "at_once",
        shown: "fetch.at_once",
        takes: "a number from 1 to 64",
        about: "How many requests run at once.",
        set: |settings, value| number(value, 1, 64, &mut settings.at_once),
        get: |settings| settings.at_once.to_string(),
    },
    Key {
        name: "per_host",
        shown: "fetch.per_host",
        takes: "a number from 1 to 8",
        about: "How many of them go to one host.",
        set: |settings, value| number(value, 1, 8, &mut settings.per_host),
        get: |settings| settings.per_host.to_string(),
    },
    Key {
        name: "timeout_seconds",
        shown: "fetch.timeout_seconds",
        takes: "a number from 1 to 3600",
        about: "After how many seconds a request is given up.",
        set: |settings, value| number(value, 1, 3600, &mut settings.timeout_seconds),
        get: |settings| settings.timeout_seconds.to_string(),
    },
    Key {
        name: "largest_megabytes",
        shown: "fetch.largest_megabytes",
        takes: "a number from 1 to 2000",
        about: "The size above which a feed or a page is not read.",
        set: |settings, value| number(value, 1, 2000, &mut settings.largest_megabytes),
        get: |settings| settings.largest_megabytes.to_string(),
    },
    Key {
        name: "proxy",
        shown: "fetch.proxy",
        takes: "an address such as \"http://host:8080\" or \"socks5h://host:1080\", \"none\", \
            \"environment\"",
        about: "The proxy that requests go through; environment: as http_proxy and its like say.",
        set: |settings, value| {
            let proxy = value.as_str().map(|proxy| proxy.trim().to_owned());
            settings.proxy = proxy.filter(|proxy| proxy != "environment");
            value.as_str().is_some_and(|proxy| is_proxy(proxy.trim()))
        },
        get: |settings| quoted(settings.proxy.as_deref().unwrap_or("environment")),
    },
    Key {
        name: "private_redirects",
        shown: "fetch.private_redirects",
        takes: "true, false",
        about: "Whether public addresses may lead into the private network.",
        set: |settings, value| flag(value, &mut settings.private_redirects),
        get: |settings| settings.private_redirects.to_string(),
    },
    Key {
        name: "by_itself",
        shown: "fetch.by_itself",
        takes: "true, false",
        about: "Whether an open reader fetches feeds by itself when they are due.",
        set: |settings, value| flag(value, &mut settings.by_itself),
        get: |settings| settings.by_itself.to_string(),
    },
    Key {
        name: "shortest_minutes",
        shown: "fetch.shortest_minutes",
        takes: "a number from 1 to 10080",
        about: "No feed is asked for more often than this by itself.",
        set: |settings, value| number(value, 1, 10_080, &mut settings.shortest_minutes),
        get: |settings| settings.shortest_minutes.to_string(),
    },
    Key {
        name: "longest_minutes",
        shown: "fetch.longest_minutes",
        takes: "a number from 1 to 43200",
        about: "No feed is asked for less often than this.",
        set: |settings, value| number(value, 1, 43_200, &mut settings.longest_minutes),
        get: |settings| settings.longest_minutes.to_string(),
    },
];

fn is_proxy(proxy: &str) -> bool {
    let schemes = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"];
    ["none", "environment"].contains(&proxy)
        || proxy.split_once("://").is_some_and(|(scheme, host)| {
            schemes.contains(&scheme) && !host.is_empty() && !host.contains(char::is_whitespace)
        })
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
pub fn read_fetch(text: &str, settings: FetchSettings) -> (FetchSettings, Vec<Problem>) {
    let (mut settings, problems) = read_table(text, FETCH_TABLE, &FETCH_KEYS, settings);
    // Whoever wants feeds seldom does not mean to be asked for them often.
    settings.longest_minutes = settings.longest_minutes.max(settings.shortest_minutes);
    (settings, problems)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_settings_are_read() {
        let text = "marks = 'hide'\n[fetch]\nat_once = 4\nper_host = 1\ntimeout_seconds = 20\n\
            largest_megabytes = 300\nproxy = 'socks5h://127.0.0.1:9050'\nprivate_redirects = true\n\
            by_itself = false\nshortest_minutes = 30\nlongest_minutes = 600\n";
        let (settings, problems) = read_fetch(text, FetchSettings::default());
        assert_eq!(problems, []);
        let wanted = FetchSettings {
            at_once: 4,
            per_host: 1,
            timeout_seconds: 20,
            largest_megabytes: 300,
            proxy: Some("socks5h://127.0.0.1:9050".to_owned()),
            private_redirects: true,
            by_itself: false,
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
