//! The words of settings in Persian.

use super::SettingsWords;

pub(super) const WORDS: SettingsWords = SettingsWords {
    theme_which: "رنگ‌ها",
    theme_auto: "به تناسب پس‌زمینه",
    theme_dark: "برای پس‌زمینهٔ تیره",
    theme_light: "برای پس‌زمینهٔ روشن",
    theme_high_contrast: "کنتراست بالا",
    theme_sixteen: "شانزده رنگ پایانه",
    theme_none: "بدون رنگ",
    reloaded: "تنظیمات دوباره خوانده شد",
    forgotten: "آنچه با کلیدها تغییر کرده بود کنار گذاشته شد؛ پروندهٔ تنظیمات ملاک است",
    not_kept: "تغییرهای کلیدها فقط تا پایان همین بار می‌ماند: ذخیره نشد ({})",
    cmd_theme: "انتخاب رنگ‌ها: تیره، روشن، کنتراست بالا، رنگ‌های کم، بدون رنگ",
    cmd_reload_settings: "خواندن دوبارهٔ پروندهٔ تنظیمات",
    cmd_forget_changes: "کنار گذاشتن تغییرهای کلیدها و بازگشت به پروندهٔ تنظیمات",
    calendar_which: "تاریخ‌ها",
    calendar_gregorian: "تنها تاریخ‌های میلادی",
    calendar_hijri: "همراه با تاریخ‌های هجری قمری",
    calendar_persian: "همراه با تاریخ‌های هجری شمسی",
    cmd_calendar: "انتخاب گاه‌شماری که تاریخ‌هایش کنار میلادی می‌آید",
};
