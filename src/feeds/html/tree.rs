//! The tree of a piece of HTML as it is walked through: nodes in one row, in the order in which
//! they are written, with texts and attributes that are borrowed from the markup where they can be.

use super::element::Element;
use std::borrow::Cow;
use std::ops::Range;

/// A tree; its first node is the root, which is no element.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::feeds) struct Tree<'a> {
    entries: Vec<Entry<'a>>,
    attributes: Vec<Attribute<'a>>,
}

#[derive(Debug, PartialEq, Eq)]
struct Entry<'a> {
    data: Data<'a>,
    /// Behind the last node that stands in this one. Those that stand in it follow it.
    end: usize,
}

#[derive(Debug, PartialEq, Eq)]
enum Data<'a> {
    Text(Cow<'a, str>),
    Tag {
        name: Cow<'a, str>,
        element: Element,
        attributes: Range<usize>,
        is_left_out: bool,
    },
    /// A comment, a document type, the document itself.
    Other,
}

/// The name of an attribute, and its value.
pub(super) type Attribute<'a> = (Cow<'a, str>, Cow<'a, str>);

/// What is known of a node at once.
pub(in crate::feeds) enum Content<'a> {
    Text(Cow<'a, str>),
    Element(Element),
    /// A comment, a document type, the document itself.
    Other,
}

impl<'a> Tree<'a> {
    pub(super) fn with_capacity(nodes: usize) -> Self {
        let mut entries = Vec::with_capacity(nodes);
        entries.push(Entry { data: Data::Other, end: 1 });
        Self { entries, attributes: Vec::new() }
    }

    pub(in crate::feeds) fn root(&self) -> Node<'_> {
        Node { tree: self, place: 0 }
    }

    pub(in crate::feeds) fn has_links(&self) -> bool {
        self.root().descendants().any(|node| node.element() == Some(Element::Link))
    }

    /// Begins an element; what is added next stands in it. Gives what [`end`](Self::end) wants.
    pub(super) fn start(
        &mut self,
        name: Cow<'a, str>,
        attributes: impl IntoIterator<Item = Attribute<'a>>,
        is_left_out: bool,
    ) -> usize {
        let first = self.attributes.len();
        self.attributes.extend(attributes);
        let attributes = first..self.attributes.len();
        let element = Element::of_name(&name);
        self.add(Data::Tag { name, element, attributes, is_left_out })
    }

    /// The name of the element that began at this place.
    pub(super) fn name(&self, place: usize) -> &str {
        match self.entries.get(place).map(|entry| &entry.data) {
            Some(Data::Tag { name, .. }) => name,
            _ => "",
        }
    }

    /// Ends what began at this place.
    pub(super) fn end(&mut self, place: usize) {
        let end = self.entries.len();
        if let Some(entry) = self.entries.get_mut(place) {
            entry.end = end;
        }
    }

    pub(super) fn add_text(&mut self, text: Cow<'a, str>) {
        self.add(Data::Text(text));
    }

    /// Lengthens the last node, which is a text.
    pub(super) fn lengthen_text(&mut self, more: &str) {
        if let Some(Entry { data: Data::Text(text), .. }) = self.entries.last_mut() {
            text.to_mut().push_str(more);
        }
    }

    /// Begins a node that is neither text nor element.
    pub(super) fn start_other(&mut self) -> usize {
        self.add(Data::Other)
    }

    fn add(&mut self, data: Data<'a>) -> usize {
        let place = self.entries.len();
        self.entries.push(Entry { data, end: place + 1 });
        place
    }
}

/// A node of a tree.
#[derive(Clone, Copy)]
pub(in crate::feeds) struct Node<'a> {
    tree: &'a Tree<'a>,
    place: usize,
}

impl<'a> Node<'a> {
    fn data(self) -> &'a Data<'a> {
        self.tree.entries.get(self.place).map_or(&Data::Other, |entry| &entry.data)
    }

    fn end(self) -> usize {
        self.tree.entries.get(self.place).map_or(0, |entry| entry.end)
    }

    pub(super) fn content(self) -> Content<'a> {
        match self.data() {
            Data::Text(text) => Content::Text(Cow::Borrowed(text)),
            Data::Tag { element, .. } => Content::Element(*element),
            Data::Other => Content::Other,
        }
    }

    pub(super) fn element(self) -> Option<Element> {
        match self.data() {
            Data::Tag { element, .. } => Some(*element),
            Data::Text(_) | Data::Other => None,
        }
    }

    pub(super) fn children(self) -> impl Iterator<Item = Node<'a>> {
        let end = self.end();
        let at = move |place| (place < end).then_some(Node { tree: self.tree, place });
        std::iter::successors(at(self.place + 1), move |child| at(child.end()))
    }

    /// All that stands in it, in order.
    pub(super) fn descendants(self) -> impl ExactSizeIterator<Item = Node<'a>> {
        (self.place + 1..self.end()).map(move |place| Node { tree: self.tree, place })
    }

    /// Bytes of all texts that stand in it.
    pub(super) fn text_bytes(self) -> usize {
        let bytes = |node: Node<'_>| match node.data() {
            Data::Text(text) => text.len(),
            Data::Tag { .. } | Data::Other => 0,
        };
        self.descendants().map(bytes).sum()
    }

    pub(super) fn has_name(self, wanted: &str) -> bool {
        matches!(self.data(), Data::Tag { name, .. } if name == wanted)
    }

    fn attributes(self) -> &'a [Attribute<'a>] {
        let Data::Tag { attributes, .. } = self.data() else { return &[] };
        self.tree.attributes.get(attributes.clone()).unwrap_or_default()
    }

    /// Whether anything is said of it beside its name: of most elements there is not.
    pub(super) fn has_attributes(self) -> bool {
        !self.attributes().is_empty()
    }

    pub(super) fn attr(self, wanted: &str) -> Option<&'a str> {
        self.attributes().iter().find(|(name, _)| name == wanted).map(|(_, value)| &**value)
    }

    pub(super) fn has_attr(self, name: &str) -> bool {
        self.attr(name).is_some()
    }

    /// Whether it is an element that is shown: by a browser, and by who made the tree.
    pub(super) fn is_read(self) -> bool {
        let is_left_out = matches!(self.data(), Data::Tag { is_left_out: true, .. });
        !is_left_out && !self.is_hidden()
    }

    /// Whether a browser shows nothing of it.
    pub(super) fn is_hidden(self) -> bool {
        if !self.has_attributes() {
            return false;
        }
        if self.has_attr("hidden") {
            return true;
        }
        if self.attr("aria-hidden").is_some_and(|value| value.eq_ignore_ascii_case("true")) {
            // A formula is hidden from those who hear the page only.
            return !self.attr("class").is_some_and(|class| class.contains("fallback"));
        }
        let Some(style) = self.attr("style") else { return false };
        style.split(';').any(|rule| says(rule, "display:none") || says(rule, "visibility:hidden"))
    }
}

/// Whether a rule of a style begins so, but for blanks.
fn says(rule: &str, beginning: &str) -> bool {
    let mut letters = rule.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase());
    beginning.chars().all(|wanted| letters.next() == Some(wanted))
}
