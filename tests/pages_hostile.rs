//! Pages that nobody should send: they end soon, and what comes out is a well-formed text.

use khabar::feeds::{article_from_page, decode_page, feeds_of_page, text_of_html};
use khabar::news::{ArticleText, BlockKind};
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// Spans lie in the text, in order and apart; each mark lies within one block.
fn assert_well_formed(text: &ArticleText) {
    let mut end = 0;
    for block in &text.blocks {
        assert!(block.span.start() >= end && text.plain.get(block.span.range()).is_some());
        assert!(!block.span.is_empty() || block.kind == BlockKind::Title);
        end = block.span.end();
    }
    assert_eq!(end, text.plain.len());
    let mut start = 0;
    for mark in &text.marks {
        assert!(mark.span.start() >= start, "{mark:?}");
        start = mark.span.start();
        assert!(!mark.span.is_empty() && text.plain.get(mark.span.range()).is_some());
        assert!(text.blocks.iter().any(|block| block.span.covers(mark.span)), "{mark:?}");
    }
    assert!(!text.plain.contains(|c: char| c.is_control() && c != '\n'), "{:?}", text.plain);
}

fn read(html: &str) {
    if let Some(page) = article_from_page(html, Some("https://example.org/a/b")) {
        assert_well_formed(&page.article.text);
    }
    assert_well_formed(&text_of_html(html, None, Some("ar")));
    let _ = feeds_of_page(html, Some("https://example.org/"));
}

/// A page with one of everything.
const PAGE: &str = r#"<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>وصول العبارة | وكالة</title><meta property="og:site_name" content="وكالة">
<link rel="alternate" type="application/rss+xml" href="/feed"><base href="/x/">
<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-11-20T10:00:00Z","author":[{"name":"ليلى"}]}</script>
</head><body><nav><a href="/">الرئيسية</a></nav><article itemprop="articleBody"><h1>وصول العبارة</h1>
<p>وصلت <b>العبارة <i>الجديدة</i></b> إلى <a href="port.html">الميناء</a> صباح اليوم، وعلى متنها 10<sup>2</sup> راكب.<br>ثم غادرت.<br><br>وقال القبطان إن الرحلة كانت هادئة.</p>
<ul><li>واحد<ol start="3"><li>ثلاثة</ol><li><p>اثنان</p><p>تتمة</p></ul>
<table><caption>جدول</caption><tr><th>الاسم</th><th>Count</th></tr><tr><td>عبارة</td><td>Ferry 2</td></tr></table>
<blockquote><p>كلام منقول</p></blockquote><pre>let a = 1;
  b();</pre><hr><figure><img alt="عبارة بيضاء في الميناء" src="a.jpg"><figcaption>العبارة</figcaption></figure>
<dl><dt>مصطلح</dt><dd>شرح</dd></dl><p><bdo dir="ltr">abc</bdo> <ruby>漢<rp>(</rp><rt>かん</rt></ruby> <q>نص</q> <code>x</code></p>
</article><section><h2>التعليقات</h2><p>رأي</p></section></body></html>"#;

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_end_well(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(decoded) = decode_page(&bytes, None) {
            read(&decoded.text);
        }
        let mut page = b"<!doctype html>".to_vec();
        page.extend(&bytes);
        read(&decode_page(&page, None).unwrap().text);
    }

    #[test]
    fn a_page_with_parts_lost_and_moved_ends_well(
        cuts in proptest::collection::vec((0usize..3_000, 0usize..60, 0usize..3_000), 1..12),
        noise in "[<>/\"'= &;a-z\u{0}\u{1b}\u{202e}\u{627}]{0,12}",
    ) {
        let mut chars: Vec<char> = PAGE.chars().collect();
        for (from, count, to) in cuts {
            let from = from % chars.len().max(1);
            let end = (from + count).min(chars.len());
            let part: Vec<char> = chars.drain(from..end).collect();
            let to = to % (chars.len() + 1);
            chars.splice(to..to, part.into_iter().chain(noise.chars()));
        }
        read(&chars.into_iter().collect::<String>());
    }
}

#[test]
fn large_and_deep_pages_end_soon() {
    let bytes = 10_000_000;
    let fill = |unit: &str| unit.repeat(bytes / unit.len());
    let pages = [
        ("deep", fill("<div>")),
        ("deep text", fill("<div>خبر ")),
        ("formats", fill("<b><i><p>x")),
        ("closed across", fill("<b><div></b>a")),
        ("tables", fill("<table><tr><td>x")),
        (
            "tall cells",
            format!(
                "<table><tr>{}{}</table>",
                "<td rowspan=9999 colspan=9999>x".repeat(40_000),
                "<tr>".repeat(40_000)
            ),
        ),
        ("lists", fill("<ul><li>x")),
        ("links", fill("<a href='/x'>كلمة</a> ")),
        ("paragraphs", fill("<p>قال الرجل، ثم مضى في طريقه إلى البيت.</p>")),
        ("breaks", fill("a<br>")),
        ("attribute", format!("<p title='{}'>x", fill("x"))),
        ("attributes", format!("<p {}>x", fill("a=1 "))),
        ("names", format!("<p {}>x", (0..1_000_000).map(|n| format!("a{n} ")).collect::<String>())),
        ("comments", fill("<!-- x -->")),
        ("unclosed", fill("<!--")),
        ("scripts", fill("<script>x</script>")),
        ("entities", fill("&amp;&#1;&lt;")),
        ("data", format!("<script type='application/ld+json'>{}</script><p>x", fill("["))),
        ("letters", fill("x")),
        ("ends", fill("</p></div>")),
    ];
    for (name, html) in &pages {
        let started = Instant::now();
        if let Some(page) = article_from_page(html, None) {
            assert_well_formed(&page.article.text);
        }
        let took = started.elapsed();
        println!("{name}: {} ms", took.as_millis());
        // Two seconds as released; tests are compiled for another purpose, on any machine.
        assert!(took < Duration::from_secs(20), "{name}: {took:?}");
    }
}
