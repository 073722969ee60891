//! Keys in, screen out: each command of the reader, in an Arabic and an English interface.
//! The expected screens are files; `UPDATE=1` rewrites them, and a person reads the diff.

mod reader;

use khabar::app::{Fault, Mouse, MouseKind, OpenFailure, Opened, Pane};
use khabar::feeds::article_from_text;
use khabar::locale::Language;
use khabar::news::{Article, FeedProblem, OpenError};
use reader::{Reader, expect_screen};

const VISIT: &str = "---
source: وكالة الشرق
byline: ليلى حداد
date: 2026-11-20T09:30:00+03:00
language: ar
---

الرئيس سالم الحداد يبدأ زيارة إلى فرنسا

وصل الرئيس سالم الحداد أمس إلى باريس في زيارة تستمر ثلاثة أيام، يلتقي خلالها وزير الخارجية ووفدا من منظمة الصحة العالمية (WHO).

وقال الحداد للصحفيين: «جئنا لنفتح صفحة جديدة في التعاون بين البلدين». وبلغ حجم التبادل 12.5 مليار دولار في عام 2025، بزيادة 3.5% على العام السابق.

ويعود الحداد إلى بلاده في 23 نوفمبر 2026.
";

const FERRY: &str = "---
source: Harbour Post
date: 2026-11-18T10:00:00+01:00
language: en
---

Ferry line to Tangier opens again

The ferry between Tangier and Algeciras sails again after four years.

The port office in طنجة expects 350,000 passengers in 2027.
";

const PERSIAN: &str = "---
source: روزنامه دریا
date: 2026-11-19T10:00:00+03:30
language: fa
---

برنامه تازه برای نجات دریاچه آغاز می‌شود

کارشناسان می‌گویند ۸۵ درصد آب در کشاورزی مصرف می‌شود.
";

fn articles() -> Vec<Article> {
    [VISIT, FERRY, PERSIAN]
        .into_iter()
        .map(|text| article_from_text(text, "test").expect("an article"))
        .collect()
}

fn open(language: Language, width: u16, height: u16) -> Reader {
    Reader::open(articles(), language, (width, height))
}

#[test]
fn first_screens() {
    for language in Language::ALL {
        let code = language.code();
        for (width, height) in [(120, 30), (80, 24), (40, 12), (20, 5)] {
            expect_screen(
                &format!("first-{code}-{width}x{height}"),
                &open(language, width, height),
            );
        }
    }
}

#[test]
fn no_size_panics() {
    for language in Language::ALL {
        let mut reader = open(language, 120, 30);
        reader.press("<enter>]/لا");
        for width in [0, 1, 2, 3, 5, 8, 20, 29, 30, 69, 70, 110, 300] {
            for height in [0, 1, 2, 3, 5, 9, 10, 19, 20, 60] {
                reader.resize(width, height);
                reader.screen();
                reader.press("<esc>?");
                reader.screen();
                reader.press("<esc><tab>jz]kz/ا");
                reader.screen();
            }
        }
    }
}

#[test]
fn the_selection_moves_and_the_article_follows() {
    let mut reader = open(Language::English, 120, 30);
    reader.press("j");
    assert_eq!(reader.state.selected, 1);
    assert!(reader.screen().contains("four years"), "the article is shown at once");
    reader.press("jjj");
    assert_eq!(reader.state.selected, 2, "the last one stays");
    reader.press("g");
    assert_eq!(reader.state.selected, 0);
    reader.press("G");
    assert_eq!(reader.state.selected, 2);
    reader.press("<pageup>");
    assert_eq!(reader.state.selected, 0);
    reader.press("<pagedown>");
    assert_eq!(reader.state.selected, 2);
}

#[test]
fn opening_marks_read_and_back_comes_back() {
    let mut reader = open(Language::English, 80, 24);
    assert_eq!(reader.state.unread_count(), 3);
    reader.press("<enter>");
    assert_eq!((reader.state.focus, reader.state.unread_count()), (Pane::Article, 2));
    reader.press("<esc>");
    assert_eq!(reader.state.focus, Pane::Headlines);
    assert!(!reader.has_quit);
    reader.press("q");
    assert!(reader.has_quit, "at the top it quits");
}

#[test]
fn panes_are_reached_by_sight() {
    let mut arabic = open(Language::Arabic, 120, 30);
    arabic.press("h");
    assert_eq!(arabic.state.focus, Pane::Article, "left of the headlines, in Arabic");
    arabic.press("h");
    assert_eq!(arabic.state.focus, Pane::Facts);
    arabic.press("<right><right><right>");
    assert_eq!(arabic.state.focus, Pane::Headlines);
    let mut english = open(Language::English, 120, 30);
    english.press("l");
    assert_eq!(english.state.focus, Pane::Article);
    english.press("<tab>");
    assert_eq!(english.state.focus, Pane::Facts);
    english.press("<tab>");
    assert_eq!(english.state.focus, Pane::Headlines);
    english.press("<backtab>");
    assert_eq!(english.state.focus, Pane::Facts);
    // One pane at a time: they stand in the order of the interface.
    let mut narrow = open(Language::Arabic, 40, 12);
    narrow.press("h");
    assert_eq!(narrow.state.focus, Pane::Article);
    narrow.press("l");
    assert_eq!(narrow.state.focus, Pane::Headlines);
}

#[test]
fn space_reads_on_to_the_next_unread() {
    let mut reader = open(Language::English, 80, 24);
    reader.press("<space>");
    assert_eq!((reader.state.selected, reader.state.unread_count()), (0, 2), "a page down");
    reader.press("<space>");
    assert_eq!((reader.state.selected, reader.state.unread_count()), (1, 1), "its end was seen");
    reader.press("<space><space>");
    assert_eq!(reader.state.unread_count(), 0);
    assert!(reader.screen().contains("Nothing unread is left"));
}

#[test]
fn n_goes_to_unread_articles_while_no_search_is_on() {
    let mut reader = open(Language::English, 80, 24);
    reader.press("n");
    assert_eq!(reader.state.selected, 1);
    reader.press("un");
    assert_eq!(reader.state.selected, 2, "the one just marked read is passed over");
    reader.press("N");
    assert_eq!(reader.state.selected, 0);
}

#[test]
fn search_folds_letters_and_goes_round() {
    let mut reader = open(Language::English, 120, 30);
    reader.press("/الحداد");
    expect_screen("search-prompt-en", &reader);
    assert_eq!(reader.state.search.as_ref().map(|search| search.count()), Some((1, 4)));
    assert!(reader.caret().is_some());
    reader.press("<enter>nnn");
    assert!(reader.screen().contains("match 4 of 4"));
    reader.press("n");
    assert!(reader.screen().contains("match 1 of 4, on from the top"));
    reader.press("N");
    assert!(reader.screen().contains("match 4 of 4, on from the end"));
    reader.press("<esc>");
    assert!(reader.state.search.is_none(), "one step back: the hits are no longer lit");
    reader.press("/الى فرنسا<enter>");
    assert!(reader.screen().contains("match 1 of 1"), "إلى is found as الى");
    reader.press("/nothing<enter>");
    assert!(reader.screen().contains("no match"));
}

#[test]
fn a_cancelled_search_goes_back_to_its_place() {
    let mut reader = open(Language::English, 30, 10);
    reader.press("<enter>");
    let before = reader.screen();
    reader.press("/2026");
    assert_ne!(reader.screen(), before);
    reader.press("<esc>");
    assert_eq!(reader.screen(), before);
}

#[test]
fn the_prompt_is_edited_at_the_caret() {
    let mut reader = open(Language::Arabic, 80, 24);
    reader.press("/سلم<right>ا");
    assert_eq!(reader.state.question.as_ref().map(|question| question.prompt.text()), Some("سلام"));
    expect_screen("prompt-ar", &reader);
    reader.press("<ctrl-u>");
    assert_eq!(reader.state.question.as_ref().map(|question| question.prompt.text()), Some("م"));
    reader.press("<delete>abc 12<ctrl-w>");
    assert_eq!(reader.state.question.as_ref().map(|question| question.prompt.text()), Some("abc "));
    reader.press("<home>x<end><backspace><left>y");
    assert_eq!(
        reader.state.question.as_ref().map(|question| question.prompt.text()),
        Some("xabyc")
    );
    reader.tell(khabar::app::Message::Paste("خبر\nجديد".to_string()));
    assert_eq!(
        reader.state.question.as_ref().map(|question| question.prompt.text()),
        Some("xabyخبر جديدc")
    );
    reader.press("<ctrl-g>");
    assert!(reader.state.question.is_none());
}

#[test]
fn facts_lead_to_their_mentions() {
    let mut reader = open(Language::Arabic, 120, 30);
    reader.press("<tab><tab>");
    assert_eq!(reader.state.focus, Pane::Facts);
    expect_screen("facts-ar", &reader);
    reader.press("<enter>");
    assert_eq!(reader.state.facts.lit, Some(reader.state.facts.selected));
    let first = reader.state.facts.cursor.expect("a mention");
    reader.press("]");
    let second = reader.state.facts.cursor.expect("a mention");
    assert!(second > first, "from mention to mention");
    reader.press("[");
    assert_eq!(reader.state.facts.cursor, Some(first));
    reader.press("<esc>");
    assert_eq!((reader.state.facts.lit, reader.state.facts.cursor), (None, None));
    let before = reader.state.facts.selected;
    reader.press("j");
    assert_ne!(reader.state.facts.selected, before);
}

#[test]
fn the_fact_under_the_cursor_is_shown_in_the_pane() {
    let mut reader = open(Language::English, 120, 30);
    reader.press("<enter>]]");
    let found = reader.state.found().expect("facts").clone();
    let cursor = reader.state.facts.cursor.expect("a mention");
    let selected = &found.facts[reader.state.facts.selected];
    assert!(selected.mentions.contains(&cursor));
}

#[test]
fn read_marks_are_undone() {
    let mut reader = open(Language::English, 80, 24);
    reader.press("u");
    assert_eq!(reader.state.unread_count(), 2);
    reader.press("A");
    assert_eq!(reader.state.unread_count(), 0);
    assert!(reader.screen().contains("2 articles marked read"));
    reader.press("A");
    assert!(reader.screen().contains("Everything is read already"));
    reader.press("U");
    assert_eq!(reader.state.unread_count(), 2);
    reader.press("<ctrl-z>");
    assert_eq!(reader.state.unread_count(), 3);
    reader.press("U");
    assert!(reader.screen().contains("Nothing to undo"));
}

#[test]
fn zoom_gives_the_pane_the_screen() {
    let mut reader = open(Language::English, 120, 30);
    reader.press("<enter>z");
    let areas = reader.state.screen.areas;
    assert!(areas.headlines.is_none() && areas.facts.is_none());
    expect_screen("zoom-en", &reader);
    reader.press("<esc>");
    assert!(reader.state.screen.areas.headlines.is_some());
    assert_eq!(reader.state.focus, Pane::Article);
}

#[test]
fn help_is_for_the_pane_in_focus() {
    for (language, code) in [(Language::Arabic, "ar"), (Language::English, "en")] {
        let mut reader = open(language, 100, 40);
        reader.press("?");
        expect_screen(&format!("help-headlines-{code}"), &reader);
        reader.press("<esc><enter>?");
        expect_screen(&format!("help-article-{code}"), &reader);
        reader.press("<esc>");
        assert!(reader.state.overlay.is_none());
        assert_eq!(reader.state.focus, Pane::Article, "only help is closed");
    }
    let mut small = open(Language::Arabic, 30, 10);
    small.press("?G");
    assert!(small.state.overlay.is_some_and(|overlay| overlay.top_row > 0), "help scrolls");
}

#[test]
fn failures_are_told_and_listed() {
    let failure = OpenFailure { name: "notes.bin".into(), reason: OpenError::NotText(None) };
    let opened = Opened {
        articles: articles().into_iter().map(std::sync::Arc::new).collect(),
        failures: vec![failure],
        ..Opened::default()
    };
    let mut reader = Reader::over(opened, Language::English, (100, 24));
    assert!(reader.screen().contains("1 could not be opened"));
    reader.press("!");
    assert!(reader.screen().contains("It is not text; khabar opens texts, web pages and feeds."));
    reader.press("q");
    assert!(!reader.has_quit && reader.state.overlay.is_none());
}

#[test]
fn what_was_wrong_with_a_feed_is_listed_and_told_when_text_was_lost() {
    let opened = |problems: &[FeedProblem]| Opened {
        articles: articles().into_iter().map(std::sync::Arc::new).collect(),
        faults: vec![Fault { name: "feed.xml".into(), problems: problems.to_vec() }],
        ..Opened::default()
    };
    let harmless = [FeedProblem::BareAmpersand, FeedProblem::NoDate("soon".into())];
    let mut reader = Reader::over(opened(&harmless), Language::English, (100, 24));
    assert!(!reader.screen().contains("could not be read"));
    reader.press("!");
    for part in ["feed.xml", "It has a bare & where &amp; belongs", "There is no date in “soon”."]
    {
        assert!(reader.screen().contains(part), "{}", reader.screen());
    }
    let lossy = opened(&[FeedProblem::Truncated]);
    let reader = Reader::over(lossy.clone(), Language::English, (100, 24));
    assert!(reader.screen().contains("1 could not be read as a whole · ! shows why"));
    let mut reader = Reader::over(lossy, Language::Arabic, (60, 16));
    reader.press("!");
    expect_screen("faults-ar", &reader);
}

#[test]
fn the_reading_place_survives_every_width() {
    let long: String = (0..200)
        .map(|idx| format!("فقرة رقم {idx} فيها كلمات كثيرة تكفي سطرا أو أكثر من النص الطويل.\n\n"))
        .collect();
    let article = article_from_text(&format!("عنوان\n\n{long}"), "test").expect("an article");
    let mut reader = Reader::open(vec![article], Language::Arabic, (120, 30));
    reader.press("<enter><pagedown><pagedown><pagedown>");
    let top = reader.state.article.as_ref().map(|pane| pane.top_byte());
    for width in [80, 40, 25, 200, 61, 120] {
        reader.resize(width, 30);
        assert_eq!(reader.state.article.as_ref().map(|pane| pane.top_byte()), top, "at {width}");
    }
    reader.press("G");
    assert!(reader.screen().contains("100%"));
    reader.press("g");
    assert_eq!(reader.state.article.as_ref().map(|pane| pane.top_byte()), Some(0));
}

#[test]
fn the_arabic_keyboard_gives_the_same_commands() {
    // ت is the key of j, م of l, ظ of /, ؟ of ?.
    let mut reader = open(Language::Arabic, 120, 30);
    reader.press("ت");
    assert_eq!(reader.state.selected, 1);
    reader.press("ن");
    assert_eq!(reader.state.selected, 0);
    reader.press("؟");
    assert!(reader.state.overlay.is_some());
    reader.press("ض");
    assert!(reader.state.overlay.is_none(), "ض is the key of q");
    reader.press("ظت");
    assert_eq!(
        reader.state.question.as_ref().map(|question| question.prompt.text()),
        Some("ت"),
        "text is text"
    );
}

#[test]
fn the_mouse_selects_and_scrolls() {
    let mut reader = open(Language::English, 120, 30);
    let press = |column, row| Mouse { kind: MouseKind::Press, column, row };
    reader.mouse(press(10, 5));
    assert_eq!((reader.state.focus, reader.state.selected), (Pane::Headlines, 1));
    reader.mouse(press(60, 5));
    assert_eq!(reader.state.focus, Pane::Article);
    reader.mouse(Mouse { kind: MouseKind::WheelDown, column: 10, row: 5 });
    assert_eq!(reader.state.selected, 2, "the wheel works on what is under it");
}

#[test]
fn vowel_marks_come_and_go() {
    let article = article_from_text("كَتَبَ\n\nالدَّرْسُ سَهْلٌ", "test").expect("an article");
    let mut reader = Reader::open(vec![article], Language::English, (80, 24));
    assert!(reader.screen().contains('\u{64e}'));
    reader.press("<enter>mm");
    assert!(!reader.screen().contains('\u{64e}'), "neither in the article nor in the headlines");
    reader.press("m");
    assert!(reader.screen().contains('\u{64e}'));
}

#[test]
fn lists_quotations_and_headings_are_set_off() {
    let text = "خطة المدينة\n\n# الأهداف\n\n1. افتتاح خمس حدائق عامة في الأحياء الجنوبية من المدينة\n\
                2. Rust course\n\n> المدينة بمن يسكنها\n> ومن يزورها كذلك في كل عام جديد\n\n- أول\n- ثان";
    let article = article_from_text(text, "test").expect("an article");
    let mut reader = Reader::open(vec![article], Language::Arabic, (50, 24));
    reader.press("<enter>");
    expect_screen("blocks-ar", &reader);
}

#[test]
fn what_stands_in_a_quotation_stands_beside_its_bar() {
    let html = "<html lang=ar><title>خطة المدينة</title><article><h1>خطة المدينة</h1>\
                <p>نشرت البلدية خطة المدينة للسنوات الخمس المقبلة، وجاء في مقدمتها التي كتبها المجلس:</p>\
                <blockquote><h3>ما نريده للأحياء</h3><p>المدينة بمن يسكنها ومن يزورها كذلك في كل عام.</p>\
                <pre>parks = 5\nroads = 12</pre><table><tr><th>العام<th>الحدائق<tr><td>2027<td>2<tr><td>2028<td>3</table>\
                </blockquote><p>ويناقش المجلس الخطة في جلسته القادمة بعد أن يطلع عليها سكان الأحياء كلها.</p></article>";
    let page = khabar::feeds::article_from_page(html, None).expect("an article");
    let mut reader = Reader::open(vec![page.article], Language::Arabic, (50, 24));
    reader.press("<enter>");
    expect_screen("quotation-ar", &reader);
}

#[test]
fn an_empty_reader_and_an_empty_article_are_shown() {
    let mut nothing = Reader::open(Vec::new(), Language::English, (120, 30));
    nothing.press("jkGg<enter>/x<esc>]n?<esc><tab><enter>]<space>uAUzm!");
    nothing.screen();
    let only_title = article_from_text("عنوان وحيد", "test").expect("an article");
    let reader = Reader::open(vec![only_title], Language::Arabic, (80, 24));
    expect_screen("only-title-ar", &reader);
}
