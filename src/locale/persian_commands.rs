//! The words of giving commands in Persian.

use super::CommandWords;

pub(super) const WORDS: CommandWords = CommandWords {
    cmd_palette: "یافتن هر فرمان با نام یا شرحش",
    hint_palette: "فرمان‌ها",
    hint_complete: "کامل کردن",
    palette: "فرمان‌ها",
    no_such_command: "فرمانی به نام «{}» نیست",
    no_such_list: "اینجا «{}» نیست",
    keys_that_follow: "{} و سپس",
    no_such_keys: "هیچ فرمانی کلیدهای {} را ندارد",
    macros: "فرمان‌های شما",
    ask_help: "جست‌وجو در راهنما:",
    help_found_nothing: "اینجا کلیدی برای آن نیست.",
    takes_words: "چیزی که جست‌وجو می‌شود",
    takes_tags: "برچسب‌ها، جدا با ویرگول",
    takes_address: "نشانی خوراک یا صفحه",
    takes_name: "نامی برای این جست‌وجو",
    problem_no_command: "فرمانی به نام «{}» نیست؛ نام‌ها در فهرست فرمان‌ها (:) هستند.",
    problem_bad_key: "«{}» کلید نیست؛ برای نمونه \"j\" یا \"ctrl-f\" یا \"shift-tab\" یا \"space\" یا \"g g\" بنویسید.",
    problem_not_keys: "«{}» کلیدی در گیومه، فهرستی از کلیدها یا [] برای هیچ می‌گیرد.",
    problem_not_commands: "«{}» فهرستی از فرمان‌ها می‌گیرد، مانند [\"star\", \"next\"].",
    problem_used_twice: "کلید «{}» پیش‌تر به {} داده شده است.",
    problem_hidden: "کلیدهای «{}» مانند «{}»، کلید {}، آغاز می‌شوند؛ به آن کلیدی دیگر یا [] بدهید.",
    problem_bad_line: "کلید «{}» نمی‌تواند «{}» را اجرا کند.",
    cmd_pane_larger: "بزرگ‌تر کردن قاب",
    cmd_pane_smaller: "کوچک‌تر کردن قاب",
    one_pane: "تنها یک قاب روی صفحه است",
};
