//! The words of links in Hebrew.

use super::LinkWords;

pub(super) const WORDS: LinkWords = LinkWords {
    none: "אין קישורים בכתבה הזאת",
    no_such: "אין קישור מספר {}",
    no_link: "לכתבה הזאת אין כתובת ברשת",
    opening: "נפתח {}",
    no_program: "לא נמצא דפדפן: הגדירו את BROWSER, או העתיקו את הכתובת במקש y",
    failed: "{} לא הצליח לפתוח את הכתובת; המקש y מעתיק אותה",
    title: "קישורים",
    cmd_links: "מספור הקישורים ובחירת אחד מהם",
    cmd_link_list: "רשימת הקישורים בכתבה",
    cmd_open_in_browser: "פתיחת הכתבה בדפדפן",
    hint_links: "קישורים",
    hint_browser: "דפדפן",
    hint_next: "הבא",
};
