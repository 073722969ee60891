//! Prints the facts of text files, to read beside the text: `facts_dump FILE…`.
//! A front matter between `---` lines may give `language:` and `date:`.

use khabar::facts::{Context, find};
use khabar::news::{ArticleText, BlockKind};
use khabar::text::Direction;

fn main() {
    for path in std::env::args().skip(1) {
        let Ok(content) = std::fs::read_to_string(&path) else { continue };
        let (context, body) = front_matter(&content);
        let mut text = ArticleText::default();
        for (block_idx, block) in
            body.split("\n\n").map(str::trim).filter(|block| !block.is_empty()).enumerate()
        {
            let kind = if block_idx == 0 { BlockKind::Title } else { BlockKind::Paragraph };
            text.push(kind, block, Direction::Rtl);
        }
        println!("##### {path}");
        for fact in find(&text, &context) {
            let more = [
                ("=", &fact.value),
                ("role:", &fact.role),
                ("speaker:", &fact.speaker),
                ("verb:", &fact.verb),
            ];
            let more: String = more
                .iter()
                .filter_map(|(name, value)| value.as_ref().map(|value| format!("  {name} {value}")))
                .collect();
            println!(
                "{:12} {:.2} ×{} {}{more}",
                fact.kind.name(),
                fact.salience,
                fact.mentions.len(),
                fact.text
            );
        }
    }
}

fn front_matter(content: &str) -> (Context, &str) {
    let mut context = Context::default();
    let Some((head, body)) =
        content.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"))
    else {
        return (context, content);
    };
    for line in head.lines() {
        match line.split_once(": ") {
            Some(("language", language)) => context.language = Some(language.to_string()),
            Some(("date", date)) => context.date = date.get(..10).and_then(|day| day.parse().ok()),
            _ => {}
        }
    }
    (context, body)
}
