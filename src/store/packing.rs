//! The texts of an article in few bytes. What a feed sends holds the words of what is read, so both
//! are packed as one block of LZ4: what comes again takes next to no room.
//!
//! A byte of [signs](IS_BLOCK), the number of their [`Window`], the length of each text (seven bits
//! a byte), then the narrowed texts, as a block or as they are where that is no longer.

use super::narrow::Window;
use lz4_flex::block::{compress_into, get_maximum_output_size};

/// The first byte says that the texts are a block.
const IS_BLOCK: u8 = 1;

/// The first byte says that there is HTML, if only an empty one.
const HAS_CONTENT: u8 = 2;

/// The shortest stretch that a block repeats.
const SHORTEST_MATCH: usize = 4;

/// No block holds more for each of its bytes: they count on lengths, 255 at most.
const MOST_FOR_A_BYTE: usize = 255;

/// What is packed: a text as it is read, and the HTML that it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Texts {
    pub plain: String,
    pub content: Option<String>,
}

/// Packs a text with its HTML.
pub(super) fn pack(plain: &str, content: Option<&str>) -> Vec<u8> {
    // The plain text comes first: of a block whose end is broken it is saved.
    let content_bytes = content.map_or(0, str::len);
    let mut both = Vec::with_capacity(plain.len() + content_bytes);
    let window = Window::of(plain);
    window.narrow(plain, &mut both);
    let plain_bytes = both.len();
    window.narrow(content.unwrap_or(""), &mut both);
    let signs = if content.is_some() { HAS_CONTENT } else { 0 };
    let mut packed = vec![signs | IS_BLOCK, window.number()];
    put_length(&mut packed, plain_bytes);
    put_length(&mut packed, both.len() - plain_bytes);
    let start = packed.len();
    packed.resize(start + get_maximum_output_size(both.len()), 0);
    let room = packed.get_mut(start..).unwrap_or_default();
    let length = compress_into(&both, room).ok().filter(|length| *length < both.len());
    packed.truncate(start + length.unwrap_or(0));
    if length.is_none() {
        packed.extend_from_slice(&both);
        if let Some(first) = packed.first_mut() {
            *first = signs;
        }
    }
    packed.shrink_to_fit();
    packed
}

/// What [`pack`] made; of what is damaged the rest that can be read.
pub(super) fn unpack(packed: &[u8]) -> Result<Texts, Texts> {
    let Some(head) = Head::read(packed) else { return Err(Texts::default()) };
    let (bytes, is_whole) = head.texts();
    let (plain, content) = bytes.split_at_checked(head.plain_bytes).unwrap_or((&bytes, &[]));
    let text = |narrowed| String::from_utf8(head.window.widen(narrowed));
    match (text(plain), text(content)) {
        (Ok(plain), Ok(content)) if is_whole => Ok(head.of(plain, content)),
        (plain, content) => Err(head.of(readable(plain), readable(content))),
    }
}

fn readable(text: Result<String, std::string::FromUtf8Error>) -> String {
    text.unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// What stands before the texts.
struct Head<'a> {
    signs: u8,
    window: Window,
    plain_bytes: usize,
    /// Of both.
    bytes: usize,
    rest: &'a [u8],
}

impl<'a> Head<'a> {
    /// None when it says what cannot be: nothing is allocated for a length that lies.
    fn read(packed: &'a [u8]) -> Option<Self> {
        let ([signs, window], mut rest) = packed.split_first_chunk()?;
        let window = Window::of_number(*window)?;
        let plain_bytes = take_length(&mut rest)?;
        let bytes = plain_bytes.checked_add(take_length(&mut rest)?)?;
        let is_known = signs & !(IS_BLOCK | HAS_CONTENT) == 0;
        let is_likely = bytes <= rest.len().saturating_mul(MOST_FOR_A_BYTE);
        (is_known && is_likely).then_some(Self { signs: *signs, window, plain_bytes, bytes, rest })
    }

    /// The bytes of both texts as far as they go, and whether that is all.
    fn texts(&self) -> (Vec<u8>, bool) {
        if self.signs & IS_BLOCK == 0 {
            return (self.rest.to_vec(), self.rest.len() == self.bytes);
        }
        let mut bytes = Vec::with_capacity(self.bytes);
        let is_whole = read_block(self.rest, &mut bytes).is_some();
        let is_whole = is_whole && bytes.len() == self.bytes;
        (bytes, is_whole)
    }

    fn of(&self, plain: String, content: String) -> Texts {
        Texts { plain, content: (self.signs & HAS_CONTENT != 0).then_some(content) }
    }
}

/// Reads a block of LZ4 up to the capacity of `bytes`; none when it is broken, and `bytes` then hold
/// what came before, which the decoders of others do not give.
fn read_block(mut block: &[u8], bytes: &mut Vec<u8>) -> Option<()> {
    let most = bytes.capacity();
    loop {
        let (token, rest) = block.split_first()?;
        block = rest;
        let literals = take_run(&mut block, token >> 4)?;
        let (literals, rest) = block.split_at_checked(literals)?;
        block = rest;
        if literals.len() > most - bytes.len() {
            return None;
        }
        bytes.extend_from_slice(literals);
        if block.is_empty() {
            return Some(());
        }
        let (distance, rest) = block.split_first_chunk()?;
        block = rest;
        let length = take_run(&mut block, token & 0x0F)?.checked_add(SHORTEST_MATCH)?;
        if length > most - bytes.len() {
            return None;
        }
        repeat(bytes, usize::from(u16::from_le_bytes(*distance)), length)?;
    }
}

/// Says again what stands so far before the end; it may run into what it says.
fn repeat(bytes: &mut Vec<u8>, distance: usize, mut length: usize) -> Option<()> {
    let mut start = bytes.len().checked_sub(distance).filter(|start| *start < bytes.len())?;
    while length > 0 {
        let run = length.min(bytes.len() - start);
        bytes.extend_from_within(start..start + run);
        start += run;
        length -= run;
    }
    Some(())
}

/// Four bits of a token, and the bytes that go on with them.
fn take_run(block: &mut &[u8], start: u8) -> Option<usize> {
    let mut run = usize::from(start);
    let mut goes_on = start == 0x0F;
    while goes_on {
        let (more, rest) = block.split_first()?;
        *block = rest;
        run = run.checked_add(usize::from(*more))?;
        goes_on = *more == u8::MAX;
    }
    Some(run)
}

fn put_length(packed: &mut Vec<u8>, mut length: usize) {
    while length > 0x7F {
        packed.push(u8::try_from(length & 0x7F).unwrap_or(0) | 0x80);
        length >>= 7;
    }
    packed.push(u8::try_from(length).unwrap_or(0));
}

fn take_length(packed: &mut &[u8]) -> Option<usize> {
    let mut length = 0usize;
    for shift in (0..usize::BITS).step_by(7) {
        let (byte, rest) = packed.split_first()?;
        *packed = rest;
        length |= usize::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Some(length);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(plain: &str, content: Option<&str>) -> Texts {
        Texts { plain: plain.to_owned(), content: content.map(str::to_owned) }
    }

    fn article() -> (String, String) {
        let sentence = |number| format!("قالت الوزيرة ليلى إن الميناء رقم {number} يفتح قريبا. ");
        let plain: String = (0..40).map(sentence).collect();
        let content = plain.replace(". ", ".</p>\n<p class=\"text\">");
        (plain, content)
    }

    #[test]
    fn content_beside_its_text_takes_little_room() {
        let (plain, content) = article();
        let alone = pack(&plain, None).len();
        let packed = pack(&plain, Some(&content));
        assert!(packed.len() < alone + content.len() / 4, "{} of {alone}", packed.len());
        assert_eq!(unpack(&packed), Ok(texts(&plain, Some(&content))));
    }

    #[test]
    fn what_does_not_shrink_stays_as_it_is() {
        assert_eq!(pack("new", None), [&[0, 0, 3, 0], &b"new"[..]].concat());
        assert_eq!(pack("خبر", None), [0, 12, 3, 0, 0xAE, 0xA8, 0xB1]);
        assert_eq!(pack("", Some("")), [HAS_CONTENT, 0, 0, 0]);
        assert_eq!(unpack(&pack("", None)), Ok(Texts::default()));
        assert_eq!(unpack(&pack("", Some(""))), Ok(texts("", Some(""))));
        let long = "ا".repeat(1_000_000);
        let packed = pack(&long, Some(&long));
        assert!(packed.len() < 20_000, "{}", packed.len());
        assert_eq!(unpack(&packed), Ok(texts(&long, Some(&long))));
    }

    #[test]
    fn what_stands_before_the_damage_is_read() {
        let (plain, content) = article();
        let packed = pack(&plain, Some(&content));
        let saved = unpack(&packed[..packed.len() - 20]).expect_err("it is cut");
        assert_eq!(saved.plain, plain);
        assert!(
            content
                .starts_with(saved.content.as_deref().expect("some").trim_end_matches('\u{fffd}'))
        );
        let saved = unpack(&packed[..100]).expect_err("it is cut");
        assert!(
            saved.plain.starts_with("قالت الوزيرة ليلى") && saved.content.as_deref() == Some("")
        );
        // What is no letter any more costs no more than that.
        let mut other = pack("new", None);
        other[5] = 0xFF;
        assert_eq!(unpack(&other), Err(texts("n\u{fffd}w", None)));
        for nothing in
            [&[][..], &[0], &[9, 0, 0, 0], &[0, 64, 0, 0], &[1, 0, 0xFF, 0xFF, 0x7F, 0, 1]]
        {
            assert_eq!(unpack(nothing), Err(Texts::default()), "{nothing:?}");
        }
    }

    #[test]
    fn a_length_that_lies_takes_no_memory() {
        let mut packed = vec![IS_BLOCK, 0];
        put_length(&mut packed, usize::MAX / 2);
        put_length(&mut packed, usize::MAX / 2);
        packed.extend([0x10, b'a']);
        assert_eq!(unpack(&packed), Err(Texts::default()));
        // One that may be is believed for as much as a block of its size can hold.
        let mut packed = vec![IS_BLOCK, 0, 100, 0];
        packed.extend([0x1F, b'a', 1, 0]);
        packed.extend([0xFF; 64]);
        assert_eq!(unpack(&packed), Err(texts("a", None)));
    }

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(plain: String, content: Option<String>, times in 0usize..400) {
            let plain = plain.repeat(times);
            let content = content.map(|content| content + &plain);
            let packed = pack(&plain, content.as_deref());
            let bytes = plain.len() + content.as_ref().map_or(0, String::len);
            prop_assert!(packed.len() <= bytes * 2 + 22);
            prop_assert_eq!(unpack(&packed), Ok(Texts { plain, content }));
        }

        #[test]
        fn any_bytes_are_unpacked(bytes: Vec<u8>) {
            let _ = unpack(&bytes);
        }

        #[test]
        fn damage_takes_no_more_memory_than_it_may(at in 0usize..2000, byte: u8, cut in 0usize..2000) {
            let (plain, content) = article();
            let mut packed = pack(&plain, Some(&content));
            let at = at % packed.len();
            packed[at] = byte;
            packed.truncate(packed.len().max(cut) - cut.min(packed.len()));
            let (Ok(found) | Err(found)) = unpack(&packed);
            let bytes = found.plain.len() + found.content.map_or(0, |content| content.len());
            // A byte is a letter of three, or is read as the sign of three for what is none.
            prop_assert!(bytes <= packed.len() * MOST_FOR_A_BYTE * 3);
        }
    }
}
