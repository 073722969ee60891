//! The tagger's names that are none: single words that nothing else says are names, and words
//! whose form no name has. It meets words that it never learned from; their form tells more.

use super::finds::{is_listed, is_name};
use super::lexicon::Lexicon;
use crate::facts::document::phrases::WordMap;
use crate::facts::document::{Document, clitics};
use crate::facts::find::Find;
use crate::facts::names::{name_words, organization_words, people, places};
use crate::news::FactKind;
use std::collections::BTreeMap;

/// Takes away what no rule confirms: «جئنا» is no person, «القرية» no club, «حضارتان
/// عريقتان» nobody's name.
pub fn drop(document: &Document, lexicon: &Lexicon, tagged: &mut Vec<Find>, rules: &[Find]) {
    let mut words: WordMap<usize> = WordMap::default();
    for find in tagged.iter().filter(|find| find.kind == FactKind::Person) {
        for word in find.key.split(' ') {
            *words.entry(word.to_string()).or_default() += 1;
        }
    }
    let ruled: BTreeMap<usize, usize> = rules
        .iter()
        .filter(|rule| is_name(rule.kind))
        .map(|rule| (rule.span.start(), rule.span.end()))
        .collect();
    let is_ruled = |find: &Find| {
        let before = ruled.range(..find.span.end()).next_back();
        before.is_some_and(|(_, &end)| end > find.span.start())
    };
    tagged.retain(|find| {
        // Latin words in Arabic text are file names and the like more often than names.
        if !find.key.chars().any(is_arabic) {
            return is_ruled(find);
        }
        if find.key.contains(' ') {
            return is_ruled(find) || !has_noun_forms(document, find);
        }
        let is_plain = has_noun_form(document, lexicon, find);
        (!is_plain && is_single_name(document, lexicon, find, &words)) || is_ruled(find)
    });
}

/// Whether one word alone may be a name of its kind.
fn is_single_name(
    document: &Document,
    lexicon: &Lexicon,
    find: &Find,
    words: &WordMap<usize>,
) -> bool {
    match find.kind {
        FactKind::Person => {
            let at = document.token_at(find.span.start());
            // Folding joins the verb «جئنا» and the name «جينا».
            let raw = document.raw(at);
            let is_verb = raw.contains('ئ') && raw.ends_with("نا");
            let is_known =
                name_words::is_part(&find.key) && !name_words::is_common(&find.key) && !is_verb;
            let has_title = at > 0
                && document.same_sentence(at - 1, at)
                && people::head(document, at - 1).is_some();
            let is_again = words.get(&find.key).is_some_and(|&count| count > 1);
            !is_kin(&find.key) && (is_known || has_title || is_again)
        }
        FactKind::Organization => !organization_words::GENERIC.contains(&find.key),
        // «وروت» is «and she told».
        FactKind::Place => {
            let is_and = find.key.starts_with('و') && !is_listed(lexicon, &find.key);
            !is_and && !places::is_diameter(document, document.token_at(find.span.start()))
        }
        FactKind::Thing
        | FactKind::Date
        | FactKind::Duration
        | FactKind::Figure
        | FactKind::Money
        | FactKind::Percent
        | FactKind::Statement
        | FactKind::Event
        | FactKind::KeySentence => true,
    }
}

/// «جدي», «ابني»: whose is known by the speaker alone.
fn is_kin(word: &str) -> bool {
    matches!(
        word,
        "جدي"
            | "جدتي"
            | "والدي"
            | "والدتي"
            | "ابني"
            | "ابنتي"
            | "اخي"
            | "اختي"
            | "عمتي"
            | "خالتي"
            | "زوجي"
            | "زوجتي"
            | "صديقي"
            | "صديقتي"
            | "ولدي"
    )
}

/// Whether a single word has a form that names do not have: «بلاغًا», «نقطتان», «زرناها»,
/// «سأنام».
fn has_noun_form(document: &Document, lexicon: &Lexicon, find: &Find) -> bool {
    let raw = find.span.slice(document.plain);
    if raw.starts_with("سأ") || ["ناها", "ناهم", "ناه"].iter().any(|end| raw.ends_with(end))
    {
        return true;
    }
    // «محمدًا» is a name as an object, «درهمًا» that of a thing.
    if has_accusative(raw) {
        let is_given = find.key.strip_suffix('ا').is_some_and(name_words::is_given);
        return !is_given && find.kind != FactKind::Thing;
    }
    if is_listed(lexicon, &find.key) || name_words::is_part(&find.key) {
        return false;
    }
    // «دراسية»: of adjectives only those of nations are things to the tagger.
    if find.kind == FactKind::Thing && raw.ends_with("ية") && !name_words::is_nation(&find.key) {
        return true;
    }
    let is_dual = |ending: &str| {
        let noun = clitics::bare(&find.key).strip_suffix(ending);
        noun.is_some_and(|noun| {
            noun.chars().count() > 2
                && (name_words::is_common(noun) || name_words::is_common(&format!("{noun}ه")))
        })
    };
    let is_definite = find.key.starts_with("ال");
    is_dual("تان") || (is_definite && is_dual("ان"))
}

/// Whether several words are a noun with its adjective, and neither has the article:
/// «حضارتان عريقتان», «صياد بغدادي», «بريد إلكتروني».
fn has_noun_forms(document: &Document, find: &Find) -> bool {
    let words: Vec<&str> = find.key.split(' ').collect();
    let [noun, adjective] = words.as_slice() else { return false };
    if noun.starts_with("ال") || adjective.starts_with("ال") {
        return false;
    }
    let raw = find.span.slice(document.plain);
    let is_dual = |word: &str| word.ends_with("ان") && !name_words::is_part(word);
    let is_noun = name_words::is_common(noun) && !name_words::may_be_given(noun);
    // «صياد» is a family too, but a family's name does not come first.
    let is_of_nation = name_words::is_nation(adjective)
        && adjective.ends_with('ي')
        && name_words::flags(noun) & (name_words::GIVEN | name_words::FOREIGN) == 0;
    let is_relation = adjective.ends_with('ي') && name_words::is_common(adjective);
    let has_accusative = raw.split_whitespace().any(has_accusative);
    (is_dual(noun) && is_dual(adjective))
        || (is_of_nation && find.kind == FactKind::Person)
        || (is_noun && is_relation && find.kind != FactKind::Place)
        || (has_accusative && is_noun)
}

/// The ending of an object or an adverb, which names in the news are not given.
fn has_accusative(raw: &str) -> bool {
    let stem = raw.trim_end_matches(['ا', '\u{64b}', '\u{651}']);
    let ending = raw.strip_prefix(stem).unwrap_or("");
    ending.contains('ا') && ending.contains('\u{64b}')
}

fn is_arabic(letter: char) -> bool {
    ('\u{620}'..='\u{64a}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use crate::facts::cases::article;
    use crate::facts::{Context, find};
    use crate::news::FactKind;

    /// The names of a text.
    fn names(text: &str) -> Vec<String> {
        let is_name = |kind: FactKind| {
            matches!(
                kind,
                FactKind::Person | FactKind::Organization | FactKind::Place | FactKind::Thing
            )
        };
        let facts = find(&article(text), &Context::default());
        facts.into_iter().filter(|fact| is_name(fact.kind)).map(|fact| fact.text).collect()
    }

    #[test]
    fn forms_of_nouns_and_verbs_are_no_names() {
        for text in [
            "خبر\nوقال إن البلدين «مدينتان قديمتان تلتقيان عند النهر».",
            "خبر\nأغلق الفريق 12 بلاغًا وأرسل تقريرًا.",
            "خبر\nفي كل قرية زرناها وجدنا بئرًا.",
            "خبر\nقالت: «سأنام قليلًا ثم أعود».",
            "خبر\nكان جدي يزرع القمح، وجدي لا يتعب.",
            "خبر\nيزيد قطر الكوكب على قطر الأرض.",
            "خبر\nوشملت الوثائق التعليم العالي (1500 منحة دراسية حتى عام 2030).",
        ] {
            assert!(names(text).is_empty(), "{text}: {:?}", names(text));
        }
    }

    #[test]
    fn names_of_like_form_stay() {
        for (text, name) in [
            ("خبر\nوصل المدرب عدنان سليمان إلى الملعب.", "عدنان سليمان"),
            ("خبر\nسافر الوفد إلى أفغانستان وطاجيكستان.", "أفغانستان"),
            ("خبر\nوصل الوفد إلى قطر أمس.", "قطر"),
        ] {
            assert!(names(text).contains(&name.to_string()), "{text}: {:?}", names(text));
        }
    }
}
