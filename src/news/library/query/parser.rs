//! Tokens to a query.

use super::lexer::{Token, Word, tokens};
use super::{Field, Moment, Query, State};
use crate::text::{fold, without_article};

/// Parentheses in parentheses that are minded; nobody types more.
const MOST_DEPTH: usize = 32;

pub(super) fn parse(text: &str, is_unfinished: bool) -> Query {
    let mut tokens = tokens(text);
    let is_open = is_unfinished && !text.ends_with(|c: char| c.is_whitespace() || c == ')');
    if let (true, Some(Token::Word(last))) = (is_open, tokens.last_mut()) {
        last.is_prefix |= !last.is_quoted;
    }
    let mut parser = Parser { tokens: tokens.into_iter().peekable(), depth: 0 };
    let mut parts = Vec::new();
    loop {
        parts.extend(parser.alternatives());
        // A parenthesis that was never opened.
        if parser.tokens.next().is_none() {
            break;
        }
    }
    all(parts)
}

pub(super) fn lacks_date(text: &str) -> bool {
    has_field(text, |field, value| {
        matches!(field, "after" | "before") && Moment::read(value).is_none()
    })
}

pub(super) fn lacks_state(text: &str) -> bool {
    has_field(text, |field, value| field == "is" && state(value).is_none())
}

/// Whether a field and what stands behind it, in search form, are like this.
fn has_field(text: &str, is_like: impl Fn(&str, &str) -> bool) -> bool {
    tokens(text).iter().any(|token| match token {
        Token::Word(Word { field: Some(field), text, .. }) => {
            is_like(field, fold(text).text().trim())
        }
        Token::Word(_) | Token::Open | Token::Close | Token::Or | Token::Not => false,
    })
}

struct Parser {
    tokens: std::iter::Peekable<std::vec::IntoIter<Token>>,
    depth: usize,
}

impl Parser {
    /// Up to the end or a closing parenthesis, which is left.
    fn alternatives(&mut self) -> Option<Query> {
        let mut parts = Vec::new();
        loop {
            parts.extend(self.side_by_side());
            if self.tokens.next_if_eq(&Token::Or).is_none() {
                break;
            }
        }
        if parts.len() > 1 { Some(Query::Any(parts)) } else { parts.pop() }
    }

    fn side_by_side(&mut self) -> Option<Query> {
        let mut parts = Vec::new();
        let goes_on = |token: &Token| !matches!(token, Token::Or | Token::Close);
        while let Some(token) = self.tokens.next_if(goes_on) {
            parts.extend(self.one(token));
        }
        if parts.is_empty() { None } else { Some(all(parts)) }
    }

    fn one(&mut self, token: Token) -> Option<Query> {
        match token {
            Token::Word(word) => query_of(&word),
            Token::Not => {
                let next =
                    self.tokens.next_if(|token| matches!(token, Token::Word(_) | Token::Open));
                self.one(next?).map(|query| Query::Not(Box::new(query)))
            }
            Token::Open if self.depth < MOST_DEPTH => {
                self.depth += 1;
                let inside = self.alternatives();
                self.depth -= 1;
                self.tokens.next_if_eq(&Token::Close);
                inside
            }
            Token::Open | Token::Or | Token::Close => None,
        }
    }
}

/// One part alone is itself.
fn all(mut parts: Vec<Query>) -> Query {
    if parts.len() == 1 { parts.remove(0) } else { Query::All(parts) }
}

fn query_of(word: &Word) -> Option<Query> {
    let value = fold(&word.text).text().trim().to_owned();
    let of_field = match word.field.as_deref() {
        None => None,
        Some("feed") => Some(Query::Feed(value.clone())),
        Some("folder") => Some(Query::Folder(value.clone())),
        Some("tag") => Some(Query::Tag(value.clone())),
        Some("lang") => Some(Query::Language(value.clone())),
        Some("is") => state(&value).map(Query::Is),
        Some("after") => Moment::read(&value).map(Query::After),
        Some("before") => Moment::read(&value).map(Query::Before),
        Some("title") => text(Field::Title, &value, word),
        Some("person") => text(Field::Person, &value, word),
        Some("place") => text(Field::Place, &value, word),
        Some("says") => text(Field::Says, &value, word),
        Some(_) => None,
    };
    let found = of_field.or_else(|| match &word.field {
        // Nothing that the field knows: words again.
        Some(field) => text(Field::Anywhere, &format!("{field} {value}"), word),
        None => text(Field::Anywhere, &value, word),
    });
    // What is no sign of the language and in no index is not found. If it asked for nothing, all
    // articles would be found, and marked.
    found.or_else(|| word.text.contains(is_picture).then(|| Query::Any(Vec::new())))
}

/// Arrows, signs and pictures, and of money: what people search for and the index has not.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{20a0}'..='\u{20cf}' | '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// None for what holds no word.
fn text(field: Field, value: &str, word: &Word) -> Option<Query> {
    // As SQLite's tokenizer parts words: by all that is no letter or digit.
    let words: Vec<&str> =
        value.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    // A sign behind the last word ends it.
    let is_prefix = word.is_prefix && value.ends_with(char::is_alphanumeric);
    let text = |words: &str| Query::Text { field, words: words.to_owned(), is_prefix };
    Some(match words.as_slice() {
        [] => return None,
        [one] => match bare(one, word) {
            Some(bare) => Query::Any(vec![text(one), text(bare)]),
            None => text(one),
        },
        several => text(&several.join(" ")),
    })
}

/// A word with the article means the word without it too; in quotation marks it is as it was typed.
/// An alef with a hamza is none of an article: ألمانيا.
fn bare<'a>(folded: &'a str, word: &Word) -> Option<&'a str> {
    let has_hamza = word.text.starts_with(['أ', 'إ', 'آ', 'ٱ']);
    if word.is_quoted || has_hamza { None } else { without_article(folded) }
}

fn state(value: &str) -> Option<State> {
    State::NAMED.iter().find(|(name, _)| *name == value).map(|(_, state)| *state)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A query as a short text, so that the tests read alike.
    fn shown(query: &Query) -> String {
        let list = |parts: &[Query], sign: &str| {
            let parts: Vec<String> = parts.iter().map(shown).collect();
            format!("({})", parts.join(sign))
        };
        match query {
            Query::All(parts) => list(parts, " & "),
            Query::Any(parts) => list(parts, " | "),
            Query::Not(part) => format!("!{}", shown(part)),
            Query::Text { field: Field::Anywhere, words, is_prefix } => {
                format!("{words}{}", if *is_prefix { "*" } else { "" })
            }
            Query::Text { field, words, .. } => format!("{field:?}={words}"),
            Query::Feed(name) => format!("feed={name}"),
            Query::Folder(name) => format!("folder={name}"),
            Query::Tag(name) => format!("tag={name}"),
            Query::Language(tag) => format!("lang={tag}"),
            Query::Is(state) => format!("{state:?}"),
            Query::After(moment) => format!(">={moment:?}"),
            Query::Before(moment) => format!("<{moment:?}"),
        }
    }

    fn read(text: &str) -> String {
        shown(&Query::read(text))
    }

    #[test]
    fn words_phrases_and_signs() {
        assert_eq!(read("وزير مالية"), "(وزير & ماليه)");
        assert_eq!(read("وزير المالية"), "(وزير & (الماليه | ماليه))");
        assert_eq!(read("\"وزير المالية\" بيروت"), "(وزير الماليه & بيروت)");
        assert_eq!(read("«وزير المالية»"), "وزير الماليه");
        assert_eq!(read("نفط OR غاز سعر"), "(نفط | (غاز & سعر))");
        assert_eq!(read("(نفط OR غاز) -رياضة"), "((نفط | غاز) & !رياضه)");
        assert_eq!(read("-(a b)"), "!(a & b)");
        assert_eq!(read("وزي*"), "وزي*");
        assert_eq!(read("Don't 3.5%"), "(don t & 3 5)");
    }

    #[test]
    fn fields() {
        assert_eq!(read("feed:\"وكالة الشرق\" is:unread"), "(feed=وكاله الشرق & Unread)");
        assert_eq!(read("title:نفط person:حداد"), "(Title=نفط & Person=حداد)");
        assert_eq!(read("IS:starred lang:AR"), "(Starred & lang=ar)");
        assert_eq!(read("after:٢٠٢٦-١١"), ">=Day(2026-11-01)");
        assert_eq!(read("-tag:مهم"), "!tag=مهم");
    }

    #[test]
    fn what_is_broken_is_read_as_words() {
        assert_eq!(read("\"وزير مالية"), "(وزير & ماليه)");
        assert_eq!(read("after:soon"), "after soon");
        assert!(lacks_date("نفط after:soon") && lacks_date("-before:2026-13"));
        assert!(!lacks_date("after:2026-11 before:7d feed:soon after: soon"));
        assert!(lacks_state("نفط is:new") && lacks_state("-is:red"));
        assert!(!lacks_state("is:unread -is:starred is:Changed is:read feed:new this is new"));
        assert_eq!(read("is:nice"), "is nice");
        assert_eq!(read("wrong:field"), "wrong field");
        assert_eq!(read("title:"), "title");
        assert_eq!(read("a) b ((c"), "(a & (b & c))");
        assert_eq!(read("OR a OR OR b OR"), "(a | b)");
        for not_found in ["🚢", "€", "\"🚢\""] {
            assert_eq!(Query::read(not_found), Query::Any(Vec::new()), "{not_found}");
        }
        assert_eq!(read("🚢 نفط"), "(() & نفط)");
        for nothing in ["", " ", "-", "()", "\"\"", "* -* ()", "OR", "!?"] {
            assert_eq!(read(nothing), "()", "{nothing}");
        }
    }

    #[test]
    fn the_last_word_goes_on_while_it_is_typed() {
        let unfinished = |text| shown(&Query::read_unfinished(text));
        assert_eq!(unfinished("وزير الما"), "(وزير & الما*)");
        assert_eq!(unfinished("الميناء"), "(الميناء* | ميناء*)");
        assert_eq!(unfinished("ألمانيا"), "المانيا*");
        assert_eq!(unfinished("-title:الميناء"), "!(Title=الميناء | Title=ميناء)");
        assert_eq!(unfinished("وزير "), "وزير");
        assert_eq!(unfinished("\"وزير المالية\""), "وزير الماليه");
    }

    proptest! {
        #[test]
        fn anything_can_be_typed(text in "[ \"()*:ORa-cأيtitle-]{0,40}|\\PC{0,40}") {
            for query in [Query::read(&text), Query::read_unfinished(&text)] {
                let mut words = Vec::new();
                query.for_each_word(&mut |word, _| words.push(word.to_owned()));
                for word in words.iter().flat_map(|words| words.split(' ')) {
                    prop_assert!(!word.is_empty() && word.chars().all(char::is_alphanumeric));
                }
            }
        }
    }
}
