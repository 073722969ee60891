//! Where the clause of an event ends: where something new is told.

use super::verbs;
use crate::facts::document::{Document, Language, words};
use crate::facts::statements::speech;
use std::ops::Range;

/// The longest clause in tokens; a longer one tells more than one thing.
pub const LONGEST: usize = 45;

/// Where a clause ends: the sentence, or where something new begins after a comma or "and".
pub fn end(document: &Document, sentence: &Range<usize>, from: usize) -> usize {
    // A name before it may reach into the next sentence.
    let last = sentence.end.max(from);
    let mut end = (from..last).find(|&at| turns(document, at)).unwrap_or(last);
    if end - from > LONGEST {
        end = (from..from + LONGEST).rev().find(|&at| document.is_sign(at, ",")).unwrap_or(end);
    }
    // «…، وحضرها، وفق المنظمين»: a single word behind the last comma tells nothing.
    if end > from + 2
        && end < last
        && document.is_sign(end - 2, ",")
        && document.word(end - 1).starts_with('و')
    {
        end -= 2;
    }
    while end > from && is_closing(document, end - 1) {
        end -= 1;
    }
    end
}

fn is_closing(document: &Document, at: usize) -> bool {
    matches!(document.word(at), "." | "," | "!" | "…" | ":" | ";" | "-" | "?")
}

/// Whether something new begins at a token.
fn turns(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    let after = document.word(at + 1);
    match word {
        ":" => !is_clock(document, at),
        ";" | "…" => true,
        // «ألقى كلمة، ثم التقى …»
        "ثم" => verbs::at(document, at + 1).is_some() || words::is_verb(after),
        "," => {
            speech::verb_at(document, at + 1).is_some()
                || speech::call_at(document, at + 1).is_some()
                || verbs::at(document, at + 1).is_some_and(|_| !verbs::is_also_noun(after))
                || words::is_verb(after)
                || matches!(
                    after,
                    "وذلك"
                        | "حيث"
                        | "فيما"
                        | "بينما"
                        | "وهو"
                        | "وهي"
                        | "بعدما"
                        | "لكن"
                        | "وفق"
                        | "وفقا"
                        | "بحسب"
                        | "حسب"
                        | "وان"
                        | "وانه"
                        | "كما"
                        | "مما"
                        | "ما"
                        | "وسط"
                        | "الامر"
                        | "وقد"
                        | "اذ"
                        | "معتبرا"
                        | "داعيا"
                        | "فقد"
                        | "لافتا"
                )
        }
        "فيما" | "بينما" | "حيث" | "وفق" | "وفقا" | "بحسب" | "مما" | "وذلك" | "وقد" | "وكان"
        | "وكانت" | "لكن" | "ولكن" | "اذ" => true,
        _ => {
            let opens = word.starts_with('و')
                && (verbs::at(document, at).is_some_and(|verb| verb.skip == 1)
                    || speech::verb_at(document, at).is_some_and(|verb| verb.skip == 1)
                    || words::is_verb(word));
            // «ماركون ووقع»: only where a name or noun ended before.
            opens && !words::is_function(document.word(at - 1), Language::Arabic)
        }
    }
}

/// «18:00»
fn is_clock(document: &Document, at: usize) -> bool {
    document.is_glued(at)
        && document.is_glued(at + 1)
        && document.is_number(at.saturating_sub(1))
        && document.is_number(at + 1)
}
