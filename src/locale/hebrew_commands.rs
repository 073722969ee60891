//! The words of giving commands in Hebrew.

use super::CommandWords;

pub(super) const WORDS: CommandWords = CommandWords {
    cmd_palette: "מציאת כל פקודה לפי שמה או תיאורה",
    hint_palette: "פקודות",
    hint_complete: "השלמה",
    palette: "פקודות",
    no_such_command: "אין פקודה בשם „{}”",
    no_such_list: "אין כאן „{}”",
    keys_that_follow: "{} ואז",
    no_such_keys: "אין פקודה עם המקשים {}",
    macros: "הפקודות שלכם",
    ask_help: "חיפוש בעזרה:",
    help_found_nothing: "אין כאן מקש לזה.",
    takes_words: "מה לחפש",
    takes_tags: "תגיות, מופרדות בפסיקים",
    takes_address: "כתובת של הזנה או של דף",
    takes_name: "שם לחיפוש הזה",
    problem_no_command: "אין פקודה בשם „{}”; השמות נמצאים ברשימת הפקודות (:).",
    problem_bad_key: "„{}” אינו מקש; כתבו למשל \"j\", \"ctrl-f\", \"shift-tab\", \"space\" או \"g g\".",
    problem_not_keys: "„{}” מקבל מקש במירכאות, רשימת מקשים, או [] בלי מקש.",
    problem_not_commands: "„{}” מקבל רשימת פקודות, כגון [\"star\", \"next\"].",
    problem_used_twice: "המקש „{}” כבר ניתן לפקודה {}.",
    problem_hidden: "המקשים „{}” מתחילים כמו „{}”, המקש של {}; תנו לפקודה הזאת מקש אחר, או [].",
    problem_bad_line: "המקש „{}” אינו יכול להריץ את „{}”.",
    cmd_pane_larger: "הגדלת החלונית",
    cmd_pane_smaller: "הקטנת החלונית",
    one_pane: "יש חלונית אחת בלבד על המסך",
};
