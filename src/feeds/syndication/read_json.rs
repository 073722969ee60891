//! Reads JSON Feed 1.0 and 1.1. Items are taken as they come, so that a document that breaks
//! off gives those before.

use super::MOST_ENTRIES;
use super::addresses::resolved;
use super::json_value::{Bounded, Json};
use super::problems::{Problems, quoted};
use super::raw::{Field, RawFeed, RawItem, RawLink, RawPerson, Relation, TextKind};
use crate::news::{FeedFormat, FeedProblem};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;
use std::rc::Rc;
use url::Url;

/// Values of one item that are kept; an item with all that the format has is made of fifty.
const MOST_VALUES: usize = 1_000;

/// Reads the document, as far as it can be read.
pub(super) fn read_json(text: &str, base: Option<Url>) -> (RawFeed<'static>, Problems) {
    let mut reading = Reading {
        feed: RawFeed {
            format: FeedFormat::Json11,
            channel: RawItem::default(),
            items: Vec::new(),
        },
        problems: Problems::default(),
        base: base.map(Rc::new),
    };
    // A control within a string is an error to the parser; outside of strings it is a blank.
    let spaced = text.replace(|c: char| c.is_ascii_control(), " ");
    let mut deserializer = serde_json::Deserializer::from_str(&spaced);
    let result = reading.deserialize(&mut deserializer);
    let end = result.and_then(|()| deserializer.end());
    if let Err(error) = end {
        reading.problems.note(FeedProblem::BrokenJson(quoted(&error.to_string())));
        if let Some(last) = reading.feed.items.last_mut() {
            last.is_cut = error.is_eof();
        }
    }
    reading.feed.channel.base = reading.base.take();
    (reading.feed, reading.problems)
}

struct Reading {
    feed: RawFeed<'static>,
    problems: Problems,
    base: Option<Rc<Url>>,
}

impl<'de> DeserializeSeed<'de> for &mut Reading {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &mut Reading {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a feed")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let mut left = MOST_VALUES;
        while let Some(key) = members.next_key::<String>()? {
            if key == "items" {
                members.next_value_seed(Items(self))?;
            } else {
                let value = members.next_value_seed(Bounded(&mut left))?;
                self.member(&key, &value);
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<(), A::Error> {
        // A list of items without a feed around it.
        self.items(&mut values)
    }
}

/// The value of `items`.
struct Items<'r>(&'r mut Reading);

impl<'de> DeserializeSeed<'de> for Items<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Items<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of items")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<(), A::Error> {
        self.0.items(&mut values)
    }
}

impl Reading {
    fn items<'de, A: SeqAccess<'de>>(&mut self, values: &mut A) -> Result<(), A::Error> {
        while self.feed.items.len() < MOST_ENTRIES {
            let mut left = MOST_VALUES;
            let Some(value) = values.next_element_seed(Bounded(&mut left))? else { return Ok(()) };
            if matches!(value, Json::Object(_)) {
                let item = self.item(&value);
                self.feed.items.push(item);
            }
        }
        while values.next_element::<IgnoredAny>()?.is_some() {
            self.problems.note(FeedProblem::TooManyEntries(MOST_ENTRIES));
        }
        Ok(())
    }

    /// A member of the feed itself.
    fn member(&mut self, key: &str, value: &Json) {
        let channel = &mut self.feed.channel;
        match (key, value.text()) {
            ("version", Some(version)) if version.trim_end().ends_with("/1") => {
                self.feed.format = FeedFormat::Json10;
            }
            ("title", Some(text)) => channel.push(Field::Title, text.to_owned(), TextKind::Plain),
            ("description", Some(text)) => {
                channel.push(Field::Description, text.to_owned(), TextKind::Plain);
            }
            ("language", Some(text)) => {
                channel.push(Field::Language, text.to_owned(), TextKind::Plain);
            }
            ("home_page_url", Some(address)) => {
                channel.links.push(link(address, self.base.as_deref(), Relation::Own));
            }
            ("author" | "authors", _) => push_authors(channel, value),
            _ => {}
        }
    }

    fn item(&self, value: &Json) -> RawItem<'static> {
        let mut item = RawItem { base: self.base.clone(), ..RawItem::default() };
        let texts = [
            ("id", Field::Guid, TextKind::Plain),
            ("title", Field::Title, TextKind::Plain),
            ("summary", Field::AtomSummary, TextKind::Plain),
            ("content_html", Field::AtomContent, TextKind::Html),
            ("content_text", Field::Content, TextKind::Plain),
            ("date_published", Field::Published, TextKind::Plain),
            ("date_modified", Field::Updated, TextKind::Plain),
            ("language", Field::Language, TextKind::Plain),
        ];
        for (key, field, kind) in texts {
            if let Some(text) = value.get(key).text() {
                item.push(field, text.to_owned(), kind);
            }
        }
        for (key, relation) in [("url", Relation::Own), ("external_url", Relation::Alternate)] {
            if let Some(address) = value.get(key).text() {
                item.links.push(link(address, self.base.as_deref(), relation));
            }
        }
        push_authors(&mut item, value.get("authors"));
        push_authors(&mut item, value.get("author"));
        let tags = value.get("tags").list().iter().filter_map(Json::text);
        item.categories = tags.map(|tag| Cow::Owned(tag.to_owned())).collect();
        item.enclosures = value
            .get("attachments")
            .list()
            .iter()
            .filter_map(|file| self.attachment(file))
            .collect();
        item
    }

    fn attachment(&self, file: &Json) -> Option<RawLink<'static>> {
        let mut link = link(file.get("url").text()?, self.base.as_deref(), Relation::Other);
        link.media_type = file.get("mime_type").text().map(|text| text.to_owned().into());
        link.length = file.get("size_in_bytes").text().map(|text| text.to_owned().into());
        Some(link)
    }
}

fn link(address: &str, base: Option<&Url>, relation: Relation) -> RawLink<'static> {
    let address = Cow::Owned(resolved(address, base).into_owned());
    RawLink { address, relation, ..RawLink::default() }
}

/// Version 1.0 has one author, 1.1 a list; both are objects, and some write a name alone.
fn push_authors(item: &mut RawItem<'_>, value: &Json) {
    for author in value.list() {
        let name = author.text().or(author.get("name").text()).unwrap_or("");
        let address = author.get("url").text().unwrap_or("");
        let person = RawPerson {
            name: name.to_owned().into(),
            address: address.to_owned().into(),
            ..RawPerson::default()
        };
        item.authors.push((Field::Author, person));
    }
}
