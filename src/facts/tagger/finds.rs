//! The tagger's names as finds, beside those of the rules: it decides spans and kinds, the
//! rules know roles, and which names mean the same.

use super::lexicon::{Lexicon, fingerprint};
use super::tags::NameKind;
use super::{Reading, Tagger, strays};
use crate::facts::document::Document;
use crate::facts::document::clitics::{self, Stem};
use crate::facts::document::phrases::WordMap;
use crate::facts::document::words;
use crate::facts::find::Find;
use crate::facts::names::name_words;
use crate::facts::statements::speech;
use crate::news::FactKind;
use crate::text::Span;
use std::ops::Range;

/// Puts the names that the tagger finds in the place of the rules' names that they touch.
pub fn join(document: &Document, tagger: &Tagger, mut finds: Vec<Find>) -> Vec<Find> {
    if tagger.first.is_empty() {
        return finds;
    }
    let mut tagged = tagged(document, tagger);
    strays::drop(document, &tagger.lexicon, &mut tagged, &finds);
    give_way(document, &mut tagged, &finds);
    let mut known = Known::default();
    for rule in finds.iter().filter(|find| is_name(find.kind)) {
        for find in touched(&mut tagged, rule.span) {
            known.learn(find, rule);
        }
    }
    finds.retain(|find| {
        !is_name(find.kind) || (is_sure(find) && touched(&mut tagged, find.span).is_empty())
    });
    finds.iter_mut().for_each(|find| known.rename(find));
    tagged.iter_mut().for_each(|find| known.teach(find));
    finds.extend(tagged);
    finds
}

/// The names that the tagger finds, in text order.
fn tagged(document: &Document, tagger: &Tagger) -> Vec<Find> {
    let reading = Reading::of(document, &tagger.lexicon);
    let names = tagger.names(&reading).into_iter();
    let mut last_end = 0;
    let find = |(tokens, kind): (Range<usize>, NameKind)| {
        let first = match kind {
            NameKind::Person => person_start(document, &tokens, last_end),
            NameKind::Place | NameKind::Organization | NameKind::Other => tokens.start,
        };
        last_end = tokens.end;
        let stem = start(document, first, &tagger.lexicon);
        let span = document.span_after(first, stem.skip, tokens.end);
        let mut key = document.key(span);
        if stem.is_elided {
            key.insert_str(0, "ال");
        }
        let mut find = Find::new(fact_kind(kind), span, key);
        find.is_whole = !stem.is_elided;
        find
    };
    names.map(find).collect()
}

/// Where the name of a person begins: after a verb that says what the person does, «ورأى
/// لين», and before the «أم» of a woman who is called after her child.
fn person_start(document: &Document, tokens: &Range<usize>, last_end: usize) -> usize {
    let is_verb = |at: usize| {
        let word = document.word(at);
        let stem = word.strip_prefix(['و', 'ف']);
        let is_joined = stem.is_some() && words::is_verb(word);
        // «روى» told, «روي» is a name.
        let is_name = name_words::is_part(word)
            || stem.is_some_and(name_words::is_part) && document.raw(at).ends_with('ي');
        (is_joined || speech::verb_at(document, at).is_some()) && !is_name
    };
    let first = tokens.clone().find(|&at| !is_verb(at)).unwrap_or(tokens.start);
    let is_mother = first == tokens.start
        && first > last_end
        && document.raw(first - 1).starts_with('أ')
        && document.word(first - 1) == "ام"
        && document.same_sentence(first - 1, first);
    first - usize::from(is_mother)
}

/// Takes away the names that lie within one that a rule surely knows whole: «خليج» and «السويس»,
/// «القاهرة» of «مطار القاهرة الدولي».
fn give_way(document: &Document, tagged: &mut Vec<Find>, rules: &[Find]) {
    for rule in rules.iter().filter(|rule| rule.overrules) {
        let inside = touched(tagged, rule.span);
        let lies_in = |find: &Find| {
            rule.span.start() <= find.span.start() && find.span.end() <= rule.span.end()
        };
        let stays = match inside {
            [] => true,
            [one] => !lies_in(one) || is_as_good(document, one, rule),
            several => !several.iter().all(lies_in),
        };
        if !stays {
            tagged.retain(|find| !lies_in(find));
        }
    }
}

/// Whether the tagger's name is the rule's but for its head: it learned from a corpus that takes
/// «شركة «أفق»» for a company with the name «أفق», and «مكة المكرمة» for «مكة».
fn is_as_good(document: &Document, find: &Find, rule: &Find) -> bool {
    if find.span == rule.span {
        // «وتؤكد أديس أبابا أن»: a city that speaks for its country.
        let is_city = rule.kind == FactKind::Place && rule.value.is_some();
        return !(is_city && find.kind == FactKind::Organization);
    }
    let is_mark = |letter: char| matches!(letter, '«' | '»' | '"' | '“' | '”' | ' ');
    let after = Span::new(find.span.end(), rule.span.end()).slice(document.plain);
    // «السويس» is another place than «خليج السويس».
    let ends_alike = rule.kind != FactKind::Place && after.chars().all(is_mark);
    let starts_alike = rule.kind == FactKind::Place && find.span.start() == rule.span.start();
    find.kind == rule.kind && (ends_alike || starts_alike)
}

/// What the rules know of names that the tagger finds too.
#[derive(Default)]
struct Known {
    /// The words of a name to the rule's find of it.
    names: WordMap<Find>,
    /// The key of a rule's name to that of the tagger's.
    renamed: WordMap<String>,
}

impl Known {
    /// Takes over what a rule knows of the same name.
    fn learn(&mut self, find: &mut Find, rule: &Find) {
        if rule.kind != find.kind {
            return;
        }
        if rule.span.end() == find.span.end() {
            // Where the two differ by clitics alone, the rule has read them.
            let skipped = rule.span.start().saturating_sub(find.span.start());
            // The rule has seen the title before a first name that is not known.
            let is_introduced = rule.kind == FactKind::Person
                && rule.role.is_some()
                && rule.span.start() < find.span.start();
            if (1..=LONGEST_CLITICS).contains(&skipped) || is_introduced {
                find.span = rule.span;
            }
        }
        let name = find.span;
        find.role = find.role.or(rule.role).filter(|role| !role.overlaps(name));
        if rule.span == name {
            self.names.entry(entry(rule.kind, &find.key)).or_insert_with(|| rule.clone());
            find.key.clone_from(&rule.key);
            find.value.clone_from(&rule.value);
            find.is_whole = rule.is_whole;
        } else {
            self.renamed.entry(entry(rule.kind, &rule.key)).or_insert_with(|| find.key.clone());
            // A part of a country lies in it.
            find.value = find.value.take().or_else(|| rule.value.clone());
        }
    }

    /// Keeps the other mentions of a rule's name, such as its short form, with the tagger's.
    fn rename(&self, find: &mut Find) {
        if let Some(key) = self.renamed.get(&entry(find.kind, &find.key)) {
            find.key.clone_from(key);
        }
    }

    /// Tells what is known of the same words elsewhere.
    fn teach(&self, find: &mut Find) {
        if let Some(known) = self.names.get(&entry(find.kind, &find.key)) {
            find.key.clone_from(&known.key);
            find.value.clone_from(&known.value);
        }
    }
}

fn entry(kind: FactKind, key: &str) -> String {
    format!("{} {key}", kind.name())
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

pub(super) fn is_name(kind: FactKind) -> bool {
    matches!(kind, FactKind::Person | FactKind::Organization | FactKind::Place | FactKind::Thing)
}

/// Whether a name that only the rules find is right more often than not.
fn is_sure(find: &Find) -> bool {
    find.is_certain
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
    let is_beginning = |stem: &&Stem| NAME_BEGINNINGS.contains(&stem.text);
    let found = if let Some(beginning) = cut.iter().find(is_beginning) {
        Some(beginning)
    } else if is_listed(lexicon, word) {
        cut.iter().find(|stem| is_name(stem) && gain(stem) >= MUCH)
    } else {
        let is_new = rank(word).is_none();
        let listed = cut.iter().find(|stem| is_name(stem) && (is_new || is_frequent(stem)));
        listed.or_else(|| cut.iter().find(is_frequent))
    };
    found.copied().unwrap_or(Stem { skip: 0, text: word, is_elided: false })
}

/// They begin names and stand in no list of names.
const NAME_BEGINNINGS: [&str; 4] = ["ابو", "ابي", "ابن", "عبد"];

/// A conjunction and a preposition, in bytes.
const LONGEST_CLITICS: usize = 4;

/// The rank of a word that is not known.
const RAREST: u8 = 20;
/// How many doublings more frequent a stem is that proves a clitic.
const SOME: u8 = 2;
/// The same where the letters may well belong to the name.
const MUCH: u8 = 5;

fn full(stem: &Stem) -> String {
    if stem.is_elided { format!("ال{}", stem.text) } else { stem.text.to_string() }
}

pub(super) fn is_listed(lexicon: &Lexicon, word: &str) -> bool {
    lexicon.lists(fingerprint(word)) != 0
}

#[cfg(test)]
mod tests {
    use super::super::Tagger;
    use super::{Find, Known, start};
    use crate::facts::cases::{article, document};
    use crate::facts::{Context, find};
    use crate::news::FactKind;
    use crate::text::Span;

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
    fn what_the_rules_know_of_a_name_stays() {
        let text = "خبر\nزار وفد منظمة الصحة العالمية (WHO) مدينة دمشق. وعاد من دمشق أمس.";
        let facts = find(&article(text), &Context::default());
        let fact = |text: &str| facts.iter().find(|fact| fact.text == text).cloned();
        let organization = fact("منظمة الصحة العالمية").expect("an organisation");
        assert_eq!(organization.mentions.len(), 2);
        let place = fact("دمشق").expect("a place");
        assert_eq!((place.value.as_deref(), place.mentions.len()), (Some("SY"), 2));
    }

    #[test]
    fn precise_organizations_stay_and_vague_ones_go() {
        let found =
            facts("خبر\nودعا المجلس البلدي إلى العمل، بحسب هيئة الطرق. وكانت مكتبة الحي مغلقة.");
        for name in ["organization المجلس البلدي", "organization هيئة الطرق"] {
            assert!(found.contains(&name.to_string()), "{found:?}");
        }
        assert!(!found.iter().any(|fact| fact.contains("مكتبة")), "{found:?}");
    }

    #[test]
    fn a_single_word_that_nothing_confirms_is_nobody() {
        let found = facts("خبر\nوقال الحداد للصحفيين: «جئنا لنفتح صفحة جديدة».");
        assert!(!found.contains(&"person جئنا".to_string()), "{found:?}");
    }

    #[test]
    fn a_title_introduces_a_first_name_that_nobody_knows() {
        let person = |start, role| {
            let mut find = Find::new(FactKind::Person, Span::new(start, 30), String::new());
            find.role = role;
            find
        };
        let span_after = |rule: &Find| {
            let mut find = person(15, None);
            Known::default().learn(&mut find, rule);
            find.span.start()
        };
        assert_eq!(span_after(&person(10, Some(Span::new(0, 9)))), 10);
        assert_eq!(span_after(&person(10, None)), 15);
    }

    #[test]
    fn an_indefinite_word_is_nobody() {
        let found = facts("خبر\nوشكر الوزير كل من أرسل بلاغًا أو كتب بلاغًا أمس.");
        assert!(!found.iter().any(|fact| fact.starts_with("person بلاغ")), "{found:?}");
    }

    #[test]
    fn a_name_inside_an_amount_is_told_to_programs_alone() {
        let text = article("خبر\nبلغت قيمة العقد 16 مليون دولار أمس.");
        let things = |facts: &[crate::news::Fact]| {
            facts.iter().filter(|fact| fact.kind.name() == "thing").count()
        };
        assert_eq!(things(&find(&text, &Context::default())), 0);
        assert_eq!(things(&crate::facts::find_all(&text, &Context::default())), 1);
    }

    #[test]
    fn a_rule_that_has_cut_the_conjunction_is_believed() {
        let found = facts("خبر\nفاز بالسباق سمير الحداد وعبد الله بن بريك وأبو بكر الحافظ أمس.");
        for name in ["person عبد الله بن بريك", "person أبو بكر الحافظ"] {
            assert!(found.contains(&name.to_string()), "{found:?}");
        }
    }

    #[test]
    fn latin_words_are_no_names_unless_a_rule_knows_them() {
        let found =
            facts("خبر\nافتح الملف config.toml واكتب lang وauto ثم اقرأ README على الشاشة.");
        assert!(!found.iter().any(|fact| fact.starts_with("organization")), "{found:?}");
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
