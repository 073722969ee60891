//! Measures how many words of the headline two key sentences hold, beside the first two, on
//! real articles whose headline is not read: `cargo test --lib measured -- --nocapture`.

use super::*;
use crate::facts::{Context, find};
use crate::news::{ArticleText, BlockKind};
use crate::text::Direction;
use std::path::Path;
use std::process::Command;

/// Every so many-th article is read, to keep the test short.
const STEP: usize = 8;

#[test]
fn holds_more_of_the_headline_than_the_lead() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/articles/articles.jsonl.gz");
    if !path.exists() {
        println!("key sentences: skipped, there is no ../shared/data/articles");
        return;
    }
    let output = Command::new("gzip").arg("-dc").arg(&path).output().expect("gzip runs");
    let lines = String::from_utf8_lossy(&output.stdout);
    let (mut lead, mut chosen, mut count) = (0.0, 0.0, 0);
    for line in lines.lines().skip(1).step_by(STEP) {
        let value: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        let field = |name: &str| value.get(name).and_then(serde_json::Value::as_str).unwrap_or("");
        if let Some((of_lead, of_chosen)) = recalls(field("title"), field("text")) {
            lead += of_lead;
            chosen += of_chosen;
            count += 1;
        }
    }
    assert!(count > 0, "the articles could not be read");
    let share = |sum: f64| 100.0 * sum / f64::from(count);
    println!(
        "words of the headline in two sentences, {count} articles: the first two {:.1} %, chosen {:.1} %",
        share(lead),
        share(chosen)
    );
    assert!(chosen >= lead, "the first two sentences would be better");
}

/// The shares of the headline's words in the first two sentences and in the two chosen; nothing
/// where there is no choice.
fn recalls(headline: &str, body: &str) -> Option<(f64, f64)> {
    let mut text = ArticleText::default();
    text.push(BlockKind::Title, "", Direction::Rtl);
    for block in body.lines().map(str::trim).filter(|block| !block.is_empty()) {
        text.push(BlockKind::Paragraph, block, Direction::Rtl);
    }
    let context = Context { language: Some("ar".to_string()), date: None };
    let document = Document::new(&text, &context);
    let facts = find(&text, &context);
    let mut vocabulary = Vocabulary::default();
    let candidates = candidates(&document, &document.sentences, &facts, &mut vocabulary);
    let weights = weights(&candidates, &[], vocabulary.len());
    let mut title = ArticleText::default();
    title.push(BlockKind::Title, headline, Direction::Rtl);
    let title = Document::new(&title, &context);
    let wanted = words(&title, 0..title.len());
    let (first, second) = (candidates.first()?, candidates.get(1)?);
    if candidates.len() < 3 || wanted.is_empty() {
        return None;
    }
    let chosen = choose(&candidates, &weights, 2);
    let chosen =
        chosen.iter().flat_map(|(candidate, _)| words(&document, candidate.tokens.clone()));
    let lead = [first, second];
    let lead = lead.iter().flat_map(|candidate| words(&document, candidate.tokens.clone()));
    Some((recall(&wanted, lead.collect()), recall(&wanted, chosen.collect())))
}

fn words(document: &Document, tokens: Range<usize>) -> Vec<String> {
    let counts = |at: &usize| document.is_word(*at) || document.is_number(*at);
    tokens.filter(counts).map(|at| document.word(at).to_string()).collect()
}

/// ROUGE-1 recall: each word as often as it is there.
fn recall(wanted: &[String], mut held: Vec<String>) -> f64 {
    let is_held = |word: &&String| {
        let place = held.iter().position(|other| other == *word);
        place.map(|place| held.swap_remove(place)).is_some()
    };
    let found = wanted.iter().filter(is_held).count();
    found as f64 / wanted.len() as f64
}
