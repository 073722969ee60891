//! The verbs of events, with their forms: what the news says that somebody did.

use crate::facts::document::fold::fold;
use crate::facts::document::phrases::{WordMap, WordSet, word_set};
use crate::facts::document::{Document, clitics};
use crate::facts::statements::speech;
use std::sync::LazyLock;

/// A verb of an event in the text.
#[derive(Clone, Copy, Debug)]
pub struct EventVerb {
    /// Folded letters of a conjunction before it.
    pub skip: usize,
    /// Equal for all forms of a verb.
    pub lemma: usize,
    /// «يوقع», «سيوقع»
    pub is_imperfect: bool,
    /// Whether it may have no doer: «قتل خمسة أشخاص».
    pub may_be_passive: bool,
    /// Whether it has none, by its vowel mark or its letters: «أُطلقت», «أقيمت».
    pub is_passive: bool,
    pub is_feminine: bool,
}

/// The verb of an event at a token.
pub fn at(document: &Document, at: usize) -> Option<EventVerb> {
    if !document.is_word(at) {
        return None;
    }
    // «عقداً», a contract: a noun in the accusative.
    if document.raw(at).ends_with("اً") || document.raw(at).ends_with("ًا") {
        return None;
    }
    clitics::stems(document.word(at), document.language)
        .into_iter()
        .filter(|stem| !stem.is_elided && stem.skip <= 1)
        .filter(|stem| stem.skip == 0 || document.word(at).starts_with(['و', 'ف']))
        .find_map(|stem| {
            let is_marked = speech::is_passive(document, at);
            // «كُرّم»: marked, it is no noun.
            let marked = || FORMS.get(&format!("{}ت", stem.text)).filter(|_| is_marked);
            let form = FORMS.get(stem.text).or_else(marked)?;
            let is_passive = form.is_passive || (is_marked && !form.is_imperfect);
            Some(EventVerb { skip: stem.skip, is_passive, ..*form })
        })
}

/// Whether a folded word at the start of a title is an event as a noun: «توقيع اتفاق …».
pub fn is_noun(word: &str) -> bool {
    NOUNS.contains(word)
}

/// Whether the letters of a verb are as often its noun: «، خفض سعر الفائدة».
pub fn is_also_noun(word: &str) -> bool {
    matches!(
        word.strip_prefix('و').filter(|rest| rest.chars().count() > 2).unwrap_or(word),
        "خفض"
            | "رفع"
            | "بحث"
            | "عقد"
            | "منح"
            | "منع"
            | "نشر"
            | "دعم"
            | "سحب"
            | "قصف"
            | "قتل"
            | "ضبط"
            | "فرض"
            | "حظر"
            | "فتح"
            | "طرد"
            | "حكم"
            | "رصد"
            | "وقع"
    )
}

/// Whether a folded verb always has an object: «التقى», «زار».
pub fn asks_object(word: &str) -> bool {
    let stem = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    OBJECTS.contains(stem)
}

static OBJECTS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "التقى التقت زار زارت استقبل استقبلت هنأ هنأت تفقد تفقدت هزم هزمت ترأس ترأست غادر غادرت افتتح افتتحت",
    )
});

/// Whether a folded word is what «تم», «جرى» or «شهد» tells: «توقيع», «الاتفاق».
pub fn is_deed(word: &str) -> bool {
    DEEDS.contains(word.strip_prefix("ال").unwrap_or(word))
}

static DEEDS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("
توقيع افتتاح تدشين إطلاق انتخاب تعيين اختيار اتفاق توصل ضبط قبض إفراج إنقاذ نقل تسليم تسلم تكريم إغلاق إلغاء تأجيل اعتقال تشكيل تبادل إحباط إخلاء")
});
static NOUNS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("
مقتل مصرع وفاة إصابة اعتقال توقيع افتتاح تدشين انطلاق إطلاق تعيين انتخاب فوز استقالة إقالة اغتيال إحباط ضبط إعدام انسحاب إغلاق تأجيل الإفراج اختيار تكريم القبض انفجار هجوم تفجير زلزال سقوط تحطم غرق احتجاز اختطاف إلغاء رصد اكتشاف إنقاذ ترشيح")
});

static FORMS: LazyLock<WordMap<EventVerb>> = LazyLock::new(|| {
    let mut forms = WordMap::default();
    for (lemma, line) in VERBS.lines().filter(|line| !line.is_empty()).enumerate() {
        let mut cells = line.split(' ');
        let (Some(masculine), Some(feminine), Some(imperfect)) =
            (cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        let passive = cells.next();
        let mut add = |form: String, is_imperfect, is_feminine| {
            forms.entry(fold(&form)).or_insert(EventVerb {
                skip: 0,
                lemma,
                is_imperfect,
                may_be_passive: passive.is_some(),
                is_passive: passive == Some("only"),
                is_feminine,
            });
        };
        if masculine != "-" {
            add(masculine.to_string(), false, false);
            add(format!("{}ا", masculine.trim_end_matches(['ى', 'ا'])), false, false);
            add(format!("{}وا", masculine.trim_end_matches(['ى', 'ا'])), false, false);
        }
        add(feminine.to_string(), false, true);
        add(format!("{feminine}ا"), false, true);
        if imperfect == "-" {
            continue;
        }
        for prefix in ["ي", "ت", "سي", "ست"] {
            let is_feminine = prefix.ends_with('ت');
            add(format!("{prefix}{imperfect}"), true, is_feminine);
            for ending in ["ان", "ون"] {
                let stem = imperfect.trim_end_matches('ى');
                add(format!("{prefix}{stem}{ending}"), true, is_feminine);
            }
        }
    }
    forms
});

/// A verb a line: he did, she did, the imperfect without its prefix, and a word where it may
/// have no doer or ("only") never has one. A dash where the form is rather a noun.
const VERBS: &str = "
وقع وقعت وقع
اتفق اتفقت تفق
أبرم أبرمت برم
أعلن أعلنت علن
قرر قررت قرر
التقى التقت لتقي
اجتمع اجتمعت جتمع
ترأس ترأست ترأس
زار زارت زور
استقبل استقبلت ستقبل
أطلق أطلقت طلق
فاز فازت فوز
قتل قتلت قتل passive
أصيب أصيبت صاب passive
لقي لقيت لقى
توفي توفيت توفى passive
اعتقل اعتقلت عتقل passive
أوقف أوقفت وقف
احتجز احتجزت حتجز
انتخب انتخبت نتخب passive
- عينت عين
اختار اختارت ختار
افتتح افتتحت فتتح
دشن دشنت دشن
وصل وصلت صل
غادر غادرت غادر
بحث بحثت بحث
ناقش ناقشت ناقش
تباحث تباحثت تباحث
قدم قدمت قدم
شارك شاركت شارك
نفذ نفذت نفذ
شن شنت شن
قصف قصفت قصف
استهدف استهدفت ستهدف
هاجم هاجمت هاجم
اقتحم اقتحمت قتحم
اغتال اغتالت غتال
سيطر سيطرت سيطر
أصدر أصدرت صدر
أقر أقرت قر
وافق وافقت وافق
رفض رفضت رفض
صادق صادقت صادق
- صوتت صوت
أقال أقالت قيل
استقال استقالت ستقيل
تسلم تسلمت تسلم
تولى تولت تولى
منح منحت منح
أحرز أحرزت حرز
حصد حصدت حصد
تغلب تغلبت تغلب
هزم هزمت هزم
تأهل تأهلت تأهل
خسر خسرت خسر
تعادل تعادلت تعادل
سجل سجلت سجل
فرض فرضت فرض
ألغى ألغت لغي
أغلق أغلقت غلق
قضى قضت قضي
أدان أدانت دين
أجرى أجرت جري
عقد عقدت عقد
أرسل أرسلت رسل
بدأ بدأت بدأ
أنهى أنهت نهي
اختتم اختتمت ختتم
استأنف استأنفت ستأنف
ضبط ضبطت ضبط passive
أحبط أحبطت حبط
أطاح أطاحت طيح
انضم انضمت نضم
انسحب انسحبت نسحب
تعاقد تعاقدت تعاقد
أعدم أعدمت عدم
أفرج أفرجت فرج
سحب سحبت سحب
خفض خفضت خفض
رفع رفعت رفع
حظر حظرت حظر
منع منعت منع
نشر نشرت نشر
أسقط أسقطت سقط
دمر دمرت دمر
أنقذ أنقذت نقذ
تبرع تبرعت تبرع
اشترى اشترت شتري
باع باعت بيع
استحوذ استحوذت ستحوذ
هنأ هنأت هنئ
تلقى تلقت تلقى
رشح رشحت رشح
تظاهر تظاهرت تظاهر
كلف كلفت كلف
- كرمت كرم
دعم دعمت دعم
أقام أقامت قيم
نظم نظمت نظم
اعتمد اعتمدت عتمد
حطم حطمت حطم
ألقى ألقت لقي
طرد طردت طرد
استدعى استدعت ستدعي
استعاد استعادت ستعيد
وزع وزعت وزع
اختطف اختطفت ختطف passive
خطف خطفت خطف passive
عثر عثرت عثر
استعرض استعرضت ستعرض
تفقد تفقدت تفقد
احتفل احتفلت حتفل
اندلع اندلعت ندلع
أنجز أنجزت نجز
حضر حضرت حضر
أجلى أجلت جلي
حكم حكمت حكم
أحال أحالت حيل
شكل شكلت شكل
واصل واصلت واصل
انتزع انتزعت نتزع
بلغ بلغت -
رصد رصدت رصد
شهد شهدت -
أسدل أسدلت -
عزف عزفت -
حجب حجبت حجب
خصص خصصت خصص
توصل توصلت توصل
نال نالت نال
تصدر تصدرت تصدر
توج توجت - passive
تبنى تبنت تبنى
بعث بعثت بعث
حقق حققت -
استضاف استضافت ستضيف
نجح نجحت -
تمكن تمكنت -
قام قامت -
فتح فتحت فتح
اطلع اطلعت طلع
أقيم أقيمت - only
أجري أجريت - only
ألغي ألغيت - only
أحيل أحيلت - only
أدين أدينت - only
أقيل أقيلت - only
اختير اختيرت - only
استدعي استدعيت - only
أعيد أعيدت - only
";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::cases::{article, document};

    fn is_verb(text: &str) -> bool {
        let article = article(text);
        at(&document(&article), 0).is_some()
    }

    #[test]
    fn knows_the_forms() {
        for text in ["وقّع", "ووقعت", "سيلتقي", "يزور", "واعتقلت", "اتفقا", "توقعان", "كُرّم", "أقيمت"]
        {
            assert!(is_verb(text), "{text}");
        }
    }

    #[test]
    fn leaves_nouns_alone() {
        for text in ["عقداً", "بعقد", "اتفاق", "زيارة", "القتل", "عين", "كرم"]
        {
            assert!(!is_verb(text), "{text}");
        }
    }
}
