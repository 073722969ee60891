//! Speed of reading feeds, beside feed-rs over the same bytes: run both and divide.

use divan::Bencher;
use divan::counter::BytesCount;
use khabar::feeds::{Origin, parse_feed};

fn main() {
    divan::main();
    println!("{}", ratio());
}

const ITEM: &str = "<item><title>ميناء جديد يربط العقبة بالسويس &amp; عبّارة أولى</title>\
    <link>https://example.org/news/2026/11/20/NUMBER</link><guid>https://example.org/?p=NUMBER</guid>\
    <pubDate>Fri, 20 Nov 2026 14:30:00 +0300</pubDate><category><![CDATA[نقل]]></category>\
    <description><![CDATA[<p>قالت وزيرة النقل ليلى حداد إن الميناء يفتح في 23 نوفمبر.</p>]]></description>\
    <content:encoded><![CDATA[BODY]]></content:encoded></item>\n";

const PARAGRAPH: &str = "<p>قالت وزيرة النقل <a href=\"https://example.org/who\">ليلى حداد</a> إن الميناء يفتح في \
    23 نوفمبر، ويستقبل 350 ألف راكب في العام (بزيادة 3.5%)، وإن <b>العبّارة</b> الأولى تبحر صباحا.</p>\n";

fn feed(items: usize) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" \
         xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>وكالة الشرق</title>\
         <link>https://example.org</link><description>أخبار</description><language>ar</language>\n",
    );
    let body = PARAGRAPH.repeat(12);
    for number in 0..items {
        text += &ITEM.replace("NUMBER", &number.to_string()).replace("BODY", &body);
    }
    text + "</channel></rss>"
}

#[divan::bench(args = [10, 100, 1000])]
fn khabar(bencher: Bencher, items: usize) {
    let text = feed(items);
    bencher
        .counter(BytesCount::new(text.len()))
        .bench(|| parse_feed(text.as_bytes(), &Origin::default()));
}

#[divan::bench(args = [10, 100, 1000])]
fn feed_rs(bencher: Bencher, items: usize) {
    let text = feed(items);
    bencher.counter(BytesCount::new(text.len())).bench(|| feed_rs::parser::parse(text.as_bytes()));
}

/// How many times faster, over real feeds where they lie beside the project, in turns so that
/// both have the same machine.
fn ratio() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/feeds/arabic-real");
    let mut feeds: Vec<Vec<u8>> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|file| std::fs::read(file.ok()?.path()).ok())
        .collect();
    let what = if feeds.is_empty() { "a feed of 100 items" } else { "real feeds" };
    feeds.push(feed(100).into_bytes());
    let (mut ours, mut theirs) = (f64::MAX, f64::MAX);
    for _ in 0..10 {
        let start = std::time::Instant::now();
        for bytes in &feeds {
            divan::black_box(parse_feed(bytes, &Origin::default()).is_ok());
        }
        ours = ours.min(start.elapsed().as_secs_f64());
        let start = std::time::Instant::now();
        for bytes in &feeds {
            divan::black_box(feed_rs::parser::parse(bytes.as_slice()).is_ok());
        }
        theirs = theirs.min(start.elapsed().as_secs_f64());
    }
    format!(
        "{what}: {:.2} ms, feed-rs {:.2} ms: {:.1} times as fast",
        ours * 1e3,
        theirs * 1e3,
        theirs / ours
    )
}
