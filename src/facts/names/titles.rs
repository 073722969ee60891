//! The titles and offices that stand before a person's name.

use crate::facts::document::phrases::{WordSet, word_set};
use std::sync::LazyLock;

/// Whether a folded word is the head of an office, which takes a complement: رئيس الوزراء.
pub fn is_office(word: &str) -> bool {
    OFFICES.contains(word.strip_prefix("ال").unwrap_or(word))
}

/// Whether a folded word is a form of address that is no part of a role: السيد, الدكتور.
pub fn is_address(word: &str) -> bool {
    ADDRESSES.contains(word)
}

/// Whether a folded word after a rank is part of it: «الفريق أول», «العميد الركن».
pub fn is_rank_part(word: &str) -> bool {
    matches!(
        word,
        "اول"
            | "ركن"
            | "طيار"
            | "بحري"
            | "الركن"
            | "الطيار"
            | "البحري"
            | "متقاعد"
            | "المتقاعد"
    )
}

/// Whether a folded word is the title of one who has a number after the name: «الملك محمد
/// السادس».
pub fn is_numbered(word: &str) -> bool {
    matches!(
        crate::facts::document::clitics::bare(word),
        "ملك"
            | "ملكه"
            | "امبراطور"
            | "بابا"
            | "سلطان"
            | "شاه"
            | "قيصر"
            | "خديوي"
            | "بطريرك"
    )
}

/// Whether a folded word opens the name of something that is called after a person:
/// «حديقة الملك فهد», «شارع محمد علي».
pub fn is_label(word: &str) -> bool {
    LABELS.contains(word)
}

static LABELS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("
شارع مدينة مستشفى مسجد جامع ملعب مطار جامعة مدرسة قصر ميدان جائزة كأس مركز مؤسسة قاعة ستاد استاد حي جسر محافظة ميناء متحف سد حديقة طريق منطقة ساحة قاعدة مخيم كلية مكتبة معهد دوري ثانوية مجمع جزيرة برج قلعة ضريح مرقد كتيبة كتائب لواء مسرح صالة بوابة محطة نفق")
});

/// Whether a folded word can stand inside an office after its head, beside words with the
/// article: «مجلس», «إدارة», «باسم».
pub fn is_complement(word: &str) -> bool {
    COMPLEMENTS.contains(word)
}

/// Whether a folded word can begin a speaker without a name: «الوزير», «المتحدث», «رئيس».
pub fn is_speaker(word: &str) -> bool {
    (is_office(word) && (word.starts_with("ال") || OFFICE_HEADS.contains(word)))
        || SPEAKERS.contains(word)
}

/// Offices that speak for themselves with a complement: «رئيس البلدية», «وزير النقل».
static OFFICE_HEADS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "رئيس رئيسة وزير وزيرة مدير مديرة قائد محافظ سفير سفيرة متحدث متحدثة ناطق أمين مسؤول مسؤولة مدرب حاكم عمدة خبير محلل",
    )
});
static SPEAKERS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "مسؤولون خبراء محللون مراقبون شهود الحكومة الشرطة الجيش الوزارة المحكمة البيان الرئيسان الوزيران الطرفان الجانبان النيابة الرئاسة الخارجية الداخلية مصادر مصدر",
    )
});

/// Whether the article says «الرئيس ماكرون» with this title: an office, no profession,
/// whose next word may be an adjective («الطبيب النسائي»).
pub fn is_called_by_surname(word: &str) -> bool {
    let bare = crate::facts::document::clitics::bare(word);
    matches!(
        bare,
        "رييس"
            | "رييسه"
            | "ملك"
            | "ملكه"
            | "امير"
            | "اميره"
            | "وزير"
            | "وزيره"
            | "سلطان"
            | "زعيم"
            | "بابا"
            | "امام"
            | "سفير"
            | "محافظ"
            | "جنرال"
            | "مستشار"
            | "مستشاره"
            | "قايد"
            | "نايب"
    )
}

static OFFICES: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("
رئيس رئيسة وزير وزيرة ملك ملكة أمير أميرة ولي نائب نائبة مدير مديرة سفير سفيرة محافظ قائد أمين أمينة متحدث متحدثة ناطق ناطقة مستشار مستشارة مندوب مندوبة مبعوث مبعوثة
عضو عضوة نقيب حاكم حاكمة عمدة زعيم زعيمة مرشد مدرب مدربة لاعب لاعبة حارس مهاجم مدافع قائدة خبير خبيرة محلل محللة باحث باحثة كاتب كاتبة شاعر شاعرة مخرج مخرجة ممثل ممثلة فنان فنانة مؤلف مؤلفة
أستاذ أستاذة مفوض مفوضة إمبراطور إمبراطورة عاهل عاهلة شيخ شيخة كاردينال بطريرك قس مطران كاهن راهب حاخام راعي خطيب داعية قيادي قيادية نائبا مذيع مذيعة موسيقار عازف عازفة منتج منتجة ناقد ناقدة فيلسوف مفكر مفكرة أكاديمي أكاديمية برلماني برلمانية سيناتور دبلوماسي دبلوماسية قنصل مفوض مفوضة مساعد مساعدة وكيل وكيلة سكرتير سكرتيرة مراسل مراسلة ناشط ناشطة محام محامي محامية صحافي صحافية صحفي صحفية إعلامي إعلامية روائي روائية رسام رسامة عالم عالمة مهندس مهندسة طبيب طبيبة
مؤسس مالك مالكة رائد جنرال مشرف مشرفة منسق منسقة منسقه مفتي نجم نجمة بطل بطلة لاعبه مصمم مصممة مغني مغنية مطرب مطربة ملحن مؤرخ مؤرخة اقتصادي معلم معلمة أمير سلطان إمام بابا أسقف قاضي قاضية نظير نظيره نظيرته نظيرها نظيرتها زميله زميلته زوجته زوجها شقيقه شقيقته نجله ابنه ابنته والده والدته طالب طالبة تلميذ تلميذة مواطن مواطنة مزارع مزارعة تاجر تاجرة عميد عميدة مسؤول مسؤولة مدعي رئيسه مطور مطورة مبرمج مبرمجة مربي")
});
static ADDRESSES: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("
السيد السيدة سعادة معالي فضيلة سماحة العلامة المطرب المطربة الفنان الفنانة الدكتور الدكتورة الشيخ الشيخة المهندس المهندسة الأستاذ الأستاذة البروفيسور البروفسور الأمير الأميرة اللواء الفريق العميد العقيد المقدم الرائد النقيب الملازم الجنرال المشير الحاج الكابتن المستشار المستشارة السفير السفيرة القاضي المحامي المحامية صاحب السمو الملكي المعالي الفريقه د م أ النائب النائبة الطفل الطفلة الشاب الشابة المواطن المواطنة الأول الركن")
});
static COMPLEMENTS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("
مجلس وزراء إدارة هيئة لجنة شركة بنك جامعة كلية حزب حركة جماعة تيار كتلة ائتلاف تحالف جبهة منظمة جمعية اتحاد نقابة غرفة وكالة مؤسسة معهد مركز مكتب قسم دائرة فرع فريق منتخب نادي قوات جيش شرطة أركان أمن شؤون شئون باسم لشؤون عام عهد
رئيس رئيسة وزير وزيرة مدير مديرة نائب أمين عضو قائد وزارة بلدية محافظة مدينة ولاية منطقة إقليم بعثة وفد سفارة صحيفة قناة موقع مجلة دار محكمة تحرير مبادرة برنامج مشروع صندوق مصرف مجموعة شبكة متحف مكتبة مدرسة مستشفى رئاسة أمانة مؤسس مشارك تنفيذي إقليمي سابق سابقا تربية علوم تاريخ أستاذ الأول")
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::document::fold::fold;

    #[test]
    fn knows_titles() {
        assert!(is_office(&fold("الرئيس")) && is_office(&fold("وزيرة")));
        assert!(is_address(&fold("الدكتورة")));
    }

    #[test]
    fn leaves_other_words_alone() {
        assert!(!is_office("مدينه") && !is_address("مدينه") && !is_complement("امس"));
    }
}
