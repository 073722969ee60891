//! A number for a document as it came: one that comes again unchanged need not be read again.

use std::hash::{DefaultHasher, Hasher};
use std::io::{self, Read};

/// Reads a document and takes its number on the way.
#[derive(Debug)]
pub(super) struct Digesting<R> {
    document: R,
    hasher: DefaultHasher,
}

impl<R: Read> Digesting<R> {
    /// A khabar of another version may read more of the same document: it gets another number.
    pub(super) fn new(document: R) -> Self {
        let mut hasher = DefaultHasher::new();
        hasher.write(env!("CARGO_PKG_VERSION").as_bytes());
        Self { document, hasher }
    }

    /// The number of what was read so far.
    pub(super) fn digest(&self) -> i64 {
        i64::from_ne_bytes(self.hasher.finish().to_ne_bytes())
    }
}

impl<R: Read> Read for Digesting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.document.read(buffer)?;
        self.hasher.write(buffer.get(..count).unwrap_or_default());
        Ok(count)
    }
}

/// The number of a whole document.
pub(super) fn digest_of(document: impl Read) -> io::Result<i64> {
    let mut document = Digesting::new(document);
    io::copy(&mut document, &mut io::sink())?;
    Ok(document.digest())
}

/// The same of one that is in memory.
pub(super) fn digest(document: &[u8]) -> i64 {
    // Bytes can be read to their end.
    digest_of(document).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pieces_in_which_a_document_is_read_do_not_count() {
        let document: Vec<u8> = (0..100_000_u32).map(|at| (at * 7) as u8).collect();
        let mut pieces = Digesting::new(document.as_slice());
        let mut piece = [0; 777];
        while pieces.read(&mut piece).unwrap() > 0 {}
        assert_eq!(pieces.digest(), digest(&document));
        assert_ne!(digest(&document), digest(&document[1..]));
    }
}
