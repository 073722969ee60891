//! A tree while it grows: which elements are open, and where a text goes.

use super::nesting::Nesting;
use super::tree::{Attribute, Tree};
use std::borrow::Cow;

/// Deeper markup is given up, well before the limit of all markup.
const DEEPEST: usize = 60;

/// Bytes of markup that make a node, about.
const BYTES_OF_NODE: usize = 32;

pub(super) struct Growing<'a> {
    tree: Tree<'a>,
    /// The document, `<html>` and `<body>`.
    outer: [usize; 3],
    open: Vec<Open>,
    /// Those of the element that is started next.
    pub(super) attributes: Vec<Attribute<'a>>,
    /// Whether anything stands in the body.
    pub(super) is_begun: bool,
    /// Whether the last node is a text, to which more may come.
    is_in_text: bool,
    /// A line end that comes next does not count.
    pub(super) drops_line_end: bool,
    formats: usize,
}

/// An element that is open.
#[derive(Clone, Copy)]
struct Open {
    nesting: Nesting,
    place: usize,
    /// Whether a block that begins in it ends a paragraph.
    is_in_paragraph: bool,
}

impl<'a> Growing<'a> {
    pub(super) fn new(bytes: usize) -> Self {
        let mut tree = Tree::with_capacity(bytes / BYTES_OF_NODE + 16);
        let html = tree.start("html".into(), [], false);
        let head = tree.start("head".into(), [], false);
        tree.end(head);
        let body = tree.start("body".into(), [], false);
        Self {
            tree,
            outer: [0, html, body],
            open: Vec::with_capacity(16),
            attributes: Vec::new(),
            is_begun: false,
            is_in_text: false,
            drops_line_end: false,
            formats: 0,
        }
    }

    pub(super) fn finish(mut self) -> Tree<'a> {
        self.close_from(0);
        self.outer.into_iter().for_each(|place| self.tree.end(place));
        self.tree
    }

    pub(super) fn innermost(&self) -> Option<Nesting> {
        self.open.last().map(|open| open.nesting)
    }

    pub(super) fn is_among_table_parts(&self) -> bool {
        self.innermost().is_some_and(Nesting::holds_table_parts)
    }

    pub(super) fn is_in_paragraph(&self) -> bool {
        self.open.last().is_some_and(|open| open.is_in_paragraph)
    }

    /// Formatting elements that are open.
    pub(super) fn formats(&self) -> usize {
        self.formats
    }

    /// The nestings of the elements that are open, the innermost first.
    pub(super) fn nestings(&self) -> impl Iterator<Item = Nesting> {
        self.open.iter().rev().map(|open| open.nesting)
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// How far in the innermost open element of this name is.
    pub(super) fn depth_of(&self, name: &str) -> Option<usize> {
        self.open.iter().rposition(|open| self.tree.name(open.place).eq_ignore_ascii_case(name))
    }

    /// Whether this is the name of the innermost element.
    pub(super) fn is_innermost(&self, name: &str) -> bool {
        self.open.last().is_some_and(|open| self.tree.name(open.place).eq_ignore_ascii_case(name))
    }

    pub(super) fn text(&mut self, text: Cow<'a, str>) -> Option<()> {
        let mut text = text;
        if std::mem::take(&mut self.drops_line_end) && text.starts_with('\n') {
            text = without_start(text, 1);
        }
        if !self.is_begun {
            let blanks = text.bytes().take_while(|&byte| is_blank(byte)).count();
            text = without_start(text, blanks);
            // At the start of all it is a mark of byte order.
            if text.starts_with('\u{feff}') {
                return None;
            }
        }
        if text.is_empty() {
            return Some(());
        }
        if self.is_among_table_parts() && !text.bytes().all(is_blank) {
            return None;
        }
        self.is_begun = true;
        if self.is_in_text {
            self.tree.lengthen_text(&text);
        } else {
            self.tree.add_text(text);
            self.is_in_text = true;
        }
        Some(())
    }

    /// An element whose content is no markup. That of a frame is read by nobody, but it is there.
    pub(super) fn raw_text(&mut self, name: Cow<'a, str>, text: &'a str) -> Option<()> {
        if self.is_among_table_parts() || text.contains(['\r', '\0']) {
            return None;
        }
        self.drops_line_end = false;
        let place = self.start(name);
        if !text.is_empty() {
            self.tree.add_text(Cow::Borrowed(text));
        }
        self.tree.end(place);
        Some(())
    }

    /// An element that is void.
    pub(super) fn add(&mut self, name: Cow<'a, str>) {
        self.start(name);
    }

    /// Starts an element with the attributes that were read; `None` where it is too deep.
    pub(super) fn open(&mut self, name: Cow<'a, str>, nesting: Nesting) -> Option<()> {
        if self.open.len() >= DEEPEST {
            return None;
        }
        let is_in_paragraph =
            nesting == Nesting::Paragraph || self.is_in_paragraph() && !nesting.bounds_scope();
        let place = self.start(name);
        self.formats += usize::from(nesting.is_format());
        self.open.push(Open { nesting, place, is_in_paragraph });
        Some(())
    }

    /// Starts an element that the markup does not name.
    pub(super) fn open_implied(&mut self, name: &'static str, nesting: Nesting) -> Option<()> {
        let attributes = std::mem::take(&mut self.attributes);
        let opened = self.open(name.into(), nesting);
        self.attributes = attributes;
        opened
    }

    fn start(&mut self, name: Cow<'a, str>) -> usize {
        self.is_begun = true;
        self.is_in_text = false;
        self.tree.start(name, self.attributes.drain(..), false)
    }

    /// Ends the innermost element.
    pub(super) fn close(&mut self) {
        if let Some(open) = self.open.pop() {
            self.is_in_text = false;
            self.formats -= usize::from(open.nesting.is_format());
            self.tree.end(open.place);
        }
    }

    /// Ends the elements that are as far in as this, and further.
    pub(super) fn close_from(&mut self, depth: usize) {
        while self.open.len() > depth {
            self.close();
        }
    }
}

/// What the standard calls white space.
fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\x0c')
}

fn without_start(text: Cow<'_, str>, bytes: usize) -> Cow<'_, str> {
    match text {
        _ if bytes == 0 => text,
        Cow::Borrowed(text) => Cow::Borrowed(text.get(bytes..).unwrap_or("")),
        Cow::Owned(text) => Cow::Owned(text.get(bytes..).unwrap_or("").to_owned()),
    }
}
