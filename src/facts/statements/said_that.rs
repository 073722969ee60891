//! Reported speech outside Arabic: `گفت که …`, `نے کہا کہ …`, `אמר כי …`, `said that …`.

use super::speakers::Speakers;
use super::speech::{self, Verb};
use super::{Said, clauses};
use crate::facts::document::quotes::{self, Quote};
use crate::facts::document::tokens::TokenKind;
use crate::facts::document::{Document, Language};

/// How many tokens may stand between verb and conjunction.
const LONGEST_SUBJECT: usize = 10;
/// The fewest words of a clause that says something.
const FEWEST_WORDS: usize = 4;

pub fn find(document: &Document, quotes: &[Quote], speakers: &Speakers) -> Vec<Said> {
    (0..document.len()).filter_map(|at| clause(document, at, quotes, speakers)).collect()
}

fn clause(document: &Document, at: usize, quotes: &[Quote], speakers: &Speakers) -> Option<Said> {
    let verb = speech::verb_at(document, at)?;
    if quotes::is_inside(quotes, at) {
        return None;
    }
    let (conjunction, first) = opening(document, &verb)?;
    if document.kind(first) == TokenKind::Sign || !document.same_sentence(at, first) {
        return None;
    }
    let end = clauses::end(document, first, quotes);
    if (first..end).filter(|&at| document.is_word(at)).count() < FEWEST_WORDS {
        return None;
    }
    let content = clauses::content(document, first, 0, end);
    let (speaker, is_silent) = speakers.of(document, &verb, conjunction);
    // Without a conjunction only a known subject makes a statement of it: "he said little".
    let is_certain = first > conjunction || speaker.is_some();
    is_certain.then_some(Said { content, verb: Some(verb), speaker, at, is_silent })
}

/// The token that opens what was said, and the first of its content.
fn opening(document: &Document, verb: &Verb) -> Option<(usize, usize)> {
    let last = document.sentence_end(verb.at).min(verb.end + LONGEST_SUBJECT);
    let opens = |&at: &usize| {
        let word = document.word(at);
        match document.language {
            Language::Persian | Language::Urdu => matches!(word, "كه" | ":"),
            Language::Hebrew => matches!(word, "כי" | ":"),
            Language::English => word == "that",
            Language::Arabic | Language::Kurdish | Language::Uyghur => false,
        }
    };
    let found = (verb.end..last).find(opens);
    let is_broken = |end: usize| {
        (verb.end..end).any(|at| {
            matches!(document.word(at), "." | ";" | "\"" | "«" | "“")
                || speech::verb_at(document, at).is_some()
        })
    };
    match found {
        Some(found) if !is_broken(found) => Some((found, found + 1)),
        _ if document.language == Language::English => {
            // `The mayor said the bridge will open.`
            let opens = matches!(
                document.word(verb.end),
                "the"
                    | "a"
                    | "an"
                    | "it"
                    | "he"
                    | "she"
                    | "they"
                    | "there"
                    | "this"
                    | "these"
                    | "its"
                    | "his"
                    | "her"
                    | "their"
                    | "more"
                    | "most"
                    | "all"
            );
            opens.then_some((verb.end, verb.end))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::facts::cases::article;
    use crate::facts::{Context, find as facts};
    use crate::news::FactKind;

    fn said(text: &str, language: &str) -> Vec<String> {
        let article = article(text);
        let context = Context { language: Some(language.to_string()), date: None };
        facts(&article, &context)
            .into_iter()
            .filter(|fact| fact.kind == FactKind::Statement)
            .map(|fact| format!("{} / {}", fact.speaker.as_deref().unwrap_or("-"), fact.text))
            .collect()
    }

    #[test]
    fn finds_what_was_reported() {
        for (language, text, expected) in [
            (
                "fa",
                "رئیس شهرداری گفت که کار این پل تا بهار پایان می‌یابد.",
                "رئیس شهرداری / کار این پل تا بهار پایان می‌یابد",
            ),
            (
                "ur",
                "وزیر تعلیم نے کہا کہ نیا سکول اگلے مہینے کھلے گا۔",
                "وزیر تعلیم / نیا سکول اگلے مہینے کھلے گا",
            ),
            ("he", "ראש העיר אמר כי הגשר החדש ייפתח בקיץ.", "ראש העיר / הגשר החדש ייפתח בקיץ"),
            (
                "en",
                "The ministry said the new bridge will open in May.",
                "The ministry / the new bridge will open in May",
            ),
        ] {
            assert_eq!(said(text, language), [expected], "{text}");
        }
    }

    #[test]
    fn leaves_other_clauses_alone() {
        assert!(said("He said little about it. That was all of it then.", "en").is_empty());
        assert!(said("این کتاب که پارسال چاپ شد خوب بود.", "fa").is_empty());
    }
}
