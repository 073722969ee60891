//! When a feed wants to be asked again, as its document says before the first entry.
//!
//! Not part of reading the feed: these few elements matter to nobody who shows it.

use super::markup::plain_text;
use crate::news::Rhythm;
use memchr::memmem;

/// What stands before the first entry is seldom longer.
const SEARCHED_BYTES: usize = 64 * 1024;

/// Of a feed in an encoding that has ASCII in it, as all have but UTF-16.
///
/// ```
/// let rhythm = khabar::feeds::rhythm_of(b"<rss><channel><ttl>60</ttl><item>");
/// assert_eq!(rhythm.good_for_minutes, Some(60));
/// ```
#[must_use]
pub fn rhythm_of(document: &[u8]) -> Rhythm {
    let start = document.get(..document.len().min(SEARCHED_BYTES)).unwrap_or_default();
    let first = ["<item", "<entry"].iter().filter_map(|tag| memmem::find(start, tag.as_bytes()));
    let head = start.get(..first.min().unwrap_or(start.len())).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let mut rhythm = Rhythm {
        good_for_minutes: values(&head, "ttl").next().and_then(|value| value.parse().ok()),
        ..Rhythm::default()
    };
    let period = values(&head, "updatePeriod").next().and_then(|name| seconds_of(&name));
    let frequency = values(&head, "updateFrequency").next().and_then(|value| value.parse().ok());
    rhythm.update_seconds = period.map(|seconds| seconds / frequency.unwrap_or(1).max(1));
    // Netscape counted from 1 to 24, UserLand from 0 to 23.
    let hours = values(&head, "hour").filter_map(|hour| hour.parse::<u32>().ok());
    rhythm.skip_hours =
        hours.filter(|&hour| hour <= 24).fold(0, |bits, hour| bits | 1 << (hour % 24));
    let days = values(&head, "day").filter_map(|name| day_of(&name));
    rhythm.skip_days = days.fold(0, |bits, day| bits | 1 << day);
    rhythm
}

/// What stands in the elements of this name, with any prefix.
fn values<'a>(head: &'a str, name: &'a str) -> impl Iterator<Item = String> + 'a {
    head.match_indices(name).filter_map(move |(at, _)| {
        let before = head.get(..at)?;
        let prefix = before.rfind('<').and_then(|open| before.get(open + 1..))?;
        let is_prefix = prefix.is_empty()
            || prefix.strip_suffix(':').is_some_and(|name| name.chars().all(char::is_alphanumeric));
        let after = head.get(at + name.len()..)?;
        let is_name = after.starts_with('>') || after.starts_with(char::is_whitespace);
        let (_, value) = after.split_once('>')?;
        let value = value.split('<').next()?;
        (is_prefix && is_name).then(|| plain_text(value).trim().to_owned())
    })
}

fn seconds_of(period: &str) -> Option<u32> {
    const DAY: u32 = 24 * 3600;
    Some(match period.to_ascii_lowercase().as_str() {
        "hourly" => 3600,
        "daily" => DAY,
        "weekly" => 7 * DAY,
        "monthly" => 30 * DAY,
        "yearly" => 365 * DAY,
        _ => return None,
    })
}

/// Days from Monday on.
fn day_of(name: &str) -> Option<u8> {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let start = name.to_ascii_lowercase();
    DAYS.iter().zip(0..).find(|(day, _)| start.starts_with(*day)).map(|(_, number)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_is_said_is_read() {
        let rhythm = rhythm_of(
            b"<?xml version='1.0'?><rss><channel><title>t</title><ttl> 90 </ttl>\
              <skipHours><hour>0</hour><hour>24</hour><hour>3</hour><hour>77</hour></skipHours>\
              <skipDays><day>Sunday</day><day>Friday</day></skipDays>\
              <sy:updatePeriod>\n hourly </sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>",
        );
        assert_eq!(rhythm.good_for_minutes, Some(90));
        assert_eq!(rhythm.update_seconds, Some(1800));
        assert_eq!(rhythm.skip_hours, 0b1001);
        assert_eq!(rhythm.skip_days, 0b101_0000);
    }

    #[test]
    fn what_an_entry_says_is_not_of_the_feed() {
        let document = b"<rss><channel><item><ttl>5</ttl></item></channel></rss>";
        assert_eq!(rhythm_of(document), Rhythm::default());
        assert_eq!(rhythm_of(b"<rss><title>the ttl>5</title></rss>"), Rhythm::default());
        assert_eq!(rhythm_of(b""), Rhythm::default());
    }
}
