//! The time of day of a date, with its half of the day and its time zone.

use super::DateFault;
use super::names_table::{Half, half_of_day, is_filler, is_unit_of_time};
use super::tokens::Token;
use super::zones_table::{Zone, ZoneName, zone};
use jiff::SignedDuration;

/// What was found, and what stands before it.
pub(super) struct Clock<'t, 'a> {
    pub time: TimeOfDay,
    /// None when no zone is written, or an unknown one.
    pub zone: Option<Zone>,
    pub is_zone_unknown: bool,
    /// The tokens of the day.
    pub before: Vec<&'t Token<'a>>,
}

/// A time of day: from 0:00:00 to 24:00:00.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TimeOfDay {
    hour: u32,
    minute: u32,
    second: u32,
    nanosecond: u32,
}

impl TimeOfDay {
    pub(super) fn since_midnight(self) -> SignedDuration {
        let seconds = self.hour * 3600 + self.minute * 60 + self.second;
        SignedDuration::new(i64::from(seconds), i32::try_from(self.nanosecond).unwrap_or(0))
    }

    fn is_one(self) -> bool {
        let is_end_of_day = self.hour == 24 && self.minute == 0 && self.second == 0;
        (self.hour < 24 || is_end_of_day) && self.minute < 60 && self.second < 60
    }
}

/// Finds `hour:minute`, which every time has and nothing else. Before it may stand the half of
/// the day (in Korean), behind it seconds, the half of the day, and the zone; a year may stand
/// last of all (asctime).
pub(super) fn read<'t, 'a>(
    tokens: &'t [Token<'a>],
    language: Option<&str>,
) -> Result<Clock<'t, 'a>, DateFault> {
    let colon = tokens.windows(3).position(|three| {
        matches!(three, [Token::Number { .. }, Token::Sign(':'), Token::Number { .. }])
    });
    let Some(at) = colon.or_else(|| compact_time(tokens)) else { return without_time(tokens) };
    let (day, rest) = tokens.split_at(at);
    let mut before: Vec<&Token<'_>> = day.iter().collect();
    let mut cursor = Cursor { rest };
    let mut time = cursor.time()?;
    let mut half = take_half(&mut before);
    drop_separator(&mut before);
    let mut found = Zones { zone: None, is_unknown: false };
    loop {
        cursor.skip_blanks();
        match cursor.rest {
            [] => break,
            [Token::Word(word), rest @ ..] if half.is_none() && half_of_day(word).is_some() => {
                half = half_of_day(word);
                cursor.rest = rest;
            }
            // "a. m."
            [Token::Word(a), Token::Sign('.'), Token::Word(m), rest @ ..] if m == "m" => {
                half = half_of_day(&format!("{a}m"));
                cursor.rest = rest;
            }
            // The year of asctime and of Unix's `date`.
            [Token::Number { digits: 4, .. }, rest @ ..] if !before.is_empty() => {
                before.push(&Token::Blank);
                before.extend(cursor.rest.first());
                cursor.rest = rest;
            }
            // What a program calls the zone, after its offset.
            [Token::Sign('('), rest @ ..] => {
                let end = rest.iter().position(|token| *token == Token::Sign(')'));
                cursor.rest = rest.get(end.map_or(rest.len(), |end| end + 1)..).unwrap_or(&[]);
            }
            [Token::Sign('.' | ',' | '،'), rest @ ..] => cursor.rest = rest,
            [Token::Word(word), rest @ ..] if is_unit_of_time(word) => cursor.rest = rest,
            _ => cursor.zone(language, &mut found)?,
        }
    }
    if let Some(half) = half {
        time.hour = match (half, time.hour) {
            (Half::Before, 12) => 0,
            (Half::After, hour @ 1..=11) => hour + 12,
            (_, hour @ 0..=23) => hour,
            _ => return Err(DateFault::NoDate),
        };
    }
    if !time.is_one() {
        return Err(DateFault::NoDate);
    }
    Ok(Clock { time, zone: found.zone, is_zone_unknown: found.is_unknown, before })
}

/// `20261120T101112`.
fn compact_time(tokens: &[Token<'_>]) -> Option<usize> {
    let is_compact = matches!(tokens, [Token::Number { digits: 8, .. }, Token::Word(t), Token::Number { digits: 4 | 6, .. }, ..] if t == "t");
    is_compact.then_some(2)
}

/// A day alone, perhaps with `Z` or an offset that is not needed.
fn without_time<'t, 'a>(tokens: &'t [Token<'a>]) -> Result<Clock<'t, 'a>, DateFault> {
    let day = match tokens {
        [day @ .., Token::Word(z)] if z == "z" => day,
        all => all,
    };
    let before = day.iter().collect();
    Ok(Clock { time: TimeOfDay::default(), zone: None, is_zone_unknown: false, before })
}

fn take_half(before: &mut Vec<&Token<'_>>) -> Option<Half> {
    while before.last() == Some(&&Token::Blank) {
        before.pop();
    }
    let Some(Token::Word(word)) = before.last() else { return None };
    let half = half_of_day(word)?;
    before.pop();
    Some(half)
}

/// `T` of ISO 8601, and what parts a day from a time in words.
fn drop_separator(before: &mut Vec<&Token<'_>>) {
    while let Some(last) = before.last() {
        match last {
            Token::Blank | Token::Sign(',' | '،' | '-' | '|') => {}
            Token::Word(word) if word == "t" || is_filler(word) => {}
            _ => return,
        }
        before.pop();
    }
}

struct Zones {
    zone: Option<Zone>,
    is_unknown: bool,
}

struct Cursor<'t, 'a> {
    rest: &'t [Token<'a>],
}

impl Cursor<'_, '_> {
    fn skip_blanks(&mut self) {
        while let [Token::Blank, rest @ ..] = self.rest {
            self.rest = rest;
        }
    }

    /// `h:m`, `h:m:s`, `h:m:s.fraction`, `hhmm`, `hhmmss`.
    fn time(&mut self) -> Result<TimeOfDay, DateFault> {
        if let [Token::Number { value, digits: digits @ (4 | 6) }, rest @ ..] = self.rest {
            self.rest = rest;
            let value = if *digits == 4 { value * 100 } else { *value };
            let (hour, minute, second) = (value / 10_000, value / 100 % 100, value % 100);
            return Ok(TimeOfDay { hour, minute, second, nanosecond: 0 });
        }
        let [
            Token::Number { value: hour, digits: 1..=2 },
            Token::Sign(':'),
            Token::Number { value: minute, digits: 1..=2 },
            rest @ ..,
        ] = self.rest
        else {
            return Err(DateFault::NoDate);
        };
        self.rest = rest;
        let mut time = TimeOfDay { hour: *hour, minute: *minute, ..TimeOfDay::default() };
        if let [Token::Sign(':'), Token::Number { value: second, digits: 1..=2 }, rest @ ..] = rest
        {
            self.rest = rest;
            // A leap second is the last one of its minute.
            time.second = if *second == 60 { 59 } else { *second };
            if let [Token::Sign('.' | ','), Token::Number { value, digits }, rest @ ..] = rest {
                self.rest = rest;
                time.nanosecond = nanoseconds(*value, *digits);
            }
        }
        if matches!(self.rest, [Token::Sign(':'), ..]) {
            return Err(DateFault::NoDate);
        }
        Ok(time)
    }

    /// `Z`, `EST`, `+0300`, `+03:00`, `GMT+3`, `Etc/GMT`.
    fn zone(&mut self, language: Option<&str>, found: &mut Zones) -> Result<(), DateFault> {
        match self.rest {
            [Token::Sign(sign @ ('+' | '-')), Token::Number { value, digits }, rest @ ..] => {
                self.rest = rest;
                let minutes = match (rest, digits) {
                    (
                        [Token::Sign(':'), Token::Number { value: minutes, digits: 2 }, rest @ ..],
                        1..=2,
                    ) => {
                        self.rest = rest;
                        value * 60 + checked(*minutes, 60)?
                    }
                    ([Token::Sign(':'), ..], _) => return Err(DateFault::NoDate),
                    (_, 1..=2) => value * 60,
                    (_, 3..=4) => value / 100 * 60 + checked(value % 100, 60)?,
                    _ => return Err(DateFault::NoDate),
                };
                let minutes = i32::try_from(checked(minutes, 18 * 60)?).unwrap_or(0);
                found.zone = Some(Zone::Minutes(if *sign == '-' { -minutes } else { minutes }));
                found.is_unknown = false;
                Ok(())
            }
            // An area and a place, or an area and a zone.
            [Token::Word(area), Token::Sign('/'), rest @ ..] if area.is_ascii() => {
                self.rest = rest;
                Ok(())
            }
            [Token::Word(name), rest @ ..] if name.chars().count() <= 8 => {
                self.rest = rest;
                match zone(name, language) {
                    ZoneName::Known(zone) => {
                        found.zone = Some(zone);
                        found.is_unknown = false;
                    }
                    ZoneName::Unsaid => {}
                    // After an offset it is no zone either.
                    ZoneName::Unknown if found.zone.is_some() => return Err(DateFault::NoDate),
                    ZoneName::Unknown => found.is_unknown = true,
                }
                Ok(())
            }
            _ => Err(DateFault::NoDate),
        }
    }
}

fn checked(value: u32, below: u32) -> Result<u32, DateFault> {
    if value < below { Ok(value) } else { Err(DateFault::NoDate) }
}

fn nanoseconds(value: u32, digits: usize) -> u32 {
    match u32::try_from(digits) {
        Ok(digits) if digits <= 9 => value.saturating_mul(10u32.pow(9 - digits)),
        _ => 0,
    }
}
