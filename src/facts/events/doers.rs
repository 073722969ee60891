//! Who does what a verb tells: the actor behind it, the one of the event before, or nobody.

use super::Event;
use super::actors::{Actor, Actors};
use super::verbs::{self, EventVerb};
use crate::facts::document::{Document, Language, words};

/// Who does what the verb tells, and one past his words; nobody where the verb is passive.
pub fn of(
    document: &Document,
    at: usize,
    verb: EventVerb,
    actors: &Actors,
    last: Option<&Event>,
) -> Option<(Option<Actor>, usize)> {
    if verb.is_passive {
        let is_told = document.same_sentence(at, at + 1)
            && (document.is_number(at + 1)
                || (document.is_word(at + 1)
                    && (!words::is_function(document.word(at + 1), Language::Arabic)
                        || document.word(at + 1) == "في")));
        return is_told.then_some((None, at + 1));
    }
    let actor = actors.at(document, at + 1);
    let goes_on = |object_end: usize| {
        let last =
            last.filter(|last| last.is_feminine == verb.is_feminine && !verb.is_imperfect)?;
        last.actor.clone().map(|actor| (Some(actor), object_end))
    };
    if let Some(actor) = actor {
        // «ثم التقى الأمين العام في مقره»: whom he met is no subject.
        let object_end = actors.whole_end(document, &actor);
        let is_object = verbs::asks_object(document.word(at))
            && has_nothing_else(document, object_end)
            && last.is_some();
        if is_object {
            return goes_on(object_end);
        }
        let end = actor.end;
        return Some((Some(actor), end));
    }
    let is_counted = verb.may_be_passive
        && document.same_sentence(at, at + 1)
        && (document.is_number(at + 1) || actors.is_count(document, at + 1));
    if is_counted {
        return Some((None, at + 1));
    }
    // «…، أجرى خلالها محادثات», «وأصدر بيانا»: no subject of its own.
    (document.same_sentence(at, at + 1) && is_object(document, at + 1)).then(|| goes_on(at + 1))?
}

/// Whether no further noun follows: a small word, a number, a sign or the end.
fn has_nothing_else(document: &Document, at: usize) -> bool {
    !document.is_word(at)
        || !document.same_sentence(at - 1, at)
        || words::is_function(document.word(at), Language::Arabic)
}

/// Whether a word behind a verb cannot be its subject: small words, and the accusative.
fn is_object(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    let raw = document.raw(at);
    (words::is_function(word, Language::Arabic) && !matches!(word, "ان" | "انه" | "انها" | "بان"))
        || raw.ends_with("اً")
        || raw.ends_with("ًا")
        || (word.ends_with('ا') && word.chars().count() >= 5 && !word.starts_with("ال"))
}
