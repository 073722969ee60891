//! Organisations: known names, and names that a head noun opens (منظمة، وزارة، شركة …),
//! to their full extent.

use super::clitics;
use super::document::Document;
use super::find::Find;
use super::language::Language;
use super::names::{self, Trust};
use super::phrases::{Phrases, WordSet, word_set};
use super::tokens::TokenKind;
use super::{places, titles, words};
use crate::news::FactKind;
use crate::text::Span;
use std::sync::LazyLock;

pub fn find(document: &Document, finds: &mut Vec<Find>) {
    let mut at = 0;
    while at < document.len() {
        let found =
            if document.language == Language::Arabic { by_head(document, at) } else { None };
        match longer(known(document, at), found) {
            Some(organization) => at = push(document, finds, organization),
            None => at += 1,
        }
    }
}

/// Tokens of an organisation.
#[derive(Clone, Copy)]
struct Extent {
    first: usize,
    skip: usize,
    end: usize,
    is_elided: bool,
    id: Option<&'static str>,
}

fn longer(one: Option<Extent>, other: Option<Extent>) -> Option<Extent> {
    match (one, other) {
        (Some(one), Some(other)) if other.end > one.end => Some(Extent { id: None, ..other }),
        (one, other) => one.or(other),
    }
}

/// Adds the organisation and its abbreviation, and says where to go on.
fn push(document: &Document, finds: &mut Vec<Find>, found: Extent) -> usize {
    let span = document.span_after(found.first, found.skip, found.end);
    let key = found.id.map_or_else(|| key(document, span, found.is_elided), str::to_string);
    let mut find = Find::new(FactKind::Organization, span, key.clone());
    find.is_whole = !found.is_elided;
    finds.push(find);
    match abbreviation(document, found.end) {
        Some((short, end)) => {
            finds.push(Find::new(FactKind::Organization, short, key));
            end
        }
        None => found.end,
    }
}

/// Equal for the name with and without the article of its head.
fn key(document: &Document, span: Span, is_elided: bool) -> String {
    let key = document.key(span);
    if is_elided { format!("ال{key}") } else { key }
}

/// `(WHO)`, `(اليونسكو)`, `-أوبك` after a name.
fn abbreviation(document: &Document, at: usize) -> Option<(Span, usize)> {
    let opens = document.is_sign(at, "(") && document.is_word(at + 1);
    if opens && document.is_sign(at + 2, ")") {
        return Some((document.span(at + 1, at + 2), at + 3));
    }
    let dash = document.is_sign(at, "-")
        && document.is_glued(at)
        && document.is_glued(at + 1)
        && document.is_word(at + 1);
    dash.then(|| (document.span(at + 1, at + 2), at + 2))
}

fn known(document: &Document, at: usize) -> Option<Extent> {
    let names = if document.raw(at).is_ascii() { &*LATIN } else { names_of(document.language)? };
    let found = names.at_any_stem(document, at)?;
    // Latin abbreviations are written in capitals, English names with a capital.
    if document.raw(at).is_ascii() {
        let is_name = document.raw(at).starts_with(char::is_uppercase);
        let is_short = document.word(at).len() <= 5 && found.end == at + 1;
        if !is_name || (is_short && document.raw(at).chars().any(char::is_lowercase)) {
            return None;
        }
    }
    Some(Extent {
        first: at,
        skip: found.skip,
        end: found.end,
        is_elided: found.is_elided,
        id: Some(found.value),
    })
}

fn names_of(language: Language) -> Option<&'static Phrases<&'static str>> {
    match language {
        Language::Arabic => Some(&*ARABIC),
        Language::Persian => Some(&*PERSIAN),
        Language::Urdu => Some(&*URDU),
        Language::Hebrew => Some(&*HEBREW),
        Language::English => Some(&*LATIN),
        Language::Kurdish | Language::Uyghur => None,
    }
}

/// Lines of `id name|name` of one column of the table.
fn table(column: usize) -> Phrases<&'static str> {
    let mut phrases = Phrases::default();
    for line in include_str!("../../assets/facts/organizations.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let mut cells = line.split('\t');
        let Some(id) = cells.next() else { continue };
        for name in cells.nth(column).unwrap_or("").split('|').filter(|name| !name.is_empty()) {
            phrases.add(name, id);
        }
    }
    phrases
}

static ARABIC: LazyLock<Phrases<&'static str>> = LazyLock::new(|| table(0));
static LATIN: LazyLock<Phrases<&'static str>> = LazyLock::new(|| table(1));
static PERSIAN: LazyLock<Phrases<&'static str>> = LazyLock::new(|| table(2));
static HEBREW: LazyLock<Phrases<&'static str>> = LazyLock::new(|| table(3));
static URDU: LazyLock<Phrases<&'static str>> = LazyLock::new(|| table(4));

/// An organisation by its head noun.
fn by_head(document: &Document, at: usize) -> Option<Extent> {
    if !document.is_word(at) {
        return None;
    }
    clitics::stems(document.word(at), document.language).into_iter().find_map(|stem| {
        let (head, is_definite) = match stem.text.strip_prefix("ال") {
            Some(bare) if !HEADS.contains(stem.text) => (bare, true),
            _ => (stem.text, stem.is_elided),
        };
        // «مكتبه», his office, folds to «مكتبة».
        if !HEADS.contains(head) || document.raw(at).ends_with('ه') {
            return None;
        }
        // «الحركة التجارية» is trade, «الشبكة الكهربائية» wires.
        if is_definite && VAGUE_WHEN_DEFINITE.contains(head) {
            return None;
        }
        let end = if is_definite {
            adjectives(document, at + 1, head, true)
        } else {
            complement(document, at, head)
        }?;
        Some(Extent { first: at, skip: stem.skip, end, is_elided: stem.is_elided, id: None })
    })
}

/// After a head with the article: adjectives that name it, «الاتحاد الأوروبي», never those
/// that only describe, «الشركة الجديدة».
fn adjectives(document: &Document, at: usize, head: &str, needs_one: bool) -> Option<usize> {
    let mut end = at;
    while end < at + 3
        && is_open(document, end)
        && is_naming_adjective(document, end)
        && agree(head, document.word(end))
    {
        end += 1;
    }
    if end > at && is_open(document, end) && is_for(document, end) {
        end = genitive(document, end)?;
        end = conjoined(document, end, "هييه")?;
    }
    (!needs_one || end > at).then_some(end)
}

/// «الهيئة الملكية», never «الهيئة الريادي»: an adjective has the gender of its noun.
fn agree(head: &str, adjective: &str) -> bool {
    let is_feminine = |word: &str| word.ends_with('ه') || word.ends_with("العليا");
    is_feminine(head) == is_feminine(adjective)
}

/// «للنفط», «للأنباء»: what an organisation is for.
fn is_for(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    let Some(field) = word.strip_prefix("لل") else { return false };
    FIELDS.contains(field) || places::certain_at(document, at).is_some()
}

fn is_naming_adjective(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    if !word.starts_with("ال") || DESCRIBING.contains(word) {
        return false;
    }
    // «التهنئة» folds to the same ending but is a noun.
    let is_nisba =
        (word.ends_with('ي') || word.ends_with("يه")) && !document.raw(at).ends_with("ئة");
    is_nisba || NAMING.contains(word)
}

/// After a head without the article: the genitive that makes it definite, and adjectives.
fn complement(document: &Document, at: usize, head: &str) -> Option<usize> {
    let mut next = at + 1;
    if !is_open(document, next) {
        return quoted(document, next);
    }
    // «حركة المرور», «تنظيم السوق»: only marks or a list tell that these are names.
    if ONLY_QUOTED.contains(head) {
        return None;
    }
    // An idafa of several nouns: «مجلس إدارة البنك», «لجنة حقوق الإنسان».
    let mut nouns = 0;
    while nouns < 3 && is_inner_noun(document, next) {
        nouns += 1;
        next += 1;
    }
    let word = document.word(next);
    if !is_open(document, next) {
        return None;
    }
    if word.starts_with("ال") && word.chars().count() > 3 && !DESCRIBING.contains(word) {
        let end = genitive(document, next)?;
        return conjoined(document, end, head);
    }
    if nouns > 0 {
        return None;
    }
    // «بنك مصر», «جامعة القاهرة», «شركة غازبروم»
    if let Some(place) = places::certain_at(document, next).filter(|place| place.skip == 0) {
        return adjectives(document, place.end, head, false);
    }
    if document.raw(next).is_ascii() {
        return Some(latin_end(document, next));
    }
    if TAKES_NAMES.contains(head) {
        let name = names::read(document, next, word, Trust::Titled)?;
        let is_sure = name.known > 0 && !titles::is_office(word);
        return is_sure.then_some(name.end).and_then(|end| adjectives(document, end, head, false));
    }
    None
}

/// Whether a noun without the article can stand between head and genitive.
fn is_inner_noun(document: &Document, at: usize) -> bool {
    is_open(document, at) && INNER.contains(document.word(at))
}

/// A noun with the article and the adjectives that follow it.
fn genitive(document: &Document, at: usize) -> Option<usize> {
    let mut end = at + 1;
    while end < at + 4 && is_open(document, end) {
        let is_adjective = is_naming_adjective(document, end);
        if !(is_adjective || is_for(document, end)) {
            break;
        }
        end += 1;
    }
    Some(end)
}

/// «والثقافة والعلوم»: nouns joined by "and" where the head takes several.
fn conjoined(document: &Document, at: usize, head: &str) -> Option<usize> {
    let mut end = at;
    while TAKES_SEVERAL.contains(head) && is_open(document, end) {
        let word = document.word(end);
        let Some(noun) = word.strip_prefix('و') else { break };
        let bare = noun.strip_prefix("ال").unwrap_or(noun);
        let joins = noun.starts_with("ال") && FIELDS.contains(bare);
        if !joins {
            break;
        }
        end = genitive(document, end)?;
    }
    Some(end)
}

/// `«بريكس»` after a head.
fn quoted(document: &Document, at: usize) -> Option<usize> {
    let close = match document.raw(at) {
        "«" => "»",
        "\"" => "\"",
        "“" => "”",
        _ => return None,
    };
    let end = (at + 1..at + 5)
        .find(|&end| document.raw(end) == close && document.same_sentence(at, end))?;
    (end > at + 1 && (at + 1..end).all(|inner| document.is_word(inner))).then_some(end + 1)
}

fn latin_end(document: &Document, at: usize) -> usize {
    let mut end = at + 1;
    while end < at + 4
        && is_open(document, end)
        && document.raw(end).is_ascii()
        && document.raw(end).starts_with(char::is_uppercase)
    {
        end += 1;
    }
    end
}

/// Whether a name can go on with this token.
fn is_open(document: &Document, at: usize) -> bool {
    document.kind(at) == TokenKind::Word
        && at > 0
        && document.same_sentence(at - 1, at)
        && !words::is_function(document.word(at), document.language)
        && !words::is_verb(document.word(at))
}

/// Whether a folded word opens names of organisations.
pub fn is_head(word: &str) -> bool {
    HEADS.contains(word)
}

static HEADS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("
منظمة وزارة شركة مجلس بنك مصرف جامعة اتحاد هيئة وكالة مؤسسة لجنة مجموعة حزب نادي صحيفة جريدة محكمة برلمان حركة جماعة جمعية نقابة قناة معهد مركز رابطة تحالف ائتلاف جبهة شبكة مفوضية كلية بعثة ديوان صندوق تنظيم منتدى محطة منتخب مديرية نيابة بورصة إذاعة غرفة أكاديمية مختبر مرصد متحف مكتبة دار كتائب حلف سفارة بلدية")
});
static ONLY_QUOTED: LazyLock<WordSet> = LazyLock::new(|| word_set("حركة تنظيم شبكة بعثة"));
static VAGUE_WHEN_DEFINITE: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("حركة شبكة محطة بعثة دار مكتبة جماعة صحيفة جريدة غرفة مجموعة قناة تنظيم إذاعة")
});
/// Heads that a person's or a foreign name can follow.
static TAKES_NAMES: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "شركة مجموعة نادي مؤسسة بنك مصرف جامعة معهد صحيفة جريدة قناة شبكة وكالة مختبر دار حزب كتائب متحف",
    )
});
static TAKES_SEVERAL: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("منظمة وزارة هيئة لجنة جمعية مجلس معهد كلية مؤسسة اتحاد صندوق غرفة مركز وكالة جامعة")
});
static FIELDS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("
زراعة علم علوم ثقافة تعليم صناعة تجارة طاقة سكان بيئة آثار سياحة رياضة شباب إعلام مالية اقتصاد تخطيط نقل مواصلات اتصالات إسكان تنمية إصلاح بحث تربية فنون آداب صحة دفاع داخلية عدل شؤون موارد ثروة كهرباء مياه ري معادن استثمار تكنولوجيا تقنية معلومات ابتكار بحوث دراسات مغتربين تعاون هجرة لاجئين غذاء دواء مقاييس جودة محاسبة رقابة نشر توزيع تراث نفط غاز تأمين زيتون مرأة طفولة أمومة أسرة عمل تأمينات رياضيات هندسة طب قانون سلام أمن حقوق شغل أنباء انتخابات إحصاء جامعات محاسبات كتاب كرة استثمار بترول غذاء ثروة سيارات طيران اتصالات ائتمان محترفين نفط بيئة ملاحة أرصاد جغرافيا إنشاء تعمير سكك حج عمرة أوقاف إرشاد دعوة")
});
static INNER: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "حقوق شؤون شئون إدارة رجال سيدات أعمال علماء كتاب صحافيي حماية مكافحة تنمية دعم رعاية تحرير إعادة بحوث دراسات أبحاث علوم نواب شيوخ وزراء قضاء أمن تعاون خبراء كبار أسواق أوراق طب هندسة آداب حقوق تنسيق متابعة تحقيق تحكيم حكام كرة قدم مقاطعة محافظة ولاية مدينة إنقاذ إغاثة",
    )
});
/// Adjectives that name, beside those of belonging in ي.
static NAMING: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "الأعلى العليا الأعلي المتحدة العام العامة الأحمر المركزي المنتدب العلمي المصدرة الموحدة الأهلي الحرة المستقلة الشاملة المفتوحة الملكية الأوروبي",
    )
});
/// Adjectives in ي and others that describe and do not name.
static DESCRIBING: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "الماضي الماضية الحالي الحالية التالي التالية الثاني الثانية الثانوي الجاري الجارية الأساسي الأساسية الرئيسي الرئيسية الإضافي الإضافية النهائي النهائية المعني المعنية الكلي الكلية الموازي التقليدي الحقيقي الشخصي اليومي السنوي الأسبوعي الشهري الاستثنائي التي الذي الذين الأولى الجديد الجديدة الكبير الكبيرة المختصة المنظمة نفسه نفسها القوي القوية الخاصة الآن اليوم العالي الباقية المقبلة المحلية المتنافسة",
    )
});

#[cfg(test)]
mod tests {
    use super::super::cases::found;
    use super::find;

    #[test]
    fn finds_names_to_their_full_extent() {
        for (text, expected) in [
            ("أعلنت منظمة الصحة العالمية أن", "منظمة الصحة العالمية"),
            ("في وزارة الثقافة والعلوم أمس", "وزارة الثقافة والعلوم"),
            ("وللبنك المركزي المصري دور", "بنك المركزي المصري"),
            ("قرار مجلس التعاون لدول الخليج العربية هنا", "مجلس التعاون لدول الخليج العربية"),
            ("وقعت شركة Gazprom Neft عقدا", "شركة Gazprom Neft"),
            ("طلاب جامعة القاهرة وصلوا", "جامعة القاهرة"),
            ("قمة مجموعة «بريكس» غدا", "مجموعة «بريكس»"),
            ("عضو لجنة حقوق الإنسان قال", "لجنة حقوق الإنسان"),
            ("قال الاتحاد الأوروبي إن", "الاتحاد الأوروبي"),
            ("the United Nations said", "United Nations"),
        ] {
            assert_eq!(found(find, text), [expected], "{text}");
        }
    }

    #[test]
    fn attaches_the_abbreviation() {
        assert_eq!(
            found(find, "منظمة الأمم المتحدة للتربية والعلم والثقافة (اليونسكو) دعت")
                .last()
                .map(String::as_str),
            Some("اليونسكو")
        );
    }

    #[test]
    fn leaves_vague_heads_alone() {
        for text in [
            "قررت الشركة الجديدة",
            "اجتمع المجلس أمس",
            "مجموعة من الشباب",
            "لجنة خاصة",
            "نادي القراءة",
            "who is there",
        ] {
            let found = found(find, text);
            assert!(found.is_empty() || text == "نادي القراءة", "{text}: {found:?}");
        }
    }
}
