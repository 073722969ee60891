//! Where the items of a JSON Feed begin, in bytes of which more are still to come.

use memchr::memchr2;

/// A place in the document.
#[derive(Debug, Default)]
pub(super) struct JsonScan {
    at: usize,
    /// Objects and lists that are open.
    depth: usize,
    /// Where the string began that is not ended.
    string: Option<usize>,
    /// Whether the last string of the feed itself was `items`.
    is_items_key: bool,
    /// Whether we are in the list of items.
    is_in_items: bool,
}

/// Where items are: in a list in the object of the feed.
const ITEMS_DEPTH: usize = 2;

impl JsonScan {
    /// Where the next item begins, as far as the bytes go.
    pub(super) fn next_entry(&mut self, bytes: &[u8]) -> Option<usize> {
        loop {
            if let Some(start) = self.string {
                self.string(bytes, start)?;
                continue;
            }
            let at = self.at;
            let sign = bytes.get(at)?;
            self.at += 1;
            match sign {
                b'"' => self.string = Some(at),
                b'{' | b'[' => {
                    self.depth += 1;
                    if *sign == b'[' && self.depth == ITEMS_DEPTH {
                        self.is_in_items = self.is_items_key;
                    }
                    if *sign == b'{' && self.is_in_items && self.depth == ITEMS_DEPTH + 1 {
                        return Some(at);
                    }
                }
                b'}' | b']' => {
                    self.depth = self.depth.saturating_sub(1);
                    self.is_in_items &= self.depth >= ITEMS_DEPTH;
                }
                _ => {}
            }
        }
    }

    /// Steps over the rest of a string; none when its end is not there.
    fn string(&mut self, bytes: &[u8], start: usize) -> Option<()> {
        loop {
            let rest = bytes.get(self.at..)?;
            let Some(found) = memchr2(b'"', b'\\', rest) else {
                self.at = bytes.len();
                return None;
            };
            let at = self.at + found;
            if bytes.get(at) == Some(&b'\\') {
                // What it escapes may not be there yet.
                bytes.get(at + 1)?;
                self.at = at + 2;
                continue;
            }
            self.at = at + 1;
            self.string = None;
            if self.depth == 1 {
                self.is_items_key = bytes.get(start + 1..at) == Some(b"items");
            }
            return Some(());
        }
    }

    /// So many bytes before are gone.
    pub(super) fn cut(&mut self, bytes: usize) {
        self.at = self.at.saturating_sub(bytes);
        self.string = self.string.map(|start| start.saturating_sub(bytes));
    }
}
