//! Times of day: `10:30`, «الساعة 18:30 بتوقيت غرينتش», «الثامنة والنصف مساء», `8 pm`.

use super::dates::Reading;
use crate::facts::document::{Document, Language};
use crate::facts::numbers::ordinals;

/// Hour and minute as the text has them.
struct Clock {
    hour: u32,
    minute: u32,
    end: usize,
    in_words: bool,
}

/// The time of day that begins at a token.
pub fn read(document: &Document, at: usize) -> Option<Reading> {
    let is_head = matches!(document.word(at), "الساعه" | "ساعت" | "בשעה" | "at")
        && document.same_sentence(at, at + 1);
    let first = if is_head { at + 1 } else { at };
    let clock = with_minutes(document, first, is_head)
        .or_else(|| in_words(document, first))
        .or_else(|| hour_alone(document, first))?;
    let (half, past_half) = half_of_day(document, clock.end);
    let (zone, end) = zone(document, past_half);
    let before = at.checked_sub(1).map_or("", |before| document.word(before));
    // Verses and scores look alike: «3:1», «2:255».
    let is_announced = !clock.in_words
        && clock.end == first + 3
        && document.word(first).len() == 2
        && matches!(before, "في" | "عند" | "at" | "ב" | "ساعت");
    let is_said = is_head && (document.language != Language::English || clock.end == first + 3);
    if !(is_said || half.is_some() || zone.is_some() || is_announced) {
        return None;
    }
    let value = hour_of(&clock, half, zone.is_some())
        .map(|hour| format!("T{hour:02}:{:02}{}", clock.minute, zone.unwrap_or("")));
    let start = if document.word(at) == "at" { first } else { at };
    Some(Reading { first: start, skip: 0, end, value })
}

/// The hour of 24, where it is certain.
fn hour_of(clock: &Clock, half: Option<Half>, has_zone: bool) -> Option<u32> {
    match half {
        Some(Half::Morning) if clock.hour < 12 => Some(clock.hour),
        Some(Half::Evening) if clock.hour < 12 => Some(clock.hour + 12),
        // Noon and midnight, and hours of 24 said with their half.
        Some(Half::Evening) if clock.hour > 12 => Some(clock.hour),
        Some(Half::Morning | Half::Evening) => None,
        None => (clock.hour >= 13 || (has_zone && !clock.in_words)).then_some(clock.hour),
    }
}

/// `10:30`.
fn with_minutes(document: &Document, first: usize, is_head: bool) -> Option<Clock> {
    let is_shaped = document.is_number(first)
        && document.is_sign(first + 1, ":")
        && document.is_number(first + 2)
        && document.is_glued(first + 1)
        && document.is_glued(first + 2)
        && !(document.is_sign(first + 3, ":") && document.is_glued(first + 3))
        && !(first > 0 && document.is_glued(first) && !is_head);
    let minute = document.word(first + 2);
    if !is_shaped || minute.len() != 2 {
        return None;
    }
    let hour = document.word(first).parse().ok().filter(|&hour| hour < 24)?;
    let minute = minute.parse().ok().filter(|&minute| minute < 60)?;
    Some(Clock { hour, minute, end: first + 3, in_words: false })
}

/// «الثامنة», «الحادية عشرة والنصف».
fn in_words(document: &Document, first: usize) -> Option<Clock> {
    if document.language != Language::Arabic {
        return None;
    }
    // «الواحدة» is no ordinal.
    let (hour, end) = if document.word(first) == "الواحده" {
        (1, first + 1)
    } else {
        let ordinal = ordinals::read(document, first)?;
        let is_feminine = document.word(first).ends_with('ه') && ordinal.skip == 0;
        (Some(ordinal.value).filter(|hour| is_feminine && (2..=12).contains(hour))?, ordinal.end)
    };
    let (minute, taken) = match document.word(end) {
        "والنصف" => (30, 1),
        "والربع" => (15, 1),
        "والثلث" => (20, 1),
        _ => (0, 0),
    };
    let is_less = document.word(end) == "الا";
    (!is_less).then_some(Clock { hour, minute, end: end + taken, in_words: true })
}

/// `8 pm`, «الساعة 8 مساء».
fn hour_alone(document: &Document, first: usize) -> Option<Clock> {
    let hour = document.word(first).parse().ok().filter(|&hour: &u32| hour < 24)?;
    // «3-1 مساء أمس» is a score.
    let is_second = document.is_glued(first) && document.is_sign(first.wrapping_sub(1), "-");
    let is_hour = document.is_number(first)
        && !is_second
        && (half_of_day(document, first + 1).0.is_some() || zone(document, first + 1).0.is_some());
    is_hour.then_some(Clock { hour, minute: 0, end: first + 1, in_words: false })
}

#[derive(Clone, Copy)]
enum Half {
    Morning,
    Evening,
}

/// Takes «مساء», «صباحا», `pm` into the time.
fn half_of_day(document: &Document, at: usize) -> (Option<Half>, usize) {
    let half = match document.word(at) {
        "صباحا" | "فجرا" | "am" | "a.m." => Half::Morning,
        "مساء" | "ظهرا" | "عصرا" | "pm" | "p.m." => Half::Evening,
        _ => return (None, at),
    };
    if document.same_sentence(at.saturating_sub(1), at) { (Some(half), at + 1) } else { (None, at) }
}

/// Takes a zone that is the same all year into the time.
fn zone(document: &Document, at: usize) -> (Option<&'static str>, usize) {
    if !document.same_sentence(at.saturating_sub(1), at) {
        return (None, at);
    }
    match (document.word(at), document.word(at + 1)) {
        ("بتوقيت", "غرينتش" | "جرينتش" | "غرينيتش" | "جرينيتش") => {
            (Some("Z"), at + 2)
        }
        ("ت", "غ" | "ج") => (Some("Z"), at + 2),
        ("gmt" | "utc", _) => (Some("Z"), at + 1),
        ("بتوقيت", "مكه" | "السعوديه") => {
            (Some("+03:00"), at + 2 + usize::from(document.word(at + 2) == "المكرمه"))
        }
        _ => (None, at),
    }
}

#[cfg(test)]
mod tests {
    use crate::facts::cases::found;
    use crate::facts::times::relative::find;

    #[test]
    fn finds_times_of_day() {
        for (text, expected) in [
            ("عند الساعة 18:30 بدأ", "الساعة 18:30 = T18:30"),
            ("وبدأ الساعة 8:30 هناك", "الساعة 8:30"),
            ("وبدأ الساعة 8:30 مساء هناك", "الساعة 8:30 مساء = T20:30"),
            ("في الساعة الثامنة والنصف صباحا", "الساعة الثامنة والنصف صباحا = T08:30"),
            ("أغلق الساعة 01:30 بتوقيت جرينتش", "الساعة 01:30 بتوقيت جرينتش = T01:30Z"),
            ("أغلق عند 19:51 ت غ", "19:51 ت غ = T19:51Z"),
            ("الساعة 21:00 بتوقيت مكة المكرمة", "الساعة 21:00 بتوقيت مكة المكرمة = T21:00+03:00"),
            ("They met at 8 pm in town", "8 pm = T20:00"),
        ] {
            assert_eq!(found(find, text), [expected], "{text}");
        }
    }

    #[test]
    fn leaves_verses_and_places_alone() {
        assert!(found(find, "النسبة 3:1 والآية 2:255").is_empty());
        assert!(found(find, "فاز الفريق 3-1 مساء").is_empty());
        assert!(found(find, "المرتبة الثامنة بين 12 فريقا").is_empty());
        assert!(found(find, "They looked at 12 pictures").is_empty());
    }
}
