//! Foreign text made safe: what could move the cursor, recolour the screen or turn its
//! neighbours around goes; what only acts (joiners, marks of direction) stays.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::Span;
use super::character::{Cleaning, Table};
use super::escape::escape_len;
use super::map::SourceMap;

/// The clean text of a paragraph and the way back to the source.
pub(super) struct Clean<'a> {
    pub text: Cow<'a, str>,
    pub map: SourceMap,
    /// Where the paragraph begins in the source.
    pub origin: usize,
}

/// Cleans the paragraph `text[span]`. Borrows when there is nothing to clean.
pub(super) fn paragraph(text: &str, span: Span) -> Clean<'_> {
    let origin = span.start();
    let text = span.slice(text);
    let table = Table::get();
    let Some(first) = first_dirty(text, table) else {
        return Clean { text: Cow::Borrowed(text), map: SourceMap::default(), origin };
    };
    let (head, rest) = text.split_at(first);
    let mut map = SourceMap::default();
    map.same(head.len());
    let mut clean = String::with_capacity(text.len());
    clean.push_str(head);
    clean_into(rest, table, &mut clean, &mut map);
    Clean { text: Cow::Owned(clean), map, origin }
}

/// Where the first character stands that is cleaned. A processor looks at a whole stretch of
/// bytes at once; only where one is suspicious, characters are looked at.
fn first_dirty(text: &str, table: Table) -> Option<usize> {
    let mut start = 0;
    for stretch in text.as_bytes().chunks(STRETCH_BYTES) {
        if stretch.iter().fold(false, |found, &byte| found | may_be_dirty(byte)) {
            let dirty = stretch.iter().enumerate().find_map(|(i, &byte)| {
                let c = text.get(start + i..).filter(|_| may_be_dirty(byte))?.chars().next()?;
                is_dirty(table.traits(c).cleaning).then_some(start + i)
            });
            if dirty.is_some() {
                return dirty;
            }
        }
        start += stretch.len();
    }
    None
}

const STRETCH_BYTES: usize = 64;

/// Whether a byte can begin something that is cleaned: C0 controls and DEL, and the lead
/// bytes of C1 controls, General Punctuation, presentation forms, and tags.
fn may_be_dirty(byte: u8) -> bool {
    byte < b' ' || matches!(byte, 0x7f | 0xc2 | 0xe2 | 0xef | 0xf3)
}

/// Whether a character of foreign text is kept as it is.
pub(super) fn stays(c: char) -> bool {
    !is_dirty(Table::get().traits(c).cleaning)
}

fn is_dirty(cleaning: Cleaning) -> bool {
    !matches!(cleaning, Cleaning::Keep | Cleaning::Isolate)
}

fn clean_into(mut rest: &str, table: Table, clean: &mut String, map: &mut SourceMap) {
    while let Some(c) = rest.chars().next() {
        let mut source_len = c.len_utf8();
        let before = clean.len();
        match table.traits(c).cleaning {
            Cleaning::Keep | Cleaning::Isolate => clean.push(c),
            Cleaning::Drop => {}
            Cleaning::Space => {
                source_len = if rest.starts_with("\r\n") { 2 } else { source_len };
                clean.push(' ');
            }
            Cleaning::Escape => source_len = escape_len(rest),
            Cleaning::Form => push_letters(c, clean),
        }
        let derived_len = clean.len() - before;
        if is_dirty(table.traits(c).cleaning) {
            map.edit(source_len, derived_len);
        } else {
            map.same(source_len);
        }
        rest = rest.get(source_len..).unwrap_or("");
    }
}

/// The letters of a presentation form. U+FDFD has no decomposition in Unicode. The forms of
/// vowel marks decompose to a space and the mark; they stand after the letter they belong to
/// (text taken out of a PDF), so the mark alone is meant.
fn push_letters(c: char, clean: &mut String) {
    match c {
        '\u{fdfd}' => clean.push_str("بسم الله الرحمن الرحيم"),
        '\u{fc5e}'..='\u{fc63}' | '\u{fe70}'..='\u{fe7f}' => {
            clean.extend(std::iter::once(c).nfkd().filter(|&letter| letter != ' '));
        }
        _ => clean.extend(std::iter::once(c).nfkc()),
    }
}

/// Foreign text made safe to show as a field (a prompt, a status line, a title in a list).
///
/// Escape sequences, controls, embeddings, overrides, tags and annotations go; line ends
/// become spaces; presentation forms become letters; isolates are balanced, so that nothing
/// after the field is touched; the result is in NFC. Direction marks and joiners stay.
///
/// [`shape`](super::shape) does all of this by itself and keeps the way back to the source.
///
/// ```
/// use khabar::text::clean;
/// assert_eq!(clean("خبر\u{1b}[31m عاجل\n"), "خبر عاجل ");
/// assert_eq!(clean("a\u{202e}b\u{2067}c"), "ab\u{2067}c\u{2069}");
/// ```
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    let mut text = paragraph(text, Span::new(0, text.len())).text;
    if text.contains('\u{2028}') {
        text = Cow::Owned(text.replace('\u{2028}', " "));
    }
    if text.contains(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}']) {
        text = Cow::Owned(balance_isolates(&text));
    }
    if is_nfc_quick(text.chars()) != IsNormalized::Yes {
        text = Cow::Owned(text.nfc().collect());
    }
    text
}

/// Drops each PDI without an initiator and closes each initiator without a PDI (UAX #9, BD9).
fn balance_isolates(text: &str) -> String {
    let mut balanced = String::with_capacity(text.len() + 3);
    let mut open = 0usize;
    for c in text.chars() {
        match c {
            '\u{2069}' if open == 0 => continue,
            '\u{2069}' => open -= 1,
            '\u{2066}'..='\u{2068}' => open += 1,
            _ => {}
        }
        balanced.push(c);
    }
    balanced.extend(std::iter::repeat_n('\u{2069}', open));
    balanced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_go_whole() {
        assert_eq!(
            clean("a\u{1b}[1;31mb\u{1b}]0;t\u{7}c\u{1b}Pq\u{1b}\\d\u{1b}_x\u{9c}e"),
            "abcde"
        );
        assert_eq!(clean("a\u{9b}31mb"), "ab");
        assert_eq!(clean("a\u{1b}[31"), "a");
        assert_eq!(clean("a\u{1b}]0;title"), "a");
        assert_eq!(clean("a\u{1b}"), "a");
        assert_eq!(clean("\u{1b}خبر"), "خبر");
    }

    #[test]
    fn broken_utf8_read_as_latin_loses_no_text() {
        // U+009D is half of a curly quote read in the wrong encoding, not an OSC.
        assert_eq!(clean("\u{9d}word word"), "word word");
    }

    #[test]
    fn forms_become_letters() {
        assert_eq!(clean("\u{fefb}"), "لا");
        assert_eq!(clean("\u{fdf2}"), "الله");
        assert_eq!(clean("\u{fdfc}"), "ریال");
        assert_eq!(clean("ب\u{fe7c}"), "ب\u{651}");
    }

    #[test]
    fn isolates_are_balanced() {
        assert_eq!(clean("a\u{2069}\u{2066}b"), "a\u{2066}b\u{2069}");
    }

    #[test]
    fn clean_text_is_borrowed() {
        assert!(matches!(clean("خبر عاجل: 5%"), Cow::Borrowed(_)));
    }
}
