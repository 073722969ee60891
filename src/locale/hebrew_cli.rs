//! The words of the commands beside the reader in Hebrew.

use super::{CliWords, Plural};

pub(super) static WORDS: CliWords = CliWords {
    output_failed: "כתיבת הפלט נכשלה: {}",
    input_failed: "קריאת הקלט התקני נכשלה: {}",
    empty_library: "הספרייה ריקה; עקבו אחר הזנות באמצעות khabar add ADDRESS או khabar import FILE (קובץ OPML, או קובץ urls של newsboat)",
    no_feed: "אין במעקב הזנה בשם או בכתובת {}; הפקודה khabar add מוסיפה הזנה",
    many_feeds: "„{}” מופיע בשמותיהן של {} הזנות; ציינו אחת לפי כתובתה",
    not_taken: "מה שנקרא עבור {} אינו מתאים",
    no_article: "אין כתבה מספר {}; הפקודה khabar list מציגה את המספרים",
    no_feeds_in: "{}: אין בו הזנות; עליו להיות OPML או שורות של כתובות",
    no_starter: "אין הזנות להתחלה בשפה {}; השפות הקיימות: {}",
    no_settings_place: "אין תיקייה להגדרות; הגדירו את XDG_CONFIG_HOME או את HOME",
    sample_is_there: "הקובץ {} כבר קיים; הוא נשאר כפי שהיה",
    sample_unwritable: "כתיבת {} נכשלה: {}",

    feed_without_title: "הזנה ללא כותרת",
    no_entries: "אין פריטים בהזנה הזאת.",
    what_is_wrong: "מה לא תקין בה:",
    no_such_articles: "אין כתבה כזאת",

    marked_read: Plural::of_three(
        "כתבה אחת סומנה כנקראה",
        "שתי כתבות סומנו כנקראו",
        "{} כתבות סומנו כנקראו",
    ),
    marked_unread: Plural::of_three(
        "כתבה אחת סומנה כלא נקראה",
        "שתי כתבות סומנו כלא נקראו",
        "{} כתבות סומנו כלא נקראו",
    ),
    given_star: Plural::of_three(
        "כתבה אחת סומנה בכוכב",
        "שתי כתבות סומנו בכוכב",
        "{} כתבות סומנו בכוכב",
    ),
    star_taken: Plural::of_three(
        "הכוכב הוסר מכתבה אחת",
        "הכוכב הוסר משתי כתבות",
        "הכוכב הוסר מ־{} כתבות",
    ),
    tagged: Plural::of_three("כתבה אחת תויגה", "שתי כתבות תויגו", "{} כתבות תויגו"),
    untagged: Plural::of_three(
        "התגית הוסרה מכתבה אחת",
        "התגית הוסרה משתי כתבות",
        "התגית הוסרה מ־{} כתבות",
    ),

    feeds_added: Plural::of_three("נוספה הזנה אחת", "נוספו שתי הזנות", "נוספו {} הזנות"),
    in_new_folders: Plural::of_three("בתיקייה חדשה אחת", "בשתי תיקיות חדשות", "ב־{} תיקיות חדשות"),
    known_before: Plural::of_three(
        "הזנה אחת כבר במעקב",
        "שתי הזנות כבר במעקב",
        "{} הזנות כבר במעקב",
    ),
    taken_over: Plural::of_three("הועברה כתבה אחת", "הועברו שתי כתבות", "הועברו {} כתבות"),
    left_out: Plural::of_three(
        "הזנה אחת הושמטה: שאילתה או תוכנית",
        "שתי הזנות הושמטו: שאילתות או תוכניות",
        "{} הזנות הושמטו: שאילתות או תוכניות",
    ),
    newsboat_cache: "מה שנקרא ב־newsboat שמור בקובץ {}; הפקודה khabar import {} מעבירה אותו",
    note_too_many: "נקראו רק {} ההזנות הראשונות",
    note_query: "„{}”: שאילתה על הזנות אחרות; כאן עושה זאת החיפוש",
    note_program: "„{}”: תוכנית שמדפיסה הזנה; היא אינה מופעלת",
    note_no_address: "„{}”: אינה כתובת",

    library_sound: "הספרייה תקינה.",
    library_mended: "המפתח והמניינים נבנו מחדש.",
    looking_over: "בודק את הספרייה …",
    library_saved: Plural::of_three(
        "כתבה אחת נשמרה בספרייה חדשה",
        "שתי כתבות נשמרו בספרייה חדשה",
        "{} כתבות נשמרו בספרייה חדשה",
    ),
    all_was_read: "הכול נקרא",
    some_was_unreadable: "חלק מהקובץ לא היה קריא",
    old_file: "הקובץ הישן הוא {}",

    offline: "לא ניתן היה להגיע לשום שרת; בדקו את החיבור של מחשב זה לרשת",
    nothing_due: "טרם הגיע זמנה של אף הזנה; הפקודה khabar refresh --all מרעננת את כולן בכל זאת.",
    from_feeds: Plural::of_three("מהזנה אחת", "משתי הזנות", "מ־{} הזנות"),
    changed: Plural::of_three("כתבה אחת עודכנה", "שתי כתבות עודכנו", "{} כתבות עודכנו"),
    could_not_be_had: Plural::of_three(
        "הזנה אחת לא הגיעה",
        "שתי הזנות לא הגיעו",
        "{} הזנות לא הגיעו",
    ),
    fetching: "מביא …",
    texts_read: Plural::of_three("נקרא טקסט אחד …", "נקראו שני טקסטים …", "נקראו {} טקסטים …"),

    sample_written: "הקובץ {} נכתב; כל הגדרה בו מוסברת.",
    nothing_wrong: "אין ליקויים בקובץ {}.",
    file_not_there: "הקובץ {} אינו קיים: הפקודה khabar config --init כותבת אותו",

    help_usage: "שימוש",
    help_arguments: "ארגומנטים",
    help_options: "אפשרויות",
    help_commands: "פקודות",
    help_examples: "דוגמאות",
    help_default: "[ברירת המחדל: {}]",
    help_one_of: "אחד מאלה: {}.",
    nothing_read: "אי אפשר לקרוא דבר מתוך {}, והוא הושאר כפי שהוא; שימו עותק שלו במקומו",
    note_scheme: "„{}”: לא http, לא https ולא קובץ; אין מעקב אחריה",
    not_followed: Plural::of_three(
        "אי אפשר לעקוב אחר הזנה אחת",
        "אי אפשר לעקוב אחר שתי הזנות",
        "אי אפשר לעקוב אחר {} הזנות",
    ),
};
