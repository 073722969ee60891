//! The file of the tagger: rows of bytes and numbers, one behind the other, used where they lie.
//! Nothing of it is unpacked, so the program that has it inside starts at once and takes memory
//! only for what it looks at. What is written and what is read is described once, by code over
//! [`Coder`], for both directions.

use std::borrow::Cow;

/// Bytes that belong to the file that is shipped, or were made while training.
pub type Row = Cow<'static, [u8]>;

/// Writes what it is given and gives it back, or reads and ignores what it is given.
pub trait Coder {
    /// Codes a row of bytes.
    fn row(&mut self, row: Row) -> Row;

    /// Codes a number.
    fn number(&mut self, number: u32) -> u32;

    /// Codes a number with a fraction.
    fn fraction(&mut self, number: f32) -> f32 {
        f32::from_bits(self.number(number.to_bits()))
    }
}

/// Writes.
#[derive(Default)]
pub struct Encoder {
    file: Vec<u8>,
}

impl Encoder {
    /// What was written.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        self.file
    }
}

impl Coder for Encoder {
    fn row(&mut self, row: Row) -> Row {
        self.number(row.len() as u32);
        self.file.extend_from_slice(&row);
        row
    }

    fn number(&mut self, number: u32) -> u32 {
        self.file.extend(number.to_le_bytes());
        number
    }
}

/// Reads; past the end of the file rows are empty and numbers zero.
pub struct Decoder {
    file: &'static [u8],
}

impl Decoder {
    /// Reads what an [`Encoder`] wrote.
    #[must_use]
    pub fn new(file: &'static [u8]) -> Decoder {
        Decoder { file }
    }
}

impl Coder for Decoder {
    fn row(&mut self, _: Row) -> Row {
        let len = self.number(0) as usize;
        let (row, rest) = self.file.split_at_checked(len).unwrap_or((self.file, &[]));
        self.file = rest;
        Cow::Borrowed(row)
    }

    fn number(&mut self, _: u32) -> u32 {
        let (bytes, rest) = self.file.split_first_chunk().unwrap_or((&[0; 4], &[]));
        self.file = rest;
        u32::from_le_bytes(*bytes)
    }
}

/// Puts bytes into a row of such, before those at a place.
pub fn insert<const N: usize>(row: &mut Row, place: usize, bytes: [u8; N]) {
    let at = place * N;
    row.to_mut().splice(at..at, bytes);
}

/// The bytes at a place of a row of such; none past its end.
#[must_use]
pub fn at<const N: usize>(row: &[u8], place: usize) -> Option<&[u8; N]> {
    row.as_chunks().0.get(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_was_written() {
        let mut encoder = Encoder::default();
        encoder.row(Cow::Borrowed(&[1, 2, 3]));
        assert_eq!(encoder.number(u32::MAX - 1), u32::MAX - 1);
        encoder.row(Cow::Borrowed(&[]));
        encoder.fraction(-0.25);
        let mut decoder = Decoder::new(encoder.finish().leak());
        assert_eq!(*decoder.row(Cow::Borrowed(&[7])), [1, 2, 3]);
        assert_eq!(decoder.number(7), u32::MAX - 1);
        assert!(decoder.row(Cow::Borrowed(&[7])).is_empty());
        assert_eq!(decoder.fraction(7.0), -0.25);
        assert_eq!((decoder.number(7), decoder.row(Cow::Borrowed(&[7])).len()), (0, 0));
    }

    #[test]
    fn a_row_that_is_cut_off_is_as_long_as_the_file() {
        let mut decoder = Decoder::new(&[9, 0, 0, 0, 1, 2]);
        assert_eq!(*decoder.row(Cow::Borrowed(&[])), [1, 2]);
        assert_eq!(decoder.number(7), 0);
    }

    #[test]
    fn a_row_has_places() {
        let mut row = Row::default();
        insert(&mut row, 0, [5, 6]);
        insert(&mut row, 1, [7, 8]);
        insert(&mut row, 1, [1, 2]);
        assert_eq!(*row, [5, 6, 1, 2, 7, 8]);
        assert_eq!((at(&row, 2), at::<2>(&row, 3)), (Some(&[7, 8]), None));
    }
}
