//! Finds who speaks where no subject follows the verb: the one whom the text names before it,
//! in the same clause, sentence or paragraph.

use super::speakers::{Speaker, Speakers};
use super::speech::{self, Verb};
use super::subjects::{self, Place};
use crate::facts::document::tokens::TokenKind;
use crate::facts::document::{Document, Language, words};
use crate::facts::events::{is_group, verbs};
use crate::facts::find::Find;
use crate::facts::names::titles;
use crate::news::FactKind;

impl Speakers<'_> {
    /// «أما الرئيس الصيني فوصف المحادثات …»: named before the verb, which begins with ف.
    pub fn topic(&self, document: &Document, verb: &Verb) -> Option<Speaker> {
        if verb.skip == 0 || !document.word(verb.at).starts_with('ف') {
            return None;
        }
        let start = document.sentence_start(verb.at).max(verb.at.saturating_sub(LONGEST_SUBJECT));
        let opening = (start..verb.at).rev().find(|&at| document.word(at) == "اما")?;
        match subjects::after_verb(document, opening + 1..verb.at) {
            Place::Phrase(phrase) if is_near(document, phrase.end, verb.at) => {
                Some(self.resolve(document, phrase, opening + 1..verb.at))
            }
            Place::Phrase(_) | Place::Silent | Place::Unclear => None,
        }
    }

    /// «التلميذة لين مراد، التي خاطبت الطاولة»: the person before a relative pronoun.
    pub fn antecedent(&self, document: &Document, verb: &Verb) -> Option<Speaker> {
        let start = document.sentence_start(verb.at).max(verb.at.saturating_sub(LONGEST_SUBJECT));
        let is_person = |find: &&Find| {
            find.kind == FactKind::Person && document.tokens_of(find.span).end < verb.at
        };
        let find = self.among(document, start..verb.at).filter(is_person).last()?;
        let end = document.tokens_of(find.span).end;
        let is_cut = (end..verb.at).any(|at| speech::verb_at(document, at).is_some());
        (!is_cut).then(|| Speaker::known(find))
    }

    /// The one who goes on in a verb without a subject, where the text before names him
    /// otherwise than by a statement: the subject of the verb that opens the sentence, «رفع
    /// البنك سعره، وتوقع أن …».
    pub fn opens_sentence(&self, document: &Document, verb: &Verb) -> Option<Speaker> {
        let start = document.sentence_start(verb.at);
        let is_other = document.word(verb.at).starts_with('ف')
            || start == verb.at
            || speech::verb_at(document, start).is_some();
        let subject = self.sentence_subject(document, start, verb.at)?;
        (!is_other && is_feminine(document, start) == verb.is_feminine).then_some(subject)
    }

    /// The only one whom the sentence before names: its subject, or its only person.
    pub fn only_before(&self, document: &Document, verb: &Verb) -> Option<Speaker> {
        let start = document.sentence_start(verb.at);
        let last = start.checked_sub(1)?;
        let before = document.sentence_start(last);
        let block = document.blocks.partition_point(|block| block.end <= last);
        if !document.blocks.get(block).is_some_and(|block| block.contains(&start)) {
            return None;
        }
        let mut people =
            self.among(document, before..verb.at).filter(|find| find.kind == FactKind::Person);
        let first = people.next()?;
        let at = document.tokens_of(first.span).start;
        let is_feminine = at > before && document.word(at - 1).ends_with('ه');
        let is_only = people.all(|find| find.key == first.key);
        (is_only && is_feminine == verb.is_feminine && at < start).then(|| Speaker::known(first))
    }

    /// Who is named right behind the verb that opens a sentence.
    fn sentence_subject(&self, document: &Document, start: usize, end: usize) -> Option<Speaker> {
        let opens = words::is_verb(document.word(start))
            || verbs::at(document, start).is_some()
            || speech::call_at(document, start).is_some();
        let end = end.min(start + 1 + LONGEST_SUBJECT);
        if !opens || start + 1 >= end {
            return None;
        }
        let Place::Phrase(phrase) = subjects::after_verb(document, start + 1..end) else {
            return None;
        };
        let named = self.resolve(document, phrase.clone(), start + 1..end);
        if named.is_known() {
            return Some(named);
        }
        let phrase = subjects::without_object(document, phrase);
        let first = document.word(phrase.start);
        (titles::is_speaker(first) || is_group(first))
            .then(|| Speaker::unknown(document.span(phrase.start, phrase.end)))
    }

    /// A speaker who stands before the verb: «الوزير سامي قال», «وكان الوزير قد قال», `X said`.
    pub fn before(&self, document: &Document, verb: &Verb) -> Option<Speaker> {
        let verb_at = verb.at;
        let start = document.sentence_start(verb_at);
        let last = self.finds.partition_point(|find| document.tokens_of(find.span).end <= verb_at);
        if let Some(find) = last.checked_sub(1).and_then(|last| self.finds.get(last)) {
            let tokens = document.tokens_of(find.span);
            // «التقى سامي وقال»: the conjunction goes on with whoever met him.
            let goes_on = document.language == Language::Arabic
                && verb.skip > 0
                && document.word(verb_at).starts_with('و');
            let is_adjacent = !goes_on
                && tokens.start >= start
                && (tokens.end == verb_at || self.is_apposition(document, tokens.end, verb_at));
            if is_adjacent {
                return Some(Speaker::known(find));
            }
        }
        if document.language != Language::Arabic {
            let phrase = subjects::before_verb(document, verb_at)?;
            return Some(self.named(document, phrase));
        }
        // «أما الرئيس الصيني فوصف …», «وكان الوزير قد قال …»
        let opens =
            |&at: &usize| matches!(document.word(at), "اما" | "كان" | "وكان" | "كانت" | "وكانت");
        let opening = (start..verb_at).rev().take(LONGEST_SUBJECT).find(opens)?;
        match subjects::after_verb(document, opening + 1..verb_at) {
            Place::Phrase(phrase) if is_near(document, phrase.end, verb_at) => {
                Some(self.resolve(document, phrase, opening + 1..verb_at))
            }
            Place::Phrase(_) | Place::Silent | Place::Unclear => None,
        }
    }

    /// Whether only words between two commas part a name from its verb.
    fn is_apposition(&self, document: &Document, from: usize, verb_at: usize) -> bool {
        verb_at - from <= 12 && document.is_sign(from, ",") && document.is_sign(verb_at - 1, ",")
    }
}

/// «التي خاطبت …»
pub fn is_relative(document: &Document, verb: &Verb) -> bool {
    let before = verb.at.checked_sub(1).map_or("", |before| document.word(before));
    matches!(before, "الذي" | "التي" | "الذين")
}

/// By the form of the verb that opens a sentence.
fn is_feminine(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    let stem = word.strip_prefix('و').unwrap_or(word);
    stem.ends_with('ت') || (stem.starts_with('ت') && !stem.starts_with("تر"))
}

/// Whether a few words alone part a subject from its verb: «قد», «أمس في بيان».
fn is_near(document: &Document, subject_end: usize, verb_at: usize) -> bool {
    verb_at - subject_end <= 5
        && (subject_end..verb_at).all(|at| document.kind(at) != TokenKind::Sign)
}

/// How many tokens may stand between «كان» and the verb of saying.
const LONGEST_SUBJECT: usize = 14;
