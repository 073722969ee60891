//! The verbs of events, with their forms: what the news says that somebody did.

use crate::facts::document::fold::fold;
use crate::facts::document::phrases::{WordMap, WordSet, word_set};
use crate::facts::document::{Document, clitics};
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
            let form = FORMS.get(stem.text)?;
            Some(EventVerb { skip: stem.skip, ..*form })
        })
}

/// Whether a folded word at the start of a title is an event as a noun: «توقيع اتفاق …».
pub fn is_noun(word: &str) -> bool {
    NOUNS.contains(word)
}

static NOUNS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("
مقتل مصرع وفاة إصابة اعتقال توقيع افتتاح تدشين انطلاق إطلاق تعيين انتخاب فوز استقالة إقالة اغتيال إحباط ضبط إعدام انسحاب إغلاق تأجيل الإفراج اختيار تكريم القبض انفجار هجوم تفجير زلزال سقوط تحطم غرق احتجاز اختطاف إلغاء")
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
        let may_be_passive = cells.next().is_some();
        let verb = |is_imperfect| EventVerb { skip: 0, lemma, is_imperfect, may_be_passive };
        let mut add = |form: String, is_imperfect| {
            forms.entry(fold(&form)).or_insert(verb(is_imperfect));
        };
        if masculine != "-" {
            add(masculine.to_string(), false);
            add(format!("{}ا", masculine.trim_end_matches(['ى', 'ا'])), false);
        }
        add(feminine.to_string(), false);
        for prefix in ["ي", "ت", "سي", "ست"] {
            add(format!("{prefix}{imperfect}"), true);
        }
    }
    forms
});

/// A verb a line: he did, she did, the imperfect without its prefix, and a word where it may
/// have no doer. A dash where the form is rather a noun.
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
        for text in ["وقّع", "ووقعت", "سيلتقي", "يزور", "واعتقلت", "اتفقا"]
        {
            assert!(is_verb(text), "{text}");
        }
    }

    #[test]
    fn leaves_nouns_alone() {
        for text in ["عقداً", "بعقد", "اتفاق", "زيارة", "القتل", "عين"] {
            assert!(!is_verb(text), "{text}");
        }
    }
}
