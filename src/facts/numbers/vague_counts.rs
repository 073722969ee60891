//! Counts that no number tells: «عشرات الآلاف من المتظاهرين», «مئات القتلى», `tens of
//! thousands of people`. They have no value.

use crate::facts::document::{Document, Language, clitics, words};
use crate::facts::find::Find;
use crate::facts::numbers::numerals::Numeral;
use crate::facts::times::months;
use crate::news::FactKind;

pub fn find(document: &Document, finds: &mut Vec<Find>) {
    let read = match document.language {
        Language::Arabic => arabic,
        Language::English => english,
        Language::Persian
        | Language::Urdu
        | Language::Hebrew
        | Language::Kurdish
        | Language::Uyghur => return,
    };
    let mut at = 0;
    while at < document.len() {
        let found = read(document, at);
        if let Some((skip, end)) = found {
            let span = document.span_after(at, skip, end);
            finds.push(Find::new(FactKind::Figure, span, document.key(span)));
        }
        at = found.map_or(at + 1, |(_, end)| end);
    }
}

/// The clitic letters before a vague count, and one past what it counts.
fn arabic(document: &Document, at: usize) -> Option<(usize, usize)> {
    let word = document.word(at);
    if !["ات", "الاف", "ملايين"].iter().any(|ending| word.ends_with(ending)) {
        return None;
    }
    // «ثلاثة آلاف» is a number.
    let is_counted =
        document.numerals.binary_search_by(|numeral| numeral.end.cmp(&(at + 1))).is_ok();
    if !document.is_word(at) || is_counted {
        return None;
    }
    let stem = clitics::stems(document.word(at), document.language)
        .into_iter()
        .find(|stem| !stem.is_elided && is_plural(stem.text))?;
    let mut end = at + 1;
    // «عشرات الآلاف», «مئات الملايين»
    let is_scaled = document.word(end).strip_prefix("ال").is_some_and(is_scale);
    end += usize::from(is_scaled);
    let of = usize::from(document.word(end) == "من");
    let noun = end + of;
    let word = document.word(noun);
    let is_noun = document.same_sentence(at, noun)
        && document.is_word(noun)
        && word.starts_with("ال")
        && !words::is_function(word, document.language);
    // «آلاف» alone may be anything.
    if is_noun { Some((stem.skip, noun + 1)) } else { is_scaled.then_some((stem.skip, end)) }
}

/// One past the people or things that a bare number is some of: «140 من رجال الأعمال», «25 من
/// الخبراء».
pub fn some_of(document: &Document, numeral: &Numeral, at: usize) -> Option<usize> {
    let noun = at + 1;
    let is_of = numeral.in_digits
        && numeral.end == at
        && document.word(at) == "من"
        && document.same_sentence(at, noun);
    let is_noun = |at: usize| {
        let word = document.word(at);
        document.is_word(at)
            && word.chars().count() > 4
            && !words::is_function(word, document.language)
            && months::months(document.language).at_any_stem(document, at).is_none()
            && months::weekday(word, document.language).is_none()
            && !NOT_SOME.contains(&word)
    };
    let word = document.word(noun);
    let end = if word.starts_with("ال") && is_noun(noun) {
        noun + 1
    } else if matches!(
        word,
        "رجال"
            | "سيدات"
            | "كبار"
            | "افراد"
            | "عناصر"
            | "اعضاء"
            | "طلاب"
            | "طلبه"
            | "ممثلي"
            | "سكان"
            | "ابناء"
    ) && document.word(noun + 1).starts_with("ال")
        && document.same_sentence(noun, noun + 1)
    {
        noun + 2
    } else {
        return None;
    };
    is_of.then_some(end)
}

/// What comes after the number of a day, an article or a place in a row.
const NOT_SOME: [&str; 12] = [
    "الشهر",
    "العام",
    "القانون",
    "الدستور",
    "الاتفاقيه",
    "الميثاق",
    "النظام",
    "المرسوم",
    "الدوري",
    "المسابقه",
    "البطوله",
    "الطريق",
];

fn is_plural(word: &str) -> bool {
    matches!(word, "عشرات" | "ميات" | "العشرات" | "الميات") || is_scale(word)
}

fn is_scale(word: &str) -> bool {
    matches!(word, "الاف" | "ملايين" | "مليارات")
}

/// `tens of thousands of people`, `hundreds of homes`.
fn english(document: &Document, at: usize) -> Option<(usize, usize)> {
    let is_scale =
        |at: usize| matches!(document.word(at), "hundreds" | "thousands" | "millions" | "billions");
    let is_many = is_scale(at) || matches!(document.word(at), "dozens" | "tens" | "scores");
    if !is_many || document.word(at + 1) != "of" || !document.same_sentence(at, at + 2) {
        return None;
    }
    let is_scaled = is_scale(at + 2) && document.word(at + 3) == "of";
    let noun = if is_scaled { at + 4 } else { at + 2 };
    let is_noun =
        document.is_word(noun) && !words::is_function(document.word(noun), Language::English);
    (is_noun && document.same_sentence(at, noun)).then_some((0, noun + 1))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::facts::cases::found;

    #[test]
    fn finds_counts_without_a_number() {
        for (text, expected) in [
            ("فر عشرات الآلاف من المدنيين", "عشرات الآلاف من المدنيين"),
            ("سقط مئات القتلى هناك", "مئات القتلى"),
            ("خسر ملايين الدولارات", "ملايين الدولارات"),
            ("tens of thousands of people left", "tens of thousands of people"),
        ] {
            assert_eq!(found(find, text), [expected], "{text}");
        }
    }

    #[test]
    fn leaves_numbers_alone() {
        assert!(found(find, "حضر ثلاثة آلاف شخص").is_empty());
        assert!(found(find, "وصل آلاف وعاد غيرهم").is_empty());
    }
}
