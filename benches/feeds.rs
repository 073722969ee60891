//! Speed of reading feeds, beside feed-rs over the same bytes: run both and divide.

use divan::Bencher;
use divan::counter::BytesCount;
use khabar::feeds::{Origin, parse_feed};
use khabar::news::Entry;

fn main() {
    divan::main();
    print!("{}", ratios());
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

/// How many times faster, over real feeds of each kind where they lie beside the project, in
/// turns so that both have the same machine.
fn ratios() -> String {
    let mut kinds: Vec<(&str, Vec<Vec<u8>>)> =
        ["rss", "atom", "rdf"].map(|kind| (kind, Vec::new())).into_iter().collect();
    for bytes in real_feeds() {
        let start = String::from_utf8_lossy(bytes.get(..2_000).unwrap_or(&bytes)).to_lowercase();
        let is_of = |kind: &str| {
            start.contains(&format!("<{}", if kind == "atom" { "feed" } else { kind }))
        };
        if let Some((_, feeds)) = kinds.iter_mut().find(|(kind, _)| is_of(kind)) {
            feeds.push(bytes);
        }
    }
    kinds.push(("made of 100 items", vec![feed(100).into_bytes()]));
    kinds.retain(|(_, feeds)| !feeds.is_empty());
    kinds.iter().map(|(kind, feeds)| ratio(kind, feeds)).collect()
}

fn real_feeds() -> Vec<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/feeds/arabic-real");
    let files = std::fs::read_dir(folder).into_iter().flatten();
    files.filter_map(|file| std::fs::read(file.ok()?.path()).ok()).collect()
}

/// Both parse; feed-rs gives no plain text, which is therefore measured beside it.
fn ratio(kind: &str, feeds: &[Vec<u8>]) -> String {
    let mut best = [f64::MAX; 3];
    for _ in 0..20 {
        let times = [
            seconds(feeds, |bytes| parse_feed(bytes, &Origin::default()).is_ok()),
            seconds(feeds, |bytes| {
                let entries = parse_feed(bytes, &Origin::default()).map(|feed| feed.entries);
                let entries = entries.unwrap_or_default();
                entries.iter().filter_map(Entry::summary_text).count() > 0
            }),
            seconds(feeds, |bytes| feed_rs::parser::parse(bytes).is_ok()),
        ];
        for (best, time) in best.iter_mut().zip(times) {
            *best = best.min(time);
        }
    }
    let [parse, with_summaries, theirs] = best;
    format!(
        "{kind} ({} feeds): {:.2} ms, {:.2} with summaries as plain text; feed-rs {:.2} ms: {:.1} \
         and {:.1} times as fast\n",
        feeds.len(),
        parse * 1e3,
        with_summaries * 1e3,
        theirs * 1e3,
        theirs / parse,
        theirs / with_summaries
    )
}

fn seconds(feeds: &[Vec<u8>], read: impl Fn(&[u8]) -> bool) -> f64 {
    let start = std::time::Instant::now();
    for bytes in feeds {
        divan::black_box(read(bytes));
    }
    start.elapsed().as_secs_f64()
}
