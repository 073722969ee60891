//! The keys that set articles in type: key in, screen out; the reading place stays.

mod reader;

use khabar::config::{LineSpacing, Paragraphs};
use khabar::feeds::article_from_text;
use khabar::locale::Language;
use khabar::text::{Align, Digits, Marks};
use reader::{Reader, expect_screen};

const STORY: &str = "---
source: وكالة الشرق
date: 2026-11-20T09:30:00+03:00
language: ar
---

ميناء جديد يربط العقبة بالسويس

قالت وزيرة النقل ليلى حداد إن الميناء الجديد يفتح أبوابه في 23 نوفمبر المقبل، ويستقبل 350,000 راكب في العام بزيادة 3.5% على ما كان عليه.

كَتَبَ مُدَرِّسٌ دَرْسًا عن البحر، ووصلت طائرة A380 إلى المدينة.

وأضافت الوزيرة أن السفن ستنقل البضائع أيضا بين المدينتين.
";

fn open(language: Language) -> Reader {
    let article = article_from_text(STORY, "test").expect("an article");
    let mut reader = Reader::open(vec![article], language, (66, 26));
    reader.press("<enter>z");
    reader
}

#[test]
fn the_alignments_go_round() {
    let mut reader = open(Language::English);
    let aligned = |reader: &Reader| reader.state.settings.typography.align;
    let said = ["Lines justified", "Lines centred", "Lines end together", "Lines begin together"];
    let aligns = [Align::Justify, Align::Center, Align::End, Align::Start];
    for ((sentence, align), name) in
        said.into_iter().zip(aligns).zip(["justify", "center", "end", "start"])
    {
        reader.press("J");
        assert_eq!(aligned(&reader), align);
        assert!(reader.screen().contains(sentence));
        expect_screen(&format!("align-{name}"), &reader);
    }
}

#[test]
fn m_goes_round_the_marks() {
    let mut reader = open(Language::English);
    let has = |reader: &Reader, mark: char| reader.screen().contains(mark);
    assert!(has(&reader, '\u{64e}') && has(&reader, '\u{651}'));
    reader.press("m");
    assert_eq!(reader.state.settings.typography.marks, Marks::Essential);
    assert!(!has(&reader, '\u{64e}') && has(&reader, '\u{651}') && has(&reader, '\u{64c}'));
    assert!(reader.screen().contains("Only shadda and tanwin shown"));
    reader.press("m");
    assert!(!has(&reader, '\u{651}') && reader.screen().contains("Vowel marks hidden"));
    reader.press("m");
    assert!(has(&reader, '\u{64e}') && reader.screen().contains("Vowel marks shown"));
}

#[test]
fn d_goes_round_the_digits() {
    let mut reader = open(Language::Arabic);
    let shows = |reader: &Reader, number: &str| reader.screen().contains(number);
    assert!(shows(&reader, "350,000"));
    reader.press("d");
    assert!(shows(&reader, "٣٥٠٬٠٠٠") && shows(&reader, "٣٫٥") && shows(&reader, "A380"));
    expect_screen("digits-arabic", &reader);
    reader.press("d");
    assert!(shows(&reader, "۳۵۰٬۰۰۰"));
    reader.press("d");
    assert!(shows(&reader, "350,000"));
    assert_eq!(reader.state.settings.typography.digits, Digits::European);
    reader.press("d");
    assert_eq!(reader.state.settings.typography.digits, Digits::AsWritten);
}

#[test]
fn i_puts_a_blank_row_between_lines() {
    let mut reader = open(Language::English);
    reader.press("i");
    assert_eq!(reader.state.settings.typography.spacing, LineSpacing::Double);
    expect_screen("line-spacing-double", &reader);
    reader.press("i");
    assert!(reader.screen().contains("Single line spacing"));
}

#[test]
fn p_sets_first_lines_in() {
    let mut reader = open(Language::English);
    reader.press("p");
    assert_eq!(reader.state.settings.typography.paragraphs, Paragraphs::Indented);
    expect_screen("paragraphs-indented", &reader);
    reader.press("J");
    expect_screen("paragraphs-indented-justified", &reader);
    reader.press("p");
    assert!(reader.screen().contains("A blank row between paragraphs"));
}

#[test]
fn minus_and_plus_change_the_measure() {
    let mut reader = open(Language::English);
    let measure = |reader: &Reader| reader.state.settings.typography.measure_cells;
    reader.press("-");
    assert_eq!(measure(&reader), 56, "four less than the pane shows");
    assert!(reader.screen().contains("Lines of 56 columns"));
    for _ in 0..20 {
        reader.press("-");
    }
    assert_eq!(measure(&reader), 24, "not narrower than a headline");
    expect_screen("measure-narrowest", &reader);
    for _ in 0..40 {
        reader.press("+");
    }
    assert!(reader.screen().contains("Lines are as wide as the pane"));
    // Where the pane is narrower than the measure, the first key press is seen.
    reader.resize(50, 26);
    reader.press("-");
    assert_eq!(measure(&reader), 40);
}

#[test]
fn the_reading_place_survives_every_setting() {
    let body: String = (0..200)
        .map(|idx| format!("فقرة رقم {idx} فيها كلمات كثيرة تكفي سطرا أو أكثر من النص الطويل.\n\n"))
        .collect();
    let article = article_from_text(&format!("عنوان\n\n{body}"), "test").expect("an article");
    let mut reader = Reader::open(vec![article], Language::Arabic, (60, 20));
    reader.press("<enter><pagedown><pagedown><pagedown>");
    let top = |reader: &Reader| reader.state.article.as_ref().map(|pane| pane.top_byte());
    let before = top(&reader);
    for keys in
        ["a", "a", "a", "a", "m", "m", "m", "d", "d", "d", "d", "i", "p", "-", "-", "i", "p", "+"]
    {
        reader.press(keys);
        assert_eq!(top(&reader), before, "after {keys}");
    }
    // Scrolling by rows goes over the blank rows and comes back.
    reader.press("ip");
    reader.press("jjjjjjj");
    reader.press("kkkkkkk");
    assert_eq!(top(&reader), before);
    reader.press("G");
    assert!(reader.screen().contains("100%"));
    reader.press("g");
    assert_eq!(top(&reader), Some(0));
}

#[test]
fn facts_light_up_in_justified_text() {
    let mut reader = open(Language::Arabic);
    reader.press("J]");
    let cursor = reader.state.facts.cursor.expect("a mention");
    let panel = reader.state.screen.article.as_ref().expect("the article");
    let stretches = panel.rows.iter().flat_map(|row| &row.stretches);
    let lit = stretches
        .filter(|stretch| stretch.is_article)
        .any(|stretch| stretch.line.cells().iter().any(|cell| cell.source.overlaps(cursor)));
    assert!(lit);
}
