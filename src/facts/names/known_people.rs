//! The people whom the article names in full, and the shorter names that can only be theirs.

use super::name_words;
use crate::facts::document::phrases::{WordMap, WordSet};
use crate::facts::document::{Document, Language};
use crate::facts::find::Find;
use crate::news::FactKind;
use std::cmp::Reverse;

/// The people who were named in full.
#[derive(Default)]
pub struct KnownPeople {
    /// Short form to the one who has it; nothing when two have it.
    pub short: WordMap<Option<usize>>,
    pub keys: Vec<String>,
    /// Where each is named first.
    pub starts: Vec<usize>,
    known: WordSet,
    /// The beginning of a full name, and its first with its last part, to the one longer
    /// name that has it.
    parts: WordMap<Option<usize>>,
}

impl KnownPeople {
    pub fn new(document: &Document, finds: &[Find]) -> KnownPeople {
        let mut people = KnownPeople::default();
        for find in finds.iter().filter(|find| find.kind == FactKind::Person) {
            let is_full = document.tokens_of(find.span).len() >= 2;
            if is_full && people.known.insert(find.key.clone()) {
                people.keys.push(find.key.clone());
                people.starts.push(find.span.start());
            }
        }
        people.link(document.language);
        people
    }

    /// Knows who is called by which shorter name: the longest names first, so that a name
    /// between shares its beginning with nobody.
    fn link(&mut self, language: Language) {
        let keys = self.keys.clone();
        let mut order: Vec<(usize, Vec<&str>)> =
            keys.iter().map(|key| key.split(' ').collect()).enumerate().collect();
        order.sort_by_key(|(person, words)| (Reverse(words.len()), *person));
        for (person, words) in order {
            let key = words.join(" ");
            if let Some(&longer) = self.parts.get(&key) {
                self.meet_earlier(person, longer);
                continue;
            }
            for form in parts(&words) {
                add(&mut self.parts, form, person);
            }
            for form in short_forms(&words, language) {
                add(&mut self.short, form, person);
            }
        }
    }

    /// One who is first named in short is known from there on.
    fn meet_earlier(&mut self, person: usize, longer: Option<usize>) {
        let start = self.starts.get(person).copied();
        if let (Some(start), Some(first)) = (start, longer.and_then(|it| self.starts.get_mut(it))) {
            *first = start.min(*first);
        }
    }

    /// The key of the full name that a shorter one belongs to.
    pub fn full_key(&self, document: &Document, find: &Find) -> Option<String> {
        if let Some(person) = self.parts.get(&find.key) {
            return self.keys.get((*person)?).cloned();
        }
        if document.tokens_of(find.span).len() > 2 || self.known.contains(&find.key) {
            return None;
        }
        let person = (*self.short.get(&find.key)?)?;
        self.keys.get(person).cloned()
    }
}

fn add(forms: &mut WordMap<Option<usize>>, form: String, person: usize) {
    let known = forms.entry(form).or_insert(Some(person));
    if *known != Some(person) {
        *known = None;
    }
}

/// «ماجد بن عبدالكريم» of «ماجد بن عبدالكريم آل نجم», «مازن حسن» of «مازن علي حسن».
fn parts(words: &[&str]) -> Vec<String> {
    let opens = |word: &str| {
        matches!(word, "بن" | "بنت" | "ابو" | "ابي" | "عبد" | "ال" | "von" | "van" | "de")
    };
    let mut forms: Vec<String> = (2..words.len())
        .filter_map(|len| words.get(..len))
        .filter(|part| part.last().is_some_and(|last| !opens(last)))
        .map(|part| part.join(" "))
        .collect();
    if let [first, .., before, last] = words
        && !opens(first)
        && !opens(before)
    {
        forms.push(format!("{first} {last}"));
    }
    forms
}

/// The forms that a full name may be called by: its last word (with «أبو», «بن», «آل»
/// before it), and the first of a foreign name, which in East Asia is the family's.
fn short_forms(words: &[&str], language: Language) -> Vec<String> {
    let mut forms = Vec::new();
    let Some((last, before)) = words.split_last() else { return forms };
    let joined = before.last().filter(|word| {
        matches!(
            **word,
            "ابو"
                | "بن"
                | "ال"
                | "عبد"
                | "ابي"
                | "دي"
                | "فان"
                | "نصر"
                | "el"
                | "al"
                | "de"
                | "van"
                | "bin"
                | "von"
        )
    });
    match joined {
        Some(joined) => forms.push(format!("{joined} {last}")),
        None => forms.push((*last).to_string()),
    }
    let is_asian =
        words.len() == 3 && words.iter().all(|word| word.chars().count() <= 5) && joined.is_none();
    // «لين كه مينغ»: the family is a word of Arabic too, the rest is not.
    let is_foreign = |word: &&&str| !name_words::may_be_given(word);
    let family = words.first().filter(|first| {
        name_words::is_foreign_only(first) || words.iter().filter(is_foreign).count() >= 2
    });
    if let Some(family) = family.filter(|_| is_asian && language == Language::Arabic) {
        forms.push((*family).to_string());
    }
    // «أنغيلا ميركل» is never "أنغيلا" in the news, but «محمد بن سلمان» is called so whole.
    forms.retain(|form| form.chars().count() > 1);
    forms
}

#[cfg(test)]
mod tests {
    use crate::facts::cases::people;

    #[test]
    fn shorter_names_meet_the_longest() {
        assert_eq!(
            people("زار الأمير نايف بن فهد بن عبدالعزيز الميناء. وقال الأمير نايف بن فهد كلمة."),
            ["نايف بن فهد بن عبدالعزيز|نايف بن فهد"]
        );
        assert_eq!(
            people("جاء العقيد مازن علي حسن. وتحدث العقيد مازن حسن."),
            ["مازن علي حسن|مازن حسن"]
        );
    }

    #[test]
    fn the_family_of_an_east_asian_name_comes_first() {
        assert_eq!(
            people("وصل الرئيس لين كه مينغ أمس. وقال الرئيس لين كلمة. ورأى لين أن العمل صعب."),
            ["لين كه مينغ|لين|لين"]
        );
    }

    #[test]
    fn leaves_a_shared_beginning_alone() {
        let found = people(
            "زار الأمير نايف بن فهد بن خالد والأمير نايف بن فهد بن طلال الميناء. وقال الأمير نايف بن فهد كلمة.",
        );
        assert_eq!(found.len(), 3, "{found:?}");
    }
}
