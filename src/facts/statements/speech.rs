//! Verbs of saying: what opens or closes a quotation, per language.

use crate::facts::document::fold::fold;
use crate::facts::document::phrases::{WordMap, WordSet, word_set};
use crate::facts::document::{Document, Language, clitics};
use std::sync::LazyLock;

/// A verb of saying in the text.
#[derive(Clone, Copy, Debug)]
pub struct Verb {
    pub at: usize,
    /// Folded clitic letters before it.
    pub skip: usize,
    pub end: usize,
    /// Said by a woman, as far as the form tells (Arabic only).
    pub is_feminine: bool,
    /// A participle («مضيفا») has the speaker of the verb before it.
    pub is_participle: bool,
}

/// The verb of saying at a token.
pub fn verb_at(document: &Document, at: usize) -> Option<Verb> {
    if !document.is_word(at) {
        return None;
    }
    let word = document.word(at);
    let (verbs, two): (&WordSet, bool) = match document.language {
        Language::Arabic => return arabic(document, at, word),
        Language::Persian => (&PERSIAN, true),
        Language::Urdu => (&URDU, false),
        Language::Hebrew => (&HEBREW, false),
        Language::English => (&ENGLISH, false),
        Language::Kurdish | Language::Uyghur => return None,
    };
    let skip = if document.language == Language::Hebrew && !verbs.contains(word) { 1 } else { 0 };
    let stem = if skip == 1 { word.strip_prefix('ו')? } else { word };
    if !verbs.contains(stem) {
        return None;
    }
    // «تأکید کرد» is a verb of two words.
    let is_two = two && matches!(document.word(at + 1), "كرد" | "داد" | "كردند" | "شد");
    Some(Verb {
        at,
        skip,
        end: at + 1 + usize::from(is_two),
        is_feminine: false,
        is_participle: false,
    })
}

/// A verb that says what somebody wants, fears or denies, with the preposition before it:
/// «دعا إلى», «أعرب عن», «حذر من», «طالب بـ».
#[derive(Clone, Copy, Debug)]
pub struct Call {
    pub verb: Verb,
    pub preposition: &'static str,
}

/// The verb of this kind at a token.
pub fn call_at(document: &Document, at: usize) -> Option<Call> {
    if document.language != Language::Arabic || !document.is_word(at) {
        return None;
    }
    let word = document.word(at);
    let skip = usize::from(word.starts_with(['و', 'ف']) && !CALLS.contains_key(word));
    let stem = if skip == 1 { word.strip_prefix(['و', 'ف'])? } else { word };
    let preposition = *CALLS.get(stem)?;
    // «عبر» is also "through".
    if stem == "عبر" && document.word(at + 1) != preposition {
        return None;
    }
    let is_participle =
        stem.starts_with('م') || stem.starts_with("داعي") || stem.starts_with("لافت");
    let verb = Verb {
        at,
        skip,
        end: at + 1,
        is_feminine: is_feminine(stem) || (is_participle && stem.ends_with('ه')),
        is_participle,
    };
    Some(Call { verb, preposition })
}

/// By the form of a verb, past or present. Some of the masculine past begin with its letter too.
fn is_feminine(verb: &str) -> bool {
    let is_past = matches!(verb, "تابع" | "تساءل" | "توقع" | "تعهد" | "تطرق");
    verb.ends_with('ت') || (verb.starts_with('ت') && !is_past)
}

/// Whether the vowel mark of the first letter makes a verb of the past passive: «أُعلن».
pub fn is_passive(document: &Document, at: usize) -> bool {
    let mut letters = document.raw(at).chars().peekable();
    if letters.next_if(|letter| matches!(letter, 'و' | 'ف')).is_some() {
        letters.next_if(|letter| *letter == '\u{64e}');
    }
    let first = letters.next();
    let doubled = letters.next_if(|letter| *letter == '\u{651}').is_some();
    !matches!(first, Some('ي' | 'ت' | 'ن')) && !doubled && letters.next() == Some('\u{64f}')
}

fn arabic(document: &Document, at: usize, word: &str) -> Option<Verb> {
    let stem = clitics::stems(word, document.language).into_iter().find(|stem| {
        stem.skip <= 1
            && !stem.is_elided
            && (ARABIC.contains(stem.text) || PARTICIPLES.contains(stem.text))
    })?;
    if stem.skip == 1 && !word.starts_with(['و', 'ف']) {
        return None;
    }
    // «بيّن» said; «بين» is "between". «كُتب»: nobody is named who wrote.
    if (stem.text == "بين" && !document.raw(at).contains('\u{651}')) || is_passive(document, at)
    {
        return None;
    }
    // «يذكر أن …» is said by nobody.
    if stem.text == "يذكر" && matches!(document.word(at + 1), "ان" | "انه" | "انها") {
        return None;
    }
    let is_participle = PARTICIPLES.contains(stem.text);
    Some(Verb {
        at,
        skip: stem.skip,
        end: at + 1,
        is_feminine: is_feminine(stem.text),
        is_participle,
    })
}

static ARABIC: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("
قال قالت قالوا قالا يقول تقول أكد أكدت أكدوا أكدا يؤكد تؤكد أعلن أعلنت يعلن تعلن أوضح أوضحت يوضح توضح أضاف أضافت أضافوا يضيف تضيف ذكر ذكرت ذكّرت صرح صرحت
أشار أشارت يشير تشير لفت لفتت شدد شددت شددا يشدد اعتبر اعتبرت يعتبر كشف كشفت رأى رأت يرى ترى بيّن بيّنت أفاد أفادت نفى نفت حذر حذرت يحذر تحذر توقع توقعت يتوقع تتوقع
تابع تابعت أردف أردفت استطرد ختم اختتم علق علقت رد ردت أجاب أجابت يجيب تجيب تساءل تساءلت زعم زعمت اعترف اعترفت أقر أقرت وصف وصفت كتب كتبت غرد روى روت قاطعه قاطعها خاطب خاطبت هتف همس همست صاح أبلغت شرح شرحت صرحت نبه نبهت نوه نوهت أبلغ ذكّر استدرك استدركت سأل سألت خلص خلصت طالب طالبت اشتكى ألمح
يشرح تشرح يتساءل تتساءل يعلق تعلق يستدرك تستدرك يروي تروي يطالب تطالب عقب عقبت يعقب تعقب يقر تقر يعترف تعترف يصف تصف يختم تختم ختمت يرد ترد يردف تردف يتابع تتابع يكتب تكتب ينفي تنفي يفيد تفيد يذكر تذكر يسأل تسأل يخلص تخلص قدر قدرت يقدر تقدر أظهر أظهرت يظهر تظهر")
});
static PARTICIPLES: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("
قائلا قائلة مضيفا مضيفة مؤكدا مؤكدة مشيرا مشيرة موضحا موضحة لافتا لافتة معتبرا معتبرة محذرا محذرة متابعا مشددا مشددة مبينا مبينة كاشفا معلنا متسائلا متوقعا نافيا بقوله بقولها قوله قولها")
});
static CALLS: LazyLock<WordMap<&'static str>> = LazyLock::new(|| {
    let mut calls = WordMap::default();
    for (preposition, verbs) in [
        (
            "الي",
            "دعا دعت دعوا يدعو تدعو داعيا داعية أشار أشارت يشير تشير مشيرا مشيرة لفت لفتت لافتا لافتة تطرق تطرقت نبه نبهت ينبه تنبه منبها منبهة",
        ),
        ("عن", "أعرب أعربت أعربوا يعرب تعرب معربا معربة عبر عبرت معبرا معبرة"),
        ("علي", "شدد شددت يشدد تشدد مشددا مشددة أكد أكدت يؤكد تؤكد مؤكدا مؤكدة حث حثت"),
        ("من", "حذر حذرت يحذر تحذر محذرا محذرة اشتكى اشتكت يشتكي تشتكي"),
        (
            "ب",
            "طالب طالبت طالبوا يطالب تطالب مطالبا مطالبة رحب رحبت يرحب ترحب مرحبا مرحبة أشاد أشادت مشيدا مشيدة تعهد تعهدت ندد نددت منددا منددة وعد وعدت",
        ),
    ] {
        for verb in verbs.split_whitespace() {
            calls.insert(fold(verb), preposition);
        }
    }
    calls
});
static PERSIAN: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "گفت گفته می‌گوید گوید افزود تأکید تاکید اظهار نوشت اعلام بیان تصریح گفتند می‌گویند پرسید",
    )
});
static URDU: LazyLock<WordSet> = LazyLock::new(|| word_set("کہا کہنا بتایا کہتے کہتی پوچها لکها"));
static HEBREW: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "אמר אמרה אמרו הוסיף הוסיפה מסר מסרה הסביר הסבירה ציין ציינה הדגיש הדגישה סיפר סיפרה אומר אומרת טען טענה כתב כתבה שאל שאלה",
    )
});
static ENGLISH: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "said says told added adds wrote writes asked asks explained explains announced replied warned argued insisted recalled noted",
    )
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::cases::{article, document};

    fn is_verb(text: &str) -> bool {
        let article = article(text);
        verb_at(&document(&article), 0).is_some()
    }

    #[test]
    fn finds_verbs_with_their_conjunction() {
        assert!(is_verb("وأضاف الوزير") && is_verb("قالت الوزيرة") && is_verb("said the"));
    }

    #[test]
    fn leaves_nouns_alone() {
        assert!(!is_verb("الوزير قال") && !is_verb("بقال المدينة"));
    }
}
