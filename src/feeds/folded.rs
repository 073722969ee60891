//! Whether a text is as it is shown already: most titles and names are, and need no work.

const CONTROL: u8 = 1;
const MARKUP: u8 = 2;
const MAY_BE_BLANK: u8 = 4;

/// What a byte may be the sign of. U+00A0 and the controls before it begin with 0xC2, other
/// blanks with 0xE1, 0xE2 or 0xE3, as also marks of quotation do.
const fn sign(byte: u8) -> u8 {
    let is_control = (byte < b' ') | (byte == 0x7F);
    let is_markup = (byte == b'<') | (byte == b'&');
    let may_be_blank = (byte == 0xC2) | ((byte >= 0xE1) & (byte <= 0xE3));
    (is_control as u8 * CONTROL) | (is_markup as u8 * MARKUP) | (may_be_blank as u8 * MAY_BE_BLANK)
}

const SIGNS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = sign(byte as u8);
        byte += 1;
    }
    table
};

/// Whether there is nothing in it to be folded: no control, no blanks but single ones between
/// words.
pub(super) fn is_folded(text: &str) -> bool {
    has_none(text, CONTROL)
}

/// As [`is_folded`], and no sign of markup.
pub(super) fn is_line(text: &str) -> bool {
    has_none(text, CONTROL | MARKUP)
}

fn has_none(text: &str, unwanted: u8) -> bool {
    let bytes = text.as_bytes();
    if matches!(bytes.first(), None | Some(b' ')) || bytes.last() == Some(&b' ') {
        return false;
    }
    let signs = signs(bytes);
    signs & unwanted == 0
        && !has_gap(bytes)
        && (signs & MAY_BE_BLANK == 0
            || !text.chars().any(|c| c != ' ' && (c.is_whitespace() || c.is_control())))
}

/// Sixteen bytes are looked at at once, as no other byte tells whether one is looked at.
fn signs(bytes: &[u8]) -> u8 {
    let (sixteens, rest) = bytes.as_chunks::<16>();
    let mut found = [0; 16];
    for bytes in sixteens {
        for (found, byte) in found.iter_mut().zip(bytes) {
            *found |= sign(*byte);
        }
    }
    let of_rest = rest.iter().filter_map(|byte| SIGNS.get(usize::from(*byte)));
    of_rest.chain(&found).fold(0, |all, sign| all | sign)
}

/// Whether two blanks stand together.
fn has_gap(bytes: &[u8]) -> bool {
    let next = bytes.get(1..).unwrap_or_default();
    bytes.iter().zip(next).fold(false, |found, (&a, &b)| found | ((a == b' ') & (b == b' ')))
}
