//! How fast the layout engine is: the whole road over Arabic news, and its parts.
//!
//! `cargo bench --bench text`. The articles are those of the bundled edition, many times over.
//! `examples/speed_ratio.rs` measures a text of yours, beside fribidi.

// A bench may stop when its data is not as expected.
#![allow(clippy::unwrap_used)]

use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::BytesCount;
use khabar::feeds::article_from_text;
use khabar::feeds::edition::EDITION;
use khabar::text::{Base, LayoutOptions, Shaped, Span, fold, lay_out, shape};

const BYTES: usize = 10_000_000;
const WIDTH: usize = 72;
const MIXED: &str =
    "أعلنت شركة Apple عن هاتف iPhone 18 Pro بسعر 999 دولارا، ويعمل بنظام iOS 26 مع شريحة A20.";

fn main() {
    divan::main();
}

/// Ten megabytes of the articles of the edition whose paragraphs fulfil the condition.
fn edition(is_meant: fn(&str) -> bool) -> Vec<String> {
    let articles = EDITION.iter().filter_map(|(_, text)| article_from_text(text, ""));
    let texts: Vec<String> = articles.map(|article| article.text.plain).collect();
    let paragraphs = texts.iter().flat_map(|text| text.lines());
    let meant: Vec<&str> = paragraphs.filter(|p| !p.trim().is_empty() && is_meant(p)).collect();
    assert!(!meant.is_empty(), "the edition has such paragraphs");
    upto(meant.into_iter())
}

fn upto<'a>(paragraphs: impl Iterator<Item = &'a str> + Clone) -> Vec<String> {
    let mut len = 0;
    let mut is_short = |paragraph: &&str| {
        let before = len;
        len += paragraph.len();
        before < BYTES
    };
    paragraphs.cycle().take_while(|paragraph| is_short(paragraph)).map(str::to_owned).collect()
}

fn has_arabic(text: &str) -> bool {
    text.contains(|c| ('\u{620}'..='\u{6ff}').contains(&c))
}

fn has_latin(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_alphabetic())
}

fn is_vowelled(text: &str) -> bool {
    let vowels = text.chars().filter(|c| ('\u{64b}'..='\u{652}').contains(c)).count();
    vowels * 4 > text.chars().count()
}

static NEWS: LazyLock<Vec<String>> = LazyLock::new(|| edition(has_arabic));

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
    whole_road(bencher, &edition(|text| has_arabic(text) && !has_latin(text)));
}

#[divan::bench(sample_count = 5)]
fn whole_road_mixed(bencher: Bencher<'_, '_>) {
    whole_road(bencher, &upto([MIXED].into_iter()));
}

#[divan::bench(sample_count = 5)]
fn whole_road_latin(bencher: Bencher<'_, '_>) {
    whole_road(bencher, &edition(|text| has_latin(text) && !has_arabic(text)));
}

#[divan::bench(sample_count = 5)]
fn whole_road_vowelled(bencher: Bencher<'_, '_>) {
    whole_road(bencher, &edition(is_vowelled));
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
