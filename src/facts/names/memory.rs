//! What the document remembers: a full name introduces its short forms, an organisation
//! its head noun. So «كيم» and «ولافروف» are found where no rule could know them.

use super::known_people::KnownPeople;
use super::{holders, name_words};
use crate::facts::document::phrases::WordMap;
use crate::facts::document::{Document, Language, clitics, words};
use crate::facts::find::Find;
use crate::news::FactKind;
use std::collections::BTreeMap;

/// Links short forms to full names and adds the mentions that only memory can find.
/// Takes and gives finds in text order that do not overlap.
pub fn recall(document: &Document, mut finds: Vec<Find>) -> Vec<Find> {
    let people = KnownPeople::new(document, &finds);
    for find in finds.iter_mut().filter(|find| find.kind == FactKind::Person) {
        if let Some(full) = people.full_key(document, find) {
            find.key = full;
        }
    }
    let mut added = mentions(document, &finds, &people);
    if document.language == Language::Arabic {
        added.extend(bare_heads(document, &finds));
    }
    finds.extend(added);
    // A short form in a title's place is found before.
    let titles = holders::mentions(document, &finds);
    finds.extend(titles);
    finds.sort_by_key(|find| (find.span.start(), find.kind));
    finds
}

/// The short forms that stand alone in the text, after their owner was introduced.
fn mentions(document: &Document, finds: &[Find], people: &KnownPeople) -> Vec<Find> {
    let taken: BTreeMap<usize, usize> = finds
        .iter()
        .filter(|find| find.kind.is_phrase())
        .map(|find| (find.span.start(), find.span.end()))
        .collect();
    let mut added = Vec::new();
    let mut at = 0;
    while at < document.len() {
        let end = match short_at(document, at, people) {
            Some((find, end)) if is_free(&taken, &find) => {
                added.push(find);
                end
            }
            _ => at + 1,
        };
        at = end;
    }
    added
}

fn is_free(taken: &BTreeMap<usize, usize>, find: &Find) -> bool {
    taken.range(..find.span.end()).next_back().is_none_or(|(_, &end)| end <= find.span.start())
}

fn short_at(document: &Document, at: usize, people: &KnownPeople) -> Option<(Find, usize)> {
    if !document.is_word(at) || people.keys.is_empty() {
        return None;
    }
    for stem in clitics::stems(document.word(at), document.language) {
        if stem.is_elided {
            continue;
        }
        let pair = format!("{} {}", stem.text, document.word(at + 1));
        let (person, end) = match (people.short.get(&pair), people.short.get(stem.text)) {
            (Some(Some(person)), _) if document.same_sentence(at, at + 1) => (*person, at + 2),
            (_, Some(Some(person))) => (*person, at + 1),
            _ => continue,
        };
        let span = document.span_after(at, stem.skip, end);
        let is_later = people.starts.get(person).is_some_and(|&start| start < span.start());
        if is_later && is_name_here(document, at, stem.text, end) {
            let key = people.keys.get(person).cloned().unwrap_or_default();
            return Some((Find::new(FactKind::Person, span, key), end));
        }
    }
    None
}

/// Whether a word that is somebody's short name means the person here.
fn is_name_here(document: &Document, at: usize, stem: &str, end: usize) -> bool {
    match document.language {
        Language::English => {
            document.raw(at).starts_with(char::is_uppercase)
                && !document.raw(end).starts_with(char::is_uppercase)
        }
        Language::Arabic => {
            let after_verb = at > 0
                && document.same_sentence(at - 1, at)
                && words::is_verb(document.word(at - 1));
            // A word of the language is the name only where a verb asks for a subject.
            end > at + 1
                || stem.starts_with("ال")
                || name_words::is_short_form(stem)
                || (after_verb && !words::is_function(stem, document.language))
        }
        Language::Hebrew
        | Language::Persian
        | Language::Urdu
        | Language::Kurdish
        | Language::Uyghur => name_words::is_short_form(stem),
    }
}

/// «المنظمة» after «منظمة الصحة العالمية», where the article knows one only.
fn bare_heads(document: &Document, finds: &[Find]) -> Vec<Find> {
    let mut added = Vec::new();
    // Head noun to the key of the only organisation with it so far.
    let mut heads: WordMap<Option<String>> = WordMap::default();
    let mut organizations = finds.iter().filter(|find| find.kind.is_phrase()).peekable();
    for at in 0..document.len() {
        let here = document.span(at, at + 1);
        while let Some(find) = organizations.next_if(|find| find.span.end() <= here.start()) {
            if find.kind == FactKind::Organization {
                remember(document, find, &mut heads);
            }
        }
        if organizations.peek().is_some_and(|find| find.span.overlaps(here)) {
            continue;
        }
        if let Some((skip, key)) = head_at(document, at, &heads) {
            added.push(Find::new(
                FactKind::Organization,
                document.span_after(at, skip, at + 1),
                key,
            ));
        }
    }
    added
}

fn remember(document: &Document, find: &Find, heads: &mut WordMap<Option<String>>) {
    let first = document.tokens_of(find.span).start;
    let word = document.word(first);
    let Some(stem) = clitics::stems(word, document.language)
        .into_iter()
        .find(|stem| super::organization_words::is_head(stem.text))
    else {
        return;
    };
    let bare = stem
        .text
        .strip_prefix("ال")
        .filter(|bare| super::organization_words::is_head(bare))
        .unwrap_or(stem.text);
    let known = heads.entry(bare.to_string()).or_insert_with(|| Some(find.key.clone()));
    if known.as_ref().is_some_and(|key| *key != find.key) {
        *known = None;
    }
}

fn head_at(
    document: &Document,
    at: usize,
    heads: &WordMap<Option<String>>,
) -> Option<(usize, String)> {
    if heads.is_empty() || !document.is_word(at) {
        return None;
    }
    // An adjective or a number after it names something else: «الشركة المنافسة».
    let next = document.word(at + 1);
    if next.starts_with("ال")
        && document.is_word(at + 1)
        && document.same_sentence(at, at + 1)
        && !words::is_function(next, document.language)
    {
        return None;
    }
    clitics::stems(document.word(at), document.language)
        .into_iter()
        .filter(|stem| !stem.is_elided)
        .find_map(|stem| {
            let bare = stem.text.strip_prefix("ال")?;
            heads.get(bare)?.clone().map(|key| (stem.skip, key))
        })
}

#[cfg(test)]
mod tests {
    use crate::facts::cases::article;
    use crate::facts::tagger::Tagger;
    use crate::facts::{Context, find_with};
    use crate::news::FactKind;

    fn mentions(text: &str, kind: FactKind) -> Vec<String> {
        let article = article(text);
        // Without what a tagger learned: only what the rules find is remembered.
        let facts = find_with(&article, &Context::default(), &Tagger::default());
        let shown = |fact: &crate::news::Fact| {
            fact.mentions.iter().map(|mention| mention.slice(text)).collect::<Vec<_>>().join("|")
        };
        facts.iter().filter(|fact| fact.kind == kind).map(shown).collect()
    }

    #[test]
    fn links_short_forms() {
        assert_eq!(
            mentions("التقى الوزير سيرغي لافروف نظيره. وقال: جئنا، ولافروف سيعود.", FactKind::Person),
            ["سيرغي لافروف|لافروف"]
        );
        assert_eq!(
            mentions("وصل الزعيم كيم جونغ أون أمس. وغادر كيم المدينة.", FactKind::Person),
            ["كيم جونغ أون|كيم"]
        );
        assert_eq!(
            mentions(
                "قالت منظمة الصحة العالمية كذا. وأضافت المنظمة أن كذا.",
                FactKind::Organization
            ),
            ["منظمة الصحة العالمية|المنظمة"]
        );
    }

    #[test]
    fn leaves_doubt_alone() {
        // Two of the same family.
        assert_eq!(
            mentions(
                "التقى الوزير سامي الحكيم الوزير محمد الحكيم. وقال الحكيم كذا.",
                FactKind::Person
            )
            .iter()
            .filter(|fact| fact.contains('|'))
            .count(),
            0
        );
        assert_eq!(
            mentions(
                "قالت منظمة الصحة العالمية ومنظمة التجارة العالمية كذا. وأضافت المنظمة أن كذا.",
                FactKind::Organization
            )
            .len(),
            2
        );
    }
}
