//! The facts of bundled articles, judged by hand: `tests/facts/edition/*.txt` has a line for
//! each, `+` right, `-` wrong but found, `?` missed. `UPDATE=1` writes new finds with `!`, which
//! somebody has to judge: the test fails while one stands there.

use khabar::facts::{Context, find};
use khabar::feeds::{article_from_text, edition::EDITION};
use khabar::news::{Article, Fact};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// `person | منى الطوخي | role: وزيرة التعاون الدولي | ×2`
fn line(fact: &Fact) -> String {
    let mut parts = vec![fact.kind.name().to_string(), fact.text.replace('\n', " ")];
    for (name, value) in [("value", &fact.value), ("role", &fact.role), ("by", &fact.speaker)] {
        parts.extend(value.as_ref().map(|value| format!("{name}: {value}")));
    }
    if fact.mentions.len() > 1 {
        parts.push(format!("×{}", fact.mentions.len()));
    }
    parts.join(" | ")
}

fn facts(article: &Article) -> Vec<String> {
    let context = Context {
        language: article.language.clone(),
        date: article.published.as_ref().map(|date| date.date()),
    };
    find(&article.text, &context).iter().map(line).collect()
}

/// The judged lines: the mark of each, by its text.
fn judged(content: &str) -> BTreeMap<&str, char> {
    let mark = |line: &str| line.chars().next().unwrap_or('!');
    content.lines().filter_map(|line| Some((line.get(2..)?, mark(line)))).collect()
}

#[test]
fn judged_articles_come_back_unchanged() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/facts/edition");
    let articles: Vec<Article> =
        EDITION.iter().filter_map(|(name, text)| article_from_text(text, name)).collect();
    let mut wrong = String::new();
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("tests/facts/edition") {
        let path = entry.expect("a file").path();
        let content = std::fs::read_to_string(&path).expect("judged facts");
        let title = content.lines().next().unwrap_or("").trim_start_matches("# ").to_string();
        let article = articles.iter().find(|article| article.title() == title);
        let found = facts(article.expect("an article with this title"));
        let marks = judged(&content);
        if std::env::var_os("UPDATE").is_some() {
            let mut text = format!("# {title}\n");
            for line in &found {
                let mark = marks.get(line.as_str()).copied().filter(|&mark| mark != '?');
                writeln!(text, "{} {line}", mark.unwrap_or('!')).expect("a line");
            }
            let is_missed = |line: &str| !found.iter().any(|found| found == line);
            for (line, _) in marks.iter().filter(|(line, mark)| **mark == '?' && is_missed(line)) {
                writeln!(text, "? {line}").expect("a line");
            }
            std::fs::write(&path, text).expect("written");
            continue;
        }
        for line in &found {
            match marks.get(line.as_str()) {
                Some('+' | '-') => {}
                Some('?') => writeln!(wrong, "{}: found at last: {line}", path.display()).unwrap(),
                _ => writeln!(wrong, "{}: not judged: {line}", path.display()).unwrap(),
            }
        }
        for (line, mark) in marks.iter().filter(|(_, mark)| matches!(mark, '+' | '-')) {
            if !found.iter().any(|found| found == line) {
                writeln!(wrong, "{}: {mark} no longer found: {line}", path.display()).unwrap();
            }
        }
        count += found.len();
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    println!("{count} facts of judged articles");
}
