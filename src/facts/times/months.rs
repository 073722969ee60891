//! Names of months and weekdays in every calendar and language that the news writes in.

use crate::facts::document::fold::fold;
use crate::facts::document::language::{ByLanguage, Language};
use crate::facts::document::phrases::Phrases;
use std::sync::LazyLock;

/// A month of some calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    pub calendar: Calendar,
    /// From 1.
    pub number: i8,
    /// Whether the name is also a common word or a name (آب father, رجب a person).
    pub is_doubtful: bool,
    /// Whether the text gives it in two families: «تشرين الثاني/نوفمبر».
    pub is_written_twice: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calendar {
    Gregorian,
    Hijri,
    Persian,
}

/// The month names of a language.
pub fn months(language: Language) -> &'static Phrases<Month> {
    MONTHS.get(language)
}

/// The number of a weekday, Monday 1, of a folded word.
pub fn weekday(word: &str, language: Language) -> Option<i8> {
    let names = WEEKDAYS.get(language);
    names.iter().find(|(name, _)| *name == word).map(|&(_, number)| number)
}

static WEEKDAYS: ByLanguage<&[(&str, i8)]> = ByLanguage {
    arabic: &[
        ("الاثنين", 1),
        ("الثلاثاء", 2),
        ("الاربعاء", 3),
        ("الخميس", 4),
        ("الجمعه", 5),
        ("السبت", 6),
        ("الاحد", 7),
    ],
    persian: &[
        ("دوشنبه", 1),
        ("سهشنبه", 2),
        ("چهارشنبه", 3),
        ("پنجشنبه", 4),
        ("جمعه", 5),
        ("شنبه", 6),
        ("يكشنبه", 7),
    ],
    urdu: &[
        ("پير", 1),
        ("منگل", 2),
        ("بده", 3),
        ("جمعرات", 4),
        ("جمعه", 5),
        ("هفته", 6),
        ("اتوار", 7),
    ],
    // «יום שני» is two words, of which the second is also a number.
    hebrew: &[],
    kurdish: &[],
    uyghur: &[],
    english: &[
        ("monday", 1),
        ("tuesday", 2),
        ("wednesday", 3),
        ("thursday", 4),
        ("friday", 5),
        ("saturday", 6),
        ("sunday", 7),
    ],
};

/// Reads one line a month: alternatives by `|`, `?` before a doubtful one.
fn table(phrases: &mut Phrases<Month>, calendar: Calendar, lines: &str) {
    let months = lines.lines().filter(|line| !line.is_empty());
    for (number, line) in (1_i8..).zip(months) {
        for name in line.split('|') {
            let month = Month {
                calendar,
                number,
                is_doubtful: name.starts_with('?'),
                is_written_twice: false,
            };
            phrases.add(&fold(name.trim_start_matches('?')), month);
        }
    }
}

const HIJRI: &str = "?محرم|محرم الحرام|?المحرم
?صفر
ربيع الأول
ربيع الآخر|ربيع الثاني
جمادى الأولى
جمادى الآخرة|جمادى الثانية
?رجب
?شعبان
رمضان|رمضان المبارك
?شوال
ذو القعدة|ذي القعدة
ذو الحجة|ذي الحجة";

static MONTHS: ByLanguage<LazyLock<Phrases<Month>>> = ByLanguage {
    arabic: LazyLock::new(|| {
        let mut phrases = Phrases::default();
        // Egypt and the Gulf, the Levant and Iraq, Algeria and Tunisia, Morocco.
        table(
            &mut phrases,
            Calendar::Gregorian,
            "يناير|كانون الثاني|كانون ثاني|جانفي
فبراير|شباط|فيفري
?مارس|آذار
أبريل|إبريل|نيسان|أفريل
مايو|أيار|?ماي
يونيو|يونيه|حزيران|جوان
يوليو|يوليه|تموز|جويلية|يوليوز
أغسطس|?آب|أوت|غشت
سبتمبر|أيلول|شتنبر
أكتوبر|تشرين الأول|تشرين أول
نوفمبر|تشرين الثاني|تشرين ثاني|نونبر
ديسمبر|كانون الأول|كانون أول|دجنبر",
        );
        table(&mut phrases, Calendar::Hijri, HIJRI);
        phrases
    }),
    persian: LazyLock::new(|| {
        let mut phrases = Phrases::default();
        table(
            &mut phrases,
            Calendar::Persian,
            "فروردین
اردیبهشت
خرداد
?تیر
مرداد
شهریور
?مهر
آبان
آذر
?دی
?بهمن
اسفند",
        );
        table(
            &mut phrases,
            Calendar::Gregorian,
            "ژانویه
فوریه
مارس
آوریل
مه
ژوئن
ژوئیه|جولای
اوت
سپتامبر
اکتبر
نوامبر
دسامبر",
        );
        table(&mut phrases, Calendar::Hijri, HIJRI);
        phrases
    }),
    urdu: LazyLock::new(|| {
        let mut phrases = Phrases::default();
        table(
            &mut phrases,
            Calendar::Gregorian,
            "جنوری
فروری
?مارچ
اپریل
مئی
جون
جولائی
اگست
ستمبر
اکتوبر
نومبر
دسمبر",
        );
        table(&mut phrases, Calendar::Hijri, HIJRI);
        phrases
    }),
    hebrew: LazyLock::new(|| {
        let mut phrases = Phrases::default();
        table(
            &mut phrases,
            Calendar::Gregorian,
            "ינואר
פברואר
מרץ|מרס
אפריל
מאי
יוני
יולי
אוגוסט
ספטמבר
אוקטובר
נובמבר
דצמבר",
        );
        phrases
    }),
    kurdish: LazyLock::new(|| {
        let mut phrases = Phrases::default();
        table(
            &mut phrases,
            Calendar::Gregorian,
            "کانوونی دووەم|کانوونی دووەمی
شوبات|شوباتی
ئازار|ئازاری
نیسان|نیسانی
ئایار|ئایاری
حوزەیران|حوزەیرانی
تەمووز|تەمووزی
ئاب|ئابی
ئەیلوول|ئەیلوولی
تشرینی یەکەم|تشرینی یەکەمی
تشرینی دووەم|تشرینی دووەمی
کانوونی یەکەم|کانوونی یەکەمی",
        );
        phrases
    }),
    uyghur: LazyLock::new(|| {
        let mut phrases = Phrases::default();
        table(
            &mut phrases,
            Calendar::Gregorian,
            "يانۋار
فېۋرال
مارت
ئاپرېل
ماي
ئىيۇن
ئىيۇل
ئاۋغۇست
سېنتەبىر
ئۆكتەبىر
نويابىر
دېكابىر",
        );
        phrases
    }),
    english: LazyLock::new(|| {
        let mut phrases = Phrases::default();
        table(
            &mut phrases,
            Calendar::Gregorian,
            "January|Jan
February|Feb
?March
April|Apr
?May
June
July
August|Aug
September|Sept|Sep
October|Oct
November|Nov
December|Dec",
        );
        phrases
    }),
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::cases::{article, document};

    fn number(text: &str) -> Option<i8> {
        let article = article(text);
        let document = document(&article);
        months(document.language).at_any_stem(&document, 0).map(|found| found.value.number)
    }

    #[test]
    fn knows_the_families() {
        assert_eq!(number("تشرين الثاني"), Some(11));
        assert_eq!(number("جويلية"), Some(7));
        assert_eq!(number("بنوفمبر"), Some(11));
        assert_eq!(number("November"), Some(11));
        assert_eq!(weekday("الثلاثاء", Language::Arabic), Some(2));
    }

    #[test]
    fn half_a_name_is_no_month() {
        assert_eq!(number("كانون"), None);
        assert_eq!(number("ربيع"), None);
    }
}
