//! Organisations in English text, by the capitalised nouns that name them: `University of
//! Jordan`, `Ministry of Public Health`, `Strait Shipping Company`.

use crate::facts::document::phrases::{WordSet, word_set};
use crate::facts::document::{Document, words};
use std::sync::LazyLock;

/// One past the organisation that begins at a token.
pub fn end(document: &Document, at: usize) -> Option<usize> {
    let follows_capital = at > 0
        && document.same_sentence(at - 1, at)
        && is_capital(document, at - 1)
        && !words::is_function(document.word(at - 1), document.language);
    if follows_capital || !is_capital(document, at) {
        return None;
    }
    if words::is_function(document.word(at), document.language) {
        return None;
    }
    let run = capitals_end(document, at);
    let head = (at..run).rev().find(|&at| is_head(document, at))?;
    // `Ministry of Health and Population`
    if document.word(head + 1) == "of" && head + 1 == run {
        let first = run + 1 + usize::from(document.word(run + 1) == "the");
        let end = capitals_end(document, first);
        if end > first {
            return Some(end);
        }
    }
    // `The Company`, `Bank` alone say nothing.
    (head > at && !OPENERS.contains(document.word(head))).then_some(head + 1)
}

/// One past the capitalised words that begin here; `and` and `&` may join two.
pub fn capitals_end(document: &Document, at: usize) -> usize {
    let mut end = at;
    while end < at + 8
        && is_capital(document, end)
        && (end == at || document.same_sentence(at, end))
    {
        end += 1;
        let joins = document.word(end) == "&" || document.word(end) == "and";
        if joins
            && end + 1 < at + 8
            && is_capital(document, end + 1)
            && has_head_after(document, end)
        {
            end += 1;
        }
    }
    end
}

/// `Food and Agriculture Organization`: a head comes after what "and" joins.
fn has_head_after(document: &Document, at: usize) -> bool {
    (at + 1..at + 4).take_while(|&at| is_capital(document, at)).any(|at| is_head(document, at))
}

pub fn is_capital(document: &Document, at: usize) -> bool {
    document.is_word(at) && document.raw(at).starts_with(char::is_uppercase)
}

fn is_head(document: &Document, at: usize) -> bool {
    HEADS.contains(document.word(at)) || OPENERS.contains(document.word(at))
}

/// Heads that end a name.
static HEADS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "university bank ministry company party council agency association institute corporation corp inc ltd organization organisation commission committee federation union foundation authority parliament court academy college museum airlines airways newspaper group fund society league",
    )
});
/// Heads that only open a name: `Ministry of …`.
static OPENERS: LazyLock<WordSet> = LazyLock::new(|| word_set("ministry department"));

#[cfg(test)]
mod tests {
    use crate::facts::cases::found;
    use crate::facts::names::organizations::find;

    #[test]
    fn finds_organisations() {
        assert_eq!(
            found(find, "The Strait Shipping Company and the Ministry of Public Health met."),
            ["Strait Shipping Company", "Ministry of Public Health"]
        );
        assert_eq!(
            found(find, "She left Harbour University of her own will."),
            ["Harbour University"]
        );
        assert_eq!(
            found(find, "the Food and Farming Organisation said so"),
            ["Food and Farming Organisation"]
        );
    }

    #[test]
    fn leaves_plain_nouns_alone() {
        for text in
            ["The Company said so.", "A bank of sand near the council.", "Party time is over."]
        {
            assert!(found(find, text).is_empty(), "{text}: {:?}", found(find, text));
        }
    }
}
