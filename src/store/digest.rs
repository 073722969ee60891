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
    pub(super) fn with(mut self, part: &str) -> Self {
        for byte in part.bytes().chain([0xFF]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        self
    }

    /// As SQLite keeps it.
    pub(super) fn number(self) -> i64 {
        i64::from_ne_bytes(self.0.to_ne_bytes())
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
    let mut digest = Digest::new().with(title).with(link).with(summary).with(content);
    for author in &entry.authors {
        digest = digest.with(author);
    }
    digest.number()
}

/// Of what a person reads: white space does not count.
pub(super) fn of_text(plain: &str) -> i64 {
    plain.split_whitespace().fold(Digest::new(), Digest::with).number()
}
