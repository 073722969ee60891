//! Statements: what is quoted or reported, who said it and with which verb.

mod attributions;
mod clauses;
mod direct_speech;
mod governed;
mod reported;
mod said_that;
pub mod speakers;
pub mod speech;
mod subjects;

use crate::facts::document::quotes::{self, Quote};
use crate::facts::document::{Document, Language};
use crate::facts::find::Find;
use crate::news::FactKind;
use crate::text::Span;
use speakers::{Speaker, Speakers};
use speech::Verb;

/// What is known about a statement before it becomes a find.
#[derive(Clone, Debug)]
pub struct Said {
    pub content: Span,
    pub verb: Option<Verb>,
    pub speaker: Option<Speaker>,
    /// The token where it begins, to know what came before.
    pub at: usize,
    /// Whether its verb has no subject of its own: the speaker before it goes on.
    pub is_silent: bool,
}

/// Finds statements; the names must be found and linked before.
pub fn find(document: &Document, names: &[Find]) -> Vec<Find> {
    let speakers = Speakers::new(document, names);
    let quotes = quotes::all(document);
    let mut reported = match document.language {
        Language::Arabic => arabic(document, &quotes, &speakers),
        Language::Persian | Language::Urdu | Language::Hebrew | Language::English => {
            said_that::find(document, &quotes, &speakers)
        }
        Language::Kurdish | Language::Uyghur => Vec::new(),
    };
    let mut said = direct_speech::find(document, &quotes, &speakers);
    keep_one(document, &mut said, &mut reported);
    said.append(&mut reported);
    said.sort_by_key(|said| (said.content.start(), said.content.end()));
    continue_speakers(document, &mut said);
    said.into_iter().map(|said| into_find(document, &said, &speakers)).collect()
}

fn arabic(document: &Document, quotes: &[Quote], speakers: &Speakers) -> Vec<Said> {
    let mut said = reported::find(document, quotes, speakers);
    // What is inside a reported clause is said by whom it speaks of, not by a writer.
    let inside =
        |one: &Said, said: &[Said]| said.iter().any(|other| other.content.overlaps(one.content));
    for other in governed::find(document, quotes, speakers)
        .into_iter()
        .chain(attributions::find(document, quotes, speakers))
    {
        if !inside(&other, &said) {
            said.push(other);
        }
    }
    said
}

/// A quotation and a reported clause on the same words are one statement: the quotation where
/// it opens the clause and is most of it, else the clause that holds it.
fn keep_one(document: &Document, direct: &mut Vec<Said>, reported: &mut Vec<Said>) {
    let opens = |quote: &Said, clause: &Said| {
        let first = document.tokens_of(clause.content).start;
        let quoted = document.tokens_of(quote.content).start;
        quoted <= first + 1 && quote.content.len() * 2 >= clause.content.len()
    };
    reported.retain(|clause| {
        !direct.iter().any(|quote| quote.content.overlaps(clause.content) && opens(quote, clause))
    });
    direct.retain(|quote| !reported.iter().any(|clause| quote.content.overlaps(clause.content)));
}

/// Gives «وأضاف» and participles the speaker of the statement before, where nothing
/// stands between that could have changed him.
fn continue_speakers(document: &Document, said: &mut [Said]) {
    let mut last: Option<(usize, Speaker, bool)> = None;
    for said in said {
        let sentence = document.sentence(said.at);
        let last_sentence =
            document.sentence(document.tokens_of(said.content).end.saturating_sub(1));
        if said.speaker.is_none()
            && said.is_silent
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
                last = Some((last_sentence, speaker.clone(), is_feminine));
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
    use crate::facts::cases::article;
    use crate::facts::{Context, find as facts};
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
