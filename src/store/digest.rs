//! Digests that are the same on each day and machine, to see whether a story changed.

use crate::news::{Entry, Summary};

/// FNV-1a with 64 bits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Digest(u64);

impl Digest {
    pub(super) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// With a part more; where a part ends counts too.
    pub(super) fn with(self, part: &str) -> Self {
        part.bytes().fold(self, Self::and).and(PART_END)
    }

    fn and(self, byte: u8) -> Self {
        Self((self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }

    /// As SQLite keeps it.
    pub(super) fn number(self) -> i64 {
        i64::from_ne_bytes(self.0.to_ne_bytes())
    }
}

/// No byte of a text.
const PART_END: u8 = 0xFF;

/// As above over eight bytes at once, for what is long and only ever compared with what the same
/// feed sent before.
#[derive(Clone, Copy, Debug)]
struct LongDigest(u64);

impl LongDigest {
    /// Not zero, which would stay zero over all that is empty.
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn with(mut self, part: &str) -> Self {
        let (words, rest) = part.as_bytes().as_chunks::<8>();
        for word in words {
            self = self.and(u64::from_le_bytes(*word));
        }
        let mut last = [0; 8];
        last.iter_mut().zip(rest).for_each(|(place, byte)| *place = *byte);
        self.and(u64::from_le_bytes(last)).and(part.len() as u64)
    }

    fn and(self, word: u64) -> Self {
        // The upper half of a product is well mixed, and comes down for the next one.
        let mixed = (self.0 ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self(mixed ^ mixed >> 32)
    }
}

/// Of all that an entry says, as it was received.
pub(super) fn of_entry(entry: &Entry) -> i64 {
    let summary = match &entry.summary {
        Summary::None | Summary::Content => "",
        Summary::Plain(text) | Summary::Html(text) => text,
    };
    let title = entry.title.as_deref().unwrap_or("");
    let link = entry.link.as_deref().unwrap_or("");
    let content = entry.content.as_deref().unwrap_or("");
    let mut digest = LongDigest::new().with(title).with(link).with(summary).with(content);
    for author in &entry.authors {
        digest = digest.with(author);
    }
    i64::from_ne_bytes(digest.0.to_ne_bytes())
}

/// Of what a person reads, word by word: white space does not count. And how many words it has.
pub(super) fn of_text(plain: &str) -> (i64, usize) {
    let (mut digest, mut count, mut is_in_word) = (Digest::new(), 0, false);
    let mut rest = plain;
    loop {
        let letters = rest.bytes().position(may_be_blank).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(letters).unwrap_or((rest, ""));
        digest = word.bytes().fold(digest, Digest::and);
        is_in_word |= !word.is_empty();
        let mut after = after.chars();
        let next = after.next();
        if let Some(letter) = next.filter(|c| !c.is_whitespace()) {
            digest = letter.encode_utf8(&mut [0; 4]).bytes().fold(digest, Digest::and);
            is_in_word = true;
        } else if std::mem::take(&mut is_in_word) {
            digest = digest.and(PART_END);
            count += 1;
        }
        if next.is_none() {
            return (digest.number(), count);
        }
        rest = after.as_str();
    }
}

/// Whether a byte may begin white space; those of most letters do not.
fn may_be_blank(byte: u8) -> bool {
    matches!(byte, 0..=b' ' | 0xC2 | 0xE1..=0xE3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_text_is_its_words(text in "[ \\n\\t\u{85}\u{a0}\u{1680}\u{2009}\u{2028}\u{3000}a-cاب–é新😀]*") {
            let words = || text.split_whitespace();
            let digest = words().fold(Digest::new(), Digest::with).number();
            prop_assert_eq!(of_text(&text), (digest, words().count()));
        }
    }

    #[test]
    fn every_letter_and_where_parts_end_count() {
        let of = |parts: &[&str]| {
            parts.iter().fold(LongDigest::new(), |digest, part| digest.with(part)).0
        };
        let parts: [&[&str]; 8] = [
            &[],
            &[""],
            &["a"],
            &["a\0"],
            &["abcdefgh", ""],
            &["abcdefgh"],
            &["abcdefghi"],
            &["abcdefg", "hi"],
        ];
        let mut digests: Vec<u64> = parts.iter().map(|parts| of(parts)).collect();
        digests.sort_unstable();
        digests.dedup();
        assert_eq!(digests.len(), parts.len());
    }
}
