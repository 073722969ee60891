//! The entries of feeds as articles to read: the markup of their bodies, titles, links.

mod reader;

use khabar::feeds::{Origin, articles_from_feed, parse_feed};
use khabar::locale::Language;
use khabar::news::{Article, BlockKind, MarkKind};
use khabar::text::Direction::Rtl;
use reader::{Reader, expect_screen};

fn articles(feed: &str) -> Vec<Article> {
    let feed = parse_feed(feed.as_bytes(), &Origin::default()).expect("a feed");
    articles_from_feed(&feed, "file")
}

/// The one article of an RSS feed with this item.
fn of_rss(item: &str) -> Article {
    let feed = format!(
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>\
         <title>وكالة</title><item>{item}</item></channel></rss>"
    );
    articles(&feed).pop().expect("an article")
}

fn of_atom(entry: &str) -> Article {
    let feed = format!(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://example.org/a/'>\
         <title>Blog</title><entry>{entry}</entry></feed>"
    );
    articles(&feed).pop().expect("an article")
}

fn paragraphs(article: &Article) -> Vec<&str> {
    article.text.blocks.iter().map(|block| block.span.slice(&article.text.plain)).collect()
}

const BODY: &str = "<content:encoded><![CDATA[<h2>المواعيد</h2><p>تبحر <strong>العبارة</strong> من \
    <a href='/ports'>الميناء</a>.</p><ul><li>الأحد<ul><li>صباحا</li></ul></li></ul>\
    <blockquote>أهلا بكم.</blockquote><table><tr><th>اليوم<th>الساعة<tr><td>الأحد<td>9:30</table>\
    <pre>go --now\n  wait</pre><figure><img src='/a.jpg' alt='عبارة بيضاء في الميناء'>\
    <figcaption>العبارة</figcaption></figure><script>x()</script>]]></content:encoded>";

#[test]
fn the_body_is_the_html_that_it_is() {
    let article = of_rss(&format!(
        "<title>عودة العبارة</title><link>https://example.org/news/1</link>\
         <description>تعود العبارة غدا.</description>{BODY}"
    ));
    let kinds: Vec<_> = article.text.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(
        kinds,
        [
            BlockKind::Title,
            BlockKind::Heading { level: 2 },
            BlockKind::Paragraph,
            BlockKind::ListItem { number: None, level: 0 },
            BlockKind::ListItem { number: None, level: 1 },
            BlockKind::Quotation { level: 0 },
            BlockKind::TableRow { is_head: true, is_first: true },
            BlockKind::TableRow { is_head: false, is_first: false },
            BlockKind::Code,
            BlockKind::Picture,
            BlockKind::Caption,
        ]
    );
    assert_eq!(paragraphs(&article)[2], "تبحر العبارة من الميناء.");
    assert_eq!(paragraphs(&article)[8], "go --now\u{2028}  wait");
    let marks: Vec<_> = article
        .text
        .marks
        .iter()
        .map(|mark| (mark.span.slice(&article.text.plain), mark.kind.clone()))
        .collect();
    // The feed says nothing of where it is from: its page is where the entry is shown.
    let target = "https://example.org/ports".to_owned();
    assert_eq!(marks, [("العبارة", MarkKind::Strong), ("الميناء", MarkKind::Link { target })]);
    let is_code = |kind| kind == BlockKind::Code;
    let others = article.text.blocks.iter().filter(|block| !is_code(block.kind));
    assert!(others.map(|block| block.direction).all(|direction| direction == Rtl));
}

#[test]
fn each_type_of_atom_opens_as_what_it_is() {
    let html = of_atom(
        "<title>T</title><content type='html'>&lt;p&gt;a &lt;a href='b'&gt;link&lt;/a&gt;&lt;/p&gt;</content>",
    );
    assert_eq!(paragraphs(&html), ["T", "a link"]);
    let target = "https://example.org/a/b".to_owned();
    assert_eq!(html.text.marks[0].kind, MarkKind::Link { target }, "relative to xml:base");
    let xhtml = of_atom(
        "<title>T</title><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>\
         <h3>H</h3><ol start='4'><li>x &lt; y</li></ol></div></content>",
    );
    assert_eq!(paragraphs(&xhtml), ["T", "H", "x < y"]);
    let item = BlockKind::ListItem { number: Some(4), level: 0 };
    assert_eq!(xhtml.text.blocks[2].kind, item);
    let text = of_atom("<title>T</title><content>Write &lt;p&gt; &amp;amp; so on.</content>");
    assert_eq!(paragraphs(&text), ["T", "Write <p> &amp; so on."], "no markup");
}

#[test]
fn a_plain_description_keeps_its_paragraphs() {
    let article = of_rss(
        "<title>خبر</title><description>الفقرة الأولى 5 &amp;lt; 7.\n\nالثانية على\nسطرين.\n\n- بند\n- بند ثان</description>",
    );
    assert_eq!(
        paragraphs(&article),
        ["خبر", "الفقرة الأولى 5 < 7.", "الثانية على سطرين.", "بند", "بند ثان"]
    );
    let json = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"t\",\"items\":[\
        {\"id\":1,\"title\":\"One\",\"content_text\":\"First.\\n\\nSecond <b>.\"}]}";
    assert_eq!(paragraphs(&articles(json)[0]), ["One", "First.", "Second <b>."]);
}

#[test]
fn titles_lose_their_markup_and_are_not_said_twice() {
    let article = of_rss(
        "<title>&lt;b&gt;النفط&lt;/b&gt; يهبط &amp;amp; يعود</title>\
         <description>&lt;h1&gt;النفط يهبط &amp;amp; يعود&lt;/h1&gt;&lt;p&gt;هبط أمس.&lt;/p&gt;</description>",
    );
    assert_eq!(paragraphs(&article), ["النفط يهبط & يعود", "هبط أمس."]);
}

#[test]
fn a_note_without_a_title_begins_with_its_first_words() {
    let short = of_rss(
        "<description>&lt;p&gt;One &lt;i&gt;line&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;More.</description>",
    );
    assert_eq!(paragraphs(&short), ["One line.", "More."]);
    let words = "word ".repeat(60);
    let long = of_rss(&format!("<description>{words}</description>"));
    assert_eq!(paragraphs(&long)[1], words.trim());
    let title = long.title().strip_suffix(" word…").expect("cut after a word");
    assert!(title.len() > 90 && words.starts_with(title), "{title}");
}

#[test]
fn an_entry_without_a_body_says_so_and_where_it_leads() {
    let item = "<title>عنوان بلا نص</title><link>https://example.org/news/7</link>";
    for (language, name) in [(Language::Arabic, "no-body-ar"), (Language::English, "no-body-en")] {
        let mut reader = Reader::open(vec![of_rss(item)], language, (70, 14));
        reader.press("<enter>z");
        expect_screen(name, &reader);
    }
    let link_alone = of_rss("<link>https://example.org/8</link>");
    assert_eq!(paragraphs(&link_alone), ["https://example.org/8"]);
}

#[test]
fn tables_have_columns_where_there_is_room_and_lines_where_there_is_none() {
    let fees = of_rss(
        "<title>رسوم الميناء</title><description><![CDATA[<p>قبل الجدول.</p><table><caption>بالدينار</caption>\
         <tr><th>طول القارب<th>الصيف<th>الشتاء<th>ملاحظات<tr><td>حتى 6 أمتار<td>3.5<td>2<td>لا رسم يوم الجمعة\
         <tr><td rowspan=2>أكثر من ذلك<td>7<td>4.25<td>يحجز قبل يومين على الأقل عند مكتب الميناء\
         <tr><td>15<td>9<td>VIP berth</table><table><tr><th>الهاتف<td dir=ltr>+98 41 555 0199\
         <tr><th>البلدة<td>رأس النخيل</table><p>بعد الجدول.</p>]]></description>",
    );
    let grain = of_rss(
        "<title>Grain</title><description><![CDATA[<table><tr><th>Grain<th>Last year<th>This year\
         <tr><td>Wheat<td>1,204<td>1,310<tr><td>Spelt, an old kind that few still grow<td>12<td>19</table>\
         <table><tr><td>دمشق<td>18°<td>مشمس<tr><td>حلب<td>15°<td>غائم</table>]]></description>",
    );
    for (article, name) in [(fees, "table-ar"), (grain, "table-en")] {
        for width in [76, 44, 26] {
            let mut reader = Reader::open(vec![article.clone()], Language::English, (width, 32));
            reader.press("<enter>z");
            expect_screen(&format!("{name}-{width}"), &reader);
        }
    }
}
