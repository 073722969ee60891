//! How the elements of HTML stand in one another, by the rules of the standard for what stands
//! in a body (HTML, 13.2.6.4.7 to 13.2.6.4.15).

/// What the standard does with the tags of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nesting {
    /// Nothing of its own.
    Ordinary,
    /// Nothing stands in it.
    Void,
    /// Void, and it ends a paragraph.
    Rule,
    /// Void, and part of the head where it comes first.
    Metadata,
    /// Opened anew where it was not closed.
    Format,
    /// The same, and it never stands in another one.
    Link,
    Paragraph,
    /// Ends a paragraph.
    Block,
    /// The same, but items of lists look through it.
    Division,
    /// Ends a paragraph, and a heading that is open.
    Heading,
    /// Ends a paragraph; a line end at its start does not count.
    Preformatted,
    /// Ends a paragraph; there is one at a time.
    Form,
    /// Ends an item before it.
    Item,
    /// Ends a term or a description before it.
    Description,
    /// A world of its own: nothing in it closes what stands around it.
    Object,
    Table,
    Caption,
    ColumnGroup,
    Column,
    Rows,
    Row,
    Cell,
    /// What stands in it is no markup.
    RawText,
    /// The same, and nobody reads it.
    Program,
    /// It changes how all after it is read, or is seldom seen.
    Special,
}

impl Nesting {
    /// By the name in small letters.
    pub(super) fn of(name: &str) -> Self {
        match name {
            "p" => Self::Paragraph,
            "a" => Self::Link,
            "b" | "big" | "code" | "em" | "font" | "i" | "s" | "small" | "strike" | "strong"
            | "tt" | "u" => Self::Format,
            "area" | "br" | "embed" | "img" | "input" | "keygen" | "param" | "source" | "track"
            | "wbr" => Self::Void,
            "hr" => Self::Rule,
            "base" | "basefont" | "bgsound" | "link" | "meta" => Self::Metadata,
            "article" | "aside" | "blockquote" | "center" | "details" | "dir" | "dl"
            | "fieldset" | "figcaption" | "figure" | "footer" | "header" | "hgroup" | "main"
            | "menu" | "nav" | "ol" | "section" | "summary" | "ul" => Self::Block,
            "address" | "dialog" | "div" | "search" => Self::Division,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Self::Heading,
            "pre" => Self::Preformatted,
            "form" => Self::Form,
            "li" => Self::Item,
            "dd" | "dt" => Self::Description,
            "object" => Self::Object,
            "table" => Self::Table,
            "caption" => Self::Caption,
            "colgroup" => Self::ColumnGroup,
            "col" => Self::Column,
            "tbody" | "tfoot" | "thead" => Self::Rows,
            "tr" => Self::Row,
            "td" | "th" => Self::Cell,
            "iframe" | "noembed" => Self::RawText,
            "script" | "style" => Self::Program,
            "applet" | "body" | "button" | "frame" | "frameset" | "head" | "html" | "image"
            | "isindex" | "listing" | "marquee" | "math" | "nobr" | "noframes" | "noscript"
            | "optgroup" | "option" | "plaintext" | "rb" | "rp" | "rt" | "rtc" | "select"
            | "selectedcontent" | "svg" | "template" | "textarea" | "title" | "xmp" => {
                Self::Special
            }
            _ => Self::Ordinary,
        }
    }

    /// Whether its end tag may be left out before that of what it stands in.
    pub(super) fn ends_by_itself(self) -> bool {
        matches!(self, Self::Paragraph | Self::Item | Self::Description)
    }

    /// Whether a paragraph around it is out of reach for what stands in it.
    pub(super) fn bounds_scope(self) -> bool {
        matches!(self, Self::Object | Self::Table | Self::Caption | Self::Cell)
    }

    /// Whether only parts of a table may stand in it.
    pub(super) fn holds_table_parts(self) -> bool {
        matches!(self, Self::Table | Self::ColumnGroup | Self::Rows | Self::Row)
    }

    pub(super) fn is_format(self) -> bool {
        matches!(self, Self::Format | Self::Link)
    }
}
