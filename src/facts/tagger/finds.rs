//! The tagger's names as finds, beside those of the rules: it decides spans and kinds, the
//! rules know roles, and which names mean the same.

use super::lexicon::{Lexicon, fingerprint};
use super::tags::NameKind;
use super::{Reading, Tagger};
use crate::facts::clitics::{self, Stem};
use crate::facts::document::Document;
use crate::facts::find::Find;
use crate::news::FactKind;
use crate::text::Span;

/// Puts the names that the tagger finds in the place of the rules' names that they touch.
pub fn join(document: &Document, tagger: &Tagger, mut finds: Vec<Find>) -> Vec<Find> {
    if tagger.first.is_empty() {
        return finds;
    }
    let reading = Reading::of(document, &tagger.lexicon);
    let names = tagger.names(&reading);
    let mut tagged: Vec<Find> = Vec::with_capacity(names.len());
    for (tokens, kind) in names {
        let stem = start(document, tokens.start, &tagger.lexicon);
        let span = document.span_after(tokens.start, stem.skip, tokens.end);
        let mut key = document.key(span);
        if stem.is_elided {
            key.insert_str(0, "ال");
        }
        let mut find = Find::new(fact_kind(kind), span, key);
        find.is_whole = !stem.is_elided;
        tagged.push(find);
    }
    for rule in finds.iter().filter(|find| is_name(find.kind)) {
        for find in touched(&mut tagged, rule.span) {
            learn(find, rule);
        }
    }
    finds.retain(|find| {
        !is_name(find.kind) || (is_sure(find.kind) && touched(&mut tagged, find.span).is_empty())
    });
    finds.extend(tagged);
    finds
}

/// The finds that a span touches, of finds in text order that do not overlap.
fn touched(finds: &mut [Find], span: Span) -> &mut [Find] {
    let first = finds.partition_point(|find| find.span.end() <= span.start());
    let end = finds.partition_point(|find| find.span.start() < span.end());
    finds.get_mut(first..end.max(first)).unwrap_or(&mut [])
}

fn fact_kind(kind: NameKind) -> FactKind {
    match kind {
        NameKind::Person => FactKind::Person,
        NameKind::Place => FactKind::Place,
        NameKind::Organization => FactKind::Organization,
        NameKind::Other => FactKind::Thing,
    }
}

fn is_name(kind: FactKind) -> bool {
    matches!(kind, FactKind::Person | FactKind::Organization | FactKind::Place | FactKind::Thing)
}

/// Whether a name that only the rules find is right more often than not. Organisations are
/// not: what the tagger leaves out are mostly vague ones.
fn is_sure(kind: FactKind) -> bool {
    matches!(kind, FactKind::Person | FactKind::Place)
}

/// Takes over what a rule knows of the same name.
fn learn(find: &mut Find, rule: &Find) {
    if rule.kind != find.kind {
        return;
    }
    if rule.span == find.span {
        find.key.clone_from(&rule.key);
    }
    let name = find.span;
    find.role = find.role.or(rule.role).filter(|role| !role.overlaps(name));
}

/// How the first word of a name is cut into clitics and name.
fn start<'a>(document: &'a Document, at: usize, lexicon: &Lexicon) -> Stem<'a> {
    let word = document.word(at);
    let stems = clitics::stems(word, document.language);
    let cut = stems.get(1..).unwrap_or(&[]);
    let rank = |word: &str| lexicon.word(fingerprint(word)).map(|entry| entry.rank);
    // How much more frequent a stem is than the word, in doublings.
    let gain = |stem: &&Stem| {
        let whole = rank(word).unwrap_or(RAREST);
        whole.saturating_sub(rank(&full(stem)).unwrap_or(RAREST))
    };
    let is_name = |stem: &&Stem| is_listed(lexicon, &full(stem));
    let is_frequent = |stem: &&Stem| {
        // Short stems are words by chance: «وكالة» is no «و» and «آلة».
        let is_short = stem.text.chars().count() < 4;
        gain(stem) >= if is_short { MUCH } else { SOME }
    };
    let found = if is_listed(lexicon, word) {
        cut.iter().find(|stem| is_name(stem) && gain(stem) >= MUCH)
    } else {
        let is_new = rank(word).is_none();
        let listed = cut.iter().find(|stem| is_name(stem) && (is_new || is_frequent(stem)));
        listed.or_else(|| cut.iter().find(is_frequent))
    };
    found.copied().unwrap_or(Stem { skip: 0, text: word, is_elided: false })
}

/// The rank of a word that is not known.
const RAREST: u8 = 20;
/// How many doublings more frequent a stem is that proves a clitic.
const SOME: u8 = 2;
/// The same where the letters may well belong to the name.
const MUCH: u8 = 5;

fn full(stem: &Stem) -> String {
    if stem.is_elided { format!("ال{}", stem.text) } else { stem.text.to_string() }
}

fn is_listed(lexicon: &Lexicon, word: &str) -> bool {
    lexicon.lists(fingerprint(word)) != 0
}

#[cfg(test)]
mod tests {
    use super::super::Tagger;
    use super::start;
    use crate::facts::cases::{article, document};
    use crate::facts::{Context, find};

    fn name_of(word: &str) -> String {
        let article = article(word);
        let document = document(&article);
        let stem = start(&document, 0, &Tagger::bundled().lexicon);
        document.span_after(0, stem.skip, 1).slice(word).to_string()
    }

    #[test]
    fn clitics_stay_outside_the_name() {
        for (word, name) in [
            ("وفرنسا", "فرنسا"),
            ("بفرنسا", "فرنسا"),
            ("ومحمد", "محمد"),
            ("لمحمد", "محمد"),
            ("والقاهرة", "القاهرة"),
            ("وشركة", "شركة"),
        ] {
            assert_eq!(name_of(word), name);
        }
    }

    #[test]
    fn letters_of_the_name_stay_inside() {
        for word in ["واشنطن", "وليد", "باريس", "لندن", "لبنان", "كوريا", "بوش", "وزارة", "وكالة"]
        {
            assert_eq!(name_of(word), word);
        }
    }

    /// The facts of a text as `kind text`.
    fn facts(text: &str) -> Vec<String> {
        let facts = find(&article(text), &Context::default());
        facts.iter().map(|fact| format!("{} {}", fact.kind.name(), fact.text)).collect()
    }

    #[test]
    fn names_that_no_rule_knows_are_found() {
        let found =
            facts("خبر\nوأضاف المتحدث سعدون الدليمي أن الوفد سيزور مدينة بعقوبة ومنظمة اليونيسيف.");
        assert!(found.contains(&"person سعدون الدليمي".to_string()), "{found:?}");
        assert!(found.contains(&"place بعقوبة".to_string()), "{found:?}");
    }

    #[test]
    fn plain_words_are_no_names() {
        let found =
            facts("يوم جميل\nجلس الناس في البيت وشربوا القهوة، ثم خرج الأولاد إلى الحقل ولعبوا.");
        let is_name = |fact: &&String| {
            ["person", "place", "organization", "thing"].iter().any(|kind| fact.starts_with(kind))
        };
        assert_eq!(found.iter().filter(is_name).count(), 0, "{found:?}");
    }
}
