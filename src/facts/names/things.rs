//! Named things: treaties, laws, tournaments, prizes, works, systems, operations. A head noun
//! and what follows it, «اتفاقية باريس للمناخ», or a head noun and a name in quotation marks,
//! «فيلم «الرسالة»».

use super::organization_words::{DESCRIBING, GENERIC};
use super::thing_words::{
    ACTIONS, ADJECTIVES, ENGLISH, FIXED, HEADS, LOOSE, MARKED, PLANS, PRODUCTS, TAKES_PLACES,
    TOURNAMENTS,
};
use super::{english_organizations, name_words, people, places, titles};
use crate::facts::document::phrases::{Phrases, WordMap};
use crate::facts::document::{Document, Language, clitics, quotes, words};
use crate::facts::find::Find;
use crate::news::FactKind;
use std::sync::LazyLock;

pub fn find(document: &Document, finds: &mut Vec<Find>) {
    match document.language {
        Language::Arabic => arabic(document, finds),
        Language::English => english(document, finds),
        Language::Persian
        | Language::Urdu
        | Language::Hebrew
        | Language::Kurdish
        | Language::Uyghur => {}
    }
}

fn arabic(document: &Document, finds: &mut Vec<Find>) {
    let mut known: WordMap<()> = WordMap::default();
    let quotes = quotes::all(document);
    let mut next_quote = quotes.iter().filter(|quote| quote.depth == 0).peekable();
    let mut at = 0;
    while at < document.len() {
        while next_quote.next_if(|quote| quote.close <= at).is_some() {}
        let quote = next_quote.peek().filter(|quote| quote.open > at);
        let found = marked(document, at, quote.map(|quote| (quote.open, quote.close)))
            .or_else(|| in_marks(document, at))
            .or_else(|| product(document, at))
            .or_else(|| named(document, at))
            .or_else(|| again(document, at, &known));
        match found {
            Some(thing) => {
                known.insert(thing.key.clone(), ());
                at = push(document, finds, &thing);
            }
            None => at += 1,
        }
    }
}

/// Tokens of a thing.
struct Thing {
    first: usize,
    skip: usize,
    end: usize,
    key: String,
    /// Whether marks or a list say that it is one.
    is_certain: bool,
}

/// Adds the thing, with the year that belongs to its name where no date holds it.
fn push(document: &Document, finds: &mut Vec<Find>, thing: &Thing) -> usize {
    let add = |finds: &mut Vec<Find>, end: usize| {
        let span = document.span_after(thing.first, thing.skip, end);
        let mut find = Find::new(FactKind::Thing, span, thing.key.clone());
        find.is_certain = thing.is_certain;
        find.overrules = thing.is_certain;
        finds.push(find);
    };
    add(finds, thing.end);
    let year = document.word(thing.end);
    let is_year = document.is_number(thing.end)
        && year.len() == 4
        && document.same_sentence(thing.first, thing.end)
        && (year.starts_with("19") || year.starts_with("20"));
    if is_year {
        add(finds, thing.end + 1);
    }
    thing.end + usize::from(is_year)
}

/// «مبادرة «الحزام والطريق»», «فيلم المخرج «الرسالة»».
fn marked(document: &Document, at: usize, quote: Option<(usize, usize)>) -> Option<Thing> {
    let (open, close) = quote?;
    if open > at + 4 || !document.same_sentence(at, close) {
        return None;
    }
    let (skip, _) = head(document, at, |noun| MARKED.contains(noun))?;
    let words = close - open - 1;
    let is_name = (1..=6).contains(&words)
        && (open + 1..close).all(|at| document.is_word(at) || document.is_number(at));
    // «معرض بعنوان «أبواب»», but «فيلم عن الحرب «قال عنه …»»
    let is_called = |at: usize| {
        matches!(document.word(at), "بعنوان" | "باسم" | "عنوانها" | "عنوانه" | "اسمها" | "اسمه")
    };
    let is_near = (at + 1..open).all(|at| {
        is_called(at)
            || document.is_word(at)
                && !words::is_function(document.word(at), document.language)
                && !words::is_verb(document.word(at))
    });
    let may_be_verb = |word: &str| {
        words::is_verb(word) || (word.starts_with(['ي', 'ت']) && !word.ends_with(['ه', 'ا']))
    };
    let speaks = may_be_verb(document.word(open + 1)) && words > 3
        || matches!(document.word(open + 1), "غير" | "لا" | "لم" | "لن" | "ليس" | "ليست" | "علي");
    let inside = document.span(open + 1, close);
    let (first, skip, end) =
        if open == at + 1 { (at, skip, close + 1) } else { (open + 1, 0, close) };
    let key = document.key(inside);
    (is_name && is_near && !speaks).then_some(Thing { first, skip, end, key, is_certain: true })
}

/// ««الشراكة الاستراتيجية الشاملة»»: a plan that is named within the marks.
fn in_marks(document: &Document, at: usize) -> Option<Thing> {
    let opens = at > 0 && matches!(document.raw(at - 1), "«" | "\"" | "“");
    let is_plan =
        document.word(at).strip_prefix("ال").is_some_and(|noun| PLANS.contains(noun)) && opens;
    if !is_plan {
        return None;
    }
    let end = (at + 2..at + 5).find(|&end| matches!(document.raw(end), "»" | "\"" | "”"))?;
    let is_name = (at..end).all(|at| document.is_word(at) && document.word(at).starts_with("ال"));
    let key = document.key(document.span(at, end));
    is_name.then_some(Thing { first: at, skip: 0, end, key, is_certain: true })
}

/// «مكتبة Khatt», «نظام Windows 11»: a product with a Latin name.
fn product(document: &Document, at: usize) -> Option<Thing> {
    let (skip, _) = head(document, at, |noun| PRODUCTS.contains(noun))?;
    let is_latin = |at: usize| {
        document.is_word(at)
            && document.raw(at).is_ascii()
            && document.raw(at).contains(|letter: char| letter.is_ascii_uppercase())
    };
    if document.raw(at).ends_with('ه') || !document.same_sentence(at, at + 1) {
        return None;
    }
    let last = (at + 1..at + 4).take_while(|&at| is_latin(at)).last()?;
    let key = document.key(document.span(at + 1, last + 1));
    Some(Thing { first: at, skip, end: last + 1, key, is_certain: true })
}

/// A name in quotation marks that a head noun introduced before.
fn again(document: &Document, at: usize, known: &WordMap<()>) -> Option<Thing> {
    if known.is_empty() || !matches!(document.raw(at), "«" | "\"" | "“") {
        return None;
    }
    let close = (at + 2..at + 8).find(|&close| matches!(document.raw(close), "»" | "\"" | "”"))?;
    let key = document.key(document.span(at + 1, close));
    known.contains_key(&key).then_some(Thing {
        first: at + 1,
        skip: 0,
        end: close,
        key,
        is_certain: true,
    })
}

/// The head noun of a token that fits: folded letters before it, and the noun.
fn head<'a>(
    document: &'a Document,
    at: usize,
    fits: impl Fn(&str) -> bool,
) -> Option<(usize, &'a str)> {
    // «كتابه» is his book, «نظامه» his regime; only a name in marks tells which.
    if !document.is_word(at) {
        return None;
    }
    clitics::stems(document.word(at), document.language)
        .into_iter()
        .filter(|stem| !stem.is_elided)
        .map(|stem| (stem.skip, stem.text))
        .find(|(_, text)| fits(text) || text.strip_suffix(['ه']).is_some_and(&fits))
}

/// A thing without quotation marks.
fn named(document: &Document, at: usize) -> Option<Thing> {
    let thing = |skip: usize, end: usize| {
        let key = document.key(document.span_after(at, skip, end));
        Some(Thing { first: at, skip, end, key, is_certain: false })
    };
    if let Some(found) = KNOWN.at_any_stem(document, at).filter(|found| !found.is_elided) {
        return thing(found.skip, purpose(document, adjectives(document, found.end)));
    }
    // «الدوري الإنجليزي الممتاز», «الاتفاق النووي»
    if let Some((skip, noun)) = head(document, at, |noun| noun.starts_with("ال"))
        && let Some(bare) = noun.strip_prefix("ال")
    {
        let end = adjectives(document, at + 1);
        let is_naming = |at: usize| {
            name_words::is_nation(document.word(at)) || ADJECTIVES.contains(document.word(at))
        };
        let is_named = end > at + 1 && is_naming(at + 1);
        let is_head = matches!(bare, "دوري" | "اتفاق" | "معاهده" | "حرب" | "ثوره" | "اتفاقيه");
        let is_war = !matches!(bare, "حرب" | "ثوره" | "اتفاق" | "اتفاقيه" | "معاهده")
            || ADJECTIVES.contains(document.word(at + 1));
        return (is_head && is_named && is_war).then(|| thing(skip, end)).flatten();
    }
    let (skip, noun) = head(document, at, |noun| HEADS.contains(noun))?;
    if document.raw(at).ends_with('ه') {
        return None;
    }
    let end = complement(document, at + 1, noun)?;
    thing(skip, purpose(document, end))
}

/// One past what names a thing after its head noun.
fn complement(document: &Document, at: usize, noun: &str) -> Option<usize> {
    if !is_open(document, at) {
        return None;
    }
    if document.raw(at).starts_with(|letter: char| letter.is_ascii_uppercase()) {
        let is_latin = |&at: &usize| is_open(document, at) && document.raw(at).is_ascii();
        return (at..at + 3).take_while(is_latin).last().map(|last| last + 1);
    }
    if TOURNAMENTS.contains(noun) {
        return tournament(document, at);
    }
    let place = places::certain_at(document, at).filter(|place| place.skip == 0);
    if let Some(place) = place {
        return TAKES_PLACES.contains(noun).then(|| adjectives(document, place.end));
    }
    if noun == "جايزه" {
        if let Some((_, end)) = people::person_at(document, at) {
            return Some(adjectives(document, end));
        }
        if document.word(at) == "نوبل" {
            return Some(at + 1);
        }
    }
    // «قانون مكافحة الإرهاب»
    let is_action = ACTIONS.contains(document.word(at));
    let first = at + usize::from(is_action);
    let word = document.word(first);
    let is_definite = is_open(document, first)
        && word.starts_with("ال")
        && word.chars().count() > 3
        && !DESCRIBING.contains(word)
        && !titles::is_office(word)
        && !GENERIC.contains(word);
    if !is_definite {
        return None;
    }
    let end = adjectives(document, first + 1);
    // «اتفاق السلام» may be any; an adjective or an action makes it one.
    (end > first + 1 || is_action || !LOOSE.contains(noun)).then_some(end)
}

/// «كأس العالم», «دوري أبطال أوروبا», «بطولة فرنسا المفتوحة».
fn tournament(document: &Document, at: usize) -> Option<usize> {
    let mut end = at;
    if matches!(
        document.word(end),
        "العالم"
            | "الامم"
            | "الملك"
            | "السوبر"
            | "ابطال"
            | "الاتحاد"
            | "الخليج"
            | "العرب"
    ) || document.word(end) == "امم"
    {
        end += 1;
    }
    if let Some(place) = places::certain_at(document, end).filter(|place| place.skip == 0) {
        // «بطولة إنجلترا» may be any; «بطولة قطر المفتوحة» is one.
        let is_bare = end == at && adjectives(document, place.end) == place.end;
        end = if is_bare { at } else { place.end };
    }
    (end > at).then(|| adjectives(document, end))
}

/// «للسلام», «لكرة القدم»
fn purpose(document: &Document, at: usize) -> usize {
    let word = document.word(at);
    if !is_open(document, at) {
        return at;
    }
    if word == "لكره" && is_open(document, at + 1) {
        return at + 2;
    }
    let is_field = matches!(
        word,
        "للسلام"
            | "للمناخ"
            | "للاداب"
            | "للطب"
            | "للفيزياء"
            | "للكيمياء"
            | "للاقتصاد"
            | "للكتاب"
            | "للروايه"
            | "للشباب"
            | "للسيدات"
            | "للرجال"
            | "للشعر"
            | "للانديه"
            | "للامم"
            | "للتنميه"
            | "للثقافه"
            | "للسينما"
            | "للاعلام"
    );
    if is_field { adjectives(document, at + 1) } else { at }
}

/// One past the adjectives that name.
fn adjectives(document: &Document, at: usize) -> usize {
    let is_adjective = |&end: &usize| {
        let word = document.word(end);
        let is_nisba = word.starts_with("ال")
            && (word.ends_with('ي') || word.ends_with("يه"))
            && !DESCRIBING.contains(word)
            && !document.raw(end).ends_with("ئة");
        is_open(document, end) && (is_nisba || ADJECTIVES.contains(word))
    };
    (at..at + 3).take_while(is_adjective).last().map_or(at, |last| last + 1)
}

fn is_open(document: &Document, at: usize) -> bool {
    at > 0
        && document.is_word(at)
        && document.same_sentence(at - 1, at)
        && !words::is_function(document.word(at), document.language)
        && !words::is_verb(document.word(at))
}

/// `Paris Agreement`, `Nobel Peace Prize`
fn english(document: &Document, finds: &mut Vec<Find>) {
    let mut at = 0;
    while at < document.len() {
        let is_first = at == 0 || !english_organizations::is_capital(document, at - 1);
        let end = english_organizations::capitals_end(document, at);
        let is_thing = is_first
            && end > at + 1
            && ENGLISH.contains(document.word(end - 1))
            && !words::is_function(document.word(at), document.language);
        if is_thing {
            let span = document.span(at, end);
            finds.push(Find::new(FactKind::Thing, span, document.key(span)));
        }
        at = end.max(at + 1);
    }
}

/// Names that are always whole.
static KNOWN: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for name in FIXED.split('|') {
        phrases.add(name.trim(), ());
    }
    phrases
});

#[cfg(test)]
mod tests {
    use super::find;
    use crate::facts::cases::found;

    #[test]
    fn finds_named_things() {
        for (text, expected) in [
            ("أطلقت المدينة مبادرة «نهر نظيف» أمس", "مبادرة «نهر نظيف»"),
            ("يعرض فيلم المخرج «ظل الميناء» غدا", "ظل الميناء"),
            ("انسحبت من اتفاقية باريس للمناخ قبل عام", "اتفاقية باريس للمناخ"),
            ("فاز بجائزة نوبل للسلام", "جائزة نوبل للسلام"),
            ("في نهائي كأس العالم لكرة القدم", "كأس العالم لكرة القدم"),
            ("أقر قانون مكافحة الفساد", "قانون مكافحة الفساد"),
            ("لاعب في الدوري الإنجليزي الممتاز", "الدوري الإنجليزي الممتاز"),
            ("بعد الحرب العالمية الثانية بعامين", "الحرب العالمية الثانية"),
            ("the Harbour Agreement was signed", "Harbour Agreement"),
            ("على تعميق «الشراكة الاستراتيجية الشاملة» بينهما", "الشراكة الاستراتيجية الشاملة"),
            ("صدرت مكتبة Marsa للخرائط", "مكتبة Marsa"),
            ("في معرض بعنوان «أبواب الميناء» أمس", "أبواب الميناء"),
        ] {
            assert_eq!(found(find, text), [expected], "{text}");
        }
    }

    #[test]
    fn a_name_in_marks_is_known_again() {
        assert_eq!(
            found(find, "كتب رواية «ظل الميناء» ثم عاد إلى «ظل الميناء» بعد عام"),
            ["رواية «ظل الميناء»", "ظل الميناء"]
        );
    }

    #[test]
    fn leaves_plain_nouns_alone() {
        for text in [
            "وضعت خطة جديدة للطريق",
            "قانون الدولة يمنع ذلك",
            "شرب كأس الماء",
            "نظام المدينة القديم",
            "قال في كتابه إن الطريق طويل",
            "اتفاق الطرفين على البيع",
        ] {
            assert!(found(find, text).is_empty(), "{text}: {:?}", found(find, text));
        }
    }
}
