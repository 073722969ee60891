//! The two shapes in which nearly all dates are written, those of RFC 822 with its successors
//! and of RFC 3339, read in place. What differs from them in anything is left to the general
//! reader, which reads these in the same way.

use jiff::Zoned;
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};

const WEEKDAYS: [&[u8; 3]; 7] = [b"mon", b"tue", b"wed", b"thu", b"fri", b"sat", b"sun"];

#[rustfmt::skip]
const MONTHS: [&[u8; 3]; 12] = [
    b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec",
];

/// Reads a date of one of the two shapes.
pub(super) fn read(text: &str) -> Option<Zoned> {
    let bytes = text.as_bytes();
    let (year, month, day, time) = of_rfc_3339(bytes).or_else(|| of_rfc_822(bytes))?;
    let [h1, h2, b':', m1, m2, b':', s1, s2, rest @ ..] = time else { return None };
    let (hour, minute, second) = (number(&[*h1, *h2])?, number(&[*m1, *m2])?, number(&[*s1, *s2])?);
    let (nanosecond, zone) = fraction(rest)?;
    let offset = offset(zone.strip_prefix(b" ").unwrap_or(zone))?;
    let part = |value: i32| i8::try_from(value).ok();
    let moment = DateTime::new(
        i16::try_from(year).ok()?,
        part(month)?,
        part(day)?,
        part(hour)?,
        part(minute)?,
        part(second)?,
        nanosecond,
    );
    TimeZone::fixed(offset).to_zoned(moment.ok()?).ok()
}

/// `2026-11-20T`, and the time behind it.
fn of_rfc_3339(bytes: &[u8]) -> Option<(i32, i32, i32, &[u8])> {
    let (year, rest) = bytes.split_at_checked(4)?;
    let [b'-', m1, m2, b'-', d1, d2, b'T' | b' ', time @ ..] = rest else { return None };
    Some((number(year)?, number(&[*m1, *m2])?, number(&[*d1, *d2])?, time))
}

/// `Fri, 20 Nov 2026 `, and the time behind it.
fn of_rfc_822(bytes: &[u8]) -> Option<(i32, i32, i32, &[u8])> {
    let bytes = match bytes {
        [w1, w2, w3, b',', b' ', rest @ ..] => {
            named(&WEEKDAYS, &[*w1, *w2, *w3])?;
            rest
        }
        all => all,
    };
    let (day, rest) = match bytes {
        [d1, d2, b' ', rest @ ..] => (number(&[*d1, *d2])?, rest),
        [d, b' ', rest @ ..] => (number(&[*d])?, rest),
        _ => return None,
    };
    let [m1, m2, m3, b' ', y1, y2, y3, y4, b' ', time @ ..] = rest else { return None };
    let month = named(&MONTHS, &[*m1, *m2, *m3])? + 1;
    Some((number(&[*y1, *y2, *y3, *y4])?, month, day, time))
}

fn named(names: &[&[u8; 3]], name: &[u8; 3]) -> Option<i32> {
    let place = names.iter().position(|known| known.eq_ignore_ascii_case(name))?;
    i32::try_from(place).ok()
}

fn number(digits: &[u8]) -> Option<i32> {
    digits.iter().try_fold(0, |value, digit| {
        digit.is_ascii_digit().then(|| value * 10 + i32::from(*digit - b'0'))
    })
}

/// Nanoseconds, and what stands behind them.
fn fraction(bytes: &[u8]) -> Option<(i32, &[u8])> {
    let Some(rest) = bytes.strip_prefix(b".") else { return Some((0, bytes)) };
    let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = rest.split_at_checked(count)?;
    let scale = 10i32.pow(9u32.checked_sub(u32::try_from(count).ok()?)?);
    (count > 0).then_some((number(digits)?.checked_mul(scale)?, rest))
}

fn offset(zone: &[u8]) -> Option<Offset> {
    let (sign, hours, minutes) = match zone {
        b"Z" | b"GMT" | b"UTC" | b"UT" => return Some(Offset::UTC),
        [sign, h1, h2, b':', m1, m2] | [sign, h1, h2, m1, m2] => {
            (sign, number(&[*h1, *h2])?, number(&[*m1, *m2])?)
        }
        _ => return None,
    };
    let seconds = match sign {
        b'+' => hours * 3600 + minutes * 60,
        b'-' => -(hours * 3600 + minutes * 60),
        _ => return None,
    };
    let is_offset = hours < 18 && minutes < 60;
    is_offset.then(|| Offset::from_seconds(seconds).ok())?
}
