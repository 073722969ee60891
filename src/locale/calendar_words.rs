//! The table of the month names of the Hijri and the Persian calendar, by language.

use super::{Calendar, Language};

/// What the dates of a calendar are said with.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct CalendarWords {
    /// The months, as they stand after a day.
    pub months: [&'static str; 12],
    /// What tells the calendar, after the year.
    pub era: &'static str,
}

impl Language {
    /// The words of a calendar that stands beside the Gregorian one.
    #[must_use]
    pub fn calendar_words(self, calendar: Calendar) -> Option<&'static CalendarWords> {
        let (hijri, persian) = match self {
            Language::Arabic => (&ARABIC_HIJRI, &ARABIC_PERSIAN),
            Language::English => (&ENGLISH_HIJRI, &ENGLISH_PERSIAN),
            Language::Hebrew => (&HEBREW_HIJRI, &HEBREW_PERSIAN),
            Language::Persian => (&PERSIAN_HIJRI, &PERSIAN_PERSIAN),
            Language::Urdu => (&URDU_HIJRI, &URDU_PERSIAN),
        };
        match calendar {
            Calendar::Gregorian => None,
            Calendar::Hijri => Some(hijri),
            Calendar::Persian => Some(persian),
        }
    }
}

static ARABIC_HIJRI: CalendarWords = CalendarWords {
    months: [
        "محرم",
        "صفر",
        "ربيع الأول",
        "ربيع الآخر",
        "جمادى الأولى",
        "جمادى الآخرة",
        "رجب",
        "شعبان",
        "رمضان",
        "شوال",
        "ذو القعدة",
        "ذو الحجة",
    ],
    era: "هـ",
};

static ARABIC_PERSIAN: CalendarWords = CalendarWords {
    months: [
        "فروردين",
        "أرديبهشت",
        "خرداد",
        "تير",
        "مرداد",
        "شهريور",
        "مهر",
        "آبان",
        "آذر",
        "دي",
        "بهمن",
        "إسفند",
    ],
    era: "هـ ش",
};

static ENGLISH_HIJRI: CalendarWords = CalendarWords {
    months: [
        "Muharram",
        "Safar",
        "Rabiʻ I",
        "Rabiʻ II",
        "Jumada I",
        "Jumada II",
        "Rajab",
        "Shaʻban",
        "Ramadan",
        "Shawwal",
        "Dhuʻl-Qiʻdah",
        "Dhuʻl-Hijjah",
    ],
    era: "AH",
};

static ENGLISH_PERSIAN: CalendarWords = CalendarWords {
    months: [
        "Farvardin",
        "Ordibehesht",
        "Khordad",
        "Tir",
        "Mordad",
        "Shahrivar",
        "Mehr",
        "Aban",
        "Azar",
        "Dey",
        "Bahman",
        "Esfand",
    ],
    era: "SH",
};

static HEBREW_HIJRI: CalendarWords = CalendarWords {
    months: [
        "במוחרם",
        "בצפר",
        "ברביע אל־אוול",
        "ברביע א־ת׳אני",
        "בג׳ומאדא אל־אולא",
        "בג׳ומאדא א־ת׳אניה",
        "ברג׳ב",
        "בשעבאן",
        "ברמדאן",
        "בשוואל",
        "בד׳ו אל־קעדה",
        "בד׳ו אל־חיג׳ה",
    ],
    era: "להג׳רה",
};

static HEBREW_PERSIAN: CalendarWords = CalendarWords {
    months: [
        "בפרורדין",
        "בארדיבהשת",
        "בח׳רדאד",
        "בתיר",
        "במרדאד",
        "בשהריור",
        "במהר",
        "באבאן",
        "באד׳ר",
        "בדי",
        "בבהמן",
        "באספנד",
    ],
    era: "ללוח הפרסי",
};

static PERSIAN_HIJRI: CalendarWords = CalendarWords {
    months: [
        "محرم",
        "صفر",
        "ربیع‌الاول",
        "ربیع‌الثانی",
        "جمادی‌الاول",
        "جمادی‌الثانی",
        "رجب",
        "شعبان",
        "رمضان",
        "شوال",
        "ذی‌القعده",
        "ذی‌الحجه",
    ],
    era: "قمری",
};

static PERSIAN_PERSIAN: CalendarWords = CalendarWords {
    months: [
        "فروردین",
        "اردیبهشت",
        "خرداد",
        "تیر",
        "مرداد",
        "شهریور",
        "مهر",
        "آبان",
        "آذر",
        "دی",
        "بهمن",
        "اسفند",
    ],
    era: "شمسی",
};

static URDU_HIJRI: CalendarWords = CalendarWords {
    months: [
        "محرم",
        "صفر",
        "ربیع الاول",
        "ربیع الثانی",
        "جمادی الاول",
        "جمادی الثانی",
        "رجب",
        "شعبان",
        "رمضان",
        "شوال",
        "ذوالقعدہ",
        "ذوالحجہ",
    ],
    era: "ہجری",
};

static URDU_PERSIAN: CalendarWords = CalendarWords {
    months: [
        "فروردین",
        "اردیبہشت",
        "خرداد",
        "تیر",
        "مرداد",
        "شہریور",
        "مہر",
        "آبان",
        "آذر",
        "دی",
        "بہمن",
        "اسفند",
    ],
    era: "ہجری شمسی",
};
