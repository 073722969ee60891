//! Finds the legacy encoding in which a text reads best.
//!
//! A general detector is right about long texts, but takes a short Arabic one for Western. So
//! the three encodings that Arabic and Hebrew news came in are tried first: each is decoded
//! and judged by how common its letters are and whether they stand where letters may stand.

use super::letters::{arabic_weight, hebrew_weight};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_6, ISO_8859_8, WINDOWS_1252, WINDOWS_1255, WINDOWS_1256};

/// Bytes that are judged, from the first one that is not ASCII.
const SAMPLE_BYTES: usize = 64 * 1024;

/// Running Arabic or Hebrew text scores near 1.8; other languages read so are below zero.
const CERTAIN: f32 = 1.2;
/// Enough when the general detector can only say "Western", its answer when it knows nothing.
const LIKELY: f32 = 0.3;

pub(super) fn best_encoding(bytes: &[u8]) -> &'static Encoding {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let from =
        bytes.get(..first).unwrap_or_default().iter().rposition(|b| *b == b'\n').unwrap_or(0);
    let sample = bytes.get(from..bytes.len().min(first + SAMPLE_BYTES)).unwrap_or_default();
    let mut best = (WINDOWS_1256, f32::MIN);
    for encoding in [WINDOWS_1256, ISO_8859_6, WINDOWS_1255] {
        let score = plausibility(sample, encoding);
        if score > best.1 {
            best = (encoding, score);
        }
    }
    if best.1 >= CERTAIN {
        return best.0;
    }
    let general = general_guess(bytes);
    let is_one_of_ours = [WINDOWS_1256, ISO_8859_6, WINDOWS_1255, ISO_8859_8].contains(&general);
    if best.1 >= LIKELY && (is_one_of_ours || general == WINDOWS_1252) { best.0 } else { general }
}

/// Words of ASCII say nothing of the encoding, but would take most of the time. (None of these
/// signs is part of a letter in any encoding that is left.)
fn general_guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let words = bytes.split_inclusive(|byte| matches!(byte, b' ' | b'\n' | b'<' | b'>'));
    for word in words.filter(|word| !word.is_ascii()) {
        detector.feed(b" ", false);
        detector.feed(word, false);
    }
    detector.feed(b"", true);
    detector.guess(None, Utf8Detection::Deny)
}

/// The mean weight of the characters that are not ASCII.
fn plausibility(sample: &[u8], encoding: &'static Encoding) -> f32 {
    let (text, _) = encoding.decode_without_bom_handling(sample);
    let mut sum = 0.0;
    let mut judged = 0u16;
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_ascii() {
            let after = chars.peek().copied().unwrap_or(' ');
            sum += weight(before, c, after);
            judged += 1;
            if judged == u16::MAX {
                break;
            }
        }
        before = c;
    }
    if judged == 0 { f32::MIN } else { sum / f32::from(judged) }
}

/// How well `c` fits between its neighbours, as a logarithm: above zero for what is common.
fn weight(before: char, c: char, after: char) -> f32 {
    match kind(c) {
        Kind::Arabic | Kind::Hebrew
            if before.is_ascii_alphabetic() || after.is_ascii_alphabetic() =>
        {
            -4.0
        }
        Kind::Arabic => {
            let ends_word = kind(after) != Kind::Arabic;
            // ة and ى end a word, always.
            let misplaced = matches!(c, 'ة' | 'ى') && !ends_word;
            arabic_weight(c) - if misplaced { 4.0 } else { 0.0 }
        }
        Kind::Hebrew => {
            let ends_word = kind(after) != Kind::Hebrew;
            let misplaced = matches!(c, 'ך' | 'ם' | 'ן' | 'ף' | 'ץ') && !ends_word;
            hebrew_weight(c) - if misplaced { 4.0 } else { 0.0 }
        }
        // é in a French word says nothing; é inside an Arabic word says "wrong encoding".
        Kind::OtherLetter => {
            let among_ours = |c| matches!(kind(c), Kind::Arabic | Kind::Hebrew);
            if among_ours(before) || among_ours(after) { -5.0 } else { 0.0 }
        }
        Kind::Sign => {
            let inside_word = kind(before) == kind(after) && kind(before) != Kind::Sign;
            if inside_word { -3.0 } else { 0.0 }
        }
        Kind::Wrong => -8.0,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Arabic,
    Hebrew,
    OtherLetter,
    Sign,
    /// Not assigned in the encoding, or a C1 control.
    Wrong,
}

fn kind(c: char) -> Kind {
    match c {
        '\u{FFFD}' | '\u{80}'..='\u{9F}' => Kind::Wrong,
        '،' | '؛' | '؟' => Kind::Sign,
        '\u{0620}'..='\u{06D3}' => Kind::Arabic,
        '\u{0591}'..='\u{05F4}' => Kind::Hebrew,
        // No-break spaces and direction marks end words as blanks do.
        _ if c.is_alphabetic() => Kind::OtherLetter,
        _ => Kind::Sign,
    }
}
