//! What an element of HTML means for a text.

/// What is done with an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::feeds) enum Element {
    /// Programs, styles, forms, players: nothing to read in it.
    Unread,
    /// Part of the line that it stands in.
    Inline,
    /// Parts what is before it from what is after it.
    Block,
    Heading(u8),
    Quotation,
    Preformatted,
    List,
    ListItem,
    /// A term that is explained after it.
    Term,
    Definition,
    Table,
    Caption,
    Picture,
    Rule,
    Break,
    Strong,
    Emphasis,
    Code,
    /// What no longer holds.
    Struck,
    Link,
    /// A short quotation in a line.
    Quoted,
    Superscript,
    Subscript,
    /// How the characters before it are read.
    Reading,
    /// Its text may run the other way.
    Isolate,
}

impl Element {
    /// By the name in lower case.
    pub(super) fn of_name(name: &str) -> Self {
        match name {
            "script" | "style" | "noscript" | "template" | "iframe" | "object" | "embed"
            | "applet" | "svg" | "canvas" | "audio" | "video" | "select" | "option"
            | "datalist" | "textarea" | "input" | "button" | "head" | "title" | "link" | "meta"
            | "base" | "map" | "area" | "frameset" | "noframes" | "noembed" | "progress"
            | "meter" | "annotation" | "annotation-xml" | "rp" | "source" | "track" | "param"
            | "col" | "colgroup" => Self::Unread,
            "address" | "article" | "aside" | "body" | "center" | "details" | "dialog" | "div"
            | "fieldset" | "figure" | "footer" | "form" | "header" | "hgroup" | "html"
            | "legend" | "main" | "nav" | "p" | "search" | "section" | "summary" | "tbody"
            | "thead" | "tfoot" | "tr" | "td" | "th" | "xmp" => Self::Block,
            "h1" => Self::Heading(1),
            "h2" => Self::Heading(2),
            "h3" => Self::Heading(3),
            "h4" => Self::Heading(4),
            "h5" => Self::Heading(5),
            "h6" => Self::Heading(6),
            "blockquote" => Self::Quotation,
            "pre" | "listing" | "plaintext" => Self::Preformatted,
            "ul" | "ol" | "menu" | "dir" | "dl" => Self::List,
            "li" => Self::ListItem,
            "dt" => Self::Term,
            "dd" => Self::Definition,
            "table" => Self::Table,
            "caption" | "figcaption" => Self::Caption,
            "img" | "image" => Self::Picture,
            "hr" => Self::Rule,
            "br" => Self::Break,
            "b" | "strong" => Self::Strong,
            "i" | "em" | "cite" | "dfn" | "var" => Self::Emphasis,
            "code" | "kbd" | "samp" | "tt" => Self::Code,
            "del" | "s" | "strike" => Self::Struck,
            "a" => Self::Link,
            "q" => Self::Quoted,
            "sup" => Self::Superscript,
            "sub" => Self::Subscript,
            "rt" => Self::Reading,
            "bdi" | "bdo" => Self::Isolate,
            _ => Self::Inline,
        }
    }

    /// Whether it stands in a line of text.
    pub(super) fn is_inline(self) -> bool {
        match self {
            Self::Inline
            | Self::Break
            | Self::Strong
            | Self::Emphasis
            | Self::Code
            | Self::Struck
            | Self::Link
            | Self::Quoted
            | Self::Superscript
            | Self::Subscript
            | Self::Reading
            | Self::Isolate
            | Self::Picture
            | Self::Unread => true,
            Self::Block
            | Self::Heading(_)
            | Self::Quotation
            | Self::Preformatted
            | Self::List
            | Self::ListItem
            | Self::Term
            | Self::Definition
            | Self::Table
            | Self::Caption
            | Self::Rule => false,
        }
    }
}
