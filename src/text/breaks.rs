//! Where a line may end: UAX #14 by icu_segmenter, with a short way for plain words.

use std::borrow::Cow;

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;
use unicode_normalization::char::is_combining_mark;

use super::character::{Breaking, Character, LineBreak};

/// Marks the characters that a line may begin with.
///
/// Most of the news is letters, spaces and stops: between two such words there is a break
/// (LB18) and inside them there is none (LB28, LB13), whatever stands around them. Only the
/// stretches between are given to the segmenter, each with the plain words on its two sides,
/// over which no rule of UAX #14 reaches.
pub(super) fn mark(text: &str, characters: &mut [Character]) {
    let mut start = 0;
    // The word before is plain: where it begins.
    let mut plain = None;
    // Where a stretch for the segmenter begins.
    let mut open: Option<usize> = None;
    while start < characters.len() {
        let word = word_at(characters, start);
        if !word.is_plain {
            open = open.or(plain).or(Some(start));
            plain = None;
        } else {
            match (open.take(), characters.get_mut(start)) {
                (Some(from), _) => by_the_book(text, characters, from, word.end),
                (None, Some(character)) if start > 0 => character.line_break = LineBreak::Yes,
                (None, Some(_)) => {}
                (None, None) => {}
            }
            plain = Some(start);
        }
        start = word.end;
    }
    if let Some(from) = open {
        by_the_book(text, characters, from, characters.len());
    }
}

/// What stands between spaces, with the spaces after it.
struct Word {
    end: usize,
    is_plain: bool,
}

/// The word that begins at `start`. It is plain when it is letters with their marks, and at
/// most one stop at its end.
fn word_at(characters: &[Character], start: usize) -> Word {
    let rest = characters.get(start..).unwrap_or_default();
    let (mut is_plain, mut has_stop) = (true, false);
    let mut len = 0;
    for (i, character) in rest.iter().enumerate() {
        let is_first = i == 0;
        match character.traits.breaking {
            Breaking::Space => break,
            Breaking::Letter => is_plain &= !has_stop,
            Breaking::Mark => is_plain &= !is_first && !has_stop,
            Breaking::Stop => {
                is_plain &= !is_first && !has_stop;
                has_stop = true;
            }
            Breaking::Other => is_plain = false,
        }
        len = i + 1;
    }
    let spaces = rest
        .iter()
        .skip(len)
        .take_while(|character| character.traits.breaking == Breaking::Space)
        .count();
    Word { end: start + len + spaces, is_plain: is_plain && len > 0 }
}

/// Marks the opportunities inside `characters[from..to]`.
fn by_the_book(text: &str, characters: &mut [Character], from: usize, to: usize) {
    let byte_of =
        |i: usize| characters.get(i).map_or(text.len(), |character| character.at as usize);
    let (first, end) = (byte_of(from), byte_of(to));
    let segmenter = LineSegmenter::new_17_for_non_complex_scripts(LineBreakOptions::default());
    let stretch = without_complex_scripts(text.get(first..end).unwrap_or(""));
    let mut rest = characters.get_mut(from..to).unwrap_or_default().iter_mut();
    for at in segmenter.segment_str(&stretch).filter(|&at| at > 0) {
        if let Some(character) = rest.find(|character| character.at as usize == first + at) {
            character.line_break = LineBreak::Yes;
        }
    }
    keep_addresses_whole(characters.get_mut(from..to).unwrap_or_default());
}

/// UAX #14 lets a line end after each solidus (LB13, class SY), and in other places of an
/// address or a path; a printer does so only when it is longer than a line.
fn keep_addresses_whole(characters: &mut [Character]) {
    let is_space = |character: &Character| character.traits.breaking == Breaking::Space;
    for word in characters.split_mut(is_space) {
        if !word.iter().any(|character| matches!(character.c, '/' | '\\')) {
            continue;
        }
        let mut before = None;
        for character in word {
            let is_inside = before.is_some_and(|c| !is_east_asian(c) && c != ZERO_WIDTH_SPACE);
            if is_inside && character.line_break == LineBreak::Yes && !is_east_asian(character.c) {
                character.line_break = LineBreak::InAddress;
            }
            before = Some(character.c);
        }
    }
}

/// U+200B says itself that a line may end there.
const ZERO_WIDTH_SPACE: char = '\u{200b}';

/// Scripts that are written without spaces (CJK and after).
fn is_east_asian(c: char) -> bool {
    ('\u{2e80}'..='\u{d7ff}').contains(&c) || c >= '\u{20000}'
}

/// Scripts that part words by a dictionary (class SA) as plain letters and marks of the same
/// length, as LB1 says for those who have no dictionary. The segmenter itself would report
/// the missing dictionary on the terminal in debug builds.
fn without_complex_scripts(stretch: &str) -> Cow<'_, str> {
    if !stretch.bytes().any(may_begin_complex) || !stretch.contains(is_complex) {
        return Cow::Borrowed(stretch);
    }
    let plain = |c: char| match is_complex(c) {
        true if is_combining_mark(c) => '\u{20d0}',
        true => '\u{1e00}',
        false => c,
    };
    Cow::Owned(stretch.chars().map(plain).collect())
}

/// The first bytes of the characters below.
fn may_begin_complex(byte: u8) -> bool {
    matches!(byte, 0xe0 | 0xe1 | 0xea)
}

/// Thai, Lao, Burmese and Khmer: three bytes each, like what stands for them.
fn is_complex(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{19e0}'..='\u{19ff}'
        | '\u{a9e0}'..='\u{a9ff}' | '\u{aa60}'..='\u{aa7f}')
        && c.is_alphabetic()
        || matches!(c, '\u{e47}'..='\u{e4e}' | '\u{ec8}'..='\u{ece}' | '\u{1037}' | '\u{1039}' | '\u{103a}'
        | '\u{17c9}'..='\u{17d3}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::character::characters;

    proptest! {
        #[test]
        fn the_short_way_leads_to_the_same_breaks(
            text in "([a-bاب\u{64b}\u{200c}]{1,2}[.،:؟]?|[ 0-1٣.,،%$«»\"()/\u{ad}\u{200d}\u{a0}א中!-]| | ){0,24}",
        ) {
            let mut long = characters(&text);
            let mut short = long.clone();
            let len = long.len();
            by_the_book(&text, &mut long, 0, len);
            mark(&text, &mut short);
            let places = |characters: &[Character]| characters.iter().map(|c| c.line_break).collect::<Vec<_>>();
            prop_assert_eq!(places(&long), places(&short), "{:?}", &text);
        }
    }
}
