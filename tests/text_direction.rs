//! The direction of real kinds of headlines, and what must not decide it.

use khabar::text::Direction::{self, Ltr, Rtl};
use khabar::text::direction_of;

const CASES: &[(&str, Option<&str>, Direction)] = &[
    // The declared language decides, while there is a letter of it.
    ("خبر عاجل", Some("ar"), Rtl),
    ("iPhone 18 يصل إلى الأسواق", Some("ar"), Rtl),
    ("BBC Arabic", Some("ar"), Ltr),
    ("2026", Some("ar"), Rtl),
    ("2026", None, Ltr),
    ("", Some("fa"), Rtl),
    ("", None, Ltr),
    ("نص", Some("en"), Rtl),
    ("Gaza (غزة) today", Some("en"), Ltr),
    ("Xəbər", Some("az"), Ltr),
    ("Tiştek bi tîpên latînî", Some("ku"), Ltr),
    ("هەواڵ", Some("ku-Arab"), Rtl),
    // Leading parts that do not count.
    ("https://t.co/abc الرئيس يصل إلى بيروت", None, Rtl),
    ("www.bbc.com/arabic تقرير خاص", None, Rtl),
    ("@AJArabic عاجل: انفجار في المرفأ", None, Rtl),
    ("RT @AJArabic: عاجل", None, Rtl),
    ("#BREAKING عاجل من القاهرة", None, Rtl),
    ("#عاجل Apple تطلق هاتفا جديدا", None, Rtl),
    ("1. ما نعرفه عن iOS", None, Rtl),
    ("10 معلومات عن iPhone", None, Rtl),
    ("🔴 مباشر: القمة العربية", None, Rtl),
    ("🔴 Live: what we know about غزة", None, Ltr),
    ("BBC: الأمم المتحدة تحذر", None, Rtl),
    ("Reuters - ارتفاع أسعار النفط", None, Rtl),
    ("Sky News Arabia | الطقس غدا", None, Rtl),
    ("CNN — ترامب يلتقي بوتين", None, Rtl),
    ("[VIDEO] لحظة الانفجار", None, Rtl),
    ("[فيديو] Messi scores", None, Rtl),
    ("(AFP) قتلى وجرحى في هجوم", None, Rtl),
    // Quotes and brackets have no direction.
    ("\"نعم\" قالت Meta", None, Rtl),
    ("«Netflix» تعلن", None, Ltr),
    ("«نتفليكس» Netflix", None, Rtl),
    // Latin words that are the sentence.
    ("Breaking: explosion in بيروت", None, Ltr),
    ("Meet Ali: the man behind «خبر»", None, Ltr),
    ("What is the meaning of سلام?", None, Ltr),
    // Hebrew, Persian, Urdu.
    ("ynet: ראש הממשלה", None, Rtl),
    ("ویدیو: لحظهٔ زلزله", Some("fa-IR"), Rtl),
    ("پاکستان: T20 ورلڈ کپ", None, Rtl),
];

#[test]
fn headlines_run_as_their_readers_would_say() {
    let wrong: Vec<String> = CASES
        .iter()
        .filter(|(field, language, direction)| direction_of(field, *language) != *direction)
        .map(|(field, language, direction)| format!("{field} ({language:?}) is {direction:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
