//! Statements: what is quoted or reported, who said it and with which verb.

use super::document::Document;
use super::find::Find;
use super::language::Language;
use super::quotes::{self, Quote};
use super::reported;
use super::speakers::{Speaker, Speakers};
use super::speech::{self, Verb};
use super::tokens::TokenKind;
use crate::news::FactKind;
use crate::text::Span;

/// What is known about a statement before it becomes a find.
#[derive(Clone, Debug)]
pub struct Said {
    pub content: Span,
    pub verb: Option<Verb>,
    pub speaker: Option<Speaker>,
    /// The token where it begins, to know what came before.
    pub at: usize,
    /// Whether nothing that could be a subject stands between verb and content.
    pub is_bare: bool,
}

/// Finds statements; the names must be found and linked before.
pub fn find(document: &Document, names: &[Find]) -> Vec<Find> {
    let speakers = Speakers::new(document, names);
    let quotes = quotes::all(document);
    let mut said: Vec<Said> = quotes
        .iter()
        .filter(|quote| quote.depth == 0)
        .filter_map(|quote| direct(document, *quote, &quotes, &speakers))
        .collect();
    if document.language == Language::Arabic {
        let reported = reported::find(document, &quotes, &speakers);
        said.extend(
            reported
                .into_iter()
                .filter(|reported| !is_mostly_quoted(reported, &quotes, document))
                .collect::<Vec<_>>(),
        );
    }
    said.sort_by_key(|said| (said.content.start(), said.content.end()));
    continue_speakers(document, &mut said);
    said.into_iter().map(|said| into_find(document, &said, &speakers)).collect()
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
    let before = verb_before(document, quote, quotes);
    let after = verb_after(document, quote);
    let said = match (before, after) {
        (_, Some((verb, speaker_range))) => {
            let speaker = speakers
                .subject(document, speaker_range, &verb)
                .or_else(|| speakers.before(document, verb.at));
            Said { content, verb: Some(verb), speaker, at: quote.open, is_bare: false }
        }
        (Some(verb), None) => {
            if words <= FEWEST_WORDS && !is_opened(document, quote.open) {
                return None;
            }
            let speaker = if verb.is_participle {
                None
            } else {
                speakers.subject(document, verb.end..quote.open, &verb)
            };
            let speaker = speaker
                .or_else(|| speakers.before(document, verb.at))
                .or_else(|| speakers.of_participle(document, &verb));
            let is_bare = verb.is_participle || is_bare(document, verb.end, quote.open);
            Said { content, verb: Some(verb), speaker, at: quote.open, is_bare }
        }
        (None, None) if words >= TELLING_WORDS => {
            Said { content, verb: None, speaker: None, at: quote.open, is_bare: false }
        }
        (None, None) => return None,
    };
    Some(said)
}

/// Whether a colon or a particle stands right before a quotation.
fn is_opened(document: &Document, open: usize) -> bool {
    let before = open.checked_sub(1).map_or("", |before| document.word(before));
    matches!(before, ":" | "," | "ان" | "بان" | "بانه" | "بانها" | "انه" | "انها")
}

/// Whether between verb and content stand only particles: «وأضاف أن …», «وتابعت: …».
pub fn is_bare(document: &Document, from: usize, to: usize) -> bool {
    let opens = |at: usize| {
        document.kind(at) == TokenKind::Sign
            || matches!(
                document.word(at),
                "ان" | "بان"
                    | "انه"
                    | "انها"
                    | "الي"
                    | "علي"
                    | "ايضا"
                    | "كذلك"
                    | "قايلا"
                    | "قايله"
                    | "في"
                    | "كه"
                    | "that"
            )
    };
    (from..to).all(opens)
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
    let inside = |at: usize| {
        let next = quotes.partition_point(|other| other.open < at);
        quotes
            .get(..next)
            .unwrap_or(&[])
            .iter()
            .rev()
            .take(6)
            .any(|other| other.inside().contains(&at))
    };
    let verb = (start..quote.open)
        .rev()
        .filter(|&at| !inside(at))
        .find_map(|at| speech::verb_at(document, at))?;
    // Another clause began between verb and quotation.
    let is_cut = (verb.end..quote.open).any(|at| matches!(document.word(at), ";" | "." | "?"));
    (!is_cut).then_some(verb)
}

/// A verb right after a quotation: «…»، قال X; "…," said X; "…," X said.
fn verb_after(document: &Document, quote: Quote) -> Option<(Verb, std::ops::Range<usize>)> {
    let mut at = quote.close + 1;
    while matches!(document.word(at), "," | "." | "-") && at < quote.close + 3 {
        at += 1;
    }
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

/// Whether most of a reported clause is a quotation, which is found by itself.
fn is_mostly_quoted(said: &Said, quotes: &[Quote], document: &Document) -> bool {
    let tokens = document.tokens_of(said.content);
    // No clause begins inside a quotation, so those that matter open within it.
    let first = quotes.partition_point(|quote| quote.open < tokens.start);
    let within =
        quotes.get(first..).unwrap_or(&[]).iter().take_while(|quote| quote.open < tokens.end);
    within
        .filter(|quote| quote.depth == 0 && quote.words(document) >= FEWEST_WORDS)
        .map(|quote| document.span(quote.open, quote.close + 1))
        .any(|quoted| quoted.len() * 2 >= said.content.len())
}

/// Gives «وأضاف» and participles the speaker of the statement before, where nothing
/// stands between that could have changed him.
fn continue_speakers(document: &Document, said: &mut [Said]) {
    let mut last: Option<(usize, Speaker, bool)> = None;
    for said in said {
        let sentence = document.sentence(said.at);
        if said.speaker.is_none()
            && said.is_bare
            && let Some(verb) = said.verb
            && let Some((before, speaker, is_feminine)) = &last
        {
            let is_near = sentence.saturating_sub(*before) <= 2;
            let agrees = verb.is_participle
                || document.language != Language::Arabic
                || verb.is_feminine == *is_feminine;
            if is_near && agrees {
                said.speaker = Some(speaker.clone());
            }
        }
        // An English paragraph goes on quoting him whom it has just named.
        if said.verb.is_none()
            && document.language == Language::English
            && let Some((before, speaker, _)) = &last
            && sentence.saturating_sub(*before) <= 1
        {
            said.speaker = Some(speaker.clone());
        }
        match (&said.speaker, said.verb) {
            (Some(speaker), Some(verb)) => {
                let is_feminine = if verb.is_participle {
                    last.as_ref().is_some_and(|last| last.2)
                } else {
                    verb.is_feminine
                };
                last = Some((sentence, speaker.clone(), is_feminine));
            }
            (None, Some(_)) => last = None,
            (_, None) => {}
        }
    }
}

fn into_find(document: &Document, said: &Said, speakers: &Speakers) -> Find {
    let mut find = Find::new(FactKind::Statement, said.content, document.key(said.content));
    find.verb = said.verb.map(|verb| document.span_after(verb.at, verb.skip, verb.end));
    find.speaker = said.speaker.as_ref().map(|speaker| speakers.shown(speaker));
    find
}

#[cfg(test)]
mod tests {
    use super::super::cases::article;
    use super::super::{Context, find as facts};
    use crate::news::FactKind;

    fn said(text: &str) -> Vec<String> {
        let article = article(text);
        let mut found: Vec<_> = facts(&article, &Context::default())
            .into_iter()
            .filter(|fact| fact.kind == FactKind::Statement)
            .collect();
        found.sort_by_key(|fact| fact.mentions[0]);
        let shown = |fact: &crate::news::Fact| {
            format!(
                "{} / {} / {}",
                fact.speaker.as_deref().unwrap_or("-"),
                fact.verb.as_deref().unwrap_or("-"),
                fact.text
            )
        };
        found.iter().map(shown).collect()
    }

    #[test]
    fn finds_quotations_with_their_speaker() {
        assert_eq!(
            said("وقال الوزير سامي الحداد: «سنبدأ العمل غدا». وأضاف: «لا وقت لدينا»."),
            ["سامي الحداد / قال / سنبدأ العمل غدا", "سامي الحداد / أضاف / لا وقت لدينا"]
        );
        assert_eq!(
            said("«سنبدأ العمل في المدينة غدا»، قال الوزير سامي الحداد أمس."),
            ["سامي الحداد / قال / سنبدأ العمل في المدينة غدا"]
        );
        assert_eq!(
            said("وأكد الرئيس الصيني أن بلاده ستزيد وارداتها من القطن."),
            ["الرئيس الصيني / أكد / بلاده ستزيد وارداتها من القطن"]
        );
        assert_eq!(
            said("“We are glad of every ship,” said Joaquín Belmonte Ruiz, who speaks for them."),
            ["Joaquín Belmonte Ruiz / said / We are glad of every ship"]
        );
    }

    #[test]
    fn leaves_short_names_in_marks_alone() {
        assert!(said("افتتح معرض «ضوء سعودي» في المدينة").is_empty());
        assert!(said("منظومة «بيدو» للملاحة قال عنها كثيرون شيئا").is_empty());
    }
}
