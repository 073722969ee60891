//! How far a text goes into a line as it stands: most of it is letters with single blanks.

/// White space, and what may begin a character that is dropped.
static IS_LOOKED_AT: [bool; 256] = {
    let mut bytes = [false; 256];
    let mut byte = 0;
    while byte < bytes.len() {
        bytes[byte] = matches!(byte as u8, 0..=b' ' | 0x7f | 0xc2 | 0xef);
        byte += 1;
    }
    bytes
};

/// Bytes up to the first that is looked at; a single blank between two letters stays as it is.
pub(super) fn plain_length(bytes: &[u8]) -> usize {
    let mut length = 0;
    while let Some(stretch) = bytes.get(length..).and_then(|rest| rest.first_chunk())
        && is_plain(stretch)
    {
        // What follows upon a blank is seen with the next stretch.
        length += STRETCH_BYTES - usize::from(stretch.ends_with(b" "));
    }
    while let Some(&byte) = bytes.get(length) {
        if is_looked_at(byte) {
            let is_between = byte == b' '
                && length.checked_sub(1).and_then(|at| bytes.get(at)).is_some_and(|&b| b != b' ')
                && bytes.get(length + 1).is_some_and(|&next| !is_looked_at(next));
            if !is_between {
                break;
            }
        }
        length += 1;
    }
    length
}

/// Bytes that a processor looks at together.
const STRETCH_BYTES: usize = 32;

/// Whether a stretch is letters and single blanks, without an end before it is all looked at.
fn is_plain(stretch: &[u8; STRETCH_BYTES]) -> bool {
    let mut found = 0;
    for &byte in stretch {
        let is_other = (byte < b' ') | (byte == 0x7f) | (byte == 0xc2) | (byte == 0xef);
        found |= u8::from(is_other);
    }
    for (before, byte) in stretch.iter().zip(stretch.iter().skip(1)) {
        // Bytes that have no bits but those of a blank, and no control.
        found |= u8::from(before | byte == b' ');
    }
    found == 0
}

fn is_looked_at(byte: u8) -> bool {
    IS_LOOKED_AT[usize::from(byte)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_single_blanks_go_as_they_stand() {
        let word = "كلمة ";
        let long = word.repeat(40);
        for (text, length) in [
            ("", 0),
            ("a b", 3),
            ("a ", 1),
            ("a  b", 1),
            ("ab\nc", 2),
            ("a \nb", 1),
            ("a \u{ad}b", 1),
            ("a\u{7f}", 1),
            ("\u{feff}", 0),
            (long.as_str(), long.len() - 1),
            (long.trim_end(), long.len() - 1),
        ] {
            assert_eq!(plain_length(text.as_bytes()), length, "{text:?}");
        }
        // Wherever two blanks or another sign stand among the stretches.
        for before in 1..80 {
            for sign in ["  ", "\t", "\u{ad}", " \u{ad}"] {
                let text = format!("{}{sign}{long}", "a".repeat(before));
                assert_eq!(plain_length(text.as_bytes()), before, "{before} {sign:?}");
            }
        }
    }
}
