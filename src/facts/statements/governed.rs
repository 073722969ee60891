//! What somebody calls for, warns of, welcomes: «دعا X إلى …», «حذرت Y من …», «أعرب عن …».

use super::speakers::Speakers;
use super::speech::{self, Call};
use super::{Said, clauses};
use crate::facts::document::quotes::{self, Quote};
use crate::facts::document::tokens::TokenKind;
use crate::facts::document::{Document, Language, words};
use crate::facts::events::verbs;

/// How many tokens may stand between verb and preposition.
const LONGEST_SUBJECT: usize = 14;
/// The fewest words of what is called for.
const FEWEST_WORDS: usize = 3;

pub fn find(document: &Document, quotes: &[Quote], speakers: &Speakers) -> Vec<Said> {
    (0..document.len()).filter_map(|at| call(document, at, quotes, speakers)).collect()
}

fn call(document: &Document, at: usize, quotes: &[Quote], speakers: &Speakers) -> Option<Said> {
    let call = speech::call_at(document, at)?;
    if quotes::is_inside(quotes, at) {
        return None;
    }
    let preposition = preposition(document, &call, speakers)?;
    let is_written_on = document.word(preposition) != call.preposition;
    let first = preposition + usize::from(!is_written_on);
    let opens_clause =
        matches!(document.word(first), "ان" | "انه" | "انها" | "بان" | "بانه" | "بانها");
    if opens_clause || document.kind(first) == TokenKind::Sign {
        return None;
    }
    let end = end(document, first, quotes);
    if (first..end).filter(|&at| document.is_word(at)).count() < FEWEST_WORDS {
        return None;
    }
    if speakers.is_argument(document, &call.verb, preposition) {
        return None;
    }
    let content = clauses::content(document, first, usize::from(is_written_on), end);
    let (speaker, is_silent) = speakers.of(document, &call.verb, preposition);
    // «ببيان يرحب بالاجتماع»: a verb inside a phrase, whose subject is that phrase.
    let is_inner = is_silent
        && !call.verb.is_participle
        && call.verb.skip == 0
        && at > document.sentence_start(at)
        && document.is_word(at - 1)
        && !document.word(at - 1).starts_with("لكن")
        && !words::is_function(document.word(at - 1), Language::Arabic);
    let is_nobodys = is_inner && speaker.is_none();
    (!is_nobodys).then_some(Said { content, verb: Some(call.verb), speaker, at, is_silent })
}

/// Where something else begins that is no part of what is called for: «…، وأُلغي العرض».
fn end(document: &Document, first: usize, quotes: &[Quote]) -> usize {
    let end = clauses::end(document, first, quotes);
    let turns = |&at: &usize| {
        document.is_sign(at, ",")
            && verbs::at(document, at + 1).is_some_and(|verb| verb.skip == 1 && !verb.is_imperfect)
            && !verbs::is_also_noun(document.word(at + 1))
            && !quotes::is_inside(quotes, at)
    };
    (first..end).find(turns).unwrap_or(end)
}

/// The first preposition of the verb's behind it. One that is written on to the next word
/// («بوقف») is certain right behind the verb or its subject only.
fn preposition(document: &Document, call: &Call, speakers: &Speakers) -> Option<usize> {
    let verb_end = call.verb.end;
    let last = document.sentence_end(call.verb.at).min(verb_end + LONGEST_SUBJECT);
    let governs = |at: usize| {
        let word = document.word(at);
        match call.preposition {
            "ب" => {
                (at == verb_end || speakers.ends_subject(document, verb_end, at))
                    && is_with(document, at)
            }
            preposition => word == preposition,
        }
    };
    let found = (verb_end..last).find(|&at| governs(at))?;
    let is_broken = (verb_end..found).any(|at| {
        matches!(document.word(at), ":" | ";" | "." | "ان" | "بان" | "انه" | "انها")
            || (call.preposition != "من" && document.word(at) == "من")
            || speech::verb_at(document, at).is_some()
    });
    (!is_broken).then_some(found)
}

/// «بوقف إطلاق النار»: a word with the preposition, which no name begins with by chance when
/// it stands right behind the verb or its subject.
fn is_with(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    word.starts_with('ب') && word.chars().count() > 3 && !word.starts_with("بان")
}

#[cfg(test)]
mod tests {
    use crate::facts::cases::said;

    fn found(text: &str) -> Vec<String> {
        said(super::find, text)
    }

    #[test]
    fn finds_calls_and_warnings() {
        for (text, expected) in [
            (
                "ودعا الأمين العام إلى وقف القتال في المدينة فورا، وأضاف أنه يأمل ذلك.",
                "وقف القتال في المدينة فورا",
            ),
            ("وحذرت الوزارة من السباحة في النهر بعد المطر.", "السباحة في النهر بعد المطر"),
            ("واشتكى نقاد من تزامن العروض الكثيرة، وأُلغي عرض بسبب المطر.", "تزامن العروض الكثيرة"),
            ("وطالب بفتح الطريق أمام سيارات الإسعاف.", "فتح الطريق أمام سيارات الإسعاف"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn leaves_clauses_and_short_calls_alone() {
        for text in [
            "وشدد الوزير على أن الطريق سيفتح غدا.",
            "ودعا المدير إلى العشاء.",
            "وأشار ضعف الإقبال إلى الباب.",
            "وانتهى كل لقاء ببيان يرحب باللقاء الذي يليه.",
            "ووعد الناس من جديد.",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
