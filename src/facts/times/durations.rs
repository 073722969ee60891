//! Lengths of time: «ثلاثة أيام», «ساعتين», `two weeks`, `۱۰ سال`.

use crate::facts::document::{Document, Language, clitics, words};
use crate::facts::find::Find;
use crate::facts::numbers::numerals::Numeral;
use crate::facts::numbers::quantities;
use crate::news::FactKind;

pub fn find(document: &Document, finds: &mut Vec<Find>) {
    counted(document, finds);
    if document.language == Language::Arabic {
        halves(document, finds);
    }
    if matches!(document.language, Language::Arabic | Language::Hebrew) {
        duals(document, finds);
    }
}

fn counted(document: &Document, finds: &mut Vec<Find>) {
    for numeral in &document.numerals {
        let Some(mut at) = quantities::unit_at(document, numeral) else { continue };
        // «خمسة أعوام» but also «30 من العمر»; English "12 light years" is a distance.
        if document.word(at) == "-" {
            at += 1;
        }
        let Some(unit) = unit(document.word(at), document.language) else { continue };
        // «عام 5 ...» and «الساعة 3 دقائق» never; «12 عاما» yes. A year is not a count.
        let is_year = numeral.in_digits
            && !numeral.is_scaled
            && numeral
                .value
                .and_then(crate::facts::numbers::decimal::Decimal::as_whole)
                .is_some_and(|value| (1900..=2100).contains(&value));
        if is_year || document.word(at + 1).starts_with("ضوي") || is_contract(document, numeral, at)
        {
            continue;
        }
        let hours = hours_before(document, numeral).filter(|_| matches!(unit, Unit::Minute));
        let (first, skip) =
            hours.map_or((numeral.first, numeral.skip), |hours| (hours.first, hours.skip));
        let span = document.span_after(first, skip, at + 1);
        let value = numeral.value.and_then(|value| match hours {
            Some(Hours { count, .. }) => Some(format!("PT{count}H{}M", value.shown())),
            None => period(value, unit),
        });
        let key = value.clone().unwrap_or_else(|| document.key(span));
        finds.push(Find::new(FactKind::Duration, span, key).with_value(value));
    }
}

/// «17 عقدًا لحفر الآبار»: contracts, unless so many decades are said to be of time.
fn is_contract(document: &Document, numeral: &Numeral, at: usize) -> bool {
    let is_many = numeral.value.is_none_or(|value| !value.is_less_than(11));
    let is_time = document.word(at + 1) == "من" && document.word(at + 2) == "الزمن";
    document.word(at) == "عقدا" && is_many && !is_time
}

/// Hours that minutes belong to.
#[derive(Clone, Copy)]
struct Hours {
    first: usize,
    skip: usize,
    count: u32,
}

/// «ساعتين و41 دقيقة», «ثلاث ساعات وعشر دقائق», `ایک گھنٹہ 35 منٹ`.
fn hours_before(document: &Document, minutes: &Numeral) -> Option<Hours> {
    let before = minutes.first.checked_sub(1)?;
    let at = match document.language {
        Language::Arabic if document.word(before) == "و" => before.checked_sub(1)?,
        Language::Arabic if minutes.skip == 1 => before,
        Language::Urdu => before,
        Language::Arabic
        | Language::Persian
        | Language::Hebrew
        | Language::Kurdish
        | Language::Uyghur
        | Language::English => return None,
    };
    if !document.same_sentence(at, minutes.first) {
        return None;
    }
    let counted = || {
        let place = document.numerals.binary_search_by(|numeral| numeral.end.cmp(&at)).ok()?;
        let hours = document.numerals.get(place)?;
        let count = hours.value?.as_whole()?;
        Some(Hours { first: hours.first, skip: hours.skip, count })
    };
    match document.word(at) {
        "ساعات" | "گهنٹے" => counted(),
        "گهنٹه" if at > 0 && document.word(at - 1) == "ايك" => {
            Some(Hours { first: at - 1, skip: 0, count: 1 })
        }
        word => clitics::stems(word, document.language).into_iter().find_map(|stem| {
            let count = match stem.text {
                "ساعتين" | "ساعتان" => 2,
                "ساعه" => 1,
                _ => return None,
            };
            (!stem.is_elided).then_some(Hours { first: at, skip: stem.skip, count })
        }),
    }
}

/// Two of a unit in one word: «يومين», «ساعتان», `שנתיים`.
fn duals(document: &Document, finds: &mut Vec<Find>) {
    for at in 0..document.len() {
        if !document.is_word(at) {
            continue;
        }
        let found =
            clitics::stems(document.word(at), document.language).into_iter().find_map(|stem| {
                let unit = dual_unit(stem.text).filter(|_| !stem.is_elided)?;
                Some((stem.skip, unit))
            });
        let Some((skip, unit)) = found else { continue };
        // «عامين 2015 و2016» names years; «يومي الأحد والاثنين» names days.
        if document.is_number(at + 1) || document.word(at + 1) == "ونصف" {
            continue;
        }
        let span = document.span_after(at, skip, at + 1);
        let value = period(crate::facts::numbers::decimal::Decimal::whole(2), unit);
        let key = value.clone().unwrap_or_default();
        finds.push(Find::new(FactKind::Duration, span, key).with_value(value));
    }
}

/// «نصف ساعة», «ربع ساعة», «ساعة ونصف», «عام ونصف».
fn halves(document: &Document, finds: &mut Vec<Find>) {
    for at in 0..document.len() {
        if !document.is_word(at) || !document.same_sentence(at, at + 1) {
            continue;
        }
        let Some((skip, end, value)) = half_at(document, at) else { continue };
        let span = document.span_after(at, skip, end);
        finds.push(
            Find::new(FactKind::Duration, span, value.to_string())
                .with_value(Some(value.to_string())),
        );
    }
}

fn half_at(document: &Document, at: usize) -> Option<(usize, usize, &'static str)> {
    let second = document.word(at + 1);
    let third = document.word(at + 2);
    if !matches!(second, "ساعه" | "ونصف") {
        return None;
    }
    let stem = clitics::stems(document.word(at), document.language)
        .into_iter()
        .filter(|stem| !stem.is_elided);
    stem.into_iter().find_map(|stem| {
        let value = match (stem.text, second) {
            ("نصف", "ساعه") => "PT30M",
            ("ربع", "ساعه") => "PT15M",
            ("ساعه", "ونصف") => "PT1H30M",
            ("عام" | "سنه", "ونصف") => "P1Y6M",
            ("ساعتين" | "ساعتان", "ونصف") => "PT2H30M",
            ("عامين" | "عامان" | "سنتين" | "سنتان", "ونصف") => "P2Y6M",
            _ => return None,
        };
        // «عام ونصف العام»
        let repeats =
            matches!(third, "العام" | "السنه" | "الساعه" | "عام" | "سنه") && second == "ونصف";
        Some((stem.skip, at + 2 + usize::from(repeats), value))
    })
}

/// A unit of time.
#[derive(Clone, Copy)]
enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
    Century,
}

fn unit(word: &str, language: Language) -> Option<Unit> {
    if words::is_verb(word) && language == Language::Arabic {
        return None;
    }
    Some(match word {
        "ثانيه" | "ثوان" | "ثواني" | "second" | "seconds" | "שניות" => {
            Unit::Second
        }
        "دقيقه" | "دقايق" | "minute" | "minutes" | "منٹ" | "דקות" | "دهقيقه" | "دهقه" | "مينۇت" => {
            Unit::Minute
        }
        "ساعه" | "ساعات" | "ساعت" | "hour" | "hours" | "گهنٹے" | "گهنٹوں" | "שעות" | "شعه"
        | "كاتژمێر" | "ساييت" => Unit::Hour,
        "يوم" | "يوما" | "ايام" | "روز" | "day" | "days" | "دن" | "דن" | "ימים" | "יום" | "ڕۆژ"
        | "كۈن" | "ڕۆژي" => Unit::Day,
        "اسبوع" | "اسبوعا" | "اسابيع" | "هفته" | "week" | "weeks" | "هفتے" | "هفتوں" | "שבועות"
        | "ههفته" | "ههپته" => Unit::Week,
        "شهر" | "شهرا" | "اشهر" | "شهور" | "month" | "months" | "ماه" | "مهينے" | "مهينوں"
        | "חודשים" | "مانگ" | "مانگي" => Unit::Month,
        "سنه" | "سنوات" | "عام" | "عاما" | "اعوام" | "سنين" | "year" | "years" | "سال"
        | "سالوں" | "שנים" | "שנה" | "ساڵ" | "يىل" | "ييل" | "ساڵي" => {
            Unit::Year
        }
        "عقود" | "عقدا" | "decade" | "decades" | "دهه" | "עשורים" => Unit::Decade,
        "قرون" | "قرنا" | "century" | "centuries" | "قرن" => Unit::Century,
        _ => return None,
    })
}

fn dual_unit(word: &str) -> Option<Unit> {
    Some(match word {
        "دقيقتين" | "دقيقتان" => Unit::Minute,
        "ساعتين" | "ساعتان" | "שעתיים" => Unit::Hour,
        "يومين" | "يومان" | "יומיים" => Unit::Day,
        "اسبوعين" | "اسبوعان" | "שבועיים" => Unit::Week,
        "شهرين" | "شهران" | "חודשיים" => Unit::Month,
        "سنتين" | "سنتان" | "عامين" | "عامان" | "שנתיים" => Unit::Year,
        "عقدين" | "عقدان" => Unit::Decade,
        "قرنين" | "قرنان" => Unit::Century,
        _ => return None,
    })
}

fn period(value: crate::facts::numbers::decimal::Decimal, unit: Unit) -> Option<String> {
    let years = |factor| value.times(factor).map(|value| format!("P{}Y", value.shown()));
    match unit {
        Unit::Second => Some(format!("PT{}S", value.shown())),
        Unit::Minute => Some(format!("PT{}M", value.shown())),
        Unit::Hour => Some(format!("PT{}H", value.shown())),
        Unit::Day => Some(format!("P{}D", value.shown())),
        Unit::Week => Some(format!("P{}W", value.shown())),
        Unit::Month => Some(format!("P{}M", value.shown())),
        Unit::Year => years(1),
        Unit::Decade => years(10),
        Unit::Century => years(100),
    }
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::facts::cases::found;

    #[test]
    fn finds_lengths() {
        for (text, expected) in [
            ("استمر ثلاثة أيام كاملة", "ثلاثة أيام = P3D"),
            ("قبل خمس سنوات", "خمس سنوات = P5Y"),
            ("انتظر نصف ساعة هناك", "نصف ساعة = PT30M"),
            ("بعد عام ونصف العام من ذلك", "عام ونصف العام = P1Y6M"),
            ("استمر ساعتين ونصف هناك", "ساعتين ونصف = PT2H30M"),
            ("انتظر ساعتين هناك", "ساعتين = PT2H"),
            ("ولأسبوعين آخرين", "أسبوعين = P2W"),
            ("عمرها 34 عاماً", "34 عاماً = P34Y"),
            ("قبل خمسة عقود", "خمسة عقود = P50Y"),
            ("for two weeks now", "two weeks = P2W"),
            ("بعد ۱۰ سال گزارش این کار", "۱۰ سال = P10Y"),
            ("نجح خلال 3-5 سنوات", "3-5 سنوات"),
            ("לפני שנתיים", "שנתיים = P2Y"),
        ] {
            assert_eq!(found(find, text), [expected], "{text}");
        }
    }

    #[test]
    fn minutes_belong_to_their_hours() {
        let last = |text: &str| found(find, text).pop();
        assert_eq!(
            last("بعد ثلاث ساعات وعشر دقائق").as_deref(),
            Some("ثلاث ساعات وعشر دقائق = PT3H10M")
        );
        assert_eq!(last("وفي ساعة الذروة عشر دقائق").as_deref(), Some("عشر دقائق = PT10M"));
    }

    #[test]
    fn leaves_points_of_time_alone() {
        assert!(found(find, "عام 2020 وعامي 2015 و2016 ويوم جديد").is_empty());
        assert!(found(find, "وقعت الشركة 17 عقدًا لحفر الآبار").is_empty());
        assert!(found(find, "نجم يبعد 12 سنة ضوئية").is_empty());
    }
}
