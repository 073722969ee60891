//! The day of a date: numbers in an order that the standards give, or a month in words.

use super::DateFault;
use super::names_table::{MonthName, is_weekday, month_name};
use super::tokens::Token;
use crate::news::Calendar;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// Reads the day that the tokens name.
pub(super) fn read(tokens: Vec<&Token<'_>>) -> Result<Date, DateFault> {
    let tokens = without_ornaments(&gregorian_part(tokens));
    if tokens.iter().any(|token| matches!(token, Token::Word(_))) {
        in_words(&tokens)
    } else {
        in_numbers(&tokens)
    }
}

/// Arabic papers print both calendars: "… هـ الموافق …". The second part is ours.
fn gregorian_part<'t, 'a>(tokens: Vec<&'t Token<'a>>) -> Vec<&'t Token<'a>> {
    let corresponds = |token: &&Token<'_>| matches!(token, Token::Word(word) if matches!(word.as_str(), "الموافق" | "موافق" | "الموافقل"));
    let Some(at) = tokens.iter().position(corresponds) else { return tokens };
    let (first, second) = tokens.split_at(at);
    let names_month_of_ours = |part: &[&Token<'_>]| {
        part.iter().any(|token| {
            matches!(token, Token::Word(word) if matches!(month_name(word), Some(MonthName::Month(_))))
        })
    };
    let part = if names_month_of_ours(second) { second.get(1..) } else { Some(first) };
    part.unwrap_or_default().to_vec()
}

/// Without weekdays, which are often wrong, and the commas behind them.
fn without_ornaments<'t, 'a>(tokens: &[&'t Token<'a>]) -> Vec<&'t Token<'a>> {
    let mut kept: Vec<&Token<'_>> = Vec::new();
    for token in tokens {
        match token {
            Token::Word(word) if is_weekday(word) => {}
            Token::Sign(',' | '،' | '.') if kept.is_empty() => {}
            Token::Blank if kept.is_empty() => {}
            _ => kept.push(token),
        }
    }
    while matches!(kept.last(), Some(Token::Blank | Token::Sign(',' | '،'))) {
        kept.pop();
    }
    kept
}

/// A month in words, a day and a year: the first number is the day unless it cannot be one.
fn in_words(tokens: &[&Token<'_>]) -> Result<Date, DateFault> {
    if let Some(date) = week_date(tokens) {
        return date;
    }
    let mut month = None;
    let mut numbers: Vec<(u32, usize)> = Vec::new();
    let mut other_calendar = None;
    let mut words = tokens.iter().enumerate().peekable();
    while let Some((at, token)) = words.next() {
        match token {
            Token::Number { value, digits } => numbers.push((*value, *digits)),
            Token::Word(word) => {
                // Months of two words: كانون الثاني.
                let pair = following_word(tokens, at).map(|next| format!("{word} {next}"));
                if let Some(name) = pair.as_deref().and_then(month_name) {
                    words.next();
                    words.next();
                    note_month(name, &mut month, &mut other_calendar)?;
                } else if let Some(name) = month_name(word) {
                    note_month(name, &mut month, &mut other_calendar)?;
                } else if !is_filler_of_day(word) {
                    return Err(DateFault::NoDate);
                }
            }
            Token::Sign(',' | '،' | '.' | '-' | '/' | '\'' | '’') | Token::Blank => {}
            Token::Sign(_) | Token::Foreign(_) => return Err(DateFault::NoDate),
        }
    }
    if let Some(calendar) = other_calendar {
        return Err(DateFault::OtherCalendar(calendar));
    }
    match (month, numbers.as_slice()) {
        (Some(month), [first, second]) => {
            let (day, year) = if first.1 > 2 { (second, first) } else { (first, second) };
            date(full_year(*year)?, month, day.0)
        }
        // "2004년 05월 28일": the words are units.
        (None, [year, month, day]) if year.1 == 4 => date(full_year(*year)?, month.0, day.0),
        _ => Err(DateFault::NoDate),
    }
}

fn following_word<'t>(tokens: &[&'t Token<'_>], at: usize) -> Option<&'t str> {
    match (tokens.get(at + 1)?, tokens.get(at + 2)?) {
        (Token::Blank, Token::Word(word)) => Some(word),
        _ => None,
    }
}

/// A month may be named twice, in two ways: "تشرين الثاني/نوفمبر".
fn note_month(
    name: MonthName,
    month: &mut Option<u32>,
    other_calendar: &mut Option<Calendar>,
) -> Result<(), DateFault> {
    match name {
        MonthName::Of(calendar) => *other_calendar = Some(calendar),
        MonthName::Month(number) => {
            if month.is_some_and(|found| found != number) {
                return Err(DateFault::NoDate);
            }
            *month = Some(number);
        }
    }
    Ok(())
}

/// Units and prepositions.
fn is_filler_of_day(word: &str) -> bool {
    matches!(
        word,
        "de" | "del"
            | "of"
            | "st"
            | "nd"
            | "rd"
            | "th"
            | "년"
            | "월"
            | "일"
            | "年"
            | "月"
            | "日"
            | "م"
            | "في"
            | "يوم"
            | "il"
            | "den"
            | "di"
            | "г"
            | "року"
            | "יום"
    )
}

/// Numbers only: year first, or day first where the signs or the size say so.
fn in_numbers(tokens: &[&Token<'_>]) -> Result<Date, DateFault> {
    match tokens {
        [Token::Number { value, digits }] => compact(*value, *digits),
        [Token::Sign('-'), rest @ ..] => of_last_centuries(rest),
        [
            Token::Number { value: year, digits: 4 },
            Token::Sign('-' | '/'),
            Token::Number { value: month, digits: 1..=2 },
        ] => date(i16_of(*year)?, *month, 1),
        [
            Token::Number { value: year, digits: 4 },
            Token::Sign('-'),
            Token::Number { value: day, digits: 3 },
        ] => day_of_year(i16_of(*year)?, *day),
        [
            Token::Number { value: first, digits },
            sign,
            Token::Number { value: second, .. },
            same,
            Token::Number { value: third, digits: last_digits },
        ] if sign == same => match (sign, digits, last_digits) {
            (Token::Sign('-' | '/' | '.' | ':') | Token::Blank, 4, 1..=2) => {
                date(i16_of(*first)?, *second, *third)
            }
            (Token::Sign('-'), 2, 2) => date(full_year((*first, 2))?, *second, *third),
            (Token::Sign('.'), 1..=2, 2 | 4) => {
                date(full_year((*third, *last_digits))?, *second, *first)
            }
            (Token::Sign('/' | '-'), 1..=2, 4) => by_size(*first, *second, i16_of(*third)?),
            _ => Err(DateFault::NoDate),
        },
        _ => Err(DateFault::NoDate),
    }
}

/// "20/11/2026" has one reading, "10/11/2026" has two.
fn by_size(first: u32, second: u32, year: i16) -> Result<Date, DateFault> {
    if first == second || first > 12 {
        date(year, second, first)
    } else if second > 12 {
        date(year, first, second)
    } else {
        Err(DateFault::Ambiguous)
    }
}

/// ISO 8601 without signs.
fn compact(value: u32, digits: usize) -> Result<Date, DateFault> {
    match digits {
        4 => date(i16_of(value)?, 1, 1),
        6 => date(full_year((value / 10_000, 2))?, value / 100 % 100, value % 100),
        7 => day_of_year(i16_of(value / 1_000)?, value % 1_000),
        8 => date(i16_of(value / 10_000)?, value / 100 % 100, value % 100),
        _ => Err(DateFault::NoDate),
    }
}

/// `-YYMM` and `-YY-MM` of ISO 8601:1988.
fn of_last_centuries(tokens: &[&Token<'_>]) -> Result<Date, DateFault> {
    match tokens {
        [Token::Number { value, digits: 4 }] => date(full_year((value / 100, 2))?, value % 100, 1),
        [
            Token::Number { value: year, digits: 2 },
            Token::Sign('-'),
            Token::Number { value: month, digits: 2 },
        ] => date(full_year((*year, 2))?, *month, 1),
        _ => Err(DateFault::NoDate),
    }
}

fn day_of_year(year: i16, day: u32) -> Result<Date, DateFault> {
    let first = Date::new(year, 1, 1).map_err(|_| DateFault::NoDate)?;
    let days = i64::from(day.checked_sub(1).ok_or(DateFault::NoDate)?);
    let date =
        first.checked_add(jiff::Span::new().days(days.min(400))).map_err(|_| DateFault::NoDate)?;
    if date.year() == year { Ok(date) } else { Err(DateFault::NoDate) }
}

/// `2026-W47-5`, `2026W475`, `2026-W47`: numbers and the word `w`.
fn week_date(tokens: &[&Token<'_>]) -> Option<Result<Date, DateFault>> {
    let (year, week, day) = match tokens {
        [
            Token::Number { value: year, digits: 4 },
            Token::Sign('-'),
            Token::Word(w),
            Token::Number { value: week, digits: 2 },
        ] if w == "w" => (*year, *week, 1),
        [
            Token::Number { value: year, digits: 4 },
            Token::Sign('-'),
            Token::Word(w),
            Token::Number { value: week, digits: 2 },
            Token::Sign('-'),
            Token::Number { value: day, digits: 1 },
        ] if w == "w" => (*year, *week, *day),
        [
            Token::Number { value: year, digits: 4 },
            Token::Word(w),
            Token::Number { value, digits: 3 },
        ] if w == "w" => (*year, value / 10, value % 10),
        _ => return None,
    };
    let date = || {
        let weekday = Weekday::from_monday_one_offset(i8::try_from(day).ok()?).ok()?;
        let week = i8::try_from(week).ok()?;
        ISOWeekDate::new(i16::try_from(year).ok()?, week, weekday).ok().map(ISOWeekDate::date)
    };
    Some(date().ok_or(DateFault::NoDate))
}

/// Years of two digits as RFC 2822, 4.3, has them; of three, likewise.
fn full_year((value, digits): (u32, usize)) -> Result<i16, DateFault> {
    match (digits, value) {
        (1..=2, 0..=49) => i16_of(value + 2000),
        (1..=3, _) => i16_of(value + 1900),
        (4, _) => i16_of(value),
        _ => Err(DateFault::NoDate),
    }
}

fn i16_of(year: u32) -> Result<i16, DateFault> {
    i16::try_from(year).map_err(|_| DateFault::NoDate)
}

fn date(year: i16, month: u32, day: u32) -> Result<Date, DateFault> {
    let part = |value: u32| i8::try_from(value).map_err(|_| DateFault::NoDate);
    Date::new(year, part(month)?, part(day)?).map_err(|_| DateFault::NoDate)
}
