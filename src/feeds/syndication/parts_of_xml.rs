//! Where the entries of RSS, RDF and Atom begin, in bytes of which more are still to come.

use super::scan::{Token, first_token};
use memchr::{memchr, memmem};

/// A place in the document, between two tokens or within one.
#[derive(Debug, Default)]
pub(super) struct XmlScan {
    at: usize,
    within: Within,
    /// The name of the first entry, with its prefix: all others have it too.
    name: Option<Vec<u8>>,
}

#[derive(Clone, Copy, Debug, Default)]
enum Within {
    #[default]
    Text,
    CData,
    Comment,
}

impl Within {
    fn end(self) -> &'static [u8] {
        match self {
            Self::Text => b"<",
            Self::CData => b"]]>",
            Self::Comment => b"-->",
        }
    }
}

/// Bytes that tell what a `<` begins. Names of entries with their prefixes are shorter.
const TOLD_BYTES: usize = 64;

impl XmlScan {
    /// Where the next entry begins, as far as the bytes go.
    pub(super) fn next_entry(&mut self, bytes: &[u8]) -> Option<usize> {
        loop {
            let rest = bytes.get(self.at..)?;
            let end = self.within.end();
            let found = match self.within {
                Within::Text => memchr(b'<', rest),
                Within::CData | Within::Comment => memmem::find(rest, end),
            };
            let Some(found) = found else {
                // Its first bytes may be the last that came.
                self.at += rest.len().saturating_sub(end.len() - 1);
                return None;
            };
            self.at += found;
            match self.within {
                Within::CData | Within::Comment => {
                    self.at += end.len();
                    self.within = Within::Text;
                }
                Within::Text => {
                    if let Some(entry) = self.tag(bytes)? {
                        return Some(entry);
                    }
                }
            }
        }
    }

    /// Steps over the beginning of a tag: where it is, when it begins an entry. None when it is
    /// not all there.
    fn tag(&mut self, bytes: &[u8]) -> Option<Option<usize>> {
        let at = self.at;
        let rest = bytes.get(at + 1..)?;
        let told = rest.get(..TOLD_BYTES).unwrap_or(rest);
        for (start, within) in [(&b"![CDATA["[..], Within::CData), (&b"!--"[..], Within::Comment)] {
            if told.starts_with(start) {
                self.within = within;
                self.at = at + 1 + start.len();
                return Some(None);
            }
            if told.len() < start.len() && start.starts_with(told) {
                return None;
            }
        }
        let is_part = |byte: &u8| !byte.is_ascii_whitespace() && !matches!(byte, b'>' | b'/');
        let name = told.get(..told.iter().take_while(|byte| is_part(byte)).count())?;
        if name.len() == told.len() && told.len() < TOLD_BYTES {
            return None;
        }
        self.at = at + 1;
        let is_entry = match &self.name {
            Some(known) => known == name,
            None => {
                let local = name.rsplit(|byte| *byte == b':').next().unwrap_or(name);
                local == b"item" || local == b"entry"
            }
        };
        if is_entry && self.name.is_none() {
            self.name = Some(name.to_vec());
        }
        Some(is_entry.then_some(at))
    }

    /// So many bytes before are gone.
    pub(super) fn cut(&mut self, bytes: usize) {
        self.at = self.at.saturating_sub(bytes);
    }
}

/// End tags for what a head begins and does not end.
pub(super) fn ends_of(head: &[u8]) -> Vec<u8> {
    let head = String::from_utf8_lossy(head);
    let mut rest: &str = &head;
    let mut open: Vec<&str> = Vec::new();
    while !rest.is_empty() {
        let (token, length) = first_token(rest);
        match token {
            Token::Start(content) if !content.ends_with('/') => {
                open.extend(content.split_ascii_whitespace().next());
            }
            Token::End(name) => {
                if let Some(at) = open.iter().rposition(|open| *open == name) {
                    open.truncate(at);
                }
            }
            Token::Start(_)
            | Token::Text(_)
            | Token::Written(_)
            | Token::CData(_)
            | Token::OpenCData(_)
            | Token::DocType(_)
            | Token::Passed
            | Token::Sign => {}
        }
        rest = rest.get(length..).unwrap_or("");
    }
    open.iter().rev().flat_map(|name| format!("</{name}>").into_bytes()).collect()
}
