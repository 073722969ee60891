//! Finds who speaks: a person or organisation beside the verb, the holder of the office that
//! is named there, or else the words themselves.

use super::speech::{self, Verb};
use super::subjects::{self, Place};
use crate::facts::document::phrases::WordMap;
use crate::facts::document::tokens::TokenKind;
use crate::facts::document::{Document, Language, words};
use crate::facts::find::Find;
use crate::news::FactKind;
use crate::text::Span;
use std::ops::Range;

/// Who speaks: the key of a person or organisation, or words of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    span: Span,
    key: Option<String>,
}

impl Speaker {
    /// Somebody whom only these words name.
    pub fn unknown(span: Span) -> Speaker {
        Speaker { span, key: None }
    }

    fn known(find: &Find) -> Speaker {
        Speaker { span: find.span, key: Some(find.key.clone()) }
    }
}

/// Those who can speak in this text.
pub struct Speakers<'a> {
    finds: Vec<&'a Find>,
    /// The fullest mention of each.
    fullest: WordMap<Span>,
    /// Roles and the beginnings of roles that one person has, folded: «وزير», «وزير الخارجية».
    roles: WordMap<Option<String>>,
}

impl<'a> Speakers<'a> {
    pub fn new(document: &Document, finds: &'a [Find]) -> Speakers<'a> {
        let can_speak =
            |find: &&Find| matches!(find.kind, FactKind::Person | FactKind::Organization);
        let finds: Vec<&Find> = finds.iter().filter(can_speak).collect();
        let mut fullest: WordMap<Span> = WordMap::default();
        let mut roles: WordMap<Option<String>> = WordMap::default();
        for find in &finds {
            let known = fullest.entry(find.key.clone()).or_insert(find.span);
            if find.is_whole && find.span.len() > known.len() {
                *known = find.span;
            }
            for form in find.role.map(|role| role_forms(document, role)).unwrap_or_default() {
                let holder = roles.entry(form).or_insert_with(|| Some(find.key.clone()));
                if holder.as_ref() != Some(&find.key) {
                    *holder = None;
                }
            }
        }
        Speakers { finds, fullest, roles }
    }

    /// The text that shows a speaker: his fullest name.
    pub fn shown(&self, speaker: &Speaker) -> Span {
        speaker.key.as_ref().and_then(|key| self.fullest.get(key)).copied().unwrap_or(speaker.span)
    }

    /// The speaker of a verb whose content begins at `content`, and whether the verb has no
    /// subject of its own, so that the speaker before it goes on.
    pub fn of(&self, document: &Document, verb: &Verb, content: usize) -> (Option<Speaker>, bool) {
        if verb.is_participle {
            return (self.of_participle(document, verb), true);
        }
        if document.language != Language::Arabic {
            let behind = self.subject(document, verb.end..content, verb);
            let speaker = behind.or_else(|| self.before(document, verb));
            return (speaker, content <= verb.end + 1);
        }
        match subjects::after_verb(document, verb.end..content) {
            Place::Phrase(phrase) => {
                let speaker = self.resolve(document, phrase.clone(), verb.end..content);
                let is_thing = speaker.key.is_none()
                    && subjects::may_be_thing(document, document.word(verb.at), phrase.start);
                ((!is_thing).then_some(speaker), false)
            }
            Place::Silent => (self.before(document, verb), true),
            Place::Unclear => (self.before(document, verb), false),
        }
    }

    /// The subject of a verb among the tokens that follow it.
    pub fn subject(
        &self,
        document: &Document,
        range: Range<usize>,
        verb: &Verb,
    ) -> Option<Speaker> {
        if range.is_empty() || !document.same_sentence(verb.at, range.start) {
            return None;
        }
        let range = range.start..clause_end(document, range);
        if document.language == Language::Arabic {
            return match subjects::after_verb(document, range.clone()) {
                Place::Phrase(phrase) => Some(self.resolve(document, phrase, range)),
                Place::Silent | Place::Unclear => None,
            };
        }
        let found = self.first_within(document, range.clone());
        // A person who comes after a preposition is no subject: "said of Smith".
        let is_subject = |find: &&Find| {
            let start = document.tokens_of(find.span).start;
            !(range.start..start).any(|at| matches!(document.word(at), "about" | "to" | "of"))
        };
        found.filter(is_subject).map(Speaker::known).or_else(|| {
            let phrase = subjects::plain(document, range)?;
            Some(Speaker::unknown(document.span(phrase.start, phrase.end)))
        })
    }

    /// Who is named by a phrase in the place of the subject.
    fn resolve(&self, document: &Document, phrase: Range<usize>, place: Range<usize>) -> Speaker {
        let words = document.span(phrase.start, phrase.end);
        let starts = |find: &&Find| document.tokens_of(find.span).start == phrase.start;
        if let Some(find) = self.first_within(document, phrase.clone()).filter(|find| {
            starts(find)
                || (find.kind == FactKind::Person && !subjects::is_voice(document, phrase.start))
        }) {
            return Speaker::known(find);
        }
        let key = document.key(words);
        let bare = key.strip_prefix("ال").unwrap_or(&key);
        if let Some(Some(holder)) = self.roles.get(&key).or_else(|| self.roles.get(bare)) {
            return Speaker { span: words, key: Some(holder.clone()) };
        }
        // «السفير التونسي لدى الأمم المتحدة نادر الشاذلي»: a name that ends the place.
        let ends_place = |find: &&Find| {
            let end = document.tokens_of(find.span).end;
            find.kind == FactKind::Person
                && (end >= place.end || document.kind(end) == TokenKind::Sign)
        };
        let is_apart = (phrase.end..place.end).any(|at| {
            document.kind(at) == TokenKind::Sign
                || matches!(document.word(at), "عن" | "الي" | "من" | "مع" | "بعد" | "خلال")
        });
        let behind = self.first_within(document, phrase.end..place.end).filter(ends_place);
        match behind.filter(|_| !is_apart && !subjects::is_voice(document, phrase.start)) {
            Some(find) => Speaker::known(find),
            None => Speaker::unknown(words),
        }
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

    /// Somebody known who is named in these tokens.
    pub fn named_within(&self, document: &Document, range: Range<usize>) -> Option<Speaker> {
        self.first_within(document, range).map(Speaker::known)
    }

    /// The one whom these words name, known or not.
    pub fn named(&self, document: &Document, range: Range<usize>) -> Speaker {
        let words = || Speaker::unknown(document.span(range.start, range.end));
        self.named_within(document, range.clone()).unwrap_or_else(words)
    }

    /// The first person in a stretch of tokens; an organisation only at its very start,
    /// for later it belongs to somebody's office.
    fn first_within(&self, document: &Document, range: Range<usize>) -> Option<&'a Find> {
        let start = document.token(range.start)?.span.start();
        let place = self.finds.partition_point(|find| find.span.start() < start);
        let within = || {
            self.finds
                .get(place..)
                .unwrap_or(&[])
                .iter()
                .take_while(|find| document.tokens_of(find.span).start < range.end)
        };
        let person = within().find(|find| find.kind == FactKind::Person);
        person
            .or_else(|| within().find(|find| document.tokens_of(find.span).start == range.start))
            .copied()
    }

    /// The speaker of the verb before a participle, or the only person named in the sentence
    /// before it: «افتتح سامي اللقاء قائلا».
    fn of_participle(&self, document: &Document, verb: &Verb) -> Option<Speaker> {
        let start = document.sentence_start(verb.at);
        let main = (start..verb.at)
            .rev()
            .filter_map(|at| {
                let call = || speech::call_at(document, at).map(|call| call.verb);
                speech::verb_at(document, at).or_else(call)
            })
            .find(|verb| !verb.is_participle && !is_aside(document, verb.at));
        if let Some(main) = main {
            return self
                .subject(document, main.end..verb.at, &main)
                .or_else(|| self.before(document, &main));
        }
        // «انتقد الرئيس القرار، معتبرا أن …»
        if words::is_verb(document.word(start))
            && let Place::Phrase(phrase) = subjects::after_verb(document, start + 1..verb.at)
        {
            return Some(self.resolve(document, phrase, start + 1..verb.at));
        }
        let start = document.token(start)?.span.start();
        let end = document.token(verb.at)?.span.start();
        let place = self.finds.partition_point(|find| find.span.start() < start);
        let before = self.finds.get(place..).unwrap_or(&[]).iter();
        let mut people = before
            .take_while(|find| find.span.end() <= end)
            .filter(|find| find.kind == FactKind::Person);
        let first = people.next()?;
        let is_subject = is_first_subject(document, document.tokens_of(first.span).start);
        (is_subject && people.all(|find| find.key == first.key)).then(|| Speaker::known(first))
    }
}

/// Whether a verb of saying is no main verb: «كما يرى البعض», «الذي قال».
fn is_aside(document: &Document, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| document.word(before));
    matches!(before, "كما" | "الذي" | "التي" | "الذين" | "ما" | "حيث" | "ان" | "انه" | "انها")
}

/// Whether only titles part a name from a verb before it or from the start of its sentence.
fn is_first_subject(document: &Document, name: usize) -> bool {
    let start = document.sentence_start(name);
    let is_part = |at: usize| {
        document.is_word(at) && !words::is_function(document.word(at), Language::Arabic)
    };
    let verb = (start..name).rev().take_while(|&at| is_part(at)).last();
    name == start || verb.is_some_and(|at| at == start || words::is_verb(document.word(at)))
}

/// Whether a few words alone part a subject from its verb: «قد», «أمس في بيان».
fn is_near(document: &Document, subject_end: usize, verb_at: usize) -> bool {
    verb_at - subject_end <= 5
        && (subject_end..verb_at).all(|at| document.kind(at) != TokenKind::Sign)
}

/// How many tokens may stand between «كان» and the verb of saying.
const LONGEST_SUBJECT: usize = 14;

/// A role and its beginnings, without the article of a single word: by them its holder is
/// called later.
fn role_forms(document: &Document, role: Span) -> Vec<String> {
    let key = document.key(role);
    let words: Vec<&str> = key.split(' ').collect();
    let mut forms: Vec<String> = (1..=words.len())
        .filter_map(|count| words.get(..count))
        .map(|words| words.join(" "))
        .collect();
    if let Some(bare) = words.first().and_then(|first| first.strip_prefix("ال")) {
        forms.push(bare.to_string());
    }
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// Where the part of a sentence that can hold the subject ends.
fn clause_end(document: &Document, range: Range<usize>) -> usize {
    let ends = |&at: &usize| {
        matches!(
            document.word(at),
            ":" | "ان" | "بان" | "انه" | "انها" | "«" | "»" | ";" | "." | "that" | "כי"
        ) || (document.is_sign(at, "\"") && document.language != Language::Arabic)
    };
    range.clone().find(ends).unwrap_or(range.end)
}
