//! The office of a person, where the words beside the name give it: «وزير الخارجية الفرنسي
//! فلان», «فلان، رئيس الاتحاد،», «نظيره الإيراني، فلان،». Whoever found the name.

use super::name_words;
use super::people::{ends_here, head, is_office_word};
use super::personal_names::{self, Trust};
use super::titles;
use crate::facts::document::{Document, Language, clitics, words};
use crate::facts::find::Find;
use crate::news::FactKind;
use crate::text::Span;

/// How many words an office may have.
const LONGEST_OFFICE: usize = 16;

/// Gives each person without a role the one that stands beside the name.
pub fn attach(document: &Document, finds: &mut [Find]) {
    if document.language != Language::Arabic {
        return;
    }
    for find in finds.iter_mut().filter(|find| find.kind == FactKind::Person) {
        let tokens = document.tokens_of(find.span);
        // «الأمين العام للجامعة السفير فلان»: the fullest office that ends at the name.
        if find.role.is_some_and(|role| is_rank_alone(document, role)) {
            let fuller = before(document, tokens.start, tokens.end);
            find.role = fuller.or(find.role);
        }
        if find.role.is_none() {
            find.role = before(document, tokens.start, tokens.end)
                .or_else(|| apposition(document, tokens.end))
                .or_else(|| bracketed(document, tokens.end))
                .or_else(|| following(document, tokens.start, tokens.end));
        }
    }
}

/// The office that ends right before a name, or before a comma that parts them.
fn before(document: &Document, name: usize, name_end: usize) -> Option<Span> {
    let mut last = name;
    // «بسعادة السفير»: forms of address stand between office and name.
    while last > 0 && document.same_sentence(last - 1, name) && is_address(document, last - 1) {
        last -= 1;
    }
    // «رئيسة الفريق، المهندسة فلانة», «الأمين العام السفير فلان»: an office stands before
    // the rank.
    if last > 1
        && titles::is_address(document.word(last - 1))
        && document.same_sentence(last - 2, name)
    {
        let comma = usize::from(document.is_sign(last - 2, ","));
        let fuller = office(document, last - 1 - comma, name);
        if fuller.is_some() {
            return fuller;
        }
    }
    // «المدرب العام، الإيطالي فلان»
    if last > 1
        && name_words::is_nation(document.word(last - 1))
        && document.is_sign(last - 2, ",")
        && document.same_sentence(last - 2, name)
    {
        last -= 1;
    }
    let is_parted = last > 0 && document.is_sign(last - 1, ",");
    if is_parted {
        // After the comma a new clause may begin.
        if words::is_verb(document.word(name_end)) {
            return None;
        }
        last -= 1;
    }
    office(document, last, name)
}

/// A form of address that is all of a role: «السفير», «المهندسة».
fn is_rank_alone(document: &Document, role: Span) -> bool {
    document.tokens_of(role).all(|at| titles::is_address(document.word(at)))
}

/// The office whose last token is before `last`, where it is a whole one.
fn office(document: &Document, last: usize, name: usize) -> Option<Span> {
    let (first, skip) = office_start(document, last)?;
    let is_whole = last > first + 1 || titles::is_called_by_surname(document.word(first));
    let is_definite = (first..last).any(|at| document.word(at).contains("ال"))
        || document.word(first).ends_with(['ه', 'ا']);
    (is_whole && is_definite && document.same_sentence(first, name))
        .then(|| document.span_after(first, skip, last))
}

fn is_address(document: &Document, at: usize) -> bool {
    titles::is_address(document.word(at)) && !titles::is_office(document.word(at))
        || titles::is_rank_part(document.word(at))
            && titles::is_address(document.word(at.wrapping_sub(1)))
}

/// The first token of the office whose last token is before `end`, and its clitic.
fn office_start(document: &Document, end: usize) -> Option<(usize, usize)> {
    let mut found = None;
    let mut in_marks = false;
    for at in (end.saturating_sub(LONGEST_OFFICE)..end).rev() {
        // «رئيس قسم البحوث في شركة «الرواسي»»
        if is_mark(document, at) && document.same_sentence(at, end - 1) {
            in_marks = !in_marks;
            continue;
        }
        if in_marks && document.is_word(at) {
            continue;
        }
        if !document.is_word(at) || !document.same_sentence(at, end - 1) {
            break;
        }
        let office = head(document, at).filter(|(_, word)| titles::is_office(word));
        if let Some((skip, word)) = office {
            if document.word(at).contains("لل") {
                return None;
            }
            found = Some((at, skip));
            // «وصل الرئيس», but «نائب الرئيس».
            let goes_on = word.starts_with("ال")
                && at > 0
                && head(document, at - 1).is_some_and(|(_, word)| !word.starts_with("ال"));
            let is_begun = skip > 0 || (word.starts_with("ال") && !goes_on);
            if is_begun {
                break;
            }
        } else if !is_office_word(document, at) {
            break;
        }
    }
    found
}

/// «…، رئيس الاتحاد،»: an office after the name, between commas.
fn apposition(document: &Document, at: usize) -> Option<Span> {
    if !document.is_sign(at, ",") {
        return None;
    }
    let mut first = at + 1;
    if matches!(document.word(first), "وهو" | "وهي") {
        first += 1;
    }
    if !is_office(document, first) || !document.same_sentence(at, first) {
        return None;
    }
    // «أسرة فلانة، المؤلفة من ثمانية أفراد»
    if document.word(first + 1) == "من" {
        return None;
    }
    let mut end = first + 1;
    while end < first + LONGEST_OFFICE
        && document.same_sentence(first, end)
        && (document.is_word(end) || is_mark(document, end))
        && !words::is_verb(document.word(end))
        && !matches!(document.word(end), "ان" | "الذي" | "التي")
    {
        end += 1;
    }
    // «رئيس الاتحاد الجديد محمد علي»: another one's office.
    let is_anothers = (first + 1..end).any(|at| {
        !is_office_word(document, at)
            && personal_names::read(document, at, document.word(at), Trust::Free)
                .is_some_and(|name| name.starts_given && name.parts >= 2)
    });
    let closes = matches!(document.word(end), "," | "." | ")" | ":" | ";" | "ان")
        || words::is_verb(document.word(end));
    (closes && !is_anothers && end > first + 1).then(|| document.span(first, end))
}

/// «فلان (رئيس الاتحاد)»
fn bracketed(document: &Document, at: usize) -> Option<Span> {
    if !document.is_sign(at, "(") || !is_office(document, at + 1) {
        return None;
    }
    let end = (at + 2..at + LONGEST_OFFICE).find(|&at| document.is_sign(at, ")"))?;
    let is_words = (at + 1..end).all(|at| document.is_word(at));
    (is_words && document.same_sentence(at, end)).then(|| document.span(at + 1, end))
}

/// «قال فلان رئيس الاتحاد إن»: right after the name, where the verb has no object that an
/// office could be.
fn following(document: &Document, name: usize, end: usize) -> Option<Span> {
    if !is_office(document, end) || !document.same_sentence(name, end) {
        return None;
    }
    let before = name.checked_sub(1).map_or("", |before| document.word(before));
    let is_safe = matches!(
        clitics::bare(before),
        "قال"
            | "قالت"
            | "اكد"
            | "اكدت"
            | "اضاف"
            | "اضافت"
            | "اوضح"
            | "اوضحت"
            | "ذكر"
            | "صرح"
            | "صرحت"
            | "اشار"
            | "اشارت"
            | "اعلن"
            | "اعلنت"
            | "شدد"
            | "من"
            | "مع"
            | "عن"
            | "مثل"
            | "الي"
            | "بين"
            | "يد"
            | ","
            | "("
            | "بقياده"
            | "برياسه"
            | "بحضور"
    ) || titles::is_address(before);
    let mut past = end + 1;
    while past < end + LONGEST_OFFICE
        && document.same_sentence(end, past)
        && document.is_word(past)
        && (is_office_word(document, past) || document.word(past).starts_with("ل"))
        && !words::is_function(document.word(past), document.language)
    {
        past += 1;
    }
    // «محلل الاقتصاد بشركة …»: where the company goes on with words that are no office's.
    if !ends_here(document, past) {
        past = (end + 1..past).rev().find(|&at| document.word(at).starts_with('ب')).unwrap_or(past);
        return (is_safe && past > end + 1 && document.word(past).starts_with('ب'))
            .then(|| document.span(end, past));
    }
    let is_named = past > end + 1 && ends_here(document, past);
    (is_safe && is_named).then(|| document.span(end, past))
}

fn is_office(document: &Document, at: usize) -> bool {
    document.is_word(at)
        && titles::is_office(document.word(at))
        && !words::is_verb(document.word(at))
}

fn is_mark(document: &Document, at: usize) -> bool {
    matches!(document.raw(at), "«" | "»" | "\"" | "“" | "”")
}
