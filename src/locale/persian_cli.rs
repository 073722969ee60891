//! The words of the commands beside the reader in Persian.

use super::CliWords;
use super::persian::counted;

pub(super) static WORDS: CliWords = CliWords {
    output_failed: "خروجی نوشته نشد: {}",
    input_failed: "ورودی استاندارد خوانده نشد: {}",
    empty_library: "کتابخانه خالی است؛ با khabar add ADDRESS یا khabar import FILE (پروندهٔ OPML یا پروندهٔ urls از newsboat) خوراک‌ها را دنبال کنید",
    no_feed: "خوراکی با نام یا نشانی {} دنبال نمی‌شود؛ با khabar add خوراکی را دنبال کنید",
    many_feeds: "«{}» در نام {} خوراک هست؛ یکی را با نشانی‌اش نام ببرید",
    not_taken: "آنچه برای {} خوانده شد پذیرفته نیست",
    no_article: "مطلبی با شمارهٔ {} نیست؛ khabar list شماره‌ها را نشان می‌دهد",
    no_feeds_in: "{}: خوراکی در آن نیست؛ باید OPML یا سطرهایی از نشانی‌ها باشد",
    no_starter: "به زبان {} خوراکی برای آغاز نیست؛ زبان‌های موجود: {}",
    no_settings_place: "پوشه‌ای برای تنظیمات نیست؛ XDG_CONFIG_HOME یا HOME را تعیین کنید",
    sample_is_there: "{} از پیش هست؛ به آن دست زده نشد",
    sample_unwritable: "{} نوشته نشد: {}",

    feed_without_title: "خوراک بی‌عنوان",
    no_entries: "در این خوراک مطلبی نیست.",
    what_is_wrong: "ایرادهای آن:",
    no_such_articles: "چنین مطلبی نیست",

    marked_read: counted("{} مطلب خوانده‌شده علامت خورد"),
    marked_unread: counted("{} مطلب خوانده‌نشده علامت خورد"),
    given_star: counted("{} مطلب ستاره‌دار شد"),
    star_taken: counted("ستارهٔ {} مطلب برداشته شد"),
    tagged: counted("{} مطلب برچسب خورد"),
    untagged: counted("برچسب {} مطلب برداشته شد"),

    feeds_added: counted("{} خوراک افزوده شد"),
    in_new_folders: counted("در {} پوشهٔ تازه"),
    known_before: counted("{} خوراک از پیش دنبال می‌شود"),
    taken_over: counted("{} مطلب آورده شد"),
    left_out: counted("{} خوراک کنار گذاشته شد: پرس‌وجو یا برنامه است"),
    newsboat_cache: "آنچه در newsboat خوانده شده در {} است؛ khabar import {} آن را می‌آورد",
    note_too_many: "فقط {} خوراک اول خوانده شد",
    note_query: "«{}»: پرس‌وجو در خوراک‌های دیگر است؛ اینجا جست‌وجو این کار را می‌کند",
    note_program: "«{}»: برنامه‌ای است که خوراک چاپ می‌کند؛ اجرا نمی‌شود",
    note_no_address: "«{}»: نشانی نیست",

    library_sound: "کتابخانه سالم است.",
    library_mended: "نمایه و شمارش‌ها از نو ساخته شد.",
    looking_over: "در حال بررسی کتابخانه …",
    library_saved: counted("{} مطلب در کتابخانه‌ای تازه ذخیره شد"),
    all_was_read: "همه‌چیز خوانده شد",
    some_was_unreadable: "بخشی از پرونده خوانده نشد",
    old_file: "پروندهٔ قدیمی: {}",

    offline: "دسترسی به هیچ کارسازی ممکن نشد؛ اتصال این دستگاه به شبکه را بررسی کنید",
    nothing_due: "نوبت هیچ خوراکی نرسیده است؛ khabar refresh --all با این حال همه را دریافت می‌کند.",
    from_feeds: counted("از {} خوراک"),
    changed: counted("{} مطلب تغییر کرد"),
    could_not_be_had: counted("{} خوراک دریافت نشد"),
    fetching: "در حال دریافت …",
    texts_read: counted("{} متن خوانده شد …"),

    sample_written: "{} نوشته شد؛ هر تنظیمی در آن شرح داده شده است.",
    nothing_wrong: "{} ایرادی ندارد.",
    file_not_there: "{} هنوز نیست: khabar config --init آن را می‌نویسد",

    help_usage: "کاربرد",
    help_arguments: "آرگومان‌ها",
    help_options: "گزینه‌ها",
    help_commands: "فرمان‌ها",
    help_examples: "نمونه‌ها",
    help_default: "[پیش‌فرض: {}]",
    help_one_of: "یکی از این‌ها: {}.",
    nothing_read: "هیچ چیز از {} خواندنی نیست و همان‌طور که بود ماند؛ نسخه‌ای از آن را به جایش بگذارید",
    note_scheme: "«{}»: نه http است، نه https و نه پرونده؛ دنبال نمی‌شود",
    not_followed: counted("{} خوراک را نمی‌توان دنبال کرد"),
};
