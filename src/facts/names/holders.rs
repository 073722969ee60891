//! A title that names its holder: after «الرئيس المصري عبد الفتاح السيسي», «الرئيس المصري»
//! alone is he, as long as the article gives nobody else that title.

use super::people::head;
use super::{name_words, places, titles};
use crate::facts::document::phrases::WordMap;
use crate::facts::document::{Document, Language};
use crate::facts::find::Find;
use crate::news::FactKind;
use crate::text::Span;
use std::collections::BTreeMap;

/// The mentions of people by their title alone. The people must be linked before.
pub fn mentions(document: &Document, finds: &[Find]) -> Vec<Find> {
    let holders = Holders::new(document, finds);
    if document.language != Language::Arabic || holders.by_title.is_empty() {
        return Vec::new();
    }
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    for span in finds.iter().flat_map(|find| [Some(find.span), find.role]).flatten() {
        let end = taken.entry(span.start()).or_insert(span.end());
        *end = span.end().max(*end);
    }
    let mut added = Vec::new();
    let mut at = 0;
    while at < document.len() {
        match holders.at(document, at) {
            Some((find, end)) => {
                let before = taken.range(..find.span.end()).next_back();
                if before.is_none_or(|(_, &end)| end <= find.span.start()) {
                    added.push(find);
                }
                at = end;
            }
            None => at += 1,
        }
    }
    added
}

/// Who has which title, as far as one only has it.
struct Holders {
    /// Folded title to the key of its holder and where the title is first.
    by_title: WordMap<Option<(String, usize)>>,
    longest: usize,
}

impl Holders {
    fn new(document: &Document, finds: &[Find]) -> Holders {
        let mut holders = Holders { by_title: WordMap::default(), longest: 0 };
        let mut last: Option<Span> = None;
        for find in finds.iter().filter(|find| find.kind == FactKind::Person) {
            let Some(role) = find.role else { continue };
            if names_one(document, role) {
                holders.add(document.key(role), find, role.start());
                last = Some(role);
            } else if let Some(title) = last.and_then(|last| counterpart(document, last, role)) {
                holders.add(title, find, role.start());
            }
        }
        holders
    }

    fn add(&mut self, title: String, find: &Find, start: usize) {
        self.longest = self.longest.max(title.split(' ').count());
        let holder = Some((find.key.clone(), start));
        let known = self.by_title.entry(title).or_insert_with(|| holder.clone());
        if known.as_ref().is_some_and(|(key, _)| *key != find.key) {
            *known = None;
        }
    }

    /// The holder of the title that begins at a token, where no name follows.
    fn at(&self, document: &Document, at: usize) -> Option<(Find, usize)> {
        let (skip, word) = head(document, at)?;
        if !titles::is_office(word) || document.word(at).contains("لل") {
            return None;
        }
        let end = (at + 1..=at + self.longest)
            .take_while(|&end| document.same_sentence(at, end - 1) && document.is_word(end - 1))
            .last()?;
        let title = |end: usize| document.span_after(at, skip, end);
        let (end, key, start) = (at + 2..=end).rev().find_map(|end| {
            let (key, start) = self.by_title.get(&document.key(title(end)))?.clone()?;
            Some((end, key, start))
        })?;
        // «وزير الخارجية القطري» is another one, «الرئيس المصري السابق» too.
        let goes_on = document.is_word(end)
            && document.same_sentence(at, end)
            && belongs_to_title(document, end)
            // «الرئيس المصري القاهرة»: a nation closes the title, the city is the object.
            && !(name_words::is_nation(document.word(end - 1))
                && document.word(end).starts_with("ال")
                && places::certain_at(document, end).is_some());
        let is_later = start < title(end).start();
        let follows_office = at > 0
            && skip == 0
            && document.same_sentence(at - 1, at)
            && (is_idafa_head(document, at - 1));
        (is_later && !goes_on && !follows_office).then(|| {
            (Find { is_whole: false, ..Find::new(FactKind::Person, title(end), key) }, end)
        })
    }
}

/// The title of «نظيره المصري» after somebody's title, «الرئيس الصيني»: the same office with
/// the other nationality, «الرئيس المصري», and in the form of the one who has it.
fn counterpart(document: &Document, title: Span, role: Span) -> Option<String> {
    let words = document.tokens_of(role);
    let is_woman = match head(document, words.start)?.1 {
        "نظيره" | "نظيرها" => false,
        "نظيرته" | "نظيرتها" => true,
        _ => return None,
    };
    let nation = words.clone().nth(1).map(|at| document.word(at))?;
    if words.len() != 2 || !name_words::is_nation(nation) {
        return None;
    }
    let key = document.key(title);
    let mut parts: Vec<String> = key.split(' ').map(str::to_string).collect();
    let place = parts.iter().rposition(|part| name_words::is_nation(part))?;
    let first = parts.first_mut()?;
    *first = match (is_woman, first.strip_suffix('ه')) {
        (true, None) => format!("{first}ه"),
        (false, Some(man)) => man.to_string(),
        (true, Some(_)) | (false, None) => first.clone(),
    };
    *parts.get_mut(place)? = nation.to_string();
    Some(parts.join(" "))
}

/// Whether a word after a title makes it another one: a nationality, «السابق», «في ليبيا».
fn belongs_to_title(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    let is_former = matches!(
        word,
        "السابق"
            | "السابقه"
            | "الاسبق"
            | "الراحل"
            | "المخلوع"
            | "الموقت"
            | "الجديد"
            | "المقبل"
            | "المنتخب"
            | "المستقيل"
            | "العام"
            | "الاول"
            | "و"
            | "لدي"
    );
    let is_adjective = word.starts_with("ال") && (word.ends_with('ي') || word.ends_with("يه"));
    is_former
        || is_adjective
        || name_words::is_nation(word)
        || word.starts_with("لل")
        || titles::is_address(word)
        || places::certain_at(document, at).is_some()
}

/// «نائب الرئيس المصري», «زوجة وزير النقل»: somebody else.
fn is_idafa_head(document: &Document, at: usize) -> bool {
    head(document, at).is_some_and(|(_, word)| !word.starts_with("ال"))
        || titles::is_complement(document.word(at))
}

/// Whether a role can have one holder at a time: «الرئيس المصري», «وزير الخارجية», never
/// «لاعب الفريق» or «النائب».
fn names_one(document: &Document, role: Span) -> bool {
    let tokens = document.tokens_of(role);
    let Some((_, word)) = head(document, tokens.start) else { return false };
    let is_post = matches!(
        word.strip_prefix("ال").unwrap_or(word),
        "رييس"
            | "رييسه"
            | "وزير"
            | "وزيره"
            | "ملك"
            | "ملكه"
            | "امير"
            | "عاهل"
            | "سلطان"
            | "بابا"
            | "ولي"
            | "امين"
            | "امينه"
            | "حاكم"
            | "محافظ"
            | "عمده"
            | "مفتي"
            | "قايد"
            | "زعيم"
            | "مرشد"
            | "مستشار"
            | "مستشاره"
            | "مبعوث"
            | "مبعوثه"
            | "مدير"
            | "مديره"
            | "سفير"
            | "سفيره"
            | "متحدث"
            | "متحدثه"
            | "ناطق"
            | "مدرب"
            | "نقيب"
    );
    let is_definite = (tokens.start..tokens.end).any(|at| document.word(at).starts_with("ال"));
    is_post && is_definite && tokens.len() >= 2
}

#[cfg(test)]
mod tests {
    use crate::facts::cases::people;

    #[test]
    fn a_title_alone_is_its_holder() {
        assert_eq!(
            people("زار وزير النقل المغربي سامي الحداد الميناء. وشكر وزير النقل المغربي العمال."),
            ["سامي الحداد|وزير النقل المغربي"]
        );
        assert_eq!(
            people("وصل الرئيس التونسي نبيل الحافظ أمس. وكان في استقبال الرئيس التونسي وفد كبير."),
            ["نبيل الحافظ|الرئيس التونسي"]
        );
    }

    #[test]
    fn a_counterpart_has_the_same_office() {
        assert_eq!(
            people(
                "التقى الرئيس التونسي نبيل الحافظ نظيره المغربي سامي الحداد أمس. وشكر الرئيس المغربي ضيفه."
            ),
            ["نبيل الحافظ", "سامي الحداد|الرئيس المغربي"]
        );
        assert_eq!(
            people("وصل الرئيس التونسي نبيل الحافظ أمس. وغادر الرئيس التونسي القاهرة اليوم."),
            ["نبيل الحافظ|الرئيس التونسي"]
        );
    }

    #[test]
    fn leaves_other_holders_alone() {
        for text in [
            "وصل الرئيس التونسي نبيل الحافظ أمس. وقال نائب الرئيس التونسي كلمة.",
            "وصل الرئيس التونسي نبيل الحافظ أمس. وحضر الرئيس التونسي السابق الحفل.",
            "قال وزير النقل سامي الحداد كلمة. ورد وزير النقل الأردني عليه.",
            "فاز لاعب الفريق سامي الحداد بالسباق. وخسر لاعب الفريق الآخر.",
            "التقى اللاعب نبيل الحافظ نظيره المغربي سامي الحداد. وحضر الرئيس المغربي الحفل.",
        ] {
            assert!(
                people(text).iter().all(|person| !person.contains('|')),
                "{text}: {:?}",
                people(text)
            );
        }
    }
}
