//! Parts XML, however broken, into tags, text, and what is passed over. Every text is a slice
//! of the document; what a token means depends on those before it, and is said in `xml`.

use memchr::{memchr, memmem};

/// What stands at a place in a document.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text up to the next `<`, with its references.
    Text(&'a str),
    /// The text of a CDATA section.
    CData(&'a str),
    /// The text of one in which the document breaks off.
    OpenCData(&'a str),
    /// All that stands between `<` and `>`, or `/>` when it is empty.
    Start { content: &'a str, is_empty: bool },
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
pub(super) fn first_token(text: &str) -> (Token<'_>, usize) {
    let Some(inside) = text.strip_prefix('<') else {
        let end = memchr(b'<', text.as_bytes()).unwrap_or(text.len());
        return (Token::Text(text.get(..end).unwrap_or(text)), end);
    };
    let found = match inside.as_bytes().first() {
        Some(b'/') => end_tag(inside),
        Some(b'!') => declaration(inside),
        Some(b'?') => inside.find("?>").map(|end| (Token::Passed, end + 3)),
        Some(_) | None => start_tag(inside),
    };
    found.unwrap_or((Token::Sign, 1))
}

fn end_tag(inside: &str) -> Option<(Token<'_>, usize)> {
    let end = memchr(b'>', inside.as_bytes())?;
    Some((Token::End(inside.get(1..end)?.trim()), end + 2))
}

fn start_tag(inside: &str) -> Option<(Token<'_>, usize)> {
    let end = end_of_tag(inside)?;
    let content = inside.get(..end)?;
    let (content, is_empty) = match content.strip_suffix('/') {
        Some(content) => (content, true),
        None => (content, false),
    };
    Some((Token::Start { content, is_empty }, end + 2))
}

/// Where the `>` stands that is in no quotes.
fn end_of_tag(inside: &str) -> Option<usize> {
    let mut quote = None;
    inside.bytes().position(|byte| {
        match (quote, byte) {
            (None, b'>') => return true,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            (Some(_) | None, _) => {}
        }
        false
    })
}

/// What begins with `<!`.
fn declaration(inside: &str) -> Option<(Token<'_>, usize)> {
    if let Some(comment) = inside.strip_prefix("!--") {
        return memmem::find(comment.as_bytes(), b"-->").map(|end| (Token::Passed, end + 7));
    }
    if let Some(section) = inside.strip_prefix("![CDATA[") {
        return Some(match memmem::find(section.as_bytes(), b"]]>") {
            Some(end) => (Token::CData(section.get(..end)?), end + 12),
            None => (Token::OpenCData(section), inside.len() + 1),
        });
    }
    let is_document_type =
        inside.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("!doctype"));
    let end = is_document_type.then(|| end_of_document_type(inside))??;
    Some((Token::DocType(inside.get(..end)?), end + 2))
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
            ("a &amp; b", Token::Text("a &amp; b")),
            ("<a b='>'>", Token::Start { content: "a b='>'", is_empty: false }),
            ("<a b />", Token::Start { content: "a b ", is_empty: true }),
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
    }

    #[test]
    fn a_sign_is_what_begins_nothing() {
        for text in ["<", "<a", "<a '>", "</a", "<!--", "<!-->", "<?x", "<!x>", "<![x]]>", "<!خ"] {
            assert_eq!(first_token(text), (Token::Sign, 1), "{text}");
        }
    }
}
