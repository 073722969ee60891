//! What holds within an element because its tag, or one around it, declares it: namespaces, the
//! base of addresses, the language.

use super::namespaces::{Space, space_of, usual_space};
use super::tag::Tag;
use std::rc::Rc;
use url::Url;

/// What the open elements declare, each with the depth of its element.
#[derive(Default)]
pub(super) struct Scopes<'a> {
    /// Of names without a prefix.
    unprefixed: Vec<(usize, Space)>,
    prefixed: Vec<(usize, (&'a str, Space))>,
    bases: Vec<(usize, Rc<Url>)>,
    languages: Vec<(usize, Rc<str>)>,
    /// The depth of the last element that declares something.
    deepest: usize,
}

impl<'a> Scopes<'a> {
    pub(super) fn new(base: Option<Url>) -> Self {
        Self { bases: base.into_iter().map(|base| (0, Rc::new(base))).collect(), ..Self::default() }
    }

    /// The vocabulary of names without a prefix.
    pub(super) fn unprefixed(&self) -> Option<Space> {
        self.unprefixed.last().map(|(_, space)| *space)
    }

    /// The vocabulary that a prefix is bound to.
    pub(super) fn prefixed(&self, prefix: &str) -> Option<Space> {
        // They are shorter than what is compared faster by a call.
        let is_it = |bound: &str| bound.len() == prefix.len() && bound.bytes().eq(prefix.bytes());
        let bound = self.prefixed.iter().rev().find(|(_, (bound, _))| is_it(bound));
        bound.map(|(_, (_, space))| *space)
    }

    pub(super) fn base(&self) -> Option<&Rc<Url>> {
        self.bases.last().map(|(_, base)| base)
    }

    pub(super) fn language(&self) -> Option<Rc<str>> {
        self.languages.last().map(|(_, language)| Rc::clone(language))
    }

    pub(super) fn declare(&mut self, tag: &Tag<'a>, depth: usize) {
        self.deepest = depth;
        for (name, value) in tag.attributes() {
            match name.split_once(':') {
                None if name == "xmlns" => {
                    // The root of a feed may have any name of its format.
                    let unknown = if depth == 1 { Space::Format } else { Space::Other };
                    let space =
                        if value.is_empty() { Some(Space::Format) } else { space_of(&value) };
                    self.unprefixed.push((depth, space.unwrap_or(unknown)));
                }
                Some(("xmlns", prefix)) => {
                    let space = space_of(&value).unwrap_or_else(|| usual_space(prefix));
                    self.prefixed.push((depth, (prefix, space)));
                }
                Some(("xml", "base")) => {
                    let parent = self.bases.last().map(|(_, base)| base.as_ref());
                    if let Ok(base) = Url::options().base_url(parent).parse(value.trim()) {
                        self.bases.push((depth, Rc::new(base)));
                    }
                }
                Some(("xml", "lang")) => {
                    self.languages.push((depth, value.trim().into()));
                }
                _ => {}
            }
        }
    }

    #[inline]
    pub(super) fn close_to(&mut self, depth: usize) {
        if depth < self.deepest {
            self.close(depth);
        }
    }

    fn close(&mut self, depth: usize) {
        self.deepest = depth;
        close(&mut self.unprefixed, depth);
        close(&mut self.prefixed, depth);
        close(&mut self.bases, depth);
        close(&mut self.languages, depth);
    }
}

/// Takes away the scopes that end, of which the innermost come last.
fn close<T>(scopes: &mut Vec<(usize, T)>, depth: usize) {
    while scopes.last().is_some_and(|(declared, _)| *declared > depth) {
        scopes.pop();
    }
}
