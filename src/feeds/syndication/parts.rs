//! A document that is too long for one piece, as several documents: each has the head of the
//! whole and a batch of its entries, so that memory does not grow with the document.
//!
//! ```text
//! head  entry entry entry | entry entry | entry tail
//!   →   head entries ends   head entries ends   head entry tail
//! ```
//!
//! What stands behind the entries is in the last part alone.

use super::parts_of_json::JsonScan;
use super::parts_of_xml::XmlScan;

/// Without an entry in so many bytes the rest of the document is given up.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// Takes a document as it comes and gives it back in parts.
#[derive(Debug)]
pub struct Parts {
    part_bytes: usize,
    /// All before the first entry.
    head: Vec<u8>,
    /// What ends the elements that the head begins.
    ends: Vec<u8>,
    /// What came and was not given back.
    waiting: Vec<u8>,
    scan: Scan,
    /// Where the last entry of `waiting` begins, after the first.
    cut: Option<usize>,
    has_head: bool,
    is_given_up: bool,
}

/// Looks for the beginnings of entries.
#[derive(Debug)]
enum Scan {
    /// Nothing came that tells the format.
    Unknown,
    Xml(XmlScan),
    Json(JsonScan),
    /// A document that cannot be parted comes back whole.
    Whole,
}

impl Parts {
    /// Of about so many bytes, or as many as one entry has.
    #[must_use]
    pub fn of(part_bytes: usize) -> Self {
        Self {
            part_bytes,
            head: Vec::new(),
            ends: Vec::new(),
            waiting: Vec::new(),
            scan: Scan::Unknown,
            cut: None,
            has_head: false,
            is_given_up: false,
        }
    }

    /// Takes what comes next of the document. Gives a part when there is one; to be called with
    /// few bytes at a time, as only one comes back.
    pub fn push(&mut self, bytes: &[u8]) -> Option<Vec<u8>> {
        if self.is_given_up {
            return None;
        }
        self.waiting.extend_from_slice(bytes);
        if let Scan::Unknown = self.scan {
            self.scan = scan_of(&self.waiting)?;
        }
        while let Some(at) = self.next_entry() {
            self.entry_begins(at);
        }
        self.is_given_up = self.waiting.len() > MOST_BYTES && self.cut.is_none();
        let cut = self.cut.filter(|_| self.waiting.len() >= self.part_bytes)?;
        self.cut = None;
        let rest = self.waiting.split_off(cut.min(self.waiting.len()));
        let entries = std::mem::replace(&mut self.waiting, rest);
        match &mut self.scan {
            Scan::Xml(scan) => scan.cut(cut),
            Scan::Json(scan) => scan.cut(cut),
            Scan::Unknown | Scan::Whole => {}
        }
        let entries = match self.scan {
            Scan::Json(_) => without_comma(&entries),
            Scan::Xml(_) | Scan::Unknown | Scan::Whole => &entries,
        };
        Some([&self.head, entries, &self.ends].concat())
    }

    /// The last part: the document has ended.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        self.head.append(&mut self.waiting);
        self.head
    }

    fn next_entry(&mut self) -> Option<usize> {
        match &mut self.scan {
            Scan::Xml(scan) => scan.next_entry(&self.waiting),
            Scan::Json(scan) => scan.next_entry(&self.waiting),
            Scan::Unknown | Scan::Whole => None,
        }
    }

    fn entry_begins(&mut self, at: usize) {
        if self.has_head {
            self.cut = Some(at);
            return;
        }
        self.has_head = true;
        let entries = self.waiting.split_off(at.min(self.waiting.len()));
        self.head = std::mem::replace(&mut self.waiting, entries);
        match &mut self.scan {
            Scan::Xml(scan) => {
                scan.cut(at);
                self.ends = super::parts_of_xml::ends_of(&self.head);
            }
            Scan::Json(scan) => {
                scan.cut(at);
                self.ends = b"]}".to_vec();
            }
            Scan::Unknown | Scan::Whole => {}
        }
    }
}

/// By the first sign. In UTF-16 and UTF-32 it stands beside zeros: these are not parted.
fn scan_of(start: &[u8]) -> Option<Scan> {
    let text = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    let blank = text.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let (sign, next) = text.get(blank..)?.split_first()?;
    let next = next.first()?;
    Some(match (sign, next) {
        (_, 0) | (0, _) | (0xFE | 0xFF, _) => Scan::Whole,
        (b'{', _) => Scan::Json(JsonScan::default()),
        (b'[', _) => Scan::Whole,
        _ => Scan::Xml(XmlScan::default()),
    })
}

/// The sign between two entries belongs to neither.
fn without_comma(entries: &[u8]) -> &[u8] {
    let entries = entries.trim_ascii_end();
    entries.strip_suffix(b",").unwrap_or(entries)
}
