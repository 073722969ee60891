//! Decodes the bytes of a text whose encoding nobody names.

use super::binary::{NotText, has_controls_of_binary, known_format};
use super::legacy;
use crate::news::FeedProblem;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A text and the encoding that it was in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark. Bytes that mean nothing became U+FFFD.
    pub text: String,
    /// The encoding, by its name in the WHATWG standard.
    pub encoding: &'static str,
    /// What was wrong with the bytes.
    pub problems: Vec<FeedProblem>,
}

/// Decodes `bytes`: by the byte order mark, else as UTF-8 when it is valid or nearly so, else
/// as UTF-16 by the pattern of its zero bytes, else in the legacy encoding in which it reads
/// best.
///
/// # Errors
/// [`NotText`] for bytes that are no text in any encoding.
pub fn decode(bytes: &[u8]) -> Result<Decoded, NotText> {
    if let Some((encoding, mark_length)) = Encoding::for_bom(bytes) {
        let body = bytes.get(mark_length..).unwrap_or_default();
        if encoding == UTF_8 && has_controls_of_binary(body) {
            return Err(NotText(None));
        }
        return decode_utf16_or_8(body, encoding);
    }
    if let Some(format) = known_format(bytes) {
        return Err(NotText(Some(format)));
    }
    if let Some(encoding) = utf16_by_zero_bytes(bytes) {
        return decode_utf16_or_8(bytes, encoding);
    }
    if has_controls_of_binary(bytes) {
        return Err(NotText(None));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let (text, encoding) = (text.to_owned(), UTF_8.name());
            Ok(Decoded { text, encoding, problems: Vec::new() })
        }
        Err(_) if is_nearly_utf8(bytes) => Ok(decode_as(bytes, UTF_8)),
        Err(_) => Ok(decode_as(bytes, legacy::best_encoding(bytes))),
    }
}

pub(super) fn decode_as(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let (text, has_bad_bytes) = encoding.decode_without_bom_handling(bytes);
    let encoding = encoding.name();
    let problems = has_bad_bytes.then_some(FeedProblem::BadBytes(encoding)).into_iter().collect();
    Decoded { text: text.into_owned(), encoding, problems }
}

/// A byte order mark may be the first bytes of anything: what decodes to zeros is no text.
fn decode_utf16_or_8(bytes: &[u8], encoding: &'static Encoding) -> Result<Decoded, NotText> {
    let decoded = decode_as(bytes, encoding);
    if has_controls_of_binary(decoded.text.as_bytes()) { Err(NotText(None)) } else { Ok(decoded) }
}

/// Whether the bytes are UTF-8 with a few bad bytes (a text cut in the middle of a letter, a
/// byte lost on the way): more whole multi-byte letters than bad places. In windows-1256 two
/// Arabic letters that happen to make a valid sequence are rare.
pub(super) fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let mut letters = 0usize;
    let mut bad = 0usize;
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    letters > bad * 2
}

/// UTF-16 without a mark: ASCII characters (there are always blanks and line ends) have their
/// zero byte on one side. The text must then read without a fault.
pub(super) fn utf16_by_zero_bytes(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(8192) & !1)?;
    // Among so many letters there is a blank.
    memchr::memchr(0, sample.get(..1024).unwrap_or(sample))?;
    let (pairs, _) = sample.as_chunks::<2>();
    let zero_first = pairs.iter().filter(|pair| pair[0] == 0).count();
    let zero_second = pairs.iter().filter(|pair| pair[1] == 0).count();
    let (encoding, zeros, stray) = if zero_second > zero_first {
        (UTF_16LE, zero_second, zero_first)
    } else {
        (UTF_16BE, zero_first, zero_second)
    };
    if pairs.len() < 2 || !bytes.len().is_multiple_of(2) || zeros * 20 < pairs.len() || stray > 0 {
        return None;
    }
    let (text, _) = encoding.decode_without_bom_handling(sample);
    let odd = text.chars().filter(|&c| !is_common(c)).count();
    (odd * 20 <= pairs.len()).then_some(encoding)
}

/// Characters that news in alphabets is made of. Not those of Chinese: two letters of ASCII
/// read as one character of UTF-16 land among them.
fn is_common(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{A0}'..='\u{024F}' | '\u{0370}'..='\u{06FF}'
        | '\u{200B}'..='\u{206F}' | '\u{20A0}'..='\u{20CF}' | '\u{FEFF}')
}
