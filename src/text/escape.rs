//! How far an escape sequence reaches (ECMA-48), so that it can be dropped whole.

/// The bytes of the sequence that begins at the start of `text`, at least the first character.
///
/// A sequence that is cut off ends with the line, as it does nothing more in a terminal. The
/// C1 controls (U+0080..U+009F) are more often text read in the wrong encoding than commands,
/// so they take along only what is surely theirs: parameters with a final letter, or a
/// string with its terminator.
pub(super) fn escape_len(text: &str) -> usize {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return 0 };
    let rest = chars.as_str();
    if first == '\u{1b}' {
        return 1 + seven_bit_len(rest);
    }
    let taken = match first {
        '\u{9b}' if rest.starts_with(|c: char| c.is_ascii_digit() || c == '?') => csi_len(rest),
        // The terminator is looked for near by, so that many of them cost no more than one.
        '\u{90}' | '\u{98}' | '\u{9d}'..='\u{9f}' => string_len(rest, MAX_C1_STRING),
        _ => None,
    };
    first.len_utf8() + taken.unwrap_or(0)
}

/// The length of what follows an ESC.
fn seven_bit_len(rest: &str) -> usize {
    let Some(second) = rest.chars().next() else { return 0 };
    let after = rest.get(second.len_utf8()..).unwrap_or("");
    match second {
        '[' => 1 + csi_len(after).unwrap_or_else(|| line_len(after, is_csi_byte)),
        ']' | 'P' | 'X' | '^' | '_' => {
            1 + string_len(after, usize::MAX).unwrap_or_else(|| line_len(after, |_| true))
        }
        // nF: intermediates, then a final character.
        ' '..='/' => {
            let intermediates = line_len(rest, |c| matches!(c, ' '..='/'));
            let last = rest.get(intermediates..).unwrap_or("");
            intermediates + usize::from(last.starts_with(|c| matches!(c, '0'..='~')))
        }
        '0'..='~' => 1,
        _ => 0,
    }
}

fn is_csi_byte(c: char) -> bool {
    matches!(c, ' '..='?')
}

/// Parameters, intermediates and the final character of a CSI; None when it has no end.
fn csi_len(rest: &str) -> Option<usize> {
    let body = line_len(rest, is_csi_byte);
    let last = rest.get(body..).unwrap_or("");
    last.starts_with(|c| matches!(c, '@'..='~')).then_some(body + 1)
}

/// Window titles and the like; longer strings do not come with a C1 introducer.
const MAX_C1_STRING: usize = 1024;

/// A string of at most `max_chars` up to and with its terminator (ST in either form, or BEL);
/// None when it has none.
fn string_len(rest: &str, max_chars: usize) -> Option<usize> {
    let mut previous = '\0';
    for (at, c) in rest.char_indices().take(max_chars) {
        match c {
            '\u{7}' | '\u{9c}' => return Some(at + c.len_utf8()),
            '\\' if previous == '\u{1b}' => return Some(at + 1),
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => return None,
            _ => previous = c,
        }
    }
    None
}

/// The bytes at the start of `rest` that belong, up to the end of the line.
fn line_len(rest: &str, belongs: fn(char) -> bool) -> usize {
    rest.find(|c| !belongs(c) || matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}'))
        .unwrap_or(rest.len())
}
