//! Reported speech: «قال X إن …», «أكدت Y أنها …».

use super::document::Document;
use super::quotes::Quote;
use super::speakers::Speakers;
use super::speech::{self, Verb};
use super::statements::{self, Said};
use super::tokens::TokenKind;
use crate::text::Span;
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
    let is_quoted = |at: usize| {
        let next = quotes.partition_point(|quote| quote.open < at);
        quotes
            .get(..next)
            .unwrap_or(&[])
            .iter()
            .rev()
            .take(6)
            .any(|quote| quote.inside().contains(&at))
    };
    if is_quoted(at) {
        return None;
    }
    let particle = particle(document, sentence, verb)?;
    let first = particle + usize::from(is_bare(document.word(particle)));
    if document.kind(first) == TokenKind::Sign {
        return None;
    }
    let end = clause_end(document, sentence, first, &is_quoted);
    if (first..end).filter(|&at| document.kind(at) == TokenKind::Word).count() < FEWEST_WORDS {
        return None;
    }
    let speaker = if verb.is_participle {
        speakers.of_participle(document, &verb)
    } else {
        speakers
            .subject(document, verb.end..particle, &verb)
            .or_else(|| speakers.before(document, verb.at))
    };
    let is_bare_verb = verb.is_participle || statements::is_bare(document, verb.end, particle);
    let content = content(document, first, end, is_bare(document.word(particle)));
    Some((Said { content, verb: Some(verb), speaker, at, is_bare: is_bare_verb }, end))
}

/// The particle that opens what was said: إن, أن, بأنه …
fn particle(document: &Document, sentence: &Range<usize>, verb: Verb) -> Option<usize> {
    let last = sentence.end.min(verb.end + LONGEST_SUBJECT);
    let found = (verb.end..last).find(|&at| is_particle(document.word(at)))?;
    let commas = (verb.end..found).filter(|&at| document.is_sign(at, ",")).count();
    let is_broken = (verb.end..found).any(|at| {
        (document.kind(at) == TokenKind::Sign
            && !matches!(document.word(at), "," | "(" | ")" | "\"" | "«" | "»" | "-"))
            || speech::verb_at(document, at).is_some()
    });
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
    (!is_broken && !belongs_elsewhere && commas <= 2).then_some(found)
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

/// Where the clause ends: the sentence, or a new statement after a comma.
fn clause_end(
    document: &Document,
    sentence: &Range<usize>,
    first: usize,
    is_quoted: &dyn Fn(usize) -> bool,
) -> usize {
    let mut end = sentence.end;
    for at in first..sentence.end {
        if is_quoted(at) {
            continue;
        }
        let is_comma = document.is_sign(at, ",");
        let next = document.word(at + 1);
        let speaks = speech::verb_at(document, at + 1).is_some();
        let calls = is_comma
            && next.strip_prefix('و').is_some_and(|verb| {
                matches!(
                    verb,
                    "دعا"
                        | "دعت"
                        | "وعد"
                        | "وعدت"
                        | "عزا"
                        | "عزت"
                        | "رفض"
                        | "رفضت"
                        | "اقترح"
                        | "اقترحت"
                        | "حث"
                        | "حثت"
                        | "ناشد"
                        | "تعهد"
                        | "تعهدت"
                        | "طلب"
                        | "طلبت"
                )
            });
        let turns = calls
            || matches!(next, "فيما" | "بينما" | "بحسب" | "حسب" | "وفق" | "وفقا" | "حيث")
            || (is_comma && next == "وان")
            || (is_comma && next == "وانها");
        if document.is_sign(at, ";") || (is_comma && (speaks || turns)) {
            end = at;
            break;
        }
    }
    while end > first && matches!(document.word(end - 1), "." | "," | "?" | "!" | "…" | ":") {
        end -= 1;
    }
    end
}

/// The text of a clause; a particle that begins with the preposition ب loses it.
fn content(document: &Document, first: usize, end: usize, is_bare: bool) -> Span {
    let skip = usize::from(!is_bare && document.word(first).starts_with("بان"));
    document.span_after(first, skip, end)
}

#[cfg(test)]
mod tests {
    use super::super::cases::{article, document};
    use super::super::speakers::Speakers;

    fn found(text: &str) -> Vec<String> {
        let article = article(text);
        let document = document(&article);
        let quotes = super::super::quotes::all(&document);
        super::find(&document, &quotes, &Speakers::new(&document, &[]))
            .iter()
            .map(|said| said.content.slice(text).to_string())
            .collect()
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
            found("واعترفت بأنها تقضي أربع ساعات أمام الشاشة."),
            ["أنها تقضي أربع ساعات أمام الشاشة"]
        );
    }

    #[test]
    fn leaves_other_clauses_alone() {
        assert!(found("يجب أن يصل القطار في موعده غدا.").is_empty());
        assert!(found("قال الوزير كلمة قصيرة. ثم ظهر أن القطار تأخر كثيرا.").is_empty());
    }
}
