//! People in Persian, Urdu and Hebrew text. No list has their names, so what stands around
//! must say that one begins and that it ended: a form of address, an office beside commas.

use super::{name_words, places};
use crate::facts::document::language::ByLanguage;
use crate::facts::document::phrases::{WordSet, word_set};
use crate::facts::document::{Document, Language, words};
use crate::facts::find::Find;
use crate::facts::statements::speech;
use crate::news::FactKind;
use crate::text::Span;
use std::sync::LazyLock;

pub fn find(document: &Document, finds: &mut Vec<Find>) {
    let mut at = 0;
    while at < document.len() {
        match addressed(document, at)
            .or_else(|| holder(document, at))
            .or_else(|| introduced(document, at))
            .or_else(|| latin(document, at))
        {
            Some((find, end)) => {
                finds.push(find);
                at = end;
            }
            None => at += 1,
        }
    }
}

/// «دکتر مهرانگیز صدرپور»، `ד״ר יעל אשכנזי`: a form of address, then the name.
fn addressed(document: &Document, at: usize) -> Option<(Find, usize)> {
    let is_address = ADDRESSES.get(document.language).contains(stem(document, at));
    let name = at + 1 + usize::from(document.raw(at + 1) == "." && document.is_glued(at + 1));
    if !is_address || !document.is_word(at) || !document.same_sentence(at, name) {
        return None;
    }
    let end = name_end(document, name)?;
    let role = office_before(document, at).or_else(|| apposition(document, end));
    Some(person(document, name, end, role))
}

/// «رئیس‌جمهور مسعود …»، `ראש הממשלה נפתלי …`: an office that one holds, then the name.
fn holder(document: &Document, at: usize) -> Option<(Find, usize)> {
    let mut name = office_end(document, at)?;
    // «وزیر امور خارجه»، `שר הביטחון`: of what.
    for _ in 0..2 {
        let is_of = OF_OFFICES.get(document.language).contains(document.word(name))
            || places::certain_at(document, name).is_some();
        name += usize::from(is_of && document.same_sentence(at, name));
    }
    let end = name_end(document, name)?;
    let speaks = speech::verb_at(document, end).is_some() || document.is_sign(end, ",");
    let is_given = name_words::may_be_given(document.word(name));
    let is_sure = match document.language {
        Language::Hebrew => speaks,
        Language::Persian
        | Language::Urdu
        | Language::Arabic
        | Language::Kurdish
        | Language::Uyghur
        | Language::English => is_given,
    };
    let skip = document.word(at).chars().count() - stem(document, at).chars().count();
    let role = document.span_after(at, skip, name);
    is_sure.then(|| person(document, name, end, Some(role)))
}

/// «آنیتا خاچاطوریان، کارشناس آرشیو،»: a name that opens its sentence, then what its bearer is,
/// between commas.
fn introduced(document: &Document, at: usize) -> Option<(Find, usize)> {
    let opens = document.sentence_start(at) == at
        || document.is_sign(at - 1, ",") && is_office(document, at.checked_sub(2)?);
    if !opens || is_office(document, at) {
        return None;
    }
    let end = name_end(document, at).filter(|&end| document.is_sign(end, ","))?;
    let role = apposition(document, end);
    let is_told = role.is_some() || document.sentence_start(at) != at;
    is_told.then(|| person(document, at, end, role.or_else(|| office_before(document, at))))
}

/// «نویسندهٔ فرانسوی Élodie Marchand»: Latin capitals after what somebody is.
fn latin(document: &Document, at: usize) -> Option<(Find, usize)> {
    let is_capital = |at: usize| document.raw(at).starts_with(|letter: char| letter.is_uppercase());
    if !is_capital(at) || at > 0 && is_capital(at - 1) {
        return None;
    }
    let end = (at..at + MOST_PARTS)
        .take_while(|&end| is_capital(end) && document.same_sentence(at, end))
        .last()?
        + 1;
    let first = (at.saturating_sub(3)..at)
        .rev()
        .take_while(|&before| document.same_sentence(before, at))
        .find(|&before| is_office(document, before))?;
    let last = at - usize::from(document.is_sign(at - 1, ","));
    let is_whole = end >= at + 2 && (first..last).all(|at| document.is_word(at));
    let role = document.span(first, last);
    is_whole.then(|| person(document, at, end, Some(role)))
}

fn person(document: &Document, first: usize, end: usize, role: Option<Span>) -> (Find, usize) {
    let span = document.span(first, end);
    let mut find = Find::new(FactKind::Person, span, document.key(span));
    find.role = role;
    (find, end)
}

/// One past two to four words that can be a name and that something ends.
fn name_end(document: &Document, at: usize) -> Option<usize> {
    let mut end = at;
    let mut parts = 0;
    while parts < MOST_PARTS && document.same_sentence(at, end) && is_name_word(document, end) {
        end += 1;
        // `אשכנזי־לוי`
        while is_joined(document, end) {
            end += 1;
        }
        parts += 1;
        // No list tells where a Hebrew name ends; most have two parts.
        if document.language == Language::Hebrew && parts == 2 {
            break;
        }
    }
    let ends = !document.is_word(end)
        || !document.same_sentence(at, end)
        || words::is_function(document.word(end), document.language)
        || speech::verb_at(document, end).is_some()
        || document.language == Language::Hebrew;
    (parts >= 2 && ends).then_some(end)
}

/// Whether a maqaf joins a word to the one before.
fn is_joined(document: &Document, at: usize) -> bool {
    let (Some(before), Some(here)) =
        (at.checked_sub(1).and_then(|before| document.token(before)), document.token(at))
    else {
        return false;
    };
    here.span.start() > before.span.end()
        && Span::new(before.span.end(), here.span.start()).slice(document.plain) == "־"
}

fn is_name_word(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    let is_latin = word.is_ascii();
    document.is_word(at)
        && word.chars().count() > 1
        && !words::is_function(word, document.language)
        && speech::verb_at(document, at).is_none()
        && !is_office(document, at)
        && !OF_OFFICES.get(document.language).contains(word)
        && (!is_latin || document.raw(at).starts_with(char::is_uppercase))
}

/// «، کارشناس آرشیو،»: what the bearer of a name is, up to the next comma.
fn apposition(document: &Document, at: usize) -> Option<Span> {
    let first = at + 1;
    if !document.is_sign(at, ",") || !is_office(document, first) {
        return None;
    }
    let end = (first..first + LONGEST_ROLE)
        .find(|&end| !document.is_word(end) && !document.is_number(end))?;
    let closes = matches!(document.word(end), "," | "." | ":");
    (closes && document.same_sentence(at, end)).then(|| document.span(first, end))
}

/// «رئیس هیئت داوران، دکتر …»: the office that a comma parts from the name.
fn office_before(document: &Document, at: usize) -> Option<Span> {
    let comma = at.checked_sub(1).filter(|&comma| document.is_sign(comma, ","))?;
    let first = (comma.saturating_sub(LONGEST_ROLE)..comma)
        .rev()
        .take_while(|&at| document.is_word(at) && document.same_sentence(at, comma))
        .filter(|&at| is_office(document, at))
        .last()?;
    Some(document.span(first, comma))
}

/// One past the head of an office at a token.
fn office_end(document: &Document, at: usize) -> Option<usize> {
    let word = stem(document, at);
    let next = document.word(at + 1);
    let is_two = document.same_sentence(at, at + 1)
        && matches!(
            (word, next),
            ("وزير", "اعظم" | "اعلي") | ("رييس", "جمهور") | ("ראש", "הממשלה" | "העיר")
        );
    let is_one = HOLDERS.get(document.language).contains(word);
    (document.is_word(at) && (is_two || is_one)).then_some(at + 1 + usize::from(is_two))
}

fn is_office(document: &Document, at: usize) -> bool {
    let word = stem(document, at);
    document.is_word(at)
        && (OFFICES.get(document.language).contains(word)
            || HOLDERS.get(document.language).contains(word)
            || ADDRESSES.get(document.language).contains(word))
}

/// A Hebrew word without the letters that are written on to it, where what is left is known.
fn stem<'a>(document: &'a Document, at: usize) -> &'a str {
    let word = document.word(at);
    let language = document.language;
    let is_known =
        |word: &str| ADDRESSES.get(language).contains(word) || HOLDERS.get(language).contains(word);
    let rest = word.strip_prefix(['ו', 'ל', 'ש', 'ב', 'מ', 'כ']);
    rest.filter(|rest| language == Language::Hebrew && !is_known(word) && is_known(rest))
        .unwrap_or(word)
}

/// How many parts a name may have.
const MOST_PARTS: usize = 4;
/// How many words an office may have.
const LONGEST_ROLE: usize = 9;

type Words = ByLanguage<LazyLock<WordSet>>;

const fn by_language(
    persian: fn() -> WordSet,
    urdu: fn() -> WordSet,
    hebrew: fn() -> WordSet,
) -> Words {
    ByLanguage {
        arabic: LazyLock::new(WordSet::default),
        persian: LazyLock::new(persian),
        urdu: LazyLock::new(urdu),
        hebrew: LazyLock::new(hebrew),
        kurdish: LazyLock::new(WordSet::default),
        uyghur: LazyLock::new(WordSet::default),
        english: LazyLock::new(WordSet::default),
    }
}

/// Forms of address that nothing but a name follows.
static ADDRESSES: Words = by_language(
    || word_set("دکتر آقای خانم مهندس پروفسور سرهنگ سرتیپ سرلشکر دریادار آیت‌الله حجت‌الاسلام حاج"),
    || {
        word_set(
            "ڈاکٹر انجینئر پروفیسر جناب مسٹر محترمہ بیگم حاجی مولانا جنرل کرنل میجر کیپٹن جسٹس بریگیڈیئر",
        )
    },
    || word_set("ד\"ר פרופ' פרופ פרופסור מר גברת גב' הרב עו\"ד ח\"כ אלוף תא\"ל השופט השופטת האלוף"),
);

/// Offices that one holds at a time, with the name right after them.
static HOLDERS: Words = by_language(
    || word_set("رئیس‌جمهور رئیس‌جمهوری نخست‌وزیر وزیر سردار استاد معاون سخنگوی استاندار شهردار"),
    || word_set("وزیراعظم صدر وزیر گورنر چیئرمین ترجمان ڈائریکٹر سفیر سیکرٹری اسپیکر"),
    || word_set("הנשיא נשיא השר שר שרת השרה מנכ\"ל מנכ\"לית יו\"ר דובר דוברת רמטכ\"ל הרמטכ\"ל"),
);

/// What people are, beside those.
static OFFICES: Words = by_language(
    || {
        word_set(
            "رئیس مدیر کارشناس پژوهشگر نویسنده نویسندهٔ کارگردان بازیگر دبیر مشاور باغدار کشاورز آموزگار معلم پزشک وکیل نماینده نمایندهٔ مربی سرمربی بازیکن آهنگ‌ساز شاعر استاد مدیرعامل بنیان‌گذار",
        )
    },
    || {
        word_set(
            "استاد استانی معلم تاجر کسان کاشتکار ماہر رہنما کپتان کھلاڑی مصنف شاعر ڈاکٹر وکیل سربراہ رکن مینیجر انجینئر",
        )
    },
    || {
        word_set(
            "מנהל מנהלת תלמיד תלמידת חוקר חוקרת מומחה מומחית ראש סופר סופרת מאמן מאמנת שחקן שחקנית מייסד מייסדת תושב תושבת חבר חברת ארכאולוג ארכאולוגית",
        )
    },
);

/// What an office is of.
static OF_OFFICES: Words = by_language(
    || {
        word_set(
            "امور خارجه کشور دفاع اقتصاد نفت نیرو بهداشت آموزش علوم ورزش کشاورزی صنعت ارتباطات دادگستری",
        )
    },
    || word_set("خارجہ داخلہ دفاع خزانہ اعظم اعلیٰ مملکت صحت تعلیم ریلوے اطلاعات قانون مجلس"),
    || {
        word_set(
            "הביטחון החוץ האוצר הפנים החינוך הבריאות המשפטים התחבורה המדינה הממשלה התרבות החקלאות האנרגיה החברה",
        )
    },
);

#[cfg(test)]
mod tests {
    use super::find;
    use crate::facts::cases::{found, role};

    #[test]
    fn finds_people_with_their_role() {
        for (text, name, expected) in [
            (
                "دکتر مهتاب سروری، رئیس انجمن آب، در این نشست گفت که باران کم است.",
                "مهتاب سروری",
                "رئیس انجمن آب",
            ),
            (
                "رئیس هیئت داوران، دکتر کیان مهرپرور، در بیانیهٔ خود گفت.",
                "کیان مهرپرور",
                "رئیس هیئت داوران",
            ),
            (
                "آرزو دریابان، کارشناس آرشیو، گفت که این فیلم کهنه است.",
                "آرزو دریابان",
                "کارشناس آرشیو",
            ),
            ("فیلم را نویسندهٔ نروژی Astrid Solberg نوشته است.", "Astrid Solberg", "نویسندهٔ نروژی"),
            ("انجینئر کامل شاہ زئی نے کہا کہ کام شروع ہو گیا ہے۔", "کامل شاہ زئی", ""),
            (
                "ד״ר נועה שקד־ברק, מנהלת המוזיאון, אמרה כי הכול מוכן.",
                "נועה שקד־ברק",
                "מנהלת המוזיאון",
            ),
            ("שר הביטחון אורן דגן אמר אתמול כי הכול שקט.", "אורן דגן", "שר הביטחון"),
        ] {
            assert_eq!(found(find, text), [name], "{text}");
            assert_eq!(role(find, text), expected, "{text}");
        }
    }

    #[test]
    fn leaves_offices_without_holder_alone() {
        for text in [
            "وزیر امور خارجه در این نشست گفت که کار ادامه دارد.",
            "استاد دانشگاه گفت که باران کم است و مردم نگران هستند.",
            "وزیر اعظم نے کہا کہ کام شروع ہو گیا ہے۔",
            "שר הביטחון הודיע כי הדיון נדחה.",
            "ראש הממשלה אמר כי הכול שקט.",
        ] {
            assert!(found(find, text).is_empty(), "{text}: {:?}", found(find, text));
        }
    }
}
