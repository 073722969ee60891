//! The links of an entry, and the files that come with it.

use super::addresses::resolved;
use super::content::{Holds, content};
use super::elements::Family;
use super::namespaces::Space;
use super::raw::{RawItem, RawLink, Relation};
use super::read_xml::Walk;
use super::tag::Tag;
use super::xml::Child;
use std::borrow::Cow;

impl<'a> Walk<'_, 'a> {
    pub(super) fn link(&self, address: &str, relation: Relation) -> RawLink {
        let address = resolved(address, self.xml.base());
        RawLink { address, relation, ..RawLink::default() }
    }

    /// `<link>address</link>` of RSS, `<link href="address">` of Atom.
    pub(super) fn read_link(&mut self, found: &mut RawItem<'a>, child: &Child<'a>) {
        let said = Said::of(&child.tag);
        let relation = said.relation.unwrap_or_default().trim().to_ascii_lowercase();
        let media_type = said.media_type.map(|said| said.trim().to_ascii_lowercase());
        let href = said.href.or(said.resource);
        let is_text = href.is_none();
        // Atom has no link without an attribute for its address, but some feeds do.
        let address = match href {
            Some(href) => href,
            None => content(self.xml, child, Holds::OneLine),
        };
        if address.trim().is_empty() {
            return;
        }
        let is_own = relation.is_empty()
            && (self.family == Family::Rss && child.space == Space::Format || is_text);
        let relation_said =
            if is_own { Relation::Own } else { relation_of(&relation, media_type.as_deref()) };
        let mut link = self.link(&address, relation_said);
        link.media_type = media_type;
        link.length = said.length.map(Into::into);
        if relation == "enclosure" {
            found.enclosures.push(link);
        } else {
            found.links.push(link);
        }
    }

    pub(super) fn enclosure(&mut self, found: &mut RawItem<'a>, child: &Child<'a>, name: &str) {
        let Some(address) = child.tag.attribute(name).or(child.tag.attribute("href")) else {
            return;
        };
        let mut link = self.link(&address, Relation::Other);
        link.media_type = child.tag.attribute("type").map(Into::into);
        link.length =
            child.tag.attribute("length").or(child.tag.attribute("filesize")).map(Into::into);
        found.enclosures.push(link);
    }
}

/// The attributes of a link.
#[derive(Default)]
struct Said<'a> {
    relation: Option<Cow<'a, str>>,
    media_type: Option<Cow<'a, str>>,
    href: Option<Cow<'a, str>>,
    /// `<link rdf:resource="address"/>`.
    resource: Option<Cow<'a, str>>,
    length: Option<Cow<'a, str>>,
}

impl<'a> Said<'a> {
    fn of(tag: &Tag<'a>) -> Self {
        let mut said = Self::default();
        for (name, value) in tag.attributes() {
            let is = |wanted: &str| name.eq_ignore_ascii_case(wanted);
            let place = match name.rsplit(':').next() {
                Some("resource") => &mut said.resource,
                _ if is("rel") => &mut said.relation,
                _ if is("type") => &mut said.media_type,
                _ if is("href") => &mut said.href,
                _ if is("length") => &mut said.length,
                _ => continue,
            };
            place.get_or_insert(value);
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
