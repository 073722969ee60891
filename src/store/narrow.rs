//! Letters of one script in one byte each. In UTF-8 every Arabic letter takes two, of which the
//! first is nearly always the same: what packs stretches that come again finds little in it.
//!
//! A byte below 128 is itself, one above is a letter of the window: 128 characters that stand one
//! after the other in Unicode, such as U+0600 to U+067F. Before any other character stands
//! [`ESCAPE`].

/// Before what stands there in UTF-8. Seldom in texts; there it stands before itself.
const ESCAPE: u8 = 0x10;

/// The characters of a window.
const WINDOW_CHARS: u32 = 128;

/// Letters of the alphabets lie in the first windows; behind them those of scripts that have more
/// than fit into one.
const WINDOWS: usize = 64;

/// So much of a text tells which letters it is written in.
const TELLING_CHARS: usize = 256;

/// The characters that take one byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window(u8);

impl Window {
    /// None: all is as in UTF-8.
    pub(super) const NONE: Self = Self(0);

    /// The one of most letters of a text; none where most are of other windows, as in Chinese.
    pub(super) fn of(text: &str) -> Self {
        let mut counts = [0usize; WINDOWS];
        let mut all = 0;
        for c in text.chars().take(TELLING_CHARS).filter(|c| !c.is_ascii()) {
            all += 1;
            if let Some(count) = counts.get_mut((u32::from(c) / WINDOW_CHARS) as usize) {
                *count += 1;
            }
        }
        let (number, count) = counts
            .iter()
            .zip(0u8..)
            .map(|(count, number)| (number, *count))
            .max_by_key(|(_, count)| *count)
            .unwrap_or_default();
        if count * 2 > all { Self(number) } else { Self::NONE }
    }

    /// The one of this number, if there is one.
    pub(super) fn of_number(number: u8) -> Option<Self> {
        (usize::from(number) < WINDOWS).then_some(Self(number))
    }

    pub(super) fn number(self) -> u8 {
        self.0
    }

    fn start(self) -> u32 {
        u32::from(self.0) * WINDOW_CHARS
    }

    /// Appends a text, narrowed.
    pub(super) fn narrow(self, text: &str, narrowed: &mut Vec<u8>) {
        if self == Self::NONE {
            return narrowed.extend_from_slice(text.as_bytes());
        }
        let mut buffer = [0; 4];
        for c in text.chars() {
            let place = u32::from(c).wrapping_sub(self.start());
            match u8::try_from(place).ok().filter(|place| *place < 0x80) {
                Some(place) => narrowed.push(place | 0x80),
                None => {
                    let bytes = c.encode_utf8(&mut buffer).as_bytes();
                    if !c.is_ascii() || bytes == [ESCAPE] {
                        narrowed.push(ESCAPE);
                    }
                    narrowed.extend_from_slice(bytes);
                }
            }
        }
    }

    /// The bytes of the text that was narrowed. Nothing is checked but that they can be made.
    pub(super) fn widen(self, mut narrowed: &[u8]) -> Vec<u8> {
        if self == Self::NONE {
            return narrowed.to_vec();
        }
        let mut text = Vec::with_capacity(narrowed.len() * 2);
        let mut buffer = [0; 4];
        while let Some((first, rest)) = narrowed.split_first() {
            narrowed = rest;
            if *first >= 0x80 {
                let c = char::from_u32(self.start() + u32::from(first & 0x7F));
                let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
                text.extend_from_slice(c.encode_utf8(&mut buffer).as_bytes());
            } else if *first == ESCAPE {
                let length = rest.first().map_or(0, |lead| length_of(*lead)).min(rest.len());
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
        for (text, first, bytes) in [
            ("الميناء 7", 0x600, 9),
            ("ميناء – ميناء", 0x600, 16),
            ("פתיחת הנמל", 0x580, 10),
            ("новый порт", 0x400, 10),
            ("un café", 0x80, 7),
            // The Persian kaf is of another window.
            ("شاه کشتی", 0x600, 12),
            ("plain", 0, 5),
            ("港口开放", 0, 12),
        ] {
            let (window, narrowed) = narrowed(text);
            assert_eq!((window.start(), narrowed.len()), (first, bytes), "{text}");
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
            prop_assert!(window.widen(&bytes).len() <= bytes.len() * 3);
        }
    }
}
