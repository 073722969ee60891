//! Links of the open article: numbers over them, an address to look at, a browser.

mod reader;

use khabar::app::links_of;
use khabar::feeds::{Origin, articles_from_feed, parse_feed};
use khabar::locale::Language;
use khabar::news::Article;
use reader::{Reader, expect_screen};

const FEED: &str = r#"<rss version="2.0"><channel><title>وكالة الشرق</title>
<item><title>زيارة إلى باريس</title><link>https://example.org/visit</link>
<description><![CDATA[<p>وصل <a href="https://example.org/president">الرئيس سالم الحداد</a> إلى
<a href="https://paris.example/">Paris</a> أمس.</p>
<p>انظر <a href="https://example.org/%D8%AE%D8%A8%D8%B1">الخبر الأول</a> و<a
href="https://аррӏе.com/">هذا</a>.</p>]]></description></item>
<item><title>بلا روابط</title><description>نص.</description></item></channel></rss>"#;

fn articles() -> Vec<Article> {
    articles_of(FEED)
}

fn articles_of(feed: &str) -> Vec<Article> {
    let feed = parse_feed(feed.as_bytes(), &Origin::default()).expect("a feed");
    articles_from_feed(&feed, "test")
}

fn open(language: Language) -> Reader {
    let mut reader = Reader::open(articles(), language, (100, 24));
    reader.press("<enter>");
    reader
}

#[test]
fn links_are_numbered_and_the_address_is_seen_before() {
    let mut reader = open(Language::Arabic);
    reader.press("f");
    expect_screen("links-ar", &reader);
    assert!(reader.screen().contains("1 · https://example.org/president"));
    reader.press("3");
    let screen = reader.screen();
    assert!(screen.contains("3 · https://example.org/ﺮﺒﺧ"), "{screen}");
    reader.press("<enter>");
    assert_eq!(reader.browsed.take().as_deref(), Some("https://example.org/%D8%AE%D8%A8%D8%B1"));
    assert!(reader.state.article.as_ref().expect("it").link_pick.is_none());
}

#[test]
fn digits_of_an_arabic_keyboard_pick_too() {
    let mut reader = open(Language::Arabic);
    // The letter on the key of f, then two.
    reader.press("ب٢");
    assert!(reader.screen().contains("2 · https://paris.example/"));
    reader.press("غ");
    assert_eq!(reader.copied.take().as_deref(), Some("https://paris.example/"));
}

#[test]
fn a_host_that_deceives_is_shown_as_the_machine_writes_it() {
    let mut reader = open(Language::English);
    reader.press("f<tab><tab><tab>");
    let screen = reader.screen();
    assert!(screen.contains("4 · https://xn--"), "{screen}");
    reader.press("<tab>");
    assert!(reader.screen().contains("1 · https://example.org/president"), "round the end");
    reader.press("<backtab>");
    assert!(reader.screen().contains("4 · https://xn--"));
    reader.press("<esc>");
    assert!(!reader.screen().contains("xn--"));
}

#[test]
fn a_number_that_is_not_there_is_said() {
    let mut reader = open(Language::English);
    reader.press("f9");
    assert!(reader.screen().contains("There is no link 9"));
    reader.press("2");
    assert!(reader.screen().contains("2 · https://paris.example/"), "the digit before is gone");
}

#[test]
fn the_list_of_links_opens_them() {
    let mut reader = open(Language::Arabic);
    reader.press("O");
    expect_screen("link-list-ar", &reader);
    reader.press("j<enter>");
    assert_eq!(reader.browsed.take().as_deref(), Some("https://paris.example/"));
}

#[test]
fn the_article_itself_is_opened_and_is_read_then() {
    let mut reader = Reader::open(articles(), Language::English, (100, 24));
    reader.press("o");
    assert_eq!(reader.browsed.take().as_deref(), Some("https://example.org/visit"));
    assert_eq!(reader.state.unread_count(), 1);
    reader.press("jo");
    assert_eq!(reader.browsed.take(), None);
    assert!(reader.screen().contains("has no address"));
    reader.press("<enter>f");
    assert!(reader.screen().contains("no links"));
}

#[test]
fn other_schemes_are_never_opened() {
    let feed = FEED.replace("https://example.org/visit", "file:///etc/passwd");
    let mut reader = Reader::open(articles_of(&feed), Language::English, (100, 24));
    reader.press("o");
    assert_eq!(reader.browsed.take(), None);
}

#[test]
fn words_beside_one_another_that_lead_to_one_place_are_one_link() {
    let articles = articles();
    let article = articles.first().expect("an article");
    let words: Vec<_> =
        links_of(article).iter().map(|link| link.span.slice(&article.text.plain)).collect();
    assert_eq!(words, ["الرئيس سالم الحداد", "Paris", "الخبر الأول", "هذا"]);
}
