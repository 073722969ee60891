//! People: by title and name, and by names that can be nothing else.

use super::name_words;
use super::personal_names::{self, Name, Trust};
use super::{english_people, neighbour_people, places, titles};
use crate::facts::document::{Document, Language, clitics, words};
use crate::facts::find::Find;
use crate::facts::statements::speech;
use crate::news::FactKind;

pub fn find(document: &Document, finds: &mut Vec<Find>) {
    match document.language {
        Language::Arabic => arabic(document, finds),
        Language::Persian | Language::Urdu | Language::Hebrew => {
            neighbour_people::find(document, finds);
        }
        Language::English => english_people::find(document, finds),
        Language::Kurdish | Language::Uyghur => {}
    }
}

fn arabic(document: &Document, finds: &mut Vec<Find>) {
    let mut at = 0;
    while at < document.len() {
        if titles::is_label(document.word(at)) || is_clitic_label(document, at) {
            // «حديقة الملك فهد»: what is called after a person is none.
            let name = at + 1 + usize::from(matches!(document.raw(at + 1), "«" | "\"" | "“"));
            at = person_at(document, name).map_or(at + 1, |(_, end)| end);
            continue;
        }
        let mut found = person_at(document, at);
        if found.is_none() {
            at += 1;
        }
        while let Some((find, end)) = found {
            finds.push(find);
            at = end;
            found = coordinated(document, at);
        }
    }
}

/// The person who begins at a token.
pub fn person_at(document: &Document, at: usize) -> Option<(Find, usize)> {
    titled(document, at).or_else(|| free(document, at))
}

/// «بحديقة», «ومستشفى»
fn is_clitic_label(document: &Document, at: usize) -> bool {
    document.is_word(at)
        && clitics::stems(document.word(at), document.language)
            .iter()
            .any(|stem| stem.skip > 0 && !stem.is_elided && titles::is_label(stem.text))
}

/// How many words an office may have before the name.
const LONGEST_OFFICE: usize = 11;

/// «رئيس الوزراء المصري مصطفى مدبولي»: an office or a form of address, then a name.
fn titled(document: &Document, at: usize) -> Option<(Find, usize)> {
    let (skip, head) = head(document, at)?;
    // «سلطان بن سلمان»: the title is somebody's name.
    if matches!(document.word(at + 1), "بن" | "بنت" | "ابن") {
        return None;
    }
    let (mut role_first, mut role_skip, mut role_end) = (at, skip, at);
    let mut next = at;
    // A form of address leaves the role as it was; other words are part of it.
    if !titles::is_address(head) || has_complement(document, at + 1) {
        role_end = at + 1;
    }
    next += 1;
    while next <= at + LONGEST_OFFICE && document.same_sentence(at, next) && document.is_word(next)
    {
        if let Some(mut name) = titled_name(document, at, next) {
            if titles::is_numbered(head) && is_regnal(document.word(name.end)) {
                name.end += 1;
            }
            let span = document.span(next, name.end);
            let mut find = Find::new(FactKind::Person, span, document.key(span));
            let is_said = role_end > role_first + 1 || !is_relative(document, role_first);
            find.role = (role_end > role_first && is_said && !document.word(at).contains("لل"))
                .then(|| document.span_after(role_first, role_skip, role_end));
            return Some((find, name.end));
        }
        let is_rank = titles::is_address(document.word(next - 1))
            && titles::is_rank_part(document.word(next));
        if is_rank || titles::is_address(document.word(next)) {
            next += 1;
            continue;
        }
        if !is_office_word(document, next) {
            return None;
        }
        // «معالي وزير النقل»: the role begins after the form of address; «المستشار في
        // الوزارة» is a role with it.
        if role_end == role_first && document.word(next) != "في" {
            (role_first, role_skip) = (next, 0);
        }
        next += 1;
        role_end = next;
    }
    after_comma(document, at, skip, next)
}

/// «الرئيسة التنفيذية للمجموعة، هالة العمد، إن»: the name stands between commas after the
/// whole office.
fn after_comma(document: &Document, at: usize, skip: usize, comma: usize) -> Option<(Find, usize)> {
    let first = comma + 1;
    let is_whole = comma > at + 1 && document.same_sentence(at, first);
    if !document.is_sign(comma, ",") || !is_whole || !titles::is_office(head(document, at)?.1) {
        return None;
    }
    let end = (first + 2..first + 5)
        .find(|&end| matches!(document.word(end), "," | ":") && document.same_sentence(at, end))?;
    let is_name_word = |at: usize| {
        let word = document.word(at);
        document.is_word(at)
            && !titles::is_office(word)
            && !titles::is_complement(word)
            && !words::is_function(word, document.language)
            && !words::is_verb(word)
            && !personal_names::is_never(word)
    };
    let last = document.word(end - 1);
    let is_sure = name_words::may_be_given(document.word(first))
        && (name_words::is_part(last) || last.starts_with("ال"))
        && (first..end).all(is_name_word);
    let span = document.span(first, end);
    let mut find = Find::new(FactKind::Person, span, document.key(span));
    find.role = Some(document.span_after(at, skip, comma));
    is_sure.then_some((find, end))
}

/// The head of a title at a token: folded letters before it, and the word.
pub fn head<'a>(document: &'a Document, at: usize) -> Option<(usize, &'a str)> {
    if !document.is_word(at) {
        return None;
    }
    // «طالب الرئيس»: he demanded.
    let is_head = |word: &str| {
        (titles::is_office(word) && !words::is_verb(word))
            || (titles::is_address(word) && word.chars().count() > 1)
    };
    // «أمام الرئيس»: before him, no imam.
    let is_before = document.word(at).ends_with("امام") && !document.raw(at).contains('إ');
    if is_before && !document.word(at).contains("ال") {
        return None;
    }
    for stem in clitics::stems(document.word(at), document.language) {
        if !stem.is_elided && is_head(stem.text) {
            return Some((stem.skip, stem.text));
        }
        if stem.is_elided && titles::is_office(stem.text) {
            return Some((stem.skip, stem.text));
        }
    }
    None
}

/// «نجمه», «الزميلة»: alone it says nothing.
fn is_relative(document: &Document, at: usize) -> bool {
    document.raw(at).ends_with('ه')
        || document.word(at).ends_with("ها")
        || matches!(clitics::bare(document.word(at)), "زميله" | "شقيقه" | "زميل" | "شقيق" | "مواطن")
}

/// «محمد السادس»
fn is_regnal(word: &str) -> bool {
    matches!(
        word,
        "الاول"
            | "الاولي"
            | "الثاني"
            | "الثانيه"
            | "الثالث"
            | "الرابع"
            | "الخامس"
            | "السادس"
            | "السابع"
            | "الثامن"
            | "التاسع"
            | "العاشر"
    )
}

fn has_complement(document: &Document, at: usize) -> bool {
    name_words::is_nation(document.word(at)) && document.word(at).starts_with("ال")
}

/// «الأمين العام لجامعة …», «مدير الإعلام بوزارة …», never «رئيس لكلية»: any of its heads.
fn is_of_complement(document: &Document, at: usize) -> bool {
    let complement = document.word(at).strip_prefix(['ل', 'ب']);
    let follows_definite =
        at.checked_sub(1).is_some_and(|before| document.word(before).starts_with("ال"));
    follows_definite && complement.is_some_and(titles::is_complement)
}

/// Whether a word can belong to an office: with the article, a nationality, a place, a
/// noun of offices.
pub fn is_office_word(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    if words::is_verb(word) {
        return false;
    }
    titles::is_complement(word)
        || (word.starts_with("ال") && !words::is_function(word, document.language))
        || word.starts_with("لل")
        || word.starts_with("وال")
        || is_of_complement(document, at)
        || (word.starts_with("بال") && word.chars().count() > 5)
        || name_words::is_nation(word)
        || word == "في"
        || matches!(
            word,
            "لدي"
                | "خارجيته"
                | "خارجيتها"
                | "دفاعه"
                | "دفاعها"
                | "داخليته"
                | "ماليته"
                | "بلاده"
                | "بلادها"
                | "حزبه"
                | "حكومته"
                | "مكتبه"
        )
        || places::certain_at(document, at).is_some()
}

/// The name at `at` in the title that begins at `head`.
fn titled_name(document: &Document, head: usize, at: usize) -> Option<Name> {
    let word = document.word(at);
    let is_rank = titles::is_rank_part(word) && titles::is_address(document.word(at - 1));
    if titles::is_complement(word)
        || titles::is_address(word)
        || is_rank
        || words::is_function(word, document.language) && word != "علي"
    {
        return None;
    }
    let name = personal_names::read(document, at, word, Trust::Titled)?;
    let is_full = name.parts >= 2 && !word.starts_with("ال");
    let first_known = name.starts_given;
    // Right after a complete office, unknown words can only be the name.
    let after_office = at > head && {
        let before = document.word(at - 1);
        before.starts_with("ال")
            || titles::is_address(before)
            || titles::is_rank_part(before)
            || name_words::is_nation(before)
            || before.starts_with("لل")
            || before.starts_with("وال")
            || places::certain_at(document, at - 1).is_some()
    };
    if is_full
        && (first_known
            || (after_office && name.known + 1 >= name.parts)
            || (after_office && ends_here(document, name.end)))
    {
        return Some(name);
    }
    // «الرئيس ماكرون», «الرئيس الروسي بوتين»
    let is_definite_head = document.word(head).contains("ال")
        && titles::is_called_by_surname(document.word(head))
        || (titles::is_address(document.word(head)) && document.word(head).starts_with("ال"));
    let is_short = name.parts == 1 && name.known == 1 && name_words::is_surname(word);
    let is_near =
        at == head + 1 || (at == head + 2 && name_words::is_nation(document.word(head + 1)));
    let is_alone = name.parts == 1
        && name.known == 1
        && first_known
        && after_office
        && !word.starts_with("ال");
    // «الفريق الضيف» is a team.
    let is_rank = document.word(head) != "الفريق";
    (is_rank && (is_short && is_near && is_definite_head)
        || (is_rank && is_alone && ends_here(document, name.end) && is_definite_head))
        .then_some(name)
}

/// Whether the words after a name show that it ended.
pub fn ends_here(document: &Document, at: usize) -> bool {
    !document.is_word(at)
        || words::is_function(document.word(at), document.language)
        || words::is_verb(document.word(at))
        || document.raw(at).ends_with("اً")
        || document.raw(at).ends_with('ة')
}

/// A name that no title announces: a given name that is no common word and another name.
fn free(document: &Document, at: usize) -> Option<(Find, usize)> {
    if !document.is_word(at) || matches!(document.word(at), "بن" | "ابن" | "بنت") {
        return None;
    }
    let before = at.checked_sub(1).map_or("", |before| document.word(before));
    if matches!(before, "ابو" | "بن") {
        return None;
    }
    let after_verb =
        at > 0 && document.same_sentence(at - 1, at) && speech::verb_at(document, at - 1).is_some();
    let spoken = |document: &Document, at: usize, word: &str| {
        let name =
            personal_names::read(document, at, word, Trust::Titled).filter(|_| after_verb)?;
        (name.starts_given && name.parts >= 2 && ends_here(document, name.end)).then_some(name)
    };
    let (skip, name) = clitics::stems(document.word(at), document.language)
        .into_iter()
        .filter(|stem| !stem.is_elided)
        .find_map(|stem| {
            let name = spoken(document, at, stem.text)
                .or_else(|| personal_names::read(document, at, stem.text, Trust::Free))?;
            let is_name = name.starts_given
                && name.parts >= 2
                && (name.known >= 2 || (stem.skip == 0 && after_verb));
            // A clitic is cut off only where both parts are sure.
            let is_sure = stem.skip == 0
                || !name_words::is_part(document.word(at))
                    && (name.known == name.parts
                        && (document.word(at).starts_with('و') || name_words::is_given(stem.text)));
            (is_name && !stem.text.starts_with("ال") && is_sure).then_some((stem.skip, name))
        })?;
    let span = document.span_after(at, skip, name.end);
    Some((Find::new(FactKind::Person, span, document.key(span)), name.end))
}

/// «سامي حداد وعبدالكريم النجار وعلي البستاني»: after a person, "and" with a given name.
fn coordinated(document: &Document, at: usize) -> Option<(Find, usize)> {
    let given = document.word(at).strip_prefix('و')?;
    if !document.is_word(at)
        || !document.same_sentence(at - 1, at)
        || !name_words::may_be_given(given)
    {
        return None;
    }
    let name = personal_names::read(document, at, given, Trust::Titled)?;
    let is_sure = name.starts_given && name.parts >= 2 && ends_here(document, name.end);
    let span = document.span_after(at, 1, name.end);
    is_sure.then(|| (Find::new(FactKind::Person, span, document.key(span)), name.end))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::facts::cases::{found, role};

    #[test]
    fn finds_people_with_their_role() {
        for (text, name, expected) in [
            ("وقال رئيس الوزراء المصري مصطفى مدبولي أمس", "مصطفى مدبولي", "رئيس الوزراء المصري"),
            ("التقى الرئيس الفرنسي إيمانويل ماكرون في باريس", "إيمانويل ماكرون", "الرئيس الفرنسي"),
            (
                "قال المتحدث باسم وزارة الخارجية ماجد الأنصاري إن",
                "ماجد الأنصاري",
                "المتحدث باسم وزارة الخارجية",
            ),
            ("ونظيرته الفرنسية كاترين كولونا هنا", "كاترين كولونا", "نظيرته الفرنسية"),
            ("ووزير التجارة خه لي هوا، ورئيس", "خه لي هوا", "وزير التجارة"),
            ("وأعلن الرئيس بوتين اليوم", "بوتين", "الرئيس"),
            (
                "قال جورج نعمة، وهو مدير مدرسة ثانوية في طرابلس، إن",
                "جورج نعمة",
                "مدير مدرسة ثانوية في طرابلس",
            ),
            ("وقالت الدكتورة منى الطوخي إن", "منى الطوخي", ""),
            (
                "وقالت الرئيسة التنفيذية للمجموعة، هالة العمد، إن",
                "هالة العمد",
                "الرئيسة التنفيذية للمجموعة",
            ),
            (
                "قال الأمين العام لجامعة المدن السفير نبيل العطار أمس",
                "نبيل العطار",
                "الأمين العام لجامعة المدن",
            ),
            (
                "وقال المستشار في الوزارة الدكتور غسان الربيعي إن",
                "غسان الربيعي",
                "المستشار في الوزارة",
            ),
            ("وقالت رئيسة الفريق، المهندسة رباب الزواري، إن", "رباب الزواري", "رئيسة الفريق"),
        ] {
            assert_eq!(found(find, text), [name], "{text}");
            assert_eq!(role(find, text), expected, "{text}");
        }
    }

    #[test]
    fn leaves_offices_without_holder_alone() {
        for text in [
            "قال الرئيس الفرنسي إن بلاده ستواصل العمل",
            "وزير الخارجية سيزور المدينة غدا",
            "رئيس مجلس الإدارة الجديد للشركة",
            "المدير العام خطط جديدة",
            "شارع محمد علي الكبير",
            "مساء اليوم الجميل والنور في البيت",
            "قال رئيس الوفد الزائر، صباح اليوم، إن",
        ] {
            assert!(found(find, text).is_empty(), "{text}: {:?}", found(find, text));
        }
    }
}
