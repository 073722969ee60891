//! Decodes a document that names its encoding, truly or not: a feed, a reading list, a page.

use super::binary::NotText;
use super::declared::{charset_of_content_type, charset_of_document};
use super::encoding::{Decoded, decode, is_nearly_utf8, utf16_by_zero_bytes};
use super::html::is_page;
use super::legacy;
use super::references::windows_1252;
use super::syndication::quoted;
use crate::news::FeedProblem;
use encoding_rs::{
    Encoding, ISO_2022_JP, ISO_8859_6, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1255,
    WINDOWS_1256,
};
use std::borrow::Cow;

/// A document as text.
#[derive(Debug)]
pub struct Document<'a> {
    /// Without a byte order mark and without control characters.
    pub text: Cow<'a, str>,
    /// The encoding it was in, by its name in the WHATWG standard.
    pub encoding: &'static str,
    /// What was wrong with its bytes.
    pub problems: Vec<FeedProblem>,
}

/// Decodes any bytes. Who is believed, in this order: a byte order mark; zero bytes, which only
/// UTF-16 and UTF-32 have; the bytes themselves when they are UTF-8; the `Content-Type` of HTTP;
/// the document's own declaration; and again the bytes. What is declared must fit the bytes.
#[must_use]
pub fn decode_document<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Document<'a> {
    let from_http = content_type.and_then(charset_of_content_type);
    let declared = [from_http, charset_of_document(bytes)];
    let Read { text, encoding, has_bad_bytes } = by_evidence(bytes, &declared);
    let mut problems = Vec::new();
    if has_bad_bytes {
        problems.push(FeedProblem::BadBytes(encoding));
    }
    if let Some(wrong) = wrongly_declared(&declared, encoding) {
        problems.push(FeedProblem::WrongEncoding { declared: quoted(wrong), used: encoding });
    }
    let text = match without_controls(&text) {
        Some(clean) => {
            problems.push(FeedProblem::ControlCharacters);
            Cow::Owned(clean)
        }
        None => text,
    };
    Document { text, encoding, problems }
}

/// Decodes what may be a web page or a text: a page as a document, a text by its bytes alone.
///
/// # Errors
/// [`NotText`] for bytes that are neither a page nor text in any encoding.
pub fn decode_page(bytes: &[u8], content_type: Option<&str>) -> Result<Decoded, NotText> {
    if !is_page(&String::from_utf8_lossy(bytes.get(..1024).unwrap_or(bytes))) {
        return decode(bytes);
    }
    let Document { text, encoding, problems } = decode_document(bytes, content_type);
    Ok(Decoded { text: text.into_owned(), encoding, problems })
}

/// The bytes read in an encoding.
struct Read<'a> {
    text: Cow<'a, str>,
    encoding: &'static str,
    has_bad_bytes: bool,
}

fn by_evidence<'a>(bytes: &'a [u8], declared: &[Option<String>]) -> Read<'a> {
    if let Some(read) = utf_32(bytes) {
        return read;
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decoded(bytes.get(mark..).unwrap_or_default(), encoding);
    }
    if let Some(encoding) = utf_16(bytes) {
        return decoded(bytes, encoding);
    }
    let others = declared.iter().flatten().filter(|label| !label.eq_ignore_ascii_case("utf-8"));
    let labelled = others.filter_map(|label| encoding_of(label));
    let candidates: Vec<_> = labelled.filter(|encoding| *encoding != UTF_8).collect();
    if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        // The one encoding in use that writes other letters in bytes of ASCII.
        if candidates.contains(&ISO_2022_JP) && bytes.contains(&0x1B) {
            return decoded(bytes, ISO_2022_JP);
        }
        return Read { text, encoding: UTF_8.name(), has_bad_bytes: false };
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

fn decoded<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Read<'a> {
    let (text, has_bad_bytes) = encoding.decode_without_bom_handling(bytes);
    Read { text, encoding: encoding.name(), has_bad_bytes }
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
fn utf_32(bytes: &[u8]) -> Option<Read<'static>> {
    let (skip, is_little) = match bytes {
        [0xFF, 0xFE, 0, 0, ..] => (4, true),
        [0, 0, 0xFE, 0xFF, ..] => (4, false),
        [b'<' | b'{', 0, 0, 0, ..] => (0, true),
        [0, 0, 0, b'<' | b'{', ..] => (0, false),
        _ => return None,
    };
    let (units, rest) = bytes.get(skip..)?.as_chunks::<4>();
    let mut has_bad_bytes = !rest.is_empty();
    let mut text = String::with_capacity(units.len());
    for unit in units {
        let code = if is_little { u32::from_le_bytes(*unit) } else { u32::from_be_bytes(*unit) };
        let character = char::from_u32(code);
        has_bad_bytes |= character.is_none();
        text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    let encoding = if is_little { "UTF-32LE" } else { "UTF-32BE" };
    Some(Read { text: Cow::Owned(text), encoding, has_bad_bytes })
}

/// What is declared first, if it is not what the document is in. ASCII is part of nearly all.
fn wrongly_declared<'a>(declared: &'a [Option<String>], used: &str) -> Option<&'a String> {
    let label = declared.iter().flatten().next()?;
    if label.eq_ignore_ascii_case(used) {
        return None;
    }
    let is_ascii = label.to_ascii_lowercase().contains("ascii");
    let is_same = used.starts_with("UTF-")
        && used.get(..5) != Some("UTF-8")
        && label.to_ascii_lowercase().starts_with("utf")
        || Encoding::for_label(label.as_bytes()).is_some_and(|encoding| encoding.name() == used);
    (!is_ascii && !is_same).then_some(label)
}

/// The text without the characters that no XML may hold; controls of the upper half are read
/// as windows-1252, as browsers do. None when there are none.
pub(super) fn without_controls(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    // Without an early end a processor looks at many bytes at once; nearly all controls are ends
    // of lines, so the other blanks are looked at only in pieces that have more.
    let has_c0 = bytes.chunks(512).any(|piece| {
        // LF becomes the largest; the other controls stay the smallest.
        let order = |byte: u8| (byte ^ b'\n').wrapping_sub(1);
        let is_c0 = |byte: u8| (byte < 0x20) & (byte != b'\n') & (byte != b'\t') & (byte != b'\r');
        piece.iter().fold(u8::MAX, |least, &byte| least.min(order(byte))) < 0x1F
            && piece.iter().fold(false, |found, &byte| found | is_c0(byte))
    });
    // DEL, or what leads the controls of the upper half and some signs.
    let is_del_or_c1 = |at: usize| {
        bytes.get(at) == Some(&0x7F) || bytes.get(at + 1).is_some_and(|&byte| byte <= 0x9F)
    };
    (has_c0 || memchr::memchr2_iter(0x7F, 0xC2, bytes).any(is_del_or_c1)).then(|| {
        let is_control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
        let mut kept = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find(is_control) {
            let (before, after) = rest.split_at(at);
            kept.push_str(before);
            let mut after = after.chars();
            kept.extend(after.next().filter(|&c| c >= '\u{80}').map(|c| windows_1252(c.into())));
            rest = after.as_str();
        }
        kept.push_str(rest);
        kept
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_found_in_their_order() {
        let arabic = "وصلت العبارة إلى الميناء";
        let page = |declared: &str| format!("<html><meta {declared}><p>{arabic}");
        let decoded = |bytes: &[u8], server| decode_page(bytes, server).unwrap().text;
        let legacy = |declared: &str| WINDOWS_1256.encode(&page(declared)).0.into_owned();
        let by_page = legacy("charset=windows-1256");
        assert!(decoded(&by_page, None).contains(arabic));
        let content = legacy("http-equiv=Content-Type content='text/html; charset=cp1256'");
        assert!(decoded(&content, None).contains(arabic));
        assert!(
            decoded(&legacy("name=x"), Some("text/html; charset=windows-1256")).contains(arabic)
        );
        assert!(decoded(&legacy("charset=utf-8"), None).contains(arabic), "a wrong declaration");
        assert!(
            decoded(page("charset=iso-8859-1").as_bytes(), None).contains(arabic),
            "valid UTF-8"
        );
        assert!(decoded(b"<html><p>a\0b", None).contains('b'));
    }

    #[test]
    fn what_is_wrong_with_the_bytes_of_a_page_is_said() {
        let problems = |bytes: &[u8], server| decode_page(bytes, server).unwrap().problems;
        let page = "<html><meta charset=utf-8><p>وصلت العبارة إلى الميناء";
        assert_eq!(problems(page.as_bytes(), None), []);
        let declared = "utf-8".to_owned();
        let wrong = FeedProblem::WrongEncoding { declared, used: "windows-1256" };
        assert_eq!(problems(&WINDOWS_1256.encode(page).0, None), [wrong]);
        let bad = [page.as_bytes(), b"\xFF"].concat();
        assert_eq!(problems(&bad, None), [FeedProblem::BadBytes("UTF-8")]);
        let text = "وصلت العبارة إلى الميناء".as_bytes();
        assert_eq!(problems(&[text, b"\xFF"].concat(), None), [FeedProblem::BadBytes("UTF-8")]);
        assert_eq!(problems("a sign of its own: \u{FFFD}".as_bytes(), None), []);
    }
}
