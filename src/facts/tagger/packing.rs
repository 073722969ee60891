//! Packs numbers tightly, for unpacking fast: bytes that are alike go into one stream, which
//! is packed as a whole. What is written and what is read is described once, by code over
//! [`Coder`], for both directions.

use super::entropy;
use std::borrow::Cow;

/// The number of a stream.
#[derive(Clone, Copy, Debug)]
pub struct Stream(usize);

/// Writes what it is given and gives it back, or reads and ignores what it is given.
pub trait Coder {
    /// Opens the next stream.
    fn stream(&mut self) -> Stream;

    /// Codes a byte.
    fn byte(&mut self, stream: Stream, byte: u8) -> u8;

    /// Codes several bytes.
    fn bytes<const N: usize>(&mut self, stream: Stream, bytes: [u8; N]) -> [u8; N];

    /// Codes a row of bytes, which lies in the file as it is and is borrowed there.
    fn row(&mut self, row: Cow<'static, [u8]>) -> Cow<'static, [u8]>;

    /// Opens streams for the bytes of numbers.
    fn numbers(&mut self) -> [Stream; 4] {
        std::array::from_fn(|_| self.stream())
    }

    /// Codes a number.
    fn number(&mut self, streams: [Stream; 4], number: u32) -> u32 {
        let mut bytes = number.to_le_bytes();
        for (byte, stream) in bytes.iter_mut().zip(streams) {
            *byte = self.byte(stream, *byte);
        }
        u32::from_le_bytes(bytes)
    }
}

/// Writes.
#[derive(Default)]
pub struct Encoder {
    streams: Vec<Written>,
}

enum Written {
    Stream(Vec<u8>),
    Row(Cow<'static, [u8]>),
}

impl Encoder {
    /// The packed streams.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        let mut file = Vec::new();
        for written in &self.streams {
            match written {
                Written::Stream(stream) => entropy::pack(stream, &mut file),
                Written::Row(row) => entropy::keep(row, &mut file),
            }
        }
        file
    }
}

impl Coder for Encoder {
    fn stream(&mut self) -> Stream {
        self.streams.push(Written::Stream(Vec::new()));
        Stream(self.streams.len() - 1)
    }

    fn byte(&mut self, stream: Stream, byte: u8) -> u8 {
        if let Some(Written::Stream(stream)) = self.streams.get_mut(stream.0) {
            stream.push(byte);
        }
        byte
    }

    fn bytes<const N: usize>(&mut self, stream: Stream, bytes: [u8; N]) -> [u8; N] {
        bytes.map(|byte| self.byte(stream, byte))
    }

    fn row(&mut self, row: Cow<'static, [u8]>) -> Cow<'static, [u8]> {
        self.streams.push(Written::Row(row.clone()));
        row
    }
}

/// Reads; past the end of a stream it reads zeros.
pub struct Decoder {
    file: &'static [u8],
    streams: Vec<Unpacked>,
}

struct Unpacked {
    bytes: Cow<'static, [u8]>,
    at: usize,
}

impl Unpacked {
    fn next<const N: usize>(&mut self) -> [u8; N] {
        let rest = self.bytes.get(self.at..).unwrap_or(&[]);
        let found = rest.first_chunk().copied().unwrap_or([0; N]);
        self.at += N;
        if self.at >= self.bytes.len() {
            // Unpacked streams are larger than what is made of them: none stays until the last.
            self.bytes = Cow::Borrowed(&[]);
        }
        found
    }
}

impl Decoder {
    /// Reads what an [`Encoder`] wrote.
    #[must_use]
    pub fn new(file: &'static [u8]) -> Decoder {
        Decoder { file, streams: Vec::new() }
    }
}

impl Coder for Decoder {
    fn stream(&mut self) -> Stream {
        self.streams.push(Unpacked { bytes: entropy::unpack(&mut self.file), at: 0 });
        Stream(self.streams.len() - 1)
    }

    fn byte(&mut self, stream: Stream, byte: u8) -> u8 {
        let [byte] = self.bytes(stream, [byte]);
        byte
    }

    fn bytes<const N: usize>(&mut self, stream: Stream, _: [u8; N]) -> [u8; N] {
        self.streams.get_mut(stream.0).map_or([0; N], Unpacked::next)
    }

    fn row(&mut self, _: Cow<'static, [u8]>) -> Cow<'static, [u8]> {
        let row = entropy::unpack(&mut self.file);
        // Streams are counted by their numbers, and this is none that is read on.
        self.streams.push(Unpacked { bytes: Cow::Borrowed(&[]), at: 0 });
        row
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Codes a list of numbers and says what the coder gave back.
    fn code(coder: &mut impl Coder, numbers: &[u32]) -> Vec<u32> {
        let whole = coder.numbers();
        let low = coder.stream();
        numbers
            .iter()
            .flat_map(|&number| {
                [coder.number(whole, number), u32::from(coder.byte(low, number as u8))]
            })
            .collect()
    }

    #[test]
    fn reads_what_was_written() {
        let mut numbers = vec![0, 1, 2, 3, 255, 256, u32::MAX, u32::MAX - 1, 1 << 31];
        numbers.extend((0..5_000_u32).map(|at| at.wrapping_mul(0x9e37_79b9) >> (at % 32)));
        let mut encoder = Encoder::default();
        let written = code(&mut encoder, &numbers);
        let bytes = encoder.finish();
        assert_eq!(code(&mut Decoder::new(bytes.clone().leak()), &vec![0; numbers.len()]), written);
    }

    #[test]
    fn reads_garbage_without_harm() {
        let garbage: Vec<u8> = (0..200_u32).map(|at| (at * at + 17) as u8).collect();
        assert_eq!(code(&mut Decoder::new(garbage.leak()), &[0; 500]).len(), 1000);
        assert_eq!(code(&mut Decoder::new(&[]), &[0; 50]).len(), 100);
    }
}
