//! Organisations: known names, and names that a head noun opens (منظمة، وزارة، شركة …),
//! to their full extent.

use super::organization_extent as extent;
use super::{english_organizations, name_words, places};
use crate::facts::document::phrases::{Match, Phrases};
use crate::facts::document::{Document, Language, clitics};
use crate::facts::find::Find;
use crate::news::FactKind;
use crate::text::Span;
use std::sync::LazyLock;

pub fn find(document: &Document, finds: &mut Vec<Find>) {
    let mut at = 0;
    while at < document.len() {
        let found = match document.language {
            Language::Arabic => by_head(document, at).or_else(|| by_marks(document, at)),
            Language::English => by_capitals(document, at),
            Language::Persian
            | Language::Urdu
            | Language::Hebrew
            | Language::Kurdish
            | Language::Uyghur => None,
        };
        match longer(known(document, at), found) {
            Some(organization) => at = push(document, finds, organization),
            None => {
                let end = if document.language == Language::Arabic {
                    pair(document, at, finds)
                } else {
                    None
                };
                at = end.unwrap_or(at + 1);
            }
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
        (Some(one), Some(other)) if other.end > one.end => Some(other),
        (one, other) => one.or(other),
    }
}

/// Adds the organisation and its abbreviation, and says where to go on.
fn push(document: &Document, finds: &mut Vec<Find>, found: Extent) -> usize {
    let span = document.span_after(found.first, found.skip, found.end);
    let short = abbreviation(document, found.end);
    let id = found.id.or(short.and_then(|short| short.id));
    let key = id.map_or_else(|| key(document, span, found.is_elided), str::to_string);
    let is_marked = extent::is_marked(document, found.first, found.end);
    let is_told = id.is_some() || short.is_some() || is_marked;
    let mut find = Find::new(FactKind::Organization, span, key.clone());
    find.is_whole = !found.is_elided;
    find.is_certain = is_told || extent::is_precise(document, found.first, found.end);
    find.overrules = is_told && found.end > found.first + 1;
    finds.push(find);
    match short {
        Some(short) => {
            let span = document.span(short.first, short.end);
            finds.push(Find::new(FactKind::Organization, span, key));
            short.past
        }
        None => found.end,
    }
}

/// Equal for the name with and without quotation marks.
fn key(document: &Document, span: Span, is_elided: bool) -> String {
    let key = document.key(span).replace(['«', '»', '"'], "");
    if is_elided { format!("ال{key}") } else { key }
}

/// A short name right after the full one.
#[derive(Clone, Copy)]
struct Short {
    first: usize,
    end: usize,
    /// One past its brackets.
    past: usize,
    id: Option<&'static str>,
}

/// `(WHO)`, `(اليونسكو)`, `«حماس»`, `-أوبك` after a name.
fn abbreviation(document: &Document, at: usize) -> Option<Short> {
    if !document.same_sentence(at.checked_sub(1)?, at) {
        return None;
    }
    let known = |at: usize| names_at(document, at).filter(|found| found.skip == 0);
    let closing = match document.raw(at) {
        "(" => ")",
        "«" => "»",
        "\"" => "\"",
        "-" if document.is_glued(at) && document.is_glued(at + 1) && document.is_word(at + 1) => {
            let id = known(at + 1).map(|found| found.value);
            return Some(Short { first: at + 1, end: at + 2, past: at + 2, id });
        }
        _ => {
            let found = known(at).filter(|found| found.end == at + 1)?;
            return Some(Short { first: at, end: at + 1, past: at + 1, id: Some(found.value) });
        }
    };
    let first = at + 1;
    let end = (first + 1..first + 4).find(|&end| document.raw(end) == closing)?;
    let id = known(first).filter(|found| found.end == end).map(|found| found.value);
    let word = document.raw(first);
    let is_capitals = word.chars().all(|letter| letter.is_ascii_uppercase() || letter == '.');
    let is_new = end == first + 1
        && document.is_word(first)
        && closing == ")"
        && !name_words::is_common(document.word(first))
        && !name_words::is_nation(document.word(first))
        && places::certain_at(document, first).is_none();
    (id.is_some() || (is_capitals && document.is_word(first)) || is_new).then_some(Short {
        first,
        end,
        past: end + 1,
        id,
    })
}

fn known(document: &Document, at: usize) -> Option<Extent> {
    let found = names_at(document, at)?;
    Some(Extent {
        first: at,
        skip: found.skip,
        end: found.end,
        is_elided: found.is_elided,
        id: Some(found.value),
    })
}

fn names_at(document: &Document, at: usize) -> Option<Match<&'static str>> {
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
    Some(found)
}

/// An organisation by its head noun.
fn by_head(document: &Document, at: usize) -> Option<Extent> {
    let head = extent::head(document, at)?;
    // «شركة فيسبوك», «صحيفة «واشنطن بوست»»
    let inner = at + 1 + usize::from(matches!(document.raw(at + 1), "«" | "\"" | "“"));
    let known = names_at(document, inner)
        .filter(|found| found.skip == 0 && !head.is_definite && document.same_sentence(at, inner));
    if let Some(known) = known {
        let is_quoted = inner > at + 1;
        let closes = matches!(document.raw(known.end), "»" | "\"" | "”");
        let is_whole = extent::end(document, at, &head)
            .is_none_or(|end| end <= known.end + usize::from(closes));
        if is_quoted == closes && is_whole {
            let end = known.end + usize::from(closes);
            let id = Some(known.value);
            return Some(Extent { first: at, skip: head.skip, end, is_elided: false, id });
        }
    }
    let end = extent::end(document, at, &head)?;
    Some(Extent { first: at, skip: head.skip, end, is_elided: head.is_elided, id: None })
}

/// ««صندوق القلم»», «سهم «كيماويات الساحل»»: the marks say how far the name reaches; a share is
/// called after its company.
fn by_marks(document: &Document, at: usize) -> Option<Extent> {
    let end = extent::quoted(document, at + 1)?;
    let is_share = matches!(clitics::bare(document.word(at)), "سهم" | "اسهم");
    let is_name = extent::head(document, at + 2).is_some_and(|head| !head.is_definite);
    (is_share || (is_name && end > at + 4)).then_some(())?;
    Some(Extent { first: at + 2, skip: 0, end: end - 1, is_elided: false, id: None })
}

fn by_capitals(document: &Document, at: usize) -> Option<Extent> {
    let end = english_organizations::end(document, at)?;
    Some(Extent { first: at, skip: 0, end, is_elided: false, id: None })
}

/// «وزارتي الخارجية والدفاع»: two organisations under one head.
fn pair(document: &Document, at: usize, finds: &mut Vec<Find>) -> Option<usize> {
    let head = clitics::stems(document.word(at), document.language)
        .into_iter()
        .filter(|stem| !stem.is_elided)
        .find_map(|stem| {
            let single =
                format!("{}ه", stem.text.strip_suffix("تي").or(stem.text.strip_suffix("تا"))?);
            extent::opens_pair(&single).then_some((stem.skip, single))
        });
    let (skip, single) = head.filter(|_| document.is_word(at))?;
    let other = (at + 2..at + 5).find(|&other| {
        document.same_sentence(at, other) && document.word(other).starts_with("وال")
    })?;
    let is_plain = (at + 1..other).all(|at| document.word(at).starts_with("ال"));
    if !is_plain {
        return None;
    }
    let key = |from: &str| format!("{single} {from}");
    let first = document.span(at + 1, other);
    let mut find = Find::new(
        FactKind::Organization,
        document.span_after(at, skip, other),
        key(&document.key(first)),
    );
    find.is_whole = false;
    finds.push(find);
    let end = extent::adjectives_end(document, other + 1);
    let second = document.span_after(other, 1, end);
    let mut find = Find::new(FactKind::Organization, second, key(&document.key(second)));
    find.is_whole = false;
    finds.push(find);
    Some(end)
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
    for line in include_str!("../../../assets/facts/organizations.tsv")
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

#[cfg(test)]
mod tests {
    use super::find;
    use crate::facts::cases::found;

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
            (
                "زار مركز الملك سلمان للإغاثة والأعمال الإنسانية أمس",
                "مركز الملك سلمان للإغاثة والأعمال الإنسانية",
            ),
            ("قالت شركة الروابي القابضة إن", "شركة الروابي القابضة"),
            ("عضو الاتحاد الدولي لعلوم البيئة والفلك حضر", "الاتحاد الدولي لعلوم البيئة والفلك"),
            ("قالت المنظمة العالمية للملكية الفكرية إن", "المنظمة العالمية للملكية الفكرية"),
            ("نشرت صحيفة «الميناء الجديد» خبرا", "صحيفة «الميناء الجديد»"),
            ("أعلن الجيش اللبناني أمس", "الجيش اللبناني"),
            ("تصدر حركة الإصلاح والتنمية بيانا", "حركة الإصلاح والتنمية"),
            ("في مجموعة الـ77 أمس", "مجموعة الـ77"),
            ("عقد منتدى التعاون الأردني – الياباني غدا", "منتدى التعاون الأردني – الياباني"),
            ("أعلن فريق «مرسى» أمس", "فريق «مرسى»"),
            ("هبط سهم «ألبان المرج» أمس", "ألبان المرج"),
            ("منحة من «صندوق القلم» أمس", "صندوق القلم"),
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
    fn splits_what_one_head_joins() {
        assert_eq!(
            found(find, "اجتماع لوزارتي الخارجية والدفاع غدا"),
            ["وزارتي الخارجية", "الدفاع"]
        );
    }

    #[test]
    fn leaves_vague_heads_alone() {
        for text in [
            "قررت الشركة الجديدة",
            "اجتمع المجلس أمس",
            "مجموعة من الشباب",
            "لجنة خاصة",
            "مكتبة المدرسة مغلقة",
            "رئيس مجلس إدارة الشركة",
            "مجموعة الخدمات المتاحة",
            "هيئة المحكمة",
            "حركة المرور اليوم",
            "who is there",
        ] {
            let found = found(find, text);
            assert!(found.is_empty(), "{text}: {found:?}");
        }
    }
}
