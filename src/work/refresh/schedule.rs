//! When to ask for a feed again: pure, told the time and given its chance.

use crate::config::FetchSettings;
use crate::news::{FetchError, Lasting, Rhythm};
use crate::work::fetch::{Freshness, LONGEST_WAIT_SECONDS};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};

/// The latest moment up to which a server can put us off.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_secs(LONGEST_WAIT_SECONDS.cast_signed());

/// What is down now is tried again within this time, however often it failed: a machine that was
/// offline for a day has all its news an hour after it is back.
const LONGEST_PASSING: SignedDuration = SignedDuration::from_hours(1);

/// So much of a waiting time is left to chance, so that feeds do not all come due at once.
const CHANCE: f64 = 0.1;

/// The least and the longest time from one request to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    shortest: SignedDuration,
    longest: SignedDuration,
}

impl Limits {
    /// As the settings say; a feed may have an interval of its own.
    #[must_use]
    pub fn new(settings: &FetchSettings, own_minutes: Option<u64>) -> Self {
        let minutes = |minutes: u64| {
            SignedDuration::from_mins(i64::try_from(minutes.min(527_040)).unwrap_or(i64::MAX))
        };
        match own_minutes {
            Some(own) => Self { shortest: minutes(own.max(1)), longest: minutes(own.max(1)) },
            None => Self {
                shortest: minutes(settings.shortest_minutes),
                longest: minutes(settings.longest_minutes),
            },
        }
    }
}

/// What is known of a feed whose answer is here.
#[derive(Clone, Copy, Debug, Default)]
pub struct Signals<'a> {
    /// By the headers of the answer.
    pub freshness: Freshness,
    /// By its document.
    pub rhythm: Rhythm,
    /// When its last stories are from, the latest first.
    pub stories: &'a [Timestamp],
}

/// When to ask again after an answer. `chance` is a number from 0 to 1.
#[must_use]
pub fn after_answer(
    signals: &Signals<'_>,
    limits: Limits,
    now: Timestamp,
    chance: f64,
) -> Timestamp {
    let seconds = |seconds: u64| {
        SignedDuration::from_secs(i64::try_from(seconds).unwrap_or(i64::MAX)).min(LONGEST_WAIT)
    };
    let Rhythm { good_for_minutes, update_seconds, skip_hours, skip_days } = signals.rhythm;
    // Before that nothing can be new; but no server keeps a reader from asking once a day.
    let good_for = [
        signals.freshness.good_for_seconds.map(seconds),
        good_for_minutes.map(|minutes| seconds(u64::from(minutes) * 60)),
        update_seconds.map(|period| seconds(u64::from(period))),
    ];
    let good_for = good_for.into_iter().flatten().max().unwrap_or_default();
    let wait =
        by_stories(signals.stories, now).max(good_for).clamp(limits.shortest, limits.longest);
    let asked_for = signals.freshness.retry_after_seconds.map(seconds).unwrap_or_default();
    let at = add(now, with_chance(wait.max(asked_for), limits.longest.max(asked_for), chance));
    past_skipped(at, skip_hours, skip_days)
}

/// When to ask again after a failure, the `failures`th in a row.
#[must_use]
pub fn after_failure(
    error: &FetchError,
    failures: u32,
    limits: Limits,
    now: Timestamp,
    chance: f64,
) -> Timestamp {
    let longest = match error.lasting() {
        Lasting::Passing => limits.longest.min(LONGEST_PASSING.max(limits.shortest)),
        Lasting::Standing | Lasting::Final => limits.longest,
    };
    let doubled = limits.shortest.checked_mul(1 << failures.saturating_sub(1).min(16));
    let wait = doubled.unwrap_or(longest).min(longest);
    let asked_for = error.retry_after().map_or(SignedDuration::ZERO, |seconds| {
        SignedDuration::from_secs(i64::try_from(seconds).unwrap_or(i64::MAX)).min(LONGEST_WAIT)
    });
    add(now, with_chance(wait.max(asked_for), limits.longest.max(asked_for), chance))
}

/// Half the usual time from story to story; a feed that is silent for long is asked ever less.
fn by_stories(stories: &[Timestamp], now: Timestamp) -> SignedDuration {
    let (Some(latest), Some(oldest)) = (stories.first(), stories.last()) else {
        return SignedDuration::ZERO;
    };
    let steps = i32::try_from(stories.len() - 1).unwrap_or(i32::MAX).max(1);
    let usual = latest.duration_since(*oldest) / steps / 2;
    let silent = now.duration_since(*latest) / 10;
    usual.max(silent)
}

/// A little more than the waiting time, but never more than the longest.
fn with_chance(wait: SignedDuration, longest: SignedDuration, chance: f64) -> SignedDuration {
    let chance = if chance.is_finite() { chance.clamp(0.0, 1.0) } else { 0.0 };
    wait.saturating_add(wait.mul_f64(CHANCE * chance)).min(longest)
}

/// On to the first hour in which asking is welcome. A feed that welcomes none is not heeded.
fn past_skipped(at: Timestamp, hours: u32, days: u8) -> Timestamp {
    let is_skipped = |at: Timestamp| {
        let at = at.to_zoned(TimeZone::UTC);
        let day = at.weekday().to_monday_zero_offset();
        (hours >> at.hour()) & 1 == 1 || (days >> day) & 1 == 1
    };
    let mut candidate = at;
    for _ in 0..=7 * 24 {
        if !is_skipped(candidate) {
            return candidate;
        }
        candidate = add(candidate, SignedDuration::from_hours(1));
    }
    at
}

fn add(at: Timestamp, wait: SignedDuration) -> Timestamp {
    at.checked_add(wait).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Timestamp {
        // A Sunday.
        "2026-11-22T16:00:00Z".parse().unwrap()
    }

    fn limits() -> Limits {
        Limits::new(&FetchSettings::default(), None)
    }

    fn minutes(at: Timestamp) -> i64 {
        at.duration_since(now()).as_mins()
    }

    /// Stories every so many minutes, the last one just now.
    fn every(step: i64) -> Vec<Timestamp> {
        (0..10).map(|count| add(now(), SignedDuration::from_mins(-step * count))).collect()
    }

    fn wait(signals: &Signals<'_>) -> i64 {
        minutes(after_answer(signals, limits(), now(), 0.0))
    }

    #[test]
    fn busy_feeds_are_asked_often_and_silent_ones_seldom() {
        let by = |stories: &[Timestamp]| wait(&Signals { stories, ..Signals::default() });
        assert_eq!(by(&every(4)), 15);
        assert_eq!(by(&every(120)), 60);
        assert_eq!(by(&every(60 * 24 * 30)), 24 * 60);
        let day_ago = add(now(), SignedDuration::from_hours(-24));
        assert_eq!(by(&[day_ago]), 144);
        assert_eq!(by(&[]), 15);
    }

    #[test]
    fn what_the_server_says_is_heeded_within_a_day() {
        let by_age = |seconds| {
            let freshness = Freshness { good_for_seconds: Some(seconds), ..Freshness::default() };
            wait(&Signals { freshness, ..Signals::default() })
        };
        assert_eq!((by_age(60), by_age(7200), by_age(u64::MAX)), (15, 120, 24 * 60));
        let rhythm = Rhythm { good_for_minutes: Some(90), ..Rhythm::default() };
        assert_eq!(wait(&Signals { rhythm, ..Signals::default() }), 90);
        let rhythm = Rhythm { update_seconds: Some(1800), ..Rhythm::default() };
        assert_eq!(wait(&Signals { rhythm, ..Signals::default() }), 30);
        let freshness =
            Freshness { retry_after_seconds: Some(3 * 24 * 3600), ..Freshness::default() };
        assert_eq!(wait(&Signals { freshness, ..Signals::default() }), 3 * 24 * 60);
    }

    #[test]
    fn hours_and_days_that_are_not_welcome_are_passed_over() {
        let at = |rhythm| wait(&Signals { rhythm, ..Signals::default() });
        // 16:15 is in a skipped hour, and so is 17:15.
        let hours = Rhythm { skip_hours: 1 << 16 | 1 << 17, ..Rhythm::default() };
        assert_eq!(at(hours), 15 + 120);
        let sunday = Rhythm { skip_days: 1 << 6, ..Rhythm::default() };
        assert_eq!(at(sunday), 15 + 8 * 60);
        let never = Rhythm { skip_hours: u32::MAX, ..Rhythm::default() };
        assert_eq!(at(never), 15);
    }

    #[test]
    fn failures_are_tried_again_ever_less() {
        let wait = |error: &FetchError, failures| {
            minutes(after_failure(error, failures, limits(), now(), 0.0))
        };
        let gone = FetchError::NotFound;
        assert_eq!([1, 2, 3, 4, 50].map(|times| wait(&gone, times)), [15, 30, 60, 120, 1440]);
        // A machine that was offline for long is up to date soon.
        assert_eq!(wait(&FetchError::Unreachable, 50), 60);
        assert_eq!(wait(&FetchError::TooManyRequests(Some(7200)), 1), 120);
        assert_eq!(wait(&FetchError::ServerFault(503, None), 1), 15);
    }

    #[test]
    fn chance_spreads_what_is_due() {
        let at = |chance| after_answer(&Signals::default(), limits(), now(), chance);
        let spread = at(1.0).duration_since(at(0.0));
        assert_eq!(spread.as_secs(), 90);
        assert_eq!((at(-3.0), at(f64::NAN)), (at(0.0), at(0.0)));
    }

    #[test]
    fn chance_leads_beyond_no_limit() {
        let rhythm = Rhythm { good_for_minutes: Some(999_999), ..Rhythm::default() };
        let signals = Signals { rhythm, ..Signals::default() };
        assert_eq!(minutes(after_answer(&signals, limits(), now(), 1.0)), 24 * 60);
        assert_eq!(
            minutes(after_failure(&FetchError::NotFound, 50, limits(), now(), 1.0)),
            24 * 60
        );
        let own = Limits::new(&FetchSettings::default(), Some(5));
        assert_eq!(minutes(after_answer(&Signals::default(), own, now(), 1.0)), 5);
    }

    #[test]
    fn a_feed_may_have_an_interval_of_its_own() {
        let own = Limits::new(&FetchSettings::default(), Some(5));
        let stories = every(600);
        let signals = Signals { stories: &stories, ..Signals::default() };
        assert_eq!(minutes(after_answer(&signals, own, now(), 0.0)), 5);
    }
}
