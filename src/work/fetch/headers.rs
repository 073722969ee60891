//! What the headers of an answer say of when to ask again: pure.

use jiff::{SignedDuration, Timestamp, fmt::rfc2822::DateTimeParser};

/// The longest time for which a server can put us off: a week. What some of them say is a year, or
/// the age of the universe.
pub const LONGEST_WAIT_SECONDS: u64 = 7 * 24 * 3600;

/// How long an answer is good, by its headers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Freshness {
    /// Seconds for which it is good, by `Cache-Control` or else by `Expires`.
    pub good_for_seconds: Option<u64>,
    /// Seconds after which the server wants to be asked again (`Retry-After`).
    pub retry_after_seconds: Option<u64>,
}

impl Freshness {
    /// Reads the headers; `header` gives the value of one by its name in small letters.
    pub fn of<'a>(header: impl Fn(&str) -> Option<&'a str>, now: Timestamp) -> Self {
        let date = header("date").and_then(moment).unwrap_or(now);
        let expires = || header("expires").and_then(moment).and_then(|at| seconds(date, at));
        let good_for_seconds =
            header("cache-control").and_then(max_age).or_else(expires).filter(|&age| age > 0);
        let after = |value: &str| {
            let value = value.trim();
            value.parse().ok().or_else(|| moment(value).and_then(|at| seconds(date, at)))
        };
        let retry_after = header("retry-after").and_then(after);
        let retry_after_seconds = retry_after.map(|seconds: u64| seconds.min(LONGEST_WAIT_SECONDS));
        Self { good_for_seconds, retry_after_seconds }
    }
}

/// `public, max-age=300`; not `s-maxage`, which is for caches that many share.
fn max_age(value: &str) -> Option<u64> {
    value.split(',').find_map(|part| {
        let (name, seconds) = part.split_once('=')?;
        let is_age = name.trim().eq_ignore_ascii_case("max-age");
        is_age.then(|| seconds.trim().trim_matches('"').parse().ok()).flatten()
    })
}

/// `Sun, 22 Nov 2026 16:00:00 GMT`.
fn moment(value: &str) -> Option<Timestamp> {
    const PARSER: DateTimeParser = DateTimeParser::new().relaxed_weekday(true);
    PARSER.parse_timestamp(value.trim()).ok()
}

fn seconds(from: Timestamp, to: Timestamp) -> Option<u64> {
    let wait: SignedDuration = to.duration_since(from);
    u64::try_from(wait.as_secs()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(headers: &[(&str, &'static str)]) -> (Option<u64>, Option<u64>) {
        let now = "2026-11-22T16:00:00Z".parse().unwrap();
        let header = |wanted: &str| {
            headers.iter().find(|(name, _)| *name == wanted).map(|(_, value)| *value)
        };
        let freshness = Freshness::of(header, now);
        (freshness.good_for_seconds, freshness.retry_after_seconds)
    }

    #[test]
    fn the_age_goes_before_the_date() {
        let later = ("expires", "Sun, 22 Nov 2026 17:00:00 GMT");
        assert_eq!(of(&[("cache-control", "public, Max-Age=\"300\""), later]), (Some(300), None));
        assert_eq!(of(&[later]), (Some(3600), None));
        assert_eq!(of(&[later, ("date", "Sun, 22 Nov 2026 16:30:00 GMT")]), (Some(1800), None));
    }

    #[test]
    fn what_is_over_says_nothing() {
        assert_eq!(of(&[("cache-control", "no-cache, max-age=0, s-maxage=9")]), (None, None));
        for date in ["0", "-1", "Sun, 22 Nov 2026 15:00:00 GMT"] {
            let headers = [("expires", date)];
            let header = |name: &str| {
                headers.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
            };
            let now = "2026-11-22T16:00:00Z".parse().unwrap();
            assert_eq!(Freshness::of(header, now), Freshness::default(), "{date}");
        }
    }

    #[test]
    fn a_wait_is_seconds_or_a_date() {
        assert_eq!(of(&[("retry-after", " 120 ")]), (None, Some(120)));
        assert_eq!(of(&[("retry-after", "Sun, 22 Nov 2026 16:02:00 GMT")]), (None, Some(120)));
        assert_eq!(of(&[("retry-after", "soon")]), (None, None));
        for ages in ["99999999999999", "Sun, 22 Nov 2099 16:02:00 GMT"] {
            assert_eq!(of(&[("retry-after", ages)]), (None, Some(LONGEST_WAIT_SECONDS)), "{ages}");
        }
    }
}
