//! Tells what is not text: by the first bytes of well-known formats and by control bytes.

/// The bytes are not text. Holds what they look like, where that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotText(pub Option<&'static str>);

/// First bytes that no text has. Formats whose first bytes could be words (`GIF`, `BM`) are
/// listed with enough bytes to be sure; all the others are caught by their zero bytes.
const FIRST_BYTES: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"\x7FELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"\x1F\x8B\x08", "a gzip archive"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xFD7zXZ\x00", "an xz archive"),
    (b"\x28\xB5\x2F\xFD", "a zstd archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (b"Rar!\x1A\x07", "a rar archive"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an office document"),
    (b"OggS\x00", "a sound file"),
    (b"ID3\x03", "a sound file"),
    (b"ID3\x04", "a sound file"),
    (b"{\\rtf", "a rich text document"),
];

/// What the first bytes say the format is.
pub(super) fn known_format(bytes: &[u8]) -> Option<&'static str> {
    FIRST_BYTES.iter().find(|(first, _)| bytes.starts_with(first)).map(|&(_, name)| name)
}

/// Whether there are more control bytes than a text has. One zero byte is enough: no encoding
/// that is left once UTF-16 is ruled out has it. Other controls do slip into texts (a captured
/// terminal has many ESC), so only one byte in thirty counts as "not text".
pub(super) fn has_controls_of_binary(bytes: &[u8]) -> bool {
    let mut controls = 0usize;
    for &byte in bytes {
        match byte {
            0 => return true,
            b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1A | 0x1B => {}
            0x01..=0x1F | 0x7F => controls += 1,
            _ => {}
        }
    }
    controls > 0 && controls * 30 > bytes.len()
}
