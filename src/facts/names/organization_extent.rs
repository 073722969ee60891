//! How far the name of an organisation reaches that a head noun opens: its genitives, the
//! adjectives that agree, what it is for.

use super::name_words;
use super::organization_words::{
    CAUSES, COUNCILS, DESCRIBING, FIELDS, GENERIC, HEADS, INNER, NAMING, ONLY_QUOTED, PRECISE,
    TAKES_NAMES, TAKES_SEVERAL, VAGUE_ALONE, VAGUE_WHEN_DEFINITE, WEAK,
};
use super::personal_names::{self, Trust};
use super::{people, places, titles};
use crate::facts::document::tokens::TokenKind;
use crate::facts::document::{Document, clitics, words};

/// A head noun in the text.
pub struct Head<'a> {
    /// Folded letters before it.
    pub skip: usize,
    pub is_elided: bool,
    /// Whether it bears the article.
    pub is_definite: bool,
    noun: &'a str,
}

/// The head noun at a token.
pub fn head<'a>(document: &'a Document, at: usize) -> Option<Head<'a>> {
    if !document.is_word(at) {
        return None;
    }
    // «مكتبه», his office, folds to «مكتبة».
    if document.raw(at).ends_with('ه') {
        return None;
    }
    clitics::stems(document.word(at), document.language).into_iter().find_map(|stem| {
        let (noun, is_definite) = match stem.text.strip_prefix("ال") {
            Some(bare) if !HEADS.contains(stem.text) => (bare, true),
            _ => (stem.text, stem.is_elided),
        };
        // «الحركة التجارية» is trade, «الشبكة الكهربائية» wires.
        let is_vague = is_definite && VAGUE_WHEN_DEFINITE.contains(noun);
        let is_head = HEADS.contains(noun) && !is_vague;
        is_head.then_some(Head { skip: stem.skip, is_elided: stem.is_elided, is_definite, noun })
    })
}

/// Whether two organisations can stand under the dual of this head.
pub fn opens_pair(noun: &str) -> bool {
    matches!(noun, "وزاره" | "لجنه" | "هييه" | "مديريه")
}

/// Whether a name by its head noun says which organisation is meant, and not only of what
/// sort it is: «وزارة النقل» and «المجلس البلدي», not «مكتبة المدرسة» or «مجلس إدارة البنك».
pub fn is_precise(document: &Document, first: usize, end: usize) -> bool {
    let is_precise = |head: &Head| {
        let is_council = head.noun == "مجلس"
            && (head.is_definite || COUNCILS.contains(document.word(first + 1)));
        // «اللجنة الوطنية للتنمية والإصلاح»
        let is_long = head.is_definite && end > first + 2;
        let is_presidency =
            head.noun == "رياسه" && matches!(document.word(first + 1), "الجمهوريه" | "الوزراء");
        PRECISE.contains(head.noun) || is_council || is_long || is_presidency
    };
    let is_numbered = document.is_number(end.saturating_sub(1));
    end > first + 1 && (is_numbered || head(document, first).as_ref().is_some_and(is_precise))
}

/// Whether marks say where a name begins or ends: «صندوق «الحرف»», ««مصرف الواحة»».
pub fn is_marked(document: &Document, first: usize, end: usize) -> bool {
    let closes = |at: usize| matches!(document.raw(at), "»" | "\"" | "”");
    let opens = |at: usize| matches!(document.raw(at), "«" | "\"" | "“");
    end > first && (closes(end - 1) || (first > 0 && opens(first - 1) && closes(end)))
}

/// One past the name that a head at `at` opens.
pub fn end(document: &Document, at: usize, head: &Head) -> Option<usize> {
    if head.is_definite {
        adjectives(document, at + 1, head.noun, true)
    } else {
        complement(document, at, head.noun)
    }
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
    // «الجيش اللبناني» needs its country; «الجيش النظامي» is any.
    if head == "جيش" && !(at..end).any(|at| name_words::is_nation(document.word(at))) {
        return None;
    }
    let is_vague = needs_one && end == at + 1 && VAGUE_ALONE.contains(document.word(at));
    if end > at || !needs_one {
        let named = purpose(document, end);
        if is_vague && named == end {
            return None;
        }
        end = named;
    }
    (!needs_one || end > at).then_some(end)
}

/// One past the naming adjectives that begin here.
pub fn adjectives_end(document: &Document, at: usize) -> usize {
    let is_adjective = |&end: &usize| is_open(document, end) && is_naming_adjective(document, end);
    (at..at + 3).take_while(is_adjective).last().map_or(at, |last| last + 1)
}

/// «الهيئة الملكية», never «الهيئة الريادي»: an adjective has the gender of its noun.
fn agree(head: &str, adjective: &str) -> bool {
    let is_feminine = |word: &str| {
        word.ends_with('ه') || matches!(word, "العليا" | "الكبري" | "الاولي") || word == "نيابات"
    };
    is_feminine(head) == is_feminine(adjective)
}

/// «للنفط», «للإغاثة والأعمال الإنسانية», «لعلوم الفضاء»: what an organisation is for.
fn purpose(document: &Document, at: usize) -> usize {
    if !is_open(document, at) {
        return at;
    }
    let word = document.word(at);
    if let Some(field) = word.strip_prefix("لل") {
        let is_for = FIELDS.contains(field) || places::certain_at(document, at).is_some();
        let end = if is_for { genitive(document, at) } else { at };
        return if end > at { conjoined(document, end) } else { at };
    }
    let is_field =
        word.strip_prefix('ل').is_some_and(|field| INNER.contains(field) || FIELDS.contains(field));
    let is_definite = is_open(document, at + 1)
        && (document.word(at + 1).starts_with("ال")
            || places::certain_at(document, at + 1).is_some_and(|place| place.skip == 0));
    if is_field && is_definite {
        let place = places::certain_at(document, at + 1).filter(|place| place.skip == 0);
        let end = place.map_or_else(|| genitive(document, at + 1), |place| place.end);
        return conjoined(document, end);
    }
    at
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
    // «مجموعة الـ77»
    if head == "مجموعه" && document.word(next) == "ال" && document.is_number(next + 1) {
        return document.is_glued(next + 1).then_some(next + 2);
    }
    if !is_open(document, next) {
        return quoted(document, next);
    }
    // «حركة المرور», «تنظيم السوق»: only marks or a list tell that these are names.
    if ONLY_QUOTED.contains(head) {
        let is_cause = CAUSES.contains(document.word(next));
        return is_cause.then(|| conjoined(document, genitive(document, next)));
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
    if let Some(end) = called_after_person(document, next, head) {
        return Some(end);
    }
    // «بنك مصر», «جامعة القاهرة», «مؤسسة بيروت الإعلامية»
    let place = places::certain_at(document, next).filter(|place| place.skip == 0);
    if let Some(place) = place.filter(|_| nouns == 0) {
        let longer = document.word(place.end).starts_with("ال")
            && is_open(document, place.end + 1)
            && is_naming_adjective(document, place.end + 1)
            && agree(head, document.word(place.end + 1));
        let end = if longer { place.end + 1 } else { foreign_end(document, place.end, head) };
        return adjectives(document, end, head, false);
    }
    if word.starts_with("ال") && word.chars().count() > 3 && !DESCRIBING.contains(word) {
        let end = genitive(document, next);
        let is_any =
            end == next + 1 && (GENERIC.contains(word) || (WEAK.contains(head) && nouns == 0));
        let end = if TAKES_SEVERAL.contains(head) { conjoined(document, end) } else { end };
        let end = purpose(document, end);
        // «مجموعة الدول المتبقية»
        let is_named = end > next + 1 || !is_any;
        return (is_named && !(GENERIC.contains(word) && end <= next + 1)).then_some(end);
    }
    if nouns > 0 {
        return None;
    }
    if document.raw(next).is_ascii() {
        return Some(latin_end(document, next));
    }
    if TAKES_NAMES.contains(head) {
        let name = personal_names::read(document, next, word, Trust::Titled)?;
        let is_sure = name.known > 0 && !titles::is_office(word);
        return is_sure.then_some(name.end).and_then(|end| adjectives(document, end, head, false));
    }
    None
}

/// «نادي باريس سان جرمان», «وكالة تونس أفريقيا»: what follows a place in a name.
fn foreign_end(document: &Document, at: usize, head: &str) -> usize {
    let goes_on = |&end: &usize| {
        let word = document.word(end);
        let is_foreign = name_words::is_foreign_only(word)
            && !word.starts_with("ال")
            && !word.starts_with(['و', 'ب', 'ل', 'ي', 'ت'])
            && word.chars().count() < 9;
        is_open(document, end)
            && (is_foreign
                || places::certain_at(document, end)
                    .is_some_and(|place| place.skip == 0 && place.end == end + 1))
            && !word.starts_with("سي")
            && !document.raw(end).ends_with('ة')
    };
    if !matches!(head, "نادي" | "شركه" | "وكاله" | "مجموعه") {
        return at;
    }
    (at..at + 2).take_while(goes_on).last().map_or(at, |last| last + 1)
}

/// «مركز الملك سلمان للإغاثة», «مؤسسة محمد السادس»
fn called_after_person(document: &Document, at: usize, head: &str) -> Option<usize> {
    let takes = matches!(
        head,
        "مركز"
            | "موسسه"
            | "جامعه"
            | "معهد"
            | "مكتبه"
            | "مستشفي"
            | "كليه"
            | "متحف"
            | "صندوق"
            | "جمعيه"
            | "اكاديميه"
            | "كتايب"
    );
    if !takes {
        return None;
    }
    let (_, end) = people::person_at(document, at)?;
    adjectives(document, end, head, false)
}

/// Whether a noun without the article can stand between head and genitive.
fn is_inner_noun(document: &Document, at: usize) -> bool {
    is_open(document, at) && INNER.contains(document.word(at))
}

/// One past a noun with the article and the adjectives that follow it.
fn genitive(document: &Document, at: usize) -> usize {
    let mut end = at + 1;
    while end < at + 4 && is_open(document, end) && is_naming_adjective(document, end) {
        end += 1;
    }
    // «التعاون الصيني – الإفريقي»
    let is_named = |at: usize| is_open(document, at) && is_naming_adjective(document, at);
    if document.is_sign(end, "-") && end > at + 1 && is_named(end + 1) {
        end += 2;
    }
    // «الشؤون البلدية والقروية»
    let is_second = |word: &str| {
        let is_relation = word.starts_with("وال") && word.ends_with("يه");
        is_relation && document.word(end - 1).ends_with("يه") && !name_words::is_nation(word)
    };
    if end > at + 1 && is_open(document, end) && is_second(document.word(end)) {
        end += 1;
    }
    end
}

/// «والثقافة والعلوم»: fields joined by "and".
fn conjoined(document: &Document, at: usize) -> usize {
    let mut end = at;
    while is_open(document, end) {
        let field = document.word(end).strip_prefix("وال");
        if !field.is_some_and(|field| FIELDS.contains(field)) {
            break;
        }
        end = genitive(document, end);
    }
    end
}

/// `«بريكس»` after a head.
pub fn quoted(document: &Document, at: usize) -> Option<usize> {
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
