//! The words of giving commands in Urdu.

use super::CommandWords;

pub(super) const WORDS: CommandWords = CommandWords {
    cmd_palette: "کوئی بھی کمانڈ نام یا وضاحت سے ڈھونڈیں",
    hint_palette: "کمانڈز",
    hint_complete: "مکمل کریں",
    palette: "کمانڈز",
    no_such_command: "“{}” نام کی کوئی کمانڈ نہیں",
    no_such_list: "یہاں “{}” نہیں ہے",
    keys_that_follow: "{} اور پھر",
    no_such_keys: "کلیدیں {} کسی کمانڈ کی نہیں",
    macros: "آپ کی کمانڈز",
    ask_help: "مدد میں ڈھونڈیں:",
    help_found_nothing: "یہاں اس کے لیے کوئی کلید نہیں۔",
    takes_words: "جو ڈھونڈنا ہے",
    takes_tags: "ٹیگ، کوما سے الگ",
    takes_address: "فیڈ یا صفحے کا پتا",
    takes_name: "اس تلاش کا نام",
    problem_no_command: "“{}” نام کی کوئی کمانڈ نہیں؛ نام کمانڈز کی فہرست (:) میں ہیں۔",
    problem_bad_key: "“{}” کوئی کلید نہیں؛ مثلاً یوں لکھیں: \"j\"، \"ctrl-f\"، \"shift-tab\"، \"space\" یا \"g g\"۔",
    problem_not_keys: "“{}” کے لیے واوین میں کلید، کلیدوں کی فہرست، یا کوئی نہ ہو تو [] لکھیں۔",
    problem_not_commands: "“{}” کے لیے کمانڈز کی فہرست لکھیں، جیسے [\"star\", \"next\"]۔",
    problem_used_twice: "کلید “{}” پہلے ہی {} کو دی جا چکی ہے۔",
    problem_hidden: "کلیدیں “{}” اسی طرح شروع ہوتی ہیں جیسے “{}”، جو {} کی کلید ہے؛ اسے کوئی اور کلید یا [] دیں۔",
    problem_bad_line: "کلید “{}” سے “{}” نہیں چل سکتی۔",
    cmd_pane_larger: "یہ خانہ بڑا کریں",
    cmd_pane_smaller: "یہ خانہ چھوٹا کریں",
    one_pane: "اسکرین پر ایک ہی خانہ ہے",
};
