//! Finds who speaks: a person or organisation beside the verb, the holder of the office that
//! is named there, or else the words themselves.

use super::named_before::is_relative;
use super::speech::{self, Verb};
use super::subjects::{self, Place};
use crate::facts::document::phrases::WordMap;
use crate::facts::document::tokens::TokenKind;
use crate::facts::document::{Document, Language, words};
use crate::facts::find::Find;
use crate::facts::names::titles;
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

    /// Whether it is a person or organisation that the text names.
    pub fn is_known(&self) -> bool {
        self.key.is_some()
    }

    pub fn known(find: &Find) -> Speaker {
        Speaker { span: find.span, key: Some(find.key.clone()) }
    }
}

/// Those who can speak in this text.
pub struct Speakers<'a> {
    /// In the order of the text.
    pub finds: Vec<&'a Find>,
    /// The fullest mention of each.
    fullest: WordMap<Span>,
    /// Roles and the beginnings of roles that one person has, folded: «وزير», «وزير الخارجية».
    roles: WordMap<Option<String>>,
    /// The last words of names that one person has: «نعمة», which is also a common word.
    last_names: WordMap<Option<String>>,
}

impl<'a> Speakers<'a> {
    pub fn new(document: &Document, finds: &'a [Find]) -> Speakers<'a> {
        let can_speak =
            |find: &&Find| matches!(find.kind, FactKind::Person | FactKind::Organization);
        let finds: Vec<&Find> = finds.iter().filter(can_speak).collect();
        let mut fullest: WordMap<Span> = WordMap::default();
        let mut roles: WordMap<Option<String>> = WordMap::default();
        let mut last_names: WordMap<Option<String>> = WordMap::default();
        for find in &finds {
            let known = fullest.entry(find.key.clone()).or_insert(find.span);
            // «وعقّبت الرفاعي»: no name begins with a verb of saying.
            let is_name =
                || speech::verb_at(document, document.tokens_of(find.span).start).is_none();
            if find.is_whole && find.span.len() > known.len() && is_name() {
                *known = find.span;
            }
            for form in find.role.map(|role| role_forms(document, role)).unwrap_or_default() {
                note(&mut roles, form, &find.key);
            }
            if let Some((_, last)) = find.key.rsplit_once(' ')
                && find.kind == FactKind::Person
            {
                note(&mut last_names, last.to_string(), &find.key);
            }
        }
        Speakers { finds, fullest, roles, last_names }
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
        if let Some(topic) = self.topic(document, verb) {
            return (Some(topic), false);
        }
        let takes_object = takes_object(document, verb);
        let is_relative = is_relative(document, verb);
        if is_relative && takes_object {
            return (self.antecedent(document, verb), false);
        }
        match subjects::after_verb(document, verb.end..content) {
            Place::Phrase(phrase) => {
                let place = verb.end..content;
                let speaker = self.resolve(document, phrase.clone(), place.clone());
                if speaker.is_known() || !takes_object {
                    return (Some(speaker), false);
                }
                let phrase = subjects::without_object(document, phrase);
                (Some(self.resolve(document, phrase.clone(), phrase)), false)
            }
            Place::Silent | Place::Unclear if is_relative => {
                (self.antecedent(document, verb), false)
            }
            Place::Silent => (self.before(document, verb), true),
            Place::Unclear => (self.before(document, verb), false),
        }
    }

    /// Whether a verb tells what a thing lets one think, and nobody's words: «يشير ضعف الإقبال
    /// إلى أن …».
    pub fn is_argument(&self, document: &Document, verb: &Verb, content: usize) -> bool {
        if document.language != Language::Arabic || verb.is_participle {
            return false;
        }
        let shows = subjects::shows(document.word(verb.at));
        match subjects::after_verb(document, verb.end..content) {
            Place::Phrase(phrase) if shows => !subjects::is_voice(document, phrase.start),
            Place::Phrase(phrase) => {
                subjects::may_be_thing(document, verb, phrase.start)
                    && self.resolve(document, phrase, verb.end..content).key.is_none()
            }
            Place::Silent | Place::Unclear => shows,
        }
    }

    /// Whether somebody known who is named behind a verb ends right before a token.
    pub fn ends_subject(&self, document: &Document, verb_end: usize, at: usize) -> bool {
        let end = if document.is_sign(at - 1, ",") { at - 1 } else { at };
        self.among(document, verb_end..end).any(|find| document.tokens_of(find.span).end == end)
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
    pub fn resolve(
        &self,
        document: &Document,
        phrase: Range<usize>,
        place: Range<usize>,
    ) -> Speaker {
        let words = document.span(phrase.start, phrase.end);
        let starts = |find: &&Find| document.tokens_of(find.span).start == phrase.start;
        let found = self.first_within(document, phrase.clone()).filter(|find| {
            starts(find)
                || (find.kind == FactKind::Person && !subjects::is_voice(document, phrase.start))
        });
        // «الشاوي الجديد، محمود الدوماني، …»: one word is rather an office.
        let is_full =
            |find: &Find| find.kind != FactKind::Person || document.tokens_of(find.span).len() > 1;
        if let Some(find) = found.filter(|find| is_full(find)) {
            return Speaker::known(find);
        }
        if let Some(name) = self.apposition(document, &phrase, &place) {
            return Speaker::known(name);
        }
        if let Some(find) = found {
            return Speaker::known(find);
        }
        // «السفير التونسي لدى الأمم المتحدة نادر الشاذلي»: a name that ends the place.
        let ends_place = |find: &&Find| {
            let end = document.tokens_of(find.span).end;
            find.kind == FactKind::Person
                && (end >= place.end
                    || document.kind(end) == TokenKind::Sign
                    || words::is_function(document.word(end), Language::Arabic))
        };
        let is_near = |find: &&Find| {
            (phrase.end..document.tokens_of(find.span).start).all(|at| {
                document.kind(at) != TokenKind::Sign
                    && !matches!(document.word(at), "عن" | "الي" | "من" | "مع" | "بعد" | "خلال")
            })
        };
        let behind =
            self.first_within(document, phrase.end..place.end).filter(ends_place).filter(is_near);
        match behind.filter(|_| !subjects::is_voice(document, phrase.start)) {
            Some(find) => Speaker::known(find),
            None => Speaker { span: words, key: self.holder(document, &phrase, words) },
        }
    }

    /// Who has the office or the last name that a phrase is. «المهندس في مؤسسة المياه» is
    /// somebody else.
    fn holder(&self, document: &Document, phrase: &Range<usize>, words: Span) -> Option<String> {
        let key = document.key(words);
        let bare = key.strip_prefix("ال").unwrap_or(&key);
        let goes_on =
            document.word(phrase.end) == "في" && !subjects::carries(document, phrase.end + 1);
        let holder = self.roles.get(&key).or_else(|| self.roles.get(bare));
        let holder = holder.or_else(|| self.last_names.get(&key));
        holder.filter(|_| !goes_on).cloned().flatten()
    }

    /// «رئيس قسم البحوث في شركة «الواحة»، فهد العنزي، إن …»: the person who stands between commas
    /// behind an office.
    fn apposition(
        &self,
        document: &Document,
        phrase: &Range<usize>,
        place: &Range<usize>,
    ) -> Option<&'a Find> {
        let comma = (phrase.end..place.end).find(|&at| document.is_sign(at, ","))?;
        // «أعلن المجلس عن استبدال رئيسه، سامي الحداد، …»: somebody else.
        let is_apart = (phrase.end..comma).any(|at| {
            speech::verb_at(document, at).is_some()
                || matches!(document.word(at), "عن" | "الي" | "علي" | "مع" | "بعد" | "خلال")
        });
        let find = self.first_within(document, comma + 1..place.end)?;
        let name = document.tokens_of(find.span);
        let is_named = (comma + 1..name.start).all(|at| {
            titles::is_address(document.word(at))
                || titles::is_office(document.word(at))
                || matches!(document.word(at), "واسمه" | "واسمها")
        });
        let closes = name.end >= place.end || document.is_sign(name.end, ",");
        let is_voice = subjects::is_voice(document, phrase.start);
        (find.kind == FactKind::Person && is_named && closes && !is_apart && !is_voice)
            .then_some(find)
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
        let within = || self.among(document, range.clone());
        let person = within().find(|find| find.kind == FactKind::Person);
        person.or_else(|| within().find(|find| document.tokens_of(find.span).start == range.start))
    }

    /// Those whose names begin in a stretch of tokens.
    pub fn among<'b>(
        &'b self,
        document: &'b Document,
        range: Range<usize>,
    ) -> impl Iterator<Item = &'a Find> + 'b {
        let start = document.token(range.start).map_or(usize::MAX, |token| token.span.start());
        let place = self.finds.partition_point(|find| find.span.start() < start);
        let after = self.finds.get(place..).unwrap_or(&[]).iter().copied();
        after.take_while(move |find| document.tokens_of(find.span).start < range.end)
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
            let named = self.resolve(document, phrase.clone(), start + 1..verb.at);
            if named.is_known() {
                return Some(named);
            }
            let phrase = subjects::without_object(document, phrase);
            return Some(Speaker::unknown(document.span(phrase.start, phrase.end)));
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

/// Keeps to whom alone a form belongs.
fn note(owners: &mut WordMap<Option<String>>, form: String, key: &str) {
    let owner = owners.entry(form).or_insert_with(|| Some(key.to_string()));
    if owner.as_deref() != Some(key) {
        *owner = None;
    }
}

/// Whether a verb has somebody beside its subject whom it speaks to or of: «وصف الرئيس المحادثات».
fn takes_object(document: &Document, verb: &Verb) -> bool {
    let word = document.word(verb.at);
    let stem = if verb.skip > 0 { word.strip_prefix(['و', 'ف']).unwrap_or(word) } else { word };
    ["وصف", "صف", "خاطب", "سال", "ابلغ", "دع", "طالب", "حث", "حذر"].iter().any(|object| {
        let past = stem.strip_prefix(object);
        past.or_else(|| stem.strip_prefix(['ي', 'ت']).and_then(|rest| rest.strip_prefix(object)))
            .is_some_and(|ending| matches!(ending, "" | "ت" | "ا" | "و" | "وا"))
    })
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
