//! The words of settings in Urdu.

use super::SettingsWords;

pub(super) const WORDS: SettingsWords = SettingsWords {
    theme_which: "رنگ",
    theme_auto: "پس منظر کے مطابق",
    theme_dark: "گہرے پس منظر کے لیے",
    theme_light: "ہلکے پس منظر کے لیے",
    theme_high_contrast: "گہرا تضاد",
    theme_sixteen: "ٹرمینل کے سولہ رنگ",
    theme_none: "بغیر رنگ",
    reloaded: "ترتیبات دوبارہ پڑھ لی گئیں",
    forgotten: "کلیدوں سے کی گئی تبدیلیاں بھلا دی گئیں؛ ترتیبات کی فائل لاگو ہے",
    not_kept: "کلیدوں سے کی گئی تبدیلیاں صرف اس بار کے لیے ہیں: محفوظ نہ ہو سکیں ({})",
    cmd_theme: "رنگ چنیں: گہرے، ہلکے، گہرا تضاد، کم، کوئی نہیں",
    cmd_reload_settings: "ترتیبات کی فائل دوبارہ پڑھیں",
    cmd_forget_changes: "کلیدوں سے کی گئی تبدیلیاں بھلا کر ترتیبات کی فائل لاگو کریں",
    calendar_which: "تاریخیں",
    calendar_gregorian: "صرف عیسوی تاریخیں",
    calendar_hijri: "ساتھ ہجری تاریخیں",
    calendar_persian: "ساتھ فارسی تاریخیں",
    cmd_calendar: "چنیں کہ عیسوی کے ساتھ کس تقویم کی تاریخیں ہوں",
};
