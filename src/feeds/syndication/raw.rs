//! A feed as its document gives it, before anything is chosen, repaired or left out.

use crate::news::FeedFormat;
use std::borrow::Cow;
use std::rc::Rc;
use url::Url;

/// What a document says of a feed.
#[derive(Debug)]
pub(super) struct RawFeed<'a> {
    pub format: FeedFormat,
    pub channel: RawItem<'a>,
    pub items: Vec<RawItem<'a>>,
}

/// What a document says of an entry, or of the feed itself: both are described in one way.
#[derive(Debug, Default)]
pub(super) struct RawItem<'a> {
    /// The elements that hold text, in the order of the document.
    pub texts: Vec<(Field, RawText<'a>)>,
    /// The fields of these.
    pub fields: Fields,
    pub links: Vec<RawLink<'a>>,
    pub authors: Vec<(Field, RawPerson<'a>)>,
    pub categories: Vec<Cow<'a, str>>,
    pub enclosures: Vec<RawLink<'a>>,
    /// Whether the guid may be opened: `isPermaLink` of RSS, true when it is not there.
    pub guid_is_link: bool,
    /// The language that holds where the item begins.
    pub language: Option<Rc<str>>,
    /// What its relative addresses are relative to.
    pub base: Option<Rc<Url>>,
    /// Whether the document ends within it.
    pub is_cut: bool,
}

/// The elements of all formats that hold a text. Which one is a title, a date or a body, and
/// which one is taken where there are several, `adapt` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    AtomTitle,
    DcTitle,
    MediaTitle,
    ItunesTitle,
    Description,
    Summary,
    AtomSummary,
    AtomSubtitle,
    DcDescription,
    ItunesSummary,
    ItunesSubtitle,
    MediaDescription,
    Content,
    ContentEncoded,
    AtomContent,
    Body,
    Guid,
    AtomId,
    RdfAbout,
    DcIdentifier,
    Language,
    DcLanguage,
    PubDate,
    LastBuildDate,
    Published,
    Issued,
    Updated,
    Modified,
    Created,
    DcDate,
    DcIssued,
    DcModified,
    DcCreated,
    Author,
    AtomAuthor,
    DcCreator,
    ItunesAuthor,
    MediaCredit,
    SourceAuthor,
    Comments,
}

impl Field {
    /// Whether it names somebody.
    pub(super) fn is_author(self) -> bool {
        matches!(
            self,
            Field::Author
                | Field::AtomAuthor
                | Field::DcCreator
                | Field::ItunesAuthor
                | Field::MediaCredit
                | Field::SourceAuthor
        )
    }
}

/// A set of fields, with a bit for each.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Fields(u64);

impl Fields {
    fn add(&mut self, field: Field) {
        self.0 |= 1 << field as u32;
    }

    fn has(self, field: Field) -> bool {
        self.0 & 1 << field as u32 != 0
    }
}

/// A text and how it is to be read.
#[derive(Debug, Default)]
pub(super) struct RawText<'a> {
    pub value: Cow<'a, str>,
    pub kind: TextKind,
}

impl RawText<'_> {
    /// Whether it holds something.
    pub(super) fn is_said(&self) -> bool {
        says_something(&self.value)
    }
}

/// Whether there is anything but blanks in it.
pub(super) fn says_something(text: &str) -> bool {
    // What begins with a sign of ASCII or a letter of Arabic is no blank.
    let text = text.trim_ascii_start();
    match text.as_bytes().first() {
        Some(b'!'..=b'~' | 0xD8..=0xDB) => true,
        Some(_) => !text.trim_start().is_empty(),
        None => false,
    }
}

/// How a text is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum TextKind {
    /// As it is.
    #[default]
    Plain,
    /// As HTML.
    Html,
    /// RSS does not say: descriptions are HTML in practice, titles are whatever they look like.
    Unsaid,
}

/// A link, resolved where that was possible.
#[derive(Debug, Default)]
pub(super) struct RawLink<'a> {
    pub address: Cow<'a, str>,
    pub relation: Relation,
    pub media_type: Option<Cow<'a, str>>,
    pub length: Option<Cow<'a, str>>,
}

/// What a link leads to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Relation {
    /// The `link` of RSS.
    #[default]
    Own,
    /// `alternate` of Atom, in HTML or of no said type.
    Page,
    /// `alternate` of Atom, of another type.
    Alternate,
    /// The feed itself.
    Myself,
    /// A discussion.
    Replies,
    /// Any other.
    Other,
}

/// Somebody.
#[derive(Debug, Default)]
pub(super) struct RawPerson<'a> {
    pub name: Cow<'a, str>,
    pub email: Cow<'a, str>,
    pub address: Cow<'a, str>,
}

impl<'a> RawItem<'a> {
    /// The texts of a field that hold something, in order.
    pub(super) fn all(&self, field: Field) -> impl DoubleEndedIterator<Item = &RawText<'a>> {
        let is_it = move |(found, text): &&(Field, RawText<'a>)| *found == field && text.is_said();
        let texts = if self.fields.has(field) { self.texts.as_slice() } else { &[] };
        texts.iter().filter(is_it).map(|(_, text)| text)
    }

    /// The first text of the first field that has one.
    pub(super) fn first(&self, fields: &[Field]) -> Option<&RawText<'a>> {
        self.position(fields).and_then(|at| self.texts.get(at)).map(|(_, text)| text)
    }

    /// The place of that text among the texts.
    pub(super) fn position(&self, fields: &[Field]) -> Option<usize> {
        fields.iter().filter(|field| self.fields.has(**field)).find_map(|field| {
            self.texts.iter().position(|(found, text)| found == field && text.is_said())
        })
    }

    /// Takes a text away; what is left of it is empty.
    pub(super) fn take(&mut self, at: usize) -> RawText<'a> {
        let text = self.texts.get_mut(at).map(|(_, text)| std::mem::take(text));
        text.unwrap_or_default()
    }

    pub(super) fn push(&mut self, field: Field, value: impl Into<Cow<'a, str>>, kind: TextKind) {
        self.fields.add(field);
        self.texts.push((field, RawText { value: value.into(), kind }));
    }
}
