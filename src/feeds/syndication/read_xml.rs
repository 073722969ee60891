//! Reads RSS, RDF, Atom and CDF into a raw feed: one walk for all of them, as real feeds mix
//! their elements.

use super::content::{Holds, content, kind, text_around_children};
use super::elements::{Family, field_of};
use super::namespaces::Space;
use super::raw::{Field, RawFeed, RawItem, RawPerson, Relation, TextKind, says_something};
use super::text_construct::text_construct;
use super::xml::{Child, Xml};
use super::{MOST_ENTRIES, Root};
use crate::feeds::references::decoded;
use crate::news::{FeedFormat, FeedProblem};

/// Room for what an item of news usually has.
const USUAL_TEXTS: usize = 8;
const USUAL_LINKS: usize = 1;

/// Reads the document whose root was found.
pub(super) fn read_xml<'a>(xml: &mut Xml<'a>, root: Root) -> RawFeed<'a> {
    let family = match root {
        Root::Atom => Family::Atom,
        Root::Rss | Root::Rdf | Root::Cdf => Family::Rss,
    };
    let mut feed = RawFeed { format: FeedFormat::Rss, channel: RawItem::default(), items: vec![] };
    let Some(root_child) = xml.next_child(0) else { return feed };
    feed.format = format(root, &root_child);
    let mut walk = Walk { xml, family, feed };
    match (root, root_child.name.as_ref()) {
        // A document that is one entry, or whose beginning is lost.
        (_, "item" | "entry") => walk.item(&root_child),
        (Root::Atom | Root::Cdf, _) | (_, "channel") => walk.channel(&root_child),
        (Root::Rss | Root::Rdf, _) => walk.root_of_rss(&root_child),
    }
    // A root that was closed too early leaves items behind it.
    while let Some(child) = walk.xml.next_child(0) {
        walk.xml.problems.note(FeedProblem::JunkAfter);
        match child.name.as_ref() {
            "item" | "entry" => walk.item(&child),
            "channel" => walk.channel(&child),
            _ => {}
        }
    }
    walk.feed
}

fn format(root: Root, tag: &Child<'_>) -> FeedFormat {
    let version = tag.tag.attribute("version").unwrap_or_default();
    let declares = |part: &str| tag.tag.content.contains(part);
    match root {
        Root::Cdf => FeedFormat::Cdf,
        Root::Rdf if declares("netscape.com/rdf/simple/0.9") => FeedFormat::Rss090,
        Root::Rdf => FeedFormat::Rss10,
        Root::Atom if declares("purl.org/atom/ns") || version.trim() == "0.3" => FeedFormat::Atom03,
        Root::Atom => FeedFormat::Atom10,
        Root::Rss => match version.trim() {
            "0.90" => FeedFormat::Rss090,
            "0.91" => FeedFormat::Rss091,
            "0.92" => FeedFormat::Rss092,
            "0.93" => FeedFormat::Rss093,
            "0.94" => FeedFormat::Rss094,
            "1.0" => FeedFormat::Rss10,
            version if version.starts_with('2') => FeedFormat::Rss20,
            _ => FeedFormat::Rss,
        },
    }
}

pub(super) struct Walk<'w, 'a> {
    pub xml: &'w mut Xml<'a>,
    pub family: Family,
    feed: RawFeed<'a>,
}

impl<'a> Walk<'_, 'a> {
    /// `<rss>` holds a channel, `<rdf:RDF>` the items beside it.
    fn root_of_rss(&mut self, root: &Child<'a>) {
        while let Some(child) = self.xml.next_child(root.level) {
            match (child.space, child.name.as_ref()) {
                (Space::Format, "channel") => self.channel(&child),
                (Space::Format, "item") => self.item(&child),
                // Elements of the channel in a feed without one.
                _ => {
                    let mut channel = std::mem::take(&mut self.feed.channel);
                    self.element(&mut channel, &child);
                    self.feed.channel = channel;
                }
            }
        }
    }

    fn channel(&mut self, channel: &Child<'a>) {
        let mut about = std::mem::take(&mut self.feed.channel);
        self.begin(&mut about, channel);
        while let Some(child) = self.xml.next_child(channel.level) {
            match (child.space, child.name.as_ref()) {
                (Space::Format | Space::Atom, "item" | "entry") => self.item(&child),
                // Pictures and search fields have titles and links of their own.
                (Space::Format, "image" | "textinput" | "cloud" | "skipdays" | "skiphours") => {}
                _ => self.element(&mut about, &child),
            }
        }
        self.feed.channel = about;
    }

    fn item(&mut self, item: &Child<'a>) {
        if self.feed.items.len() >= MOST_ENTRIES {
            self.xml.problems.note(FeedProblem::TooManyEntries(MOST_ENTRIES));
            return;
        }
        let (texts, links) = (Vec::with_capacity(USUAL_TEXTS), Vec::with_capacity(USUAL_LINKS));
        let mut found = RawItem { guid_is_link: true, texts, links, ..RawItem::default() };
        self.begin(&mut found, item);
        while let Some(child) = self.xml.next_child(item.level) {
            match (child.space, child.name.as_ref()) {
                (Space::Format, "item") | (Space::Format | Space::Atom, "entry") => {
                    // The item before was not closed.
                    self.xml.close_before(child.level - 1, child.tag);
                    break;
                }
                (Space::Format, "image" | "textinput") => {}
                _ => self.element(&mut found, &child),
            }
        }
        found.is_cut = self.xml.depth() >= item.level;
        self.feed.items.push(found);
    }

    /// What the tag itself says, and what holds for all in it.
    fn begin(&mut self, found: &mut RawItem<'a>, item: &Child<'a>) {
        found.language = self.xml.language().or(found.language.take());
        found.base = self.xml.base().cloned();
        let (mut about, mut address, mut date) = (None, None, None);
        for (name, value) in item.tag.written() {
            if name.rsplit(':').next() == Some("about") {
                about.get_or_insert(value);
            } else if name.eq_ignore_ascii_case("href") {
                address.get_or_insert(value);
            } else if name.eq_ignore_ascii_case("lastmod") {
                date.get_or_insert(value);
            }
        }
        if let Some(about) = about {
            found.push(Field::RdfAbout, decoded(about), TextKind::Plain);
        }
        if let Some(address) = address {
            found.links.push(self.link(decoded(address), Relation::Own));
        }
        if let Some(date) = date {
            found.push(Field::Modified, decoded(date), TextKind::Plain);
        }
    }

    fn element(&mut self, found: &mut RawItem<'a>, child: &Child<'a>) {
        match (child.space, child.name.as_ref()) {
            (Space::Format | Space::Atom, "link") => self.read_link(found, child),
            (Space::Format | Space::Atom, "a") if child.tag.attribute("href").is_some() => {
                self.read_link(found, child);
            }
            (Space::Format | Space::Atom, "category") | (Space::Dc, "subject") => {
                self.category(found, child);
            }
            (Space::Format | Space::Atom, "source") => self.source(found, child),
            (Space::Format, "enclosure") => self.enclosure(found, child),
            (Space::Media, "content") => {
                self.enclosure(found, child);
                self.group(found, child);
            }
            (Space::Media, "group") => self.group(found, child),
            (space, name) => match field_of(self.family, space, name) {
                Some(field) if field.is_author() => self.person(found, child, field),
                Some(field) => self.text(found, child, field),
                None => {}
            },
        }
    }

    fn text(&mut self, found: &mut RawItem<'a>, child: &Child<'a>, field: Field) {
        if field == Field::Guid {
            let is_link = child.tag.attribute("ispermalink");
            found.guid_is_link =
                is_link.is_none_or(|said| !said.trim().eq_ignore_ascii_case("false"));
        }
        if self.is_text_construct(child) {
            let is_draft = self.feed.format == FeedFormat::Atom03;
            if field == Field::AtomContent {
                found.base = self.xml.base().cloned();
            }
            let (value, kind) = text_construct(self.xml, child, is_draft);
            found.push(field, value, kind);
            return;
        }
        let holds = match field {
            Field::Description
            | Field::Summary
            | Field::Content
            | Field::ContentEncoded
            | Field::DcDescription
            | Field::ItunesSummary
            | Field::MediaDescription
            | Field::AtomSummary
            | Field::AtomSubtitle
            | Field::AtomContent => Holds::Html,
            Field::Body if child.space == Space::Xhtml => Holds::Markup,
            Field::Body => Holds::Html,
            _ => Holds::OneLine,
        };
        let value = content(self.xml, child, holds);
        let is_plain = child.space == Space::Media
            && child
                .tag
                .attribute("type")
                .is_some_and(|said| matches!(said.trim(), "plain" | "text/plain"));
        found.push(field, value, if is_plain { TextKind::Plain } else { kind(holds) });
    }

    /// Whether the element says by Atom's rules what its text is.
    fn is_text_construct(&self, child: &Child<'a>) -> bool {
        let is_atom = child.space == Space::Atom
            || child.space == Space::Format && self.family == Family::Atom;
        is_atom
            && matches!(
                child.name.as_ref(),
                "title" | "summary" | "subtitle" | "tagline" | "content"
            )
    }

    /// `media:group` and `media:content` hold what may stand in the item itself.
    fn group(&mut self, found: &mut RawItem<'a>, group: &Child<'a>) {
        while let Some(child) = self.xml.next_child(group.level) {
            match (child.space, child.name.as_ref()) {
                (Space::Media, "content") => self.enclosure(found, &child),
                (Space::Media, name) => match field_of(self.family, Space::Media, name) {
                    Some(field) if field.is_author() => self.person(found, &child, field),
                    Some(field) => self.text(found, &child, field),
                    None => {}
                },
                _ => {}
            }
        }
    }

    fn category(&mut self, found: &mut RawItem<'a>, child: &Child<'a>) {
        let attribute = child.tag.attribute("label").or(child.tag.attribute("term"));
        let value = match attribute {
            Some(value) => value,
            None => content(self.xml, child, Holds::OneLine),
        };
        if says_something(&value) {
            found.categories.push(value);
        }
    }

    /// An author of Atom: elements for the name, the e-mail and the address; or, where the feed
    /// mixes formats, a plain text.
    fn person(&mut self, found: &mut RawItem<'a>, child: &Child<'a>, field: Field) {
        let mut person = RawPerson::default();
        let mut is_person = false;
        let text = text_around_children(self.xml, child, |xml, part| {
            let value = content(xml, part, Holds::OneLine);
            is_person = true;
            match part.name.as_ref() {
                "name" => person.name = value,
                "email" => person.email = value,
                "uri" | "url" => person.address = value,
                _ => {}
            }
        });
        if !is_person {
            person.name = text;
        }
        found.authors.push((field, person));
    }

    /// The feed that an entry was taken from. Its author is that of the entry when the entry
    /// names none (RFC 4287, 4.2.1).
    fn source(&mut self, found: &mut RawItem<'a>, source: &Child<'a>) {
        while let Some(child) = self.xml.next_child(source.level) {
            if child.name == "author" {
                self.person(found, &child, Field::SourceAuthor);
            }
        }
    }
}
