//! Number words of each language: what they add and what they multiply.

use crate::facts::document::fold::fold;
use crate::facts::document::language::{ByLanguage, Language};
use crate::facts::document::phrases::WordMap;
use std::sync::LazyLock;

/// What a number word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Adds itself: five, twenty, two hundred.
    Add(u32),
    /// Times a hundred.
    Hundred,
    /// Times ten to the power; `count` of them when it stands alone (ألفان: two).
    Scale { power: u32, count: u32 },
    /// A scale in the plural: nothing without a number before it (آلاف: thousands).
    PluralScale { power: u32 },
}

/// What a folded word means as a number.
pub fn part(word: &str, language: Language) -> Option<Part> {
    let table = NUMBER_WORDS.get(language);
    if let Some(&part) = table.get(word) {
        return Some(part);
    }
    // twenty-five
    let (tens, ones) = word.split_once('-')?;
    match (table.get(tens)?, table.get(ones)?) {
        (Part::Add(tens), Part::Add(ones)) if tens % 10 == 0 && *ones < 10 => {
            Some(Part::Add(tens + ones))
        }
        _ => None,
    }
}

/// Reads lines of `value words…`: `7`, `h` for hundred, `e6` for a scale, `2e6` for a
/// dual, `e6+` for a plural.
fn table(lines: &str) -> WordMap<Part> {
    let mut table = WordMap::default();
    for line in lines.lines() {
        let mut words = line.split_whitespace();
        let Some(part) = words.next().and_then(read_part) else { continue };
        for word in words {
            table.insert(fold(word), part);
        }
    }
    table
}

fn read_part(text: &str) -> Option<Part> {
    if text == "h" {
        return Some(Part::Hundred);
    }
    let Some((count, power)) = text.split_once('e') else {
        return text.parse().ok().map(Part::Add);
    };
    if let Some(power) = power.strip_suffix('+') {
        return power.parse().ok().map(|power| Part::PluralScale { power });
    }
    let count = if count.is_empty() { 1 } else { count.parse().ok()? };
    power.parse().ok().map(|power| Part::Scale { power, count })
}

static NUMBER_WORDS: ByLanguage<LazyLock<WordMap<Part>>> = ByLanguage {
    arabic: LazyLock::new(|| {
        table(
            "
1 واحد واحدة أحد إحدى
2 اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي
3 ثلاثة ثلاث
4 أربعة أربع
5 خمسة خمس
6 ستة ست
7 سبعة سبع
8 ثمانية ثماني ثمان
9 تسعة تسع
10 عشرة عشر
20 عشرون عشرين
30 ثلاثون ثلاثين
40 أربعون أربعين
50 خمسون خمسين
60 ستون ستين
70 سبعون سبعين
80 ثمانون ثمانين
90 تسعون تسعين
h مئة مائة
200 مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي
300 ثلاثمئة ثلاثمائة
400 أربعمئة أربعمائة
500 خمسمئة خمسمائة
600 ستمئة ستمائة
700 سبعمئة سبعمائة
800 ثمانمئة ثمانمائة ثمانيمئة
900 تسعمئة تسعمائة
e3 ألف ألفا
2e3 ألفان ألفين ألفي
e3+ آلاف
e6 مليون مليونا
2e6 مليونان مليونين مليوني
e6+ ملايين
e9 مليار مليارا بليون
2e9 ملياران مليارين ملياري
e9+ مليارات
e12 تريليون تريليونا ترليون
2e12 تريليونين تريليوني
e12+ تريليونات",
        )
    }),
    persian: LazyLock::new(|| {
        table(
            "
1 یک
2 دو
3 سه
4 چهار
5 پنج
6 شش
7 هفت
8 هشت
9 نه
10 ده
11 یازده
12 دوازده
13 سیزده
14 چهارده
15 پانزده
16 شانزده
17 هفده
18 هجده
19 نوزده
20 بیست
30 سی
40 چهل
50 پنجاه
60 شصت
70 هفتاد
80 هشتاد
90 نود
100 صد یکصد
200 دویست
300 سیصد
400 چهارصد
500 پانصد
600 ششصد
700 هفتصد
800 هشتصد
900 نهصد
e3 هزار
e6 میلیون
e9 میلیارد
e12 تریلیون",
        )
    }),
    urdu: LazyLock::new(|| {
        table(
            "
1 ایک
2 دو
3 تین
4 چار
5 پانچ
6 چھ
7 سات
8 آٹھ
9 نو
10 دس
11 گیارہ
12 بارہ
13 تیرہ
14 چودہ
15 پندرہ
16 سولہ
17 سترہ
18 اٹھارہ
19 انیس
20 بیس
25 پچیس
30 تیس
40 چالیس
50 پچاس
60 ساٹھ
70 ستر
80 اسی
90 نوے
h سو
e3 ہزار
e5 لاکھ
e6 ملین
e7 کروڑ
e9 ارب بلین
e12 کھرب",
        )
    }),
    hebrew: LazyLock::new(|| {
        table(
            "
1 אחד אחת
2 שניים שתיים שני שתי
3 שלושה שלוש שלושת
4 ארבעה ארבע ארבעת
5 חמישה חמש חמשת
6 שישה שש ששת
7 שבעה שבע שבעת
8 שמונה שמונת
9 תשעה תשע תשעת
10 עשרה עשר עשרת
20 עשרים
30 שלושים
40 ארבעים
50 חמישים
60 שישים
70 שבעים
80 שמונים
90 תשעים
h מאה מאות
200 מאתיים
e3 אלף
2e3 אלפיים
e3+ אלפים אלפי
e6 מיליון
e6+ מיליוני
e9 מיליארד
e9+ מיליארדי
e12 טריליון",
        )
    }),
    kurdish: LazyLock::new(|| {
        table(
            "
2 دوو
3 سێ
4 چوار
5 پێنج
6 شەش
7 حەوت
8 هەشت
9 نۆ
10 دە
20 بیست
30 سی
40 چل
50 پەنجا
h سەد
e3 هەزار
e6 ملیۆن
e9 ملیار",
        )
    }),
    uyghur: LazyLock::new(|| {
        table(
            "
2 ئىككى
3 ئۈچ
4 تۆت
5 بەش
6 ئالتە
7 يەتتە
8 سەككىز
9 توققۇز
10 ئون
20 يىگىرمە
30 ئوتتۇز
40 قىرىق
50 ئەللىك
h يۈز
e3 مىڭ
e6 مىليون
e9 مىليارد",
        )
    }),
    english: LazyLock::new(|| {
        table(
            "
1 one
2 two
3 three
4 four
5 five
6 six
7 seven
8 eight
9 nine
10 ten
11 eleven
12 twelve
13 thirteen
14 fourteen
15 fifteen
16 sixteen
17 seventeen
18 eighteen
19 nineteen
20 twenty
30 thirty
40 forty
50 fifty
60 sixty
70 seventy
80 eighty
90 ninety
h hundred
e3 thousand
e6 million m mn
e9 billion bn
e12 trillion tn",
        )
    }),
};
