//! A start tag of XML: its name and its attributes, however they are written.

use crate::feeds::references::decoded;
use quick_xml::events::attributes::{AttrError, Attributes};
use std::borrow::Cow;

/// Attributes of a tag that are looked at. No element of a feed has a dozen; an image in XHTML
/// may have twenty.
const MOST_ATTRIBUTES: usize = 64;

/// A start tag.
#[derive(Clone, Copy, Debug)]
pub(in crate::feeds) struct Tag<'a> {
    /// With its prefix, as written.
    pub name: &'a str,
    /// All that stands between `<` and `>` or `/>`.
    pub content: &'a str,
    /// `<name/>`.
    pub is_empty: bool,
}

impl<'a> Tag<'a> {
    /// `None` when this is not what a tag looks like: a sign and a stretch of text.
    pub(in crate::feeds) fn new(content: &'a str, is_empty: bool) -> Option<Self> {
        let end = content.find(|c: char| c.is_ascii_whitespace() || c == '/');
        let name = content.get(..end.unwrap_or(content.len()))?;
        let starts_as_name =
            name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || !c.is_ascii());
        let is_one_tag = !name.contains(['<', '"', '\'', '=', '&']) && !holds_tag(content);
        (starts_as_name && is_one_tag).then_some(Self { name, content, is_empty })
    }

    /// Its name without the prefix.
    pub(in crate::feeds) fn local_name(&self) -> &'a str {
        self.name.rsplit(':').next().unwrap_or(self.name)
    }

    /// What follows its name.
    pub(in crate::feeds) fn after_name(&self) -> &'a str {
        self.content.get(self.name.len()..).unwrap_or("")
    }

    /// The names as written and the values without references.
    pub(in crate::feeds) fn attributes(&self) -> impl Iterator<Item = (&'a str, Cow<'a, str>)> {
        let mut attributes = Attributes::html(self.content, self.name.len());
        attributes.with_checks(false);
        attributes.take(MOST_ATTRIBUTES).filter_map(|attribute| {
            let attribute = attribute.ok()?;
            let value = match attribute.value {
                Cow::Borrowed(value) => decoded(value),
                Cow::Owned(value) => Cow::Owned(decoded(&value).into_owned()),
            };
            Some((attribute.key.into_inner(), value))
        })
    }

    /// The attribute of this name, in any case.
    pub(in crate::feeds) fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        let (_, value) = self.attributes().find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        Some(value)
    }

    /// The attribute of this name, with any prefix or none.
    pub(in crate::feeds) fn attribute_of_any_space(&self, name: &str) -> Option<Cow<'a, str>> {
        let is_it = |key: &str| key.rsplit(':').next().is_some_and(|local| local == name);
        let (_, value) = self.attributes().find(|(key, _)| is_it(key))?;
        Some(value)
    }

    /// An attribute that stands there twice.
    pub(in crate::feeds) fn repeated_attribute(&self) -> Option<String> {
        if self.content.len() == self.name.len() {
            return None;
        }
        let attributes = Attributes::html(self.content, self.name.len());
        attributes.take(MOST_ATTRIBUTES).find_map(|attribute| match attribute {
            Err(AttrError::Duplicated(at, _)) => {
                let rest = self.content.get(at..)?;
                Some(rest.split(['=', ' ', '/']).next()?.to_owned())
            }
            _ => None,
        })
    }

    /// Whether an attribute may be one that holds for all that is in the element.
    pub(in crate::feeds) fn may_declare(&self) -> bool {
        self.after_name().contains("xml")
    }
}

/// Whether another tag begins in it outside of quotes: then the first has no end.
fn holds_tag(content: &str) -> bool {
    if !content.contains('<') {
        return false;
    }
    let mut quote = None;
    for byte in content.bytes() {
        match (quote, byte) {
            (None, b'<') => return true,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    false
}
