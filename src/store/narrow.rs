//! Letters of one script in one byte each. In UTF-8 every Arabic letter takes two, of which the
//! first is nearly always the same: what packs stretches that come again finds little in it.
//!
//! A byte below 128 is itself, one above is a letter of the window: 128 characters that stand one
//! after the other in Unicode, such as U+0600 to U+067F. Before any other character stands
//! [`ESCAPE`].

/// Before what stands there in UTF-8. Seldom in texts; there it stands before itself.
const ESCAPE: u8 = 0x10;

/// Windows of letters that take two bytes in UTF-8, by four bits of the first. The other bit of it,
/// and six of the second, are the place in the window.
const WINDOWS: usize = 16;

/// So much of a text tells which letters it is written in.
const TELLING_BYTES: usize = 512;

/// The characters that take one byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window(u8);

impl Window {
    /// ASCII alone: all is as in UTF-8.
    pub(super) const NONE: Self = Self(0);

    /// The one of most letters of a text; none where most are of no window, as in Chinese.
    pub(super) fn of(text: &str) -> Self {
        let mut counts = [0usize; WINDOWS];
        let mut all = 0;
        for lead in text.bytes().take(TELLING_BYTES).filter(|byte| *byte >= 0xC0) {
            all += 1;
            let number = usize::from(lead >> 1 & 0x0F);
            if let Some(count) = counts.get_mut(number).filter(|_| lead < 0xE0) {
                *count += 1;
            }
        }
        let most = counts.iter().zip(0u8..).max_by_key(|(count, _)| **count);
        most.filter(|(count, _)| **count * 2 > all).map_or(Self::NONE, |(_, number)| Self(number))
    }

    /// The one of this number, if there is one.
    pub(super) fn of_number(number: u8) -> Option<Self> {
        (usize::from(number) < WINDOWS).then_some(Self(number))
    }

    pub(super) fn number(self) -> u8 {
        self.0
    }

    /// The first byte of its letters, without the bit that belongs to their place.
    fn lead(self) -> u8 {
        0xC0 | self.0 << 1
    }

    /// Appends a text, narrowed.
    pub(super) fn narrow(self, text: &str, narrowed: &mut Vec<u8>) {
        let mut bytes = text.as_bytes();
        if self == Self::NONE {
            return narrowed.extend_from_slice(bytes);
        }
        while let Some((first, rest)) = bytes.split_first() {
            if first & 0xFE == self.lead() {
                let (second, rest) = rest.split_first().unwrap_or((&0, &[]));
                narrowed.push(0x80 | (first & 1) << 6 | second & 0x3F);
                bytes = rest;
            } else if *first < 0x80 && *first != ESCAPE {
                narrowed.push(*first);
                bytes = rest;
            } else {
                narrowed.push(ESCAPE);
                let (escaped, rest) =
                    bytes.split_at_checked(length_of(*first)).unwrap_or((bytes, &[]));
                narrowed.extend_from_slice(escaped);
                bytes = rest;
            }
        }
    }

    /// The bytes of the text that was narrowed. Nothing is checked but that they can be made.
    pub(super) fn widen(self, mut narrowed: &[u8]) -> Vec<u8> {
        if self == Self::NONE {
            return narrowed.to_vec();
        }
        let mut text = Vec::with_capacity(narrowed.len() * 2);
        while let Some((first, rest)) = narrowed.split_first() {
            narrowed = rest;
            if *first >= 0x80 {
                text.extend_from_slice(&[self.lead() | (first >> 6 & 1), 0x80 | first & 0x3F]);
            } else if *first == ESCAPE {
                let length = rest.first().map_or(0, |lead| length_of(*lead));
                let (escaped, rest) = rest.split_at_checked(length).unwrap_or((rest, &[]));
                text.extend_from_slice(escaped);
                narrowed = rest;
            } else {
                text.push(*first);
            }
        }
        text
    }
}

/// Of a character in UTF-8 by its first byte.
fn length_of(lead: u8) -> usize {
    match lead {
        0..0xC0 => 1,
        0xC0..0xE0 => 2,
        0xE0..0xF0 => 3,
        0xF0.. => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn narrowed(text: &str) -> (Window, Vec<u8>) {
        let window = Window::of(text);
        let mut bytes = Vec::new();
        window.narrow(text, &mut bytes);
        (window, bytes)
    }

    #[test]
    fn letters_of_an_alphabet_take_a_byte() {
        for (text, number, bytes) in [
            ("الميناء 7", 12, 9),
            ("ميناء – ميناء", 12, 16),
            ("פתיחת הנמל", 11, 10),
            ("новый порт", 8, 10),
            ("un café", 1, 7),
            // The Persian kaf is of another window.
            ("شاه کشتی", 12, 12),
            ("plain", 0, 5),
            ("港口开放", 0, 12),
        ] {
            let (window, narrowed) = narrowed(text);
            assert_eq!((window.number(), narrowed.len()), (number, bytes), "{text}");
            assert_eq!(window.widen(&narrowed), text.as_bytes());
        }
    }

    proptest! {
        #[test]
        fn what_is_narrowed_is_widened(
            text in prop_oneof!["\\PC*", "[\\x10-\\x12a-zا-يپ-ی–“😀]*", "[א-ת\\x10 ]*"]
        ) {
            let (window, narrowed) = narrowed(&text);
            prop_assert_eq!(window.widen(&narrowed), text.as_bytes());
            prop_assert_eq!(Window::of_number(window.number()), Some(window));
        }

        #[test]
        fn any_bytes_are_widened(bytes: Vec<u8>, number: u8) {
            let Some(window) = Window::of_number(number) else { return Ok(()) };
            prop_assert!(window.widen(&bytes).len() <= bytes.len() * 2);
        }
    }
}
