//! Places that a head noun names: seas and mountains, «خليج السويس», and what was built,
//! «مطار المنارة الدولي», «ميدان التحرير», «استاد «المرسى»», «المتحف المصري الكبير».

use super::name_words;
use super::organization_words::{DESCRIBING, GENERIC};
use super::people;
use super::{places, titles};
use crate::facts::document::phrases::{WordSet, word_set};
use crate::facts::document::{Document, Language, clitics, words};
use crate::facts::find::Find;
use crate::news::FactKind;
use std::sync::LazyLock;

pub fn find(document: &Document, finds: &mut Vec<Find>) {
    if document.language != Language::Arabic {
        return;
    }
    let mut at = 0;
    while at < document.len() {
        let Some(landmark) = landmark(document, at) else {
            at += 1;
            continue;
        };
        let span = document.span_after(at, landmark.skip, landmark.end);
        let key = document.key(span).replace(['«', '»', '"'], "");
        let mut find = Find::new(FactKind::Place, span, key);
        find.overrules = true;
        finds.push(find);
        at = landmark.end;
    }
}

/// A place that begins at a token.
struct Landmark {
    skip: usize,
    end: usize,
}

fn landmark(document: &Document, at: usize) -> Option<Landmark> {
    if !document.is_word(at) || document.raw(at).ends_with('ه') {
        return None;
    }
    let stems = clitics::stems(document.word(at), document.language);
    stems.into_iter().filter(|stem| !stem.is_elided).find_map(|stem| {
        let end = match stem.text.strip_prefix("ال") {
            Some(head) => definite(document, at + 1, head),
            None if WATERS.contains(stem.text) => water(document, at + 1),
            None if BUILT.contains(stem.text) => built(document, at + 1),
            None => None,
        };
        end.map(|end| Landmark { skip: stem.skip, end })
    })
}

/// «المتحف المصري الكبير», «النهر الأصفر»: an adjective names it.
fn definite(document: &Document, at: usize, head: &str) -> Option<usize> {
    let is_named = match head {
        "متحف" | "مسجد" | "جامع" => {
            name_words::is_nation(document.word(at))
                || matches!(document.word(at), "الاقصي" | "الحرام" | "النبوي" | "الاموي")
        }
        "بحر" | "نهر" | "جبل" | "محيط" => COLOURS.contains(document.word(at)),
        _ => false,
    };
    (is_open(document, at) && is_named).then(|| adjectives_end(document, at + 1))
}

/// «خليج السويس», «مضيق هرمز».
fn water(document: &Document, at: usize) -> Option<usize> {
    if !is_open(document, at) {
        return None;
    }
    let place = places::certain_at(document, at).filter(|place| place.skip == 0);
    place.map(|place| place.end).or_else(|| is_proper(document, at).then_some(at + 1))
}

/// After the head noun of a building: a name in marks, a place with an adjective, a person,
/// or one noun with the article.
fn built(document: &Document, at: usize) -> Option<usize> {
    if let Some(end) = quoted(document, at) {
        return Some(end);
    }
    if !is_open(document, at) {
        return None;
    }
    if let Some(place) = places::certain_at(document, at).filter(|place| place.skip == 0) {
        // «مطار بيروت» alone is told by the city.
        let end = adjectives_end(document, place.end);
        return (end > place.end).then_some(end);
    }
    if let Some((_, end)) = people::person_at(document, at) {
        return Some(adjectives_end(document, end));
    }
    if !is_proper(document, at) {
        return None;
    }
    Some(adjectives_end(document, at + 1))
}

/// Whether one noun with the article can be a name: «قصر الاتحادية», never «ميدان المعركة».
fn is_proper(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    word.starts_with("ال")
        && word.chars().count() > 4
        && !COMMON.contains(word)
        && !titles::is_office(word)
        && !GENERIC.contains(word)
        && !DESCRIBING.contains(word)
        && !name_words::is_nation(word)
}

/// One past the adjectives that belong to the name.
fn adjectives_end(document: &Document, at: usize) -> usize {
    let is_adjective = |&at: &usize| {
        let word = document.word(at);
        is_open(document, at)
            && (NAMING.contains(word) || name_words::is_nation(word))
            && word.starts_with("ال")
    };
    (at..at + 2).take_while(is_adjective).last().map_or(at, |last| last + 1)
}

/// One past a name in marks, where one begins.
fn quoted(document: &Document, at: usize) -> Option<usize> {
    let close = match document.raw(at) {
        "«" => "»",
        "“" => "”",
        "\"" => "\"",
        _ => return None,
    };
    let end = (at + 2..at + 5)
        .find(|&end| document.raw(end) == close && document.same_sentence(at, end))?;
    let is_name =
        (at + 1..end).all(|at| document.is_word(at) && !words::is_verb(document.word(at)));
    is_name.then_some(end + 1)
}

fn is_open(document: &Document, at: usize) -> bool {
    at > 0
        && document.is_word(at)
        && document.same_sentence(at - 1, at)
        && !words::is_function(document.word(at), document.language)
        && !words::is_verb(document.word(at))
}

static WATERS: LazyLock<WordSet> = LazyLock::new(|| word_set("خليج مضيق شط وادي بحيرة هور نبع"));
static BUILT: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("مطار ميناء ميدان ساحة قصر متحف ملعب استاد ستاد جسر معبر قلعة كاتدرائية مسرح")
});
static COLOURS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("الأحمر الأسود الأبيض الأصفر الأزرق الأخضر الميت المتوسط الهادئ الهندي الأطلسي")
});
static NAMING: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("الدولي الوطني الكبير الكبرى الملكي الجمهوري الأولمبي الرئاسي البحري الجوي الجديد")
});
/// Nouns that tell which kind of place it is, or in which town, and name none.
static COMMON: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "المعركة القتال الحرب السباق العمل المنافسة التنافس الصراع العاصمة البلدة الجيش الدولة الضيافة الرئاسة الحكم المؤتمرات العدل العدالة الفن الفنون العلوم التاريخ الثقافة الآثار الطفل المشاة التدريب المباراة الخصم النادي الأحداث اللعب الصيد التصدير الشحن الوصول المغادرة الركاب الإعلام السياسة الأمة الشباب الطفولة العرائس النظر الصرف الملح",
    )
});

#[cfg(test)]
mod tests {
    use super::find;
    use crate::facts::cases::found;

    #[test]
    fn finds_places_by_their_head() {
        for (text, expected) in [
            ("شمال غربي خليج السويس بمساحة", "خليج السويس"),
            ("وصل إلى مطار بيروت الدولي مساء", "مطار بيروت الدولي"),
            ("في قصر الاتحادية بالمدينة", "قصر الاتحادية"),
            ("المقر بميدان التحرير أمس", "ميدان التحرير"),
            ("جولة في المتحف المصري الكبير بالجيزة", "المتحف المصري الكبير"),
            ("على استاد «المنارة» أمام", "استاد «المنارة»"),
            ("عند بحيرة القرعون أمس", "بحيرة القرعون"),
            ("عند ضفاف النهر الأصفر هناك", "النهر الأصفر"),
        ] {
            assert_eq!(found(find, text), [expected], "{text}");
        }
    }

    #[test]
    fn leaves_plain_nouns_alone() {
        for text in [
            "في ميدان المعركة وساحة القتال",
            "عاد إلى مطار العاصمة بعد",
            "المتحف الوطني مغلق",
            "مطار بيروت مغلق",
            "قصر النظر مرض",
            "جسر جوي لنقل المساعدات",
        ] {
            assert!(found(find, text).is_empty(), "{text}: {:?}", found(find, text));
        }
    }
}
