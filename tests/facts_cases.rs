//! Cases of whole texts: `tests/facts/*.txt`, each a text, a line `---`, and its facts.
//! `UPDATE=1 cargo test --test facts_cases` rewrites the facts; read the diff.

use khabar::facts::{Context, find};
use khabar::news::{ArticleText, BlockKind, Fact};
use khabar::text::Direction;
use std::path::Path;

fn article(text: &str) -> ArticleText {
    let mut article = ArticleText::default();
    for (block_idx, block) in
        text.split("\n\n").map(str::trim).filter(|block| !block.is_empty()).enumerate()
    {
        let kind = if block_idx == 0 { BlockKind::Title } else { BlockKind::Paragraph };
        article.push(kind, block, Direction::Rtl);
    }
    article
}

/// `person | مصطفى مدبولي | role: رئيس الوزراء | مصطفى مدبولي · مدبولي`
fn line(fact: &Fact, plain: &str) -> String {
    let mut parts = vec![fact.kind.name().to_string(), fact.text.clone()];
    for (name, value) in [
        ("value", &fact.value),
        ("role", &fact.role),
        ("speaker", &fact.speaker),
        ("verb", &fact.verb),
    ] {
        parts.extend(value.as_ref().map(|value| format!("{name}: {value}")));
    }
    let mentions: Vec<&str> = fact.mentions.iter().map(|mention| mention.slice(plain)).collect();
    if mentions.len() > 1 {
        parts.push(mentions.join(" · "));
    }
    parts.join(" | ")
}

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/facts");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("tests/facts")
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    let mut wrong = Vec::new();
    for path in paths {
        let content = std::fs::read_to_string(&path).expect("a case");
        let (text, expected) = content.split_once("\n---\n").unwrap_or((&content, ""));
        let article = article(text);
        let context = Context { language: None, date: Some(jiff::civil::date(2026, 11, 17)) };
        let found: String =
            find(&article, &context).iter().map(|fact| line(fact, &article.plain) + "\n").collect();
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, format!("{}\n---\n{found}", text.trim_end())).expect("written");
        } else if found != expected {
            wrong.push(format!("{}\nexpected:\n{expected}\nfound:\n{found}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
