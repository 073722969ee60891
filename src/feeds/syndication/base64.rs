//! Base64, as Atom allows it for the content of an entry.

/// The text that is encoded; none when this is no base64, or no text.
pub(super) fn text(encoded: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(encoded.len() / 4 * 3);
    let mut bits = 0u32;
    let mut count = 0u32;
    for byte in encoded.bytes().filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=') {
        bits = bits << 6 | value(byte)?;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xFF).ok()?);
        }
    }
    String::from_utf8(bytes).ok()
}

fn value(byte: u8) -> Option<u32> {
    Some(u32::from(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn what_is_encoded_comes_back() {
        assert_eq!(text("2K7YqNix\n").as_deref(), Some("خبر"));
        assert_eq!(text("YQ==").as_deref(), Some("a"));
        assert_eq!(text("no base64!"), None);
        assert_eq!(text("////"), None);
    }
}
