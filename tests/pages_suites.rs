//! Articles taken out of real pages, beside what people say is in them: the suites of
//! Readability and of scrapinghub, Arabic blogs and news. Skipped where the data is not.

use khabar::feeds::{article_from_page, decode_page};
use khabar::news::BlockKind;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

/// The least mean word F1 of each set, a little below what was reached.
const FLOORS: &[(&str, f64)] =
    &[("readability", 0.985), ("arabic-blogs", 0.985), ("ant-html", 0.99)];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/pages")
}

fn words(text: &str) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    for word in text.split(|c| !is_word(c)).filter(|word| !word.is_empty()) {
        *counts.entry(word.to_lowercase()).or_insert(0) += 1;
    }
    counts
}

fn f1(found: &str, wanted: &str) -> f64 {
    let (found, wanted) = (words(found), words(wanted));
    let both: usize =
        found.iter().map(|(word, count)| *count.min(wanted.get(word).unwrap_or(&0))).sum();
    let all = found.values().sum::<usize>() + wanted.values().sum::<usize>();
    if all == 0 { 1.0 } else { 2.0 * both as f64 / all as f64 }
}

/// The text as `khabar article --json` gives it.
fn read(bytes: &[u8], address: Option<&str>) -> (String, String) {
    let Some(page) =
        decode_page(bytes, None).ok().and_then(|page| article_from_page(&page.text, address))
    else {
        return (String::new(), String::new());
    };
    let text = &page.article.text;
    let is_body = |kind| !matches!(kind, BlockKind::Title | BlockKind::Picture);
    let blocks = text.blocks.iter().filter(|block| is_body(block.kind));
    let body: Vec<&str> = blocks.map(|block| block.span.slice(&text.plain)).collect();
    (page.article.title().to_owned(), body.join("\n"))
}

#[test]
fn articles_of_real_pages_are_found() {
    let Ok(cases) = std::fs::read_to_string(folder().join("cases.jsonl")) else {
        println!("skipped: there are no pages in ../shared/data");
        return;
    };
    let mut sets: BTreeMap<String, (f64, usize, usize, usize)> = BTreeMap::new();
    for line in cases.lines() {
        let case: Value = serde_json::from_str(line).expect("a case");
        let field = |name: &str| case.get(name).and_then(Value::as_str);
        let path = field("html").expect("its page");
        // Packed pages need a program that not every machine has.
        if path.ends_with(".gz") {
            continue;
        }
        let Ok(bytes) = std::fs::read(folder().join(path)) else { continue };
        let (title, text) = read(&bytes, field("url"));
        let set = sets.entry(field("set").unwrap_or("").to_owned()).or_default();
        set.0 += f1(&text, field("expected_text").unwrap_or(""));
        set.1 += 1;
        if let Some(wanted) = field("title") {
            let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            set.2 += usize::from(plain(wanted) == plain(&title));
            set.3 += 1;
        }
    }
    for (name, (sum, pages, titles, titled)) in &sets {
        let mean = sum / *pages as f64;
        println!("{name}: {pages} pages, F1 {mean:.4}, titles {titles} of {titled}");
        let floor = FLOORS.iter().find(|(set, _)| set == name).map_or(0.0, |(_, floor)| *floor);
        assert!(mean >= floor, "{name}: {mean:.4} is below {floor}");
    }
}
