//! How fast the layout engine is: the whole road over Arabic news, and its parts.
//!
//! `cargo bench --bench text`. The articles are those of `../shared/data` when they are there
//! (unpacked with `gzip`), else one paragraph many times over.

// A bench may stop when its data is not as expected.
#![allow(clippy::unwrap_used)]

use std::process::Command;
use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::BytesCount;
use khabar::text::{Base, LayoutOptions, Shaped, Span, fold, lay_out, shape};

const BYTES: usize = 10_000_000;
const WIDTH: usize = 72;
const PARAGRAPH: &str = "قال وزير الخارجية اليوم الأحد إن الاجتماع المقبل سيعقد في 15 أبريل/نيسان 2026، \
    وأضاف أن نسبة النمو بلغت 3.5% خلال العام الماضي، بحسب «وكالة الأنباء الرسمية» (واس).";
const MIXED: &str =
    "أعلنت شركة Apple عن هاتف iPhone 18 Pro بسعر 999 دولارا، ويعمل بنظام iOS 26 مع شريحة A20.";

fn main() {
    divan::main();
}

/// Ten megabytes of paragraphs of real news, or of the sample.
static NEWS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/articles/articles.jsonl.gz");
    let unpacked = Command::new("gzip").args(["-dc", path]).output();
    let rows = unpacked
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    let articles =
        rows.lines().filter_map(|row| serde_json::from_str::<serde_json::Value>(row).ok());
    let texts = articles.filter_map(|article| article["text"].as_str().map(str::to_owned));
    let paragraphs = texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>());
    upto(paragraphs.filter(|paragraph| !paragraph.trim().is_empty()), PARAGRAPH)
});

fn upto(paragraphs: impl Iterator<Item = String>, filler: &str) -> Vec<String> {
    let mut len = 0;
    let mut taken: Vec<String> = Vec::new();
    for paragraph in paragraphs.chain(std::iter::repeat(filler.to_owned())) {
        if len >= BYTES {
            break;
        }
        len += paragraph.len();
        taken.push(paragraph);
    }
    taken
}

fn bytes(paragraphs: &[String]) -> BytesCount {
    BytesCount::new(paragraphs.iter().map(String::len).sum::<usize>())
}

fn shaped(paragraph: &str) -> Shaped {
    shape(paragraph, Span::new(0, paragraph.len()), Base::Auto)
}

fn whole_road(bencher: Bencher<'_, '_>, paragraphs: &[String]) {
    bencher.counter(bytes(paragraphs)).bench(|| {
        let lines = |paragraph: &String| {
            lay_out(&shaped(paragraph), WIDTH, &LayoutOptions::default()).len()
        };
        paragraphs.iter().map(lines).sum::<usize>()
    });
}

#[divan::bench(sample_count = 5)]
fn whole_road_news(bencher: Bencher<'_, '_>) {
    whole_road(bencher, &NEWS);
}

#[divan::bench(sample_count = 5)]
fn whole_road_one_direction(bencher: Bencher<'_, '_>) {
    whole_road(bencher, &upto(std::iter::empty(), PARAGRAPH));
}

#[divan::bench(sample_count = 5)]
fn whole_road_mixed(bencher: Bencher<'_, '_>) {
    whole_road(bencher, &upto(std::iter::empty(), MIXED));
}

#[divan::bench(sample_count = 5)]
fn shape_only(bencher: Bencher<'_, '_>) {
    bencher
        .counter(bytes(&NEWS))
        .bench(|| NEWS.iter().map(|paragraph| shaped(paragraph).width_cells()).sum::<usize>());
}

#[divan::bench(sample_count = 5)]
fn lay_out_again(bencher: Bencher<'_, '_>) {
    let paragraphs: Vec<Shaped> = NEWS.iter().map(|paragraph| shaped(paragraph)).collect();
    bencher.counter(bytes(&NEWS)).bench(|| {
        let lines = |shaped: &Shaped| lay_out(shaped, WIDTH, &LayoutOptions::default()).len();
        paragraphs.iter().map(lines).sum::<usize>()
    });
}

#[divan::bench(sample_count = 5)]
fn fold_for_search(bencher: Bencher<'_, '_>) {
    let text = NEWS.join("\n");
    bencher.counter(BytesCount::new(text.len())).bench(|| fold(&text).text().len());
}

#[divan::bench(sample_count = 5)]
fn find_in_folded(bencher: Bencher<'_, '_>) {
    let folded = fold(&NEWS.join("\n"));
    let needle = fold("الرئيس");
    bencher
        .counter(BytesCount::new(folded.text().len()))
        .bench(|| folded.find_all(needle.text()).len());
}
