//! Walks through XML that may be broken: a cursor that gives the children of an element and
//! the content of a child, whatever the tags are like.
//!
//! What begins no tag is taken for text, and reading goes on behind it: a feed with one stray
//! sign is still a feed.

use super::entities::Entities;
use super::namespaces::{Space, usual_space};
use super::problems::{Problems, quoted};
use super::scan::{Token, first_token};
use super::scopes::Scopes;
use super::tag::Tag;
use crate::feeds::references::has_bare_ampersand;
use crate::news::FeedProblem;
use std::borrow::Cow;
use std::rc::Rc;
use url::Url;

/// Elements within elements. Those of feeds lie within ten; XHTML within one reaches forty.
/// What lies deeper has its text read, but is no element.
const MOST_DEPTH: usize = 128;

/// Room for the elements that are open in most feeds.
const USUAL_DEPTH: usize = 16;

/// Bytes that may be looked at in vain for the end of a tag, in all. Each stray `<` may cost a
/// look at the whole rest of the document, so a document made of them would take hours.
const MOST_WASTED_BYTES: usize = 100_000_000;

/// What comes next in the document.
pub(in crate::feeds) enum Piece<'a> {
    /// An element begins. It is open now.
    Start(Tag<'a>),
    /// The element of this name has ended, and those in it.
    End(&'a str),
    /// Text that means what it says.
    Text(&'a str),
    /// Text as written: with references, or with line ends that XML reads as others.
    Written(&'a str),
    /// The text of a CDATA section.
    CData(&'a str),
    /// The document has ended.
    Over,
}

/// A child of an element.
pub(in crate::feeds) struct Child<'a> {
    pub space: Space,
    /// Without its prefix, in lower case: CDF is written in capitals.
    pub name: Cow<'a, str>,
    pub tag: Tag<'a>,
    /// How deep its own children lie.
    pub level: usize,
}

/// The cursor.
pub(in crate::feeds) struct Xml<'a> {
    text: &'a str,
    /// Where the next token stands.
    at: usize,
    wasted_bytes: usize,
    /// The names of the elements that are open.
    open: Vec<&'a str>,
    /// Elements that are open below the depth that is kept.
    too_deep: usize,
    scopes: Scopes<'a>,
    /// The element that was begun last is empty: its end comes next.
    ends_at_once: bool,
    /// A piece that was given back.
    held: Option<Tag<'a>>,
    pub entities: Entities<'a>,
    pub problems: Problems,
}

impl<'a> Xml<'a> {
    pub(in crate::feeds) fn new(text: &'a str, base: Option<Url>) -> Self {
        Self {
            text,
            at: 0,
            wasted_bytes: 0,
            open: Vec::with_capacity(USUAL_DEPTH),
            too_deep: 0,
            scopes: Scopes::new(base),
            ends_at_once: false,
            held: None,
            entities: Entities::default(),
            problems: Problems::default(),
        }
    }

    /// How many elements are open.
    pub(in crate::feeds) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Whether an element of this name is open above the one at `level`.
    pub(in crate::feeds) fn is_open_above(&self, level: usize, name: &str) -> bool {
        self.open.iter().take(level.saturating_sub(1)).any(|open| *open == name)
    }

    /// What relative addresses are relative to here.
    pub(in crate::feeds) fn base(&self) -> Option<&Rc<Url>> {
        self.scopes.base()
    }

    /// The language that is declared here; empty where one is explicitly unknown.
    pub(in crate::feeds) fn language(&self) -> Option<Rc<str>> {
        self.scopes.language()
    }

    /// The next child of the element whose children lie at `level`; none at its end. What was
    /// not read of the child before is passed over.
    pub(in crate::feeds) fn next_child(&mut self, level: usize) -> Option<Child<'a>> {
        // The end of something around it has closed the element.
        if self.depth() < level {
            return None;
        }
        if self.depth() > level {
            // Nobody has read the child before.
            self.whole_text();
        }
        loop {
            let rest = self.pass_blanks();
            // What nearly always comes is taken without a look at all that may come.
            if let Some(name) = self.end_of_innermost(rest) {
                self.at += name.len() + 3;
                self.close_to(self.open.len().saturating_sub(1));
                if self.depth() < level {
                    return None;
                }
                continue;
            }
            if self.depth() == level
                && level < MOST_DEPTH
                && let Some(tag) = Tag::usual(rest)
            {
                self.at += tag.content.len() + 2;
                self.open_element(&tag);
                self.check(&tag);
                return Some(self.child(tag));
            }
            match self.next() {
                Piece::Start(tag) if self.too_deep == 0 && self.depth() == level + 1 => {
                    self.check(&tag);
                    return Some(self.child(tag));
                }
                Piece::End(_) if self.depth() < level => return None,
                Piece::Over => return None,
                Piece::Written(text) if has_bare_ampersand(text) => {
                    self.problems.note(FeedProblem::BareAmpersand);
                }
                Piece::Start(_)
                | Piece::End(_)
                | Piece::Text(_)
                | Piece::Written(_)
                | Piece::CData(_) => {}
            }
        }
    }

    /// The text of the element that was begun last, where it holds nothing else that is to be
    /// read: its end is passed too. Nearly all elements of feeds are such.
    pub(in crate::feeds) fn whole_text(&mut self) -> Option<&'a str> {
        if self.ends_at_once || self.too_deep > 0 || self.held.is_some() {
            return None;
        }
        let rest = self.text.get(self.at..)?;
        let (text, length) = match rest.as_bytes() {
            [b'<', b'/', ..] => ("", 0),
            [b'<', sign, ..] if *sign != b'!' => return None,
            _ => match first_token(rest) {
                (Token::Text(text) | Token::CData(text), length) => (text, length),
                _ => return None,
            },
        };
        let name = self.end_of_innermost(rest.get(length..)?)?;
        self.at += length + name.len() + 3;
        self.close_to(self.open.len().saturating_sub(1));
        Some(text)
    }

    /// Elements are parted by blanks, which are no piece that anybody asks for.
    /// Gives what follows, unless something is to come before.
    fn pass_blanks(&mut self) -> &'a str {
        if self.held.is_some() || self.ends_at_once {
            return "";
        }
        let rest = self.text.get(self.at..).unwrap_or("");
        let after = rest.trim_ascii_start();
        if !after.starts_with('<') {
            return rest;
        }
        self.at += rest.len() - after.len();
        after
    }

    #[inline]
    pub(in crate::feeds) fn child(&mut self, tag: Tag<'a>) -> Child<'a> {
        let (prefix, name) = tag.prefix_and_name();
        let space = self.space(prefix);
        let name = if tag.has_capitals() {
            Cow::Owned(name.to_ascii_lowercase())
        } else {
            Cow::Borrowed(name)
        };
        Child { space, name, tag, level: self.depth() }
    }

    fn space(&mut self, prefix: &'a str) -> Space {
        if prefix.is_empty() {
            return self.scopes.unprefixed().unwrap_or(Space::Format);
        }
        if let Some(space) = self.scopes.prefixed(prefix) {
            return space;
        }
        self.problems.note(FeedProblem::UndeclaredPrefix(quoted(prefix)));
        usual_space(&prefix.to_ascii_lowercase())
    }

    fn check(&mut self, tag: &Tag<'a>) {
        if let Some(name) = tag.repeated_attribute() {
            self.problems.note(FeedProblem::DuplicateAttribute(quoted(name)));
        }
    }

    /// Closes the element at `level` before the tag that was just begun, which then comes as
    /// the next piece.
    pub(in crate::feeds) fn close_before(&mut self, level: usize, tag: Tag<'a>) {
        self.problems.note(FeedProblem::MismatchedTags);
        self.close_to(level.saturating_sub(1));
        self.ends_at_once = false;
        self.held = Some(tag);
    }

    /// The next piece.
    #[allow(clippy::should_implement_trait)]
    pub(in crate::feeds) fn next(&mut self) -> Piece<'a> {
        if let Some(tag) = self.held.take() {
            return self.start(tag);
        }
        if std::mem::take(&mut self.ends_at_once) {
            return self.end_of_empty();
        }
        loop {
            if self.wasted_bytes > MOST_WASTED_BYTES {
                self.problems.note(FeedProblem::Truncated);
                return Piece::Over;
            }
            if let Some(piece) = self.read() {
                return piece;
            }
        }
    }

    /// Reads a token; what is passed over is no piece.
    fn read(&mut self) -> Option<Piece<'a>> {
        let begin = self.at;
        let rest = self.text.get(begin..).unwrap_or("");
        if rest.is_empty() {
            if !self.open.is_empty() {
                self.problems.note(FeedProblem::Truncated);
            }
            return Some(Piece::Over);
        }
        if let Some(name) = self.end_of_innermost(rest) {
            self.at = begin + name.len() + 3;
            self.close_to(self.open.len().saturating_sub(1));
            return Some(Piece::End(name));
        }
        if let Some(tag) = Tag::usual(rest) {
            self.at = begin + tag.content.len() + 2;
            return Some(self.start(tag));
        }
        let (token, length) = first_token(rest);
        self.at = begin + length;
        match token {
            Token::Text(text) => {
                self.check_text(begin, text);
                Some(Piece::Text(text))
            }
            Token::Written(text) => {
                self.check_text(begin, text);
                Some(Piece::Written(text))
            }
            Token::CData(text) => Some(Piece::CData(text)),
            Token::OpenCData(text) => {
                self.problems.note(FeedProblem::Truncated);
                Some(Piece::CData(text))
            }
            Token::Start(content) => Some(match Tag::new(content) {
                Some(tag) => self.start(tag),
                None => {
                    self.wasted_bytes += length;
                    self.sign(begin)
                }
            }),
            Token::End(name) => self.end(name),
            Token::DocType(declaration) => {
                self.entities.declare(declaration, &mut self.problems);
                None
            }
            Token::Passed => None,
            Token::Sign => {
                self.wasted_bytes += rest.len();
                let is_last = memchr::memrchr(b'<', rest.as_bytes()) == Some(0);
                Some(if is_last { self.over() } else { self.sign(begin) })
            }
        }
    }

    fn check_text(&mut self, begin: usize, text: &str) {
        if self.open.is_empty() && begin > 0 && !text.trim().is_empty() {
            self.problems.note(FeedProblem::JunkAfter);
        }
    }

    /// The `<` at `at` is text; reading goes on behind it.
    fn sign(&mut self, at: usize) -> Piece<'a> {
        self.problems.note(FeedProblem::BareLessThan);
        self.at = at + 1;
        Piece::Text(self.text.get(at..=at).unwrap_or(""))
    }

    /// A tag that has no end ends the document.
    fn over(&mut self) -> Piece<'a> {
        self.problems.note(FeedProblem::Truncated);
        self.at = self.text.len();
        Piece::Over
    }

    #[inline]
    fn start(&mut self, tag: Tag<'a>) -> Piece<'a> {
        if self.open.len() >= MOST_DEPTH {
            self.problems.note(FeedProblem::TooDeep);
            self.too_deep += usize::from(!tag.is_empty());
            return Piece::Text("");
        }
        self.open_element(&tag);
        Piece::Start(tag)
    }

    #[inline]
    fn open_element(&mut self, tag: &Tag<'a>) {
        self.open.push(tag.name);
        self.ends_at_once = tag.is_empty();
        if tag.may_declare {
            self.scopes.declare(tag, self.open.len());
        }
    }

    fn end_of_empty(&mut self) -> Piece<'a> {
        let name = self.open.last().copied().unwrap_or("");
        self.close_to(self.open.len().saturating_sub(1));
        Piece::End(name)
    }

    /// Nearly all end tags are that of the element which was begun last.
    #[inline]
    fn end_of_innermost(&self, rest: &str) -> Option<&'a str> {
        let name = *self.open.last().filter(|_| self.too_deep == 0)?;
        rest.strip_prefix("</")?.strip_prefix(name)?.starts_with('>').then_some(name)
    }

    /// Closes the innermost element of this name, and what was left open in it. An end tag
    /// without its start tag is nothing.
    fn end(&mut self, name: &'a str) -> Option<Piece<'a>> {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return None;
        }
        let Some(found) = self.open.iter().rposition(|open| *open == name) else {
            self.problems.note(FeedProblem::MismatchedTags);
            return None;
        };
        if found + 1 < self.open.len() {
            self.problems.note(FeedProblem::MismatchedTags);
        }
        self.close_to(found);
        Some(Piece::End(name))
    }

    fn close_to(&mut self, depth: usize) {
        self.open.truncate(depth);
        self.scopes.close_to(depth);
    }
}
