//! Leads from a derived text (clean, folded) back to the bytes it came from, in little memory:
//! only what differs is written down.

use super::Span;

/// Where the bytes of a derived text came from, as a list of edits in order.
///
/// Each edit is three variable-length numbers: bytes since the last edit that are the same,
/// bytes replaced in the source, bytes that replace them. News has few edits; a fully
/// vowelled text costs three bytes for each vowel.
#[derive(Clone, Debug, Default)]
pub(super) struct SourceMap {
    edits: Vec<u8>,
    unchanged: usize,
}

impl SourceMap {
    /// The next `bytes` are the same in both texts.
    pub fn same(&mut self, bytes: usize) {
        self.unchanged += bytes;
    }

    /// The next `source` bytes of the source became `derived` bytes.
    pub fn edit(&mut self, source: usize, derived: usize) {
        let unchanged = std::mem::take(&mut self.unchanged);
        for number in [unchanged, source, derived] {
            write_number(&mut self.edits, number);
        }
    }

    /// A cursor at the start; spans are asked in ascending order. `origin` is where the
    /// derived text begins in the source.
    pub fn cursor(&self, origin: usize) -> Cursor<'_> {
        let mut cursor =
            Cursor { edits: &self.edits, derived: 0, source: origin, next: Edit::default() };
        cursor.next = cursor.read();
        cursor
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Edit {
    derived_start: usize,
    source_start: usize,
    derived_len: usize,
    source_len: usize,
}

/// Walks a [`SourceMap`] from its start to its end.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'a> {
    edits: &'a [u8],
    /// Where the walk stands: after the last edit that lies wholly before the asked byte.
    derived: usize,
    source: usize,
    next: Edit,
}

impl Cursor<'_> {
    /// The source bytes that the derived bytes `start..end` came from. A start inside a
    /// replacement widens to its start, an end to its end. `start` must not decrease.
    #[inline]
    pub fn span(&mut self, start: usize, end: usize) -> Span {
        if end <= self.next.derived_start {
            let ahead = self.source.wrapping_sub(self.derived);
            return Span::new(start.wrapping_add(ahead), end.wrapping_add(ahead));
        }
        self.span_over_edits(start, end)
    }

    fn span_over_edits(&mut self, start: usize, end: usize) -> Span {
        // An empty replacement at `start` (something dropped) belongs to what stands before.
        while self.next.derived_start + self.next.derived_len <= start {
            self.advance();
        }
        let source_start = self.source_of(start, false);
        let mut ahead = self.clone();
        while ahead.next.derived_start + ahead.next.derived_len < end {
            ahead.advance();
        }
        let source_end = ahead.source_of(end, true);
        Span::new(source_start, source_end)
    }

    fn source_of(&self, derived: usize, is_end: bool) -> usize {
        let edit = self.next;
        if derived <= edit.derived_start {
            return self.source + (derived - self.derived);
        }
        if is_end { edit.source_start + edit.source_len } else { edit.source_start }
    }

    fn advance(&mut self) {
        self.derived = self.next.derived_start + self.next.derived_len;
        self.source = self.next.source_start + self.next.source_len;
        self.next = self.read();
    }

    /// The edit after the current place; past the last one, an edit at infinity.
    fn read(&mut self) -> Edit {
        if self.edits.is_empty() {
            return Edit { derived_start: usize::MAX / 2, ..Edit::default() };
        }
        let unchanged = read_number(&mut self.edits);
        let source_len = read_number(&mut self.edits);
        let derived_len = read_number(&mut self.edits);
        Edit {
            derived_start: self.derived + unchanged,
            source_start: self.source + unchanged,
            derived_len,
            source_len,
        }
    }
}

fn write_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn read_number(bytes: &mut &[u8]) -> usize {
    let mut number = 0;
    let mut shift = 0;
    while let Some((&byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            break;
        }
        shift += 7;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_lead_back_through_edits() {
        // source: ab[XYZ->q]cd[E->]f, derived: abqcdf
        let mut map = SourceMap::default();
        map.same(2);
        map.edit(3, 1);
        map.same(2);
        map.edit(1, 0);
        map.same(1);
        let mut cursor = map.cursor(10);
        assert_eq!(cursor.span(0, 1), Span::new(10, 11));
        assert_eq!(cursor.span(1, 3), Span::new(11, 15));
        assert_eq!(cursor.span(2, 3), Span::new(12, 15));
        assert_eq!(cursor.span(3, 5), Span::new(15, 17));
        assert_eq!(cursor.span(5, 6), Span::new(18, 19));
    }

    #[test]
    fn an_inner_part_of_a_replacement_is_the_whole() {
        let mut map = SourceMap::default();
        map.edit(3, 300);
        assert_eq!(map.cursor(0).span(100, 200), Span::new(0, 3));
    }
}
