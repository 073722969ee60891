//! HTML as a text of blocks: what a reader of the page sees, in its order and direction.

use khabar::feeds::{article_from_page, text_of_html};
use khabar::news::{ArticleText, Block, BlockKind, Item, MarkKind, Marker, Numbering};
use khabar::text::Direction::{Ltr, Rtl};

fn read(html: &str) -> ArticleText {
    text_of_html(html, Some("https://example.org/news/"), Some("ar"))
}

/// Each block as a word for its kind and its text.
fn shown(html: &str) -> Vec<String> {
    let text = read(html);
    text.blocks.iter().map(|block| one(block, &text.plain)).collect()
}

fn one(block: &Block, plain: &str) -> String {
    let kind = match block.kind {
        BlockKind::Title => "title".to_owned(),
        BlockKind::Paragraph => "text".to_owned(),
        BlockKind::Heading { level } => format!("h{level}"),
        BlockKind::ListItem { item, is_first } => {
            let begins = if is_first { "" } else { "&" };
            format!("{begins}{}{}", bar(block), marker(item))
        }
        BlockKind::ItemParagraph(item) => format!("{}{}+", bar(block), item.level),
        BlockKind::Quotation => match block.quotation {
            None | Some(0) => "quote".to_owned(),
            Some(level) => format!("{level}quote"),
        },
        BlockKind::TableRow { is_head, is_first } => {
            let begins = if is_first { "first " } else { "" };
            format!("{begins}{}", if is_head { "head" } else { "row" })
        }
        BlockKind::Picture => "picture".to_owned(),
        BlockKind::Caption => "caption".to_owned(),
        BlockKind::Rule => "rule".to_owned(),
        BlockKind::Code => "code".to_owned(),
    };
    format!("{kind} {}", block.span.slice(plain).replace('\u{2028}', "/"))
}

fn bar(block: &Block) -> &'static str {
    if block.quotation.is_some() { "|" } else { "" }
}

fn marker(item: Item) -> String {
    let place = item.level;
    match item.marker {
        Marker::Bullet => format!("{place}*"),
        Marker::Number(number, Numbering::Decimal) => format!("{place}#{number}"),
        Marker::Number(number, Numbering::LowerLetters) => format!("{place}#a{number}"),
        Marker::Number(number, Numbering::UpperLetters) => format!("{place}#A{number}"),
        Marker::Number(number, Numbering::LowerRoman) => format!("{place}#i{number}"),
        Marker::Number(number, Numbering::UpperRoman) => format!("{place}#I{number}"),
    }
}

#[test]
fn headings_paragraphs_and_breaks() {
    assert_eq!(
        shown("<h2>عنوان</h2><p>سطر<br>آخر<br><br>فقرة</p>نص بلا عنصر<div>وآخر</div>"),
        ["h2 عنوان", "text سطر/آخر", "text فقرة", "text نص بلا عنصر", "text وآخر"]
    );
    assert_eq!(shown("<p>one<hr><hr><p>two<hr>"), ["text one", "rule * * *", "text two"]);
}

#[test]
fn nested_lists() {
    assert_eq!(
        shown("<ol start=3><li>ثلاثة<ul><li>أ<li>ب</ul>تتمة<li value=7><p>سبعة</p><p>شرح</p></ol>"),
        ["0#3 ثلاثة", "1* أ", "&1* ب", "0+ تتمة", "&0#7 سبعة", "0+ شرح"]
    );
    assert_eq!(shown("<dl><dt>مصطلح<dd>معناه</dl>"), ["text مصطلح", "0+ معناه"]);
}

#[test]
fn lists_are_counted_as_they_say() {
    assert_eq!(
        shown(
            "<ol type=a start=2><li>ب<li type=I>ج<li value=9>ط</ol><ol type=A reversed><li>x<li>y</ol>\
             <ol type=i><li>i</ol><ol type=z><li>1</ol><ul type=a><li>نقطة</ul>"
        ),
        ["0#a2 ب", "&0#I3 ج", "&0#a9 ط", "0#A2 x", "&0#A1 y", "0#i1 i", "0#1 1", "0* نقطة"]
    );
}

#[test]
fn lists_in_quotations_are_quoted() {
    assert_eq!(
        shown(
            "<blockquote>قال:<ul><li><p>أ</p><p>ب</p><ol><li>ج</ol></ul>ثم<dl><dt>د<dd>ه</dl></blockquote>\
             <ul><li>خارجها</ul>"
        ),
        ["quote قال:", "|0* أ", "|0+ ب", "|1#1 ج", "quote ثم", "quote د", "|0+ ه", "0* خارجها"]
    );
}

#[test]
fn all_that_stands_in_a_quotation_is_part_of_it() {
    let html = "<p>قال:<blockquote><h3>عنوان</h3><p>نص<pre>a = 1</pre><table><tr><th>يوم<th>ساعة\
                <tr><td>أحد<td>9</table><hr>ثم<figure><figcaption>شرح</figcaption></figure></blockquote>\
                <ul><li>بند<blockquote><pre>b</pre></blockquote></ul><h2>بعدها</h2>";
    let text = read(html);
    let quoted: Vec<_> = text.blocks.iter().map(|block| block.quotation).collect();
    let within = Some(0);
    let list = [None, Some(1), None];
    assert_eq!(quoted.first(), Some(&None));
    assert_eq!(quoted.get(1..9), Some([within; 8].as_slice()));
    assert_eq!(quoted.get(9..), Some(list.as_slice()));
    let titled = text.with_title("عنوان", Rtl);
    assert_eq!(
        titled.blocks.iter().skip(1).map(|block| block.quotation).collect::<Vec<_>>(),
        quoted
    );
}

#[test]
fn lists_are_counted_as_their_style_says() {
    assert_eq!(
        shown(
            "<ol style='color:red; list-style-type: lower-roman'><li>أ<li style='list-style:upper-alpha inside'>ب</ol>\
             <ul style='list-style-type:decimal !important'><li>ج</ul><ol type=A style='list-style: none'><li>د</ol>\
             <ol type=A style='list-style: \"- \"'><li>ه</ol><ol start=-2><li>و<li>ز<li value=-7>ح</ol>"
        ),
        ["0#i1 أ", "&0#A2 ب", "0#1 ج", "0* د", "0#A1 ه", "0#-2 و", "&0#-1 ز", "&0#-7 ح"]
    );
}

#[test]
fn a_list_stands_on_one_side() {
    let text = read("<ul><li>خبر أول<li>iPhone</ul>");
    assert!(text.blocks.iter().all(|block| block.direction == Rtl));
}

#[test]
fn tables_of_data_are_rows_and_others_are_walked_through() {
    assert_eq!(
        shown(
            "<table><caption>مواعيد</caption><tr><th>اليوم<th>Ship<tr><td>الأحد<td>Sea Star<tr><td><td>12:30</table>"
        ),
        [
            "caption مواعيد",
            "first head اليوم · \u{2068}Ship\u{2069}",
            "row الأحد · \u{2068}Sea Star\u{2069}",
            "row – · 12:30"
        ]
    );
    assert_eq!(
        shown("<table><tr><th>العاصمة<td>مسقط<tr><th>السكان<td>خمسة ملايين</table>"),
        ["first row العاصمة: مسقط", "row السكان: خمسة ملايين"]
    );
    assert_eq!(
        shown("<table><tr><td><h2>قائمة</h2><td><p>خبر</p><p>طويل</p></table>"),
        ["h2 قائمة", "text خبر", "text طويل"]
    );
}

#[test]
fn values_keep_their_columns_and_tables_are_parted() {
    assert_eq!(
        shown(
            "<table><tr><td><th>بدء<th>نهاية<tr><td rowspan=2>السبت<td>9:00<td>10:00<tr><td>11:00<td>12:30\
             <tr><td colspan=2>الأحد<td>عطلة</table><table><tr><td>أ<td>ب<tr><td>ج<td>د</table>"
        ),
        [
            "first head – · بدء · نهاية",
            "row السبت · 9:00 · 10:00",
            "row – · 11:00 · 12:30",
            "row الأحد · – · عطلة",
            "first row أ · ب",
            "row ج · د",
        ]
    );
    let phone = "<table><tr><th>الهاتف<td dir=ltr>+98 41 555<tr><th>البلدة<td>رأس النخيل</table>";
    assert_eq!(shown(phone)[0], "first row الهاتف: \u{2066}+98 41 555\u{2069}");
    let dots = "<table><tr><td>أ · ب<td>·<tr><td>ج ·<td>· <b>د</b> · ه</table>";
    assert_eq!(shown(dots), ["first row أ\u{a0}· ب · ·", "row ج\u{a0}· · · د\u{a0}· ه"]);
    let endless = "<table><tr><td rowspan=99999>أ<td colspan=99999>ب<td>ج<tr><td>د</table>";
    assert_eq!(shown(endless).len(), 2);
}

#[test]
fn what_stands_in_an_item_is_set_in_and_lists_may_count_down() {
    assert_eq!(
        shown(
            "<ul><li>قال:<blockquote>نعم</blockquote><ul><li>ثم<blockquote>لا</blockquote></ul></ul>"
        ),
        ["0* قال:", "1quote نعم", "1* ثم", "2quote لا"]
    );
    assert_eq!(
        shown("<ol reversed><li>ج<li>ب<li>أ</ol><ol reversed start=7><li>سبعة<li>ستة</ol>"),
        ["0#3 ج", "&0#2 ب", "&0#1 أ", "0#7 سبعة", "&0#6 ستة"]
    );
    assert_eq!(
        shown("<p>10<sup>-3</sup> Ca<sup>2+</sup> x<sup>(4)</sup>"),
        ["text 10⁻³ Ca²⁺ x⁽⁴⁾"]
    );
}

#[test]
fn quotations_code_figures() {
    assert_eq!(
        shown("<blockquote><p>كلام</p></blockquote><pre>a {\n\tb\n}\n</pre>"),
        ["quote كلام", "code a {/    b/}"]
    );
    assert_eq!(
        shown(
            "<figure><img src=a.jpg alt='عبارة بيضاء في الميناء'><figcaption>العبارة</figcaption></figure>"
        ),
        ["picture عبارة بيضاء في الميناء", "caption العبارة"]
    );
    assert_eq!(
        shown("<img src=a.gif alt='photo'><img alt='IMG 20 of 30.jpg'><p>خبر"),
        ["text خبر"]
    );
}

#[test]
fn what_nobody_sees_is_no_text() {
    let html = "<body><script>x</script><style>p{}</style><noscript>j</noscript><p hidden>h</p>\
        <p style='color:red; display : none'>d</p><div aria-hidden=true>a</div><svg><text>s</text></svg>\
        <button>b</button><template>t</template><!-- c --><p>seen</p>";
    assert_eq!(shown(html), ["text seen"]);
}

#[test]
fn marks_say_what_is_linked_and_stressed() {
    let text = read(
        "<p>قال <b>الوزير <i>أمس</i></b> في <a href='two.html'>بيان</a> و<a href='javascript:x'>هنا</a> <code>x</code> \
         <del>5</del> <s>6</s> <strike>7</strike> <ins>8</ins>",
    );
    let marks: Vec<_> =
        text.marks.iter().map(|mark| (mark.span.slice(&text.plain), mark.kind.clone())).collect();
    let target = "https://example.org/news/two.html".to_owned();
    assert_eq!(
        marks,
        [
            ("الوزير أمس", MarkKind::Strong),
            ("أمس", MarkKind::Emphasis),
            ("بيان", MarkKind::Link { target }),
            ("x", MarkKind::Code),
            ("5", MarkKind::Struck),
            ("6", MarkKind::Struck),
            ("7", MarkKind::Struck),
        ]
    );
}

#[test]
fn each_block_has_its_own_direction() {
    let text = read(
        "<p>خبر<p>English words<p dir=rtl>Latin, set right<p dir=ltr>عربي<p lang=en>A word عربي",
    );
    let directions: Vec<_> = text.blocks.iter().map(|block| block.direction).collect();
    assert_eq!(directions, [Rtl, Ltr, Rtl, Ltr, Ltr]);
}

#[test]
fn text_that_runs_the_other_way_is_isolated() {
    let text = read("<p>كتب <bdi>user_1</bdi> و<bdo dir=rtl>abc</bdo> و<span dir=ltr>C++</span>");
    assert_eq!(text.plain, "كتب \u{2068}user_1\u{2069} و\u{2067}abc\u{2069} و\u{2066}C++\u{2069}");
}

#[test]
fn small_things_in_a_line() {
    assert_eq!(
        shown(
            "<p>850 م<sup>2</sup> H<sub>2</sub>O <q>نص</q> <ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby> a&amp;b&nbsp;c &lt;p&gt; x<wbr>y&shy;z"
        ),
        ["text 850 م² H₂O “نص” 漢(かん) a&b\u{a0}c <p> xyz"]
    );
}

#[test]
fn a_page_without_an_article_is_read_as_it_is() {
    let page = article_from_page("<title>قصير</title><p>سطر واحد", None).unwrap();
    assert_eq!(page.article.text.plain, "قصير\n\nسطر واحد");
    assert_eq!(page.direction, Rtl);
    assert!(article_from_page("<html><body></body></html>", None).is_none());
}

#[test]
fn what_a_page_declares_is_known() {
    let html = "<html lang=en><title>وصول العبارة - وكالة</title>\
        <meta property='og:site_name' content='وكالة'><meta name=author content='ليلى  سالم'>\
        <meta property='og:image' content='/a.jpg'><link rel=canonical href='/news/1'>\
        <time itemprop=datePublished datetime='2026-11-20T09:00:00+03:00'></time>\
        <h1>وصول العبارة</h1><p>وصلت العبارة الجديدة إلى الميناء صباح اليوم وعلى متنها مئة راكب.";
    let page = article_from_page(html, Some("https://example.org/x?y")).unwrap();
    let article = &page.article;
    assert_eq!(article.title(), "وصول العبارة");
    assert_eq!(article.byline.as_deref(), Some("ليلى سالم"));
    assert_eq!(article.source, "وكالة");
    assert_eq!(article.language.as_deref(), Some("ar"), "the letters are not English");
    assert_eq!(article.link.as_deref(), Some("https://example.org/news/1"));
    assert_eq!(page.image.as_deref(), Some("https://example.org/a.jpg"));
    assert_eq!(
        article.published.as_ref().map(ToString::to_string).as_deref(),
        Some("2026-11-20T09:00:00+03:00[+03:00]")
    );
}

#[test]
fn a_page_of_a_picture_is_an_article() {
    let page = |body: &str| {
        let html = format!(
            "<html lang=ar><title>صورة اليوم | وكالة</title><nav><a href=/>الرئيسية</a> <a href=/s>رياضة</a></nav>\
             {body}<footer><p>جميع الحقوق محفوظة لوكالة الأخبار. <a href=/about>من نحن</a></p></footer>"
        );
        let text = article_from_page(&html, None).unwrap().article.text;
        text.blocks.iter().map(|block| one(block, &text.plain)).collect::<Vec<_>>()
    };
    assert_eq!(
        page(
            "<article><h1>صورة اليوم</h1><figure><img src=a.jpg alt='العبارة'><figcaption>في الميناء أمس</figcaption></figure></article>"
        ),
        ["title صورة اليوم", "picture العبارة", "caption في الميناء أمس"]
    );
    let alone = article_from_page("<body><img src='/a/ferry.jpg'>", None).unwrap();
    assert_eq!(alone.article.text.plain, "ferry.jpg\n\nferry.jpg");
}

#[test]
fn what_a_gallery_leaves_behind_is_left_out() {
    let story = "<p>وصلت العبارة الجديدة إلى الميناء صباح اليوم، وعلى متنها مئة راكب، في أول رحلة لها هذا العام.</p>";
    let html = format!(
        "<html lang=ar><title>وصول العبارة</title><div itemprop=articleBody>{story}{}<p>«</p><p>1</p>\
         <p>2</p><p>»</p>{story}<p>لا!</p><p>لا!</p>{story}</div>",
        "<p>العبارة في الميناء</p>".repeat(5)
    );
    let page = article_from_page(&html, None).unwrap();
    let plain = &page.article.text.plain;
    assert_eq!(plain.matches("العبارة في الميناء").count(), 1, "{plain}");
    assert_eq!(plain.matches("لا!").count(), 2, "{plain}");
    assert_eq!(plain.matches("وصلت العبارة").count(), 3, "{plain}");
    assert!(!plain.contains(['«', '»', '1', '2']), "{plain}");
}

#[test]
fn comments_and_other_articles_are_left_out() {
    let story =
        "<p>وصلت العبارة الجديدة إلى الميناء صباح اليوم، وعلى متنها مئة راكب، في أول رحلة لها.</p>";
    let html = format!(
        "<html lang=ar><title>وصول العبارة</title><article><h1>وصول العبارة</h1>\
        <p>نشر في 20 نوفمبر 2026</p>{}<p>اقرأ أيضا:</p><ul><li><a href=/2>خبر آخر عن الموانئ</a></ul>{}\
        <section><h2>التعليقات</h2><p>{}</p></section></article>",
        story.repeat(3),
        story,
        "رأي طويل من قارئ لا يعجبه شيء، ويقول ذلك مرارا. ".repeat(40)
    );
    let page = article_from_page(&html, None).unwrap();
    let plain = &page.article.text.plain;
    assert_eq!(plain.matches("وصلت العبارة").count(), 4);
    for gone in ["نشر في", "اقرأ", "خبر آخر", "التعليقات", "رأي"] {
        assert!(!plain.contains(gone), "{gone}: {plain}");
    }
}
