//! Reads personal names written in Arabic letters: which words can be part of one, and
//! how far it reaches.

use super::name_words::{COMMON, FOREIGN, GIVEN, NATION, SURNAME, flags, is_common, is_part};
use super::{places, titles};
use crate::facts::document::phrases::{WordSet, word_set};
use crate::facts::document::{Document, Language, words};
use std::sync::LazyLock;

/// How much the words around say that a name stands here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// A title stands before it: unknown words may be part of the name.
    Titled,
    /// Nothing does: every part must be known.
    Free,
}

/// A name that was read.
#[derive(Clone, Copy, Debug)]
pub struct Name {
    pub end: usize,
    pub parts: usize,
    /// How many parts the lists know as names and as nothing else.
    pub known: usize,
    /// Whether the first part is a given name that is no common word.
    pub starts_given: bool,
}

/// What a word is in a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Only a name.
    Known,
    /// A name and a common word.
    Doubtful,
    /// In no list at all.
    Unknown,
    /// No part of a name.
    None,
}

/// Reads the name that begins at a token, whose folded word without clitics is `first`.
pub fn read(document: &Document, at: usize, first: &str, trust: Trust) -> Option<Name> {
    let mut name = Name { end: at, parts: 0, known: 0, starts_given: false };
    let mut sure_end = at;
    let mut unknown = 0;
    while name.parts < 6 && (name.end == at || continues(document, name.end)) {
        let word = if name.end == at { first } else { document.word(name.end) };
        if let Some(end) = compound(document, name.end, word, name.parts) {
            name.starts_given |= name.parts == 0;
            name.parts += 1;
            name.known += 1;
            name.end = end;
            sure_end = end;
            continue;
        }
        match role(document, name.end, word, trust, name.parts) {
            Role::Known => {
                name.starts_given |= name.parts == 0 && flags(word) & (GIVEN | FOREIGN) != 0;
                name.known += 1;
                sure_end = name.end + 1;
            }
            Role::Doubtful => {
                // A doubtful word that ends the name is part of it only with the article:
                // «سامح الجندي», never «نادر صباح».
                // After a title and a given name it may stand bare: «إيهاب سلامة مع …».
                let is_article = word.starts_with("ال");
                let is_last = (trust == Trust::Titled || name.known >= 2)
                    && name.known == name.parts
                    && name.starts_given
                    && !document.raw(name.end).ends_with('ه')
                    && ends_at(document, name.end + 1);
                if name.known > 0 && (is_article || is_last) {
                    sure_end = name.end + 1;
                }
            }
            Role::Unknown if unknown < 3 => {
                unknown += 1;
                sure_end = name.end + 1;
            }
            // «سالم بن فهد القنيطير»: a family that no list has, after two names.
            Role::None
                if name.parts >= 2
                    && name.known == name.parts
                    && is_rare_family(document, name.end, word) =>
            {
                sure_end = name.end + 1;
                name.parts += 1;
                name.end += 1;
                break;
            }
            Role::Unknown | Role::None => break,
        }
        name.parts += 1;
        name.end += 1;
    }
    name.parts -= (name.end - sure_end).min(name.parts);
    name.end = sure_end;
    (name.end > at && name.parts > 0).then_some(name)
}

/// Whether a name cannot go on at this token.
fn ends_at(document: &Document, at: usize) -> bool {
    !document.is_word(at)
        || words::is_function(document.word(at), document.language)
        || words::is_verb(document.word(at))
}

fn continues(document: &Document, at: usize) -> bool {
    document.is_word(at) && document.same_sentence(at - 1, at)
}

/// Parts of two words: «عبد الله», «أبو بكر», «آل ثاني», «بن سلمان», «نصر الله».
fn compound(document: &Document, at: usize, word: &str, parts: usize) -> Option<usize> {
    if !document.same_sentence(at, at + 1) || !document.is_word(at + 1) {
        return None;
    }
    let next = document.word(at + 1);
    let is_ali = next == "علي" && document.raw(at + 1).ends_with(['ي', 'ی']);
    let is_open = (is_ali || !words::is_function(next, document.language))
        && !words::is_verb(next)
        && next.chars().count() > 2;
    // «بيير دو لا روش»
    if matches!(word, "دو" | "دي" | "فان" | "فون") && matches!(next, "لا" | "دير" | "در")
    {
        let is_followed = parts > 0 && document.same_sentence(at, at + 2);
        return (is_followed && !ends_at(document, at + 2)).then_some(at + 3);
    }
    let joins = match word {
        "عبد" => next.starts_with("ال") || next == "ربه",
        "ابو" | "ابي" | "ابا" | "بو" | "ام" => {
            let is_name = flags(next) != 0 && flags(next) & (COMMON | NATION) == 0;
            let is_last = parts > 0 && word.starts_with("اب") && ends_at(document, at + 2);
            is_open && (is_name || is_last || (word != "ام" && next.starts_with("ال") && parts > 0))
        }
        "بن" | "ابن" | "بنت" => {
            is_open
                && (parts > 0 || (word == "بن" && flags(next) & COMMON == 0 && flags(next) != 0))
        }
        "ال" => document.raw(at).starts_with('آ') && is_open && parts > 0,
        "دي" | "دا" | "دو" | "فان" | "فون" | "ديل" | "دوس" | "لو" | "سان" | "ماك" => {
            parts > 0 && is_open && flags(next) & (FOREIGN | SURNAME | GIVEN) != 0
        }
        // «عمر رضي الله عنه»
        "رضي" | "رحمه" | "حفظه" | "يرحمه" | "يحفظه" => false,
        _ => {
            matches!(next, "الدين" | "الله" | "الزمان")
                && flags(word) & (GIVEN | SURNAME | FOREIGN) != 0
        }
    };
    if !joins {
        return None;
    }
    // «بن عبد الله», «بن سيف الدين»
    if matches!(word, "بن" | "ابن" | "بنت" | "ابو" | "ابي")
        && let Some(end) = compound(document, at + 1, next, 1)
    {
        return Some(end);
    }
    // «بن أبي سعد»: the son of a man who is called after his own son.
    let is_pair = matches!(next, "ابي" | "ابو") && document.same_sentence(at, at + 2);
    if is_pair && !ends_at(document, at + 2) {
        return Some(at + 3);
    }
    Some(at + 2)
}

fn role(document: &Document, at: usize, word: &str, trust: Trust, parts: usize) -> Role {
    let flags = flags(word);
    let raw = document.raw(at);
    // «على» is a preposition, «علي» a name; folding joined them.
    let is_ali = word == "علي" && raw.ends_with(['ي', 'ی']);
    // Women's names that fold to common words: «سلمى» is no «سلمي» (peaceful).
    let is_salma = raw.ends_with('ى')
        && matches!(word, "سلمي" | "مني" | "ليلي" | "هدي" | "سلوي" | "نجوي" | "لبني" | "يسري");
    if is_ali || is_salma {
        return Role::Known;
    }
    if let Some(role) = syllable(document, at, word, trust, parts) {
        return role;
    }
    if is_never_name(document, at, word, parts) {
        return Role::None;
    }
    let is_name = flags & (GIVEN | SURNAME | FOREIGN) != 0;
    // «الرئيس حسني مبارك», «الوليد بن طلال»: what follows says that it is a name.
    if parts == 0 && is_name && flags & COMMON != 0 && begins_name(document, at, word, trust) {
        return Role::Known;
    }
    // «ماجد خالد اليمني»: after two names a nation is a family's name.
    if parts >= 2 && is_name && flags & NATION != 0 && word.starts_with("ال") {
        return Role::Doubtful;
    }
    // «السفير ماركو روسي»: a family may be called after a nation.
    if flags & NATION != 0
        && is_name
        && parts == 1
        && trust == Trust::Titled
        && !word.starts_with("ال")
    {
        return Role::Doubtful;
    }
    if flags & NATION != 0 && (parts == 0 || !is_name || flags & COMMON != 0) {
        return Role::None;
    }
    if is_name && flags & COMMON == 0 {
        return if is_place(document, at) && parts == 0 { Role::None } else { Role::Known };
    }
    if is_name {
        return if parts == 0 && trust == Trust::Free { Role::None } else { Role::Doubtful };
    }
    // A family name with the article that no list has: «موسى العجارمة».
    let is_rare = trust == Trust::Titled && parts >= 1 && is_rare_family(document, at, word);
    if is_rare || trust == Trust::Titled && may_be_foreign(document, at, word, parts) {
        Role::Unknown
    } else {
        Role::None
    }
}

/// Syllables of Chinese and Korean names that are also words: «لي», "to me".
fn syllable(
    document: &Document,
    at: usize,
    word: &str,
    trust: Trust,
    parts: usize,
) -> Option<Role> {
    match word {
        "لي" if document.is_word(at + 1) && trust == Trust::Titled && parts > 0 => {
            Some(Role::Unknown)
        }
        // «كيم جونغ أون»
        "اون" | "ايل" if parts == 2 => Some(Role::Known),
        "اون" | "ايل" if trust == Trust::Titled && parts > 0 => Some(Role::Unknown),
        _ => None,
    }
}

/// Whether a word is none of a name's, whatever the lists say.
fn is_never_name(document: &Document, at: usize, word: &str, parts: usize) -> bool {
    let raw = document.raw(at);
    // «نجله», «زوجته»
    let is_relative = raw.ends_with('ه') && titles::is_office(word);
    // «زار أوباما كينيا»
    let is_visited = parts > 0 && places::is_country_at(document, at);
    // The accusative ending and endings of ordinary nouns; a name never bears them.
    let is_accusative = raw.ends_with("اً") || raw.ends_with("ًا");
    is_relative
        || is_visited
        || is_accusative
        || word.chars().count() < 2
        || words::is_function(word, document.language)
        || words::is_verb(word)
        || NOT_NAMES.contains(word)
}

/// Whether a word with the article is in no list at all and can be a family's name.
fn is_rare_family(document: &Document, at: usize, word: &str) -> bool {
    word.starts_with("ال")
        && word.chars().count() > 4
        && !is_common(word)
        && flags(word) == 0
        && !titles::is_office(word)
        && !titles::is_address(word)
        && !NOT_NAMES.contains(word)
        && !words::is_function(word, document.language)
        && !document.raw(at).ends_with('ة')
        && !is_place(document, at)
        && ends_at(document, at + 1)
}

/// Whether a name that is also a common word begins a person's name here.
fn begins_name(document: &Document, at: usize, word: &str, trust: Trust) -> bool {
    if !document.same_sentence(at, at + 1) || flags(word) & GIVEN == 0 {
        return false;
    }
    let next = document.word(at + 1);
    match next {
        "بن" | "بنت" => is_part(document.word(at + 2)) || document.word(at + 2) == "عبد",
        _ => {
            trust == Trust::Titled
                && !word.starts_with("ال")
                && is_part(next)
                && flags(next) & NATION == 0
                && !NOT_NAMES.contains(next)
                && !words::is_function(next, document.language)
                && (!next.starts_with("ال") || ends_at(document, at + 2))
        }
    }
}

fn is_place(document: &Document, at: usize) -> bool {
    places::certain_at(document, at).is_some_and(|place| place.skip == 0)
}

/// Whether an unknown word may be part of a foreign name: not a word of the language by
/// any list, not of a form that only its own words have.
fn may_be_foreign(document: &Document, at: usize, word: &str, parts: usize) -> bool {
    let raw = document.raw(at);
    let letters = word.chars().count();
    document.language == Language::Arabic
        && (2..=10).contains(&letters)
        && !is_common(word)
        && !matches!(word, "بن" | "ابن" | "بنت" | "ابو")
        // «وأمينه»: "and" with another word.
        && !(letters > 4 && word.starts_with('و'))
        // «لصحافيين»: "to" with a plural.
        && !(parts > 0 && letters > 5 && word.starts_with(['ل', 'ب']) && word.ends_with("ين"))
        // Verbs of the future: «سيوقع».
        && !(parts > 0 && letters > 4 && (word.starts_with("سي") || word.starts_with("ست")))
        && !raw.ends_with('ة')
        && !(parts > 0 && letters > 4 && raw.ends_with('ه'))
        && !word.starts_with("ال")
        && !word.starts_with("لل")
        && !(letters > 5 && (word.ends_with("ات") || word.ends_with("ها") || word.ends_with("هم")))
        && !(letters > 4 && word.ends_with('ا') && raw.ends_with('ا') && word.starts_with(['ا', 'ت', 'م', 'ي']))
        && word.chars().all(|letter| ('\u{621}'..='\u{64a}').contains(&letter) || matches!(letter, 'پ' | 'چ' | 'ڤ' | 'گ' | 'ژ'))
        && !is_place(document, at)
}

/// Whether a folded word is in a list of names and means something else after a title.
pub fn is_never(word: &str) -> bool {
    NOT_NAMES.contains(word)
}

/// Words that the lists of names have, but that after a name mean something else.
static NOT_NAMES: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("
الله الدين رافق قائلا قائلة مؤكدا مؤكدة مضيفا مضيفة ريال صباح مساء اليوم أمس غدا الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر الأولى الثانية الماضي المقبل الحالي السابق الراحل الجديد القديم الكبير الصغير
الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر كانون تشرين شباط آذار نيسان أيار حزيران تموز أيلول
رئيس وزير مدير نائب أمين عام قائد ملك أمير سفير محافظ مدرب لاعب زعيم مستشار مندوب عضو شيخ سيد دكتور مهندس أستاذ لواء عميد عقيد فريق
منظمة شركة وزارة مجلس بنك جامعة اتحاد هيئة وكالة مؤسسة لجنة مجموعة حزب نادي صحيفة محكمة برلمان قناة فريق منتخب
الرئيس الوزير المدير النائب الأمين العام القائد الملك الأمير السفير المحافظ المدرب الزعيم المستشار المتحدث الناطق
الذي التي رحمه حفظه صاحب السمو المعالي الجلالة الفخامة العربي الإسلامي الدولي الوطني العالمي الشعبي المركزي الاقتصادي السياسي العسكري الأمني الرسمي السياسية العامة المحلي الخارجي الداخلي
الأسبق المؤسس الأعلى المؤقت المنتخب الجنرال العسكرية البيت الأبيض الأسود الأحمر الأخضر مدينة شارع قصر ملعب بطولة كأس دوري برنامج مشروع فيلم كتاب رواية مسلسل حول نحو شمال جنوب شرق غرب")
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::cases::{article, document};

    fn name(text: &str, trust: Trust) -> String {
        let article = article(text);
        let document = document(&article);
        read(&document, 0, document.word(0), trust)
            .map_or(String::new(), |name| document.span(0, name.end).slice(text).to_string())
    }

    #[test]
    fn reads_whole_names() {
        assert_eq!(name("عبد الفتاح السيسي أكد", Trust::Free), "عبد الفتاح السيسي");
        assert_eq!(name("محمد بن سلمان في الرياض", Trust::Free), "محمد بن سلمان");
        assert_eq!(name("دونالد ترامب يوم الأحد", Trust::Free), "دونالد ترامب");
        assert_eq!(name("خه لي هوا اتفاقية", Trust::Titled), "خه لي هوا");
        assert_eq!(name("حسن نصر الله أمس", Trust::Free), "حسن نصر الله");
        assert_eq!(name("علي خامنئي يقول", Trust::Free), "علي خامنئي");
    }

    #[test]
    fn leaves_words_alone() {
        assert_eq!(name("على محمد", Trust::Free), "");
        assert_eq!(name("المدينة الجديدة", Trust::Titled), "");
        assert_eq!(name("أعلن محمد", Trust::Titled), "");
    }
}
