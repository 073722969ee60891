//! Puts values into sentences, each isolated so that its direction cannot disturb them.

/// First strong isolate, U+2068.
const FSI: char = '\u{2068}';
/// Pop directional isolate, U+2069.
const PDI: char = '\u{2069}';

/// Replaces each `{}` of the sentence by the next value, between isolates (UAX #9, 2.4).
/// Values too many are left out; `{}` too many stay empty.
///
/// ```
/// use khabar::locale::fill;
/// assert_eq!(fill("{} of {}", &["2", "9"]), "\u{2068}2\u{2069} of \u{2068}9\u{2069}");
/// ```
#[must_use]
pub fn fill(sentence: &str, values: &[&str]) -> String {
    let mut filled = String::with_capacity(sentence.len() + 16);
    let mut values = values.iter();
    for (part_idx, part) in sentence.split("{}").enumerate() {
        if part_idx > 0 {
            filled.push(FSI);
            filled.push_str(values.next().unwrap_or(&""));
            filled.push(PDI);
        }
        filled.push_str(part);
    }
    filled
}
