//! The words of settings in Hebrew.

use super::SettingsWords;

pub(super) const WORDS: SettingsWords = SettingsWords {
    theme_which: "צבעים",
    theme_auto: "כפי שהרקע דורש",
    theme_dark: "לרקע כהה",
    theme_light: "לרקע בהיר",
    theme_high_contrast: "ניגודיות גבוהה",
    theme_sixteen: "שישה־עשר הצבעים של המסוף",
    theme_none: "בלי צבעים",
    reloaded: "ההגדרות נקראו מחדש",
    forgotten: "השינויים שנעשו במקשים בוטלו; קובץ ההגדרות קובע",
    not_kept: "מה ששונה במקשים תקף לפעם הזאת בלבד: השמירה נכשלה ({})",
    cmd_theme: "בחירת צבעים: כהה, בהיר, ניגודיות גבוהה, מעט, בלי",
    cmd_reload_settings: "קריאה חוזרת של קובץ ההגדרות",
    cmd_forget_changes: "ביטול מה ששונה במקשים וחזרה לקובץ ההגדרות",
    calendar_which: "תאריכים",
    calendar_gregorian: "תאריכים לועזיים בלבד",
    calendar_hijri: "לצד תאריכים היג׳ריים",
    calendar_persian: "לצד תאריכים פרסיים",
    cmd_calendar: "בחירת לוח השנה שתאריכיו מוצגים לצד הלועזיים",
};
