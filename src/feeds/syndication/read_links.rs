//! The links of an entry, and the files that come with it.

use super::addresses::resolved;
use super::content::{Holds, content};
use super::elements::Family;
use super::namespaces::Space;
use super::raw::{RawItem, RawLink, Relation, says_something};
use super::read_xml::Walk;
use super::tag::Tag;
use super::xml::Child;
use crate::feeds::references::decoded;
use std::borrow::Cow;
use std::rc::Rc;

impl<'a> Walk<'_, 'a> {
    pub(super) fn link(&self, address: Cow<'a, str>, relation: Relation) -> RawLink<'a> {
        let base = self.xml.base().map(Rc::as_ref);
        let address = match address {
            Cow::Borrowed(address) => resolved(address, base),
            Cow::Owned(address) => Cow::Owned(resolved(&address, base).into_owned()),
        };
        RawLink { address, relation, ..RawLink::default() }
    }

    /// `<link>address</link>` of RSS, `<link href="address">` of Atom.
    pub(super) fn read_link(&mut self, found: &mut RawItem<'a>, child: &Child<'a>) {
        let said = Said::of(&child.tag);
        let relation = said.relation.map(lower).unwrap_or_default();
        let media_type = said.media_type.map(lower);
        let href = said.href.or(said.resource);
        let is_text = href.is_none();
        // Atom has no link without an attribute for its address, but some feeds do.
        let address = match href {
            Some(href) => href,
            None => content(self.xml, child, Holds::OneLine),
        };
        if !says_something(&address) {
            return;
        }
        let is_own = relation.is_empty()
            && (self.family == Family::Rss && child.space == Space::Format || is_text);
        let relation_said =
            if is_own { Relation::Own } else { relation_of(&relation, media_type.as_deref()) };
        let mut link = self.link(address, relation_said);
        link.media_type = media_type;
        link.length = said.length;
        if relation == "enclosure" {
            found.enclosures.push(link);
        } else {
            found.links.push(link);
        }
    }

    /// A file, whose address stands in `url` or in `href`.
    pub(super) fn enclosure(&mut self, found: &mut RawItem<'a>, child: &Child<'a>) {
        let said = Said::of(&child.tag);
        let Some(address) = said.url.or(said.href) else { return };
        let mut link = self.link(address, Relation::Other);
        link.media_type = said.media_type;
        link.length = said.length.or(said.file_size);
        found.enclosures.push(link);
    }
}

/// Without blanks around it and in lower case, as nearly all is written.
pub(super) fn lower(said: Cow<'_, str>) -> Cow<'_, str> {
    let is_lower = |byte: u8| byte.is_ascii_graphic() && !byte.is_ascii_uppercase();
    if said.bytes().all(is_lower) { said } else { said.trim().to_ascii_lowercase().into() }
}

/// The attributes of a link.
#[derive(Default)]
struct Said<'a> {
    relation: Option<Cow<'a, str>>,
    media_type: Option<Cow<'a, str>>,
    href: Option<Cow<'a, str>>,
    /// `<link rdf:resource="address"/>`.
    resource: Option<Cow<'a, str>>,
    url: Option<Cow<'a, str>>,
    length: Option<Cow<'a, str>>,
    file_size: Option<Cow<'a, str>>,
}

impl<'a> Said<'a> {
    fn of(tag: &Tag<'a>) -> Self {
        let mut said = Self::default();
        for (name, value) in tag.written() {
            let is = |wanted: &str| name.eq_ignore_ascii_case(wanted);
            let place = match name.len() {
                3 if is("rel") => &mut said.relation,
                3 if is("url") => &mut said.url,
                4 if is("type") => &mut said.media_type,
                4 if is("href") => &mut said.href,
                6 if is("length") => &mut said.length,
                8 if is("filesize") => &mut said.file_size,
                8.. if name.rsplit(':').next() == Some("resource") => &mut said.resource,
                _ => continue,
            };
            place.get_or_insert_with(|| decoded(value));
        }
        said
    }
}

fn relation_of(relation: &str, media_type: Option<&str>) -> Relation {
    match relation {
        "" | "alternate" => match media_type {
            None | Some("" | "text/html" | "application/xhtml+xml") => Relation::Page,
            Some(_) => Relation::Alternate,
        },
        "self" => Relation::Myself,
        "replies" => Relation::Replies,
        _ => Relation::Other,
    }
}
