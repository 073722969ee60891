//! table: months, weekdays and halves of the day, by their names in the languages of feeds.

use crate::news::Calendar;

/// A word that names a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MonthName {
    /// From 1 to 12.
    Month(u32),
    /// A month of another calendar, or a word that says which one is meant.
    Of(Calendar),
}

/// The halves of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    Before,
    After,
}

pub(super) fn month_name(word: &str) -> Option<MonthName> {
    // The Hebrew of "in January".
    let bare = word.strip_prefix('ב').filter(|rest| rest.chars().count() > 2);
    let position =
        |names: &[&str; 12]| names.iter().position(|name| *name == word || Some(*name) == bare);
    if let Some(index) = MONTHS.iter().find_map(position) {
        return Some(MonthName::Month(u32::try_from(index).ok()? + 1));
    }
    let is_hijri = HIJRI.contains(&word).then_some(MonthName::Of(Calendar::Hijri));
    is_hijri.or_else(|| PERSIAN.contains(&word).then_some(MonthName::Of(Calendar::Persian)))
}

pub(super) fn is_weekday(word: &str) -> bool {
    WEEKDAYS.contains(&word)
}

pub(super) fn half_of_day(word: &str) -> Option<Half> {
    Some(match word {
        "am" | "ص" | "صباحا" | "오전" | "上午" | "午前" | "قبلازظهر" | "πμ" => {
            Half::Before
        }
        "pm" | "م" | "مساء" | "오후" | "下午" | "午後" | "بعدازظهر" | "μμ" => {
            Half::After
        }
        _ => return None,
    })
}

/// Words between a day and a time.
pub(super) fn is_filler(word: &str) -> bool {
    matches!(word, "at" | "um" | "à" | "الساعة" | "ساعت" | "kl" | "в" | "alle" | "las")
}

/// Words behind a time that only say that it is one.
pub(super) fn is_unit_of_time(word: &str) -> bool {
    matches!(word, "uhr" | "h" | "hrs" | "o" | "clock")
}

pub(super) fn is_korean(word: &str) -> bool {
    word.chars().any(|c| ('\u{AC00}'..='\u{D7A3}').contains(&c))
}

/// Each row is one way to write the twelve months; `-` where a row above has the name.
#[rustfmt::skip]
const MONTHS: &[[&str; 12]] = &[
    // English.
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
    ["january", "february", "march", "april", "-", "june", "july", "august", "september", "october", "november", "december"],
    ["-", "-", "-", "-", "-", "-", "-", "-", "sept", "-", "-", "-"],
    // Arabic: Egypt and the Gulf, the Levant and Iraq, the Maghreb.
    ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"],
    ["-", "-", "-", "ابريل", "-", "يونيه", "يوليه", "اغسطس", "-", "اكتوبر", "-", "-"],
    ["-", "-", "-", "إبريل", "-", "-", "-", "-", "-", "-", "-", "-"],
    ["كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"],
    ["-", "-", "اذار", "-", "ايار", "-", "-", "اب", "ايلول", "تشرين الاول", "-", "كانون الاول"],
    ["جانفي", "فيفري", "-", "أفريل", "ماي", "جوان", "جويلية", "أوت", "-", "-", "-", "-"],
    ["-", "-", "-", "-", "-", "-", "يوليوز", "غشت", "شتنبر", "-", "نونبر", "دجنبر"],
    // Persian and Urdu names of the same months.
    ["ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"],
    ["جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر"],
    // Hebrew.
    ["ינואר", "פברואר", "מרץ", "אפריל", "מאי", "יוני", "יולי", "אוגוסט", "ספטמבר", "אוקטובר", "נובמבר", "דצמבר"],
    ["-", "-", "מרס", "-", "-", "-", "-", "-", "-", "-", "-", "-"],
    // French, Spanish, Portuguese, Italian, German, Dutch, Turkish.
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
    ["janv", "févr", "-", "avr", "-", "-", "juil", "-", "-", "-", "-", "déc"],
    ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
    ["ene", "-", "-", "abr", "-", "-", "-", "ago", "-", "-", "-", "dic"],
    ["janeiro", "fevereiro", "março", "-", "maio", "junho", "julho", "-", "setembro", "outubro", "novembro", "dezembro"],
    ["-", "fev", "-", "-", "-", "-", "-", "-", "set", "out", "-", "dez"],
    ["gennaio", "febbraio", "-", "aprile", "maggio", "giugno", "luglio", "-", "settembre", "ottobre", "-", "dicembre"],
    ["gen", "-", "-", "-", "mag", "giu", "lug", "-", "-", "ott", "-", "-"],
    ["januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"],
    ["jän", "-", "mär", "-", "-", "-", "-", "-", "-", "okt", "-", "-"],
    ["januari", "februari", "maart", "-", "mei", "-", "-", "augustus", "-", "-", "-", "-"],
    ["ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık"],
    ["oca", "şub", "-", "nis", "-", "haz", "tem", "ağu", "eyl", "eki", "kas", "ara"],
    // Greek.
    ["ιαν", "φεβ", "μάρ", "απρ", "μάι", "ιούν", "ιούλ", "αύγ", "σεπ", "οκτ", "νοέ", "δεκ"],
    ["-", "-", "μαρ", "-", "μαϊ", "ιουν", "ιουλ", "αυγ", "-", "-", "νοε", "-"],
    ["ιανουαρίου", "φεβρουαρίου", "μαρτίου", "απριλίου", "μαΐου", "ιουνίου", "ιουλίου", "αυγούστου", "σεπτεμβρίου", "οκτωβρίου", "νοεμβρίου", "δεκεμβρίου"],
    // Hungarian.
    ["január", "február", "március", "április", "május", "június", "július", "augusztus", "szeptember", "október", "november", "december"],
    // Russian.
    ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"],
    ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"],
    // Polish, Czech, Swedish and Danish.
    ["stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia"],
    ["ledna", "února", "března", "dubna", "května", "června", "července", "srpna", "září", "října", "listopadu", "prosince"],
    ["-", "-", "marts", "-", "maj", "-", "-", "augusti", "-", "-", "-", "-"],
];

/// Months of the Hijri calendar, in Arabic and in the spelling of English, with the words that
/// say that it is meant.
#[rustfmt::skip]
const HIJRI: &[&str] = &[
    "هـ", "ه", "هجرية", "هجري", "محرم", "المحرم", "صفر", "ربيع الأول", "ربيع الاول", "ربيع الثاني", "ربيع الآخر",
    "جمادى الأولى", "جمادى الاولى", "جمادى الآخرة", "جمادى الثانية", "رجب", "شعبان", "رمضان",
    "شوال", "ذو القعدة", "ذي القعدة", "ذو الحجة", "ذي الحجة",
    "muharram", "safar", "rajab", "shaban", "sha'ban", "ramadan", "ramadhan", "shawwal",
];

#[rustfmt::skip]
const PERSIAN: &[&str] = &[
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
];

#[rustfmt::skip]
const WEEKDAYS: &[&str] = &[
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "الاثنين", "الإثنين", "الثلاثاء", "الأربعاء", "الاربعاء", "الخميس", "الجمعة", "السبت", "الأحد", "الاحد",
    "دوشنبه", "شنبه", "یکشنبه", "سهشنبه", "چهارشنبه", "پنجشنبه", "جمعه",
    "پیر", "منگل", "بدھ", "جمعرات", "ہفتہ", "اتوار",
    "ראשון", "שני", "שלישי", "רביעי", "חמישי", "שישי", "שבת",
    "lun", "mer", "jeu", "ven", "sam", "dim", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "mié", "jue", "vie", "sáb", "dom",
    "mo", "di", "mi", "do", "fr", "sa", "so", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
    "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica", "gio",
    "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
    "pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar", "pzt", "sal", "çar", "per", "cum", "cmt", "paz",
    "κυρ", "δευ", "τρι", "τετ", "πεμ", "παρ", "σαβ", "κυριακή", "δευτέρα", "τρίτη", "τετάρτη", "πέμπτη", "παρασκευή", "σάββατο",
    "hétfő", "kedd", "szerda", "csütörtök", "péntek", "szombat", "vasárnap",
    "пн", "вт", "ср", "чт", "пт", "сб", "вс", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье",
];
