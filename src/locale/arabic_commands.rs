//! The words of giving commands in Arabic.

use super::CommandWords;

pub(super) const WORDS: CommandWords = CommandWords {
    cmd_palette: "البحث عن أي أمر باسمه أو بوصفه",
    hint_palette: "الأوامر",
    hint_complete: "إكمال",
    palette: "الأوامر",
    no_such_command: "لا أمر باسم «{}»",
    no_such_list: "ليس هنا شيء باسم «{}»",
    keys_that_follow: "{} ثم",
    no_such_keys: "لا أمر للمفاتيح {}",
    macros: "أوامرك",
    ask_help: "ابحث في المساعدة:",
    help_found_nothing: "لا مفتاح لذلك هنا.",
    takes_words: "ما يُبحث عنه",
    takes_tags: "وسوم تفصل بينها فواصل",
    takes_address: "عنوان خلاصة أو صفحة",
    takes_name: "اسم لهذا البحث",
    problem_no_command: "لا أمر باسم «{}»؛ الأسماء في قائمة الأوامر (:).",
    problem_bad_key: "ليس «{}» مفتاحا؛ اكتب مثلا \"j\" أو \"ctrl-f\" أو \"shift-tab\" أو \"space\" أو \"g g\".",
    problem_not_keys: "يأخذ «{}» مفتاحا بين علامتي اقتباس، أو قائمة مفاتيح، أو [] لئلا يكون له مفتاح.",
    problem_not_commands: "يأخذ «{}» قائمة أوامر، مثل [\"star\", \"next\"].",
    problem_used_twice: "المفتاح «{}» معطى من قبل للأمر {}.",
    problem_hidden: "تبدأ المفاتيح «{}» بما هو «{}»، مفتاح {}؛ أعط هذا مفتاحا آخر أو [].",
    problem_bad_line: "لا يستطيع المفتاح «{}» تنفيذ «{}».",
    cmd_pane_larger: "كبّر الجزء",
    cmd_pane_smaller: "صغّر الجزء",
    one_pane: "على الشاشة جزء واحد",
};
