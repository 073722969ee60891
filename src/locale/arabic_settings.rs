//! The words of settings in Arabic.

use super::SettingsWords;

pub(super) const WORDS: SettingsWords = SettingsWords {
    theme_which: "الألوان",
    theme_auto: "بحسب لون الخلفية",
    theme_dark: "لخلفية داكنة",
    theme_light: "لخلفية فاتحة",
    theme_high_contrast: "تباين عالٍ",
    theme_sixteen: "ألوان الطرفية الستة عشر",
    theme_none: "بلا ألوان",
    reloaded: "قُرئت الإعدادات من جديد",
    forgotten: "أُلغي ما غُيّر بالمفاتيح، ويسري ملف الإعدادات",
    not_kept: "ما يُغيّر بالمفاتيح يسري هذه المرة فقط، فقد تعذر حفظه ({})",
    cmd_theme: "اختيار الألوان: داكنة أو فاتحة أو عالية التباين أو قليلة أو بلا ألوان",
    cmd_reload_settings: "قراءة ملف الإعدادات من جديد",
    cmd_forget_changes: "إلغاء ما غُيّر بالمفاتيح والعودة إلى ملف الإعدادات",
    calendar_which: "التواريخ",
    calendar_gregorian: "التواريخ الميلادية وحدها",
    calendar_hijri: "معها التواريخ الهجرية",
    calendar_persian: "معها التواريخ الفارسية",
    cmd_calendar: "اختيار التقويم الذي تُذكر تواريخه مع الميلادية",
};
