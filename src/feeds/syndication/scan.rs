//! Parts XML, however broken, into tags, text, and what is passed over. Every text is a slice
//! of the document; what a token means depends on those before it, and is said in `xml`.

use memchr::{memchr, memchr_iter, memchr3, memmem};

/// What stands at a place in a document.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text up to the next `<` that means what it says.
    Text(&'a str),
    /// Text with references, or with line ends that XML reads as others.
    Written(&'a str),
    /// The text of a CDATA section.
    CData(&'a str),
    /// The text of one in which the document breaks off.
    OpenCData(&'a str),
    /// All that stands between `<` and `>`.
    Start(&'a str),
    /// The name in an end tag.
    End(&'a str),
    /// A document type declaration.
    DocType(&'a str),
    /// A comment or an instruction.
    Passed,
    /// A `<` that begins nothing that has an end.
    Sign,
}

/// The first token of a text that is not empty, and its length.
#[inline]
pub(super) fn first_token(text: &str) -> (Token<'_>, usize) {
    let Some(inside) = text.strip_prefix('<') else { return stretch(text) };
    let found = match inside.as_bytes().first() {
        Some(b'/') => end_tag(inside),
        Some(b'!') => declaration(inside),
        Some(b'?') => inside.find("?>").map(|end| (Token::Passed, end + 3)),
        Some(_) | None => start_tag(inside),
    };
    found.unwrap_or((Token::Sign, 1))
}

/// Text that does not begin with `<`. One search finds its end and whether it is to be read.
#[inline]
fn stretch(text: &str) -> (Token<'_>, usize) {
    let bytes = text.as_bytes();
    let Some(first) = memchr3(b'<', b'&', b'\r', bytes) else {
        return (Token::Text(text), text.len());
    };
    if bytes.get(first) == Some(&b'<') {
        return (Token::Text(text.get(..first).unwrap_or(text)), first);
    }
    let rest = bytes.get(first..).unwrap_or_default();
    let end = memchr(b'<', rest).map_or(text.len(), |end| first + end);
    (Token::Written(text.get(..end).unwrap_or(text)), end)
}

fn end_tag(inside: &str) -> Option<(Token<'_>, usize)> {
    let end = memchr(b'>', inside.as_bytes())?;
    Some((Token::End(inside.get(1..end)?.trim_ascii()), end + 2))
}

fn start_tag(inside: &str) -> Option<(Token<'_>, usize)> {
    let end = end_of_tag(inside)?;
    Some((Token::Start(inside.get(..end)?), end + 2))
}

/// Where the `>` stands that is in no quotes.
fn end_of_tag(inside: &str) -> Option<usize> {
    let bytes = inside.as_bytes();
    let mut at = 0;
    loop {
        let rest = bytes.get(at..)?;
        let sign = rest.iter().position(|byte| matches!(byte, b'>' | b'"' | b'\''))?;
        let (&quote, quoted) = rest.get(sign..)?.split_first()?;
        if quote == b'>' {
            return Some(at + sign);
        }
        at += sign + memchr(quote, quoted)? + 2;
    }
}

/// What begins with `<!`.
fn declaration(inside: &str) -> Option<(Token<'_>, usize)> {
    if let Some(comment) = inside.strip_prefix("!--") {
        return memmem::find(comment.as_bytes(), b"-->").map(|end| (Token::Passed, end + 7));
    }
    if let Some(section) = inside.strip_prefix("![CDATA[") {
        return Some(match end_of_section(section.as_bytes()) {
            Some(end) => (Token::CData(section.get(..end)?), end + 12),
            None => (Token::OpenCData(section), inside.len() + 1),
        });
    }
    let is_document_type =
        inside.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("!doctype"));
    let end = is_document_type.then(|| end_of_document_type(inside))??;
    Some((Token::DocType(inside.get(..end)?), end + 2))
}

/// Where the `]]>` stands. Texts hold few brackets, and one sign is found faster than three.
fn end_of_section(section: &[u8]) -> Option<usize> {
    memchr_iter(b']', section)
        .find(|at| section.get(*at..).is_some_and(|rest| rest.starts_with(b"]]>")))
}

/// Its `>`, behind the declarations that it has in brackets.
fn end_of_document_type(inside: &str) -> Option<usize> {
    let end = inside.find('>')?;
    let Some(bracket) = inside.find('[').filter(|&bracket| bracket < end) else {
        return Some(end);
    };
    let closed = bracket + inside.get(bracket..)?.find(']')?;
    Some(closed + inside.get(closed..)?.find('>')?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_token_and_its_length() {
        for (text, token) in [
            ("a > b", Token::Text("a > b")),
            ("a &amp; b", Token::Written("a &amp; b")),
            ("a\r\nb", Token::Written("a\r\nb")),
            ("<a b='>'>", Token::Start("a b='>'")),
            ("<a b />", Token::Start("a b /")),
            ("</a >", Token::End("a")),
            ("<!-- <a> -->", Token::Passed),
            ("<?x > ?>", Token::Passed),
            ("<![CDATA[a]b]]]>", Token::CData("a]b]")),
            ("<![CDATA[a<b>", Token::OpenCData("a<b>")),
            ("<!doctype x [<!ENTITY a '>'>] >", Token::DocType("!doctype x [<!ENTITY a '>'>] ")),
        ] {
            assert_eq!(first_token(text), (token, text.len()), "{text}");
        }
        assert_eq!(first_token("a<b>").1, 1);
        assert_eq!(first_token("a&b<b>").1, 3);
    }

    #[test]
    fn a_sign_is_what_begins_nothing() {
        for text in ["<", "<a", "<a '>", "</a", "<!--", "<!-->", "<?x", "<!x>", "<![x]]>", "<!خ"] {
            assert_eq!(first_token(text), (Token::Sign, 1), "{text}");
        }
    }
}
