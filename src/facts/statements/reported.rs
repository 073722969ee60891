//! Reported speech: «قال X إن …», «أكدت Y أنها …», «قال X: …».

use super::speakers::Speakers;
use super::speech::{self, Verb};
use super::{Said, clauses};
use crate::facts::document::Document;
use crate::facts::document::quotes::{self, Quote};
use crate::facts::document::tokens::TokenKind;
use std::ops::Range;

/// How many tokens may stand between verb and particle: the subject with its titles.
const LONGEST_SUBJECT: usize = 22;
/// The fewest words of a clause that says something.
const FEWEST_WORDS: usize = 4;

pub fn find(document: &Document, quotes: &[Quote], speakers: &Speakers) -> Vec<Said> {
    let mut said = Vec::new();
    for sentence in &document.sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            match clause(document, sentence, at, quotes, speakers) {
                Some((found, end)) => {
                    said.push(found);
                    at = end;
                }
                None => at += 1,
            }
        }
    }
    said
}

fn clause(
    document: &Document,
    sentence: &Range<usize>,
    at: usize,
    quotes: &[Quote],
    speakers: &Speakers,
) -> Option<(Said, usize)> {
    let verb = speech::verb_at(document, at)?;
    if quotes::is_inside(quotes, at) {
        return None;
    }
    let particle = particle(document, sentence, verb)?;
    let word = document.word(particle);
    let mut first = particle + usize::from(is_bare(word) || word == ":");
    // «قال إن "…"» is a quotation; «قال "إن …» opened before its particle.
    if document.kind(first) == TokenKind::Sign {
        first += usize::from(document.is_sign(first, "-"));
        if document.kind(first) == TokenKind::Sign {
            return None;
        }
    }
    let end = if word == ":" { sentence.end } else { clauses::end(document, first, quotes) };
    if (first..end).filter(|&at| document.kind(at) == TokenKind::Word).count() < FEWEST_WORDS {
        return None;
    }
    if speakers.is_argument(document, &verb, particle) {
        return None;
    }
    // A pronoun's particle keeps its place in the clause but not the preposition: «بأنها».
    let skip = usize::from(!is_bare(word) && document.word(first).starts_with("بان"));
    let content = clauses::content(document, first, skip, end);
    let (speaker, is_silent) = speakers.of(document, &verb, particle);
    Some((Said { content, verb: Some(verb), speaker, at, is_silent }, end))
}

/// The particle that opens what was said: إن, أن, بأنه …, or a colon.
fn particle(document: &Document, sentence: &Range<usize>, verb: Verb) -> Option<usize> {
    let last = sentence.end.min(verb.end + LONGEST_SUBJECT);
    let opens = |&at: &usize| is_particle(document.word(at)) || document.is_sign(at, ":");
    let found = (verb.end..last).find(opens)?;
    let commas = (verb.end..found).filter(|&at| document.is_sign(at, ",")).count();
    let is_broken = (verb.end..found).any(|at| {
        (document.kind(at) == TokenKind::Sign
            && !matches!(document.word(at), "," | "(" | ")" | "\"" | "«" | "»" | "-" | "“" | "”"))
            || speech::verb_at(document, at).is_some()
    });
    if document.is_sign(found, ":") && document.is_number(found + 1) {
        return None;
    }
    // «قبل أن», «يجب أن»: the particle belongs to another word.
    let before = document.word(found - 1);
    let belongs_elsewhere = matches!(
        before,
        "قبل"
            | "بعد"
            | "دون"
            | "بدون"
            | "من"
            | "منذ"
            | "غير"
            | "الا"
            | "يجب"
            | "يمكن"
            | "ينبغي"
            | "يريد"
            | "شرط"
            | "اجل"
            | "رغم"
            | "كما"
            | "حيث"
            | "يفترض"
            | "المفترض"
            | "المقرر"
            | "عدا"
            | "ريثما"
    );
    (!is_broken && !belongs_elsewhere && commas <= 3).then_some(found)
}

fn is_particle(word: &str) -> bool {
    is_bare(word)
        || matches!(
            word,
            "انه"
                | "انها"
                | "انهم"
                | "انهما"
                | "بانه"
                | "بانها"
                | "انني"
                | "اننا"
                | "بانهم"
                | "باننا"
        )
}

fn is_bare(word: &str) -> bool {
    matches!(word, "ان" | "بان")
}

#[cfg(test)]
mod tests {
    use crate::facts::cases::said;

    fn found(text: &str) -> Vec<String> {
        said(super::find, text)
    }

    #[test]
    fn finds_what_was_reported() {
        assert_eq!(
            found(
                "وأوضح المتحدث أن الطريق سيفتح غدا صباحا، مشيرا إلى أن العمل فيه انتهى قبل أيام."
            ),
            ["الطريق سيفتح غدا صباحا", "العمل فيه انتهى قبل أيام"]
        );
        assert_eq!(
            found("وأظهرت بيانات رسمية أن الأسعار زادت هذا العام كثيرا."),
            ["الأسعار زادت هذا العام كثيرا"]
        );
        assert_eq!(
            found("واعترفت بأنها تقضي أربع ساعات أمام الشاشة."),
            ["أنها تقضي أربع ساعات أمام الشاشة"]
        );
    }

    #[test]
    fn leaves_other_clauses_alone() {
        assert!(found("يجب أن يصل القطار في موعده غدا.").is_empty());
        assert!(found("قال الوزير كلمة قصيرة. ثم ظهر أن القطار تأخر كثيرا.").is_empty());
        assert!(found("يشير ضعف الإقبال إلى أن الناس يخافون المطر.").is_empty());
        assert!(found("وأظهر اللاعب أنه يستحق مكانه في الفريق.").is_empty());
        assert!(found("يُذكر أن القطار تأخر كثيرا في العام الماضي.").is_empty());
    }
}
