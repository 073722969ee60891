//! The entries of feeds as articles to read: the markup of their bodies, titles, links.

mod reader;

use khabar::feeds::{Origin, articles_from_feed, parse_feed};
use khabar::locale::Language;
use khabar::news::{Article, BlockKind, Item, MarkKind, Marker, Numbering};
use khabar::text::Direction::Rtl;
use ratatui::buffer::Cell;
use ratatui::style::Modifier;
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

/// The first item of a list.
fn item(marker: Marker, level: u8) -> BlockKind {
    BlockKind::ListItem { item: Item { marker, level }, is_first: true }
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
            item(Marker::Bullet, 0),
            item(Marker::Bullet, 1),
            BlockKind::Quotation,
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
    let fourth = Marker::Number(4, Numbering::Decimal);
    assert_eq!(xhtml.text.blocks[2].kind, item(fourth, 0));
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
fn a_body_that_was_escaped_twice_is_html_and_a_text_about_html_is_not() {
    let escaped = |html: &str| {
        let once = html.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        once.replace('&', "&amp;")
    };
    let body = escaped("<p>وصل <b>الوفد</b> &amp; غادر.</p><ul><li>أول</li></ul>");
    let article = of_rss(&format!("<title>خبر</title><description>{body}</description>"));
    assert_eq!(paragraphs(&article), ["خبر", "وصل الوفد & غادر.", "أول"]);
    let about = escaped("<p>وصل</p> is how a paragraph is written.");
    let article = of_rss(&format!("<title>HTML</title><description>{about}</description>"));
    assert_eq!(paragraphs(&article), ["HTML", "<p>وصل</p> is how a paragraph is written."]);
}

#[test]
fn a_picture_alone_is_an_article() {
    let of_html = |title: &str, html: &str| {
        of_rss(&format!("{title}<description><![CDATA[{html}]]></description>"))
    };
    let shown = of_html("<title>خبر</title>", "<p><img src='/a/ferry.jpg' alt='العبارة'></p>");
    assert_eq!(paragraphs(&shown), ["خبر", "العبارة"]);
    assert_eq!(shown.text.blocks[1].kind, BlockKind::Picture);
    let untitled = of_html(
        "",
        "<figure><img src='/a/ferry.jpg?w=9'><figcaption>في الميناء</figcaption></figure>",
    );
    assert_eq!(paragraphs(&untitled), ["في الميناء", "ferry.jpg", "في الميناء"]);
    let hidden = "<img src='https://count.example/x.gif' width=1 height=1>";
    assert_eq!(paragraphs(&of_html("<title>خبر</title>", hidden)), ["خبر"]);
    let with_words = of_html("<title>خبر</title>", "<img src='a.jpg' alt='العبارة'><p>وصلت.</p>");
    assert_eq!(paragraphs(&with_words), ["خبر", "وصلت."]);
}

#[test]
fn lists_have_their_markers_and_what_is_struck_is_crossed_out() {
    let article = of_rss(
        "<title>رسوم الميناء</title><description><![CDATA[<p>الرسم <del>7</del> 9 دنانير.</p>\
         <blockquote><p>على كل قارب:</p><ul><li>سترة لكل راكب على متنه<ol type=i><li>للكبار<li>للصغار</ol>\
         <li>مصباح</ul></blockquote><ul><li>الأحد<li>الاثنين</ul><ol type=A start=3><li>الصيف<li>الشتاء</ol>]]>\
         </description>",
    );
    let mut reader = Reader::open(vec![article], Language::English, (30, 22));
    reader.press("<enter>z");
    expect_screen("lists-ar", &reader);
    let buffer = reader.buffer();
    let struck = buffer.content.iter().filter(|cell| cell.modifier.contains(Modifier::CROSSED_OUT));
    assert_eq!(struck.map(Cell::symbol).collect::<String>(), "7");
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
