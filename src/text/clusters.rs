//! Grapheme clusters (UAX #29): what a reader takes for one character.

use unicode_segmentation::UnicodeSegmentation;

use super::character::{Character, Grapheme};

/// The index of the first character of each cluster, ascending, and the number of characters
/// at the end.
pub(super) fn boundaries(text: &str, characters: &[Character]) -> Vec<u32> {
    let mut starts = Vec::with_capacity(characters.len() + 1);
    let is_complex =
        characters.iter().any(|character| character.traits.grapheme == Grapheme::Complex);
    if is_complex {
        by_the_book(text, characters, &mut starts);
    } else {
        without_context(characters, &mut starts);
    }
    starts.push(index(characters.len()));
    starts
}

/// GB3 to GB5 and GB9: all that matters without Hangul, emoji, Indic and prepended marks.
fn without_context(characters: &[Character], starts: &mut Vec<u32>) {
    let mut extendable = false;
    let mut previous = '\0';
    for (i, character) in characters.iter().enumerate() {
        let grapheme = character.traits.grapheme;
        let is_crlf = previous == '\r' && character.c == '\n';
        if !(is_crlf || grapheme == Grapheme::Extend && extendable) {
            starts.push(index(i));
        }
        extendable = grapheme != Grapheme::Control;
        previous = character.c;
    }
}

fn by_the_book(text: &str, characters: &[Character], starts: &mut Vec<u32>) {
    let mut boundaries = text.grapheme_indices(true).map(|(at, _)| at).peekable();
    for (i, character) in characters.iter().enumerate() {
        if boundaries.next_if_eq(&(character.at as usize)).is_some() {
            starts.push(index(i));
        }
    }
}

fn index(i: usize) -> u32 {
    u32::try_from(i).unwrap_or(u32::MAX)
}
