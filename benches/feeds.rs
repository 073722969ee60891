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

/// Feeds of more bytes than this are large.
const LARGE_BYTES: usize = 50_000;

/// How many times faster, over real feeds where they lie beside the project. Both are given the
/// same bytes and give a whole feed, which is dropped again; feeds that feed-rs refuses do not
/// count.
fn ratios() -> String {
    let (arabic, others) = (real_feeds("arabic-real"), real_feeds("rss-parser/test/input"));
    let is_large = |feed: &Vec<u8>| feed.len() > LARGE_BYTES;
    let (large, small): (Vec<_>, Vec<_>) = arabic.iter().cloned().partition(is_large);
    let (large_others, small_others): (Vec<_>, Vec<_>) = others.into_iter().partition(is_large);
    let classes = [
        ("all Arabic", arabic),
        ("small Arabic", small),
        ("large Arabic", large),
        ("small others", small_others),
        ("large others", large_others),
        ("made of 100 items", vec![feed(100).into_bytes()]),
    ];
    let classes = classes.iter().filter(|(_, feeds)| !feeds.is_empty());
    classes.map(|(class, feeds)| ratio(class, feeds)).collect()
}

fn real_feeds(folder: &str) -> Vec<Vec<u8>> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/feeds");
    let files = std::fs::read_dir(format!("{root}/{folder}")).into_iter().flatten();
    let feeds = files.filter_map(|file| std::fs::read(file.ok()?.path()).ok());
    feeds.filter(|bytes| feed_rs::parser::parse(bytes.as_slice()).is_ok()).collect()
}

/// Each feed is read in turns, so that both have the same machine, and the best time counts.
/// feed-rs gives no plain text, which is therefore measured beside it.
fn ratio(class: &str, feeds: &[Vec<u8>]) -> String {
    let times: Vec<[f64; 3]> = feeds.iter().map(|bytes| best_times(bytes)).collect();
    let sum = |which: usize| times.iter().map(|times| times[which]).sum::<f64>();
    let mut ratios: Vec<f64> = times.iter().map(|[ours, _, theirs]| theirs / ours).collect();
    ratios.sort_by(f64::total_cmp);
    let (parse, with_summaries, theirs) = (sum(0), sum(1), sum(2));
    format!(
        "{class} ({} feeds, {} kB): {:.3} ms, feed-rs {:.3} ms: {:.2} times as fast, the median \
         feed {:.2}; {:.2} with summaries as plain text\n",
        feeds.len(),
        feeds.iter().map(Vec::len).sum::<usize>() / 1_000,
        parse * 1e3,
        theirs * 1e3,
        theirs / parse,
        ratios[ratios.len() / 2],
        theirs / with_summaries
    )
}

fn best_times(bytes: &[u8]) -> [f64; 3] {
    let mut best = [f64::MAX; 3];
    for _ in 0..200 {
        let times = [
            seconds(|| drop(divan::black_box(parse_feed(bytes, &Origin::default())))),
            seconds(|| {
                let feed = parse_feed(bytes, &Origin::default());
                let entries = feed.map(|feed| feed.entries).unwrap_or_default();
                divan::black_box(entries.iter().filter_map(Entry::summary_text).count());
            }),
            seconds(|| drop(divan::black_box(feed_rs::parser::parse(bytes)))),
        ];
        for (best, time) in best.iter_mut().zip(times) {
            *best = best.min(time);
        }
    }
    best
}

fn seconds(read: impl Fn()) -> f64 {
    let start = std::time::Instant::now();
    read();
    start.elapsed().as_secs_f64()
}
