//! Where a clause that reports somebody's words ends.

use super::speech;
use crate::facts::document::Document;
use crate::facts::document::phrases::{WordSet, word_set};
use crate::facts::document::quotes::{self, Quote};
use crate::text::Span;
use std::sync::LazyLock;

/// One past the clause that begins at `first`: the sentence, or a new statement after a comma.
pub fn end(document: &Document, first: usize, quotes: &[Quote]) -> usize {
    let sentence_end = document.sentence_end(first);
    let turns = |at: usize| {
        if quotes::is_inside(quotes, at) {
            return false;
        }
        let is_comma = document.is_sign(at, ",");
        let next = document.word(at + 1);
        let goes_elsewhere =
            matches!(next, "فيما" | "بينما" | "بحسب" | "حسب" | "وفق" | "وفقا" | "حيث" | "نقلا")
                || CALLS.contains(next)
                || speech::verb_at(document, at + 1).is_some()
                || speech::call_at(document, at + 1).is_some();
        document.is_sign(at, ";") || (is_comma && goes_elsewhere)
    };
    (first..sentence_end).find(|&at| turns(at)).unwrap_or(sentence_end)
}

/// The text of the tokens without the stops at its end, and without a closing mark whose
/// opening one stands before.
pub fn content(document: &Document, first: usize, skip: usize, end: usize) -> Span {
    let mut end = end;
    while end > first {
        let last = end - 1;
        let is_stop = matches!(document.word(last), "." | "," | "?" | "!" | "…" | ":" | ";" | "-");
        if !is_stop && !is_stray_close(document, first, last) {
            break;
        }
        end = last;
    }
    document.span_after(first, skip, end)
}

fn is_stray_close(document: &Document, first: usize, last: usize) -> bool {
    let count =
        |marks: &[&str]| (first..last).filter(|&at| marks.contains(&document.raw(at))).count();
    match document.raw(last) {
        "»" => count(&["«"]) <= count(&["»"]),
        "”" | "“" => count(&["“", "”"]) % 2 == 0,
        "\"" => count(&["\""]) % 2 == 0,
        ")" => count(&["("]) <= count(&[")"]),
        _ => false,
    }
}

/// Verbs that begin something else that the same speaker did.
static CALLS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "وعزا وعزت ورفض ورفضت واقترح واقترحت وناشد وناشدت وطلب وطلبت واتهم واتهمت وانتقد وانتقدت",
    )
});
