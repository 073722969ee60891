//! Finds the tags in markup, as the standard's tokenizer does, without making anything of them.

/// What begins at a `<`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag<'a> {
    /// The sign itself: `a < b`.
    Text,
    Comment,
    /// A document type, a processing instruction, CDATA.
    Other,
    Start(&'a str),
    End(&'a str),
}

/// The tag at the start of `markup`, which begins with `<`, and what comes after it.
pub(super) fn next_tag(markup: &str) -> (Tag<'_>, &str) {
    let from = |at: usize| markup.get(at..).unwrap_or("");
    let until =
        |sign: &str, at: usize| from(at).find(sign).map_or("", |end| from(at + end + sign.len()));
    match markup.as_bytes() {
        // `<!-->` is a whole comment.
        [_, b'!', b'-', b'-', ..] => (Tag::Comment, until("-->", 2)),
        [_, b'!' | b'?', ..] => (Tag::Other, until(">", 1)),
        [_, b'/', letter, ..] if letter.is_ascii_alphabetic() => {
            (Tag::End(name_at(from(2))), after_attributes(from(2)))
        }
        // The standard takes any other `</…>` for a comment.
        [_, b'/', ..] => (Tag::Comment, until(">", 1)),
        [_, letter, ..] if letter.is_ascii_alphabetic() => {
            (Tag::Start(name_at(from(1))), after_attributes(from(1)))
        }
        _ => (Tag::Text, from(1)),
    }
}

fn name_at(text: &str) -> &str {
    let ends = |c: char| matches!(c, '\t' | '\n' | '\u{c}' | '\r' | ' ' | '/' | '>');
    text.get(..text.find(ends).unwrap_or(text.len())).unwrap_or("")
}

/// What comes after the `>` of a tag: one that stands in a quoted value ends nothing.
fn after_attributes(tag: &str) -> &str {
    let bytes = tag.as_bytes();
    let mut at = 0;
    let mut expects_value = false;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'>' => return tag.get(at + 1..).unwrap_or(""),
            b'=' => expects_value = true,
            quote @ (b'"' | b'\'') if expects_value => {
                let value = bytes.get(at + 1..).unwrap_or_default();
                let Some(end) = value.iter().position(|&byte| byte == quote) else { return "" };
                at += end + 1;
                expects_value = false;
            }
            b'\t' | b'\n' | b'\r' | b'\x0c' | b' ' => {}
            _ => expects_value = false,
        }
        at += 1;
    }
    ""
}

/// How an element ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closing {
    /// It has no end.
    Void,
    /// Where the next of its kind begins, if not before.
    Implied,
    /// What is in it is no markup.
    RawText,
    /// By its end tag, also across others; the parser opens those again.
    Format,
    /// By its end tag; no end tag of what stands around it reaches into it.
    Boundary,
    /// By its end tag or that of a block around it.
    Special,
    /// By its end tag, if no block is open in it.
    Ordinary,
}

impl Closing {
    pub(super) fn of(name: &str) -> Self {
        /// The longest name that means something to the parser is that of `annotation-xml`.
        const LONGEST: usize = 16;
        let mut lower = [0; LONGEST];
        let Some(letters) = lower.get_mut(..name.len()) else { return Self::Ordinary };
        letters.copy_from_slice(name.as_bytes());
        letters.make_ascii_lowercase();
        match &*letters {
            b"area" | b"base" | b"basefont" | b"bgsound" | b"br" | b"col" | b"embed" | b"frame"
            | b"hr" | b"image" | b"img" | b"input" | b"keygen" | b"link" | b"meta" | b"param"
            | b"source" | b"track" | b"wbr" => Self::Void,
            b"p" | b"li" | b"dd" | b"dt" | b"option" | b"optgroup" | b"rb" | b"rp" | b"rt"
            | b"rtc" | b"tr" | b"tbody" | b"thead" | b"tfoot" | b"colgroup" | b"body" | b"head"
            | b"html" => Self::Implied,
            b"script" | b"style" | b"textarea" | b"title" | b"iframe" | b"noembed"
            | b"noframes" | b"xmp" => Self::RawText,
            b"a" | b"b" | b"big" | b"code" | b"em" | b"font" | b"i" | b"nobr" | b"s" | b"small"
            | b"strike" | b"strong" | b"tt" | b"u" => Self::Format,
            b"table" | b"td" | b"th" | b"caption" | b"object" | b"marquee" | b"applet"
            | b"template" | b"svg" | b"math" | b"select" | b"button" => Self::Boundary,
            b"address" | b"article" | b"aside" | b"blockquote" | b"center" | b"details"
            | b"dialog" | b"dir" | b"div" | b"dl" | b"fieldset" | b"figcaption" | b"figure"
            | b"footer" | b"form" | b"frameset" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6"
            | b"header" | b"hgroup" | b"listing" | b"main" | b"menu" | b"nav" | b"noscript"
            | b"ol" | b"plaintext" | b"pre" | b"search" | b"section" | b"summary" | b"ul" => {
                Self::Special
            }
            _ => Self::Ordinary,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_end_where_the_standard_says() {
        let cases = [
            ("<p>a", Tag::Start("p"), "a"),
            ("<p title='a>b' x=\"'>\">c", Tag::Start("p"), "c"),
            ("<p title=a'b>c'", Tag::Start("p"), "c'"),
            ("<p a'b>c'", Tag::Start("p"), "c'"),
            ("</DIV x>c", Tag::End("DIV"), "c"),
            ("<!-- a > b -->c", Tag::Comment, "c"),
            ("<!-->c", Tag::Comment, "c"),
            ("<!doctype html>c", Tag::Other, "c"),
            ("</ >c", Tag::Comment, "c"),
            ("< b", Tag::Text, " b"),
            ("<", Tag::Text, ""),
            ("<a href='", Tag::Start("a"), ""),
        ];
        for (markup, tag, rest) in cases {
            assert_eq!(next_tag(markup), (tag, rest), "{markup}");
        }
    }
}
