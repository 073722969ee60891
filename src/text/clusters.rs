//! Grapheme clusters (UAX #29): what a reader takes for one character.

use unicode_segmentation::UnicodeSegmentation;

use super::character::{Character, Grapheme};

/// Marks the characters that begin a cluster.
pub(super) fn mark(text: &str, characters: &mut [Character]) {
    let (mut is_plain, mut is_complex) = (true, false);
    for character in characters.iter() {
        is_plain &= character.traits.grapheme == Grapheme::Base;
        is_complex |= character.traits.grapheme == Grapheme::Complex;
    }
    if is_complex {
        by_the_book(text, characters);
    } else if !is_plain {
        without_context(characters);
    }
}

/// GB3 to GB5 and GB9: all that matters without Hangul, emoji, Indic and prepended marks.
fn without_context(characters: &mut [Character]) {
    let mut is_extendable = false;
    let mut previous = '\0';
    for character in characters {
        let grapheme = character.traits.grapheme;
        let is_crlf = previous == '\r' && character.c == '\n';
        character.starts_cluster = !(is_crlf || grapheme == Grapheme::Extend && is_extendable);
        is_extendable = grapheme != Grapheme::Control;
        previous = character.c;
    }
}

fn by_the_book(text: &str, characters: &mut [Character]) {
    let mut boundaries = text.grapheme_indices(true).map(|(at, _)| at).peekable();
    for character in characters {
        character.starts_cluster = boundaries.next_if_eq(&(character.at as usize)).is_some();
    }
}

/// The next cluster at the start of `rest`, taken off it; empty at the end.
#[inline]
pub(super) fn next<'a>(rest: &mut &'a [Character]) -> &'a [Character] {
    if let [single, after @ ..] = *rest
        && after.first().is_none_or(|next| next.starts_cluster)
    {
        *rest = after;
        return std::slice::from_ref(single);
    }
    let marks = rest.iter().skip(1).take_while(|character| !character.starts_cluster).count();
    let (cluster, after) = rest.split_at(rest.len().min(1 + marks));
    *rest = after;
    cluster
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::character::characters;

    proptest! {
        #[test]
        fn the_short_way_leads_to_the_same_clusters(
            text in "[aéا-يً-ٕא-ת\u{5b0}-\u{5c7}0-9 .\u{200b}-\u{200f}\u{301}\r\n\u{2028}中文「\u{308}]{0,16}",
        ) {
            let mut long = characters(&text);
            let mut short = long.clone();
            prop_assert!(long.iter().all(|character| character.traits.grapheme != Grapheme::Complex));
            by_the_book(&text, &mut long);
            without_context(&mut short);
            let starts = |characters: &[Character]| characters.iter().map(|c| c.starts_cluster).collect::<Vec<_>>();
            prop_assert_eq!(starts(&long), starts(&short));
        }
    }
}
