//! The words that named things are called by.

use crate::facts::document::phrases::{WordSet, word_set};
use std::sync::LazyLock;

/// Heads that a name in quotation marks follows.
pub static MARKED: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("
مبادرة مبادرات خطة برنامج مشروع حملة عملية عاصفة نظام منظومة قانون اتفاقية اتفاق معاهدة وثيقة رؤية استراتيجية تطبيق لعبة هاتف جهاز صاروخ طائرة مقاتلة سفينة ناقلة قطار مركبة مسبار قمر مرصد
كتاب كتابه كتابها رواية روايته روايتها ديوان ديوانه ديوانها قصيدة قصيدته قصيدتها مسرحية مسرحيته فيلم فيلمه فيلمها الفيلم مسلسل مسلسله مسلسلها المسلسل أغنية أغنيته أغنيتها ألبوم ألبومه ألبومها لوحة أوبريت أوبرا أوبرالية قصة سلسلة مقال مجلة مهرجان معرض مؤتمر ملتقى منتدى ندوة جائزة كأس بطولة دوري سباق أولمبياد برنامجه برنامجها عرض مجموعته مجموعتها")
});

/// What states and companies plan together, named within marks.
pub static PLANS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("شراكة مبادرة خطة اتفاق اتفاقية معاهدة ميثاق وثيقة رؤية استراتيجية برنامج مشروع خارطة")
});

/// Heads that the Latin name of a product follows.
pub static PRODUCTS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "تطبيق برنامج مكتبة منصة نظام لغة هاتف محرك متصفح لعبة معالج جهاز روبوت نموذج طائرة صاروخ",
    )
});

/// Heads that a name without marks may follow.
pub static HEADS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("
اتفاقية اتفاق معاهدة بروتوكول ميثاق مبادرة قانون جائزة كأس دوري بطولة مهرجان مونديال أولمبياد معركة حرب إعصار ثورة مؤتمر قمة")
});

/// Heads after which one noun with the article says nothing yet.
pub static LOOSE: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "اتفاق اتفاقية مبادرة قمة مؤتمر بطولة حرب معركة إعصار ثورة جائزة بروتوكول دوري كأس مهرجان قانون معاهدة ميثاق مونديال أولمبياد",
    )
});

/// Heads that a place names: «اتفاق الطائف», «مهرجان كان».
pub static TAKES_PLACES: LazyLock<WordSet> =
    LazyLock::new(|| word_set("اتفاقية اتفاق معاهدة بروتوكول ميثاق مهرجان مونديال أولمبياد جائزة"));

pub static TOURNAMENTS: LazyLock<WordSet> = LazyLock::new(|| word_set("كأس دوري بطولة"));

/// What laws and treaties do: «قانون مكافحة الإرهاب».
pub static ACTIONS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "مكافحة حظر منع حماية تنظيم تعزيز الحد وقف إنهاء عدم تجريم ضمان حقوق شراكة تجارة تبادل سلامة",
    )
});

/// Adjectives that name a thing, beside those of belonging in ي.
pub static ADJECTIVES: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "الممتاز الممتازة النووي النووية الباردة المفتوحة المفتوح الموحد الأولى الثانية الكبرى العالمية الأهلية الحرة البلشفية الكيميائية الدولية الشاملة الإضافي المتحدة الأولمبية الأولمبي",
    )
});

/// Names that are always whole, parted by `|`.
pub const FIXED: &str = "القرآن الكريم|الكتاب المقدس|الحرب العالمية الأولى|الحرب العالمية الثانية|الحرب الباردة|الربيع العربي|الاتفاق النووي|كأس العالم|كأس الأمم الأفريقية|كأس الأمم الإفريقية|كأس أمم أفريقيا|كأس أمم إفريقيا|كأس أمم آسيا|كأس آسيا|دوري أبطال أوروبا|دوري أبطال آسيا|دوري أبطال أفريقيا|دوري أبطال إفريقيا|الدوري الأوروبي|يوروبا ليغ|دورة الألعاب الأولمبية|الألعاب الأولمبية|الألعاب الآسيوية|كأس خادم الحرمين الشريفين|كأس ولي العهد|كأس السوبر|جائزة نوبل|الكرة الذهبية|عاصفة الحزم|إعادة الأمل|المبادرة الخليجية|مبادرة السلام العربية|مبادرة الحزام والطريق|الحزام والطريق|صفقة القرن|اتفاقية جنيف|اتفاقيات جنيف|اتفاق أوسلو|اتفاقية أوسلو|اتفاقيات أوسلو|اتفاقية كامب ديفيد|اتفاق الطائف|وعد بلفور|الإعلان العالمي لحقوق الإنسان|ميثاق الأمم المتحدة|معاهدة حظر الانتشار النووي";

/// Last words of English names.
pub static ENGLISH: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "act agreement treaty accord accords prize award cup championship festival initiative protocol convention summit war constitution",
    )
});
