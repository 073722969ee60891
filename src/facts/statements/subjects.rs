//! The words that stand where a verb of saying has its subject, whether or not they are a
//! name that is known: «قال يونكر إن», «قال مدير مركز الدفاع المدني إن».

use super::speech::{self, Verb};
use crate::facts::document::phrases::{WordSet, word_set};
use crate::facts::document::tokens::TokenKind;
use crate::facts::document::{Document, Language, words};
use crate::facts::events::verbs;
use crate::facts::names::titles;
use crate::facts::numbers::ordinals;
use crate::facts::times::months::weekday;
use std::ops::Range;
use std::sync::LazyLock;

/// What stands between an Arabic verb of saying and what was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Words that name a speaker.
    Phrase(Range<usize>),
    /// Nobody: «وأضاف في بيان أن …» goes on with the speaker before it.
    Silent,
    /// Words that are no clear subject.
    Unclear,
}

/// A longer run of words is no subject, or more than one.
const LONGEST: usize = 10;

/// Reads the tokens between a verb and its content.
pub fn after_verb(document: &Document, range: Range<usize>) -> Place {
    let mut first = range.start;
    while first < range.end && is_adverb(document, first) {
        first += 1;
    }
    if first >= range.end {
        return Place::Silent;
    }
    match document.kind(first) {
        TokenKind::Sign => quoted_name(document, first, range.end),
        TokenKind::Number | TokenKind::Address => Place::Unclear,
        TokenKind::Word if is_no_subject(document, first) || is_circumstance(document, first) => {
            Place::Silent
        }
        TokenKind::Word => {
            let end = phrase_end(document, first, range.end);
            if let Some(name) = appositive(document, first, end, range.end) {
                return Place::Phrase(name);
            }
            let end = name_alone(document, first, end);
            // Offices are long: «رئيس لجنة … التابعة لغرفة تجارة المدينة سامي الحداد».
            let longest =
                if titles::is_office(document.word(first)) { LONGEST + 4 } else { LONGEST };
            let is_short = (1..=longest).contains(&(end - first));
            if is_short { Place::Phrase(first..end) } else { Place::Unclear }
        }
    }
}

/// `قال "مازن عطية"`: a name in quotation marks; other signs part a verb from its content.
fn quoted_name(document: &Document, open: usize, end: usize) -> Place {
    if !matches!(document.raw(open), "\"" | "«" | "“" | "”") {
        return Place::Silent;
    }
    let close = (open + 2..end.min(open + 6)).find(|&at| document.kind(at) == TokenKind::Sign);
    match close {
        Some(close) if matches!(document.raw(close), "\"" | "»" | "”" | "“") => {
            Place::Phrase(open + 1..close)
        }
        _ => Place::Silent,
    }
}

/// Whether a word names what words stand in: «في بيان».
pub fn carries(document: &Document, at: usize) -> bool {
    CARRIERS.contains(document.word(at))
}

fn phrase_end(document: &Document, first: usize, last: usize) -> usize {
    let stop = |from: usize| (from..last).find(|&at| ends_phrase(document, at)).unwrap_or(last);
    let (word, next) = (document.word(first), document.word(first + 1));
    // «أحد هذه المصادر», «الكثير من الناس»
    let is_some_of = (matches!(word, "احد" | "احدي") && matches!(next, "هذه" | "هولاء" | "تلك"))
        || (matches!(word, "الكثير" | "العديد" | "عدد") && next == "من");
    let end = stop(first + 1 + usize::from(is_some_of));
    if end >= last {
        return end;
    }
    // «مسؤول في وزارة الخارجية»
    let is_somebody = !word.starts_with("ال") && titles::is_speaker(word);
    if is_somebody && end == first + 1 && document.word(end) == "في" && !carries(document, end + 1)
    {
        return stop(end + 1);
    }
    // «صحيفة "غارديان"»
    if matches!(document.raw(end), "\"" | "«" | "“") {
        let closes = |&at: &usize| matches!(document.raw(at), "\"" | "»" | "”");
        return (end + 1..last.min(end + 9)).find(closes).map_or(end, |close| close + 1);
    }
    end
}

/// Whether a phrase that names somebody ends before a token.
pub fn ends_phrase(document: &Document, at: usize) -> bool {
    if document.is_sign(at, "-") && document.is_glued(at) && document.is_glued(at + 1) {
        return false;
    }
    !document.is_word(at)
        || is_no_subject(document, at)
        || is_plural_object(document, at)
        || is_adverb(document, at)
        || words::is_verb(document.word(at))
        || speech::verb_at(document, at).is_some()
        // «سجلات اطّلعت عليها»
        || (document.word(at).ends_with('ت')
            && verbs::at(document, at).is_some_and(|verb| verb.is_feminine))
}

/// Words that cannot be (in) a subject: small words, and those to whom something is said.
fn is_no_subject(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    words::is_function(word, Language::Arabic)
        || matches!(word, "ل" | "الصحفيين" | "الصحافيين" | "المراسلين" | "الاعلاميين")
        || word
            .strip_prefix('ل')
            .is_some_and(|rest| RECIPIENTS.contains(rest.strip_prefix('ل').unwrap_or(rest)))
        || word.strip_prefix('ب').is_some_and(|rest| CARRIERS.contains(rest))
}

/// «بالقول», «تحتها»: how or where something is said.
fn is_circumstance(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    (word.starts_with("بال") && word.chars().count() > 5)
        || matches!(word, "تحته" | "تحتها" | "فوقه" | "فوقها" | "خلاله" | "خلالها")
}

/// «الفريق الراغبين»: an object in the plural behind a subject in the singular.
fn is_plural_object(document: &Document, at: usize) -> bool {
    let is_plural = |word: &str| word.ends_with("ين") || word.ends_with("ون");
    let rest = document.word(at).strip_prefix("ال").filter(|rest| rest.chars().count() >= 6);
    let before = at.checked_sub(1).map_or("", |before| document.word(before));
    rest.is_some_and(|rest| rest.ends_with("ين"))
        && before.starts_with("ال")
        && !is_plural(before)
        && !before.ends_with("ات")
}

/// The subject alone of a phrase that may hold the object as well, «الأمين العام الأطراف»: up to
/// its first noun with the article, and the adjectives of that.
pub fn without_object(document: &Document, phrase: Range<usize>) -> Range<usize> {
    let is_definite = |at: &usize| document.word(*at).starts_with("ال");
    let Some(first) = phrase.clone().find(is_definite) else { return phrase };
    let is_adjective = |at: &usize| {
        let word = document.word(*at);
        is_definite(at)
            && (word.ends_with(['ي', 'م']) || word.ends_with("يه") || word.ends_with("يون"))
    };
    let last = (first + 1..phrase.end).take_while(is_adjective).last().unwrap_or(first);
    phrase.start..last + 1
}

/// «أيضا», «أمس», «الخميس», «لاحقا».
fn is_adverb(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    // «مبتسما», «موضحا»: how it was said.
    let is_manner = word.starts_with('م') && word.ends_with('ا') && word.chars().count() >= 6;
    // «ضاحكًا»: a subject is never in the accusative.
    let raw = document.raw(at);
    let is_accusative = raw.ends_with("اً") || raw.ends_with("ًا");
    is_manner
        || is_accusative
        || weekday(word, document.language).is_some()
        || matches!(
            word,
            "ايضا"
                | "كذلك"
                | "امس"
                | "اليوم"
                | "لاحقا"
                | "سابقا"
                | "مساء"
                | "صباح"
                | "صباحا"
                | "قايلا"
                | "قايله"
                | "ضاحكا"
                | "ساخرا"
                | "باكيا"
                | "غاضبا"
        )
}

/// «توم برادلان محلل شؤون النفط»: the name without the office behind it.
fn name_alone(document: &Document, first: usize, end: usize) -> usize {
    let is_office = |at: usize| {
        let word = document.word(at);
        !word.starts_with("ال") && titles::is_office(word)
    };
    if is_office(first)
        || document.word(first).starts_with("ال")
        || titles::is_office(document.word(first))
    {
        return end;
    }
    (first + 2..end).find(|&at| is_office(at)).unwrap_or(end)
}

/// «مفوض الشرطة في بهارا، راجو كابير، إن»: the name that explains an office.
fn appositive(document: &Document, first: usize, end: usize, last: usize) -> Option<Range<usize>> {
    let is_office =
        titles::is_office(document.word(first)) || titles::is_speaker(document.word(first));
    let comma = (end..last).find(|&at| document.kind(at) == TokenKind::Sign)?;
    if !is_office || !document.is_sign(comma, ",") {
        return None;
    }
    let start = comma + 1;
    let past = (start..last).find(|&at| ends_phrase(document, at)).unwrap_or(last);
    let closes = past == last || document.is_sign(past, ",") || document.is_sign(past, ":");
    let is_name = (start..past).all(|at| {
        let word = document.word(at);
        // «، وعمرها عشر سنوات،»
        let is_about = word.starts_with('و') && word.ends_with(['ه', 'ا']);
        !titles::is_office(word)
            && !is_about
            && !is_adverb(document, at)
            && ordinals::read(document, at).is_none()
    });
    ((2..=4).contains(&past.saturating_sub(start)) && closes && is_name).then_some(start..past)
}

/// Whether the first word says that a writing or a house speaks, whoever is named after it:
/// «بيان مكتب سامي», «تقرير البنك الدولي».
pub fn is_voice(document: &Document, at: usize) -> bool {
    VOICES.contains(document.word(at).strip_prefix("ال").unwrap_or(document.word(at)))
}

/// Whether a thing can be the subject of a verb as well: «يشير ضعف الإقبال إلى أن …» is an
/// argument, not a statement.
pub fn may_be_thing(document: &Document, verb: &Verb, first: usize) -> bool {
    let word = document.word(first);
    let verb = document.word(verb.at);
    matches!(verb, "يشير" | "تشير" | "يكشف" | "تكشف" | "يعني")
        && !(titles::is_speaker(word) || titles::is_office(word) || is_voice(document, first))
}

/// «أظهر», with its conjunction: only a writing or its writer says something by it.
pub fn shows(verb: &str) -> bool {
    let verb = verb.strip_prefix(['و', 'ف']).unwrap_or(verb);
    matches!(verb, "اظهر" | "اظهرت" | "يظهر" | "تظهر")
}

/// The subject before the verb, in languages that have it there, at the start of its clause:
/// `رئیس جمهور گفت`, `وزیر نے کہا`, `השר אמר`.
pub fn before_verb(document: &Document, verb_at: usize) -> Option<Range<usize>> {
    let sentence = document.sentence_start(verb_at);
    let comma = (sentence..verb_at).rev().find(|&at| document.kind(at) == TokenKind::Sign);
    let starts = [Some(sentence), comma.map(|comma| comma + 1)];
    starts.into_iter().flatten().find_map(|start| clause_subject(document, start, verb_at))
}

fn clause_subject(document: &Document, start: usize, verb_at: usize) -> Option<Range<usize>> {
    let language = document.language;
    let first = start + usize::from(matches!(document.word(start), "و" | "اور" | "and" | "but"));
    let stops = |at: usize| {
        !document.is_word(at)
            || (words::is_function(document.word(at), language) && !is_genitive(document.word(at)))
    };
    let end = (first..verb_at).find(|&at| stops(at)).unwrap_or(verb_at);
    // In Urdu the subject of a verb in the past is marked.
    let is_marked = language != Language::Urdu || matches!(document.word(end), "نے");
    let is_hebrew_verb = language == Language::Hebrew && end != verb_at;
    let starts_small = end == first || is_genitive(document.word(end - 1));
    (!starts_small && end - first <= LONGEST && is_marked && !is_hebrew_verb).then_some(first..end)
}

/// The words behind a verb up to the first small word or sign, in languages other than Arabic.
pub fn plain(document: &Document, range: Range<usize>) -> Option<Range<usize>> {
    let stops = |&at: &usize| {
        !document.is_word(at)
            || (words::is_function(document.word(at), document.language)
                && !is_genitive(document.word(at)))
    };
    let end = range.clone().find(stops).unwrap_or(range.end);
    let is_office = document.language != Language::English || document.word(range.start) == "the";
    let is_phrase = (1..=LONGEST).contains(&(end - range.start));
    (is_phrase && is_office).then_some(range.start..end)
}

/// All of the tokens, if none of them says that they are no name.
pub fn whole(document: &Document, range: Range<usize>) -> Option<Range<usize>> {
    let is_name = range.clone().all(|at| {
        !words::is_function(document.word(at), document.language) || is_genitive(document.word(at))
    });
    (is_name && !range.is_empty()).then_some(range)
}

/// Small words inside a name of an office.
fn is_genitive(word: &str) -> bool {
    matches!(word, "كے" | "كي" | "كا" | "של" | "of" | "the")
}

static RECIPIENTS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "صحفيين صحافيين إعلاميين مراسلين رويترز سكاي وكالة صحيفة قناة مراسل مراسلنا مراسلة إذاعة موقع برنامج شبكة التلفزيون تلفزيون بي بيبيسي فرانس الجزيرة العربية الأناضول مجلة جريدة نا نواب حضور",
    )
});
/// What carries words: «بيان», «تصريح».
static CARRIERS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "بيان البيان تصريح تصريحات مؤتمر مقابلة حديث كلمة شكل وضوح شدة قوة صراحة دوره دورها دورهم هدوء صوت حزم لهجة نبرة ثقة حماس سخرية غضب أسف مرارة حسم اختصار كل حدة فخر تهكم ابتسامة",
    )
});
static VOICES: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "بيان تقرير مكتب حزب صحيفة قناة وكالة مصدر مصادر محامي محامية زوجة زوج شقيق شقيقة والد والدة نجل ابن ابنة حملة أنصار معارضو مقربون وزارة سفارة دراسة تقييم نتائج بيانات مسح سجلات وثيقة وثائق استطلاع إحصاءات أرقام تقديرات تصويت تحليل",
    )
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::cases::{article, document};

    fn subject(text: &str) -> Option<String> {
        let article = article(text);
        let document = document(&article);
        let content = (0..document.len()).find(|&at| matches!(document.word(at), "ان" | ":"))?;
        match after_verb(&document, 1..content) {
            Place::Phrase(phrase) => {
                Some(document.span(phrase.start, phrase.end).slice(document.plain).to_string())
            }
            Place::Silent | Place::Unclear => None,
        }
    }

    #[test]
    fn finds_subjects_that_no_list_knows() {
        for (text, expected) in [
            ("وقال يونكر، في مؤتمر صحفي: كذا", "يونكر"),
            ("قال مدير مركز الدفاع المدني لرويترز إن العمل بدأ", "مدير مركز الدفاع المدني"),
            ("قال مفوض الشرطة في المدينة، راجو كابير، إن العمل بدأ", "راجو كابير"),
            ("وقال \"مازن عطية\"، أحد المقيمين، إن السعر زاد", "مازن عطية"),
            ("وقال توم برادلان محلل شؤون النفط إن السعر زاد", "توم برادلان"),
            ("وقالت أمس الشركة إن السعر زاد", "الشركة"),
            ("وعلّق ضاحكًا المدير: كذا", "المدير"),
            ("ويدعو الاتحاد المزارعين: كذا", "الاتحاد"),
        ] {
            assert_eq!(subject(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn finds_nobody_where_nobody_is_named() {
        for text in [
            "وأضاف في بيان أن العمل بدأ",
            "وقال للصحفيين إن العمل بدأ",
            "وقالت لوكالة الأنباء إن العمل بدأ",
            "وأضاف: كذا",
            "وقال بصوت خافت: كذا",
            "وعلّق ضاحكًا: كذا",
            "كتب تحتها: كذا",
        ] {
            assert_eq!(subject(text), None, "{text}");
        }
    }
}
