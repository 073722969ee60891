//! Plain texts as articles: titles, paragraphs, front matter, languages.

use khabar::feeds::article_from_text;
use khabar::news::{Article, BlockKind};
use khabar::text::Direction;

fn article(text: &str) -> Article {
    article_from_text(text, "file").expect("an article")
}

fn paragraphs(text: &str) -> Vec<String> {
    let article = article(text);
    let text = &article.text;
    text.blocks.iter().map(|block| block.span.slice(&text.plain).to_owned()).collect()
}

#[test]
fn the_first_paragraph_is_the_title() {
    let article = article("العنوان\n\nالفقرة الأولى.\n\nالفقرة الثانية.\n");
    assert_eq!(article.title(), "العنوان");
    assert_eq!(article.source, "file");
    assert_eq!(article.language.as_deref(), Some("ar"));
    assert_eq!(article.text.plain, "العنوان\n\nالفقرة الأولى.\n\nالفقرة الثانية.");
    let kinds: Vec<_> = article.text.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(kinds, [BlockKind::Title, BlockKind::Paragraph, BlockKind::Paragraph]);
    assert!(article.text.blocks.iter().all(|block| block.direction == Direction::Rtl));
}

#[test]
fn a_paragraph_may_span_lines_and_lines_may_end_in_any_way() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["  A title", "on two lines ", " \t", "\u{200F}", "One", "two."].join(end);
        assert_eq!(paragraphs(&text), ["A title on two lines", "One two."]);
    }
    assert_eq!(paragraphs("A title\u{C}A body"), ["A title", "A body"]);
}

#[test]
fn chinese_lines_are_joined_without_a_blank_and_korean_with_one() {
    assert_eq!(paragraphs("标题\n\n新桥今天\n通车。\nOK"), ["标题", "新桥今天通车。 OK"]);
    assert_eq!(paragraphs("제목\n\n새 다리가\n열렸다"), ["제목", "새 다리가 열렸다"]);
}

#[test]
fn a_repeated_title_is_dropped_once() {
    assert_eq!(paragraphs("T t\n\nT  t\n\nBody"), ["T t", "Body"]);
    assert_eq!(paragraphs("T t\nT t\n\nBody"), ["T t", "Body"]);
    assert_eq!(paragraphs("T t\nT t\nBody"), ["T t", "Body"]);
    assert_eq!(paragraphs("T t\n\nT t\nBody"), ["T t", "Body"]);
    assert_eq!(paragraphs("T t\n\nT t\n\nT t"), ["T t", "T t"]);
    assert_eq!(paragraphs("T t\n\nBody\n\nT t"), ["T t", "Body", "T t"]);
}

#[test]
fn six_thousand_headlines_are_six_thousand_blocks() {
    let headlines: Vec<_> = (0..6000).map(|n| format!("عنوان {n}")).collect();
    assert_eq!(paragraphs(&headlines.join("\n\n")), headlines);
}

#[test]
fn front_matter_says_what_the_text_is() {
    let article = article(
        "---\ntitle: \"العنوان: كما هو\"\nsource: وكالة\nAuthor: ليلى\ndate: 2026-11-18T09:30:00+02:00\n\
         lang: ar-EG\nurl: https://example.org/1\n---\n\nالعنوان: كما هو\n\nالنص.\n",
    );
    assert_eq!(article.text.plain, "العنوان: كما هو\n\nالنص.");
    assert_eq!(article.source, "وكالة");
    assert_eq!(article.byline.as_deref(), Some("ليلى"));
    assert_eq!(article.language.as_deref(), Some("ar"));
    assert_eq!(article.link.as_deref(), Some("https://example.org/1"));
    let published = article.published.expect("a date").timestamp().to_string();
    assert_eq!(published, "2026-11-18T07:30:00Z");
}

#[test]
fn what_only_looks_like_front_matter_is_text() {
    assert_eq!(paragraphs("---\nsaid: he\n---\n\nBody"), ["--- said: he ---", "Body"]);
    assert_eq!(paragraphs("---\nsource: x\n\nBody"), ["--- source: x", "Body"]);
    assert_eq!(paragraphs("---\n---\n\nBody"), ["---", "Body"]);
}

#[test]
fn a_bad_date_costs_the_date_only() {
    let article = article("---\ndate: yesterday\nsource: s\n---\nTitle");
    assert_eq!((article.published, article.source.as_str()), (None, "s"));
}

#[test]
fn blanks_are_no_article() {
    for text in ["", " \n\t\n\u{200F}\u{FEFF}", "---\nsource: x\n---\n\n  \n"] {
        assert_eq!(article_from_text(text, "file"), None, "{text:?}");
    }
    assert_eq!(paragraphs("Only a title"), ["Only a title"]);
}

#[test]
fn each_block_has_its_own_direction() {
    let article = article("An English title\n\nفقرة عربية\n\nwords");
    let directions: Vec<_> = article.text.blocks.iter().map(|block| block.direction).collect();
    assert_eq!(directions[..2], [Direction::Ltr, Direction::Rtl]);
}

#[test]
fn ten_megabytes_are_quick() {
    let paragraph = "وقال الوزير إن المشروع سيخدم آلاف الركاب كل يوم في المدينة والقرى.\n";
    let text = format!("العنوان\n\n{}", format!("{}\n", paragraph.repeat(5)).repeat(16_000));
    assert!(text.len() > 9_000_000);
    let start = std::time::Instant::now();
    let article = article(&text);
    let time = start.elapsed();
    assert_eq!(article.text.blocks.len(), 16_001);
    println!("10 MB of text became an article in {time:?}");
    assert!(time.as_secs() < 5, "{time:?}");
}
