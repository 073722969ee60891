//! Numbers with their unit or what they count, and scores of matches.

use super::numerals::Numeral;
use super::{quantities, vague_counts};
use crate::facts::document::phrases::{WordSet, word_set};
use crate::facts::document::tokens::TokenKind;
use crate::facts::document::{Document, Language, words};
use crate::facts::find::Find;
use crate::facts::times::months;
use crate::news::FactKind;
use std::sync::LazyLock;

pub fn find(document: &Document, finds: &mut Vec<Find>) {
    for numeral in &document.numerals {
        let end = if numeral.is_range && is_score(document, numeral) {
            Some(numeral.end)
        } else if is_score_to_nil(document, numeral) {
            Some(numeral.end + 2)
        } else {
            counted_end(document, numeral)
        };
        let Some(end) = end else { continue };
        let first = quantities::first(numeral);
        let skip = if first == numeral.first { numeral.skip } else { 0 };
        let span = document.span_after(first, skip, end);
        let key = document.key(span);
        // «ثلاثة أرباع السكان» are not three of anything.
        let is_fraction = FRACTIONS.contains(document.word(numeral.end));
        let is_nil = is_score_to_nil(document, numeral);
        let value = if is_fraction || is_nil { None } else { quantities::value(numeral) };
        finds.push(Find::new(FactKind::Figure, span, key).with_value(value));
    }
    vague_counts::find(document, finds);
}

/// One past the unit or the noun that is counted.
fn counted_end(document: &Document, numeral: &Numeral) -> Option<usize> {
    if quantities::is_label(document, numeral) {
        return None;
    }
    // A number of millions is worth telling even when what it counts was told before.
    let alone = (numeral.is_scaled && numeral.in_digits).then_some(numeral.end);
    let Some(at) = quantities::unit_at(document, numeral) else { return alone };
    if matches!(document.raw(at), "°" | "℃") {
        return Some(at + 1 + usize::from(document.is_glued(at + 1) && document.is_word(at + 1)));
    }
    if document.kind(at) == TokenKind::Sign {
        return alone;
    }
    if document.language == Language::Arabic
        && let Some(end) = vague_counts::some_of(document, numeral, at)
    {
        return Some(end);
    }
    if !is_counted(document, at, numeral) {
        return alone;
    }
    let mut end = at + 1;
    while end < at + 3
        && document.same_sentence(at, end)
        && document.is_word(end)
        && is_extension(document, at, end)
    {
        end += 1;
    }
    Some(out_of(document, at, end))
}

/// «312 بلاغًا من أصل 327»: one past the whole that it is a part of.
fn out_of(document: &Document, at: usize, end: usize) -> usize {
    let is_part = document.word(end) == "من" && document.word(end + 1) == "اصل";
    let is_whole = is_part && document.is_number(end + 2) && document.same_sentence(at, end + 2);
    if is_whole { end + 3 } else { end }
}

/// Whether the word after a number is what it counts or its unit.
fn is_counted(document: &Document, at: usize, numeral: &Numeral) -> bool {
    if !document.is_word(at) {
        return false;
    }
    let word = document.word(at);
    if UNITS.contains(word) || (word == "نقطه" && document.word(at + 1) == "اساس") {
        return true;
    }
    if words::is_function(word, document.language)
        || word.chars().count() < 2
        || NOT_COUNTED.contains(word)
    {
        return false;
    }
    if document.is_glued(at)
        || months::weekday(word, document.language).is_some()
        || months::months(document.language).at_any_stem(document, at).is_some()
    {
        return false;
    }
    match document.language {
        Language::Arabic => {
            let is_prefixed = word.starts_with("ال")
                || word.starts_with("لل")
                || word.starts_with("بال")
                || (word.starts_with('و') && !WAW_NOUNS.contains(word));
            !is_prefixed
                && !words::is_verb(word)
                && document.raw(at).chars().all(|letter| !letter.is_ascii())
        }
        // A bare year-like or list-like number before a name counts nothing.
        Language::English => {
            document.raw(at).starts_with(char::is_lowercase)
                && (word.ends_with('s') || IRREGULAR.contains(word))
        }
        Language::Persian
        | Language::Urdu
        | Language::Kurdish
        | Language::Uyghur
        | Language::Hebrew => {
            // A bare year is no count.
            let is_year = numeral.in_digits
                && !numeral.is_scaled
                && numeral
                    .value
                    .and_then(super::decimal::Decimal::as_whole)
                    .is_some_and(|value| (1300..=2100).contains(&value))
                && document.word(numeral.first).len() == 4;
            !is_year && word.chars().count() > 2
        }
    }
}

/// Whether the word at `end` goes on with the unit at `at`: `متر مربع`, `برميل يوميا`.
fn is_extension(document: &Document, at: usize, end: usize) -> bool {
    let unit = document.word(at);
    let word = document.word(end);
    matches!(
        word,
        "مربع"
            | "مربعا"
            | "مربعه"
            | "مكعب"
            | "مكعبا"
            | "مكعبه"
            | "مييويه"
            | "يوميا"
            | "سنويا"
            | "شهريا"
            | "متري"
            | "square"
            | "cubic"
            | "مترا"
    ) || (unit == "نقطه" && word == "اساس")
        || (!UNITS.contains(unit) && is_relation(document, end))
        || (matches!(unit, "square" | "cubic" | "light") && UNITS.contains(word))
        || (matches!(unit, "درجه" | "درجات" | "degrees")
            && matches!(word, "celsius" | "fahrenheit" | "مييويه"))
        || (matches!(unit, "سنه") && word == "ضوييه")
        || (matches!(unit, "متر" | "كيلومتر") && matches!(word, "مربع" | "مكعب"))
}

/// «14 دولة إفريقية», «1500 منحة دراسية»: of which kind what is counted is.
fn is_relation(document: &Document, at: usize) -> bool {
    document.language == Language::Arabic
        && document.raw(at).ends_with("ية")
        && !words::is_function(document.word(at), document.language)
        && !document.word(at).starts_with(['و', 'ب', 'ل', 'ف'])
        && !document.word(at).starts_with("ال")
}

/// `3-1` where the sentence speaks of a match.
fn is_score(document: &Document, numeral: &Numeral) -> bool {
    let is_short = |at: usize| {
        document.is_number(at) && document.word(at).parse::<u32>().is_ok_and(|goals| goals < 150)
    };
    let (first, dash) = (numeral.first, numeral.first + 1);
    let is_bare = numeral.end == first + 3
        && is_short(first)
        && is_short(first + 2)
        && document.is_glued(dash)
        && document.is_glued(first + 2)
        && !(document.is_glued(first)
            && !document.is_word(first.wrapping_sub(1))
            && !matches!(document.raw(first.wrapping_sub(1)), "(" | "«"))
        && !matches!(document.word(first + 3), "-" | "/");
    let speaks_of_match = || {
        let sentence = document.sentence_start(first)..document.sentence_end(first);
        sentence.into_iter().any(|at| {
            MATCH_WORDS.contains(crate::facts::document::clitics::bare(document.word(at)))
        })
    };
    bare_end(document, numeral) && is_bare && speaks_of_match()
}

/// «2-صفر», «صفر-2».
fn is_score_to_nil(document: &Document, numeral: &Numeral) -> bool {
    let (dash, nil) = (numeral.end, numeral.end + 1);
    numeral.end == numeral.first + 1
        && document.word(numeral.first).len() <= 2
        && numeral.in_digits
        && document.is_sign(dash, "-")
        && document.word(nil) == "صفر"
        && document.is_glued(nil)
}

fn bare_end(document: &Document, numeral: &Numeral) -> bool {
    !document.is_word(numeral.end) || !UNITS.contains(document.word(numeral.end))
}

static UNITS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("
كم كيلومتر كيلومترا كيلومترات كلم متر مترا أمتار سنتيمتر سنتيمترا سم ملم ميل ميلا أميال عقدة طن طنا أطنان كيلوغرام كيلوغراما كيلوغرامات كغم كغ كيلو كيلوجرام كيلوجراما غرام غراما غرامات جرام
لتر لترا لترات برميل برميلا براميل غالون هكتار هكتارا هكتارات فدان فدانا درجة درجات ميغاواط ميغاوات ميجاوات غيغاواط غيغاوات كيلوواط واط نسمة شخص شخصا أشخاص قتيل قتيلا قتلى جريح جريحا جرحى
غيغابايت ميغابايت تيرابايت جيجابايت بوصة بكسل قدم قدما
کیلومتر متر تن کیلوگرم لیتر هکتار نفر درجه مگاوات
کلومیٹر میٹر ٹن لیٹر افراد
ק\"מ מטר מטרים קילומטר קילומטרים טון ליטר דונם מעלות
km kilometre kilometer kilometres kilometers km² metre meter metres meters miles mile feet tonnes tons kg kilograms grams litres liters barrels acres hectares degrees people mph kph mw gw kw kwh megawatts gigawatts kb mb gb tb kib mib gib tib hz khz mhz ghz knots m cm mm dpi fps مليغرام مليغراما ميغاهرتز غيغاهرتز ميغابكسل كيلووات")
});
static FRACTIONS: LazyLock<WordSet> =
    LazyLock::new(|| word_set("أرباع أثلاث أخماس أسداس أسباع أثمان أتساع أعشار"));
/// Nouns that begin with the letter of "and".
static WAW_NOUNS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "وحدة وحدات ولاية ولايات وظيفة وظائف وزير وزيرا وزراء ورقة ورشة وجبة وجبات وفاة وفيات وكالة وكيلا وسام وردة وثيقة وثائق واط وسيلة والدة وافد وافدا ورم",
    )
});
/// Words after a number that are no noun counted by it.
static NOT_COUNTED: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("مساء صباحا ظهرا فجرا بتوقيت شخصيا تقريبا على فأكثر وأكثر فما فقط ميلادية هجرية ميلادي هجري م هـ ص بينهم بينها منهم منها مقابل لكل سنويا يوميا شهريا جديدة نقطة
am pm gmt bc ad versus years' yesterday times as always perhaps towards across
دىن تىن نى غا قا دە تە دا تا گە كە نىڭ مهم מהם מהן בכל לפנה\"ס לספירה מתוך ש של
میلادی شمسی قمری تک کو میں سے کے بجے نومبر")
});
static IRREGULAR: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("people men women children fish sheep staff police per cent percent aircraft")
});
static MATCH_WORDS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "فاز فازت فوز الفوز بفوزه بنتيجة نتيجة تعادل هزم هزيمة مباراة هدف هدفين أهداف خسر خسرت تغلب تغلبت يهزم تهزم يفوز تفوز يتغلب يتعادل متفوقا بهدف شوط won win beat draw lost match defeat برد بازی گل ناצחון משחק میچ",
    )
});

#[cfg(test)]
mod tests {
    use super::find;
    use crate::facts::cases::found;

    #[test]
    fn finds_numbers_with_their_unit() {
        for (text, expected) in [
            ("على بعد 107 كيلومترات من المدينة", "107 كيلومترات = 107"),
            ("نحو 250 ألف نازح وصلوا", "250 ألف نازح = 250000"),
            ("يسكنها 12 مليون نسمة", "12 مليون نسمة = 12000000"),
            ("سقط مئتي قتيل", "مئتي قتيل = 200"),
            ("وحضر ثلاثة آلاف وخمسمئة شخص", "ثلاثة آلاف وخمسمئة شخص = 3500"),
            ("مساحتها 40 كيلومترا مربعا", "40 كيلومترا مربعا = 40"),
            ("فاز الفريق 3-1 أمس", "3-1"),
            ("فاز الفريق 2-صفر أمس", "2-صفر"),
            ("رفع الفائدة 25 نقطة أساس أمس", "25 نقطة أساس = 25"),
            ("نزح ثلاثة أرباع السكان", "ثلاثة أرباع"),
            ("وخرج عشرات الآلاف من المتظاهرين", "عشرات الآلاف من المتظاهرين"),
            ("۱۶ هزار نفر از مردم گریختند", "۱۶ هزار نفر = 16000"),
            ("יותר מ-300 אנשים באו", "300 אנשים = 300"),
            ("ومعه نحو 140 من رجال الأعمال", "140 من رجال الأعمال = 140"),
            ("حضر 25 من الخبراء أمس", "25 من الخبراء = 25"),
            ("أغلقنا 312 بلاغًا من أصل 327 والباقي", "312 بلاغًا من أصل 327 = 312"),
            ("يستهلك 4 MiB من الذاكرة بسرعة", "4 MiB = 4"),
            ("والإيرادات بـ11.2 مليار، أي بعجز", "11.2 مليار = 11200000000"),
            ("ديون 14 دولة إفريقية منذ", "14 دولة إفريقية = 14"),
            ("بلغت -250 درجة هناك", "-250 درجة = -250"),
            ("تغلب الفريق على ضيفه 88-81 أمس", "88-81"),
            ("about 2,500 passengers left", "2,500 passengers = 2500"),
            ("a bridge of 4.5 km here", "4.5 km = 4.5"),
        ] {
            assert_eq!(found(find, text), [expected], "{text}");
        }
    }

    #[test]
    fn leaves_labels_alone() {
        for text in [
            "المادة 12 من القانون والدورة الـ77 للجمعية",
            "هاتف 0501234567 مكتب",
            "الإصدار 1.2.3 متاح",
            "1. كتاب",
            "https://example.org/12 books",
            "iPhone 15 users",
            "سلسلة 3-1 في الجدول",
            "عاد 5 من أصل 7 ومنذ 12 من الشهر",
        ] {
            assert!(found(find, text).is_empty(), "{text}: {:?}", found(find, text));
        }
    }
}
