//! The commands beside the reader in the languages of the interface, as the program prints them.

mod support;

use khabar::feeds::{Origin, article_from_entry, parse_feed};
use khabar::store::{Fetch, Library, Reception};
use khabar::text::{Base, Direction, LayoutOptions, Line, Span, lay_out, shape};
use portable_pty::CommandBuilder;
use std::process::Command;
use support::{Folder, KHABAR, Session, khabar};

const LANGUAGES: [&str; 5] = ["ar", "en", "fa", "he", "ur"];

const OPML: &str = "<opml version='2.0'><body><outline text='أخبار'>\
    <outline type='rss' text='الشرق' xmlUrl='https://example.org/feed'/></outline></body></opml>";

const FEED: &str = "<rss version='2.0'><channel><title>وكالة</title>\
    <item><title>أسعار النفط (Brent)</title><link>https://example.org/1</link><guid>1</guid>\
    <pubDate>Sat, 21 Nov 2026 10:00:00 +0300</pubDate>\
    <description>ارتفعت أسعار النفط أمس بعد اجتماع الوزراء.</description></item>\
    <item><title>Rain in Cairo!</title><link>https://example.org/2</link><guid>2</guid>\
    <pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate><description>It rains.</description></item>\
    </channel></rss>";

/// A library in a folder of its own.
struct Place {
    folder: Folder,
    library: String,
}

impl Place {
    fn new(test: &str) -> Self {
        let folder = Folder::new(&format!("languages-{test}"));
        let library = format!("{}/library.sqlite3", folder.path());
        Self { folder, library }
    }

    /// With a feed of two articles.
    fn filled(test: &str) -> Self {
        let place = Self::new(test);
        let list = place.folder.write("feeds.opml", OPML);
        place.done("en", &["import", &list]);
        let mut library = Library::open(place.library.as_ref()).expect("a library");
        let feed_id = library.feed_at("https://example.org/feed").expect("read").expect("there");
        let feed = parse_feed(FEED.as_bytes(), &Origin::default()).expect("a feed");
        let at = "2026-11-22T00:00:00Z".parse().expect("a time");
        let article_of = |entry: &_| article_from_entry(entry, "");
        let reception = Reception { feed: &feed, article_of: &article_of, fetch: Fetch::at(at) };
        library.save(feed_id, &reception).expect("saved");
        place
    }

    /// Exit code, output and errors, without the signs that keep directions apart.
    fn run(&self, language: &str, arguments: &[&str]) -> (i32, String, String) {
        let (command, rest) = arguments.split_first().expect("a command");
        let place = ["--lang", language, *command, "--library", self.library.as_str()];
        let (code, output, error) = khabar(&[&place[..], rest].concat(), b"");
        (code, without_isolates(&output), without_isolates(&error))
    }

    fn done(&self, language: &str, arguments: &[&str]) -> String {
        let (code, output, error) = self.run(language, arguments);
        assert_eq!((code, error.as_str()), (0, ""), "{language} {arguments:?}");
        output
    }

    fn refused(&self, language: &str, arguments: &[&str]) -> String {
        let (code, output, error) = self.run(language, arguments);
        assert_eq!((code, output.as_str()), (1, ""), "{language} {arguments:?}");
        error
    }
}

fn without_isolates(text: &str) -> String {
    text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "")
}

#[test]
fn the_language_is_chosen_as_in_the_reader() {
    let folder = Folder::new("languages-chosen");
    let said = |variables: &[(&str, &str)], arguments: &[&str]| {
        let mut command = Command::new(KHABAR);
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            command.env_remove(name);
        }
        for name in ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"] {
            command.env(name, folder.path());
        }
        let command = command.args(arguments).envs(variables.iter().copied());
        let output = command.env_remove("KHABAR_LIBRARY").output().expect("the program runs");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let check = ["config", "--check"];
    assert!(said(&[], &check).starts_with("Nothing is wrong"));
    assert!(said(&[("LANG", "ar_EG.UTF-8")], &check).starts_with("لا خلل في"));
    let several = [("LANG", "ar_EG.UTF-8"), ("LC_MESSAGES", "he_IL.UTF-8")];
    assert!(said(&several, &check).starts_with("אין ליקויים"));
    let all = [("LC_ALL", "C.UTF-8"), ("LANG", "ar_EG.UTF-8")];
    assert!(said(&all, &check).starts_with("Nothing is wrong"));
    folder.write("khabar/config.toml", "language = 'ur'\n");
    assert!(
        said(&several, &check).contains("کوئی خرابی نہیں"),
        "the settings go before the locale"
    );
    for arguments in [["--lang", "fa", "config", "--check"], ["config", "--check", "--lang", "fa"]]
    {
        assert!(said(&several, &arguments).contains("ایرادی ندارد"), "{arguments:?}");
    }
    assert!(said(&several, &["--help", "--lang", "fa"]).starts_with("خبرخوانی برای پایانه"));
    assert!(said(&several, &["help", "tag"]).starts_with("کتب خانے کے مضامین"), "as the settings");
}

#[test]
fn only_the_language_stands_before_a_command() {
    let folder = Folder::new("languages-before");
    let story = folder.write("story.txt", "Title\n\nText.\n");
    for before in [&["--library", "x"] as &[&str], &["--output-mode", "plain"]] {
        let (code, output, error) = khabar(&[before, &["list"]].concat(), b"");
        assert_eq!((code, output.as_str()), (2, ""), "{before:?}");
        assert!(error.contains("only --lang may stand"), "{error}");
    }
    // A file that is named like a command, behind another one.
    let (code, _, error) = khabar(&[&story, "list"], b"");
    assert_eq!(code, 1, "{error}");
    assert!(!error.contains("--lang"), "{error}");
}

#[test]
fn what_was_done_is_said_in_each_language() {
    let place = Place::filled("done");
    let list = place.folder.write("feeds.opml", OPML);
    for (language, arguments, said) in [
        ("ar", &["mark", "read", "1", "2"] as &[&str], "عُلّم مقالان مقروءين.\n"),
        ("ar", &["mark", "read", "1"], "لم يُعلّم أي مقال مقروءا.\n"),
        ("fa", &["mark", "unread", "1", "2"], "۲ مطلب خوانده‌نشده علامت خورد.\n"),
        ("he", &["mark", "starred", "1", "2"], "שתי כתבות סומנו בכוכב.\n"),
        ("ur", &["mark", "unstarred", "1"], "1 مضمون سے ستارہ ہٹا۔\n"),
        ("ar", &["tag", "مهم", "1"], "وُضع الوسم على مقال واحد.\n"),
        ("he", &["tag", "مهم", "1", "--remove"], "התגית הוסרה מכתבה אחת.\n"),
        ("ar", &["import", &list], "لم يُضف أي مصدر؛ مصدر واحد متابَع من قبل.\n"),
        ("ur", &["import", &list], "0 فیڈز شامل ہوئیں؛ 1 فیڈ کی پیروی پہلے سے ہے۔\n"),
        ("ar", &["recover"], "المكتبة سليمة.\n"),
        ("fa", &["recover"], "کتابخانه سالم است.\n"),
    ] {
        assert_eq!(place.done(language, arguments), said, "{language} {arguments:?}");
    }
    for (language, said) in [
        ("ar", "أُضيف مصدر واحد في مجلد جديد.\n"),
        ("en", "1 feed added in 1 new folder.\n"),
        ("fa", "۱ خوراک افزوده شد در ۱ پوشهٔ تازه.\n"),
        ("he", "נוספה הזנה אחת בתיקייה חדשה אחת.\n"),
        ("ur", "1 فیڈ شامل ہوئی 1 نئے فولڈر میں۔\n"),
    ] {
        let place = Place::new(&format!("import-{language}"));
        assert_eq!(place.done(language, &["import", &list]), said);
    }
}

#[test]
fn what_is_refused_is_said_in_the_sentences_of_the_reader() {
    let place = Place::filled("refused");
    for (language, arguments, said) in [
        ("ar", &["mark", "read", "7"] as &[&str], "لا مقال برقم 7؛ يعرض khabar list الأرقام"),
        (
            "he",
            &["refresh", "nobody"],
            "אין במעקב הזנה בשם או בכתובת nobody; הפקודה khabar add מוסיפה הזנה",
        ),
        (
            "fa",
            &["import", "--starter", "xx"],
            "به زبان xx خوراکی برای آغاز نیست؛ زبان‌های موجود: ar, fa, ur, ckb, he, en, fr, de, es, tr",
        ),
        (
            "ur",
            &["import", "none.opml"],
            "none.opml: اس نام کی کوئی فائل یا فولڈر نہیں؛ نام دیکھیں۔",
        ),
        (
            "ar",
            &["add", "http://nobody.invalid/"],
            "http://nobody.invalid/: لا مضيف بالاسم nobody.invalid؛ راجع العنوان، وتأكد من اتصال هذا الجهاز بالشبكة.",
        ),
    ] {
        assert_eq!(place.refused(language, arguments), format!("khabar: {said}\n"));
    }
    let empty = Place::new("empty");
    for language in LANGUAGES {
        let error = empty.refused(language, &["refresh"]);
        assert!(error.contains("khabar import FILE"), "{language}: {error}");
        let (code, _, error) = khabar(&["--lang", language, "show", "none.txt"], b"");
        assert_eq!((code, error.lines().count()), (1, 1), "{error}");
        assert!(language == "en" || !error.contains("there is"), "{language}: {error}");
    }
}

#[test]
fn a_refresh_says_what_came_and_what_did_not() {
    for (language, output, error) in [
        (
            "ar",
            "لا جديد من مصدرين؛ تعذر جلب مصدرين.\n",
            "تعذر الوصول إلى أي خادم؛ تأكد من اتصال هذا الجهاز بالشبكة",
        ),
        (
            "fa",
            "۰ مطلب تازه از ۲ خوراک؛ ۲ خوراک دریافت نشد.\n",
            "دسترسی به هیچ کارسازی ممکن نشد؛ اتصال این دستگاه به شبکه را بررسی کنید",
        ),
        (
            "he",
            "0 כתבות חדשות משתי הזנות; שתי הזנות לא הגיעו.\n",
            "לא ניתן היה להגיע לשום שרת; בדקו את החיבור של מחשב זה לרשת",
        ),
        (
            "ur",
            "0 نئے مضامین 2 فیڈز سے؛ 2 فیڈز نہ آ سکیں۔\n",
            "کسی سرور تک رسائی نہ ہو سکی؛ دیکھیں کہ یہ کمپیوٹر آن لائن ہے یا نہیں",
        ),
    ] {
        let place = Place::new(&format!("refresh-{language}"));
        let added = place.done(language, &["add", "--no-fetch", "one.invalid", "two.invalid"]);
        assert_eq!(added.lines().count(), 2);
        assert!(added.starts_with("https://one.invalid/ · https://one.invalid/ · "), "{added}");
        let said = place.run(language, &["refresh"]);
        assert_eq!(said, (1, output.to_owned(), format!("khabar: {error}\n")));
        assert_eq!(place.run(language, &["refresh"]).0, 0, "nothing is due then");
    }
}

#[test]
fn what_programs_read_is_the_same_in_every_language() {
    let place = Place::filled("json");
    let page = "<!doctype html><meta charset=utf-8><title>a</title><article><p>A long enough paragraph.</article>";
    let file = place.folder.write("page.html", page);
    let feed = place.folder.write("feed.xml", FEED);
    for arguments in [
        &["list", "--json"] as &[&str],
        &["list"],
        &["search", "النفط"],
        &["set", "example.org/feed"],
        &["set", "--json", "example.org/feed"],
        &["refresh", "--json", "example.invalid"],
        &["export"],
    ] {
        let english = place.run("en", arguments).1;
        for language in LANGUAGES {
            assert_eq!(place.run(language, arguments).1, english, "{language} {arguments:?}");
        }
    }
    for arguments in
        [["article", "--json", &file], ["feed", "--json", &feed], ["facts", "--json", &file]]
    {
        let said = |language| khabar(&[&["--lang", language], &arguments[..]].concat(), b"").1;
        assert!(LANGUAGES.iter().all(|language| said(language) == said("en")), "{arguments:?}");
    }
}

#[test]
fn the_manual_and_completions_are_in_english() {
    for arguments in [&["man"] as &[&str], &["completions", "fish"], &["config", "--sample"]] {
        let (code, english, _) = khabar(arguments, b"");
        assert_eq!(code, 0, "{arguments:?}");
        let arabic = khabar(&[&["--lang", "ar"], arguments].concat(), b"").1;
        assert_eq!(arabic, english, "{arguments:?}");
    }
}

#[test]
fn what_is_wrong_with_a_feed_and_a_list_is_said() {
    let place = Place::new("faults");
    let broken = place.folder.write("feed.xml", "<rss version='2.0'><channel><title>A & B</title>");
    let (code, output, _) = khabar(&["--lang", "ar", "feed", &broken], b"");
    assert_eq!(code, 0);
    assert_eq!(
        without_isolates(&output),
        "A & B\n\nلا مواد في هذه الخلاصة.\n\nما فيها من خلل:\n  فيه علامة & وحدها في موضع \u{200e}&amp;\u{200e}؛ قُرئ مع ذلك.\n  ينتهي قبل تمامه؛ قُرئ ما سبق ذلك.\n"
    );
    let urls = place.folder.write("urls", "https://b.example/f\nexec:x\n\"query:y:unread\"\n");
    let (code, output, error) = place.run("fa", &["import", &urls]);
    assert_eq!((code, output.as_str()), (0, "۱ خوراک افزوده شد.\n"));
    assert_eq!(
        error,
        "khabar: «exec:x»: برنامه‌ای است که خوراک چاپ می‌کند؛ اجرا نمی‌شود\n\
         khabar: «\"query:y:unread\"»: پرس‌وجو در خوراک‌های دیگر است؛ اینجا جست‌وجو این کار را می‌کند\n"
    );
    let text =
        "قمة القاهرة\n\nقال الوزير سالم الحداد في القاهرة يوم 20 نوفمبر 2026 إن 45 شركة شاركت.\n";
    let (_, output, _) = khabar(&["--lang", "he", "facts", "-"], text.as_bytes());
    assert!(output.contains("\n\nאנשים (1)\n") && output.contains("\n\nמקומות (1)\n"), "{output}");
}

#[test]
fn help_of_a_command_in_a_file() {
    let (code, output, error) = khabar(&["--lang", "ar", "tag", "--help"], b"");
    assert_eq!((code, error.as_str()), (0, ""));
    assert_eq!(
        without_isolates(&output),
        "وضع وسم على مقالات المكتبة أو إزالته

يمكن التراجع عنه في القارئ.

الاستعمال:
  khabar tag [OPTIONS] NAME ID...
  khabar tag [OPTIONS] NAME --query FILTER

المعطيات:
  NAME                      الوسم
  ID                        أرقام المقالات كما يعرضها khabar list

الخيارات:
  --query FILTER            كل ما يعرضه khabar list لهذا الشرط
  --remove                  إزالته بدلا من وضعه
  --library FILE            ملف المكتبة؛ الأصل KHABAR_LIBRARY، أو
                            library.sqlite3 في $XDG_DATA_HOME/khabar
  --lang CODE               لغة الواجهة؛ الأصل ما في الإعدادات، ثم LC_ALL أو
                            LC_MESSAGES أو LANG. القيم: ar, en, fa, he, ur.
  -h, --help                عرض المساعدة (و-h للموجز منها)
"
    );
    assert!(output.contains("\u{2066}--query FILTER\u{2069}"), "hyphens stay where they are typed");
    let short = khabar(&["--lang", "ar", "tag", "-h"], b"").1;
    assert!(!short.contains("التراجع") && short.contains("الخيارات:"), "{short}");
    let (_, english, _) = khabar(&["tag", "--help"], b"");
    assert!(
        english.contains("\nOptions:\n") && english.contains("Take it off instead"),
        "{english}"
    );
}

#[test]
fn help_of_every_command_in_every_language_fits() {
    let commands = [
        "",
        "show",
        "facts",
        "doctor",
        "article",
        "feed",
        "add",
        "refresh",
        "list",
        "search",
        "import",
        "export",
        "set",
        "mark",
        "tag",
        "recover",
        "config",
        "man",
        "completions",
    ];
    for language in ["ar", "fa", "he", "ur"] {
        for command in commands.map(|name| if name.is_empty() { Vec::new() } else { vec![name] }) {
            for flag in ["-h", "--help"] {
                let asked = [&["--lang", language], &command[..], &[flag]].concat();
                let (code, output, error) = khabar(&asked, b"");
                assert_eq!((code, error.as_str()), (0, ""), "{asked:?}");
                let widest = output.lines().map(cells).max();
                assert!(widest.is_some_and(|widest| widest <= 80), "{asked:?}: {widest:?}");
                assert!(!output.contains('`'), "{asked:?}");
            }
        }
    }
}

/// The cells that a line takes.
fn cells(line: &str) -> usize {
    let shaped = shape(line, Span::new(0, line.len()), Base::Fixed(Direction::Rtl));
    let lines = lay_out(&shaped, 1000, &LayoutOptions::default());
    lines.iter().map(Line::width_cells).max().unwrap_or(0)
}

/// What a terminal of 80 columns shows of a command.
fn shown(place: &Place, arguments: &[&str]) -> String {
    let mut command = CommandBuilder::new(KHABAR);
    command.args(arguments);
    command.env("KHABAR_LIBRARY", &place.library);
    let mut session = Session::run(command);
    assert_eq!(session.exit_code(), 0, "{arguments:?}");
    session.wait_for_bytes(0, "\n");
    session.screen()
}

#[test]
fn columns_stand_on_the_right_of_a_terminal() {
    let place = Place::filled("terminal");
    let listed = shown(&place, &["--lang", "ar", "list"]);
    let wanted = format!(
        "{:29}ﻕﺮﺸﻟﺍ — (Brent) ﻂﻔﻨﻟﺍ ﺭﺎﻌﺳﺃ  2026-11-21   ●  2     \n\
         {:34}ﻕﺮﺸﻟﺍ — Rain in Cairo!  2026-11-20   ●  1     \n",
        "", ""
    );
    assert_eq!(listed.trim_end_matches('\n'), wanted.trim_end_matches('\n'));
    let english = shown(&place, &["--lang", "en", "list"]);
    assert!(
        english.starts_with("     2  ●   2026-11-21  (Brent) ﻂﻔﻨﻟﺍ ﺭﺎﻌﺳﺃ — ﻕﺮﺸﻟﺍ\n"),
        "{english}"
    );
    let found = shown(&place, &["--lang", "ar", "search", "النفط"]);
    let snippet = format!("{:34}.ﺀﺍﺭﺯﻮﻟﺍ ﻉﺎﻤﺘﺟﺍ ﺪﻌﺑ ﺲﻣﺃ ﻂﻔﻨﻟﺍ ﺭﺎﻌﺳﺃ ﺖﻌﻔﺗﺭﺍ    ", "");
    assert_eq!(found.lines().nth(1), Some(snippet.as_str()));
    let said = shown(&place, &["--lang", "ar", "mark", "read", "1"]);
    assert_eq!(said.lines().next().map(str::trim_start), Some(".ﺍﺀﻭﺮﻘﻣ ﺪﺣﺍﻭ ﻝﺎﻘﻣ ﻢﻠّﻋُ"));
    let help = shown(&place, &["--lang", "ar", "tag", "--help"]);
    let row = |term: &str| help.lines().find(|row| row.ends_with(term)).map(str::trim_start);
    assert_eq!(row(" --remove"), Some("ﻪﻌﺿﻭ ﻦﻣ ﻻﺪﺑ ﻪﺘﻟﺍﺯﺇ                  --remove"));
    assert_eq!(row("  NAME"), Some("ﻢﺳﻮﻟﺍ                      NAME"));
}
