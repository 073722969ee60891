//! Arabic words whose first letter is their own, though it looks like one that is written on to
//! words: وزير is no و before زير.
//!
//! The list is looked up where it lies in the program, so that it takes no memory of its own.

use std::cmp::Ordering;

/// Folded, in the order of their bytes, a word a line; `examples/own_letter_list.rs` makes it.
const LIST: &[u8] = include_bytes!("../../assets/text/own_letter_ar.txt");

/// Whether a folded word is known to begin with a letter of its own.
pub(super) fn is_own(word: &str) -> bool {
    let mut rest = LIST;
    while !rest.is_empty() {
        let (before, line, after) = middle_line(rest);
        rest = match word.as_bytes().cmp(line) {
            Ordering::Less => before,
            Ordering::Equal => return true,
            Ordering::Greater => after,
        };
    }
    false
}

/// The line in the middle of some lines, and those before and after it.
fn middle_line(lines: &[u8]) -> (&[u8], &[u8], &[u8]) {
    let is_end = |byte: &u8| *byte == b'\n';
    let (first_half, _) = lines.split_at(lines.len() / 2);
    let start = first_half.iter().rposition(is_end).map_or(0, |end| end + 1);
    let (before, from_line) = lines.split_at(start);
    let end = from_line.iter().position(is_end).unwrap_or(from_line.len());
    let (line, after) = from_line.split_at(end);
    (before, line, after.get(1..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_found() {
        let list = str::from_utf8(LIST).expect("UTF-8");
        for word in list.lines().filter(|line| !line.starts_with('#')) {
            assert!(is_own(word), "{word}");
            assert!(!is_own(&format!("{word}ـ")), "{word} and more");
            assert_eq!(crate::text::fold(word).text(), word, "as the index folds");
            assert!(word.chars().count() > 3, "{word} is never cut");
        }
    }

    #[test]
    fn no_other_word_is_found() {
        for word in ["", "زير", "والميناء", "بسبب", "لبن", "zebra", "#", "يوم", "ءا"]
        {
            assert!(!is_own(word), "{word}");
        }
    }

    #[test]
    fn lines_are_parted_in_the_middle() {
        assert_eq!(middle_line(b"a\nb\nc\n"), (&b"a\n"[..], &b"b"[..], &b"c\n"[..]));
        assert_eq!(middle_line(b"long"), (&b""[..], &b"long"[..], &b""[..]));
        assert_eq!(middle_line(b"\n"), (&b""[..], &b""[..], &b""[..]));
    }
}
