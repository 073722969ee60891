//! OPML: outlines within outlines, of which those with an address are feeds.

use super::{can_be_followed, passed_over, web_of_feed};
use crate::feeds::document::decode_document;
use crate::feeds::syndication::{Child, Xml, one_line};
use crate::news::{Folder, ListNote, ReadingList, Subscription};
use std::borrow::Cow;
use std::fmt::Write;

/// Folders within folders that are kept; deeper ones are opened into the last.
const MOST_DEPTH: usize = 16;

/// Subscriptions that are read. Nobody follows as many.
const MOST_SUBSCRIPTIONS: usize = 100_000;

/// Reads OPML of any version, well-formed or not. None when there is no outline in it.
#[must_use]
pub fn parse_opml(bytes: &[u8]) -> Option<ReadingList> {
    let document = decode_document(bytes, None);
    let mut xml = Xml::new(&document.text, None);
    let mut reading = Reading::default();
    while let Some(root) = xml.next_child(0) {
        reading.inside(&mut xml, &root);
    }
    reading.list.notes.extend(document.problems.into_iter().map(ListNote::Problem));
    reading.list.notes.extend(xml.problems.into_vec().into_iter().map(ListNote::Problem));
    reading.found_any.then_some(reading.list)
}

#[derive(Default)]
struct Reading {
    list: ReadingList,
    count: usize,
    found_any: bool,
}

impl Reading {
    /// `opml`, `head` and `body`, and whatever a broken list has instead of them.
    fn inside(&mut self, xml: &mut Xml<'_>, parent: &Child<'_>) {
        if parent.name == "opml" {
            self.found_any = true;
            self.list.namespaces.extend(namespaces(parent));
        }
        while let Some(child) = xml.next_child(parent.level) {
            match child.name.as_ref() {
                "outline" => {
                    let mut root = std::mem::take(&mut self.list.root);
                    self.outline(xml, &child, &mut root, 0);
                    self.list.root = root;
                }
                "title" => {
                    let title = one_line(xml, &child);
                    self.list.title = Some(title).filter(|title| !title.is_empty());
                }
                "head" | "body" => self.inside(xml, &child),
                _ => {}
            }
        }
    }

    fn outline(
        &mut self,
        xml: &mut Xml<'_>,
        outline: &Child<'_>,
        parent: &mut Folder,
        depth: usize,
    ) {
        self.found_any = true;
        let mut attributes: Vec<(String, String)> = outline
            .tag
            .attributes()
            .map(|(name, value)| (name.to_owned(), value.trim().to_owned()))
            .collect();
        let address = take(&mut attributes, "xmlUrl").filter(|address| !address.is_empty());
        let name = take_name(&mut attributes);
        if let Some(address) = address {
            let name = name.filter(|name| *name != address);
            self.subscription(parent, address, name, attributes);
            // Feeds within a feed stand beside it.
            self.children(xml, outline, parent, depth);
        } else if depth >= MOST_DEPTH || leads_elsewhere(&attributes) {
            self.children(xml, outline, parent, depth);
        } else {
            let name = name.unwrap_or_default();
            let mut folder = Folder { name, attributes, ..Folder::default() };
            let has_outlines = self.children(xml, outline, &mut folder, depth + 1);
            if has_outlines || !folder.name.is_empty() {
                merge(parent, folder);
            }
        }
    }

    /// The outlines within an outline. Whether there are any.
    fn children(
        &mut self,
        xml: &mut Xml<'_>,
        outline: &Child<'_>,
        folder: &mut Folder,
        depth: usize,
    ) -> bool {
        let mut found_any = false;
        while let Some(child) = xml.next_child(outline.level) {
            if child.name == "outline" {
                self.outline(xml, &child, folder, depth);
                found_any = true;
            }
        }
        found_any
    }

    fn subscription(
        &mut self,
        folder: &mut Folder,
        address: String,
        title: Option<String>,
        mut attributes: Vec<(String, String)>,
    ) {
        if self.count >= MOST_SUBSCRIPTIONS {
            return;
        }
        self.count += 1;
        if self.count == MOST_SUBSCRIPTIONS {
            self.list.notes.push(ListNote::TooMany(MOST_SUBSCRIPTIONS));
        }
        let address = web_of_feed(&address).unwrap_or(address);
        if let Some(note) = passed_over(&address) {
            self.list.notes.push(note(address));
            return;
        }
        if !can_be_followed(&address) {
            self.list.notes.push(ListNote::Scheme(address));
            return;
        }
        // The type that every feed of a list has.
        attributes.retain(|(name, value)| !(name == "type" && value == "rss"));
        let site = take(&mut attributes, "htmlUrl").filter(|site| !site.is_empty());
        let tags = tags_of(&take(&mut attributes, "category").unwrap_or_default());
        folder.subscriptions.push(Subscription { address, title, site, tags, attributes });
    }
}

/// The tags of a category: tags, and paths that begin with a slash, parted by commas (OPML 2.0). A
/// path is a tag of its own, without the slash that only says that it is one.
fn tags_of(categories: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for category in categories.split(',') {
        let parts = category.split('/').map(str::trim).filter(|part| !part.is_empty());
        let tag = parts.collect::<Vec<_>>().join("/");
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// The category of a feed with these tags.
fn category_of(tags: &[String]) -> String {
    let written = |tag: &String| if tag.contains('/') { format!("/{tag}") } else { tag.clone() };
    tags.iter().map(written).collect::<Vec<_>>().join(",")
}

/// What the standard has beside feeds: pages, and other lists.
fn leads_elsewhere(attributes: &[(String, String)]) -> bool {
    attributes.iter().any(|(name, value)| {
        name.eq_ignore_ascii_case("type")
            && ["link", "include"].iter().any(|kind| value.eq_ignore_ascii_case(kind))
    })
}

/// Folders of one name in one place are one folder.
fn merge(parent: &mut Folder, folder: Folder) {
    let same = parent.folders.iter_mut().find(|known| known.name == folder.name);
    match same {
        Some(known) => {
            known.subscriptions.extend(folder.subscriptions);
            for (name, value) in folder.attributes {
                if !known.attributes.iter().any(|(known, _)| *known == name) {
                    known.attributes.push((name, value));
                }
            }
            for inner in folder.folders {
                merge(known, inner);
            }
        }
        None => parent.folders.push(folder),
    }
}

/// `text` is what the standard asks for, `title` what readers show. Where they differ, `text`
/// stays among the attributes.
fn take_name(attributes: &mut Vec<(String, String)>) -> Option<String> {
    let text = take(attributes, "text").filter(|text| !text.is_empty());
    let title = take(attributes, "title").filter(|title| !title.is_empty());
    match (title, text) {
        (Some(title), Some(text)) if title != text => {
            attributes.push((TEXT.to_owned(), text));
            Some(title)
        }
        (title, text) => title.or(text),
    }
}

const TEXT: &str = "text";

/// The prefixes that the root of a list declares.
fn namespaces(root: &Child<'_>) -> Vec<(String, String)> {
    let prefix = |(name, value): (&str, Cow<'_, str>)| {
        Some((name.strip_prefix("xmlns:")?.to_owned(), value.into_owned()))
    };
    root.tag.attributes().filter_map(prefix).collect()
}

/// Takes an attribute out, in any case: `xmlUrl` is also written `xmlurl`.
fn take(attributes: &mut Vec<(String, String)>, wanted: &str) -> Option<String> {
    let at = attributes.iter().position(|(name, _)| name.eq_ignore_ascii_case(wanted))?;
    Some(attributes.remove(at).1)
}

/// Writes OPML 2.0.
#[must_use]
pub fn write_opml(list: &ReadingList) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\"");
    let spaces = list.namespaces.iter().filter(|(prefix, _)| is_name(prefix));
    let spaces: Vec<(&str, &str)> = spaces.map(|(a, b)| (a.as_str(), b.as_str())).collect();
    for (prefix, meaning) in &spaces {
        write_attribute(&mut out, &format!("xmlns:{prefix}"), meaning);
    }
    out.push_str(">\n");
    let title = list.title.as_deref().unwrap_or("khabar");
    let _ = write!(out, "  <head>\n    <title>{}</title>\n  </head>\n  <body>\n", escaped(title));
    let prefixes: Vec<&str> = spaces.iter().map(|(prefix, _)| *prefix).collect();
    write_folder(&mut out, &list.root, &prefixes, 2);
    out.push_str("  </body>\n</opml>\n");
    out
}

fn write_folder(out: &mut String, folder: &Folder, prefixes: &[&str], depth: usize) {
    let indent = "  ".repeat(depth);
    for feed in &folder.subscriptions {
        let title = feed.title.as_deref().unwrap_or(&feed.address);
        out.push_str(&indent);
        out.push_str("<outline");
        let has_type = feed.attributes.iter().any(|(name, _)| name.eq_ignore_ascii_case("type"));
        if !has_type {
            write_attribute(out, "type", "rss");
        }
        write_attribute(out, TEXT, text_of(&feed.attributes).unwrap_or(title));
        if feed.title.is_some() {
            write_attribute(out, "title", title);
        }
        write_attribute(out, "xmlUrl", &feed.address);
        if let Some(site) = &feed.site {
            write_attribute(out, "htmlUrl", site);
        }
        if !feed.tags.is_empty() {
            write_attribute(out, "category", &category_of(&feed.tags));
        }
        write_attributes(out, &feed.attributes, prefixes);
        out.push_str("/>\n");
    }
    for inner in &folder.folders {
        out.push_str(&indent);
        out.push_str("<outline");
        let text = text_of(&inner.attributes);
        write_attribute(out, TEXT, text.unwrap_or(&inner.name));
        if text.is_some() {
            write_attribute(out, "title", &inner.name);
        }
        write_attributes(out, &inner.attributes, prefixes);
        out.push_str(">\n");
        write_folder(out, inner, prefixes, depth + 1);
        out.push_str(&indent);
        out.push_str("</outline>\n");
    }
}

/// What the standard calls the text of an outline, where that is not its title.
fn text_of(attributes: &[(String, String)]) -> Option<&str> {
    attributes.iter().find(|(name, _)| name == TEXT).map(|(_, text)| text.as_str())
}

/// Those with a prefix only where it is declared.
fn write_attributes(out: &mut String, attributes: &[(String, String)], prefixes: &[&str]) {
    for (name, value) in attributes.iter().filter(|(name, _)| name != TEXT) {
        let is_written = match name.split_once(':') {
            Some((prefix, local)) => prefixes.contains(&prefix) && is_name(local),
            None => is_name(name),
        };
        if is_written {
            write_attribute(out, name, value);
        }
    }
}

fn is_name(name: &str) -> bool {
    name.starts_with(char::is_alphabetic)
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

fn write_attribute(out: &mut String, name: &str, value: &str) {
    let _ = write!(out, " {name}=\"{}\"", escaped(value));
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "<opml version='1.0'><head><title>قائمتي</title></head><body>\
        <outline text='أخبار'><outline text='A & B' type='rss' xmlUrl='https://a.example/rss?x=1&y=2' \
        htmlUrl='https://a.example' category='x, y' filter='keep'/><outline text='داخل'>\
        <outline text='B' xmlurl='https://b.example/'/></outline></outline>\
        <outline title='C' xmlUrl='https://c.example/'/><outline text='empty'/>";

    #[test]
    fn folders_and_attributes_are_kept() {
        let list = parse_opml(LIST.as_bytes()).expect("a list");
        assert_eq!(list.title.as_deref(), Some("قائمتي"));
        let mut found = Vec::new();
        list.root.for_each(&mut |path, feed| found.push((path.join("/"), feed.address.clone())));
        let wanted = [
            ("", "https://c.example/"),
            ("أخبار", "https://a.example/rss?x=1&y=2"),
            ("أخبار/داخل", "https://b.example/"),
        ];
        assert_eq!(found, wanted.map(|(path, address)| (path.to_owned(), address.to_owned())));
        let feed = &list.root.folders[0].subscriptions[0];
        assert_eq!(feed.title.as_deref(), Some("A & B"));
        assert_eq!(feed.tags, ["x", "y"]);
        assert!(feed.attributes.contains(&("filter".to_owned(), "keep".to_owned())));
        assert!(!list.notes.is_empty(), "it ends in the middle");
    }

    #[test]
    fn what_is_written_is_read_again() {
        let list = parse_opml(LIST.as_bytes()).expect("a list");
        let again = parse_opml(write_opml(&list).as_bytes()).expect("a list");
        assert_eq!(again.root, list.root);
        assert_eq!(again.notes, []);
    }

    #[test]
    fn what_readers_add_for_themselves_is_kept() {
        let list = "<opml xmlns:f='https://f.example/opml'><body>\
            <outline text='long name' title='short' f:priority='9' g:x='1' xmlUrl='https://a.example/'/>\
            <outline text='shown' title='folder' f:open='no'>\
            <outline text='b' xmlUrl='https://b.example/'/></outline></body></opml>";
        let list = parse_opml(list.as_bytes()).expect("a list");
        let written = write_opml(&list);
        assert!(written.contains("xmlns:f=\"https://f.example/opml\""), "{written}");
        assert!(written.contains("text=\"long name\" title=\"short\""), "{written}");
        assert!(written.contains("f:priority=\"9\"") && !written.contains("g:x"), "{written}");
        assert!(written.contains("text=\"shown\" title=\"folder\" f:open=\"no\""), "{written}");
    }

    #[test]
    fn a_category_is_a_path_or_a_tag() {
        let tags = |category: &str| {
            let list = format!(
                "<opml><body><outline text='a' xmlUrl='https://a.example/' \
                 category='{category}'/></body></opml>"
            );
            let list = parse_opml(list.as_bytes()).expect("a list");
            list.root.subscriptions[0].tags.clone()
        };
        assert_eq!(tags("/imp"), ["imp"]);
        assert_eq!(
            tags("/Boston/Weather,/Harvard/Berkman,tag"),
            ["Boston/Weather", "Harvard/Berkman", "tag"]
        );
        assert_eq!(tags(" / Boston //Weather/ , /, , a, /a"), ["Boston/Weather", "a"]);
    }

    #[test]
    fn a_tag_with_a_slash_is_written_as_a_path() {
        let list = "<opml><body><outline text='a' xmlUrl='https://a.example/' \
                    category='/Boston/Weather,tag'/></body></opml>";
        let list = parse_opml(list.as_bytes()).expect("a list");
        let written = write_opml(&list);
        assert!(written.contains("category=\"/Boston/Weather,tag\""), "{written}");
    }

    #[test]
    fn what_leads_elsewhere_is_no_folder() {
        let list = "<opml><body><outline text='page' type='link' url='https://a.example/'/>\
            <outline text='list' type='include' url='https://a.example/more.opml'/>\
            <outline/><outline text='folder'>\
            <outline text='a' xmlUrl='https://a.example/f'/></outline></body></opml>";
        let list = parse_opml(list.as_bytes()).expect("a list");
        let names: Vec<&str> = list.root.folders.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["folder"]);
    }

    #[test]
    fn what_is_no_list_is_none() {
        assert_eq!(parse_opml(b"<html><body><p>x</p></body></html>"), None);
        assert_eq!(parse_opml(b""), None);
    }
}
