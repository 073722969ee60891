//! The small words of each language, which are never part of a name or counted.

use super::language::{ByLanguage, Language};
use super::phrases::{WordSet, word_set};
use std::sync::LazyLock;

/// Whether a folded word is a preposition, pronoun, conjunction, particle or auxiliary.
pub fn is_function(word: &str, language: Language) -> bool {
    let words = FUNCTION_WORDS.get(language);
    words.contains(word)
        || (language == Language::Arabic
            && word.strip_prefix(['و', 'ف']).is_some_and(|rest| words.contains(rest)))
}

/// Whether a folded Arabic word is a verb that news sentences are made with. Their
/// subject ends and something new begins here.
pub fn is_verb(word: &str) -> bool {
    VERBS.contains(word) || word.strip_prefix(['و', 'ف']).is_some_and(|rest| VERBS.contains(rest))
}

/// The small words of each language.
static FUNCTION_WORDS: ByLanguage<LazyLock<WordSet>> = ByLanguage {
    arabic: LazyLock::new(|| {
        word_set("
في من إلى على عن مع حتى منذ خلال بعد قبل بين عند لدى نحو حول ضد دون عبر ضمن فوق تحت أمام خلف وراء قرب داخل خارج
لكن بل أو أم ثم إذ إذا لو لولا كي لكي حيث حيثما بينما عندما كلما لأن لأنه لأنها أن إن أنه أنها أنهم إنه إنها إنهم إنني أنني أننا إننا بأن بأنه بأنها
أنّ فإن كأن لعل ليت قد لقد سوف لن لم لا ما ليس ليست ألا إلا سوى غير كما مما فيما بما ممن عما
هو هي هم هما هن أنا نحن أنت أنتم هذا هذه هذان هذين هؤلاء ذلك تلك أولئك ذاك الذي التي الذين اللذين اللتين اللاتي اللواتي
كان كانت كانوا يكون تكون ستكون سيكون بات أصبح أصبحت يصبح صار ظل مازال يزال تزال عاد
كل بعض جميع أي أية كلا كلتا عدة نفس ذات ذاته نفسه نفسها معظم أغلب أكثر أقل نحوها حوالي زهاء قرابة
هناك هنا هنالك أيضا أيضاً فقط جدا جداً حاليا حالياً لاحقا لاحقاً سابقا سابقاً تقريبا تقريباً كذلك هكذا إضافة فضلا فضلاً رغم برغم بسبب بشأن إزاء وفق وفقا وفقاً حسب بحسب
عليه عليها عليهم إليه إليها إليهم منه منها منهم فيه فيها فيهم به بها بهم له لها لهم لنا لي معه معها معهم عنه عنها عنهم بينه بينها بينهم
مثل عدا خلا مقابل لصالح أثناء قبيل بعيد عقب إثر جراء تجاه صوب طوال طيلة وسط ربما كيف ماذا متى أين لماذا هل يمكن يجب ينبغي إما أما أي وهو وهي وهم عام يوم")
    }),
    persian: LazyLock::new(|| {
        word_set("
و در از به با را که این آن برای تا بر یا اما اگر هم نیز هر همه یک است بود شد شده می است‌ خواهد کرد گفت پس پیش بعد قبل میان بین روی زیر درباره چون چه وی او آنها آن‌ها ما من شما هستند بودند شدند دارد داشت دارند باید تنها دیگر خود سال ماه روز درصد")
    }),
    urdu: LazyLock::new(|| {
        word_set("
کے کی کا کو میں سے نے پر اور ہے ہیں تھا تھی تھے کہ یہ وہ اس ان بھی تک لیے ساتھ بعد پہلے گا گی گے کر کیا کیے جو یا مگر لیکن ہو گیا گئی گئے فیصد سال")
    }),
    hebrew: LazyLock::new(|| {
        word_set("
של על את אל עם כי לא הוא היא הם הן זה זו זאת אשר או גם רק כל אם אבל אך היה היתה הייתה היו בין לפני אחרי תוך מול כדי עד מן מ ב ל ה אמר אמרה יותר פחות כ שנת")
    }),
    kurdish: LazyLock::new(|| {
        word_set("لە بە بۆ و کە لەگەڵ ئەم ئەو تا بەڵام هەر یان دەکات کرد بوو دوای پێش ساڵ")
    }),
    uyghur: LazyLock::new(|| word_set("ۋە بىلەن ئۈچۈن بۇ شۇ ئۇ بىر دەپ ئىدى بولۇپ يىلى")),
    english: LazyLock::new(|| {
        word_set("
a an the of in on at to for from by with as and or but nor so yet is are was were be been being has have had do does did will would can could may might must shall should not no
this that these those it its he she they his her their our your my we you i him them us who whom which what when where why how than then there here into onto over under after before between
during since until against about across along through per more less most least very also only just if while because although though each every all any some both either neither one's said says up down out off again")
    }),
};

static VERBS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("
قال قالت قالوا يقول تقول وقال أكد أكدت يؤكد تؤكد أعلن أعلنت يعلن تعلن أوضح أوضحت يوضح أضاف أضافت يضيف ذكر ذكرت يذكر صرح صرحت يصرح
أشار أشارت يشير تشير لفت لفتت يلفت شدد شددت يشدد اعتبر اعتبرت يعتبر تعتبر كشف كشفت يكشف رأى رأت يرى ترى بيّن بينت أفاد أفادت يفيد نفى نفت ينفي
حذر حذرت يحذر تحذر توقع توقعت يتوقع طالب طالبت يطالب دعا دعت يدعو تدعو جدد جددت أعرب أعربت يعرب أبدى أبدت نوه أبلغ أبلغت نقل نقلت نقلا كتب كتبت يكتب
تابع تابعت يتابع عقبت وصفت شرحت استدركت تساءل تساءلت أردف استطرد ختم اختتم تحدث تحدثت يتحدث علق علقت رد ردت يرد زعم زعمت ادعى اتهم اتهمت يتهم انتقد انتقدت رفض رفضت يرفض وافق وافقت
التقى التقت يلتقي استقبل استقبلت يستقبل زار زارت يزور وصل وصلت يصل غادر غادرت بحث بحثت يبحث ناقش ناقشت وقع وقعت يوقع اتفق اتفقت اتفقا قرر قررت يقرر
بدأ بدأت يبدأ تبدأ انتهى انتهت عقد عقدت يعقد تعقد ترأس ترأست شارك شاركت يشارك تشارك حضر حضرت افتتح افتتحت يفتتح دشن دشنت أطلق أطلقت يطلق نفذ نفذت
قتل قتلت قتلوا أصيب أصيبت جرح لقي توفي توفيت اعتقل اعتقلت أوقف أوقفت فاز فازت يفوز خسر خسرت تعادل سجل سجلت يسجل هزم تغلب تأهل تأهلت حقق حققت يحقق أحرز
بلغ بلغت يبلغ تبلغ ارتفع ارتفعت يرتفع انخفض انخفضت تراجع تراجعت زاد زادت وصلت شهد شهدت يشهد تشهد ضم ضمت يضم تضم شمل شملت يشمل تشمل
جاء جاءت يأتي تأتي تم تمت يتم تتم جرى جرت يجري تجري حصل حصلت يحصل قام قامت يقوم تقوم قدم قدمت يقدم تقدم أجرى أجرت يجري تعهد تعهدت واصل واصلت يواصل تواصل
أدى أدت يؤدي تؤدي سيطر سيطرت شن شنت استهدف استهدفت سقط سقطت أسفر أسفرت تسبب تسببت أصدر أصدرت عين عينت انتخب انتخبت تولى تولت يتولى استقال ترشح
سيكون سيتم ستبدأ سيعقد ستعقد يعمل تعمل عمل عملت يسعى تسعى يريد تريد أراد يستطيع دفع دفعت منح منحت ينتظر تنتظر أمر أمرت نشر نشرت يعيش أظهر أظهرت تعد يعد")
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_small_words_with_their_clitic() {
        assert!(is_function("وفي", Language::Arabic));
        assert!(is_verb("واعلنت"));
        assert!(is_function("the", Language::English));
    }

    #[test]
    fn leaves_nouns_alone() {
        assert!(!is_function("مدرسه", Language::Arabic));
        assert!(!is_verb("وزير"));
    }
}
