//! Which one it is: «الدورة الـ77», «القمة العربية الثالثة والثلاثون», «المركز الثالث»,
//! `the 77th session`.

use super::ordinals::{self, Ordinal};
use crate::facts::document::language::{ByLanguage, Language};
use crate::facts::document::phrases::{WordSet, word_set};
use crate::facts::document::{Document, clitics};
use crate::facts::find::Find;
use crate::news::FactKind;
use std::sync::LazyLock;

/// How many adjectives may stand between noun and ordinal.
const MOST_ADJECTIVES: usize = 2;

pub fn find(document: &Document, finds: &mut Vec<Find>) {
    let nouns = EDITIONS.get(document.language);
    for at in 0..document.len() {
        let Some((first, skip, end, value)) = edition(document, nouns, at) else { continue };
        let span = document.span_after(first, skip, end);
        finds.push(
            Find::new(FactKind::Figure, span, document.key(span))
                .with_value(Some(value.to_string())),
        );
    }
}

fn edition(document: &Document, nouns: &WordSet, at: usize) -> Option<(usize, usize, usize, u32)> {
    match document.language {
        Language::Arabic | Language::Hebrew => {
            // What follows is rarer than a noun, and cheaper to ask.
            let next = document.word(at + 1);
            let may_be = next.ends_with("ال") || next.starts_with("ال") || next.starts_with('ה');
            let skip = may_be.then(|| noun(document, nouns, at))??;
            let Ordinal { end, value, .. } = ordinal_after(document, at)?;
            Some((at, skip, end, value))
        }
        Language::English | Language::Persian => {
            let Ordinal { skip, end, value } = ordinals::read(document, at)?;
            let is_noun = document.same_sentence(at, end) && nouns.contains(document.word(end));
            is_noun.then_some((at, skip, end + 1, value))
        }
        Language::Urdu | Language::Kurdish | Language::Uyghur => None,
    }
}

/// How many clitic letters stand before a noun that is numbered.
fn noun(document: &Document, nouns: &WordSet, at: usize) -> Option<usize> {
    if !document.is_word(at) {
        return None;
    }
    clitics::stems(document.word(at), document.language)
        .into_iter()
        .find(|stem| !stem.is_elided && nouns.contains(stem.text))
        .map(|stem| stem.skip)
}

/// The ordinal behind a noun and its adjectives.
fn ordinal_after(document: &Document, at: usize) -> Option<Ordinal> {
    for next in at + 1..=at + 1 + MOST_ADJECTIVES {
        if !document.same_sentence(at, next) || !document.is_word(next) {
            return None;
        }
        // A clitic begins something else: «القمة والثالثة».
        if let Some(ordinal) = ordinals::read(document, next) {
            return (ordinal.skip == 0).then_some(ordinal);
        }
        let is_adjective =
            document.language == Language::Arabic && document.word(next).starts_with("ال");
        if !is_adjective {
            return None;
        }
    }
    None
}

static NONE: LazyLock<WordSet> = LazyLock::new(WordSet::default);
static ARABIC: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "الدورة القمة النسخة الطبعة الجلسة الموسم المؤتمر المنتدى المهرجان المعرض الاجتماع الجولة الملتقى البطولة الذكرى المرتبة المركز الأولمبياد الاحتفال السباق",
    )
});
static PERSIAN: LazyLock<WordSet> =
    LazyLock::new(|| word_set("دوره جشنواره نشست اجلاس همایش سالگرد نمایشگاه کنگره رتبه"));
static HEBREW: LazyLock<WordSet> = LazyLock::new(|| word_set("המושב הכנס הפסגה העונה המקום"));
static ENGLISH: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("session summit edition anniversary conference congress meeting festival season place")
});

/// What comes round in numbers.
static EDITIONS: ByLanguage<&LazyLock<WordSet>> = ByLanguage {
    arabic: &ARABIC,
    persian: &PERSIAN,
    urdu: &NONE,
    hebrew: &HEBREW,
    kurdish: &NONE,
    uyghur: &NONE,
    english: &ENGLISH,
};

#[cfg(test)]
mod tests {
    use super::find;
    use crate::facts::cases::found;

    #[test]
    fn finds_numbered_meetings() {
        for (text, expected) in [
            ("افتتحت الدورة الـ77 للجمعية", "الدورة الـ77 = 77"),
            ("وبالقمة العربية الثالثة والثلاثين", "القمة العربية الثالثة والثلاثين = 33"),
            ("حل في المركز الثالث بعد سباق", "المركز الثالث = 3"),
            ("the 77th session of the assembly", "77th session = 77"),
            ("سومین جشنواره فیلم در این شهر", "سومین جشنواره = 3"),
        ] {
            assert_eq!(found(find, text), [expected], "{text}");
        }
    }

    #[test]
    fn leaves_other_nouns_alone() {
        assert!(found(find, "المركز الثقافي والقمة العربية في الطابق الثالث").is_empty());
        assert!(found(find, "a third of the session").is_empty());
    }
}
