//! Selecting and copying in the article: keys and the mouse in, what is copied out.

mod reader;

use khabar::app::{Mouse, MouseKind, Pane};
use khabar::feeds::article_from_text;
use khabar::locale::Language;
use reader::{Reader, expect_screen};

const VISIT: &str = "---
source: وكالة الشرق
date: 2026-11-20T09:30:00+03:00
language: ar
link: https://example.org/visit
---

زيارة إلى باريس

وصل الرئيس إلى Paris 2026 أمس. قال: «جئنا لنفتح صفحة» جديدة.

انتهت الزيارة اليوم.
";

const FERRY: &str = "---
source: Harbour Post
date: 2026-11-18T10:00:00+01:00
language: en
---

Ferry to Tangier

The port office in طنجة القديمة expects 350,000 people.

It sails again.
";

fn open(text: &str, language: Language) -> Reader {
    let article = article_from_text(text, "test").expect("an article");
    let mut reader = Reader::open(vec![article], language, (80, 24));
    reader.press("<enter>");
    assert_eq!(reader.state.focus, Pane::Article);
    reader
}

fn selected(reader: &Reader) -> String {
    let pane = reader.state.article.as_ref().expect("an article");
    let span = pane.selection.and_then(|selection| selection.span()).expect("a selection");
    span.slice(&pane.article().text.plain).to_owned()
}

fn caret(reader: &Reader) -> String {
    let pane = reader.state.article.as_ref().expect("an article");
    let caret = pane.selection.expect("a caret").caret;
    caret.slice(&pane.article().text.plain).to_owned()
}

#[test]
fn a_selection_goes_across_a_change_of_direction() {
    let mut reader = open(VISIT, Language::Arabic);
    // From the title down to the paragraph, two words on, then over the name and the year.
    reader.press("v}");
    assert_eq!(caret(&reader), "و");
    reader.press("wwwvww");
    assert_eq!(selected(&reader), "Paris 2026 أ");
    reader.press("y");
    assert_eq!(reader.copied.take().as_deref(), Some("Paris 2026 أ"));
    assert!(reader.state.article.as_ref().expect("it").selection.is_none(), "the caret is gone");
}

#[test]
fn what_is_selected_is_a_stretch_of_the_text_and_several_on_the_screen() {
    let mut reader = open(VISIT, Language::Arabic);
    reader.press("v}wwv");
    // إلى ، then over the blank into Paris: two digits of the year.
    reader.press("ww<right>");
    assert_eq!(selected(&reader), "إلى Paris 20");
    expect_screen("select-runs-ar", &reader);
}

#[test]
fn arrows_go_by_sight() {
    let mut reader = open(VISIT, Language::Arabic);
    reader.press("v}");
    reader.press("<left>");
    assert_eq!(caret(&reader), "ص", "the second letter of a right-to-left word is on the left");
    reader.press("<right>");
    assert_eq!(caret(&reader), "و");
    // Into the Latin word: from the right its last letter comes first.
    reader.press("www<right>");
    assert_eq!(caret(&reader), "a");
    let mut reader = open(FERRY, Language::English);
    reader.press("v}<right>");
    assert_eq!(caret(&reader), "h");
    reader.press("<left>");
    assert_eq!(caret(&reader), "T");
    reader.press("<left>");
    assert_eq!(caret(&reader), "r", "at the edge of the line to the line above: Tangier");
}

#[test]
fn words_by_sight_and_as_read() {
    let mut reader = open(FERRY, Language::English);
    reader.press("v}wwww");
    assert_eq!(caret(&reader), "ط");
    reader.press("<ctrl-left>");
    assert_eq!(caret(&reader), "ا", "to the left on the screen stands the second Arabic word");
    reader.press("w");
    assert_eq!(caret(&reader), "e");
    reader.press("bb");
    assert_eq!(caret(&reader), "ط");
}

#[test]
fn rows_keep_their_column() {
    let mut reader = open(VISIT, Language::Arabic);
    reader.press("v}<left><left>jk");
    assert_eq!(caret(&reader), "ل");
    reader.press("jj");
    assert_eq!(caret(&reader), "ت", "the third letter of the last paragraph: انتهت");
}

#[test]
fn words_sentences_and_paragraphs_at_once() {
    let mut reader = open(VISIT, Language::Arabic);
    reader.press("v}wi");
    assert_eq!(selected(&reader), "الرئيس");
    reader.press("s");
    assert_eq!(selected(&reader), "وصل الرئيس إلى Paris 2026 أمس.");
    reader.press("p");
    assert!(selected(&reader).ends_with("«جئنا لنفتح صفحة» جديدة."));
    reader.press(")");
    assert!(selected(&reader).ends_with("جديدة.\n\nا"), "{}", selected(&reader));
    reader.press("o");
    assert_eq!(caret(&reader), "و");
    reader.press("y");
    let copied = reader.copied.take().expect("text");
    assert!(copied.ends_with("جديدة.\n\nا"), "{copied}");
}

#[test]
fn without_a_selection_the_paragraph_is_copied() {
    let mut reader = open(VISIT, Language::Arabic);
    reader.press("v}}y");
    assert_eq!(reader.copied.take().as_deref(), Some("انتهت الزيارة اليوم."));
    reader.press("v}}Y");
    assert_eq!(
        reader.copied.take().as_deref(),
        Some(
            "انتهت الزيارة اليوم.\n\nزيارة إلى باريس\nوكالة الشرق · 20 نوفمبر 2026\nhttps://example.org/visit"
        )
    );
}

#[test]
fn a_hit_is_selected_at_once() {
    let mut reader = open(VISIT, Language::Arabic);
    reader.press("/صفحة<enter>v");
    assert_eq!(selected(&reader), "صفحة");
}

#[test]
fn the_whole_article_and_its_headline() {
    let mut reader = open(VISIT, Language::Arabic);
    reader.press("Y");
    let copied = reader.copied.take().expect("text");
    assert_eq!(
        copied,
        "زيارة إلى باريس\nوكالة الشرق · 20 نوفمبر 2026\nhttps://example.org/visit\n\n\
         وصل الرئيس إلى Paris 2026 أمس. قال: «جئنا لنفتح صفحة» جديدة.\n\nانتهت الزيارة اليوم."
    );
    reader.press("<esc>y");
    assert!(copied.starts_with(&reader.copied.take().expect("a headline")));
}

#[test]
fn justified_lines_are_copied_as_they_were_written() {
    let long =
        format!("---\nlanguage: ar\n---\n\nعنوان\n\n{}\n", "كلمات كثيرة في سطر طويل ".repeat(12));
    let mut reader = open(&long, Language::Arabic);
    reader.press("JzzJJJ");
    for _ in 0..4 {
        reader.press("J");
        reader.press("v}py");
        let copied = reader.copied.take().expect("text");
        assert_eq!(copied, "كلمات كثيرة في سطر طويل ".repeat(12).trim_end());
    }
}

#[test]
fn the_mouse_selects() {
    let mut reader = open(FERRY, Language::English);
    let find = |reader: &Reader, word: &str| -> (u16, u16) {
        let screen = reader.screen();
        let (row, line) =
            screen.lines().enumerate().find(|(_, line)| line.contains(word)).expect("the word");
        let column = line.split(word).next().expect("a start").chars().count();
        (u16::try_from(column).expect("small"), u16::try_from(row).expect("small"))
    };
    let (column, row) = find(&reader, "port office");
    let mouse = |kind, column| Mouse { kind, column, row };
    reader.mouse(mouse(MouseKind::Press, column));
    reader.mouse(mouse(MouseKind::Drag, column + 2));
    reader.mouse(mouse(MouseKind::Drag, column + 10));
    reader.mouse(mouse(MouseKind::Release, column + 10));
    assert_eq!(selected(&reader), "port office");
    reader.press("y");
    assert_eq!(reader.copied.take().as_deref(), Some("port office"));
    reader.mouse(mouse(MouseKind::Press, column));
    reader.mouse(mouse(MouseKind::Release, column));
    assert!(reader.state.article.as_ref().expect("it").selection.is_none(), "a click selects not");
    reader.mouse(mouse(MouseKind::DoublePress, column));
    assert_eq!(selected(&reader), "port");
    reader.mouse(mouse(MouseKind::TriplePress, column));
    assert!(selected(&reader).starts_with("The port") && selected(&reader).ends_with("people."));
}

#[test]
fn an_arabic_keyboard_selects_too() {
    let mut reader = open(VISIT, Language::Arabic);
    // v, then w w, v, w, y: the letters on these keys.
    reader.press("رصصرصغ");
    assert!(reader.copied.take().is_some());
}

#[test]
fn other_keys_wait_and_help_tells() {
    let mut reader = open(VISIT, Language::English);
    let unread = reader.state.unread_count();
    reader.press("vun");
    assert_eq!(reader.state.unread_count(), unread, "u marks nothing while text is selected");
    reader.press("?");
    assert!(reader.screen().contains("Next sentence"));
    reader.press("<esc>");
    assert!(reader.state.article.as_ref().expect("it").selection.is_some());
    reader.press("<esc>");
    assert!(reader.state.article.as_ref().expect("it").selection.is_none());
    assert_eq!(reader.state.focus, Pane::Article);
}

#[test]
fn the_mouse_draws_the_lines_between_panes_and_the_scroll_bar() {
    let long = format!("---\nlanguage: en\n---\n\nTitle\n\n{}", "A line of words.\n\n".repeat(80));
    let article = article_from_text(&long, "test").expect("an article");
    for language in [Language::English, Language::Arabic] {
        let mut reader = Reader::open(vec![article.clone()], language, (120, 30));
        let mouse = |kind, column, row| Mouse { kind, column, row };
        let list = reader.state.screen.areas.headlines.expect("three panes");
        let edge = if list.x == 0 { list.width } else { list.x };
        let to = if list.x == 0 { edge + 9 } else { edge - 9 };
        reader.mouse(mouse(MouseKind::Press, edge, 20));
        reader.mouse(mouse(MouseKind::Drag, to, 21));
        reader.mouse(mouse(MouseKind::Release, to, 21));
        let wider = reader.state.screen.areas.headlines.expect("three panes").width;
        assert_eq!(wider, list.width + 9, "{language:?}");
        // The bar of an English text stands at the right edge of its pane.
        let panel = reader.state.screen.article.as_ref().expect("the article");
        let bar = panel.area.x + panel.area.width - 1;
        let bottom = panel.inside.y + panel.inside.height - 1;
        reader.mouse(mouse(MouseKind::Press, bar, bottom));
        reader.mouse(mouse(MouseKind::Release, bar, bottom));
        assert!(reader.screen().contains("100%"), "{}", reader.screen());
        reader.mouse(mouse(MouseKind::Drag, bar, 3));
        assert!(reader.screen().contains("100%"), "nothing is held any more");
    }
}

#[test]
fn the_mouse_may_go_anywhere_in_a_window_of_any_size() {
    let kinds = [
        MouseKind::Press,
        MouseKind::Drag,
        MouseKind::WheelDown,
        MouseKind::Release,
        MouseKind::DoublePress,
        MouseKind::TriplePress,
        MouseKind::Drag,
        MouseKind::WheelUp,
        MouseKind::Release,
    ];
    for language in [Language::English, Language::Arabic] {
        let mut reader = open(VISIT, language);
        for width in [0, 1, 2, 3, 5, 12, 29, 30, 69, 70, 110, 200] {
            for height in [0, 1, 2, 3, 5, 9, 10, 20, 60] {
                reader.resize(width, height);
                for column in [0, 1, width / 2, width.saturating_sub(1), width, width + 5] {
                    for row in [0, 1, height / 2, height.saturating_sub(1), height, height + 5] {
                        for kind in kinds {
                            reader.mouse(Mouse { kind, column, row });
                        }
                    }
                }
                reader.screen();
                reader.press("<esc>vjw}Gk<esc>f<tab><esc>");
                reader.screen();
            }
        }
    }
}
