//! What can be wrong with a feed or a page that was read all the same, and why one cannot be read.

/// Something wrong with a feed or a page. What could be read was read.
///
/// Its `Display` is an English sentence.
#[derive(Clone, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum FeedProblem {
    /// Some bytes mean nothing in the encoding. Holds its name.
    #[error("some bytes are no text in {0}; they are shown as \u{FFFD}")]
    BadBytes(&'static str),
    /// The encoding that is declared cannot be that of the bytes.
    #[error("it is declared to be in {declared}, but it is in {used}")]
    WrongEncoding {
        /// As declared.
        declared: String,
        /// In which it was read.
        used: &'static str,
    },
    /// NUL, ESC and their like.
    #[error("it holds control characters; they were left out")]
    ControlCharacters,
    /// Text before the document, such as a warning of the program that made it.
    #[error("there is something else before the feed")]
    JunkBefore,
    /// Text after the end of the document.
    #[error("there is something else after the end of the feed")]
    JunkAfter,
    /// `&` that begins no reference.
    #[error("an ampersand stands alone where &amp; is meant")]
    BareAmpersand,
    /// `<` that begins no tag.
    #[error("a less-than sign stands alone where &lt; is meant")]
    BareLessThan,
    /// A reference to an entity that nobody declared. Holds its name.
    #[error("there is no entity &{0};")]
    UnknownEntity(String),
    /// An entity of the document that is too large, or refers to others.
    #[error("it declares entities that are not expanded, as they may be meant to do harm")]
    EntitiesNotExpanded,
    /// An end tag without its start tag, or an element that is not closed.
    #[error("its tags do not match")]
    MismatchedTags,
    /// The document ends in the middle.
    #[error("it ends in the middle; what comes before was read")]
    Truncated,
    /// A tag that names an attribute twice. Holds the attribute.
    #[error("a tag has the attribute {0} twice; the first one counts")]
    DuplicateAttribute(String),
    /// A prefix that is bound to no namespace. Holds the prefix.
    #[error("the prefix {0} is not declared")]
    UndeclaredPrefix(String),
    /// Elements within elements within elements.
    #[error("its elements are nested too deeply")]
    TooDeep,
    /// JSON that is not well-formed. Holds what the parser says.
    #[error("its JSON is broken ({0}); what comes before was read")]
    BrokenJson(String),
    /// More entries than are read. Holds how many were.
    #[error("only its first {0} entries were read")]
    TooManyEntries(usize),
    /// A page with more markup than is read. Holds how many MiB were.
    #[error("only its first {0} MiB of markup were read")]
    TooLong(usize),
    /// Not a date. Holds it, shortened.
    #[error("there is no date in “{0}”")]
    NoDate(String),
    /// A date that can be read in two ways. Holds it, shortened.
    #[error("the date “{0}” can be read in two ways")]
    AmbiguousDate(String),
    /// A date of another calendar, which is not converted. Holds it, shortened.
    #[error("the date “{0}” is of the {1} calendar, which is not converted")]
    OtherCalendar(String, Calendar),
    /// A name of a time zone that nobody knows. Holds the date, shortened.
    #[error("the time zone of “{0}” is not known; it is read as UTC")]
    UnknownZone(String),
    /// An address that cannot be opened or must not be. Holds it, shortened.
    #[error("the address “{0}” was left out; it is none of the web")]
    UnusableLink(String),
    /// An address that is relative to one that is not known. Holds it, shortened.
    #[error("the address “{0}” is relative, and where the feed is from is not known")]
    RelativeLink(String),
    /// One identifier for several stories. Holds it, shortened.
    #[error("several entries have the identifier “{0}”")]
    RepeatedId(String),
}

impl FeedProblem {
    /// Whether something that the document says is missing in what was read of it.
    #[must_use]
    pub fn loses_text(&self) -> bool {
        match self {
            Self::BadBytes(_)
            | Self::EntitiesNotExpanded
            | Self::Truncated
            | Self::BrokenJson(_)
            | Self::TooManyEntries(_)
            | Self::TooLong(_) => true,
            Self::WrongEncoding { .. }
            | Self::ControlCharacters
            | Self::JunkBefore
            | Self::JunkAfter
            | Self::BareAmpersand
            | Self::BareLessThan
            | Self::UnknownEntity(_)
            | Self::MismatchedTags
            | Self::DuplicateAttribute(_)
            | Self::UndeclaredPrefix(_)
            | Self::TooDeep
            | Self::NoDate(_)
            | Self::AmbiguousDate(_)
            | Self::OtherCalendar(..)
            | Self::UnknownZone(_)
            | Self::UnusableLink(_)
            | Self::RelativeLink(_)
            | Self::RepeatedId(_) => false,
        }
    }
}

/// The calendars besides the Gregorian one that dates of feeds are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// That of the Hijra, by the moon.
    Hijri,
    /// That of Iran and Afghanistan, by the sun.
    Persian,
}

impl std::fmt::Display for Calendar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Calendar::Hijri => "Hijri",
            Calendar::Persian => "Persian",
        })
    }
}

/// Why nothing at all could be read. `Display` is a sentence to stand after a name and a colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAFeed {
    /// No bytes, or only blanks.
    #[error("it is empty; there is no feed in it")]
    Empty,
    /// A page of the web.
    #[error("it is a web page, not a feed; look in it for the address of its feed")]
    WebPage,
    /// A reading list.
    #[error("it is a list of feeds (OPML), not a feed")]
    ReadingList,
    /// Something else. Holds what it looks like, where that is known.
    #[error("it is not a feed{}; khabar reads RSS, Atom, JSON Feed and CDF", looks_like(*.0))]
    Other(Option<&'static str>),
}

fn looks_like(kind: Option<&str>) -> String {
    kind.map_or(String::new(), |kind| format!(" (it looks like {kind})"))
}
