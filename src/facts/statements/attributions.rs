//! What a sentence has from somebody without a verb: «…، بحسب وزارة الصحة», «وفقا لبيان …، …».

use super::speakers::{Speaker, Speakers};
use super::speech::{self, Verb};
use super::{Said, clauses, subjects};
use crate::facts::document::Document;
use crate::facts::document::phrases::{WordSet, word_set};
use crate::facts::document::quotes::{self, Quote};
use crate::facts::names::titles;
use std::sync::LazyLock;

/// The fewest words of what is told.
const FEWEST_WORDS: usize = 5;
/// How many words may name the source.
const LONGEST_SOURCE: usize = 9;

pub fn find(document: &Document, quotes: &[Quote], speakers: &Speakers) -> Vec<Said> {
    let sentences = document.sentences.iter().skip(document.title_sentences);
    sentences
        .filter_map(|sentence| attribution(document, sentence.start, quotes, speakers))
        .collect()
}

/// The source of a sentence in which nobody speaks by a verb.
fn attribution(
    document: &Document,
    start: usize,
    quotes: &[Quote],
    speakers: &Speakers,
) -> Option<Said> {
    let end = document.sentence_end(start);
    let marks = |at: &usize| !quotes::is_inside(quotes, *at) && marker(document, *at).is_some();
    let at = (start..end).find(marks)?;
    let (marker_end, skip) = marker(document, at)?;
    let speaks = |at: usize| {
        speech::verb_at(document, at).is_some() || speech::call_at(document, at).is_some()
    };
    if (start..end).any(speaks) {
        return None;
    }
    let (speaker, source_end) = source(document, marker_end, skip, end, speakers)?;
    let (first, last) = if at == start && document.is_sign(source_end, ",") {
        (source_end + 1, end)
    } else if at > start && is_end(document, source_end, end) {
        (start, at)
    } else {
        return None;
    };
    if (first..last).filter(|&at| document.is_word(at)).count() < FEWEST_WORDS {
        return None;
    }
    let content = clauses::content(document, first, 0, last);
    let verb = Verb { at, skip: 0, end: marker_end, is_feminine: false, is_participle: false };
    Some(Said { content, verb: Some(verb), speaker: Some(speaker), at: start, is_silent: false })
}

/// One past the words that announce a source, and how many letters of its first word are a
/// preposition.
fn marker(document: &Document, at: usize) -> Option<(usize, usize)> {
    let next = document.word(at + 1);
    match document.word(at) {
        "بحسب" | "حسب" | "وبحسب" | "وحسب" | "وفق" => Some((at + 1, 0)),
        "وفقا" | "ووفقا" | "طبقا" | "وطبقا" if next.starts_with('ل') => {
            Some((at + 1, 1))
        }
        "نقلا" if next == "عن" => Some((at + 2, 0)),
        _ => None,
    }
}

/// Who is named as the source: somebody known, or words that begin like one.
fn source(
    document: &Document,
    first: usize,
    skip: usize,
    end: usize,
    speakers: &Speakers,
) -> Option<(Speaker, usize)> {
    let word = document.word(first);
    let stem = word.strip_prefix('ل').filter(|_| skip == 1).unwrap_or(word);
    let is_source =
        SOURCES.contains(stem.strip_prefix("ال").unwrap_or(stem)) || titles::is_speaker(stem);
    let past = (first + 1..end.min(first + LONGEST_SOURCE + 1))
        .find(|&at| subjects::ends_phrase(document, at))
        .unwrap_or(end);
    if past - first > LONGEST_SOURCE {
        return None;
    }
    let known = speakers.named_within(document, first..past);
    // «للوزارة»: the preposition and the article share a letter, so both go.
    let letters = if skip == 1 && word.starts_with("لل") { 2 } else { skip };
    let shown = || Speaker::unknown(document.span_after(first, letters, past));
    (is_source || known.is_some()).then(|| (known.unwrap_or_else(shown), past))
}

/// Whether nothing but a closing stop follows.
fn is_end(document: &Document, at: usize, end: usize) -> bool {
    (at..end).all(|at| !document.is_word(at) && !document.is_number(at))
}

static SOURCES: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "وزارة وكالة بيان تقرير مصدر مصادر صحيفة قناة موقع شبكة دراسة بيانات إحصاء إحصاءات استطلاع هيئة منظمة مركز مكتب مسؤول مسؤولين شهود سكان ناشطين معلومات أرقام تقديرات مرصد شرطة رويترز",
    )
});

#[cfg(test)]
mod tests {
    use crate::facts::cases::{article, document};
    use crate::facts::statements::speakers::Speakers;

    fn found(text: &str) -> Vec<String> {
        let text = format!("عنوان\n{text}");
        let article = article(&text);
        let document = document(&article);
        let quotes = crate::facts::document::quotes::all(&document);
        let speakers = Speakers::new(&document, &[]);
        let shown = |said: &crate::facts::statements::Said| {
            let speaker = said.speaker.as_ref().map(|speaker| speakers.shown(speaker));
            format!(
                "{} / {}",
                speaker.map_or("", |span| span.slice(document.plain)),
                said.content.slice(document.plain)
            )
        };
        super::find(&document, &quotes, &speakers).iter().map(shown).collect()
    }

    #[test]
    fn finds_the_source_of_a_sentence() {
        for (text, expected) in [
            (
                "ارتفع عدد الزوار إلى مليون زائر، بحسب وزارة السياحة.",
                "وزارة السياحة / ارتفع عدد الزوار إلى مليون زائر",
            ),
            (
                "ووفقا لبيانات رسمية، ارتفع عدد الزوار هذا العام كثيرا.",
                "بيانات رسمية / ارتفع عدد الزوار هذا العام كثيرا",
            ),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn leaves_what_is_no_source_alone() {
        assert!(found("تعد هذه الحلوى في البيت حسب رغبة الضيوف.").is_empty());
        assert!(found("بني الجسر الجديد في المدينة وفقا للقانون.").is_empty());
    }
}
