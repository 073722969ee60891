//! Quotations: what stands between quotation marks and was said by somebody.

use super::speakers::Speakers;
use super::speech::{self, Verb};
use super::{Said, subjects};
use crate::facts::document::quotes::{self, Quote};
use crate::facts::document::{Document, Language};
use crate::text::Span;
use std::ops::Range;

pub fn find(document: &Document, quotes: &[Quote], speakers: &Speakers) -> Vec<Said> {
    let outer = quotes.iter().filter(|quote| quote.depth == 0);
    outer.filter_map(|quote| direct(document, *quote, quotes, speakers)).collect()
}

/// The fewest words of a quotation that needs no verb of saying to be a statement.
const TELLING_WORDS: usize = 6;
/// The fewest words of one that has a verb.
const FEWEST_WORDS: usize = 3;

fn direct(
    document: &Document,
    quote: Quote,
    quotes: &[Quote],
    speakers: &Speakers,
) -> Option<Said> {
    let words = quote.words(document);
    let content = trimmed(document, quote);
    if words < FEWEST_WORDS || content.is_empty() {
        return None;
    }
    let said =
        |verb, speaker, is_silent| Some(Said { content, verb, speaker, at: quote.open, is_silent });
    if let Some((verb, range)) = verb_after(document, quote) {
        let speaker =
            speakers.subject(document, range, &verb).or_else(|| speakers.before(document, &verb));
        return said(Some(verb), speaker, false);
    }
    if is_inscription(document, quote.open) {
        return None;
    }
    if let Some(verb) = verb_before(document, quote, quotes) {
        if words <= FEWEST_WORDS && !is_opened(document, quote.open) {
            return None;
        }
        let (speaker, is_silent) = speakers.of(document, &verb, quote.open);
        return said(Some(verb), speaker, is_silent);
    }
    if words < TELLING_WORDS {
        return None;
    }
    // `رئیس شهرداری: «…»`: a name and a colon say who speaks.
    let colon = quote.open.checked_sub(1).filter(|&colon| document.is_sign(colon, ":"));
    let named = colon.and_then(|colon| {
        let start = document.sentence_start(colon);
        let is_short =
            colon - start <= LONGEST_NAME && (start..colon).all(|at| document.is_word(at));
        is_short.then(|| subjects::whole(document, start..colon)).flatten()
    });
    let speaker = named.and_then(|name| match document.language {
        // «لكنه يستدرك: «…»» has a verb that no list knows.
        Language::Arabic => speakers.named_within(document, name),
        Language::Persian
        | Language::Urdu
        | Language::Hebrew
        | Language::Kurdish
        | Language::Uyghur
        | Language::English => Some(speakers.named(document, name)),
    });
    said(None, speaker, false)
}

/// How many words may stand before a colon that a quotation follows.
const LONGEST_NAME: usize = 6;

/// Whether a colon or a particle stands right before a quotation.
fn is_opened(document: &Document, open: usize) -> bool {
    let before = open.checked_sub(1).map_or("", |before| document.word(before));
    matches!(before, ":" | "," | "ان" | "بان" | "بانه" | "بانها" | "انه" | "انها" | "كه" | "כי")
}

/// Whether a quotation says what stands on something: «كُتب تحتها: «…»».
fn is_inscription(document: &Document, open: usize) -> bool {
    let start = document.sentence_start(open).max(open.saturating_sub(5));
    (start..open).any(|at| {
        matches!(document.word(at), "كتب" | "كتبت" | "وكتب" | "نقش" | "نقشت")
            && (speech::is_passive(document, at)
                || matches!(document.word(at + 1), "عليه" | "عليها" | "تحته" | "تحتها" | "فيه"))
    })
}

/// The content without a comma that only the press's style puts inside.
fn trimmed(document: &Document, quote: Quote) -> Span {
    let span = document.span(quote.open + 1, quote.close);
    let text = span.slice(document.plain);
    let start = text.len() - text.trim_start().len();
    let kept = text.trim_end().trim_end_matches([',', '،']);
    Span::new(span.start() + start, span.start() + kept.len().max(start))
}

/// How far before a quotation its verb may stand.
const REACH: usize = 28;

/// The nearest verb of saying before a quotation in its sentence, not inside another
/// quotation.
fn verb_before(document: &Document, quote: Quote, quotes: &[Quote]) -> Option<Verb> {
    let start = document.sentence_start(quote.open).max(quote.open.saturating_sub(REACH));
    let verb = (start..quote.open)
        .rev()
        .filter(|&at| !quotes::is_inside(quotes, at))
        .find_map(|at| speech::verb_at(document, at))?;
    // Another clause began between verb and quotation.
    let is_cut = (verb.end..quote.open).any(|at| matches!(document.word(at), ";" | "." | "?"));
    (!is_cut).then_some(verb)
}

/// A verb right after a quotation: «…»، قال X; "…," said X; "…," X said.
fn verb_after(document: &Document, quote: Quote) -> Option<(Verb, Range<usize>)> {
    let mut at = quote.close + 1;
    while matches!(document.word(at), "," | "." | "-") && at < quote.close + 3 {
        at += 1;
    }
    // «…»، كما قالت رئيسة اللجنة
    at += usize::from(document.language == Language::Arabic && document.word(at) == "كما");
    let end = (at + 10).min(document.len());
    if !document.same_sentence(quote.close, at) && document.language != Language::English {
        return None;
    }
    match document.language {
        Language::Arabic => {
            // A conjunction begins a new statement: «…»، وقال آخر.
            let verb = speech::verb_at(document, at)
                .filter(|verb| verb.skip == 0 && !verb.is_participle && at > quote.close + 1)?;
            Some((verb, verb.end..end))
        }
        Language::English | Language::Hebrew => {
            let is_same_block = document
                .blocks
                .iter()
                .any(|block| block.contains(&quote.close) && block.contains(&at));
            let verb = (at..(at + 5).min(document.len()))
                .find_map(|at| speech::verb_at(document, at))
                .filter(|_| is_same_block)?;
            let is_cut = (at..verb.at).any(|at| matches!(document.word(at), "." | "\""));
            let range = if verb.at == at { verb.end..end } else { at..verb.at };
            (!is_cut).then_some((verb, range))
        }
        Language::Persian | Language::Urdu | Language::Kurdish | Language::Uyghur => None,
    }
}
