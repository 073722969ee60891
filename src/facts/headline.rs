//! Picks the one fact that sums an article up: who did or said what.

use crate::facts::document::clitics;
use crate::facts::document::fold::fold;
use crate::facts::document::phrases::WordSet;
use crate::news::{ArticleText, Fact, FactKind};
use crate::text::Span;

/// How far into the body, in bytes, the lead may reach.
const LEAD: usize = 900;
/// The most that a fact of the title can reach.
const BEYOND_TITLE: f32 = 1.3;
/// The least share of the title's words that a fact of the body must hold.
const LEAST_SHARED: f32 = 0.25;

/// The event or statement that sums the article up, by its place in `facts`: one of the lead
/// that says what the title says, and so says more; else one of the title. Nothing where none
/// does.
#[must_use]
pub fn headline(text: &ArticleText, facts: &[Fact]) -> Option<usize> {
    let title = text.blocks.first().map_or(Span::default(), |block| block.span);
    let wanted = content(title.slice(&text.plain));
    let mut best: Option<(f32, usize)> = None;
    for (idx, fact) in facts.iter().enumerate() {
        let Some(score) = score(fact, title, &wanted) else { continue };
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, idx));
        }
    }
    best.map(|(_, idx)| idx)
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^24")]
fn score(fact: &Fact, title: Span, wanted: &WordSet) -> Option<f32> {
    let told = match fact.kind {
        FactKind::Event => 0.3,
        // What nobody is known to have said sums nothing up.
        FactKind::Statement if fact.speaker.is_some() => 0.0,
        FactKind::Statement
        | FactKind::Person
        | FactKind::Organization
        | FactKind::Place
        | FactKind::Date
        | FactKind::Duration
        | FactKind::Figure
        | FactKind::Money
        | FactKind::Percent
        | FactKind::Thing
        | FactKind::KeySentence => return None,
    };
    let first = fact.mentions.first()?;
    let said = fact.speaker.as_deref().unwrap_or("");
    let words = content(&format!("{said} {}", fact.text));
    let shared = wanted.iter().filter(|word| words.contains(*word)).count() as f32
        / wanted.len().max(1) as f32;
    if first.start() < title.end() {
        return Some(told + shared);
    }
    let is_lead = first.start() < title.end() + LEAD;
    (is_lead && shared >= LEAST_SHARED).then_some(BEYOND_TITLE + told + shared)
}

/// The words that carry meaning, folded, without their clitics.
fn content(text: &str) -> WordSet {
    text.split(|letter: char| !letter.is_alphanumeric() && !is_mark(letter))
        .map(fold)
        .map(|word| clitics::bare(&word).to_string())
        .filter(|word| word.chars().count() > 2)
        .collect()
}

/// Vowel marks stand inside words.
fn is_mark(letter: char) -> bool {
    ('\u{64b}'..='\u{65f}').contains(&letter) || letter == '\u{640}' || letter == '\u{670}'
}

#[cfg(test)]
mod tests {
    use crate::facts::cases::article;
    use crate::facts::{Context, find, headline};

    fn picked(text: &str) -> String {
        let article = article(text);
        let facts = find(&article, &Context::default());
        headline(&article, &facts).map_or(String::new(), |idx| facts[idx].text.clone())
    }

    #[test]
    fn the_lead_that_says_the_same_or_the_title() {
        assert_eq!(
            picked(
                "الرئيس الفرنسي يزور القاهرة غدا\nوقّع وزير النقل المغربي سامي الحداد اتفاقا أمس."
            ),
            "الرئيس الفرنسي يزور القاهرة غدا"
        );
        assert_eq!(
            picked(
                "وزير النقل المغربي يوقع اتفاقا\nوقّع وزير النقل المغربي سامي الحداد اتفاقا على قطار جديد."
            ),
            "وقّع وزير النقل المغربي سامي الحداد اتفاقا على قطار جديد"
        );
        assert_eq!(
            picked(
                "اتفاق مغربي على قطار سريع\nوقّع وزير النقل المغربي سامي الحداد اتفاقا على قطار جديد."
            ),
            "وقّع وزير النقل المغربي سامي الحداد اتفاقا على قطار جديد"
        );
    }

    #[test]
    fn nothing_where_nothing_sums_it_up() {
        assert_eq!(picked("صباح في الميناء\nوقّع الوزير سامي الحداد اتفاقا مع فرنسا أمس."), "");
        assert_eq!(picked("صباح في الميناء"), "");
    }
}
