//! Decodes a document that names its encoding, truly or not: a feed, a reading list, a page.

use super::declared::{charset_of_content_type, charset_of_document};
use super::encoding::{decode_as, is_nearly_utf8, utf16_by_zero_bytes};
use super::legacy;
use super::references::windows_1252;
use crate::news::FeedProblem;
use encoding_rs::{
    Encoding, ISO_2022_JP, ISO_8859_6, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1255,
    WINDOWS_1256,
};

/// A document as text.
#[derive(Debug)]
pub struct Document {
    /// Without a byte order mark and without control characters.
    pub text: String,
    /// The encoding it was in, by its name in the WHATWG standard.
    pub encoding: &'static str,
    /// What was wrong with its bytes.
    pub problems: Vec<FeedProblem>,
}

/// Decodes any bytes. Who is believed, in this order: a byte order mark; zero bytes, which only
/// UTF-16 and UTF-32 have; the bytes themselves when they are UTF-8; the `Content-Type` of HTTP;
/// the document's own declaration; and again the bytes. What is declared must fit the bytes.
#[must_use]
pub fn decode_document(bytes: &[u8], content_type: Option<&str>) -> Document {
    let from_http = content_type.and_then(charset_of_content_type);
    let declared = [from_http, charset_of_document(bytes)];
    let (text, encoding) = decode(bytes, &declared);
    let mut problems = Vec::new();
    if text.contains('\u{FFFD}') {
        problems.push(FeedProblem::BadBytes(encoding));
    }
    if let Some(wrong) = wrongly_declared(&declared, encoding) {
        problems.push(FeedProblem::WrongEncoding { declared: wrong.clone(), used: encoding });
    }
    let text = match without_controls(&text) {
        Some(clean) => {
            problems.push(FeedProblem::ControlCharacters);
            clean
        }
        None => text,
    };
    Document { text, encoding, problems }
}

fn decode(bytes: &[u8], declared: &[Option<String>]) -> (String, &'static str) {
    if let Some(found) = utf_32(bytes) {
        return found;
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decoded(bytes.get(mark..).unwrap_or_default(), encoding);
    }
    if let Some(encoding) = utf_16(bytes) {
        return decoded(bytes, encoding);
    }
    let labelled = declared.iter().flatten().filter_map(|label| encoding_of(label));
    let candidates: Vec<_> = labelled.filter(|encoding| *encoding != UTF_8).collect();
    if let Ok(text) = std::str::from_utf8(bytes) {
        // The one encoding in use that writes other letters in bytes of ASCII.
        if candidates.contains(&ISO_2022_JP) && bytes.contains(&0x1B) {
            return decoded(bytes, ISO_2022_JP);
        }
        return (text.to_owned(), UTF_8.name());
    }
    let is_nearly_utf8 = is_nearly_utf8(bytes);
    if candidates.is_empty() && is_nearly_utf8 {
        return decoded(bytes, UTF_8);
    }
    // Servers say Latin-1 of what they know nothing about.
    let (defaults, meant): (Vec<_>, Vec<_>) =
        candidates.into_iter().partition(|encoding| *encoding == WINDOWS_1252);
    for encoding in meant {
        if !(encoding.is_single_byte() && is_nearly_utf8) && fits(bytes, encoding) {
            return decoded(bytes, encoding);
        }
    }
    if is_nearly_utf8 {
        return decoded(bytes, UTF_8);
    }
    let guess = legacy::best_encoding(bytes);
    let is_ours = [WINDOWS_1256, ISO_8859_6, WINDOWS_1255].contains(&guess);
    let encoding = defaults.into_iter().find(|default| !is_ours && fits(bytes, default));
    decoded(bytes, encoding.unwrap_or(guess))
}

fn decoded(bytes: &[u8], encoding: &'static Encoding) -> (String, &'static str) {
    (decode_as(bytes, encoding).text, encoding.name())
}

/// The labels of the WHATWG standard, and spellings that are found in feeds.
fn encoding_of(label: &str) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(label.as_bytes())
        .or_else(|| Encoding::for_label(label.replace('_', "-").as_bytes()))?;
    // What had zero bytes was recognised before.
    (encoding != UTF_16LE && encoding != UTF_16BE).then_some(encoding)
}

/// Whether the bytes read in this encoding are text, but for one sign in fifty.
fn fits(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let foreign = text.chars().filter(|c| !c.is_ascii());
    let (mut all, mut wrong) = (0usize, 0usize);
    for c in foreign {
        all += 1;
        wrong += usize::from(matches!(c, '\u{FFFD}' | '\u{80}'..='\u{9F}'));
    }
    wrong * 50 <= all
}

fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [b'<' | b'{' | b'\n' | b'\r' | b' ', 0, second, 0, ..] if *second != 0 => Some(UTF_16LE),
        [0, b'<' | b'{' | b'\n' | b'\r' | b' ', 0, second, ..] if *second != 0 => Some(UTF_16BE),
        _ => utf16_by_zero_bytes(bytes),
    }
}

/// UTF-32, which encoding_rs does not know: by its mark, or by its first sign.
fn utf_32(bytes: &[u8]) -> Option<(String, &'static str)> {
    let (skip, is_little) = match bytes {
        [0xFF, 0xFE, 0, 0, ..] => (4, true),
        [0, 0, 0xFE, 0xFF, ..] => (4, false),
        [b'<' | b'{', 0, 0, 0, ..] => (0, true),
        [0, 0, 0, b'<' | b'{', ..] => (0, false),
        _ => return None,
    };
    let (units, rest) = bytes.get(skip..)?.as_chunks::<4>();
    let code = |unit: &[u8; 4]| {
        let code = if is_little { u32::from_le_bytes(*unit) } else { u32::from_be_bytes(*unit) };
        char::from_u32(code).unwrap_or('\u{FFFD}')
    };
    let mut text: String = units.iter().map(code).collect();
    if !rest.is_empty() {
        text.push('\u{FFFD}');
    }
    Some((text, if is_little { "UTF-32LE" } else { "UTF-32BE" }))
}

/// What is declared first, if it is not what the document is in. ASCII is part of nearly all.
fn wrongly_declared<'a>(declared: &'a [Option<String>], used: &str) -> Option<&'a String> {
    let label = declared.iter().flatten().next()?;
    let is_ascii = label.to_ascii_lowercase().contains("ascii");
    let is_same = label.eq_ignore_ascii_case(used)
        || used.starts_with("UTF-")
            && used.get(..5) != Some("UTF-8")
            && label.to_ascii_lowercase().starts_with("utf")
        || Encoding::for_label(label.as_bytes()).is_some_and(|encoding| encoding.name() == used);
    (!is_ascii && !is_same).then_some(label)
}

/// The text without the characters that no XML may hold; controls of the upper half are read
/// as windows-1252, as browsers do. None when there are none.
fn without_controls(text: &str) -> Option<String> {
    // Without an early end a processor looks at many bytes at once.
    let has_c0 = text.bytes().fold(false, |found, byte| {
        found | (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')) | (byte == 0x7F)
    });
    let has_c1 = || text.as_bytes().windows(2).any(|pair| matches!(pair, [0xC2, ..=0x9F]));
    let has_any = has_c0 || has_c1();
    has_any.then(|| {
        let kept = |c: char| match c {
            '\t' | '\n' | '\r' => Some(c),
            '\u{80}'..='\u{9F}' => Some(windows_1252(u32::from(c))),
            c if c.is_control() => None,
            c => Some(c),
        };
        text.chars().filter_map(kept).collect()
    })
}
