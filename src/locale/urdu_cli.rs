//! The words of the commands beside the reader in Urdu.

use super::{CliWords, Plural};

pub(super) static WORDS: CliWords = CliWords {
    output_failed: "آؤٹ پٹ لکھی نہ جا سکی: {}",
    input_failed: "معیاری ان پٹ پڑھی نہ جا سکی: {}",
    empty_library: "کتب خانہ خالی ہے؛ khabar add ADDRESS یا khabar import FILE سے فیڈز کی پیروی کریں (OPML، یا newsboat کی فائل urls)",
    no_feed: "{} نام یا پتے کی کسی فیڈ کی پیروی نہیں ہو رہی؛ khabar add سے پیروی کریں",
    many_feeds: "“{}” کئی فیڈز ({}) کے نام میں ہے؛ ایک کو اس کے پتے سے بتائیں",
    not_taken: "{} کے لیے جو پڑھا گیا وہ قابلِ قبول نہیں",
    no_article: "نمبر {} کا کوئی مضمون نہیں؛ نمبر khabar list دکھاتا ہے",
    no_feeds_in: "{}: اس میں کوئی فیڈ نہیں؛ یہ OPML یا پتوں کی سطریں ہونی چاہیے",
    no_starter: "زبان {} میں آغاز کے لیے کوئی فیڈ نہیں؛ دستیاب زبانیں: {}",
    no_settings_place: "ترتیبات کے لیے کوئی فولڈر نہیں؛ XDG_CONFIG_HOME یا HOME مقرر کریں",
    sample_is_there: "{} پہلے سے موجود ہے؛ اسے ویسا ہی رہنے دیا گیا",
    sample_unwritable: "{} لکھی نہ جا سکی: {}",

    feed_without_title: "بے عنوان فیڈ",
    no_entries: "اس فیڈ میں کوئی اندراج نہیں۔",
    what_is_wrong: "اس کی خرابیاں:",
    no_such_articles: "ایسا کوئی مضمون نہیں",

    marked_read: Plural::of_two(
        "{} مضمون پڑھا ہوا نشان زد ہوا",
        "{} مضامین پڑھے ہوئے نشان زد ہوئے",
    ),
    marked_unread: Plural::of_two(
        "{} مضمون غیر پڑھا نشان زد ہوا",
        "{} مضامین غیر پڑھے نشان زد ہوئے",
    ),
    given_star: Plural::of_two("{} مضمون پر ستارہ لگا", "{} مضامین پر ستارے لگے"),
    star_taken: Plural::of_two("{} مضمون سے ستارہ ہٹا", "{} مضامین سے ستارے ہٹے"),
    tagged: Plural::of_two("{} مضمون پر ٹیگ لگا", "{} مضامین پر ٹیگ لگا"),
    untagged: Plural::of_two("{} مضمون سے ٹیگ ہٹا", "{} مضامین سے ٹیگ ہٹا"),

    feeds_added: Plural::of_two("{} فیڈ شامل ہوئی", "{} فیڈز شامل ہوئیں"),
    in_new_folders: Plural::of_two("{} نئے فولڈر میں", "{} نئے فولڈروں میں"),
    known_before: Plural::of_two("{} فیڈ کی پیروی پہلے سے ہے", "{} فیڈز کی پیروی پہلے سے ہے"),
    taken_over: Plural::of_two("{} مضمون لایا گیا", "{} مضامین لائے گئے"),
    left_out: Plural::of_two(
        "{} فیڈ چھوڑ دی گئی: وہ تلاش یا پروگرام ہے",
        "{} فیڈز چھوڑ دی گئیں: وہ تلاشیں یا پروگرام ہیں",
    ),
    newsboat_cache: "newsboat میں جو پڑھا گیا وہ {} میں ہے؛ khabar import {} اسے لے آتا ہے",
    note_too_many: "صرف پہلی {} فیڈز پڑھی گئیں",
    note_query: "“{}”: دوسری فیڈز میں تلاش ہے؛ یہاں یہ کام تلاش کرتی ہے",
    note_program: "“{}”: فیڈ چھاپنے والا پروگرام ہے؛ اسے چلایا نہیں جاتا",
    note_no_address: "“{}”: پتا نہیں ہے",

    library_sound: "کتب خانہ درست ہے۔",
    library_mended: "اشاریہ اور گنتیاں نئے سرے سے بنائی گئیں۔",
    looking_over: "کتب خانے کی جانچ ہو رہی ہے …",
    library_saved: Plural::of_two(
        "{} مضمون نئے کتب خانے میں محفوظ ہوا",
        "{} مضامین نئے کتب خانے میں محفوظ ہوئے",
    ),
    all_was_read: "سب کچھ پڑھ لیا گیا",
    some_was_unreadable: "فائل کا کچھ حصہ پڑھا نہیں جا سکا",
    old_file: "پرانی فائل: {}",

    offline: "کسی سرور تک رسائی نہ ہو سکی؛ دیکھیں کہ یہ کمپیوٹر آن لائن ہے یا نہیں",
    nothing_due: "ابھی کسی فیڈ کی باری نہیں؛ khabar refresh --all پھر بھی سب تازہ کرتا ہے۔",
    from_feeds: Plural::of_two("{} فیڈ سے", "{} فیڈز سے"),
    changed: Plural::of_two("{} مضمون تبدیل ہوا", "{} مضامین تبدیل ہوئے"),
    could_not_be_had: Plural::of_two("{} فیڈ نہ آ سکی", "{} فیڈز نہ آ سکیں"),
    fetching: "لایا جا رہا ہے …",
    texts_read: Plural::of_two("{} متن پڑھا گیا …", "{} متن پڑھے گئے …"),

    sample_written: "{} لکھ دی گئی؛ اس میں ہر ترتیب کی وضاحت ہے۔",
    nothing_wrong: "{} میں کوئی خرابی نہیں۔",
    file_not_there: "{} موجود نہیں: khabar config --init اسے لکھتا ہے",

    help_usage: "استعمال",
    help_arguments: "آرگیومنٹس",
    help_options: "اختیارات",
    help_commands: "کمانڈز",
    help_examples: "مثالیں",
    help_default: "[طے شدہ: {}]",
    help_one_of: "ان میں سے ایک: {}۔",
    nothing_read: "{} میں سے کچھ بھی نہیں پڑھا جا سکتا، اور اسے ویسا ہی چھوڑ دیا گیا؛ اس کی کوئی نقل اس کی جگہ رکھیں",
    note_scheme: "“{}”: نہ http ہے، نہ https، نہ فائل؛ اس کی پیروی نہیں ہوتی",
    not_followed: Plural::of_two("{} فیڈ کی پیروی نہیں ہو سکتی", "{} فیڈز کی پیروی نہیں ہو سکتی"),
};
